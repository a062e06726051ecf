"""CSV and TSV: delimiter, quoting and encoding are found by themselves; every row becomes a record or a problem."""

import csv
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import islice
from typing import Any, NamedTuple

from newskit.loading.decoding import read_lines
from newskit.loading.fields import find_header, looks_like, map_columns
from newskit.loading.inputs import Item, Unreadable
from newskit.loading.values import Quoted, present

_DELIMITERS = ";,\t|^~\x01"
_NO_DELIMITER = "\ufffe"  # of a table with one column
_MAX_FIELD = 16 * 2**20  # characters of one row; more is an unclosed quotation mark
_MAX_LINES = 100_000  # of one row
_SAMPLE = 100  # lines
_BREAK = re.compile(r"(?<!\\)((?:\\\\)*)\\n")
_SAID_DELIMITER = re.compile(r'"?sep=(.)"?\s*$', re.IGNORECASE)  # for Excel
_OPEN = "a quotation mark is never closed"

csv.field_size_limit(max(_MAX_FIELD, csv.field_size_limit()))
_Line = tuple[int, str | Unreadable]  # numbered


class _Way(NamedTuple):
    """One way to write a table."""

    delimiter: str
    quote: str = '"'
    skips_spaces: bool = False
    has_backslashes: bool = False  # \" and \n as MySQL, Spark and Hadoop write them
    is_strict: bool = True

    def parse(self, lines: Iterable[str]) -> Any:
        if self.has_backslashes:
            lines = (_BREAK.sub("\\1\\\\\n", line).replace("\\N", "\\\\N") for line in lines)
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
        if line.count(mark) % 2:
            raise csv.Error(_OPEN)
        ends = rf" *(?={edge}|$)"
        field = rf"(?:^|{edge})(?: *{mark}((?:[^{mark}]|{mark}(?!{ends}))*){mark}{ends}|([^{edge}]*))"
        found = islice(re.finditer(field, line.rstrip("\r\n")), width + 1)
        return [one[2] if one[1] is None else one[1].replace(mark * 2, mark) for one in found]

    def parse_sample(self, sample: list[str]) -> list[tuple[int, list[str]]]:
        """The rows of some lines, as far as they can be read, each with the number of the line that it ends in."""
        reader = self._replace(is_strict=False).parse(sample)
        found: list[tuple[int, list[str]]] = []
        with suppress(csv.Error):
            for row in reader:
                found += [(reader.line_num, row)] if row else []
        return found


def read(item: Item) -> Iterator[dict | str]:
    """Read one record a row under the names in the first row."""
    with item.open() as stream:
        fresh = read_lines(stream, item.charset)
        first = list(islice(fresh, _SAMPLE))
        said = _SAID_DELIMITER.match(str(first[0][1])) if first else None
        first = first[bool(said) :]
        sample = [line for _, line in first if isinstance(line, str)]
        if not any(map(str.strip, sample)):
            raise Unreadable("empty")
        way = _find_way(sample, said[1] if said else "\t" if item.suffix == ".tsv" else None, item.columns)
        names, above = _find_names(way.parse_sample(sample), item.columns)
        yield from _read_rows(deque(first[above:]), fresh, way, names)


def is_header(line: str) -> bool:
    """Tell whether a line names at least two columns, half of them known, as spreadsheets save "text"."""
    split = [[name.strip("\"' \n") for name in line[:1000].split(mark)] for mark in ";\t|"]
    return any(len(names) > 1 and len(map_columns(names)) >= max(2, len(names) / 2) for names in split)


def _read_rows(ahead: deque[_Line], fresh: Iterator[_Line], way: _Way, names: list[str]) -> Iterator[dict | str]:
    """The rows of a file, of which some lines are `ahead`: those that are taken back are read again in another way."""
    failures = 0
    while ahead or (ahead := deque(islice(fresh, 1))):
        taken, row, reason = _read_row(ahead, fresh, way, len(names), _MAX_LINES // (1 + failures))
        if row is None:
            failures += 1
            yield f"line {taken[0][0]}: {reason}"
        elif any(map(str.strip, row)):
            raw = "".join(str(line) for _, line in taken)
            markers = [value for value in row if value.strip() and present(value) is None]
            quoted = [value for value in markers if f"{way.quote}{value}{way.quote}" in raw]
            values = (Quoted(value) if value in quoted else present(value) for value in row)
            yield dict(zip(names, values, strict=False))


def _read_row(
    ahead: deque[_Line], fresh: Iterator[_Line], way: _Way, width: int, limit: int
) -> tuple[list[_Line], list[str] | None, str]:
    """The lines of the next row, and its fields; if no way of writing explains it, only its first line and why."""
    reason = ""
    for one in (way, way._replace(has_backslashes=not way.has_backslashes), way._replace(is_strict=False)):
        taken: list[_Line] = []
        fed = _feed(ahead, fresh, taken, limit if one.is_strict else 1)
        try:
            row: list[str] = next(one.parse(fed) if one.is_strict else (one.split(line, width) for line in fed))
            if any(map(str.strip, row[width:])):
                raise Unreadable(f"more fields than the header ({len(row)} fields, {width} columns)")
            if 1 < len(row) < width and not str(taken[-1][1]).endswith(("\n", "\r")):
                raise Unreadable(f"the file ends in the middle of a row ({len(row)} fields, {width} columns)")
            return taken, row, ""
        except Unreadable as error:
            why = str(error)
        except csv.Error as error:
            why = _OPEN if len(taken) > 1 or "unexpected end" in str(error) else str(error)
        ahead.extendleft(reversed(taken))
        reason = reason or why
    return [ahead.popleft()], None, reason


def _feed(ahead: deque[_Line], fresh: Iterator[_Line], taken: list[_Line], limit: int) -> Iterator[str]:
    characters = 0
    while (got := ahead.popleft() if ahead else next(fresh, None)) is not None:
        taken.append(got)
        if isinstance(got[1], Unreadable):
            raise got[1]
        characters += len(got[1])
        if len(taken) > limit or characters > _MAX_FIELD:
            raise Unreadable(_OPEN)
        yield got[1]


def _find_names(numbered: list[tuple[int, list[str]]], columns: Mapping[str, str]) -> tuple[list[str], int]:
    """The names of the columns, and how many lines stand above the data."""
    rows = [row for _, row in numbered] or [[]]
    names, above = find_header(rows, columns)
    data = rows[above:]
    if above and data and all(len(one) == len(names) + 1 and one[0].isdigit() for one in data):
        names = ["index", *names]  # as R writes names of rows
    if not names:  # there is no header, or one that is not known
        kinds = [looks_like(column) for column in zip(*(one for one in rows if len(one) == len(rows[0])), strict=True)]
        if kinds.count("text") != 1 or looks_like([rows[0][kinds.index("text")]]) != "text":
            advice = "name them with columns={their name: our name}, and if the file has no header with "
            raise Unreadable(f'none of the columns {rows[0][:8]} is known; {advice}columns={{"column 1": our name}}')
        names = [kind if kind and kinds.count(kind) == 1 else f"column {i}" for i, kind in enumerate(kinds, 1)]
    return names, numbered[above - 1][0] if above else 0


def _find_way(sample: list[str], delimiter: str | None, columns: Mapping[str, str]) -> _Way:
    """The way that splits the header into most known names, then the one that splits the rows most evenly."""

    def fit(way: _Way) -> tuple[int, float, int, int]:
        rows = [row for _, row in way.parse_sample(sample)] or [[]]
        names, above = find_header(rows, columns)
        rows = rows[max(0, above - 1) :]
        width = len(rows[0])
        even = sum(len(row) == width for row in rows) / len(rows) if width > 1 else 0.0
        return len(map_columns(names, columns)), even, quoted(way), width

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
