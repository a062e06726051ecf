"""Any source -> a stream of articles and problems, one at a time, made in one process or in several."""

import math
import os
import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any, TypeAlias

import pandas as pd
from tqdm.auto import tqdm

from newskit.errors import InputError, LoadError, LoadWarning
from newskit.loading.fields import check_columns
from newskit.loading.inputs import Item, Problem, find_items
from newskit.loading.registry import read_item
from newskit.loading.table import FRAME, ROW, make_articles
from newskit.sharing import cores, share
from newskit.texts import counted

_MAX_PROBLEMS = 100_000
_BATCH = 200  # records that a process gets at a time
_SHOWN = 20  # names of columns
_LARGE = 8 * 2**20  # bytes; the records of larger files are shared among processes
Task = tuple[Item, list | None]  # a small file to read, or some records of what has been read
Made = tuple[list[dict | Problem], dict[str, None]]  # with the names in the records
Source: TypeAlias = str | os.PathLike | pd.DataFrame | Iterable[str | os.PathLike]


def read_source(
    source: Source,
    columns: Mapping[str, str] | None,
    clean: bool = True,
    errors: str = "record",
    pattern: str | None = None,
    progress: bool = False,
    web: Mapping[str, object] | None = None,
    but_not: Path | None = None,
    n_process: int | None = 1,
    limit: float = math.inf,
) -> Iterator[dict | Problem]:
    """Read articles one by one; what cannot be read comes as a `Problem` in its place.

    `but_not` is a file that is being written, which may lie in the folder that is read. More articles than `limit` are
    a problem, too.

    Raises InputError if there is nothing at `source`, or no input has a name that is given in `columns`; LoadError for
    the first problem, if `errors` is "raise".
    """
    checked = check_columns(columns)
    n_process = cores() if n_process is None else n_process
    if not isinstance(n_process, int) or n_process < 1:
        raise InputError(f"n_process= is the number of processes, or None for one a core, not {n_process!r}")
    if isinstance(source, pd.DataFrame):
        names, rows = [*map(str, source.columns), ROW], enumerate(source.itertuples(index=False, name=None))
        records = (dict(zip(names, (*values, number), strict=True)) for number, values in rows)
        tasks = _batches(replace(FRAME, columns=checked), records)
    else:
        there = _find(source, pattern, web)
        items = [replace(one, columns=checked) if isinstance(one, Item) else one for one in there]
        items = [one for one in items if but_not is None or os.path.realpath(one.origin) != os.path.realpath(but_not)]
        files = tqdm(items, desc="Loading", unit=" files", disable=not progress or len(items) < 2)
        tasks = _tasks(files, n_process)
    return _watched(share(partial(_make, clean=clean), tasks, n_process), checked, errors, limit)


def _watched(made: Iterable[Made], columns: Mapping[str, str], errors: str, limit: float) -> Iterator[dict | Problem]:
    """What was made, up to where it has to stop; names of columns that were in no record come to light at its end."""
    seen: dict[str, None] = {}
    missing = set(columns)
    articles = problems = 0
    for batch, names in made:
        missing -= names.keys()
        seen |= names if len(seen) < _SHOWN else {}
        for found in batch:
            articles += isinstance(found, dict)
            if isinstance(found, dict) and articles > limit:
                reason = f"more than {limit:,} articles; newskit.convert writes any number of them"
                found = Problem(found["origin"] or "DataFrame", reason)
            if isinstance(found, Problem):
                if errors == "raise":
                    raise LoadError(f"{found.origin}: {found.reason}")
                problems += 1
                if problems == _MAX_PROBLEMS:
                    found = Problem("all", f"more than {_MAX_PROBLEMS:,} problems; the rest of them is not listed")
            if isinstance(found, dict) or problems <= _MAX_PROBLEMS:
                yield found
            if articles > limit:
                return
    if missing and seen:
        unknown = [name for name in columns if name in missing]
        raise InputError(f"columns= has {unknown}, which no input has; there are {list(seen)[:_SHOWN]}")


def warn_unread(problems: int, articles: int, advice: str, listed: list[dict]) -> None:
    """Warn of what could not be read, once, for the function that a user has called."""
    if problems:
        told = f"{counted(problems, 'input or part of one', 'inputs or parts of them')} could not be read; "
        told += f"{counted(articles, 'article')} {'was' if articles == 1 else 'were'}. {advice}"
        warnings.warn(LoadWarning(told, listed), stacklevel=3)


def _tasks(items: Iterable[Item | Problem], n_process: int) -> Iterator[Task]:
    for item in items:
        if isinstance(item, Problem):
            yield FRAME, [item]
        elif n_process > 1 and os.path.isfile(item.origin) and os.path.getsize(item.origin) < _LARGE:
            yield item, None  # in one process, batches: a small file that is packed well holds many articles
        else:
            yield from _batches(item, read_item(item))


def _batches(item: Item, records: Iterator[dict | Problem]) -> Iterator[Task]:
    item = Item(item.origin, item.name, BytesIO, item.folder, columns=item.columns)  # a file that is open cannot travel
    while batch := list(islice(records, _BATCH)):
        yield item, batch


def _make(task: Task, clean: bool) -> Made:
    item, given = task
    made: list[dict | Problem] = []
    names: dict[str, None] = {}
    for record in read_item(item) if given is None else given:
        if item.columns and isinstance(record, dict):
            names |= dict.fromkeys(str(name) for name in record if name not in ("origin", ROW))
        made += make_articles(record, item, clean)
    return made, names


def _find(source: Any, pattern: str | None, web: Mapping[str, object] | None) -> Iterator[Item | Problem]:
    """The items of a path, an address or a list of them; only a member of a list that is not there is a problem."""
    is_list = isinstance(source, Iterable) and not isinstance(source, (str, os.PathLike, bytes, Mapping))
    fetcher = None  # one for all, which remembers when it asked whom
    for one in source if is_list else [source]:
        if not isinstance(one, (str, os.PathLike)):
            raise InputError(f"load_articles reads paths, addresses, lists of them, a table, not {type(one).__name__}")
        try:
            if isinstance(one, str) and one.lower().startswith(("http://", "https://")):
                from newskit.loading.web import Fetcher

                fetcher = fetcher or Fetcher(web)
                yield fetcher.item(one)
            else:
                yield from find_items(one, pattern)
        except InputError as error:
            if not is_list:
                raise
            yield Problem(str(one), str(error))
