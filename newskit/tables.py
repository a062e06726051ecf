"""Tables as HTML, and the cells of a table as a reader expects them: on a page, a terminal, a form."""

from html import escape
from numbers import Integral, Real
from typing import Any

import numpy as np
import pandas as pd

from newskit.texts import Language, Texts, texts
from newskit.times import TIMEZONE

_SORTED = 16  # columns that a table may have to be sorted by them
# A table is laid out as a grid once it is sorted, and each cell takes the place that its row has by that column.
SORTING = (
    """
.nk-sortable th label { position: relative; cursor: pointer; }
.nk-sortable th label:hover { text-decoration: underline; }
.nk-sortable th input { position: absolute; opacity: 0; width: 1px; height: 1px; }
.nk-sortable th label:has(input:focus-visible) { outline: 2px solid #0a5a9c; }
.nk-sortable th label:has(input:checked)::after { content: " \\25be"; }
@media screen {
  .nk-sortable:has(input:checked) table { display: grid; grid-template-columns: repeat(var(--columns), auto); }
  .nk-sortable:has(input:checked) :is(thead, tbody, tr) { display: contents; }
"""
    + "".join(f"  .nk-sortable:has(.s{n}:checked) td {{ order: var(--s{n}); }}\n" for n in range(_SORTED))
    + "}\n"
)

_WORD = 22  # characters; a longer word may be broken to let a table's columns fit the page
_LONG = 60  # characters of a cell from which on a phone shows each row as a card
_MANY = 8  # columns from which on a table is set smaller on paper


def table(
    frame: pd.DataFrame, index: bool = False, language: Language = "en", timezone: str = TIMEZONE, group: str = ""
) -> str:
    """HTML of a table for a `View`: everything escaped, numbers to the right, wide tables scroll, times in one zone.

    With `group`, a name that no other table of the page has, the heads of the columns are buttons that sort the rows
    (numbers and times from the largest); style sheets do it, for a report runs no scripts.

    Examples
    --------
    >>> "<b>" in table(pd.DataFrame({"source": ["<b>Kurier</b>"]}))
    False
    """
    say = texts(language)
    frame = frame.reset_index() if index else frame
    group = group if len(frame) > 1 and frame.shape[1] <= _SORTED else ""
    cells = [column_cells(values, say, timezone) for _, values in frame.items()]
    heads = [
        column_head(str(name), values, told, timezone)
        for (name, values), told in zip(frame.items(), cells, strict=True)
    ]
    cards = any(len(cell) > _LONG for column in cells for cell in column)
    columns = [
        _column(
            head,
            told,
            frame.iloc[:, place],
            f'<input type="radio" name="{group}" class="s{place}">' * bool(group),
            cards,
        )
        for place, (head, told) in enumerate(zip(heads, cells, strict=True))
    ]
    head, *rows = ("".join(parts) for parts in zip(*columns, strict=True))
    body = "".join(f"<tr{places}>{row}</tr>\n" for places, row in zip(_places(frame, group), rows, strict=True))
    kinds = {"nk-scroll": True, "nk-sortable": group, "nk-cards": cards, "nk-many": frame.shape[1] >= _MANY}
    named = " ".join(name for name, there in kinds.items() if there)
    style = f' style="--columns: {frame.shape[1]}"' if group else ""
    inside = f"<table><thead><tr>{head}</tr></thead><tbody>\n{body}</tbody></table>"
    return f'<div class="{named}" tabindex="0"{style}>{inside}</div>'


def _places(frame: pd.DataFrame, group: str) -> list[str]:
    """For each row, its place when the table is sorted by each column, as style."""
    if not group:
        return [""] * len(frame)
    ranks = []
    for place in range(frame.shape[1]):
        values = frame.iloc[:, place]
        falling = pd.api.types.is_numeric_dtype(values) or pd.api.types.is_datetime64_any_dtype(values)
        keys = values if falling else values.map(lambda value: "" if _is_missing(value) else str(value).casefold())
        order = keys.reset_index(drop=True).sort_values(ascending=not falling, kind="stable").index
        ranks.append(dict(zip(order, range(1, len(order) + 1), strict=True)))
    return [
        f' style="{";".join(f"--s{place}:{rank[row]}" for place, rank in enumerate(ranks))}"'
        for row in range(len(frame))
    ]


def _is_missing(value: object) -> bool:
    return not isinstance(value, (list, tuple)) and pd.isna(value)


def _column(head: str, cells: list[str], values: pd.Series, button: str, named: bool) -> list[str]:
    """The cells of a column, its head first; words are not broken unless they are very long."""
    is_time = pd.api.types.is_datetime64_any_dtype(values)
    kind = " class=nk-number" if pd.api.types.is_numeric_dtype(values) else " class=nk-time" if is_time else ""
    width = max((len(word) for cell in [head, *cells] for word in cell.split()), default=0)
    words = f"<label>{button}{escape(head)}</label>" if button else escape(head)
    first = f'<th{kind} style="min-width:{0.65 * min(width, _WORD):.2f}em">{words}</th>'
    kind += f' data-head="{escape(head)}"' if named else ""
    return [first, *(f"<td{kind}>{escape(cell)}</td>" for cell in cells)]


def column_cells(values: pd.Series, say: Texts, timezone: str = TIMEZONE) -> list[str]:
    """The values of a column as a reader expects them: missing = a dash, the same number of decimals all down."""
    if pd.api.types.is_float_dtype(values):
        digits = _decimals(values)
        return ["–" if pd.isna(value) else say.number(value, digits, fixed=True) for value in values]
    return [shown(value, say, timezone) for value in values]


def column_head(name: str, values: pd.Series, cells: list[str], timezone: str = TIMEZONE) -> str:
    """The name of a column, and of the zone if it shows times of day."""
    if not isinstance(values.dtype, pd.DatetimeTZDtype) or not any(":" in cell for cell in cells):
        return name
    zone = str(values.dtype.tz)
    return f"{name} ({timezone if zone == 'UTC' else zone})"


def _decimals(values: pd.Series) -> int:
    """As few as tell the values of a column apart, and no more than its largest one bears."""
    known = values.dropna().abs().to_numpy(float)
    known = known[np.isfinite(known)]
    most = known.max(initial=0)
    enough = 0 if most >= 100 else 1 if most >= 10 else 2 if most >= 0.1 else 3
    return next((digits for digits in range(enough) if np.allclose(known, known.round(digits), atol=1e-9)), enough)


def shown(value: Any, say: Texts | None = None, timezone: str = TIMEZONE) -> str:
    """A value as a reader expects it: missing = a dash, times on the clock of a zone, bare days without a time."""
    say = say or texts()
    if isinstance(value, (list, tuple)):
        return ", ".join(shown(part, say, timezone) for part in value)
    if pd.isna(value):
        return "–"
    if isinstance(value, Integral) and not isinstance(value, bool):
        return say.number(int(value), 0)
    if isinstance(value, Real) and not isinstance(value, bool):
        largest = max(abs(float(value)), 1e-4)
        return say.number(float(value), int(np.clip(2 - np.floor(np.log10(largest)), 0, 6)))
    if isinstance(value, pd.Timestamp):
        return say.time(value, timezone)
    return str(value)
