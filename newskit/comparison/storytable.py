"""Who covered a story, when and how."""

from typing import Any

import numpy as np
import pandas as pd

from newskit import frames
from newskit.annotation import Corpus, as_corpus
from newskit.comparison.agency import mark_agency_copy
from newskit.comparison.copies import copied_spans, drop_copies
from newskit.comparison.counting import own_quotes, words_of
from newskit.comparison.reuse import find_reuse
from newskit.comparison.stories import find_stories
from newskit.door import takes
from newskit.times import TIMEZONE, UNKNOWN, Prints, hours

_STORY_COLUMNS = (
    *("story", "keywords", "source", "articles", "first", "first_precision", "order", "hours_behind"),
    *("hours_behind_min", "hours_behind_max", "words", "names", "quotes", "agency", "shared_share"),
)
_STORIES = frames.made_by(
    "nk.find_stories(articles)", "stories", article_id="string", story="Int64?", keywords="string?"
)


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
        the minute), hours_behind_min and hours_behind_max (what it is at least and at most), words, names (different
        ones), quotes (nested ones not counted again), agency (agencies named or inherited), shared_share (0..1, words
        that other outlets print too).

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
    rows["first_precision"] = pd.Series(np.where(exact, "instant", "day"), rows.index, "string").mask(undated)
    begin = pd.to_datetime(rows["earliest"], unit="us", utc=True).astype("datetime64[us, UTC]")
    day = begin.dt.tz_convert(timezone).dt.normalize().dt.tz_localize(None).dt.tz_localize("UTC")
    rows["first"] = begin.where(exact | undated, day)
    return rows.sort_values(["story", "rank", "source"], kind="stable").reset_index(drop=True)[list(_STORY_COLUMNS)]


def _place(row: Any, others: pd.DataFrame) -> str:
    """Was an outlet the first with a story, certainly a later one, or is that unknown?"""
    if (others["latest"] < row.earliest).any():
        return "later"
    surely = (others["earliest"] > row.latest) | (others["earliest"].eq(row.latest) & (row.earliest == row.latest))
    return "first" if pd.notna(row.earliest) and surely.all() else UNKNOWN
