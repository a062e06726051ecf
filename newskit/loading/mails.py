"""E-mail (.eml, .mbox): newsletters; subject, sender, date and the text part, else the HTML part."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from email import policy
from email.errors import CloseBoundaryNotFoundDefect, HeaderParseError, StartBoundaryNotFoundDefect
from email.header import decode_header
from email.message import EmailMessage
from functools import partial

from newskit.loading.decoding import decode
from newskit.loading.exports.lines import html_lines
from newskit.loading.inputs import Item, Unreadable, attempt

# How an mbox begins a message.
_START = re.compile(rb"^From [^\r\n]{1,300}(?:\d{4}\r?\n|\r?\n(?=[A-Za-z][\w-]*:))", re.MULTILINE)
_ADDRESS = re.compile(r"\s*<[^>]*>\s*$")
_MAX_HEADER = 10_000  # characters; the library takes its time for long ones
_HEADER = re.compile(
    rb"^(?:From|Subject|Date|MIME-Version|Content-[\w-]+):[^\n]*(?:\n[ \t][^\n]*)*", re.IGNORECASE | re.MULTILINE
)
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
    longest = max(map(len, _HEADER.findall(data)), default=0)
    if longest > _MAX_HEADER:
        raise Unreadable(f"a header of {longest:,} characters")
    message = email.message_from_bytes(data, policy=policy.default)
    if not message.get("Subject") and not message.get("From"):
        raise Unreadable("neither subject nor sender")
    if is_cut or any(isinstance(defect, _CUT) for part in message.walk() for defect in part.defects):
        raise Unreadable("ends in the middle")
    body = message.get_body(preferencelist=("plain", "html"))
    text = decode(bytes(body.get_payload(decode=True) or b""), body.get_content_charset()) if body else ""
    is_markup = body is not None and body.get_content_type() == "text/html" and "<" in text
    sender = _header(message, "From")
    yield {
        "title": _header(message, "Subject"),
        "source": _ADDRESS.sub("", sender).strip(' "') or sender,
        "published": _header(message, "Date"),
        "text": "\n".join(html_lines(text)) if is_markup else text,
    }


def _header(message: EmailMessage, name: str) -> str:
    """A header's text; bytes that no rule allows in it, or that are declared wrongly, are read as those of the body."""
    text = str(message.get(name) or "")
    if "\ufffd" in text or "=?" in text:
        raw = next(value for header, value in message.raw_items() if header.lower() == name.lower())
        try:
            parts = decode_header(" ".join(str(raw).split()))
        except HeaderParseError:
            return text
        coded = (
            (one if isinstance(one, bytes) else one.encode("utf-8", "surrogateescape"), name) for one, name in parts
        )
        text = "".join(decode(one, name, message.get_content_charset()) for one, name in coded)
    return text
