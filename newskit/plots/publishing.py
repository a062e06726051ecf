"""Figures of publishing: who prints how much when, who tells which story."""

from typing import Any, Literal

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from newskit import frames
from newskit.annotation import Corpus
from newskit.door import kind, need, takes
from newskit.plots.style import (
    BLUES,
    MARKERS,
    colour_of,
    legend_above,
    name_cells,
    name_times,
    need_rows,
    new_axes,
    number_axis,
    parted,
    shortened,
)
from newskit.texts import Language, texts
from newskit.times import TIMEZONE

_ROWS = 25  # outlets that can be read below each other
_NUMBERS = 31  # columns in which a number still fits its cell
_STORIES = frames.made_by(
    "nk.story_table(articles)",
    "stories",
    story="Int64",
    keywords="string?",
    source="string?",
    first="datetime64[us, UTC]?",
    hours_behind_min="Float64?",
    hours_behind_max="Float64?",
    words="Int64",
    shared_share="Float64?",
)


@takes(articles=kind(frames.Articles, "article_id"))
def coverage(
    articles: Corpus | pd.DataFrame,
    by: str = "source",
    freq: Literal["D", "W", "MS"] | None = None,
    timezone: str = TIMEZONE,
    ax: Axes | None = None,
    language: Language = "en",
) -> Axes:
    """Draw articles per source and day as shaded cells; a white cell is a day without articles.

    Parameters
    ----------
    articles : Corpus or DataFrame
        Corpus or Articles.
    by : str
        Column of the Articles for the rows.
    freq : {"D", "W", "MS"}, optional
        Default: days up to two months, weeks up to a year and a half, then months.
    timezone : str
        Where a day begins.
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
        If no article has a time.

    Examples
    --------
    >>> import newskit as nk
    >>> articles = nk.load_articles(pd.DataFrame({
    ...     "source": ["Tagblatt"] * 2, "text": ["Der Pegel steigt.", "Der Pegel fällt."],
    ...     "published": ["2025-11-04", "2025-11-07"]}))
    >>> coverage(articles).get_xlabel()
    'day'
    """
    from newskit.comparison.coverage import coverage as count
    from newskit.comparison.reuse import as_articles

    table = as_articles(articles)
    need(table, [by], f"by={by!r}: the table of articles")
    group, groups = parted(table[by], _ROWS)
    table = table.assign(**{by: group})
    if freq is None:
        days = (table["published"].max() - table["published"].min()) / pd.Timedelta("1D")
        freq = "MS" if days > 550 else "W" if days > 62 else "D"
    counts = count(table, by=by, freq=freq, timezone=timezone)
    cells = counts.pivot_table(index=by, columns="day", values="articles", aggfunc="sum").reindex(groups)
    values, say = cells.fillna(0).to_numpy(float), texts(language)
    ax = new_axes(ax, height=1.3 + 0.34 * len(cells))
    most = max(1.0, values.max())
    shown = np.ma.masked_equal(values, 0)
    ax.pcolormesh(shown, cmap=BLUES, vmin=0.5, vmax=most + 0.5, edgecolors="white", linewidth=0.8)
    full = np.argwhere(values > 0).tolist() if values.shape[1] <= _NUMBERS else []
    written = {(a, b): (say.number(values[a, b]), values[a, b] > 0.5 * most) for a, b in full}
    name_cells(ax, [shortened(say.name(name)) for name in groups], written)
    name_times(ax, cells.columns, freq, say, middle=0.5)
    ax.spines[["left", "bottom"]].set_visible(False)
    undated = counts.attrs.get("undated", 0)
    dated = int(values.sum())
    counted = say(
        "articles: {dated} of {total} have a date", dated=say.number(dated), total=say.number(dated + undated)
    )
    ax.set_title(counted + say(" (white = none)"), fontsize=9, loc="left")
    return ax


@takes(story_table=_STORIES)
def stories(story_table: pd.DataFrame, n: int = 20, ax: Axes | None = None, language: Language = "en") -> Axes:
    """Draw when each outlet took up each story; larger signs = more words, hollow = mostly shared with others.

    Where only the day of an article is known, a line shows from when to when it may have been.

    Parameters
    ----------
    story_table : DataFrame
        What `newskit.story_table` gives.
    n : int
        Stories to draw: those with most outlets, in order of time.
    ax : Axes, optional
        Draw there; default: a new figure.
    language : {"en", "de"}
        Of all words and numbers in the figure.

    Returns
    -------
    Axes

    Examples
    --------
    >>> table = pd.DataFrame({"story": [1, 1], "keywords": ["Fulda"] * 2, "source": ["Tagblatt", "Abendpost"],
    ...     "first": pd.to_datetime(["2025-11-04T06:00Z", "2025-11-04T09:00Z"]), "hours_behind_min": [0.0, 3.0],
    ...     "hours_behind_max": [0.0, 3.0],
    ...     "words": [100, 200], "shared_share": [0.0, 0.9]})
    >>> stories(table).get_xlabel()
    'hours after the first other outlet'
    """
    dated = story_table[story_table["hours_behind_max"].notna()]
    need_rows(dated, "stories")
    outlets = dated.groupby("story")["source"].nunique()
    kept = sorted(outlets.sort_values(ascending=False, kind="stable").index[:n])
    source, groups = parted(dated["source"])
    say = texts(language)
    ax = new_axes(ax, height=1.6 + 0.46 * len(kept))
    spread = 0.5 / max(1, len(groups) - 1)
    largest = max(1, dated["words"].max())
    for place, group in enumerate(groups):
        part = dated[(source == group) & dated["story"].isin(kept)]
        colour, _ = colour_of(group, groups)
        rows = np.array([kept.index(story) for story in part["story"]]) - 0.25 + spread * place
        hollow = part["shared_share"].fillna(0).to_numpy(float) >= 0.5
        sizes = 20 + 90 * part["words"].to_numpy(float) / largest
        marker = MARKERS[place % len(MARKERS)]
        least, most = (part[f"hours_behind_{end}"].to_numpy(float) for end in ("min", "max"))
        ax.hlines(rows, least, most, color=colour, linewidth=2.5, alpha=0.45, zorder=2)
        for chosen, face in ((~hollow, colour), (hollow, "white")):
            look: dict[str, Any] = {"marker": marker, "facecolors": face, "edgecolors": colour, "linewidths": 1.5}
            ax.scatter(((least + most) / 2)[chosen], rows[chosen], sizes[chosen], **look, zorder=3)
        ax.scatter([], [], s=50, marker=marker, color=colour, label=shortened(say.name(group), 28))
    first = dated.groupby("story").agg(first=("first", "min"), keywords=("keywords", "first"))
    names = [f"{_fewer(first.at[s, 'keywords'])}\n{say.day(first.at[s, 'first'].tz_convert(TIMEZONE))}" for s in kept]
    ax.set_yticks(range(len(kept)), names)
    ax.set_ylim(len(kept) - 0.45, -0.55)
    for edge in range(1, len(kept)):
        ax.axhline(edge - 0.5, color="#e0e0e0", linewidth=0.8)
    ax.tick_params(axis="y", length=0)
    number_axis(ax, say, "x")
    ax.set_xlabel(say("hours after the first other outlet"))
    half: dict[str, Any] = {"marker": "o", "facecolors": "white", "edgecolors": "black", "linewidths": 1.5}
    ax.scatter([], [], 50, **half, label=say("half of the text shared"))
    if dated["hours_behind_min"].lt(dated["hours_behind_max"]).any():
        ax.plot([], [], color="#808080", linewidth=2.5, alpha=0.6, label=say("range where only a day is known"))
    legend_above(ax, side="right")
    return ax


def _fewer(keywords: object, length: int = 40) -> str:
    """As many of a story's keywords as fit on one line, at least one."""
    kept = str(keywords).split(", ")
    while len(kept) > 1 and len(", ".join(kept)) > length:
        kept.pop()
    return shortened(", ".join(kept), length)
