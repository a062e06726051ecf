"""Which persons of different articles are one person."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations

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


@dataclass(slots=True)
class _Local:
    """One name of one article; a large corpus has millions, so it is small."""

    article: str
    name: str
    roles: frozenset[str] = frozenset()
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


@dataclass
class _Candidate:
    """A person who may be meant by a lone surname, and who is named beside them where."""

    person: _Person
    context: dict[str, set[str]]

    @cached_property
    def _articles_of(self) -> dict[str, set[str]]:
        """Name -> the articles of the person that have it, too."""
        found: dict[str, set[str]] = defaultdict(set)
        for local in self.person.locals:
            for name in self.context[local.article] - {self.person.name}:
                found[name].add(local.article)
        return found

    def shares_two(self, names: set[str]) -> bool:
        """Has one of the person's articles two of these names beside them?"""
        # Looking through all articles of a person for each lone name would take the square of their number.
        articles = [self._articles_of[name] for name in names if name in self._articles_of]
        return any(not a.isdisjoint(b) for a, b in combinations(articles, 2))


def link_persons(entities: pd.DataFrame) -> dict[tuple[str, str, str], str]:
    """(article_id, label, name) -> the name of that person in the whole corpus, where it is another one."""
    locals_ = _local_persons(entities)
    persons: dict[tuple[str, ...], _Person] = defaultdict(_Person)
    lone: dict[str, list[_Local]] = defaultdict(list)
    for local in locals_:
        key = _identity(local.name)
        if len(key) > 1:
            persons[key].locals.append(local)
        elif key:
            lone[key[0]].append(local)
    by_surname: dict[str, list[_Person]] = defaultdict(list)
    for key, person in persons.items():
        by_surname[key[-1]].append(person)
    linked = {
        (local.article, "PER", local.name): person.name
        for person in persons.values()
        for local in person.locals
        if local.name != person.name
    }
    context = _context(entities)
    for surname, locals_of_surname in lone.items():
        candidates = [_Candidate(person, context) for person in by_surname.get(surname, [])]
        for local in locals_of_surname:
            person = _owner(local, candidates, context) if candidates else None
            if person:
                linked[local.article, "PER", local.name] = person.name
    return linked


def _local_persons(entities: pd.DataFrame) -> list[_Local]:
    found: dict[tuple[str, str], _Local] = {}
    rows = entities.loc[entities["label"].eq("PER") & entities["name"].notna(), ["article_id", "name", "role"]]
    for article, name, role in frames.rows(rows, "article_id", "name", "role"):
        local = found.get((article, name))
        if local is None:
            local = found[article, name] = _Local(article, name)
        local.mentions += 1
        if role is not pd.NA and not pd.isna(role):
            local.roles |= {base_role(role)}
    return list(found.values())


def _identity(name: str) -> tuple[str, ...]:
    """The words that tell a person in all articles: initials do not ("George W. Bush")."""
    words = name_words(name)
    telling = tuple(word for word in words if len(word) > 1)
    return telling if len(telling) > 1 else words


def _context(entities: pd.DataFrame) -> dict[str, set[str]]:
    """Persons and bodies of each article: what two articles share tells that they speak of the same matter."""
    names: dict[str, set[str]] = defaultdict(set)
    rows = entities.loc[entities["label"].isin(["PER", "ORG"]) & entities["name"].notna(), ["article_id", "name"]]
    for article, name in frames.rows(rows, "article_id", "name"):
        names[article].add(name)
    return names


def _owner(local: _Local, candidates: list[_Candidate], context: dict[str, set[str]]) -> _Person | None:
    gender = local.gender() if local.roles else None
    fitting = [one for one in candidates if not (gender and one.person.gender not in (None, gender))]
    if len(fitting) == 1 and not _is_common(local.name):
        return fitting[0].person
    supported = [one.person for one in fitting if _is_supported(local, one, context)]
    return supported[0] if len(supported) == 1 else None


def _is_common(surname: str) -> bool:
    return surname in common_surnames() or is_first_name(surname)


def _is_supported(local: _Local, candidate: _Candidate, context: dict[str, set[str]]) -> bool:
    """The same telling role, or two other names that both articles have."""
    if any(role.lower() not in _COMMON_ROLES for role in local.roles & candidate.person.roles):
        return True
    return candidate.shares_two(context[local.article] - {local.name})
