"""Acronyms in brackets tell where the long name before them begins."""

import pytest

from newskit.names import find_mentions


@pytest.mark.parametrize(
    ("text", "long"),
    [
        ("Das Korps für Brückenschutz ([KBS|ORG]) hilft.", "Korps für Brückenschutz"),
        ("Die Liste Offenes Tal ([LOT|ORG]) gewinnt.", "Liste Offenes Tal"),
        ("Der Verband Mensch am Apparat, kurz [MaA|ORG], klagt.", "Mensch am Apparat"),
        ("Das [Amt|ORG] für Brücken und Wege Nord ([ABWN|ORG]) baut.", "Amt für Brücken und Wege Nord"),
        ("Die [Gewerkschaft Haus und Recht|ORG] ([HuR|ORG]) klagt.", "Haus und Recht"),
        ("Der [Arbeiter- und Lehrerverband Tal|ORG] ([LVT|ORG]) klagt.", "Arbeiter- und Lehrerverband Tal"),
        ("Das [Museum Alte Post|LOC] ([MAP|ORG]) schließt.", None),
        ("Es prüft die Stadt. Alte Post ([SAP|ORG]) schließt.", None),
        ("Die Brücke ([KBS|ORG]) fällt.", None),
    ],
)
def test_long_names(marked, text, long):
    doc = marked(text)
    found = [doc.text[m.start : m.end] for m in find_mentions(doc) if m.label == "ORG"]
    assert (found[0] if len(found) > 1 else None) == long
