"""Where a name begins and ends: no article, title, type word or mark belongs to it."""

import re

from newskit.german.lists import word_lists, word_set
from newskit.german.nouns import is_common_noun, is_personal_name
from newskit.german.roles import is_address, is_person_noun
from newskit.german.tokens import Tokens
from newskit.names.spans import Span
from newskit.pipelines.gazetteer import is_first_name

_WORDS = word_lists("newskit.names", "words.txt")
_TYPES = {"LOC": _WORDS["types of places"], "ORG": _WORDS["types of organisations"]}
_YEAR = re.compile(r"20(?!00)\d\d")  # "SV Nordau 1908" has the year of its foundation
_NO_NAME_START = word_set("ART ADJA ADJD APPR APPRART KON ADV PIAT PPOSAT")
_NO_NAME_END = word_set("APPR APPRART ART KON KOUS VAFIN VMFIN PPER PRF PTKNEG ADV ADJD PTKVZ VVFIN VVINF VVPP")


def trim_borders(spans: list[Span], tokens: Tokens) -> list[Span]:
    """Take off what stands before or after a name.

    >>> import spacy
    >>> tokens = Tokens(spacy.blank("de")("Dr. Jana Moser,"))
    >>> trim_borders([Span(0, 4, "PER")], tokens)
    [Span(first=1, stop=3, label='PER')]
    """
    trimmed = []
    for first, stop, label in spans:
        while first < stop and _is_no_beginning(first, stop, label, tokens):
            first += 1
        while stop > first and _is_no_end(first, stop, label, tokens):
            stop -= 1
        if first < stop:
            trimmed.append(Span(first, stop, label))
    return trimmed


def _is_no_beginning(first: int, stop: int, label: str, tokens: Tokens) -> bool:
    word, tag = tokens.words[first], tokens.tags[first]
    if not any(map(str.isalnum, word)):
        return True
    if first + 1 == stop:
        return False
    if label == "PER":
        return is_address(word) or tag == "ART" or tag == "NN" and is_person_noun(word) or _is_compound(word)
    if word.lower() in _TYPES.get(label, ()):  # "Stadt Kassel", but "Gewerkschaft der Polizei"
        return tokens.words[first + 1].lower() not in _WORDS["links"]
    return word.islower() and tag in _NO_NAME_START  # "die SPD"


def _is_compound(word: str) -> bool:
    """ "Ex-Torwart" before a name; but "Moser-Koch" and "Hyun-ju" are names."""
    _, hyphen, head = word.rpartition("-")
    return bool(hyphen) and head[:1].isupper() and is_common_noun(head) and not is_personal_name(head)


def _is_no_end(first: int, stop: int, label: str, tokens: Tokens) -> bool:
    words, tag = tokens.words[first:stop], tokens.tags[stop - 1]
    if not any(map(str.isalnum, words[-1])):
        return "(" not in words  # "Halle (Saale)"
    if len(words) == 1:
        return False
    if words[-1].islower():
        return label == "PER" or tag in _NO_NAME_END
    if label == "PER":  # "Mosers Brücke"
        return words[-2][-1] in "s’'" and not is_first_name(words[-2]) and is_common_noun(words[-1])
    return label != "MISC" and _YEAR.fullmatch(words[-1]) is not None  # "wie die Messe Kassel 2021 zeigte"
