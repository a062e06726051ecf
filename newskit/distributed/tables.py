"""Counts of names: the workers count the parts, one place adds them up."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

import pandas as pd

from newskit.dispatch import is_dask
from newskit.distributed.engine import load_dask
from newskit.distributed.extraction import extract_entities
from newskit.names.counts import Normalise
from newskit.options import check_options

if TYPE_CHECKING:
    import dask.dataframe as dd


def count_entities(
    entities: dd.DataFrame,
    by: str | Sequence[str] | None = None,
    label: str | Sequence[str] | None = None,
    normalise: Normalise = "mentions",
    articles: dd.DataFrame | pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Count names of Entities or Articles in a Dask frame; see `newskit.count_entities`."""
    from newskit.names import counts

    groups = [by] if isinstance(by, str) else list(by or [])
    check_options(count_entities, {"normalise": normalise})
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


def _words(articles: dd.DataFrame | pd.DataFrame | None, groups: list[str]) -> list:
    """The words of each group, counted apart in each partition."""
    from newskit.names.counts import count_words

    if articles is None or isinstance(articles, pd.DataFrame):
        return [count_words(articles, groups)]
    return [load_dask().delayed(count_words)(part, groups) for part in articles.to_delayed()]


def _add_words(parts: list[pd.DataFrame], groups: list[str]) -> pd.DataFrame | None:
    if not parts:
        return None
    words = pd.concat(parts)
    return words.groupby(groups, dropna=False, observed=True)["words"].sum().reset_index() if groups else words
