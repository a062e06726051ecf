"""The network as a step of spaCy: layers, white space, long and odd texts, processes, storing."""

import pickle
import shutil

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from newskit.pipelines import EMBEDDED
from newskit.pipelines.encoder import Encoder, begins, best_names

LABELS = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]
LAYERS = ("SENT_START", "TAG", "POS", "MORPH", "LEMMA", "ENT_IOB")
TEXT = "Die Ministerin Anna Weber sprach in Wien.\n\nDer Bundestag berät heute über die Rente."


@pytest.fixture(scope="module")
def bare():
    """The network without newskit's steps."""
    return spacy.load(EMBEDDED, exclude=["newskit_sentences", "newskit_lemmas", "newskit_mood", "newskit_names"])


def layers_of(doc):
    return [(t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.is_sent_start, t.ent_iob_, t.ent_type_) for t in doc]


def test_sets_all_layers(bare):
    doc = bare(TEXT)
    assert all(doc.has_annotation(layer) for layer in LAYERS)


@pytest.mark.parametrize("text", ["", " ", "\n", "\n\n \n", ".", "„", "x" * 50_000, "a " * 400, "\u0301", "🙂 \u200b"])
def test_odd_texts(bare, text):
    doc = bare(text)
    assert doc.text == text
    assert all(token.ent_iob_ == "O" for token in doc if token.is_space)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Anna", "Weber", "Wien", ".", "\n\n", " ", "„", "AG", "und", "1848", "(", "ß"]), max_size=60
    )
)
def test_names_begin_before_they_go_on(bare, words):
    doc = bare(" ".join(words))  # spaCy raises where a name goes on that did not begin
    assert all(ent.text.strip() for ent in doc.ents)


def test_a_text_is_read_for_itself(bare):
    others = ["Der Zug hält.", "Ein Hund bellt laut. " * 60, "Linz"]
    alone = layers_of(bare(TEXT))
    assert [layers_of(doc) for doc in bare.pipe([*others, TEXT])][-1] == alone


def test_the_same_in_two_processes(bare):
    texts = [TEXT, "Kassel baut.", "Das Amt in Fulda sucht Personal."] * 3
    one = [layers_of(doc) for doc in bare.pipe(texts)]
    assert [layers_of(doc) for doc in bare.pipe(texts, n_process=2, batch_size=3)] == one


def test_survives_disk_and_bytes(bare, tmp_path):
    expected = layers_of(bare(TEXT))
    bare.to_disk(tmp_path / "stored")
    assert layers_of(spacy.load(tmp_path / "stored")(TEXT)) == expected
    encoder = Encoder(bare.vocab).from_bytes(bare.get_pipe("newskit_encoder").to_bytes())
    assert layers_of(encoder(bare.make_doc(TEXT))) == expected


def test_travels_without_its_folder_after_it_was_used(bare, tmp_path):
    bare.to_disk(tmp_path / "stored")
    stored = spacy.load(tmp_path / "stored")
    expected = layers_of(stored(TEXT))
    packed = pickle.dumps(stored)
    shutil.rmtree(tmp_path / "stored")
    assert layers_of(pickle.loads(packed)(TEXT)) == expected


def test_a_step_that_raises_goes_to_the_error_handler(bare, monkeypatch):
    encoder = bare.get_pipe("newskit_encoder")
    told = []
    monkeypatch.setattr(encoder, "error_handler", lambda name, step, docs, error: told.append(error), raising=False)
    monkeypatch.setattr(Encoder, "__call__", lambda self, doc: 1 / 0)
    assert list(encoder.pipe([bare.make_doc("Wien")])) == []
    assert isinstance(told[0], ZeroDivisionError)


@pytest.mark.parametrize(
    ("words", "margins", "expected"),
    [
        ("Ja .", [1.0, -1.0], [True, False]),
        ("Sicher ist : Niemand geht", [9.0, -9.0, -9.0, -3.0, -9.0], [True, False, False, True, False]),
        ("Sicher ist : Niemand geht", [9.0, -9.0, -9.0, -6.0, -9.0], [True, False, False, False, False]),
        ("Zwei Orte : oben , Linz", [9.0, -9.0, -9.0, -3.0, -9.0, -3.0], [True, *[False] * 5]),
        ("Linz", [-3.0], [False]),
    ],
)
def test_begins(words, margins, expected):
    assert begins(words.split(), np.array([[0.0, margin] for margin in margins])).tolist() == expected


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([[0.1, 0.6, 0.1, 0.1, 0.1], [0.1, 0.1, 0.6, 0.1, 0.1]], [1, 2]),  # what is best is possible
        ([[0.1, 0.6, 0.1, 0.1, 0.1], [0.1, 0.1, 0.3, 0.1, 0.4]], [1, 2]),  # a person does not go on as a place
        ([[0.3, 0.2, 0.5, 0.0, 0.0], [0.9, 0.1, 0.0, 0.0, 0.0]], [0, 0]),  # nothing goes on at the beginning
    ],
)
def test_best_names(scores, expected):
    with np.errstate(divide="ignore"):
        assert best_names(np.log(np.array(scores)), LABELS).tolist() == expected


@given(st.integers(0, 2**32 - 1), st.integers(1, 12))
def test_best_names_are_possible(seed, length):
    found = best_names(np.random.default_rng(seed).normal(size=(length, len(LABELS))), LABELS)
    before = "O"
    for number in found:
        label = LABELS[number]
        assert not label.startswith("I") or before[2:] == label[2:]
        before = label
