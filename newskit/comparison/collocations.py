"""Which words stand near a word."""

from collections import Counter, defaultdict
from typing import Literal

import numpy as np
import pandas as pd

from newskit import frames
from newskit.annotation import Corpus, as_corpus
from newskit.comparison.copies import CopiedText
from newskit.comparison.measures import association, log_dice
from newskit.comparison.patterns import Finder, compile_pattern
from newskit.comparison.terms import Words, WordUnit, running_words
from newskit.comparison.wordcounts import Spellings, best_spellings
from newskit.comparison.wordforms import lexicon_of
from newskit.door import takes
from newskit.errors import InputError


@takes(articles=frames.Articles, without_copies=frames.Pairs)
def collocations(
    articles: Corpus | pd.DataFrame,
    node: str,
    window: int = 5,
    unit: WordUnit = "lemma",
    measure: Literal["log_dice", "g2"] = "log_dice",
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
        Keep function words.
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
    pattern = compile_pattern(node)
    if len(pattern.words) > 1:
        raise InputError(f"node={node!r} has several words; collocations are counted around one word")
    corpus = as_corpus(articles, progress=progress)
    spellings = Spellings()
    totals, left, right = Counter[str](), Counter[str](), Counter[str]()
    where: dict[str, set[str]] = defaultdict(set)
    stops: set[str] = set()
    nodes = in_windows = 0
    lexicon = lexicon_of(corpus)
    finder = Finder([pattern], lexicon.words)
    for article_id, words in running_words(corpus, unit, CopiedText.of(corpus.articles, without_copies), lexicon):
        keys = words.running
        totals.update(keys)
        spellings.add(words)
        stops.update(words.strings[number] for number in np.unique(words.key[words.is_stop]))
        hits = [first for first, _, _ in finder.find(words.key)]
        nodes += len(hits)
        near = _near(words, hits, window)
        in_windows += len(near)
        for place, distance in near.items():
            (left if distance < 0 else right)[keys[place]] += 1
            where[keys[place]].add(article_id)
    together = left + right
    keys = [key for key, count in together.items() if count >= min_count and (stop_words or key not in stops)]
    spelled = best_spellings(spellings.counts(), set(keys))
    a = np.array([together[key] for key in keys], float)
    total = np.array([totals[key] for key in keys], float)
    table = pd.DataFrame(
        {
            "collocate": pd.array([spelled[key] for key in keys], "string"),
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


def _near(words: Words, hits: list[int], window: int) -> dict[int, int]:
    """The words within windows around hits and their distance from the nearest, all in the same sentence."""
    near: dict[int, int] = {}
    for i in hits:
        for j in range(max(0, i - window), min(len(words.key), i + window + 1)):
            together = words.field[i] == words.field[j] and words.sentence[i] == words.sentence[j]
            if j != i and together and (j not in near or abs(j - i) < abs(near[j])):
                near[j] = j - i
    return near
