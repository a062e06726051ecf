"""What the archives share: "Label: value" lines, and dates with an edition after them."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise

from newskit.cleaning.lists import patterns
from newskit.loading.dates import parse_moment

CUT = "its end is missing"
_IS = patterns("newskit.loading", "export_lines")


class Labels:
    """The labels that an archive puts in front of values, {field: "label, label, ..."}."""

    def __init__(self, labels: Mapping[str, str]):
        self._fields = {label.strip(): field for field, listed in labels.items() for label in listed.split(",")}

    def read(self, line: str) -> tuple[str, str]:
        """The field and the value of a line "Label: value"; empty if the label is not known."""
        found = _IS.label.match(line)
        field = self._fields.get(found[1].strip().casefold(), "") if found else ""
        return (field, (found[2] or "").strip()) if found and field else ("", "")

    def fields(self, lines: Iterable[str]) -> Iterator[str]:
        """The field that each line begins; empty for a line without a label."""
        return (self.read(line)[0] for line in lines)


def gather(lines: Iterable[str], read: Callable[[str], tuple[str, str]]) -> defaultdict[str, list[str]]:
    """The lines of each field: the value in the line that begins it, and what follows up to the next field."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    field = ""
    for line in lines:
        begun, value = read(line)
        field = begun or field
        found[field].append(value if begun else line)
    return found


def split_at(lines: list[str], is_mark: Callable[[str], object]) -> list[list[str]]:
    """The lines before, between and after those that are marks."""
    marks = [i for i, line in enumerate(lines) if is_mark(line)]
    return [lines[start + 1 : end] for start, end in pairwise([-1, *marks, len(lines)])]


def finish(record: Mapping[str, str | None], *needed: str) -> dict[str, str] | None:
    """A record without what is empty; None if a field that it needs is."""
    filled = {name: value.strip() for name, value in record.items() if value and value.strip()}
    return filled if filled.keys() >= set(needed) else None


def is_date(line: str) -> bool:
    """Tell whether a short line begins with a date, whatever weekday or edition follows."""
    return len(line) < 90 and find_date(line) is not None


def find_date(line: str) -> str | None:
    """The part of a line that can be read as a time of publication."""
    line = _IS.chinese_date.sub(r"\1-\2-\3", re.sub(r"\s+", " ", line.strip()))
    candidates = [line, *(found[0] for found in _IS.date_like.finditer(line))]
    return next((text for text in candidates if parse_moment(text)), None)
