"""Common nouns and words for persons."""

import pytest

from newskit.german.nouns import is_common_noun
from newskit.german.roles import is_demonym, person_noun


@pytest.mark.parametrize("word", ["Brücke", "Besitz", "Steuergeld", "Ausfälle", "Perspektiven", "Übrigens", "Pendler"])
def test_common_nouns(word):
    assert is_common_noun(word)


@pytest.mark.parametrize("word", ["Kassel", "Wien", "Zürich", "Merkel", "Moser", "Wisbeck", "Xiaoping", "László"])
def test_names_are_no_common_nouns(word):
    assert not is_common_noun(word)


@pytest.mark.parametrize(
    ("word", "nominative"),
    [
        ("Präsidenten", "Präsident"),
        ("Ministers", "Minister"),
        ("Oligarchen", "Oligarch"),
        ("Kandidaten", "Kandidat"),
        ("SPD-Chefs", "SPD-Chef"),
        ("Ministerin", "Ministerin"),
        ("CSU-Mann", "CSU-Mann"),
        ("Mann", None),
        ("Fensters", None),
        ("Dokumenten", None),
    ],
)
def test_person_nouns_in_every_case(word, nominative):
    assert person_noun(word) == nominative


@pytest.mark.parametrize("word", ["Ukrainer", "Italiener", "Schweizerin", "Isländer", "Norweger"])
def test_demonyms(word):
    assert is_demonym(word)


@pytest.mark.parametrize("word", ["Minister", "Trainer", "Sprecherin", "Anführer", "Richter", "Präsident"])
def test_offices_are_no_demonyms(word):
    assert not is_demonym(word)
