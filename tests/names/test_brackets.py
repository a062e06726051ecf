"""Acronyms in brackets."""

import pytest

from newskit.names import find_mentions


def spans(doc):
    return [(doc.text[m.start : m.end], m.label) for m in find_mentions(doc)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die [Europäische Zentralbank|ORG] (EZB) zögert.", ["Europäische Zentralbank", "EZB"]),
        ("Die [Europäische Zentralbank (EZB)|ORG] zögert.", ["Europäische Zentralbank", "EZB"]),
        ("Das [Deutsche Zentrum|ORG] für Luft und Raum (DZLR) baut.", ["Deutsche Zentrum für Luft und Raum", "DZLR"]),
        ("In [Kassel|LOC] (KVB) sagt man das.", ["Kassel"]),
        ("Die [Bahn|ORG] (Netz) baut.", ["Bahn"]),
    ],
)
def test_brackets_tell_where_a_name_begins(marked, text, expected):
    assert [written for written, _ in spans(marked(text))] == expected
