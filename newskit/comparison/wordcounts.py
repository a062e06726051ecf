"""How often each word stands in each article, and how it is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from scipy import sparse

from newskit.comparison.terms import Words
from newskit.comparison.wordforms import part_of


class TermCounts(NamedTuple):
    """How often each word stands in each article; counts of parts of a corpus can be joined.

    Attributes
    ----------
    keys : list of str
        The words, sorted.
    counts : sparse array
        Articles x words.
    sides : array
        1 = target, 0 = reference, -1 = neither, per article.
    spellings : Counter
        How often each word is written how: (word, as written) -> number.
    unwanted : Counter
        How often each word is a function word or a name, where these are not wanted.
    """

    keys: list[str]
    counts: sparse.csr_array
    sides: np.ndarray
    spellings: Counter[tuple[str, str]]
    unwanted: Counter[str]

    def best_spellings(self) -> list[str]:
        """How each word is written most often."""
        best = best_spellings(self.spellings)
        return [best[key] for key in self.keys]

    def sizes(self) -> np.ndarray:
        """The number of words of each article."""
        return np.asarray(self.counts.sum(axis=1))

    def split(self, number: int) -> list[TermCounts]:
        """The same in parts, each of which has all that is known of its words."""
        where = [part_of(key, number) for key in self.keys]
        places = [[i for i, part in enumerate(where) if part == one] for one in range(number)]
        spellings: list[Counter[tuple[str, str]]] = [Counter() for _ in places]
        unwanted: list[Counter[str]] = [Counter() for _ in places]
        for (key, shown), n in self.spellings.items():
            spellings[part_of(key, number)][key, shown] = n
        for key, n in self.unwanted.items():
            unwanted[part_of(key, number)][key] = n
        return [
            TermCounts([self.keys[i] for i in place], self.counts[:, place], self.sides, spelled, odd)
            for place, spelled, odd in zip(places, spellings, unwanted, strict=True)
        ]


def best_spellings(spellings: Counter[tuple[str, str]]) -> dict[str, str]:
    """How each word is written most often (of equals, the first in the alphabet).

    Examples
    --------
    >>> best_spellings(Counter({("rat", "Rat"): 2, ("rat", "RAT"): 2, ("rat", "rat"): 1}))
    {'rat': 'RAT'}
    """
    best: dict[str, tuple[int, str]] = {}
    for (key, shown), number in spellings.items():
        best[key] = min((-number, shown), best.get(key, (0, "")))
    return {key: shown for key, (_, shown) in best.items()}


class Spellings:
    """How words are written, counted article by article."""

    def __init__(self) -> None:
        self._pairs: Counter[int] = Counter()
        self._strings: list[str] = []

    def add(self, words: Words) -> None:
        """Count the words of an article."""
        self._strings = words.strings
        pairs, often = np.unique((words.key.astype(int) << 32) | words.shown, return_counts=True)
        for pair, number in zip(pairs.tolist(), often.tolist(), strict=True):
            self._pairs[pair] += number

    def counts(self) -> Counter[tuple[str, str]]:
        """(word, as written) -> number."""
        strings = self._strings
        return Counter({(strings[pair >> 32], strings[pair & 0xFFFFFFFF]): n for pair, n in self._pairs.items()})


def count_terms(per_article: Iterable[Words], sides: np.ndarray, stop_words: bool, names: bool) -> TermCounts:
    """Count the words of target and reference, and note which of them are not wanted."""
    spellings, strings = Spellings(), list[str]()
    cells, odd = [np.empty((3, 0), int)], [np.empty(0, int)]
    for row, (words, side) in enumerate(zip(per_article, sides, strict=True)):
        if side < 0:
            continue
        strings = words.strings
        found, often = np.unique(words.key, return_counts=True)
        cells.append(np.array([np.full(len(found), row), found, often], np.int32))
        spellings.add(words)
        odd.append(words.key[(words.is_stop & (not stop_words)) | (words.is_name & (not names))].astype(np.int32))
    rows, found, often = np.concatenate(cells, axis=1)
    numbers = np.unique(found)
    order = sorted(range(len(numbers)), key=lambda i: strings[numbers[i]])
    rank = np.empty(len(numbers), int)
    rank[order] = np.arange(len(numbers))
    shape = (len(sides), len(numbers))
    counts = sparse.csr_array((often.astype(int), (rows, rank[np.searchsorted(numbers, found)])), shape=shape)
    unwanted = zip(*np.unique(np.concatenate(odd), return_counts=True), strict=True)
    return TermCounts(
        [strings[numbers[i]] for i in order],
        counts,
        sides,
        spellings.counts(),
        Counter({strings[number]: int(n) for number, n in unwanted}),
    )


def join_counts(parts: Sequence[TermCounts]) -> TermCounts:
    """The counts of a corpus out of those of its parts."""
    keys = sorted({key for part in parts for key in part.keys})
    columns = {key: column for column, key in enumerate(keys)}
    spellings: Counter[tuple[str, str]] = Counter()
    unwanted: Counter[str] = Counter()
    blocks = []
    for part in parts:
        spellings.update(part.spellings)
        unwanted.update(part.unwanted)
        cells = sparse.coo_array(part.counts)
        here = np.array([columns[key] for key in part.keys], int)
        shape = (part.counts.shape[0], len(keys))
        blocks.append(sparse.csr_array((cells.data, (cells.row, here[cells.col])), shape=shape))
    sides = np.concatenate([part.sides for part in parts])
    return TermCounts(keys, sparse.vstack(blocks, "csr"), sides, spellings, unwanted)
