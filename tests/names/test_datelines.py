"""Datelines and agencies."""

import pytest

from newskit.names import find_mentions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Kassel|PER] ([dpa|ORG]) - Es regnet.", [("Kassel", "LOC")]),
        ("Kassel (nap) – Es regnet.", [("Kassel", "LOC")]),
        ("Kassel/[Wien|LOC] (nap). Es regnet.", [("Kassel", "LOC"), ("Wien", "LOC")]),
        ("[Kassel/Wien|ORG] – Es regnet.", [("Kassel", "LOC"), ("Wien", "LOC")]),
        ("Bad Ilsach (nap) - Es regnet.", [("Bad Ilsach", "LOC")]),
        ("Kassel (nap) - Es regnet, sagte die [dpa|ORG].", [("Kassel", "LOC"), ("dpa", "ORG")]),
        # no datelines
        ("Brücke gesperrt – Stau droht.", []),
        ("Die Lage (siehe oben) ist ernst.", []),
        ("Es regnet in [Kassel|LOC] (nass).", [("Kassel", "LOC")]),
    ],
)
def test_datelines(marked, text, expected):
    doc = marked(text)
    assert [(doc.text[m.start : m.end], m.label) for m in find_mentions(doc)] == expected
