"""What a share is when the errors of the classification are taken into account."""

import math
from typing import Literal

import numpy as np
import pandas as pd
from scipy.stats import norm

from newskit import frames
from newskit.door import need, takes
from newskit.errors import InputError

_CHECKED = frames.made_by("nk.validation.read_coding(...)", "checked units")
Method = Literal["rogan-gladen", "double-sampling"]


@takes(reported=pd.Series, checked=_CHECKED)
def corrected_share(
    reported: pd.Series,
    checked: pd.DataFrame,
    value: str,
    predicted: str,
    coded: str,
    weight: str | None = None,
    method: Method = "rogan-gladen",
    confidence: float = 0.95,
) -> pd.Series:
    """Correct the share of a category for the misclassification that hand coding has measured.

    An automatic classification that is wrong in one direction more often than in the other shifts every share that is
    counted with it, however large the corpus (TeBlunthuis et al. 2024). Two corrections are offered:

    "rogan-gladen"
        ``(reported + specificity - 1) / (sensitivity + specificity - 1)`` (Rogan & Gladen 1978), with the interval of
        Lang & Reiczigel (2014). Sensitivity and specificity may come from other articles than those of `reported`, if
        the classification errs there as it does here.
    "double-sampling"
        ``reported * ppv + (1 - reported) * (1 - npv)``: how often the category, and how often its absence, was right
        (Tenenbein 1970). Narrower, but only for `checked` units drawn at random from the units of `reported`.

    Parameters
    ----------
    reported : Series
        The category of each unit, as newskit gives it: ``quotes["type"]``. Missing ones are left out.
    checked : DataFrame
        One row a unit coded by hand; rows without a code are left out.
    value : str
        The category whose share is asked for.
    predicted, coded : str
        Columns of `checked`: newskit's category, and the true one.
    weight : str, optional
        Column of `checked` with the weight of each unit, if it was drawn unevenly (`sample_for_coding` with `by`).
        The intervals then use the effective size of the sample (Kish 1965).
    method : "rogan-gladen" or "double-sampling"
    confidence : float
        Of the interval, 0.95 = 95 %.

    Returns
    -------
    Series
        value, reported (share, 0..1), corrected, low, high, sensitivity, specificity, ppv, npv (0..1), units (of
        `reported`), checked (units coded), method. Sensitivity is the share of true units that are recognised,
        specificity that of other units that are not taken for it; ppv and npv are the shares of predictions that hold.

    Raises
    ------
    InputError
        If a column is missing, a unit was coded twice, a share cannot be measured because no unit of its kind was
        checked, or the classification is no better than chance.

    References
    ----------
    Kish, L. (1965). Survey Sampling. Wiley.

    Lang, Z., & Reiczigel, J. (2014). Confidence limits for prevalence of disease adjusted for estimated sensitivity and
    specificity. Preventive Veterinary Medicine, 113(1), 13-22.

    Rogan, W. J., & Gladen, B. (1978). Estimating prevalence from the results of a screening test. American Journal of
    Epidemiology, 107(1), 71-76.

    TeBlunthuis, N., Hase, V., & Chan, C.-H. (2024). Misclassification in automated content analysis causes bias in
    regression. Can we fix it? Yes we can! Communication Methods and Measures, 18(3), 278-299.

    Tenenbein, A. (1970). A double sampling scheme for estimating from binomial data with misclassifications. Journal of
    the American Statistical Association, 65(331), 1350-1361.

    Examples
    --------
    >>> import pandas as pd
    >>> reported = pd.Series(["direct"] * 40 + ["indirect"] * 60)
    >>> checked = pd.DataFrame({"type": ["direct"] * 20 + ["indirect"] * 30,
    ...                         "coded_type": ["direct"] * 18 + ["indirect"] * 26 + ["direct"] * 6})
    >>> share = corrected_share(reported, checked, "direct", predicted="type", coded="coded_type")
    >>> round(share["reported"], 2), round(share["corrected"], 2)
    (0.4, 0.48)
    """
    truth = _Checked(checked, value, predicted, coded, weight)
    categories = reported.dropna()
    if categories.empty:
        raise InputError("`reported` has no category: there is no share to correct")
    n, share = len(categories), float((categories == value).mean())
    z = float(norm.ppf((1 + confidence) / 2))
    estimate = _rogan_gladen if method == "rogan-gladen" else _double_sampling
    corrected, low, high = (min(max(x, 0.0), 1.0) for x in estimate(share, n, truth, z))
    return pd.Series(
        {
            "value": value,
            "reported": share,
            "corrected": corrected,
            "low": min(low, corrected),
            "high": max(high, corrected),
            "sensitivity": truth.sensitivity[0],
            "specificity": truth.specificity[0],
            "ppv": truth.ppv[0],
            "npv": truth.npv[0],
            "units": n,
            "checked": truth.size,
            "method": method,
        }
    )


class _Checked:
    """The four shares that hand coding measures, each with the (effective) number of units it rests on."""

    def __init__(self, checked: pd.DataFrame, value: str, predicted: str, coded: str, weight: str | None):
        need(checked, [predicted, coded, *([weight] if weight else [])], "the table of checked units")
        rows = checked.dropna(subset=[coded, predicted])
        if "unit_id" in rows.columns and rows["unit_id"].duplicated().any():
            twice = rows.loc[rows["unit_id"].duplicated(), "unit_id"].iloc[0]
            raise InputError(f"the unit {twice!r} was coded twice: choose one code a unit before correcting shares")
        said = (rows[predicted].astype(object) == value).to_numpy(bool)
        true = (rows[coded].astype(object) == value).to_numpy(bool)
        weights = np.ones(len(rows)) if weight is None else rows[weight].to_numpy(float)
        if not (weights > 0).all():
            raise InputError(f"the weights in {weight!r} must be numbers above 0")
        self.size = len(rows)
        self.sensitivity = _weighted(said[true], weights[true])
        self.specificity = _weighted(~said[~true], weights[~true])
        self.ppv = _weighted(true[said], weights[said])
        self.npv = _weighted(~true[~said], weights[~said])


def _weighted(hits: np.ndarray, weights: np.ndarray) -> tuple[float, float]:
    """A share of hits and the effective number of units it rests on (Kish 1965)."""
    if not len(hits):
        return float("nan"), 0.0
    return float(weights[hits].sum() / weights.sum()), float(weights.sum() ** 2 / (weights**2).sum())


def _rogan_gladen(share: float, n: int, truth: _Checked, z: float) -> tuple[float, float, float]:
    (sensitivity, n_true), (specificity, n_false) = truth.sensitivity, truth.specificity
    if not n_true or not n_false:
        which = "is" if not n_true else "is not"
        raise InputError(f"no checked unit truly {which} of this category: check more units")
    if sensitivity + specificity <= 1:
        raise InputError(
            f"sensitivity {sensitivity:.2f} and specificity {specificity:.2f}: the classification is no better than "
            "chance in the checked units, so that no share can be corrected by it"
        )
    estimate = (share + specificity - 1) / (sensitivity + specificity - 1)
    # Lang & Reiczigel: each share is drawn towards the middle as in Agresti & Coull's interval, then the delta method.
    p, drawn = (n * share + z**2 / 2) / (n + z**2), n + z**2
    se, n_true = _towards_middle(sensitivity, n_true)
    sp, n_false = _towards_middle(specificity, n_false)
    youden = se + sp - 1
    if youden <= 0:
        raise InputError("too few units were checked to tell the classification from chance: check more units")
    centre = (p + sp - 1) / youden
    se_variance, sp_variance = se * (1 - se) / n_true, sp * (1 - sp) / n_false
    shift = 2 * z**2 * (centre * se_variance - (1 - centre) * sp_variance)
    variance = (p * (1 - p) / drawn + centre**2 * se_variance + (1 - centre) ** 2 * sp_variance) / youden**2
    return estimate, centre + shift - z * math.sqrt(variance), centre + shift + z * math.sqrt(variance)


def _double_sampling(share: float, n: int, truth: _Checked, z: float) -> tuple[float, float, float]:
    (ppv, n_said), (npv, n_not) = truth.ppv, truth.npv
    if (share > 0 and not n_said) or (share < 1 and not n_not):
        which = "of this category" if not n_said else "of another category"
        raise InputError(f"no checked unit was classified as one {which}: check more units")
    ppv, npv = (0.0 if math.isnan(ppv) else ppv), (1.0 if math.isnan(npv) else npv)
    estimate = share * ppv + (1 - share) * (1 - npv)
    ppv, n_said = _towards_middle(ppv, n_said)
    npv, n_not = _towards_middle(npv, n_not)
    centre = share * ppv + (1 - share) * (1 - npv)
    variance = (
        share**2 * ppv * (1 - ppv) / n_said
        + (1 - share) ** 2 * npv * (1 - npv) / n_not
        + (ppv + npv - 1) ** 2 * share * (1 - share) / n
    )
    return estimate, centre - z * math.sqrt(variance), centre + z * math.sqrt(variance)


def _towards_middle(share: float, n: float) -> tuple[float, float]:
    return (n * share + 1) / (n + 2), n + 2
