"""Measures of how typical words are, and of how evenly they are spread, each with its source."""

import numpy as np
from scipy import sparse


def log_likelihood(a: np.ndarray, b: np.ndarray, size_a: float, size_b: float) -> np.ndarray:
    """G2 of frequencies in corpora of given sizes (Rayson & Garside 2000); negative where b has the larger share.

    Examples
    --------
    >>> round(float(log_likelihood(np.array([20]), np.array([5]), 1000, 1000)[0]), 3)
    9.637
    """
    a, b = np.asarray(a, float), np.asarray(b, float)
    rate = (a + b) / (size_a + size_b)
    g2 = 2 * (_part(a, size_a * rate) + _part(b, size_b * rate))
    return np.where(a / size_a >= b / size_b, 1, -1) * np.maximum(g2, 0)


def log_ratio(a: np.ndarray, b: np.ndarray, size_a: float, size_b: float) -> np.ndarray:
    """Binary logarithm of the ratio of relative frequencies (Hardie 2014); 0.5 instead of no occurrence.

    Examples
    --------
    >>> log_ratio(np.array([20]), np.array([5]), 1000, 1000).tolist()
    [2.0]
    """
    a, b = np.asarray(a, float), np.asarray(b, float)
    return np.log2(np.where(a == 0, 0.5, a) / size_a) - np.log2(np.where(b == 0, 0.5, b) / size_b)


def weighted_log_odds(
    a: np.ndarray, b: np.ndarray, prior: np.ndarray, sizes: tuple[float, float] | None = None
) -> tuple[np.ndarray, np.ndarray]:
    """Log-odds ratio with a Dirichlet prior, and its z-score (Monroe, Colaresi & Quinn 2008, eq. 16, 20 and 22).

    `sizes` are those of both corpora with the prior, where `a` and `b` are not all of their words.

    Examples
    --------
    >>> delta, z = weighted_log_odds(np.array([20, 80]), np.array([5, 95]), np.array([12.5, 87.5]))
    >>> round(float(delta[0]), 3), round(float(z[0]), 3)
    (0.705, 2.377)
    """
    a, b = np.asarray(a, float) + prior, np.asarray(b, float) + prior
    size_a, size_b = sizes or (a.sum(), b.sum())
    delta = np.log(a / (size_a - a)) - np.log(b / (size_b - b))
    return delta, delta / np.sqrt(1 / a + 1 / b)


def deviation_of_proportions(counts: sparse.csr_array, sizes: np.ndarray) -> np.ndarray:
    """DP of each column over the rows (Gries 2008), normalised to 0..1 (Lijffijt & Gries 2012); NaN without occurrence.

    Examples
    --------
    >>> counts = sparse.csr_array(np.array([[3, 6], [3, 0]]))
    >>> deviation_of_proportions(counts, np.array([100, 100])).tolist()
    [0.0, 1.0]
    """
    shares = sizes / sizes.sum()
    totals = np.asarray(counts.sum(axis=0), float)
    expected = np.repeat(shares, np.diff(counts.indptr))
    # |v - s| is s where a word does not occur; so begin with the sum of all s, which is 1, and mend what occurs.
    gain = counts.data / totals[counts.indices]
    gain -= expected  # in place: of a large corpus each copy takes a third of its counts
    np.abs(gain, out=gain)
    gain -= expected
    dp = 0.5 * (1 + np.bincount(counts.indices, gain, minlength=counts.shape[1]))
    smallest = shares[shares > 0].min()
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(totals > 0, np.clip(dp / (1 - smallest), 0, 1) if smallest < 1 else 0.0, np.nan)


def log_dice(together: np.ndarray, node: float, collocate: np.ndarray) -> np.ndarray:
    """logDice (Rychlý 2008).

    Examples
    --------
    >>> log_dice(np.array([10.0]), 10, np.array([10.0])).tolist()
    [14.0]
    """
    with np.errstate(divide="ignore"):
        return 14 + np.log2(2 * np.asarray(together) / (node + np.asarray(collocate)))


def association(together: np.ndarray, collocate: np.ndarray, in_windows: float, words: float) -> np.ndarray:
    """G2 of the 2 x 2 table of a word within and outside of windows (Dunning 1993), signed.

    Examples
    --------
    >>> round(float(association(np.array([10.0]), np.array([20.0]), 100, 1000)[0]), 2)
    21.18
    """
    a, total = np.asarray(together, float), np.asarray(collocate, float)
    observed = [a, in_windows - a, total - a, words - in_windows - total + a]
    rows, columns = (in_windows, words - in_windows), (total, words - total)
    expected = [row * column / words for row in rows for column in columns]
    with np.errstate(divide="ignore", invalid="ignore"):
        g2 = 2 * sum(_part(o, e) for o, e in zip(observed, expected, strict=True))
    return np.where(a >= expected[0], 1, -1) * np.maximum(g2, 0)


def _part(observed: np.ndarray, expected: np.ndarray) -> np.ndarray:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(observed > 0, observed * np.log(observed / expected), 0)
