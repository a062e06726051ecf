import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from newskit.pipelines.sentences import mend_sentences


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Die Stadt Kassel saniert die Brücke. Sie bleibt bis Mai gesperrt.", 2),
        ("Die Stadt Kassel saniert die Brücke.Sie bleibt bis Mai gesperrt.", 2),
        ("Brücke gesperrt\n\nDie Stadt Kassel saniert die Brücke.", 2),
        ("Brücke gesperrt\nStadt sucht Ersatz\nDie Stadt Kassel saniert die Brücke.", 3),
        ("„Das reicht nicht.“ Die Ministerin forderte mehr Geld.", 2),
        ("»Das reicht nicht.« Die Ministerin forderte mehr Geld.", 2),
        ("Am 5. Mai 2023 kostete der Bau 5,3 Mrd. Euro.", 1),
        ("Dr. Weber kam z.B. mit dem Zug.", 1),
        ("Österreich gewann 2:1. Die Schweiz verlor 0:3.", 2),
        ("Das kostet 5 Mio. Der Bund zahlt mit.", 2),
        ("Am 3. Mai kam sie, am 4. Juni ging sie.", 1),
        ("1. Die Stadt baut.\n2. Das Land zahlt.", 2),
    ],
)
def test_number_of_sentences(nlp, text, count):
    assert len(list(nlp(text).sents)) == count


@pytest.mark.parametrize(
    "closing",
    ["“", "”", '"', "«", "»", "‹", "›", "’", "‘"],
)
def test_closing_mark_stays_with_its_sentence(nlp, closing):
    doc = nlp(f"„Wir bauen die Brücke bis Mai.{closing} Danach rollt der Verkehr wieder.")
    assert [sent.text for sent in doc.sents][-1] == "Danach rollt der Verkehr wieder."


def mended(blank, words, found):
    """Words as spaCy would find them: a leading underscore means no space before it."""
    texts = [word.lstrip("_") for word in words]
    spaces = [not following.startswith("_") for following in words[1:]] + [False]
    doc = Doc(blank.vocab, words=texts, spaces=spaces, sent_starts=[i in found for i in range(len(words))])
    return [token.i for token in mend_sentences(doc) if token.is_sent_start]


@pytest.mark.parametrize(
    ("words", "found", "expected"),
    [
        ("Ja _. _“ Das stimmt", {0, 2}, [0, 3]),  # the start moves after the mark
        ("Ja _? _“ fragte sie", {0, 2}, [0]),  # ... but not to a lower-case word
        ("Ja _. _“ _, sagte Weber", {0, 2}, [0]),  # ... and not past a comma
        ("kam _. „ _Das reicht", {0, 2}, [0, 2]),  # an opening mark begins a sentence
        ("kam _. _» _Das reicht", {0, 2}, [0, 2]),  # ... also glued
        ("„ _Er kam _. _“ _Das reicht", {0, 4}, [0, 5]),
        ("Er kam _. ) Das reicht", {0, 3}, [0, 4]),
        ("Brücke _\n Ja", {0}, [0, 2]),
        ("_\n Brücke", set(), [0, 1]),
        ("Er kam _. _« danach", {0}, [0]),
        ("am 3. Mai", {0}, [0]),
    ],
)
def test_mend(blank, words, found, expected):
    assert mended(blank, words.split(" "), found) == expected


@pytest.mark.slow
@given(st.lists(st.sampled_from(["Ja", "nein", ".", "“", "„", '"', ",", "\n", ")"]), max_size=20), st.data())
def test_invariants(words, data):
    found = {i for i in range(len(words)) if data.draw(st.booleans())}
    doc = Doc(spacy.blank("de").vocab, words=words, sent_starts=[i in found for i in range(len(words))])
    mend_sentences(doc)
    assert [token.text for token in doc] == words
    for before, token in zip(doc[:-1] if len(doc) else [], doc[1:] if len(doc) else [], strict=True):
        if before.text == "\n" and token.text != "\n":
            assert token.is_sent_start
