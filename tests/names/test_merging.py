"""Which forms of one article are one name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newskit.german.acronyms import is_acronym_of
from newskit.names import find_mentions
from newskit.names.merging import Written, merge


def persons(*names):
    written = [Written(*name) if isinstance(name, tuple) else Written(name) for name in names]
    return [named.name for named in merge(written, "PER")]


def others(*names, label="ORG"):
    written = [Written(name) if isinstance(name, str) else Written(name[0], explains=name[1]) for name in names]
    return [named.name for named in merge(written, label)]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        # surname and first name
        (["Jana Moser", "Moser"], ["Jana Moser", "Jana Moser"]),
        (["Moser", "Jana Moser"], ["Jana Moser", "Jana Moser"]),
        (["Jana Moser", "Jana"], ["Jana Moser", "Jana Moser"]),
        (["Jana Moser", "Udo Kolb", "Kolb", "Moser"], ["Jana Moser", "Udo Kolb", "Udo Kolb", "Jana Moser"]),
        (["Moser", "Moser"], ["Moser", "Moser"]),
        # initials and middle names
        (["J. Moser", "Jana Moser"], ["Jana Moser", "Jana Moser"]),
        (["Jana Maria Moser", "Jana Moser", "Moser"], ["Jana Maria Moser"] * 3),
        (["George W. Tandell", "George Tandell"], ["George W. Tandell"] * 2),
        (["B. Moser", "Jana Moser"], ["B. Moser", "Jana Moser"]),
        # double names
        (["Greta Kolb-Moser", "Kolb-Moser"], ["Greta Kolb-Moser"] * 2),
        (["Hans-Peter Kolb", "Hans Peter Kolb"], ["Hans-Peter Kolb"] * 2),
        (["Karl Theodor Moser", "Karl-Theodor Moser", "Karl Moser"], ["Karl Theodor Moser"] * 3),
        # nobility
        (["Ursula von der Au", "von der Au", "Von der Au", "Au"], ["Ursula von der Au"] * 4),
        (["Alexander Graf Wolfstein", "Wolfstein", "Graf Wolfstein"], ["Alexander Graf Wolfstein"] * 3),
        (["Otto Freiherr zu Falkenau", "Otto zu Falkenau", "Falkenau"], ["Otto Freiherr zu Falkenau"] * 3),
        # Dutch, Spanish, Portuguese
        (["Mark van Deelen", "Van Deelen", "Deelen"], ["Mark van Deelen"] * 3),
        (["Gabriel Ortega Ibáñez", "Ortega", "Ibáñez"], ["Gabriel Ortega Ibáñez"] * 3),
        (["Pedro Ortega Ibáñez-Ruiz", "Ortega Ibáñez-Ruiz"], ["Pedro Ortega Ibáñez-Ruiz"] * 2),
        (["João dos Prados", "Prados"], ["João dos Prados"] * 2),
        # Arabic
        (["Abdullah al-Rifai", "al-Rifai", "Al-Rifai"], ["Abdullah al-Rifai"] * 3),
        (["Muhammad bin Nasir", "bin Nasir"], ["Muhammad bin Nasir"] * 2),
        # Chinese and Korean: the surname stands first
        (["Chen Weidong", "Chen"], ["Chen Weidong"] * 2),
        (["Park Jin-su", "Park", "Park Jin Su"], ["Park Jin-su"] * 3),
        # Hungarian: either order
        (["Kovács László", "László Kovács", "Kovács"], ["Kovács László"] * 3),
        # spelling
        (["Recep Yıldoğan", "Recep Yildogan", "Yıldoğan"], ["Recep Yıldoğan"] * 3),
        (["Peter Mueller", "Peter Müller", "Müller"], ["Peter Müller"] * 3),
        (["Peter Boudgoust", "Boudgust", "Boudgoust", "Boudgoust"], ["Peter Boudgoust"] * 4),
        (["Jana MOSER", "Jana Moser", "Jana Moser"], ["Jana Moser"] * 3),
        # Icelandic, Roman numbers
        (["Katrín Jakobsdóttir", "Jakobsdóttir"], ["Katrín Jakobsdóttir"] * 2),
        (["Benedikt XVI.", "Benedikt"], ["Benedikt XVI."] * 2),
        # two Mosers stay two
        (["Jana Moser", "Udo Moser"], ["Jana Moser", "Udo Moser"]),
        (["Jana Moser", "Udo Moser", "Moser"], ["Jana Moser", "Udo Moser", "Moser"]),
        # a lone surname is whoever has been introduced
        (["Jana Moser", "Moser", "Udo Moser"], ["Jana Moser", "Jana Moser", "Udo Moser"]),
        (["Jana Moser-Kolb", "Udo Moser", "Moser"], ["Jana Moser-Kolb", "Udo Moser", "Udo Moser"]),
        (["Jana Moser-Kolb", "Kolb", "Moser-Kolb"], ["Jana Moser-Kolb", "Kolb", "Jana Moser-Kolb"]),
        (["Jana Moser", "Moser", "Udo Moser", "Moser"], ["Jana Moser", "Jana Moser", "Udo Moser", "Jana Moser"]),
        (["Jana Moser", "Udo Moser", "Moser", "Moser"], ["Jana Moser", "Udo Moser", "Moser", "Moser"]),
        (["Moser", "Jana Moser", "Udo Moser"], ["Moser", "Jana Moser", "Udo Moser"]),
        (["Moser", "Jana Moser", "Moser", "Udo Moser"], ["Jana Moser"] * 3 + ["Udo Moser"]),  # a headline
        (["Jana Moser", "Udo Moser", ("Moser", "Frau")], ["Jana Moser", "Udo Moser", "Jana Moser"]),
        (["Jana Moser", "Udo Moser", ("Moser", "Herr")], ["Jana Moser", "Udo Moser", "Udo Moser"]),
        (["Jana Moser", "Petra Moser", ("Moser", "Frau")], ["Jana Moser", "Petra Moser", "Moser"]),
        (["Petra Meier", ("Meier", "Familie"), "Meier"], ["Petra Meier", "Meier", "Petra Meier"]),
        (["Petra Meier-Kolb", ("Meier-Kolb", "Familie")], ["Petra Meier-Kolb", "Meier-Kolb"]),
        (["Petra Meier", ("Meier", "Herr")], ["Petra Meier", "Meier"]),  # another Meier
        (["Anton Weiß", "Anna Weiß", ("Weiß", "Bürgermeisterin")], ["Anton Weiß", "Anna Weiß", "Anna Weiß"]),
        # short surnames are never slips of each other
        (["Jan Beck", "Beek"], ["Jan Beck", "Beek"]),
        (["Udo Lange", "Langer"], ["Udo Lange", "Langer"]),
    ],
)
def test_persons(names, expected):
    assert persons(*names) == expected


@given(
    st.lists(
        st.sampled_from(["Jana Moser", "Moser", "Udo Moser", "Jana", "J. Moser", "Kolb", "Udo Kolb", "Von Au"]),
        max_size=8,
    )
)
def test_every_mention_has_a_name_that_the_article_prints(names):
    result = persons(*names)
    assert len(result) == len(names)
    assert set(result) <= set(names)
    assert persons(*names) == result
    for name, canonical in zip(names, result, strict=True):
        assert len(canonical.split()) >= len(name.split())


@given(st.text(max_size=30))
def test_any_text_is_a_name(text):
    assert len(persons(text, "Jana Moser")) == 2


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
        (["Linke", "Linkspartei", "Linke"], ["Linke"] * 3),  # of equal length: the more frequent
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
        (["Kasseler SPD", "SPD"], ["Kasseler SPD", "SPD"]),
        (["RTL", "RTL Group"], ["RTL", "RTL Group"]),
        (["RTL Group", "RTL"], ["RTL Group", "RTL"]),
        (["Lumira", "Lumira Mobility"], ["Lumira", "Lumira Mobility"]),
        (["Bayerischer Rundfunk", "Bayerisches Fernsehen"], ["Bayerischer Rundfunk", "Bayerisches Fernsehen"]),
        # spellings
        (["NATO", "Nato", "Nato"], ["Nato"] * 3),
        (["Robert-Koch-Institut", "Robert Koch-Institut", "Robert-Koch-Institut"], ["Robert-Koch-Institut"] * 3),
        (["BANKHAUS LINDEN", "Bankhaus Linden"], ["Bankhaus Linden"] * 2),
    ],
)
def test_organisations(names, expected):
    assert others(*names) == expected


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
    assert others(*names, label="LOC") == expected


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
    result = others(*names)
    assert len(result) == len(names)
    assert set(result) <= set(names)
