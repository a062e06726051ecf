"""Datelines: "Kassel/Wien (dpa) – Die Stadt werde bauen" names towns and an agency before the text begins."""

import re
from bisect import bisect_left
from typing import NamedTuple

from newskit.german.tokens import Tokens
from newskit.pipelines.gazetteer import is_place

_NAMES = r"[A-ZÄÖÜ][\w.-]*(?:[ ][A-ZÄÖÜ\d][\w.-]*)*"
_DATELINE = re.compile(
    rf"(?P<towns>{_NAMES}(?:\s?[/,]\s?[\d.]*\s?{_NAMES})*)"
    r"(?:\s?\((?P<inside>[^()\n]{2,40})\))?(?:,[\w .]{3,20})?"
    r"(?:\s?[-–—]|(?<=\))\.)\s+"
)
_TOWN = re.compile(rf"(?<![\w.]){_NAMES}")
_CODE = re.compile(r"[a-zäöü]{2,8}\b(?! \w)")  # "dpa", "nap/red"


class Dateline(NamedTuple):
    """Tokens of a dateline: its towns as (first, stop), and where the text begins."""

    towns: list[tuple[int, int]]
    stop: int


def read_dateline(tokens: Tokens, start: int, is_town: bool = False) -> Dateline | None:
    """Read the dateline that a paragraph begins with; None if it has none.

    `start` is the paragraph's first token. Whether it names a town (`is_town`) is asked of the gazetteer where the
    caller does not know.

    >>> import spacy
    >>> read_dateline(Tokens(spacy.blank("de")("Kassel/Gera (nap) - Es regnet.")), 0)
    Dateline(towns=[(0, 1), (2, 3)], stop=7)
    """
    match = _DATELINE.match(tokens.text, tokens.starts[start])
    if match is None:
        return None
    parts = (part.span() for part in _TOWN.finditer(tokens.text, *match.span("towns")))
    towns = [(bisect_left(tokens.starts, first), bisect_left(tokens.starts, stop)) for first, stop in parts]
    # Without brackets all of it must be names: "Brücke gesperrt – Stau droht" is a headline.
    names = (tokens.tags[i] for first, stop in towns for i in range(max(first, start + 1), stop))
    is_told = bool(match["inside"]) or all(tag in ("NE", "CARD") for tag in names)
    if not (is_told and (is_town or is_place(tokens.words[start])) or _CODE.match(match["inside"] or "")):
        return None
    return Dateline(towns, bisect_left(tokens.starts, match.end()))


def after_dateline(tokens: Tokens, start: int, end: int) -> int:
    """Where a sentence begins that a dateline may stand before: after its dash, at the start of a paragraph only."""
    if start and "\n" not in tokens.words[start - 1]:
        return start
    dateline = read_dateline(tokens, start, tokens.labels[start] == "LOC")
    return dateline.stop if dateline and dateline.stop < end else start
