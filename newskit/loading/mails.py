"""E-mail (.eml, .mbox): newsletters; subject, sender, date and the text part, else the HTML part."""

import email
import re
from collections.abc import Iterator
from email.errors import CloseBoundaryNotFoundDefect, HeaderParseError, StartBoundaryNotFoundDefect
from email.header import decode_header
from email.message import Message
from functools import partial

from newskit.loading.decoding import decode
from newskit.loading.exports.lines import html_lines
from newskit.loading.inputs import Item, Unreadable, attempt

# How an mbox begins a message.
_START = re.compile(rb"^From [^\r\n]{1,300}(?:\d{4}\r?\n|\r?\n(?=[A-Za-z][\w-]*:))", re.MULTILINE)
_ADDRESS = re.compile(r"\s*<[^>]*>\s*$")
_MAX_HEADER = 10_000  # characters; the library takes its time for long ones
_CUT = (CloseBoundaryNotFoundDefect, StartBoundaryNotFoundDefect)


def read(item: Item) -> Iterator[dict | str]:
    """Read one record a message."""
    data = item.read()
    before, *parts = _START.split(data) if item.suffix == ".mbox" else (b"", data)
    if not parts:
        raise Unreadable("no mailbox")
    if before.strip():
        yield "the beginning is damaged: there is something in front of the first message"
    for number, part in enumerate(parts, 1):
        is_last = item.suffix == ".mbox" and number == len(parts)
        is_cut = is_last and (not part.endswith(b"\n") or not re.search(rb"\n\r?\n", part))
        yield from attempt(f"message {number}", partial(_read_message, part.lstrip(), is_cut))


def _read_message(data: bytes, is_cut: bool) -> Iterator[dict]:
    message = email.message_from_bytes(data)
    longest = max((len(value) for _, value in message.raw_items()), default=0)
    if longest > _MAX_HEADER:
        raise Unreadable(f"a header of {longest:,} characters")
    title, sender = _header(message, "Subject"), _header(message, "From")
    if not title and not sender:
        raise Unreadable("neither subject nor sender")
    if is_cut or any(isinstance(defect, _CUT) for part in message.walk() for defect in part.defects):
        raise Unreadable("ends in the middle")
    shown = [part for part in message.walk() if part.get_content_disposition() != "attachment"]
    bodies = {part.get_content_type(): part for part in reversed(shown)}  # the first of each type
    body = bodies.get("text/plain", bodies.get("text/html"))
    text = decode(bytes(body.get_payload(decode=True) or b""), body.get_content_charset()) if body else ""
    is_markup = body is not None and body.get_content_type() == "text/html" and "<" in text
    yield {
        "title": title,
        "source": _ADDRESS.sub("", sender).strip(' "') or sender,
        "published": _header(message, "Date"),
        "text": "\n".join(html_lines(text)) if is_markup else text,
    }


def _header(message: Message, name: str) -> str:
    """A header's text; bytes that no rule allows in it, or that are declared wrongly, are read as those of the body."""
    raw = next((value for header, value in message.raw_items() if header.lower() == name.lower()), "")
    try:
        parts = decode_header(" ".join(raw.split()))
    except HeaderParseError:
        return raw
    coded = ((one if isinstance(one, bytes) else one.encode("utf-8", "surrogateescape"), name) for one, name in parts)
    return "".join(decode(one, name, message.get_content_charset()) for one, name in coded)
