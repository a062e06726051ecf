"""A figure of many names over time: one row a name, one column a day, week or month."""

from collections.abc import Sequence
from typing import Literal

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap

from newskit import frames
from newskit.door import takes
from newskit.plots.names import counted_over_time
from newskit.plots.style import COLOURS, Period, name_cells, name_times, new_axes, shortened
from newskit.texts import Language, texts
from newskit.times import TIMEZONE

_SHADES = LinearSegmentedColormap.from_list("newskit", ["#ffffff", "#bcd8ec", COLOURS[0], "#00304d"])
_MOST_NUMBERS = 32  # columns in which a number still fits its field


@takes(entities=frames.Entities)
def entity_calendar(
    entities: pd.DataFrame,
    names: Sequence[str] | int = 20,
    period: Period | None = None,
    label: frames.Label | Sequence[frames.Label] | None = None,
    measure: Literal["articles", "mentions"] = "articles",
    timezone: str = TIMEZONE,
    ax: Axes | None = None,
    language: Language = "en",
) -> Axes:
    """Draw when names occur, the darker the more often: `entities_over_time` for more names than lines can show.

    Parameters
    ----------
    entities : DataFrame
        Entities.
    names : list of str or int
        These names, or that many of the most frequent ones.
    period : {"D", "W", "M", "Q", "Y"}, optional
        Default: days up to two months, weeks up to a year, then months.
    label : str or list of str, optional
        Only these kinds of name ("PER"); default PER, LOC and ORG.
    measure : {"articles", "mentions"}
        What is counted.
    timezone : str
        Where a day begins.
    ax : Axes, optional
        Draw there; default: a new figure.
    language : {"en", "de"}
        Of all words and numbers in the figure.

    Returns
    -------
    Axes
        The most frequent name on top.

    Raises
    ------
    InputError
        If no mention has a date.

    Examples
    --------
    >>> from newskit import frames
    >>> entities = frames.conform([
    ...     {"article_id": d, "published": d, "field": "text", "text": n, "label": "LOC", "name": n}
    ...     for d, n in [("2025-03-03", "Kassel"), ("2025-03-05", "Kassel"), ("2025-03-05", "Fulda")]], frames.Entities)
    >>> [tick.get_text() for tick in entity_calendar(entities).get_yticklabels()]
    ['Kassel', 'Fulda']
    """
    grid, period = counted_over_time(entities, names, period, label, measure, timezone)
    say, values = texts(language), grid.to_numpy().T
    ax = new_axes(ax, height=1.0 + 0.26 * len(values))
    ax.pcolormesh(values, cmap=_SHADES, vmin=0, vmax=max(1.0, values.max()), edgecolors="#f0f0f0", linewidth=0.6)
    full = np.argwhere(values > 0).tolist() if values.shape[1] <= _MOST_NUMBERS else []
    written = {(a, b): (say.number(values[a, b]), values[a, b] > 0.5 * values.max()) for a, b in full}
    name_cells(ax, [shortened(say.name(name)) for name in grid.columns], written)
    name_times(ax, grid.index, period, say, middle=0.5)
    return ax
