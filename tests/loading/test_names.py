"""Who wrote it: people, whatever stands around them."""

import pytest

from newskit.loading.names import read_authors


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Von Lea Kunz, Lindenau", ["Lea Kunz"]),
        ("Von Lea Kunz, Berlin, und Max von der Au, Bad Lindenau", ["Lea Kunz", "Max von der Au"]),
        ("Lea Kunz in Kiel", ["Lea Kunz"]),
        ("VON LEA KUNZ, MAX OTT UND JAN POHL", ["LEA KUNZ", "MAX OTT", "JAN POHL"]),
        ("Lea Kunz Transport correspondent", ["Lea Kunz"]),
        ("From LEA KUNZ and JAN POHL", ["LEA KUNZ", "JAN POHL"]),
        ("Aus Kiel berichtet Lea Kunz", ["Lea Kunz"]),
        ("unserem Korrespondenten Jan Pohl", ["Jan Pohl"]),
        ("Text & Foto: Lea Kunz", ["Lea Kunz"]),
        ("Zeige alle Beiträge von Lea Kunz", ["Lea Kunz"]),
        ("By LEA KUNZ; Jan Pohl contributed reporting from Kiel.", ["LEA KUNZ"]),
        ("-- (AFP)", ["AFP"]),
        ("Ministerium für Bildung, Wissenschaft und Kultur", ["Ministerium für Bildung, Wissenschaft und Kultur"]),
        ("Frankfurt, Germany", []),
        ("Frankfurt am Main", []),
        ("wordpressadmin", []),
        ("LEA KUNZ, Science and Technology Editor", ["LEA KUNZ"]),
        ("Chefreporterin Lea Kunz", ["Lea Kunz"]),
        ("Lea Kunz, Leiterin Politik, und Jan Pohl, Volontär", ["Lea Kunz", "Jan Pohl"]),
        ("Lea und Jan Pohl", ["Lea Pohl", "Jan Pohl"]),
        ("Lea Kunz | Lindenauer Zeitung", ["Lea Kunz"]),
        ("kunz@bote.koeln (Lea Kunz)", ["Lea Kunz"]),
        ("Lea Kunz <kunz@bote.example>", ["Lea Kunz"]),
        ("Ministerium für Bildung und Forschung", ["Ministerium für Bildung und Forschung"]),
        ("Verband der Schüler und Lehrer, Hamburg, Deutschland", ["Verband der Schüler und Lehrer"]),
        ("Stadt und Land, Lindenau, Austria", ["Stadt und Land"]),
        ("München; Germany", []),
        ("Wien", []),
        ("Redakteurin", []),
        ("Lindenauer Nachrichten", []),
        ("Kunz, Lea; Pohl, Jan", ["Kunz, Lea", "Pohl, Jan"]),
        ("lk", ["lk"]),
        ("Lea Kunz mit Material von dpa", ["Lea Kunz"]),
        (["Lea Kunz", "Jan Pohl", "Lea Kunz"], ["Lea Kunz", "Jan Pohl"]),
        ("['Lea Kunz', 'Jan Pohl']", ["Lea Kunz", "Jan Pohl"]),
        ('c("Lea Kunz", "Jan Pohl")', ["Lea Kunz", "Jan Pohl"]),
        ('{"Lea Kunz","Jan Pohl"}', ["Lea Kunz", "Jan Pohl"]),
        ("['Lea Kunz' 'Jan Pohl']", ["Lea Kunz", "Jan Pohl"]),
        ('[{"name": "Lea Kunz"}]', ["Lea Kunz"]),
        ({"@type": "Person", "name": ["Lea Kunz", "Jan Pohl"]}, ["Lea Kunz", "Jan Pohl"]),
        (
            [{"vorname": "Lea", "nachname": "Kunz"}, {"givenName": "Jan", "familyName": "Pohl"}],
            ["Lea Kunz", "Jan Pohl"],
        ),
        (None, []),
    ],
)
def test_people_are_found_and_nothing_else(value, names):
    assert read_authors(value) == names


def test_the_outlet_is_no_author():
    assert read_authors("Lea Kunz, Bote Lindenau; BOTE.de", ["Bote"]) == ["Lea Kunz"]


def test_what_only_stands_where_bylines_stand_has_to_look_like_one():
    assert read_authors("Mehr zum Thema", is_byline=True) == []
    assert read_authors("lk/dpa", is_byline=True) == ["lk/dpa"]
