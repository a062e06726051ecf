"""JSON (one article, many of them in any of the usual shapes) and JSON Lines."""

from __future__ import annotations

import json
from collections import ChainMap
from collections.abc import Iterable, Iterator

from newskit.loading.decoding import decode, read_lines
from newskit.loading.fields import map_columns
from newskit.loading.inputs import Item, Problem, Unreadable
from newskit.loading.values import shape

_MAX_DEPTH = 4  # of objects around the articles
_MAX_CONTAINERS = 3_000_000  # objects and lists; each takes its memory
_ENVELOPES = ("_source", "fields", "attributes", "node", "doc")


def read(item: Item) -> Iterator[dict | Problem]:
    """Read JSON Lines line by line, other JSON at once."""
    if item.suffix == ".json":
        yield from _read_whole(item)
    else:
        yield from _read_lines(item)


def _read_lines(item: Item) -> Iterator[dict | Problem]:
    with item.open() as stream:
        for number, line in read_lines(stream, item.charset):
            if isinstance(line, Unreadable):
                yield Problem(item.origin, f"line {number}: {line}")
            elif line.strip():
                yield from _read_line(item, number, line)


def _read_line(item: Item, number: int, line: str) -> Iterator[dict | Problem]:
    try:
        value = _loads(line)
    except json.JSONDecodeError as error:
        yield Problem(item.origin, f"line {number}: not valid JSON ({error.msg}, character {error.colno})")
    except Unreadable as reason:
        yield Problem(item.origin, f"line {number}: {reason}")
    except (RecursionError, ValueError) as error:
        yield Problem(item.origin, f"line {number}: nested too deeply or not readable ({type(error).__name__})")
    else:
        if isinstance(value, dict):
            yield from find_entries(value, item.columns) or [value]
        else:
            yield Problem(item.origin, f"line {number}: no JSON object but {shape(value)}")


def _loads(text: str) -> object:
    containers = text.count("{") + text.count("[")
    if containers > _MAX_CONTAINERS:
        raise Unreadable(f"{containers:,} objects and lists; save it as JSON Lines")
    return json.loads(text)


def _read_whole(item: Item) -> Iterator[dict | Problem]:
    text = decode(item.read(), item.charset).strip()
    if not text:
        raise Unreadable("empty")
    try:
        value = _loads(text)
    except json.JSONDecodeError as error:
        if text.startswith("{") and "\n" in text and error.msg == "Extra data":
            yield from _read_lines(item)  # JSON Lines under another name
            return
        raise Unreadable(f"not valid JSON ({error.msg}, line {error.lineno})") from None
    if isinstance(value, dict) and "jsonfeed.org" in str(value.get("version")):
        yield from read_json_feed(value)
        return
    entries = find_entries(value, item.columns)
    if entries is None:
        raise Unreadable(f"no articles found in this JSON: it is {shape(value)}")
    for number, entry in enumerate(entries, 1):
        yield entry if isinstance(entry, dict) else Problem(item.origin, f"entry {number}: no JSON object")


def find_entries(value: object, columns: dict | None = None, depth: int = 0) -> Iterable | None:
    """The articles in a JSON value: itself, a list, an object of them, or a table as pandas writes it; None if there are none."""

    def is_article(entry: object, fields: int = 1) -> bool:
        found = set(map_columns(_unwrapped(entry), columns).values()) if isinstance(entry, dict) else set()
        return bool(found & {"text", "title", "teaser"}) and len(found) >= fields

    if isinstance(value, list):
        if value and all(isinstance(row, list) for row in value) and len(map_columns(map(str, value[0]), columns)) > 1:
            value = [dict(zip(map(str, value[0]), row, strict=False)) for row in value[1:]]  # a table with its header
        entries = [_unwrapped(entry) for entry in value]
        return entries if any(map(is_article, entries)) else _within(value, columns, depth)
    if not isinstance(value, dict):
        return None
    table = _table(value)
    if table is not None and any(map(is_article, table)):
        return table
    if is_article(value) and not _holds_more(value, is_article):
        return [_unwrapped(value)]
    if any(map(is_article, value.values())):  # {"17": {...}, "18": {...}}
        entries = [_unwrapped(entry) for entry in value.values() if isinstance(entry, dict)]
        if len(entries) == len(value):
            return entries
    return _within(list(value.values()), columns, depth) or ([_unwrapped(value)] if is_article(value) else None)


def _holds_more(value: dict, is_article) -> bool:
    """Around a list of articles there may stand a title, too; a list of paragraphs is none."""
    lists = [part[:5] for part in value.values() if isinstance(part, list) and part]
    return any(all(is_article(one, fields=2) for one in part) for part in lists)


def _within(parts: list, columns: dict | None, depth: int) -> Iterable | None:
    """The articles within the first of the parts that has any."""
    if depth == _MAX_DEPTH:
        return None
    inner = (find_entries(part, columns, depth + 1) for part in parts if isinstance(part, (list, dict)))
    return next((found for found in inner if found), None)


def _table(value: dict) -> list[dict] | None:
    """A table as `DataFrame.to_json` and `to_dict` write it: by columns ("columns", "list") or by rows ("split", "table")."""
    if isinstance(value.get("schema"), dict) and isinstance(value.get("data"), list):
        return [row for row in value["data"] if isinstance(row, dict)]
    if isinstance(value.get("columns"), list) and isinstance(value.get("data"), list):
        rows = [row for row in value["data"] if isinstance(row, list)]
        return [dict(zip(map(str, value["columns"]), row, strict=False)) for row in rows]
    columns = list(value.values())
    if (
        columns
        and all(isinstance(column, dict) for column in columns)
        and len({tuple(column) for column in columns}) == 1
    ):
        return [
            dict(zip(value, row, strict=True)) for row in zip(*(column.values() for column in columns), strict=True)
        ]
    if (
        columns
        and all(isinstance(column, list) for column in columns)
        and len({len(column) for column in columns}) == 1
    ):
        return [dict(zip(value, row, strict=True)) for row in zip(*columns, strict=True)]
    return None


def _unwrapped(entry: object) -> object:
    """Search engines and interfaces put an article, or its parts, into an envelope."""
    if not isinstance(entry, dict):
        return entry
    inner = {name: entry[name] for name in _ENVELOPES if isinstance(entry.get(name), dict)}
    outer = {name: part for name, part in entry.items() if name not in inner}
    return {**outer, **ChainMap(*inner.values())} if inner else entry


def read_json_feed(feed: dict) -> Iterator[dict]:
    """Read the entries of a JSON Feed (jsonfeed.org): the full text if the feed has it, else the summary."""
    for entry in feed.get("items") or []:
        if isinstance(entry, dict):
            text = entry.get("content_html") or entry.get("content_text")
            url = entry.get("url") or entry.get("external_url")
            known = {
                name: entry.get(name) for name in ("title", "summary", "date_published", "authors", "author", "tags")
            }
            language = entry.get("language") or feed.get("language")
            yield {**known, "source": feed.get("title"), "text": text, "url": url, "language": language}
