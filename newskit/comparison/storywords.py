"""The words by which stories are told apart: names and nouns, weighted, and whole names for those that are cut."""

from collections import Counter

import numpy as np
import pandas as pd
from scipy import sparse
from spacy.symbols import ADJ, NOUN, PROPN

from newskit.annotation import Corpus, Section
from newskit.comparison.terms import stop_words
from newskit.comparison.wordforms import Lexicon, Tokens, lexicon_of
from newskit.packing import Layers

_SENTENCES = 20  # of the text: feature leads name what happened late; what stands further down is background
_WEIGHTS = {"title": 2.0, "teaser": 1.0, "text": 1.0}
_NAME_WEIGHT = 2.0  # a name tells events apart better than a noun
_BEGIN, _INSIDE = 3, 1  # spaCy's numbers for B and I


def story_words(corpus: Corpus) -> tuple[sparse.csr_array, list[str]]:
    """Articles x words: weighted counts of names and nouns times inverse document frequency, rows of length 1."""
    lexicon = lexicon_of(corpus)
    cells = [np.empty((3, 0))]
    for row, (tokens, layout) in enumerate(lexicon.tokens(corpus.layers())):
        weights = _weights(lexicon, tokens, layout)
        kept = np.flatnonzero(weights)
        words, which = np.unique(lexicon.lemmas(tokens, kept), return_inverse=True)
        cells.append(np.array([np.full(len(words), row), words, np.bincount(which, weights[kept], len(words))]))
    rows, found, weights = np.concatenate(cells, axis=1)
    numbers = np.unique(found.astype(int))
    order = sorted(range(len(numbers)), key=lambda i: lexicon.words[numbers[i]])
    rank = np.empty(len(numbers), int)
    rank[order] = np.arange(len(numbers))
    shape = (len(corpus), len(numbers))
    places = rows.astype(int), rank[np.searchsorted(numbers, found.astype(int))]
    counts = sparse.csr_array((np.log1p(weights), places), shape=shape)
    frequency = np.asarray((counts > 0).sum(axis=0))
    tfidf = counts * np.log((1 + shape[0]) / np.maximum(frequency, 1))
    length = np.sqrt(np.asarray((tfidf * tfidf).sum(axis=1)))
    scaled = sparse.csr_array(tfidf / np.where(length > 0, length, 1)[:, None])
    return scaled, [lexicon.words[numbers[i]] for i in order]


def _weights(lexicon: Lexicon, tokens: Tokens, layout: list[Section]) -> np.ndarray:
    """What each token counts: nothing unless it is a name or noun near the top."""
    weight = np.zeros(len(tokens.form))
    for section in layout:
        inside = (tokens.start >= section.start) & (tokens.end <= section.end)
        if section.field == "text" and inside.any():
            first = int(inside.argmax())
            starts = first == 0 or tokens.sentence[first] > tokens.sentence[first - 1]
            inside &= tokens.sentence - tokens.sentence[first] + starts <= _SENTENCES
        weight[inside] = _WEIGHTS[section.field]
    names = lexicon.are_names(tokens) & (tokens.pos != ADJ)  # "Technischen" tells no event apart
    weight *= np.where(names, _NAME_WEIGHT, 1) * (names | (tokens.pos == NOUN) | (tokens.pos == PROPN))
    return weight * lexicon.mark("long", _is_long)[tokens.form]


def _is_long(word: str) -> bool:
    return len(word) > 2 and word.casefold() not in stop_words()


def whole_names(corpus: Corpus, story: pd.Series) -> dict[int, dict[str, str]]:
    """Of each story: parts of names that mostly stand within longer ones -> the whole name, as it stands most often."""
    rows = np.flatnonzero(story.notna())
    spans: dict[int, Counter[str]] = {int(number): Counter() for number in story.dropna().unique()}
    alone: dict[int, Counter[str]] = {number: Counter() for number in spans}
    for number, (layers, _) in zip(story.iloc[rows], corpus.take(rows).layers(), strict=True):
        for name, label, single, genitive in _entities(layers):
            if single:
                alone[number][name] += label != "PER"
            elif label in ("PER", "LOC") and "\n" not in name:
                spans[number][name.removesuffix("s") if genitive else name] += 1
    return {number: _parts(spans[number], alone[number]) for number in spans}


def _parts(spans: Counter[str], alone: Counter[str]) -> dict[str, str]:
    ranked = sorted(spans, key=lambda name: (spans[name], name))
    whole = {part: name for name in ranked for part in name.split() if spans[name] > alone[part]}
    # "Jens" was taken for the genitive of a "Jen" that other articles have.
    cut = {part.removesuffix("s"): name for part, name in whole.items() if not alone[part.removesuffix("s")]}
    return cut | whole


def _entities(layers: Layers) -> list[tuple[str, str, bool, bool]]:
    """The names as the pipeline marks them: text, label, of one token only, in the genitive."""
    state = layers.of("ENT_IOB")
    named = (state == _BEGIN) | (state == _INSIDE)
    first = np.flatnonzero(named & ((state == _BEGIN) | ~np.append(False, named[:-1])))
    last = np.flatnonzero(named & ~np.append(state[1:] == _INSIDE, False))
    strings, orth, space = layers.strings, layers.of("ORTH"), layers.of("SPACY")
    labels, features = layers.of("ENT_TYPE"), layers.of("MORPH")
    found = []
    for a, b in zip(first.tolist(), last.tolist(), strict=True):
        if not strings[labels[a]]:  # told to be no name
            continue
        text = "".join(strings[o] + " " * s for o, s in zip(orth[a : b + 1], space[a : b + 1], strict=True))
        genitive = "Case=Gen" in strings[features[b]].split("|")
        found.append((text.removesuffix(" ") if space[b] else text, strings[labels[a]], a == b, genitive))
    return found
