"""Names that everybody knows and a small recogniser may overlook: countries, parties, federal bodies, ministries."""

from __future__ import annotations

import re
from functools import lru_cache

from newskit.entities.tokens import Span, Tokens, without_overlaps
from newskit.names.forms import fold
from newskit.names.inflection import is_name_adjective, nominative
from newskit.names.words import word_set
from newskit.pipelines.names import is_country

_BODIES = word_set(
    "CDU CSU SPD FDP AfD BSW NPD PDS ÖVP SPÖ FPÖ NEOS SVP EU UNO NATO Nato OSZE OPEC IWF EZB WHO UNESCO UNICEF CIA FBI NASA ESA BND BKA "
    "ARD ZDF ORF SRF dpa AFP Reuters Interpol Europol Frontex Bundestag Bundesrat Bundesregierung Bundeswehr Bundesanwaltschaft "
    "Bundesverfassungsgericht Bundesgerichtshof Bundesverwaltungsgericht Bundesarbeitsgericht Bundessozialgericht Bundesfinanzhof "
    "Bundeskriminalamt Bundesnachrichtendienst Bundesbank Bundesnetzagentur Bundespolizei Bundeskartellamt Bundeskabinett "
    "Verfassungsschutz Verfassungsgerichtshof Nationalrat Ständerat Weltsicherheitsrat Europaparlament Europarat Linkspartei "
    "Weltgesundheitsorganisation Weltbank Greenpeace Amnesty Hamas Hisbollah Taliban Kreml Pentagon"
)
_GREENS = frozenset(["Grünen", "GRÜNEN"])
_MINISTRY = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+ministeriums?")
# "Friedrich-Ebert-Platz": a street or building that bears a full name.
_STREET = re.compile(
    r"[A-ZÄÖÜ]\w+(?:-[A-ZÄÖÜ]\w+)+-(?:Platz|Straße|Allee|Ring|Weg|Ufer|Damm|Brücke|Park|Stadion|Arena|Halle|Flughafen)(?:e?s)?"
)
_WITH_ADJECTIVE = {
    "europaeische union": "ORG",
    "vereinte nationen": "ORG",
    "auswaertiges amt": "ORG",
    "europaeische zentralbank": "ORG",
    "europaeische kommission": "ORG",
    "europaeisches parlament": "ORG",
    "europaeischer gerichtshof": "ORG",
    "deutscher bundestag": "ORG",
    "vereinigte staaten": "LOC",
    "vereinigtes koenigreich": "LOC",
}


def add_known(spans: list[Span], tokens: Tokens) -> list[Span]:
    """Add what the recogniser overlooked; what it found stays as it is."""
    taken = bytearray(len(tokens))
    for span in spans:
        taken[span.first : span.stop] = b"\x01" * (span.stop - span.first)
    found = [
        span
        for i, word in enumerate(tokens.text)
        if word[:1].isupper() and not taken[i] and (span := _known(i, tokens, taken))
    ]
    return without_overlaps([*spans, *found])


def _known(i: int, tokens: Tokens, taken: bytearray) -> Span | None:
    word, tag = tokens.text[i], tokens.tag[i]
    label = _label_alone(word)
    if not label and not is_name_adjective(word):
        return None  # as most words
    following = tokens.after(i + 1)
    if following and is_name_adjective(word) and not taken[i + 1]:
        whole = _WITH_ADJECTIVE.get(
            fold(" ".join(nominative([word, following], "des" if following.endswith("s") else "")))
        )
        if whole:
            return Span(i, i + 2, whole)
    if not label or tag not in ("NE", "NN", "FM", ""):
        return None
    before = tokens.before(i)
    if "/" in (before, following) or (before == "und" and tokens.text[i - 2].endswith("-")):
        return None  # "CDU/CSU-Fraktion", "Wirtschafts- und Finanzministerium"
    if word in _GREENS and before.lower() not in ("die", "der", "den"):
        return None
    if label == "LOC" and is_country(word) and (tag == "NN" or word == "US"):
        return None
    return Span(i, i + 1, label)


@lru_cache(maxsize=65536)
def _label_alone(word: str) -> str:
    """The label of a single word that is a known name, else ""."""
    base = word[:-1] if word.endswith("s") else word.removesuffix("es")
    if word in _BODIES or base in _BODIES or word in _GREENS or _MINISTRY.fullmatch(word):
        return "ORG"
    return "LOC" if _STREET.fullmatch(word) or is_country(word) else ""
