import pytest
from spacy.tokens import Doc

from newskit.pipelines.lemmas import dictionary_lemma, mend_lemmas


@pytest.mark.parametrize(
    ("word", "pos", "given", "expected"),
    [
        ("Städte", "NOUN", "Städte", "Stadt"),
        ("Entscheidungen", "NOUN", "Entscheidunge", "Entscheidung"),
        ("beginne", "VERB", "beginn", "beginnen"),
        ("Ging", "VERB", "ging", "gehen"),
        ("empfangen", "VERB", "empfangen", "empfangen"),
        ("Merkels", "PROPN", "Merkel", "Merkel"),  # names stay with the pipeline
        ("den", "DET", "der", "der"),
        ("Xantholith", "NOUN", "Xantholith", "Xantholith"),  # not in the dictionary
        ("Kund:innen", "NOUN", "Kund:in", "Kund:in"),
    ],
)
def test_lemma(blank, word, pos, given, expected):
    doc = mend_lemmas(Doc(blank.vocab, words=[word], pos=[pos], lemmas=[given]))
    assert doc[0].lemma_ == expected


def test_no_token_lacks_a_lemma(blank):
    doc = mend_lemmas(Doc(blank.vocab, words=["Hm", ",", "\n"]))
    assert [token.lemma_ for token in doc] == ["Hm", ",", "\n"]


def test_unknown_word():
    assert dictionary_lemma("Brimbamborium") is None


@pytest.mark.parametrize(
    ("sentence", "word", "lemma"),
    [
        ("Die Städte bauten neue Brücken.", "Städte", "Stadt"),
        ("Die Städte bauten neue Brücken.", "bauten", "bauen"),
        ("Die Städte bauten neue Brücken.", "Brücken", "Brücke"),
        ("Der Trainer lobte seine Spielerinnen.", "lobte", "loben"),
        ("Der Jänner war kalt, die Tramlinien fielen aus.", "fielen", "fallen"),
    ],
)
def test_in_the_pipeline(nlp, sentence, word, lemma):
    assert next(t for t in nlp(sentence) if t.text == word).lemma_ == lemma
