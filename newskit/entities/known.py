"""Names that everybody knows and a small recogniser may overlook: countries, towns, parties, federal bodies, ministries."""

from __future__ import annotations

import re

from newskit.entities.tokens import Span, Tokens, without_overlaps
from newskit.entities.typewords import is_body_type
from newskit.names.lists import bodies_in_context, known_forms, known_label
from newskit.names.nouns import is_common_noun, is_personal_name
from newskit.names.words import word_set
from newskit.pipelines.gazetteer import is_place
from newskit.pipelines.lemmas import dictionary_lemma
from newskit.pipelines.names import is_country

_MINISTRY = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+ministeriums?")
# "Friedrich-Ebert-Platz": a street or building that bears a full name.
_STREET = re.compile(
    r"[A-ZÄÖÜ]\w+(?:-[A-ZÄÖÜ]\w+)+-(?:Platz|Straße|Allee|Ring|Weg|Ufer|Damm|Brücke|Park|Stadion|Arena|Halle|Flughafen)(?:e?s)?"
)
_NAME_TAGS = frozenset(["NE", "NN", "FM", ""])
_BEFORE_PLACES = word_set("in nach aus In Nach Aus")
_BEFORE_QUOTED_BODIES = word_set("der die das dem den des im vom zum beim laut von")


def add_known(spans: list[Span], tokens: Tokens) -> list[Span]:
    """Add what the recogniser overlooked, and label well-known bodies; for the rest, what it found stays as it is."""
    spans = [_known_as_body(span, tokens) for span in spans]
    taken = bytearray(len(tokens))
    for span in spans:
        taken[span.first : span.stop] = b"\x01" * (span.stop - span.first)
    found = [
        span
        for i, word in enumerate(tokens.text)
        if not taken[i] and word[:1].isalnum() and not word.isdigit() and (span := _known(i, tokens, taken))
    ]
    return without_overlaps([*spans, *found])


def _known_as_body(span: Span, tokens: Tokens) -> Span:
    if span.label != "ORG" and known_label(tuple(tokens.words(span))) == "ORG":
        return span._replace(label="ORG")
    return span


def _known(i: int, tokens: Tokens, taken: bytearray) -> Span | None:
    word, tag = tokens.text[i], tokens.tag[i]
    before, following = tokens.before(i), tokens.after(i + 1)
    if "/" in (before, following) or (before == "und" and tokens.text[i - 2].endswith("-")):
        return None  # "CDU/CSU-Fraktion", "Wirtschafts- und Finanzministerium"
    for form, label in known_forms().get(word, ()):
        stop = i + len(form)
        if tuple(tokens.text[i:stop]) != form or any(taken[i:stop]):
            continue
        if len(form) > 1 or (tag in _NAME_TAGS and (label == "ORG" or tag == "NE")):
            return Span(i, stop, label)
    if tag not in _NAME_TAGS or not word[0].isupper():
        return None
    if word in ("Grünen", "GRÜNEN") and before.lower() in ("die", "der", "den"):
        return Span(i, i + 1, "ORG")
    if _MINISTRY.fullmatch(word) or (word in bodies_in_context() and _is_named_as_body(i, tokens)):
        return Span(i, i + 1, "ORG")
    if _STREET.fullmatch(word) or _is_known_place(word, tag, before):
        return Span(i, i + 1, "LOC")
    return None


def _is_named_as_body(i: int, tokens: Tokens) -> bool:
    """ "im „Spiegel“", "laut Spiegel", "die Zeitung Welt"."""
    before = tokens.before(i)
    if before.lower() == "laut" or is_body_type(before):
        return True
    is_quoted = bool(before) and before in '„“"»«‚' and tokens.after(i + 1)[:1] in tuple('“”"»«‘')
    return is_quoted and (tokens.before(i - 1).lower() in _BEFORE_QUOTED_BODIES or is_body_type(tokens.before(i - 1)))


def _is_known_place(word: str, tag: str, before: str) -> bool:
    """A country where the tagger sees a name; a town that is nothing else, or stands behind "in", "nach" or "aus"."""
    if is_country(word) or is_country(word.removesuffix("n")):  # "in den Niederlanden"
        return tag != "NN" and word != "US"
    base = dictionary_lemma(word) or word  # "Bars" is a town, but its lemma "Bar" is none
    if len(base) < 4 or not is_place(base) or is_common_noun(word) or is_personal_name(word):
        return False
    return tag == "NE" or before in _BEFORE_PLACES
