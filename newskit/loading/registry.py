"""Which reader reads which format. Readers are imported when the first file of their format comes."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from importlib import import_module

from newskit.errors import MissingExtraError
from newskit.loading.inputs import Item, Problem, Unreadable

# Ending -> module of this package whose function `read(item)` yields records (dict) and problems; or such a function.
READERS: dict[str, str | Callable[[Item], Iterator[dict | Problem]]] = {
    **dict.fromkeys([".txt", ".text", ".md"], "texts"),
    **dict.fromkeys([".json", ".jsonl", ".ndjson"], "jsons"),
    **dict.fromkeys([".csv", ".tsv"], "tables"),
    **dict.fromkeys([".html", ".htm", ".xhtml"], "pages"),
    **dict.fromkeys([".docx", ".rtf"], "documents"),
    **dict.fromkeys([".xml", ".rss", ".atom", ".rdf"], "xmls"),
    **dict.fromkeys([".eml", ".mbox"], "mails"),
    ".parquet": "parquets",
    ".xlsx": "sheets",
    ".warc": "warcs",
}


def read_item(item: Item) -> Iterator[dict | Problem]:
    """Read one item: its records, and a problem for everything in it that could not be read."""
    found = False
    try:
        item = item.resolve()
        for record in _reader(item)(item):
            found = True
            yield record if isinstance(record, Problem) else record | {"origin": record.get("origin") or item.origin}
        if not found:
            yield Problem(item.origin, "there is no article in it")
    except (Unreadable, MissingExtraError) as reason:
        yield Problem(item.origin, str(reason))
    except (OSError, EOFError, zlib.error) as error:
        yield Problem(item.origin, f"damaged or not readable: {_first_line(error)}")
    except RecursionError:
        yield Problem(item.origin, "nested too deeply")
    except Exception as error:  # one broken file must not stop the others, and parsers raise whatever they like
        yield Problem(item.origin, f"damaged: {type(error).__name__}: {_first_line(error)}")


def _reader(item: Item) -> Callable[[Item], Iterator[dict | Problem]]:
    reader = READERS.get(item.suffix)
    if reader is None:
        known = " ".join(sorted(READERS))
        raise Unreadable(f"no known format ({item.suffix or 'no ending'}); newskit reads {known}")
    return import_module(f"newskit.loading.{reader}").read if isinstance(reader, str) else reader


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
