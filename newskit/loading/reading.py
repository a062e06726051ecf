"""Any source -> a stream of articles and problems, one at a time, made in one process or in several."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pandas as pd
from tqdm.auto import tqdm

from newskit.errors import InputError
from newskit.loading.hints import NamesSeen
from newskit.loading.inputs import Item, Problem, find_items, item_of_bytes
from newskit.loading.registry import read_item
from newskit.loading.sharing import cores, share
from newskit.loading.table import make_article, with_problem

if TYPE_CHECKING:
    from newskit.loading.web import Fetcher

_MAX_PROBLEMS = 100_000  # of one file
_BATCH = 200  # records that a process gets at a time
_FILES = 8
_LARGE = 8 * 2**20  # bytes; the records of larger files are shared among processes
Source: TypeAlias = str | os.PathLike | pd.DataFrame | Iterable[str | os.PathLike]


def read_source(
    source: Source,
    columns: Mapping[str, str],
    clean: bool = True,
    pattern: str | None = None,
    progress: bool = False,
    web: Mapping[str, object] | None = None,
    but_not: Path | None = None,
    n_process: int | None = 1,
) -> Iterator[dict | Problem]:
    """Read articles one by one; what cannot be read comes as a `Problem` in its place.

    `but_not` is a file that is being written, which may lie in the folder that is read.

    Raises InputError if there is nothing at `source`, or no input has a name that is given in `columns`.
    """
    n_process = cores() if n_process is None else n_process
    if not isinstance(n_process, int) or n_process < 1:
        raise InputError(f"n_process= is the number of processes, or None for one a core, not {n_process!r}")
    seen = NamesSeen(columns)
    if isinstance(source, pd.DataFrame):
        seen.add(source.columns)
        seen.check()
        tasks = _share_out(None, _rows(source))
    else:
        items = [one for one in find_all(source, pattern, web) if but_not is None or not _is_file(one.origin, but_not)]
        items = [replace(one, columns=columns) if isinstance(one, Item) else one for one in items]
        shown = tqdm(items, desc="Loading", unit=" files", disable=not progress or len(items) < 2)
        tasks = _tasks(shown) if n_process > 1 else ([(one, None)] for one in shown)
    work = partial(_make, columns=columns, clean=clean)
    if n_process > 1:
        made = (one for batch in share(partial(_make_all, work), tasks, n_process) for one in batch)
    else:
        made = (one for task in tasks for one in work(task))
    for found, names in made:
        seen.add(names)
        yield found
    seen.check()


Task = list[tuple[Item | Problem | None, list | None]]  # items to read, or records of one that has been read


def _tasks(items: Iterable[Item | Problem]) -> Iterator[Task]:
    """What one process does at a time: several small files, or some records of a large one."""
    files: Task = []
    for item in items:
        if isinstance(item, Item) and not _is_small(item):
            yield from [files] if files else []
            yield from _share_out(item, read_item(item))
            files = []
        else:
            files.append((item, None))
            if len(files) == _FILES:
                yield files
                files = []
    if files:
        yield files


def _is_small(item: Item) -> bool:
    return os.path.isfile(item.origin) and os.path.getsize(item.origin) < _LARGE


def _share_out(item: Item | None, records: Iterator[dict | Problem]) -> Iterator[Task]:
    item = item and item_of_bytes(b"", item.name, item.origin, folder=item.folder)  # a file that is open cannot travel
    while batch := list(islice(records, _BATCH)):
        yield [(item, batch)]


def _make_all(work: partial, task: Task) -> list[tuple[dict | Problem, list]]:
    return list(work(task))


def _make(task: Task, columns: Mapping[str, str], clean: bool) -> Iterator[tuple[dict | Problem, list]]:
    """Articles and problems, each with the names that its record had."""
    for item, given in task:
        if isinstance(item, Problem):
            yield item, []
            continue
        problems = 0
        for record in read_item(item) if item and given is None else given or ():
            names = list(record) if columns and isinstance(record, dict) else []
            for found in _finished(record, item, columns, clean):
                problems += isinstance(found, Problem)
                yield found, names
                if isinstance(found, Problem) and problems == _MAX_PROBLEMS:
                    yield Problem(found.origin, f"more than {_MAX_PROBLEMS:,} problems; the rest of it is not read"), []
            if problems >= _MAX_PROBLEMS:
                break


def _finished(
    record: dict | Problem, item: Item | None, columns: Mapping[str, str], clean: bool
) -> Iterator[dict | Problem]:
    if isinstance(record, Problem):
        yield record
        return
    number = record.pop(_ROW, None)
    found = make_article(record, item, columns, clean)
    if isinstance(found, Problem) and number is not None:
        found = Problem(found.origin, f"row {number}: {found.reason}")
    yield from with_problem(found)


def find_all(
    source: Source, pattern: str | None = None, web: Mapping[str, object] | None = None
) -> Iterator[Item | Problem]:
    """Find the items of a path, an address or a list of them; a member of a list that is not there is a problem.

    Raises InputError if a single path is not there, or something else than paths is given.
    """
    fetchers: list[Fetcher] = []
    if isinstance(source, (str, os.PathLike)):
        yield from _find(source, pattern, web, fetchers)
        return
    if isinstance(source, (bytes, Mapping)) or not isinstance(source, Iterable):
        raise InputError(f"load_articles reads paths, addresses and DataFrames, not {type(source).__name__}")
    for one in source:
        if not isinstance(one, (str, os.PathLike)):
            raise InputError(f"load_articles reads paths and addresses; this list has a {type(one).__name__} in it")
        try:
            yield from _find(one, pattern, web, fetchers)
        except InputError as error:
            yield Problem(str(one), str(error))


def _find(
    source: str | os.PathLike, pattern: str | None, web: Mapping | None, fetchers: list[Fetcher]
) -> Iterator[Item | Problem]:
    if isinstance(source, str) and source.lower().startswith(("http://", "https://")):
        from newskit.loading.web import Fetcher

        fetchers += [] if fetchers else [Fetcher.of(web)]  # one for all, which remembers when it asked whom
        yield fetchers[0].item(source)
    else:
        yield from find_items(source, pattern)


def _is_file(origin: str, path: Path) -> bool:
    return os.path.basename(origin) == path.name and os.path.realpath(origin) == os.path.realpath(path)


_ROW = "\0row"  # the number of a row travels with it; no table has such a column


def _rows(frame: pd.DataFrame) -> Iterator[dict]:
    names = [*map(str, frame.columns), _ROW]
    for number, values in enumerate(frame.itertuples(index=False, name=None)):
        yield dict(zip(names, (*values, number), strict=True))
