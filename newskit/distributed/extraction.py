"""Entities and quotes: each partition is annotated and read by one worker."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Literal

import pandas as pd
import pandera.pandas as pa

from newskit import frames
from newskit.annotation import Corpus, annotate
from newskit.distributed.engine import check_articles, load_dask
from newskit.errors import InputError
from newskit.names.extract import tabulate_mentions
from newskit.options import check_options
from newskit.problems import COLUMNS, STEPS, as_table, problems_of, warn
from newskit.streaming import extract_part

if TYPE_CHECKING:
    import dask.dataframe as dd
    from dask.delayed import Delayed

_PROBLEMS = dict.fromkeys(COLUMNS, "string")
_one_at_a_time = Lock()  # a spaCy pipeline must not be used by two threads of a worker at once


def extract_entities(
    articles: dd.DataFrame,
    fields: Sequence[frames.Field] = frames.FIELDS,
    aliases: Mapping[str, str] | pd.DataFrame | None = None,
    progress: bool = True,
    errors: Literal["record", "raise"] = "record",
) -> dd.DataFrame:
    """Entities of Articles in a Dask frame; see `newskit.extract_entities`."""
    check_options(extract_entities, {"fields": fields, "errors": errors})
    extract = partial(tabulate_mentions, fields=tuple(fields), progress=False, errors=errors)
    tables, failed = _extract(articles, extract, errors)
    dask = load_dask()
    names = dask.delayed(_link)([dask.delayed(_linkable)(table) for table in tables], aliases)
    linked = [dask.delayed(_rename)(table, names[number]) for number, table in enumerate(tables)]
    return _frame(linked, failed, frames.Entities)


def extract_quotes(
    articles: dd.DataFrame,
    types: Sequence[frames.QuoteType] = ("direct", "indirect"),
    fields: Sequence[frames.Field] = frames.FIELDS,
    progress: bool = True,
    errors: Literal["record", "raise"] = "record",
) -> dd.DataFrame:
    """Quotes of Articles in a Dask frame; see `newskit.extract_quotes`."""
    from newskit.quotes.table import extract_quotes as extract

    check_options(extract_quotes, {"types": types, "fields": fields, "errors": errors})
    extract = partial(extract, types=tuple(types), fields=tuple(fields), progress=False, errors=errors)
    tables, failed = _extract(articles, extract, errors)
    return _frame(tables, failed, frames.Quotes)


def problems(table: dd.DataFrame) -> dd.DataFrame:
    """What went wrong with single articles, beside a table that `extract_entities` or `extract_quotes` gave.

    ``dask.compute(quotes, problems(quotes))`` works both out at once.

    Returns
    -------
    dask.dataframe.DataFrame
        As `newskit.load_problems` gives them.

    Raises
    ------
    InputError
        If `table` is not the very frame that was returned: a frame made from it does not know any more.
    """
    found = vars(table).get("_newskit_problems")
    if found is None:
        raise InputError("problems() takes the frame that extract_entities or extract_quotes returned, unchanged")
    return found


def collect(table: dd.DataFrame | pd.DataFrame) -> pd.DataFrame:
    """Work a table out and bring it here, and warn of articles that could not be analysed.

    Warns
    -----
    LoadWarning
        Once, with the number of problems; they stand in ``table.attrs["problems"]``.
    """
    if isinstance(table, pd.DataFrame):
        return table
    table, failed = load_dask().compute(table, problems(table))
    table = table.reset_index(drop=True)
    failed.attrs["problems"] = failed.to_dict("records")
    table.attrs["problems"] = problems_of(failed)
    warn(table.attrs["problems"], STEPS)
    return table


def chosen_pipeline() -> str | None:
    """What the environment says: its variables do not travel to the workers by themselves."""
    return os.environ.get("NEWSKIT_PIPELINE")


def corpus_of(articles: pd.DataFrame, pipeline: str | None) -> Corpus:
    """The articles of a partition, annotated by this worker."""
    with _one_at_a_time:
        return annotate(articles.reset_index(drop=True), pipeline=pipeline, n_process=1, progress=False)


def _extract(articles: dd.DataFrame, extract: Callable, errors: str) -> tuple[list[Delayed], list[Delayed]]:
    """Tables and problems of the partitions, to be worked out later."""
    check_articles(articles)
    dask = load_dask()
    work = dask.delayed(_part, nout=2, pure=True)
    parts = [work(part, extract, chosen_pipeline(), errors) for part in articles.to_delayed()]
    return [table for table, _ in parts], [failed for _, failed in parts]


def _part(
    articles: pd.DataFrame, extract: Callable, pipeline: str | None, errors: str
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What one worker does with one partition."""
    with _one_at_a_time:
        articles = articles.reset_index(drop=True)
        articles.attrs["problems"] = []  # those of loading lie with whoever loaded
        # The cores are shared by the workers, which may not start processes of their own.
        table, failed = extract_part(extract, articles, errors=errors, pipeline=pipeline, n_process=1)
    return table, as_table(failed)


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
    from newskit.names.linking import link_checked

    names = link_checked(pd.concat(parts, ignore_index=True), aliases)["name"]
    ends = pd.Series([len(part) for part in parts]).cumsum()
    return [names.iloc[end - len(part) : end] for part, end in zip(parts, ends, strict=True)]


def _rename(entities: pd.DataFrame, names: pd.Series) -> pd.DataFrame:
    return entities.assign(name=names.array)
