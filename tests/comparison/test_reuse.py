import itertools

import numpy as np
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

import newskit as nk
from newskit import frames
from newskit.comparison.passages import words
from newskit.door import check
from newskit.errors import InputError
from newskit.times import in_order_of_print

from .conftest import OWN, REPORT, table


def test_a_copy_with_a_new_lead_is_found_in_the_direction_of_time(flood):
    pairs = nk.find_reuse(flood)
    copy = pairs[(pairs["source_a"] == "Morgenkurier") & (pairs["source_b"] == "Tagblatt")].iloc[0]
    assert copy["hours"] == 25
    assert copy["containment_a"] > 0.9
    assert copy["containment_b"] < copy["containment_a"]
    texts = flood.set_index("article_id")["text"]
    p = copy["passages"][0]
    assert words(texts[copy["a"]][p.start_a : p.end_a]) == words(texts[copy["b"]][p.start_b : p.end_b]) == words(REPORT)
    check(pairs, frames.Pairs)


def test_containment_is_the_share_of_distinct_shingles(flood):
    texts = flood.set_index("article_id")["text"]
    shingles = {
        key: {tuple(found[i : i + 5]) for i in range(len(found) - 4)} for key, found in texts.map(words).items()
    }
    for pair in nk.find_reuse(flood).itertuples():
        shared = shingles[pair.a] & shingles[pair.b]
        assert pair.containment_a == pytest.approx(len(shared) / len(shingles[pair.a]))
        assert pair.containment_b == pytest.approx(len(shared) / len(shingles[pair.b]))


@pytest.mark.parametrize(
    ("window", "found"), [(None, True), ("72h", True), ("24h", False), (pd.Timedelta("25h"), True)]
)
def test_window(flood, window, found):
    pairs = nk.find_reuse(flood, window=window)
    assert found == bool(((pairs["source_a"] == "Morgenkurier") & (pairs["source_b"] == "Tagblatt")).any())


def test_min_shared_counts_words(flood):
    assert len(nk.find_reuse(flood, min_shared=30)) == 1
    assert nk.find_reuse(flood, min_shared=60).empty


@pytest.mark.parametrize("window", ["bald", "3 Tage"])
def test_a_window_that_is_not_a_time(flood, window):
    with pytest.raises(InputError, match="72h"):
        nk.find_reuse(flood, window=window)


def test_it_says_what_table_it_needs():
    with pytest.raises(InputError, match="Articles"):
        nk.find_reuse(pd.DataFrame({"inhalt": ["Der Pegel steigt."]}))


@pytest.mark.parametrize("rows", [[], [{"text": REPORT}], [{"text": ""}, {"text": pd.NA}], [{"text": "Kurz."}] * 3])
def test_nothing_to_find(rows):
    assert_frame_equal(nk.find_reuse(table(*rows)), frames.empty(frames.Pairs))


def test_input_stays_and_the_same_input_gives_the_same_pairs(flood):
    before = flood.copy(deep=True)
    first = nk.find_reuse(flood)
    assert_frame_equal(flood, before)
    assert_frame_equal(first, nk.find_reuse(flood))


def invented(rng: np.random.Generator, length: int) -> str:
    return " ".join(f"w{i}" for i in rng.integers(0, 5_000, length))


@pytest.mark.parametrize(("outlets", "number"), [(2, 0), (1, 0), (0, 45)])
def test_boilerplate_of_an_outlet_is_not_reuse(outlets, number):
    rng = np.random.default_rng(0)
    footer = invented(rng, 30)
    names = [f"Blatt {i % outlets}" if outlets else frames.NO_SOURCE for i in range(10 * max(1, outlets))]
    rows = [{"source": one, "text": f"{invented(rng, 150)} {footer * (one != 'Blatt 1')}"} for one in names]
    assert len(nk.find_reuse(table(*rows))) == number


def test_a_text_that_very_many_print_is_one_group():
    rng = np.random.default_rng(1)
    report = invented(rng, 120)
    rows = [
        {
            "article_id": f"{i:012d}",
            "source": f"Blatt {i % 60}",
            "published": pd.Timestamp("2025-11-04T06:00Z") + pd.Timedelta(minutes=i),
            "text": f"{invented(rng, 10)} {report}",
        }
        for i in range(150)
    ]
    articles = frames.conform(
        [*rows, {"article_id": "x", "source": "Blatt 1", "text": invented(rng, 120)}], frames.Articles
    )
    groups = nk.reuse_groups(articles)
    assert groups["group"].eq(1).all()
    assert len(groups) == 150
    assert groups["first"].sum() == 1


def test_every_pair_of_a_small_group_is_found_however_edited():
    rng = np.random.default_rng(2)
    report = invented(rng, 200).split()
    rewritten = [word if i % 9 else "neu" for i, word in enumerate(report)]
    versions = [report, report[:90], [*invented(rng, 40).split(), *report], report[100:] + report[:100], rewritten]
    articles = table(*({"source": f"Blatt {i}", "text": " ".join(version)} for i, version in enumerate(versions)))
    found = {frozenset(pair) for pair in nk.find_reuse(articles)[["a", "b"]].itertuples(index=False, name=None)}
    assert found == {frozenset(pair) for pair in itertools.combinations(articles["article_id"], 2)}


def test_groups_name_the_first_print(flood):
    groups = nk.reuse_groups(flood)
    assert groups[["source", "first"]].to_numpy().tolist() == [
        ["Morgenkurier", True],
        ["Tagblatt", False],
    ]
    assert nk.reuse_groups(flood, min_containment=0.99).empty


def test_articles_without_time_come_last():
    articles = table({"text": "x"}, {"text": "y", "published": "2025-11-05"}, {"text": "z", "published": "2025-11-04"})
    assert in_order_of_print(articles)["text"].tolist() == ["z", "y", "x"]


def test_show_reuse_marks_and_escapes(flood):
    flood["text"] = flood["text"].str.replace("Kassel", "<b>Kassel</b>")
    pair = nk.find_reuse(flood).iloc[0]
    html = nk.show_reuse(pair, flood)._repr_html_()
    assert "<b>Kassel" not in html
    assert "&lt;b&gt;Kassel" in html
    assert html.count('data-kind="shared"') >= 2
    with pytest.raises(InputError, match="not in the table"):
        nk.show_reuse(pair, flood.iloc[:0])


def test_own_words_are_not_reuse():
    assert nk.find_reuse(table({"text": OWN}, {"text": REPORT})).empty


ORDERS = [
    # published and precision of both, order, hours, fewest and most of them
    (("2025-11-04T06:00Z", "instant"), ("2025-11-04T09:30Z", "instant"), "a first", 3.5, 3.5, 3.5),
    (("2025-11-04T06:00Z", "instant"), ("2025-11-04T06:00Z", "instant"), "same time", 0, 0, 0),
    # The day of Berlin begins at 23:00 UTC of the day before.
    (("2025-11-04T06:00Z", "instant"), ("2025-11-05T00:00Z", "day"), "a first", pd.NA, 17, 41),
    (("2025-11-04T00:00Z", "day"), ("2025-11-06T00:00Z", "day"), "a first", pd.NA, 24, 72),
    (("2025-11-04T00:00Z", "day"), ("2025-11-04T00:00Z", "day"), "unknown", pd.NA, -24, 24),
    (("2025-11-04T00:00Z", "day"), ("2025-11-04T20:00Z", "instant"), "unknown", pd.NA, -3, 21),
    (("2025-11-04T06:00Z", "instant"), (None, None), "unknown", pd.NA, pd.NA, pd.NA),
    ((None, None), (None, None), "unknown", pd.NA, pd.NA, pd.NA),
]


@pytest.mark.parametrize(("one", "other", "order", "hours", "least", "most"), ORDERS)
@pytest.mark.parametrize("turned", [False, True])
def test_the_order_of_print_is_known_only_where_the_dates_tell_it(one, other, order, hours, least, most, turned):
    rows = [
        {"source": source, "published": published, "published_precision": precision, "text": REPORT}
        for source, (published, precision) in (("Tagblatt", one), ("Kurier", other))
    ]
    articles = table(*rows)
    pair = nk.find_reuse(articles[::-1] if turned else articles).iloc[0]
    if order == "a first":
        assert pair["source_a"] == "Tagblatt"
    assert pair["order"] == order
    for column, expected in (("hours", hours), ("hours_min", least), ("hours_max", most)):
        assert pd.isna(pair[column]) if expected is pd.NA else pair[column] == pytest.approx(expected)
    first = nk.reuse_groups(articles).set_index("source")["first"]
    assert first.isna().all() if order != "a first" else first["Tagblatt"] and not first["Kurier"]


def test_no_order_of_rows_decides_who_is_first():
    rows = [{"source": s, "published": "2025-11-04", "published_precision": "day", "text": REPORT} for s in "XYZ"]
    articles = table(*rows)
    for function in (nk.find_reuse, nk.copied_spans):
        one, other = (
            function(rows).sort_values(list("ab") if function is nk.find_reuse else ["article_id"])
            for rows in (articles, articles[::-1])
        )
        assert_frame_equal(one, other.set_axis(one.index))


@pytest.mark.parametrize(("window", "found"), [("12h", True), ("1h", False)])
def test_a_window_holds_pairs_that_may_lie_in_it(window, found):
    articles = table(
        {"published": "2025-11-04T12:00Z", "published_precision": "instant", "text": REPORT},
        {"published": "2025-11-05T00:00Z", "published_precision": "day", "text": REPORT},
        {"text": REPORT},
    )
    assert len(nk.find_reuse(articles, window=window)) == found
