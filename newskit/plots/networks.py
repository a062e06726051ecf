"""A figure of names that occur together."""

import math
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patheffects import withStroke

from newskit.door import takes
from newskit.frames import KINDS
from newskit.names.networks import EDGES
from newskit.plots.style import COLOURS, WIDTH, legend_above, need_rows, new_axes, shortened
from newskit.texts import Language, Texts, texts

_COLOURS = dict(zip(KINDS, (COLOURS[4], COLOURS[1], COLOURS[2], COLOURS[6]), strict=True))
_HALO = [withStroke(linewidth=2.5, foreground="white", alpha=0.8)]  # so that labels can be read on points and lines
_ROOM = 0.14  # of the drawing's height, for a point and its label


@takes(edges=EDGES)
def entity_network(edges: pd.DataFrame, n: int = 20, ax: Axes | None = None, language: Language = "en") -> Axes:
    """Draw which names occur together: points are names, lines are common sentences, paragraphs or articles.

    Parameters
    ----------
    edges : DataFrame
        What `newskit.cooccurrence` gave, or some of its rows.
    n : int
        Names to draw: those with the most common windows.
    ax : Axes, optional
        Draw there; default: a new figure.
    language : {"en", "de"}
        Of all words and numbers in the figure.

    Returns
    -------
    Axes
        The larger a point, the more windows have the name; the thicker a line, the more have both. Where a point lies
        means nothing: names with many ties are drawn close to each other, and the layout is the same in every run.

    Raises
    ------
    InputError
        If there are no pairs, or the table is no edge list.

    Examples
    --------
    >>> edges = pd.DataFrame({"a": ["Fulda"], "label_a": ["LOC"], "b": ["Kassel"], "label_b": ["LOC"], "together": [2],
    ...                       "count_a": [2], "count_b": [3], "npmi": [0.7]})
    >>> sorted(text.get_text() for text in entity_network(edges).texts)
    ['Fulda', 'Kassel']
    """
    from newskit.names import to_graph

    need_rows(edges, "pairs")
    whole = to_graph(edges)
    strength = dict(whole.degree(weight="weight"))
    names = sorted(whole, key=lambda name: (-strength[name], name))[:n]
    graph = whole.subgraph(names)
    places = _layout(names, graph)
    say = texts(language)
    ax = new_axes(ax, height=WIDTH * 0.8)
    heaviest = max((tie["weight"] for *_, tie in graph.edges(data=True)), default=1)
    for a, b, tie in sorted(graph.edges(data=True), key=lambda edge: edge[:2]):
        (x, y), (u, v) = places[a], places[b]
        ax.plot([x, u], [y, v], color="#c8c8c8", linewidth=0.5 + 3.5 * tie["weight"] / heaviest, zorder=1)
    most = max(graph.nodes[name]["count"] for name in names)
    for name in names:
        node, (x, y) = graph.nodes[name], places[name]
        size = 30 + 170 * node["count"] / most
        ax.scatter(x, y, s=size, color=_COLOURS[node["label"]], edgecolor="white", zorder=2)
        ax.annotate(
            shortened(name, 26),
            (x, y),
            (0, math.sqrt(size) / 2 + 1),  # above the point, whose diameter in typographic points this is
            textcoords="offset points",
            ha="center",
            va="bottom",
            fontsize=8,
            zorder=3,
            path_effects=_HALO,
        )
    _finish(ax, [graph.nodes[name]["label"] for name in names], say)
    return ax


def _layout(names: list[str], graph: Any) -> dict[str, np.ndarray]:
    """Names with strong ties near each other, and no two labels on one another.

    Distances are those of the strongest ties; names of other islands are kept apart by one long step.
    """
    import networkx

    lengths = {(a, b): 1 / math.sqrt(tie["weight"]) for a, b, tie in graph.edges(data=True)}
    weighted = networkx.Graph()
    weighted.add_nodes_from(names)
    weighted.add_edges_from((a, b, {"length": length}) for (a, b), length in lengths.items())
    paths = dict(networkx.all_pairs_dijkstra_path_length(weighted, weight="length"))
    longest = 1 + max((far for row in paths.values() for far in row.values()), default=1)
    distances = {a: {b: paths[a].get(b, longest) for b in names} for a in names}
    places = networkx.kamada_kawai_layout(weighted, dist=distances) if len(names) > 1 else {names[0]: np.zeros(2)}
    return _spread_labels(names, places)


def _spread_labels(names: list[str], places: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Push points with their labels off each other, up and down; they are wider than high, so little is needed."""
    points = {name: np.array(places[name], dtype=float) for name in names}
    for _ in range(200):
        moved = False
        for a, b in combinations(names, 2):
            dx, dy = points[b] - points[a]
            width = 0.021 * (min(len(a), 26) + min(len(b), 26))
            if abs(dx) < width and abs(dy) < _ROOM:
                step = (1.05 * _ROOM - abs(dy)) / 2 * (1 if dy >= 0 else -1)
                points[a][1] -= step
                points[b][1] += step
                moved = True
        if not moved:
            break
    return points


def _finish(ax: Axes, labels: list[str], say: Texts) -> None:
    """No axes to read off, room for the labels at the border, and which colour is what."""
    ax.set_xticks([])
    ax.set_yticks([])
    ax.spines[["left", "bottom"]].set_visible(False)
    ax.margins(0.16, 0.09)
    ax.set_xlabel(say("lines: names that occur together; the thicker, the more often"))
    for label in KINDS:
        if label in labels:
            ax.add_line(Line2D([], [], marker="o", linestyle="", color=_COLOURS[label], label=say(KINDS[label])))
    legend_above(ax)
