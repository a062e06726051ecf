"""Where names begin and end; entities and tags are given by hand."""

import pytest

from newskit.names import find_mentions


def spans(doc):
    return [(doc.text[m.start : m.end], m.label) for m in find_mentions(doc)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # titles, functions and articles stay outside
        ("Dann kam [Bürgermeisterin Jana Moser|PER].", "Jana Moser"),
        ("Dann kam [Dr. Jana Moser|PER].", "Jana Moser"),
        ("Dann kam [Frau Moser|PER].", "Moser"),
        ("Dann kam [der Kanzler Udo Kolb|PER].", "Udo Kolb"),
        ("Dann kam [König Harald V.|PER] zu uns.", "Harald V."),
        ("Dort spielte [All-Star-Torwart Udo Kolb|PER] stark.", "Udo Kolb"),
        ("Dort sprach [CSU-Mann Kolb|PER] lange.", "Kolb"),
        ("Dort sitzt [die SPD|ORG].", "SPD"),
        ("Es schrieb „[Morgenkurier|ORG]“ dazu.", "Morgenkurier"),
        ("Das las man im Magazin [Der Spiegel|ORG].", "Der Spiegel"),
        ("Sie lebt in [Den Haag|LOC].", "Den Haag"),
        ("Das fordert die [Gewerkschaft der Polizei|ORG].", "Gewerkschaft der Polizei"),
        ("Das entschied das [Landgericht Kassel|ORG].", "Landgericht Kassel"),
        ("Es gewann der [SV Nordau 1908|ORG] heute.", "SV Nordau 1908"),
        # marks
        ("Es spricht [Jana Moser,|PER] heute.", "Jana Moser"),
        ("Es spricht [Ahmed F.|PER] vor Gericht.", "Ahmed F."),
        ("Man ist in [Halle (Saale)|LOC] froh.", "Halle (Saale)"),
        ("Es kam [Bruno „Kralle“ Matzner|PER] zuerst.", "Bruno „Kralle“ Matzner"),
        # a word of another kind after the name
        ("Dort liegt die [Regiobahn still|ORG] heute.", "Regiobahn"),
    ],
)
def test_the_name_the_whole_name_and_nothing_else(marked, text, expected):
    doc = marked(text, nouns="Bürgermeisterin Kanzler König CSU-Mann All-Star-Torwart")
    assert [written for written, _ in spans(doc)] == [expected]


def test_no_name_goes_on_in_another_line(marked):
    assert spans(marked("[Jana Moser\nUdo Kolb|PER]")) == [("Jana Moser", "PER")]
