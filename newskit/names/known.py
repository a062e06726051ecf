"""Names that everybody knows and a small recogniser may overlook: countries, towns, parties, federal bodies, ministries."""

from __future__ import annotations

import re
from typing import NamedTuple

from newskit.docs import Memo
from newskit.german.nouns import is_common_noun, is_personal_name
from newskit.german.words import word_set
from newskit.names.lists import bodies_in_context, known_forms, known_label, things
from newskit.names.tokens import Span, Tokens, without_overlaps
from newskit.names.typewords import is_body_type
from newskit.pipelines.gazetteer import is_place
from newskit.pipelines.lemmas import dictionary_lemma
from newskit.pipelines.names import is_country

_MINISTRY = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+ministeriums?")
# "Friedrich-Ebert-Platz": a street or building that bears a full name.
_STREET = re.compile(
    r"[A-ZÄÖÜ]\w+(?:-[A-ZÄÖÜ]\w+)+-(?:Platz|Straße|Allee|Ring|Weg|Ufer|Damm|Brücke|Park|Stadion|Arena|Halle|Flughafen)(?:e?s)?"
)
_STREET_OF_ONE_WORD = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{3,}(?:straße|strasse|gasse|allee|brücke|platz|chaussee)s?")
_GREENS = frozenset(["Grünen", "GRÜNEN"])
_NAME_TAGS = frozenset(["NE", "NN", "FM", ""])
_ARTICLES = word_set("Der Die Das")
_BEFORE_PLACES = word_set("in nach aus In Nach Aus")
_BEFORE_QUOTED_BODIES = word_set("der die das dem den des im vom zum beim laut von")


def add_known(spans: list[Span], tokens: Tokens) -> list[Span]:
    """Add what the recogniser overlooked, and label well-known bodies; for the rest, what it found stays as it is."""
    spans = [_known_as_body(span, tokens) for span in spans]
    taken = bytearray(len(tokens))
    for span in spans:
        taken[span.first : span.stop] = b"\x01" * (span.stop - span.first)
    clues = enumerate(map(_clues.__getitem__, tokens.text))
    found = (_known(i, clue, tokens, taken) for i, clue in clues if clue and not taken[i])
    return without_overlaps([*spans, *filter(None, found)])


class _Clue(NamedTuple):
    """What a word alone tells: well-known names that begin with it, and what it may be for itself."""

    forms: list[tuple[tuple[str, ...], str]]
    kind: str


def _clue(word: str) -> _Clue | None:
    """The clue of a word, None for most."""
    if not word[0].isalnum() or word.isdigit():
        return None
    forms = known_forms().get(word, [])
    kind = _kind(word) if word[0].isupper() else ""
    return _Clue(forms, kind) if forms or kind else None


_clues = Memo(_clue)


def _kind(word: str) -> str:
    if word in _GREENS:
        return "greens"
    if _MINISTRY.fullmatch(word):
        return "ministry"
    if word in bodies_in_context():
        return "body in context"
    if _STREET.fullmatch(word) or (_STREET_OF_ONE_WORD.fullmatch(word) and dictionary_lemma(word) is None):
        return "street"
    if is_country(word) or is_country(word.removesuffix("n")):  # "in den Niederlanden"
        return "country" if word != "US" else ""
    base = dictionary_lemma(word) or word  # "Bars" is a town, but its lemma "Bar" is none
    is_town = len(base) > 3 and is_place(base) and not is_common_noun(word) and not is_personal_name(word)
    return "town" if is_town and word not in things() else ""


def _known_as_body(span: Span, tokens: Tokens) -> Span:
    if span.label != "ORG" and known_label(tuple(tokens.words(span))) == "ORG":
        return span._replace(label="ORG")
    return span


def _known(i: int, clue: _Clue, tokens: Tokens, taken: bytearray) -> Span | None:
    before, tag = tokens.before(i), tokens.tag[i]
    if "/" in (before, tokens.after(i + 1)) or (before == "und" and tokens.text[i - 2].endswith("-")):
        return None  # "CDU/CSU-Fraktion", "Wirtschafts- und Finanzministerium"
    for form, label in clue.forms:
        stop = i + len(form)
        if len(form) == 1:
            if tag in _NAME_TAGS and (label == "ORG" or tag == "NE" or not is_common_noun(form[0])):
                return Span(i, stop, label)
        elif form[0] in _ARTICLES and (tokens.is_sentence_start[i] or tokens.opens_quote(i - 1)):
            continue  # "Die Zeit heilt", "Der Spiegel war blind"
        elif tuple(tokens.text[i:stop]) == form and not any(taken[i:stop]):
            return Span(i, stop, label)
    if tag not in _NAME_TAGS:
        return None
    match clue.kind:
        case "ministry":
            return Span(i, i + 1, "ORG")
        case "greens" if before.lower() in ("die", "der", "den"):
            return Span(i, i + 1, "ORG")
        case "body in context" if _is_named_as_body(i, tokens):
            return Span(i, i + 1, "ORG")
        case "street":
            return Span(i, i + 1, "LOC")
        case "country" if tag != "NN":
            return Span(i, i + 1, "LOC")
        case "town" if tag == "NE" or before in _BEFORE_PLACES:
            return Span(i, i + 1, "LOC")
    return None


def _is_named_as_body(i: int, tokens: Tokens) -> bool:
    """ "im „Spiegel“", "laut Spiegel", "die Zeitung Welt"."""
    before = tokens.before(i)
    if before.lower() == "laut" or is_body_type(before):
        return True
    is_quoted = bool(before) and before in '„“"»«‚' and tokens.after(i + 1)[:1] in tuple('“”"»«‘')
    return is_quoted and (tokens.before(i - 1).lower() in _BEFORE_QUOTED_BODIES or is_body_type(tokens.before(i - 1)))
