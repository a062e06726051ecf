"""Figures of names: which, how often, when."""

from collections.abc import Sequence
from typing import Any, Literal

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from newskit import frames
from newskit.door import need, takes
from newskit.plots.style import (
    COLOURS,
    DASHES,
    MARKERS,
    Period,
    choose_period,
    legend_above,
    name_times,
    need_rows,
    new_axes,
    number_axis,
    parted,
    shortened,
    stacked_bars,
    told_apart,
)
from newskit.texts import Language, texts
from newskit.times import TIMEZONE

Measured = Literal["articles", "mentions"]
_MEASURED = {"mentions": "mentions", "articles": "articles that mention the name"}


@takes(entities=frames.Entities)
def entity_bars(
    entities: pd.DataFrame,
    n: int = 20,
    by: str = "source",
    label: frames.Label | Sequence[frames.Label] | None = None,
    measure: Measured = "articles",
    ax: Axes | None = None,
    language: Language = "en",
) -> Axes:
    """Draw the most frequent names as bars, split by source.

    Parameters
    ----------
    entities : DataFrame
        Entities.
    n : int
        Names to draw.
    by : str
        Column of Entities that parts the bars.
    label : str or list of str, optional
        Only these kinds of name ("PER"); default PER, LOC and ORG.
    measure : {"articles", "mentions"}
        What is counted; articles do not favour long ones.
    ax : Axes, optional
        Draw there; default: a new figure.
    language : {"en", "de"}
        Of all words and numbers in the figure.

    Returns
    -------
    Axes

    Raises
    ------
    InputError
        If there are no names.

    Examples
    --------
    >>> from newskit import frames
    >>> entities = frames.conform([
    ...     {"article_id": "1", "source": "Tagblatt", "field": "text", "text": n, "label": "LOC", "name": n}
    ...     for n in ["Kassel", "Fulda"]], frames.Entities)
    >>> [tick.get_text() for tick in entity_bars(entities).get_yticklabels()]
    ['Fulda', 'Kassel']
    """
    from newskit.names import count_entities

    need_rows(entities, "entities")
    need(entities, [by], "the table of entities")
    group, groups = parted(entities[by])
    counts = count_entities(entities.assign(**{by: group}), by=by, label=label)
    need_rows(counts, "entities")
    table = counts.pivot_table(index=["name", "label"], columns=by, values=measure, aggfunc="sum", fill_value=0)
    table = table.reindex(columns=groups, fill_value=0).astype(float)
    order = table.assign(total=-table.sum(axis=1)).reset_index().sort_values(["total", "name", "label"])
    order = order[["name", "label"]].head(n)
    table = table.loc[list(order.itertuples(index=False, name=None))]
    table.index = pd.Index(told_apart(order["name"], order["label"]))
    say = texts(language)
    ax = stacked_bars(new_axes(ax, height=1.1 + 0.26 * len(table)), table, say)
    ax.set_xlabel(say(_MEASURED[measure]))
    return ax


@takes(entities=frames.Entities)
def entities_over_time(
    entities: pd.DataFrame,
    names: Sequence[str] | int = 5,
    period: Period | None = None,
    measure: Measured = "articles",
    timezone: str = TIMEZONE,
    label: frames.Label | Sequence[frames.Label] | None = None,
    ax: Axes | None = None,
    language: Language = "en",
) -> Axes:
    """Draw how often names occur over time, one line a name.

    Parameters
    ----------
    entities : DataFrame
        Entities.
    names : list of str or int
        These names, or that many of the most frequent ones; at most seven can be told apart.
    period : {"D", "W", "M", "Q", "Y"}, optional
        Default: days up to two months, weeks up to a year, then months.
    measure : {"articles", "mentions"}
        What is counted.
    timezone : str
        Where a day begins.
    label : str or list of str, optional
        Only these kinds of name ("PER"); default PER, LOC and ORG.
    ax : Axes, optional
        Draw there; default: a new figure.
    language : {"en", "de"}
        Of all words and numbers in the figure.

    Returns
    -------
    Axes

    Raises
    ------
    InputError
        If no mention has a date.

    Examples
    --------
    >>> from newskit import frames
    >>> entities = frames.conform([
    ...     {"article_id": d, "published": d, "field": "text", "text": "Kassel", "label": "LOC", "name": "Kassel"}
    ...     for d in ["2025-03-03", "2025-03-05"]], frames.Entities)
    >>> entities_over_time(entities).get_ylabel()
    'articles that mention the name'
    """
    lines, period = counted_over_time(entities, names, period, label, measure, timezone)
    lines = lines.iloc[:, : len(COLOURS)]
    say = texts(language)
    ax = new_axes(ax, height=3.6)
    for number, (name, values) in enumerate(lines.items()):
        # A mark stands only where the name occurs: so many lines meet at zero that marks there would say nothing.
        there = np.flatnonzero(values.to_numpy() > 0).tolist()
        marks: dict[str, Any] = {"marker": MARKERS[number], "markevery": there, "markersize": 5}
        line: dict[str, Any] = {"linestyle": DASHES[number], "linewidth": 1.5, "zorder": 2.5 - number / 10}
        ax.plot(range(len(lines)), values, color=COLOURS[number], label=shortened(name), **line, **marks)
    name_times(ax, lines.index, period, say)
    ax.set_ylabel(say(_MEASURED[measure]))
    ax.set_ylim(bottom=-0.05 * max(1.0, lines.to_numpy().max()))
    number_axis(ax, say, "y")
    legend_above(ax)
    return ax


def counted_over_time(
    entities: pd.DataFrame,
    names: Sequence[str] | int,
    period: Period | None,
    label: frames.Label | Sequence[frames.Label] | None,
    measure: Measured,
    timezone: str,
) -> tuple[pd.DataFrame, Period]:
    """Periods x names, the most frequent name first, and the length of a period.

    Raises
    ------
    InputError
        If no mention has a date.
    """
    from newskit.names import count_entities, entities_over_time
    from newskit.names.counts import choose

    dated = choose(entities[entities["published"].notna()], label)
    need_rows(dated, "entities with a date")
    if isinstance(names, int):  # the most frequent by the measure that is drawn, each but once
        ranked = count_entities(dated, label=label, normalise=measure)["name"]
        names = ranked.drop_duplicates().head(names).tolist()
    period = period or choose_period(dated["published"])
    table = entities_over_time(dated, period=period, names=names, label=label, timezone=timezone)
    need_rows(table, "these names")
    grid = table.pivot_table(index="period", columns="name", values=measure, aggfunc="sum").astype(float)
    return grid[grid.sum().sort_index().sort_values(ascending=False, kind="stable").index], period
