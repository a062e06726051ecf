"""A figure of who shares text with whom."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap

from newskit import frames
from newskit.door import kind, takes
from newskit.plots.style import BLUES, REST, groups_of, labelled, name_cells, need_rows, new_axes, shortened
from newskit.texts import Language, texts

_GREYS = LinearSegmentedColormap.from_list("newskit-grey", ["#ececec", "#ececec"])
_ROWS = 25  # outlets that can be read below each other


@takes(pairs=kind(frames.Pairs, "a", "b", "source_a", "source_b", "order"))
def reuse_matrix(pairs: pd.DataFrame, ax: Axes | None = None, language: Language = "en") -> Axes:
    """Draw how many articles of each outlet (row) share text with an earlier article of another (column).

    Where the dates do not tell which of two articles was first, both outlets have the pair, in brackets.

    Parameters
    ----------
    pairs : DataFrame
        Pairs of `newskit.find_reuse`.
    ax : Axes, optional
        Draw there; default: a new figure.
    language : {"en", "de"}
        Of all words and numbers in the figure.

    Returns
    -------
    Axes

    Examples
    --------
    >>> from newskit import frames
    >>> pairs = frames.conform([{
    ...     "a": "1", "b": "2", "source_a": "Tagblatt", "source_b": "Abendpost", "shared_words": 40,
    ...     "order": "unknown", "containment_a": 0.5, "containment_b": 0.5, "passages": []}], frames.Pairs)
    >>> [text.get_text() for text in reuse_matrix(pairs).texts]
    ['(1)', '(1)']
    """
    need_rows(pairs, "pairs")
    say = texts(language)
    groups = groups_of(pd.concat([pairs["source_a"], pairs["source_b"]]), _ROWS)
    known, perhaps = _reuse_counts(pairs, groups)
    side = 2.2 + 0.5 * len(groups)
    ax = new_axes(ax, height=side, width=min(10.0, side + 2.2))
    most = max(1.0, known.max())
    for values, colours, top in ((perhaps, _GREYS, 1.0), (known, BLUES, most)):
        drawn = np.ma.masked_equal(values, 0)
        ax.pcolormesh(drawn, cmap=colours, vmin=0.5, vmax=top + 0.5, edgecolors="white", linewidth=1)
    written = {}
    for row, column in np.argwhere(known + perhaps > 0).tolist():
        surely, doubtful = (float(values[row, column]) for values in (known, perhaps))
        parts = [say.number(surely) if surely else "", f"({say.number(doubtful)})" if doubtful else ""]
        written[row, column] = " ".join(filter(None, parts)), surely > 0.5 * most
    names = [shortened(say.name(name), 24) for name in groups]
    name_cells(ax, names, written)
    ax.set_xticks(np.arange(len(groups)) + 0.5, names, rotation=35, ha="right", rotation_mode="anchor")
    ax.set_aspect("equal")
    ax.spines[["left", "bottom"]].set_visible(False)
    note = "\n" + say("(in brackets: the dates do not tell the order)") if perhaps.any() else ""
    ax.set_xlabel(say("surely first in") + note)
    ax.set_ylabel(say("articles with shared text in"))
    return ax


def _reuse_counts(pairs: pd.DataFrame, groups: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """Articles of each group that share text with one of another: with an earlier one, and with one that may be."""
    a, b = (values.where(values.isin(groups), REST) for values in map(labelled, (pairs["source_a"], pairs["source_b"])))
    told = pd.DataFrame({"first": a, "later": b, "article": pairs["b"]})
    turned = told.rename(columns={"first": "later", "later": "first"}).assign(article=pairs["a"])
    surely = pairs["order"].eq("a first").fillna(False).astype(bool)

    def counts(table: pd.DataFrame) -> np.ndarray:
        cells = table.groupby(["later", "first"])["article"].nunique().unstack(fill_value=0)
        return cells.reindex(index=groups, columns=groups, fill_value=0).to_numpy(float)

    return counts(told[surely]), counts(pd.concat([told[~surely], turned[~surely]]))
