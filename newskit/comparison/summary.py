"""The sources side by side, in one small table."""

from __future__ import annotations

import pandas as pd

from newskit import frames
from newskit.annotation import Corpus, as_corpus
from newskit.comparison.agency import mark_agency_copy, shared_spans
from newskit.comparison.copies import copied_spans, drop_copies
from newskit.comparison.counting import own_quotes, words_of, words_within
from newskit.comparison.reuse import as_articles, find_reuse
from newskit.dispatch import also_on_dask
from newskit.door import takes
from newskit.problems import joined
from newskit.times import UNKNOWN


@also_on_dask
@takes(
    articles=frames.Articles,
    entities=frames.Entities,
    quotes=frames.Quotes,
    without_copies=frames.Pairs,
    pairs=frames.Pairs,
)
def compare_sources(
    articles: Corpus | pd.DataFrame,
    entities: pd.DataFrame | None = None,
    quotes: pd.DataFrame | None = None,
    top: int = 5,
    by: str = "source",
    without_copies: bool | pd.DataFrame = False,
    pairs: pd.DataFrame | None = None,
    progress: bool = True,
) -> pd.DataFrame:
    """Compare sources: how much they print, whom they name, how much they quote, how much they share with others.

    Parameters
    ----------
    articles : Corpus or DataFrame
        Corpus or Articles.
    entities, quotes : DataFrame, optional
        What `extract_entities` and `extract_quotes` gave for these articles; extracted if not given.
    top : int
        Names to list.
    by : str
        Column of the Articles to compare by.
    without_copies : bool or DataFrame
        Count words, names and quotes of each copied passage once, for who printed it first, or may have; Pairs of `find_reuse`
        save a second search.
    pairs : DataFrame, optional
        Pairs of `find_reuse` for these articles, so that they are not looked for again.
    progress : bool
        Show a progress bar if articles have to be annotated.

    Returns
    -------
    DataFrame
        One row a source, in alphabetical order: the column `by`; articles; words (as `str.split` counts them, in
        title, teaser and text); words_per_article (median);
        mentions and names (different ones); top_names (string, those in most articles first, without agencies whose copy is printed); quotes (nested ones not
        counted again), direct_quotes, quotes_per_1000 (words), quoted_share (0..1, of the words that stand in quotes);
        agency_articles (that name or inherit an agency), shared_share (0..1, of the words that other sources print
        too, whatever `without_copies` is), unordered_words (of those, how many the dates do not tell who printed first:
        by so many `words` may be off with `without_copies`); first and last (published).

    Examples
    --------
    >>> import newskit as nk
    >>> articles = nk.load_articles(pd.DataFrame({
    ...     "source": ["Tagblatt", "Abendpost"],
    ...     "text": ["„Das reicht nicht“, sagte Anna Berger in Kassel.", "Der Trainer geht."]}))
    >>> nk.compare_sources(articles, progress=False)[["source", "articles", "words", "quotes"]]
          source  articles  words  quotes
    0  Abendpost         1      3       0
    1   Tagblatt         1      8       1
    """
    from newskit.quotes.table import extract_both

    table = as_articles(articles)
    if entities is None or quotes is None:
        entities, quotes = extract_both(as_corpus(articles, progress=progress), progress, entities, quotes)
    if isinstance(without_copies, pd.DataFrame):
        pairs = without_copies
    pairs = find_reuse(table) if pairs is None else pairs
    marked = mark_agency_copy(table, pairs)
    ignored = None
    if without_copies is not False:
        ignored = copied_spans(table, pairs)
        entities, quotes = drop_copies(entities, table, ignored), drop_copies(quotes, table, ignored)
    quotes = own_quotes(quotes)
    marked["words"] = words_of(table, ignored)
    marked["quoted"] = words_within(table, quotes, ignored)
    marked["printed"] = words_of(table)
    marked["unordered"] = words_within(table, _unordered_spans(pairs))
    marked["shared"] = marked["shared_share"] * marked["printed"]
    marked[by] = marked[by].astype("string").fillna(frames.NO_SOURCE)
    groups = marked.groupby(by, sort=True)
    made = pd.DataFrame(
        {
            "articles": groups.size(),
            "words": groups["words"].sum(),
            "words_per_article": groups["words"].median(),
        }
    )
    where = marked.set_index("article_id")[by]
    named = entities["name"].groupby(entities["article_id"].map(where))
    made["mentions"] = named.size().reindex(made.index, fill_value=0)
    made["names"] = named.nunique().reindex(made.index, fill_value=0)
    agencies = {name for names in marked["agency"].dropna() for name in names.split("; ")}
    of_news = entities[~entities["name"].isin(agencies)]
    made["top_names"] = _top_names(of_news, where, top).reindex(made.index)
    spoken = quotes["type"].groupby(quotes["article_id"].map(where))
    made["quotes"] = spoken.size().reindex(made.index, fill_value=0)
    made["direct_quotes"] = (
        spoken.agg(lambda kinds: kinds.eq("direct").sum()).astype(int).reindex(made.index, fill_value=0)
    )
    made["quotes_per_1000"] = 1000 * made["quotes"] / made["words"].clip(lower=1)
    made["quoted_share"] = groups["quoted"].sum() / made["words"].clip(lower=1)
    made["agency_articles"] = groups["agency"].count()
    made["shared_share"] = groups["shared"].sum() / groups["printed"].sum().clip(lower=1)
    made["unordered_words"] = groups["unordered"].sum()
    made["first"], made["last"] = groups["published"].min(), groups["published"].max()
    made["direct_quotes"] = made["direct_quotes"].astype(int)
    made = made.reset_index().astype({by: "string", "top_names": "string"})
    made.attrs["problems"] = joined(entities, quotes)
    return made


def _unordered_spans(pairs: pd.DataFrame) -> pd.DataFrame:
    """Passages that articles of two sources have, and nobody knows which had them first."""
    return shared_spans(pairs[pairs["order"].fillna(UNKNOWN).eq(UNKNOWN)])


def _top_names(entities: pd.DataFrame, where: pd.Series, top: int) -> pd.Series:
    """The names in most articles of each group; of equals the more mentioned, then the alphabet."""
    counts = (
        entities.assign(group=entities["article_id"].map(where))
        .groupby(["group", "name"])
        .agg(articles=("article_id", "nunique"), mentions=("article_id", "size"))
        .reset_index()
        .sort_values(["group", "articles", "mentions", "name"], ascending=[True, False, False, True])
    )
    return counts.groupby("group").head(top).groupby("group")["name"].agg(", ".join)
