"""Stories: articles of different outlets on the same event."""

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse.csgraph import connected_components
from scipy.spatial.distance import squareform

from newskit import frames
from newskit.annotation import Corpus, as_corpus
from newskit.comparison.reuse import as_time
from newskit.comparison.storywords import story_words, whole_names
from newskit.door import takes
from newskit.times import HOUR, Prints

_LINKED = 0.5  # pairs below this share of the bar count as wholly unlike, which keeps the similarities sparse
_DAY = 25 * HOUR  # the longest of the year: an article of which the day is known may be so much later than it begins
_BLOCK = 1_000  # articles that are compared at a time
# Units say nothing about a story's subject.
MEASURES = frozenset(
    "euro dollar franken cent prozent million milliarde uhr meter kilometer jahr monat woche tag".split()
)
_LARGEST = 3_000  # articles that average linkage takes at a time


@takes(articles=frames.Articles)
def find_stories(
    articles: Corpus | pd.DataFrame,
    window: str | pd.Timedelta = "72h",
    min_similarity: float = 0.1,
    min_sources: int = 2,
    progress: bool = True,
) -> pd.DataFrame:
    """Group articles that report on the same event.

    Articles are compared by the names and nouns of title, teaser and first sentences (rare ones weigh more), and only
    with those published within `window`. Groups grow by average linkage: an article joins where it resembles the group
    and not just one member. The number of stories is found, not given.

    Parameters
    ----------
    articles : Corpus or DataFrame
        Corpus or Articles.
    window : str or Timedelta
        Longest time that may lie between two articles that are compared. Articles without a date are compared with all.
    min_similarity : float
        0..1, mean cosine similarity within a story; higher = more and smaller stories.
    min_sources : int
        Outlets that a story needs; 1 keeps stories of one outlet, single articles never are a story.
    progress : bool
        Show a progress bar if articles have to be annotated.

    Returns
    -------
    DataFrame
        One row an article, in their order: article_id, source, published, title, story (Int64, numbered by the first
        article; missing where an article shares its event with none), keywords (string: what binds the story),
        similarity (of the article to the others of its story, 0..1).

    Notes
    -----
    TF-IDF with cosine similarity and a window of time is the common way of topic detection and tracking (Allan 2002);
    average linkage for news events: Trieschnigg & Kraaij (2005); for comparing outlets: Welbers et al. (2018).

    Examples
    --------
    >>> import newskit as nk
    >>> articles = nk.load_articles(pd.DataFrame({
    ...     "source": ["Morgenkurier", "Tagblatt", "Abendpost"],
    ...     "published": ["2025-11-04", "2025-11-05", "2025-11-05"],
    ...     "title": ["Hochwasser in Kassel", "Kassel: Fulda über den Ufern", "Trainer entlassen"],
    ...     "text": ["Die Fulda ist in Kassel über die Ufer getreten.",
    ...              "Nach dem Hochwasser der Fulda räumt Kassel auf.",
    ...              "Der Verein trennt sich vom Trainer."]}))
    >>> nk.find_stories(articles, progress=False)["story"].tolist()
    [1, 1, <NA>]
    """
    corpus = as_corpus(articles, progress=progress)
    table = corpus.articles
    width = as_time(window)
    # Ties between articles are broken by their ids: the order of the table means nothing.
    order = table["article_id"].argsort(kind="stable").to_numpy()
    features, vocabulary = story_words(corpus)
    features, table = features[order], table.iloc[order].reset_index(drop=True)
    made = table[["article_id", "source", "published", "title"]].copy()
    prints = Prints(table)
    similar = _similarities(features, prints, width, _LINKED * min_similarity)
    labels = _cluster(similar, min_similarity)
    made["story"] = _number(labels, made.assign(rank=prints.rank), min_sources)
    names = whole_names(corpus, pd.Series(made["story"].array, index=order).sort_index())
    made["keywords"] = pd.array(_keywords(features, vocabulary, made["story"], names), "string")
    made["similarity"] = pd.array(_closeness(similar, made["story"]), "Float64")
    return made.iloc[np.argsort(order)].reset_index(drop=True)


def _similarities(features: sparse.csr_array, prints: Prints, window: pd.Timedelta, bar: float) -> sparse.csr_array:
    """Cosine similarities above `bar` of articles near in time; block by block, so that not all meet all."""
    undated = np.isinf(prints.earliest)
    order = np.lexsort((prints.rank, prints.earliest, undated))  # the undated last
    begin, end = prints.earliest[order], prints.latest[order]
    dated, width = int((~undated).sum()), window / pd.Timedelta("1us")
    cells = []
    for start in range(0, len(order), _BLOCK):
        rows = order[start : start + _BLOCK]
        if undated[rows].any():
            others = order
        else:
            reach = width + _DAY, end[start : start + _BLOCK].max() + width
            first = np.searchsorted(begin[:dated], begin[start] - reach[0])
            last = np.searchsorted(begin[:dated], reach[1], side="right")
            others = np.concatenate([order[first:last], order[dated:]])
        product = sparse.coo_array(features[rows] @ features[others].T)
        a, b = rows[product.row], others[product.col]
        with np.errstate(invalid="ignore"):
            apart = np.maximum(prints.earliest[a] - prints.latest[b], prints.earliest[b] - prints.latest[a])
        near = (apart <= width) | undated[a] | undated[b]
        keep = near & (product.data >= bar) & (a != b)
        cells.append(np.array([a[keep], b[keep], product.data[keep]]))
    a, b, value = np.concatenate(cells, axis=1) if cells else np.empty((3, 0))
    return sparse.csr_array((value, (a.astype(int), b.astype(int))), shape=(len(order), len(order)))


def _cluster(similar: sparse.csr_array, min_similarity: float) -> np.ndarray:
    """Average linkage within each connected part of the graph of similar articles."""
    _, parts = connected_components(similar, directed=False)
    labels = np.zeros(len(parts), int)
    used = 0
    order = np.argsort(parts, kind="stable")
    for members in np.split(order, np.flatnonzero(np.diff(parts[order])) + 1) if len(order) else ():
        if len(members) == 1 or len(members) > _LARGEST:
            found = (
                np.arange(1, len(members) + 1) if len(members) == 1 else _tightened(similar, members, min_similarity)
            )
        else:
            distance = np.clip(1 - similar[members][:, members].toarray(), 0, 1)
            np.fill_diagonal(distance, 0)
            tree = linkage(squareform(distance, checks=False), "average")
            found = fcluster(tree, 1 - min_similarity, "distance")
        labels[members] = found + used
        used += found.max()
    return labels


def _tightened(similar: sparse.csr_array, members: np.ndarray, min_similarity: float) -> np.ndarray:
    """A part too large for average linkage is cut by a higher bar until its pieces are small enough."""
    bar = min(1.0, min_similarity + 0.05)
    part = similar[members][:, members]
    part = part.multiply(part >= bar).tocsr()
    return _cluster(part, bar) if bar < 1 else np.arange(1, len(members) + 1)


def _number(labels: np.ndarray, articles: pd.DataFrame, min_sources: int) -> pd.Series:
    """Number the stories by their first article; articles alone, or of too few outlets, have none."""
    table = articles.assign(label=labels, row=range(len(articles)))
    size = table.groupby("label")["row"].transform("size")
    outlets = table.groupby("label")["source"].transform("nunique")
    table = table[(size > 1) & (outlets >= min_sources)]
    first = table.sort_values("rank")["label"].drop_duplicates()
    number = {label: i for i, label in enumerate(first, start=1)}
    return table["label"].map(number).reindex(articles.index).astype("Int64")


def _keywords(
    features: sparse.csr_array, vocabulary: list[str], story: pd.Series, names: dict[int, dict[str, str]], n: int = 4
) -> list[str | None]:
    """The words with the highest mean weight that at least two articles of a story have; persons by their full name."""
    known = {}
    for number in story.dropna().unique():
        rows = np.flatnonzero(story.eq(number).fillna(False).to_numpy(bool))
        part = features[rows]
        weight = np.asarray(part.mean(axis=0)).ravel() * (np.asarray((part > 0).sum(axis=0)).ravel() > 1)
        ranked = [vocabulary[i] for i in np.argsort(-weight, kind="stable")[: 4 * n] if weight[i] > 0]
        whole = names[number]
        told = dict.fromkeys(whole.get(word, word) for word in ranked if word.casefold() not in MEASURES)
        known[number] = ", ".join(list(told)[:n])
    return [None if pd.isna(number) else known[number] for number in story]


def _closeness(similar: sparse.csr_array, story: pd.Series) -> list:
    groups = story.fillna(0).to_numpy(int)
    cells = sparse.coo_array(similar)
    same = (groups[cells.row] == groups[cells.col]) & (groups[cells.row] > 0)
    total = np.bincount(cells.row[same], cells.data[same], minlength=len(groups))
    others = np.bincount(groups)[groups] - 1
    return [total[i] / others[i] if groups[i] else None for i in range(len(groups))]
