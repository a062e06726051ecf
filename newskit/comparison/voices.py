"""Who gets to speak, how it is introduced, and how many different voices there are."""

from statistics import NormalDist

import numpy as np
import pandas as pd

from newskit import frames
from newskit.annotation import Corpus
from newskit.comparison.copies import copied_spans, drop_copies
from newskit.comparison.counting import count_words, own_quotes
from newskit.comparison.reuse import as_articles
from newskit.door import kind, takes
from newskit.errors import InputError

_ATTRIBUTIONS = frozenset(("laut", "nach", "so", "zufolge", "gemäß"))  # "laut Polizei": a source, no verb


@takes(quotes=frames.Quotes, articles=frames.Articles, without_copies=frames.Pairs)
def voices(
    quotes: pd.DataFrame,
    articles: Corpus | pd.DataFrame | None = None,
    by: str = "source",
    without_copies: bool | pd.DataFrame = False,
) -> pd.DataFrame:
    """Count who is quoted, how much and how far up in the article.

    Parameters
    ----------
    quotes : DataFrame
        Quotes. A quote within a quote is not counted again.
    articles : Corpus or DataFrame, optional
        The Articles of the quotes; needed for `position` and `without_copies`.
    by : str
        Column of the quotes (source) or of the articles to part them by.
    without_copies : bool or DataFrame
        Count each copied quote once, for who printed it first; Pairs of `find_reuse` save a second search.

    Returns
    -------
    DataFrame
        One row a group and speaker, groups in alphabetical order, most quoted first: the column `by`, speaker (the
        canonical name; missing = nobody named, kept as a row of its own), quotes, direct (of them), quoted_words,
        articles, share (of the group's quotes, 0..1), word_share (of its quoted words), position (0..1, mean place of
        the quotes in title, teaser and text; 0 = at the top; missing without `articles`).

    Notes
    -----
    Quotes, quoted words and prominence are the usual measures of access to the news: Gans (1979), "Deciding what's
    news"; for automatic coding van Atteveldt et al. (2017), "Clause analysis", Political Analysis 25(2).

    Examples
    --------
    >>> table = frames.conform([
    ...     {"article_id": "a" * 12, "quote_id": "a-1", "source": "Tagblatt", "type": "direct", "field": "text",
    ...      "text": "Das reicht nicht", "speaker_name": "Anna Berger"},
    ...     {"article_id": "a" * 12, "quote_id": "a-2", "source": "Tagblatt", "type": "indirect", "field": "text",
    ...      "text": "der Plan sei gut"}], frames.Quotes)
    >>> voices(table)[["speaker", "quotes", "quoted_words", "share"]]
           speaker  quotes  quoted_words  share
    0  Anna Berger       1             3    0.5
    1         <NA>       1             4    0.5
    """
    spoken = spoken_quotes(quotes, articles, by, without_copies)
    spoken["position"] = _positions(spoken, articles)
    keys = [by, "speaker_name"]
    counted = dict.fromkeys([*keys, "article_id", "quote_id", "direct", "quoted_words", "position"])  # and no texts
    # In order, so that means are the same to the last bit in any order of the rows.
    spoken = spoken[list(counted)].sort_values(["article_id", "quote_id"])
    table = (
        spoken.groupby(keys, dropna=False, sort=True)
        .agg(
            quotes=("quote_id", "size"),
            direct=("direct", "sum"),
            quoted_words=("quoted_words", "sum"),
            articles=("article_id", "nunique"),
            position=("position", "mean"),
        )
        .reset_index()
        .rename(columns={"speaker_name": "speaker"})
    )
    totals = table.groupby(by, dropna=False)[["quotes", "quoted_words"]].transform("sum")
    table.insert(6, "share", table["quotes"] / totals["quotes"])
    table.insert(7, "word_share", table["quoted_words"] / totals["quoted_words"].clip(lower=1))
    # Nobody named stands last in its group: a rank would make it look like a person.
    order = table.assign(unnamed=table["speaker"].isna(), few=-table["quotes"], less=-table["quoted_words"])
    order = order.sort_values([by, "unnamed", "few", "less", "speaker"], kind="stable").index
    return table.loc[order].reset_index(drop=True)


@takes(
    quotes=kind(frames.Quotes, "article_id", "quote_id", "cue_lemma"),
    articles=frames.Articles,
    without_copies=frames.Pairs,
)
def reporting_verbs(
    quotes: pd.DataFrame,
    articles: Corpus | pd.DataFrame | None = None,
    by: str = "source",
    without_copies: bool | pd.DataFrame = False,
) -> pd.DataFrame:
    """Count which words introduce quotes, and how they colour them.

    Parameters are those of `voices`.

    Returns
    -------
    DataFrame
        One row a group and cue, most frequent first: the column `by`, cue (dictionary form), connotation ("neutral"
        as "sagen", "distancing" as "behaupten", "endorsing" as "einräumen", "attribution" as "laut",
        "unlisted"), quotes, share (of the group's
        quotes with a cue, 0..1). The list is that of `newskit.quotes.lexicon.cue_lexicon`.

    Notes
    -----
    On verbs that keep their distance from what is said or vouch for it: Weinrich (2005), "Textgrammatik der deutschen
    Sprache"; on reporting verbs in news: Bell (1991), "The language of news media"; Caldas-Coulthard (1994).

    Examples
    --------
    >>> table = frames.conform([
    ...     {"article_id": "a" * 12, "quote_id": f"a-{i}", "source": "Tagblatt", "type": "indirect", "field": "text",
    ...      "text": "der Plan sei gut", "cue_lemma": cue} for i, cue in enumerate(["sagen", "sagen", "behaupten"])],
    ...     frames.Quotes)
    >>> reporting_verbs(table)[["cue", "connotation", "quotes"]]
             cue connotation  quotes
    0      sagen     neutral       2
    1  behaupten  distancing       1
    """
    spoken = spoken_quotes(quotes, articles, by, without_copies)
    spoken = spoken[spoken["cue_lemma"].notna()]
    known = _connotations()
    table = spoken.groupby([by, "cue_lemma"], dropna=False).size().rename("quotes").reset_index()
    table = table.rename(columns={"cue_lemma": "cue"})
    table.insert(2, "connotation", pd.array([known.get(cue, "unlisted") for cue in table["cue"]], "string"))
    table["share"] = table["quotes"] / table.groupby(by, dropna=False)["quotes"].transform("sum")
    order = table.assign(few=-table["quotes"]).sort_values([by, "few", "cue"], kind="stable").index
    return table.loc[order].reset_index(drop=True)


@takes(quotes=frames.Quotes, articles=frames.Articles, without_copies=frames.Pairs)
def voice_diversity(
    quotes: pd.DataFrame,
    articles: Corpus | pd.DataFrame | None = None,
    by: str = "source",
    level: float = 0.95,
    n_resamples: int = 1000,
    seed: int = 0,
    without_copies: bool | pd.DataFrame = False,
) -> pd.DataFrame:
    """Measure how evenly the quotes are spread over the speakers, with an interval.

    Parameters are those of `voices`, and

    Parameters
    ----------
    level : float
        Of the interval, 0..1.
    n_resamples, seed : int
        Bootstrap samples and seed of the random numbers: the same seed gives the same interval.

    Returns
    -------
    DataFrame
        One row a group: the column `by`, articles, quotes (with a named speaker), speakers, effective_speakers
        (2 to the power of the entropy: so many equally quoted speakers would be as diverse), evenness (normalised
        entropy: 0 = one voice only, 1 = all quoted alike; missing for fewer than two speakers), low and high (interval
        of the evenness), unnamed (quotes without a named speaker).

    Notes
    -----
    Shannon entropy over its maximum, the logarithm of the number of speakers (Shannon 1948; as a measure of diversity
    in news Masini et al. 2018, "Measuring and explaining the diversity of voices and viewpoints in the news",
    Journalism Studies 19(15)). Articles, not quotes, are drawn with replacement, since quotes of an article hang
    together; the interval is the estimate with the normal quantile times the bootstrap's standard error (Efron &
    Tibshirani 1993, chapter 12), cut at 0 and 1. Evenness still depends on the number of quotes: compare
    groups of similar size.

    Examples
    --------
    >>> table = frames.conform([
    ...     {"article_id": str(i // 2) * 12, "quote_id": f"a-{i}", "source": "Tagblatt", "type": "direct",
    ...      "field": "text", "text": "Nein", "speaker_name": name}
    ...     for i, name in enumerate(["Anna Berger", "Jan Moser", "Anna Berger", "Jan Moser"])], frames.Quotes)
    >>> voice_diversity(table)[["speakers", "evenness"]]
       speakers  evenness
    0         2       1.0
    """
    if not 0 < level < 1:
        raise InputError(f"level={level!r} must lie between 0 and 1")
    spoken = spoken_quotes(quotes, articles, by, without_copies)
    rows = []
    for group, part in spoken.groupby(by, dropna=False, sort=True):
        named = part[part["speaker_name"].notna()]
        counts = pd.crosstab(named["article_id"], named["speaker_name"]).to_numpy()
        rng = np.random.default_rng(seed)  # of its own in each group: adding a source changes no other interval
        evenness = _evenness(counts.sum(axis=0)) if counts.size else np.nan
        low, high = _interval(counts, evenness, level, n_resamples, rng)
        rows.append(
            {
                by: group,
                "articles": part["article_id"].nunique(),
                "quotes": len(named),
                "speakers": counts.shape[1],
                "effective_speakers": 2 ** entropy(counts.sum(axis=0)) if counts.size else 0.0,
                "evenness": evenness,
                "low": low,
                "high": high,
                "unnamed": len(part) - len(named),
            }
        )
    columns = [by, "articles", "quotes", "speakers", "effective_speakers", "evenness", "low", "high", "unnamed"]
    table = pd.DataFrame(rows, columns=columns)
    return table.astype({by: "string", **dict.fromkeys(["evenness", "low", "high"], "Float64")})


def entropy(counts: np.ndarray) -> float:
    """Shannon entropy in bits.

    Examples
    --------
    >>> entropy(np.array([1, 1, 1, 1]))
    2.0
    """
    shares = np.asarray(counts, float)
    shares = shares[shares > 0] / shares.sum()
    return float(-(shares * np.log2(shares)).sum()) + 0.0


def spoken_quotes(quotes: pd.DataFrame, articles: object, by: str, without_copies: bool | pd.DataFrame) -> pd.DataFrame:
    """Quotes that stand for themselves, with their group and the number of their words."""
    table = None if articles is None else as_articles(articles)
    if without_copies is not False:
        if table is None:
            raise InputError(
                "without_copies needs the articles of the quotes: voices(quotes, articles, without_copies=True)"
            )
        spans = copied_spans(table, without_copies if isinstance(without_copies, pd.DataFrame) else None)
        quotes = drop_copies(quotes, table, spans)
    spoken = own_quotes(quotes).reset_index(drop=True)
    if by not in spoken.columns:
        if table is None or by not in table.columns:
            raise InputError(f"by={by!r} is a column neither of the quotes nor of the articles")
        spoken = spoken.merge(table[["article_id", by]], on="article_id", how="left")
    return spoken.assign(quoted_words=spoken["text"].map(count_words).astype(int), direct=spoken["type"].eq("direct"))


def _positions(spoken: pd.DataFrame, articles: object) -> pd.Series:
    """Where a quote begins, as a share of title, teaser and text laid end to end."""
    if articles is None:
        return pd.Series(pd.NA, index=spoken.index, dtype="Float64")
    table = as_articles(articles).drop_duplicates("article_id").set_index("article_id")
    lengths = pd.DataFrame({field: table[field].fillna("").str.len().astype(int) for field in frames.FIELDS})
    offsets = lengths.cumsum(axis=1).shift(1, axis=1, fill_value=0)
    total = lengths.sum(axis=1)
    places = [
        (offsets.at[row.article_id, row.field] + row.start) / max(1, total[row.article_id])
        if row.article_id in lengths.index and pd.notna(row.start)
        else None
        for row in spoken.itertuples()
    ]
    return pd.Series(pd.array(places, "Float64"), index=spoken.index)


def _connotations() -> dict[str, str]:
    from newskit.quotes.lexicon import cue_lexicon

    lexicon = cue_lexicon().drop_duplicates("lemma")
    return dict.fromkeys(_ATTRIBUTIONS, "attribution") | dict(
        zip(lexicon["lemma"], lexicon["connotation"], strict=True)
    )


def _interval(
    counts: np.ndarray, evenness: float, level: float, n: int, rng: np.random.Generator
) -> tuple[float, float]:
    """Normal interval with the bootstrap's standard error: percentiles of the biased entropy would be off."""
    if counts.shape[0] < 2 or counts.shape[1] < 2:
        return np.nan, np.nan
    draws = rng.integers(0, len(counts), (n, len(counts)))
    found = [_evenness(counts[draw].sum(axis=0)) for draw in draws]
    reach = NormalDist().inv_cdf((1 + level) / 2) * float(np.nanstd(found, ddof=1))
    return max(0.0, evenness - reach), min(1.0, evenness + reach)


def _evenness(counts: np.ndarray) -> float:
    speakers = np.count_nonzero(counts)
    return entropy(counts) / np.log2(speakers) if speakers > 1 else np.nan
