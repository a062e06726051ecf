"""Nexis Uni, Nexis and LexisNexis: .docx, .rtf, and the old .txt and .html.

Covered are the layouts "full documents" with "End of Document" (Nexis Uni, Lexis+, from 2017 on) and the older one with
"1 of 20 DOCUMENTS" or "Dokument 1 von 20", with labels in English or German.
"""

import re
from collections.abc import Iterator

from newskit.cleaning.lists import patterns, read_lists
from newskit.loading.exports.labels import CUT, Labels, find_date, finish, is_date, split_at

_LABELS = Labels(read_lists("newskit.loading")["nexis"])
_FIELDS = ("section", "authors", "teaser", "title", "language", "keywords")
_TRAILING = ("loaded", "language", "kind", "graphic")  # fields that stand below the text
_LINE = patterns("newskit.loading", "nexis_lines", r"\s*{}\s*$", re.IGNORECASE)
_LINK = re.compile(r"\s*;?\s*(https?://\S+)\s*$")  # of a highlight


def matches(lines: list[str]) -> bool:
    """Tell whether a document is an export of Nexis."""
    fields = set(_LABELS.fields(lines)) - {""}
    has_body = any(map(_LINE.body.match, lines)) or not fields.isdisjoint(_TRAILING)
    is_counted = bool(fields) and any(map(_counts, lines))
    is_cover = sum(bool(_LINE.cover.match(line)) for line in lines[:30]) > 1
    return any(map(_LINE.end.match, lines)) or is_counted or ("length" in fields and has_body) or is_cover


def read(lines: list[str]) -> Iterator[dict | str | None]:
    """Read one record a document; one that begins and does not end is cut off or damaged."""
    lines = [line for line in lines if not _LINE.page.match(line)]
    if any(map(_LINE.end.match, lines)):
        *documents, rest = split_at(lines, _LINE.end.match)
        for document in documents:
            yield from _read_whole(document)
        has_head = sum(bool(line.strip()) for line in rest) > 1
        yield from [CUT] * max(_count_begun(rest), has_head)
        return
    documents = split_at(lines, _counts)
    documents = documents[1:] or documents
    is_ended = [bool(_split_trailer(document)[1]) for document in documents]
    counts = [counted for line in lines if (counted := _counts(line))]
    is_in_order = [number for number, _ in counts] == list(range(1, len(counts) + 1))
    announced = counts[0][1] if is_in_order and len({total for _, total in counts}) == 1 else 0
    is_cut = False
    for number, document in enumerate(documents, 1):
        is_open = number == len(documents) and not is_ended[-1]
        is_cut = is_open and (announced > number or 1 < number == sum(is_ended) + 1)
        is_cut |= any(map(_LINE.cover.match, document)) or any(map(_LINE.body.match, document))
        yield from [CUT] * max(1, _count_begun(document)) if is_cut else _read_whole(document)
    if 1 < len(documents) < announced and not is_cut:
        yield f"the export counts {announced} documents, but ends here"


def _counts(line: str) -> tuple[int, int] | None:
    """The numbers of "1 of 20 DOCUMENTS"."""
    found = _LINE.count.match(line) if "DO" in line.upper() else None
    return (int(found[1]), int(found[2])) if found else None


def _count_begun(lines: list[str]) -> int:
    """How many documents begin in these lines."""
    return max(sum(bool(_LINE.body.match(line)) for line in lines), list(_LABELS.fields(lines)).count("length"))


def _read_whole(document: list[str]) -> Iterator[dict | str | None]:
    yield _read_document(document)
    yield from ["it begins in another one, whose mark is damaged"] * (_count_begun(document) - 1)


def _read_document(lines: list[str]) -> dict | None:
    has_cover = any(map(_LINE.cover.match, lines))  # with the list of hits; also where one export was put after another
    lines = [line for line in lines if not _LINE.corrected.match(line)]
    head_end = _find_head_end(lines)
    dated = [i for i, line in enumerate(lines[:head_end]) if is_date(line.strip())]
    above = [line.strip() for line in lines[: dated[-1] if dated else head_end] if line.strip()]
    above = above if dated else [line for line in above if not _LINE.partial_date.match(line)]
    above = above[-2:] if has_cover else above
    below = lines[dated[-1] + 1 if dated else head_end :]
    body_at = next((i for i, line in enumerate(below) if _LINE.body.match(line)), None)
    head, body = (below[:body_at], below[body_at + 1 :]) if body_at is not None else _split_head(below)
    record = {"published": find_date(lines[dated[-1]])} if dated else {}
    rest = _read_head(head, record)
    text, trailer = _split_trailer(body)
    _read_head(trailer, record)
    if body_at is not None or (len(above) > 1 and dated):  # headline above the outlet
        record.setdefault("title", " ".join(above[:-1]))
        record["source"] = above[-1] if above else ""
    else:  # the old layout: outlet above, headline below
        record["source"] = above[-1 if dated else 0] if above else ""
        record.setdefault("title", " ".join(" ".join(rest if dated else above[1:]).split()))
    teaser = record.get("teaser") or ""
    if linked := _LINK.search(teaser):
        record["teaser"], record["url"] = teaser[: linked.start()], linked[1]
    return finish(record | {"text": "\n".join(text)}, "text")


def _find_head_end(lines: list[str]) -> int:
    """Where the labels begin; a cover page that has some stands above those of the first document."""
    stop = next((i for i, line in enumerate(lines) if _LINE.body.match(line)), len(lines))
    labels = [i for i, field in enumerate(_LABELS.fields(lines[:stop])) if field in ("length", "section", "authors")]
    rights = [i for i, line in enumerate(lines[:stop]) if _LINE.copyright.match(line)]
    return min([*labels[-3:], *rights[-1:], stop])


def _split_head(lines: list[str]) -> tuple[list[str], list[str]]:
    """Without a line "Body" the text begins after the last of the labels at the top."""
    fields = list(_LABELS.fields(lines))
    end = next((i for i, field in enumerate(fields) if field in _TRAILING), len(lines))
    last = max((i for i in range(end) if fields[i] or _LINE.copyright.match(lines[i])), default=-1)
    while 0 <= last + 1 < len(lines) and lines[last + 1].strip() and lines[last].strip():
        last += 1  # a label's value may go on in the next line
    return lines[: last + 1], lines[last + 1 :]


def _read_head(lines: list[str], record: dict) -> list[str]:
    """Put labelled values into the record; return the lines without a label that stand above the first."""
    field, unlabelled = "", []
    for line in lines:
        began, value = _LABELS.read(line)
        if began:
            field = began
            if field in _FIELDS and value:
                record.setdefault(field, value)
        elif not line.strip() or _LINE.copyright.match(line) or _LINE.rights.match(line):
            field = field if not line.strip() and field and not record.get(field) else ""
        elif field in _FIELDS:
            record[field] = f"{record.get(field, '')} {line.strip()}".strip()
        elif not field and "section" not in record and "authors" not in record and not _LINE.edition.match(line):
            unlabelled.append(line.strip())
    for name in {"section", "language"} & record.keys():
        record[name] = record[name].split(";")[0].strip()
    return unlabelled


def _split_trailer(lines: list[str]) -> tuple[list[str], list[str]]:
    ends = (i for i, field in enumerate(_LABELS.fields(lines)) if field in _TRAILING or _LINE.trailer.match(lines[i]))
    end = next(ends, len(lines))
    return lines[:end], lines[end:]
