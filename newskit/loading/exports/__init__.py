"""Exports of press archives: many articles in one document, with cover page and list of hits.

All of them are read as lines of text, whether they come as .docx, .rtf, .txt or .html. One module knows one archive:
``matches(lines)`` tells whether a document is its export, ``read(lines)`` yields, for each document that begins, a
record or the reason why there is none.
"""

from newskit.loading.exports import factiva, nexis, wiso

_ARCHIVES = (nexis, wiso, factiva)
_NOTHING = "no headline and text found in it"


def read_export(lines: list[str], is_cut: bool = False) -> list[dict | str] | None:
    """Read the articles of an archive's export; None if the lines are no export that newskit knows.

    `is_cut` says that the file ends in the middle: a problem, even if no document shows it.
    """
    archive = next((archive for archive in _ARCHIVES if archive.matches(lines)), None)
    if archive is None:
        return None
    found = list(archive.read(lines))
    told = [one if isinstance(one, dict) else f"document {n}: {one or _NOTHING}" for n, one in enumerate(found, 1)]
    is_told = not all(isinstance(one, dict) for one in found)
    return told if is_told or not is_cut else [*told, "the file is cut off; documents may be missing at its end"]
