"""What the archives share: "Label: value" lines, and dates with an edition behind them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from newskit.loading.dates import parse_moment

_LABEL = re.compile(r"\s*([^\W\d_][\w ./-]{1,40}?):(?:\s+(.*))?$")
_DATE_LIKE = re.compile(
    r"\d{1,2}[. ]\s?(?:\d{1,2}\.|[^\W\d_]{3,})\s?\d{2,4}|[A-Z][a-z]+ \d{1,2}, \d{4}|\d{4}-\d{2}-\d{2}"
)
_CHINESE = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")  # of Factiva's Chinese and Japanese interface


def known_labels(labels: Mapping[str, str]) -> dict[str, str]:
    """{label: field} out of {field: "label, label, ..."}."""
    return {label.strip(): field for field, listed in labels.items() for label in listed.split(",")}


def read_label(line: str, known: Mapping[str, str]) -> tuple[str, str] | None:
    """The field and the value of a line "Label: value", if the label is known."""
    found = _LABEL.match(line)
    field = known.get(found[1].strip().casefold()) if found else None
    return (field, (found[2] or "").strip()) if field else None


def is_date(line: str) -> bool:
    """Tell whether a short line begins with a date, whatever weekday or edition follows."""
    is_like = _DATE_LIKE.search(line) or _CHINESE.search(line)
    return len(line) < 90 and bool(is_like) and find_date(line) is not None


def find_date(line: str) -> str | None:
    """The part of a line that can be read as a time of publication."""
    line = _CHINESE.sub(r"\1-\2-\3", re.sub(r"\s+", " ", line.strip()))
    candidates = [line, re.sub(r"\s*\([^)]*\)", "", line)]
    found = _DATE_LIKE.search(line)
    candidates += [found[0]] if found else []
    return next((text for text in candidates if parse_moment(text)), None)
