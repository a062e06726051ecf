"""Which persons of different articles are one person."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from newskit import frames
from newskit.german.gender import Gender, gender_of
from newskit.german.roles import person_noun
from newskit.names.forms import words_of
from newskit.names.mention import Named
from newskit.pipelines.gazetteer import is_first_name, name_list

_MANY = 10  # articles of a person that outweigh one of a namesake


@dataclass
class _Person:
    """The full names that are one person's, with and without initials, or a lone surname."""

    mentions: Counter = field(default_factory=Counter)  # of each name
    articles: set[str] = field(default_factory=set)
    offices: dict[str, set[str]] = field(default_factory=dict)  # of the articles that print some beside the names

    @cached_property
    def name(self) -> str:
        """The form that most mentions have; of equals the one with the most words, then the first in the alphabet."""
        return min(self.mentions, key=lambda name: (-self.mentions[name], -len(name.split()), name))

    @cached_property
    def roles(self) -> set[str]:
        return set().union(*self.offices.values())

    @cached_property
    def gender(self) -> Gender | None:
        return gender_of(self.name, self.roles)


def link_persons(entities: pd.DataFrame) -> tuple[dict[str, Named], dict[tuple[str, str], Named]]:
    """The names of persons that have another one in the whole corpus.

    First full name -> name, in all articles; then (article_id, lone surname) -> name, in that article.
    """
    is_person = entities["label"].eq("PER") & entities["name"].notna()
    persons = _group(entities.loc[is_person, ["name", "article_id", "role"]])
    by_surname: dict[str, list[_Person]] = defaultdict(list)
    everywhere: dict[str, Named] = {}
    for key, person in persons.items():
        if len(key) > 1:
            by_surname[key[-1]].append(person)
            told = Named(person.name, "spelling, initials or genitive")
            everywhere |= dict.fromkeys(person.mentions.keys() - {told.name}, told)
    lone = ((key[0], person) for key, person in persons.items() if len(key) == 1)
    here = {
        (article, name): owner
        for surname, person in lone
        for article in person.articles
        for name in person.mentions
        if (owner := _owner(name, person.offices.get(article, set()), by_surname.get(surname, [])))
    }
    return everywhere, here


def _group(rows: pd.DataFrame) -> dict[tuple[str, ...], _Person]:
    """Names by what tells a person; a genitive is a form of the name that is there without its -s at least as often."""
    mentions = Counter(rows["name"])
    keys = {}
    for name, count in mentions.items():
        is_genitive = name.endswith("s") and mentions[name[:-1]] >= count
        keys[name] = _identity(name[:-1] if is_genitive else name)
    persons: dict[tuple[str, ...], _Person] = defaultdict(_Person)
    for name, article, role in frames.rows(rows, "name", "article_id", "role"):
        person = persons[keys[name]]
        person.mentions[name] += 1
        person.articles.add(article)
        if not pd.isna(role):
            person.offices.setdefault(article, set()).add(person_noun(role) or role)
    return persons


def _identity(name: str) -> tuple[str, ...]:
    """The words that tell a person in all articles: initials do not ("George W. Bush")."""
    words = words_of(name)
    telling = tuple(word for word in words if len(word) > 1)
    return telling if len(telling) > 1 else words


def _owner(name: str, roles: set[str], candidates: list[_Person]) -> Named | None:
    """The one person whom a lone surname fits, and what tells so; "Trump" is not Melania Trump."""
    gender = gender_of(name, roles) if roles else None
    fitting = [one for one in candidates if gender is None or one.gender in (None, gender)]
    if len(fitting) == 1 and not (name in name_list("common_surnames") or is_first_name(name)):
        return Named(fitting[0].name, "the only full name of the corpus that fits")
    if same := [one for one in fitting if not roles.isdisjoint(one.roles)]:
        return Named(same[0].name, "same role") if len(same) == 1 else None
    *namesakes, most = sorted(fitting, key=lambda one: len(one.articles)) or [_Person()]
    if len(most.articles) >= _MANY * max(sum(len(one.articles) for one in namesakes), 1):
        return Named(most.name, "by far the most frequent full name")
    return None
