"""The lists that every room reads of a Doc."""

import pytest
import spacy
from spacy.tokens import Doc

from newskit.german.tokens import Tokens

_BLANK = spacy.blank("de")


@pytest.mark.parametrize(
    ("word", "low"),
    [("Straße", "strasse"), ("Strasse", "strasse"), ("ÄUSSERUNG", "äusserung"), ("Über", "über"), ("dpa", "dpa")],
)
def test_words_are_looked_up_without_case_and_in_both_spellings_of_ss(word, low):
    assert Tokens(Doc(_BLANK.vocab, words=[word])).low == [low]


@pytest.mark.parametrize(
    ("words", "finite", "subjunctive"),
    [
        ("Sie weise darauf hin", 1, True),
        ("Er meine es ernst", 1, True),
        ("Ich meine es ernst", 1, False),
        ("Die Halle schließe heute", 2, True),
        ("Die Halle schließt heute", 2, False),
        ("Wie dem auch sei", 3, False),
    ],
)
def test_the_form_tells_the_mood_where_the_pipeline_does_not(words, finite, subjunctive):
    tags = ["VVFIN" if i == finite else "NN" for i in range(len(words.split()))]
    assert Tokens(Doc(_BLANK.vocab, words=words.split(), tags=tags)).is_subjunctive(finite) is subjunctive


def test_neighbours_stop_at_line_breaks():
    tokens = Tokens(_BLANK("Kassel baut.\nGera auch"))
    gera = tokens.words.index("Gera")
    assert (tokens.before(gera), tokens.after(gera + 1), tokens.before(0), tokens.after(99)) == ("", "auch", "", "")


@pytest.mark.parametrize(
    ("words", "tags", "shape"),
    [
        ("Die neue Leiterin", "ART ADJA NN", "AJN"),
        ("laut hafenblatt.de und 3sat", "APPR ADJD KON ADJA", "pFkF"),
        ("deren Leiterin", "PRELAT NN", "QN"),
        ("„ Ja “", "$( ITJ $(", "q.q"),
    ],
)
def test_phrases_have_a_shape(words, tags, shape):
    assert Tokens(Doc(_BLANK.vocab, words=words.split(), tags=tags.split())).shape == shape
