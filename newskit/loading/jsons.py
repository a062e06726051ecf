"""JSON (one article, many of them in any of the usual shapes) and JSON Lines."""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from newskit.loading.decoding import decode, read_lines
from newskit.loading.fields import map_columns
from newskit.loading.inputs import Item, Unreadable, attempt
from newskit.loading.values import shape

_MAX_DEPTH = 4  # of objects around the articles
_MAX_CONTAINERS = 3_000_000  # objects and lists; each takes its memory
# Around an article, or its parts: what it says itself comes before the former, and after the latter.
_HEADS = ("head", "meta", "metadata")
_ENVELOPES = ("document", "article", "doc", "node", "attributes", "fields", "_source")


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


def _read_line(line: str | Unreadable, columns: Mapping[str, str]) -> Iterator[dict]:
    if isinstance(line, Unreadable):
        raise line
    values, error = _values(line.strip().removesuffix(","))
    if error:
        raise Unreadable(f"not valid JSON ({error.msg}, character {error.colno})")
    for value in values:
        if not isinstance(value, dict):
            raise Unreadable(f"no JSON object but {shape(value)}")
        yield from find_entries(value, columns) or [_unwrapped(value)]


def _read_whole(item: Item) -> Iterator[dict | str]:
    values, error = _values(decode(item.read(), item.charset).strip())
    if error and not values and item.suffix == ".json":
        raise Unreadable(f"not valid JSON ({error.msg}, line {error.lineno})")
    if error:  # JSON Lines under another name
        yield from _read_lines(item)
        return
    value = values[0]
    if len(values) > 1:
        value = [entry for one in values for entry in (one if isinstance(one, list) else [one])]
    if isinstance(value, dict) and "jsonfeed.org" in str(value.get("version")):
        # What a JSON Feed says of all its entries stands above them.
        about = {"source": value.get("title"), "language": value.get("language")}
        value = [about | entry if isinstance(entry, dict) else entry for entry in value.get("items") or []]
    entries = find_entries(value, item.columns)
    if not entries:
        raise Unreadable(f"no articles found in this JSON: it is {shape(value)}")
    for number, entry in enumerate(entries, 1):
        yield entry if isinstance(entry, dict) else f"entry {number}: no JSON object"


def _values(text: str) -> tuple[list, json.JSONDecodeError | None]:
    """The values of a text, one after the other, and the error with which they end."""
    containers = text.count("{") + text.count("[")
    if containers > _MAX_CONTAINERS:
        raise Unreadable(f"{containers:,} objects and lists; save it as JSON Lines")
    decoder, at = json.JSONDecoder(), 0
    values: list = []
    while at < len(text):
        try:
            value, at = decoder.raw_decode(text, at)
        except json.JSONDecodeError as error:
            return values, error
        values.append(value)
        at += len(text[at : at + 1000]) - len(text[at : at + 1000].lstrip())
    return values, None


def find_entries(value: object, columns: Mapping[str, str] | None = None, depth: int = 0) -> list:
    """The articles in a JSON value: itself, a list or object of them, or a table as pandas writes it."""
    if not isinstance(value, (list, dict)):
        return []
    table = _table(value)
    if any(_fields(row, columns) for row in table):
        return table
    parts, alone = value, []
    if isinstance(value, dict):
        entry = _unwrapped(value)
        fields = _fields(entry, columns)
        alone = [entry] if len(fields) > 1 or "text" in fields else []
        if alone and not _holds_others(entry, fields, columns):
            return alone
        parts = list(value.values())
    is_list = parts is value or all(isinstance(part, dict) for part in parts)  # {"17": {...}, "18": {...}}
    entries = [_unwrapped(part) for part in parts]
    if is_list and any(_fields(one, columns) for one in entries):
        return entries
    within = (find_entries(part, columns, depth + 1) for part in parts if depth < _MAX_DEPTH)
    return [entry for found in within for entry in found] or alone


def _fields(entry: object, columns: Mapping[str, str] | None) -> set[str]:
    """The fields of an article that an object has; none if it is no article."""
    found = set(map_columns(entry, columns).values()) if isinstance(entry, dict) else set()
    has_lead = "teaser" in found and not found.isdisjoint(("url", "published"))  # else any description
    return found if has_lead or not found.isdisjoint(("text", "title")) else set()


def _holds_others(entry: dict, fields: set[str], columns: Mapping[str, str] | None) -> bool:
    """Around a list of articles there may stand a title, too; a list of paragraphs, or of links to others, is none."""
    lists = [
        [_fields(_unwrapped(one), columns) for one in part[:5]] for part in entry.values() if isinstance(part, list)
    ]
    least, needed = (len(fields), {"text"}) if "text" in fields else (1, set())
    return any(part and all(len(one) > least and needed <= one for one in part) for part in lists)


def _table(value: list | dict) -> list[dict]:
    """The rows of a table: lists below their header, or as pandas writes it, by rows ("split") or by columns."""
    if isinstance(value, list):
        return _rows(value[0], value[1:]) if value and all(isinstance(row, list) for row in value) else []
    if isinstance(names := value.get("columns"), list) and isinstance(rows := value.get("data"), list):
        return _rows(names, [row for row in rows if isinstance(row, list)])
    columns = list(value.values())
    only = columns[0] if len(columns) == 1 else None
    is_nested = isinstance(only, dict) and any(isinstance(one, dict) for one in only.values())  # {"doc": {"head": {}}}
    if not is_nested and all(isinstance(one, dict) and one.keys() == columns[0].keys() for one in columns):
        columns = [list(column.values()) for column in columns]
    is_table = all(isinstance(column, list) and len(column) == len(columns[0]) for column in columns)
    return _rows(list(value), zip(*columns, strict=True)) if is_table else []


def _rows(names: list, rows: Iterable) -> list[dict]:
    return [dict(zip(map(str, names), row, strict=False)) for row in rows]


def _unwrapped(entry: Any) -> Any:
    """Search engines and interfaces put an article, or its parts, into an envelope."""
    if not isinstance(entry, dict) or entry.keys().isdisjoint((*_ENVELOPES, *_HEADS)):
        return entry
    own, heads, inner = dict(entry), dict[str, Any](), dict[str, Any]()
    for side, names in ((heads, _HEADS), (inner, _ENVELOPES)):
        for name in names:
            if isinstance(own.get(name), dict):
                side |= _unwrapped(own.pop(name))
    return {**heads, **own, **inner}
