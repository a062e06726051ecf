"""Shared text: shingles are joined by hash among all workers, and no worker has all texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from newskit import frames
from newskit.comparison.reuse import as_pairs, as_time, compare_pairs, is_near, outlets_of
from newskit.comparison.shingles import Shared, shared_shingles, shingle_hashes
from newskit.distributed.engine import check_articles, load_dask, number_of_parts, spread, work_out
from newskit.times import TIMEZONE, Prints

if TYPE_CHECKING:
    from newskit.distributed.engine import Table

ABOUT = ["article_id", "source", "published", "published_precision"]


def find_reuse(
    articles: Table,
    min_shared: int = 20,
    window: str | pd.Timedelta | None = None,
    min_containment: float = 0.08,
    fields: Sequence[frames.Field] = frames.FIELDS,
    timezone: str = TIMEZONE,
    progress: bool = True,
) -> pd.DataFrame:
    """Pairs of Articles in a Dask frame; see `newskit.find_reuse`.

    Each worker has the shingles of some hashes, then the pairs of some articles, then the texts of some pairs. In one
    place lie the pairs, and 100 bytes an article of what is known about it.
    """
    width, fields = None if window is None else as_time(window), list(fields)
    about = about_articles(articles)
    whole = pd.concat(about, ignore_index=True)
    if whole.empty:
        return frames.empty(frames.Pairs)
    prints = Prints(whole, timezone)
    rank, ends = prints.rank, np.cumsum(list(map(len, about)))
    ranks = np.split(rank, ends[:-1])
    dask, number = load_dask(), number_of_parts(len(about))
    outlets = np.empty(len(whole), int)
    outlets[rank] = outlets_of(whole)
    texts = [part[["article_id", *fields]] for part in _parts(articles, ["article_id", *fields])]
    hashed = [dask.delayed(_hashed)(part, of, fields, number) for part, of in zip(texts, ranks, strict=True)]
    hashed = spread(hashed, "Shingles", progress)
    outlets, sizes = dask.delayed(outlets), dask.delayed(_sizes)(hashed, ranks)
    shared = [dask.delayed(_shared)(hashed, bucket, outlets, number) for bucket in range(number)]
    alike = [dask.delayed(_alike)(shared, part, sizes, min_shared, min_containment) for part in range(number)]
    found = Shared.joined(work_out(alike, "Candidates", progress))
    pairs = np.column_stack([found.a, found.b])
    ordered = whole.iloc[np.argsort(rank)].reset_index(drop=True)
    in_order = Prints(ordered, timezone)
    if width is not None:
        pairs = pairs[is_near(in_order, found.a, found.b, width)]
    records = work_out(_compared(texts, ordered, rank, ends, pairs, fields), "Pairs", progress)
    return as_pairs([record for part in records for record in part], in_order, min_shared)


def about_articles(articles: Table, *more: str) -> list[pd.DataFrame]:
    """Of the articles of each part what is known without their texts."""
    check_articles(articles)
    wanted = [name for name in dict.fromkeys([*ABOUT, *more]) if name in articles.columns]
    return list(load_dask().compute(*articles[wanted].to_delayed()))


def _parts(articles: Table, columns: list[str]) -> list:
    return articles[columns].to_delayed()


def _hashed(
    articles: pd.DataFrame, ranks: np.ndarray, fields: Sequence[str], number: int
) -> tuple[list[tuple[np.ndarray, np.ndarray]], np.ndarray]:
    """The shingles of one part of the articles, parted by hash, and how many each article has."""
    found = [shingle_hashes(texts) for texts in frames.rows(articles, *fields)]
    sizes = np.array(list(map(len, found)), int)
    hashes, rows = np.concatenate([np.empty(0, np.uint64), *found]), np.repeat(ranks, sizes).astype(np.int32)
    bucket = hashes % np.uint64(number)
    return [(hashes[bucket == one], rows[bucket == one]) for one in range(number)], sizes


def _sizes(hashed: list, ranks: list[np.ndarray]) -> np.ndarray:
    sizes = np.concatenate([part for _, part in hashed])
    ordered = np.empty(len(sizes), int)
    ordered[np.concatenate(ranks)] = sizes
    return ordered


def _shared(hashed: list, bucket: int, outlets: np.ndarray, number: int) -> list[Shared]:
    """What pairs share of the shingles of some hashes, parted by pair."""
    pieces = [buckets[bucket] for buckets, _ in hashed]
    hashes, rows = (np.concatenate(column) for column in zip(*pieces, strict=True))
    found = Shared.joined(shared_shingles(hashes, rows, outlets))
    part = (found.a * 31 + found.b) % number
    return [Shared(*(column[part == one] for column in found)) for one in range(number)]


def _alike(shared: list[list[Shared]], part: int, sizes: np.ndarray, min_shared: int, min_containment: float) -> Shared:
    return Shared.joined(pieces[part] for pieces in shared).enough(sizes, min_shared, min_containment)


def _compared(
    texts: list, ordered: pd.DataFrame, rank: np.ndarray, ends: np.ndarray, pairs: np.ndarray, fields: Sequence[str]
) -> list:
    """Tasks that lay pairs side by side, each those of the articles of one part with all others."""
    dask = load_dask()
    row_of = np.argsort(rank)  # place in print -> row
    part_of = np.searchsorted(ends, row_of, side="right")
    tasks = []
    for part in np.unique(part_of[pairs[:, 0]]):
        own = pairs[part_of[pairs[:, 0]] == part]
        wanted: dict[int, list[int]] = defaultdict(list)
        for place in np.unique(own):
            wanted[part_of[place]].append(place)
        picked = [dask.delayed(_picked)(texts[of], ordered["article_id"].iloc[places]) for of, places in wanted.items()]
        about = ordered.iloc[np.unique(own)]
        tasks.append(dask.delayed(_compare)(picked, about, own, fields))
    return tasks


def _picked(articles: pd.DataFrame, ids: pd.Series) -> pd.DataFrame:
    return articles[articles["article_id"].isin(ids)]


def _compare(picked: list[pd.DataFrame], about: pd.DataFrame, pairs: np.ndarray, fields: Sequence[str]) -> list[dict]:
    """Lay pairs side by side; they are told by their places in print, of which `about` has the index."""
    texts = pd.concat(picked).drop_duplicates("article_id").set_index("article_id")
    articles = about[["article_id", "source"]].join(texts, on="article_id")
    places = articles.index.to_numpy()
    shingles = [shingle_hashes(values) for values in frames.rows(articles, *fields)]
    records = compare_pairs(articles, np.searchsorted(places, pairs), shingles, fields)
    return [record | {"rows": tuple(places[list(record["rows"])].tolist())} for record in records]
