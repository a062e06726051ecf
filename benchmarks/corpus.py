"""Corpora of any size out of the teaching corpus: its paragraphs shuffled, with other names and numbers in them."""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

import newskit as nk

SAMPLE = Path(__file__).parents[1] / "data" / "sample"
FOLDER = "NEWSKIT_BENCH_CORPUS"  # where the parent process has put the articles of a real folder
GENERATED = "generated corpus"
WORDS = 250  # of an article, about
SOURCES = [f"Blatt {letter}" for letter in "ABCDEFGHIJ"]
_NUMBER = re.compile(r"\b\d{1,4}\b")


def articles(n: int, seed: int = 0) -> pd.DataFrame:
    """Articles, the same for the same n and seed: those of the real corpus if there is one, else made ones."""
    real = os.environ.get(FOLDER)
    if real:
        table = pd.read_parquet(real)
        return table.sample(min(n, len(table)), random_state=seed).reset_index(drop=True)
    return made_articles(n, seed)


def made_articles(n: int, seed: int = 0) -> pd.DataFrame:
    """Articles of about 250 words, out of the teaching corpus."""
    rng = np.random.default_rng(seed)
    paragraphs, surnames = _paragraphs(), _surnames()
    names = _other_names()
    texts = []
    for _ in range(n):
        chosen, length = [], 0
        for i in rng.permutation(len(paragraphs)):
            chosen.append(paragraphs[i])
            length += paragraphs[i].count(" ") + 1
            if length >= WORDS:
                break
        other = dict(zip(surnames, rng.choice(names, len(surnames)), strict=True))
        text = _NUMBER.sub(lambda found: str(rng.integers(2, 9999)), "\n".join(chosen))
        texts.append("".join(other.get(word, word) for word in re.split(r"(\W+)", text)))
    table = pd.DataFrame(
        {
            "source": rng.choice(SOURCES, n),
            "title": [text.partition(". ")[0][:80] for text in texts],
            "text": texts,
            "published": pd.Timestamp("2025-01-01", tz="UTC") + pd.to_timedelta(rng.integers(0, 525_600, n), "min"),
        }
    )
    return _identified(table)


def in_other_outlets(table: pd.DataFrame, number: int) -> pd.DataFrame:
    """The same texts in other outlets: other articles, whose annotation the cache knows."""
    return _identified(table.assign(source=table["source"] + f" {number}"))


def _identified(table: pd.DataFrame) -> pd.DataFrame:
    keys = zip(table["source"], table["title"], table["text"], strict=True)
    ids = [nk.frames.article_id(source, None, title, text) for source, title, text in keys]
    return nk.frames.conform(table.assign(article_id=ids), nk.frames.Articles)


def pages(n: int, seed: int = 0) -> list[str]:
    """Saved pages: each article between navigation, boilerplate and a footer."""
    head = "<nav><ul>" + "".join(f"<li><a href='/{i}'>Ressort {i}</a></li>" for i in range(30)) + "</ul></nav>"
    foot = "<footer><p>Impressum</p><p>Alle Rechte vorbehalten</p></footer>"
    made = []
    for article in made_articles(n, seed).itertuples():
        body = "".join(f"<p>{line}</p>" for line in article.text.splitlines())
        made.append(
            f"<!doctype html><html lang='de'><head><meta charset='utf-8'><title>{article.title}</title>"
            f"<meta property='og:site_name' content='{article.source}'>"
            f"<meta property='article:published_time' content='{article.published.isoformat()}'></head>"
            f"<body>{head}<main><article><h1>{article.title}</h1>{body}</article></main>{foot}</body></html>"
        )
    return made


@cache
def _paragraphs() -> list[str]:
    texts = nk.load_articles(SAMPLE, progress=False)["text"].dropna()
    return [line for text in texts for line in text.splitlines() if line.count(" ") > 15]


@cache
def _surnames() -> list[str]:
    """Surnames of the teaching corpus, from its gold annotations."""
    gold = pd.read_csv(SAMPLE / "gold" / "mentions.csv")
    names = gold.loc[gold["label"] == "PER", "name"].dropna()
    return sorted({name.split()[-1] for name in names if " " in name})


@cache
def _other_names() -> list[str]:
    from faker import Faker  # of the group "bench", which tests of the benchmarks do without

    faker = Faker("de_DE")
    faker.seed_instance(0)
    return sorted({faker.last_name() for _ in range(3000)})
