"""Which words are typical of one part of a corpus compared with another."""

from collections.abc import Iterable, Sequence
from typing import Literal

import numpy as np
import pandas as pd
from scipy import sparse

from newskit import frames
from newskit.annotation import Corpus, as_corpus
from newskit.comparison.copies import CopiedText
from newskit.comparison.measures import deviation_of_proportions, log_likelihood, log_ratio, weighted_log_odds
from newskit.comparison.terms import Unit, running_words
from newskit.comparison.wordcounts import TermCounts, count_terms
from newskit.dispatch import also_on_dask
from newskit.door import takes
from newskit.errors import InputError

Measure = Literal["g2", "log_odds", "log_ratio"]
MEASURES: dict[Measure, str] = {"g2": "g2", "log_odds": "z", "log_ratio": "log_ratio"}  # measure -> column to sort by


@also_on_dask
@takes(articles=frames.Articles, without_copies=frames.Pairs)
def keyness(
    articles: Corpus | pd.DataFrame,
    target: str | Iterable[str],
    reference: str | Iterable[str] = "rest",
    by: str = "source",
    unit: Unit = "lemma",
    measure: Measure = "g2",
    min_articles: int = 2,
    min_count: int = 3,
    stop_words: bool = False,
    names: bool = True,
    prior_words: float | None = None,
    without_copies: bool | pd.DataFrame = False,
    progress: bool = True,
) -> pd.DataFrame:
    """Find the words that are key for a target, and those that are key for the reference.

    Parameters
    ----------
    articles : Corpus or DataFrame
        Corpus or Articles.
    target : str or list of str
        Value(s) of the column `by` whose words are looked for ("Morgenkurier").
    reference : str or list of str
        Value(s) to compare with; "rest" = all other articles.
    by : str
        Column of the Articles that parts them: source, section, or one of your own.
    unit : {"lemma", "token", "name"}
        What is counted. Lemmas and tokens are counted without regard to case and shown in their commonest spelling.
    measure : {"g2", "log_odds", "log_ratio"}
        What to rank by: evidence (G2), evidence shrunk towards the corpus (z of the log-odds), or size of the effect.
    min_articles : int
        A word must stand in this many articles of the side for which it is key, so that one long article cannot make a
        keyword.
    min_count : int
        Occurrences in both sides together.
    stop_words : bool
        Keep function words (spaCy's German list).
    names : bool
        Keep words that mostly belong to names.
    prior_words : float, optional
        Weight of the prior of the log-odds, in words. Default: as many as the smaller side has.
    without_copies : bool or DataFrame
        Count each copied passage once, for who printed it first; Pairs of `find_reuse` save a second search.
    progress : bool
        Show a progress bar if articles have to be annotated.

    Returns
    -------
    DataFrame
        One row a word, those of the target first: term; count, reference_count; per_1000, reference_per_1000 (words);
        articles, reference_articles (that have it); dispersion (0 = even, 1 = in one article only; of the side for
        which the word is key); g2 (negative where the reference has more); log_ratio (1 = twice as frequent in the
        target, -1 = half); log_odds and z (of the difference, with prior).

    Raises
    ------
    InputError
        If target or reference has no articles, or an option is unknown.

    Notes
    -----
    G2: log-likelihood of the frequencies in two corpora (Dunning 1993; Rayson & Garside 2000); 3.84 is p < 0.05 and
    15.13 p < 0.0001 for a single word, but hundreds are tested here: rank, do not prove. Its effect size is the binary
    logarithm of the ratio of relative frequencies, half an occurrence added where a side has none (Hardie 2014, "Log
    Ratio"). Log-odds: weighted log-odds ratio with an informative Dirichlet prior, z-score (Monroe, Colaresi & Quinn
    2008, "Fightin' Words", equations 16 and 20-22); the prior are the words of both sides together, scaled to
    `prior_words`. Dispersion: DP (Gries 2008), normalised (Lijffijt & Gries 2012), over the articles.

    Examples
    --------
    >>> import newskit as nk
    >>> articles = nk.load_articles(pd.DataFrame({
    ...     "source": ["Abendpost"] * 2 + ["Tagblatt"] * 2,
    ...     "text": ["Das Chaos wächst.", "Chaos am Bahnhof!", "Der Verkehr ruht.", "Viel Verkehr am Bahnhof."]}))
    >>> key = nk.keyness(articles, target="Abendpost", min_count=2, progress=False)
    >>> key[["term", "count", "reference_count"]]
          term  count  reference_count
    0    Chaos      2                0
    1  Verkehr      0                2
    """
    corpus = as_corpus(articles, progress=progress)
    if by not in corpus.articles.columns:
        raise InputError(f"by={by!r} is no column of these articles: {list(corpus.articles.columns)}")
    sides = sides_of(corpus.articles[by], target, reference)
    check_sides(corpus.articles[by], sides, target, reference)
    words = running_words(corpus, unit, CopiedText.of(corpus.articles, without_copies))
    counts = count_terms((found for _, found in words), sides, stop_words, names)
    return rank_terms(counts, measure, min_articles, min_count, prior_words)


def keyness_of_each(
    articles: Corpus | pd.DataFrame,
    groups: Sequence[str],
    by: str = "source",
    n: int = 10,
    bar: float = 3.84,
    without_copies: bool | pd.DataFrame = False,
) -> pd.DataFrame:
    """The strongest keywords of each group against all others, names left out; the words are counted once for all.

    Parameters
    ----------
    articles : Corpus or DataFrame
        Corpus or Articles.
    groups : list of str
        Values of the column `by`.
    n : int
        Words of each group.
    bar : float
        G2 that a word needs.
    without_copies : bool or DataFrame
        As for `keyness`.

    Returns
    -------
    DataFrame
        The column `by`, and those of `keyness`.
    """
    corpus = as_corpus(articles, progress=False)
    values = corpus.articles[by]
    words = running_words(corpus, "lemma", CopiedText.of(corpus.articles, without_copies))
    counts = count_terms((found for _, found in words), np.zeros(len(values)), stop_words=False, names=False)
    parts = []
    for group in groups:
        sides = sides_of(values, group, "rest")
        sized = [counts.counts[sides == side].sum() for side in (1, 0)]
        if all(sized):
            ranked = rank_terms(counts._replace(sides=sides), "g2", 2, 3, None)
            parts.append(ranked[ranked["g2"] > bar].head(n).assign(**{by: group}))
    table = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=[by, "term", "g2"])
    return table[[by, *(column for column in table.columns if column != by)]]


def rank_terms(
    found: TermCounts, measure: Measure, min_articles: int, min_count: int, prior_words: float | None
) -> pd.DataFrame:
    """The table of keywords, best first."""
    table = measured_terms(found, found.sizes(), min_articles, min_count, prior_words)
    return best_first(table, measure)


def measured_terms(
    found: TermCounts, sizes: np.ndarray, min_articles: int, min_count: int, prior_words: float | None
) -> pd.DataFrame:
    """The table of keywords in alphabetical order; `sizes` are the numbers of all words of the articles."""
    uses = np.asarray(found.counts.sum(axis=0))
    # A word that is mostly a name stays out where a pipeline missed it once; "Kohl", mostly a vegetable, stays in.
    found = found.only((uses >= min_count) & (2 * found.unwanted <= uses))
    table = _measures(found.counts, found.sides, sizes, prior_words)
    table.insert(0, "term", pd.array(found.best_spellings(), "string"))
    enough = np.where(table["g2"] >= 0, table["articles"], table["reference_articles"]) >= min_articles
    enough &= (table["count"] + table["reference_count"]) >= min_count
    return table[enough]


def best_first(table: pd.DataFrame, measure: Measure) -> pd.DataFrame:
    """Keywords in the order of a measure; of equals the more frequent, then the alphabet."""
    order = table.assign(count_both=-(table["count"] + table["reference_count"]))
    by = [MEASURES[measure], "count_both", "term"]
    order = order.sort_values(by, ascending=[False, True, True], kind="stable")
    return order.drop(columns="count_both").reset_index(drop=True)


def sides_of(values: pd.Series, target: str | Iterable[str], reference: str | Iterable[str]) -> np.ndarray:
    """1 = target, 0 = reference, -1 = neither, per article."""
    is_target = values.isin(_as_set(target)).to_numpy(bool)
    if isinstance(reference, str) and reference == "rest":
        is_reference = ~is_target & values.notna().to_numpy(bool)
    else:
        is_reference = values.isin(_as_set(reference)).to_numpy(bool)
        if (is_target & is_reference).any():
            raise InputError(f"target and reference overlap: {sorted(_as_set(target))} and {reference!r}")
    return np.where(is_target, 1, np.where(is_reference, 0, -1))


def check_sides(
    values: pd.Series, sides: np.ndarray, target: str | Iterable[str], reference: str | Iterable[str]
) -> None:
    """Refuse a comparison with nothing.

    Raises
    ------
    InputError
        If target or reference has no articles.
    """
    for side, asked in ((1, target), (0, reference)):
        if not (sides == side).any():
            there = ", ".join(sorted(map(str, values.dropna().unique()))[:20])
            raise InputError(f"no articles with {values.name} = {asked!r}; there are: {there}")


def _as_set(values: str | Iterable[str]) -> set[str]:
    return {values} if isinstance(values, str) else set(values)


def _measures(
    counts: sparse.csr_array, sides: np.ndarray, sizes: np.ndarray, prior_words: float | None
) -> pd.DataFrame:
    a, b = counts[sides == 1], counts[sides == 0]
    in_a, in_b = np.asarray(a.sum(axis=0)), np.asarray(b.sum(axis=0))
    size_a, size_b = sizes[sides == 1].sum(), sizes[sides == 0].sum()
    if not size_a or not size_b:
        raise InputError("nothing is left to count in the target or in the reference")
    weight = min(size_a, size_b) if prior_words is None else prior_words
    prior = weight * (in_a + in_b) / (size_a + size_b)
    delta, z = weighted_log_odds(in_a, in_b, prior, (size_a + weight, size_b + weight))
    g2 = log_likelihood(in_a, in_b, size_a, size_b)
    dispersion = [deviation_of_proportions(a, sizes[sides == 1]), deviation_of_proportions(b, sizes[sides == 0])]
    return pd.DataFrame(
        {
            "count": in_a,
            "reference_count": in_b,
            "per_1000": 1000 * in_a / size_a,
            "reference_per_1000": 1000 * in_b / size_b,
            "articles": np.bincount(a.indices, minlength=a.shape[1]),
            "reference_articles": np.bincount(b.indices, minlength=b.shape[1]),
            "dispersion": np.where(g2 >= 0, *dispersion),
            "g2": g2,
            "log_ratio": log_ratio(in_a, in_b, size_a, size_b),
            "log_odds": delta,
            "z": z,
        }
    )
