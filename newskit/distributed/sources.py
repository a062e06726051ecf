"""Sources side by side: each part of the corpus is counted by one worker, and only sums are brought to one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from newskit import frames
from newskit.comparison.agency import agency_column, inherit, known_signs, sign_outlets, tagged_articles
from newskit.comparison.copies import copied_spans
from newskit.comparison.summary import Sums, joined_sums, sums_of
from newskit.comparison.wordforms import part_of
from newskit.dispatch import is_dask
from newskit.distributed.engine import load_dask, number_of_parts, spread, work_out
from newskit.distributed.extraction import extract_entities, extract_quotes
from newskit.distributed.reuse import about_articles, find_reuse
from newskit.errors import InputError
from newskit.problems import joined

if TYPE_CHECKING:
    from dask.delayed import Delayed

    from newskit.distributed.engine import Table

_PLACE = ["article_id", "field", "start", "end"]


def compare_sources(
    articles: Table,
    entities: Table | pd.DataFrame | None = None,
    quotes: Table | pd.DataFrame | None = None,
    top: int = 5,
    by: str = "source",
    without_copies: bool | pd.DataFrame = False,
    pairs: pd.DataFrame | None = None,
    progress: bool = True,
) -> pd.DataFrame:
    """Sources of a Dask frame side by side; see `newskit.compare_sources`.

    In one place lie sums and names of each source, the pairs, and 100 bytes an article of what is known about it.
    The names are linked in one place.
    """
    about = about_articles(articles, by)
    whole = pd.concat(about, ignore_index=True)
    if by not in whole.columns:
        raise InputError(f"by={by!r} is no column of these articles: {list(articles.columns)}")
    aligned = entities is None and quotes is None
    entities = extract_entities(articles) if entities is None else entities
    quotes = extract_quotes(articles) if quotes is None else quotes
    if isinstance(without_copies, pd.DataFrame):
        pairs = without_copies
    pairs = find_reuse(articles, progress=progress) if pairs is None else pairs
    spans = None if without_copies is False else copied_spans(whole.assign(text=pd.NA), pairs)  # texts stay away
    known = [name for name in articles.columns if name in frames.Articles.columns or name == by]
    tables = [articles[known], entities[[*_PLACE, "label", "name"]]]
    tables.append(quotes[[*_PLACE, "quote_id", "parent", "type", "text"]])
    if aligned:
        ids = [part["article_id"].tolist() for part in about]
        parts = [spread(table.to_delayed(), "Parts", progress) for table in tables]
    else:
        number = number_of_parts(len(about))
        where = whole["article_id"].map(lambda article_id: part_of(article_id, number))
        ids = [whole.loc[where == part, "article_id"].tolist() for part in range(number)]
        parts = [_by_article(table, number) for table in tables]
    dask = load_dask()
    signs = known_signs(work_out([dask.delayed(sign_outlets)(part) for part in parts[0]], "Agencies", progress))
    paired = set(pairs["a"]) | set(pairs["b"])
    tagged = work_out([dask.delayed(_tagged)(part, signs, paired) for part in parts[0]], "Agencies", progress)
    inherited = inherit({key: names for part in tagged for key, names in part.items()}, pairs)
    tasks = []
    for own, *part in zip(ids, *parts, strict=True):
        here = pairs[pairs["a"].isin(own) | pairs["b"].isin(own)]
        copied = None if spans is None else spans[spans["article_id"].isin(own)]
        tasks.append(dask.delayed(_sums)(*part, here, copied, signs, _only(inherited, own), by))
    made = joined_sums(work_out(tasks, "Sources", progress), by, top)
    made.attrs["problems"] = joined(*(table for table in (entities, quotes) if isinstance(table, pd.DataFrame)))
    return made


def _by_article(table: Table | pd.DataFrame, number: int) -> list[Delayed]:
    """A table in parts, all rows of an article in one of them, the same one for every table."""
    dask = load_dask()
    pieces = table.to_delayed() if is_dask(table) else [table]
    split = [dask.delayed(_split)(piece, number) for piece in pieces]
    return [dask.delayed(_together)([parts[part] for parts in split]) for part in range(number)]


def _split(table: pd.DataFrame, number: int) -> list[pd.DataFrame]:
    where = table["article_id"].map(lambda article_id: part_of(article_id, number))
    return [table[where == part] for part in range(number)]


def _together(pieces: list[pd.DataFrame]) -> pd.DataFrame:
    return pd.concat(pieces, ignore_index=True)


def _tagged(articles: pd.DataFrame, signs: frozenset[str], paired: set[str]) -> dict[str, list[str]]:
    return tagged_articles(articles[articles["article_id"].isin(paired)], signs)


def _only(inherited: dict[str, list[str]], ids: list[str]) -> dict[str, list[str]]:
    return {article_id: inherited[article_id] for article_id in ids if article_id in inherited}


def _sums(
    articles: pd.DataFrame,
    entities: pd.DataFrame,
    quotes: pd.DataFrame,
    pairs: pd.DataFrame,
    spans: pd.DataFrame | None,
    signs: frozenset[str],
    inherited: dict[str, list[str]],
    by: str,
) -> Sums:
    articles = articles.reset_index(drop=True)
    agency = agency_column(articles, tagged_articles(articles, signs), inherited)
    return sums_of(articles.assign(agency=agency), entities, quotes, pairs, spans, by)
