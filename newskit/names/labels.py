"""One name, one label: disagreements within an article are settled by majority and form."""

from __future__ import annotations

import re

from newskit.german.acronyms import LEGAL_FORMS
from newskit.german.gender import is_first_name
from newskit.german.inflection import is_name_adjective, nominative, strip_genitive
from newskit.german.nouns import is_personal_name
from newskit.german.roles import is_address
from newskit.german.spelling import fold, is_acronym
from newskit.german.words import word_set
from newskit.names.gazetteer import is_country
from newskit.names.lists import known_label
from newskit.names.tokens import Span, Tokens
from newskit.names.typewords import is_body_type
from newskit.pipelines.gazetteer import is_organisation_word, is_place

_BODY_SIGNS = word_set("die der das den dem des bei firma unternehmen konzern hersteller bank verlag stadt in aus nach")
# Houses where one goes to are places; the bodies that run them are seldom meant.
_VENUE = re.compile(
    r"(?:theater|schauspielhaus|opernhaus|konzerthaus|stadion|arena|halle|bahnhof|flughafen|schloss|gefaengnis)s?\b"
)
# Towns are called so, persons hardly ever, where no first name tells otherwise.
_PLACE_ENDING = re.compile(
    r"[a-z]{3,}(?:brueck(?:en)?|furt|stadt|stedt|leben|muende|kirchen|hofen|hausen|itz|walde|koog)s?"
)
_BEFORE_LISTED_PLACES = word_set("in nach aus bei zwischen um")
_PLACE_PREPOSITIONS = word_set("in im nach aus bei nahe")


def settle_labels(spans: list[Span], tokens: Tokens) -> list[Span]:
    """Give all mentions of one spelling the label that most of them have; what the form tells counts more."""
    keys = _keys(spans, tokens)
    votes: dict[str, dict[str, int]] = {}
    places = {span.stop for span in spans if span.label == "LOC"}
    for span, key in zip(spans, keys, strict=True):
        labels = votes.setdefault(key, {})
        labels[span.label] = labels.get(span.label, 0) + 2
        if span.label == "PER" and " " not in key and (label := _label_by_neighbour(span, tokens, places)):
            labels[label] = labels.get(label, 0) + 5
        elif span.label == "LOC" and tokens.before(span.first) in ("in", "In"):
            labels["LOC"] += 5
        if span.label == "PER" and _PLACE_ENDING.fullmatch(key) and not is_personal_name(tokens.text[span.first]):
            labels["LOC"] = labels.get("LOC", 0) + 3
    of_persons: dict[str, list[Span]] = {key: [] for key in _parts_of_persons(spans, tokens) & votes.keys()}
    for span, key in zip(spans, keys, strict=True):
        if key in of_persons:
            of_persons[key].append(span)
    for key, same in of_persons.items():
        if not is_country(key) and not _is_body(same, tokens):
            votes[key] = {"PER": 1}
    for span, key in zip(spans, keys, strict=True):
        if len(votes[key]) > 1:
            _add_evidence(votes[key], span, key, tokens)
    firms = _firms(spans, tokens)
    for key, labels in votes.items():
        if key in firms:
            labels["ORG"] = labels.get("ORG", 0) + 9
        if "ORG" in labels and _is_venue(key):
            labels["LOC"] = labels.get("LOC", 0) + 9
    # max takes the first of equals, and a dict keeps the order in which the labels came.
    settled = {key: max(labels, key=labels.__getitem__) for key, labels in votes.items()}
    return [
        span if span.label == settled[key] else span._replace(label=settled[key])
        for span, key in zip(spans, keys, strict=True)
    ]


def _is_venue(key: str) -> bool:
    """ "Stadttheater Kassel", "Frankfurter Flughafen", but not "Theater Verlag Kassel" with a word for a body."""
    *_, last = words = key.split()
    is_body = is_organisation_word(last.title()) and not _VENUE.search(last)
    return len(words) > 1 and not is_body and bool(_VENUE.search(key))


def _firms(spans: list[Span], tokens: Tokens) -> set[str]:
    """What the firms of the article are called for short: "Nordland" where "Nordland Antriebe AG" stands."""
    firms = [tokens.words(span) for span in spans if span.label == "ORG" and span.stop - span.first > 1]
    return {fold(words[0]) for words in firms if words[-1].lower() in LEGAL_FORMS and not is_place(words[0])}


def _label_by_neighbour(span: Span, tokens: Tokens, place_ends: set[int]) -> str | None:
    """What was taken for a person is a place behind "in" or beside a place in a list, a body behind "Plattform"."""
    before = tokens.before(span.first)
    if before in ("in", "In"):
        return "LOC"  # one is in a place, hardly ever in a person
    if is_body_type(before):
        return "ORG"
    word = tokens.text[span.first]
    if is_acronym(word) and word.isupper() and len(word) > 2:
        return "ORG"
    if before in ("die", "das") and not is_personal_name(word):
        return "ORG"  # "die Ulmag": persons take no article
    is_listed = before in ("und", "oder", "sowie") and span.first - 1 in place_ends and span.stop - span.first == 1
    if is_listed and not is_personal_name(word):
        opening = span.first - 2
        while opening > 0 and tokens.text[opening][:1].isupper():
            opening -= 1
        return "LOC" if tokens.text[opening].lower() in _BEFORE_LISTED_PLACES else None
    return None


def see_persons(spans: list[Span], tokens: Tokens) -> list[Span]:
    """Label PER what was taken for a body or place but stands there like a person."""
    persons = [tokens.words(span) for span in spans if span.label == "PER"]
    ends = {(words[0], words[-1]) for words in persons if len(words) > 1}
    lone = {words[0] for words in persons if len(words) == 1}
    return [
        span._replace(label="PER")
        if span.label in ("ORG", "LOC") and _looks_like_person(span, ends, lone, tokens)
        else span
        for span in spans
    ]


def _looks_like_person(span: Span, ends: set[tuple[str, str]], lone: set[str], tokens: Tokens) -> bool:
    """A form of address in front, the ends of a full name of the article, or a first name and a word that is no place or body."""
    if is_address(tokens.before(span.first)):
        return True
    words = tokens.words(span)
    if known_label(tuple(words)):
        return False
    if len(words) > 2 and (words[0], strip_genitive(words[-1])) in ends:
        return True  # "[Jana Ruth Mosers|ORG]" where the article knows Jana Moser
    if len(words) != 2:
        return False
    first, last = words
    if is_first_name(first) and last in lone:
        return True
    if tokens.before(span.first) in _PLACE_PREPOSITIONS:
        return False
    is_full_name = (
        is_first_name(first) and not is_place(first) and last[:1].isupper() and last.isalpha() and not last.isupper()
    )
    return is_full_name and not is_place(last) and not is_organisation_word(last)


def _parts_of_persons(spans: list[Span], tokens: Tokens) -> set[str]:
    """Surnames of the persons whom the article names in full, and first names that are no places."""
    full = [tokens.words(span) for span in spans if span.label == "PER" and span.stop - span.first > 1]
    first_names = {words[0] for words in full if not is_place(words[0]) and not known_label((words[0],))}
    return {fold(words[-1]) for words in full} | {fold(word) for word in first_names}


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
