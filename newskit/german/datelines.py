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


def after_dateline(tokens: Tokens, start: int, end: int) -> int:
    """Where a sentence begins that a dateline may stand before: after its dash, at the start of a paragraph only."""
    match = _DATELINE.match(tokens.text, tokens.starts[start])
    if match is None or start and "\n" not in tokens.words[start - 1]:
        return start
    is_town = tokens.labels[start] == "LOC" or is_place(tokens.words[start])
    if not match["inside"]:  # all of it must be names: "Brücke gesperrt – Stau droht" is a headline
        towns = tokens.tags[start + 1 : bisect_left(tokens.starts, match.end("towns"))]
        is_town = is_town and all(tag in ("NE", "CARD") or tag.startswith("$") for tag in towns)
    stop = bisect_left(tokens.starts, match.end())
    return stop if stop < end and (is_town or _CODE.match(match["inside"] or "")) else start
