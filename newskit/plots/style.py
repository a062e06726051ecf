"""What all figures share: colours, sizes, numbers and days in the language of the reader."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import Any, Literal

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.ticker import FuncFormatter, MaxNLocator

from newskit.errors import InputError
from newskit.texts import Texts

# Okabe & Ito (2008), safe for colour-blind readers; ordered so that neighbours differ in lightness as well.
COLOURS = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#5d5d5d")
OTHERS = "#bdbdbd"  # what is drawn together as "others"
DASHES = (
    "-",
    (0, (6, 1.5)),
    "-.",
    (0, (1.5, 1.5)),
    (0, (8, 2, 1, 2, 1, 2)),
    (0, (3, 1)),
    (0, (1, 3)),
)  # of lines, for the same
HATCHES = ("", "//", "..", "xx", "\\\\", "--", "oo")  # a second sign, for print without colours
TARGET, REFERENCE = "#0072b2", "#d55e00"
BLUES = LinearSegmentedColormap.from_list("newskit", ["#e3eef6", COLOURS[0], "#002a44"])  # of counts in cells
WIDTH = 7.5  # inches: the width of a report's column
REST = "others"
UNNAMED = "not stated"
Period = Literal["D", "W", "M", "Q", "Y"]
PERIODS = {"D": "day", "W": "week from", "M": "month", "MS": "month", "Q": "quarter from", "Y": "year from"}
KINDS = {"PER": "person", "LOC": "place", "ORG": "organisation", "MISC": "other name"}


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
    """Days up to two months, weeks up to a year, then months: as many as one can tell apart beside each other.

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


def colour_of(group: str, groups: Sequence[str]) -> tuple[str, str]:
    """Colour and hatch of a group."""
    if group == REST:
        return OTHERS, ""
    place = list(groups).index(group) % len(COLOURS)
    return COLOURS[place], HATCHES[place]


def stacked_bars(ax: Axes, table: pd.DataFrame, xlabel: str, say: Texts) -> Axes:
    """Horizontal bars, one a row of `table` from the top down, parted by its columns."""
    left = pd.Series(0.0, index=table.index)
    places = range(len(table))
    for group in table.columns:
        colour, hatch = colour_of(group, table.columns)
        ax.barh(
            places,
            table[group],
            left=left,
            height=0.72,
            color=colour,
            hatch=hatch,
            edgecolor="white",
            linewidth=0.6,
            label=shortened(say.name(group)),
        )
        left = left + table[group]
    ax.set_yticks(list(places), [shortened(say.name(name)) for name in table.index])
    ax.set_ylim(len(table) - 0.4, -0.6)
    ax.set_xlabel(xlabel)
    ax.tick_params(axis="y", length=0)
    number_axis(ax, say)
    if len(table.columns) > 1 or table.columns[0] != UNNAMED:
        legend_above(ax)
    return ax


def legend_above(ax: Axes, side: Literal["left", "right"] = "left") -> None:
    """A legend above the drawing, where it hides nothing; long entries stand in fewer columns.

    Beside long labels on the left it ends at the right and has the whole width of the figure.
    """
    entries = ax.get_legend_handles_labels()[1]
    if entries:
        columns = 2 if max(map(len, entries)) > 20 else 3
        place: dict[str, Any] = {"loc": f"lower {side}", "bbox_to_anchor": (float(side == "right"), 1.01)}
        shape: dict[str, Any] = {"ncols": min(len(entries), columns), "borderaxespad": 0, "columnspacing": 1.2}
        ax.legend(**place, **shape, frameon=False, fontsize=9)


def percent_axis(ax: Axes, say: Texts) -> None:
    """0 to 100 on the horizontal axis."""
    ax.set_xlim(0, 100)
    number_axis(ax, say)
    ax.set_xticks([0, 25, 50, 75, 100])


def shortened(text: object, length: int = 38) -> str:
    """A label that fits beside a drawing, on two lines if it must; "$" is no formula.

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
