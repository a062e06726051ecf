"""Datelines: in "Kassel (dpa) – Die Stadt werde bauen" nobody says the town, the agency and the day."""

from __future__ import annotations

from newskit.german.datelines import read_dateline
from newskit.german.tokens import Tokens


def after_dateline(tokens: Tokens, start: int, end: int) -> int:
    """Where a sentence begins that a dateline may stand before: after its dash, at the start of a paragraph only.

    Examples
    --------
    >>> import spacy
    >>> tokens = Tokens(spacy.blank("de")("Kassel (nap) - Es regnet."))
    >>> after_dateline(tokens, 0, len(tokens))
    5
    """
    if start and "\n" not in tokens.words[start - 1]:
        return start
    dateline = read_dateline(tokens.words, tokens.tags, start, tokens.labels[start] == "LOC")
    return dateline.stop if dateline and dateline.stop < end else start
