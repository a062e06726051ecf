"""The summary of a report: sentences that are made of its tables, so that they cannot differ from them."""

from collections.abc import Iterator, Sequence
from math import sqrt

import pandas as pd

from newskit import facts
from newskit.comparison.counting import own_quotes, words_of
from newskit.report.findings import LEAST, coding_table, speakers_table
from newskit.texts import Texts

_MEASURED = dict(facts.MEASURED)
_SURE = 1.96  # standard errors of a 95 % interval


def summary(
    say: Texts,
    articles: pd.DataFrame,
    names: pd.DataFrame,
    quotes: pd.DataFrame,
    pairs: pd.DataFrame,
    told: pd.DataFrame,
    genders: pd.DataFrame,
    coding: pd.DataFrame | None = None,
) -> list[str]:
    """What a reader wants first, in sentences, with what is uncertain about it."""
    return [
        *_what(say, articles),
        *_names(say, names),
        *_quotes(say, quotes, coding),
        *_rates(say, articles, quotes),
        *_women(say, genders),
        *_shared(say, pairs, told),
    ]


def joined(names: Sequence[str], say: Texts) -> str:
    """ "a, b and c"."""
    names = list(names)
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + f" {say('and')} {names[-1]}"


def quote_rates(articles: pd.DataFrame, quotes: pd.DataFrame) -> pd.DataFrame:
    """Quotes per 1,000 words of each source with enough articles: source, rate, low, high (95 %); the highest first.

    The articles are the sample: the interval is that of a ratio estimator (Cochran 1977, "Sampling techniques", ch. 6).
    """
    counts = own_quotes(quotes)["article_id"].value_counts()
    table = pd.DataFrame(
        {
            "source": articles["source"],
            "words": words_of(articles),
            "quotes": articles["article_id"].map(counts).fillna(0).astype(float),
        }
    )
    rows = []
    for source, part in table.groupby("source"):
        words, n = part["words"].sum(), len(part)
        if n >= LEAST and words:
            rate = part["quotes"].sum() / words
            spread = ((part["quotes"] - rate * part["words"]) ** 2).sum() * n / (n - 1)
            off = _SURE * sqrt(spread) / words
            rows.append((source, 1000 * rate, 1000 * max(0.0, rate - off), 1000 * (rate + off)))
    made = pd.DataFrame(rows, columns=["source", "rate", "low", "high"])
    return made.sort_values(["rate", "source"], ascending=[False, True], ignore_index=True)


def _what(say: Texts, articles: pd.DataFrame) -> Iterator[str]:
    n = say.number
    total, words = say.count(len(articles), "article", "articles"), n(sum(words_of(articles)))
    yield say("Analysed: {articles}, {words} words.", articles=total, words=words)
    bare, dated = int(articles["published_precision"].eq("day").sum()), int(articles["published"].notna().sum())
    if bare or dated < len(articles):
        text = "{dated} of {total} have a date, {bare} of these only the day."
        yield say(text, dated=n(dated), total=n(len(articles)), bare=n(bare))


def _names(say: Texts, names: pd.DataFrame) -> Iterator[str]:
    if len(names):
        most = [f"{row.name} ({say.number(row.articles)})" for row in names.head(3).itertuples(index=False)]
        yield say("The names in most articles are {names}.", names=joined(most, say))


def _quotes(say: Texts, quotes: pd.DataFrame, coding: pd.DataFrame | None) -> Iterator[str]:
    own = own_quotes(quotes)
    if own.empty:
        yield say("No quote was found.")
        return
    named = say.number(own["speaker_name"].notna().sum())
    yield say(
        "Quotes found: {quotes}, of these {named} with a named speaker.", quotes=say.number(len(own)), named=named
    )
    checked = None if coding is None else coding_table(coding).set_index("measure")
    right = "quotes: right speaker"
    if checked is not None and right in checked.index:
        row = checked.loc[right]
        text = "In your own coding the speaker was right in {share} of {coded} quotes (95 %: {low} to {high})."
        shares = {name: say.percent(row[name]) for name in ("share", "low", "high")}
        yield say(text, coded=say.number(row["coded"]), **shares)
    else:
        rate = say.number(_MEASURED["quotes found with the right speaker (F1)"])
        text = (
            "On other articles, newskit found quotes with the right speaker at an F1 of {rate}; take the numbers as "
            "estimates."
        )
        yield say(text, rate=rate)
    speakers = speakers_table(quotes)
    if len(speakers):
        most = [f"{row.speaker} ({say.number(row.quotes)})" for row in speakers.head(3).itertuples()]
        yield say("Quoted most: {names}.", names=joined(most, say))


def _rates(say: Texts, articles: pd.DataFrame, quotes: pd.DataFrame) -> Iterator[str]:
    rates = quote_rates(articles, quotes)
    if len(rates) < 2 or rates["rate"].iloc[0] == rates["rate"].iloc[-1]:
        return
    most, least = (
        say(
            "{source} ({rate} per 1,000 words; 95 %: {low} to {high})",
            source=row.source,
            **{name: say.number(getattr(row, name), 1) for name in ("rate", "low", "high")},
        )
        for row in (next(rates.itertuples()), rates.iloc[-1])
    )
    apart = rates["low"].iloc[0] > rates["high"].iloc[-1]
    text = "Of the sources with at least {n} articles, {most} quotes most, {least} least."
    yield say(text, n=LEAST, most=most, least=least) + (
        "" if apart else " " + say("These intervals overlap: the difference may be chance.")
    )


def _women(say: Texts, genders: pd.DataFrame) -> Iterator[str]:
    persons, unknown = int(genders["persons"].sum()), int(genders["unknown"].sum())
    if persons:
        women = genders["women"].sum()
        text = "Of the quoted persons (counted once for each source), {low} to {high} are women."
        low, high = say.percent(women / persons), say.percent((women + unknown) / persons)
        same = "Of the quoted persons (counted once for each source), {low} are women."
        yield say(same if low == high else text, low=low, high=high)


def _shared(say: Texts, pairs: pd.DataFrame, told: pd.DataFrame) -> Iterator[str]:
    if len(pairs):
        known = say.number(pairs["order"].eq("a first").sum())
        text = "Pairs of articles that share text: {pairs}. The dates tell which article was first for {known} of them."
        yield say(text, pairs=say.number(len(pairs)), known=known)
    if len(told):
        stories = told.groupby("story").agg(sources=("source", "nunique"), about=("keywords", "first"))
        widest = stories.sort_values("sources", ascending=False, kind="stable").iloc[0]
        text = "Stories that at least two sources tell: {n}. The most widely told ({sources}): {about}."
        sources = say.count(int(widest["sources"]), "source", "sources")
        yield say(text, n=say.number(len(stories)), sources=sources, about=widest["about"])
