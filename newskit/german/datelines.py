"""Datelines: "Kassel/Wien (dpa) – Die Stadt werde bauen" names towns and an agency before the text begins."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newskit.german.lists import word_set
from newskit.german.tokens import Tokens
from newskit.pipelines.gazetteer import is_place

_DASHES = frozenset("-–—")
_REACH = 14  # tokens that a dateline may be long
_NO_DATELINE = word_set("ART APPR APPRART ADV PPER PDS PPOSAT KOUS VVPP VVINF VVFIN VAFIN VMFIN VVIMP VAINF VMINF")


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
    words = tokens.words
    dash = _dash(words, tokens.tags, start)
    if dash is None:
        return None
    bracket = next((i for i in range(start, dash) if words[i] == "("), dash)
    has_code = bracket < dash and _is_code(words[bracket + 1])
    is_town = is_town or is_place(words[start])
    # Without brackets all of it must be names: "Brücke gesperrt – Stau droht" is a headline.
    rest = (tokens.tags[i] for i in range(start + 1, bracket) if words[i][0].isalnum())
    is_told = has_code or (is_town and (bracket < dash or all(tag in ("NE", "CARD") for tag in rest)))
    return Dateline(_towns(words, start, bracket), dash + 1) if is_told else None


def after_dateline(tokens: Tokens, start: int, end: int) -> int:
    """Where a sentence begins that a dateline may stand before: after its dash, at the start of a paragraph only."""
    if start and "\n" not in tokens.words[start - 1]:
        return start
    dateline = read_dateline(tokens, start, tokens.labels[start] == "LOC")
    return dateline.stop if dateline and dateline.stop < end else start


def _towns(words: Sequence[str], start: int, stop: int) -> list[tuple[int, int]]:
    """ "Kassel/Bad Wildungen": the parts that begin with a capital."""
    marks = [i for i in range(start, stop) if words[i] in ("/", ",")]
    parts = zip([start, *(i + 1 for i in marks)], [*marks, stop], strict=True)
    return [(first, last) for first, last in parts if first < last and words[first][0].isupper()]


def _dash(words: Sequence[str], tags: Sequence[str], start: int) -> int | None:
    """The dash that ends the dateline, or the full stop after its brackets."""
    if not words[start][0].isupper():
        return None
    inside = False  # brackets hold what they like: code, day, country
    for i in range(start + 1, min(len(words), start + _REACH)):
        inside = (inside or words[i] == "(") and words[i] != ")"
        if words[i] in _DASHES or (words[i] == "." and words[i - 1] == ")"):
            return i
        if (tags[i] in _NO_DATELINE and not inside) or "\n" in words[i]:
            return None
    return None


def _is_code(word: str) -> bool:
    return word.isalpha() and word.islower() and 2 <= len(word) <= 8
