"""How corpora become training documents; the texts are our own, no corpus is needed."""

import json
from random import Random

import pytest
import spacy

from newskit.pipelines.tokenizer import adapt_tokenizer
from training.corpora import Token, entity_label, read_texts, read_tokens, to_doc
from training.documents import cut_article, join_sentences, requote, sentences_of, split_sentences

RECORD = {
    "words": ["Kassel", "baut", "."],
    "sp": "101",
    "ss": [0],
    "ents": [[0, 1, "LOC"]],
    "tag": "NE\tVVFIN\t$.",
    "pos": "PROPN\t\tPUNCT",
    "morph": "Case=Nom\t\t",
    "lemma": "\tbauen\t∅",
}


@pytest.fixture
def tokens(tmp_path):
    path = tmp_path / "corpus.jsonl"
    path.write_text(json.dumps(RECORD), encoding="utf8")
    return next(read_tokens(path))


def test_missing_is_not_empty(tokens):
    assert [token.lemma for token in tokens] == ["Kassel", "bauen", None]
    assert [token.pos for token in tokens] == ["PROPN", None, "PUNCT"]
    assert [token.morph for token in tokens] == ["Case=Nom", None, ""]
    doc = to_doc(tokens, spacy.blank("de").vocab)
    assert [token.has_morph() for token in doc] == [True, False, True]
    assert [token.lemma for token in doc][2] == 0
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Kassel", "LOC")]
    assert doc.text == "Kassel baut. "


@pytest.mark.parametrize(
    ("label", "expected"),
    [("PER", "PER"), ("OTH", "MISC"), ("LOCderiv", None), ("ORGpart", None), ("MISC", "MISC")],
)
def test_entity_labels(label, expected):
    assert entity_label(label) == expected


def test_names_that_tokens_cut_are_missing(tmp_path):
    path = tmp_path / "news.jsonl"
    record = {"text": "Der Verein Nordstern baut.", "entities": [[11, 15, "ORG"], [4, 10, "ORG"]]}
    path.write_text(json.dumps(record), encoding="utf8")
    nlp = spacy.blank("de")
    adapt_tokenizer(nlp)
    assert [token.ent for token in next(read_texts(path, nlp))] == ["O", "B-ORG", None, "O", "O"]


def sentence(text):
    words = text.split()
    return [Token(word, word != words[-2], start=i == 0) for i, word in enumerate(words)]


def test_joined_sentences_keep_every_token():
    sentences = [sentence(f"Haus {letter} steht .") for letter in "abcdefghijklmnopqrstuvwxyz"]
    documents = list(join_sentences(sentences, Random(0)))
    words = [token.word for document in documents for token in document if not token.word.isspace()]
    assert sorted(words) == sorted(token.word for s in sentences for token in s)
    assert sum(len(sentences_of(document)) for document in documents) == len(sentences)
    assert any(not a.space and b.start for d in documents for a, b in zip(d, d[1:], strict=False))  # glued
    assert any(token.word == "\n\n" for document in documents for token in document)
    assert documents == list(join_sentences(sentences, Random(0)))


def test_articles_keep_headlines_on_their_line():
    article = [Token("Brücke"), Token("gesperrt", False), Token("\n\n", False)]
    article += [token for _ in range(30) for token in sentence("Das Haus steht .")]
    marked = split_sentences(article)
    assert [token.word for token in marked if token.start][:2] == ["Brücke", "Das"]
    for seed in range(10):
        pieces = list(cut_article(marked, Random(seed)))
        assert all(len(sentences_of(piece)) <= 12 for piece in pieces)
        assert pieces[0][2].word == "\n\n"


def test_requote_changes_marks_only():
    text = [Token("„"), Token("Ja", False), Token("“")]
    styles = {tuple(token.word for token in requote(text, Random(seed))) for seed in range(50)}
    assert len(styles) > 3
    assert {style[1] for style in styles} == {"Ja"}
