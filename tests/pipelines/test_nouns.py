import pytest
from hypothesis import given
from hypothesis import strategies as st

from newskit.pipelines.nouns import Reading, noun_readings, weak_form
from training.nouns import endings


@pytest.mark.parametrize(
    ("word", "genders"),
    [
        ("Amt", {"Neut"}),
        ("Gesundheitsämtern", {"Neut"}),
        ("Brückensperrung", {"Fem"}),
        ("Ministerpräsident", {"Masc"}),
        ("See", {"Masc", "Fem"}),
        ("", set()),
    ],
)
def test_gender(word, genders):
    assert {reading.gender for reading in noun_readings(word)} == genders


def test_form_tells_number_and_case():
    assert noun_readings("Häusern") == (Reading("Neut", "Plur", "Dat"),)


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("Verletzter", "Verletzte"),
        ("Gewerkschaftsvorsitzender", "Gewerkschaftsvorsitzende"),
        ("Beamter", "Beamte"),
        ("Lehrer", "Lehrer"),
        ("Gläubiger", "Gläubiger"),  # who is owed money; also one who believes
        ("Alter", "Alter"),
        ("Schwester", "Schwester"),
        ("Häuser", "Häuser"),
        ("Jugendliche", "Jugendliche"),
        ("er", "er"),
        ("", ""),
    ],
)
def test_nouns_declined_like_adjectives(word, form):
    assert weak_form(word) == form


@given(st.text())
def test_any_word(word):
    assert noun_readings(word) == noun_readings(word.lower())


@given(st.dictionaries(st.text("abc", min_size=1, max_size=5), st.sampled_from(["MSN", "FSN", "NSN"]), min_size=1))
def test_endings_give_every_form_its_readings(readings):
    table = endings(readings)
    for form, codes in readings.items():
        whole = "^" + form
        assert next(table[whole[i:]] for i in range(len(whole)) if whole[i:] in table) == codes
