"""The sources side by side, in one small table."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from newskit import frames
from newskit.annotation import Corpus, as_corpus
from newskit.comparison.agency import (
    agency_column,
    inherit,
    known_signs,
    shared_spans,
    sign_outlets,
    tagged_articles,
)
from newskit.comparison.copies import copied_spans, drop_copies
from newskit.comparison.counting import own_quotes, words_of, words_within
from newskit.comparison.reuse import as_articles, find_reuse
from newskit.dispatch import also_on_dask
from newskit.door import takes
from newskit.problems import joined
from newskit.quotes.table import extract_both
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
        Count words, names and quotes of each copied passage once, for who printed it first, or may have; Pairs of
        `find_reuse` save a second search.
    pairs : DataFrame, optional
        Pairs of `find_reuse` for these articles, so that they are not looked for again.
    progress : bool
        Show a progress bar if articles have to be annotated.

    Returns
    -------
    DataFrame
        One row a source, in alphabetical order: the column `by`; articles; words (as `str.split` counts them, in
        title, teaser and text); words_per_article (median);
        mentions and names (different ones); top_names (string, those in most articles first,
        without agencies whose copy is printed); quotes (nested ones not
        counted again), direct_quotes, quotes_per_1000 (words), quoted_share (0..1, of the words that stand in quotes);
        agency_articles (that name or inherit an agency), shared_share (0..1, of the words that other sources print
        too, whatever `without_copies` is), unordered_words (of those, how many the dates do not tell who printed first:
        `words` may be off by that many with `without_copies`); first and last (published).

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
    table = as_articles(articles)
    if entities is None or quotes is None:
        entities, quotes = extract_both(as_corpus(articles, progress=progress), progress, entities, quotes)
    if isinstance(without_copies, pd.DataFrame):
        pairs = without_copies
    pairs = find_reuse(table) if pairs is None else pairs
    tagged = tagged_articles(table, known_signs([sign_outlets(table)]))
    spans = None if without_copies is False else copied_spans(table, pairs)
    agency = agency_column(table, tagged, inherit(tagged, pairs))
    made = joined_sums([sums_of(table.assign(agency=agency), entities, quotes, pairs, spans, by)], by, top)
    made.attrs["problems"] = joined(entities, quotes)
    return made


class Sums(NamedTuple):
    """What is added up to the table of sources: of each group sums, how many articles have so many words, its names."""

    groups: pd.DataFrame
    lengths: pd.DataFrame
    names: pd.DataFrame
    agencies: set[str]


def sums_of(
    articles: pd.DataFrame,
    entities: pd.DataFrame,
    quotes: pd.DataFrame,
    pairs: pd.DataFrame,
    spans: pd.DataFrame | None,
    by: str,
) -> Sums:
    """Count some articles, which have a column `agency`, without the passages of `spans`."""
    if spans is not None:
        entities, quotes = drop_copies(entities, articles, spans), drop_copies(quotes, articles, spans)
    quotes = own_quotes(quotes)
    group = articles[by].astype("string").fillna(frames.NO_SOURCE).rename(by)
    printed = words_of(articles)
    words = printed if spans is None else words_of(articles, spans)
    counted = pd.DataFrame(
        {
            "articles": 1,
            "words": words,
            "quoted": words_within(articles, quotes, spans),
            "printed": printed,
            "unordered": words_within(articles, _unordered_spans(pairs)),
            "shared": words_within(articles, shared_spans(pairs)),
            "agency_articles": articles["agency"].notna().to_numpy(int),
        }
    )
    groups = counted.groupby(group.array).sum()
    times = articles["published"].groupby(group)
    groups["first"], groups["last"] = times.min(), times.max()
    where = pd.Series(group.array, index=articles["article_id"])
    spoken = quotes["type"].groupby(quotes["article_id"].map(where))
    groups["mentions"] = entities.groupby(entities["article_id"].map(where)).size()
    groups["quotes"], groups["direct_quotes"] = spoken.size(), spoken.agg(lambda kinds: kinds.eq("direct").sum())
    of = [entities["article_id"].map(where).rename("group"), entities["name"]]
    names = entities.groupby(of)["article_id"].agg(articles="nunique", mentions="size").reset_index()
    lengths = counted.groupby([group.array, counted["words"]]).size().rename_axis(["group", "words"])
    agencies = {name for found in articles["agency"].dropna() for name in found.split("; ")}
    return Sums(groups, lengths.rename("articles").reset_index(), names, agencies)


def joined_sums(parts: Sequence[Sums], by: str, top: int) -> pd.DataFrame:
    """The table of sources out of what was counted in the parts of a corpus."""
    whole = pd.concat([part.groups for part in parts])
    order = whole.drop(columns=["first", "last"]).fillna(0).astype(int).groupby(level=0, sort=True)
    counted = order.sum()
    names = pd.concat([part.names for part in parts]).groupby(["group", "name"])[["articles", "mentions"]].sum()
    lengths = pd.concat([part.lengths for part in parts])
    made = counted[["articles", "words"]].copy()
    medians = {group: np.median(np.repeat(of["words"], of["articles"])) for group, of in lengths.groupby("group")}
    made["words_per_article"] = pd.Series(medians, dtype=float).reindex(made.index)
    made["mentions"] = counted["mentions"]
    made["names"] = names.groupby("group").size().reindex(made.index, fill_value=0)
    agencies = set().union(*(part.agencies for part in parts))
    made["top_names"] = _top_names(names.reset_index(), agencies, top).reindex(made.index)
    made["quotes"], made["direct_quotes"] = counted["quotes"], counted["direct_quotes"]
    made["quotes_per_1000"] = 1000 * made["quotes"] / made["words"].clip(lower=1)
    made["quoted_share"] = counted["quoted"] / made["words"].clip(lower=1)
    made["agency_articles"] = counted["agency_articles"]
    made["shared_share"] = (counted["shared"] / counted["printed"].clip(lower=1)).astype("Float64")
    made["unordered_words"] = counted["unordered"]
    made["first"], made["last"] = whole.groupby(level=0)["first"].min(), whole.groupby(level=0)["last"].max()
    return made.rename_axis(by).reset_index().astype({by: "string", "top_names": "string"})


def _unordered_spans(pairs: pd.DataFrame) -> pd.DataFrame:
    """Passages that articles of two sources have, and nobody knows which had them first."""
    return shared_spans(pairs[pairs["order"].fillna(UNKNOWN).eq(UNKNOWN)])


def _top_names(names: pd.DataFrame, agencies: set[str], top: int) -> pd.Series:
    """The names in most articles of each group, without agencies; of equals the more mentioned, then the alphabet."""
    counts = names[~names["name"].isin(agencies)]
    order = ["group", "articles", "mentions", "name"]
    counts = counts.sort_values(order, ascending=[True, False, False, True])
    return counts.groupby("group").head(top).groupby("group")["name"].agg(", ".join)
