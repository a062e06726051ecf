"""What recognisers take for names and rules put right; entities and tags are given by hand."""

import pytest

from newskit.names import find_mentions


def spans(doc):
    return [(doc.text[m.start : m.end], m.label) for m in find_mentions(doc)]


def names(doc):
    return [m.name for m in find_mentions(doc)]


@pytest.mark.parametrize(
    "text",
    [
        "Kassel eröffnet [Brücke|LOC].",
        "Viel [Steuergeld|LOC] ist weg.",
        "Der [Besitz|PER] ist weg.",
        "Es gab [Ausfälle|PER] im Netz.",
        "Man spricht von [Tourismus|ORG] und mehr.",
        "[Übrigens|LOC] regnet es.",
        "Die [KI|ORG] schreibt, der [ÖPNV|ORG] fährt.",
        "Die [Bahn-Doku|PER] lief spät.",
        "Neue [Funk-Kopfhörer|LOC] kamen.",
        "Die [Schneeballschlacht|LOC] endete.",
        "Sie sah viele [Akkus|PER] dort.",
        "Die [Intendantin|PER] schwieg.",
        "Das sagen [Wiener Ergebnisse|LOC] heute.",
        "Man traf sich in [Kieler|LOC] Kreisen.",
    ],
)
def test_common_nouns_are_no_names(marked, text):
    assert spans(marked(text, propers="Kassel")) in ([], [("Kassel", "LOC")])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # surnames and bodies that are nouns, too
        ("Herr [Brücke|PER] kam.", [("Brücke", "PER")]),
        ("[Udo Brücke|PER] kam. [Brücke|PER] ging.", [("Udo Brücke", "PER"), ("Brücke", "PER")]),
        ("[Koch|PER] kam.", [("Koch", "PER")]),
        ("Die [Grünen|ORG] und die [Linke|ORG] berieten.", [("Grünen", "ORG"), ("Linke", "ORG")]),
        ("Das [Westjordanland|LOC] ist weit.", [("Westjordanland", "LOC")]),
        ("Der [Rhein|LOC] steigt.", [("Rhein", "LOC")]),
        # what stands in front of a name or behind it
        ("Dort spielte [All-Star-Torwart Udo Kolb|PER] stark.", [("Udo Kolb", "PER")]),
        ("Dort sprach [CSU-Mann Kolb|PER] lange.", [("Kolb", "PER")]),
        ("Es kam [Bruno „Kralle“ Matzner|PER] zuerst.", [("Bruno „Kralle“ Matzner", "PER")]),
        ("An [Moritz’ Stelle|PER] stand er.", [("Moritz’", "PER")]),
        ("Es half [Udos Mut|PER] dabei.", [("Udos", "PER")]),
        ("Dort liegt die [Regiobahn still|ORG] heute.", [("Regiobahn", "ORG")]),
        # two names run together, and a noun that runs on
        (
            "[Lindhoff|PER] kam. [Machert|PER] ging. Damit lehnt [Lindhoff Machert|PER] ab.",
            [("Lindhoff", "PER"), ("Machert", "PER"), ("Lindhoff", "PER"), ("Machert", "PER")],
        ),
        (
            "Die [Stiftung Test|ORG] prüft. Die [Stiftung Test|ORG] rügt. Das sind [Stiftung Test Brücken|ORG].",
            [("Stiftung Test", "ORG")] * 3,
        ),
        # names cut short
        ("Es kam General [Ozhan|PER] Velturi zuerst.", [("Ozhan Velturi", "PER")]),
        ("Es kam [Jana|PER] Kranefeld zuerst.", [("Jana Kranefeld", "PER")]),
        ("Es kam Lucía [Elena Tornado|PER] zuerst.", [("Lucía Elena Tornado", "PER")]),
        ("Es kam [Muhammad|PER] bin [Raschid|PER] al-Hadi zuerst.", [("Muhammad bin Raschid al-Hadi", "PER")]),
        ("Es kam [Otto Graf|PER] von Falkenau zuerst.", [("Otto Graf von Falkenau", "PER")]),
        ("Es kam Intendantin [Johanna|PER] von Rehden zuerst.", [("Johanna von Rehden", "PER")]),
        ("Es kam [Jana Moser|PER] von der Stadt zuerst.", [("Jana Moser", "PER")]),
        ("Die [Hilfsorganisation|ORG] hilft.", []),
    ],
)
def test_the_name_the_whole_name_and_nothing_else(marked, text, expected):
    doc = marked(text, nouns="Bäckereien Mut Stelle", propers="Nordland Wien")
    assert spans(doc) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Schweizerische Nationalbank zögert.", [("Schweizerische Nationalbank", "ORG")]),
        ("Der Österreichische Nationalrat und die ÖVP tagen.", [("Nationalrat", "ORG"), ("ÖVP", "ORG")]),
        ("Die Migros und die SBB bauen.", [("Migros", "ORG"), ("SBB", "ORG")]),
        ("Die Partei Bündnis Sahra Wagenknecht tagt.", [("Bündnis Sahra Wagenknecht", "ORG")]),
        ("Das stand im „Spiegel“ gestern.", [("Spiegel", "ORG")]),
        ("Das stimmt laut Spiegel nicht.", [("Spiegel", "ORG")]),
        ("Der Spiegel im Bad war blind.", []),
        ("Die Zeit heilt das Bild der Welt.", []),
        ("Sie reist nach Kiew.", [("Kiew", "LOC")]),
        ("Sie fährt in die Mozartgasse.", [("Mozartgasse", "LOC")]),
        ("Sie fährt in die Fußgängerstraße.", [("Fußgängerstraße", "LOC")]),
        ("Die Deutsche Umweltwacht (DUW) klagt, auch die Freie Wasserwacht (FWW).", [("DUW", "ORG")]),
    ],
)
def test_well_known_names_without_the_recogniser(marked, text, expected):
    found = spans(marked(text, adjectives="Deutsche Freie Österreichische Schweizerische"))
    assert all(mention in found for mention in expected)
    assert bool(found) == bool(expected)


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Der Händler [Trendo|PER] wächst. Die Plattform [Trendo|PER] lockt.", ["ORG", "ORG"]),
        ("Die [Enavac|PER] prüft. Die Behörde lobt die [Enavac|PER] dafür, die [Enavac|PER] auch.", ["ORG"] * 3),
        ("Der Umbau der [SKVA|PER] ruht.", ["ORG"]),
        ("Man sah sie bei [Charkow|LOC] und [Cherkow|PER] dort.", ["LOC", "LOC"]),
        ("Es blieb im [Stadttheater Leinebrück|ORG] leer.", ["LOC"]),
        ("Die [Nordau Antriebe AG|ORG] baut. [Nordau|LOC] spart.", ["ORG", "ORG"]),
        ("[Noor Selin Berkan|PER] kam. [Noor|ORG] lachte. [Noor|ORG] ging.", ["PER", "PER", "PER"]),
        ("[Leon Lindner|LOC] kam. [Lindner|PER] ging.", ["PER", "PER"]),
        ("Die Nationalräte mochten [Nationalrat|ORG] [Udo Kolb|PER].", ["PER"]),
    ],
)
def test_labels_by_form_and_neighbours(marked, text, labels):
    assert [m.label for m in find_mentions(marked(text))] == labels


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # brackets tell where a name begins
        (
            "Das [Deutsche Zentrum|ORG] für [Nasse|PER] Wiesen (DZNW) baut. Das [DZNW|ORG] wächst.",
            ["Deutsches Zentrum für Nasse Wiesen"] * 3,
        ),
        (
            "Die [Welthandelsorganisation|ORG] ([WTO|ORG]) und die [WHO|ORG] tagen.",
            ["Welthandelsorganisation"] * 2 + ["WHO"],
        ),
        ("Die [WTO|ORG] und die [Weltgesundheitsorganisation|ORG] tagen.", ["WTO", "Weltgesundheitsorganisation"]),
        # nouns that look like adjectives
        ("Die [Verbraucherzentrale Hessen|ORG] mahnt.", ["Verbraucherzentrale Hessen"]),
        ("Die [Österreichische Gesundheitskasse|ORG] zahlt.", ["Österreichische Gesundheitskasse"]),
        # particles
        ("[Johanna von Rehden|PER] kam. Frau von [Rehden|PER] ging.", ["Johanna von Rehden"] * 2),
        ("[Ursula von der Au|PER] kam. Von der Au ging.", ["Ursula von der Au"] * 2),
        ("[Abdullah al-Rifai|PER] kam. Später kam Al-Rifai wieder.", ["Abdullah al-Rifai"] * 2),
        # Chinese, Hungarian, Spanish, double names
        ("[Li Weimin|PER] kam. [Li|PER] ging.", ["Li Weimin"] * 2),
        ("[Szabó Péter|PER] kam. [Péter Szabó|PER] ging. [Szabó|PER] schlief.", ["Szabó Péter"] * 3),
        ("[María Fernández Ruiz|PER] kam. [Fernández Ruiz|PER] ging.", ["María Fernández Ruiz"] * 2),
        ("[Claudia Wernicke-Stahl|PER] kam. [Wernicke-Stahl|PER] ging.", ["Claudia Wernicke-Stahl"] * 2),
        ("[Bill MCCARTEN|PER] kam.", ["Bill McCarten"]),
        ("[Jana MOSER-KOLB|PER] kam.", ["Jana Moser-Kolb"]),
        # firms for short
        ("[Nordau|ORG] spart. Die [Nordau Antriebe AG|ORG] baut.", ["Nordau Antriebe AG"] * 2),
        ("[Nordau|ORG] spart. Die [Nordau Deutschland AG|ORG] baut.", ["Nordau", "Nordau Deutschland AG"]),
        # two Meiers
        (
            "[Thomas Meier|PER] und [Sabine Meier|PER] kamen. Frau [Meier|PER] ging.",
            ["Thomas Meier", "Sabine Meier", "Sabine Meier"],
        ),
        (
            "Minister [Thomas Meier|PER] und Trainer [Jan Meier|PER] kamen. Die Rede des Ministers [Meier|PER] war kurz.",
            ["Thomas Meier", "Jan Meier", "Thomas Meier"],
        ),
    ],
)
def test_names(marked, text, expected):
    assert names(marked(text, adjectives="Deutsche Nasse Österreichische")) == expected


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Es kam der Berater des Präsidenten [Udo Kolb|PER].", "Präsidenten"),
        ("Es kam der Berater des Ministers [Udo Kolb|PER].", "Ministers"),
        ("Es kam der Ukrainer [Udo Kolb|PER].", None),
        ("Es kam CSU-Mann [Udo Kolb|PER].", "CSU-Mann"),
    ],
)
def test_roles(marked, text, role):
    assert find_mentions(marked(text))[-1].role == role


def test_a_compound_role_that_the_tagger_takes_for_a_name(marked):
    doc = marked("Es kam Nordbank-Chef [Udo Kolb|PER].", propers="Nordbank-Chef")
    assert find_mentions(doc)[0].role == "Nordbank-Chef"


def test_bus_and_train_are_no_company(marked):
    doc = marked("Die [Deutsche Bahn|ORG] baut. Die [Bahn|ORG] schweigt. Bus und Bahn fahren.", adjectives="Deutsche")
    assert spans(doc) == [("Deutsche Bahn", "ORG"), ("Bahn", "ORG")]
