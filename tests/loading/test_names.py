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
        ('"Kunz, Lea" <kunz@bote.example>', ["Kunz, Lea"]),
        ("kunz@bote.example (Lea Kunz), pohl@bote.example (Jan Pohl)", ["Lea Kunz", "Jan Pohl"]),
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
        ("Lea Kunz/Jan Pohl", ["Lea Kunz", "Jan Pohl"]),
        ("Lea Kunz + Jan Pohl", ["Lea Kunz", "Jan Pohl"]),
        ("Lea Kunz – Jan Pohl", ["Lea Kunz", "Jan Pohl"]),
        ("Lea Kunz\nJan Pohl", ["Lea Kunz", "Jan Pohl"]),
        ("Kunz, Lea und Pohl, Jan", ["Kunz, Lea", "Pohl, Jan"]),
        ("FC Lindenau – Verein", ["FC Lindenau – Verein"]),
        ("Gastbeitrag von Lea Kunz", ["Lea Kunz"]),
        ("Aufgezeichnet von Lea Kunz", ["Lea Kunz"]),
        ("Geschrieben von: Lea Kunz", ["Lea Kunz"]),
        ("Das Interview führte Lea Kunz", ["Lea Kunz"]),
        ("Lea Kunz berichtet aus Kiel", ["Lea Kunz"]),
        ("Lea Kunz ist Redakteurin im Ressort Politik", ["Lea Kunz"]),
        ("Lea Kunz (Text), Jan Pohl (Fotos)", ["Lea Kunz"]),
        ("Text: Lea Kunz, Bilder: Jan Pohl", ["Lea Kunz"]),
        ("Von Lea Kunz - 3. Mai 2024, 14:05 Uhr", ["Lea Kunz"]),
        ("Lea Kunz | Stand: 03.05.2024", ["Lea Kunz"]),
        ("Lea K.", ["Lea K."]),
        ("Verein Brot und Brücken e. V.", ["Verein Brot und Brücken e. V."]),
        ("Gewerkschaft Handwerk und Kunst", ["Gewerkschaft Handwerk und Kunst"]),
        ("Lindenauer Forum Kunst und Handwerk", ["Lindenauer Forum Kunst und Handwerk"]),
        ("Unbekannt", []),
    ],
)
def test_people_are_found_and_nothing_else(value, names):
    assert read_authors(value) == names


def test_the_outlet_is_no_author():
    assert read_authors("Lea Kunz, Bote Lindenau; BOTE.de", ["Bote"]) == ["Lea Kunz"]


def test_what_only_stands_where_bylines_stand_has_to_look_like_one():
    assert read_authors("Mehr zum Thema", is_byline=True) == []
    assert read_authors("lk/dpa", is_byline=True) == ["lk/dpa"]


@pytest.mark.parametrize(
    "value", ["a@" * 20_000, " - " * 20_000 + "1", "a@b (" * 10_000, "<" * 40_000, "aus " + "a " * 20_000]
)
def test_endless_values_are_read_in_one_go(value):
    assert read_authors(value, is_byline=True) == []
