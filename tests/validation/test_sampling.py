"""The sample: as many units as asked for, spread evenly, the same for the same seed, weights that add up."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newskit import frames
from newskit.errors import InputError
from newskit.validation import Question, sample_for_coding
from newskit.validation.sampling import _even


def mentions(per_source):
    records = [
        {
            "article_id": f"{source}{i:03d}",
            "source": source,
            "field": "text",
            "start": 0,
            "end": 6,
            "text": "Kassel",
            "label": "LOC" if i % 2 else "ORG",
            "name": "Kassel",
            "sentence": "Kassel baut.",
        }
        for source, number in per_source.items()
        for i in range(number)
    ]
    return frames.conform(records, frames.Entities)


@pytest.mark.parametrize(
    ("by", "n", "expected"),
    [
        ("source", 30, {"Groß": 10, "Mittel": 10, "Klein": 10}),
        ("source", 31, {"Groß": 11, "Mittel": 10, "Klein": 10}),
        ("source", 60, {"Groß": 25, "Mittel": 25, "Klein": 10}),
        ("source", 2, {"Groß": 1, "Mittel": 1, "Klein": 0}),
        ("source", 1000, {"Groß": 100, "Mittel": 40, "Klein": 10}),
    ],
)
def test_units_are_spread_evenly(by, n, expected):
    table = mentions({"Groß": 100, "Mittel": 40, "Klein": 10})
    sheet = sample_for_coding(table, n, by=by)
    counts = sheet["source"].value_counts().reindex(expected, fill_value=0)
    assert len(sheet) == min(n, 150)
    assert sorted(counts) == sorted(expected.values())
    assert counts["Klein"] <= 10
    assert sheet["unit_id"].is_unique


def test_weights_add_up_to_the_table():
    table = mentions({"Groß": 100, "Klein": 10})
    sheet = sample_for_coding(table, 16, by="source")
    assert sheet.groupby("source")["weight"].sum().to_dict() == {"Groß": 100.0, "Klein": 10.0}


def test_two_columns_and_missing_groups():
    table = mentions({"Groß": 10, "Klein": 10})
    table.loc[table["source"] == "Klein", "source"] = pd.NA
    sheet = sample_for_coding(table, 8, by=["source", "label"])
    assert sheet.groupby(["source", "label"], dropna=False).size().tolist() == [2, 2, 2, 2]


def test_same_seed_same_sample_whatever_the_row_order():
    table = mentions({"Groß": 50, "Klein": 20})
    mixed = table.sample(frac=1, random_state=3)
    first = sample_for_coding(table, 20, by="source", seed=4)
    pd.testing.assert_frame_equal(first, sample_for_coding(mixed, 20, by="source", seed=4))
    assert set(first["unit_id"]) != set(sample_for_coding(table, 20, by="source", seed=5)["unit_id"])
    assert not first["unit_id"].is_monotonic_increasing


@pytest.mark.slow
def test_every_unit_has_the_same_chance():
    table = mentions({"Groß": 10})
    drawn = pd.concat(sample_for_coding(table, 3, seed=seed)["unit_id"] for seed in range(300))
    assert drawn.value_counts().between(60, 120).all()  # 90 expected, standard deviation 8


def test_context_shows_the_paragraph_before_and_marks_the_unit(quotes, articles):
    sheet = sample_for_coding(quotes, 3, articles=articles).set_index("unit_id")
    assert sheet.at["a00000000001-1", "context"] == (
        "Die Brücke bleibt gesperrt.\nBürgermeisterin Ute Lampe sagte: „**Wir bauen neu.**“"
    )
    assert sheet.at["b00000000003-1", "context"].endswith("sagte, **man warte auf das Gericht**.")


def test_questions_are_empty_columns(quotes):
    question = Question("tone", "How does it sound?", ("calm", "sharp"))
    sheet = sample_for_coding(quotes, 2, codebook=[question])
    assert list(sheet.columns[-3:]) == ["tone", "comment", "weight"]
    assert sheet["tone"].isna().all()


def test_input_stays_as_it_was(quotes, articles):
    before = quotes.copy(deep=True)
    sample_for_coding(quotes, 2, by="source", articles=articles)
    pd.testing.assert_frame_equal(quotes, before)


@pytest.mark.parametrize(
    ("change", "options", "message"),
    [
        (lambda t: t, {"n": 0}, "one unit or more"),
        (lambda t: t.iloc[:0], {"n": 1}, "no rows"),
        (lambda t: t, {"n": 1, "by": "outlet"}, r"lacks the columns \['outlet'"),
        (lambda t: t.drop(columns=["label", "name"]), {"n": 1}, "neither a table of Quotes"),
        (lambda t: pd.concat([t, t]), {"n": 1}, "stands twice"),
        (lambda t: t, {"n": 1, "codebook": [Question("text", "?", ("a", "b"))]}, "another column"),
        (lambda t: t, {"n": 1, "codebook": [Question("tone", "?", ("a",))]}, "two different codes"),
    ],
)
def test_errors_say_what_is_wrong(entities, change, options, message):
    with pytest.raises(InputError, match=message):
        sample_for_coding(change(entities), **options)


def test_articles_that_are_not_those_of_the_table(entities, articles):
    with pytest.raises(InputError, match="b00000000003"):
        sample_for_coding(entities, 2, articles=articles.iloc[:2])


@given(st.lists(st.integers(1, 40), min_size=1, max_size=12), st.integers(1, 200))
def test_even_spreads_whole_units(sizes, n):
    numbers = _even(pd.Series(sizes).to_numpy(), n)
    assert numbers.sum() == min(n, sum(sizes))
    assert (numbers <= sizes).all()
    unfilled = numbers[numbers < sizes]
    if len(unfilled):  # no group gets two fewer than another unless it has no more units
        assert numbers.max() - unfilled.min() <= 1
