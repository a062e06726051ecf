"""Any source -> a stream of articles and problems, one at a time."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pandas as pd
from tqdm.auto import tqdm

from newskit.errors import InputError
from newskit.loading.hints import NamesSeen
from newskit.loading.inputs import Item, Problem, find_items
from newskit.loading.registry import read_item
from newskit.loading.table import make_article

_MAX_PROBLEMS = 100_000  # of one file
Source = str | os.PathLike | pd.DataFrame | Iterable[str | os.PathLike]


def read_source(
    source: Source,
    columns: Mapping[str, str],
    clean: bool = True,
    pattern: str | None = None,
    progress: bool = False,
    web: Mapping[str, object] | None = None,
    but_not: Path | None = None,
) -> Iterator[dict | Problem]:
    """Read articles one by one; what cannot be read comes as a `Problem` in its place.

    `but_not` is a file that is being written, which may lie in the folder that is read.

    Raises
    ------
    InputError
        If there is nothing at `source`, or no input has a name that is given in `columns`.
    """
    seen = NamesSeen(columns)
    if isinstance(source, pd.DataFrame):
        seen.add(source.columns)
        seen.check()
        yield from _read_frame(source, columns, clean)
        return
    items = [item for item in find_all(source, pattern, web) if but_not is None or not _is_file(item.origin, but_not)]
    for item in tqdm(items, desc="Loading", unit=" files", disable=not progress or len(items) < 2):
        if isinstance(item, Problem):
            yield item
            continue
        problems = 0
        for found in read_item(replace(item, columns=columns)):
            if not isinstance(found, Problem):
                seen.add(found)
                found = make_article(found, item, columns, clean)
            problems += isinstance(found, Problem)
            yield found
            if problems >= _MAX_PROBLEMS:
                yield Problem(item.origin, f"more than {_MAX_PROBLEMS:,} problems; the rest of it is not read")
                break
    seen.check()


def find_all(
    source: Source, pattern: str | None = None, web: Mapping[str, object] | None = None
) -> Iterator[Item | Problem]:
    """Find the items of a path, an address or a list of them; a member of a list that is not there is a problem.

    Raises
    ------
    InputError
        If a single path is not there, or something else than paths is given.
    """
    if isinstance(source, (str, os.PathLike)):
        yield from _find(source, pattern, web)
        return
    if isinstance(source, (bytes, Mapping)) or not isinstance(source, Iterable):
        raise InputError(f"load_articles reads paths, addresses and DataFrames, not {type(source).__name__}")
    fetcher = None
    for one in source:
        if not isinstance(one, (str, os.PathLike)):
            raise InputError(f"load_articles reads paths and addresses; this list has a {type(one).__name__} in it")
        if _is_address(one) and fetcher is None:
            fetcher = _fetcher(web)
        try:
            yield from _find(one, pattern, web, fetcher)
        except InputError as error:
            yield Problem(str(one), str(error))


def _find(
    source: str | os.PathLike, pattern: str | None, web: Mapping | None, fetcher=None
) -> Iterator[Item | Problem]:
    if _is_address(source):
        yield (fetcher or _fetcher(web)).item(str(source))
    else:
        yield from find_items(source, pattern)


def _is_file(origin: str, path: Path) -> bool:
    return os.path.basename(origin) == path.name and os.path.realpath(origin) == os.path.realpath(path)


def _is_address(source: object) -> bool:
    return isinstance(source, str) and source.lower().startswith(("http://", "https://"))


def _fetcher(web: Mapping[str, object] | None):
    from newskit.loading.web import Fetcher

    return Fetcher.of(web)


def _read_frame(frame: pd.DataFrame, columns: Mapping[str, str], clean: bool) -> Iterator[dict | Problem]:
    names = [str(name) for name in frame.columns]
    for number, values in enumerate(frame.itertuples(index=False, name=None)):
        found = make_article(dict(zip(names, values, strict=True)), None, columns, clean)
        yield Problem(found.origin, f"row {number}: {found.reason}") if isinstance(found, Problem) else found
