"""Datelines: "Kassel/Wien (dpa) - ..." at the start of a paragraph gives places and an agency."""

from __future__ import annotations

import re
from bisect import bisect_right

from newskit.docs import text_of
from newskit.names.lists import known_label
from newskit.names.tokens import Span, Tokens, without_overlaps

_DASHES = frozenset("-–—.")
_REACH = 8  # tokens that a dateline may be long
_BREAK = re.compile("\n")
_NO_AGENCIES = frozenset(["red", "lsw", "lnw", "ots", "pm"])


def read_datelines(spans: list[Span], tokens: Tokens) -> list[Span]:
    """Give the towns of datelines as places, each for itself, and the agency in brackets as a body.

    >>> import spacy
    >>> doc = spacy.blank("de")("Kassel/Fulda (nap) - Es regnet.")
    >>> [(doc[s.first:s.stop].text, s.label) for s in read_datelines([Span(0, 3, "ORG")], Tokens(doc))]
    [('Kassel', 'LOC'), ('Fulda', 'LOC'), ('nap', 'ORG')]
    """
    found: list[Span] = []
    breaks = {bisect_right(tokens.start, found.start()) for found in _BREAK.finditer(text_of(tokens.doc))}
    for i in sorted({0, *breaks}):
        if i < len(tokens) and tokens.text[i][0].isupper():
            found += _dateline(i, tokens)
    if not found:
        return spans
    inside = {i for span in found for i in range(span.first, span.stop)}
    kept = [span for span in spans if inside.isdisjoint(range(span.first, span.stop))]
    agencies = {tokens.text[span.first] for span in found if span.label == "ORG"}
    credits = [  # "(red, nap)" at the end of the article
        Span(i, i + 1, "ORG")
        for i, word in enumerate(tokens.text)
        if word in agencies and i not in inside and word.islower() and tokens.before(i) in ("(", ",", "/")
    ]
    return without_overlaps([*kept, *found, *credits])


def _dateline(start: int, tokens: Tokens) -> list[Span]:
    """The names of a dateline that starts here; nothing if none does."""
    towns: list[Span] = []
    first = start
    for i in range(start, min(start + _REACH, len(tokens))):
        word = tokens.text[i]
        if word in _DASHES and i > start:
            if word in "–—" and i > first > start:
                return [*towns, Span(first, i, "LOC")]  # "Kassel/Wien –"
            return []
        if word == "/":
            towns.append(Span(first, i, "LOC"))
            first = i + 1
        elif word == "(" and i > first:
            code = tokens.after(i + 1)
            is_dateline = tokens.after(i + 2) == ")" and tokens.after(i + 3) in _DASHES and _is_agency(code)
            return [*towns, Span(first, i, "LOC"), Span(i + 1, i + 2, "ORG")] if is_dateline else []
        elif not word[0].isupper() or tokens.tag[i] in ("ART", "ADJA"):
            return []
    return []


def _is_agency(code: str) -> bool:
    is_code = code.islower() or known_label((code,)) == "ORG"
    return is_code and 2 <= len(code) <= 8 and code.isalpha() and code not in _NO_AGENCIES
