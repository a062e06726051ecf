"""Tables in files that people open with a spreadsheet: text stays text, times stay readable, nothing is a formula."""

import json
import math
import os
import re
import warnings
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

import pandas as pd

from newskit.door import paths
from newskit.errors import InputError
from newskit.files import replace_file
from newskit.frames import on_the_clock

CELL = 32_000  # characters; Excel cuts a cell at 32,767
_ROWS = 1_048_575  # below the header
_WIDEST, _NARROWEST, _LOOKED_AT = 60, 9, 200  # characters, characters, rows
# A cell that starts like this is a formula to a spreadsheet; an apostrophe in front makes it text again.
_FORMULA = re.compile(r"'*\s*[=+\-@\t\r]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")  # no XML file can hold them
_NO_SHEET = re.compile(r"[\[\]:*?/\\]|^'|'$|^$")


def to_excel(path: str | os.PathLike, timezone: str = "Europe/Berlin", **tables: pd.DataFrame) -> Path:
    """Write tables into one Excel file, one sheet a table.

    The header stays in sight when one scrolls, columns are about as wide as what stands in them, and every column can
    be filtered. Excel knows no time zones: times are those of `timezone`, bare days stay days. Text that a spreadsheet
    would take for a formula gets an apostrophe in front; a text too long for a cell (over 32,000 characters) ends in
    "…".

    Parameters
    ----------
    path : path
        The file, ending in .xlsx; one that is there is replaced once the new one is complete.
    timezone : str
        On whose clock times are shown.
    **tables : DataFrame
        Name of the sheet -> table: ``articles=articles, quotes=quotes``.

    Returns
    -------
    Path
        The file.

    Raises
    ------
    InputError
        If there is no table, one has more rows than Excel can hold, or a name cannot be that of a sheet.

    Warns
    -----
    UserWarning
        Once, with the number of cells that were too long.

    Examples
    --------
    >>> import newskit as nk
    >>> articles = nk.load_articles(pd.DataFrame({"title": ["=Pegel"], "text": ["Der Fluss steigt."]}), progress=False)
    >>> import tempfile
    >>> path = to_excel(Path(tempfile.mkdtemp()) / "corpus.xlsx", articles=articles)
    >>> pd.read_excel(path)["title"].tolist()
    ["'=Pegel"]
    """
    from openpyxl import Workbook

    path = Path(paths(path)[0])
    if path.suffix.lower() != ".xlsx":
        raise InputError(f"{path.name}: an Excel file ends in .xlsx")
    _check_tables(tables)
    book = Workbook(write_only=True)
    cut = sum(_add_sheet(book, name, table, timezone) for name, table in tables.items())
    replace_file(path, book.save)
    if cut:
        warnings.warn(f"{cut} texts are longer than an Excel cell and end in …", stacklevel=2)
    return path


def defuse(table: pd.DataFrame) -> pd.DataFrame:
    """A table for a CSV file: text that a spreadsheet would take for a formula gets an apostrophe in front.

    Examples
    --------
    >>> defuse(pd.DataFrame({"title": ["=1+1", "Pegel"], "n": [-1, 2]})).values.tolist()
    [["'=1+1", -1], ['Pegel', 2]]
    """
    text = [name for name, values in table.items() if not pd.api.types.is_numeric_dtype(values)]
    changed = {name: table[name].map(_defused_value) for name in text if table[name].dtype.kind not in "Mmb"}
    return table.assign(**changed).rename(columns=_defused_value)


def defused(text: str) -> str:
    """One text with an apostrophe in front if a spreadsheet would take it for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def fused(text: str) -> str:
    """What `defused` was made from.

    Examples
    --------
    >>> fused(defused("=1+1"))
    '=1+1'
    """
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def cell_text(text: str) -> str:
    """A text as a cell can hold it: no control characters, not too long, no formula."""
    text = _CONTROL.sub("", text)
    return defused(text if len(text) <= CELL else text[: CELL - 1] + "…")


def _defused_value(value: object) -> object:
    return defused(value) if isinstance(value, str) else value


def _check_tables(tables: dict[str, pd.DataFrame]) -> None:
    if not tables:
        raise InputError("no table was given: to_excel(path, articles=articles, quotes=quotes)")
    for name, table in tables.items():
        if not isinstance(table, pd.DataFrame):
            raise InputError(f"{name!r} is no table (a pandas DataFrame) but {type(table).__name__}")
        if len(table) > _ROWS:
            raise InputError(f"{name!r} has {len(table):,} rows, a sheet holds {_ROWS:,}; write Parquet or CSV")
        if len(name) > 31 or _NO_SHEET.search(name):
            raise InputError(f"{name!r} cannot be the name of a sheet: 1 to 31 characters, none of []:*?/\\")
    if len({name.casefold() for name in tables}) < len(tables):
        raise InputError(f"Excel takes two of these names for the same: {list(tables)}")


def _add_sheet(book: Any, name: str, table: pd.DataFrame, timezone: str) -> int:
    """One table as a sheet; the number of texts that were cut."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    table = table if isinstance(table.index, pd.RangeIndex) else _with_index(table)
    days = table.get("published_precision")
    columns = (_values(table.iloc[:, place], timezone, days) for place in range(table.shape[1]))
    rows = zip(*columns, strict=True)
    first = list(islice(rows, _LOOKED_AT))
    header = [cell_text(str(column)) for column in table.columns]
    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    for place, title in enumerate(header):
        longest = max((len(_seen(row[place])) for row in first), default=0)
        width = min(max(longest, len(title) + 3, _NARROWEST), _WIDEST) + 1
        sheet.column_dimensions[get_column_letter(place + 1)].width = width
    if header:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(header))}{len(table) + 1}"
    heads = [WriteOnlyCell(sheet, title) for title in header]
    for head in heads:
        head.font, head.alignment = Font(bold=True), Alignment(vertical="top")
    sheet.append(heads)
    cut = 0
    for row in (*first, *rows):
        cut += sum(type(value) is str and len(value) > CELL for value in row)
        sheet.append([_cell(sheet, value) for value in row])
    return cut


def _with_index(table: pd.DataFrame) -> pd.DataFrame:
    """An index that says something (names, groups) as columns; row numbers of a larger table say nothing."""
    named = any(name is not None for name in table.index.names) or not pd.api.types.is_integer_dtype(table.index)
    return table.reset_index() if named else table


def _values(values: pd.Series, timezone: str, days: pd.Series | None) -> Iterator[object]:
    """A column as what Excel knows: numbers, truth, times without zone, text, nothing."""
    if isinstance(values.dtype, pd.DatetimeTZDtype):
        local = on_the_clock(values, timezone)
        if values.name == "published" and days is not None:
            bare = days.eq("day").fillna(False).astype(bool)
            local = local.where(~bare, values.dt.tz_convert("UTC").dt.tz_localize(None))
        values = local
    return map(_plain, values)


def _plain(value: Any) -> object:
    if isinstance(value, (list, tuple, set, dict)) or (hasattr(value, "ndim") and value.ndim):
        listed = value.tolist() if hasattr(value, "tolist") else list(value) if isinstance(value, set) else value
        return json.dumps(listed, ensure_ascii=False, default=str)
    if value is None or pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        value = value.tz_localize(None) if value.tzinfo else value
        return value.to_pydatetime(warn=False) if value.year >= 1900 else value.isoformat()
    value = value.item() if hasattr(value, "item") else value
    if isinstance(value, float) and math.isinf(value):
        return str(value)
    return value if isinstance(value, (bool, int, float, str)) else str(value)


def _cell(sheet: Any, value: object) -> object:
    from openpyxl.cell import WriteOnlyCell

    if isinstance(value, str):
        cell = WriteOnlyCell(sheet, cell_text(value))
        cell.data_type = "s"  # never read as a number, a date, or an error
        return cell
    if isinstance(value, datetime):
        cell = WriteOnlyCell(sheet, value)
        cell.number_format = "yyyy-mm-dd" if value.time() == value.min.time() else "yyyy-mm-dd hh:mm"
        return cell
    return value


def _seen(value: object) -> str:
    return "" if value is None else str(value).partition("\n")[0]
