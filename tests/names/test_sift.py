"""What recognisers take for names and is none."""

import pytest

from newskit.names import find_mentions


def spans(doc):
    return [(doc.text[m.start : m.end], m.label) for m in find_mentions(doc)]


@pytest.mark.parametrize(
    "text",
    [
        "Es brennt eine [Brücke|LOC].",
        "Viel [Steuergeld|LOC] ist weg.",
        "Der [Besitz|PER] ist weg.",
        "Es gab [Ausfälle|PER] im Netz.",
        "[Übrigens|LOC] regnet es.",
        "Die [KI|ORG] schreibt, der [ÖPNV|ORG] fährt.",
        "Die [Schneeballschlacht|LOC] endete.",
        "Die [Hilfsorganisation|ORG] hilft.",
        # compounds
        "Die [EU-Kommission|ORG] tagt.",
        "Der [SPD-Chef|PER] schweigt.",
        "Der [Kosovo-Krieg|LOC] endete.",
        "Die [Bahn-Doku|PER] lief spät.",
        "Neue [Funk-Kopfhörer|LOC] kamen.",
    ],
)
def test_common_words_are_no_names(marked, text):
    nouns = "Brücke Steuergeld Besitz Ausfälle Übrigens Schneeballschlacht Hilfsorganisation"
    assert spans(marked(text, nouns=nouns)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # surnames and organisations that are nouns, too
        ("Herr [Brücke|PER] kam.", [("Brücke", "PER")]),
        ("[Udo Brücke|PER] kam. [Brücke|PER] ging.", [("Udo Brücke", "PER"), ("Brücke", "PER")]),
        ("[Koch|PER] kam.", [("Koch", "PER")]),
        ("Die [Grünen|ORG] und die [Linke|ORG] berieten.", [("Grünen", "ORG"), ("Linke", "ORG")]),
        ("Es las „[Brücke|ORG]“ vor.", [("Brücke", "ORG")]),
        ("Das [Zollkriminalamt|ORG] (ZKA) zahlt.", [("Zollkriminalamt", "ORG")]),
        # places
        ("Das [Westjordanland|LOC] ist weit.", [("Westjordanland", "LOC")]),
        ("Der [Rhein|LOC] steigt.", [("Rhein", "LOC")]),
        ("Auf der [A7|LOC] ist Stau.", [("A7", "LOC")]),
        ("Sie flog nach [Saudi-Arabien|LOC].", [("Saudi-Arabien", "LOC")]),
        ("Da schwieg [Udo K.|PER] lange. Auch [K.|PER] ging.", [("Udo K.", "PER"), ("K.", "PER")]),
        ("Sie ging zum [Friedrich-Ebert-Platz|LOC].", [("Friedrich-Ebert-Platz", "LOC")]),
        ("In [Nordrhein-Westfalen|LOC] regnet es.", [("Nordrhein-Westfalen", "LOC")]),
        ("Das [Robert-Koch-Institut|ORG] warnt.", [("Robert-Koch-Institut", "ORG")]),
    ],
)
def test_names_that_look_like_common_words(marked, text, expected):
    assert spans(marked(text)) == expected


def test_an_office_before_a_name_is_none(marked):
    doc = marked("Die Nationalräte mochten [Nationalrat|ORG] [Udo Kolb|PER].")
    assert spans(doc) == [("Udo Kolb", "PER")]
