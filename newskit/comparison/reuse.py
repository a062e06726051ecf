"""Which articles share text: copies of agency reports, syndicated pieces, updates, borrowed passages.

The way of it: every article becomes the set of its five-word shingles; an inverted index over shingles gives the pairs
that share any, by one sparse product; the pairs that share enough are laid side by side and their common passages cut
out. No two articles are compared that have no rare shingle in common.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
import pandas as pd
from scipy import sparse

from newskit import frames
from newskit.comparison.passages import SHINGLE, align, shingled, words
from newskit.dispatch import also_on_dask
from newskit.door import takes
from newskit.errors import InputError
from newskit.times import TIMEZONE, Prints, in_order_of_print

if TYPE_CHECKING:
    from newskit.annotation import Corpus

_COMMON = 100  # a shingle that stands in more articles than this is a set phrase: no evidence
_HOUSE = 5  # ... and one that stands in so many articles of one outlet and nowhere else is its page furniture
_NEXT = 8  # both bind each article only to so many that follow in time, lest a text with 500 copies be lost
_MOSTLY = 0.5  # from this containment on, two articles are one text, however common its shingles are
_BLOCK = 2_000  # articles a sparse product handles at a time: bounds the memory


@also_on_dask
@takes(articles=frames.Articles)
def find_reuse(
    articles: Corpus | pd.DataFrame,
    min_shared: int = 20,
    window: str | pd.Timedelta | None = None,
    min_containment: float = 0.08,
    fields: Sequence[str] = frames.FIELDS,
    timezone: str = TIMEZONE,
) -> pd.DataFrame:
    """Find pairs of articles that share text.

    Two articles are a pair if they share passages (runs of at least five words, punctuation and case aside) of
    `min_shared` words in all, and if these make up `min_containment` of one of them. Containment is asymmetric
    (Broder 1997): a brief that is wholly taken from a long report has containment 1, the report perhaps 0.2.

    Parameters
    ----------
    articles : Corpus or DataFrame
        Corpus or Articles.
    min_shared : int
        Words that a pair shares at least. 20 is one longish sentence; set phrases of the police or the weather
        desk are shorter.
    window : str or Timedelta, optional
        Only pairs that may have been published within this time of each other ("72h", "3d"); articles without a date
        are then left out.
    min_containment : float
        Share of shingles, 0..1, that at least one of the two has in common with the other.
    fields : sequence of str
        Which parts of the articles to compare.
    timezone : str
        Where the days of articles begin and end of which only the day is known.

    Returns
    -------
    DataFrame
        Pairs, one row a pair, the most alike first. `order` is "a first", "same time" or "unknown": where only the day
        of an article is known, it was published at any time of that day (of `timezone`), and without a date at any
        time at all. `b` never is known to be first; where the order is not known, the article with the earlier middle
        of its day is `a`, or the article's id decides. `hours` lie between the two (missing unless both have a
        time), at least `hours_min` (below 0 where b may be first) and at most `hours_max`. `containment_a` is the share of a's
        shingles that b has; `passages` is a list of `Passage(start_a, end_a, start_b, end_b, field_a, field_b, words)`, the longest first.

    Raises
    ------
    InputError
        If `articles` is no table of Articles, or `window` is no length of time.

    Notes
    -----
    Shingles are word 5-grams as in Broder (1997), "On the resemblance and containment of documents"; on containment
    for news: Welbers, van Atteveldt, Kleinnijenhuis & Ruigrok (2018), "A gatekeeper among gatekeepers", Journalism
    Studies 19(3). A shingle that stands in more than 100 articles is a set phrase, and one that stands in five or more
    articles of a single outlet is its page furniture; neither is evidence. A text that so many articles print whole is
    still found, each copy paired with those that follow it next, so that `reuse_groups` holds them together.

    Examples
    --------
    >>> import newskit as nk
    >>> report = "In der Nacht ist der Fluss bei Kassel über die Ufer getreten, zwei Straßen sind seither gesperrt."
    >>> articles = nk.load_articles(pd.DataFrame({
    ...     "source": ["Morgenkurier", "Tagblatt", "Abendpost"], "published": ["2025-11-04T06:00Z", "2025-11-05", None],
    ...     "text": [report + " Verletzt wurde niemand, sagte die Feuerwehr am Morgen.",
    ...              report + " Verletzt wurde niemand, sagte die Feuerwehr.", "Der Trainer geht."],
    ... }))
    >>> nk.find_reuse(articles)[["source_a", "source_b", "order", "hours_min", "hours_max", "shared_words"]]
           source_a  source_b    order  hours_min  hours_max  shared_words
    0  Morgenkurier  Tagblatt  a first       17.0       41.0            23
    """
    articles, fields = as_articles(articles), list(fields)
    width = _time(window)
    if not len(articles):
        return frames.empty(frames.Pairs)
    ordered = in_order_of_print(articles)
    prints = Prints(ordered, timezone)
    index, sizes, common = _shingle_index(ordered, fields)
    candidates = _candidates(index, sizes, common, min_shared, min_containment)
    a, b = candidates.T
    together = index[a].multiply(index[b]).sum(axis=1)
    rows = list(ordered.itertuples(index=False))
    prepared = lru_cache(maxsize=_BLOCK)(lambda row: shingled(rows[row], fields))
    records = [
        _record(rows[a], rows[b], shared / sizes[a], shared / sizes[b], align(prepared(a), prepared(b), fields))
        | _times(prints, a, b)
        for (a, b), shared in zip(candidates, together, strict=True)
        if width is None or _is_near(prints, a, b, width)
    ]
    pairs = frames.conform([record for record in records if record["shared_words"] >= min_shared], frames.Pairs)
    alike = pairs[["containment_a", "containment_b"]].max(axis=1)
    order = pd.DataFrame({"alike": -alike, "shared": -pairs["shared_words"], "a": pairs["a"], "b": pairs["b"]})
    order = order.sort_values(["alike", "shared", "a", "b"], kind="stable")
    return pairs.loc[order.index].reset_index(drop=True)


@takes(articles=frames.Articles, pairs=frames.Pairs)
def reuse_groups(
    articles: Corpus | pd.DataFrame, pairs: pd.DataFrame | None = None, min_containment: float = 0.3
) -> pd.DataFrame:
    """Gather the articles that go back to one text.

    Parameters
    ----------
    articles : Corpus or DataFrame
        Corpus or Articles.
    pairs : DataFrame, optional
        Pairs of `find_reuse`; found with its defaults if not given.
    min_containment : float
        Pairs below this share of common text do not bind: one borrowed paragraph does not make two texts one.

    Returns
    -------
    DataFrame
        article_id, source, published, title, group (int, 1 = the largest), size (articles in the group), first
        (boolean: printed before all others of the group; missing = unknown, the dates do not tell); groups by size,
        articles in order of publication. Articles without copies are left out.

    Examples
    --------
    >>> import newskit as nk
    >>> report = "In der Nacht ist der Fluss bei Kassel über die Ufer getreten, zwei Straßen sind seither gesperrt. "
    >>> articles = nk.load_articles(pd.DataFrame({
    ...     "source": ["Morgenkurier", "Tagblatt"], "published": ["2025-11-04", "2025-11-05"],
    ...     "text": [report * 2, report * 2 + "Mehr folgt."]}))
    >>> nk.reuse_groups(articles)[["source", "group", "first"]]
             source  group  first
    0  Morgenkurier      1   True
    1      Tagblatt      1  False
    """
    articles = as_articles(articles)
    pairs = find_reuse(articles) if pairs is None else pairs
    ordered = in_order_of_print(articles)
    known = pairs["a"].isin(articles["article_id"]) & pairs["b"].isin(articles["article_id"])
    strong = pairs[known & (pairs[["containment_a", "containment_b"]].max(axis=1) >= min_containment)]
    graph = nx.Graph(list(zip(strong["a"], strong["b"], strict=True)))
    rank = {article_id: row for row, article_id in enumerate(ordered["article_id"])}
    groups = [sorted(group, key=rank.__getitem__) for group in nx.connected_components(graph)]
    groups.sort(key=lambda group: (-len(group), rank[group[0]]))
    prints = Prints(ordered)
    members = [
        {"row": rank[article_id], "group": number, "size": len(group), "first": first}
        for number, group in enumerate(groups, start=1)
        for article_id, first in zip(group, _firsts(prints, [rank[key] for key in group]), strict=True)
    ]
    table = pd.DataFrame(members, columns=["row", "group", "size", "first"]).astype({"first": "boolean"})
    about = (
        ordered[["article_id", "source", "published", "title"]].iloc[table["row"].astype(int)].reset_index(drop=True)
    )
    return about.join(table[["group", "size", "first"]])


def _firsts(prints: Prints, rows: list[int]) -> list[bool | None]:
    """Which article of a group, in order of print, was surely the first, and which surely were not; None = unknown."""
    soonest = min(rows, key=lambda row: prints.latest[row])
    surely = all(prints.before(rows[0], row) for row in rows[1:])
    return [True if surely and row == rows[0] else False if prints.before(soonest, row) else None for row in rows]


def as_articles(articles: Corpus | pd.DataFrame) -> pd.DataFrame:
    """The table of Articles of a Corpus; a table is given back as it is."""
    return articles if isinstance(articles, pd.DataFrame) else articles.articles


def _time(window: str | pd.Timedelta | None) -> pd.Timedelta | None:
    try:
        return None if window is None else pd.Timedelta(window)
    except ValueError as error:
        raise InputError(f'window={window!r} is no length of time; write for instance "72h" or "3d"') from error


def _is_near(prints: Prints, a: int, b: int, window: pd.Timedelta) -> bool:
    least, most = prints.hours(a, b)
    return bool(np.isfinite(most)) and least <= window / pd.Timedelta("1h")


def _times(prints: Prints, a: int, b: int) -> dict:
    least, most = prints.hours(a, b)
    known = np.isfinite(most)
    return {
        "order": prints.order(a, b),
        "hours": least if known and least == most else None,
        "hours_min": least if known else None,
        "hours_max": most if known else None,
    }


def _record(a: object, b: object, containment_a: float, containment_b: float, passages: list[frames.Passage]) -> dict:
    return {
        "a": a.article_id,
        "b": b.article_id,
        "source_a": a.source,
        "source_b": b.source,
        "shared_words": sum(passage.words for passage in passages),
        "containment_a": containment_a,
        "containment_b": containment_b,
        "passages": passages,
    }


def _shingle_index(articles: pd.DataFrame, fields: Sequence[str]) -> tuple[sparse.csr_array, np.ndarray, np.ndarray]:
    """Articles x shingles that stand in several articles; shingles an article; which columns are common ones."""
    numbers: dict[str, int] = {}
    shingles = [
        np.unique(np.concatenate([_shingle_hashes(words(text), numbers) for text in texts] or [np.empty(0, np.uint64)]))
        for texts in zip(*(articles[field] for field in fields), strict=True)
    ]
    sizes = np.array([len(found) for found in shingles])
    rows = np.repeat(np.arange(len(shingles), dtype=np.int32), sizes)
    found = np.concatenate(shingles)
    order = np.argsort(found, kind="stable")  # by shingle, and within it by time
    found, rows = found[order], rows[order]
    begins = np.flatnonzero(np.concatenate([[True], found[1:] != found[:-1]])) if len(found) else np.empty(0, int)
    counts = np.diff(np.append(begins, len(found)))
    column = np.repeat(np.arange(len(counts)), counts)
    several = np.repeat(counts > 1, counts)
    column, rows = column[several], rows[several]
    kept, column = np.unique(column, return_inverse=True)
    shape = (len(shingles), len(kept))
    index = sparse.csr_array((np.ones(len(rows), np.int32), (rows, column)), shape=shape)
    counts = counts[kept]
    outlets = pd.factorize(articles["source"])[0][rows]
    changes = np.zeros(len(kept), bool)  # which columns have articles of more than one outlet
    changes[column[1:][(outlets[1:] != outlets[:-1]) & (column[1:] == column[:-1])]] = True
    furniture = ~changes & (counts >= _HOUSE) if articles["source"].nunique() > 1 else np.zeros(len(kept), bool)
    return index, np.maximum(sizes, 1), (counts > _COMMON) | furniture


def _shingle_hashes(forms: list[str], numbers: dict[str, int]) -> np.ndarray:
    """Hash the shingles of a text, from numbers given to words in the order in which they are met."""
    if len(forms) < SHINGLE:
        return np.empty(0, np.uint64)
    ids = np.array([numbers.setdefault(form, len(numbers) + 1) for form in forms], np.uint64)
    hashes = np.zeros(len(forms) - SHINGLE + 1, np.uint64)
    for offset in range(SHINGLE):  # the multiplier of splitmix64, shifted between the words to mix high bits into low
        hashes = (hashes ^ ids[offset : offset + len(hashes)]) * np.uint64(0xBF58476D1CE4E5B9)
        hashes ^= hashes >> np.uint64(29)
    return hashes


def _candidates(
    index: sparse.csr_array, sizes: np.ndarray, common: np.ndarray, min_shared: int, min_containment: float
) -> np.ndarray:
    """Pairs (row of the earlier article, row of the later) that share enough to be laid side by side.

    Rare shingles are evidence. Common ones bind neighbours in time only, and count where they make up most of a text.
    """
    rare, neighbours = index[:, ~common], _neighbours(index[:, common])
    rare_turned = rare.T.tocsr()
    found = []
    for start in range(0, len(sizes), _BLOCK):
        rows = slice(start, start + _BLOCK)
        evidence = sparse.triu(rare[rows] @ rare_turned, k=start + 1, format="csr")
        # min_shared words in one run are min_shared - 4 shingles; light rewriting leaves fewer, half of them at least.
        for shared, bar in ((evidence, min_containment), (evidence + neighbours[rows], max(_MOSTLY, min_containment))):
            cells = sparse.coo_array(shared)
            a, b = cells.row + start, cells.col
            enough = (cells.data >= min_shared / 2) & (cells.data >= bar * np.minimum(sizes[a], sizes[b]))
            found.append(np.column_stack([a, b])[enough])
    return np.unique(np.concatenate(found), axis=0)


def _neighbours(common: sparse.csr_array) -> sparse.csr_array:
    """Articles x articles: common shingles that an article shares with one of the next that have them."""
    postings = common.tocsc()
    postings.sort_indices()
    column = np.repeat(np.arange(postings.shape[1]), np.diff(postings.indptr))
    rows = postings.indices
    total = sparse.csr_array((common.shape[0], common.shape[0]), dtype=np.int32)
    for step in range(1, _NEXT + 1):
        same = column[:-step] == column[step:]
        a, b = rows[:-step][same], rows[step:][same]
        total = total + sparse.csr_array((np.ones(len(a), np.int32), (a, b)), shape=total.shape)
    return total
