"""Tables that only a report has."""

import re

import pandas as pd

from newskit.annotation import Corpus
from newskit.comparison.agency import AGENCIES, EDITORS
from newskit.comparison.counting import own_quotes
from newskit.comparison.keyness import keyness_of_each
from newskit.comparison.stories import MEASURES
from newskit.errors import InputError
from newskit.names import count_entities
from newskit.times import UNKNOWN
from newskit.validation.codebook import kind_of
from newskit.validation.scores import wilson
from newskit.validation.shares import corrected_share

COUNTING = (
    "A word is what stands between spaces, as word processors count; title, teaser and text count together.",
    "A mention is a name as it stands in an article; all mentions of one person, place or organisation count under one "
    "name. Articles, unlike mentions, are not driven up by one long portrait.",
    "A quote stands for itself, direct (in quotation marks) or indirect; a quote within a quote is not counted again.",
    "A quote has a named speaker if the article names who speaks; “the police” is a voice, but has no name of a "
    "person.",
    "Where only the day of an article is known, it may have been published at any time of that day: where this leaves "
    "open who was first, the report says “unknown”, and gives hours as a range.",
    "Shared text is told by runs of five words or more that two articles have in common, without regard to "
    "punctuation.",
)
LEAST = 3  # articles that a source needs to have keywords of its own
_SOURCES = 10  # whose keywords are shown
_KEYWORDS = 10  # of a source
_SIGN = 3  # letters of an author's sign
_SIGNS = EDITORS | {name.casefold() for name in AGENCIES}  # in brackets before and after articles


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


def by_size(table: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """A table with one row or more a source, the sources with most articles first."""
    sizes = table["source"].map(articles["source"].value_counts()).fillna(0)
    order = pd.DataFrame({"size": -sizes, "source": table["source"]}).sort_values(["size", "source"], kind="stable")
    return table.loc[order.index].reset_index(drop=True)


def reuse_table(pairs: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Pairs of articles that share text, the longest passages first; `a` is the first only where the order says so."""
    titles = articles.drop_duplicates("article_id").set_index("article_id")["title"].fillna("–")
    table = pd.DataFrame(
        {
            **{side: pairs[f"source_{side}"].fillna("–") + ": " + pairs[side].map(titles) for side in "ab"},
            "order": pairs["order"],
            "hours min": pairs["hours_min"],
            "hours max": pairs["hours_max"],
            "shared words": pairs["shared_words"],
            "share of a": pairs["containment_a"].astype(float),
            "share of b": pairs["containment_b"].astype(float),
        }
    )
    return table.sort_values(["shared words", "a", "b"], ascending=[False, True, True], ignore_index=True)


def once_table(printed: pd.DataFrame, once: pd.DataFrame) -> pd.DataFrame:
    """The sources of `compare_sources`, as printed and with each copied passage counted once, side by side."""
    columns = {"source": printed["source"]}
    for name in ("words", "names", "quotes", "quoted_share"):
        columns |= {name: printed[name], f"{name} once": once[name].to_numpy()}
    return pd.DataFrame({**columns, "words open": once["unordered_words"].to_numpy()})


def stories_table(told: pd.DataFrame) -> pd.DataFrame:
    """One row a story, the most widely told first: what it is about, who was first (or "unknown"), and when."""
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
                "hours min": part["hours_behind_min"].max(),
                "hours max": part["hours_behind_max"].max(),
                "quotes": part["quotes"].sum(),
            }
        )
    table = pd.DataFrame(rows)
    return (
        table.sort_values(["sources", "articles", "story"], ascending=[False, False, True], ignore_index=True)
        if rows
        else table
    )


def keywords_table(corpus: Corpus, pairs: pd.DataFrame) -> pd.DataFrame:
    """The keywords of the largest sources, with evidence (G2), effect (log ratio) and counts."""
    sizes = corpus.articles["source"].value_counts()
    sizes = sizes[sizes >= LEAST].sort_index().sort_values(ascending=False, kind="stable").head(_SOURCES)
    if corpus.articles["source"].nunique() < 2 or sizes.empty:
        return pd.DataFrame()
    table = keyness_of_each(corpus, sorted(sizes.index), n=3 * _KEYWORDS, without_copies=pairs)
    if table.empty:
        return table
    technical = [_is_technical(term, source) for term, source in zip(table["term"], table["source"], strict=True)]
    # A short word that stands once in each of its articles, and in no other source, is the sign of who wrote them.
    once = table["count"].eq(table["articles"]) & table["reference_count"].eq(0) & table["term"].str.len().le(_SIGN)
    said = ~(pd.Series(technical, index=table.index) | once)
    table = table[said].groupby("source", sort=False).head(_KEYWORDS)
    shown = table[["source", "term", "g2", "log_ratio", "count", "reference_count", "articles"]]
    return shown.rename(columns={"g2": "G²", "count": "here", "reference_count": "elsewhere"})


def _is_technical(term: str, source: str) -> bool:
    """Is a word a unit, the sign of an agency or desk, cut off, or the source's own name: nothing of its language?"""
    word = term.casefold()
    named = any(len(part) > 4 and word.startswith(part[:-1]) for part in re.split(r"\W+", source.casefold()))
    return named or word in MEASURES or word in _SIGNS or not word[-1].isalnum()


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
        told_of = share[["corrected", "low", "high", "checked"]]
        rows.append({"kind": value, "counted": share["reported"], **told_of})
    return pd.DataFrame(rows)
