"""Count again how often each rule of the quote engine is right in the teaching corpus, and store it.

    python tests/quotes/recount.py

After a change of the rules or of the embedded pipeline's weights; it rewrites `_MEASURED` in newskit/quotes/confidence.py.
"""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from pathlib import Path

import pandas as pd

ROOT = Path(__file__).parents[2]
TARGET = ROOT / "newskit" / "quotes" / "confidence.py"
_STORED = re.compile(r"_MEASURED = \{\n.*?\}  # fmt: skip\n", re.DOTALL)
_WIDTH = 120


def recount() -> dict[str, tuple[int, int]]:
    """Rule -> quotes that are right and quotes that are wrong, most frequent rules first.

    A quote is right if a gold quote of its type and article overlaps it by at least half (intersection over union).
    """
    import newskit as nk

    articles = nk.load_articles(ROOT / "data" / "sample", progress=False)
    quotes = nk.extract_quotes(articles, progress=False).merge(articles[["article_id", "title"]], on="article_id")
    gold = ROOT / "data" / "sample" / "gold"
    slugs = pd.read_json(gold / "articles.jsonl", lines=True)[["slug", "source", "title"]]
    true = pd.read_csv(gold / "quotes.csv").merge(slugs, on="slug")
    places = {
        key: list(zip(rows["start"], rows["end"], strict=True))
        for key, rows in true.groupby(["source", "title", "field", "type"])
    }
    right, wrong = Counter(), Counter()
    for row in quotes.itertuples():
        there = places.get((row.source, row.title, row.field, row.type), [])
        hit = any(_overlap((row.start, row.end), place) >= 0.5 for place in there)
        (right if hit else wrong)[row.rule] += 1
    return {
        rule: (right[rule], wrong[rule]) for rule, _ in sorted((right + wrong).items(), key=lambda x: (-x[1], x[0]))
    }


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    """Intersection over union of two stretches."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return max(0, shared) / (max(a[1], b[1]) - min(a[0], b[0]))


def store(counts: dict[str, tuple[int, int]]) -> None:
    """Write the counts into the module that uses them."""
    lines = [""]
    for rule, pair in counts.items():
        item = f'"{rule}": {pair},'
        if len(lines[-1]) + len(item) > _WIDTH - 4:
            lines.append("")
        lines[-1] += f" {item}" if lines[-1] else item
    table = "_MEASURED = {\n" + "".join(f"    {line}\n" for line in lines) + "}  # fmt: skip\n"
    TARGET.write_text(_STORED.sub(lambda _: table, TARGET.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    os.environ["NEWSKIT_PIPELINE"] = "de_newskit_md"
    sys.path.insert(0, str(ROOT))  # the newskit that lies beside this file
    found = recount()
    store(found)
    print(f"{sum(map(sum, found.values()))} quotes of {len(found)} rules, {sum(r for r, _ in found.values())} right")
