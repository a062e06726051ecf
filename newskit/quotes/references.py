"""Whom a phrase without a name may refer to: "er", "seiner Meinung nach", "die Ministerin", "das Unternehmen"."""

from functools import lru_cache
from typing import NamedTuple

from newskit.german.lists import word_list
from newskit.german.roles import is_demonym, person_noun
from newskit.german.tokens import Tokens
from newskit.pipelines.gazetteer import is_organisation_word
from newskit.pipelines.lemmas import dictionary_lemma
from newskit.pipelines.nouns import noun_readings
from newskit.quotes.cases import Phrase
from newskit.quotes.lexicon import compound_end, noun_list, words
from newskit.quotes.sources import is_source_noun
from newskit.quotes.subjects import is_document, is_thing

_PRONOUNS = words("PPER PDS PRELS PRELAT PPOSAT ART PIS PROAV PAV")
_THEREBY = word_list("referring") | {"wonach"}
_THERE = word_list("there")
_ANY = word_list("any organisation")
_FINDINGS = noun_list("findings")
_HE, _SHE = word_list("he"), word_list("she")
_POSSESSIVES = {"sein": "m", "ihr": "f", "dessen": "m", "deren": "f"}
_DEFINITE = words("der die das dem den des dieser diese dieses diesem diesen")
_INDEFINITE = words("ein eine einem einer einen eines")
_GENDERS = {"Masc": "m", "Fem": "f", "Neut": "n"}
_NOMINATIVES = {"der": "m", "dieser": "m", "die": "f", "diese": "f"}
_REACH = 200  # tokens back to somebody's introduction
_KINDS = tuple(word_list(f"organisations, {n}") for n in range(1, 8))


class Reference(NamedTuple):
    """Who is meant, as far as the words themselves tell."""

    kind: str  # "pronoun", "relative", "own", "thereby", "person", "organisation", "document"
    gender: str | None  # "m", "f", "n"
    noun: str  # folded, "" for a pronoun
    at: int  # its token
    traits: tuple[str, ...] = ()  # what speaks for a reference to nobody who is named


def reference(tokens: Tokens, phrase: Phrase) -> Reference | None:
    """What a phrase without a name refers to; None if it refers to nobody named before ("ein Sprecher", "viele")."""
    i, low = phrase.start, tokens.low[phrase.start]
    if low in _THERE:
        return Reference("document", None, "", i, ("adverb",))
    if low in _THEREBY:
        return Reference("thereby", None, "", i)
    if phrase.end == i + 1 and tokens.tags[i] in _PRONOUNS:
        return _of_pronoun(tokens, i)
    source = next((k for k in range(i, min(phrase.end, i + 6)) if is_source_noun(tokens, k)), -1)
    if source < 0 and is_thing(tokens, phrase):
        source = phrase.head  # "ihr Versprechen"
    whose = _of_source(tokens, phrase, source) if source >= 0 else None
    return whose or _document(tokens, phrase) or _described(tokens, phrase)


def _of_source(tokens: Tokens, phrase: Phrase, source: int) -> Reference | None:
    """ "eigenen Angaben", "ihrer Meinung", "Angaben des Vereins": whose statement the noun at `source` is."""
    i, low = phrase.start, tokens.low[phrase.start]
    if low.startswith("eigen"):
        return Reference("own", None, "", i)
    gender = next((gender for stem, gender in _POSSESSIVES.items() if low.startswith(stem)), None)
    if gender:
        return Reference("relative" if low.startswith("de") else "pronoun", gender, "", i)
    if tokens.low[phrase.end - 2] in _DEFINITE and phrase.end - 2 > source:
        return _described(tokens, Phrase(phrase.end - 2, phrase.end, phrase.end - 1))
    return None


def _document(tokens: Tokens, phrase: Phrase) -> Reference | None:
    """ "dem Bericht zufolge", "in einer Mitteilung", "laut Urteil": what it says is what its author says."""
    head = phrase.head
    alone = phrase.end == head + 1 and tokens.feature(head, "Number") != "Plur"
    if not (alone and is_document(tokens, head)):
        return None
    low = tokens.low[phrase.start]
    if low in _INDEFINITE and compound_end(tokens.low[head], _FINDINGS):
        return None  # "laut einem Bericht": whose, nobody says
    form = "definite" if low in _DEFINITE else "indefinite" if low.startswith("ein") else "bare"
    return Reference("document", None, tokens.words[head].casefold(), head, (form,))


def _of_pronoun(tokens: Tokens, i: int) -> Reference | None:
    low, tag = tokens.low[i], tokens.tags[i]
    stem = next((stem for stem in ("sein", "ihr") if tag == "PPOSAT" and low.startswith(stem)), low)
    gender = "m" if stem in _HE else "f" if stem in _SHE else None
    if gender is None or low in ("sie", "die") and _is_plural(tokens, i):
        return None
    comma = i > 0 and tokens.words[i - 1] == ","
    relative = tag.startswith("PREL") or comma and low in ("der", "die", "dem", "den", "welcher", "welche")
    return Reference("relative" if relative else "pronoun", gender, "", i)


def _is_plural(tokens: Tokens, i: int) -> bool:
    """Is "sie" more than one? The finite verb beside it tells."""
    near = (k for k in (i + 1, i - 1, i + 2, i - 2) if 0 <= k < len(tokens) and tokens.is_finite(k))
    verb = next(near, -1)
    number = tokens.feature(verb if verb >= 0 else i, "Number")
    return number == "Plur" or verb >= 0 and not number and tokens.low[verb].endswith("en")


def _described(tokens: Tokens, phrase: Phrase) -> Reference | None:
    """ "die Ministerin", "der 42-Jährige", "das Unternehmen"."""
    first, head = phrase.start, phrase.head
    word, low = tokens.words[head], tokens.low[first]
    if low not in _DEFINITE or tokens.feature(head, "Number") == "Plur" and low not in ("der", "das", "dem", "des"):
        return None
    office = person_noun(word)
    if _is_introduced(tokens, first, office or word):
        return None
    gender = "n" if low == "das" else _GENDERS.get(tokens.feature(head, "Gender"))
    noun = (dictionary_lemma(word) or word).casefold()
    any_noun = noun in _ANY
    told = {
        "any noun": any_noun,
        "an office": office,
        "more than a noun": phrase.end > head + 1,
    }
    traits = tuple(name for name, is_so in told.items() if is_so)
    if any_noun or is_organisation_word(word):
        return Reference("organisation", gender, noun, head, traits)
    if tokens.tags[head] == "ADJA" or is_word_for_a_person(word):
        return Reference("person", _NOMINATIVES.get(low, gender), (office or word).casefold(), head, traits)
    return None


def _is_introduced(tokens: Tokens, end: int, noun: str) -> bool:
    """Was there somebody without a name whom the noun may mean: "eine Sprecherin … die Sprecherin"?"""
    first = max(0, end - _REACH)
    for i in [i for i, low in enumerate(tokens.low[first:end], first) if low in _INDEFINITE]:
        head = next((k for k in range(i + 1, min(i + 4, end)) if tokens.tags[k] == "NN"), 0)
        if head and "PER" not in tokens.labels[head : head + 6] and tokens.words[head].endswith(noun):
            return True
    return False


@lru_cache(maxsize=1 << 13)
def is_word_for_a_person(word: str) -> bool:
    """Does a noun say what somebody is: an office, a country, or by its declension?

    Examples
    --------
    >>> [is_word_for_a_person(word) for word in ("Sprecher", "Lette", "Athletin", "42-Jährige", "Medizin", "Lage")]
    [True, True, True, True, False, False]
    """
    if person_noun(word) is not None or is_demonym(word) or word in ("Mann", "Frau"):
        return True
    if word.endswith("in"):
        return dictionary_lemma(word + "nen") == word
    # Of nouns in -e only persons and animals take -n in the genitive, and nouns that are declined like adjectives.
    word = word.removesuffix("n") if word.endswith("en") else word
    return word.endswith("e") and any(reading[:3] == ("Masc", "Sing", "Gen") for reading in noun_readings(word + "n"))


def kind_of_organisation(word: str) -> int | None:
    """Which kind of organisation a folded word names, by its end: companies, clubs, unions, authorities ..."""
    return next((n for n, kind in enumerate(_KINDS) if word.endswith(tuple(kind))), None) if len(word) > 1 else None
