import math

import numpy as np
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

import newskit as nk
from newskit import frames
from newskit.comparison.voices import entropy
from newskit.errors import InputError

from .conftest import table

BERGER, MOSER, KAYA = "Anna Berger", "Jan Moser", "Stadlhuber"


def quotes_of(*rows: tuple) -> pd.DataFrame:
    """Quotes from (article, source, speaker_name, cue, text) with further columns in a dict at the end."""
    return frames.conform(
        [
            {
                "article_id": article * 12,
                "source": source,
                "quote_id": f"{article}-{number}",
                "type": "direct",
                "field": "text",
                "speaker_name": name,
                "speaker": name,
                "speaker_label": "PER" if name else None,
                "cue_lemma": cue,
                "text": text,
                **(more[0] if more else {}),
            }
            for number, (article, source, name, cue, text, *more) in enumerate(rows)
        ],
        frames.Quotes,
    )


@pytest.fixture
def quotes():
    return quotes_of(
        ("a", "Tagblatt", BERGER, "sagen", "Das reicht uns nicht", {"start": 10, "end": 30}),
        ("a", "Tagblatt", BERGER, "behaupten", "Nein", {"type": "indirect", "start": 50, "end": 54}),
        ("a", "Tagblatt", MOSER, "laut", "Ja", {"start": 90, "end": 92}),
        ("b", "Tagblatt", None, None, "Vielleicht", {"start": 0, "end": 10}),
        ("b", "Tagblatt", BERGER, "sagen", "reicht", {"parent": "a-0"}),
        ("c", "Abendpost", KAYA, "einräumen", "Wir haben Fehler gemacht"),
    )


def test_voices_count_each_group_and_keep_the_unnamed(quotes):
    found = nk.voices(quotes).set_index(["source", "speaker"])
    assert found.loc[("Tagblatt", BERGER), ["quotes", "direct", "quoted_words", "articles"]].tolist() == [2, 1, 5, 1]
    assert found.loc[("Tagblatt", BERGER), "share"] == 0.5
    tagblatt = nk.voices(quotes).query("source == 'Tagblatt'")
    assert tagblatt["speaker"].isna().tolist() == [False, False, True]
    assert tagblatt["share"].sum() == 1


def test_position_is_the_place_in_the_whole_article(quotes):
    articles = table(
        {"source": "Tagblatt", "title": "x" * 20, "text": "y" * 80}, {"source": "Tagblatt", "text": "z" * 50}
    )
    found = nk.voices(quotes, articles).set_index(["source", "speaker"])
    assert found.loc[("Tagblatt", BERGER), "position"] == pytest.approx((30 + 70) / 2 / 100)
    assert pd.isna(found.loc[("Abendpost", KAYA), "position"])


def test_groups_of_the_articles(quotes):
    articles = table(*({"source": "x", "section": s, "text": "y" * 100} for s in ("Politik", "Politik", "Sport")))
    assert nk.voices(quotes, articles, by="section")["section"].unique().tolist() == ["Politik", "Sport"]
    with pytest.raises(InputError, match="section"):
        nk.voices(quotes, by="section")
    with pytest.raises(InputError, match="without_copies needs"):
        nk.voices(quotes, without_copies=True)


def test_reporting_verbs_and_their_colour(quotes):
    found = nk.reporting_verbs(quotes).set_index(["source", "cue"])["connotation"]
    assert found.to_dict() == {
        ("Abendpost", "einräumen"): "endorsing",
        ("Tagblatt", "behaupten"): "distancing",
        ("Tagblatt", "laut"): "attribution",
        ("Tagblatt", "sagen"): "neutral",
    }


@pytest.mark.parametrize(
    ("counts", "bits"), [([1, 1], 1), ([1, 1, 1, 1], 2), ([5], 0), ([3, 1], 2 - 0.75 * math.log2(3))]
)
def test_entropy_by_hand(counts, bits):
    assert entropy(np.array(counts)) == pytest.approx(bits)


def test_diversity_interval_holds_the_estimate_and_is_repeatable(sample, sample_quotes):
    found = nk.voice_diversity(sample_quotes)
    assert (found["low"] <= found["evenness"]).all()
    assert (found["evenness"] <= found["high"]).all()
    assert_frame_equal(found, nk.voice_diversity(sample_quotes))
    one = nk.voice_diversity(sample_quotes[sample_quotes["source"] == "Morgenkurier"])
    assert_frame_equal(one, found[found["source"] == "Morgenkurier"].reset_index(drop=True))
    assert (found["quotes"] + found["unnamed"]).sum() == sample_quotes["parent"].isna().sum()


def test_diversity_of_one_voice_is_missing(quotes):
    found = nk.voice_diversity(quotes).set_index("source")
    assert pd.isna(found.loc["Abendpost", "evenness"])
    assert found.loc["Tagblatt", "evenness"] == pytest.approx(entropy(np.array([2, 1])))
    with pytest.raises(InputError, match="level"):
        nk.voice_diversity(quotes, level=95)


def test_unknown_genders_are_bounds(quotes):
    found = nk.voice_genders(quotes).set_index("source")
    assert found.loc["Tagblatt", ["persons", "women", "men", "unknown"]].tolist() == [2, 1, 1, 0]
    assert found.loc["Abendpost", ["women_low", "women_high"]].tolist() == [0, 1]
    told = frames.conform(
        [{"article_id": "c" * 12, "field": "text", "text": KAYA, "label": "PER", "name": KAYA, "role": "Landrätin"}],
        frames.Entities,
    )
    assert nk.voice_genders(quotes, entities=told).set_index("source").loc["Abendpost", "women"] == 1


def test_genders_of_the_teaching_corpus(sample, sample_quotes, sample_entities):
    found = nk.voice_genders(sample_quotes, sample, sample_entities)
    assert (found["women"] + found["men"] + found["unknown"]).equals(found["persons"])
    assert found["unknown"].sum() <= 0.1 * found["persons"].sum()


def test_copied_quotes_count_once(sample, sample_quotes):
    every, once = nk.voices(sample_quotes, sample), nk.voices(sample_quotes, sample, without_copies=True)
    by = {"every": every.groupby("source")["quotes"].sum(), "once": once.groupby("source")["quotes"].sum()}
    assert by["once"]["Allgemeine Chronik"] == by["every"]["Allgemeine Chronik"]
    assert by["once"]["Marienfurter Anzeiger"] < by["every"]["Marienfurter Anzeiger"]
