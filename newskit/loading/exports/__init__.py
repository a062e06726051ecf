"""Exports of press archives: many articles in one document, with cover page and list of hits.

All of them are read as lines of text, whether they come as .docx, .rtf, .txt or .html. One module knows one archive:
``matches(lines)`` tells whether a document is its export, ``read(lines)`` yields, for each document that begins, a
record or the reason why there is none.
"""

from __future__ import annotations

from collections.abc import Iterator

from newskit.loading.exports import factiva, nexis, wiso

_ARCHIVES = (nexis, wiso, factiva)
_NOTHING = "no headline and text found in it"


def read_export(lines: list[str], is_cut: bool = False) -> Iterator[dict | str] | None:
    """Read the articles of an archive's export; None if the lines are no export that newskit knows.

    `is_cut` says that the file ends in the middle: a problem, even if no document shows it.
    """
    archive = next((archive for archive in _ARCHIVES if archive.matches(lines)), None)
    return _read(archive.read(lines), is_cut) if archive else None


def _read(found: Iterator[dict | str | None], is_cut: bool) -> Iterator[dict | str]:
    for number, record in enumerate(found, 1):
        is_cut &= isinstance(record, dict)
        yield record if isinstance(record, dict) else f"document {number}: {record or _NOTHING}"
    if is_cut:
        yield "the file is cut off; documents may be missing at its end"
