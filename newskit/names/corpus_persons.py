"""Which persons of different articles are one person."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations

import numpy as np
import pandas as pd

from newskit import frames
from newskit.german.gender import Gender, common_surnames, gender_of
from newskit.german.lists import word_lists
from newskit.german.roles import base_role
from newskit.names.forms import name_words
from newskit.names.mention import Named
from newskit.pipelines.gazetteer import is_first_name

# Roles that so many people have that they tell no one person.
_COMMON_ROLES = word_lists("newskit.names", "words.txt")["common roles"]


_MANY = 10  # articles of a person that outweigh one of a namesake


@dataclass(slots=True)
class _Name:
    """A person's name with the articles that print it: a large corpus has a million such pairs, and few names."""

    text: str
    mentions: int = 0
    articles: list[str] = field(default_factory=list)
    roles: dict[str, frozenset[str]] = field(default_factory=dict)  # of the articles that print any


class _Context:
    """Persons and organisations of each article: what two articles share tells that they speak of the same matter.

    Read from the table when the first name asks, and kept as an array of names, which is small.
    """

    def __init__(self, entities: pd.DataFrame):
        self._entities = entities

    @cached_property
    def _pairs(self) -> tuple[dict[str, np.ndarray], np.ndarray]:
        """The rows of each article in an array of names."""
        telling = self._entities["label"].isin(["PER", "ORG"]) & self._entities["name"].notna()
        # As categories, all rows of a name share one string.
        pairs = self._entities.loc[telling, ["article_id", "name"]].drop_duplicates().astype("category")
        return pairs.groupby("article_id", observed=True).indices, np.asarray(pairs["name"], dtype=object)

    def names_in(self, article: str) -> set[str]:
        rows, names = self._pairs
        return set(names[rows[article]])


@dataclass
class _Person:
    """The full names that are one person's, with and without initials."""

    context: _Context
    names: list[_Name] = field(default_factory=list)

    # Asked for once for each article, so worked out once; by then all names of the person are known.
    @cached_property
    def name(self) -> str:
        """The form that most mentions have; of equals the one with the most words, then the first in the alphabet."""
        return min(self.names, key=lambda name: (-name.mentions, -len(name.text.split()), name.text)).text

    @cached_property
    def articles(self) -> set[str]:
        return {article for name in self.names for article in name.articles}

    @cached_property
    def roles(self) -> set[str]:
        return {role for name in self.names for roles in name.roles.values() for role in roles}

    @cached_property
    def gender(self) -> Gender | None:
        return gender_of(self.name, self.roles)

    @cached_property
    def _articles_with(self) -> dict[str, set[str]]:
        """Name -> the articles of the person that have it, too."""
        found: dict[str, set[str]] = defaultdict(set)
        for article in self.articles:
            for other in self.context.names_in(article):
                found[other].add(article)
        return found

    def shares_two(self, names: set[str]) -> bool:
        """Has one of the person's articles two of these names beside them?"""
        # Looking through all articles of a person for each lone name would take the square of their number.
        articles = [self._articles_with[name] for name in names if name in self._articles_with]
        return any(not a.isdisjoint(b) for a, b in combinations(articles, 2))


def link_persons(entities: pd.DataFrame) -> tuple[dict[str, Named], dict[tuple[str, str], Named]]:
    """The names of persons that have another one in the whole corpus.

    First full name -> name, in all articles; then (article_id, lone surname) -> name, in that article.
    """
    context = _Context(entities)
    persons: dict[tuple[str, ...], _Person] = defaultdict(lambda: _Person(context))
    lone: dict[str, list[_Name]] = defaultdict(list)
    for name in _names(entities):
        key = _identity(name.text)
        if len(key) > 1:
            persons[key].names.append(name)
        elif key:
            lone[key[0]].append(name)
    by_surname: dict[str, list[_Person]] = defaultdict(list)
    for key, person in persons.items():
        by_surname[key[-1]].append(person)
    everywhere = {
        name.text: Named(person.name, "spelling or initials")
        for person in persons.values()
        for name in person.names
        if name.text != person.name
    }
    here = {}
    for surname, names in lone.items():
        candidates = by_surname.get(surname, [])
        for name in names if candidates else []:
            for article in name.articles:
                if owner := _owner(name, article, candidates, context):
                    here[article, name.text] = owner
    return everywhere, here


def _names(entities: pd.DataFrame) -> list[_Name]:
    found: dict[str, _Name] = {}
    same: dict[frozenset[str], frozenset[str]] = {}  # articles with the same roles share one set
    rows = entities.loc[entities["label"].eq("PER") & entities["name"].notna(), ["article_id", "name", "role"]]
    for article, text, role in frames.rows(rows, "article_id", "name", "role"):
        name = found.get(text)
        if name is None:
            name = found[text] = _Name(text)
        name.mentions += 1
        name.articles.append(article)
        if isinstance(role, str):  # not missing
            roles = name.roles.get(article, frozenset()) | {base_role(role) or role}
            name.roles[article] = same.setdefault(roles, roles)
    for name in found.values():
        name.articles = list(dict.fromkeys(name.articles))
    return list(found.values())


def _identity(name: str) -> tuple[str, ...]:
    """The words that tell a person in all articles: initials do not ("George W. Bush")."""
    words = name_words(name)
    telling = tuple(word for word in words if len(word) > 1)
    return telling if len(telling) > 1 else words


def _owner(name: _Name, article: str, candidates: list[_Person], context: _Context) -> Named | None:
    """The one person whom a lone surname fits, and what tells so."""
    roles = name.roles.get(article, frozenset())
    gender = gender_of(name.text, roles) if roles else None
    fitting = [one for one in candidates if not (gender and one.gender not in (None, gender))]
    is_common = name.text in common_surnames() or is_first_name(name.text)
    if len(fitting) == 1 and not is_common:
        return Named(fitting[0].name, "the only full name of the corpus that fits")
    others = context.names_in(article) - {name.text}
    reasons = [(one.name, _why(one, fitting, roles, others)) for one in fitting]
    for wanted in (("same role", "two names beside it"), ("by far the most frequent full name",)):
        found = [Named(person, why) for person, why in reasons if why in wanted]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _why(one: _Person, fitting: list[_Person], roles: frozenset[str], others: set[str]) -> str | None:
    """What speaks for a candidate."""
    if any(role.lower() not in _COMMON_ROLES for role in roles & one.roles):
        return "same role"
    if one.shares_two(others - {one.name}):
        return "two names beside it"
    return "by far the most frequent full name" if _prevails(one, fitting) else None


def _prevails(candidate: _Person, fitting: list[_Person]) -> bool:
    """Is the person in many articles, and in ten times as many as all namesakes? "Trump" is not Melania Trump."""
    others = sum(len(one.articles) for one in fitting if one is not candidate)
    return len(candidate.articles) >= max(_MANY, _MANY * others)
