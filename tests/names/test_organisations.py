"""Which names of organisations and places in an article are one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newskit.german.acronyms import is_acronym_of
from newskit.names import find_mentions
from newskit.names.organisations import WrittenName, merge_organisations


def merged(*names, label="ORG"):
    written = [WrittenName(name) if isinstance(name, str) else WrittenName(*name) for name in names]
    return [named.name for named in merge_organisations(written, label)]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        # acronyms that the article explains
        (["Europäische Zentralbank", ("EZB", "Europäische Zentralbank"), "EZB"], ["Europäische Zentralbank"] * 3),
        (["IAEA", ("Internationale Atomenergiebehörde", "IAEA"), "IAEA"], ["Internationale Atomenergiebehörde"] * 3),
        (["Verein Offene Werkstatt", ("VOW", "Verein Offene Werkstatt")], ["Verein Offene Werkstatt"] * 2),
        # acronyms by their letters
        (["Bundesgerichtshof", "BGH"], ["Bundesgerichtshof"] * 2),
        (["Österreichische Volkspartei", "ÖVP"], ["Österreichische Volkspartei"] * 2),
        (["Schweizerische Volkspartei", "SVP", "SVP"], ["Schweizerische Volkspartei"] * 3),
        (["Zürcher Verkehrsverbund", "ZVV"], ["Zürcher Verkehrsverbund"] * 2),
        (["Verkehrsverbund Ost-Region", "VOR"], ["Verkehrsverbund Ost-Region"] * 2),
        (["Deutscher Gewerkschaftsbund", "DGB"], ["Deutscher Gewerkschaftsbund"] * 2),
        (["Bundesverfassungsgericht", "BGH"], ["Bundesverfassungsgericht", "BGH"]),
        # well known
        (["EU", "Europäische Union"], ["Europäische Union"] * 2),
        (["UNO", "Vereinte Nationen", "UN"], ["Vereinte Nationen"] * 3),
        (["Linke", "Die Linke", "Linkspartei"], ["Die Linke"] * 3),
        (["Grüne", "Bündnis 90/Die Grünen"], ["Bündnis 90/Die Grünen"] * 2),
        (["AfD", "Alternative für Deutschland"], ["Alternative für Deutschland"] * 2),
        # legal forms
        (["Müller Motoren AG", "Müller Motoren"], ["Müller Motoren AG"] * 2),
        (["Commerzbank", "Commerzbank AG"], ["Commerzbank AG"] * 2),
        (["Steinbach GmbH & Co. KG", "Steinbach"], ["Steinbach GmbH & Co. KG"] * 2),
        (["Nordau Antriebe AG", "Nordau"], ["Nordau Antriebe AG"] * 2),
        (["Unilever", "Unilever Speiseeis GmbH"], ["Unilever", "Unilever Speiseeis GmbH"]),  # a daughter
        # adjectives and heads
        (["Deutscher Bundestag", "Bundestag"], ["Deutscher Bundestag"] * 2),
        (["Deutsche Bahn AG", "Bahn"], ["Deutsche Bahn AG"] * 2),
        (["Bundesamt für Verfassungsschutz", "Verfassungsschutz"], ["Bundesamt für Verfassungsschutz"] * 2),
        # clubs
        (["FC Hansa Rostock", "Hansa"], ["FC Hansa Rostock"] * 2),
        (["SV Werder Bremen", "Werder Bremen", "Werder"], ["SV Werder Bremen"] * 3),
        (["1. FC Lindental", "FC Lindental"], ["1. FC Lindental"] * 2),
        # what the order tells
        (["Infratest dimap", "Infratest"], ["Infratest dimap"] * 2),
        (["Lindental Ice Tigers", "Ice Tigers"], ["Lindental Ice Tigers"] * 2),
        (["Solar", "Solar Invest"], ["Solar", "Solar Invest"]),  # the longer name comes later: a daughter?
        (["Fortuna", "Fortuna Lindental"], ["Fortuna Lindental"] * 2),
        (["Fortuna", "Fortuna Lindental", "Fortuna Gallau"], ["Fortuna", "Fortuna Lindental", "Fortuna Gallau"]),
        (["SPD-Verein", "SPD"], ["SPD-Verein", "SPD"]),
        (["CDU/CSU", "CDU"], ["CDU/CSU", "CDU"]),
        (["Konrad-Linden-Stiftung", "Linden-Stiftung"], ["Konrad-Linden-Stiftung"] * 2),
        (["Borussia Nord", "Borussia Süd", "Borussia"], ["Borussia Nord", "Borussia Süd", "Borussia"]),
        # parts and daughters stay apart
        (["RTL", "RTL Group"], ["RTL", "RTL Group"]),
        (["RTL Group", "RTL"], ["RTL Group", "RTL"]),
        (["Lumira", "Lumira Mobility"], ["Lumira", "Lumira Mobility"]),
        (["Bayerischer Rundfunk", "Bayerisches Fernsehen"], ["Bayerischer Rundfunk", "Bayerisches Fernsehen"]),
        # spellings
        (["NATO", "Nato", "Nato"], ["Nato"] * 3),
        (["Robert-Koch-Institut", "Robert Koch-Institut", "Robert-Koch-Institut"], ["Robert-Koch-Institut"] * 3),
        (["Bundesnetzagentur", "Bundesnetzagenturr", "Bundesnetzagentur"], ["Bundesnetzagentur"] * 3),
        (["Kölner Falken", "Kölner Falke"], ["Kölner Falke", "Kölner Falke"]),
        (["BANKHAUS LINDEN", "Bankhaus Linden"], ["Bankhaus Linden"] * 2),
    ],
)
def test_organisations(names, expected):
    assert merged(*names) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["USA", "Vereinigte Staaten"], ["Vereinigte Staaten"] * 2),
        (["US", "USA"], ["USA", "USA"]),
        (["Frankfurt am Main", "Frankfurt"], ["Frankfurt am Main"] * 2),
        (["Halle an der Saale", "Halle"], ["Halle an der Saale"] * 2),
        (
            ["Frankfurt am Main", "Frankfurt an der Oder", "Frankfurt"],
            ["Frankfurt am Main", "Frankfurt an der Oder", "Frankfurt"],
        ),
        (["Bonn", "Bonn-Mehlem"], ["Bonn", "Bonn-Mehlem"]),
        (["Irak", "Iran"], ["Irak", "Iran"]),
        (["Nordkorea", "Südkorea"], ["Nordkorea", "Südkorea"]),
        (["Niger", "Nigeria"], ["Niger", "Nigeria"]),
        (["Kongo", "Kongo-Brazzaville"], ["Kongo", "Kongo-Brazzaville"]),
        (["A 14", "A 15"], ["A 14", "A 15"]),
        (["A 14", "A14"], ["A 14", "A 14"]),
        (["Belarus", "Weißrussland"], ["Weißrussland"] * 2),
        (["New York", "York"], ["New York", "York"]),
    ],
)
def test_places(names, expected):
    assert merged(*names, label="LOC") == expected


def test_a_place_and_an_organisation_of_one_spelling_stay_apart(marked):
    doc = marked("In [Bayern|LOC] siegt der [FC Bayern München|ORG]. [Bayern|ORG] feiert.")
    assert [mention.name for mention in find_mentions(doc)] == ["Bayern", "FC Bayern München", "FC Bayern München"]


@pytest.mark.parametrize(
    ("acronym", "long", "expected"),
    [
        ("DRK", "Deutsches Rotes Kreuz", True),
        ("BKA", "Bundeskriminalamt", True),
        ("KEF", "Konzerthaus Freiburg", False),
        ("SRF", "Schweizer Radio und Fernsehen", True),
        ("ADAC", "Allgemeiner Deutscher Automobil-Club", True),
        ("SPD", "Sozialdemokratische Partei Deutschlands", True),
        ("CDU", "Sozialdemokratische Partei Deutschlands", False),
        ("BGH", "Bundesverfassungsgericht", False),
        ("EZB", "EZB", False),
        ("XY", "", False),
        ("MaA", "Mensch am Apparat", True),
        ("BFK", "Bund für Kartografie", True),
        ("BK", "Bund für Kartografie", True),
    ],
)
def test_is_acronym_of(acronym, long, expected):
    assert is_acronym_of(acronym, long) is expected


@given(st.lists(st.text(max_size=20), max_size=6))
def test_any_names_merge_to_some_of_themselves(names):
    result = merged(*names)
    assert len(result) == len(names)
    assert set(result) <= set(names)
