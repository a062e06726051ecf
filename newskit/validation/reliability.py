"""Do coders mean the same? Krippendorff's alpha with an interval, and plain agreement."""

from collections.abc import Mapping, Sequence
from typing import Literal, get_args

import numpy as np
import pandas as pd

from newskit import frames
from newskit.door import need, takes
from newskit.errors import InputError
from newskit.validation.codebook import Level

CODED = frames.made_by("nk.validation.read_coding(...)", "codes", unit_id="string", coder="string")
_LEVELS: tuple[Level, ...] = get_args(Level)


@takes(coded=CODED)
def agreement(
    coded: pd.DataFrame,
    questions: str | Sequence[str] | None = None,
    level: Level | Mapping[str, Level] | None = None,
    confidence: float = 0.95,
    n_boot: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """Measure how far two or more coders agree.

    Krippendorff's alpha is 1 for perfect agreement and 0 for what chance would bring; 0.8 is the usual bar, 0.667 the
    lowest one for tentative conclusions (Krippendorff 2018, ch. 12). The interval comes from a bootstrap that draws
    units again, with all their codes (Zapf et al. 2016). Units that fewer than two coders coded tell nothing about
    agreement and are left out.

    Parameters
    ----------
    coded : DataFrame
        One row a unit and coder: unit_id, coder, and a column a question, as `read_coding` gives it.
    questions : str or list of str, optional
        Columns to look at; all categorical ones by default.
    level : "nominal", "ordinal" or {question: level}, optional
        By default ordinal for ordered categories, else nominal. Ordinal codes are ordered categories or numbers.
    confidence : float
        Of the interval, 0.95 = 95 %.
    n_boot : int
        Bootstrap samples.
    seed : int
        Same seed, same interval.

    Returns
    -------
    DataFrame
        One row a question: question, level, coders, units (coded by two or more), percent_agreement (0..1, share of
        pairs of coders who agree, averaged over units), alpha, alpha_low, alpha_high. Alpha is missing where only one
        code was ever used: without variation it is not defined.

    Raises
    ------
    InputError
        If a column is missing, a coder coded a unit twice, no unit has two codes, or ordinal codes have no order.

    References
    ----------
    Krippendorff, K. (2018). Content Analysis: An Introduction to Its Methodology (4th ed.). Sage.

    Zapf, A., Castell, S., Morawietz, L., & Karch, A. (2016). Measuring inter-rater reliability for nominal data: which
    coefficients and confidence intervals are appropriate? BMC Medical Research Methodology, 16, 93.

    Examples
    --------
    >>> import pandas as pd
    >>> coded = pd.DataFrame({"unit_id": ["a", "b", "c", "d"] * 2, "coder": ["Anna"] * 4 + ["Ben"] * 4,
    ...                       "type": ["direct", "direct", "indirect", "none"]
    ...                               + ["direct", "direct", "indirect", "direct"]})
    >>> agreement(coded, "type").round(2)[["units", "percent_agreement", "alpha"]]
       units  percent_agreement  alpha
    0      4               0.75   0.59
    """
    if questions is None:
        questions = [name for name in coded.columns if isinstance(coded[name].dtype, pd.CategoricalDtype)]
        if not questions:
            raise InputError("no column is categorical: name the columns to look at in `questions`")
    questions = [questions] if isinstance(questions, str) else list(questions)
    need(coded, questions, "the table of codes")
    twice = coded.duplicated(["unit_id", "coder"])
    if twice.any():
        row = coded[twice].iloc[0]
        raise InputError(f"coder {row['coder']!r} coded the unit {row['unit_id']!r} twice; keep one of the codes")
    levels = level if isinstance(level, Mapping) else dict.fromkeys(questions, level)
    rows = []
    for name in questions:
        scale = levels.get(name) or _level_of(coded[name])
        rows.append(_question(coded[["unit_id", "coder", name]].dropna(), name, scale, confidence, n_boot, seed))
    return pd.DataFrame(rows)


def _question(codes: pd.DataFrame, name: str, level: str, confidence: float, n_boot: int, seed: int) -> dict:
    counts = _value_counts(codes, name, level)
    alpha, low, high = _alpha_with_interval(counts, level, confidence, n_boot, np.random.default_rng(seed))
    coders = counts.sum(axis=1)
    agreeing = (counts * (counts - 1)).sum(axis=1) / (coders * (coders - 1))
    return {
        "question": name,
        "level": level,
        "coders": codes["coder"].nunique(),
        "units": len(counts),
        "percent_agreement": agreeing.mean(),
        "alpha": alpha,
        "alpha_low": low,
        "alpha_high": high,
    }


def _value_counts(codes: pd.DataFrame, name: str, level: str) -> np.ndarray:
    """How many coders gave each code (columns, in order) to each unit (rows) that two or more coded."""
    if level not in _LEVELS:
        raise InputError(f"question {name!r}: level is 'nominal' or 'ordinal', not {level!r}")
    values = codes[name]
    ordered = isinstance(values.dtype, pd.CategoricalDtype) and values.cat.ordered
    if level == "ordinal" and not ordered and not pd.api.types.is_numeric_dtype(values):
        raise InputError(
            f"question {name!r}: ordinal codes need an order; make the column an ordered Categorical or numbers"
        )
    table = pd.crosstab(codes["unit_id"], values)
    counts = table.to_numpy()[table.sum(axis=1).to_numpy() > 1]
    if not len(counts):
        raise InputError(f"question {name!r}: no unit was coded by two coders")
    return counts


def _alpha_with_interval(
    counts: np.ndarray, level: str, confidence: float, n_boot: int, rng: np.random.Generator
) -> tuple[float, float, float]:
    alpha = _alpha(counts, level)
    if np.isnan(alpha):
        return alpha, alpha, alpha
    draws = rng.integers(len(counts), size=(n_boot, len(counts)))
    drawn = [_alpha(counts[rows], level) for rows in draws]
    low, high = np.nanquantile(drawn, [(1 - confidence) / 2, (1 + confidence) / 2])
    return alpha, low, high


def _alpha(counts: np.ndarray, level: str) -> float:
    import krippendorff

    if (counts.sum(axis=0) > 0).sum() < 2:  # one code only: nothing to disagree about, alpha is 0/0
        return float("nan")
    domain = list(range(counts.shape[1]))
    scale: Literal["ordinal", "nominal"] = "ordinal" if level == "ordinal" else "nominal"
    return float(krippendorff.alpha(value_counts=counts, value_domain=domain, level_of_measurement=scale))


def _level_of(values: pd.Series) -> str:
    return "ordinal" if isinstance(values.dtype, pd.CategoricalDtype) and values.cat.ordered else "nominal"
