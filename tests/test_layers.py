"""A stored Doc tells the rules what the Doc tells them that it was made of."""

import pytest
import spacy
from spacy.tokens import Doc

from newskit.docs import text_of
from newskit.german.tokens import Tokens
from newskit.layers import StoredDoc, read_layers, sentence_starts
from newskit.names import find_mentions
from newskit.packing import pack, unpack_layers
from newskit.quotes import find_quotes


def stored(doc: Doc) -> StoredDoc:
    return StoredDoc(unpack_layers(pack(doc)))


@pytest.mark.parametrize(
    "text",
    ["", "\n", "Der  Pegel\n\nsteigt. ", "„Köln ist 🙂 – groß“, sagte Jana Moser. Laut ihr seien Straßen gesperrt."],
)
def test_a_stored_doc_is_read_as_the_doc(nlp, text):
    doc = nlp(text)
    one, other = vars(Tokens(doc)), vars(Tokens(stored(doc)))
    assert one == other
    assert one["words"] == [token.text for token in doc]
    assert one["starts"] == [token.idx for token in doc]
    assert one["ends"] == [token.idx + len(token) for token in doc]
    assert one["lemmas"] == [token.lemma_ for token in doc]
    assert len(stored(doc)) == len(doc)
    assert text_of(stored(doc)) == text
    assert find_mentions(doc) == find_mentions(stored(doc))
    assert find_quotes(doc) == find_quotes(stored(doc))


def test_sentences_of_a_doc_without_any_and_of_one_whose_first_is_not_marked():
    assert sentence_starts(spacy.blank("de")("Der Pegel steigt. Er sinkt.")) == [0]
    doc = spacy.blank("de")("Der Pegel steigt. Er sinkt.")
    doc[4].is_sent_start = True
    assert sentence_starts(doc) == sentence_starts(StoredDoc(read_layers(doc))) == [0, 18]
