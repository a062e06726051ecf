"""The tables and the summary of a report."""

import pandas as pd
import pytest
from reports import counted

from newskit import frames
from newskit.report import findings


def test_sources_stand_by_their_size():
    table = pd.DataFrame({"source": ["A", "B", "C", "D"], "value": [1, 2, 3, 4]})
    made = findings.by_size(table, counted({"A": 1, "B": 3, "D": 3}))
    assert made["source"].tolist() == ["B", "D", "A", "C"]
    assert made["value"].tolist() == [2, 4, 1, 3]


@pytest.mark.parametrize(
    ("term", "source", "technical"),
    [
        ("Euro", "Tagblatt", True),
        ("Prozent", "Tagblatt", True),
        ("red", "Tagblatt", True),
        ("dpa", "Tagblatt", True),
        ("Abendboten", "Kasseler Abendbote", True),
        ("Abendboten-Leser", "abendbote-online.de", True),
        ("Apple-", "Tagblatt", True),
        ("Abend", "Kasseler Abendbote", False),
        ("Brücke", "Tagblatt", False),
        ("Der", "Der Bote", False),
    ],
)
def test_keywords_are_not_units_signs_or_names_of_the_source(term, source, technical):
    assert findings._is_technical(term, source) is technical


def test_stories_and_pairs_stand_by_their_size():
    pairs = frames.conform(
        [
            {"a": "A0", "b": "B0", "source_a": "A", "source_b": "B", "shared_words": n, "order": "unknown",
             "containment_a": 0.5, "containment_b": 0.5, "passages": []}
            for n in (20, 50)
        ],
        frames.Pairs,
    )  # fmt: skip
    table = findings.reuse_table(pairs, counted({"A": 1, "B": 1}))
    assert table["shared words"].tolist() == [50, 20]
    assert table["a"].tolist() == ["A: –", "A: –"]
