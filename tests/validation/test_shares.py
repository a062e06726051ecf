"""Corrected shares: hand values, and intervals that hold the truth as often as they say."""

import numpy as np
import pandas as pd
import pytest

from newskit.errors import InputError
from newskit.validation import corrected_share, sample_for_coding

COLUMNS = {"predicted": "type", "coded": "coded_type"}


def checked(both, missed, wrong, neither):
    """Units truly direct and recognised, truly direct and missed, wrongly direct, rightly not direct."""
    return pd.DataFrame(
        [("direct", "direct")] * both
        + [("indirect", "direct")] * missed
        + [("direct", "none")] * wrong
        + [("indirect", "indirect")] * neither,
        columns=["type", "coded_type"],
    )


def reported(k, n):
    return pd.Series(["direct"] * k + ["indirect"] * (n - k))


def test_rogan_gladen_by_hand():
    share = corrected_share(reported(30, 100), checked(45, 5, 20, 80), "direct", **COLUMNS)
    assert (share["sensitivity"], share["specificity"]) == (0.9, 0.8)
    assert share["corrected"] == pytest.approx((0.3 + 0.8 - 1) / (0.9 + 0.8 - 1))  # 1/7
    # Lang & Reiczigel (2014) with z = 1.959964, z² = 3.841459:
    # p' = (30 + 1.920729)/103.841459 = 0.307399, Se' = 46/52 = 0.884615, Sp' = 81/102 = 0.794118, J' = 0.678733
    # centre = 0.101517/0.678733 = 0.149568; shift = 7.682918·(0.149568·0.001963 − 0.850432·0.001603) = −0.008216
    # variance = (0.002050 + 0.022371·0.001963 + 0.723235·0.001603)/0.460678 = 0.007062
    assert share["low"] == 0.0  # 0.141352 − 1.959964·0.084036 < 0
    assert share["high"] == pytest.approx(0.30606, abs=2e-4)


def test_double_sampling_by_hand():
    share = corrected_share(reported(40, 200), checked(18, 6, 2, 54), "direct", method="double-sampling", **COLUMNS)
    assert (share["ppv"], share["npv"]) == (0.9, 0.9)
    assert share["corrected"] == pytest.approx(0.2 * 0.9 + 0.8 * 0.1)
    # ppv' = 19/22, npv' = 55/62: centre 0.263050,
    # variance 0.04·0.117769/22 + 0.64·0.100156/62 + 0.750733²·0.16/200 = 0.001699
    assert (share["low"], share["high"]) == pytest.approx((0.18227, 0.34383), abs=2e-4)


def test_a_perfect_classification_changes_nothing():
    for method in ("rogan-gladen", "double-sampling"):
        share = corrected_share(reported(25, 100), checked(500, 0, 0, 500), "direct", method=method, **COLUMNS)
        assert share["corrected"] == share["reported"] == 0.25
        assert share["low"] < 0.25 < share["high"]


def simulate(rng, n, m, truth, sensitivity, specificity):
    true = rng.random(n) < truth
    said = np.where(true, rng.random(n) < sensitivity, rng.random(n) >= specificity)
    types = pd.DataFrame({"type": np.where(said, "direct", "other"), "coded_type": np.where(true, "direct", "other")})
    return types["type"], types.sample(m, random_state=rng)


@pytest.mark.slow
@pytest.mark.parametrize("method", ["rogan-gladen", "double-sampling"])
@pytest.mark.parametrize(("truth", "sensitivity", "specificity"), [(0.3, 0.8, 0.8), (0.1, 0.9, 0.85), (0.6, 0.7, 0.95)])
def test_intervals_hold_the_truth(method, truth, sensitivity, specificity):
    rng = np.random.default_rng(7)
    shares = []
    for _ in range(200):
        types, sample = simulate(rng, 1000, 200, truth, sensitivity, specificity)
        shares.append(corrected_share(types, sample, "direct", method=method, **COLUMNS))
    shares = pd.DataFrame(shares)
    assert shares["corrected"].mean() == pytest.approx(truth, abs=0.01)
    held = ((shares["low"] <= truth) & (truth <= shares["high"])).mean()
    assert held >= 0.92  # 0.95, less two standard errors of 200 runs
    assert abs(shares["reported"].mean() - truth) > 0.02  # what would have been reported is off


@pytest.mark.slow
@pytest.mark.parametrize("method", ["rogan-gladen", "double-sampling"])
def test_weights_undo_an_uneven_sample(method):
    """A sample drawn evenly by outlet, where the outlets differ in share and in errors."""
    rng = np.random.default_rng(3)
    tables = []
    for source, n, truth, sensitivity in [("Groß", 3000, 0.2, 0.9), ("Klein", 300, 0.8, 0.5)]:
        true = rng.random(n) < truth
        said = np.where(true, rng.random(n) < sensitivity, rng.random(n) >= 0.95)
        types = np.where(said, "direct", "indirect")
        tables.append(pd.DataFrame({"source": source, "type": types, "coded": np.where(true, "direct", "indirect")}))
    units = pd.concat(tables, ignore_index=True)
    units["quote_id"] = [f"q{i:05d}" for i in range(len(units))]
    quotes = units.assign(speaker=pd.NA, speaker_name=pd.NA, cue=pd.NA, published=pd.NaT, text="x", sentence="x")
    truth = (units["coded"] == "direct").mean()
    plain, weighted = [], []
    for seed in range(40):
        sheet = sample_for_coding(quotes, 300, by="source", seed=seed)
        sheet["coded_type"] = units.set_index("quote_id").loc[sheet["unit_id"], "coded"].to_numpy()
        options = {"value": "direct", "method": method, **COLUMNS}
        plain.append(corrected_share(quotes["type"], sheet, **options)["corrected"])
        weighted.append(corrected_share(quotes["type"], sheet, weight="weight", **options))
    weighted = pd.DataFrame(weighted)
    assert weighted["corrected"].mean() == pytest.approx(truth, abs=0.015)
    assert abs(np.mean(plain) - truth) > 0.02
    assert ((weighted["low"] <= truth) & (truth <= weighted["high"])).mean() >= 0.88


def test_missing_codes_are_left_out():
    gaps = pd.concat([checked(45, 5, 20, 80), pd.DataFrame({"type": ["direct"] * 9, "coded_type": None})])
    share = corrected_share(pd.concat([reported(30, 100), pd.Series([None] * 7)]), gaps, "direct", **COLUMNS)
    assert (share["units"], share["checked"]) == (100, 150)


def test_categories_as_read_from_sheets():
    sheet = checked(45, 5, 20, 80).assign(coded_type=lambda t: t["coded_type"].astype("category"))
    share = corrected_share(reported(30, 100).astype("string"), sheet, "direct", **COLUMNS)
    assert share["corrected"] == pytest.approx(1 / 7)


def test_shares_by_source_make_a_table():
    quotes = pd.DataFrame({"source": ["A"] * 100 + ["B"] * 100, "type": [*reported(30, 100), *reported(50, 100)]})
    table = (
        quotes.groupby("source")["type"]
        .apply(lambda types: corrected_share(types, checked(45, 5, 20, 80), "direct", **COLUMNS))
        .unstack()
    )
    assert table["corrected"].astype(float).round(3).to_dict() == {"A": 0.143, "B": 0.429}


@pytest.mark.parametrize(
    ("k", "sample", "options", "message"),
    [
        (30, checked(0, 0, 20, 80), {}, "no checked unit truly is of this category"),
        (30, checked(45, 5, 0, 0), {}, "no checked unit truly is not"),
        (30, checked(20, 30, 60, 40), {}, "no better than chance"),
        (30, checked(1, 0, 0, 1).iloc[:1], {}, "truly is not"),
        (30, checked(0, 5, 0, 80), {"method": "double-sampling"}, "classified as one of this category"),
        (30, checked(45, 5, 20, 80), {"method": "bayes"}, "rogan-gladen, double-sampling"),
        (30, checked(45, 5, 20, 80), {"weight": "weight"}, "lacks the columns"),
        (30, checked(1, 1, 1, 1).assign(unit_id="q1"), {}, "coded twice"),
    ],
)
def test_errors(k, sample, options, message):
    with pytest.raises(InputError, match=message):
        corrected_share(reported(k, 100), sample, "direct", **COLUMNS, **options)
