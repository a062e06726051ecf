"""Bytes -> text, whatever wrote them: one rule for files, pages, feeds, mails and archives."""

import codecs
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import BinaryIO

from newskit.loading.inputs import Unreadable

MAX_LINE = 32 * 2**20
_BOMS = [(codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32")]
_BOMS += [(codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")]
# What German programs wrote before UTF-8: Windows, DOS, old Macs.
_LEGACY = ("cp1252", "cp850", "mac_roman")
_GERMAN = re.compile("[äöüßÄÖÜéèàç„“”‚‘’»«–—…€§°]")
_DECLARED = re.compile(
    rb"""<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,80}encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
_SEVEN_BITS = re.compile(r"utf-7|iso2022|hz")
_MAX_REPLACED = 0.01  # of the characters; more, and the declaration is wrong


def decode(data: bytes, *declared: str | None) -> str:
    """Read text: by its byte order mark, as UTF-8, in the encoding declared, else in the one that reads as German.

    What declares ISO 8859-1 is read as cp1252, as browsers do. A text with lines of several encodings is read line by
    line. NUL bytes are dropped.

    `declared` are names of encodings from outside (the header of a response, a part of a mail), the surest first; what
    the text declares itself (``<meta charset>``, ``<?xml encoding>``) comes after them.

    Examples
    --------
    >>> decode("Köln – größer".encode("cp1252"))
    'Köln – größer'
    >>> decode("Łódź".encode("iso-8859-2"), "iso-8859-2")
    'Łódź'
    """
    within = _DECLARED.search(data[:2048])
    known = [found for name in (*declared, within and within[1].decode("ascii")) if (found := _codec(name))]
    seven_bits = (name for name in known if data.isascii() and _SEVEN_BITS.match(name))
    encoding = _marked(data[:400]) or next(seven_bits, None)
    text = data.decode(encoding, errors="replace") if encoding else _utf8(data)
    return (_not_utf8(data, known) if text is None else text).replace("\0", "")


def charset_of(content_type: str) -> str | None:
    """The encoding in a header such as "text/html; charset=utf-8"."""
    return content_type.lower().partition("charset=")[2].split(";")[0].strip(" \"'") or None


def read_lines(stream: BinaryIO, *declared: str | None) -> Iterator[tuple[int, str | Unreadable]]:
    """Read a stream line by line, each with its number, without ever holding more than one line.

    A line that is too long comes as the `Unreadable` that says so. Lines end with LF, CR LF or CR.
    """
    first = stream.readline(MAX_LINE + 1)
    encoding = _marked(first[:400])
    if encoding and encoding != "utf-8-sig":
        stream.seek(0)
        yield from enumerate(codecs.getreader(encoding)(stream, "replace"), 1)
        return
    number, line = 1, first.removeprefix(codecs.BOM_UTF8)
    legacy = next((found for name in declared if (found := _codec(name)) and found != "utf-8"), None)
    while line:
        if len(line) > MAX_LINE:
            yield number, Unreadable(f"longer than {MAX_LINE // 2**20} MB")
            while line and not line.endswith(b"\n"):
                line = stream.readline(MAX_LINE)
        else:
            text = _utf8(line)
            if text is None:
                legacy = legacy or _legacy(line)
                text = line.decode(legacy, errors="replace")
            parts = re.split(r"(?<=\r)(?!\n)", text) if "\r" in text[:-2] else [text]  # of old Macs
            yield from enumerate((part.replace("\0", "") for part in parts), number)
            number += len(parts) - 1
        line = stream.readline(MAX_LINE + 1)
        number += 1


@lru_cache(maxsize=1000)
def _codec(name: str | None) -> str | None:
    """Python's name of an encoding; None if there is none."""
    try:
        found = codecs.lookup((name or "").strip(" \"'")).name
        "".encode(found)  # not of bytes, such as "hex"
    except (LookupError, ValueError):
        return None
    return "cp1252" if found in ("iso8859-1", "ascii") else found


def _not_utf8(data: bytes, declared: list[str]) -> str:
    for name in (one for one in declared if one != "utf-8"):
        text = data.decode(name, errors="replace")
        if text.count("\ufffd") <= _MAX_REPLACED * len(text):
            return text
    legacy = _legacy(data[: 2**20])
    lines = ((line, _utf8(line)) for line in data.splitlines(keepends=True))
    return "".join(line.decode(legacy, errors="replace") if text is None else text for line, text in lines)


def _marked(head: bytes) -> str | None:
    """The encoding that a byte order mark tells, or UTF-16 without one: every other byte of western text is zero."""
    marked = next((name for mark, name in _BOMS if head.startswith(mark)), None)
    zeros, half = [head[start::2].count(0) for start in (0, 1)], len(head) / 2
    if marked or half < 2 or max(zeros) <= 0.7 * half or min(zeros) >= 0.2 * half:
        return marked
    return "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"


def _utf8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _legacy(sample: bytes) -> str:
    """The encoding in which most of the characters above ASCII are such as German texts have."""
    return max(_LEGACY, key=lambda name: len(_GERMAN.findall(sample.decode(name, errors="replace"))))
