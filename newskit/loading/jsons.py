"""JSON (one article, many of them in any of the usual shapes) and JSON Lines."""

from __future__ import annotations

import json
from collections import ChainMap
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from newskit.loading.decoding import decode, read_lines
from newskit.loading.fields import map_columns
from newskit.loading.inputs import Item, Unreadable, attempt
from newskit.loading.values import shape

_MAX_DEPTH = 4  # of objects around the articles
_MAX_CONTAINERS = 3_000_000  # objects and lists; each takes its memory
_ENVELOPES = ("_source", "fields", "attributes", "node", "doc", "article", "document")
_HEADS = ("metadata", "meta", "head")  # what an article says itself comes before these


def read(item: Item) -> Iterator[dict | str]:
    """Read JSON Lines line by line, other JSON at once, whatever the file is called."""
    with item.open() as stream:
        first = stream.readline(100).strip(b"\xef\xbb\xbf \t\r\n")
        is_lines = item.suffix != ".json" and not first.startswith(b"[") and first != b"{"
    yield from _read_lines(item) if is_lines else _read_whole(item)


def _read_lines(item: Item) -> Iterator[dict | str]:
    with item.open() as stream:
        for number, line in read_lines(stream, item.charset):
            yield from attempt(f"line {number}", partial(_read_line, line, item.columns))


def _read_line(line: str | Unreadable, columns: Mapping[str, str]) -> Iterable[dict]:
    if isinstance(line, Unreadable):
        raise line
    line = line.rstrip().removesuffix(",")
    if not line.strip():
        return ()
    try:
        value = _loads(line)
    except json.JSONDecodeError as error:
        raise Unreadable(f"not valid JSON ({error.msg}, character {error.colno})") from None
    if not isinstance(value, dict):
        raise Unreadable(f"no JSON object but {shape(value)}")
    is_flat = not any(isinstance(part, (list, dict)) for part in value.values())  # holds no other
    return (not is_flat and find_entries(value, columns)) or [value]


def _loads(text: str) -> object:
    containers = text.count("{") + text.count("[")
    if containers > _MAX_CONTAINERS:
        raise Unreadable(f"{containers:,} objects and lists; save it as JSON Lines")
    return json.loads(text)


def _read_whole(item: Item) -> Iterator[dict | str]:
    text = decode(item.read(), item.charset).strip()
    try:
        value = _loads(text)
    except json.JSONDecodeError as error:
        if error.msg != "Extra data" and item.suffix == ".json":
            raise Unreadable(f"not valid JSON ({error.msg}, line {error.lineno})") from None
        value = _one_after_the_other(text) if error.msg == "Extra data" else None
        if value is None:  # JSON Lines under another name
            yield from _read_lines(item)
            return
    if isinstance(value, dict) and "jsonfeed.org" in str(value.get("version")):
        # What a JSON Feed says of all its entries stands above them.
        about = {"source": value.get("title"), "language": value.get("language")}
        yield from (about | entry for entry in value.get("items") or [] if isinstance(entry, dict))
        return
    entries = find_entries(value, item.columns)
    if entries is None:
        raise Unreadable(f"no articles found in this JSON: it is {shape(value)}")
    for number, entry in enumerate(entries, 1):
        yield entry if isinstance(entry, dict) else f"entry {number}: no JSON object"


def _one_after_the_other(text: str) -> list | None:
    """The values of a text that holds several; None if one of them is damaged."""
    decoder, values, at = json.JSONDecoder(), [], 0
    try:
        while at < len(text):
            value, at = decoder.raw_decode(text, at)
            values += value if isinstance(value, list) else [value]
            at += len(text[at : at + 1000]) - len(text[at : at + 1000].lstrip())
    except ValueError:
        return None
    return values


def find_entries(value: object, columns: Mapping[str, str] | None = None, depth: int = 0) -> Iterable | None:
    """The articles in a JSON value: itself, a list or object of them, a table as pandas writes it; None without any."""

    def is_article(entry: object, fields: int = 1) -> bool:
        found = set(map_columns(_unwrapped(entry), columns).values()) if isinstance(entry, dict) else set()
        has_lead = "teaser" in found and not found.isdisjoint(("url", "published"))  # else any description
        return (has_lead or not found.isdisjoint(("text", "title"))) and len(found) >= fields

    def stands_alone(entry: dict) -> bool:
        return is_article(entry, fields=2) or "text" in map_columns(entry, columns).values()

    if isinstance(value, list):
        if value and all(isinstance(row, list) for row in value) and len(map_columns(map(str, value[0]), columns)) > 1:
            value = _rows(value[0], value[1:])  # a table with its header
        entries = [_unwrapped(entry) for entry in value]
        return entries if any(map(is_article, entries)) else _within(value, columns, depth)
    if not isinstance(value, dict):
        return None
    table = _table(value)
    if table is not None and any(map(is_article, table)):
        return table
    if stands_alone(value) and not _holds_more(value, is_article):
        return [_unwrapped(value)]
    if all(isinstance(entry, dict) for entry in value.values()) and any(map(is_article, value.values())):
        return [_unwrapped(entry) for entry in value.values()]  # {"17": {...}, "18": {...}}
    found = _within(list(value.values()), columns, depth)
    return found or ([_unwrapped(value)] if stands_alone(value) else None)


def _holds_more(value: dict, is_article: Callable[..., bool]) -> bool:
    """Around a list of articles there may stand a title, too; a list of paragraphs is none."""
    lists = [part[:5] for part in value.values() if isinstance(part, list) and part]
    return any(all(is_article(one, fields=2) for one in part) for part in lists)


def _within(parts: list, columns: Mapping[str, str] | None, depth: int) -> Iterable | None:
    """The articles within any of the parts: {"Kurier": [...], "Bote": [...]}."""
    inner = (find_entries(part, columns, depth + 1) for part in parts if isinstance(part, (list, dict)))
    return [entry for found in inner for entry in found or ()] or None if depth < _MAX_DEPTH else None


def _table(value: dict) -> list[dict] | None:
    """A table as pandas writes it as JSON: by columns ("columns", "list") or by rows ("split", "table")."""
    rows = value.get("data")
    if isinstance(rows, list) and isinstance(value.get("schema"), dict):
        return [row for row in rows if isinstance(row, dict)]
    if isinstance(rows, list) and isinstance(value.get("columns"), list):
        return _rows(value["columns"], [row for row in rows if isinstance(row, list)])
    columns = list(value.values())
    cells = [one for column in columns if isinstance(column, dict) for one in column.values()]
    is_nested = len(columns) == 1 and any(isinstance(one, dict) for one in cells)  # {"document": {"head": {...}}}
    is_by_column = all(isinstance(column, dict) and column.keys() == columns[0].keys() for column in columns)
    if columns and is_by_column and not is_nested:
        columns = [list(column.values()) for column in columns]
    if columns and all(isinstance(column, list) and len(column) == len(columns[0]) for column in columns):
        return _rows(list(value), zip(*columns, strict=True))
    return None


def _rows(names: list, rows: Iterable) -> list[dict]:
    return [dict(zip(map(str, names), row, strict=False)) for row in rows]


def _unwrapped(entry: Any) -> Any:
    """Search engines and interfaces put an article, or its parts, into an envelope."""
    if not isinstance(entry, dict) or entry.keys().isdisjoint((*_ENVELOPES, *_HEADS)):
        return entry
    inner, heads = (
        {name: _unwrapped(entry[name]) for name in names if isinstance(entry.get(name), dict)}
        for names in (_ENVELOPES, _HEADS)
    )
    own = {name: part for name, part in entry.items() if name not in inner and name not in heads}
    return {**ChainMap(*heads.values()), **own, **ChainMap(*inner.values())}
