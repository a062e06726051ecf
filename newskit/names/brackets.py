"""Acronyms in brackets tell where the name before them begins: "Bund für Fluss und Ufer (BFU)"."""

from __future__ import annotations

from bisect import bisect_left

from newskit.german.acronyms import LEGAL_FORMS, is_acronym_of, may_be_acronym_of
from newskit.german.inflection import is_name_adjective
from newskit.german.spelling import fold, is_acronym
from newskit.names.lists import things
from newskit.names.tokens import Span, Tokens
from newskit.pipelines.gazetteer import is_organisation_word

_REACH = 10  # tokens that a name in front of brackets may be long
_FAR = 50  # tokens that a span begins at most before brackets that it reaches


def add_acronyms(spans: list[Span], tokens: Tokens) -> list[Span]:
    """Make the acronym in brackets a mention, and the words before it whose letters it takes one name.

    >>> import spacy
    >>> doc = spacy.blank("de")("Das Deutsche Institut für Nasse Wiesen (DINW) warnt.")
    >>> [doc[s.first:s.stop].text for s in add_acronyms([Span(1, 3, "ORG"), Span(4, 6, "PER")], Tokens(doc))]
    ['Deutsche Institut für Nasse Wiesen', 'DINW']
    """
    spans = sorted(spans)
    for i in [i for i in tokens.places_of("(") if 0 < i < len(tokens) - 2]:
        if tokens.text[i + 2] == ")" and is_acronym(tokens.text[i + 1]):
            near = slice(bisect_left(spans, (i - _FAR,)), bisect_left(spans, (i + 2,)))
            whole = _long_form(i, spans[near], tokens)
            if whole:
                found = [whole, Span(i + 1, i + 2, whole.label)]
                spans[near] = [span for span in spans[near] if span.stop <= whole.first] + found
    return spans


def _long_form(bracket: int, spans: list[Span], tokens: Tokens) -> Span | None:
    """The name in front of the brackets: a span reaching to them, from where the letters tell, or words that no span has."""
    acronym, first = tokens.text[bracket + 1], _phrase_start(bracket, tokens)
    near = [span for span in spans if first <= span.first < bracket]
    for span in near:
        whole = span._replace(stop=bracket, label="LOC" if span.label == "LOC" and len(near) == 1 else "ORG")
        is_name = span.label in ("ORG", "LOC") or is_organisation_word(tokens.text[span.first])
        if (is_name or len(near) > 1) and is_acronym_of(acronym, tokens.written(whole)):
            return whole
    last = near[-1] if near else None
    if last and last.stop == bracket:
        # Behind the very name of a body the brackets need fewer letters: "Atomenergiebehörde (IAEA)".
        return last if last.label == "ORG" and may_be_acronym_of(acronym, tokens.written(last)) else None
    if acronym in things() or fold(acronym).replace(" ", "") in LEGAL_FORMS:
        return None
    for start in range(bracket - 1, first - 1, -1):
        whole = Span(start, bracket, "ORG")
        if tokens.text[start][0].isupper() and is_acronym_of(acronym, tokens.written(whole)):
            return whole if _names_body(whole, tokens) else None
    return None


def _names_body(span: Span, tokens: Tokens) -> bool:
    """A noun for a body at its head, two nouns side by side, or an adjective with a capital inside a sentence: "die Deutsche Umwelthilfe"."""
    words = tokens.words(span)
    head = next((word for word in words if word[0].isupper() and not is_name_adjective(word)), "")
    is_opening = tokens.is_sentence_start[span.first] or tokens.opens_quote(span.first - 1)
    are_nouns = len(words) == 2 and all(word[0].isupper() and not is_name_adjective(word) for word in words)
    return are_nouns or is_organisation_word(head) or (is_name_adjective(words[0]) and not is_opening)


def _phrase_start(bracket: int, tokens: Tokens) -> int:
    """How far to the left of the brackets a name could begin: no verb, mark or line break in between."""
    i = bracket
    while i > max(bracket - _REACH, 0):
        word = tokens.text[i - 1]
        if not (word[0].isalnum() or word in "/&,+") or tokens.tag[i - 1].startswith(("VV", "VA", "VM")):
            break
        i -= 1
    return i
