"""Nexis Uni, Nexis and LexisNexis: .docx, .rtf, and the old .txt.

Covered are the layouts "full documents" with "End of Document" (Nexis Uni, Lexis+, from 2017 on) and the older one with
"1 of 20 DOCUMENTS" or "Dokument 1 von 20", with labels in English or German.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newskit.loading.exports.labels import find_date, is_date, read_label, unwrap
from newskit.loading.inputs import Unreadable

_LABELS = {
    "section": ["section", "rubrik", "ressort", "abschnitt", "rubriken"],
    "length": ["length", "länge"],
    "authors": ["byline", "autor", "autoren", "verfasser", "author"],
    "teaser": ["highlight", "vorspann", "unterüberschrift"],
    "title": ["headline", "überschrift", "titel"],
    "dateline": ["dateline", "ort"],
    "language": ["language", "sprache"],
    "kind": ["publication-type", "publikationstyp", "publikationsart", "art der veröffentlichung"],
    "keywords": ["subject", "schlagwörter", "schlagwort", "thema"],
    "loaded": ["load-date", "ladedatum", "update", "aktualisiert", "aktualisierung"],
    "series": ["series", "reihe", "serie"],
    "graphic": ["graphic", "grafik", "bild", "abbildung"],
    "other": [
        "journal code",
        "copyright",
        "url",
        "dokument-typ",
        "document-type",
        "correction-date",
        "company",
        "industry",
    ]
    + [
        "geographic",
        "person",
        "firma",
        "branche",
        "geographie",
        "organization",
        "ticker",
        "issn",
        "isbn",
        "page",
        "seite",
    ],
}
_KNOWN = {label: field for field, labels in _LABELS.items() for label in labels}
_FIELDS = ("section", "authors", "teaser", "title", "language", "keywords")
_END = re.compile(r"\s*(?:End of Document|Ende des Dokuments|Dokumentende)\s*$", re.IGNORECASE)
_COUNT = re.compile(
    r"\s*(?:(?:Document|Dokument)\s+)?(\d+)\s+(?:of|von)\s+(\d+)(?:\s+(?:DOCUMENTS?|DOKUMENTEN?))?\s*$", re.IGNORECASE
)
_PAGE = re.compile(r"\s*(?:Page|Seite)\s+\d+(?:\s+(?:of|von)\s+\d+)?\s*$", re.IGNORECASE)
_BODY = re.compile(r"\s*(?:Body|Volltext|Haupttext|Hauptteil|Textkörper|BODY:|TEXT:)\s*$", re.IGNORECASE)
_TRAILER = re.compile(
    r"\s*(?:Classification|Klassifizierung|Klassifikation|Graphic|Grafik|Notes|Anmerkungen)\s*$", re.IGNORECASE
)
_COPYRIGHT = re.compile(r"\s*(?:Copyright|©|\(c\))\s", re.IGNORECASE)
_RIGHTS = re.compile(r"\s*(?:All Rights Reserved|Alle Rechte vorbehalten)\.?\s*$", re.IGNORECASE)


def matches(lines: list[str]) -> bool:
    """Tell whether a document is an export of Nexis."""
    if any(_END.match(line) for line in lines):
        return True
    counts = [line for line in lines if _COUNT.match(line) and re.search("DO[CK]UMENT", line, re.IGNORECASE)]
    return bool(counts) and any(_label(line) for line in lines)


def read(lines: list[str]) -> Iterator[dict | Unreadable]:
    """Read one record a document."""
    lines = [line for line in lines if not _PAGE.match(line)]
    ends = any(_END.match(line) for line in lines)
    documents = _split(lines, _END, behind=True) if ends else _split(lines, _COUNT, behind=False)[1:]
    if ends and documents and not any(map(_label, documents[-1])):
        documents.pop()  # what follows the last "End of Document"
    for number, document in enumerate(documents, 1):
        yield _read_document(document, is_first=ends and number == 1) or Unreadable(
            f"document {number}: no headline and text found in it"
        )


def _split(lines: list[str], mark: re.Pattern, behind: bool) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for line in lines:
        if mark.match(line) and (behind or re.search("DO[CK]UMENT", line, re.IGNORECASE)):
            parts.append([])
        else:
            parts[-1].append(line)
    return parts


def _label(line: str) -> tuple[str, str] | None:
    return read_label(line, _KNOWN)


def _read_document(lines: list[str], is_first: bool) -> dict | None:
    date_at = _find_date_line(lines, is_first)
    if date_at is None:
        return None
    record: dict = {"published": find_date(lines[date_at])}
    above = [line.strip() for line in lines[:date_at] if line.strip()]
    if is_first:
        above = above[-2:]  # the cover page and the list of hits stand above
    below = lines[date_at + 1 :]
    body_at = next((i for i, line in enumerate(below) if _BODY.match(line)), None)
    head, body = (below[:body_at], below[body_at + 1 :]) if body_at is not None else _split_head(below)
    rest = _read_head(head, record)
    text, trailer = _split_trailer(body)
    _read_head(trailer, record)
    if body_at is not None or len(above) > 1:  # headline above the outlet
        record.setdefault("title", " ".join(above[:-1]) if not is_first else above[0])
        record["source"] = above[-1] if above else None
    else:  # the old layout: outlet above, headline below
        record["source"] = above[-1] if above else None
        if rest:
            record.setdefault("title", " ".join(" ".join(rest).split()))
    record["text"] = "\n".join(unwrap(text))
    return {name: value for name, value in record.items() if value} if record["text"] else None


def _find_date_line(lines: list[str], is_first: bool) -> int | None:
    """The date stands above the labels; in the first document below a cover page that has a date, too."""
    stop = next((i for i, line in enumerate(lines) if _BODY.match(line)), len(lines))
    labels = [i for i, line in enumerate(lines[:stop]) if (_label(line) or ("", ""))[0] in ("length", "section")]
    copyrights = [i for i, line in enumerate(lines[:stop]) if _COPYRIGHT.match(line)]
    marks = [*labels[-2:], *copyrights[-1:]] if is_first else [*labels[:1], *copyrights[:1], stop]
    before = min(marks, default=stop)
    dated = [i for i, line in enumerate(lines[:before]) if is_date(line.strip()) and ":" not in line.split(" ")[0]]
    if not dated:
        return None
    return dated[-1]


def _split_head(lines: list[str]) -> tuple[list[str], list[str]]:
    """Without a line "Body" the text begins behind the last of the labels at the top."""
    last = -1
    for i, line in enumerate(lines):
        found = _label(line)
        if found and found[0] in ("loaded", "language", "kind"):
            break
        if found or _COPYRIGHT.match(line):
            last = i
    while 0 <= last + 1 < len(lines) and lines[last + 1].strip() and lines[last].strip():
        last += 1  # a label's value may go on in the next line
    return lines[: last + 1], lines[last + 1 :]


def _read_head(lines: list[str], record: dict) -> list[str]:
    """Put labelled values into the record; return the lines without a label that stand above the first."""
    field, unlabelled = None, []
    for line in lines:
        found = _label(line)
        if found:
            field, value = found
            if field in _FIELDS and value:
                record.setdefault(field, value)
        elif not line.strip() or _COPYRIGHT.match(line) or _RIGHTS.match(line):
            field = field if not line.strip() and field and not record.get(field) else None
        elif field in _FIELDS:
            record[field] = f"{record.get(field, '')} {line.strip()}".strip()
        elif field is None and not any(name in record for name in ("section", "authors")):
            unlabelled.append(line.strip())
    for name in ("section", "language"):
        if record.get(name):
            record[name] = re.split(r"\s*;", record[name])[0]
    return [line for line in unlabelled if not re.fullmatch(r".{0,30}(?:[Aa]usgabe|[Ee]dition)\b.{0,30}", line)]


def _split_trailer(lines: list[str]) -> tuple[list[str], list[str]]:
    for i, line in enumerate(lines):
        found = _label(line)
        if (
            _TRAILER.match(line)
            or (found and found[0] in ("loaded", "language", "kind", "graphic"))
            or _COPYRIGHT.match(line)
        ):
            return lines[:i], lines[i:]
    return lines, []
