"""CSV and TSV: delimiter, quoting and encoding are found by themselves; every row becomes a record or a problem."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping

from newskit.loading.decoding import read_lines
from newskit.loading.fields import map_columns
from newskit.loading.inputs import Item, Problem, Unreadable

_DELIMITERS = ";,\t|"
_MAX_FIELD = 16 * 2**20  # characters of one field; more is an unclosed quotation mark
_SAMPLE = 100  # lines

csv.field_size_limit(max(_MAX_FIELD, csv.field_size_limit()))


class _Lines:
    """Lines of a file that can be put back."""

    def __init__(self, item: Item):
        self._stream = item.open()
        self._fresh = read_lines(self._stream, item.charset)
        self._back: list[tuple[int, str | Unreadable]] = []
        self.taken: list[tuple[int, str | Unreadable]] = []

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        number, line = self._back.pop() if self._back else next(self._fresh)
        self.taken.append((number, line))
        if isinstance(line, Unreadable):
            raise line
        if sum(len(text) for _, text in self.taken[-2:]) > _MAX_FIELD or len(self.taken) > 100_000:
            raise csv.Error("field larger than field limit")
        return line

    def sample(self, count: int) -> list[str]:
        """The next lines, left in place."""
        found = []
        for number, line in self._fresh:
            found.append((number, line))
            if len(found) == count or isinstance(line, Unreadable):
                break
        self._back = found[::-1]
        return [line for _, line in found if isinstance(line, str)]

    def keep_first(self) -> int:
        """Put everything taken back but the first line; return the number of that line."""
        self._back += self.taken[:0:-1]
        return self.taken[0][0]

    def close(self) -> None:
        self._stream.close()


def read(item: Item) -> Iterator[dict | Problem]:
    """Read one record a row under the names in the first row."""
    lines = _Lines(item)
    try:
        yield from _read_rows(item, lines)
    finally:
        lines.close()


def _read_rows(item: Item, lines: _Lines) -> Iterator[dict | Problem]:
    sample = lines.sample(_SAMPLE)
    if not any(line.strip() for line in sample):
        raise Unreadable("empty")
    delimiter = "\t" if item.suffix == ".tsv" else _find_delimiter(sample)
    header: list[str] | None = None
    while True:
        lines.taken.clear()
        try:
            row = next(csv.reader(lines, delimiter=delimiter))
        except StopIteration:
            return
        except (csv.Error, Unreadable) as error:
            if header is None:
                raise Unreadable(f"no table ({error})") from None
            yield Problem(item.origin, f"line {lines.keep_first()}: {error}")
            continue
        if not any(field.strip() for field in row):
            continue
        if header is None:
            header = _header(row, item.columns)
        elif _is_unclosed(lines.taken) or len(row) > len(header) and any(field.strip() for field in row[len(header) :]):
            reason = "a quotation mark is never closed" if _is_unclosed(lines.taken) else "more fields than the header"
            number = lines.keep_first() if len(lines.taken) > 1 else lines.taken[0][0]
            yield Problem(item.origin, f"line {number}: {reason} ({len(row)} fields, {len(header)} columns)")
        else:
            yield {name: value if value.strip() else None for name, value in zip(header, row, strict=False)}


def _header(row: list[str], columns: Mapping[str, str]) -> list[str]:
    names = [name.strip() or f"column {number}" for number, name in enumerate(row, 1)]
    if not map_columns(names, columns):
        raise Unreadable(f"none of the columns {names[:8]} is known; name them with columns={{their name: our name}}")
    seen: Counter[str] = Counter()
    unique = []
    for name in names:
        seen[name] += 1
        unique.append(name if seen[name] == 1 else f"{name} {seen[name]}")
    return unique


def _is_unclosed(taken: list) -> bool:
    """A row over several lines is whole if its quotation marks come in pairs."""
    return len(taken) > 1 and sum(line.count('"') for _, line in taken if isinstance(line, str)) % 2 == 1


def _find_delimiter(sample: list[str]) -> str:
    """The delimiter that splits the header into most known names, then the one that splits the rows most evenly."""

    def fit(delimiter: str) -> tuple[int, float, int]:
        try:
            rows = [row for row in csv.reader(sample, delimiter=delimiter) if row]
        except csv.Error:
            return 0, 0.0, 0
        width = len(rows[0])
        even = sum(len(row) == width for row in rows) / len(rows)
        return len(map_columns(rows[0])), even if width > 1 else 0.0, width

    return max(_DELIMITERS, key=fit)
