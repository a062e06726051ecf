"""The same functions on Dask: beyond one machine, on a cluster that a lab already runs.

Nobody calls these by hand: ``newskit.extract_quotes(articles)`` comes here by itself if `articles` is a
``dask.dataframe``. A partition is annotated and read by one worker, which loads the pipeline once. What needs the whole
corpus (linking names, adding up counts) is done on small tables in one place.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING

import pandas as pd
import pandera.pandas as pa

from newskit import frames
from newskit.dispatch import is_dask
from newskit.entities.extract import tabulate_mentions
from newskit.errors import InputError, MissingExtraError
from newskit.streaming import annotate_part, extract_part

if TYPE_CHECKING:
    import dask.dataframe as dd
    from dask.delayed import Delayed

_PROBLEMS = {"article_id": "string", "origin": "string", "reason": "string"}
_one_at_a_time = Lock()  # a spaCy pipeline must not be used by two threads of a worker at once


def extract_entities(
    articles: dd.DataFrame,
    fields: Sequence[str] = frames.FIELDS,
    aliases: Mapping[str, str] | pd.DataFrame | None = None,
    progress: bool = True,
) -> dd.DataFrame:
    """Entities of Articles in a Dask frame; see `newskit.extract_entities`."""
    tables, failed = _extract(articles, partial(tabulate_mentions, fields=tuple(fields), progress=False))
    dask = _dask()
    names = dask.delayed(_link)([dask.delayed(_linkable)(table) for table in tables], aliases)
    linked = [dask.delayed(_rename)(table, names[number]) for number, table in enumerate(tables)]
    return _frame(linked, failed, frames.Entities)


def extract_quotes(
    articles: dd.DataFrame,
    types: Sequence[str] = ("direct", "indirect"),
    fields: Sequence[str] = frames.FIELDS,
    progress: bool = True,
) -> dd.DataFrame:
    """Quotes of Articles in a Dask frame; see `newskit.extract_quotes`."""
    from newskit.quotes.table import extract_quotes as extract

    tables, failed = _extract(articles, partial(extract, types=tuple(types), fields=tuple(fields), progress=False))
    return _frame(tables, failed, frames.Quotes)


def problems(table: dd.DataFrame) -> dd.DataFrame:
    """What went wrong with single articles, beside a table that `extract_entities` or `extract_quotes` gave.

    ``dask.compute(quotes, problems(quotes))`` works both out at once.

    Returns
    -------
    dask.dataframe.DataFrame
        One row an article: article_id, origin, reason.

    Raises
    ------
    InputError
        If `table` is not the very frame that was returned: a frame made from it does not know any more.
    """
    found = vars(table).get("_newskit_problems")
    if found is None:
        raise InputError("problems() takes the frame that extract_entities or extract_quotes returned, unchanged")
    return found


def count_entities(
    entities: dd.DataFrame,
    by: str | Sequence[str] | None = None,
    label: str | Sequence[str] | None = None,
    normalise: str = "mentions",
    articles: dd.DataFrame | pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Count names of Entities or Articles in a Dask frame; see `newskit.count_entities`."""
    from newskit.entities import counts

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
    count = _dask().delayed(partial(counts.count_mentions, groups=groups, label=label, articles=about))
    parts = [count(part) for part in entities.to_delayed()]
    words = _words(articles, groups) if normalise == "per_1000_words" else []
    tables, words = _dask().compute(parts, words)
    total = pd.concat(tables).groupby([*groups, "name", "label"], sort=False, dropna=False, observed=True)
    total = total[["mentions", "articles"]].sum().reset_index()
    return counts.rank_counts(total, groups, normalise, _add_words(words, groups))


def keyness(
    articles: dd.DataFrame,
    target: str | Iterable[str],
    reference: str | Iterable[str] = "rest",
    by: str = "source",
    unit: str = "lemma",
    measure: str = "g2",
    min_articles: int = 2,
    min_count: int = 3,
    stop_words: bool = False,
    names: bool = True,
    prior_words: float | None = None,
    without_copies: bool | pd.DataFrame = False,
    progress: bool = True,
) -> pd.DataFrame:
    """Keywords of Articles in a Dask frame; see `newskit.keyness`.

    The workers count, one place ranks; it needs about 2 kB an article for the counts.
    """
    from newskit.comparison.copies import CopiedText, copied_spans
    from newskit.comparison.keyness import MEASURES, check_sides, join_counts, rank_terms, sides_of

    _check(articles)
    if measure not in MEASURES:
        raise InputError(f"measure={measure!r} is none of {', '.join(MEASURES)}")
    if by not in articles.columns:
        raise InputError(f"by={by!r} is no column of these articles: {list(articles.columns)}")
    about = articles[list(dict.fromkeys(["article_id", "source", "published", by]))].compute()
    check_sides(about[by], sides_of(about[by], target, reference), target, reference)
    ignored = CopiedText.of(about, False)
    if without_copies is not False:
        pairs = find_reuse(articles) if without_copies is True else without_copies
        ignored = CopiedText(copied_spans(about.reset_index(drop=True), pairs))
    dask = _dask()
    options = {"by": by, "target": target, "reference": reference, "stop_words": stop_words, "names": names}
    parts = articles.to_delayed()
    if unit == "name":  # the names of the whole corpus, linked
        mentions = extract_entities(articles).to_delayed()
        work = dask.delayed(partial(_count_names, ignored=ignored, **options))
        counts = [work(part, entities) for part, entities in zip(parts, mentions, strict=True)]
    else:
        pipeline = os.environ.get("NEWSKIT_PIPELINE")
        work = dask.delayed(partial(_count_words, ignored=ignored, unit=unit, pipeline=pipeline, **options))
        counts = [work(part) for part in parts]
    found = join_counts(dask.compute(*counts))
    return rank_terms(found, measure, min_articles, min_count, prior_words)


def find_reuse(articles: dd.DataFrame, *args, **options) -> pd.DataFrame:
    """Pairs of Articles in a Dask frame; see `newskit.find_reuse`.

    Which shingles are rare can only be told from all articles, so that one worker compares them all: it needs memory
    for their texts, about 10 kB an article.
    """
    from newskit.comparison import find_reuse as find

    columns = [column for column in articles.columns if column in frames.Articles.columns]
    parts = articles[columns].to_delayed()
    return _dask().delayed(_find_reuse)(find, parts, args, options).compute()


@contextmanager
def cluster(scheduler: str | None = None, n_workers: int | None = None) -> Iterator[object]:
    """Connect to a Dask scheduler, or start workers on this machine, for the time of a ``with`` block.

    Parameters
    ----------
    scheduler : str, optional
        Address ("tcp://10.0.0.1:8786"). Default: worker processes on this machine.
    n_workers : int, optional
        How many worker processes to start; one a core by default.

    Yields
    ------
    distributed.Client

    Raises
    ------
    MissingExtraError
        If Dask is not installed.

    Examples
    --------
    >>> with cluster("tcp://10.0.0.1:8786") as client:  # doctest: +SKIP
    ...     quotes = newskit.extract_quotes(read_articles("corpus/*.parquet")).to_parquet("quotes/")
    """
    _dask()
    from distributed import Client, LocalCluster

    if scheduler:
        with Client(scheduler) as client:
            yield client
        return
    with (
        LocalCluster(n_workers=n_workers or os.cpu_count(), threads_per_worker=1, dashboard_address=None) as local,
        Client(local) as client,
    ):
        yield client


def read_articles(path: str | os.PathLike | list, articles_a_part: int = 500) -> dd.DataFrame:
    """Read Articles in Parquet, as ``newskit load -o`` writes them, into a Dask frame of small partitions.

    Parameters
    ----------
    path : path, glob or list
        As for ``dask.dataframe.read_parquet``.
    articles_a_part : int
        Articles in a partition, the piece of work that one worker does at a time.

    Raises
    ------
    InputError
        If the files lack columns of Articles.
    """
    _dask()
    import dask.dataframe as dd

    paths = [os.fspath(one) for one in path] if isinstance(path, list) else os.fspath(path)
    articles = dd.read_parquet(paths, split_row_groups=True)
    _check(articles)
    number = max(1, -(-len(articles) // articles_a_part))
    return articles.repartition(npartitions=number) if number > articles.npartitions else articles


def _dask():
    try:
        import dask
        import dask.dataframe
        import distributed  # noqa: F401
    except ImportError:
        raise MissingExtraError("Dask", "dask", "work on a cluster") from None
    return dask


def _check(articles: dd.DataFrame) -> None:
    wanted = ["article_id", "source", "published", *frames.FIELDS]
    missing = [column for column in wanted if column not in articles.columns]
    if missing:
        raise InputError(
            f"this Dask frame lacks the columns {missing} of Articles; make it from files that `newskit load -o "
            "corpus.parquet` wrote, or give its columns these names"
        )


def _extract(articles: dd.DataFrame, extract: Callable) -> tuple[list[Delayed], list[Delayed]]:
    """Tables and problems of the partitions, to be worked out later."""
    _check(articles)
    dask = _dask()
    work = dask.delayed(_part, nout=2, pure=True)
    # A variable of the environment does not travel to the workers; what it says must.
    parts = [work(part, extract, os.environ.get("NEWSKIT_PIPELINE")) for part in articles.to_delayed()]
    return [table for table, _ in parts], [failed for _, failed in parts]


def _part(articles: pd.DataFrame, extract: Callable, pipeline: str | None) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What one worker does with one partition."""
    with _one_at_a_time:
        table, failed = extract_part(extract, articles.reset_index(drop=True), pipeline=pipeline)
    return table, pd.DataFrame(failed, columns=list(_PROBLEMS)).astype(_PROBLEMS)


def _frame(tables: list[Delayed], failed: list[Delayed], schema: pa.DataFrameSchema) -> dd.DataFrame:
    import dask.dataframe as dd

    frame = dd.from_delayed(tables, meta=frames.empty(schema), verify_meta=False)
    failures = dd.from_delayed(failed, meta=pd.DataFrame(columns=list(_PROBLEMS)).astype(_PROBLEMS), verify_meta=False)
    object.__setattr__(frame, "_newskit_problems", failures)
    return frame


def _linkable(entities: pd.DataFrame) -> pd.DataFrame:
    return entities[["article_id", "label", "name", "text", "role"]]


def _link(parts: list[pd.DataFrame], aliases: Mapping[str, str] | pd.DataFrame | None) -> list[pd.Series]:
    """The linked names of each part, from the names of all."""
    from newskit.names.linking import link_names

    names = link_names(pd.concat(parts, ignore_index=True), aliases)["name"]
    ends = pd.Series([len(part) for part in parts]).cumsum()
    return [names.iloc[end - len(part) : end] for part, end in zip(parts, ends, strict=True)]


def _rename(entities: pd.DataFrame, names: pd.Series) -> pd.DataFrame:
    return entities.assign(name=names.array)


def _count_words(articles, ignored, unit, pipeline, by, target, reference, stop_words, names):
    """The words of one partition, for `keyness`."""
    from newskit.comparison.keyness import count_terms, sides_of
    from newskit.comparison.terms import running_terms

    with _one_at_a_time:
        corpus, _ = annotate_part(articles.reset_index(drop=True), pipeline=pipeline)
    sides = sides_of(corpus.articles[by], target, reference)
    return count_terms((terms for _, terms in running_terms(corpus, unit, ignored)), sides, stop_words, names)


def _count_names(articles, entities, ignored, by, target, reference, stop_words, names):
    """The names of one partition, for `keyness`."""
    from newskit.comparison.keyness import count_terms, sides_of
    from newskit.comparison.terms import name_terms

    found = name_terms(entities)
    kept = [
        [t for t in found.get(article_id, []) if not ignored.covers(article_id, t.field, t.start, t.end)]
        for article_id in articles["article_id"]
    ]
    return count_terms(kept, sides_of(articles[by], target, reference), stop_words, names)


def _words(articles: dd.DataFrame | pd.DataFrame | None, groups: list[str]) -> list:
    """The words of each group, counted apart in each partition."""
    from newskit.entities.counts import count_words

    if not is_dask(articles):
        return [count_words(articles, groups)]
    return [_dask().delayed(count_words)(part, groups) for part in articles.to_delayed()]


def _add_words(parts: list[pd.DataFrame], groups: list[str]) -> pd.DataFrame | None:
    if not parts:
        return None
    words = pd.concat(parts)
    return words.groupby(groups, dropna=False, observed=True)["words"].sum().reset_index() if groups else words


def _find_reuse(find: Callable, parts: list[pd.DataFrame], args: tuple, options: dict) -> pd.DataFrame:
    return find(pd.concat(parts, ignore_index=True), *args, **options)
