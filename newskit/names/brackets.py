"""Long names before their acronyms: "das Amt für Brücken und Wege (ABW)" tells where the name begins."""

from __future__ import annotations

from newskit.german.acronyms import is_acronym_of
from newskit.german.nouns import is_common_noun
from newskit.german.spelling import is_acronym
from newskit.german.tokens import Tokens
from newskit.names.spans import Span

_REACH = 12  # tokens that a long name may have
_NO_NAME = frozenset('.:;?!()„“”"»«\n')


def read_acronyms(spans: list[Span], tokens: Tokens) -> list[Span]:
    """Let organisations begin and end as the acronyms in brackets after them spell it.

    >>> import spacy
    >>> tokens = Tokens(spacy.blank("de")("das Amt für Brücken und Wege (ABW)"))
    >>> read_acronyms([Span(7, 8, "ORG")], tokens)
    [Span(first=1, stop=6, label='ORG'), Span(first=7, stop=8, label='ORG')]
    """
    acronyms = [span for span in spans if span.label == "ORG" and is_acronym(span.written(tokens))]
    given = {span.stop: span for span in spans}
    found = [long for span in acronyms if (long := _long_form(span, tokens)) and not _is_found(long, given, tokens)]
    covered = {i for long in found for i in range(long.first, long.stop)}
    return [*found, *(span for span in spans if covered.isdisjoint(range(span.first, span.stop)))]


def _is_found(long: Span, given: dict[int, Span], tokens: Tokens) -> bool:
    """Has the recogniser found this name, or one that is longer by more than a noun for its kind ("Gewerkschaft")?"""
    known = given.get(long.stop)
    more = tokens.words[known.first : long.first] if known else []
    return known is not None and known.first <= long.first and not (len(more) == 1 and is_common_noun(more[0]))


def _long_form(acronym: Span, tokens: Tokens) -> Span | None:
    """The shortest stretch before "(ABW)" or ", kurz ABW" that the letters spell."""
    letters = acronym.written(tokens)
    if tokens.before(acronym.first) not in ("(", "kurz"):
        return None
    stop = acronym.first - 1 - (tokens.before(acronym.first - 1) == ",")
    for first in range(stop - 1, max(stop - _REACH, 0) - 1, -1):
        words = tokens.words[first:stop]
        if not _NO_NAME.isdisjoint(words[0]):
            return None
        if words[0][0].isupper() and tokens.tags[first] != "ART" and is_acronym_of(letters, " ".join(words)):
            return Span(first, stop, "ORG")
    return None
