"""Where a name begins and ends: no article, title, function, type word or mark belongs to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newskit.german.gender import common_surnames
from newskit.german.lists import word_lists, word_set
from newskit.german.nouns import is_common_noun, is_personal_name
from newskit.german.roles import is_address, is_person_noun
from newskit.german.spelling import is_acronym
from newskit.german.tokens import Tokens
from newskit.names.forms import PARTICLES
from newskit.names.spans import Span
from newskit.pipelines.gazetteer import is_first_name

_WORDS = word_lists("newskit.names", "words.txt")
_TYPES = {"LOC": _WORDS["types of places"], "ORG": _WORDS["types of organisations"]}
_OFFICES_NOT_NAMES = _WORDS["offices that are first names"]
_YEAR = re.compile(r"20(?!00)\d\d")  # "SV Nordau 1908" has the year of its foundation
_NO_NAME_START = word_set("ADJA ADJD APPR APPRART KON ADV PIAT PPOSAT")
_NO_NAME_END = word_set("APPR APPRART ART KON KOUS VAFIN VMFIN PPER PRF PTKNEG ADV ADJD PTKVZ VVFIN VVINF VVPP")


def trim_borders(spans: list[Span], tokens: Tokens) -> list[Span]:
    """Cut spans at line breaks, and take off what stands before or after the name.

    >>> import spacy
    >>> tokens = Tokens(spacy.blank("de")("die Ministerin Dr. Jana Moser,"))
    >>> trim_borders([Span(0, 6, "PER")], tokens)
    [Span(first=3, stop=5, label='PER')]
    """
    parts = (part for span in spans for part in _lines(span, tokens))
    return [trimmed for part in parts if (trimmed := _trim(part, tokens))]


def _lines(span: Span, tokens: Tokens) -> Iterator[Span]:
    first = span.first
    for i in range(span.first, span.stop):
        if "\n" in tokens.words[i]:
            yield Span(first, i, span.label)
            first = i + 1
    yield Span(first, span.stop, span.label)


def _trim(span: Span, tokens: Tokens) -> Span | None:
    first, stop, label = span
    while first < stop and _is_no_beginning(first, stop, label, tokens):
        first += 1
    while stop > first and _is_no_end(first, stop, label, tokens):
        stop -= 1
    return Span(first, stop, label) if first < stop else None


def _is_no_beginning(first: int, stop: int, label: str, tokens: Tokens) -> bool:
    word = tokens.words[first]
    following = tokens.words[first + 1] if first + 1 < stop else ""
    if not any(map(str.isalnum, word)):
        return True
    if not following:
        return False
    if tokens.tags[first] == "ART" and word.islower():
        return True
    if label == "PER":
        return is_address(word) or _is_function(word, following)
    if word.lower() in _TYPES.get(label, ()):
        return following[0].isalpha() and following.lower() not in _WORDS["links"]
    return word[0].islower() and tokens.tags[first] in _NO_NAME_START  # "die SPD"


def _is_function(word: str, following: str) -> bool:
    """A word before a person's name that is no part of it: "der", "Präsident", "Ex-Torwart"."""
    if word[0].islower():
        return word not in PARTICLES and "-" not in word  # "al-Assad"
    modifier, hyphen, head = word.rpartition("-")
    if hyphen and not is_first_name(word):  # not "Moser-Koch"
        is_noun = is_common_noun(head) or is_person_noun(head)
        return is_noun and not is_personal_name(head) or is_person_noun(word) and is_acronym(modifier)  # "CSU-Mann"
    if not is_person_noun(word) or is_first_name(word) and word not in _OFFICES_NOT_NAMES:
        return False
    return following[0].isupper() or following in PARTICLES


def _is_no_end(first: int, stop: int, label: str, tokens: Tokens) -> bool:
    word = tokens.words[stop - 1]
    before = tokens.words[stop - 2] if stop - 2 >= first else ""
    if not any(map(str.isalnum, word)):
        return not _keeps_mark(word, before, tokens.words[first:stop])
    if not before:
        return False
    if word.islower():
        return label == "PER" or tokens.tags[stop - 1] in _NO_NAME_END
    if label != "PER":
        return label != "MISC" and _YEAR.fullmatch(word) is not None  # "wie die Messe Kassel 2021 zeigte"
    is_genitive = before[-1] in "s’'‘" and not (is_first_name(before) or before in common_surnames())
    return is_genitive and is_common_noun(word) and not is_personal_name(word)  # "Mosers Brücke"


def _keeps_mark(mark: str, before: str, words: list[str]) -> bool:
    """ "Moritz’", "Elisabeth II ." and "Nordau (West)"."""
    return mark in "’'‘" and before[-1:] in "sxzß" or mark == "." and before.isupper() or "(" in words
