"""Which words are common nouns: the dictionary knows forms of them that names do not have."""

from functools import lru_cache

from newskit.pipelines.lemmas import dictionary_lemma

# Endings of plurals and cases that proper names do not take; they take no more than a genitive -s.
_ENDINGS = ("e", "n", "en", "er", "es", "se", "ses", "ern")


@lru_cache(maxsize=1 << 13)
def is_common_noun(word: str) -> bool:
    """Does the dictionary have a plural, a dative or a lower-case form of this word, as it has of common nouns only?"""
    lemma = dictionary_lemma(word)
    if lemma is None:
        return False
    if lemma[0].islower():
        return lemma == word.lower()  # "Übrigens"; but "Laschet" is no form of "laschen"
    if lemma not in (word, word.removesuffix("s")):
        return True
    return any(dictionary_lemma(lemma + ending) == lemma for ending in _ENDINGS)


@lru_cache(maxsize=1 << 13)
def is_listed_noun(word: str) -> bool:
    """Does the dictionary have a folded word as a noun: "gerichtshof", but not "erichtshof"?"""
    noun = word.capitalize().replace("ae", "ä").replace("oe", "ö").replace("ue", "ü")
    return any((dictionary_lemma(form) or "x")[0].isupper() for form in (word.capitalize(), noun))
