"""Which reader reads which format. Readers are imported when the first file of their format comes."""

from collections.abc import Callable, Iterator
from importlib import import_module

from newskit.loading.inputs import Item, Problem, Unreadable, reason_of

Reader = Callable[[Item], Iterator[dict | str]]
# Ending -> module of this package whose function `read(item)` yields, for each document, a record or the reason why
# there is none; or such a function.
READERS: dict[str, str | Reader] = {
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
    found: dict | str | None = None
    try:
        item = item.resolve()
        reader = READERS.get(item.suffix)
        if reader is None:
            known = " ".join(sorted(READERS))
            raise Unreadable(f"no known format ({item.suffix or 'no ending'}); newskit reads {known}")
        read = import_module(f"newskit.loading.{reader}").read if isinstance(reader, str) else reader
        for found in read(item):
            yield found if isinstance(found, dict) else Problem(item.origin, found)
        if found is None:
            yield Problem(item.origin, "there is no article in it")
    except Exception as error:  # one broken file must not stop the others
        yield Problem(item.origin, reason_of(error))
