"""Corpora larger than memory: articles come in batches, and no work is done twice.

Each batch becomes one part, a Parquet file in a folder next to the output, written whole or not at all. After a kill,
the same call finds the parts, continues from there, and ends with the same table. Parts of another input, another
pipeline or other settings are thrown away.
"""

import os
import shutil
import warnings
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, Literal

import pandas as pd
import pandera.pandas as pa
from tqdm.auto import tqdm

from newskit import frames
from newskit.annotation import Corpus, annotate
from newskit.door import check, paths
from newskit.errors import InputError, LoadWarning
from newskit.loading.inputs import Item, find_items
from newskit.loading.reading import read_source
from newskit.loading.table import make_table
from newskit.parts import begin, combine, key_of, problems_in, write_part
from newskit.pipelines import load_pipeline
from newskit.problems import as_table, attempt, failure, origin_of, problems_of
from newskit.texts import counted

BATCH = 500  # articles in memory at a time, and the work that a killed run loses at most

Source = str | os.PathLike | Sequence[str | os.PathLike]
Table = Callable[[Corpus], pd.DataFrame]


def stream_entities(
    source: Source,
    output: str | os.PathLike,
    pipeline: str | None = None,
    fields: Sequence[frames.Field] = frames.FIELDS,
    aliases: Mapping[str, str] | None = None,
    columns: Mapping[str, str] | None = None,
    clean: bool = True,
    n_process: int | None = None,
    cache: bool = True,
    progress: bool = True,
    errors: Literal["record", "raise"] = "record",
) -> pd.DataFrame:
    """Write the Entities of a corpus of any size to a Parquet file, batch by batch.

    The rows are those of ``extract_entities(load_articles(source))``. Of the whole corpus only the names are held in
    memory at once, when the same persons and organisations are linked across articles.

    Parameters
    ----------
    source : path or list of paths
        As for `newskit.load_articles`; best a Parquet file.
    output : path
        The Parquet file to write. While the work goes on, ``<output>.parts`` keeps what is done; if it was
        interrupted, even by ``kill -9``, call again with the same arguments.
    pipeline : str, optional
        See `newskit.load_pipeline`.
    fields, aliases
        See `newskit.extract_entities`.
    columns, clean
        See `newskit.load_articles`.
    n_process, cache, progress, errors
        See `newskit.annotate`.

    Returns
    -------
    DataFrame
        Problems, as `newskit.load_problems` gives them. They also lie in the file:
        ``newskit.load_problems(pandas.read_parquet(output))``.

    Raises
    ------
    InputError
        If there is nothing at `source`, or `output` does not end in .parquet.

    Warns
    -----
    LoadWarning
        Once, with the number of problems, if there are any.

    Examples
    --------
    >>> import tempfile, newskit as nk
    >>> folder = Path(tempfile.mkdtemp())
    >>> pd.DataFrame({"text": ["Der Zug fährt von Wien nach Berlin."]}).to_parquet(folder / "corpus.parquet")
    >>> problems = stream_entities(folder / "corpus.parquet", folder / "entities.parquet", progress=False)
    >>> len(problems), pd.read_parquet(folder / "entities.parquet")["name"].tolist()
    (0, ['Wien', 'Berlin'])
    """
    from newskit.names.extract import tabulate_mentions
    from newskit.names.linking import link_checked

    def link(columns: pd.DataFrame) -> pd.Series:
        return link_checked(columns, aliases)["name"]

    def extract(corpus: Corpus) -> pd.DataFrame:
        return tabulate_mentions(corpus, fields, progress=False, errors=errors)

    settings = {"table": "entities", "fields": list(fields)}
    loading = {"columns": columns, "clean": clean}
    annotating = {"n_process": n_process, "cache": cache, "errors": errors}
    return _stream(
        source, Path(output), extract, frames.Entities, link, pipeline, settings, loading, annotating, progress
    )


def stream_quotes(
    source: Source,
    output: str | os.PathLike,
    pipeline: str | None = None,
    columns: Mapping[str, str] | None = None,
    clean: bool = True,
    n_process: int | None = None,
    cache: bool = True,
    progress: bool = True,
    errors: Literal["record", "raise"] = "record",
) -> pd.DataFrame:
    """Write the Quotes of a corpus of any size to a Parquet file, batch by batch.

    The rows are those of ``extract_quotes(load_articles(source))``. Parameters, result, errors and warnings are those
    of `stream_entities`.
    """
    from newskit.quotes import extract_quotes

    def extract(corpus: Corpus) -> pd.DataFrame:
        return extract_quotes(corpus, progress=False, errors=errors)

    loading = {"columns": columns, "clean": clean}
    annotating = {"n_process": n_process, "cache": cache, "errors": errors}
    return _stream(
        source, Path(output), extract, frames.Quotes, None, pipeline, {"table": "quotes"}, loading, annotating, progress
    )


def extract_part(extract: Table, articles: pd.DataFrame, **annotating: Any) -> tuple[pd.DataFrame, list[dict]]:
    """Annotate some articles and make a table of them; its problems are handed back, without a warning.

    Parameters
    ----------
    extract : function
        Corpus -> table.
    articles : DataFrame
        Articles.
    **annotating
        For `newskit.annotate`.
    """
    articles, odd = _fitting(articles)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", LoadWarning)
        table = extract(annotate(articles, progress=False, **annotating))
    return table, [*odd, *problems_of(table)]


def _fitting(articles: pd.DataFrame) -> tuple[pd.DataFrame, list[dict]]:
    """The articles that fit the table, and problems for the rest: one damaged row must not cost the others."""
    columns = ["article_id", "source", "published", *frames.FIELDS]
    if attempt(lambda: check(articles, frames.Articles, columns))[1] is None:
        return articles, []
    sound, odd = [], []
    for row in range(len(articles)):
        part = articles.iloc[[row]]
        error = attempt(partial(check, part, frames.Articles, columns))[1]
        if error is None:
            sound.append(row)
        else:
            odd.append({"article_id": None, "origin": origin_of(articles, row), **failure("check", error)})
    return articles.iloc[sound].reset_index(drop=True), odd


def _stream(
    source: Source,
    output: Path,
    extract: Table,
    schema: pa.DataFrameSchema,
    link: Callable[[pd.DataFrame], pd.Series] | None,
    pipeline: str | None,
    settings: dict,
    loading: dict,
    annotating: dict,
    progress: bool,
) -> pd.DataFrame:
    if output.suffix.lower() != ".parquet":
        raise InputError(f"{output}: a streamed table is a Parquet file; give it the ending .parquet")
    nlp = load_pipeline(pipeline)
    found = read_source(source, **loading)
    items = [item for path in paths(source) for item in find_items(path)]
    folder = output.with_name(f"{output.name}.parts")
    begin(folder, key_of(items, nlp, BATCH, {**settings, **loading}))
    taken: dict[str, None] = {}
    problems: list[dict] = []
    parts: list[Path] = []
    with tqdm(total=_count(items), desc=settings["table"].title(), unit=" articles", disable=not progress) as bar:
        while batch := list(islice(found, BATCH)):
            articles = make_table(batch, not loading["clean"], taken=taken)[list(frames.Articles.columns)]
            part = folder / f"{len(parts):06d}.parquet"
            failed = problems_in(part)
            if failed is None:
                table, failed = extract_part(extract, articles, pipeline=nlp, **annotating)
                write_part(part, table, schema, failed)
            problems += failed
            parts.append(part)
            bar.update(len(batch))
    combine(parts, output, schema, problems, link)
    shutil.rmtree(folder)
    if problems:
        told = counted(len(problems), "article or input", "articles or inputs")
        listed = f"newskit.load_problems(pandas.read_parquet({str(output)!r})) lists them"
        told = f"{told} could not be read or analysed as a whole; {listed}"
        warnings.warn(LoadWarning(told, problems), stacklevel=3)
    return as_table(problems)


def _count(items: Sequence[Item]) -> int | None:
    """How many articles there are, if that can be told without reading them."""
    from pyarrow import ArrowException, parquet

    if not all(item.name.lower().endswith(".parquet") for item in items):
        return None
    rows = 0
    try:
        for item in items:
            with item.open() as stream:
                rows += parquet.read_metadata(stream).num_rows
        return rows
    except (ArrowException, OSError):  # reading says what is wrong with it
        return None
