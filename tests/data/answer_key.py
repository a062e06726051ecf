"""The differences between the outlets of the teaching corpus that are built in, measured in the gold and by newskit.

    python tests/data/answer_key.py

measures all again and stores them in ``course/key.csv``, after a change of the corpus, the rules or the pipeline's
weights.
"""

import csv
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "data" / "sample" / "gold"
KEY = ROOT / "course" / "key.csv"
OUTLETS = ["Allgemeine Chronik", "Leinetaler Tageblatt", "Marienfurter Anzeiger", "Morgenkurier", "Wiener Tagesbote"]
FIELDS = ["title", "teaser", "text"]
DISTANT = re.compile("behaupt|beteuer|gift|polter|spott|tön|zürn|ätz")  # what the tabloid says instead of "sagte"
MONEY = r"(?i)\b(euro|million\w*|geld\w*|kosten\w*|rechnung\w*)\b"  # the dictionary of notebook 04
FEELING = r"(?i)\b(angst\w*|wut\w*|sorge\w*|schock\w*|todesangst|weint\w*|tränen)\b"


@dataclass
class Tables:
    """What a measure reads; `prints` has agency (bool), shared (bool) and first (bool) of each article."""

    articles: pd.DataFrame
    entities: pd.DataFrame
    quotes: pd.DataFrame
    prints: pd.DataFrame
    women: pd.DataFrame  # source and woman (bool), one row a quoted person and outlet


def from_gold() -> Tables:
    """The tables of the annotations."""
    articles = pd.DataFrame(map(json.loads, (GOLD / "articles.jsonl").open(encoding="utf-8")))
    source = articles.set_index("slug")["source"]
    read = {
        name: pd.read_csv(GOLD / f"{name}.csv", dtype={"parent": "string", "speaker_name": "string", "cue": "string"})
        for name in ("mentions", "quotes", "pairs", "persons")
    }
    mentions, quotes = (read[name].assign(source=read[name]["slug"].map(source)) for name in ("mentions", "quotes"))
    instants = articles["published"].str.contains("T")
    moment = pd.to_datetime(articles["published"].where(instants), utc=True, format="ISO8601")
    prints = pd.DataFrame(
        {
            "source": articles["source"],
            "agency": articles["agency_marked"],
            "shared": articles["slug"].isin([*read["pairs"]["slug_a"], *read["pairs"]["slug_b"]]),
            "first": moment == moment.groupby(articles["event"]).transform("min"),
            "instant": instants,
        }
    )
    entity = mentions.drop_duplicates(["slug", "name"])[["slug", "name", "label", "entity"]]
    quotes = quotes.merge(entity.rename(columns={"name": "speaker_name"}), on=["slug", "speaker_name"], how="left")
    quotes["speaker_name"] = quotes["entity"]
    persons = quotes.loc[quotes["label"] == "PER", ["source", "speaker_name"]].drop_duplicates()
    gender = read["persons"].set_index("entity")["gender"]
    women = persons.assign(woman=persons["speaker_name"].map(gender) == "woman")
    return Tables(articles, mentions, quotes, prints, women)


def from_newskit() -> Tables:
    """The same tables as newskit finds them."""
    import newskit as nk

    articles = nk.load_articles(ROOT / "data" / "sample", progress=False)
    corpus = nk.annotate(articles, progress=False)
    entities, quotes = nk.extract_entities(corpus, progress=False), nk.extract_quotes(corpus, progress=False)
    pairs = nk.find_reuse(articles)
    marked = nk.mark_agency_copy(articles, pairs)
    told = nk.story_table(corpus, nk.find_stories(corpus, progress=False), entities, quotes, pairs, progress=False)
    first = told.loc[told["hours_behind"] == 0, "source"].value_counts()
    prints = pd.DataFrame(
        {
            "source": articles["source"],
            "agency": marked["agency"].notna(),
            "shared": marked["shared_share"] > 0,
            "first": articles.groupby("source").cumcount() < articles["source"].map(first).fillna(0),
            "instant": articles["published_precision"] == "instant",
        }
    )
    genders = nk.voice_genders(quotes, articles, entities)
    women = pd.DataFrame(
        [(row.source, woman) for row in genders.itertuples() for woman in [True] * row.women + [False] * row.men],
        columns=["source", "woman"],
    )
    return Tables(articles, entities, quotes, prints, women)


def words(tables: Tables, fields: list[str] = FIELDS) -> pd.Series:
    """Words of each outlet."""
    number = sum(tables.articles[field].str.split().str.len() for field in fields)
    return number.groupby(tables.articles["source"]).sum()


def per_1000(tables: Tables, pattern: str) -> pd.Series:
    """Hits of a pattern in each 1,000 words of an outlet."""
    hits = sum(tables.articles[field].str.count(pattern) for field in FIELDS)
    return 1000 * hits.groupby(tables.articles["source"]).sum() / words(tables)


def share(rows: pd.DataFrame, true: pd.Series) -> pd.Series:
    return true.astype(float).groupby(rows["source"]).mean()


def cued(tables: Tables, pattern: re.Pattern) -> pd.Series:
    rows = tables.quotes[tables.quotes["cue"].notna()]
    return share(rows, rows["cue"].str.contains(pattern.pattern, regex=True))


def quoted_share(tables: Tables) -> pd.Series:
    outer = tables.quotes[tables.quotes["parent"].isna()]
    return outer["text"].str.split().str.len().groupby(outer["source"]).sum() / words(tables)


def own_voices(tables: Tables) -> pd.Series:
    """Speakers whom one outlet quotes and no other."""
    named = tables.quotes.dropna(subset="speaker_name").drop_duplicates(["source", "speaker_name"])
    return named[~named["speaker_name"].duplicated(keep=False)].groupby("source").size()


def shortened(tables: Tables) -> pd.Series:
    persons = tables.entities[tables.entities["label"] == "PER"]
    return persons["text"].str.fullmatch(r"\w+ [A-Z]\.").groupby(persons["source"]).sum()


def titles(tables: Tables, pattern: str) -> pd.Series:
    return share(tables.articles, tables.articles["title"].str.contains(pattern, regex=True))


def organisations(tables: Tables) -> pd.Series:
    found = tables.entities[tables.entities["label"] == "ORG"].groupby("source").size()
    return 1000 * found / words(tables, ["text"])


def counted(tables: Tables, *columns: str) -> pd.Series:
    """Articles that have all of these; `-agency` is without it."""
    true = pd.Series(True, index=tables.prints.index)
    for column in columns:
        true &= ~tables.prints[column[1:]] if column.startswith("-") else tables.prints[column]
    return true.groupby(tables.prints["source"]).sum()


# name: notebook, what is measured, what it says of the outlets (see `holds`), how to measure it
MEASURES: dict[str, tuple[str, str, str, Callable[[Tables], pd.Series]]] = {
    "times": ("01", "articles with a time of day", "lowest Marienfurter Anzeiger", lambda t: counted(t, "instant")),
    "length": ("01", "words per article", "highest Allgemeine Chronik; lowest Morgenkurier", lambda t: words(t) / 16),
    "organisations": ("02", "organisations named per 1,000 words of text", "lowest Morgenkurier", organisations),
    "shortened names": ("02", 'mentions of persons as "Ralf D."', "only Morgenkurier, Wiener Tagesbote", shortened),
    "direct": (
        "03",
        "share of direct quotes",
        "highest Morgenkurier; lowest Allgemeine Chronik",
        lambda t: share(t.quotes, t.quotes["type"] == "direct"),
    ),
    "sagen": ("03", 'share of "sagen" among the cues', "lowest Morgenkurier", lambda t: cued(t, re.compile("sag"))),
    "distance": ("03", "share of distancing verbs among the cues", "only Morgenkurier", lambda t: cued(t, DISTANT)),
    "own voices": ("03", "speakers whom no other outlet quotes", "lowest Leinetaler Tageblatt", own_voices),
    "quotes": (
        "04",
        "quotes per 1,000 words, without those inside others",
        "alike",
        lambda t: 1000 * t.quotes[t.quotes["parent"].isna()].groupby("source").size() / words(t),
    ),
    "quoted words": ("04", "share of all words that stand in quotes", "lowest Morgenkurier", quoted_share),
    "agency named": (
        "04",
        "articles that name an agency",
        "only Leinetaler Tageblatt, Marienfurter Anzeiger, Wiener Tagesbote",
        lambda t: counted(t, "agency"),
    ),
    "shared text": ("04", "articles that share text", "zero Allgemeine Chronik", lambda t: counted(t, "shared")),
    "silent copies": (
        "04",
        "articles that share text and name no agency",
        "only Morgenkurier, Wiener Tagesbote",
        lambda t: counted(t, "shared", "-agency"),
    ),
    "Austrian words": (
        "04",
        '"heuer" and "Jänner" per 1,000 words',
        "only Wiener Tagesbote",
        lambda t: per_1000(t, r"(?i)\b(?:heuer|Jänner)\b"),
    ),
    "tabloid verbs": (
        "04",
        '"behaupten", "beteuern", "schimpfen" per 1,000 words',
        "only Morgenkurier",
        lambda t: per_1000(t, r"\b(?:behauptet|beteuert|schimpft)e?\b"),
    ),
    "money": ("04", "words of money per 1,000 words", "highest Morgenkurier", lambda t: per_1000(t, MONEY)),
    "feeling": ("04", "words of feeling per 1,000 words", "highest Morgenkurier", lambda t: per_1000(t, FEELING)),
    "first": ("04", "stories that it had first", "highest Morgenkurier", lambda t: counted(t, "first")),
    "women": (
        "04",
        "share of women among the persons quoted",
        "highest Wiener Tagesbote; lowest Allgemeine Chronik",
        lambda t: share(t.women, t.women["woman"]),
    ),
    "shouting": ("exam", 'share of titles with "!"', "only Morgenkurier", lambda t: titles(t, "!")),
    "ages": ("exam", "ages in brackets per 1,000 words", "only Morgenkurier", lambda t: per_1000(t, r"\(\d\d\)")),
}


def measure(name: str, tables: Tables) -> dict[str, float]:
    """The value of each outlet; none is zero."""
    values = MEASURES[name][3](tables).reindex(OUTLETS).fillna(0).astype(float)
    return {outlet: round(value, 3) for outlet, value in values.items()}


def holds(claim: str, values: dict[str, float]) -> bool:
    """Is a claim true: "highest X", "lowest X", "only X,
    Y" (above zero), "zero X" (no other is), "alike" (within a fifth)?"""
    return all(_holds(*part.partition(" ")[::2], values) for part in claim.split("; "))


def _holds(kind: str, outlets: str, values: dict[str, float]) -> bool:
    named = set(outlets.split(", ")) - {""}
    others = [value for outlet, value in values.items() if outlet not in named]
    if kind == "alike":
        return max(values.values()) <= 1.2 * min(values.values())
    if kind == "only":
        return all(values[outlet] > 0 for outlet in named) and not any(others)
    if kind == "zero":
        return not any(values[outlet] for outlet in named) and all(others)
    (one,) = named
    return values[one] > max(others) if kind == "highest" else values[one] < min(others)


def read() -> list[dict[str, str]]:
    with open(KEY, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def store() -> None:
    """Measure all and write the key: two lines a difference, the gold and newskit."""
    tables = {"gold": from_gold(), "newskit": from_newskit()}
    with open(KEY, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["name", "notebook", "measure", "claim", "basis", *OUTLETS])
        for name, (notebook, what, claim, _) in MEASURES.items():
            for basis, source in tables.items():
                values = measure(name, source)
                writer.writerow([name, notebook, what, claim, basis, *values.values()])
                if not holds(claim, values):
                    print(f"{name}: not so by {basis}: {claim}: {values}")


if __name__ == "__main__":
    import os
    import sys

    os.environ["NEWSKIT_PIPELINE"] = "de_newskit_md"
    sys.path.insert(0, str(ROOT))  # the newskit of this checkout
    store()
