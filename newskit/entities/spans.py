"""spaCy's entities mended: a span is the name, the whole name and nothing but the name."""

from __future__ import annotations

import re
from collections import Counter

from newskit.entities.acronyms import add_acronyms
from newskit.entities.borders import ends_with_stop, part_people, split, trim
from newskit.entities.sift import drop_common_nouns, is_name
from newskit.entities.tokens import Span, Tokens, without_overlaps
from newskit.entities.typewords import is_body_type
from newskit.names.acronyms import LEGAL_FORMS
from newskit.names.gazetteer import is_country
from newskit.names.gender import is_first_name
from newskit.names.inflection import head_gender, is_name_adjective
from newskit.names.lists import known_label
from newskit.names.nouns import is_common_noun, is_personal_name
from newskit.names.roles import is_address, is_person_noun, person_noun
from newskit.names.words import word_set
from newskit.pipelines.gazetteer import is_organisation_word
from newskit.pipelines.lemmas import dictionary_lemma

_PARTICLES_BEFORE = word_set("von van zu de del di la le ter ten vom zum der den bin ibn ben bint")
_NOBLE_TITLES = word_set(
    "Graf Gräfin Freiherr Freifrau Fürst Fürstin Prinz Prinzessin Baron Baronin Ritter Edler Herzog Herzogin"
)
# Nouns that with the town behind them are one name.
_INSTITUTION = re.compile(
    r"\w*(?:(?P<body>gericht|gerichtshof|staatsanwaltschaft|universität|hochschule|klinikum|universitätsklinik|landratsamt|handelskammer"
    r"|sparkasse|volksbank)|(?:flughafen|hauptbahnhof|gefängnis|haftanstalt))(?:s|es)?",
    re.IGNORECASE,
)
_ARABIC = re.compile(r"(?:al|el|as|ar|an|ad|at|az|asch|ash|ul)-[A-ZÄÖÜ]\w+")


def repair(spans: list[Span], tokens: Tokens) -> list[Span]:
    """Split, trim, sift and complete entity spans; sorted, not overlapping."""
    parts = [part for span in spans for whole in split(span, tokens) for part in part_people(whole, tokens)]
    trimmed = [span for part in parts if (span := trim(part, tokens))]
    named = [span for span in trimmed if is_name(span, tokens)]
    joined = drop_common_nouns(join(without_overlaps(named), tokens), tokens)
    whole = [extend(span, tokens) for span in joined]
    return without_overlaps(add_acronyms(without_overlaps(whole), tokens))


def join(spans: list[Span], tokens: Tokens) -> list[Span]:
    """Make one of a name that was cut in two: first name + surname, party + slash + party."""
    joined: list[Span] = []
    for span in spans:
        if joined and _is_continued(joined[-1], span, tokens):
            joined[-1] = joined[-1]._replace(stop=span.stop)
        else:
            joined.append(span)
    return joined


def join_rare_pairs(spans: list[Span], tokens: Tokens) -> list[Span]:
    """ "[Ozhan] [Velturi]": two persons' names side by side that no dictionary has, the first of them only here."""
    joined: list[Span] = []
    words = Counter(tokens.text[span.first] for span in spans)
    for span in spans:
        if joined and _is_rare_pair(joined[-1], span, words, tokens):
            joined[-1] = joined[-1]._replace(stop=span.stop)
        else:
            joined.append(span)
    return joined


def _is_continued(last: Span, span: Span, tokens: Tokens) -> bool:
    if _is_noble(last, span, tokens):
        return True
    if last.label != span.label:
        return False
    if span.label == "PER":
        is_single = last.stop - last.first == 1 and last.stop == span.first
        return is_single and is_first_name(tokens.text[last.first]) and not is_first_name(tokens.text[span.first])
    is_slash = tokens.text[last.stop : span.first] == ["/"]
    return is_slash and tokens.start[span.first] == tokens.end(last) + 1


def _is_rare_pair(last: Span, span: Span, words: Counter, tokens: Tokens) -> bool:
    if not (last.label == span.label == "PER" and last.stop == span.first and last.stop - last.first == 1):
        return False
    first, second = tokens.text[last.first], tokens.text[span.first]
    return words[first] == 1 and not first.endswith("s") and dictionary_lemma(first) is dictionary_lemma(second) is None


def _is_noble(last: Span, span: Span, tokens: Tokens) -> bool:
    """ "[Johanna] von [Rehden]": behind a first name and a particle, even what looks like a place is a surname."""
    between = tokens.text[last.stop : span.first]
    is_first = last.label == "PER" and last.stop - last.first == 1 and is_first_name(tokens.text[last.first])
    return is_first and span.label in ("PER", "LOC") and between[:1] != [] and set(between) <= _PARTICLES_BEFORE


def extend(span: Span, tokens: Tokens) -> Span:
    """Fetch what belongs to a name and was left outside."""
    return _extend_person(span, tokens) if span.label == "PER" else _extend_body(span, tokens)


def _extend_body(span: Span, tokens: Tokens) -> Span:
    """ "das Statistische [Bundesamt]": an adjective with a capital inside a sentence is part of the name."""
    if span.label == "ORG" and tokens.text[span.stop - 1].lower() in LEGAL_FORMS:
        return span._replace(first=_start_of_firm(span.first, tokens))
    before, first = tokens.before(span.first), span.first
    if span.label == "LOC" and (label := _institution(before)):
        return Span(first - 1, span.stop, label)
    if "inisterium" in tokens.text[first] and "für" in tokens.words(span):
        return span._replace(stop=_end_of_ministry(span.stop, tokens))
    if span.label == "PER" or not before[:1].isupper() or not is_name_adjective(before) or "-" in before:
        return span
    opens = tokens.is_sentence_start[first - 1] or tokens.opens_quote(first - 2)
    if opens or tokens.tag[first - 1] not in ("ADJA", "") or head_gender(tokens.text[first]) is None:
        return span
    return span._replace(first=first - 1)


def _institution(word: str) -> str | None:
    """What a noun makes of the town behind it: "Landgericht Kassel" is a body, "Flughafen Kassel" a place."""
    match = _INSTITUTION.fullmatch(word)
    return match and ("ORG" if match["body"] else "LOC")


def _end_of_ministry(stop: int, tokens: Tokens) -> int:
    """ "[Bundesministerium für Arbeit] und Soziales"."""
    is_pair = tokens.after(stop) == "und" and tokens.after(stop + 1)[:1].isupper() and tokens.tag[stop + 1] == "NN"
    return stop + 2 if is_pair and not is_person_noun(tokens.text[stop + 1]) else stop


def _start_of_firm(first: int, tokens: Tokens) -> int:
    """ "der Nordland [Verkehrs GmbH]": words with a capital in front of a firm's name are part of it."""
    while tokens.before(first)[:1].isupper() and tokens.tag[first - 1] in ("NE", "FM", "NN"):
        word = tokens.before(first)
        is_noun = is_common_noun(word) and tokens.tag[first - 1] == "NN"
        is_noun = is_noun or is_body_type(word) or is_organisation_word(word)
        if is_noun or tokens.is_sentence_start[first - 1]:
            break
        first -= 1
    return first


def _extend_person(span: Span, tokens: Tokens) -> Span:
    """Particles, the first name, the full stop of an initial."""
    first, stop = span.first, span.stop
    particle = first
    while particle > 1 and tokens.before(particle).lower() in _PARTICLES_BEFORE:
        particle -= 1
    if particle < first and (_is_first_name_at(particle - 1, tokens) or _is_capital_particle(particle, tokens)):
        first = particle
    if _is_first_name_at(first - 1, tokens) and (stop - first > 1 or not is_first_name(tokens.text[first])):
        first -= 1
    if stop - first == 1 and _is_surname_at(stop, tokens):
        stop += 1
    stop = _end_of_noble_name(first, stop, tokens)
    if tokens.after(stop) == "." and ends_with_stop(tokens.text[stop - 1]) and tokens.is_glued(stop):
        stop += 1
    return Span(first, stop, span.label)


def _is_first_name_at(position: int, tokens: Tokens) -> bool:
    if position < 0 or tokens.tag[position] not in ("NE", "FM", "NN", ""):
        return False
    word = tokens.text[position]
    is_noun = tokens.tag[position] == "NN" and dictionary_lemma(word) is not None  # "am Tage von Mosers Wahl"
    return is_first_name(word) and not is_person_noun(word) and not is_noun


def _end_of_noble_name(first: int, stop: int, tokens: Tokens) -> int:
    """ "[Otto Graf] zu Falkenau", "[Muhammad] al-Hadi"; not "[Jana Moser] von der Stadt"."""
    if _ARABIC.fullmatch(tokens.after(stop)):
        return stop + 1
    position = stop
    while tokens.after(position) in _PARTICLES_BEFORE:
        position += 1
    surname = tokens.after(position)
    if position > stop and stop - first == 1 and is_first_name(tokens.text[first]) and surname[:1].isupper():
        has_role = person_noun(tokens.before(first)) is not None or is_address(tokens.before(first))
        if has_role and not is_country(surname) and not known_label((surname,)):
            return position + 1  # "Intendantin [Johanna] von Rehden"
    is_noble = stop - first > 1 and tokens.text[stop - 1] in _NOBLE_TITLES and position > stop
    return position + 1 if is_noble and tokens.after(position)[:1].isupper() else stop


def _is_surname_at(position: int, tokens: Tokens) -> bool:
    """ "[Jana] Kranefeld", "General [Ozhan] Velturi": behind a first name, a word with a capital that is nothing else."""
    word, first = tokens.after(position), tokens.text[position - 1]
    if len(word) < 3 or not word[0].isupper() or not word[-1].islower() or tokens.is_sentence_start[position]:
        return False
    if tokens.tag[position] not in ("NE", "NN", "FM", "") or is_country(word) or known_label((word,)):
        return False
    if dictionary_lemma(word) is not None and not is_personal_name(word):
        return False
    is_unknown = not is_common_noun(first) and not first.endswith("s") and not is_personal_name(first)
    return is_first_name(first) or (is_unknown and person_noun(tokens.before(position - 1)) is not None)


def _is_capital_particle(particle: int, tokens: Tokens) -> bool:
    """ "Von der Leyen sagte": at the start of a sentence, more than one particle."""
    return tokens.text[particle] in ("Von", "Van", "De") and tokens.text[particle + 1].lower() in (
        "der",
        "den",
        "dem",
        "la",
    )
