"""How much is published when."""

from collections.abc import Sequence
from typing import Literal

import pandas as pd

from newskit import frames
from newskit.annotation import Corpus
from newskit.comparison.copies import copied_spans
from newskit.comparison.reuse import as_articles
from newskit.door import kind, need, takes
from newskit.errors import InputError
from newskit.times import TIMEZONE, local_time

_MOSTLY = 0.5  # of its words copied: an article that is left out without copies


@takes(articles=kind(frames.Articles, "article_id"), entities=frames.Entities, without_copies=frames.Pairs)
def coverage(
    articles: Corpus | pd.DataFrame,
    by: str = "source",
    freq: Literal["D", "W", "MS", "h"] = "D",
    timezone: str = TIMEZONE,
    names: Sequence[str] | None = None,
    entities: pd.DataFrame | None = None,
    without_copies: bool | pd.DataFrame = False,
    progress: bool = True,
) -> pd.DataFrame:
    """Count articles over time, per source and, if wanted, per name; days without articles are there with 0.

    Parameters
    ----------
    articles : Corpus or DataFrame
        Corpus or Articles.
    by : str
        Column of the Articles to part them by.
    freq : {"D", "W", "MS", "h"}
        Length of a period: day, week (from Monday), month, hour.
    timezone : str
        The days are those of this time zone. A bare day (precision "day") stays that day everywhere.
    names : sequence of str, optional
        Count only articles that mention these canonical names, each name for itself.
    entities : DataFrame, optional
        Entities of the same articles, so that they are not extracted again; needed for `names` only.
    without_copies : bool or DataFrame
        Leave out articles of which at least half counts for another article that printed it first, or may have
        (Pairs save a search).
    progress : bool
        Show a progress bar if articles have to be annotated.

    Returns
    -------
    DataFrame
        One row a period and group (and name): day (Timestamp without zone, start of the period), the column `by`,
        name (only with `names`), articles (with the name), total (all articles of the group in the period).
        Articles without a time cannot be counted here; `attrs["undated"]` tells how many there are.

    Raises
    ------
    InputError
        If no article has a time, or an argument is unknown.

    Examples
    --------
    >>> import newskit as nk
    >>> articles = nk.load_articles(pd.DataFrame({
    ...     "source": ["Tagblatt"] * 2, "text": ["Der Pegel steigt.", "Der Pegel fällt."],
    ...     "published": ["2025-11-04T23:30:00Z", "2025-11-07"]}))
    >>> nk.coverage(articles)[["day", "articles"]]
             day  articles
    0 2025-11-05         1
    1 2025-11-06         0
    2 2025-11-07         1
    """
    table = as_articles(articles)
    need(table, [by], f"by={by!r}: the table of articles")
    table = table.assign(**{by: table[by].astype("string").fillna(frames.NO_SOURCE)})
    if without_copies is not False:
        table = table[~_mostly_copied(table, None if without_copies is True else without_copies)]
    dated = table[table["published"].notna()]
    if dated.empty:
        raise InputError("no article has a time of publication, so nothing can be counted over time")
    day = local_time(dated, timezone)
    start = _period_starts(day, freq)
    span = pd.date_range(start.min(), start.max(), freq="W-MON" if freq == "W" else freq)
    groups = pd.Index(sorted(dated[by].dropna().unique()), name=by)
    every = pd.MultiIndex.from_product([span, groups], names=["day", by])
    total = dated.groupby([start.rename("day"), by]).size().reindex(every, fill_value=0)
    if names is None:
        made = total.rename("articles").reset_index().assign(total=total.to_numpy())
    else:
        made = _with_names(articles, dated.assign(day=start), by, total, names, entities, progress)
    made[by] = made[by].astype("string")
    made.attrs["undated"] = int(len(table) - len(dated))
    return made


def _period_starts(times: pd.Series, freq: str) -> pd.Series:
    if freq == "W":
        return times.dt.normalize() - pd.to_timedelta(times.dt.weekday, unit="D")
    if freq == "MS":
        return times.dt.to_period("M").dt.start_time
    return times.dt.floor(freq)


def _with_names(
    articles: Corpus | pd.DataFrame,
    dated: pd.DataFrame,
    by: str,
    total: pd.Series,
    names: Sequence[str],
    entities: pd.DataFrame | None,
    progress: bool,
) -> pd.DataFrame:
    if entities is None:
        from newskit.names import extract_entities

        entities = extract_entities(articles, progress=progress)
    names = [names] if isinstance(names, str) else list(names)
    found = entities.loc[entities["name"].isin(names), ["article_id", "name"]].drop_duplicates()
    found = found.merge(dated[["article_id", "day", by]], on="article_id")
    every = pd.MultiIndex.from_product([*total.index.levels, names], names=["day", by, "name"])
    counts = found.groupby(["day", by, "name"]).size().reindex(every, fill_value=0)
    made = counts.rename("articles").reset_index()
    made["name"] = made["name"].astype("string")
    return made.merge(total.rename("total").reset_index(), on=["day", by])


def _mostly_copied(articles: pd.DataFrame, pairs: pd.DataFrame | None) -> pd.Series:
    spans = copied_spans(articles, pairs)
    copied = (spans["end"] - spans["start"]).groupby(spans["article_id"]).sum()
    length = sum(articles[field].fillna("").str.len() for field in frames.FIELDS)
    share = articles["article_id"].map(copied).fillna(0).astype(float) / length.clip(lower=1)
    return share >= _MOSTLY
