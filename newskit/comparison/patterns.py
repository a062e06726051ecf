"""Search patterns for words: ``klima*``, ``erneuerbare energie*``; "*" is any rest of a word, "?" one character."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from newskit.errors import InputError


class Pattern(NamedTuple):
    """A pattern of one or more words."""

    text: str
    words: tuple[re.Pattern, ...]


def compile_pattern(text: str) -> Pattern:
    """Make a pattern of words; case does not matter.

    Examples
    --------
    >>> [bool(word.fullmatch("Klimaschutz".casefold())) for word in compile_pattern("klima*").words]
    [True]
    """
    words = str(text).casefold().split()
    if not words or all(set(word) <= {"*"} for word in words):
        raise InputError(f"{text!r} would match every word; give at least one word or part of a word")
    return Pattern(str(text), tuple(re.compile(_as_regex(word)) for word in words))


class Finder:
    """Patterns that are tried once on each of the different words of a corpus; in its texts, only numbers are compared.

    Parameters
    ----------
    patterns : sequence of Pattern
    words : list of str
        The words of the corpus, folded as far as they are to be found.

    Examples
    --------
    >>> finder = Finder([compile_pattern("der rat")], ["der", "rat", "ruht"])
    >>> [(first, stop) for first, stop, _ in finder.find(np.array([0, 1, 2, 0, 1]))]
    [(0, 2), (3, 5)]
    """

    def __init__(self, patterns: Sequence[Pattern], words: list[str]):
        distinct = {word for pattern in patterns for word in pattern.words}
        self._fits = {word: np.fromiter((bool(word.fullmatch(one)) for one in words), bool) for word in distinct}
        self._starts: dict[int, list[Pattern]] = defaultdict(list)
        for pattern in patterns:
            for number in np.flatnonzero(self._fits[pattern.words[0]]).tolist():
                self._starts[number].append(pattern)
        self._is_start = np.zeros(len(words), bool)
        self._is_start[list(self._starts)] = True

    def find(self, *keys: np.ndarray) -> Iterator[tuple[int, int, Pattern]]:
        """Where patterns match: (first word, word after the last, pattern), leftmost first, the longest wins.

        Each of `keys` holds the numbers of the running words of a text: as tokens, as lemmas. Hits do not overlap.
        """
        stop = 0
        for first in np.flatnonzero(np.any([self._is_start[numbers] for numbers in keys], axis=0)).tolist():
            starts = (pattern for numbers in keys for pattern in self._starts.get(int(numbers[first]), ()))
            fitting = [pattern for pattern in starts if first >= stop and self._goes_on(pattern, first, keys)]
            if fitting:
                best = max(fitting, key=lambda pattern: len(pattern.words))
                stop = first + len(best.words)
                yield first, stop, best

    def _goes_on(self, pattern: Pattern, first: int, keys: Sequence[np.ndarray]) -> bool:
        return first + len(pattern.words) <= len(keys[0]) and all(
            any(self._fits[word][numbers[first + k]] for numbers in keys) for k, word in enumerate(pattern.words)
        )


def _as_regex(word: str) -> str:
    parts = re.split(r"([*?])", word)
    return "".join(r"\S*" if part == "*" else r"\S" if part == "?" else re.escape(part) for part in parts)
