"""Nexis Uni, Nexis and LexisNexis: .docx, .rtf, and the old .txt.

Covered are the layouts "full documents" with "End of Document" (Nexis Uni, Lexis+, from 2017 on) and the older one with
"1 of 20 DOCUMENTS" or "Dokument 1 von 20", with labels in English or German.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newskit.loading.exports.labels import find_date, is_date, known_labels, read_label
from newskit.loading.inputs import Unreadable

_LABELS = {
    "section": "section, rubrik, ressort, abschnitt, rubriken",
    "length": "length, länge",
    "authors": "byline, autor, autoren, verfasser, author",
    "teaser": "highlight, vorspann, unterüberschrift",
    "title": "headline, überschrift, titel",
    "dateline": "dateline, ort",
    "language": "language, sprache",
    "kind": "publication-type, publikationstyp, publikationsart, art der veröffentlichung",
    "keywords": "subject, schlagwörter, schlagwort, thema",
    "loaded": "load-date, ladedatum, update, aktualisiert, aktualisierung",
    "series": "series, reihe, serie",
    "graphic": "graphic, grafik, bild, abbildung",
    "other": """journal code, copyright, url, dokument-typ, document-type, correction-date, company, industry, geographic, person, firma,
        branche, geographie, organization, ticker, issn, isbn, page, seite""",
}
_KNOWN = known_labels(_LABELS)
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


# Stands in the place of the date, or below it.
_CORRECTED = re.compile(
    r"\s*(?:Correction Appended|(?:This|The) .{0,40}correction.{0,40}|Korrektur(?:hinweis)?)\s*$", re.IGNORECASE
)
_PARTIAL_DATE = re.compile(  # Winter 2005
    r"\s*(?:(?:Winter|Spring|Summer|Autumn|Fall|Früh\w+|Sommer|Herbst|Jan|Feb|Mar|Mär|Apr|Ma[iy]|Jun|Jul|Aug|Sep|O[ck]t|Nov|De[cz])\w*"
    r"\s+)?(?:19|20)\d{2}\s*$"
)
_COVER = re.compile(
    r"\s*(?:User Name:|Benutzername:|Job Number|Auftragsnummer|Documents? \(\d+\)|Dokumente? \(\d+\))", re.IGNORECASE
)
_LINK = re.compile(r"\s*;?\s*(https?://\S+)\s*$")  # of a highlight
_TRAILING = ("loaded", "language", "kind")  # fields that stand below the text


def matches(lines: list[str]) -> bool:
    """Tell whether a document is an export of Nexis."""
    if any(_END.match(line) for line in lines):
        return True
    fields = {found[0] for line in lines if (found := _label(line))}
    is_counted = any(_COUNT.match(line) and re.search("DO[CK]UMENT", line, re.IGNORECASE) for line in lines)
    has_body = any(map(_BODY.match, lines)) or not fields.isdisjoint(_TRAILING)
    return bool(fields) and is_counted or ("length" in fields and has_body) or sum(map(_is_cover, lines[:30])) > 1


def read(lines: list[str]) -> Iterator[dict | Unreadable]:
    """Read one record a document; one that begins and does not end is cut off or damaged."""
    lines = [line for line in lines if not _PAGE.match(line)]
    ends = any(_END.match(line) for line in lines)
    documents = _split(lines, _END, behind=True) if ends else _split(lines, _COUNT, behind=False)
    rest = documents.pop() if ends else []  # what follows the last "End of Document"
    if not ends and len(documents) > 1:
        documents.pop(0)
    has_trailer = [_split_trailer(document)[1] != [] for document in documents]
    announced = _announced(lines) if not ends else 0
    number, is_cut = 0, False
    for number, (document, ended) in enumerate(zip(documents, has_trailer, strict=True), 1):
        is_last = number == len(documents)
        is_cut = not ends and not ended and is_last and (announced > number or 1 < number == sum(has_trailer) + 1)
        is_cut |= not ends and (any(map(_is_cover, document)) or any(map(_BODY.match, document)))
        record = None if is_cut else _read_document(document, is_first=ends and number == 1)
        reason = "its end is missing" if is_cut else "no headline and text found in it"
        yield record or Unreadable(f"document {number}: {reason}")
        for _ in range(_count_begun(document) - 1):
            yield Unreadable(f"document {number}: another one begins in it, whose mark is damaged")
    has_head = sum(bool(line.strip()) for line in rest) > 1
    for _ in range(max(_count_begun(rest), has_head)):
        yield Unreadable(f"document {number + 1}: its end is missing")
    if 1 < number < announced and not is_cut:
        yield Unreadable(f"the export counts {announced} documents, but ends with document {number}")


def _is_cover(line: str) -> bool:
    return bool(_COVER.match(line))


def _count_begun(lines: list[str]) -> int:
    """How many documents begin in these lines."""
    bodies = sum(bool(_BODY.match(line)) for line in lines)
    return max(bodies, sum(bool((found := _label(line)) and found[0] == "length") for line in lines))


def _announced(lines: list[str]) -> int:
    """How many documents there should be, if they are counted from 1 on without a gap."""
    counts = [
        (int(found[1]), int(found[2])) for line in lines if (found := _COUNT.match(line)) and "DO" in line.upper()
    ]
    is_whole = [number for number, _ in counts] == list(range(1, len(counts) + 1))
    totals = {total for _, total in counts}
    return totals.pop() if is_whole and len(totals) == 1 else 0


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
    is_first = is_first or any(map(_is_cover, lines))  # the cover of another export that was put behind this one
    head_end = _find_head_end(lines, is_first)
    date_at = _find_date_line(lines, head_end)
    record: dict = {"published": find_date(lines[date_at])} if date_at is not None else {}
    above = [line.strip() for line in lines[: head_end if date_at is None else date_at] if line.strip()]
    above = [line for line in above if not _CORRECTED.match(line)]
    if date_at is None:
        above = [line for line in above if not _PARTIAL_DATE.match(line)]
    if is_first:
        above = above[-2:]  # the cover page and the list of hits stand above
    below = [line for line in lines[head_end if date_at is None else date_at + 1 :] if not _CORRECTED.match(line)]
    body_at = next((i for i, line in enumerate(below) if _BODY.match(line)), None)
    head, body = (below[:body_at], below[body_at + 1 :]) if body_at is not None else _split_head(below)
    rest = _read_head(head, record)
    text, trailer = _split_trailer(body)
    _read_head(trailer, record)
    if body_at is not None or (len(above) > 1 and date_at is not None):  # headline above the outlet
        record.setdefault("title", " ".join(above[:-1]) if not is_first else above[0] if above else "")
        record["source"] = above[-1] if above else None
    else:  # the old layout: outlet above, headline below
        record["source"] = above[0 if date_at is None else -1] if above else None
        rest = above[1:] if date_at is None else rest
        if rest:
            record.setdefault("title", " ".join(" ".join(rest).split()))
    record["text"] = "\n".join(text).strip()
    return {name: value for name, value in record.items() if value} if record["text"] else None


def _find_head_end(lines: list[str], is_first: bool) -> int:
    """Where the labels begin; a cover page that has some stands above those of the first document."""
    stop = next((i for i, line in enumerate(lines) if _BODY.match(line)), len(lines))
    labels = [
        i for i, line in enumerate(lines[:stop]) if (_label(line) or ("", ""))[0] in ("length", "section", "authors")
    ]
    copyrights = [i for i, line in enumerate(lines[:stop]) if _COPYRIGHT.match(line)]
    marks = [*labels[-3:], *copyrights[-1:]] if is_first else [*labels[:1], *copyrights[:1], stop]
    return min(marks, default=stop)


def _find_date_line(lines: list[str], before: int) -> int | None:
    """The last date above the labels."""
    dated = [i for i, line in enumerate(lines[:before]) if is_date(line.strip()) and ":" not in line.split(" ")[0]]
    return dated[-1] if dated else None


def _split_head(lines: list[str]) -> tuple[list[str], list[str]]:
    """Without a line "Body" the text begins behind the last of the labels at the top."""
    last = -1
    for i, line in enumerate(lines):
        found = _label(line)
        if found and found[0] in _TRAILING:
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
    linked = _LINK.search(record.get("teaser") or "")
    if linked:
        record["teaser"], record["url"] = record["teaser"][: linked.start()], linked[1]
    for name in ("section", "language"):
        if record.get(name):
            record[name] = re.split(r"\s*;", record[name])[0]
    return [line for line in unlabelled if not re.fullmatch(r".{0,30}(?:[Aa]usgabe|[Ee]dition)\b.{0,30}", line)]


def _split_trailer(lines: list[str]) -> tuple[list[str], list[str]]:
    for i, line in enumerate(lines):
        found = _label(line)
        if _TRAILER.match(line) or (found and found[0] in (*_TRAILING, "graphic")) or _COPYRIGHT.match(line):
            return lines[:i], lines[i:]
    return lines, []
