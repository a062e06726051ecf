"""Any source -> one Parquet file, in chunks: for corpora that do not fit into memory."""

import json
import os
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Literal

import pandas as pd

from newskit import frames
from newskit.errors import InputError
from newskit.files import written_aside
from newskit.loading.inputs import Problem
from newskit.loading.parquets import OTHERS
from newskit.loading.reading import Source, read_source, warn_unread
from newskit.loading.table import make_table
from newskit.loading.values import present
from newskit.options import check_options

CHUNK = 1000  # articles in memory


def convert(
    source: Source,
    output: str | os.PathLike,
    *,
    columns: Mapping[str, str] | None = None,
    clean: bool = True,
    errors: Literal["record", "raise"] = "record",
    pattern: str | None = None,
    duplicates: Literal["keep", "drop"] = "keep",
    progress: bool = True,
    n_process: int | None = 1,
) -> pd.DataFrame:
    """Write articles from any source into one Parquet file, a thousand at a time.

    The file appears when it is complete: an interrupted run leaves none that looks whole, and the old one untouched.
    `load_articles` reads it like any other; the ids are those that `load_articles(source)` gives.

    Parameters
    ----------
    source, columns, clean, errors, pattern, progress, n_process
        As for `load_articles`.
    output : path
        The file to write; its ending is ``.parquet``.
    duplicates : {"keep", "drop"}
        Write the same article again, or leave it out.

    Returns
    -------
    DataFrame
        What could not be read: ``origin`` and ``reason``. ``attrs`` holds the numbers of ``articles``,
        ``duplicates`` and ``problems``.

    Raises
    ------
    InputError
        If there is nothing at `source`, or `output` is no Parquet file.
    LoadError
        If something cannot be read and ``errors="raise"``.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "a.jsonl").write_text('{"titel": "Pegel steigt", "text": "Der Fluss tritt über."}')
    ...     problems = convert(f"{folder}/a.jsonl", f"{folder}/corpus.parquet", progress=False)
    ...     problems.attrs["articles"], pd.read_parquet(f"{folder}/corpus.parquet")["title"].tolist()
    (1, ['Pegel steigt'])
    """
    output = Path(output)
    if output.suffix.lower() != ".parquet":
        raise InputError(f"convert writes Parquet; give {str(output)!r} the ending .parquet")
    check_options(convert, {"errors": errors, "duplicates": duplicates})
    found = read_source(source, columns, clean, errors, pattern, progress, but_not=output, n_process=n_process)
    with written_aside(output) as aside:
        problems = _write(found, aside, clean, duplicates)
    about = problems.attrs
    warn_unread(about["problems"], about["articles"], "The table that convert returns lists them.", [])
    return problems


def _write(found: Iterator[dict | Problem], path: Path, clean: bool, duplicates: str) -> pd.DataFrame:
    import pyarrow as pa
    from pyarrow import parquet

    taken: dict[str, None] = {}
    problems: list[dict] = []
    articles = duplicated = 0
    names = [*frames.Articles.columns, OTHERS]
    schema = pa.schema([(name, pa.timestamp("us", "UTC") if name == "published" else pa.string()) for name in names])
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        while chunk := [one if isinstance(one, Problem) else _pack(one) for one in islice(found, CHUNK)]:
            table = make_table(chunk, not clean, duplicates, taken)
            columns = table.reindex(columns=schema.names)
            writer.write_table(pa.Table.from_pandas(columns, schema=schema, preserve_index=False))
            problems += table.attrs["problems"]
            articles += len(table)
            duplicated += len(table.attrs["duplicates"])
    table = pd.DataFrame(problems, columns=["origin", "reason"], dtype="string")
    table.attrs = {"articles": articles, "duplicates": duplicated, "problems": len(problems)}
    return table


def _pack(article: dict) -> dict:
    """An article with the columns that newskit has no name for in one."""
    known = {name: value for name, value in article.items() if name in frames.Articles.columns}
    others = {name: value for name, value in article.items() if name not in known and present(value) is not None}
    return {**known, OTHERS: json.dumps(others, ensure_ascii=False, default=str) if others else None}
