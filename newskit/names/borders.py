"""Where a name begins and ends: no article, title, function, type word or mark belongs to it."""

from __future__ import annotations

from collections.abc import Iterator

from newskit.german.gender import common_surnames, is_first_name
from newskit.german.nouns import is_common_noun, is_personal_name
from newskit.german.roles import is_address, person_noun
from newskit.german.spelling import is_acronym
from newskit.german.words import word_set
from newskit.names.forms import PARTICLES
from newskit.names.tokens import Span, Tokens
from newskit.names.typewords import BODY_TYPES, PLACE_TYPES
from newskit.pipelines.lemmas import dictionary_lemma

# These stand before short names only: "Gewerkschaft ver.di", but "Gewerkschaft Erziehung und Wissenschaft" is the name.
_TYPES_OF_SHORT_NAMES = word_set("gewerkschaft dachverband branchenverband spitzenverband verein club klub")
_OF = word_set("der des den die das für von vom of the nahrung")
_OPENING, _CLOSING = frozenset('„“"»«‚'), frozenset('“”"»«‘')
_ARTICLES = word_set("der die das dem den des ein eine einen einem einer eines")
# Names that have their article inside where it is printed with a capital: "Der Spiegel", "Die Linke", "Den Haag".
_WITH_ARTICLE = word_set("Linke Linken Zeit Welt Presse Spiegel Standard Grünen Partei Rechte Ärzte Falken Heimat Haag")
# Offices that are first names somewhere in the world.
_OFFICES_NOT_NAMES = word_set(
    "General Imam Major Prinz König Kaiser Papst Emir Sultan Scheich Pastor Senator Pater Vater"
)
_NO_NAME_START = word_set("ADJA ADJD APPR APPRART KON ADV PIAT PPOSAT")
_NO_BODY_END = word_set("ADV ADJD PTKVZ VVFIN VVINF VVPP")
_NO_NAME_END = word_set("APPR APPRART ART KON KOUS VAFIN VMFIN PPER PRF PTKNEG")


def split(span: Span, tokens: Tokens) -> Iterator[Span]:
    """Cut a span at line breaks: no name goes on in another paragraph."""
    first = span.first
    for i in range(span.first, span.stop):
        if "\n" in tokens.text[i]:
            if i > first:
                yield Span(first, i, span.label)
            first = i + 1
    if first < span.stop:
        yield Span(first, span.stop, span.label)


def trim(span: Span, tokens: Tokens) -> Span | None:
    """Take off what stands before or behind the name; a name in quotation marks of its own is whole."""
    first, stop, label = span
    if label in ("ORG", "MISC") and tokens.before(first) in _OPENING and tokens.after(stop) in _CLOSING:
        return span
    while first < stop and _is_no_beginning(first, stop, label, tokens):
        first += 1
    while stop > first and _is_no_end(first, stop, label, tokens):
        stop -= 1
    return Span(first, stop, label) if first < stop else None


def _is_no_beginning(first: int, stop: int, label: str, tokens: Tokens) -> bool:
    word, tag = tokens.text[first], tokens.tag[first]
    following = tokens.text[first + 1] if first + 1 < stop else ""
    if not (word[0].isalnum() or any(c.isalnum() for c in word)):
        return True
    if word.lower() in _ARTICLES:
        return not _is_named_with_article(first, following, label, tokens)
    if not following:
        return False
    if label == "PER":
        return is_address(word) or _is_function(word, following, tag) or _is_noun_in_front(first, stop, tokens)
    kind = word.lower()
    if label == "ORG" and kind in _TYPES_OF_SHORT_NAMES:
        return stop - first == 2 and (is_acronym(following) or following.islower())
    types = PLACE_TYPES if label == "LOC" else BODY_TYPES if label == "ORG" else ()
    if kind in types or kind.rstrip("s") in types:
        return following.lower() not in _OF and following[:1].isalpha() and "-" not in following
    return word[0].islower() and tag in _NO_NAME_START


def _is_named_with_article(first: int, following: str, label: str, tokens: Tokens) -> bool:
    word = tokens.text[first]
    if label == "PER":  # "van der", "Das Gupta"
        return bool(following) and tokens.tag[first] == "NE"
    if word[0].islower() or following.title() not in _WITH_ARTICLE:
        return False
    return following == "Haag" or word.isupper() or not tokens.is_sentence_start[first]


def _is_function(word: str, following: str, tag: str) -> bool:
    """A word before a person's name that is no part of it: "der", "Präsident", "Trainer"."""
    if word[0].islower():
        return word not in PARTICLES and not _is_arabic_article(word)
    if not person_noun(word) or not (following[0].isupper() or following in PARTICLES) or _is_first_name_only(word):
        return False
    return tag in ("NN", "") or word in _OFFICES_NOT_NAMES or (tag == "NE" and word not in common_surnames())


def _is_noun_in_front(first: int, stop: int, tokens: Tokens) -> bool:
    """ "Ex-UEFA-Chefin Ida Kolb", "Weltmeister Udo Kolb", "Hält Kolb Wort?": a compound, a noun, a verb before the name."""
    word, following = tokens.text[first], tokens.text[first + 1]
    if is_personal_name(word) or word.lower() in PARTICLES:
        return False
    modifier, hyphen, head = word.rpartition("-")
    if hyphen and not is_first_name(word):
        return (len(head) > 3 and is_common_noun(head)) or any(
            is_acronym(part) or part == "Ex" for part in modifier.split("-")
        )
    if tokens.is_sentence_start[first] and (dictionary_lemma(word.lower()) or "X")[0].islower():
        return True
    return stop - first > 2 and is_common_noun(word) and is_first_name(following)


def _is_first_name_only(word: str) -> bool:
    return is_first_name(word) and word not in _OFFICES_NOT_NAMES


def _is_arabic_article(word: str) -> bool:
    """ "al-Assad", "el-Baradei", "asch-Scharaa"."""
    article, hyphen, name = word.partition("-")
    return bool(hyphen) and len(article) < 5 and name[:1].isupper()


def _is_no_end(first: int, stop: int, label: str, tokens: Tokens) -> bool:
    word, tag = tokens.text[stop - 1], tokens.tag[stop - 1]
    before = tokens.text[stop - 2] if stop - 2 >= first else ""
    if not (word[0].isalnum() or any(c.isalnum() for c in word)):
        if word == ".":  # "Ahmed F." and "Elisabeth II." keep their full stop
            return not ends_with_stop(before)
        if word == ")":
            return "(" not in tokens.text[first:stop]
        return word not in "’'‘" or before[-1:] not in ("s", "x", "z", "ß")
    if not before:
        return False
    is_genitive = before.endswith(("s", "’", "'", "‘")) and not (is_first_name(before) or before in common_surnames())
    if label == "PER" and is_genitive and is_common_noun(word) and not is_personal_name(word):
        return True  # "Moritz’ Brücke", "Jana Mosers Brücke"
    if word.islower():
        return label == "PER" or tag in _NO_NAME_END or (label in ("LOC", "ORG") and tag in _NO_BODY_END)
    return label == "PER" and tokens.is_sentence_start[stop - 1]


def ends_with_stop(word: str) -> bool:
    """Does a full stop behind this word belong to the name: an initial or a Roman number?"""
    return (len(word) == 1 and word.isupper()) or (bool(word) and set(word) <= set("IVX"))
