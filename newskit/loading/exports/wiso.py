"""WISO and Genios: .txt and .html, printed documents or "Label: value" lists. (Their XML is read by `xmls`.)

A printed document is headline, subtitle, outlet and date ("Kurier vom 03.05.2024, Nr. 102, S. 5 / Politik"), text, and then
"Quelle", "Ressort", "Dokumentnummer", "Dauerhafte Adresse des Dokuments" and the rights. A list begins each field with
its label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newskit.loading.exports.labels import find_date, known_labels, read_label
from newskit.loading.inputs import Unreadable

_LABELS = {
    "title": "titel, überschrift, schlagzeile",
    "subtitle": "untertitel, unterzeile",
    "teaser": "vorspann",
    "text": "text, volltext",
    "source": "quelle",
    "published": "datum, erscheinungsdatum",
    "section": "ressort, rubrik",
    "authors": "autor, autoren, verfasser",
    "keywords": "schlagwörter, schlagwort, deskriptoren",
    "number": "dokumentnummer, dok-nr",
    "url": "dauerhafte adresse des dokuments, permalink",
    "rights": "alle rechte vorbehalten",
    "other": "ausgabe, seite, firma, branche, land, personen, isbn, issn, jahrgang, nummer, region",
}
_KNOWN = known_labels(_LABELS)
_RIGHTS = re.compile(r"\s*(?:Alle Rechte vorbehalten\s*:|\(c\)\s|©\s*GBI-Genios)", re.IGNORECASE)
_GENIOS = re.compile(r"\s*©?\s*GBI-Genios Deutsche Wirtschaftsdatenbank", re.IGNORECASE)
_REFERENCE = re.compile(r"\s*(?P<source>.{2,70}?)\s+vom\s+(?P<date>\d{1,2}\.\d{1,2}\.\d{4})(?P<rest>.*)$")
_PAGE = re.compile(r"Nr\. ?\d+.*\bS\. ?\w")
_NUMBER = re.compile(r"\s*(?:Seite|S\.)?\s*\d+(?: (?:von|/) \d+)?\s*$")  # of a page
_SECTION = re.compile(r"(?:S\.\s*[\w-]+\s*|Seite\s*[\w-]+\s*)?/\s*(?P<section>[^/(]{2,60}?)\s*(?:\(|$)")


def matches(lines: list[str]) -> bool:
    """Tell whether a document is an export of WISO or Genios."""
    fields = [found[0] for found in map(_label, lines) if found]
    printed = "number" in fields and ("rights" in fields or any(map(_RIGHTS.match, lines)))
    cut = any(_REFERENCE.match(line) and _PAGE.search(line) for line in lines[:8])  # off in the first document
    return printed or cut or (fields.count("title") > 0 and {"source", "published", "text"} <= set(fields))


def read(lines: list[str]) -> Iterator[dict | Unreadable]:
    """Read one record a document; one that begins and does not end is cut off or damaged."""
    is_list = sum(bool((found := _label(line)) and found[0] == "text") for line in lines) > 0
    *documents, rest = _split(lines, is_list)
    documents += [rest] if is_list else []
    number = 0
    for document in documents:
        begun = 1 if is_list else _count_begun(document)
        if begun:
            number += 1
            record = _read_list(document) if is_list else _read_printed(document)
            yield record or Unreadable(f"document {number}: no headline and text found in it")
        for _ in range(begun - 1):
            number += 1
            yield Unreadable(f"document {number}: it begins in another one, whose end is damaged")
    if not is_list and any(line.strip() and not _GENIOS.match(line) and not _NUMBER.match(line) for line in rest):
        yield Unreadable(f"document {number + 1}: its end is missing")


def _count_begun(lines: list[str]) -> int:
    """How many printed documents begin in these lines."""
    numbers = sum(bool((found := _label(line)) and found[0] == "number") for line in lines)
    return max(numbers, sum(bool(_REFERENCE.match(line)) and not _label(line) for line in lines))


def _label(line: str) -> tuple[str, str] | None:
    return read_label(line, _KNOWN)


def _split(lines: list[str], is_list: bool) -> list[list[str]]:
    """Lists begin anew when a field comes again, printed documents end with their rights."""
    documents: list[list[str]] = [[]]
    seen: set[str] = set()
    for line in lines:
        found = _label(line)
        field = found[0] if found else None
        if is_list and field in seen and field in ("title", "source", "published") and "text" in seen:
            documents.append([])
            seen = set()
        seen |= {field} if field else set()
        documents[-1].append(line)
        if not is_list and (field == "rights" or _RIGHTS.match(line)):
            documents.append([])
    return documents


def _read_list(lines: list[str]) -> dict | None:
    fields: dict[str, list[str]] = {}
    field = None
    for line in lines:
        found = _label(line)
        if found:
            field = found[0]
            fields.setdefault(field, []).append(found[1])
        elif field == "rights":
            field = None
        elif field:
            fields[field].append(line)
    record = {
        name: " ".join(" ".join(values).split())
        for name, values in fields.items()
        if name not in ("text", "other", "number")
    }
    record["text"] = "\n".join(fields.get("text", [])).strip()
    return _finish(record)


def _read_printed(lines: list[str]) -> dict | None:
    at = next((i for i, line in enumerate(lines) if _REFERENCE.match(line) and not _label(line)), None)
    end = next(
        (i for i, line in enumerate(lines) if (found := _label(line)) and found[0] not in ("text", "title", "teaser")),
        len(lines),
    )
    if at is None or at >= end:
        return _read_reference_below(lines, end)
    record = _read_reference(lines[at])
    above = [line.strip() for line in lines[:at] if line.strip() and not _GENIOS.match(line)]
    record["title"] = above[0] if above else ""
    record["subtitle"] = " ".join(above[1:])
    record["text"] = "\n".join(lines[at + 1 : end]).strip()
    return _finish(record | _read_labels(lines[end:], record))


def _read_reference_below(lines: list[str], end: int) -> dict | None:
    """Outlet and date may stand only in the line "Quelle: ..." below the text."""
    record = _read_labels(lines[end:], {})
    found = _REFERENCE.match(record.get("source") or "")
    if found:
        record |= _read_reference(record["source"])
    above = [line for line in lines[:end] if not _GENIOS.match(line)]
    filled = [i for i, line in enumerate(above) if line.strip()]
    if len(filled) < 2:
        return None
    record["title"] = above[filled[0]].strip()
    record["text"] = "\n".join(above[filled[0] + 1 :]).strip()
    return _finish(record)


def _read_reference(line: str) -> dict:
    found = _REFERENCE.match(line)
    section = _SECTION.search(found["rest"])
    return {
        "source": found["source"].strip(),
        "published": found["date"],
        "section": section["section"] if section else "",
    }


def _read_labels(lines: list[str], known: dict) -> dict:
    labelled = [found for found in map(_label, lines) if found]
    wanted = ("source", "published", "section", "authors", "keywords", "url")
    return {field: value for field, value in labelled if field in wanted and value and not known.get(field)}


def _finish(record: dict) -> dict | None:
    subtitle = record.pop("subtitle", "")
    record.setdefault("teaser", "")
    record["teaser"] = record["teaser"] or subtitle
    record.pop("rights", None)
    if record.get("published"):
        record["published"] = find_date(record["published"])
    if not record.get("text") or not record.get("title"):
        return None
    return {name: value for name, value in record.items() if value}
