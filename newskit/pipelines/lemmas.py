"""Lemma step: simplemma's dictionary for nouns and verbs that it knows, the pipeline's own lemma for all others."""

from functools import cache, lru_cache
from typing import TYPE_CHECKING
from unicodedata import normalize

from spacy.language import Language
from spacy.tokens import Doc

if TYPE_CHECKING:
    from simplemma.strategies import DictionaryLookupStrategy


@lru_cache(maxsize=1 << 14)
def dictionary_lemma(word: str) -> str | None:
    """Look a German word up in simplemma's dictionary; None if it is not there.

    Examples
    --------
    >>> dictionary_lemma("Städte"), dictionary_lemma("beginne"), dictionary_lemma("Xanthippchen")
    ('Stadt', 'beginnen', None)
    """
    return _dictionary().get_lemma(normalize("NFC", word), "de")


@cache
def _dictionary() -> "DictionaryLookupStrategy":
    """The dictionary, which is read when it is first asked; that takes a second, and as a dict 100 MB more."""
    from simplemma.strategies import DictionaryLookupStrategy
    from simplemma.strategies.dictionaries import LOW_MEMORY_DICTIONARY_FACTORY

    return DictionaryLookupStrategy(LOW_MEMORY_DICTIONARY_FACTORY)


@Language.component("newskit_lemmas", assigns=["token.lemma"])
def mend_lemmas(doc: Doc) -> Doc:
    """Give nouns and verbs their dictionary lemma; words without any lemma get the word itself."""
    for token in doc:
        pos = token.pos_
        if pos in ("NOUN", "VERB"):
            lemma = dictionary_lemma(token.text if pos == "NOUN" else token.lower_)
            if lemma:
                token.lemma_ = lemma.capitalize() if pos == "NOUN" else lemma.lower()
        if not token.lemma:
            token.lemma_ = token.text
    return doc
