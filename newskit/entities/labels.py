"""One name, one label: disagreements within an article are settled by majority and form."""

from __future__ import annotations

from newskit.entities.tokens import Span, Tokens
from newskit.names.acronyms import LEGAL_FORMS
from newskit.names.forms import fold
from newskit.names.gazetteer import is_country
from newskit.names.gender import is_first_name
from newskit.names.inflection import is_name_adjective, nominative
from newskit.names.roles import is_address
from newskit.names.words import word_set
from newskit.pipelines.gazetteer import is_organisation_word, is_place

_BODY_SIGNS = word_set("die der das den dem des bei firma unternehmen konzern hersteller bank verlag stadt in aus nach")
_PLACE_PREPOSITIONS = word_set("in im nach aus bei nahe")


def settle_labels(spans: list[Span], tokens: Tokens) -> list[Span]:
    """Give all mentions of one spelling the label that most of them have; what the form tells counts more."""
    keys = _keys(spans, tokens)
    votes: dict[str, dict[str, int]] = {}
    for span, key in zip(spans, keys, strict=True):
        labels = votes.setdefault(key, {})
        labels[span.label] = labels.get(span.label, 0) + 2
        if span.label == "PER" and tokens.before(span.first) == "in" and " " not in key:
            labels["LOC"] = labels.get("LOC", 0) + 3  # one is in a place, hardly ever in a person
    for key in _surnames(spans, tokens) & votes.keys():
        places = [span for span, other in zip(spans, keys, strict=True) if other == key]
        if not is_country(key) and not _is_body(places, tokens):
            votes[key] = {"PER": 1}
    for span, key in zip(spans, keys, strict=True):
        if len(votes[key]) > 1:
            _add_evidence(votes[key], span, key, tokens)
    # max takes the first of equals, and a dict keeps the order in which the labels came.
    settled = {key: max(labels, key=labels.__getitem__) for key, labels in votes.items()}
    return [span._replace(label=settled[key]) for span, key in zip(spans, keys, strict=True)]


def see_persons(spans: list[Span], tokens: Tokens) -> list[Span]:
    """Label PER what was taken for a body or place but stands there like a person."""
    return [
        span._replace(label="PER") if span.label in ("ORG", "LOC") and _looks_like_person(span, tokens) else span
        for span in spans
    ]


def _looks_like_person(span: Span, tokens: Tokens) -> bool:
    """A form of address in front, or a German first name and one more word that is no place and no kind of body."""
    if is_address(tokens.before(span.first)):
        return True
    words = tokens.words(span)
    if len(words) != 2 or tokens.before(span.first) in _PLACE_PREPOSITIONS:
        return False
    first, last = words
    is_full_name = (
        is_first_name(first) and not is_place(first) and last[:1].isupper() and last.isalpha() and not last.isupper()
    )
    return is_full_name and not is_place(last) and not is_organisation_word(last)


def _surnames(spans: list[Span], tokens: Tokens) -> set[str]:
    return {fold(tokens.text[span.stop - 1]) for span in spans if span.label == "PER" and span.stop - span.first > 1}


def _is_body(places: list[Span], tokens: Tokens) -> bool:
    """A firm that bears a person's surname: most of its mentions stand behind an article or a word like "Firma"."""
    other = [span for span in places if span.label != "PER"]
    shown = [span for span in other if tokens.before(span.first).lower() in _BODY_SIGNS]
    return 2 * len(shown) > len(other)


def _keys(spans: list[Span], tokens: Tokens) -> list[str]:
    """Folded names; genitives go with their base form, "Islamischen Republik" with "Islamische Republik"."""
    words = [tokens.words(span) for span in spans]
    folded = [fold(" ".join(nominative(w) if len(w) > 1 and is_name_adjective(w[0]) else w)) for w in words]
    known = set(folded)
    return [key[:-1] if key.endswith("s") and key[:-1] in known else key for key in folded]


def _add_evidence(labels: dict[str, int], span: Span, key: str, tokens: Tokens) -> None:
    if is_country(key):
        labels["LOC"] = labels.get("LOC", 0) + 3
    elif tokens.before(span.first) in _PLACE_PREPOSITIONS and span.label == "LOC":
        labels["LOC"] += 1
    if LEGAL_FORMS & set(key.split()[1:]):
        labels["ORG"] = labels.get("ORG", 0) + 3
