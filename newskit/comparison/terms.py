"""The running words of a corpus: as tokens, lemmas or names, each at its place in its article."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

import pandas as pd

from newskit.annotation import Corpus, sections
from newskit.comparison.copies import CopiedText
from newskit.errors import InputError

UNITS = ("token", "lemma", "name")


class Term(NamedTuple):
    """A running word; `key` is what counts as the same word, `shown` how it is written."""

    key: str
    shown: str
    field: str
    start: int
    end: int
    is_stop: bool
    is_name: bool
    sentence: int


@cache
def stop_words() -> frozenset[str]:
    """German function words, folded: spaCy's list."""
    from spacy.lang.de.stop_words import STOP_WORDS

    return frozenset(word.casefold() for word in STOP_WORDS)


def running_terms(corpus: Corpus, unit: str, ignored: CopiedText) -> Iterator[tuple[object, list[Term]]]:
    """Per article: its words in order, without numbers, punctuation and what is `ignored`.

    With unit "name" the terms are the canonical names of the mentions; they stand in no sentence (-1).
    """
    if unit not in UNITS:
        raise InputError(f"unit={unit!r} is none of {', '.join(UNITS)}")
    found = _names(corpus) if unit == "name" else ((article, _words(doc, unit)) for article, doc in corpus)
    for article, terms in found:
        yield article, [t for t in terms if not ignored.covers(article.article_id, t.field, t.start, t.end)]


def hit_table(records: list[tuple], columns: list[str]) -> pd.DataFrame:
    """A table of places in articles, with the types that these columns have everywhere in newskit."""
    table = pd.DataFrame.from_records(records, columns=columns)
    table["published"] = pd.to_datetime(table["published"], utc=True).astype("datetime64[us, UTC]")
    kinds = {"start": "Int64", "end": "Int64"}
    return table.astype({name: kinds.get(name, "string") for name in columns if name != "published"})


def spellings(terms: Iterable[Term]) -> dict[str, str]:
    """How each key is written most often (of equals, the first in the alphabet)."""
    counts: dict[str, Counter] = defaultdict(Counter)
    for term in terms:
        counts[term.key][term.shown] += 1
    return {key: min(forms, key=lambda form: (-forms[form], form)) for key, forms in counts.items()}


def _words(doc: object, unit: str) -> Iterator[Term]:
    stops = stop_words()
    parts = iter(sections(doc))
    part = next(parts, None)
    sentence = 0
    for token in doc:
        sentence += bool(token.is_sent_start)
        while part is not None and token.idx >= part.end:
            part = next(parts, None)
        if part is None:
            return
        if token.idx < part.start or not any(map(str.isalpha, token.text)):
            continue
        shown = token.text if unit == "token" else token.lemma_ or token.text
        start = token.idx - part.start
        # By what is counted: "sagte" is on the list of function words, but "sagen" is a word to compare.
        is_stop = shown.casefold() in stops
        yield Term(
            shown.casefold(), shown, part.field, start, start + len(token), is_stop, bool(token.ent_type_), sentence
        )


def name_terms(entities: pd.DataFrame) -> dict[str, list[Term]]:
    """The canonical names of the mentions, by article."""
    by_article: dict[str, list[Term]] = defaultdict(list)
    for row in entities.itertuples():
        by_article[row.article_id].append(Term(row.name, row.name, row.field, row.start, row.end, False, True, -1))
    return by_article


def _names(corpus: Corpus) -> Iterator[tuple[object, list[Term]]]:
    from newskit.entities import extract_entities

    by_article = name_terms(extract_entities(corpus, progress=False))
    for article, _ in corpus:
        yield article, by_article.get(article.article_id, [])
