"""How things are counted, in one place: what a word is, what a quote is. Every table and figure counts by these.

A *word* is what stands between spaces, as `str.split` and word processors count: "E-Mail-Adresse" is one, and so is a
dash between spaces. A *quote* stands for itself: one within another quote is part of what that one says, and is not
counted again.
"""

import re
from collections.abc import Iterable, Iterator

import numpy as np
import pandas as pd

from newskit import frames
from newskit.frames import FIELDS

_WORD = re.compile(r"\S+")
_CORE = re.compile(r"\w(?:.*\w)?", re.DOTALL)  # of a word: without the punctuation around it


def count_words(text: object) -> int:
    """The number of words of a text; 0 where it is missing.

    Examples
    --------
    >>> count_words("„Die E-Mail-Adresse fehlt“, sagt sie.")
    5
    """
    return 0 if pd.isna(text) else len(str(text).split())


def own_quotes(quotes: pd.DataFrame) -> pd.DataFrame:
    """The quotes that count: without those that stand within another one."""
    return quotes[quotes["parent"].isna()]


def words_of(articles: pd.DataFrame, without: pd.DataFrame | None = None) -> list[int]:
    """The number of words of each article in title, teaser and text, outside of given spans."""
    totals = sum(articles[field].map(count_words).astype(int) for field in FIELDS).tolist()
    if without is None or without.empty:
        return totals
    return [total - gone for total, gone in zip(totals, words_within(articles, without), strict=True)]


def words_within(articles: pd.DataFrame, spans: pd.DataFrame, without: pd.DataFrame | None = None) -> list[int]:
    """The number of words of each article in given spans and not in others; a word is where half of it is."""
    inside, ignored = by_field(spans), by_field(spans.iloc[:0] if without is None else without)
    totals = dict.fromkeys((article_id for article_id, _ in inside), 0)
    wanted = articles[articles["article_id"].isin(totals)]
    for article in wanted.itertuples():
        for field in FIELDS:
            place = article.article_id, field
            text = getattr(article, field)
            if place in inside and not pd.isna(text):
                starts, ends = word_places(text, inside[place])
                found = _covered(inside[place], starts, ends, len(text))
                if place in ignored:
                    found &= ~_covered(ignored[place], starts, ends, len(text))
                totals[article.article_id] += int(found.sum())
    return [totals.get(article_id, 0) for article_id in articles["article_id"]]


def word_places(text: str, spans: Iterable[tuple[int, int]] | None = None) -> tuple[np.ndarray, np.ndarray]:
    """First character of each word, and the one after its last, without the punctuation around it.

    With `spans` only those of words that begin, end or lie in them.

    Examples
    --------
    >>> [part.tolist() for part in word_places("„Nein“, sagt – sie.")]
    [[1, 8, 13, 15], [5, 12, 14, 18]]
    >>> [part.tolist() for part in word_places("„Nein“, sagt – sie.", [(3, 5)])]
    [[1], [5]]
    """
    places = []
    for first, stop in [(0, len(text))] if spans is None else _whole_words(text, spans):
        for match in _WORD.finditer(text, first, stop):
            (start, end), word = match.span(), match.group()
            if not (word[0].isalnum() and word[-1].isalnum()) and (core := _CORE.search(word)):
                start, end = start + core.start(), start + core.end()
            places.append((start, end))
    starts, ends = np.array(places, int).reshape(-1, 2).T
    return starts, ends


def _whole_words(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans that begin and end between words, in order and without overlap."""
    done = 0
    for start, end in sorted(spans):
        start, end = max(min(start, len(text)), done), min(end, len(text))
        while start > done and not text[start - 1].isspace():
            start -= 1
        while start < end < len(text) and not text[end].isspace():
            end += 1
        if start < end:
            yield start, end
            done = end


def by_field(spans: pd.DataFrame) -> dict[tuple[str, str], list[tuple[int, int]]]:
    """The spans of each field of each article, by article_id and field; those without a place are left out."""
    known = spans[spans["start"].notna() & spans["end"].notna()]
    found: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for article_id, field, start, end in frames.rows(known, "article_id", "field", "start", "end"):
        found.setdefault((article_id, field), []).append((int(start), int(end)))
    return found


def _covered(spans: list[tuple[int, int]], starts: np.ndarray, ends: np.ndarray, length: int) -> np.ndarray:
    """Which words have at least half of their characters in spans."""
    characters = np.zeros(length + 1, int)
    for start, end in spans:
        characters[start:end] = 1
    before = np.concatenate([[0], np.cumsum(characters)])
    return 2 * (before[ends] - before[starts]) >= ends - starts
