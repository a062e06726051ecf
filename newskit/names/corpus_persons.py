"""Which persons of different articles are one person."""

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


class _Corpus:
    """What a table of entities says of the names of persons; a large one has millions of mentions, and few names."""

    def __init__(self, entities: pd.DataFrame):
        named = entities[entities["name"].notna()]
        persons = named[named["label"] == "PER"]
        self.mentions: dict[str, int] = persons["name"].value_counts().to_dict()
        self.articles: dict[str, list[str]] = defaultdict(list)
        for name, article in frames.rows(persons[["name", "article_id"]].drop_duplicates(), "name", "article_id"):
            self.articles[name].append(article)
        self.roles: dict[tuple[str, str], set[str]] = defaultdict(set)  # where an article prints one
        for name, article, role in frames.rows(persons[persons["role"].notna()], "name", "article_id", "role"):
            self.roles[name, article].add(base_role(role) or role)
        self._telling = named.loc[named["label"].isin(["PER", "ORG"]), ["article_id", "name"]]

    @cached_property
    def _beside(self) -> tuple[dict[str, np.ndarray], np.ndarray]:
        """The rows of each article in an array of names; as categories, all rows of a name share one string."""
        pairs = self._telling.drop_duplicates().astype("category")
        return pairs.groupby("article_id", observed=True).indices, np.asarray(pairs["name"], dtype=object)

    def names_in(self, article: str) -> set[str]:
        """Persons and organisations: what two articles share tells that they speak of the same matter."""
        rows, names = self._beside
        return set(names[rows[article]])


@dataclass
class _Person:
    """The full names that are one person's, with and without initials; what they tell is worked out once."""

    corpus: _Corpus
    names: list[str] = field(default_factory=list)

    @cached_property
    def name(self) -> str:
        """The form that most mentions have; of equals the one with the most words, then the first in the alphabet."""
        return min(self.names, key=lambda name: (-self.corpus.mentions[name], -len(name.split()), name))

    @cached_property
    def articles(self) -> set[str]:
        return {article for name in self.names for article in self.corpus.articles[name]}

    @cached_property
    def roles(self) -> set[str]:
        pairs = ((name, article) for name in self.names for article in self.corpus.articles[name])
        return set().union(*(self.corpus.roles[pair] for pair in pairs if pair in self.corpus.roles))

    @cached_property
    def gender(self) -> Gender | None:
        return gender_of(self.name, self.roles)

    @cached_property
    def _articles_with(self) -> dict[str, set[str]]:
        """Name -> the articles of the person that have it, too."""
        found: dict[str, set[str]] = defaultdict(set)
        for article in self.articles:
            for other in self.corpus.names_in(article):
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
    corpus = _Corpus(entities)
    persons = _group(corpus)
    by_surname: dict[str, list[_Person]] = defaultdict(list)
    everywhere: dict[str, Named] = {}
    for key, person in persons.items():
        if len(key) > 1:
            by_surname[key[-1]].append(person)
            told = Named(person.name, "spelling, initials or genitive")
            everywhere |= dict.fromkeys((name for name in person.names if name != person.name), told)
    here = {
        (article, name): owner
        for key, person in persons.items()
        if len(key) == 1 and key[0] in by_surname
        for name in person.names
        for article in corpus.articles[name]
        if (owner := _owner(name, article, by_surname[key[0]], corpus))
    }
    return everywhere, here


def _group(corpus: _Corpus) -> dict[tuple[str, ...], _Person]:
    """Names by what tells a person; a genitive is a form of the name that is there without its -s at least as often."""
    persons: dict[tuple[str, ...], _Person] = defaultdict(lambda: _Person(corpus))
    for name, count in corpus.mentions.items():
        is_genitive = name.endswith("s") and corpus.mentions.get(name[:-1], 0) >= count
        persons[_identity(name[:-1] if is_genitive else name)].names.append(name)
    return persons


def _identity(name: str) -> tuple[str, ...]:
    """The words that tell a person in all articles: initials do not ("George W. Bush")."""
    words = name_words(name)
    telling = tuple(word for word in words if len(word) > 1)
    return telling if len(telling) > 1 else words


def _owner(name: str, article: str, candidates: list[_Person], corpus: _Corpus) -> Named | None:
    """The one person whom a lone surname fits, and what tells so."""
    roles = corpus.roles.get((name, article), set())
    gender = gender_of(name, roles) if roles else None
    fitting = [one for one in candidates if not (gender and one.gender not in (None, gender))]
    if len(fitting) == 1 and not (name in common_surnames() or is_first_name(name)):
        return Named(fitting[0].name, "the only full name of the corpus that fits")
    others = corpus.names_in(article) - {name}
    reasons = [(one.name, _why(one, fitting, roles, others)) for one in fitting]
    for wanted in (("same role", "two names beside it"), ("by far the most frequent full name",)):
        found = [Named(person, why) for person, why in reasons if why in wanted]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _why(one: _Person, fitting: list[_Person], roles: set[str], others: set[str]) -> str | None:
    """What speaks for a candidate; "Trump" is not Melania Trump, who has a tenth of the articles."""
    if any(role.lower() not in _COMMON_ROLES for role in roles & one.roles):
        return "same role"
    if one.shares_two(others - {one.name}):
        return "two names beside it"
    namesakes = sum(len(other.articles) for other in fitting if other is not one)
    return "by far the most frequent full name" if len(one.articles) >= _MANY * max(namesakes, 1) else None
