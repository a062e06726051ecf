import pandas as pd
import pytest

import newskit as nk
from newskit.errors import InputError

from .conftest import table


def test_sixteen_events_of_the_teaching_corpus_are_sixteen_stories(sample):
    stories = nk.find_stories(sample, progress=False)
    sources = stories.groupby("story")["source"].agg(["size", "nunique"])
    assert sources.to_numpy().tolist() == [[5, 5]] * 16
    assert stories["story"].notna().all()


@pytest.mark.parametrize("min_similarity", [0.07, 0.15])
def test_the_sixteen_stories_do_not_hang_on_a_threshold(sample, min_similarity):
    assert nk.find_stories(sample, min_similarity=min_similarity, progress=False)["story"].nunique() == 16


FIRE = (
    "In der Lagerhalle der Spedition Hartung in Eschwege hat es gebrannt. Die Feuerwehr löschte den Brand in Eschwege."
)


@pytest.fixture
def articles():
    return table(
        {"source": "Tagblatt", "published": "2025-11-05T08:00Z", "title": "Brand in Eschwege", "text": FIRE},
        {
            "source": "Kurier",
            "published": "2025-11-04T20:00Z",
            "title": "Eschwege: Lagerhalle brennt",
            "text": FIRE + " Mehr folgt.",
        },
        {"source": "Kurier", "published": "2025-11-20", "title": "Wieder Brand in Eschwege", "text": FIRE},
        {
            "source": "Post",
            "published": "2025-11-05",
            "title": "Der Trainer geht",
            "text": "Der Verein trennt sich vom Trainer.",
        },
    )


def test_the_window_parts_events_that_read_alike(articles):
    found = nk.find_stories(articles, progress=False)["story"]
    assert found.tolist() == [1, 1, pd.NA, pd.NA]
    assert nk.find_stories(articles, window="30d", progress=False)["story"].tolist() == [1, 1, 1, pd.NA]


def test_stories_of_one_outlet_only_if_asked_for():
    same = [
        {"source": "Kurier", "published": "2025-11-05", "title": f"Brand in Eschwege {i}", "text": FIRE}
        for i in range(2)
    ]
    articles = table(
        *same, {"source": "Post", "text": "Der Verein trennt sich vom Trainer.", "published": "2025-11-05"}
    )
    assert nk.find_stories(articles, progress=False)["story"].isna().all()
    assert nk.find_stories(articles, min_sources=1, progress=False)["story"].tolist() == [1, 1, pd.NA]


def test_undated_articles_are_compared_with_all(articles):
    articles["published"] = pd.Series([pd.NaT] * len(articles), dtype=articles["published"].dtype)
    assert nk.find_stories(articles, progress=False)["story"].tolist() == [1, 1, 1, pd.NA]


@pytest.mark.parametrize("rows", [[], [{"source": "Kurier", "text": ""}], [{"source": "Kurier", "text": "Kurz."}] * 2])
def test_nothing_to_group(rows):
    assert nk.find_stories(table(*rows), progress=False)["story"].isna().all()


def test_a_window_that_is_not_a_time(articles):
    with pytest.raises(InputError, match="72h"):
        nk.find_stories(articles, window="bald", progress=False)


def test_story_table_tells_who_when_and_how(sample, sample_entities, sample_quotes):
    tables = {"entities": sample_entities, "quotes": sample_quotes, "progress": False}
    both = nk.story_table(sample, **tables)
    assert len(both) == 80
    known = both[both["order"] != "unknown"]
    assert known.loc[known["order"] == "first", "hours_behind_max"].eq(0).all()
    assert (both["hours_behind_min"] <= both["hours_behind_max"]).all()
    words = sum(len(text.split()) for field in ("title", "teaser", "text") for text in sample.articles[field].dropna())
    assert both["words"].sum() == words
    once = nk.story_table(sample, without_copies=True, **tables)
    assert once["words"].sum() < both["words"].sum()
    assert once["quotes"].sum() < both["quotes"].sum()
    assert both["quotes"].sum() == sample_quotes["parent"].isna().sum()


def told(published, precision):
    return {"published": published, "published_precision": precision}


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        # outlet: order, least and most hours after the first other one
        (
            [told("2025-11-04T06:00Z", "instant"), told("2025-11-04T09:00Z", "instant")],
            {"A": ("first", 0, 0), "B": ("later", 3, 3)},
        ),
        ([told("2025-11-04", "day"), told("2025-11-04", "day")], {"A": ("unknown", 0, 24), "B": ("unknown", 0, 24)}),
        (
            [told("2025-11-04T06:00Z", "instant"), told("2025-11-05", "day")],
            {"A": ("first", 0, 0), "B": ("later", 17, 41)},
        ),
        (
            [told("2025-11-04", "day"), told("2025-11-04T09:00Z", "instant")],
            {"A": ("unknown", 0, 14), "B": ("unknown", 0, 10)},
        ),
        ([told("2025-11-04T06:00Z", "instant"), {}], {"A": ("unknown", None, None), "B": ("unknown", None, None)}),
        ([{}, {}], {"A": ("unknown", None, None), "B": ("unknown", None, None)}),
    ],
)
def test_the_order_of_outlets_is_known_only_where_the_dates_tell_it(times, expected):
    articles = table(
        *({"source": s, "title": "Brand in Eschwege", "text": FIRE, **t} for s, t in zip("AB", times, strict=True))
    )
    found = nk.story_table(articles, progress=False).set_index("source")
    for source, (order, least, most) in expected.items():
        row = found.loc[source]
        assert row["order"] == order
        for column, hours in (("hours_behind_min", least), ("hours_behind_max", most)):
            assert pd.isna(row[column]) if hours is None else row[column] == pytest.approx(hours)
        assert pd.isna(row["hours_behind"]) or least == most
        assert pd.isna(row["first"]) == (row["first_precision"] is pd.NA)


def test_a_bare_day_is_shown_as_that_day():
    articles = table(
        *({"source": s, "title": "Brand in Eschwege", "text": FIRE, **told("2025-11-04", "day")} for s in "AB")
    )
    found = nk.story_table(articles, progress=False)
    assert found["first"].eq(pd.Timestamp("2025-11-04", tz="UTC")).all()
    assert found["first_precision"].eq("day").all()


def test_a_first_name_in_s_is_not_cut_in_the_label_of_a_story():
    texts = [
        "Jens Wiebusch sperrt den Kornmarkt. Jens Wiebusch will Ruhe.",
        "Der Kornmarkt ist gesperrt, sagt Jens Wiebusch. Für Jens Wiebusch ist es ein Erfolg.",
        "Jen Miller singt in Gera. Jen Miller kommt wieder, sagt Jen.",
    ]
    articles = nk.load_articles(pd.DataFrame({"source": ["A", "B", "C"], "text": texts}), progress=False)
    labels = nk.find_stories(articles, progress=False)["keywords"].dropna()
    assert labels.str.contains("Jens Wiebusch").all()
    assert not labels.str.split(", ").explode().eq("Jen").any()
