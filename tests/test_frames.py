"""The tables: types, ids and what is said of a table that does not fit."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newskit import frames
from newskit.door import check

SCHEMAS = [frames.Articles, frames.Entities, frames.Quotes, frames.Pairs]
TEXTS = st.one_of(st.none(), st.text())


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda schema: schema.name)
def test_empty_table_fits_its_schema(schema):
    table = frames.empty(schema)
    assert list(table.columns) == list(schema.columns)
    assert check(table, schema) is table


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda schema: schema.name)
def test_every_column_says_what_it_means(schema):
    assert all(column.description for column in schema.columns.values())


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2025-11-03", "2025-11-03T00:00:00+00:00"),
        ("2025-11-03T18:30:00+01:00", "2025-11-03T17:30:00+00:00"),
        (pd.Timestamp("2025-11-03 18:30", tz="Europe/Vienna"), "2025-11-03T17:30:00+00:00"),
        (None, None),
    ],
)
def test_times_become_utc(value, expected):
    published = frames.conform([{"article_id": "a", "published": value}], frames.Articles)["published"].iloc[0]
    assert (None if pd.isna(published) else published.isoformat()) == expected


def test_missing_text_is_na_and_own_columns_stay():
    table = frames.conform([{"article_id": "a", "mine": 1}, {"article_id": "b", "title": "Pegel"}], frames.Articles)
    assert table["title"].iloc[0] is pd.NA
    assert list(table.columns)[-1] == "mine"


def test_conform_keeps_input_and_attrs():
    given_table = pd.DataFrame({"article_id": ["a"], "published": ["2025-11-03"]})
    given_table.attrs["problems"] = [{"origin": "x", "reason": "y"}]
    before = given_table.copy()
    made = frames.conform(given_table, frames.Articles)
    pd.testing.assert_frame_equal(given_table, before)
    assert made.attrs["problems"] == [{"origin": "x", "reason": "y"}]


@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_article_id_is_stable(source, url, title, text):
    first = frames.article_id(source, url, title, text)
    assert first == frames.article_id(source, url, title, text)
    assert len(first) == 12
    assert int(first, 16) >= 0


def test_article_id_tells_fields_apart():
    ids = {frames.article_id(*parts) for parts in [("a", "b", "", ""), ("ab", "", "", ""), ("a", "", "b", "")]}
    assert len(ids) == 3


def test_a_table_that_grows_is_the_table_of_its_rows(monkeypatch):
    rows = [("a" * 12, f"Name {n}", n if n % 2 else None) for n in range(7)]
    schema = frames.made_by("nk.keyness(...)", "names", article_id="string", name="string", start="Int64?")
    monkeypatch.setattr(frames, "_PART", 3)
    growing = frames.Growing(schema)
    for n in range(0, 7, 2):
        growing.add(rows[n : n + 2])
    whole = frames.conform(pd.DataFrame.from_records(rows, columns=list(schema.columns)), schema)
    pd.testing.assert_frame_equal(growing.table(), whole)
    pd.testing.assert_frame_equal(frames.Growing(schema).table(), frames.empty(schema))


def test_rows_are_those_of_the_table_and_equal_strings_are_one_object(monkeypatch):
    monkeypatch.setattr(frames, "_ROWS_AT_ONCE", 2)
    names = pd.Series(["Jana Moser", "Jan Pohl", "Jana Moser", None, "Lea Kunz", "Jana Moser"], dtype="string")
    table = pd.DataFrame({"name": names, "start": range(6), "other": None})
    found = list(frames.rows(table, "start", "name"))
    assert [start for start, _ in found] == list(range(6))
    assert [None if pd.isna(name) else name for _, name in found] == names.tolist()[:3] + [None] + names.tolist()[4:]
    assert found[0][1] is found[2][1]
