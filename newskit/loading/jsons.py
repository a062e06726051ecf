"""JSON (one article, a list of them, or a list within an object) and JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterator

from newskit.loading.decoding import decode, read_lines
from newskit.loading.inputs import Item, Problem, Unreadable

# Where exports and interfaces keep their list of articles.
_LISTS = ("articles", "items", "documents", "docs", "results", "data", "hits", "entries", "records", "rows", "artikel")


def read(item: Item) -> Iterator[dict | Problem]:
    """Read JSON Lines line by line, other JSON at once."""
    if item.suffix == ".json":
        yield from _read_whole(item)
    else:
        yield from _read_lines(item)


def _read_lines(item: Item) -> Iterator[dict | Problem]:
    with item.open() as stream:
        for number, line in read_lines(stream):
            if isinstance(line, Unreadable):
                yield Problem(item.origin, f"line {number}: {line}")
            elif line.strip():
                yield from _read_line(item, number, line)


def _read_line(item: Item, number: int, line: str) -> Iterator[dict | Problem]:
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        yield Problem(item.origin, f"line {number}: not valid JSON ({error.msg}, character {error.colno})")
    except (RecursionError, ValueError) as error:
        yield Problem(item.origin, f"line {number}: nested too deeply or not readable ({type(error).__name__})")
    else:
        yield flatten(value) if isinstance(value, dict) else Problem(item.origin, f"line {number}: no JSON object")


def _read_whole(item: Item) -> Iterator[dict | Problem]:
    text = decode(item.read()).strip()
    if not text:
        raise Unreadable("empty")
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        if text.startswith("{") and "\n" in text and error.msg == "Extra data":
            yield from _read_lines(item)  # JSON Lines under another name
            return
        raise Unreadable(f"not valid JSON ({error.msg}, line {error.lineno})") from None
    if isinstance(value, dict) and "jsonfeed.org" in str(value.get("version")):
        yield from read_json_feed(value)
        return
    for number, entry in enumerate(_entries(value), 1):
        yield flatten(entry) if isinstance(entry, dict) else Problem(item.origin, f"entry {number}: no JSON object")


def _entries(value: object) -> list:
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        raise Unreadable("neither a JSON object nor a list of them")
    if isinstance(value.get("response"), dict):  # Solr
        value = value["response"]
    for name in _LISTS:
        if isinstance(value.get(name), list) and all(isinstance(entry, dict) for entry in value[name][:5]):
            return value[name]
        if isinstance(value.get(name), dict) and isinstance(value[name].get(name), list):  # Elasticsearch
            return [entry.get("_source", entry) if isinstance(entry, dict) else entry for entry in value[name][name]]
    return [value]


def read_json_feed(feed: dict) -> Iterator[dict]:
    """Read the entries of a JSON Feed (jsonfeed.org): the full text if the feed has it, else the summary."""
    for entry in feed.get("items") or []:
        if isinstance(entry, dict):
            authors = entry.get("authors") or [entry.get("author") or {}]
            yield {
                "source": feed.get("title"),
                "title": entry.get("title"),
                "teaser": entry.get("summary"),
                "text": entry.get("content_html") or entry.get("content_text"),
                "published": entry.get("date_published"),
                "url": entry.get("url") or entry.get("external_url"),
                "authors": "; ".join(
                    str(author["name"]) for author in authors if isinstance(author, dict) and author.get("name")
                ),
                "keywords": "; ".join(str(tag) for tag in entry.get("tags") or []),
                "language": entry.get("language") or feed.get("language"),
            }


def flatten(entry: dict) -> dict:
    """Lists of words and of named things become text; other nested values stay JSON."""
    return {name: _flat(value) for name, value in entry.items()}


def _flat(value: object) -> object:
    if isinstance(value, dict):
        named = value.get("name") or value.get("title") or value.get("value")
        return named if isinstance(named, str) else json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        flat = [_flat(part) for part in value]
        is_words = all(isinstance(part, (str, int, float)) for part in flat)
        return "; ".join(str(part) for part in flat) if is_words else json.dumps(value, ensure_ascii=False)
    return value
