"""How often each word stands in each article, and how it is written."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from typing import NamedTuple

import numpy as np
from scipy import sparse

from newskit.comparison.terms import Words
from newskit.comparison.wordforms import append, part_of


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
    unwanted : array
        How often each word is a function word or a name, where these are not wanted.
    """

    keys: list[str]
    counts: sparse.csr_array
    sides: np.ndarray
    spellings: Counter[tuple[str, str]]
    unwanted: np.ndarray

    def best_spellings(self) -> list[str]:
        """How each word is written most often."""
        best = best_spellings(self.spellings, set(self.keys))
        return [best[key] for key in self.keys]

    def only(self, wanted: np.ndarray) -> TermCounts:
        """Those of some words."""
        keys = [self.keys[i] for i in np.flatnonzero(wanted)]
        return self._replace(keys=keys, counts=self.counts[:, wanted], unwanted=self.unwanted[wanted])

    def sizes(self) -> np.ndarray:
        """The number of words of each article."""
        return np.asarray(self.counts.sum(axis=1))

    def split(self, number: int) -> list[TermCounts]:
        """The same in parts, each of which has all that is known of its words."""
        where = np.array([part_of(key, number) for key in self.keys], int)
        spellings: list[Counter[tuple[str, str]]] = [Counter() for _ in range(number)]
        for (key, shown), n in self.spellings.items():
            spellings[part_of(key, number)][key, shown] = n
        return [self.only(where == part)._replace(spellings=spelled) for part, spelled in enumerate(spellings)]


def best_spellings(spellings: Counter[tuple[str, str]], words: Container[str]) -> dict[str, str]:
    """How each of some words is written most often (of equals, the first in the alphabet).

    Examples
    --------
    >>> best_spellings(Counter({("rat", "Rat"): 2, ("rat", "RAT"): 2, ("rat", "rat"): 1}), ["rat"])
    {'rat': 'RAT'}
    """
    best: dict[str, tuple[int, str]] = {}
    for (key, shown), number in spellings.items():
        if key in words:
            best[key] = min((-number, shown), best.get(key, (0, "")))
    return {key: shown for key, (_, shown) in best.items()}


class Spellings:
    """How words are written, counted article by article."""

    def __init__(self) -> None:
        self.strings: list[str] = []
        self._cells = array("i"), array("i"), array("i")

    def add(self, words: Words) -> int:
        """Count the words of an article; tell how many different ones it has."""
        self.strings = words.strings
        pairs, often = np.unique((words.key.astype(int) << 32) | words.shown, return_counts=True)
        for cells, values in zip(self._cells, (pairs >> 32, pairs & 0xFFFFFFFF, often), strict=True):
            append(cells, values)
        return len(pairs)

    def cells(self) -> list[np.ndarray]:
        """What each article has, one after the other: the number of a word, that of its spelling, and how often."""
        return list(map(np.asarray, self._cells))

    def counts(self) -> Counter[tuple[str, str]]:
        """(word, as written) -> number."""
        keys, shown, often = self.cells()
        strings, size = self.strings, len(self.strings)
        added = sparse.coo_array(sparse.csr_array((often, (keys, shown)), shape=(size, size)))
        found = zip(added.row.tolist(), added.col.tolist(), added.data.tolist(), strict=True)
        return Counter({(strings[key], strings[spelled]): n for key, spelled, n in found})


def count_terms(per_article: Iterable[Words], sides: np.ndarray, stop_words: bool, names: bool) -> TermCounts:
    """Count the words of target and reference, and note which of them are not wanted."""
    spellings = Spellings()
    different = np.zeros(len(sides), int)
    odd = array("i")
    for row, (words, side) in enumerate(zip(per_article, sides, strict=True)):
        if side >= 0:
            different[row] = spellings.add(words)
            is_odd = (words.is_stop & (not stop_words)) | (words.is_name & (not names))
            append(odd, words.key[is_odd])
    spelled = spellings.counts()
    keys, _, often = spellings.cells()
    strings = spellings.strings
    is_there = np.zeros(len(strings), bool)
    is_there[keys] = True
    numbers = sorted(np.flatnonzero(is_there).tolist(), key=strings.__getitem__)
    rank = np.empty(len(strings), np.int32)
    rank[numbers] = np.arange(len(numbers))
    first = np.append(0, np.cumsum(different))
    counts = sparse.csr_array((often, rank[keys], first), shape=(len(sides), len(numbers)))
    counts.sum_duplicates()
    unwanted = np.bincount(rank[np.asarray(odd)], minlength=len(numbers))
    return TermCounts([strings[number] for number in numbers], counts, sides, spelled, unwanted)


def join_counts(parts: Sequence[TermCounts]) -> TermCounts:
    """The counts of a corpus out of those of its parts."""
    keys = sorted({key for part in parts for key in part.keys})
    columns = {key: column for column, key in enumerate(keys)}
    spellings: Counter[tuple[str, str]] = Counter()
    unwanted = np.zeros(len(keys), int)
    blocks = []
    for part in parts:
        spellings.update(part.spellings)
        cells = sparse.coo_array(part.counts)
        here = np.array([columns[key] for key in part.keys], int)
        unwanted[here] += part.unwanted
        shape = (part.counts.shape[0], len(keys))
        blocks.append(sparse.csr_array((cells.data, (cells.row, here[cells.col])), shape=shape))
    sides = np.concatenate([part.sides for part in parts])
    return TermCounts(keys, sparse.vstack(blocks, "csr"), sides, spellings, unwanted)
