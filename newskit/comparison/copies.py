"""Each copied passage once: what an earlier article has printed already, and tables without it.

This is the one mechanism behind every ``without_copies=True``: `copied_spans` lists the characters of each article that
an earlier article of the corpus has too, and the rest is what the article adds. A passage thus counts for the outlet
that printed it first.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from newskit import frames
from newskit.comparison.reuse import as_articles, find_reuse, in_order_of_print
from newskit.door import check, need, takes

if TYPE_CHECKING:
    from newskit.annotation import Corpus

_COLUMNS = ["article_id", "field", "start", "end", "first_id", "first_source"]
_SPANS = frames.made_by(
    "nk.copied_spans(articles)", "copied spans", article_id="string", field="string", start="Int64", end="Int64"
)
_PLACED = frames.made_by("nk.extract_quotes(articles)", "places", article_id="string", field="string")


@takes(articles=frames.Articles, pairs=frames.Pairs)
def copied_spans(articles: Corpus | pd.DataFrame, pairs: pd.DataFrame | None = None) -> pd.DataFrame:
    """List the passages of each article that an earlier article has printed.

    Parameters
    ----------
    articles : Corpus or DataFrame
        Corpus or Articles.
    pairs : DataFrame, optional
        Pairs of `find_reuse`; found with its defaults if not given.

    Returns
    -------
    DataFrame
        article_id, field, start, end (characters of the copied passage), first_id and first_source (the first article
        that printed it); passages that overlap or touch are one if they have the same first article. In the order of
        the articles.

    Examples
    --------
    >>> import newskit as nk
    >>> report = "In der Nacht ist der Fluss bei Kassel über die Ufer getreten, zwei Straßen sind gesperrt und viele Keller nass."
    >>> articles = nk.load_articles(pd.DataFrame({
    ...     "source": ["Morgenkurier", "Tagblatt"], "text": [report, report + " Mehr dazu morgen."]}))
    >>> copied_spans(articles)[["field", "start", "end", "first_source"]]
      field  start  end  first_source
    0  text      0  110  Morgenkurier
    """
    articles = as_articles(articles)
    pairs = find_reuse(articles) if pairs is None else pairs
    rank = {article_id: row for row, article_id in enumerate(articles["article_id"])}
    pairs = pairs[pairs["a"].isin(rank) & pairs["b"].isin(rank)]
    printed = {article_id: place for place, article_id in enumerate(in_order_of_print(articles)["article_id"])}
    # Earliest printer first, so that it keeps what several later ones have from it.
    by_copy: dict[str, list[tuple]] = defaultdict(list)
    for pair in pairs.itertuples():
        for p in pair.passages:
            by_copy[pair.b].append((p.field_b, p.start_b, p.end_b, pair.a))
    records = []
    for article_id in sorted(by_copy, key=rank.__getitem__):
        spans = sorted(by_copy[article_id], key=lambda span: (printed[span[3]], span[0], span[1]))
        for field, start, end, first in _claimed(spans):
            records.append((article_id, field, start, end, first, articles["source"].iloc[rank[first]]))
    table = pd.DataFrame(records, columns=_COLUMNS)
    return table.astype({name: "Int64" if name in ("start", "end") else "string" for name in _COLUMNS})


@takes(table=_PLACED, articles=frames.Articles, spans=_SPANS)
def drop_copies(
    table: pd.DataFrame,
    articles: Corpus | pd.DataFrame,
    spans: pd.DataFrame | None = None,
    start: str = "start",
    end: str = "end",
) -> pd.DataFrame:
    """Leave out the rows of a table (entities, quotes, hits) that stand in copied text.

    Parameters
    ----------
    table : DataFrame
        Any table with article_id, field and two columns of characters.
    articles : Corpus or DataFrame
        What it was made from.
    spans : DataFrame, optional
        What `copied_spans` gives; found if not given.
    start, end : str
        Names of the columns of characters.

    Returns
    -------
    DataFrame
        The rows without those of which at least half of the characters are copied; their index stays.

    Examples
    --------
    >>> import newskit as nk
    >>> report = "In der Nacht ist der Fluss bei Kassel über die Ufer getreten, zwei Straßen sind gesperrt und viele Keller nass."
    >>> articles = nk.load_articles(pd.DataFrame({
    ...     "source": ["Morgenkurier", "Tagblatt"], "text": [report, report + " Kassel hilft."]}))
    >>> hits = nk.dictionary_hits(articles, {"Ort": ["Kassel"]}, progress=False)
    >>> drop_copies(hits, articles)[["source", "start"]]
             source  start
    0  Morgenkurier     31
    2      Tagblatt    112
    """
    need(table, [start, end], "the table")
    places = frames.made_by("nk.extract_quotes(articles)", "places", **{start: "Int64?", end: "Int64?"})
    placed = check(table, places)
    spans = copied_spans(articles) if spans is None else spans
    ignored = CopiedText(spans)
    keep = [
        not ignored.covers(article_id, field, a, b)
        for article_id, field, a, b in frames.rows(placed, "article_id", "field", start, end)
    ]
    return table[np.array(keep, bool)]


class CopiedText:
    """Copied spans of a corpus, to be asked for one place at a time.

    Parameters
    ----------
    spans : DataFrame
        What `copied_spans` gives; one without rows ignores nothing.
    """

    def __init__(self, spans: pd.DataFrame):
        self._spans: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
        placed = spans.dropna(subset=["start", "end"])
        for article_id, field, start, end in zip(*(placed[name] for name in _COLUMNS[:4]), strict=True):
            self._spans[article_id, field].append((start, end))

    @classmethod
    def of(cls, articles: Corpus | pd.DataFrame, without_copies: bool | pd.DataFrame) -> CopiedText:
        """What to ignore: nothing, all copies, or the copies by given Pairs (so that they are found only once)."""
        if isinstance(without_copies, pd.DataFrame):
            return cls(copied_spans(articles, pairs=without_copies))
        return cls(copied_spans(articles) if without_copies else pd.DataFrame(columns=_COLUMNS))

    def covers(self, article_id: str, field: str, start: int, end: int) -> bool:
        """Is at least half of ``article[field][start:end]`` copied?"""
        if pd.isna(start) or pd.isna(end):
            return False
        spans = self._spans.get((article_id, field), ())
        shared = sum(max(0, min(end, stop) - max(start, begin)) for begin, stop in spans)
        return shared > 0 and 2 * shared >= end - start


def _claimed(spans: list[tuple]) -> list[tuple]:
    """Give every character to the first span that has it; spans of one first article that touch become one."""
    owner: dict[str, dict[int, str]] = defaultdict(dict)
    for field, start, end, first in spans:
        for character in range(start, end):
            owner[field].setdefault(character, first)
    pieces = []
    for field in (name for name in frames.FIELDS if name in owner):
        characters = np.array(sorted(owner[field]))
        firsts = [owner[field][c] for c in characters.tolist()]
        breaks = [
            i for i in range(1, len(characters)) if characters[i] != characters[i - 1] + 1 or firsts[i] != firsts[i - 1]
        ]
        for begin, stop in zip([0, *breaks], [*breaks, len(characters)], strict=True):
            pieces.append((field, int(characters[begin]), int(characters[stop - 1]) + 1, firsts[begin]))
    return pieces
