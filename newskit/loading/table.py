"""Records of any reader -> the table of Articles."""

from __future__ import annotations

import re
from collections import ChainMap, Counter
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

import pandas as pd

from newskit import frames
from newskit.cleaning import clean_line, clean_text, without_teaser
from newskit.loading.dates import parse_moment
from newskit.loading.fields import candidates, is_shared
from newskit.loading.inputs import Item, Problem
from newskit.loading.names import read_authors
from newskit.loading.values import flat, names, present, printable, shape, texts

MAX_OTHER_COLUMNS = 200
_MAX_TEXT = 5_000_000  # characters
_UNREAD_DATE = "\0unread date"  # travels with an article until its problem is listed; no format has such a column
_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|wt_mc|wt_zmc|xtor|mc_[ce]id|at_medium|at_campaign)=", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://(?:www\.)?([^/:?#\s]+)\S*$", re.IGNORECASE)


def make_article(
    record: Mapping, item: Item | None = None, columns: Mapping[str, str] | None = None, clean: bool = True
) -> dict | Problem:
    """Turn a record into a row of Articles: fields found under any name, values read, text cleaned.

    Returns
    -------
    dict or Problem
        A problem if the record has neither title, teaser nor text, or a text that cannot be told from other things.
        A date that cannot be read is no reason to lose the article; `make_table` lists it among the problems.
    """
    raw, used = _choose(record, columns)
    origin = str(present(record.get("origin")) or (item.origin if item else "DataFrame"))
    longest = max((len(value) for value in raw.values() if isinstance(value, str)), default=0)
    if longest > _MAX_TEXT:
        return Problem(origin, f"a text of {longest:,} characters; no article is that long")
    article = {field: _READ[field](value, clean) if field in _READ else value for field, value in raw.items()}
    article["origin"] = origin if item or "origin" in record else None
    _split_lead(raw, article, clean)
    if raw.get("text") is not None and article.get("text") is None:
        return Problem(origin, f"its text is {shape(raw['text'])}, which newskit cannot read")
    if not any((article.get(field) or "").strip() for field in frames.FIELDS):
        has_fields = not candidates(record, columns).keys().isdisjoint(frames.FIELDS)
        return Problem(origin, "there is neither title nor text" + ("" if has_fields else f": {shape(dict(record))}"))
    _read_times(raw, article)
    _read_source(article, item)
    if raw.get("authors") is not None:
        article["authors"] = "; ".join(read_authors(raw["authors"], [article["source"]])) or None
    if clean and article.get("teaser") and article.get("text"):
        _settle_teaser(article)
    others = {
        printable(str(name)): flat(value) for name, value in record.items() if name not in used and name != "origin"
    }
    return {**{name: value for name, value in others.items() if name not in article}, **article}


def _choose(record: Mapping, columns: Mapping[str, str] | None) -> tuple[dict, set]:
    """For each field the likeliest of its names that has a value fit for it, and the names that are used up."""
    used: set = set()
    raw: dict = {}
    possible_names = candidates((name for name in record if name != "origin"), columns)
    for field, possible in possible_names.items():
        filled = {name: value for name in possible if name not in used and (value := present(record[name])) is not None}
        fitting = next((name for name, value in filled.items() if _fits(field, value)), None)
        name = next(iter(filled), None) if fitting is None else fitting
        if name is not None and (fitting is not None or not is_shared(name) or name in (columns or ())):
            raw[field] = filled[name]
            used.add(name)
        elif name is None and len(possible) == 1 and not is_shared(possible[0]):
            used.add(possible[0])
        if field == "source" and "url" not in possible_names:
            urls = [value for value in filled.values() if not _fits("source", value)]
            raw |= {"url": urls[0]} if urls else {}
    return raw, used


def _fits(field: str, value: object) -> bool:
    if field == "published":
        return parse_moment(value) is not None
    return field != "source" or not (isinstance(value, str) and _ADDRESS.match(value))


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
    copies: Counter[str] = Counter()  # of each id so far
    for article in articles:
        given = article.get("article_id") if keep_ids else None
        source, url, title, text = (article.get(name) for name in ("source", "url", "title", "text"))
        wanted = str(given) if given is not None else frames.article_id(source, _plain(url), title, text)
        unique = _next_free(wanted, first_origin, copies)
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


def _plain(url: str | None) -> str | None:
    """An address without the part of the page that it leads to, and without what only counts readers."""
    if not url or not ("?" in url or "#" in url):
        return url
    page, _, query = url.partition("#")[0].partition("?")
    kept = [part for part in query.split("&") if part and not _TRACKING.match(part)]
    return f"{page}?{'&'.join(kept)}" if kept else page


def _next_free(wanted: str, taken: Mapping, copies: Counter[str]) -> str:
    """A copy's id: made of the original's id and the number of the copy, so that it is the same every time."""
    unique = wanted if wanted not in copies else ""
    while not unique or unique in taken:
        copies[wanted] += 1
        unique = frames.article_id(wanted, copies[wanted] + 1, None, None)
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
                table[name].map(lambda value: pd.NA if present(value) is None else str(value)).astype("string")
            )
    return table


def _others(rows: list[dict]) -> list[str]:
    return list(dict.fromkeys(name for row in rows for name in row if name not in frames.Articles.columns))


def _left_out(rows: list[dict]) -> list[dict]:
    left_out = _others(rows)[MAX_OTHER_COLUMNS:]
    reason = f"{len(left_out)} further columns were left out ({', '.join(left_out[:5])} ...)"
    return [{"origin": "all", "reason": reason}] if left_out else []


def _line(value: object, clean: bool) -> str | None:
    """One line of text: a title, a section, an address."""
    if isinstance(value, str) and not clean:
        return value
    line = "; ".join(names(value)) if isinstance(value, list) else next(names(value), "")
    return clean_line(line) or None


def _paragraphs(value: object, clean: bool) -> str | None:
    if isinstance(value, str) and not clean:
        return value
    text = "\n".join(texts(value))
    return (clean_text(text) if clean else text) or None


def _words(value: object, clean: bool) -> str | None:
    """Keywords, joined by "; "."""
    if isinstance(value, str) and not clean:
        return value
    words = (clean_line(word) for one in names(value) for word in re.split(r"[;|,]", one))
    return "; ".join(dict.fromkeys(word for word in words if word)) or None


_READ: dict[str, Callable[[object, bool], str | None]] = {
    **dict.fromkeys(("source", "title", "section", "url"), _line),
    **dict.fromkeys(("teaser", "text"), _paragraphs),
    "keywords": _words,
    "language": lambda value, _: _language(next(names(value), None)),
}


def _split_lead(raw: dict, article: dict, clean: bool) -> None:
    """An object with the text may hold the teaser and the title, too."""
    if isinstance(raw.get("text"), dict):
        for field, (name, *_) in candidates(raw["text"]).items():
            if field in ("teaser", "title") and not article.get(field):
                article[field] = _READ[field](raw["text"][name], clean)


def _settle_teaser(article: dict) -> None:
    """No sentence counts twice: a teaser that is nearly the whole text is none, any other does not stand in the text again."""
    text, teaser = article["text"], article["teaser"]
    if len(teaser) > len(text) / 2:
        solid, wanted = (re.sub(r"\W+", "", one) for one in (text, teaser))
        if len(wanted) > 0.8 * len(solid) and (solid.startswith(wanted[:-3]) or wanted.startswith(solid[:-3])):
            article["teaser"] = None
            return
    article["text"] = without_teaser(text, teaser) or None


def _read_times(raw: dict, article: dict) -> None:
    written, precision = raw.get("published"), raw.get("published_precision")
    written = next(iter(written)) if isinstance(written, list) else written
    moment = parse_moment(written)
    if written is not None and moment is None:
        article[_UNREAD_DATE] = str(written)[:60]
    if moment and precision == "day" and moment.precision == "instant":
        moment = parse_moment(getattr(written, "date", lambda: str(written)[:10])()) or moment
    article["published"] = moment.time if moment else None
    article["published_precision"] = (
        precision if moment and precision in ("instant", "day") else moment and moment.precision
    )


def _read_source(article: dict, item: Item | None) -> None:
    """An address is no outlet's name, but names the article or the host."""
    source = article.get("source")
    if source and (address := _ADDRESS.match(source)):
        article["url"] = article.get("url") or source
        source = address[1]
    known = source if source != frames.NO_SOURCE else None
    article["source"] = known or (item and (item.folder or item.root_folder)) or None


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
