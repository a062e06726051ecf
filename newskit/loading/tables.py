"""CSV and TSV: delimiter, quoting and encoding are found by themselves; every row becomes a record or a problem."""

from __future__ import annotations

import csv
import re
from collections import Counter, deque
from collections.abc import Iterator
from typing import NamedTuple

from newskit.loading.decoding import read_lines
from newskit.loading.fields import looks_like, map_columns
from newskit.loading.inputs import Item, Problem, Unreadable
from newskit.loading.values import Quoted, present

_DELIMITERS = ";,\t|"
_MAX_FIELD = 16 * 2**20  # characters of one row; more is an unclosed quotation mark
_MAX_LINES = 100_000  # of one row
_SAMPLE = 100  # lines
_SAID_DELIMITER = re.compile(r"sep=(.)\s*$", re.IGNORECASE)  # for Excel
_ESCAPED_QUOTE = re.compile(r'(?<!\\)((?:\\\\)*)\\(["\'])')  # \" as MySQL, Spark and Hadoop write it

csv.field_size_limit(max(_MAX_FIELD, csv.field_size_limit()))


class _Lines:
    """Numbered lines of a file that can be put back."""

    def __init__(self, fresh: Iterator[tuple[int, str | Unreadable]]):
        self._fresh = fresh
        self._back: deque[tuple[int, str | Unreadable]] = deque()

    def take(self) -> tuple[int, str | Unreadable] | None:
        return self._back.popleft() if self._back else next(self._fresh, None)

    def put_back(self, taken: list[tuple[int, str | Unreadable]]) -> None:
        self._back.extendleft(reversed(taken))

    def sample(self) -> list[str]:
        """The next lines, left in place."""
        taken = [one for one in (self.take() for _ in range(_SAMPLE)) if one]
        self.put_back(taken)
        return [line for _, line in taken if isinstance(line, str)]


class _Way(NamedTuple):
    """One way to write a table."""

    delimiter: str
    quote: str = '"'
    skips_spaces: bool = False
    has_backslashes: bool = False
    is_strict: bool = True

    def parse(self, lines: Iterator[str]) -> Iterator[list[str]]:
        if self.has_backslashes:
            lines = (_ESCAPED_QUOTE.sub(r"\1\2\2", line) for line in lines)
        return csv.reader(
            lines,
            delimiter=self.delimiter,
            quotechar=self.quote,
            skipinitialspace=self.skips_spaces,
            strict=self.is_strict,
        )


def read(item: Item) -> Iterator[dict | Problem]:
    """Read one record a row under the names in the first row."""
    with item.open() as stream:
        lines = _Lines(read_lines(stream, item.charset))
        sample = lines.sample()
        if not any(line.strip() for line in sample):
            raise Unreadable("empty")
        said = _SAID_DELIMITER.match(sample[0])
        if said:
            lines.take()
        way = _find_way(sample[bool(said) :], said[1] if said else "\t" if item.suffix == ".tsv" else None)
        yield from _read_rows(item, lines, way)


def _read_rows(item: Item, lines: _Lines, way: _Way) -> Iterator[dict | Problem]:
    sample = lines.sample()
    header: list[str] | None = None
    failures = 0
    while True:
        taken, row, reason = _read_row(lines, way, len(header or ()), _MAX_LINES // (1 + failures))
        if not taken:
            return
        if row is None:
            if header is None:
                raise Unreadable(f"no table ({reason})")
            failures += 1
            yield Problem(item.origin, f"line {taken[0][0]}: {reason}")
        elif not any(field.strip() for field in row):
            continue
        elif header is None:
            header, is_data = _header(row, item, list(_parse(sample, way)))
            if is_data:
                lines.put_back(taken)
        else:
            raw = "".join(line for _, line in taken)
            yield {name: _value(value, way.quote, raw) for name, value in zip(header, row, strict=False)}


def _read_row(lines: _Lines, way: _Way, width: int, limit: int) -> tuple[list, list[str] | None, str]:
    """The lines of the next row, and its fields; if no way of writing explains it, only its first line and why."""
    reason = ""
    for one in (way, way._replace(has_backslashes=not way.has_backslashes), way._replace(is_strict=False)):
        taken, row, why = _try(lines, one, limit if one.is_strict else 1)
        if row is not None and width and (len(row) > width and any(field.strip() for field in row[width:])):
            why = f"more fields than the header ({len(row)} fields, {width} columns)"
        elif row is not None and 1 < len(row) < width and not str(taken[-1][1]).endswith(("\n", "\r")):
            why = f"the file ends in the middle of a row ({len(row)} fields, {width} columns)"
        elif row is not None and (one.is_strict or str(taken[0][1]).count(one.quote) % 2 == 0):
            return taken, row, ""
        lines.put_back(taken)
        reason = reason or why
        if not taken:
            return [], None, ""
    return [lines.take()], None, reason


def _try(lines: _Lines, way: _Way, limit: int) -> tuple[list, list[str] | None, str]:
    taken: list[tuple[int, str | Unreadable]] = []

    def feed() -> Iterator[str]:
        characters = 0
        while (got := lines.take()) is not None:
            taken.append(got)
            if isinstance(got[1], Unreadable):
                raise got[1]
            characters += len(got[1])
            if len(taken) > limit or characters > _MAX_FIELD:
                raise Unreadable("a quotation mark is never closed")
            yield got[1]

    try:
        return taken, next(way.parse(feed()), None), ""
    except Unreadable as error:
        return taken, None, str(error)
    except csv.Error as error:
        is_open = len(taken) > 1 or "unexpected end" in str(error)
        return taken, None, "a quotation mark is never closed" if is_open else str(error)


def _value(value: str, quote: str, raw: str) -> str | None:
    is_marker = 0 < len(value) < 6 and present(value) is None and bool(value.strip())
    return Quoted(value) if is_marker and f"{quote}{value}{quote}" in raw else present(value)


def _header(row: list[str], item: Item, sample: list[list[str]]) -> tuple[list[str], bool]:
    """The names of the columns, and whether the first row holds data instead of them."""
    names = [name.strip() or f"column {number}" for number, name in enumerate(row, 1)]
    is_data = not map_columns(names, item.columns)
    if is_data:
        first, names = names, [f"column {number}" for number in range(1, len(row) + 1)]
        kinds = [looks_like(column) for column in zip(*(one for one in sample if len(one) == len(row)), strict=True)]
        if not map_columns(names, item.columns):
            if kinds.count("text") != 1 or looks_like([row[kinds.index("text")]]) != "text":
                raise Unreadable(
                    f"none of the columns {first[:8]} is known; name them with columns={{their name: our name}}, and if the "
                    'file has no header with columns={"column 1": our name}'
                )
            names = [kind if kind and kinds.count(kind) == 1 else name for name, kind in zip(names, kinds, strict=True)]
    seen: Counter[str] = Counter()
    unique = []
    for name in names:
        seen[name] += 1
        unique.append(name if seen[name] == 1 else f"{name} {seen[name]}")
    return unique, is_data


def _parse(sample: list[str], way: _Way) -> Iterator[list[str]]:
    rows = way._replace(is_strict=False).parse(iter(sample))
    while True:
        try:
            row = next(rows, None)
        except csv.Error:
            continue
        if row is None:
            return
        if row:
            yield row


def _find_way(sample: list[str], delimiter: str | None) -> _Way:
    """The way that splits the header into most known names, then the one that splits the rows most evenly."""

    def fit(way: _Way) -> tuple[int, float, int, int]:
        rows = list(_parse(sample, way))
        width = len(rows[0]) if rows else 1
        even = sum(len(row) == width for row in rows) / len(rows) if width > 1 else 0.0
        return len(map_columns(rows[0])) if rows else 0, even, quoted(way), width

    def quoted(way: _Way) -> int:
        """How many fields begin or end with the way's quotation mark."""
        edge, mark = re.escape(way.delimiter), way.quote
        return sum(len(re.findall(rf"(?:^|{edge}) ?{mark}|{mark}(?:{edge}|\s*$)", line)) for line in sample)

    ways = [_Way(one, quote) for one in (delimiter or _DELIMITERS) for quote in "\"'"]
    ways = [way for way in ways if way.quote == '"' or quoted(way) > quoted(way._replace(quote='"'))]
    best = max(ways, key=fit)
    text = "".join(sample)
    return best._replace(
        skips_spaces=f"{best.delimiter} {best.quote}" in text,
        has_backslashes=bool(re.search(rf"\\{best.quote}(?!\s*(?:{re.escape(best.delimiter)}|$))", text, re.MULTILINE)),
    )
