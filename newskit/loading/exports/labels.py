"""What the archives share: "Label: value" lines, wrapped paragraphs, dates with an edition behind them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from newskit.loading.dates import parse_moment

_LABEL = re.compile(r"\s*([^\W\d_][\w ./-]{1,40}?):(?:\s+(.*))?$")
_DATE_LIKE = re.compile(
    r"\d{1,2}[. ]\s?(?:\d{1,2}\.|[^\W\d_]{3,})\s?\d{2,4}|[A-Z][a-z]+ \d{1,2}, \d{4}|\d{4}-\d{2}-\d{2}"
)


def read_label(line: str, known: Mapping[str, str]) -> tuple[str, str] | None:
    """The field and the value of a line "Label: value", if the label is known."""
    found = _LABEL.match(line)
    field = known.get(found[1].strip().casefold()) if found else None
    return (field, (found[2] or "").strip()) if field else None


def is_date(line: str) -> bool:
    """Tell whether a short line begins with a date, whatever weekday or edition follows."""
    return len(line) < 90 and bool(_DATE_LIKE.search(line)) and find_date(line) is not None


def find_date(line: str) -> str | None:
    """The part of a line that can be read as a time of publication."""
    line = re.sub(r"\s+", " ", line.strip())
    candidates = [line, re.sub(r"\s*\([^)]*\)", "", line)]
    found = _DATE_LIKE.search(line)
    candidates += [found[0]] if found else []
    return next((text for text in candidates if parse_moment(text)), None)


def unwrap(lines: Iterable[str]) -> list[str]:
    """Join lines that were wrapped at a fixed width; an empty line ends a paragraph.

    Documents without empty lines between paragraphs are not wrapped and stay as they are.
    """
    lines = [line.strip() for line in lines]
    filled = [line for line in lines if line]
    is_wrapped = any(not line for line in lines[1:-1]) and max(map(len, filled), default=0) <= 100 and len(filled) > 1
    if not is_wrapped:
        return filled
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if line:
            paragraphs[-1].append(line)
        elif paragraphs[-1]:
            paragraphs.append([])
    return [" ".join(paragraph) for paragraph in paragraphs if paragraph]
