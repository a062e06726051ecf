"""The recogniser's weights are useless without the flags, so the pipeline must set them itself."""

import pytest
import spacy

from newskit.pipelines import EMBEDDED
from newskit.pipelines.gazetteer import (
    FLAGS,
    is_first_name,
    is_last_name,
    is_organisation,
    is_organisation_word,
    is_place,
)

WORDS = ["Wien", "Berlins", "Anna", "Müller", "Umweltministerium", "Finanzministerin", "Greenpeace", "geht"]


@pytest.mark.parametrize("word", ["Wien", "Wiens", "Moskau", "Frankreich", "Linz", "Zürich", "Peking", "Kiew"])
def test_places(word):
    assert is_place(word)


@pytest.mark.parametrize("word", ["geht", "Wirtschaft", "und", "", "s"])
def test_no_places(word):
    assert not is_place(word)


def test_names():
    assert is_first_name("Anna")
    assert is_last_name("Müllers")


@pytest.mark.parametrize(("word", "expected"), [("Umweltministerium", True), ("AG", True), ("Montag", False)])
def test_organisation_words(word, expected):
    assert is_organisation_word(word) is expected


@pytest.mark.parametrize(
    ("word", "expected"), [("Bundestag", True), ("Bundestags", True), ("Greenpeace", True), ("Tisch", False)]
)
def test_well_known_organisations(word, expected):
    assert is_organisation(word) is expected


def test_plain_spacy_sets_the_flags():
    vocab = spacy.load(EMBEDDED).vocab
    for word in WORDS:
        assert [vocab[word].check_flag(number) for number in FLAGS] == [flag(word) for flag in FLAGS.values()]


def test_recogniser_reads_the_flags(nlp):
    attributes = nlp.config["components"]["ner"]["model"]["tok2vec"]["embed"]["attrs"]
    assert [number for number in attributes if isinstance(number, int)] == list(FLAGS)


def test_flags_survive_storing(nlp, tmp_path):
    nlp.to_disk(tmp_path)
    text = "Anna Weber reiste von Wien nach Linz."
    assert [(e.text, e.label_) for e in spacy.load(tmp_path)(text).ents] == [(e.text, e.label_) for e in nlp(text).ents]
