"""Well-known names in all their forms, common nouns, roles in every case."""

import pytest

from newskit.german.inflection import inflected_forms
from newskit.german.nouns import is_common_noun, is_personal_name
from newskit.german.roles import base_role, is_demonym, person_noun
from newskit.names.lists import bodies_in_context, is_base_form, known_forms, known_label, things


@pytest.mark.parametrize(
    ("written", "label"),
    [
        # Germany
        ("Bundestages", "ORG"),
        ("Deutschen Bundestag", "ORG"),
        ("Auswärtigen Amtes", "ORG"),
        ("Bündnisses Sahra Wagenknecht", "ORG"),
        ("Bundesamtes für Verfassungsschutz", "ORG"),
        ("Zentralrats der Juden", "ORG"),
        ("Freien Wählern", "ORG"),
        ("Frankfurter Allgemeinen Zeitung", "ORG"),
        # Austria
        ("Nationalrats", "ORG"),
        ("Österreichischen Nationalbank", "ORG"),
        ("Österreichischen Bundesheeres", "ORG"),
        ("Verfassungsgerichtshofs", "ORG"),
        ("Freiheitlichen Partei Österreichs", "ORG"),
        ("Wirtschaftskammer Österreich", "ORG"),
        ("Kleinen Zeitung", "ORG"),
        ("ASFINAG", "ORG"),
        # Switzerland
        ("Ständerats", "ORG"),
        ("Schweizerischen Nationalbank", "ORG"),
        ("Schweizerischen Volkspartei", "ORG"),
        ("Nachrichtendienstes des Bundes", "ORG"),
        ("Neuen Zürcher Zeitung", "ORG"),
        ("Finma", "ORG"),
        # the world
        ("Vereinten Nationen", "ORG"),
        ("Internationalen Währungsfonds", "ORG"),
        ("Europäischen Gerichtshofs", "ORG"),
        # places
        ("Bodensees", "LOC"),
        ("Schwarzen Meer", "LOC"),
        ("Vereinigten Staaten", "LOC"),
        ("Vereinigten Arabischen Emiraten", "LOC"),
        ("Nordrhein-Westfalens", "LOC"),
        # neither
        ("Moser", None),
        ("Spiegel", None),
    ],
)
def test_known_in_every_form(written, label):
    assert known_label(tuple(written.split())) == label


def test_the_list_is_sound():
    for forms in known_forms().values():
        assert all(label in ("ORG", "LOC") and all(words) for words, label in forms)
    assert not things() & set(known_forms())
    assert {"Spiegel", "Zeit", "Welt", "Stern", "Bild"} <= bodies_in_context()
    assert is_base_form("Siemens")
    assert not is_base_form("Bundestags")


@pytest.mark.parametrize("words", [("SPD",), ("Airbus",), ("Fritz",), ("Caritas",)])
def test_names_without_genitive_keep_their_form(words):
    assert inflected_forms(words) == (words,)


@pytest.mark.parametrize(
    "word", ["Brücke", "Besitz", "Steuergeld", "Ausfälle", "Perspektiven", "Übrigens", "Bronchitis", "Pendler"]
)
def test_common_nouns(word):
    assert is_common_noun(word)


@pytest.mark.parametrize("word", ["Kassel", "Wien", "Zürich", "Merkel", "Moser", "Wisbeck", "Xiaoping", "László"])
def test_names_are_no_common_nouns(word):
    assert not is_common_noun(word)


def test_surnames_that_are_nouns_are_on_a_list():
    assert all(map(is_personal_name, ["Koch", "Fischer", "Weber", "Sommer", "Wolf"]))


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
    assert base_role(word) == (nominative or word)


@pytest.mark.parametrize("word", ["Ukrainer", "Italiener", "Schweizerin", "Isländer", "Norweger"])
def test_demonyms(word):
    assert is_demonym(word)


@pytest.mark.parametrize("word", ["Minister", "Trainer", "Sprecherin", "Anführer", "Richter", "Präsident"])
def test_offices_are_no_demonyms(word):
    assert not is_demonym(word)
