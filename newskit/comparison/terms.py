"""The running words of a corpus: as tokens, lemmas or names, each at its place in its article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

import numpy as np
import pandas as pd

from newskit.annotation import Corpus, Section
from newskit.comparison.copies import CopiedText
from newskit.comparison.wordforms import Lexicon, Tokens, lexicon_of
from newskit.frames import FIELDS

Unit = Literal["token", "lemma", "name"]
WordUnit = Literal["token", "lemma"]
_CLOSED = frozenset("ART PDAT PDS PIAT PIDAT PIS PPER PPOSAT PPOSS PRELAT PRELS PRF PWAT PWAV PWS".split())
_STEMS = frozenset(("ander", "solch", "jen", "dies", "jed", "manch"))  # as which taggers take pronouns for adjectives


class Words(NamedTuple):
    """The running words of an article as columns, in their order.

    Attributes
    ----------
    strings : list of str
        Of all articles: what the numbers stand for.
    key, shown : array
        What counts as the same word, and how it is written.
    fields : list of str
    field, start, end : array
        Its place: ``article[fields[field]][start:end]``.
    is_stop, is_name : array
    sentence : array
        The number of its sentence; -1 = in none.
    """

    strings: list[str]
    fields: Sequence[str]
    key: np.ndarray
    shown: np.ndarray
    field: np.ndarray
    start: np.ndarray
    end: np.ndarray
    is_stop: np.ndarray
    is_name: np.ndarray
    sentence: np.ndarray

    @property
    def running(self) -> list[str]:
        """The key of each word."""
        return [self.strings[number] for number in self.key.tolist()]

    def span(self, first: int, stop: int) -> tuple[str, int, int] | None:
        """Field, start and end of some words in a row; None if they stand in several fields."""
        if self.field[first] != self.field[stop - 1]:
            return None
        return self.fields[self.field[first]], int(self.start[first]), int(self.end[stop - 1])

    def without(self, article_id: str, ignored: CopiedText) -> Words:
        """The words that do not stand in ignored text."""
        spans = [ignored.spans(article_id, field) for field in self.fields]
        if not any(spans):
            return self
        keep = np.ones(len(self.key), bool)
        for number, found in enumerate(spans):
            here = self.field == number
            keep[here] = ~ignored.covered(found, self.start[here], self.end[here])
        return Words._make([self.strings, self.fields, *(column[keep] for column in self[2:])])


@cache
def stop_words() -> frozenset[str]:
    """German function words, folded: spaCy's list."""
    from spacy.lang.de.stop_words import STOP_WORDS

    return frozenset(word.casefold() for word in STOP_WORDS)


def running_words(
    corpus: Corpus, unit: Unit, ignored: CopiedText, lexicon: Lexicon | None = None
) -> Iterator[tuple[str, Words]]:
    """Per article: its id and its words in order, without numbers, punctuation and what is `ignored`.

    With unit "name" the words are the canonical names of the mentions; they stand in no sentence.
    """
    ids = corpus.articles["article_id"].tolist()
    if unit == "name":
        from newskit.names import extract_entities

        yield from name_words(ids, extract_entities(corpus, progress=False), ignored)
        return
    lexicon = lexicon or lexicon_of(corpus)
    for article_id, (tokens, layout) in zip(ids, lexicon.tokens(corpus.layers()), strict=True):
        yield article_id, _words(lexicon, tokens, layout, unit).without(article_id, ignored)


def name_words(ids: list[str], entities: pd.DataFrame, ignored: CopiedText) -> Iterator[tuple[str, Words]]:
    """The canonical names of the mentions of each article, as its words."""
    codes, different = pd.factorize(entities["name"])
    names, fields = different.tolist(), list(FIELDS)
    field, places = entities["field"].map(fields.index).to_numpy(int), entities[["start", "end"]].to_numpy(int)
    rows = entities.reset_index(drop=True).groupby("article_id", sort=False).indices
    for article_id in ids:
        here = rows.get(article_id, np.empty(0, int))
        key, none = codes[here], np.zeros(len(here), bool)
        start, end = places[here].T
        words = Words(names, fields, key, key, field[here], start, end, none, ~none, none - 1)
        yield article_id, words.without(article_id, ignored)


def hit_table(records: list[tuple], columns: list[str]) -> pd.DataFrame:
    """A table of places in articles, with the types that these columns have everywhere in newskit."""
    table = pd.DataFrame.from_records(records, columns=columns)
    table["published"] = pd.to_datetime(table["published"], utc=True).astype("datetime64[us, UTC]")
    kinds = {"start": "Int64", "end": "Int64"}
    return table.astype({name: kinds.get(name, "string") for name in columns if name != "published"})


def _words(lexicon: Lexicon, tokens: Tokens, layout: list[Section], unit: Unit) -> Words:
    starts, ends = np.array(layout, object).reshape(-1, 3)[:, 1:].T.astype(int)
    section = np.searchsorted(starts, tokens.start, "right") - 1
    in_section = (section >= 0) & (tokens.start < np.append(ends, 0)[section])
    kept = np.flatnonzero(in_section & lexicon.mark("letters", _has_letter)[tokens.form])
    shown = tokens.form[kept] if unit == "token" else lexicon.lemmas(tokens, kept)
    key, stops = lexicon.folded(shown), stop_words()
    # By what is counted: "sagte" is on the list of function words, but "sagen" is a word to compare.
    # Articles and pronouns are function words in all of their forms ("anderen", lemma "ander").
    is_stop = lexicon.mark("stop", stops.__contains__)[key]
    is_stop |= lexicon.mark("closed", _CLOSED.__contains__)[tokens.tag[kept]]
    is_stop |= lexicon.mark("stems", _STEMS.__contains__)[tokens.lemma[kept]]
    section = section[kept]
    begin = starts[section]
    places = section, tokens.start[kept] - begin, tokens.end[kept] - begin
    about = is_stop, lexicon.are_names(tokens)[kept], tokens.sentence[kept]
    return Words(lexicon.words, [one.field for one in layout], key, shown, *places, *about)


def _has_letter(word: str) -> bool:
    return any(map(str.isalpha, word))
