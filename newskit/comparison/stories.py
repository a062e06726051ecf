"""Stories: articles of different outlets on the same event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse.csgraph import connected_components
from scipy.spatial.distance import squareform
from spacy.tokens import Doc

from newskit import frames
from newskit.annotation import Corpus, as_corpus, sections
from newskit.comparison.agency import mark_agency_copy
from newskit.comparison.copies import copied_spans, drop_copies
from newskit.comparison.counting import own_quotes, words_of
from newskit.comparison.reuse import find_reuse
from newskit.comparison.terms import WordForms, stop_words
from newskit.door import takes
from newskit.errors import InputError
from newskit.times import HOUR, TIMEZONE, UNKNOWN, Prints, hours

_SENTENCES = 20  # of the text: feature leads name what happened late; what stands further down is background
_WEIGHTS = {"title": 2.0, "teaser": 1.0, "text": 1.0}
_NAME_WEIGHT = 2.0  # a name tells events apart better than a noun
_LINKED = 0.5  # pairs below this share of the bar count as wholly unlike, which keeps the similarities sparse
_DAY = 25 * HOUR  # the longest of the year: an article of which the day is known may be so much later than it begins
_BLOCK = 1_000  # articles that are compared at a time
_STORY_COLUMNS = (
    *("story", "keywords", "source", "articles", "first", "first_precision", "order", "hours_behind"),
    *("hours_behind_min", "hours_behind_max", "words", "names", "quotes", "agency", "shared_share"),
)
# Units say nothing of what a story is about.
MEASURES = frozenset(
    [
        "euro",
        "dollar",
        "franken",
        "cent",
        "prozent",
        "million",
        "milliarde",
        "uhr",
        "meter",
        "kilometer",
        "jahr",
        "monat",
        "woche",
        "tag",
    ]
)
_LARGEST = 3_000  # articles that average linkage takes at a time

_STORIES = frames.made_by(
    "nk.find_stories(articles)", "stories", article_id="string", story="Int64?", keywords="string?"
)


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
    with those published within `window`. Groups grow by average linkage: an article joins where it is like the group,
    not like one member of it. How many stories there are is found, not given.

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
    ...     "text": ["Die Fulda ist in Kassel über die Ufer getreten.", "Nach dem Hochwasser der Fulda räumt Kassel auf.",
    ...              "Der Verein trennt sich vom Trainer."]}))
    >>> nk.find_stories(articles, progress=False)["story"].tolist()
    [1, 1, <NA>]
    """
    corpus = as_corpus(articles, progress=progress)
    table = corpus.articles
    try:
        width = pd.Timedelta(window)
    except ValueError as error:
        raise InputError(f'window={window!r} is no length of time; write for instance "72h"') from error
    # Ties between articles are broken by their ids: the order of the table means nothing.
    order = table["article_id"].argsort(kind="stable").to_numpy()
    docs, table = [corpus.docs[row] for row in order], table.iloc[order].reset_index(drop=True)
    made = table[["article_id", "source", "published", "title"]].copy()
    features, vocabulary = _features(docs)
    prints = Prints(table)
    similar = _similarities(features, prints, width, _LINKED * min_similarity)
    labels = _cluster(similar, min_similarity)
    made["story"] = _number(labels, made.assign(rank=prints.rank), min_sources)
    made["keywords"] = pd.array(_keywords(features, vocabulary, made["story"], docs), "string")
    made["similarity"] = pd.array(_closeness(similar, made["story"]), "Float64")
    return made.iloc[np.argsort(order)].reset_index(drop=True)


@takes(articles=frames.Articles, stories=_STORIES, entities=frames.Entities, quotes=frames.Quotes, pairs=frames.Pairs)
def story_table(
    articles: Corpus | pd.DataFrame,
    stories: pd.DataFrame | None = None,
    entities: pd.DataFrame | None = None,
    quotes: pd.DataFrame | None = None,
    pairs: pd.DataFrame | None = None,
    without_copies: bool = False,
    timezone: str = TIMEZONE,
    progress: bool = True,
) -> pd.DataFrame:
    """Show for each story who covered it, when and how.

    Parameters
    ----------
    articles : Corpus or DataFrame
        Corpus or Articles.
    stories, entities, quotes, pairs : DataFrame, optional
        What `find_stories`, `extract_entities`, `extract_quotes` and `find_reuse` gave for these articles; made if not
        given.
    without_copies : bool
        Count words, names and quotes of each copied passage once, for who printed it first, or may have.
    timezone : str
        Where the days of articles begin and end of which only the day is known.
    progress : bool
        Show a progress bar if articles have to be annotated.

    Returns
    -------
    DataFrame
        One row a story and outlet, in order of publication: story, keywords, source, articles, first (published),
        first_precision ("instant", or "day" where only the day is known), order ("first", "later", or "unknown" where
        the dates do not tell), hours_behind (after the first other outlet with a date; missing unless it is known to
        the minute), hours_behind_min and hours_behind_max (what it is at least and at most), words, names (different ones),
        quotes (nested ones not counted again), agency (agencies named or inherited), shared_share (0..1, words that
        other outlets print too).

    Examples
    --------
    >>> import newskit as nk
    >>> articles = nk.load_articles(pd.DataFrame({
    ...     "source": ["Morgenkurier", "Tagblatt"], "published": ["2025-11-04T06:00:00Z", "2025-11-04T09:00:00Z"],
    ...     "title": ["Hochwasser in Kassel", "Hochwasser der Fulda in Kassel"],
    ...     "text": ["Die Fulda steigt in Kassel.", "Die Fulda ist in Kassel über die Ufer getreten."]}))
    >>> nk.story_table(articles, progress=False)[["story", "source", "hours_behind", "words"]]
       story        source  hours_behind  words
    0      1  Morgenkurier           0.0      8
    1      1      Tagblatt           3.0     14
    """
    from newskit.quotes.table import extract_both

    corpus = as_corpus(articles, progress=progress)
    table = corpus.articles
    stories = find_stories(corpus, progress=progress) if stories is None else stories
    entities, quotes = extract_both(corpus, progress, entities, quotes)
    pairs = find_reuse(table) if pairs is None else pairs
    marked = mark_agency_copy(table, pairs)
    spans = copied_spans(table, pairs) if without_copies else None
    if spans is not None:
        entities, quotes = (drop_copies(found, table, spans) for found in (entities, quotes))
    quotes = own_quotes(quotes)
    marked["words"] = words_of(table, spans)
    told = stories.dropna(subset="story")[["article_id", "story", "keywords"]].merge(
        marked.drop(columns="keywords").assign(row=range(len(marked))), on="article_id"
    )
    keys = ["story", "source"]
    rows = told.groupby(keys, sort=False, dropna=False).agg(
        keywords=("keywords", "first"), articles=("article_id", "size"), words=("words", "sum")
    )
    of_story = told[["article_id", *keys]]
    rows["names"] = (
        of_story.merge(entities[["article_id", "name"]], on="article_id").groupby(keys, dropna=False)["name"].nunique()
    )
    rows["quotes"] = of_story.merge(quotes[["article_id"]], on="article_id").groupby(keys, dropna=False).size()
    groups = told.groupby(keys, dropna=False)
    rows["agency"] = groups["agency"].agg(lambda names: "; ".join(sorted(set(names.dropna()))) or pd.NA)
    rows["shared_share"] = groups[["shared_share"]].mean()["shared_share"]
    rows[["names", "quotes"]] = rows[["names", "quotes"]].fillna(0).astype(int)
    rows["agency"] = rows["agency"].astype("string")
    return _in_time(rows.reset_index(), told, Prints(table, timezone), timezone)


def _in_time(rows: pd.DataFrame, told: pd.DataFrame, prints: Prints, timezone: str) -> pd.DataFrame:
    """Add to a table of stories and outlets when each outlet took up the story, as far as the dates tell."""
    times = told.assign(
        earliest=prints.earliest[told["row"]], latest=prints.latest[told["row"]], rank=prints.rank[told["row"]]
    )
    first = times.groupby(["story", "source"], dropna=False)[["earliest", "latest", "rank"]].min().reset_index()
    rows = rows.merge(first, on=["story", "source"])
    undated = ~np.isfinite(rows["earliest"].to_numpy())
    rows.loc[undated, ["earliest", "latest"]] = np.nan
    behind = {}
    for _, part in rows.groupby("story"):
        for row in part.itertuples():
            others = part.drop(row.Index)
            least = hours(np.maximum(0.0, row.earliest - others["latest"].min()))
            most = hours(np.maximum(0.0, row.latest - others["earliest"].min()))
            behind[row.Index] = (least, most, _place(row, others))
    told_of = pd.DataFrame.from_dict(behind, "index", columns=["hours_behind_min", "hours_behind_max", "order"])
    rows = rows.join(told_of.astype({"hours_behind_min": float, "hours_behind_max": float, "order": "string"}))
    rows["hours_behind"] = rows["hours_behind_min"].where(rows["hours_behind_min"] == rows["hours_behind_max"])
    exact = rows["earliest"] == rows["latest"]
    rows["first_precision"] = pd.array(np.where(undated, None, np.where(exact, "instant", "day")), "string")
    begin = pd.to_datetime(rows["earliest"], unit="us", utc=True).astype("datetime64[us, UTC]")
    day = begin.dt.tz_convert(timezone).dt.normalize().dt.tz_localize(None).dt.tz_localize("UTC")
    rows["first"] = begin.where(exact | undated, day)
    return rows.sort_values(["story", "rank", "source"], kind="stable").reset_index(drop=True)[list(_STORY_COLUMNS)]


def _place(row: object, others: pd.DataFrame) -> str:
    """Was an outlet the first with a story, surely a later one, or is that not known?"""
    if (others["latest"] < row.earliest).any():
        return "later"
    surely = (others["earliest"] > row.latest) | (others["earliest"].eq(row.latest) & (row.earliest == row.latest))
    return "first" if pd.notna(row.earliest) and surely.all() else UNKNOWN


def _features(docs: Sequence[Doc]) -> tuple[sparse.csr_array, list[str]]:
    """Articles x words: weighted counts of names and nouns times inverse document frequency, rows of length 1."""
    forms = WordForms(docs)
    bags = [_bag(doc, forms) for doc in docs]
    vocabulary = sorted({key for bag in bags for key in bag})
    column = {key: i for i, key in enumerate(vocabulary)}
    cells = [(row, column[key], weight) for row, bag in enumerate(bags) for key, weight in bag.items()]
    rows, columns, weights = (np.array(x) for x in zip(*cells, strict=True)) if cells else (np.empty(0, int),) * 3
    counts = sparse.csr_array((np.log1p(weights), (rows, columns)), shape=(len(bags), len(vocabulary)), dtype=float)
    frequency = np.asarray((counts > 0).sum(axis=0))
    tfidf = counts * np.log((1 + len(bags)) / np.maximum(frequency, 1))
    length = np.sqrt(np.asarray((tfidf * tfidf).sum(axis=1)))
    return sparse.csr_array(tfidf / np.where(length > 0, length, 1)[:, None]), vocabulary


def _bag(doc: object, forms: WordForms) -> Counter:
    """Lemmas of names and nouns with their weights."""
    bag: Counter = Counter()
    stops = stop_words()
    for section in sections(doc):
        sentences = 0
        for token in doc.char_span(section.start, section.end, alignment_mode="contract") or ():
            sentences += bool(token.is_sent_start)
            if section.field == "text" and sentences > _SENTENCES:
                break
            name = forms.is_name(token)
            if (name or token.pos_ in ("NOUN", "PROPN")) and len(token) > 2 and token.text.casefold() not in stops:
                bag[forms.lemma(token)] += _WEIGHTS[section.field] * (_NAME_WEIGHT if name else 1)
    return bag


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


def _keywords(features: sparse.csr_array, vocabulary: list[str], story: pd.Series, docs: list, n: int = 4) -> list:
    """The words with the highest mean weight that at least two articles of a story have; persons with their first name."""
    known = {}
    for number in story.dropna().unique():
        rows = np.flatnonzero(story.eq(number).fillna(False).to_numpy(bool))
        part = features[rows]
        weight = np.asarray(part.mean(axis=0)).ravel() * (np.asarray((part > 0).sum(axis=0)).ravel() > 1)
        ranked = [vocabulary[i] for i in np.argsort(-weight, kind="stable")[: 4 * n] if weight[i] > 0]
        whole = _whole_names(docs[row] for row in rows)
        told = dict.fromkeys(whole.get(word, word) for word in ranked if word.casefold() not in MEASURES)
        known[number] = ", ".join(list(told)[:n])
    return [None if pd.isna(number) else known[number] for number in story]


def _whole_names(docs: Iterable) -> dict[str, str]:
    """Part of a name that mostly stands within a longer one, or of a person's -> the whole, as it stands most often."""
    spans, alone = Counter(), Counter()
    for doc in docs:
        for span in doc.ents:
            if len(span) == 1:
                alone[span.text] += span.label_ != "PER"
            elif span.label_ in ("PER", "LOC") and "\n" not in span.text:
                spans[span.text.removesuffix("s") if span[-1].morph.get("Case") == ["Gen"] else span.text] += 1
    ranked = sorted(spans, key=lambda name: (spans[name], name))
    return {part: name for name in ranked for part in name.split() if spans[name] > alone[part]}


def _closeness(similar: sparse.csr_array, story: pd.Series) -> list:
    groups = story.fillna(0).to_numpy(int)
    cells = sparse.coo_array(similar)
    same = (groups[cells.row] == groups[cells.col]) & (groups[cells.row] > 0)
    total = np.bincount(cells.row[same], cells.data[same], minlength=len(groups))
    others = np.bincount(groups)[groups] - 1
    return [total[i] / others[i] if groups[i] else None for i in range(len(groups))]
