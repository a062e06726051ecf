"""Acronyms in brackets tell where the name before them begins: "Bund für Fluss und Ufer (BFU)"."""

from __future__ import annotations

from newskit.german.acronyms import is_acronym_of
from newskit.german.spelling import is_acronym
from newskit.names.spans import Span, Tokens

_REACH = 10  # tokens that a name before brackets may be long


def read_brackets(spans: list[Span], tokens: Tokens) -> list[Span]:
    """Make the acronym in brackets a mention, and the words before it whose letters it takes one name.

    >>> import spacy
    >>> tokens = Tokens(spacy.blank("de")("Das Deutsche Institut für Nasse Wiesen (DINW) warnt."))
    >>> read_brackets([Span(1, 3, "ORG"), Span(4, 6, "PER")], tokens)
    [Span(first=1, stop=6, label='ORG'), Span(first=7, stop=8, label='ORG')]
    """
    for bracket in tokens.places_of("("):
        if bracket and tokens.after(bracket + 2) == ")" and is_acronym(tokens.text[bracket + 1]):
            whole = _long_form(bracket, spans, tokens)
            if whole:
                apart = [span for span in spans if span.stop <= whole.first or span.first > bracket + 1]
                spans = sorted([*apart, whole, Span(bracket + 1, bracket + 2, whole.label)])
    return spans


def _long_form(bracket: int, spans: list[Span], tokens: Tokens) -> Span | None:
    """The name before the brackets, from the span where the letters tell that it begins."""
    acronym = tokens.text[bracket + 1]
    near = [span for span in spans if _phrase_start(bracket, tokens) <= span.first < bracket]
    for span in near:
        whole = Span(span.first, bracket, "LOC" if span.label == "LOC" and len(near) == 1 else "ORG")
        if (span.label in ("ORG", "LOC") or len(near) > 1) and is_acronym_of(acronym, tokens.written(whole)):
            return whole
    return None


def _phrase_start(bracket: int, tokens: Tokens) -> int:
    """How far to the left of the brackets a name could begin: no verb, mark or line break in between."""
    i = bracket
    while i > max(bracket - _REACH, 0):
        word = tokens.text[i - 1]
        if not (word[0].isalnum() or word in "/&,+") or tokens.tag[i - 1].startswith(("VV", "VA", "VM")):
            break
        i -= 1
    return i
