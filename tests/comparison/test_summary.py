import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

import newskit as nk
from newskit.comparison.passages import words
from newskit.errors import InputError

from .conftest import REPORT, table


def test_sources_side_by_side(flood):
    found = nk.compare_sources(flood, progress=False).set_index("source")
    assert found.index.tolist() == ["Abendpost", "Morgenkurier", "Tagblatt"]
    assert found["articles"].tolist() == [1, 1, 1]
    assert found.loc["Morgenkurier", "agency_articles"] == 1
    assert found.loc["Morgenkurier", "shared_share"] > 0.9
    assert "Kassel" in found.loc["Morgenkurier", "top_names"]


def test_without_copies_the_later_print_counts_less(flood):
    every, once = (
        nk.compare_sources(flood, without_copies=copies, progress=False).set_index("source") for copies in (False, True)
    )
    assert once.loc["Morgenkurier", "words"] == every.loc["Morgenkurier", "words"]
    copied = nk.copied_spans(flood)["article_id"].nunique()
    assert copied == 1
    assert once.loc["Tagblatt", "words"] == every.loc["Tagblatt", "words"] - len(words(REPORT))
    assert (once["mentions"] <= every["mentions"]).all()
    assert_frame_equal(once[["shared_share"]], every[["shared_share"]])


def test_totals_of_the_teaching_corpus(sample, sample_entities, sample_quotes):
    found = nk.compare_sources(sample, sample_entities, sample_quotes)
    assert found["mentions"].sum() == len(sample_entities)
    assert found["quotes"].sum() == sample_quotes["parent"].isna().sum()
    assert found["quoted_share"].between(0.1, 0.6).all()
    assert (found["direct_quotes"] <= found["quotes"]).all()


def test_sources_without_names_and_quotes():
    found = nk.compare_sources(table({"source": "Tagblatt", "text": "Es regnet."}), progress=False)
    assert found.loc[0, ["mentions", "quotes", "direct_quotes", "quoted_share"]].tolist() == [0, 0, 0, 0]
    assert pd.isna(found.loc[0, "top_names"])


class TestCoverage:
    @pytest.fixture
    def articles(self):
        day = {"published_precision": "day"}
        return table(
            {"source": "A", "published": "2025-10-25T23:30Z", "text": REPORT},  # 26 October in Berlin
            {"source": "A", "published": "2025-10-27", "text": REPORT, **day},
            {"source": "B", "published": "2025-10-26T23:30Z", "text": "Der Rat tagt."},  # winter time: 27 October
            {"source": "B", "text": "Ohne Datum."},
        )

    def test_days_of_the_time_zone_and_gaps(self, articles):
        found = nk.coverage(articles)
        assert found["day"].dt.day.tolist() == [26, 26, 27, 27]
        assert found["articles"].tolist() == [1, 0, 1, 1]
        assert found.attrs["undated"] == 1

    @pytest.mark.parametrize(
        ("zone", "days"), [("America/New_York", [25, 25, 26, 26, 27, 27]), ("UTC", [25, 25, 26, 26, 27, 27])]
    )
    def test_other_zones_leave_bare_days_alone(self, articles, zone, days):
        found = nk.coverage(articles, timezone=zone)
        assert found["day"].dt.day.tolist() == days
        assert found.loc[(found["day"].dt.day == 27) & (found["source"] == "A"), "articles"].item() == 1

    @pytest.mark.parametrize(
        ("freq", "start", "number"), [("W", "2025-10-20", 4), ("MS", "2025-10-01", 2), ("h", "2025-10-26", 48)]
    )
    def test_other_periods(self, articles, freq, start, number):
        found = nk.coverage(articles, freq=freq)
        assert found["day"].min().floor("D") == pd.Timestamp(start)
        assert len(found) == number
        assert found["articles"].sum() == 3

    def test_names(self, articles):
        found = nk.coverage(articles, names=["Kassel"], progress=False)
        assert found["articles"].tolist() == [1, 0, 1, 0]
        assert found["total"].tolist() == [1, 0, 1, 1]

    def test_copies_are_left_out(self, articles):
        assert nk.coverage(articles, without_copies=True)["articles"].sum() == 2

    @pytest.mark.parametrize("options", [{"timezone": "Berlin"}, {"freq": "Tag"}, {"by": "ressort"}])
    def test_errors(self, articles, options):
        with pytest.raises(InputError, match=next(iter(options))):
            nk.coverage(articles, **options)
        with pytest.raises(InputError, match="no article has a time"):
            nk.coverage(articles.iloc[3:])
