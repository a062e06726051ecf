"""Bytes -> text, whatever wrote them."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

from newskit.loading.inputs import Unreadable

MAX_LINE = 32 * 2**20
_BOMS = [(codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32")]
_BOMS += [(codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")]
# What German programs wrote before UTF-8: Windows, DOS, old Macs.
_LEGACY = ("cp1252", "cp850", "mac_roman")
_GERMAN = re.compile("[äöüßÄÖÜéèàç„“”‚‘’»«–—…€§°]")


def decode(data: bytes) -> str:
    """Read text of unknown encoding: a byte order mark, UTF-8, UTF-16, else the legacy encoding that reads as German.

    A text with lines of several encodings is read line by line. NUL bytes are dropped.

    Examples
    --------
    >>> decode("Köln – größer".encode("cp1252"))
    'Köln – größer'
    """
    encoding = _marked(data[:4]) or _wide(data[:400])
    if encoding:
        return data.decode(encoding, errors="replace").replace("\0", "")
    try:
        return data.decode("utf-8").replace("\0", "")
    except UnicodeDecodeError:
        legacy = _legacy(data[: 2**20])
        return "".join(_decode_line(line, legacy) for line in data.splitlines(keepends=True)).replace("\0", "")


def read_lines(stream: BinaryIO) -> Iterator[tuple[int, str | Unreadable]]:
    """Read a stream line by line, each with its number, without ever holding more than one line.

    A line that is too long comes as the `Unreadable` that says so.
    """
    first = stream.readline(MAX_LINE + 1)
    encoding = _marked(first[:4]) or _wide(first[:400])
    if encoding and encoding != "utf-8-sig":
        rest = first + stream.read(MAX_LINE)
        if stream.read(1):
            raise Unreadable("a file in UTF-16 or UTF-32 that large has to be saved as UTF-8 first")
        yield from enumerate(decode(rest).splitlines(), 1)
        return
    number, line, legacy = 1, first.removeprefix(codecs.BOM_UTF8), None
    while line:
        if len(line) > MAX_LINE:
            yield number, Unreadable(f"longer than {MAX_LINE // 2**20} MB")
            while line and not line.endswith(b"\n"):
                line = stream.readline(MAX_LINE)
        else:
            legacy = legacy or (None if _is_utf8(line) else _legacy(line))
            yield number, _decode_line(line, legacy or "cp1252").replace("\0", "")
        line = stream.readline(MAX_LINE + 1)
        number += 1


def _marked(head: bytes) -> str | None:
    return next((name for mark, name in _BOMS if head.startswith(mark)), None)


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of western text is zero."""
    if len(head) < 4:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.7 * len(head) / 2 and even < 0.1 * len(head):
        return "utf-16-le"
    if even > 0.7 * len(head) / 2 and odd < 0.1 * len(head):
        return "utf-16-be"
    return None


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _decode_line(line: bytes, legacy: str) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode(legacy, errors="replace")


def _legacy(sample: bytes) -> str:
    """The encoding in which most of the characters above ASCII are such as German texts have."""

    def fit(encoding: str) -> float:
        high = [c for c in sample.decode(encoding, errors="replace") if ord(c) > 127]
        return len(_GERMAN.findall("".join(high))) / len(high) if high else 0.0

    return max(_LEGACY, key=fit)
