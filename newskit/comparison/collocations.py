"""Which words keep company with a word."""

from __future__ import annotations

from collections import Counter, defaultdict

import numpy as np
import pandas as pd

from newskit import frames
from newskit.annotation import Corpus, as_corpus
from newskit.comparison.copies import CopiedText
from newskit.comparison.patterns import compile_pattern, find_patterns
from newskit.comparison.terms import running_terms, spellings
from newskit.door import takes
from newskit.errors import InputError


@takes(articles=frames.Articles, without_copies=frames.Pairs)
def collocations(
    articles: Corpus | pd.DataFrame,
    node: str,
    window: int = 5,
    unit: str = "lemma",
    measure: str = "log_dice",
    min_count: int = 3,
    stop_words: bool = False,
    without_copies: bool | pd.DataFrame = False,
    progress: bool = True,
) -> pd.DataFrame:
    """Find the words that stand near a node word more often than elsewhere.

    Parameters
    ----------
    articles : Corpus or DataFrame
        Corpus or Articles.
    node : str
        A word, with "*" and "?" if wanted ("klima*"); matched against tokens or lemmas.
    window : int
        Words to each side; never across the end of a sentence.
    unit : {"lemma", "token"}
        What is counted.
    measure : {"log_dice", "g2"}
        What to rank by.
    min_count : int
        Occurrences near the node.
    stop_words : bool
        Keep function words?
    without_copies : bool or DataFrame
        Count each copied passage once, for who printed it first; Pairs of `find_reuse` save a second search.
    progress : bool
        Show a progress bar if articles have to be annotated.

    Returns
    -------
    DataFrame
        One row a collocate, best first: collocate, count (near the node), left, right (of it), total (in the corpus),
        articles (in which they meet), log_dice, g2 (negative where it is rarer near the node than elsewhere).

    Notes
    -----
    logDice = 14 + log2(2 f(node, collocate) / (f(node) + f(collocate))), at most 14, independent of the corpus's size
    (Rychlý 2008, "A lexicographer-friendly association score"). G2 compares the words within the windows with all
    others (Dunning 1993; on windows: Evert 2008). A word in the windows of two nodes counts once.

    Examples
    --------
    >>> import newskit as nk
    >>> text = "Der Regen fiel dicht. Dichter Nebel blieb. Der Regen fiel wieder. Schnee fiel selten."
    >>> articles = nk.load_articles(pd.DataFrame({"text": [text]}))
    >>> nk.collocations(articles, "Regen", unit="token", min_count=2, progress=False)[["collocate", "count", "total"]]
      collocate  count  total
    0      fiel      2      3
    """
    if measure not in ("log_dice", "g2"):
        raise InputError(f"measure={measure!r} is neither log_dice nor g2")
    if unit not in ("lemma", "token"):
        raise InputError(f"unit={unit!r} is neither lemma nor token")
    pattern = compile_pattern(node)
    if len(pattern.words) > 1:
        raise InputError(f"node={node!r} has several words; collocations are counted around one word")
    corpus = as_corpus(articles, progress=progress)
    totals, left, right, together = Counter(), Counter(), Counter(), Counter()
    where: dict[str, set[str]] = defaultdict(set)
    seen, stops = [], set()
    nodes = in_windows = 0
    for article, terms in running_terms(corpus, unit, CopiedText.of(corpus.articles, without_copies)):
        totals.update(term.key for term in terms)
        stops.update(term.key for term in terms if term.is_stop)
        seen += terms
        hits = [i for i, _, _ in find_patterns([pattern], [{term.key} for term in terms])]
        nodes += len(hits)
        near: dict[int, int] = {}  # position -> side of the nearest node
        for i in hits:
            for j in range(max(0, i - window), min(len(terms), i + window + 1)):
                if j != i and _together(terms[i], terms[j]) and (j not in near or abs(j - i) < abs(near[j])):
                    near[j] = j - i
        in_windows += len(near)
        for j, distance in near.items():
            key = terms[j].key
            together[key] += 1
            (left if distance < 0 else right)[key] += 1
            where[key].add(article.article_id)
    shown = spellings(seen)
    keys = [key for key, count in together.items() if count >= min_count and (stop_words or key not in stops)]
    a = np.array([together[key] for key in keys], float)
    total = np.array([totals[key] for key in keys], float)
    table = pd.DataFrame(
        {
            "collocate": pd.array([shown[key] for key in keys], "string"),
            "count": a.astype(int),
            "left": [left[key] for key in keys],
            "right": [right[key] for key in keys],
            "total": total.astype(int),
            "articles": [len(where[key]) for key in keys],
            "log_dice": log_dice(a, nodes, total),
            "g2": association(a, total, in_windows, sum(totals.values())),
        }
    )
    return table.sort_values([measure, "count", "collocate"], ascending=[False, False, True]).reset_index(drop=True)


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
        g2 = 2 * sum(np.where(o > 0, o * np.log(o / e), 0) for o, e in zip(observed, expected, strict=True))
    return np.where(a >= expected[0], 1, -1) * np.maximum(g2, 0)


def _together(one: object, other: object) -> bool:
    return one.field == other.field and one.sentence == other.sentence
