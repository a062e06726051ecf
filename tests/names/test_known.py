"""Well-known names in all their forms."""

import re

import pytest

from newskit.names import find_mentions
from newskit.names.known import is_base_form, is_thing, is_well_known, known_forms, known_label


@pytest.mark.parametrize(
    ("written", "label"),
    [
        # Germany
        ("Bundestages", "ORG"),
        ("Deutschen Bundestag", "ORG"),
        ("Auswärtigen Amtes", "ORG"),
        ("Bündnisses Sahra Wagenknecht", "ORG"),
        ("Bundesamtes für Verfassungsschutz", "ORG"),
        ("Zentralrats der Juden", "ORG"),
        ("Freien Wählern", "ORG"),
        ("Frankfurter Allgemeinen Zeitung", "ORG"),
        # Austria
        ("Nationalrats", "ORG"),
        ("Österreichischen Nationalbank", "ORG"),
        ("Österreichischen Bundesheeres", "ORG"),
        ("Verfassungsgerichtshofs", "ORG"),
        ("Freiheitlichen Partei Österreichs", "ORG"),
        ("Wirtschaftskammer Österreich", "ORG"),
        ("Kleinen Zeitung", "ORG"),
        ("ASFINAG", "ORG"),
        # Switzerland
        ("Ständerats", "ORG"),
        ("Schweizerischen Nationalbank", "ORG"),
        ("Schweizerischen Volkspartei", "ORG"),
        ("Nachrichtendienstes des Bundes", "ORG"),
        ("Neuen Zürcher Zeitung", "ORG"),
        ("Finma", "ORG"),
        # the world
        ("Vereinten Nationen", "ORG"),
        ("Internationalen Währungsfonds", "ORG"),
        ("Europäischen Gerichtshofs", "ORG"),
        # places
        ("Bodensees", "LOC"),
        ("Schwarzen Meer", "LOC"),
        ("Vereinigten Staaten", "LOC"),
        ("Vereinigten Arabischen Emiraten", "LOC"),
        ("Nordrhein-Westfalens", "LOC"),
        # neither
        ("Moser", None),
        ("Spiegel", None),
    ],
)
def test_known_in_every_form(written, label):
    assert known_label(tuple(written.split())) == label


def test_the_list_is_sound():
    labels = known_forms().labels
    assert set(labels.values()) == {"ORG", "LOC"}
    assert all(map(all, labels))
    assert not any(is_thing(first) for first, *_ in labels)
    assert all(map(is_well_known, ["Spiegel", "Zeit", "Welt", "Stern", "Bild", "Linke"]))
    assert is_base_form("Siemens")
    assert not is_base_form("Bundestags")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Im Bundestag und bei der SPD gärt es.", [("Bundestag", "ORG"), ("SPD", "ORG")]),
        ("Die Vereinten Nationen warnen.", [("Vereinten Nationen", "ORG")]),
        ("Sie reist in die Vereinigten Staaten.", [("Vereinigten Staaten", "LOC")]),
        ("Die Schweizerische Nationalbank zögert.", [("Schweizerische Nationalbank", "ORG")]),
        ("Die Migros und die SBB bauen.", [("Migros", "ORG"), ("SBB", "ORG")]),
        ("Die [SPD|LOC] berät.", [("SPD", "ORG")]),
        ("Das schrieb das „[Nordau-Echo|MISC]“ gestern.", [("Nordau-Echo", "ORG")]),
        ("Das sagte sie dem „[Spiegel|MISC]“ gestern.", [("Spiegel", "ORG")]),
        ("Sie liest den [Spiegel|MISC] und das „[Moorlied|MISC]“.", [("Spiegel", "MISC"), ("Moorlied", "MISC")]),
        ("Seit [Corona|PER] ist es still.", []),
        ("Der Impfstoff von Biontech/Pfizer kam.", [("Biontech", "ORG"), ("Pfizer", "ORG")]),
        ("Der Spiegel im Bad war blind.", []),
        ("Die Zeit heilt das Bild der Welt.", []),
    ],
)
def test_found_and_labelled_whatever_the_recogniser_says(marked, text, expected):
    found = find_mentions(marked(text, adjectives="Schweizerische"))
    assert [(mention.label, mention.start) for mention in found] == [
        (label, re.sub(r"\[|\|[A-Z]+\]", "", text).index(written)) for written, label in expected
    ]
