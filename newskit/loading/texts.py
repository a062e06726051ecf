"""Plain text: one article a file, often a scraped dump, sometimes with a head of "Titel: ..." lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from newskit.cleaning import split_teaser
from newskit.loading.dates import parse_moment
from newskit.loading.decoding import decode
from newskit.loading.exports import read_export
from newskit.loading.fields import map_columns
from newskit.loading.inputs import Item, Problem, Unreadable
from newskit.loading.names import read_authors

_HEAD_LINE = re.compile(r"([^\W\d][\w ./-]{1,30}):[ \t]+(\S.*)$")
_DATED_NAME = re.compile(r"(\d{4})[-_.]?(\d{2})[-_.]?(\d{2})(?!\d)")  # 2024-05-03_pegel.txt
_MAX_LINE = 5_000_000  # characters
_MAX_LINES = 1_000_000
_MAX_TITLE = 160  # characters
_BY = re.compile(r"(?:Von|By|Text|Autor(?:in)?|Ein\w* \w+ von)\b:? +[^\W\d_]")
_PARTS = re.compile(r"[,|–·-]\s*|\s(?=(?:am|vom)\s)")
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a]")


def read(item: Item) -> Iterator[dict | Problem]:
    """Read the articles of an archive's export, else one article: head, title line and doubled teaser become fields."""
    text = decode(item.read(), item.charset)
    if not text.strip():
        raise Unreadable("empty")
    if len(_BINARY.findall(text[:4000])) > 20:
        raise Unreadable("binary data, not text")
    if text.count("\n") > _MAX_LINES:
        raise Unreadable(f"more than {_MAX_LINES:,} lines; split the file")
    if max(map(len, text.splitlines())) > _MAX_LINE:
        raise Unreadable(f"a line of more than {_MAX_LINE:,} characters; no article is that long")
    exported = read_export(text.splitlines(), item.origin)
    if exported is not None:
        yield from exported
        return
    head, body = _split_head(text.replace("\r\n", "\n").replace("\r", "\n"))
    title, body = ("", body) if "title" in head else _split_title(body)
    signed, body = _split_signature(body)
    teaser, body = split_teaser(body)
    record = {"title": title or None, "teaser": teaser or None, **signed, **head, "text": body}
    dated = _DATED_NAME.match(item.name)
    if dated and "published" not in record:
        record["published"] = "-".join(dated.groups())
    yield record


def _split_signature(text: str) -> tuple[dict, str]:
    """Take off the lines at the top that say who wrote it and when: "Von Lea Kunz, 3. Mai 2024"."""
    found: dict = {}
    lines = text.lstrip().split("\n")
    while lines and (signed := _read_signature(lines[0].strip())) and not found.keys() & signed.keys():
        found |= signed
        lines = "\n".join(lines[1:]).lstrip().split("\n")
    return (found, "\n".join(lines)) if found and any(lines) else ({}, text)


def _read_signature(line: str) -> dict:
    """The author and the day of a line that says nothing else; {} for any other line."""
    if not 5 < len(line) <= _MAX_TITLE or (parse_moment(line) is None and (not _BY.match(line) or line[-1] in ".!?:…")):
        return {}
    if parse_moment(line) is not None:
        return {"published": line}
    dated = next(
        (line[at:] for at in (found.end() for found in _PARTS.finditer(line)) if parse_moment(line[at:])), None
    )
    byline = line.removesuffix(dated).rstrip(" ,|–·-") if dated else line
    return {"authors": byline} | ({"published": dated} if dated else {}) if read_authors(byline, is_byline=True) else {}


def _split_head(text: str) -> tuple[dict, str]:
    """Take off lines such as "Titel: ..." at the top, if at least two of them are fields of an article."""
    lines = text.lstrip().split("\n")
    head = list(takewhile(lambda match: match is not None, (_HEAD_LINE.match(line.strip()) for line in lines)))
    found = {match[1]: match[2].strip() for match in head}
    fields = {field: found[name] for name, field in map_columns(found).items() if field != "text"}
    if len(fields) < 2 or len(fields) < len(found) or len(head) == len(lines):
        return {}, text
    return fields, "\n".join(lines[len(head) :]).strip()


def _split_title(text: str) -> tuple[str, str]:
    """Take a title off: a first line that ends like no sentence, with an empty line behind it."""
    first, empty, rest = text.strip().partition("\n\n")
    first = first.strip()
    is_title = empty and rest.strip() and "\n" not in first and len(first) <= _MAX_TITLE and first[-1:] not in '.…:;,"“'
    return (first, rest.strip()) if is_title else ("", text)
