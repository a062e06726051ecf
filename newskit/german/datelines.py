"""Datelines: "Kassel/Wien (dpa) – Die Stadt werde bauen" names towns and an agency before the text begins."""

import re
from bisect import bisect_left

from newskit.german.tokens import Tokens
from newskit.pipelines.gazetteer import is_place

_NAMES = r"[A-ZÄÖÜ][\w.-]*(?:[ ][A-ZÄÖÜ\d][\w.-]*)*"
_DATELINE = re.compile(
    rf"(?P<towns>{_NAMES}(?:\s?[/,]\s?[\d.]*\s?{_NAMES})*)"
    r"(?:\s?\((?P<inside>[^()\n]{2,40})\))?(?:,[\w .]{3,20})?"
    r"(?:\s?[-–—]|(?<=\))\.)\s+"
)
_CODE = re.compile(r"[a-zäöü]{2,8}\b(?! \w)")  # "dpa", "nap/red"
_OF_TOWNS = ("NE", "CARD", "$(", "$,")


def after_dateline(tokens: Tokens, start: int, end: int) -> int:
    """Where a sentence begins that a dateline may stand before: after its dash, at the start of a paragraph only."""
    if start and "\n" not in tokens.words[start - 1]:
        return start
    match = _DATELINE.match(tokens.text, tokens.starts[start])
    if match is None:
        return start
    # Without brackets all of it must be names: "Brücke gesperrt – Stau droht" is a headline.
    towns = tokens.tags[start + 1 : bisect_left(tokens.starts, match.end("towns"))]
    told = bool(match["inside"]) or all(tag in _OF_TOWNS for tag in towns)
    is_town = tokens.labels[start] == "LOC" or is_place(tokens.words[start])
    stop = bisect_left(tokens.starts, match.end())
    is_dateline = told and is_town or _CODE.match(match["inside"] or "")
    return stop if is_dateline and stop < end else start
