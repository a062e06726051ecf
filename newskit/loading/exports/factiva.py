"""Factiva: .rtf and .html, in the display layout and in the one with field codes (HD, BY, PD, SN, LP, TD ...)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newskit.loading.exports.labels import find_date, is_date, unwrap
from newskit.loading.inputs import Unreadable

_END = re.compile(r"\s*(?:Document|Dokument)\s+[A-Z0-9]{6,12}\d{8}[a-z0-9]+\s*$")
_CODES = {
    "SE",
    "HD",
    "BY",
    "CR",
    "WC",
    "PD",
    "ET",
    "SN",
    "SC",
    "ED",
    "PG",
    "VOL",
    "LA",
    "CY",
    "LP",
    "TD",
    "CT",
    "ART",
    "CO",
    "IN",
}
_CODES |= {"NS", "RE", "IPD", "IPC", "PUB", "AN", "CLM", "RF", "CX", "NGC", "GC"}
_CODE = re.compile(r"\s*([A-Z]{2,3})(?:\s+(.*))?$")
_WORDS = re.compile(r"\s*[\d.,]+\s+(?:words|Wörter)\s*$", re.IGNORECASE)
_TIME = re.compile(r"\s*\d{1,2}:\d{2}(?::\d{2})?(?:\s*(?:GMT|MEZ|MESZ|Uhr))?\s*$")
_LANGUAGE = re.compile(r"\s*(Deutsch|German|English|Englisch|Französisch|French|Italienisch|Italian)\s*$")
_COPYRIGHT = re.compile(r"\s*(?:Copyright|©|\(c\)|\(Copyright)", re.IGNORECASE)
_PAGE = re.compile(r"\s*(?:S\.|Seite|P\.|Page)?\s*[\dA-Z-]{1,8}\s*$")
_BYLINE = re.compile(r"\s*(?:Von|By)\s+\S", re.IGNORECASE)
_MAX_HEAD = 25  # lines


def matches(lines: list[str]) -> bool:
    """Tell whether a document is an export of Factiva."""
    return any(_END.match(line) for line in lines) or (
        any(re.match(r"\s*AN\s+(?:Document|Dokument)\s", line) for line in lines)
        and any(re.match(r"\s*HD(?:\s|$)", line) for line in lines)
    )


def read(lines: list[str]) -> Iterator[dict | Unreadable]:
    """Read one record a document."""
    document: list[str] = []
    number = 0
    for line in lines:
        document.append(line)
        if _END.match(re.sub(r"^\s*AN\s+", "", line)):
            number += 1
            record = _read_codes(document) if _has_codes(document) else _read_display(document[:-1])
            yield record or Unreadable(f"document {number}: no headline and text found in it")
            document = []


def _has_codes(lines: list[str]) -> bool:
    return sum(bool((found := _CODE.match(line)) and found[1] in ("HD", "PD", "SN", "TD", "LP")) for line in lines) >= 3


def _read_codes(lines: list[str]) -> dict | None:
    fields: dict[str, list[str]] = {}
    code = None
    for line in lines:
        found = _CODE.match(line)
        if found and found[1] in _CODES and found[1] not in fields:
            code = found[1]
            fields[code] = [found[2] or ""]
        elif code:
            fields[code].append(line)
    text = unwrap([*fields.get("LP", []), "", *fields.get("TD", [])])
    title = " ".join(" ".join(fields.get("HD", [])).split())
    if not title or not text:
        return None
    date = " ".join(" ".join(fields.get("PD", [])[:1]).split())
    clock = " ".join(fields.get("ET", [])[:1]).strip()
    record = {
        "title": title,
        "authors": " ".join(" ".join(fields.get("BY", [])).split()),
        "source": " ".join(" ".join(fields.get("SN", [])).split()),
        "section": " ".join(" ".join(fields.get("SE", [])).split()),
        "published": f"{date} {clock}".strip(),
        "language": " ".join(fields.get("LA", [])).strip(),
        "text": "\n".join(text),
    }
    return {name: value for name, value in record.items() if value}


def _read_display(lines: list[str]) -> dict | None:
    """The lines stand in a fixed order: section, headline, author, words, date, time, outlet, ..., copyright, text."""
    filled = [line.strip() for line in lines if line.strip()]
    counted = next((i for i, line in enumerate(filled) if _WORDS.match(line)), None)
    if counted is None or counted + 2 >= len(filled):
        return None
    dated = next((i for i in range(counted, min(counted + 4, len(filled))) if is_date(filled[i])), None)
    if dated is None:
        return None
    head = filled[max(0, counted - 4) : counted]
    bylines = [line for line in head if _BYLINE.match(line)]
    title = [line for line in head if line not in bylines]
    below = dated + 1
    clock = filled[below] if below < len(filled) and _TIME.match(filled[below]) else ""
    below += bool(clock)
    source = filled[below] if below < len(filled) else ""
    rights = next((i for i in range(below, min(below + _MAX_HEAD, len(filled))) if _COPYRIGHT.match(filled[i])), None)
    language = next((line for line in filled[below : below + 10] if _LANGUAGE.match(line)), "")
    if rights is None or not title:
        return None
    start = max(i for i, line in enumerate(lines) if line.strip() == filled[rights]) + 1
    record = {
        "title": title[-1],
        "section": title[-2] if len(title) > 1 and len(title[-2]) < 40 else "",
        "authors": "; ".join(bylines),
        "source": source,
        "published": f"{find_date(filled[dated])} {clock}".strip(),
        "language": language,
        "text": "\n".join(unwrap(lines[start:])),
    }
    return {name: value for name, value in record.items() if value} if record["text"] else None
