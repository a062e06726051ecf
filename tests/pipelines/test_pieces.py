"""Word pieces and windows: nothing lost, nothing twice, nothing longer than the encoder reads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from newskit.pipelines import EMBEDDED
from newskit.pipelines.pieces import BREAK, MOST_PIECES, UNKNOWN, Pieces, windows


@pytest.fixture(scope="module")
def pieces():
    return Pieces(Tokenizer.from_file(str(EMBEDDED / "newskit_encoder" / "tokenizer.json")))


def test_a_space_before_a_word_makes_another_piece(pieces):
    assert pieces.of("Haus", True) != pieces.of("Haus", False)


@pytest.mark.parametrize(("word", "expected"), [("\n\n", (BREAK,)), (" \n", (BREAK,)), ("  ", (UNKNOWN,))])
def test_white_space(pieces, word, expected):
    assert pieces.of(word, False) == expected


@given(st.text(min_size=1, max_size=30), st.booleans())
def test_every_token_has_pieces(pieces, word, spaced):
    assert 1 <= len(pieces.of(word, spaced)) <= MOST_PIECES


def test_a_word_without_end_is_cut(pieces):
    assert len(pieces.of("Ärger" * 100_000, True)) == MOST_PIECES


@given(st.lists(st.tuples(st.integers(1, MOST_PIECES), st.booleans()), max_size=60), st.integers(MOST_PIECES, 40))
def test_windows_cover_each_token_once(tokens, size):
    lengths, ends = [length for length, _ in tokens], [end for _, end in tokens]
    cut = windows(lengths, ends, size)
    assert [i for start, stop in cut for i in range(start, stop)] == list(range(len(tokens)))
    assert all(sum(lengths[start:stop]) <= size for start, stop in cut)


def test_windows_end_with_sentences():
    assert windows([2] * 8, [False, False, True, False, True, False, False, True], 10) == [(0, 5), (5, 8)]
