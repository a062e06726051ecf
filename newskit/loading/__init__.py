"""Something on disk or on the web -> the table of Articles. Nothing is dropped in silence.

One module reads one format and yields *records* (dicts under whatever names the format has) and *problems*; `registry`
says which module reads which file; `table` turns records into Articles. Nothing else knows more than one of these.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Literal

import pandas as pd
from tqdm.auto import tqdm

from newskit.errors import InputError, LoadError, LoadWarning
from newskit.loading.fields import check_columns
from newskit.loading.inputs import Item, Problem, find_items
from newskit.loading.registry import read_item
from newskit.loading.table import make_article, make_table

__all__ = ["load_articles", "load_problems"]

Source = str | os.PathLike | pd.DataFrame | Iterable[str | os.PathLike]


def load_articles(
    source: Source,
    *,
    columns: Mapping[str, str] | None = None,
    clean: bool = True,
    errors: Literal["record", "raise"] = "record",
    pattern: str | None = None,
    duplicates: Literal["keep", "drop"] = "keep",
    progress: bool = True,
) -> pd.DataFrame:
    """Load articles from files, folders or a table: one row = one article.

    Parameters
    ----------
    source : str, path, DataFrame, or a list of paths
        A file, a folder (with all folders below it; hidden files and what a ``.newskitignore`` lists stay out), a glob
        such as ``"export/*.csv"``, several of these, or a DataFrame. The ending of a file tells its format.
    columns : mapping, optional
        ``{their name: our name}`` for columns whose names newskit does not know.
    clean : bool
        Repair scraped text (see `clean_text`). With ``False`` the text stays as it is, and an ``article_id`` that is
        given is kept.
    errors : {"record", "raise"}
        What to do about input that cannot be read: list it in ``attrs["problems"]``, or stop.
    pattern : str, optional
        Read only files whose name or path below the folder matches this glob.
    duplicates : {"keep", "drop"}
        What to do about the same article (source, address, title and text) again. Both ways
        ``attrs["duplicates"]`` lists it.
    progress : bool
        Show a progress bar.

    Returns
    -------
    DataFrame
        The columns of `newskit.frames.Articles`, then columns of the input that newskit has no name for.
        ``attrs["problems"]`` is a list of ``{"origin", "reason"}``; `load_problems` shows it.

    Raises
    ------
    InputError
        If there is nothing at `source`, or an argument is wrong.
    LoadError
        If something cannot be read and ``errors="raise"``.

    Warns
    -----
    LoadWarning
        Once, with the number of problems, if there are any.

    Examples
    --------
    >>> table = pd.DataFrame({"Titel": ["Pegel steigt"], "Datum": ["3.5.2024"], "Volltext": ["Der Fluss tritt über."]})
    >>> articles = load_articles(table, progress=False)
    >>> articles[["title", "published", "published_precision"]].iloc[0].tolist()
    ['Pegel steigt', Timestamp('2024-05-03 00:00:00+0000', tz='UTC'), 'day']
    """
    if errors not in ("record", "raise") or duplicates not in ("keep", "drop"):
        raise InputError('errors= is "record" or "raise", duplicates= is "keep" or "drop"')
    mapping = check_columns(columns)
    problems: list[dict] = []
    articles = []
    for found in _read(source, mapping, clean, pattern, progress):
        if not isinstance(found, Problem):
            articles.append(found)
        elif errors == "raise":
            raise LoadError(f"{found.origin}: {found.reason}")
        else:
            problems.append({"origin": found.origin, "reason": found.reason})
    table = make_table(articles, keep_ids=not clean)
    table = _drop_duplicates(table) if duplicates == "drop" else table
    table.attrs["problems"] = problems = problems + table.attrs["problems"]
    if problems:
        warnings.warn(
            f"{len(problems)} inputs or parts of them could not be read; {len(table)} articles were. "
            "newskit.load_problems(articles) lists them.",
            LoadWarning,
            stacklevel=2,
        )
    return table


def load_problems(articles: pd.DataFrame) -> pd.DataFrame:
    """List what could not be read when the articles were loaded.

    Returns
    -------
    DataFrame
        ``origin`` (file or address) and ``reason``, both text; no rows if everything was read.

    Examples
    --------
    >>> articles = load_articles(pd.DataFrame({"title": ["Pegel steigt"], "text": ["Der Fluss tritt über."]}))
    >>> len(load_problems(articles))
    0
    """
    problems = articles.attrs.get("problems", [])
    columns = {name: [problem[name] for problem in problems] for name in ("origin", "reason")}
    return pd.DataFrame(columns, dtype="string")


def _drop_duplicates(table: pd.DataFrame) -> pd.DataFrame:
    copies = {duplicate["article_id"] for duplicate in table.attrs["duplicates"]}
    return table[~table["article_id"].isin(copies)].reset_index(drop=True)


def _read(
    source: Source, columns: dict[str, str], clean: bool, pattern: str | None, progress: bool
) -> Iterator[dict | Problem]:
    if isinstance(source, pd.DataFrame):
        yield from _read_frame(source, columns, clean)
        return
    items = list(_items(source, pattern))
    for item in tqdm(items, desc="loading", unit=" files", disable=not progress or len(items) < 2, leave=False):
        if isinstance(item, Problem):
            yield item
            continue
        for found in read_item(replace(item, columns=columns)):
            yield found if isinstance(found, Problem) else make_article(found, item, columns, clean)


def _items(source: Source, pattern: str | None) -> Iterator[Item | Problem]:
    if isinstance(source, (str, os.PathLike)):
        yield from find_items(source, pattern)
        return
    if isinstance(source, bytes) or not isinstance(source, Iterable):
        raise InputError(f"load_articles reads paths and DataFrames, not {type(source).__name__}")
    for one in source:
        if not isinstance(one, (str, os.PathLike)):
            raise InputError(f"load_articles reads paths; this list has a {type(one).__name__} in it")
        try:
            yield from find_items(one, pattern)
        except InputError as error:
            yield Problem(str(one), str(error))


def _read_frame(frame: pd.DataFrame, columns: dict[str, str], clean: bool) -> Iterator[dict | Problem]:
    names = [str(name) for name in frame.columns]
    for number, values in enumerate(frame.itertuples(index=False, name=None)):
        found = make_article(dict(zip(names, values, strict=True)), None, columns, clean)
        yield Problem(found.origin, f"row {number}: {found.reason}") if isinstance(found, Problem) else found
