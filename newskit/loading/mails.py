"""E-mail (.eml, .mbox): newsletters; subject, sender, date and the text part, else the HTML part."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage

from newskit.loading.decoding import decode
from newskit.loading.inputs import Item, Problem, Unreadable

_START = re.compile(rb"^From \S+.*\d{4}\r?$", re.MULTILINE)  # how an mbox begins a message
_ADDRESS = re.compile(r"\s*<[^>]*>\s*$")


def read(item: Item) -> Iterator[dict | Problem]:
    """Read one record a message."""
    data = item.read()
    if not data.strip():
        raise Unreadable("empty")
    parts = _START.split(data)[1:] if item.suffix == ".mbox" else [data]
    if not parts:
        raise Unreadable("no mailbox")
    for number, part in enumerate(parts, 1):
        message = email.message_from_bytes(part.lstrip(), policy=policy.default)
        if not message.get("Subject") and not message.get("From"):
            yield Problem(item.origin, f"message {number}: neither subject nor sender")
        else:
            yield _read_message(message)


def _read_message(message: EmailMessage) -> dict:
    body = message.get_body(preferencelist=("plain", "html"))
    text = decode(body.get_payload(decode=True) or b"") if body else ""
    sender = str(message.get("From") or "")
    return {
        "title": str(message.get("Subject") or ""),
        "source": _ADDRESS.sub("", sender).strip(' "') or sender,
        "published": str(message.get("Date") or ""),
        "text": text,
    }
