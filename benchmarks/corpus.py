"""Corpora of any size out of the teaching corpus: its paragraphs shuffled, with other names, nouns and numbers.

However large a corpus is, an article has as many others of its days and as many with which it shares text: what then
grows faster than the corpus does so by its own fault.
"""

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
_A_DAY = 50  # articles
_COPIES = 0.2  # of the articles print most of one of the last ten
# Before a noun they make another noun of the same gender and inflection.
_PREFIXES = """Bau Berg Dorf Feld Groß Grund Haupt Hof Kern Klein Land Markt Mittel Neben Nord Ober Ost Rand See Stadt
Süd Tal Teil Unter Vor Wald West Wohn Zwischen""".split()
_NUMBER = re.compile(r"\b\d{1,4}\b")
_NOUN = re.compile(r"(?<=[\w,] )[A-ZÄÖÜ][a-zäöüß-]{3,}")  # within a sentence


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
    texts: list[list[str]] = []
    outlets: list[int] = []
    for number in range(n):
        outlet, printed = int(rng.integers(len(SOURCES))), []
        if number and rng.random() < _COPIES:
            of = number - int(rng.integers(1, min(number, 10) + 1))
            outlet = (outlets[of] + int(rng.integers(1, len(SOURCES)))) % len(SOURCES)
            printed = texts[of][: max(1, len(texts[of]) - 1)]
        texts.append([*printed, *_paragraphs_of(rng, WORDS - sum(map(_words, printed)))])
        outlets.append(outlet)
    minutes = np.sort(rng.integers(0, n * 24 * 60 // _A_DAY + 1, n))
    table = pd.DataFrame(
        {
            "source": [SOURCES[outlet] for outlet in outlets],
            "title": [text[0].partition(". ")[0][:80] for text in texts],
            "text": ["\n".join(text) for text in texts],
            "published": pd.Timestamp("2025-01-01", tz="UTC") + pd.to_timedelta(minutes, "min"),
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


def _paragraphs_of(rng: np.random.Generator, length: int) -> list[str]:
    """So many words of the teaching corpus as no other article has them."""
    chosen: list[str] = []
    for i in rng.permutation(len(_paragraphs())):
        chosen.append(_paragraphs()[i])
        length -= _words(chosen[-1])
        if length <= 0:
            break
    surnames = dict(zip(_surnames(), rng.choice(_other_names(), len(_surnames())), strict=True))
    nouns = {word: word for name in _persons() for word in name.split()}

    def other(noun: re.Match) -> str:
        word = noun.group()
        return nouns.setdefault(word, str(rng.choice(_PREFIXES)) + word.lower())

    text = _NOUN.sub(other, _NUMBER.sub(lambda _: str(rng.integers(2, 9999)), "\n".join(chosen)))
    return "".join(surnames.get(word, word) for word in re.split(r"(\W+)", text)).split("\n")


def _words(text: str) -> int:
    return text.count(" ") + 1


@cache
def _paragraphs() -> list[str]:
    texts = nk.load_articles(SAMPLE, progress=False)["text"].dropna()
    return [line for text in texts for line in text.splitlines() if line.count(" ") > 15 and _differs(line)]


def _differs(paragraph: str) -> bool:
    """Has it few words in a row that stay as they are? Articles with the same paragraph are no copies then."""
    varied = _NOUN.sub("|", _NUMBER.sub("|", paragraph))
    return sum(map(_words, re.findall(r"(?:\w+[^\w|]+){4,}\w+", varied))) <= 15


@cache
def _persons() -> list[str]:
    """Persons of the teaching corpus, from its gold annotations."""
    gold = pd.read_csv(SAMPLE / "gold" / "mentions.csv")
    return sorted(set(gold.loc[gold["label"] == "PER", "name"].dropna()))


@cache
def _surnames() -> list[str]:
    return sorted({name.split()[-1] for name in _persons() if " " in name})


@cache
def _other_names() -> list[str]:
    from faker import Faker  # of the group "bench", which tests of the benchmarks do without

    faker = Faker("de_DE")
    faker.seed_instance(0)
    return sorted({faker.last_name() for _ in range(3000)})
