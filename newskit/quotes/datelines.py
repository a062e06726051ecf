"""Datelines: in "Kassel (dpa) – Die Stadt werde bauen" nobody says the town, the agency and the day."""

from __future__ import annotations

from newskit.pipelines.gazetteer import is_place
from newskit.quotes.lexicon import words
from newskit.quotes.tokens import Tokens

_DASHES = frozenset("-–—")
_REACH = 14  # tokens that a dateline may be long
_NO_DATELINE = words("ART APPR APPRART ADV PPER PDS PPOSAT KOUS VVPP VVINF")


def behind_dateline(tokens: Tokens, start: int, end: int) -> int:
    """Where a sentence begins that a dateline may stand before: behind its dash, at the start of a paragraph only.

    Examples
    --------
    >>> import spacy
    >>> tokens = Tokens(spacy.blank("de")("Kassel (nap) - Es regnet."))
    >>> behind_dateline(tokens, 0, len(tokens))
    5
    """
    if start and "\n" not in tokens.words[start - 1] or not tokens.words[start][0].isupper():
        return start
    for i in range(start + 1, min(end - 1, start + _REACH)):
        if tokens.words[i] in _DASHES:
            return i + 1 if _ends_dateline(tokens, start, i) else start
        if tokens.finite[i] or tokens.tags[i] in _NO_DATELINE:
            return start
    return start


def _ends_dateline(tokens: Tokens, start: int, dash: int) -> bool:
    """A place alone, or a place or an agency in brackets with what else is told: country, day."""
    is_town = tokens.labels[start] == "LOC" or is_place(tokens.words[start])
    rest = [i for i in range(start + 1, dash) if tokens.words[i][0].isalnum()]
    if "(" not in tokens.words[start:dash]:
        return is_town and all(tokens.labels[i] == "LOC" or tokens.tags[i] in ("NE", "CARD") for i in rest)
    agency = tokens.words[tokens.words.index("(", start) + 1]
    return is_town or agency.isalpha() and agency.islower() and 2 <= len(agency) <= 8
