"""Word and RTF documents: exports of archives, else one article a file."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO

from newskit.errors import MissingExtraError
from newskit.loading.decoding import decode
from newskit.loading.exports import read_export
from newskit.loading.inputs import Item, Problem, Unreadable

_MAX_UNPACKED = 200 * 2**20
_MAX_RATIO = 200  # unpacked to packed; documents reach 30


def read(item: Item) -> Iterator[dict | Problem]:
    """Read the articles of an export, or the document as one article."""
    lines = _docx_lines(item.read()) if item.suffix == ".docx" else _rtf_lines(item.read())
    filled = [line for line in lines if line.strip()]
    if not filled:
        raise Unreadable("empty")
    records = read_export(lines)
    if records is None:
        yield {"title": filled[0] if len(filled) > 1 else None, "text": "\n".join(filled[1:] or filled)}
        return
    for record in records:
        yield Problem(item.origin, str(record)) if isinstance(record, Unreadable) else record


def check_zip(data: bytes) -> None:
    """Refuse an archive that unpacks to more than a document can be (a "zip bomb"), or that declares XML entities.

    Raises
    ------
    Unreadable
        If it is no archive, damaged, or too large.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            sizes = [(member.file_size, member.compress_size) for member in archive.infolist()]
            unpacked = sum(size for size, _ in sizes)
            if unpacked > _MAX_UNPACKED or (unpacked > 2**24 and unpacked > _MAX_RATIO * max(1, len(data))):
                raise Unreadable(f"unpacks to {unpacked // 2**20} MB: no document is that large")
            for member in archive.infolist():
                if member.filename.endswith((".xml", ".rels")) and b"<!ENTITY" in _head(archive, member):
                    raise Unreadable("declares XML entities, which no document needs")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise Unreadable(f"damaged or no document of this kind ({error})") from None


def _head(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    with archive.open(member) as stream:
        return stream.read(4096)


def _docx_lines(data: bytes) -> list[str]:
    try:
        import docx
    except ImportError:
        raise MissingExtraError("python-docx", "archives", "reading .docx files") from None
    check_zip(data)
    document = docx.Document(BytesIO(data))
    lines = []
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            lines += [cell.text for row in block.rows for cell in row.cells]
        else:
            lines.append(block.text)
    return [line for text in lines for line in text.replace("\xa0", " ").split("\n")]


def _rtf_lines(data: bytes) -> list[str]:
    try:
        from striprtf.striprtf import rtf_to_text
    except ImportError:
        raise MissingExtraError("striprtf", "archives", "reading .rtf files") from None
    if not data.lstrip().startswith(b"{\\rtf"):
        raise Unreadable("no RTF document")
    text = rtf_to_text(decode(data), encoding="cp1252", errors="replace")
    return text.replace("\xa0", " ").replace("\r", "").split("\n")
