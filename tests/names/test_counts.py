"""Counts of names."""

import pandas as pd
import pytest

import newskit as nk
from newskit import frames
from newskit.errors import InputError


@pytest.fixture
def articles():
    return frames.conform(
        [
            {"article_id": "1", "source": "A", "title": "Kassel baut", "text": "eins zwei drei", "section": "Lokales"},
            {"article_id": "2", "source": "A", "text": "eins zwei drei vier fünf", "section": "Sport"},
            {"article_id": "3", "source": "B", "text": "ohne Namen " * 5, "section": "Sport"},
        ],
        frames.Articles,
    )


@pytest.fixture
def entities():
    rows = [
        ("1", "A", "title", "Kassel", "LOC", "2025-03-01"),
        ("1", "A", "text", "Kassel", "LOC", "2025-03-01"),
        ("1", "A", "text", "Jana Moser", "PER", "2025-03-01"),
        ("2", "A", "text", "Kassel", "LOC", "2025-03-12"),
        ("3", "B", "text", "Jana Moser", "PER", None),
        ("3", "B", "text", "Documenta", "MISC", None),
    ]
    keys = ["article_id", "source", "field", "name", "label", "published"]
    records = [dict(zip(keys, row, strict=True)) for row in rows]
    return frames.conform([{**r, "text": r["name"]} for r in records], frames.Entities)


def test_mentions_and_articles(entities):
    counts = nk.count_entities(entities)
    assert counts[["name", "label", "mentions", "articles", "count"]].values.tolist() == [
        ["Kassel", "LOC", 3, 2, 3],
        ["Jana Moser", "PER", 2, 2, 2],
    ]


def test_misc_only_when_asked_for(entities):
    assert nk.count_entities(entities, label="MISC")["name"].tolist() == ["Documenta"]
    assert nk.count_entities(entities, label=["PER", "MISC"])["name"].tolist() == ["Jana Moser", "Documenta"]


def test_by_source(entities):
    counts = nk.count_entities(entities, by="source", normalise="articles")
    assert counts[["source", "name", "count"]].values.tolist() == [
        ["A", "Kassel", 2],
        ["A", "Jana Moser", 1],
        ["B", "Jana Moser", 1],
    ]


def test_by_a_column_of_the_articles(entities, articles):
    counts = nk.count_entities(entities, by="section", articles=articles)
    assert counts[["section", "name", "mentions"]].values.tolist() == [
        ["Lokales", "Kassel", 2],
        ["Lokales", "Jana Moser", 1],
        ["Sport", "Jana Moser", 1],
        ["Sport", "Kassel", 1],
    ]


def test_per_1000_words_counts_the_words_of_all_articles(entities, articles):
    counts = nk.count_entities(entities, normalise="per_1000_words", articles=articles).set_index("name")["count"]
    assert counts["Kassel"] == pytest.approx(3 / 20 * 1000)
    by_source = nk.count_entities(entities, by="source", normalise="per_1000_words", articles=articles)
    assert by_source.set_index(["source", "name"])["count"].to_dict() == {
        ("A", "Kassel"): pytest.approx(300),
        ("A", "Jana Moser"): pytest.approx(100),
        ("B", "Jana Moser"): pytest.approx(100),
    }
    by_field = nk.count_entities(entities, by="field", normalise="per_1000_words", articles=articles)
    assert by_field.set_index(["field", "name"])["count"]["title", "Kassel"] == pytest.approx(500)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"normalise": "percent"}, "normalise"),
        ({"normalise": "per_1000_words"}, "articles="),
        ({"label": "PERSON"}, "label"),
        ({"by": "section"}, "section"),
        ({"by": "name"}, "name"),
    ],
)
def test_wrong_arguments(entities, arguments, message):
    with pytest.raises(InputError, match=message):
        nk.count_entities(entities, **arguments)


def test_empty_tables():
    empty = frames.empty(frames.Entities)
    assert nk.count_entities(empty).empty
    assert nk.entities_over_time(empty).empty
    assert nk.cooccurrence(empty).empty


def test_over_time(entities):
    table = nk.entities_over_time(entities, period="W")
    assert table[["name", "mentions"]].values.tolist() == [
        ["Jana Moser", 1], ["Kassel", 2], ["Jana Moser", 0], ["Kassel", 0], ["Jana Moser", 0], ["Kassel", 1],
    ]  # fmt: skip
    assert table["period"].dt.day_name().unique().tolist() == ["Monday"]
    assert table.attrs["undated"] == 1


def test_over_time_of_chosen_names_and_by_source(entities):
    table = nk.entities_over_time(entities, period="M", names=["Kassel"], by="source")
    assert table[["source", "name", "mentions", "articles"]].values.tolist() == [["A", "Kassel", 3, 2]]
    assert nk.entities_over_time(entities, names=1)["name"].unique().tolist() == ["Kassel"]


def test_a_day_begins_where_the_reader_lives():
    row = {"article_id": "1", "field": "text", "text": "Kassel", "label": "LOC", "name": "Kassel"}
    table = frames.conform([{**row, "published": "2025-03-01T23:30:00Z"}], frames.Entities)
    assert nk.entities_over_time(table, period="D")["period"].dt.day.tolist() == [2]
    assert nk.entities_over_time(table, period="D", timezone="UTC")["period"].dt.day.tolist() == [1]


def test_unknown_period(entities):
    with pytest.raises(InputError, match="period"):
        nk.entities_over_time(entities, period="fortnight")


def test_salience(articles):
    rows = [
        ("1", "title", 0, 6, "Kassel", "LOC"),
        ("1", "text", 0, 4, "Eins", "LOC"),
        ("1", "text", 5, 9, "Eins", "LOC"),
        ("2", "text", 15, 19, "Vier", "ORG"),
    ]
    keys = ["article_id", "field", "start", "end", "name", "label"]
    records = [dict(zip(keys, row, strict=True)) for row in rows]
    table = frames.conform([{**r, "text": r["name"]} for r in records], frames.Entities)
    salience = nk.entity_salience(table, articles)
    assert salience[["name", "mentions", "in_title", "in_lead", "first_field", "first_start"]].values.tolist() == [
        ["Eins", 2, False, True, "text", 0],
        ["Kassel", 1, True, False, "title", 0],
        ["Vier", 1, False, True, "text", 15],
    ]
    assert salience["salience"].round(3).tolist() == [0.667, 0.5, 0.667]
    with pytest.raises(InputError, match="articles="):
        nk.entity_salience(table)
    with pytest.raises(InputError, match="not among"):
        nk.entity_salience(table, articles.head(1))


def test_input_tables_are_left_as_they_are(entities, articles):
    entities_before, articles_before = entities.copy(), articles.copy()
    nk.count_entities(entities, by="section", normalise="per_1000_words", articles=articles)
    nk.entities_over_time(entities)
    nk.cooccurrence(entities, window="article")
    pd.testing.assert_frame_equal(entities, entities_before)
    pd.testing.assert_frame_equal(articles, articles_before)


@pytest.mark.parametrize("timezone", ["Europe/Berlin", "America/New_York", "Asia/Tokyo"])
def test_a_bare_day_is_that_day_in_every_zone(timezone):
    row = {
        "article_id": "1",
        "published": "2025-03-03",
        "field": "text",
        "text": "Kiel",
        "label": "LOC",
        "name": "Kiel",
    }
    counts = nk.entities_over_time(nk.frames.conform([row], nk.frames.Entities), period="D", timezone=timezone)
    assert counts["period"].astype(str).tolist() == ["2025-03-03"]
