"""Which persons of different articles are one person."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from newskit import frames
from newskit.names.gender import Gender, common_surnames, guess_gender, is_first_name
from newskit.names.persons import name_words
from newskit.names.roles import base_role
from newskit.names.words import word_set

# Roles that so many people have that they tell no one person.
_COMMON_ROLES = word_set(
    "sprecher sprecherin polizeisprecher polizeisprecherin trainer trainerin anwalt anwältin vorsitzende vorsitzender chef chefin "
    "abgeordnete abgeordneter professor professorin experte expertin mitarbeiter mitarbeiterin leiter leiterin minister ministerin "
    "präsident präsidentin direktor direktorin bürgermeister bürgermeisterin autor autorin sohn tochter"
)


@dataclass
class _Local:
    """One name of one article."""

    article: str
    name: str
    roles: set[str] = field(default_factory=set)
    mentions: int = 0

    def gender(self) -> Gender | None:
        return next(filter(None, (guess_gender(self.name, role) for role in sorted(self.roles))), None) or guess_gender(
            self.name
        )


@dataclass
class _Person:
    """A full name with all articles that print it."""

    locals: list[_Local] = field(default_factory=list)

    # Asked for once for each article, so worked out once; by then all articles of the person are known.
    @cached_property
    def name(self) -> str:
        """The form with the most words; among those the most frequent, then the first in the alphabet."""
        counts: Counter = Counter()
        for local in self.locals:
            counts[local.name] += local.mentions
        return min(counts, key=lambda name: (-len(name.split()), -counts[name], name))

    @cached_property
    def roles(self) -> set[str]:
        return {role for local in self.locals for role in local.roles}

    @cached_property
    def gender(self) -> Gender | None:
        return next(filter(None, (local.gender() for local in self.locals)), None)


def link_persons(entities: pd.DataFrame) -> dict[tuple[str, str, str], str]:
    """(article_id, label, name) -> the name of that person in the whole corpus."""
    locals_ = _local_persons(entities)
    persons: dict[tuple[str, ...], _Person] = defaultdict(_Person)
    lone: list[tuple[str, _Local]] = []
    for local in locals_:
        key = _identity(local.name)
        if len(key) > 1:
            persons[key].locals.append(local)
        elif key:
            lone.append((key[0], local))
    by_surname: dict[str, list[_Person]] = defaultdict(list)
    for key, person in persons.items():
        by_surname[key[-1]].append(person)
    linked = {(local.article, "PER", local.name): person.name for person in persons.values() for local in person.locals}
    context = _context(entities)
    for surname, local in lone:
        person = _owner(local, by_surname.get(surname, []), context)
        if person:
            linked[local.article, "PER", local.name] = person.name
    return linked


def _local_persons(entities: pd.DataFrame) -> list[_Local]:
    found: dict[tuple[str, str], _Local] = {}
    rows = entities.loc[entities["label"].eq("PER") & entities["name"].notna(), ["article_id", "name", "role"]]
    for article, name, role in frames.rows(rows, "article_id", "name", "role"):
        local = found.setdefault((article, name), _Local(article, name))
        local.mentions += 1
        if not pd.isna(role):
            local.roles.add(base_role(role))
    return list(found.values())


def _identity(name: str) -> tuple[str, ...]:
    """The words that tell a person in all articles: initials do not ("George W. Bush")."""
    words = name_words(name)
    telling = tuple(word for word in words if len(word) > 1)
    return telling if len(telling) > 1 else words


def _context(entities: pd.DataFrame) -> dict[str, set[str]]:
    """Persons and bodies of each article: what two articles share tells that they speak of the same matter."""
    names: dict[str, set[str]] = defaultdict(set)
    rows = entities.loc[entities["label"].isin(["PER", "ORG"]) & entities["name"].notna()]
    for article, name in frames.rows(rows, "article_id", "name"):
        names[article].add(name)
    return names


def _owner(local: _Local, candidates: list[_Person], context: dict[str, set[str]]) -> _Person | None:
    gender = local.gender() if local.roles else None
    fitting = [person for person in candidates if not (gender and person.gender not in (None, gender))]
    if len(fitting) == 1 and not _is_common(local.name):
        return fitting[0]
    supported = [person for person in fitting if _is_supported(local, person, context)]
    return supported[0] if len(supported) == 1 else None


def _is_common(surname: str) -> bool:
    return surname in common_surnames() or is_first_name(surname)


def _is_supported(local: _Local, person: _Person, context: dict[str, set[str]]) -> bool:
    """The same telling role, or two other names that both articles have."""
    if any(role.lower() not in _COMMON_ROLES for role in local.roles & person.roles):
        return True
    here = context[local.article] - {local.name}
    return any(len(here & context[other.article] - {person.name}) > 1 for other in person.locals)
