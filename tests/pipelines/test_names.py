import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy import blank as make_blank
from spacy.tokens import Doc, Span

from newskit.pipelines.names import country_names, is_country, mend_names

VOCAB = make_blank("de").vocab


def names(words, *spans):
    doc = Doc(VOCAB, words=words.split(" "))
    doc.ents = [Span(doc, start, end, label) for start, end, label in spans]
    return [(" ".join(t.text for t in ent), ent.label_) for ent in mend_names(doc).ents]


@pytest.mark.parametrize(
    ("words", "span", "expected"),
    [
        ("„ Kassel “", (0, 3, "LOC"), [("Kassel", "LOC")]),
        ("Kassel .", (0, 2, "LOC"), [("Kassel", "LOC")]),
        ("Anna Weber \n\n", (0, 3, "PER"), [("Anna Weber", "PER")]),
        ("( Bauamt )", (0, 3, "ORG"), [("Bauamt", "ORG")]),
        ("Bund ( BUND )", (0, 4, "ORG"), [("Bund ( BUND )", "ORG")]),  # the bracket belongs to the name
        ("„ “", (0, 2, "ORG"), []),
        ("Frankreich", (0, 1, "ORG"), [("Frankreich", "LOC")]),
        ("Österreichs", (0, 1, "PER"), [("Österreichs", "LOC")]),
        ("Bank Austria", (0, 2, "ORG"), [("Bank Austria", "ORG")]),
        ("Landrat a. D. Anna Weber", (2, 5, "PER"), [("Anna Weber", "PER")]),
        ("Pfarrer D. Weber", (1, 3, "PER"), [("D. Weber", "PER")]),
    ],
)
def test_names(words, span, expected):
    assert names(words, span) == expected


@pytest.mark.parametrize("name", ["Deutschland", "Österreich", "Schweiz", "USA", "Belarus", "Nordkorea", "Türkei"])
def test_countries(name):
    assert is_country(name)


@pytest.mark.parametrize("name", ["Europäische Union", "Vereinte Nationen", "Bayern", "Wien", "Eurozone", ""])
def test_no_countries(name):
    assert not is_country(name)
    assert name not in country_names()


@given(st.lists(st.sampled_from(["Anna", "Kassel", "(", ")", "„", ".", "\n"]), min_size=1, max_size=8), st.data())
def test_names_begin_and_end_in_words(words, data):
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    doc = Doc(VOCAB, words=words)
    doc.ents = [Span(doc, start, end, "PER")]
    for ent in mend_names(doc).ents:
        assert start <= ent.start < ent.end <= end
        assert ent[0].text not in ("\n", "„", ".")
        assert ent[-1].text not in ("\n", "„", ".", "(")


def test_surnames_of_persons_named_in_full():
    text = (
        "Anna/NE Weber/NE kam/VVFIN ./$. Weber/NN sprach/VVFIN ,/$, Webers/NE Rat/NN half/VVFIN ,/$, die/ART Weber/NN "
        "streikten/VVFIN ,/$, auch/ADV Weber/NE &/$( Co/NN ./$."
    )
    words, tags = zip(*(token.split("/") for token in text.split()), strict=True)
    doc = Doc(VOCAB, words=list(words), tags=list(tags))
    doc.ents = [Span(doc, 0, 2, "PER"), Span(doc, 7, 8, "LOC"), Span(doc, 16, 19, "ORG")]
    assert [(ent.text, ent.start, ent.label_) for ent in mend_names(doc).ents] == [
        ("Anna Weber", 0, "PER"),
        ("Weber", 4, "PER"),
        ("Webers", 7, "PER"),
        ("Weber & Co", 16, "ORG"),
    ]
