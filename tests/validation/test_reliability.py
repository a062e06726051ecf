"""Agreement: published values, hand values, and what has no value."""

import numpy as np
import pandas as pd
import pytest

from newskit.errors import InputError
from newskit.validation import agreement

# Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, section C: four observers, twelve units.
OBSERVERS = {
    "A": [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    "B": [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    "C": [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    "D": [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
}


def long(codes, name="code"):
    return pd.DataFrame(
        [{"coder": coder, "unit_id": f"u{i}", name: x} for coder, row in codes.items() for i, x in enumerate(row)]
    )


@pytest.mark.parametrize(("level", "alpha"), [("nominal", 0.743), ("ordinal", 0.815)])
def test_published_values(level, alpha):
    row = agreement(long(OBSERVERS), "code", level=level).iloc[0]
    assert row["alpha"] == pytest.approx(alpha, abs=0.0005)
    assert (row["coders"], row["units"]) == (4, 11)  # one unit has a single code
    assert row["alpha_low"] < alpha < row["alpha_high"]


def test_percent_agreement_by_hand():
    # pairs that agree: u0 1 of 1, u1 0 of 1, u2 1 of 3
    coded = long({"A": ["x", "x", "x"], "B": ["x", "y", "x"], "C": [None, None, "y"]})
    assert agreement(coded, "code").at[0, "percent_agreement"] == pytest.approx((1 + 0 + 1 / 3) / 3)


def test_categories_tell_the_level():
    coded = long({"A": ["no", "partly", "yes", "yes"], "B": ["no", "yes", "yes", "partly"]})
    order = pd.CategoricalDtype(["no", "partly", "yes"], ordered=True)
    coded["span"] = coded["code"].astype(order)
    coded["plain"] = coded["code"].astype("category")
    table = agreement(coded).set_index("question")
    assert table["level"].to_dict() == {"span": "ordinal", "plain": "nominal"}
    assert table.at["span", "alpha"] > table.at["plain", "alpha"]  # next-door codes weigh less
    pd.testing.assert_frame_equal(agreement(coded), agreement(coded.sample(frac=1, random_state=1)))


def test_one_code_only_has_no_alpha():
    row = agreement(long({"A": ["yes"] * 5, "B": ["yes"] * 5}), "code").iloc[0]
    assert row["percent_agreement"] == 1
    assert np.isnan(row["alpha"])
    assert np.isnan(row["alpha_low"])


@pytest.mark.slow
def test_interval_covers_and_narrows():
    rng = np.random.default_rng(0)

    def pair(n):
        truth = rng.integers(0, 3, n)
        second = np.where(rng.random(n) < 0.8, truth, rng.integers(0, 3, n))
        return agreement(long({"A": list(truth), "B": list(second)}), "code", n_boot=200).iloc[0]

    # A's code is copied with probability .8, else drawn from three equally often: alpha is .8
    rows = [pair(80) for _ in range(40)]
    assert np.mean([row["alpha"] for row in rows]) == pytest.approx(0.8, abs=0.03)
    assert sum(row["alpha_low"] <= 0.8 <= row["alpha_high"] for row in rows) >= 34
    wide, narrow = pair(40), pair(640)
    assert narrow["alpha_high"] - narrow["alpha_low"] < (wide["alpha_high"] - wide["alpha_low"]) / 2


@pytest.mark.parametrize(
    ("coded", "options", "message"),
    [
        (long({"A": ["x"], "B": ["y"]}), {"questions": "type"}, "lacks the columns"),
        (long({"A": ["x"], "B": ["y"]}), {}, "no column is categorical"),
        (pd.concat([long({"A": ["x"]})] * 2), {"questions": "code"}, "coded the unit 'u0' twice"),
        (long({"A": ["x", None], "B": [None, "x"]}), {"questions": "code"}, "no unit was coded by two"),
        (long({"A": ["x"], "B": ["y"]}), {"questions": "code", "level": "ordinal"}, "need an order"),
        (long({"A": ["x"], "B": ["y"]}), {"questions": "code", "level": "interval"}, "not 'interval'"),
    ],
)
def test_errors(coded, options, message):
    with pytest.raises(InputError, match=message):
        agreement(coded, **options)
