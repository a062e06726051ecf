"""What all figures share: colours, sizes, numbers and days in the language of the reader."""

from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import Any, Literal

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.ticker import FuncFormatter, MaxNLocator

from newskit.errors import InputError
from newskit.frames import KINDS
from newskit.texts import Texts

# Okabe & Ito (2008), safe for colour-blind readers; ordered so that neighbours differ in lightness as well.
COLOURS = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#5d5d5d")
OTHERS = "#bdbdbd"  # what is drawn together as "others"
WHITE = "#ffffff"
# Of lines, for the same.
DASHES = ("-", (0, (6, 1.5)), "-.", (0, (1.5, 1.5)), (0, (8, 2, 1, 2, 1, 2)), (0, (3, 1)), (0, (1, 3)))
HATCHES = ("", "//", "..", "xx", "\\\\", "--", "oo")  # a second sign, for print without colours
MARKERS = "osD^vPX"
TARGET, REFERENCE = "#0072b2", "#d55e00"
BLUES = LinearSegmentedColormap.from_list("newskit", ["#e3eef6", COLOURS[0], "#002a44"])  # of counts in cells
WIDTH = 7.5  # inches: the width of a report's column
REST = "others"
UNNAMED = "not stated"
Period = Literal["D", "W", "M", "Q", "Y"]
PERIODS = {"D": "day", "W": "week from", "M": "month", "MS": "month", "Q": "quarter from", "Y": "year from"}


def new_axes(ax: Axes | None, height: float, width: float = WIDTH) -> Axes:
    """The given Axes, or those of a new figure; with light lines and without a box."""
    if ax is None:
        _, ax = plt.subplots(figsize=(width, height), layout="constrained")
    ax.spines[["top", "right"]].set_visible(False)
    ax.spines[["left", "bottom"]].set_color("#808080")
    ax.tick_params(color="#808080", labelsize=9)
    ax.set_axisbelow(True)
    return ax


def number_axis(ax: Axes, say: Texts, which: Literal["x", "y"] = "x", whole: bool = True) -> None:
    """The language's numbers and a light grid on one axis."""
    axis = getattr(ax, f"{which}axis")
    axis.set_major_formatter(FuncFormatter(lambda value, _: say.number(value)))
    if whole:
        axis.set_major_locator(MaxNLocator(nbins=7, integer=True))
    ax.grid(axis=which, color="#e0e0e0", linewidth=0.8)


def choose_period(times: pd.Series) -> Period:
    """Days up to two months, weeks up to a year, then months: as many as can be told apart next to each other.

    Examples
    --------
    >>> choose_period(pd.Series(pd.to_datetime(["2025-03-03", "2025-08-01"])))
    'W'
    """
    days = (times.max() - times.min()).days
    return "D" if days <= 62 else "W" if days <= 370 else "M"


def groups_of(values: pd.Series, most: int = len(COLOURS)) -> list[str]:
    """Groups to tell apart, in alphabetical order; where there are too many, the largest and "others".

    The order does not depend on the numbers, so that a source has the same colour in every figure of a corpus.
    """
    found = labelled(values)
    sizes = found.value_counts()
    if len(sizes) <= most:
        return sorted(sizes.index)
    largest = sizes.sort_index(kind="stable").sort_values(ascending=False, kind="stable").index[: most - 1]
    return [*sorted(largest), REST]


def labelled(values: pd.Series) -> pd.Series:
    """Group names as text, the missing ones called "not stated"."""
    return values.astype("string").fillna(UNNAMED)


def parted(values: pd.Series, most: int = len(COLOURS)) -> tuple[pd.Series, list[str]]:
    """The group in which each value is drawn, and the groups that `groups_of` tells apart."""
    groups = groups_of(values, most)
    found = labelled(values)
    return found.where(found.isin(groups), REST), groups


def colour_of(group: str, groups: Sequence[str]) -> tuple[str, str]:
    """Colour and hatch of a group."""
    if group == REST:
        return OTHERS, ""
    place = list(groups).index(group) % len(COLOURS)
    return COLOURS[place], HATCHES[place]


def told_apart(names: pd.Series, labels: pd.Series) -> pd.Series:
    """Names, with their kind where two of different kinds are spelt alike."""
    return names.where(~names.duplicated(keep=False), names + " (" + labels.map(KINDS) + ")")


def stacked_bars(
    ax: Axes, table: pd.DataFrame, say: Texts, looks: Mapping[str, tuple[str, str, str]] | None = None
) -> Axes:
    """Horizontal bars, one a row of `table` from the top down, parted by its columns.

    `looks` are label, colour and hatch of each column; those of groups by default.
    """
    left = np.zeros(len(table))
    for column in table.columns:
        label, colour, hatch = (looks or {}).get(column) or (column, *colour_of(column, table.columns))
        bars: dict[str, Any] = {"color": colour, "hatch": hatch, "edgecolor": "#808080" if colour == WHITE else "white"}
        width = table[column].to_numpy(float)
        ax.barh(range(len(table)), width, 0.72, left, **bars, linewidth=0.6, label=shortened(say.name(label)))
        left = left + width
    name_rows(ax, [shortened(say.name(name)) for name in table.index])
    number_axis(ax, say)
    if len(table.columns) > 1 or table.columns[0] != UNNAMED:
        legend_above(ax)
    return ax


def name_rows(ax: Axes, names: Sequence[str]) -> None:
    """Rows from the top down, named at the left."""
    ax.set_yticks(range(len(names)), names)
    ax.set_ylim(len(names) - 0.4, -0.6)
    ax.tick_params(axis="y", length=0)


def name_cells(ax: Axes, names: Sequence[str], written: Mapping[tuple[int, int], tuple[str, bool]]) -> None:
    """Rows of cells from the top down, named at the left, with what is written in cells: text, is the cell dark?"""
    for (row, column), (text, dark) in written.items():
        place: dict[str, Any] = {"ha": "center", "va": "center", "fontsize": 8}
        ax.text(column + 0.5, row + 0.5, text, **place, color="white" if dark else "black")
    ax.set_ylim(len(names), 0)
    ax.set_yticks(np.arange(len(names)) + 0.5, names)
    ax.tick_params(length=0)


def name_times(ax: Axes, times: pd.Index, period: str, say: Texts, middle: float = 0.0) -> None:
    """Periods from left to right; as many are named as there is room for."""
    shown = range(0, len(times), max(1, round(len(times) / 9)))
    ax.set_xticks([place + middle for place in shown], [say.day(times[place], period) for place in shown])
    ax.set_xlabel(say(PERIODS.get(period, period)))


def legend_above(ax: Axes, side: Literal["left", "right"] = "left") -> None:
    """A legend above the drawing, where it hides nothing; long entries stand in fewer columns.

    Where there are long labels on the left it ends at the right and has the whole width of the figure.
    """
    entries = ax.get_legend_handles_labels()[1]
    if entries:
        columns = 2 if max(map(len, entries)) > 20 else 3
        place: dict[str, Any] = {"loc": f"lower {side}", "bbox_to_anchor": (float(side == "right"), 1.01)}
        shape: dict[str, Any] = {"ncols": min(len(entries), columns), "borderaxespad": 0, "columnspacing": 1.2}
        ax.legend(**place, **shape, frameon=False, fontsize=9)


def shortened(text: object, length: int = 38) -> str:
    """A label that fits next to a drawing, on two lines if it must; "$" begins no formula.

    Examples
    --------
    >>> shortened("Bundesministerium für wirtschaftliche Zusammenarbeit").splitlines()
    ['Bundesministerium für wirtschaftliche', 'Zusammenarbeit']
    """
    lines = wrap(str(text), length, max_lines=2, placeholder=" …") or [""]
    return "\n".join(lines).replace("$", r"\$")


def need_rows(table: pd.DataFrame, what: str) -> None:
    """Raise if there is nothing to draw."""
    if table.empty:
        raise InputError(f"there is nothing to draw: the table of {what} has no rows")
