"""Which reader reads which format. Readers are imported when the first file of their format comes."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from importlib import import_module

from newskit.errors import MissingExtraError
from newskit.loading.inputs import Item, Problem, Unreadable

# Ending -> module of this package with a function `read(item)`, which yields records (dict) and problems.
READERS = {
    ".txt": "texts",
    ".text": "texts",
    ".md": "texts",
    ".json": "jsons",
    ".jsonl": "jsons",
    ".ndjson": "jsons",
    ".csv": "tables",
    ".tsv": "tables",
    ".parquet": "parquets",
    ".html": "pages",
    ".htm": "pages",
    ".xhtml": "pages",
    ".docx": "documents",
    ".rtf": "documents",
    ".xlsx": "sheets",
    ".xml": "xmls",
    ".rss": "xmls",
    ".atom": "xmls",
    ".rdf": "xmls",
    ".warc": "warcs",
    ".eml": "mails",
    ".mbox": "mails",
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
    except Unreadable as reason:
        yield Problem(item.origin, str(reason))
    except MissingExtraError as error:
        yield Problem(item.origin, str(error))
    except (OSError, EOFError, zlib.error) as error:
        yield Problem(item.origin, f"damaged or not readable: {_first_line(error)}")
    except RecursionError:
        yield Problem(item.origin, "nested too deeply")
    except Exception as error:  # one broken file must not stop the others, and parsers raise whatever they like
        yield Problem(item.origin, f"damaged: {type(error).__name__}: {_first_line(error)}")


def _reader(item: Item):
    module = READERS.get(item.suffix)
    if module is None:
        known = " ".join(sorted(READERS))
        raise Unreadable(f"no known format ({item.suffix or 'no ending'}); newskit reads {known}")
    return import_module(f"newskit.loading.{module}").read


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
