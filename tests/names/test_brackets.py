"""Acronyms in brackets tell where the long name before them begins."""

import pytest

from newskit.names import find_mentions


@pytest.mark.parametrize(
    ("text", "long"),
    [
        ("Das Korps [Brückenschutz|ORG] ([KBS|ORG]) hilft.", "Korps Brückenschutz"),
        ("Die Liste [Offenes Tal|ORG] ([LOT|ORG]) gewinnt.", "Liste Offenes Tal"),
        ("Der Verband [Mensch am Apparat|ORG], kurz [MaA|ORG], klagt.", "Mensch am Apparat"),
        ("Die [Gewerkschaft Haus und Recht|ORG] ([HuR|ORG]) klagt.", "Haus und Recht"),
        ("Die [Initiative für Radwege|ORG] ([IfR|ORG]) klagt.", "Initiative für Radwege"),
        ("Der [Arbeiter- und Lehrerverband Tal|ORG] ([LVT|ORG]) klagt.", "Arbeiter- und Lehrerverband Tal"),
        ("Das [Museum Alte Post|LOC] ([MAP|ORG]) schließt.", None),
        ("Die Brücke ([KBS|ORG]) fällt.", None),
    ],
)
def test_long_names(marked, text, long):
    doc = marked(text)
    found = [doc.text[m.start : m.end] for m in find_mentions(doc) if m.label == "ORG"]
    assert (found[0] if len(found) > 1 else None) == long
