"""Datelines and agencies."""

import pytest

from newskit.names import find_mentions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Kassel|PER] (dpa) - Es regnet.", [("Kassel", "LOC"), ("dpa", "ORG")]),
        ("Kassel (nap) – Es regnet.", [("Kassel", "LOC"), ("nap", "ORG")]),
        ("Kassel/[Wien|LOC] (nap). Es regnet.", [("Kassel", "LOC"), ("Wien", "LOC"), ("nap", "ORG")]),
        ("[Kassel/Wien|ORG] – Es regnet.", [("Kassel", "LOC"), ("Wien", "LOC")]),
        ("Bad Ilsach (nap) - Es regnet.", [("Bad Ilsach", "LOC"), ("nap", "ORG")]),
        ("Kassel (nap) - Es regnet. (red, nap)", [("Kassel", "LOC"), ("nap", "ORG"), ("nap", "ORG")]),
        # no datelines
        ("Brücke gesperrt – Stau droht.", []),
        ("Die Lage (siehe oben) ist ernst.", []),
        ("Moser (red) - Es regnet.", []),
        ("Es regnet in [Kassel|LOC] (nass).", [("Kassel", "LOC")]),
    ],
)
def test_datelines(marked, text, expected):
    doc = marked(text)
    assert [(doc.text[m.start : m.end], m.label) for m in find_mentions(doc)] == expected
