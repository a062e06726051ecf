"""Precision and recall: spans matched one to one, counted by hand."""

import itertools

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newskit.errors import InputError
from newskit.validation import precision_recall
from newskit.validation.scores import _match, wilson


def spans(*rows, source="Morgenkurier"):
    return pd.DataFrame(
        [
            {"article_id": a, "source": source, "field": "text", "start": s, "end": e, "label": x, "name": "N"}
            for a, s, e, x in rows
        ],
        columns=["article_id", "source", "field", "start", "end", "label", "name"],
    )


def row(table, group="all", value="all", match="exact"):
    chosen = table[(table["group"] == group) & (table["value"] == value) & (table["match"] == match)]
    assert len(chosen) == 1
    return chosen.iloc[0]


GOLD = spans(("a", 0, 9, "PER"), ("a", 20, 25, "LOC"), ("b", 0, 4, "ORG"), ("b", 10, 15, "LOC"))


@pytest.mark.parametrize(
    ("pred", "exact", "overlap"),
    [
        (GOLD, 4, 4),
        (spans(("a", 4, 9, "PER"), ("a", 20, 25, "LOC")), 1, 2),  # a first name short
        (spans(("a", 0, 9, "ORG")), 0, 0),  # another label
        (spans(("b", 0, 4, "ORG"), ("b", 0, 4, "ORG")), 1, 1),  # found twice is right once
        (spans(("a", 0, 4, "PER"), ("a", 5, 9, "PER")), 0, 1),  # one name in two pieces
        (spans(("a", 9, 12, "PER")), 0, 0),  # side by side is not overlap
        (spans(("c", 0, 9, "PER"), ("b", 0, 4, "ORG")), 1, 1),  # c was not annotated
    ],
)
def test_matches_by_hand(pred, exact, overlap):
    table = precision_recall(pred, GOLD)
    assert row(table)["correct"] == row(table)["found"] == exact
    assert row(table, match="overlap")["correct"] == overlap
    assert row(table)["gold"] == 4


def test_numbers_by_hand():
    pred = spans(("a", 0, 9, "PER"), ("a", 20, 25, "LOC"), ("a", 30, 33, "LOC"), ("b", 10, 15, "ORG"))
    table = precision_recall(pred, GOLD)
    assert row(table)[["predicted", "correct", "gold", "found"]].tolist() == [4, 2, 4, 2]
    assert row(table)["precision"] == row(table)["recall"] == row(table)["f1"] == 0.5
    place = row(table, "label", "LOC")
    assert place[["predicted", "correct", "gold", "found"]].tolist() == [2, 1, 2, 1]
    # Wilson for 2 of 4, z = 1.959964: centre .5, half width z/(n+z²)·sqrt(n/4+z²/4) = .349956
    assert (row(table)["precision_low"], row(table)["precision_high"]) == pytest.approx((0.150044, 0.849956), abs=1e-5)
    organisation = row(table, "label", "ORG")
    assert organisation["precision"] == 0
    assert organisation["f1"] == 0


def test_per_source():
    gold = pd.concat([spans(("a", 0, 9, "PER")), spans(("b", 0, 4, "ORG"), source="Abendpost")])
    table = precision_recall(gold.iloc[:1], gold)
    assert row(table, "source", "Morgenkurier")["recall"] == 1
    missed = row(table, "source", "Abendpost")
    assert missed["recall"] == 0
    assert pd.isna(missed["precision"])
    assert pd.isna(missed["f1"])
    assert table["group"].drop_duplicates().tolist() == ["all", "source", "label"]


def test_labels_can_be_left_out():
    pred = spans(("a", 0, 9, "ORG"))
    table = precision_recall(pred, GOLD, agree=[])
    assert row(table)["correct"] == 1
    assert row(table, "label", "ORG")[["correct", "found"]].tolist() == [1, 0]
    assert row(table, "label", "PER")[["correct", "found"]].tolist() == [0, 1]


def test_articles_without_gold():
    pred = spans(("c", 0, 3, "PER"), ("d", 0, 3, "PER"))
    assert row(precision_recall(pred, GOLD))["predicted"] == 0
    assert row(precision_recall(pred, GOLD, articles=["a", "b", "c"]))["predicted"] == 1


def test_quotes_and_their_speakers(quotes):
    other = quotes.assign(speaker_name=pd.array(["Ute Lampe", "Ein Sprecher", pd.NA], dtype="string"))
    assert row(precision_recall(other, quotes))["correct"] == 3
    assert row(precision_recall(other, quotes, agree=["type", "speaker_name"]))["correct"] == 1
    nobody = quotes.assign(speaker_name=pd.array([pd.NA] * 3, dtype="string"))
    assert row(precision_recall(nobody, nobody, agree=["speaker_name"]))["correct"] == 3
    assert set(precision_recall(other, quotes)["group"]) == {"all", "source", "type"}


def test_tables_of_nothing(entities):
    table = precision_recall(entities.iloc[:0], entities)
    assert row(table)["recall"] == 0
    assert pd.isna(row(table)["precision"])
    empty = precision_recall(entities.iloc[:0], entities.iloc[:0])
    assert empty["gold"].tolist() == [0, 0]


def test_errors(entities, quotes):
    with pytest.raises(InputError, match="lacks the columns"):
        precision_recall(entities.drop(columns="end"), entities)
    with pytest.raises(InputError, match="speaker_name"):
        precision_recall(entities, entities, agree=["speaker_name"])
    with pytest.raises(InputError):
        precision_recall(entities, quotes)


short = st.lists(st.tuples(st.integers(0, 12), st.integers(1, 5)), max_size=4)


@pytest.mark.slow
@given(short, short)
def test_the_most_pairs_there_can_be(ours, theirs):
    """As many pairs as the best of all one-to-one assignments has, found by trying every one."""
    pred, gold = (spans(*(("a", s, s + n, "PER") for s, n in rows)) for rows in (ours, theirs))
    correct, found = _match(pred, gold, [], "overlap")
    few, many = sorted([ours, theirs], key=len)

    def overlap(a, b):
        return min(a[0] + a[1], b[0] + b[1]) > max(a[0], b[0])

    best = max(
        sum(overlap(a, b) for a, b in zip(few, order, strict=True)) for order in itertools.permutations(many, len(few))
    )
    assert correct.sum() == found.sum() == best


def test_wilson_at_the_ends():
    assert wilson(0, 10)[:2] == (0, pytest.approx(0, abs=1e-12))
    assert wilson(10, 10)[2] == pytest.approx(1)
    assert all(pd.isna(x) for x in wilson(0, 0))
