"""WISO and Genios: .txt and .html, printed documents or "Label: value" lists. (Their XML is read by `xmls`.)

A printed document is headline, subtitle, outlet and date ("Kurier vom 03.05.2024, Nr. 102, S. 5 / Politik"), text, then
"Quelle", "Ressort", "Dokumentnummer", "Dauerhafte Adresse des Dokuments" and the rights. A list begins each field with
its label.
"""

from collections.abc import Iterator

from newskit.cleaning.lists import patterns, read_lists
from newskit.loading.exports.labels import CUT, Labels, find_date, finish, gather, split_at

_LABELS = Labels(read_lists("newskit.loading")["wiso"])
_BELOW = ("source", "published", "section", "authors", "keywords", "url")  # what is printed below a text
_IS = patterns("newskit.loading", "wiso_lines")


def matches(lines: list[str]) -> bool:
    """Tell whether a document is an export of WISO or Genios."""
    fields = [field for field in _LABELS.fields(lines) if field]
    is_printed = "number" in fields and any(map(_IS.rights.match, lines))
    is_cut = any(_IS.reference.match(line) and _IS.page.search(line) for line in lines[:8])  # off in the first document
    return is_printed or is_cut or {"title", "source", "published", "text"} <= set(fields)


def read(lines: list[str]) -> Iterator[dict | str | None]:
    """Read one record a document; one that begins and does not end is cut off or damaged."""
    is_list = "text" in _LABELS.fields(lines)
    *documents, rest = _split_lists(lines) if is_list else split_at(lines, _IS.rights.match)
    documents += [rest] if is_list else []
    listed = [[field for field in _LABELS.fields(document) if field] for document in documents if is_list]
    ends = ["text" in fields and fields[-1] != "text" for fields in listed]  # a label stands below the text
    is_cut = len(ends) > 1 and all(ends[:-1]) and not ends[-1]  # something follows the text in each but the last
    for document in documents:
        begun = 1 if is_list else _count_begun(document)
        if is_cut and document is documents[-1]:
            yield CUT
        elif begun:
            yield _read_list(document) if is_list else _read_printed(document)
        yield from ["it begins in another one, whose end is damaged"] * (begun - 1)
    if not is_list and any(line.strip() and not _IS.genios.match(line) and not _IS.number.match(line) for line in rest):
        yield CUT


def _count_begun(lines: list[str]) -> int:
    """How many printed documents begin in these lines."""
    fields = list(_LABELS.fields(lines))
    references = sum(not field and bool(_IS.reference.match(line)) for field, line in zip(fields, lines, strict=True))
    return max(fields.count("number"), references)


def _split_lists(lines: list[str]) -> list[list[str]]:
    """Lists begin anew when a field comes again."""
    documents: list[list[str]] = [[]]
    seen: set[str] = set()
    for line, field in zip(lines, _LABELS.fields(lines), strict=True):
        if field in seen and field in ("title", "source", "published") and "text" in seen:
            documents.append([])
            seen = set()
        seen.add(field)
        documents[-1].append(line)
    return documents


def _read_list(lines: list[str]) -> dict | None:
    found = gather(lines, _LABELS.read)
    record = {name: " ".join(" ".join(found[name]).split()) for name in ("title", "teaser", *_BELOW)}
    return _finish(record | {"text": "\n".join(found["text"])})


def _read_printed(lines: list[str]) -> dict | None:
    """Headline, subtitle, outlet and date, text, labels; outlet and date may only stand in "Quelle: ..." below."""
    fields = list(_LABELS.fields(lines))
    end = next((i for i, field in enumerate(fields) if field not in ("", "text", "title", "teaser")), len(lines))
    at = next((i for i in range(end) if not fields[i] and _IS.reference.match(lines[i])), None)
    labelled = {field: value for field, value in map(_LABELS.read, lines[end:]) if field in _BELOW and value}
    found = _IS.reference.match(lines[at] if at is not None else labelled.get("source", ""))
    section = _IS.section.search(found["rest"]) if found else None
    reference = {"source": found["source"], "published": found["date"]} if found else {}
    reference |= {"section": section["section"]} if section else {}
    filled = [i for i in range(end if at is None else at) if lines[i].strip() and not _IS.genios.match(lines[i])]
    if not filled or (at is None and len(filled) < 2):
        return None
    record = {"title": lines[filled[0]].strip(), "text": "\n".join(lines[(filled[0] if at is None else at) + 1 : end])}
    record["teaser"] = " ".join(lines[i].strip() for i in filled[1:]) if at is not None else ""
    return _finish({**labelled, **reference, **record})


def _finish(record: dict) -> dict | None:
    return finish(record | {"published": find_date(record.get("published", ""))}, "title", "text")
