"""The two annotations of the teaching corpus: what the README says of their agreement, that each dispute is real, and
that the gold is the first annotation with the decisions worked in."""

import csv
import json
import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import linear_sum_assignment

from newskit.validation import agreement, precision_recall

GOLD = Path(__file__).parents[2] / "data" / "sample" / "gold"
README = (GOLD.parent / "README.md").read_text(encoding="utf-8")
ARTICLES = {row["slug"]: row for row in map(json.loads, (GOLD / "articles.jsonl").open(encoding="utf-8"))}

KEYS = ["article_id", "field", "start", "end", "label"]


def cut(row):
    return ARTICLES[row.article_id][row.field][row.start : row.end]


def read(name):
    table = pd.read_csv(GOLD / name, dtype="string", keep_default_na=False)
    table = table.astype({"start": int, "end": int}).rename(columns={"slug": "article_id"})
    return table.assign(source=table["article_id"].map(lambda slug: ARTICLES[slug]["source"]))


NAMES = read("first/mentions.csv"), read("second/mentions.csv")
QUOTES = read("first/quotes.csv"), read("second/quotes.csv")
GOLD_NAMES, GOLD_QUOTES = read("mentions.csv"), read("quotes.csv")
# The second coder marked these events first, and the others in a second pass.
EARLIER = {"kornmarkt", "hochwasser", "wittgau", "waldhof", "terhorst", "holzofen", "regiobahn", "theater"}
SUBSETS = {
    "all": set(ARTICLES),
    "earlier": {slug for slug, article in ARTICLES.items() if article["event"] in EARLIER},
    "later": {slug for slug, article in ARTICLES.items() if article["event"] not in EARLIER},
}
with open(GOLD / "adjudication.csv", encoding="utf-8", newline="") as disputes:
    ADJUDICATED = list(csv.DictReader(disputes))


def pairs(first, second, share=0.5):
    """Rows of both annotations that are one quote: same type and field, half of their union in common."""
    paired = []
    keys = ["article_id", "field", "type"]
    theirs = dict(iter(second.groupby(keys)))
    for key, ours in first.groupby(keys):
        other = theirs.get(key, second.iloc[:0])
        a, b = ours[["start", "end"]].to_numpy(), other[["start", "end"]].to_numpy()
        common = np.minimum.outer(a[:, 1], b[:, 1]) - np.maximum.outer(a[:, 0], b[:, 0])
        union = np.maximum.outer(a[:, 1], b[:, 1]) - np.minimum.outer(a[:, 0], b[:, 0])
        overlap = np.where(common >= share * union, common / union, 0)
        best = zip(*linear_sum_assignment(overlap, maximize=True), strict=True)
        paired += [(ours.index[i], other.index[j]) for i, j in best if overlap[i, j]]
    return paired


def by_word(tables, column, slugs):
    """One row a word and coder: the label, or the type of the innermost quote, in which the word begins."""
    rows = []
    for coder, table in zip(("first", "second"), tables, strict=True):
        places = dict(iter(table.assign(length=table["end"] - table["start"]).groupby(["article_id", "field"])))
        for slug in sorted(slugs):
            for field in ("title", "teaser", "text"):
                text = ARTICLES[slug][field]
                codes = np.full(len(text), "none", dtype=object)
                here = places.get((slug, field))
                for row in [] if here is None else here.sort_values("length").iloc[::-1].itertuples():
                    codes[row.start : row.end] = getattr(row, column)
                words = re.finditer(r"\w+", text)
                rows += [(f"{slug}-{field}-{word.start()}", coder, codes[word.start()]) for word in words]
    return pd.DataFrame(rows, columns=["unit_id", "coder", column])


def of(tables, slugs):
    return [table[table["article_id"].isin(slugs)] for table in tables]


def alpha(tables, column, slugs):
    return agreement(by_word(tables, column, slugs), column, n_boot=1).loc[0, "alpha"]


def names_f(slugs):
    first, second = of(NAMES, slugs)
    scores = precision_recall(second, first)
    return scores[(scores["group"] == "all") & (scores["match"] == "exact")].iloc[0]["f1"]


def quotes_f(slugs):
    first, second = of(QUOTES, slugs)
    return 2 * len(pairs(first, second)) / (len(first) + len(second))


def speakers(slugs):
    first, second = of(QUOTES, slugs)
    same = [first.loc[i, "speaker_name"] == second.loc[j, "speaker_name"] for i, j in pairs(first, second)]
    return sum(same) / len(same)


MEASURES = [
    ("names, same span and label, F1", names_f),
    ("names, alpha over words", lambda slugs: alpha(NAMES, "label", slugs)),
    ("quotes, same type and half in common, F1", quotes_f),
    ("quotes, alpha over words", lambda slugs: alpha(QUOTES, "type", slugs)),
    ("speaker's name of the quotes that both have", speakers),
]


@pytest.mark.slow
@pytest.mark.parametrize(("measure", "compute"), MEASURES, ids=[name for name, _ in MEASURES])
def test_the_readme_states_the_agreement(measure, compute):
    figures = " | ".join(f"{compute(slugs):.3f}" for slugs in SUBSETS.values())
    assert f"| {measure} | {figures} |" in README


def disputes():
    """All in which the two differ, as (slug, what, text or name of the first, of the second)."""
    first, second = ({tuple(row): row for row in table[KEYS].itertuples(index=False)} for table in NAMES)
    found = [(row.article_id, "mention", cut(row), "") for key, row in first.items() if key not in second]
    found += [(row.article_id, "mention", "", cut(row)) for key, row in second.items() if key not in first]
    both = NAMES[0].merge(NAMES[1], on=KEYS, suffixes=("", "_2"))
    differ = both[both["name"] != both["name_2"]]
    found += [(row.article_id, "name", row.name, row.name_2) for row in differ.itertuples(index=False)]
    first, second = QUOTES
    paired = pairs(first, second)
    found += [(row.article_id, "quote", row.text, "") for row in first.drop([i for i, _ in paired]).itertuples()]
    found += [(row.article_id, "quote", "", row.text) for row in second.drop([j for _, j in paired]).itertuples()]
    for i, j in paired:
        a, b = first.loc[i], second.loc[j]
        if a["speaker_name"] != b["speaker_name"]:
            found.append((a["article_id"], "speaker", a["speaker_name"], b["speaker_name"]))
    return found


def test_each_dispute_is_decided():
    decided = [(row["slug"], row["what"], row["first"], row["second"]) for row in ADJUDICATED]
    assert sorted(decided) == sorted(disputes())


@pytest.mark.parametrize("row", ADJUDICATED, ids=lambda row: f"{row['slug']}-{row['what']}")
def test_a_decision_is_for_one_of_the_two_and_has_a_reason(row):
    assert row["decision"] in {"first", "second"}
    assert len(row["reason"].split()) > 3


def test_the_readme_counts_the_decisions():
    second = sum(row["decision"] == "second" for row in ADJUDICATED)
    assert f"{len(ADJUDICATED)} disputes, of which {second} are decided for the second coder" in README


def spans(table):
    return {(row.article_id, row.field, row.start, row.end, row.text) for row in table.itertuples(index=False)}


@pytest.mark.parametrize(("what", "gold", "both"), [("mention", GOLD_NAMES, NAMES), ("quote", GOLD_QUOTES, QUOTES)])
def test_the_gold_is_the_first_annotation_with_the_decisions_worked_in(what, gold, both):
    rows = [row for row in ADJUDICATED if row["what"] == what and row["decision"] == "second"]
    gone = {(row["slug"], row["first"]) for row in rows if row["first"]}
    come = {(row["slug"], row["second"]) for row in rows if row["second"]}
    first, now = spans(both[0]), spans(gold)
    assert {(slug, text) for slug, *_, text in first - now} == gone
    assert {(slug, text) for slug, *_, text in now - first} == come
    assert now - first <= spans(both[1])


def test_the_gold_has_the_speakers_that_were_decided():
    """Where both have a quote, the gold has the first's speaker, or the second's where that was decided."""
    first, second = QUOTES
    decided = {
        (row["slug"], row["first"], row["second"]): row["decision"] for row in ADJUDICATED if row["what"] == "speaker"
    }
    gold = {(row.article_id, row.field, row.start, row.end): row.speaker_name for row in GOLD_QUOTES.itertuples()}
    for i, j in pairs(first, second):
        a, b = first.loc[i], second.loc[j]
        place = a["article_id"], a["field"], a["start"], a["end"]
        names = a["speaker_name"], b["speaker_name"]
        if place in gold:
            assert gold[place] == names[decided.get((a["article_id"], *names)) == "second"], place


@pytest.mark.parametrize("table", [NAMES[1], QUOTES[1]], ids=["mentions", "quotes"])
def test_the_second_annotation_is_where_it_says(table):
    assert [cut(row) for row in table.itertuples(index=False)] == table["text"].to_list()
    name = table.columns.intersection(["name", "speaker_name"])[0]
    known = NAMES[1].groupby("article_id")["name"].agg(set)
    assert all(row[name] in known[row["article_id"]] for _, row in table.iterrows() if row[name])


@pytest.mark.parametrize(
    ("start", "end", "kind", "expected"),
    [(0, 10, "direct", 1), (5, 15, "direct", 0), (0, 5, "direct", 1), (0, 4, "direct", 0), (0, 10, "indirect", 0)],
)
def test_one_quote_is_half_of_the_union_in_common(start, end, kind, expected):
    first = pd.DataFrame({"article_id": "a", "field": "text", "type": ["direct"], "start": [0], "end": [10]})
    assert len(pairs(first, first.assign(start=start, end=end, type=kind))) == expected
