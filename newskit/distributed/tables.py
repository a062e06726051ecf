"""Counts, keywords, comparisons and shared text: the workers do the parts, one place adds them up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

import pandas as pd

from newskit import frames
from newskit.dispatch import is_dask
from newskit.distributed.engine import check_articles, load_dask, parts_of
from newskit.distributed.extraction import extract_entities, extract_quotes
from newskit.errors import InputError

if TYPE_CHECKING:
    import dask.dataframe as dd


def count_entities(
    entities: dd.DataFrame,
    by: str | Sequence[str] | None = None,
    label: str | Sequence[str] | None = None,
    normalise: str = "mentions",
    articles: dd.DataFrame | pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Count names of Entities or Articles in a Dask frame; see `newskit.count_entities`."""
    from newskit.names import counts

    groups = [by] if isinstance(by, str) else list(by or [])
    if normalise not in counts.MEASURES:
        raise InputError(f"normalise must be one of {list(counts.MEASURES)}, not {normalise!r}")
    if not {"label", "name"} <= set(entities.columns):
        articles = entities if articles is None else articles
        entities = extract_entities(entities)
    elsewhere = [column for column in groups if column not in entities.columns]
    if elsewhere and articles is not None:
        about = articles[["article_id", *(column for column in elsewhere if column in articles.columns)]]
        about = about.compute() if is_dask(about) else about
    else:
        about = None
    # Counted apart in each partition, then added up: an article never lies in two partitions.
    count = load_dask().delayed(partial(counts.count_mentions, groups=groups, label=label, articles=about))
    parts = [count(part) for part in entities.to_delayed()]
    words = _words(articles, groups) if normalise == "per_1000_words" else []
    tables, words = load_dask().compute(parts, words)
    total = pd.concat(tables).groupby([*groups, "name", "label"], sort=False, dropna=False, observed=True)
    total = total[["mentions", "articles"]].sum().reset_index()
    return counts.rank_counts(total, groups, normalise, _add_words(words, groups))


def compare_sources(
    articles: dd.DataFrame,
    entities: dd.DataFrame | pd.DataFrame | None = None,
    quotes: dd.DataFrame | pd.DataFrame | None = None,
    top: int = 5,
    by: str = "source",
    without_copies: bool | pd.DataFrame = False,
    pairs: pd.DataFrame | None = None,
    progress: bool = True,
) -> pd.DataFrame:
    """Sources of a Dask frame side by side; see `newskit.compare_sources`.

    Entities and quotes are found by all workers; one of them compares, for which it needs the texts, as in `find_reuse`.
    """
    from newskit.comparison.summary import compare_sources as compare

    check_articles(articles)
    if by not in articles.columns:
        raise InputError(f"by={by!r} is no column of these articles: {list(articles.columns)}")
    entities = extract_entities(articles) if entities is None else entities
    quotes = extract_quotes(articles) if quotes is None else quotes
    known = [column for column in articles.columns if column in frames.Articles.columns or column == by]
    place = ["article_id", "field", "start", "end"]
    tables = [
        parts_of(articles[known]),
        parts_of(entities[[*place, "label", "name"]]),
        parts_of(quotes[[*place, "quote_id", "parent", "type", "text"]]),
    ]
    compare = partial(compare, top=top, by=by, without_copies=without_copies, pairs=pairs, progress=False)
    return load_dask().delayed(_on_whole_tables)(compare, *tables).compute()


def _words(articles: dd.DataFrame | pd.DataFrame | None, groups: list[str]) -> list:
    """The words of each group, counted apart in each partition."""
    from newskit.names.counts import count_words

    if not is_dask(articles):
        return [count_words(articles, groups)]
    return [load_dask().delayed(count_words)(part, groups) for part in articles.to_delayed()]


def _add_words(parts: list[pd.DataFrame], groups: list[str]) -> pd.DataFrame | None:
    if not parts:
        return None
    words = pd.concat(parts)
    return words.groupby(groups, dropna=False, observed=True)["words"].sum().reset_index() if groups else words


def _on_whole_tables(work: Callable, *tables: list[pd.DataFrame]) -> pd.DataFrame:
    """Do what cannot be done in parts: one worker puts the tables together."""
    return work(*(pd.concat(parts, ignore_index=True) for parts in tables))
