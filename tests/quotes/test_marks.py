"""Which opening mark belongs to which closing one."""

import pytest

from newskit.quotes.marks import match_marks

CASES = [
    ("Er rief „Halt“ und »Stopp« und «Aus» und “Ende”.", ["Halt", "Stopp", "Aus", "Ende"]),
    ('Er rief "Halt" und "Stopp".', ["Halt", "Stopp"]),
    ("Er rief ‚Halt‘ und 'Stopp' und ›Aus‹ und ‹Ende›.", ["Halt", "Stopp", "Aus", "Ende"]),
    ('Er rief „Halt" und „Stopp”.', ["Halt", "Stopp"]),
    ("Er rief ''Halt'' und ,,Stopp''.", ["Halt", "Stopp"]),
    ("Hans' Haus gibt's seit '68.", []),
    ("Rock ’n’ Roll und Grimm’s Märchen.", []),
    ("Ein 5'-Ende und 3\" Rohr.", []),
    ("„Außen ‚innen‘ außen“", ["Außen ‚innen‘ außen", "innen"]),
    ("»Außen „innen“ außen«", ["Außen „innen“ außen", "innen"]),
    ("„Nie geschlossen.\n\nEin neuer Absatz.", []),
    ("Sie sagte: „Nie geschlossen.\n\nEin neuer Absatz.", ["Nie geschlossen."]),
    ("Sie sagte: „Nie geschlossen. Dann ging sie. Er sagte: „Ja.“ Schluss.", ["Nie geschlossen.", "Ja."]),
    ('Sie sagte: "Nie geschlossen. Dann ging sie. Er sagte: "Ja." Schluss.', ["Nie geschlossen.", "Ja."]),
    ("Nie „geschlossen. Er sagte: „Ja.“ Schluss.", ["Ja."]),
    ("Er sagte: „Sie rief „Ja“ und ging.“ Schluss.", ["Sie rief „Ja“ und ging.", "Ja"]),
    ("„Sie rief „Ja“ und ging.\n„Absatz zwei.“", ["Sie rief „Ja“ und ging.\n„Absatz zwei.", "Ja"]),
    ("„Absatz eins.\nAbsatz zwei.“ Schluss.", ["Absatz eins.\nAbsatz zwei."]),
    ("„Absatz eins.\n\n„Absatz zwei.“", ["Absatz eins.\n\n„Absatz zwei."]),
    ("Zu“ viel und “offen.", []),
    ("„“", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "inside"), CASES)
def test_pairs(text, inside):
    assert [text[mark.inner_start : mark.inner_end] for mark in match_marks(text)] == inside


def test_depth_tells_outer_from_inner():
    assert [mark.depth for mark in match_marks("„Außen ‚innen‘ außen“ und „allein“")] == [0, 1, 0]
