"""The summary of a report: what it says of differences, shares, women and stories."""

import pandas as pd
import pytest
from reports import counted

from newskit import frames
from newskit.report.summary import quote_rates, summary
from newskit.texts import texts


def quotes(of_articles):
    rows = [
        {
            "article_id": key,
            "quote_id": f"{key}-{n}",
            "source": key[:-1],
            "type": "direct",
            "field": "text",
            "text": "Ja",
        }
        for key, count in of_articles.items()
        for n in range(count)
    ]
    return frames.conform(rows, frames.Quotes)


def test_rates_of_quotes_have_intervals_over_articles():
    table = counted({"A": 4, "B": 4, "C": 2})
    even = quotes({f"A{n}": 2 for n in range(4)} | {"B0": 8})
    rates = quote_rates(table, even).set_index("source")
    assert rates.index.tolist() == ["A", "B"]  # C has too few articles
    assert rates.loc["A"].tolist() == [20, 20, 20]  # every article alike
    assert rates.loc["B", "low"] == 0
    assert rates.loc["B", "high"] == pytest.approx(20 + 1960 * (64 - 16) ** 0.5 * (4 / 3) ** 0.5 / 400)


EMPTY_GENDERS = pd.DataFrame({"persons": [0], "women": [0], "unknown": [0]})


def said(language="en", **given):
    table = counted({"A": 4, "B": 4})
    parts = {
        "names": pd.DataFrame({"name": [], "articles": []}),
        "quotes": quotes({"A0": 5, "A1": 5, "A2": 5, "A3": 5}),
        "pairs": frames.empty(frames.Pairs),
        "told": pd.DataFrame(),
        "genders": EMPTY_GENDERS,
    }
    return " ".join(summary(texts(language), table, **(parts | given)))


def test_the_summary_tells_differences_and_whether_they_may_be_chance():
    assert "A (50 per 1,000 words; 95 %: 50 to 50) quotes most, B (0 per 1,000 words" in said()
    assert "chance" not in said()
    assert "may be chance" in said(quotes=quotes({"A0": 5, "B0": 4}))
    assert "Von den Medien mit mindestens 3 Artikeln zitiert A (50 je 1.000 Wörter" in said("de")


def test_the_summary_takes_error_rates_from_own_coding_if_there_is_one():
    coding = pd.DataFrame(
        {"unit_id": list("abcd"), "type": "direct", "speaker_name": "x", "right_speaker": ["yes", "yes", "yes", "no"]},
        dtype="string",
    )
    assert "F1" in said()
    assert "In your own coding the speaker was right in 75% of 4 quotes (95 %: 30% to 95%)" in said(coding=coding)
    assert "F1" not in said(coding=coding)


def test_the_summary_counts_women_within_bounds():
    genders = pd.DataFrame({"persons": [10], "women": [3], "unknown": [2]})
    assert "30% to 50% are women" in said(genders=genders)
    assert "30% are women" in said(genders=genders.assign(unknown=0))
    many = pd.DataFrame({"persons": [1000], "women": [440], "unknown": [1]})
    assert "44% are women" in said(genders=many)
    assert "women" not in said()


def test_the_summary_names_the_story_that_most_tell():
    told = pd.DataFrame({"story": [1, 1, 2, 2, 2], "source": list("ABABC"), "keywords": ["Pegel"] * 2 + ["Brücke"] * 3})
    assert "tell: 2. The most widely told (3 sources): Brücke." in said(told=told)
