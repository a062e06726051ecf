"""Lemma step: simplemma's dictionary for nouns and verbs that it knows, the pipeline's own lemma for all others."""

from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc


@lru_cache(maxsize=50_000)
def dictionary_lemma(word: str) -> str | None:
    """Look a German word up in simplemma's dictionary; None if it is not there.

    Examples
    --------
    >>> dictionary_lemma("Städte"), dictionary_lemma("beginne"), dictionary_lemma("Xanthippchen")
    ('Stadt', 'beginnen', None)
    """
    import simplemma  # reads its dictionary when it is first asked, which takes a second

    known = word and simplemma.is_known(word, "de", low_memory=True)  # as a dict, the dictionary takes 100 MB more
    return simplemma.lemmatize(word, "de", low_memory=True) if known else None


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
