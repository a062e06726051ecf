"""A figure of many names over time: one row a name, one column a day, week or month."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap

from newskit import frames
from newskit.door import takes
from newskit.plots.style import COLOURS, PERIODS, Period, choose_period, need_rows, new_axes, shortened
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
    from newskit.names import count_entities, entities_over_time

    dated = entities[entities["published"].notna()]
    need_rows(dated, "entities with a date")
    counts = count_entities(dated, label=label, normalise=measure)
    need_rows(counts, "entities with a date")
    chosen = counts["name"].drop_duplicates().head(names).tolist() if isinstance(names, int) else list(names)
    if period is None:
        period = choose_period(dated["published"])
    table = entities_over_time(dated, period=period, names=chosen, label=label, timezone=timezone)
    need_rows(table, "these names")
    grid = table.pivot_table(index="name", columns="period", values=measure, aggfunc="sum").astype(float)
    grid = grid.loc[grid.sum(axis=1).sort_index().sort_values(ascending=False, kind="stable").index]
    say = texts(language)
    ax = new_axes(ax, height=1.0 + 0.26 * len(grid))
    values = grid.to_numpy()
    ax.pcolormesh(values, cmap=_SHADES, vmin=0, vmax=max(1.0, values.max()), edgecolors="#f0f0f0", linewidth=0.6)
    if values.shape[1] <= _MOST_NUMBERS:
        for row, column in np.argwhere(values > 0):
            shade = "white" if values[row, column] > 0.5 * values.max() else "#202020"
            ax.text(
                column + 0.5,
                row + 0.5,
                say.number(values[row, column]),
                ha="center",
                va="center",
                fontsize=7,
                color=shade,
            )
    ax.set_ylim(len(grid), 0)
    ax.set_yticks(np.arange(len(grid)) + 0.5, [shortened(say.name(name)) for name in grid.index])
    step = max(1, round(values.shape[1] / 9))
    shown = range(0, values.shape[1], step)
    ax.set_xticks([place + 0.5 for place in shown], [say.day(grid.columns[place], period) for place in shown])
    ax.tick_params(length=0)
    ax.set_xlabel(say(PERIODS[period]))
    return ax
