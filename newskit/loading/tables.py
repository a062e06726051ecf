"""CSV and TSV: delimiter, quoting and encoding are found by themselves; every row becomes a record or a problem."""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from newskit.loading.decoding import read_lines
from newskit.loading.fields import column_names, looks_like, map_columns
from newskit.loading.inputs import Item, Unreadable
from newskit.loading.values import Quoted, present

_DELIMITERS = ";,\t|^~\x01"
_NO_DELIMITER = "\ufffe"  # of a table with one column
_HEADER_WITHIN = 20  # lines; exports print a few above their table
_MAX_FIELD = 16 * 2**20  # characters of one row; more is an unclosed quotation mark
_MAX_LINES = 100_000  # of one row
_SAMPLE = 100  # lines
_MAX_COLUMNS = 1000
_BREAK = re.compile(r"(?<!\\)((?:\\\\)*)\\n")
_SAID_DELIMITER = re.compile(r'"?sep=(.)"?\s*$', re.IGNORECASE)  # for Excel
_OPEN = "a quotation mark is never closed"

csv.field_size_limit(max(_MAX_FIELD, csv.field_size_limit()))
_Line = tuple[int, str | Unreadable]  # numbered


class _Lines:
    """The lines of a file, which can be put back."""

    def __init__(self, fresh: Iterator[_Line]):
        self._fresh = fresh
        self._back: deque[_Line] = deque()

    def take(self) -> _Line | None:
        return self._back.popleft() if self._back else next(self._fresh, None)

    def put_back(self, taken: list[_Line]) -> None:
        self._back.extendleft(reversed(taken))


class _Way(NamedTuple):
    """One way to write a table."""

    delimiter: str
    quote: str = '"'
    skips_spaces: bool = False
    has_backslashes: bool = False  # \" and \n as MySQL, Spark and Hadoop write them
    is_strict: bool = True

    def parse(self, lines: Iterable[str]) -> Iterator[list[str]]:
        if self.has_backslashes:
            edge = re.escape(self.delimiter)
            missing = re.compile(rf"(^|(?<={edge}))\\N(?={edge}|\s*$)")
            lines = (_BREAK.sub("\\1\\\\\n", missing.sub("", line)) for line in lines)
        return csv.reader(
            lines,
            delimiter=self.delimiter,
            quotechar=self.quote,
            escapechar="\\" if self.has_backslashes else None,
            skipinitialspace=self.skips_spaces,
            strict=self.is_strict,
        )

    def split(self, line: str, width: int) -> list[str]:
        """The fields of a line in which quotation marks stand where none may: one ends at a delimiter."""
        edge, mark = re.escape(self.delimiter), self.quote
        ends = rf" *(?={edge}|$)"
        field = rf"(?:^|{edge})(?: *{mark}((?:[^{mark}]|{mark}(?!{ends}))*){mark}{ends}|([^{edge}]*))"
        found = islice(re.finditer(field, line.rstrip("\r\n")), (width or _MAX_COLUMNS) + 1)
        return [one[2] if one[1] is None else one[1].replace(mark * 2, mark) for one in found]

    def parse_sample(self, sample: list[str]) -> list[list[str]]:
        """The rows of some lines, as far as they can be read."""
        rows, found = self._replace(is_strict=False).parse(sample), []
        while True:
            try:
                found.append(next(rows))
            except csv.Error:
                continue
            except StopIteration:
                return [row for row in found if row]


def read(item: Item) -> Iterator[dict | str]:
    """Read one record a row under the names in the first row."""
    with item.open() as stream:
        lines = _Lines(read_lines(stream, item.charset))
        taken = [one for one in (lines.take() for _ in range(_SAMPLE)) if one]
        sample = [line for _, line in taken if isinstance(line, str)]
        if not any(map(str.strip, sample)):
            raise Unreadable("empty")
        said = _SAID_DELIMITER.match(sample[0])
        above = bool(said) or _header_at(sample, item.columns)
        lines.put_back(taken[above:])
        sample = sample[above:]
        way = _find_way(sample, said[1] if said else "\t" if item.suffix == ".tsv" else None)
        yield from _read_rows(item, lines, way, sample)


def is_header(line: str) -> bool:
    """Tell whether a line names at least two columns, half of them known, as spreadsheets save "text"."""
    split = [[name.strip("\"' \n") for name in line[:1000].split(mark)] for mark in ";\t|"]
    return any(len(names) > 1 and len(map_columns(names)) >= max(2, len(names) / 2) for names in split)


def _read_rows(item: Item, lines: _Lines, way: _Way, sample: list[str]) -> Iterator[dict | str]:
    header: list[str] = []
    failures = 0
    while True:
        taken, row, reason = _read_row(lines, way, len(header), _MAX_LINES // (1 + failures))
        if not taken:
            return
        if row is None:
            if not header:
                raise Unreadable(f"no table ({reason})")
            failures += 1
            yield f"line {taken[0][0]}: {reason}"
        elif header and any(map(str.strip, row)):
            raw = "".join(str(line) for _, line in taken)
            markers = [value for value in row if value.strip() and present(value) is None]
            quoted = [value for value in markers if f"{way.quote}{value}{way.quote}" in raw]
            values = (Quoted(value) if value in quoted else present(value) for value in row)
            yield dict(zip(header, values, strict=False))
        elif any(map(str.strip, row)):
            header, is_data = _header(row, item, way.parse_sample(sample))
            lines.put_back(taken if is_data else [])


def _read_row(lines: _Lines, way: _Way, width: int, limit: int) -> tuple[list[_Line], list[str] | None, str]:
    """The lines of the next row, and its fields; if no way of writing explains it, only its first line and why."""
    reason = ""
    for one in (way, way._replace(has_backslashes=not way.has_backslashes), way._replace(is_strict=False)):
        taken, row, why = _try(lines, one, width, limit if one.is_strict else 1)
        if not taken:
            return [], None, ""
        if row is not None:
            if width and any(map(str.strip, row[width:])):
                why = f"more fields than the header ({len(row)} fields, {width} columns)"
            elif 1 < len(row) < width and not str(taken[-1][1]).endswith(("\n", "\r")):
                why = f"the file ends in the middle of a row ({len(row)} fields, {width} columns)"
            elif one.is_strict or str(taken[0][1]).count(one.quote) % 2 == 0:
                return taken, row, ""
        lines.put_back(taken)
        reason = reason or why
    return [taken[0]] if lines.take() else [], None, reason


def _try(lines: _Lines, way: _Way, width: int, limit: int) -> tuple[list[_Line], list[str] | None, str]:
    taken: list[_Line] = []

    def feed() -> Iterator[str]:
        characters = 0
        while (got := lines.take()) is not None:
            taken.append(got)
            if isinstance(got[1], Unreadable):
                raise got[1]
            characters += len(got[1])
            if len(taken) > limit or characters > _MAX_FIELD:
                raise Unreadable(_OPEN)
            yield got[1]

    try:
        if way.is_strict:
            return taken, next(way.parse(feed()), None), ""
        return taken, next((way.split(line, width) for line in feed()), None), ""
    except Unreadable as error:
        return taken, None, str(error)
    except csv.Error as error:
        return taken, None, _OPEN if len(taken) > 1 or "unexpected end" in str(error) else str(error)


def _header(row: list[str], item: Item, sample: list[list[str]]) -> tuple[list[str], bool]:
    """The names of the columns, and whether the first row holds data instead of them."""
    if len(sample) > 1 and all(len(one) == len(row) + 1 and one[0].isdigit() for one in sample[1:]):
        row = ["index", *row]  # as R writes names of rows
    names, numbered = column_names(row)
    is_data = not map_columns(names, item.columns)
    if is_data:
        kinds = [looks_like(column) for column in zip(*(one for one in sample if len(one) == len(row)), strict=True)]
        if map_columns(numbered, item.columns):
            names = numbered
        elif kinds.count("text") == 1 and looks_like([row[kinds.index("text")]]) == "text":
            pairs = zip(numbered, kinds, strict=True)
            names = [kind if kind and kinds.count(kind) == 1 else number for number, kind in pairs]
        else:
            advice = "name them with columns={their name: our name}, and if the file has no header with "
            raise Unreadable(f'none of the columns {names[:8]} is known; {advice}columns={{"column 1": our name}}')
    return names, is_data


def _header_at(sample: list[str], columns: Mapping[str, str]) -> int:
    """The line with the names of the columns: the first, unless only a later one has any."""

    def known(line: str) -> int:
        return max(len(map_columns((name.strip("\"' \n") for name in line.split(one)), columns)) for one in _DELIMITERS)

    return 0 if known(sample[0]) else next((i for i, line in enumerate(sample[:_HEADER_WITHIN]) if known(line) > 1), 0)


def _find_way(sample: list[str], delimiter: str | None) -> _Way:
    """The way that splits the header into most known names, then the one that splits the rows most evenly."""

    def fit(way: _Way) -> tuple[int, float, int, int]:
        rows = way.parse_sample(sample) or [[]]
        width = len(rows[0])
        even = sum(len(row) == width for row in rows) / len(rows) if width > 1 else 0.0
        return len(map_columns(rows[0])), even, quoted(way), width

    def quoted(way: _Way) -> int:
        """How many fields begin or end with the way's quotation mark."""
        edge, mark = re.escape(way.delimiter), way.quote
        return sum(len(re.findall(rf"(?:^|{edge}) ?{mark}|{mark}(?:{edge}|\s*$)", line)) for line in sample)

    has_spaces = re.match(r'"[^"]*"(?: "[^"]*")+\s*$', sample[0])  # as R writes
    ways = [_Way(one, quote) for one in (delimiter or _DELIMITERS + " " * bool(has_spaces)) for quote in "\"'"]
    ways = [way for way in ways if way.quote == '"' or quoted(way) > quoted(way._replace(quote='"'))]
    best = max(ways, key=fit)
    if not delimiter and map_columns([sample[0].strip(f"{best.quote} \r\n")]):
        best = _Way(_NO_DELIMITER, best.quote)
    text = "".join(sample)
    edge = re.escape(best.delimiter)
    signs = rf"\\{best.quote}(?!\s*(?:{edge}|$))|(?:^|{edge})\\N(?:{edge}|\r?$)"
    if not quoted(best):  # within quotation marks a line may end with a backslash of its own
        signs += r"|\\\r?$"
    escaped = re.search(signs, text, re.MULTILINE)
    return best._replace(skips_spaces=f"{best.delimiter} {best.quote}" in text, has_backslashes=bool(escaped))
