"""Exports of press archives: many articles in one document, with cover page and list of hits.

All of them are read as lines of text, whether they come as .docx, .rtf, .txt or .html. One module knows one archive:
``matches(lines)`` tells whether a document is its export, ``read(lines)`` yields a record an article, or the reason why
there is none.
"""

from __future__ import annotations

from collections.abc import Iterator

from newskit.loading.exports import factiva, nexis, wiso
from newskit.loading.inputs import Unreadable

_ARCHIVES = (nexis, wiso, factiva)


def read_export(lines: list[str]) -> Iterator[dict | Unreadable] | None:
    """Read the articles of an archive's export; None if the lines are no export that newskit knows."""
    for archive in _ARCHIVES:
        if archive.matches(lines):
            return archive.read(lines)
    return None
