"""A Doc is the same after it was bytes."""

import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from newskit.packing import pack, unpack

LAYERS = ["ORTH", "SPACY", "TAG", "POS", "MORPH", "LEMMA", "SENT_START", "ENT_IOB", "ENT_TYPE"]
BLANK = spacy.blank("de")


def assert_same(again: Doc, doc: Doc) -> None:
    assert again.text == doc.text
    assert again.to_array(LAYERS).tolist() == doc.to_array(LAYERS).tolist()


def test_every_layer_comes_back(nlp):
    doc = nlp("Die Stadt Kassel baut eine Brücke.\n\n„Sie ist schön“, sagte Jana Moser. Man werde sehen.")
    again = unpack(pack(doc), Vocab())  # a vocabulary that knows no word of it
    assert_same(again, doc)
    assert [(ent.text, ent.label_) for ent in again.ents] == [("Kassel", "LOC"), ("Jana Moser", "PER")]
    assert [sent.text for sent in again.sents] == [sent.text for sent in doc.sents]
    assert [token.morph.get("Mood") for token in again] == [token.morph.get("Mood") for token in doc]


def test_layers_that_no_component_made_stay_unknown():
    again = unpack(pack(BLANK("Der Pegel steigt.")), BLANK.vocab)
    assert not again.has_annotation("SENT_START")
    assert not again.has_annotation("ENT_IOB")
    assert [token.tag_ for token in again] == ["", "", "", ""]


@given(st.text())
def test_any_text_comes_back(text):
    doc = BLANK(text)
    assert_same(unpack(pack(doc), Vocab()), doc)
