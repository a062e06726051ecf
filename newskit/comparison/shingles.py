"""Which articles have five-word shingles in common: hashes, their postings, and counts of pairs.

A hash is the same in every process, so that the postings can be parted by hash among the workers of a cluster, and the
counts of pairs added up: the pairs that share enough are the same however the corpus is parted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import NamedTuple

import numpy as np
from scipy import sparse

from newskit.comparison.passages import SHINGLE, words
from newskit.docs import Memo

_COMMON = 100  # a shingle that stands in more articles than this is a set phrase: no evidence
_HOUSE = 5  # ... and one that stands in so many articles of one outlet and nowhere else is its boilerplate
_NEXT = 8  # both bind each article only to so many that follow in time, so that a text with 500 copies is not lost
_MOSTLY = 0.5  # from this containment on, two articles are one text, however common its shingles are
_BLOCK = 2_000  # articles a sparse product handles at a time: bounds the memory


def _hashed(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


_hashes: Memo[str, int] = Memo(_hashed)


class Shared(NamedTuple):
    """Pairs of articles, the earlier one first, with the number of rare and of common shingles that they share."""

    a: np.ndarray
    b: np.ndarray
    rare: np.ndarray
    common: np.ndarray

    @classmethod
    def joined(cls, parts: Iterable[Shared]) -> Shared:
        """The counts of each pair added up."""
        a, b, rare, common = (np.concatenate(column) for column in zip(cls.nothing(), *parts, strict=True))
        pairs, which = np.unique((a.astype("u8") << np.uint64(32)) | b.astype("u8"), return_inverse=True)
        added = (np.bincount(which, counts, len(pairs)).astype(int) for counts in (rare, common))
        return cls((pairs >> np.uint64(32)).astype(int), (pairs & np.uint64(0xFFFFFFFF)).astype(int), *added)

    @classmethod
    def nothing(cls) -> Shared:
        """No pair."""
        return cls(*(np.empty(0, int) for _ in range(4)))

    def enough(self, sizes: np.ndarray, min_shared: int, min_containment: float) -> Shared:
        """The pairs that share enough to be laid side by side.

        Rare shingles are evidence. Common ones bind neighbours in time only, and count where they make up most of a
        text. `min_shared` words in a run are `min_shared` - 4 shingles; light rewriting leaves at least half of them.
        """
        smaller, every = np.minimum(sizes[self.a], sizes[self.b]), self.rare + self.common
        by_evidence = (self.rare >= min_shared / 2) & (self.rare >= min_containment * smaller)
        mostly = (every >= min_shared / 2) & (every >= max(_MOSTLY, min_containment) * smaller)
        return Shared(*(column[by_evidence | mostly] for column in self))


def shingle_hashes(texts: Iterable[object]) -> np.ndarray:
    """The different shingles of the fields of an article, as sorted numbers of 64 bits."""
    found = [np.empty(0, np.uint64), *(_of_text(words(text)) for text in texts)]
    return np.unique(np.concatenate(found))


def _of_text(forms: list[str]) -> np.ndarray:
    if len(forms) < SHINGLE:
        return np.empty(0, np.uint64)
    ids = np.fromiter(map(_hashes.__getitem__, forms), np.uint64, len(forms))
    hashes = np.zeros(len(forms) - SHINGLE + 1, np.uint64)
    for offset in range(SHINGLE):  # the multiplier of splitmix64, shifted between the words to mix high bits into low
        hashes = (hashes ^ ids[offset : offset + len(hashes)]) * np.uint64(0xBF58476D1CE4E5B9)
        hashes ^= hashes >> np.uint64(29)
    return hashes


def shared_shingles(shingles: np.ndarray, rows: np.ndarray, outlets: np.ndarray) -> Iterator[Shared]:
    """What pairs of articles share of some shingles, some articles at a time.

    Parameters
    ----------
    shingles, rows : array
        Hashes, and the article in which each stands; articles are numbered in order of print.
    outlets : array
        The outlet of every article, as a number.
    """
    rare, common = _postings(shingles, rows, outlets)
    neighbours, turned = _neighbours(common), rare.T.tocsr()
    for start in range(0, len(outlets), _BLOCK):
        block = slice(start, start + _BLOCK)
        evidence = sparse.coo_array(sparse.triu(rare[block] @ turned, k=start + 1))
        near = sparse.coo_array(neighbours[block])
        no_evidence, none_near = np.zeros(near.nnz, int), np.zeros(evidence.nnz, int)
        parts = (
            Shared(evidence.row + start, evidence.col, evidence.data, none_near),
            Shared(near.row + start, near.col, no_evidence, near.data),
        )
        if evidence.nnz or near.nnz:
            yield Shared.joined(parts)


def _postings(shingles: np.ndarray, rows: np.ndarray, outlets: np.ndarray) -> tuple[sparse.csr_array, sparse.csr_array]:
    """Articles x shingles that stand in several articles: the rare ones and the common ones."""
    order = np.lexsort((rows, shingles))  # by shingle, and within it by time
    shingles, rows = shingles[order], rows[order]
    begins = np.flatnonzero(np.append(True, shingles[1:] != shingles[:-1])) if len(shingles) else np.empty(0, int)
    counts = np.diff(np.append(begins, len(shingles)))
    several = np.repeat(counts > 1, counts)
    rows, counts = rows[several], counts[counts > 1]
    column = np.repeat(np.arange(len(counts)), counts)
    of = outlets[rows]
    changes = np.zeros(len(counts), bool)  # which columns have articles of more than one outlet
    changes[column[1:][(of[1:] != of[:-1]) & (column[1:] == column[:-1])]] = True
    is_known = np.zeros(len(counts), bool)  # which columns have articles of a known outlet
    is_known[column[of >= 0]] = True
    boilerplate = ~changes & (counts >= _HOUSE) & is_known
    is_common = (counts > _COMMON) | boilerplate
    shape = (len(outlets), len(counts))
    index = sparse.csr_array((np.ones(len(rows), np.int32), (rows, column)), shape=shape)
    return index[:, ~is_common], index[:, is_common]


def _neighbours(common: sparse.csr_array) -> sparse.csr_array:
    """Articles x articles: common shingles that an article shares with one of the next that have them."""
    postings = common.tocsc()
    postings.sort_indices()
    column = np.repeat(np.arange(postings.shape[1]), np.diff(postings.indptr))
    rows = postings.indices
    total = sparse.csr_array((common.shape[0], common.shape[0]), dtype=np.int32)
    for step in range(1, _NEXT + 1):
        same = column[:-step] == column[step:]
        a, b = rows[:-step][same], rows[step:][same]
        total = total + sparse.csr_array((np.ones(len(a), np.int32), (a, b)), shape=total.shape)
    return total
