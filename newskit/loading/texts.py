"""Plain text: one article a file, often a scraped dump, sometimes with a head of "Titel: ..." lines."""

import re
from collections.abc import Iterator

from newskit.cleaning import split_teaser
from newskit.cleaning.lists import patterns
from newskit.loading import tables
from newskit.loading.decoding import decode
from newskit.loading.exports import read_export
from newskit.loading.fields import map_columns
from newskit.loading.inputs import Item, Unreadable
from newskit.loading.signatures import read_signature, split_signature

_IS = patterns("newskit.loading", "dumps")
_MAX_LINES = 1_000_000
_MAX_TITLE = 160  # characters
_TOP = 20  # lines


def read(item: Item) -> Iterator[dict | str]:
    """Read the articles of an archive's export, else one article."""
    text = decode(item.read(), item.charset)
    if len(_IS.binary.findall(text[:4000])) > 20:
        raise Unreadable("binary data, not text")
    if text.count("\n") > _MAX_LINES:
        raise Unreadable(f"more than {_MAX_LINES:,} lines; split the file")
    lines = re.sub(r"^#{1,6} +", "", text, flags=re.MULTILINE).splitlines()  # headings as Markdown has them
    if tables.is_header(lines[0]):
        yield from tables.read(item)
        return
    yield from read_lines(lines, item)


def read_lines(lines: list[str], item: Item, is_cut: bool = False, is_document: bool = False) -> Iterator[dict | str]:
    """Read an export, or one article whose head, title line, signature and doubled teaser become fields.

    `is_cut` says that the end of the file is missing, `is_document` that each line is a paragraph, the first the title.
    """
    exported = read_export(lines, is_cut)
    if exported is not None:
        yield from exported
        return
    if is_cut:
        raise Unreadable("the file is cut off")
    lines = ["" if _IS.rule.fullmatch(line.strip()) else line for line in lines[:_TOP]] + lines[_TOP:]
    filled = [line for line in lines if line.strip()]
    head, body = _split_head("\n\n".join(filled) if is_document else "\n".join(lines))
    above, body = split_signature(body)
    title, body = ("", body) if "title" in head else _split_title(body, is_document)
    below, body = split_signature(body)
    rest, _, last = body.rstrip().rpartition("\n")
    is_signed = not above and not below and rest and _IS.by.match(last.strip())  # below the text
    if signed := read_signature(last.strip()) if is_signed else {}:
        body = rest
    teaser, body = split_teaser(body)
    record = {"title": title, "teaser": teaser, **signed, **below, **above, **head, "text": body}
    dated = _IS.dated_name.match(item.name)
    yield record if "published" in record or not dated else record | {"published": "-".join(dated.groups())}


def _split_head(text: str) -> tuple[dict, str]:
    """Take off lines such as "Titel: ..." at the top, if at least two of them are fields of an article."""
    found: dict[str, str] = {}
    lines = text.lstrip().split("\n")
    while lines and ((labelled := _IS.head_line.match(lines[0].strip())) or not lines[0].strip()):
        lines.pop(0)
        found |= {labelled[1]: labelled[2].strip()} if labelled else {}
    fields = {field: found[str(name)] for name, field in map_columns(found).items()}
    body = "\n".join([*([fields.pop("text")] if "text" in fields else []), *lines]).strip()
    return (fields, body) if len(fields) > 1 and len(found) - len(fields) < 2 and body else ({}, text)


def _split_title(text: str, is_first_line: bool) -> tuple[str, str]:
    """Take a title off: the first line, if it ends like no sentence (or has to be one), above a gap or signature."""
    first, _, rest = text.strip().partition("\n")
    is_title = is_first_line or (len(first) <= _MAX_TITLE and first.strip()[-1:] not in '.…:;,"“')
    is_apart = rest.startswith("\n") or bool(read_signature(rest.partition("\n")[0].strip()))
    return (first.strip(), rest.strip()) if is_title and is_apart and rest.strip() else ("", text)
