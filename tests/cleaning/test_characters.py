"""Single characters: encodings, entities, marks, spaces and tags."""

import pytest

from newskit import clean_text
from newskit.cleaning import clean_line


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("LÃ¼beck rÃ¤umt auf", "Lübeck räumt auf"),
        ("K&ouml;ln &amp;amp; Bonn &quot;neu&quot;", 'Köln & Bonn "neu"'),
        ("Bundes\u00adkanz\u00adler", "Bundeskanzler"),
        ("Mu\u0308nchen", "München"),
        ("10\u00a0000\u202fEuro", "10 000 Euro"),
        ("ein\u200b Wort\ufeff", "ein Wort"),
        ("<p>Ein <b>Satz</b>.</p><p>Noch einer.<br/>Ende</p>", "Ein Satz.\nNoch einer.\nEnde"),
        ("<script>alert('x')</script>Text", "Text"),
        ("3 < 5 und a<b", "3 < 5 und a<b"),
        ("a\r\nb\rc\u2028d\n\n\n  e  ", "a\nb\nc\nd\ne"),
        ("", ""),
        (" \n ", ""),
    ],
)
def test_characters(raw, clean):
    assert clean_text(raw) == clean


def test_clean_line():
    assert clean_line(" Pegel\n steigt&nbsp;weiter ") == "Pegel steigt weiter"
