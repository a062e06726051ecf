"""Records of any reader -> the table of Articles."""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Iterable, Mapping
from functools import lru_cache

import pandas as pd

from newskit import frames
from newskit.cleaning import clean_line, clean_text, without_teaser
from newskit.loading.dates import parse_moment
from newskit.loading.fields import map_columns
from newskit.loading.inputs import Item, Problem
from newskit.loading.names import split_names

MAX_OTHER_COLUMNS = 200
_UNREAD_DATE = "\0unread date"  # travels with an article until its problem is listed; no format has such a column


def make_article(
    record: Mapping, item: Item | None = None, columns: Mapping[str, str] | None = None, clean: bool = True
) -> dict | Problem:
    """Turn a record into a row of Articles: fields found under any name, dates and names read, text cleaned.

    Returns
    -------
    dict or Problem
        A problem if the record has neither title, teaser nor text. A date that cannot be read is no reason to lose the
        article; `make_table` lists it among the problems.
    """
    names = map_columns((name for name in record if name != "origin"), columns)
    article = {field: _present(record[name]) for name, field in names.items()}
    others = {str(name): value for name, value in record.items() if name not in names and name != "origin"}
    origin = _present(record.get("origin"))
    article["origin"] = origin if origin is not None else (item.origin if item else None)
    _read_times(article)
    if clean:
        _clean(article)
    for field in frames.FIELDS:
        article[field] = None if article.get(field) is None else str(article[field])
    if not any((article[field] or "").strip() for field in frames.FIELDS):
        return Problem(str(article["origin"] or "DataFrame"), "there is neither title nor text")
    if not article.get("source") and item:
        article["source"] = item.folder or item.root_folder
    article["language"] = _language(article.get("language"))
    return {**{name: value for name, value in others.items() if name not in article}, **article}


def make_table(
    articles: Iterable[dict], keep_ids: bool = False, taken: Mapping[str, object] | None = None
) -> pd.DataFrame:
    """Put articles into the table; the same article twice gets two ids, listed in ``attrs["duplicates"]``.

    Parameters
    ----------
    keep_ids : bool
        Keep an ``article_id`` that an article brings along.
    taken : mapping, optional
        Its keys are the ids of articles in other parts of the same corpus.
    """
    rows, duplicates, problems, first_origin = [], [], [], ChainMap({}, taken or {})
    for article in articles:
        given = article.get("article_id") if keep_ids else None
        parts = (article.get(name) for name in ("source", "url", "title", "text"))
        wanted = str(given) if given is not None else frames.article_id(*parts)
        unique = _next_free(wanted, first_origin)
        if unique != wanted:
            duplicates.append(
                {"article_id": unique, "duplicate_of": wanted, "origin": str(article.get("origin") or "")}
            )
        first_origin[unique] = article.get("origin")
        if _UNREAD_DATE in article:
            reason = f"the date {article[_UNREAD_DATE]!r} cannot be read; the article is kept without one"
            problems.append({"origin": str(article.get("origin") or "DataFrame"), "reason": reason})
        rows.append({**{name: article[name] for name in article if name != _UNREAD_DATE}, "article_id": unique})
    table = frames.conform(_tidy_others(rows), frames.Articles)
    table.attrs["duplicates"] = duplicates
    table.attrs["problems"] = problems + _left_out(rows)
    return table


def _next_free(wanted: str, taken: Mapping) -> str:
    """A copy's id: made of the original's id and the number of the copy, so that it is the same every time."""
    unique, copy = wanted, 1
    while unique in taken:
        copy += 1
        unique = frames.article_id(wanted, copy, None, None)
    return unique


def _tidy_others(rows: list[dict]) -> pd.DataFrame:
    known = list(frames.Articles.columns)
    names = [*known, *_others(rows)[:MAX_OTHER_COLUMNS]]
    columns = {name: [row.get(name) for row in rows] for name in names}
    table = pd.DataFrame({name: pd.Series(values, dtype=object) for name, values in columns.items()})
    for name in names[len(known) :]:
        table[name] = table[name].convert_dtypes()
        if table[name].dtype == object:  # of several types: written out, so that Parquet can keep it
            table[name] = (
                table[name].map(lambda value: pd.NA if _present(value) is None else str(value)).astype("string")
            )
    return table


def _others(rows: list[dict]) -> list[str]:
    return list(dict.fromkeys(name for row in rows for name in row if name not in frames.Articles.columns))


def _left_out(rows: list[dict]) -> list[dict]:
    left_out = _others(rows)[MAX_OTHER_COLUMNS:]
    reason = f"{len(left_out)} further columns were left out ({', '.join(left_out[:5])} ...)"
    return [{"origin": "all", "reason": reason}] if left_out else []


def _present(value: object) -> object:
    """None for everything that means missing."""
    if value is None or value is pd.NA or value is pd.NaT:
        return None
    if isinstance(value, float) and value != value:
        return None
    return None if isinstance(value, str) and not value.strip() else value


def _read_times(article: dict) -> None:
    precision = article.get("published_precision")
    written = article.get("published")
    moment = parse_moment(written)
    if written is not None and moment is None:
        article[_UNREAD_DATE] = str(written)[:60]
    article["published"] = moment.time if moment else None
    article["published_precision"] = (
        precision if moment and precision in ("instant", "day") else moment and moment.precision
    )


def _clean(article: dict) -> None:
    for name in ("source", "title", "section", "url", "keywords", "authors"):
        if article.get(name) is not None:
            article[name] = clean_line(str(article[name])) or None
    if article.get("authors"):
        article["authors"] = "; ".join(split_names(article["authors"])) or None
    if article.get("keywords"):
        words = (word.strip() for word in re.split(r"[;|,]", article["keywords"]))
        article["keywords"] = "; ".join(dict.fromkeys(word for word in words if word)) or None
    teaser = clean_text(str(article["teaser"])) if article.get("teaser") is not None else ""
    text = clean_text(str(article["text"])) if article.get("text") is not None else ""
    article["teaser"] = teaser or None
    article["text"] = without_teaser(text, teaser) or None


@lru_cache(maxsize=1000)
def _language(value: object) -> str | None:
    """An ISO 639-1 code out of "de-DE", "Deutsch", "ger"."""
    if not isinstance(value, str) or not value.strip():
        return None
    word = re.split(r"[-_;,.\s]", value.strip().lower())[0]
    special = {
        "deu": "de",
        "ger": "de",
        "deutsch": "de",
        "german": "de",
        "eng": "en",
        "englisch": "en",
        "english": "en",
    }
    if word in special:
        return special[word]
    if word in ("fra", "fre", "französisch", "french", "ita", "italienisch", "italian"):
        return {"f": "fr", "i": "it"}[word[0]]
    return word if len(word) == 2 and word.isalpha() else None
