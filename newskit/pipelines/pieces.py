"""Tokens -> word pieces of the encoder, and texts -> windows that it can read at once."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from tokenizers import Tokenizer

START, PADDING, BREAK, UNKNOWN = 0, 1, 2, 3  # the encoder's own marks; a line break is the end of a segment
MOST_PIECES = 16  # of one token: a "word" of a thousand letters is no word
WINDOW = 192  # pieces the encoder reads at once
REMEMBERED = 1 << 15  # words: nearly all that a text has; those of thousands of articles would take 100 MB
_SENTENCE_ENDS = frozenset(".!?…")


class Window(NamedTuple):
    """What the encoder reads at once: tokens `start` to `stop`, their pieces, and where each token begins in these."""

    start: int
    stop: int
    pieces: list[int]
    first: list[int]


class Pieces:
    """The pieces of tokens, remembered, since most tokens of a text were met before.

    Examples
    --------
    >>> from newskit.pipelines import EMBEDDED
    >>> pieces = Pieces(Tokenizer.from_file(str(EMBEDDED / "newskit_encoder" / "tokenizer.json")))
    >>> len(pieces.of("Haus", True)), pieces.of("\\n", False) == (BREAK,)
    (1, True)
    """

    def __init__(self, tokenizer: Tokenizer):
        self.tokenizer = tokenizer
        self.of = lru_cache(REMEMBERED)(self._split)

    def windows(self, words: Sequence[str], spaces: Sequence[bool]) -> Iterator[Window]:
        """Cut a text into windows, in training as in use; `spaces` says whether a space stands after each word."""
        spaced = [True, *(space or word.isspace() for word, space in zip(words[:-1], spaces[:-1], strict=True))]
        split = list(map(self.of, words, spaced))
        ends = [word in _SENTENCE_ENDS or "\n" in word for word in words]
        for start, stop in windows([len(one) for one in split], ends):
            pieces, first = [START], []
            for one in split[start:stop]:
                first.append(len(pieces))
                pieces.extend(one)
            yield Window(start, stop, pieces, first)

    def _split(self, word: str, spaced: bool) -> tuple[int, ...]:
        """Give the pieces of a token; `spaced` says whether white space or nothing stands before it."""
        if word.isspace():
            return (BREAK if "\n" in word else UNKNOWN,)
        written = (" " if spaced else "") + word[: 8 * MOST_PIECES]
        pieces = self.tokenizer.encode(written, add_special_tokens=False).ids
        return tuple(pieces[:MOST_PIECES]) or (UNKNOWN,)


def windows(lengths: Sequence[int], ends: Sequence[bool], size: int = WINDOW) -> list[tuple[int, int]]:
    """Cut tokens into stretches of at most `size` pieces, after the last token in reach that ends a line or sentence.

    Examples
    --------
    >>> windows([1] * 6, [False, False, True, False, False, True], size=5)
    [(0, 3), (3, 6)]
    >>> windows([1] * 5, [False] * 5, size=3)
    [(0, 3), (3, 5)]
    """
    cut, start, reached, last_end = [], 0, 0, 0
    for i, length in enumerate(lengths):
        while reached + length > size and i > start:
            stop = last_end or i
            cut.append((start, stop))
            start, last_end = stop, 0
            reached = sum(lengths[start:i])
        reached += length
        if ends[i]:
            last_end = i + 1
    if start < len(lengths):
        cut.append((start, len(lengths)))
    return cut
