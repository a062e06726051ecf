"""Tables that only a report has, and its summary: sentences that are made of the tables, so that they cannot differ."""

from __future__ import annotations

import pandas as pd

from newskit import facts
from newskit.annotation import Corpus
from newskit.comparison.counting import own_quotes, words_of
from newskit.comparison.keyness import keyness_of_each
from newskit.errors import InputError
from newskit.names import count_entities
from newskit.report.page import joined
from newskit.texts import Texts
from newskit.times import UNKNOWN
from newskit.validation.codebook import kind_of
from newskit.validation.scores import wilson
from newskit.validation.shares import corrected_share

COUNTING = (
    "A word is what stands between spaces, as word processors count; title, teaser and text count together.",
    "A mention is a name as it stands in an article; all mentions of one person, place or organisation count under one "
    "name. Articles, unlike mentions, are not driven up by one long portrait.",
    "A quote stands for itself, direct (in quotation marks) or indirect; a quote within a quote is not counted again.",
    "A quote has a named speaker if the article names who speaks; “the police” is a voice, but has no name of a person.",
    "Where only the day of an article is known, it may have been published at any time of that day: where this leaves "
    "open who was first, the report says “unknown”, and gives hours as a range.",
    "Shared text is told by runs of five words or more that two articles have in common, without regard to punctuation.",
)
_MEASURED = dict(facts.MEASURED)
_LEAST = 3  # articles that a source needs to have keywords of its own
_SOURCES = 10  # whose keywords are shown


def names_table(entities: pd.DataFrame, marked: pd.DataFrame) -> pd.DataFrame:
    """Names with articles, mentions and sources; without the agencies whose copy is printed, which bylines name."""
    agencies = {name for names in marked["agency"].dropna() for name in names.split("; ")}
    counts = count_entities(entities[~entities["name"].isin(agencies)], normalise="articles")
    sources = entities.groupby(["name", "label"])["source"].nunique().rename("sources").reset_index()
    table = counts.merge(sources, on=["name", "label"], how="left", sort=False)
    return table[["name", "label", "articles", "mentions", "sources"]]


def speakers_table(quotes: pd.DataFrame) -> pd.DataFrame:
    """Speakers with a name: quotes, articles, sources; the most quoted first."""
    own = own_quotes(quotes)
    table = own.groupby("speaker_name").agg(
        quotes=("quote_id", "size"), articles=("article_id", "nunique"), sources=("source", "nunique")
    )
    table = table.rename_axis("speaker").reset_index()
    return table.sort_values(["quotes", "articles", "speaker"], ascending=[False, False, True], ignore_index=True)


def reuse_table(pairs: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Pairs of articles that share text, as a reader wants them; `a` is the first only where the order says so."""
    titles = articles.drop_duplicates("article_id").set_index("article_id")["title"]
    return pd.DataFrame(
        {
            "a": pairs["source_a"],
            "title of a": pairs["a"].map(titles),
            "b": pairs["source_b"],
            "title of b": pairs["b"].map(titles),
            "order": pairs["order"],
            "hours at least": pairs["hours_min"],
            "hours at most": pairs["hours_max"],
            "shared words": pairs["shared_words"],
            "share of a": pairs["containment_a"].astype(float),
            "share of b": pairs["containment_b"].astype(float),
        }
    )


def stories_table(told: pd.DataFrame) -> pd.DataFrame:
    """One row a story: what it is about, who was first (or "unknown"), when, how widely it was told."""
    rows = []
    for story, part in told.groupby("story"):
        firsts = part[part["order"] == "first"]
        rows.append(
            {
                "story": story,
                "about": part["keywords"].iloc[0],
                "first in": " = ".join(firsts["source"]) if len(firsts) else UNKNOWN,
                "on": part["first"].iloc[0],
                "sources": part["source"].nunique(),
                "articles": part["articles"].sum(),
                "hours to the last, at least": part["hours_behind_min"].max(),
                "hours to the last, at most": part["hours_behind_max"].max(),
                "words": part["words"].sum(),
                "quotes": part["quotes"].sum(),
            }
        )
    return pd.DataFrame(rows)


def keywords_table(corpus: Corpus, pairs: pd.DataFrame) -> pd.DataFrame:
    """The keywords of the largest sources, with evidence (G2), effect (log ratio) and counts."""
    sizes = corpus.articles["source"].value_counts()
    sizes = sizes[sizes >= _LEAST].sort_index().sort_values(ascending=False, kind="stable").head(_SOURCES)
    if corpus.articles["source"].nunique() < 2 or sizes.empty:
        return pd.DataFrame()
    table = keyness_of_each(corpus, sorted(sizes.index), without_copies=pairs)
    if table.empty:
        return table
    shown = table[["source", "term", "g2", "log_ratio", "count", "reference_count", "articles"]]
    return shown.rename(columns={"g2": "G²", "count": "here", "reference_count": "elsewhere"})


def summary(
    say: Texts,
    articles: pd.DataFrame,
    names: pd.DataFrame,
    quotes: pd.DataFrame,
    pairs: pd.DataFrame,
    told: pd.DataFrame,
) -> list[str]:
    """What a reader wants first, in sentences, with what is uncertain about it."""
    n = say.number
    sentences = [
        say(
            "Analysed: {articles}, {words} words.",
            articles=say.count(len(articles), "article", "articles"),
            words=n(sum(words_of(articles))),
        )
    ]
    bare, dated = int(articles["published_precision"].eq("day").sum()), int(articles["published"].notna().sum())
    if bare or dated < len(articles):
        sentences.append(
            say(
                "{dated} of {total} have a date, {bare} of these only the day.",
                dated=n(dated),
                total=n(len(articles)),
                bare=n(bare),
            )
        )
    if len(names):
        most = [f"{row.name} ({n(row.articles)})" for row in names.head(3).itertuples(index=False)]
        sentences.append(say("The names in most articles are {names}.", names=joined(most, say)))
    own = own_quotes(quotes)
    if len(own):
        speakers = speakers_table(quotes)
        sentences.append(
            say(
                "Quotes found: {quotes}, of these {named} with a named speaker. On other articles, newskit found quotes with "
                "the right speaker at an F1 of {rate}; take the numbers as estimates.",
                quotes=n(len(own)),
                named=n(own["speaker_name"].notna().sum()),
                rate=say.number(_MEASURED["quotes found with the right speaker (F1)"]),
            )
        )
        if len(speakers):
            most = [f"{row.speaker} ({n(row.quotes)})" for row in speakers.head(3).itertuples()]
            sentences.append(say("Quoted most: {names}.", names=joined(most, say)))
    else:
        sentences.append(say("No quote was found."))
    if len(pairs):
        known = int(pairs["order"].eq("a first").sum())
        sentences.append(
            say(
                "Pairs of articles that share text: {pairs}. The dates tell which article was first for {known} of them.",
                pairs=n(len(pairs)),
                known=n(known),
            )
        )
    if len(told):
        sentences.append(say("Stories that at least two sources tell: {n}.", n=n(told["story"].nunique())))
    return sentences


def coding_table(coding: pd.DataFrame) -> pd.DataFrame:
    """How often newskit was right by hand coding: measure, coded (units), share, low and high (95 %)."""
    kind = kind_of(coding.columns)
    units = coding.drop_duplicates("unit_id")
    coded = {"quotes": "coded_type", "entities": "coded_label"}[kind]
    told = {"quotes": "type", "entities": "label"}[kind]
    answers = {
        f"{kind}: are one": units[coded].dropna().astype(str).ne("none") if coded in units else None,
        f"{kind}: {told} right": (units[coded].astype(str) == units[told])[units[coded].notna()]
        if coded in units
        else None,
    }
    for question in ("right_span", "right_speaker", "right_name"):
        if question in units:
            known = units[question].dropna().astype(str)
            answers[f"{kind}: {question.replace('_', ' ')}"] = known[known.ne("unclear")].eq("yes")
    rows = [
        (measure, len(right), *wilson(int(right.sum()), len(right)))
        for measure, right in answers.items()
        if right is not None and len(right)
    ]
    return pd.DataFrame(rows, columns=["measure", "coded", "share", "low", "high"])


def corrected_table(coding: pd.DataFrame, entities: pd.DataFrame, quotes: pd.DataFrame) -> pd.DataFrame:
    """Shares of the types of quotes, or kinds of names, corrected by hand coding, with their intervals (95 %)."""
    kind = kind_of(coding.columns)
    told, coded, table = {
        "quotes": ("type", "coded_type", own_quotes(quotes)),
        "entities": ("label", "coded_label", entities),
    }[kind]
    checked = coding.drop_duplicates("unit_id").astype({coded: "string"})
    rows = []
    for value in sorted(table[told].dropna().unique()):
        try:
            share = corrected_share(table[told], checked, value, told, coded, method="double-sampling")
        except InputError:  # too few units of this kind were coded
            continue
        rows.append({"kind": value, **share[["reported", "corrected", "low", "high", "checked"]]})
    return pd.DataFrame(rows)
