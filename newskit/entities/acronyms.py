"""Acronyms in brackets: "Deutsches Zentrum für Neurodegenerative Erkrankungen (DZNE)"."""

from __future__ import annotations

from newskit.entities.tokens import Span, Tokens
from newskit.names.acronyms import is_acronym_of, may_be_acronym_of
from newskit.names.forms import is_acronym

_REACH = 8  # tokens between a span and the brackets that explain it


def add_acronyms(spans: list[Span], tokens: Tokens) -> list[Span]:
    """Make the acronym in brackets a mention, and reach the long form before it to the brackets if its letters tell so."""
    completed: list[Span] = []
    followers = [*spans[1:], None] if spans else []
    for span, following in zip(spans, followers, strict=True):
        limit = following.first if following else len(tokens)
        bracket = _bracket_behind(span, limit, tokens) if span.label in ("ORG", "LOC") else None
        if bracket is None:
            completed.append(span)
            continue
        whole = span._replace(stop=bracket)
        acronym = tokens.text[bracket + 1]
        is_named = is_acronym_of(acronym, tokens.written(whole))
        # Behind the very name of a body the brackets need fewer letters: "Atomenergiebehörde (IAEA)".
        if is_named or (
            span.label == "ORG" and bracket == span.stop and may_be_acronym_of(acronym, tokens.written(span))
        ):
            completed += [whole, Span(bracket + 1, bracket + 2, span.label)]
        else:
            completed.append(span)
    return completed


def _bracket_behind(span: Span, limit: int, tokens: Tokens) -> int | None:
    """Where "(ABC)" opens behind a span, nothing but words of the name in between."""
    for i in range(span.stop, min(span.stop + _REACH, len(tokens) - 2)):
        word = tokens.text[i]
        if word == "(":
            return i if is_acronym(tokens.text[i + 1]) and tokens.text[i + 2] == ")" else None
        if i >= limit or not word[0].isalpha() or tokens.tag[i].startswith(("VV", "VA", "VM")):
            return None
    return None
