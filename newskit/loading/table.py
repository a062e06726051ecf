"""Records of any reader -> the table of Articles."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from itertools import islice
from typing import Any

import pandas as pd
from pandas.api.types import infer_dtype

from newskit import frames
from newskit.cleaning import clean_line, clean_text, without_teaser
from newskit.cleaning.lists import patterns, read_lists
from newskit.loading.dates import parse_moment
from newskit.loading.fields import candidates, is_shared
from newskit.loading.inputs import Item, Problem, Unreadable
from newskit.loading.names import read_authors
from newskit.loading.signatures import split_signature
from newskit.loading.values import first, flat, name_of, names, opened, present, printable, shape, solid, texts
from newskit.problems import Records

MAX_OTHER_COLUMNS = 200
_AT_ONCE = 250  # rows
_TEXTS = ("source", "title", "teaser", "text", "url", "section", "keywords")
_MAX_TEXT = 5_000_000  # characters
ROW = "\0row"  # the number of a row travels with it; no table has such a column
_IS = patterns("newskit.loading", "records", flags=re.IGNORECASE)
_CODES = read_lists("newskit.loading")["languages"]
_LANGUAGES = {name: code for code, written in _CODES.items() for name in written.split()}
FRAME = Item("", "", BytesIO)  # what a DataFrame is read as


def make_articles(record: dict | Problem, item: Item = FRAME, clean: bool = True) -> Iterator[dict | Problem]:
    """Turn a record into a row of Articles: fields found under any name, values read, text cleaned.

    A problem if the record has neither title, teaser nor text, or a text that cannot be told from other things. A date
    that cannot be read is a problem after the article, which is kept without one.
    """
    if isinstance(record, Problem):
        yield record
        return
    row = f"row {record.pop(ROW)}: " if ROW in record else ""
    origin = str(present(record.get("origin")) or item.origin)
    try:
        for article in _make_article(record, item, clean):
            yield article | {"origin": origin or None}
    except Unreadable as reason:
        yield Problem(origin or "DataFrame", f"{row}{reason}")


def _make_article(record: dict, item: Item, clean: bool) -> Iterator[dict]:
    raw, used = _choose(record, item.columns)
    longest = max((len(value) for value in raw.values() if isinstance(value, str)), default=0)
    if longest > _MAX_TEXT:
        raise Unreadable(f"a text of {longest:,} characters; no article is that long")
    if isinstance(raw.get("text"), dict):  # which may hold the teaser and the title, too
        inner = _choose(raw["text"], None)[0]
        raw = {field: inner[field] for field in ("title", "teaser") if field in inner} | raw
    article = {field: _read(field, value, clean) for field, value in raw.items()}
    if clean and article.get("text"):
        _take_head(raw, article)
    if raw.get("text") is not None and article.get("text") is None:
        raise Unreadable(f"its text is {shape(raw['text'])}, which newskit cannot read")
    if not any((article.get(field) or "").strip() for field in frames.FIELDS):
        has_fields = not candidates(record, item.columns).keys().isdisjoint(frames.FIELDS)
        raise Unreadable("there is neither title nor text" + ("" if has_fields else f": {shape(record)}"))
    unread = _read_times(raw, article)
    _read_source(article, item)
    if raw.get("authors") is not None:
        article["authors"] = "; ".join(read_authors(raw["authors"], [article["source"]])) or None
    if clean and article.get("teaser") and article.get("text"):
        _settle_teaser(article)
    others = {printable(str(name)): value for name, value in record.items() if name not in used and name != "origin"}
    yield {**{name: flat(value) for name, value in others.items() if name not in article}, **article}
    if unread:
        raise Unreadable(f"the date {unread[:60]!r} cannot be read; the article is kept without one")


def _choose(record: Mapping, columns: Mapping[str, str] | None) -> tuple[dict, set]:
    """For each field the likeliest of its names that has a value fit for it, and the names that are used up."""
    used: set = set()
    raw: dict = {}
    named = candidates((name for name in record if name != "origin"), columns)
    for field, possible in named.items():
        filled = {name: value for name in possible if name not in used and (value := present(record[name])) is not None}
        fitting = next((name for name, value in filled.items() if _fits(field, value)), None)
        name = next(iter(filled), None) if fitting is None else fitting
        if name is None:
            used.update(possible if len(possible) == 1 and not is_shared(possible[0]) else ())
        elif fitting is not None or not (is_shared(name) or field == "clock") or name in (columns or ()):
            raw[field] = filled[name]
            used.add(name)
        if field == "source" and "url" not in named:
            addresses = [value for value in filled.values() if not _fits("source", value)]
            raw |= {"url": addresses[0]} if addresses else {}
    return raw, used


def _fits(field: str, value: object) -> bool:
    if field == "published":
        return parse_moment(_stamp(value)) is not None
    if field == "clock":
        return _IS.clock.fullmatch(str(value)) is not None
    return field != "source" or not (isinstance(value, str) and _IS.address.match(value))


def make_table(
    found: Iterable[dict | Problem], keep_ids: bool, duplicates: str = "keep", taken: dict[str, None] | None = None
) -> pd.DataFrame:
    """Put articles into the table, and problems into its ``attrs``; the same article twice gets two ids.

    `keep_ids` keeps an ``article_id`` that an article brings along; with "drop" for `duplicates`, copies are listed in
    ``attrs["duplicates"]`` and left out. `taken` has the ids in other parts of the same corpus, and gets those of this.
    """
    rows, parts, problems, copied = [], [], [], []
    others: dict[str, None] = {}
    taken = {} if taken is None else taken
    copies: Counter[str] = Counter()  # of each id so far
    for article in found:
        if isinstance(article, Problem):
            problems.append(article._asdict())
            continue
        given = article.get("article_id") if keep_ids else None
        source, url, title, text = (article.get(name) for name in ("source", "url", "title", "text"))
        unique = wanted = str(given) if given is not None else frames.article_id(source, _plain(url), title, text)
        while unique in taken:  # made of the original's id and the copy's number: the same each time
            copies[wanted] += 1
            unique = frames.article_id(wanted, copies[wanted] + 1, None, None)
        taken[unique] = None
        if unique != wanted:
            origin = str(article.get("origin") or "")
            copied.append({"article_id": unique, "duplicate_of": wanted, "origin": origin})
        if unique == wanted or duplicates == "keep":
            rows.append({**article, "article_id": unique})
            others.update(dict.fromkeys(name for name in article if name not in frames.Articles.columns))
        if len(rows) == _AT_ONCE:
            parts.append(_part(rows, others))
            rows = []
    if rows or not parts:
        parts.append(_part(rows, others))
    table = pd.concat(parts, ignore_index=True)
    for name in table.select_dtypes(object).columns:
        column = table[name].where(table[name].notna(), None).convert_dtypes()
        table[name] = column.astype("string") if column.dtype == object else column  # so that Parquet can keep it
    if left_out := list(others)[MAX_OTHER_COLUMNS:]:
        reason = f"{len(left_out)} further columns were left out ({', '.join(left_out[:5])} ...)"
        problems.append({"origin": "all", "reason": reason})
    table.attrs |= {"duplicates": Records(copied), "problems": Records(problems)}
    return table


def _plain(url: str | None) -> str:
    """An address without the part of the page that it leads to, and without what only counts readers."""
    page, _, query = (url or "").partition("#")[0].partition("?")
    kept = "&".join(part for part in query.split("&") if not _IS.counting.match(part))
    return f"{page}?{kept}" if kept else page


def _part(rows: list[dict], others: Iterable[str]) -> pd.DataFrame:
    """Some rows as a table: as Python's strings, texts take several times the memory."""
    names = [*frames.Articles.columns, *islice(others, MAX_OTHER_COLUMNS)]
    table = frames.conform(pd.DataFrame(rows, columns=names, dtype=object), frames.Articles)
    words = [name for name in islice(others, MAX_OTHER_COLUMNS) if infer_dtype(table[name]) == "string"]
    return table.astype(dict.fromkeys(words, "string"))  # what says nothing may be anything in the other parts


def _read(field: str, value: Any, clean: bool) -> Any:
    """What a field says: an ISO 639-1 code, paragraphs, words, or a line; as it is written, if that is asked for."""
    if field == "language":  # de-DE, Deutsch, ger
        word = re.split(r"[-_;,.\s]", (name_of(value) or "").lower())[0]
        return _LANGUAGES.get(word) or (word if len(word) == 2 and word.isalpha() else None)
    if field not in _TEXTS or (isinstance(value, str) and not clean):
        return value
    if field in ("teaser", "text"):
        text = "\n".join(texts(value))
        return (clean_text(text) if clean else text) or None
    if field == "keywords":
        words = (clean_line(word) for one in names(value) for word in re.split(r"[;|,]", one))
        return "; ".join(dict.fromkeys(word for word in words if word)) or None
    return clean_line("; ".join(names(value))) or None


def _take_head(raw: dict, article: dict) -> None:
    """Take off a text's head what is no text: the title printed again, the byline, the date; they fill empty fields."""
    said, text = split_signature(without_teaser(article["text"], article.get("title") or ""))
    if text.strip():
        article["text"] = text
        for field in [field for field in said if raw.get(field) is None]:
            raw[field] = article[field] = said[field]


def _settle_teaser(article: dict) -> None:
    """No sentence counts twice: a teaser that is nearly the whole text is none, others are not in the text again."""
    whole, wanted = solid(article["text"]), solid(article["teaser"])
    is_begun = whole.startswith(wanted[:-3]) or wanted.startswith(whole[:-3])
    if is_begun and len(wanted) > 0.8 * len(whole):
        article["teaser"] = None
    else:
        article["text"] = without_teaser(article["text"], article["teaser"]) or None


def _stamp(value: object) -> object:
    """A date as it stands in a list ("['3.5.2024']") or an object ({"date": ..., "timezone": ...})."""
    value = present(opened(value))
    if isinstance(value, (int, float)) and 20_000 < value < 80_000:  # days, as Excel counts them
        return dt.datetime(1899, 12, 30) + dt.timedelta(seconds=round(value * 86_400))
    if isinstance(value, list):
        return _stamp(value[0])
    if isinstance(value, dict):
        parts = [first(value, ("date", "iso", "value", "_seconds", "seconds")), first(value, ("time", "timezone"))]
        return " ".join(str(part) for part in parts if part is not None)
    return value


def _read_times(raw: dict, article: dict) -> str | None:
    """Read the time of publication; what is written is returned if it cannot be read."""
    written, precision = _stamp(raw.get("published")), raw.get("published_precision")
    moment = parse_moment(written)
    clock, zone = (str(article.pop(name, None) or "").strip() for name in ("clock", "zone"))
    if moment and moment.precision == "day" and clock:
        moment = parse_moment(written := f"{moment.time:%Y-%m-%d} {clock.replace('.', ':')}") or moment
    if moment and moment.precision == "instant" and zone:
        moment = parse_moment(written := f"{written} {zone}")
    if moment and precision == "day" and moment.precision == "instant":
        moment = parse_moment(getattr(written, "date", lambda: str(written)[:10])()) or moment
    known = precision if precision in ("instant", "day") else moment and moment.precision
    article["published"], article["published_precision"] = (moment.time, known) if moment else (None, None)
    return None if written is None or moment else str(written)


def _read_source(article: dict, item: Item) -> None:
    """An address is no outlet's name, but names the article or the host."""
    source = article.get("source")
    if source and (address := _IS.address.match(source)):
        article["url"] = article.get("url") or source
        source = address[1]
    article["source"] = source if source and source != frames.NO_SOURCE else item.folder
