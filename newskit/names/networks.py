"""Which names occur together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

import numpy as np
import pandas as pd

from newskit import frames
from newskit.annotation import Corpus
from newskit.door import takes
from newskit.errors import InputError
from newskit.names.counts import as_entities, choose

if TYPE_CHECKING:
    import networkx

Window = Literal["sentence", "paragraph", "article"]
EDGES = frames.made_by(
    "nk.cooccurrence(entities)",
    "edges",
    **dict.fromkeys(["a", "label_a", "b", "label_b"], "string"),
    **dict.fromkeys(["together", "count_a", "count_b"], "Int64"),
    npmi="Float64",
)


@takes(entities=(frames.Entities, frames.Articles), articles=frames.Articles)
def cooccurrence(
    entities: pd.DataFrame | Corpus,
    window: Window = "sentence",
    label: str | Sequence[str] | None = None,
    min_together: int = 1,
    articles: pd.DataFrame | Corpus | None = None,
) -> pd.DataFrame:
    """Count in how many sentences, paragraphs or articles two names occur together.

    Parameters
    ----------
    entities : DataFrame or Corpus
        Entities; or a Corpus or Articles.
    window : {"sentence", "paragraph", "article"}
        Within what two names are together.
    label : str or list of str, optional
        Only these kinds of name. Default: "PER", "LOC" and "ORG".
    min_together : int
        Leave out pairs that are together in fewer windows. Pairs that met once have a high NPMI by mere chance.
    articles : DataFrame or Corpus, optional
        The Articles; needed for "paragraph".

    Returns
    -------
    DataFrame
        An edge list, one row a pair: a, label_a, b, label_b, together (windows with both), count_a, count_b (windows
        with the one), npmi; the pairs most often together first. a comes before b in the alphabet.

    Raises
    ------
    InputError
        If the window or label is not known, or `articles` is missing.

    Notes
    -----
    NPMI is normalised pointwise mutual information: ln(p(a, b) / (p(a) p(b))) / -ln p(a, b); 1 for names that occur
    only together, 0 for chance, towards -1 for names that avoid each other (Bouma 2009, Normalized (Pointwise) Mutual
    Information in Collocation Extraction). p is the share of windows that have a name at all.

    Examples
    --------
    >>> rows = [("1", "Kassel"), ("1", "Fulda"), ("2", "Kassel"), ("2", "Fulda"), ("3", "Gera")]
    >>> entities = frames.conform([
    ...     {"article_id": a, "field": "text", "text": n, "label": "LOC", "name": n, "sentence": a} for a, n in rows
    ... ], frames.Entities)
    >>> cooccurrence(entities)[["a", "b", "together", "npmi"]].round(2).values.tolist()
    [['Fulda', 'Kassel', 2, 1.0]]
    """
    from scipy.sparse import coo_array, triu

    entities, articles = as_entities(entities, articles)
    chosen = choose(entities, label)
    groups = chosen.groupby(["name", "label"], observed=True)
    nodes = groups.size().index.to_frame(index=False)  # sorted, as the numbers of the groups are
    place = _windows(chosen, window, articles)
    met = pd.DataFrame({"place": place, "node": groups.ngroup()}).drop_duplicates()  # a name counts once in a window
    shape = (place.max(initial=-1) + 1, len(nodes))
    incidence = coo_array((np.ones(len(met), dtype=np.int64), (met["place"], met["node"])), shape=shape).tocsr()
    pairs = triu(incidence.T @ incidence, k=1).tocoo()
    keep = pairs.data >= max(min_together, 1)
    a, b, together = pairs.row[keep], pairs.col[keep], pairs.data[keep]
    single = incidence.sum(axis=0)
    table = nodes.iloc[a].set_axis(["a", "label_a"], axis=1).reset_index(drop=True)
    table[["b", "label_b"]] = nodes.iloc[b].to_numpy()
    table = table.assign(together=together, count_a=single[a], count_b=single[b])
    table["npmi"] = _npmi(together, single[a], single[b], shape[0])
    order = ["together", "npmi", "a", "b", "label_a", "label_b"]
    ascending = [column not in ("together", "npmi") for column in order]
    return frames.conform(table, EDGES).sort_values(order, ascending=ascending, ignore_index=True)


@takes(edges=EDGES)
def to_graph(edges: pd.DataFrame) -> networkx.Graph:
    """Make a networkx graph of co-occurrences, for measures, layouts and Gephi (``networkx.write_gexf``).

    Parameters
    ----------
    edges : DataFrame
        What `cooccurrence` gave, or some of its rows.

    Returns
    -------
    networkx.Graph
        Nodes are names with the attributes label and count; edges have weight (windows together) and npmi. A name
        that occurs under two labels is two nodes: the rarer one has its label after it ("Essen (PER)").

    Raises
    ------
    InputError
        If `edges` lacks columns of the edge list.

    Examples
    --------
    >>> edges = pd.DataFrame({"a": ["Fulda"], "label_a": ["LOC"], "b": ["Kassel"], "label_b": ["LOC"], "together": [2],
    ...                       "count_a": [2], "count_b": [3], "npmi": [0.7]})
    >>> to_graph(edges).edges["Fulda", "Kassel"]["weight"]
    2
    """
    import networkx

    counts = {
        (name, label): int(count)
        for side in ("a", "b")
        for name, label, count in frames.rows(edges, side, f"label_{side}", f"count_{side}")
    }
    graph = networkx.Graph()
    keys: dict[tuple[str, str], str] = {}
    for name, label in sorted(counts, key=lambda node: (-counts[node], node)):
        keys[name, label] = f"{name} ({label})" if name in graph else name
        graph.add_node(keys[name, label], label=label, count=counts[name, label])
    for a, label_a, b, label_b, together, npmi in frames.rows(
        edges, "a", "label_a", "b", "label_b", "together", "npmi"
    ):
        graph.add_edge(keys[a, label_a], keys[b, label_b], weight=int(together), npmi=float(npmi))
    return graph


def _windows(entities: pd.DataFrame, window: Window, articles: pd.DataFrame | None) -> np.ndarray:
    """The number of each mention's window."""
    columns = ["article_id"] if window == "article" else ["article_id", "field", "sentence"]
    if window == "paragraph":
        if articles is None:
            raise InputError('window="paragraph" needs articles=: their line breaks tell the paragraphs')
        texts = {field: articles.set_index("article_id")[field].fillna("").to_dict() for field in frames.FIELDS}
        places = frames.rows(entities, "article_id", "field", "start")
        breaks = [texts[field].get(article, "").count("\n", 0, int(start)) for article, field, start in places]
        entities = entities.assign(sentence=breaks)
    return entities.groupby(columns, dropna=False, observed=True).ngroup().to_numpy()


def _npmi(together: np.ndarray, a: np.ndarray, b: np.ndarray, windows: int) -> np.ndarray:
    p = together / max(windows, 1)
    pmi = np.log(together * windows / (a * b))
    # A pair that is in every window has p = 1: the limit of the measure is 1.
    return np.clip(np.divide(pmi, -np.log(p), out=np.ones(len(p)), where=p < 1), -1, 1)
