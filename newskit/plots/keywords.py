"""Figures of keyness: ranked bars, and frequency against score."""

from typing import Literal

import numpy as np
import pandas as pd
from adjustText import adjust_text
from matplotlib.axes import Axes
from matplotlib.text import Text
from matplotlib.ticker import FuncFormatter, LogLocator, NullLocator
from matplotlib.transforms import Bbox

from newskit import frames
from newskit.door import need, takes
from newskit.plots.style import (
    OTHERS,
    REFERENCE,
    TARGET,
    legend_above,
    name_rows,
    need_rows,
    new_axes,
    number_axis,
    shortened,
)
from newskit.texts import Language, texts

_KEYWORDS = frames.made_by(
    "nk.keyness(articles, target)", "keywords", term="string", count="Int64", reference_count="Int64"
)
Score = Literal["g2", "z", "log_ratio"]
_SCORES: dict[Score, str] = {
    "g2": "log-likelihood G² (signed)",
    "z": "weighted log-odds (z score)",
    "log_ratio": "log ratio (1 = twice as frequent)",
}


@takes(keywords=_KEYWORDS)
def keyness_bars(
    keywords: pd.DataFrame,
    n: int = 15,
    score: Score = "g2",
    target: str | None = None,
    reference: str | None = None,
    ax: Axes | None = None,
    language: Language = "en",
) -> Axes:
    """Draw the strongest keywords of both sides as signed bars.

    The idea of ranked signed bars is that of word shift graphs (Gallagher et al. 2021, "Generalized word shift
    graphs", EPJ Data Science 10).

    Parameters
    ----------
    keywords : DataFrame
        What `newskit.keyness` gives.
    n : int
        Words of each side.
    score : {"g2", "z", "log_ratio"}
        What the bars show.
    target, reference : str
        Names of the sides, for the legend; default "target" and "reference".
    ax : Axes, optional
        Draw there; default: a new figure.
    language : {"en", "de"}
        Of all words and numbers in the figure.

    Returns
    -------
    Axes

    Examples
    --------
    >>> table = pd.DataFrame({
    ...     "term": ["Chaos", "Verkehr"], "g2": [5.0, -4.0], "count": [2, 0], "reference_count": [0, 2]})
    >>> [tick.get_text() for tick in keyness_bars(table).get_yticklabels()]
    ['Chaos (2 : 0)', 'Verkehr (0 : 2)']
    """
    _check(keywords, score)
    ranked = keywords.sort_values([score, "term"], ascending=[False, True], kind="stable")
    high, low = ranked[ranked[score] > 0].head(n), ranked[ranked[score] < 0].tail(n)
    drawn = pd.concat([high, low])
    need_rows(drawn, "keywords")
    say = texts(language)
    target, reference = target or say("target"), reference or say("reference")
    ax = new_axes(ax, height=1.3 + 0.24 * len(drawn))
    for part, start, name, colour in ((high, 0, target, TARGET), (low, len(high), reference, REFERENCE)):
        if len(part):
            label = say("more frequent: {name}", name=shortened(name))
            ax.barh(range(start, start + len(part)), part[score], height=0.7, color=colour, label=label)
    ax.axvline(0, color="#404040", linewidth=1)
    names = [
        f"{shortened(term)} ({say.number(a)} : {say.number(b)})"
        for term, a, b in zip(drawn["term"], drawn["count"], drawn["reference_count"], strict=True)
    ]
    name_rows(ax, names)
    number_axis(ax, say, "x", whole=False)
    ax.set_xlabel(say(_SCORES[score]) + say("; in brackets: occurrences here and there"))
    legend_above(ax)
    return ax


@takes(keywords=_KEYWORDS)
def keyness_scatter(
    keywords: pd.DataFrame,
    score: Score = "z",
    n: int = 15,
    target: str | None = None,
    reference: str | None = None,
    ax: Axes | None = None,
    language: Language = "en",
) -> Axes:
    """Draw frequency against score, and label the strongest words of both sides so that no labels collide.

    The idea is that of "Fightin' Words" (Monroe, Colaresi & Quinn 2008) and scattertext (Kessler 2017).

    Parameters
    ----------
    keywords : DataFrame
        What `newskit.keyness` gives.
    score : {"z", "g2", "log_ratio"}
        Vertical axis.
    n : int
        Words of each side to label.
    target, reference : str
        Names of the sides.
    ax : Axes, optional
        Draw there; default: a new figure.
    language : {"en", "de"}
        Of all words and numbers in the figure.

    Returns
    -------
    Axes

    Examples
    --------
    >>> table = pd.DataFrame({
    ...     "term": ["Chaos", "Verkehr"], "z": [2.0, -2.0], "count": [2, 0], "reference_count": [0, 2]})
    >>> keyness_scatter(table).get_xlabel()
    'occurrences in all'
    """
    _check(keywords, score)
    keywords = keywords[np.isfinite(keywords[score].astype(float))]
    need_rows(keywords, "keywords with a finite score")
    ranked = keywords.sort_values([score, "term"], ascending=[False, True], kind="stable")
    total = ranked["count"] + ranked["reference_count"]
    say = texts(language)
    target, reference = target or say("target"), reference or say("reference")
    ax = new_axes(ax, height=5.4)
    values = ranked[score].astype(float)
    ax.scatter(total, values, s=12, color=OTHERS, linewidths=0)
    ax.axhline(0, color="#404040", linewidth=1)
    ax.set_xscale("log")
    ax.set_xlim(max(0.8, total.min() * 0.7), total.max() * 1.8)
    low, high = min(values.min(), 0), max(values.max(), 0)
    ax.set_ylim(low - 0.2 * (high - low), high + 0.12 * (high - low))
    labels = []
    for part, name, colour in (
        (ranked[values > 0].head(n), target, TARGET),
        (ranked[values < 0].tail(n)[::-1], reference, REFERENCE),
    ):
        x, y = part["count"] + part["reference_count"], part[score].astype(float)
        ax.scatter(x, y, s=26, color=colour, label=say("more frequent: {name}", name=shortened(name)), zorder=3)
        # Words with the same numbers are one point, and have one label.
        for (a, b), words in part["term"].groupby([x, y], sort=False):
            more = f" +{len(words) - 3}" if len(words) > 3 else ""
            labels.append(
                ax.text(a, b, ", ".join(shortened(w, 24) for w in words.head(3)) + more, fontsize=9, color="#202020")
            )
    ax.xaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
    ax.xaxis.set_minor_locator(NullLocator())
    ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _: say.number(value)))
    number_axis(ax, say, "y", whole=False)
    ax.set_xlabel(say("occurrences in all"))
    ax.set_ylabel(say(_SCORES[score]))
    legend_above(ax)
    _place(ax, labels)
    return ax


def _place(ax: Axes, texts: list[Text]) -> None:
    """Move labels off each other and off the points; those that still collide are left out, the weaker word first."""
    if not texts:
        return
    points = [text.get_position() for text in texts]
    ax.figure.canvas.draw()  # the labels are moved by the sizes that they are drawn in
    state = np.random.get_state()  # noqa: NPY002  adjustText draws from the global generator; same figure each time
    np.random.seed(0)  # noqa: NPY002
    adjust_text(texts, ax=ax, expand=(1.15, 1.5), iter_lim=120)
    np.random.set_state(state)  # noqa: NPY002
    renderer = ax.figure.canvas.get_renderer()  # type: ignore[attr-defined]  # Agg has one
    kept: list[Bbox] = []
    for text, point in zip(texts, points, strict=True):
        box = text.get_window_extent(renderer)
        if any(box.overlaps(other) for other in kept):
            text.remove()
            continue
        kept.append(box)
        at = ax.transData.transform(point)
        nearest = np.clip(at, box.p0, box.p1)
        if np.hypot(*(at - nearest)) > 8:  # pixels: a line leads from a label to its point where they are apart
            end = ax.transData.inverted().transform(nearest)
            ax.plot([point[0], end[0]], [point[1], end[1]], color="#909090", linewidth=0.6, zorder=2)


def _check(keywords: pd.DataFrame, score: str) -> None:
    need(keywords, [score], "the table of keywords")
    need_rows(keywords, "keywords")
