"""Gender from roles and first names."""

import pytest

from newskit.german.gender import guess_gender
from newskit.names import Mention, person_genders
from newskit.pipelines.gazetteer import is_first_name


@pytest.mark.parametrize(
    ("name", "role", "gender"),
    [
        ("Petra Lindner", None, "f"),
        ("Udo Lindner", None, "m"),
        ("Andrea Wisbeck", None, "f"),  # a man's name in Italy, a woman's in German
        ("Anna-Lena Berg", None, "f"),
        ("Hans-Jürgen Kolb", None, "m"),
        ("Karl-Theodor zu Falkenau", None, "m"),
        ("Fatma Demirtaş", None, "f"),
        ("Giovanni Ferrante", None, "m"),
        ("Beatriz Carvalho", None, "f"),
        ("Olga Sutkowa", None, "f"),
        ("Moser", None, None),
        ("Moser", "Sprecherin", "f"),
        ("Moser", "Ministerpräsidentin", "f"),
        ("Moser", "Frau", "f"),
        ("Moser", "Herr", "m"),
        ("Moser", "Minister", "m"),
        ("Moser", "SPD-Chefin", "f"),
        ("Moser", "SPD-Chef", "m"),
        ("Moser", "Ärztin", "f"),
        ("Moser", "Kauffrau", "f"),
        ("Moser", "Amtsbruder", "m"),
        ("Moser", "Mitglied", None),
        ("Kim Lange", "Kanzlerin", "f"),
        ("Kim Lange", "Kanzler", "m"),
        ("Petra Moser", "Minister", "f"),  # the first name tells more than a masculine role
        ("Walter", None, None),  # first name or surname?
        ("Angela", None, "f"),
        ("", None, None),
    ],
)
def test_guess_gender(name, role, gender):
    assert guess_gender(name, role) == gender


@pytest.mark.parametrize("word", ["Petra", "Wladimir", "Hans-Peter", "Fatima", "László", "Søren"])
def test_first_names(word):
    assert is_first_name(word)


@pytest.mark.parametrize("word", ["Kassel", "Bundestag", "Der", "", "petra", "Hans-Bundestag"])
def test_no_first_names(word):
    assert not is_first_name(word)


def test_forms_of_address_outvote_roles_in_an_article():
    text = "Minister Berger kam. Frau Berger sprach."
    mentions = [Mention(9, 15, "PER", "Berger", "Minister"), Mention(26, 32, "PER", "Berger")]
    assert person_genders(text, mentions) == {"Berger": "f"}


def test_bodies_have_no_gender():
    assert person_genders("Siemens wächst.", [Mention(0, 7, "ORG", "Siemens")]) == {}
