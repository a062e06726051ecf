"""What is kept with a Doc is never that of another Doc, nor from before a change."""

import pytest
import spacy
from spacy.tokens import Doc, Span

from newskit.docs import decode, once_a_doc, text_of
from newskit.names import find_mentions
from newskit.quotes import find_quotes


@pytest.mark.parametrize("text", ["", " ", "Der Pegel steigt.", "Zwei  Leerzeichen \n\nund ein Absatz ", "🙂 in Köln"])
def test_text_is_that_of_spacy(text):
    doc = spacy.blank("de")(text)
    assert text_of(doc) == text_of(doc) == doc.text == text


def test_a_part_of_a_doc_has_its_own_text(nlp):
    doc = nlp("Die Stadt Kassel baut. Der Pegel steigt.")
    assert text_of(doc) == doc.text
    part = doc[5:].as_doc(copy_user_data=True)
    assert text_of(part) == part.text == "Der Pegel steigt."
    assert text_of(doc.copy()) == doc.text


def test_mentions_are_found_once_and_anew_after_a_change(nlp):
    doc = nlp("Die Stadt Kassel baut eine Brücke über die Fulda. Laut Udo Kranefeld beginnt der Bau im Mai.")
    first = find_mentions(doc)
    first.clear()  # the list is the caller's
    assert "Kassel" in {mention.name for mention in find_mentions(doc)}
    doc.ents = [Span(doc, 0, 2, label="ORG")]
    fresh = Doc(doc.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc])
    fresh.from_array(
        ["TAG", "POS", "MORPH", "LEMMA", "SENT_START"], doc.to_array(["TAG", "POS", "MORPH", "LEMMA", "SENT_START"])
    )
    fresh.ents = [Span(fresh, 0, 2, label="ORG")]
    assert find_mentions(doc) == find_mentions(fresh)
    assert find_quotes(doc) == find_quotes(fresh)


def test_work_is_done_once():
    calls = []

    @once_a_doc
    def find(doc):
        calls.append(doc)
        return [1]

    doc = spacy.blank("de")("Der Pegel steigt.")
    assert find(doc) == find(doc) == [1]
    assert len(calls) == 1


def test_decoding_forgets_when_it_knows_too_much(monkeypatch):
    monkeypatch.setattr("newskit.docs._MANY", 1)
    nlp = spacy.blank("de")
    for text in ("eins zwei drei", "vier fünf", "eins"):
        doc = nlp(text)
        assert decode(doc.to_array("ORTH").tolist(), nlp.vocab.strings) == text.split()
