"""The running words of a corpus: as tokens, lemmas or names, each at its place in its article."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

import pandas as pd
from spacy.attrs import ENT_TYPE, LEMMA, ORTH, POS
from spacy.symbols import NOUN, PROPN

from newskit.annotation import Corpus, sections
from newskit.comparison.copies import CopiedText
from newskit.errors import InputError

UNITS = ("token", "lemma", "name")
_CLOSED = frozenset(
    [
        "ART",
        "PDAT",
        "PDS",
        "PIAT",
        "PIDAT",
        "PIS",
        "PPER",
        "PPOSAT",
        "PPOSS",
        "PRELAT",
        "PRELS",
        "PRF",
        "PWAT",
        "PWAV",
        "PWS",
    ]
)
_STEMS = frozenset(("ander", "solch", "jen", "dies", "jed", "manch"))  # as which taggers take pronouns for adjectives


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
    forms = None if unit == "name" else WordForms(corpus.docs)
    found = _names(corpus) if forms is None else ((article, _words(doc, unit, forms)) for article, doc in corpus)
    for article, terms in found:
        yield article, [t for t in terms if not ignored.covers(article.article_id, t.field, t.start, t.end)]


class WordForms:
    """The dictionary forms of a corpus's words, without the faults of a lemmatiser that can be seen.

    Lemmatisers cut what they do not know ("Drosten" to "Drost", "Tagesboten" to "Tagesbot"). So a name is its written
    form, or that without the genitive's "s", and a noun whose lemma stands nowhere in the corpus is the form in which it
    stands most often. A form is a name if at least half of its tokens stand in a name or are tagged as one.

    Parameters
    ----------
    docs : iterable of Doc
    """

    def __init__(self, docs: Iterable):
        total, tagged, inside, nouns = Counter(), Counter(), Counter(), Counter()
        for doc in docs:
            forms, kinds, tags, lemmas = doc.to_array([ORTH, ENT_TYPE, POS, LEMMA]).reshape(-1, 4).T
            total.update(forms.tolist())
            tagged.update(forms[(kinds > 0) | (tags == PROPN)].tolist())
            inside.update(forms[kinds > 0].tolist())
            nouns.update(zip(lemmas[tags == NOUN].tolist(), forms[tags == NOUN].tolist(), strict=True))
        strings = doc.vocab.strings if total else {}
        self._names = {strings[form] for form, n in tagged.items() if 2 * n >= total[form]}
        self._inside = {strings[form] for form, n in inside.items() if 2 * n >= total[form]}
        unseen = [(n, strings[form], strings[lemma]) for (lemma, form), n in nouns.items() if lemma not in total]
        self._written = {lemma: form for _, form, lemma in sorted(unseen, key=lambda noun: (noun[0], noun[1]))}

    def lemma(self, token: object) -> str:
        """The dictionary form of a token, as far as it can be told."""
        form = token.text
        if form not in self._names:
            return self._written.get(token.lemma_, token.lemma_) or form
        return form[:-1] if form.endswith("s") and form[:-1] in self._names else form

    def is_name(self, token: object) -> bool:
        """Does a token stand in a name, or mostly so elsewhere in the corpus?"""
        return bool(token.ent_type_) or token.text in self._inside


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


def _words(doc: object, unit: str, forms: WordForms) -> Iterator[Term]:
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
        shown = token.text if unit == "token" else forms.lemma(token)
        start = token.idx - part.start
        # By what is counted: "sagte" is on the list of function words, but "sagen" is a word to compare.
        # Articles and pronouns are function words in all of their forms ("anderen", lemma "ander").
        is_stop = shown.casefold() in stops or token.tag_ in _CLOSED or token.lemma_ in _STEMS
        is_name = forms.is_name(token)
        yield Term(shown.casefold(), shown, part.field, start, start + len(token), is_stop, is_name, sentence)


def name_terms(entities: pd.DataFrame) -> dict[str, list[Term]]:
    """The canonical names of the mentions, by article."""
    by_article: dict[str, list[Term]] = defaultdict(list)
    for row in entities.itertuples():
        by_article[row.article_id].append(Term(row.name, row.name, row.field, row.start, row.end, False, True, -1))
    return by_article


def _names(corpus: Corpus) -> Iterator[tuple[object, list[Term]]]:
    from newskit.names import extract_entities

    by_article = name_terms(extract_entities(corpus, progress=False))
    for article, _ in corpus:
        yield article, by_article.get(article.article_id, [])
