"""Whether a phrase can be a subject: what its first word and its noun tell of case and gender."""

from typing import NamedTuple

from newskit.german.lists import endings, word_list
from newskit.german.tokens import Tokens
from newskit.quotes.lexicon import words

PRONOUNS = words("PPER PDS PIS PRELS PWS")
DETERMINERS = words("ART PPOSAT PIAT PIDAT PDAT PWAT CARD")
_INFLECTED = DETERMINERS | {"PDS", "PIS"}
_NOT_NOMINATIVE = word_list("not_nominative")
OBJECT_PRONOUNS = word_list("object_pronouns")
_NO_SPEAKER = word_list("no_speakers")
_FEMININE = endings("feminine_endings")


class Phrase(NamedTuple):
    """A noun phrase; `head` is the token that carries gender and number, `end` is the token after the last one."""

    start: int
    end: int
    head: int


def is_nominative(tokens: Tokens, phrase: Phrase) -> bool:
    """Can the phrase be a subject, by its first word and, for "der" before a feminine noun, by the noun's gender?"""
    low = tokens.low[phrase.start]
    tag = tokens.tags[phrase.start]
    if tag in PRONOUNS and phrase.end == phrase.start + 1:
        return low not in OBJECT_PRONOUNS and low not in ("dem", "den", "denen", "diesem") and tag != "PRF"
    if low in ("dessen", "deren") and phrase.end > phrase.start + 1:
        return True  # "Dessen Leiter sagte": the genitive is another's
    if low in _NOT_NOMINATIVE and tag in _INFLECTED:
        return False
    if low in ("der", "einer", "dieser", "seiner", "ihrer", "jener") and tag in DETERMINERS:
        if tokens.feature(phrase.start, "Case") == "Nom":
            return not tokens.low[phrase.head].endswith(_FEMININE)
        return not is_feminine(tokens, phrase) and tokens.feature(phrase.head, "Number") != "Plur"
    return True


def is_feminine(tokens: Tokens, phrase: Phrase) -> bool:
    return tokens.feature(phrase.head, "Gender") == "Fem" and tokens.tags[phrase.head] == "NN"


def can_speak(tokens: Tokens, phrase: Phrase) -> bool:
    """Is the phrase more than "es", "man", "nichts" or a year?"""
    word = tokens.low[phrase.head]
    return not word.isdigit() and (phrase.end > phrase.start + 1 or word not in _NO_SPEAKER)
