"""Count how often each quote rule fires on the written articles and is right: its confidence.

    python -m training.quote_rules

It annotates `training/gold/` with the embedded pipeline and rewrites the columns `fired` and `right` of
newskit/quotes/rules.csv. A quote is right if a gold quote of its type overlaps it by at least half (intersection over
union). Run it after a change of the rules or of the pipeline's weights, then ``python tests/quotes/rules_page.py``.
"""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pandas as pd
from spacy.tokens import Doc

TABLE = Path(__file__).parents[1] / "newskit" / "quotes" / "rules.csv"


def count(articles: Iterable[tuple[Doc, list[tuple[str, int, int]]]]) -> tuple[Counter, Counter]:
    """How often each rule fired and was right, on Docs with their gold quotes (type, start, end)."""
    from newskit.quotes import find_quotes

    fired: Counter = Counter()
    right: Counter = Counter()
    for doc, gold in articles:
        for quote in find_quotes(doc, mentions=[]):
            fired[quote.rule] += 1
            right[quote.rule] += any(
                kind == quote.type and overlap((quote.start, quote.end), (start, end)) >= 0.5
                for kind, start, end in gold
            )
    return fired, right


def overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    """Intersection over union of two stretches."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) / (max(a[1], b[1]) - min(a[0], b[0]))


def reliability(articles: Iterable[tuple[Doc, list[tuple[str, int, int]]]]) -> pd.DataFrame:
    """Stated confidence against the share of right quotes, in four bands."""
    from newskit.quotes import find_quotes

    rows = [
        (quote.confidence, any(overlap((quote.start, quote.end), place[1:]) >= 0.5 for place in gold))
        for doc, gold in articles
        for quote in find_quotes(doc, mentions=[])
    ]
    table = pd.DataFrame(rows, columns=["confidence", "right"])
    bands = pd.cut(table["confidence"], [0, 0.7, 0.8, 0.9, 1], labels=["to .7", ".7 to .8", ".8 to .9", "from .9"])
    return table.groupby(bands, observed=True).agg(
        quotes=("right", "size"), stated=("confidence", "mean"), right=("right", "mean")
    )


def store(fired: Counter, right: Counter) -> None:
    """Write the counts into the table of rules."""
    table = pd.read_csv(TABLE, dtype="string", keep_default_na=False)
    table["fired"] = [
        fired[rule] if kind != "none" else "" for rule, kind in zip(table["id"], table["type"], strict=True)
    ]
    table["right"] = [
        right[rule] if kind != "none" else "" for rule, kind in zip(table["id"], table["type"], strict=True)
    ]
    table.to_csv(TABLE, index=False, lineterminator="\n")


def written() -> Iterable[tuple[Doc, list[tuple[str, int, int]]]]:
    """The written articles as Docs, with their quotes."""
    from newskit.pipelines import load_pipeline
    from training.gold import read_articles
    from training.mixes import GOLD

    articles = read_articles(GOLD)
    docs = load_pipeline("de_newskit_md").pipe(article.text for article in articles)
    for doc, article in zip(docs, articles, strict=True):
        yield doc, [(q.kind, min(s for s, _ in q.spans), max(e for _, e in q.spans)) for q in article.quotes]


if __name__ == "__main__":
    counted = count(written())
    store(*counted)
    print(f"{counted[0].total()} quotes, {counted[1].total()} right")
