import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal
from scipy import sparse

import newskit as nk
from newskit.comparison.measures import deviation_of_proportions, log_likelihood, log_ratio, weighted_log_odds
from newskit.errors import InputError

from .conftest import REPORT, table

COUNTS = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=2, max_size=12).filter(
    lambda rows: all(a + b for a, b in rows) and sum(a for a, _ in rows) > 1 and sum(b for _, b in rows) > 1
)


def test_g2_by_hand():
    # Expected in each corpus: 1000 * 25 / 2000 = 12.5; G2 = 2 (20 ln(20/12.5) + 5 ln(5/12.5)) = 2 (9.4001 - 4.5815).
    assert log_likelihood(np.array([20]), np.array([5]), 1000, 1000)[0] == pytest.approx(9.6372, abs=1e-4)
    # Nothing in one corpus: G2 = 2 * 8 ln 2 on equal sizes, negative where the reference has it.
    assert log_likelihood(np.array([0]), np.array([8]), 500, 500)[0] == pytest.approx(-16 * math.log(2))


def test_log_ratio_by_hand():
    assert log_ratio(np.array([20, 0, 5]), np.array([5, 2, 5]), 1000, 1000).tolist() == [2, -2, 0]


def test_log_odds_by_hand():
    # a: 32.5 of 200, b: 17.5 of 200; ln(32.5/167.5) - ln(17.5/182.5) = 0.704806; variance 1/32.5 + 1/17.5 = 0.087912.
    delta, z = weighted_log_odds(np.array([20, 80]), np.array([5, 95]), np.array([12.5, 87.5]))
    assert delta[0] == pytest.approx(0.704806, abs=1e-6)
    assert z[0] == pytest.approx(0.704806 / math.sqrt(0.0879121), abs=1e-4)


def test_dp_by_hand():
    # Parts of 50, 30 and 20 percent; the word is spread 2:1:1. DP = (|.5-.5| + |.25-.3| + |.25-.2|) / 2 = 0.05,
    # normalised by 1 - 0.2.
    counts = sparse.csr_array(np.array([[2], [1], [1]]))
    assert deviation_of_proportions(counts, np.array([50, 30, 20]))[0] == pytest.approx(0.05 / 0.8)


@given(COUNTS)
def test_against_an_implementation_in_plain_python(rows):
    a, b = (np.array(side) for side in zip(*rows, strict=True))
    n_a, n_b = int(a.sum()), int(b.sum())
    alpha = [(x + y) / (n_a + n_b) * 100 for x, y in rows]
    total = sum(alpha)
    g2, (delta, z) = log_likelihood(a, b, n_a, n_b), weighted_log_odds(a, b, np.array(alpha))
    for i, (x, y) in enumerate(rows):
        expected_x, expected_y = n_a * (x + y) / (n_a + n_b), n_b * (x + y) / (n_a + n_b)
        plain = 2 * sum(o * math.log(o / e) for o, e in ((x, expected_x), (y, expected_y)) if o)
        assert abs(g2[i]) == pytest.approx(max(plain, 0), abs=1e-9)
        odds_a = (x + alpha[i]) / (n_a + total - x - alpha[i])
        odds_b = (y + alpha[i]) / (n_b + total - y - alpha[i])
        assert delta[i] == pytest.approx(math.log(odds_a / odds_b), abs=1e-9)
        assert z[i] == pytest.approx(delta[i] / math.sqrt(1 / (x + alpha[i]) + 1 / (y + alpha[i])), abs=1e-9)


def test_dp_against_plain_python():
    rng = np.random.default_rng(0)
    counts = rng.integers(0, 4, (7, 5))
    sizes = rng.integers(10, 200, 7)
    shares = sizes / sizes.sum()
    found = deviation_of_proportions(sparse.csr_array(counts), sizes)
    for column, dp in zip(counts.T, found, strict=True):
        plain = 0.5 * sum(abs(c / column.sum() - s) for c, s in zip(column, shares, strict=True)) / (1 - min(shares))
        assert dp == pytest.approx(plain)


@pytest.fixture
def papers() -> pd.DataFrame:
    texts = ["Chaos am Bahnhof, Chaos im Rathaus.", "Das Chaos wächst.", "Ein Orkan, Orkan, Orkan, Orkan!"]
    texts += ["Der Verkehr ruht am Bahnhof.", "Viel Verkehr und wenig Platz.", "Der Verkehr in Kassel."]
    return table(*({"source": "Abendpost" if i < 3 else "Tagblatt", "text": text} for i, text in enumerate(texts)))


def test_one_article_makes_no_keyword(papers):
    terms = nk.keyness(papers, "Abendpost", unit="token", min_count=1, progress=False)["term"].tolist()
    assert "Orkan" not in terms
    assert terms[0] == "Chaos"
    assert terms[-1] == "Verkehr"
    assert "Orkan" in set(nk.keyness(papers, "Abendpost", unit="token", min_articles=1, progress=False)["term"])


def test_counts_and_options(papers):
    key = nk.keyness(papers, "Abendpost", unit="token", min_count=1, min_articles=1, progress=False).set_index("term")
    assert key.loc["Chaos", ["count", "reference_count", "articles"]].tolist() == [3, 0, 2]
    assert key.loc["Chaos", "per_1000"] == pytest.approx(1000 * 3 / 14)
    assert "am" not in key.index
    with_stops = nk.keyness(
        papers, "Abendpost", unit="token", min_count=1, min_articles=1, stop_words=True, progress=False
    )
    assert "am" in set(with_stops["term"])
    for measure, column in (("g2", "g2"), ("log_odds", "z"), ("log_ratio", "log_ratio")):
        ranked = nk.keyness(papers, "Abendpost", measure=measure, min_count=1, min_articles=1, progress=False)
        assert ranked[column].is_monotonic_decreasing
    assert_frame_equal(
        with_stops,
        nk.keyness(
            papers, "Abendpost", "Tagblatt", unit="token", min_count=1, min_articles=1, stop_words=True, progress=False
        ),
    )


def test_a_noun_declined_like_an_adjective_is_one_word():
    forms = (
        "Die Verletzten liegen im Krankenhaus. Ein Verletzter schläft.",
        "Der Verletzte wartet. Man half dem Verletzten.",
    )
    papers = table(*({"source": "Kurier", "text": text} for text in forms), {"source": "Bote", "text": "Es regnet."})
    terms = nk.keyness(papers, "Kurier", min_articles=1, min_count=1, progress=False).set_index("term")["count"]
    assert terms[terms.index.str.startswith("Verletzt")].to_dict() == {"Verletzte": 4}


def test_names_as_unit_and_as_option(sample):
    names = nk.keyness(sample, "Wiener Tagesbote", unit="name", min_count=2, progress=False)
    assert {"Theresa Hollensteiner", "Linz"} & set(names["term"])
    without = nk.keyness(sample, "Wiener Tagesbote", names=False, progress=False)
    assert not {"Hollensteiner", "Marienfurt"} & set(without["term"])


def test_without_copies_counts_a_passage_for_the_first():
    articles = table(
        {"source": "Tagblatt", "published": "2025-11-04", "text": REPORT},
        {"source": "Abendpost", "published": "2025-11-05", "text": REPORT + " Der Rat berät am Abend."},
    )
    options = {"unit": "token", "min_count": 1, "min_articles": 1, "progress": False}
    once = nk.keyness(articles, "Abendpost", without_copies=True, **options).set_index("term")
    twice = nk.keyness(articles, "Abendpost", **options).set_index("term")
    assert twice.loc["Feuerwehr", ["count", "reference_count"]].tolist() == [1, 1]
    assert once.loc["Feuerwehr", ["count", "reference_count"]].tolist() == [0, 1]
    assert once.loc["Rat", "count"] == 1


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"target": "Kurier"}, "Abendpost, Tagblatt"),
        ({"target": "Abendpost", "reference": "Kurier"}, "Abendpost, Tagblatt"),
        ({"target": "Abendpost", "reference": ["Abendpost", "Tagblatt"]}, "overlap"),
        ({"target": "Abendpost", "unit": "stem"}, "lemma"),
        ({"target": "Abendpost", "measure": "chi2"}, "log_odds"),
        ({"target": "Abendpost", "by": "ressort"}, "section"),
    ],
)
def test_errors_say_what_there_is(papers, options, message):
    with pytest.raises(InputError, match=message):
        nk.keyness(papers, progress=False, **options)
