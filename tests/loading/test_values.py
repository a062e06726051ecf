"""One rule for missing values, lists and objects, whichever format brings them."""

import datetime as dt
import json
import warnings

import numpy as np
import pandas as pd
import pytest

import newskit as nk
from newskit.loading import table
from newskit.loading.table import make_articles, make_table
from newskit.loading.values import Quoted, flat, opened, present

PLAIN = {
    "title": "Rat tagt",
    "text": "Erster Absatz.\nZweiter Absatz.",
    "authors": "Lea Kunz; Jan Pohl",
    "keywords": "Rat; Brücke",
}


def make_one(record):
    return next(make_articles(record))


def load(source, **options):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", nk.LoadWarning)
        return nk.load_articles(source, progress=False, **options)


@pytest.mark.parametrize(
    "value",
    [*"NA NULL NaN None N/A #N/A - none NONE n.a. k.A. undefined (null) #WERT! #NAME? --- . ?".split()]
    + ["", "  ", "keine Angabe", "['']", None, pd.NA, pd.NaT, float("nan")],
)
def test_markers_of_missing_values(value):
    article = make_one({"title": "Rat tagt", "teaser": value, "authors": value, "section": value, "published": value})
    assert [article.get(name) for name in ("teaser", "authors", "section", "published")] == [None] * 4


def test_words_that_only_look_like_markers_stay():
    values = (Quoted("NA"), "NULL ist ein Wort", "Nan", 0, False, {"$date": "3.5.2024"})
    assert [present(value) for value in values] == ["NA", "NULL ist ein Wort", "Nan", 0, False, "3.5.2024"]


LISTS = {
    "lists": [["Erster Absatz.", "Zweiter Absatz."], ["Lea Kunz", "Jan Pohl"], ["Rat", "Brücke"]],
    "arrays": [np.array(["Erster Absatz.", "Zweiter Absatz."], dtype=object), ("Lea Kunz", "Jan Pohl"),
    pd.Series(["Rat", "Brücke"])],
    "objects": [[{"text": "Erster Absatz."}, {"type": "p", "text": "Zweiter Absatz."}], [{"name": "Lea Kunz"},
    {"name": "Jan Pohl"}],
                [{"term": "Rat"}, {"term": "Brücke"}]],
    "sections": [{"sections": [{"headline": [], "paragraphs": ["Erster Absatz."]}, {"headline": ["Zweiter Absatz."]}]},
                 {"name": ["Lea Kunz", "Jan Pohl"]}, "Rat, Brücke"],
    "written": ["['Erster Absatz.', 'Zweiter Absatz.']", "['Lea Kunz' 'Jan Pohl']", '["Rat", "Brücke"]'],
    "html": ["<p>Erster Absatz.</p><p>Zweiter Absatz.</p>", "Von Lea Kunz und Jan Pohl", "Rat | Brücke"],
}  # fmt: skip


@pytest.mark.parametrize("kind", LISTS)
def test_lists_and_objects_from_a_frame(kind):
    row = dict(zip(("text", "authors", "keywords"), LISTS[kind], strict=True))
    frame = pd.DataFrame(
        {"title": ["Rat tagt"], **{name: pd.Series([value], dtype=object) for name, value in row.items()}}
    )
    assert load(frame)[list(PLAIN)].iloc[0].to_dict() == PLAIN


@pytest.mark.parametrize("kind", ["lists", "objects", "sections", "written", "html"])
@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.parquet", "a.csv"])
def test_lists_and_objects_from_files(tmp_path, kind, name):
    row = {"title": "Rat tagt", **dict(zip(("text", "authors", "keywords"), LISTS[kind], strict=True))}
    path = tmp_path / name
    if name == "a.parquet":
        pd.DataFrame([row]).to_parquet(path)
    elif name == "a.csv":
        pd.DataFrame([row]).to_csv(path, index=False)
    else:
        path.write_text(json.dumps(row))
    assert load(path)[list(PLAIN)].iloc[0].to_dict() == PLAIN


def test_lists_are_joined_and_texts_left_alone_without_cleaning():
    frame = pd.DataFrame(
        {
            "text": [["Eins.", " Zwei. "]],
            "teaser": [" [x] "],
            "published_precision": ["day"],
            "published": ["2024-05-03T00:00:00+02:00"],
        }
    )
    row = load(frame, clean=False).iloc[0]
    assert row[["text", "teaser"]].tolist() == ["Eins.\n Zwei. ", " [x] "]
    assert row["published"] == pd.Timestamp("2024-05-03", tz="UTC")


@pytest.mark.parametrize("text", [{"foo": 1}, [{"foo": 1}], {"a": {"b": "Ein Satz."}}, '{"foo": "Ein Satz."}'])
def test_a_text_of_unknown_shape_is_a_problem_that_names_it(text):
    articles = load(pd.DataFrame({"title": ["Rat tagt"], "text": pd.Series([text], dtype=object)}))
    assert len(articles) == 0
    assert "its text is a" in nk.load_problems(articles)["reason"].iloc[0]


def test_the_first_name_that_has_a_fitting_value_is_used():
    article = make_one(
        {"text": None, "maintext": "Ein Satz.", "source": "https://www.bote.example/1", "sitename": "Bote"}
    )
    assert [article[name] for name in ("text", "source", "url")] == ["Ein Satz.", "Bote", "https://www.bote.example/1"]
    assert make_one({"text": "x", "source": "https://www.bote.example/1"})["source"] == "bote.example"


@pytest.mark.parametrize(
    ("value", "field", "read"), [("3.5.2024", "published_precision", "day"), ("Politik", "keywords", "Politik")]
)
def test_tag_is_a_day_or_a_keyword(value, field, read):
    assert make_one({"title": "Rat tagt", "Tag": value})[field] == read


def test_an_object_may_hold_the_teaser_too():
    article = make_one({"title": "Rat tagt", "body": {"summary": ["Der Anriss."], "paragraphs": ["Ein Satz."]}})
    assert [article["teaser"], article["text"]] == ["Der Anriss.", "Ein Satz."]


def test_half_characters_are_replaced(tmp_path):
    (tmp_path / "a.jsonl").write_text(
        '{"title": "Rat \\ud83d tagt", "text": "x", "mehr\\udc00": ["\\ud83d"]}\n{"title": "B", "text": "y"}'
    )
    articles = load(tmp_path)
    assert len(articles) == 2
    articles.to_parquet(tmp_path / "b.parquet")


@pytest.mark.parametrize(
    ("value", "written"), [(["a", {"name": "b"}], "a; b"), ({"a": {"b": 1}}, '{"a": {"b": 1}}'), (3, 3), ([], None)]
)
def test_values_of_columns_without_a_name(value, written):
    assert flat(value) == written


def test_brackets_alone_make_no_list():
    assert [opened(value) for value in ("[Video] Rat tagt", "(dpa)", "{{x}}", "[1", "['offen]")] == [
        "[Video] Rat tagt",
        "(dpa)",
        "{{x}}",
        "[1",
        "['offen]",
    ]


@pytest.mark.parametrize(
    "text",
    [
        [{"type": "paragraph", "content": [{"text": "Der Rat "}, {"text": "tagt", "bold": True}, {"text": " heute."}]}],
        {"blocks": [{"children": [{"type": "text", "value": "Der Rat tagt "}, {"type": "text", "value": "heute."}]}]},
        [[{"text": "Der Rat "}, {"type": "link", "children": [{"text": "tagt"}]}, {"text": " heute."}]],
    ],
)
def test_pieces_of_a_paragraph_are_joined(text):
    assert make_one({"title": "A", "text": text})["text"] == "Der Rat tagt heute."


def test_blocks_are_paragraphs():
    blocks = [{"type": "text", "text": "Erster Absatz."}, {"type": "text", "text": "Zweiter Absatz."}]
    assert make_one({"title": "A", "text": blocks})["text"] == "Erster Absatz.\nZweiter Absatz."


@pytest.mark.parametrize(
    "record",
    [
        {"Datum": "3.5.2024", "Uhrzeit": "14:05"},
        {"date": "2024-05-03", "time": "12.05", "timezone": "UTC"},
        {"date": dt.date(2024, 5, 3), "time": dt.time(14, 5)},
        {"date": "2024-05-03 08:05", "timezone": "America/New_York"},
        {"date": {"date": "2024-05-03 14:05:00.000000", "timezone_type": 3, "timezone": "Europe/Berlin"}},
        {"published": {"_seconds": 1714737900, "_nanoseconds": 0}},
        {"published": "['2024-05-03T12:05:00Z']"},
    ],
)
def test_times_in_parts(record):
    article = make_one({"title": "Rat tagt", **record})
    assert article["published"] == pd.Timestamp("2024-05-03 12:05", tz="UTC")
    assert article.keys() <= {*nk.frames.Articles.columns}


def test_a_zone_that_is_not_known_is_told_and_a_number_beside_a_date_is_no_time():
    frame = pd.DataFrame({"title": ["A"], "date": ["2024-05-03 14:05"], "timezone": ["Lindenau"]})
    assert "Lindenau" in nk.load_problems(load(frame))["reason"].iloc[0]
    assert make_one({"title": "A", "date": "3.5.2024", "Zeit": "um neun"})["Zeit"] == "um neun"


ROWS = [{"title": "Pegel steigt", "text": "Der Fluss steigt."}, {"title": "Rat tagt", "text": "Der Rat tagt."}]
FRAME = pd.DataFrame(ROWS)
SHAPES = {
    **{orient: FRAME.to_json(orient=orient) for orient in ("records", "columns", "index", "split", "table")},
    "list": json.dumps(FRAME.to_dict("list")),
    "lists with a header": json.dumps([list(FRAME), *FRAME.to_numpy().tolist()]),
    "by id": json.dumps({"a1": ROWS[0], "a2": ROWS[1]}),
    "nested": json.dumps({"status": "ok", "data": {"result": {"beiträge": ROWS}}}),
    "titled": json.dumps({"title": "Suche", "description": "zwei Treffer", "treffer": ROWS}),
    "titled, with a text": json.dumps(
        {"title": "Suche", "text": "zwei", "treffer": [row | {"url": "x"} for row in ROWS]}
    ),
    "a page of them": json.dumps({"content": ROWS, "totalElements": 2, "number": 0}),
    "envelopes": json.dumps([{"id": 1, "attributes": row} for row in ROWS]),
    "documents": json.dumps({"took": 3, "hits": {"total": 2, "hits": [{"_id": 1, "_source": row} for row in ROWS]}}),
    "groups": json.dumps({"Kurier": ROWS[:1], "Bote": ROWS[1:]}),
    "groups of groups": json.dumps([{"beiträge": [row]} for row in ROWS]),
    "heads": json.dumps([{"metadata": {"title": row["title"]}, "content": row["text"]} for row in ROWS]),
    "one within": json.dumps([{"article": {**row, "title": row["title"]}, "meta": {"id": 1}} for row in ROWS]),
    "rendered": json.dumps(
        [{"title": {"rendered": row["title"]}, "content": {"rendered": f"<p>{row['text']}</p>"}} for row in ROWS]
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_shapes_of_json(tmp_path, shape):
    (tmp_path / "a.json").write_text(SHAPES[shape])
    articles = load(tmp_path)
    assert articles[["title", "text"]].to_dict("records") == ROWS
    assert len(nk.load_problems(articles)) == 0


@pytest.mark.parametrize(
    ("data", "shape"),
    [
        (FRAME.to_json(orient="values"), "a list of lists"),
        ('{"a": 1, "b": [1, 2]}', "keys 'a', 'b'"),
        ("[]", "an empty list"),
        ('"Ein Satz."', "a text"),
        ('[{"foo": 1}]', "a list of objects"),
        (
            '{"name": "x", "version": "1", "description": "Ein Werkzeug", "author": "Lea Kunz"}',
            "keys 'name', 'version'",
        ),
        ('{"title": "x", "port": 80}', "keys 'title', 'port'"),
    ],
)
def test_other_shapes_are_problems_that_name_them(tmp_path, data, shape):
    (tmp_path / "a.json").write_text(data)
    articles = load(tmp_path)
    assert len(articles) == 0
    assert shape in nk.load_problems(articles)["reason"].iloc[0]


@pytest.mark.parametrize(("join", "indent"), [(",\n", None), ("\n", None), ("\n", 1), ("", None)])
def test_objects_one_after_the_other(tmp_path, join, indent):
    (tmp_path / "a.jsonl").write_text(join.join(json.dumps(row, indent=indent) for row in ROWS))
    assert load(tmp_path)[["title", "text"]].to_dict("records") == ROWS


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
@pytest.mark.parametrize("others", [[{"title": "Rat tagt", "url": "x"}], [{"text": "Mehr dazu."}], [["a", "b"]]])
def test_an_article_that_lists_others_is_itself(tmp_path, name, others):
    (tmp_path / name).write_text(json.dumps(ROWS[0] | {"related": others}))
    assert load(tmp_path)[["title", "text"]].to_dict("records") == ROWS[:1]


def test_the_parts_of_an_article_are_no_articles(tmp_path):
    (tmp_path / "a.json").write_text(
        '{"document": {"head": {"title": "A"}, "body": {"paragraphs": ["Eins.", "Zwei."]}}}'
    )
    assert load(tmp_path)[["title", "text"]].to_dict("records") == [{"title": "A", "text": "Eins.\nZwei."}]


def test_a_day_that_was_named_as_one_is_told_if_it_cannot_be_read():
    frame = pd.DataFrame({"title": ["Rat tagt"], "Tag": ["vorgestern"]})
    assert len(nk.load_problems(load(frame))) == 0
    assert "vorgestern" in nk.load_problems(load(frame, columns={"Tag": "published"}))["reason"].iloc[0]


@pytest.mark.parametrize(
    "values",
    [
        ["a", None, "b", None, None, "c"],
        [None, None, None, 1, 2, None],
        [None, None, 1, 2.5, None, None],
        [1, 2, "a", None, 1.5, None],
        ["a", "b", None, None, 3, "c"],
        [True, None, None, None, False, None],
        [None, None, True, "a", None, None],
        [None, None, None, dt.datetime(2024, 5, 3), None, dt.datetime(2024, 5, 4)],
        [dt.date(2024, 5, 3), None, None, None, "a", 2],
        [None] * 6,
    ],
    ids=str,
)
@pytest.mark.parametrize("missing", ["stands there as None", "is left out"])
def test_a_table_that_is_made_in_parts_is_that_of_all_articles(monkeypatch, values, missing):
    def articles():
        for number, value in enumerate(values):
            named = {} if value is None and missing == "is left out" else {"Feld": value}
            yield {"title": f"Pegel {number}", "source": "Tagblatt" if number % 3 else None, **named}

    whole = make_table(articles(), keep_ids=False)
    monkeypatch.setattr(table, "_AT_ONCE", 2)
    pd.testing.assert_frame_equal(make_table(articles(), keep_ids=False), whole, check_exact=True)
