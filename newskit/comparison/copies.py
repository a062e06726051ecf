"""Each copied passage once: what an earlier article has already printed, and tables without it.

This is the one mechanism of every ``without_copies=True``: `copied_spans` lists the characters of each article that
an earlier article of the corpus has too, and the rest is what the article adds. A passage thus counts once, for the
outlet that printed it first. Where the dates do not tell which that was, it still counts once, for one of those that
may have been first, and is listed as "unknown".
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from newskit import frames
from newskit.comparison.counting import by_field
from newskit.comparison.reuse import as_articles, find_reuse
from newskit.door import check, need, takes
from newskit.times import UNKNOWN, Prints

if TYPE_CHECKING:
    from newskit.annotation import Corpus

_COLUMNS = ["article_id", "field", "start", "end", "first_id", "first_source", "order"]
_SPANS = frames.made_by(
    "nk.copied_spans(articles)", "copied spans", article_id="string", field="string", start="Int64", end="Int64"
)
_PLACED = frames.made_by("nk.extract_quotes(articles)", "places", article_id="string", field="string")


@takes(articles=frames.Articles, pairs=frames.Pairs)
def copied_spans(articles: Corpus | pd.DataFrame, pairs: pd.DataFrame | None = None) -> pd.DataFrame:
    """List the passages of each article that another article has printed before, or may have.

    Parameters
    ----------
    articles : Corpus or DataFrame
        Corpus or Articles.
    pairs : DataFrame, optional
        Pairs of `find_reuse`; found with its defaults if not given.

    Returns
    -------
    DataFrame
        article_id, field, start, end (characters of the copied passage), first_id and first_source (the article and
        the outlet that printed it first; "unknown" and a missing id where the dates do not tell), order ("later": an
        earlier article surely has the passage; "unknown": this article may itself be the first, but the passage counts
        for another one). Passages that touch are one if they agree in the last three. In the order of the articles.

    Examples
    --------
    >>> import newskit as nk
    >>> report = ("In der Nacht ist der Fluss bei Kassel über die Ufer getreten, "
    ...           "zwei Straßen sind gesperrt und viele Keller nass.")
    >>> articles = nk.load_articles(pd.DataFrame({
    ...     "source": ["Morgenkurier", "Tagblatt"], "published": ["2025-11-04", "2025-11-05"],
    ...     "text": [report, report + " Mehr dazu morgen."]}))
    >>> copied_spans(articles)[["field", "start", "end", "first_source"]]
      field  start  end  first_source
    0  text      0  110  Morgenkurier
    """
    articles = as_articles(articles)
    pairs = find_reuse(articles) if pairs is None else pairs
    row_of = {article_id: row for row, article_id in enumerate(articles["article_id"])}
    prints, sources = Prints(articles), articles["source"].tolist()
    # Row of the article -> field -> passages that it shares: start, end, row of the other article.
    shared: dict[int, dict[str, list[tuple[int, int, int]]]] = defaultdict(lambda: defaultdict(list))
    for pair in pairs[pairs["a"].isin(row_of) & pairs["b"].isin(row_of)].itertuples():
        a, b = row_of[pair.a], row_of[pair.b]
        for p in pair.passages:
            shared[a][p.field_a].append((p.start_a, p.end_a, b))
            shared[b][p.field_b].append((p.start_b, p.end_b, a))
    records = []
    for row in sorted(shared):
        for field in (name for name in frames.FIELDS if name in shared[row]):
            for start, end, first, order in _claimed(shared[row][field], row, prints, sources):
                first_id = None if first is None else articles["article_id"].iloc[first]
                source = UNKNOWN if first is None else sources[first]
                records.append((articles["article_id"].iloc[row], field, start, end, first_id, source, order))
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
    >>> report = ("In der Nacht ist der Fluss bei Kassel über die Ufer getreten, "
    ...           "zwei Straßen sind gesperrt und viele Keller nass.")
    >>> articles = nk.load_articles(pd.DataFrame({
    ...     "source": ["Morgenkurier", "Tagblatt"], "published": ["2025-11-04", "2025-11-05"],
    ...     "text": [report, report + " Kassel hilft."]}))
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
        self._spans = by_field(spans)

    @classmethod
    def of(cls, articles: Corpus | pd.DataFrame, without_copies: bool | pd.DataFrame) -> CopiedText:
        """What to ignore: nothing, all copies, or the copies by given Pairs (so that they are found only once)."""
        if isinstance(without_copies, pd.DataFrame):
            return cls(copied_spans(articles, pairs=without_copies))
        return cls(copied_spans(articles) if without_copies else pd.DataFrame(columns=_COLUMNS))

    def spans(self, article_id: str, field: str) -> Sequence[tuple[int, int]]:
        """The copied spans of a field."""
        return self._spans.get((article_id, field), ())

    def covers(self, article_id: str, field: str, start: int, end: int) -> bool:
        """Is at least half of ``article[field][start:end]`` copied?"""
        if pd.isna(start) or pd.isna(end):
            return False
        return bool(self.covered(self.spans(article_id, field), np.array([start]), np.array([end]))[0])

    @staticmethod
    def covered(spans: Sequence[tuple[int, int]], start: np.ndarray, end: np.ndarray) -> np.ndarray:
        """Of which of some places at least half stands in spans."""
        shared = np.zeros(len(start), int)
        for begin, stop in spans:
            shared += np.maximum(0, np.minimum(end, stop) - np.maximum(start, begin))
        return (shared > 0) & (2 * shared >= end - start)


def _claimed(
    spans: list[tuple[int, int, int]], row: int, prints: Prints, sources: list
) -> list[tuple[int, int, int | None, str]]:
    """The pieces of a field that count for another article than that of `row`: start, end, the first article, order.

    `spans` are (start, end, row of an article that has these characters too); the first article is None where it is not
    known. A piece counts for the article of the lowest rank among those that have it.
    """
    pieces: list[tuple[int, int, int | None, str]] = []
    events = sorted(
        (place, begins, other) for a, b, other in spans for place, begins, other in ((a, 1, other), (b, 0, other))
    )
    open_spans: Counter = Counter()
    last = 0
    for place, begins, other in events:
        if place > last and open_spans:
            owner = _owner(sorted(open_spans, key=prints.rank.__getitem__), row, prints, sources)
            if owner is not None:
                touches = pieces and pieces[-1][1:] == (last, *owner)
                start = pieces.pop()[0] if touches else last
                pieces.append((start, place, *owner))
        last = place
        open_spans[other] += 1 if begins else -1
        if not open_spans[other]:
            del open_spans[other]
    return pieces


def _owner(others: list[int], row: int, prints: Prints, sources: list) -> tuple[int | None, str] | None:
    """The article for which a piece counts, of those that have it (by rank); None if it counts for that of `row`."""
    first = others[0]
    if prints.rank[first] > prints.rank[row]:
        return None
    rivals = [other for other in (*others[1:], row) if pd.isna(sources[other]) or sources[other] != sources[first]]
    known = all(prints.before(first, rival) for rival in rivals)
    later = any(prints.before(other, row) for other in others)
    return (first if known else None), ("later" if later else UNKNOWN)
