"""Excel (.xlsx): the first row with known names is the header, every row below it a record, in every sheet."""

from collections.abc import Iterator
from contextlib import closing
from io import BytesIO
from itertools import chain, islice
from typing import Any

from newskit.loading.documents import check_zip
from newskit.loading.fields import HEADER_WITHIN, find_header
from newskit.loading.inputs import Item, Unreadable

_MAX_ROWS, _MAX_COLUMNS = 200_000, 1000
_CELL_LIMIT = 32_767  # characters; Excel cuts longer text


def read(item: Item) -> Iterator[dict | str]:
    """Read one record a row."""
    from openpyxl import load_workbook

    data = item.read()
    check_zip(data)
    with closing(load_workbook(BytesIO(data), read_only=True, data_only=True)) as book:
        found = [record for sheet in book.worksheets for record in _read_sheet(item, sheet)]
    if not found:
        advice = 'name them with columns={their name: our name}, without a header with columns={"column 1": our name}'
        raise Unreadable(f"no sheet has a row with known column names; {advice}")
    yield from found


def _read_sheet(item: Item, sheet: Any) -> Iterator[dict | str]:
    from openpyxl.utils.escape import unescape

    sheet.reset_dimensions()  # what a file says about its size may be wrong
    cut = enumerate((row[:_MAX_COLUMNS] for row in sheet.iter_rows(values_only=True)), 1)
    filled = ((number, row) for number, row in cut if any(str(one or "").strip() for one in row))
    rows = ((number, [unescape(one) if isinstance(one, str) else one for one in row]) for number, row in filled)
    first = list(islice(rows, HEADER_WITHIN))
    names, above = find_header([values for _, values in first], item.columns)
    for number, values in chain(first[above:], rows) if names else ():
        if number > _MAX_ROWS:
            yield f"{sheet.title}: more than {_MAX_ROWS:,} rows; what stands below is not read"
            return
        names += [f"column {i}" for i in range(len(names) + 1, len(values) + 1)]
        if any(isinstance(value, str) and len(value) >= _CELL_LIMIT for value in values):
            yield f"{sheet.title}, row {number}: a text was cut by Excel at {_CELL_LIMIT} characters"
        yield dict(zip(names, values, strict=False))
