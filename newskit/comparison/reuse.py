"""Which articles share text: copies of agency reports, syndicated pieces, updates, borrowed passages.

How it works: every article becomes the set of its five-word shingles; an inverted index over shingles gives the pairs
that share any, by one sparse product; the pairs that share enough are laid side by side and their common passages cut
out. No two articles are compared that have no rare shingle in common.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
import pandas as pd

from newskit import frames
from newskit.comparison.passages import align, shingled
from newskit.comparison.shingles import Shared, shared_shingles, shingle_hashes
from newskit.dispatch import also_on_dask
from newskit.door import takes
from newskit.errors import InputError
from newskit.times import TIMEZONE, Prints, in_order_of_print

if TYPE_CHECKING:
    from newskit.annotation import Corpus

_PREPARED = 2_000  # articles of which the shingles with their places are kept at a time


@also_on_dask
@takes(articles=frames.Articles)
def find_reuse(
    articles: Corpus | pd.DataFrame,
    min_shared: int = 20,
    window: str | pd.Timedelta | None = None,
    min_containment: float = 0.08,
    fields: Sequence[frames.Field] = frames.FIELDS,
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
        time), at least `hours_min` (below 0 where b may be first) and at most `hours_max`. `containment_a` is the share
        of a's shingles that b has; `passages` is a list of `Passage(start_a, end_a, start_b, end_b, field_a, field_b,
        words)`, the longest first.

    Raises
    ------
    InputError
        If `articles` is no table of Articles, or `window` is no length of time.

    Notes
    -----
    Shingles are word 5-grams as in Broder (1997), "On the resemblance and containment of documents"; on containment
    for news: Welbers, van Atteveldt, Kleinnijenhuis & Ruigrok (2018), "A gatekeeper among gatekeepers", Journalism
    Studies 19(3). A shingle that stands in more than 100 articles is a set phrase, and one that stands in five or more
    articles of a single outlet is its boilerplate; neither is evidence. A text that so many articles print whole is
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
    width = None if window is None else as_time(window)
    if not len(articles):
        return frames.empty(frames.Pairs)
    ordered = in_order_of_print(articles)
    found = [shingle_hashes(texts) for texts in frames.rows(ordered, *fields)]
    sizes = np.array(list(map(len, found)))
    rows = np.repeat(np.arange(len(found), dtype=np.int32), sizes)
    blocks = shared_shingles(np.concatenate(found), rows, outlets_of(ordered))
    alike = Shared.joined(block.enough(sizes, min_shared, min_containment) for block in blocks)
    pairs = np.column_stack([alike.a, alike.b])
    if width is not None:
        pairs = pairs[is_near(Prints(ordered, timezone), alike.a, alike.b, width)]
    return as_pairs(compare_pairs(ordered, pairs, found, fields), Prints(ordered, timezone), min_shared)


def outlets_of(articles: pd.DataFrame) -> np.ndarray:
    """The outlets of articles as numbers; -1 = not known."""
    return pd.factorize(articles["source"].mask(articles["source"].eq(frames.NO_SOURCE)))[0]


def is_near(prints: Prints, a: np.ndarray, b: np.ndarray, window: pd.Timedelta) -> np.ndarray:
    """Which pairs may have been published within a time of each other."""
    times = [prints.hours(one, other) for one, other in zip(a, b, strict=True)]
    return np.array([np.isfinite(most) and least <= window / pd.Timedelta("1h") for least, most in times], bool)


def compare_pairs(
    articles: pd.DataFrame,
    pairs: np.ndarray,
    shingles: Mapping[int, np.ndarray] | Sequence[np.ndarray],
    fields: Sequence[str],
) -> list[dict]:
    """Lay pairs of articles (numbers of their rows) side by side."""
    texts = list(articles[fields].itertuples(index=False))
    about = list(frames.rows(articles, "article_id", "source"))
    prepared = lru_cache(maxsize=_PREPARED)(lambda row: shingled(texts[row], fields))
    records = []
    for a, b in pairs.tolist():
        shared = len(np.intersect1d(shingles[a], shingles[b], assume_unique=True))
        passages = align(prepared(a), prepared(b), fields)
        records.append(
            {
                **dict(zip(("a", "source_a", "b", "source_b"), (*about[a], *about[b]), strict=True)),
                "shared_words": sum(passage.words for passage in passages),
                "containment_a": shared / max(1, len(shingles[a])),
                "containment_b": shared / max(1, len(shingles[b])),
                "passages": passages,
                "rows": (a, b),
            }
        )
    return records


def as_pairs(records: list[dict], prints: Prints, min_shared: int) -> pd.DataFrame:
    """The table of Pairs, the most alike first."""
    enough = [
        record | _times(prints, *record.pop("rows")) for record in records if record["shared_words"] >= min_shared
    ]
    pairs = frames.conform(enough, frames.Pairs)
    alike = pairs[["containment_a", "containment_b"]].max(axis=1)
    order = pd.DataFrame({"alike": -alike, "shared": -pairs["shared_words"], "a": pairs["a"], "b": pairs["b"]})
    order = order.sort_values(["alike", "shared", "a", "b"], kind="stable")
    return pairs.loc[order.index].reset_index(drop=True)


@takes(articles=frames.Articles, pairs=frames.Pairs)
def reuse_groups(
    articles: Corpus | pd.DataFrame, pairs: pd.DataFrame | None = None, min_containment: float = 0.3
) -> pd.DataFrame:
    """Group the articles that go back to one text.

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


def as_time(window: str | pd.Timedelta) -> pd.Timedelta:
    """A length of time."""
    try:
        return pd.Timedelta(window)
    except ValueError as error:
        raise InputError(f'window={window!r} is no length of time; write for instance "72h" or "3d"') from error


def _times(prints: Prints, a: int, b: int) -> dict:
    least, most = prints.hours(a, b)
    known = np.isfinite(most)
    return {
        "order": prints.order(a, b),
        "hours": least if known and least == most else None,
        "hours_min": least if known else None,
        "hours_max": most if known else None,
    }
