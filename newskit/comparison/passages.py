"""Words of a text with their places, and the passages of words that two texts share."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pandas as pd

from newskit.frames import FIELDS, Passage

SHINGLE = 5  # words; long enough that chance rarely repeats it, short enough to survive light editing

_REPEATS = 20  # a text that repeats one phrase endlessly must not cost the square of its length
_WORD = re.compile(r"\w+")


class Word(NamedTuple):
    """A word as written, at its place: ``article[field][start:end]``."""

    field: str
    start: int
    end: int


class Shingled(NamedTuple):
    """The words of an article, made ready once for all articles that it is compared with.

    Attributes
    ----------
    places : list of Word
        The places of the words.
    shingles : list of int
        The hash of the shingle that begins at each; None too near a field's end.
    where : dict
        Where each shingle begins.
    """

    places: list[Word]
    shingles: list[int | None]
    where: dict[int | None, list[int]]


def words(text: object) -> list[str]:
    """The words of a text in the form in which they are compared: folded, without punctuation.

    Quotation marks, dashes and spaces differ from house to house, and Swiss outlets write "ss" for "ß"; neither makes
    a passage a different one.

    Examples
    --------
    >>> words("„Groß“ – sagt SIE.")
    ['gross', 'sagt', 'sie']
    """
    return [] if pd.isna(text) else [word.casefold() for word in _WORD.findall(str(text))]


def placed_words(article: object, fields: Sequence[str] = FIELDS) -> Iterator[tuple[list[str], list[Word]]]:
    """Per field of an article: its words in comparable form and their places."""
    for field in fields:
        text = getattr(article, field)
        if not pd.isna(text):
            found = list(_WORD.finditer(text))
            yield [m.group().casefold() for m in found], [Word(field, m.start(), m.end()) for m in found]


def shared_passages(article_a: object, article_b: object, fields: Sequence[str] = FIELDS) -> list[Passage]:
    """All passages of at least `SHINGLE` words that two articles share, longest first.

    Each word of `article_a` is matched once, and a passage goes on as long as both texts go on alike, so a text whose
    paragraphs were reordered gives one passage a paragraph.

    Examples
    --------
    >>> from types import SimpleNamespace as Article
    >>> a = Article(text="Der Fluss ist in der Nacht über die Ufer getreten.")
    >>> b = Article(text="Im Tal ist der Fluss in der Nacht über die Ufer getreten, heißt es.")
    >>> [passage] = shared_passages(a, b, fields=["text"])
    >>> b.text[passage.start_b : passage.end_b]
    'in der Nacht über die Ufer getreten'
    """
    return align(shingled(article_a, fields), shingled(article_b, fields), fields)


def align(a: Shingled, b: Shingled, fields: Sequence[str]) -> list[Passage]:
    """The passages of `shared_passages`, of articles whose shingles are there already."""
    (places_a, shingles_a, _), (places_b, shingles_b, where_b) = a, b
    passages: list[Passage] = []
    i = 0
    while i < len(shingles_a):
        starts = where_b.get(shingles_a[i])
        if starts is None:
            i += 1
            continue
        length, j = max((_run(shingles_a, shingles_b, i, j), -j) for j in starts)
        number = length + SHINGLE - 1
        first_a, last_a = places_a[i], places_a[i + number - 1]
        first_b, last_b = places_b[-j], places_b[-j + number - 1]
        places = first_a.start, last_a.end, first_b.start, last_b.end, first_a.field, first_b.field
        passages.append(Passage(*places, number))
        i += number
    order = {field: rank for rank, field in enumerate(fields)}
    return sorted(passages, key=lambda p: (-p.words, order[p.field_a], p.start_a))


def shingled(article: object, fields: Sequence[str]) -> Shingled:
    """The places of an article's words, and the shingle that begins at each."""
    places: list[Word] = []
    shingles: list[int | None] = []
    for forms, spots in placed_words(article, fields):
        places.extend(spots)
        whole = len(forms) - SHINGLE + 1
        shingles.extend(hash(tuple(forms[i : i + SHINGLE])) if i < whole else None for i in range(len(forms)))
    where: dict[int | None, list[int]] = {}
    for i, shingle in enumerate(shingles):
        if shingle is not None and len(where.setdefault(shingle, [])) < _REPEATS:
            where[shingle].append(i)
    return Shingled(places, shingles, where)


def _run(shingles_a: list, shingles_b: list, i: int, j: int) -> int:
    """How many shingles in a row are equal from i and j on."""
    length = 0
    while (
        i + length < len(shingles_a)
        and j + length < len(shingles_b)
        and shingles_a[i + length] is not None
        and shingles_a[i + length] == shingles_b[j + length]
    ):
        length += 1
    return length
