"""How often a name occurs: mentions, articles, per 1,000 words, over time."""

from collections.abc import Sequence
from typing import Literal

import pandas as pd

from newskit import frames
from newskit.annotation import Corpus
from newskit.dispatch import also_on_dask
from newskit.door import takes
from newskit.errors import InputError
from newskit.names.extract import extract_entities

NAMED = ("PER", "LOC", "ORG")  # what is counted unless a label is asked for: MISC is kept apart
Normalise = Literal["mentions", "articles", "per_1000_words"]
Period = Literal["D", "W", "M", "Q", "Y"]


@also_on_dask
@takes(entities=(frames.Entities, frames.Articles), articles=frames.Articles)
def count_entities(
    entities: pd.DataFrame | Corpus,
    by: str | Sequence[str] | None = None,
    label: str | Sequence[str] | None = None,
    normalise: Normalise = "mentions",
    articles: pd.DataFrame | Corpus | None = None,
) -> pd.DataFrame:
    """Count names.

    Raw mentions favour long articles and names that cannot be replaced by a pronoun; the number of articles (document
    frequency) does not, and mentions per 1,000 words make sources of different size comparable.

    Parameters
    ----------
    entities : DataFrame or Corpus
        Entities; or a Corpus or Articles, of which the entities are extracted first.
    by : str or list of str, optional
        Count apart for each value of these columns of Entities ("source", "field"), or of `articles` ("section").
    label : str or list of str, optional
        Only these kinds of name. Default: "PER", "LOC" and "ORG".
    normalise : {"mentions", "articles", "per_1000_words"}
        What the column `count` holds and the rows are sorted by.
    articles : DataFrame or Corpus, optional
        The Articles. Needed for "per_1000_words" and for columns that Entities do not have.

    Returns
    -------
    DataFrame
        One row a name (and group): the columns of `by`, name, label, mentions, articles (in which it occurs), count;
        within each group the highest count first, then by name.

    Raises
    ------
    InputError
        If a column, label or measure is not known, or `articles` is missing where it is needed.

    Examples
    --------
    >>> entities = frames.conform([
    ...     {"article_id": a, "source": s, "field": "text", "text": n, "label": "LOC", "name": n}
    ...     for a, s, n in [("1", "A", "Kassel"), ("1", "A", "Kassel"), ("2", "B", "Kassel"), ("2", "B", "Fulda")]
    ... ], frames.Entities)
    >>> count_entities(entities)[["name", "mentions", "articles", "count"]].values.tolist()
    [['Kassel', 3, 2, 3], ['Fulda', 1, 1, 1]]
    >>> count_entities(entities, by="source", normalise="articles")[["source", "name", "count"]].values.tolist()
    [['A', 'Kassel', 1], ['B', 'Fulda', 1], ['B', 'Kassel', 1]]
    """
    entities, articles = as_entities(entities, articles)
    groups = _listed(by)
    words = count_words(articles, groups) if normalise == "per_1000_words" else None
    return rank_counts(count_mentions(entities, groups, label, articles), groups, normalise, words)


def count_mentions(
    entities: pd.DataFrame,
    groups: Sequence[str],
    label: str | Sequence[str] | None = None,
    articles: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Mentions and articles of each name in each group; counts of parts of a corpus can be added up."""
    chosen = _with_columns(choose(entities, label), groups, articles)
    names = chosen.groupby([*groups, "name", "label"], sort=False, dropna=False, observed=True)
    table = names.agg(mentions=("name", "size"), articles=("article_id", "nunique")).reset_index()
    return table.astype({"mentions": "Int64", "articles": "Int64"})


def rank_counts(
    counts: pd.DataFrame, groups: Sequence[str], normalise: Normalise, words: pd.DataFrame | None = None
) -> pd.DataFrame:
    """The column `count`, and the order that it gives; `words` come with "per_1000_words"."""
    if words is None:
        ranked = counts.assign(count=counts[normalise])
    else:
        total = counts.merge(words, "left", list(groups))["words"] if groups else int(words["words"].sum())
        ranked = counts.assign(count=1000 * counts["mentions"] / total)
    order = [*groups, "count", "name", "label"]
    ascending = [column != "count" for column in order]
    return ranked.sort_values(order, ascending=ascending, ignore_index=True, na_position="last")


@takes(entities=(frames.Entities, frames.Articles))
def entities_over_time(
    entities: pd.DataFrame | Corpus,
    period: Period = "W",
    names: Sequence[str] | int = 10,
    by: str | Sequence[str] | None = None,
    label: str | Sequence[str] | None = None,
    timezone: str = "Europe/Berlin",
) -> pd.DataFrame:
    """Count names in each day, week, month, quarter or year.

    Parameters
    ----------
    entities : DataFrame or Corpus
        Entities; or a Corpus or Articles.
    period : {"D", "W", "M", "Q", "Y"}
        Length of a period; weeks begin on Monday.
    names : list of str or int
        These names, or that many of the most mentioned ones.
    by, label
        As in `count_entities`; `by` takes columns of Entities.
    timezone : str
        Where a day begins.

    Returns
    -------
    DataFrame
        One row a period, group and name: period (its first day), the columns of `by`, name, label, mentions, articles.
        Periods between the first and the last of the table in which a name does not occur have zeros. Mentions of
        articles without a date are left out; ``table.attrs["undated"]`` is their number.

    Raises
    ------
    InputError
        If a column, label or period is not known.

    Examples
    --------
    >>> entities = frames.conform([
    ...     {"article_id": a, "published": d, "field": "text", "text": "Kassel", "label": "LOC", "name": "Kassel"}
    ...     for a, d in [("1", "2025-03-03"), ("2", "2025-03-05")]
    ... ], frames.Entities)
    >>> table = entities_over_time(entities, period="D")
    >>> table["mentions"].tolist(), table["period"].dt.strftime("%d.%m.").tolist()
    ([1, 0, 1], ['03.03.', '04.03.', '05.03.'])
    """
    entities, _ = as_entities(entities)
    chosen = choose(entities, label)
    dated = chosen[chosen["published"].notna()]
    if isinstance(names, int):
        names = dated.groupby("name").size().sort_values(ascending=False, kind="stable").index[:names]
    dated = dated[dated["name"].isin(names)]
    local = frames.on_the_clock(dated["published"], timezone).dt.to_period(period)
    table = _with_zeros(count_mentions(dated.assign(period=local), ["period", *_listed(by)], label))
    table["period"] = table["period"].dt.start_time
    table.attrs["undated"] = int(chosen["published"].isna().sum())
    return table


def as_entities(
    entities: pd.DataFrame | Corpus, articles: pd.DataFrame | Corpus | None = None
) -> tuple[pd.DataFrame, pd.DataFrame | None]:
    """Entities and, where they are at hand, their Articles; Articles and a Corpus are extracted first."""
    is_entities = isinstance(entities, pd.DataFrame) and {"label", "name"} <= set(entities.columns)
    if not is_entities:
        articles = entities if articles is None else articles
        entities = extract_entities(entities)
    return entities, articles.articles if isinstance(articles, Corpus) else articles


def _listed(value: str | Sequence[str] | None) -> list[str]:
    return [value] if isinstance(value, str) else list(value or [])


def choose(entities: pd.DataFrame, label: str | Sequence[str] | None) -> pd.DataFrame:
    """The mentions with these labels, in the order of the table."""
    labels = _listed(label) or list(NAMED)
    unknown = set(labels) - set(frames.LABELS)
    if unknown:
        raise InputError(f"unknown label {sorted(unknown)}; labels are {list(frames.LABELS)}")
    return entities[entities["label"].isin(labels) & entities["name"].notna()]


def _with_columns(entities: pd.DataFrame, groups: Sequence[str], articles: pd.DataFrame | None) -> pd.DataFrame:
    """Entities with the columns to group by; those that only the Articles have are fetched from there."""
    for column in groups:
        if column in ("name", "label", "mentions", "articles", "count"):
            raise InputError(f"cannot count by {column!r}: it is a column of the result")
        if column in entities.columns:
            continue
        if articles is None or column not in articles.columns:
            where = "Entities" if articles is None else "Entities or Articles"
            raise InputError(f"no column {column!r} in {where}; pass articles= for columns of the Articles")
        entities = entities.assign(**{column: entities["article_id"].map(articles.set_index("article_id")[column])})
    return entities


def count_words(articles: pd.DataFrame | None, groups: Sequence[str]) -> pd.DataFrame:
    """Words of each group of articles, in the column `words`: title, teaser and text, split at white space."""
    if articles is None:
        raise InputError('normalise="per_1000_words" needs articles=: the words of articles without names count too')
    fields = {name: articles[name].fillna("").str.split().str.len() for name in frames.FIELDS}
    if "field" in groups:
        words = pd.concat([articles.assign(field=name, words=values) for name, values in fields.items()])
    else:
        words = articles.assign(words=sum(fields.values()))
    missing = [column for column in groups if column not in words.columns]
    if missing:
        raise InputError(f"the Articles have no column {missing}, so their words cannot be counted by it")
    if not groups:
        return words[["words"]].sum().to_frame().T
    return words.groupby(list(groups), dropna=False, observed=True)["words"].sum().reset_index()


def _with_zeros(table: pd.DataFrame) -> pd.DataFrame:
    """A row for every period from the first to the last, for every name and group."""
    if table.empty:
        return table
    keys = table.columns.drop(["period", "mentions", "articles"]).tolist()
    periods = pd.period_range(table["period"].min(), table["period"].max(), name="period")
    grid = pd.DataFrame({"period": periods}).merge(table[keys].drop_duplicates().sort_values(keys), how="cross")
    return grid.merge(table, on=["period", *keys], how="left").fillna({"mentions": 0, "articles": 0})
