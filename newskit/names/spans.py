"""spaCy's entities mended: a span is the name, the whole name and nothing but the name."""

from __future__ import annotations

import re

from newskit.german.gender import is_first_name
from newskit.german.nouns import is_common_noun, is_personal_name
from newskit.german.roles import is_address, is_person_noun, person_noun
from newskit.german.words import word_set
from newskit.names.borders import ends_with_stop, split, trim
from newskit.names.brackets import add_acronyms
from newskit.names.gazetteer import is_country
from newskit.names.lists import known_label
from newskit.names.sift import drop_common_nouns, is_name
from newskit.names.tokens import Span, Tokens, without_overlaps
from newskit.pipelines.lemmas import dictionary_lemma

_PARTICLES_BEFORE = word_set("von van zu de del di la le ter ten vom zum der den bin ibn ben bint")
_NOBLE_TITLES = word_set(
    "Graf Gräfin Freiherr Freifrau Fürst Fürstin Prinz Prinzessin Baron Baronin Ritter Edler Herzog Herzogin"
)
_ARABIC = re.compile(r"(?:al|el|as|ar|an|ad|at|az|asch|ash|ul)-[A-ZÄÖÜ]\w+")


def repair(spans: list[Span], tokens: Tokens) -> list[Span]:
    """Split, trim, sift and complete entity spans and see the acronyms beside them; sorted, not overlapping."""
    trimmed = [trimmed for span in spans for part in split(span, tokens) if (trimmed := trim(part, tokens))]
    named = without_overlaps([span for span in trimmed if is_name(span, tokens)])
    whole = [extend(span, tokens) for span in drop_common_nouns(named, tokens)]
    return without_overlaps(add_acronyms(without_overlaps(whole), tokens))


def extend(span: Span, tokens: Tokens) -> Span:
    """Fetch what belongs to a person's name and was left outside."""
    return _extend_person(span, tokens) if span.label == "PER" else span


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
