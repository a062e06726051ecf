"""The table of rules and its interpreter.

Each row of `rules.csv` names a `place` where a quote may be looked for and what it `needs` there. A step of the search
puts an object before `decide` that knows the facts of one candidate; the first row of its place whose needs are met is
the rule, unless an exception of that place (a row of type "none") is met as well.

Needs are written ``fact=value|value`` or ``fact!=value``, parted by spaces: the attribute of that name must have, or
must not have, one of these values. Yes and no stand for true and false. ``takes=dz`` asks for one of these letters.
"""

import csv
from collections import defaultdict
from collections.abc import Callable
from functools import lru_cache
from importlib.resources import files
from itertools import repeat
from typing import Any, NamedTuple

import pandas as pd

_ANSWERS = {"yes": True, "no": False}


class Need(NamedTuple):
    """One condition of a row."""

    fact: str
    holds: Callable[[Any], bool]  # of the candidate's fact
    wanted: bool

    def is_met(self, candidate: object) -> bool:
        """Does a candidate meet it?"""
        return self.holds(getattr(candidate, self.fact)) == self.wanted


class Rule(NamedTuple):
    """One row of the table."""

    id: str
    type: str  # indirect, direct, reported; none: an exception
    place: str
    needs: tuple[Need, ...]
    meaning: str
    example: str
    counter_example: str
    fired: int
    right: int

    def fits(self, candidate: object) -> bool:
        """Does a candidate meet all needs?"""
        return all(map(Need.is_met, self.needs, repeat(candidate)))

    def missed(self, candidate: object) -> list[str]:
        """The facts by which a candidate fails, for explanations."""
        return [need.fact for need in self.needs if not need.is_met(candidate)]


def decide(place: str, candidate: object) -> Rule | None:
    """The rule by which a candidate is a quote, or None."""
    rules, exceptions = _at(place)
    for rule in rules:
        if rule.fits(candidate):
            return None if any(exception.fits(candidate) for exception in exceptions) else rule
    return None


def ids_at(*places: str) -> frozenset[str]:
    """The ids of the rules of some places."""
    return frozenset(rule.id for rule in rules() if not set(places).isdisjoint(rule.place.split("|")))


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """All rows, in their order."""
    with files("newskit.quotes").joinpath("rules.csv").open(encoding="utf-8") as lines:
        return tuple(_rule(row) for row in csv.DictReader(lines))


def _rule(row: dict[str, str]) -> Rule:
    words = (row["id"], row["type"], row["place"], _needs(row["needs"]))
    told = (row["meaning"], row["example"], row["counter_example"])
    return Rule(*words, *told, int(row["fired"] or 0), int(row["right"] or 0))


def rules_table() -> pd.DataFrame:
    """The rules by which quotes are found.

    Returns
    -------
    DataFrame
        One row a rule: `id` (the column `rule` of Quotes), `type`, `place`, `needs`, `meaning`, `example`,
        `counter_example`, `fired` and `right` (how often it fired on the written articles in ``training/gold``, and was
        right). Rows of type "none" are exceptions: where one fits, too, nobody is quoted.

    Examples
    --------
    >>> rules_table().set_index("id").loc["dass", "meaning"]
    'a clause with "dass" after a verb that takes one'
    """
    with files("newskit.quotes").joinpath("rules.csv").open(encoding="utf-8") as lines:
        return pd.read_csv(lines, dtype="string", keep_default_na=False)


@lru_cache(maxsize=64)
def _at(place: str) -> tuple[list[Rule], list[Rule]]:
    """The rules and the exceptions of a place."""
    here: dict[bool, list[Rule]] = defaultdict(list)
    for rule in rules():
        if place in rule.place.split("|"):
            here[rule.type == "none"].append(rule)
    return here[False], here[True]


def _needs(written: str) -> tuple[Need, ...]:
    return tuple(_need(*part.partition("=")) for part in written.split())


def _need(fact: str, _: str, values: str) -> Need:
    name = fact.removesuffix("!")
    if name == "takes":
        is_none = frozenset(values).isdisjoint
        return Need(name, lambda letters: not is_none(letters), name == fact)
    return Need(name, frozenset(_ANSWERS.get(value, value) for value in values.split("|")).__contains__, name == fact)
