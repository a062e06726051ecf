"""The words of a corpus, numbered, with their dictionary forms: counting works on numbers, and reads each string once.

Lemmatisers cut what they do not know ("Drosten" to "Drost", "Tagesboten" to "Tagesbot"). So a name is its written form,
or that without the genitive's "s", and a noun whose lemma stands nowhere in the corpus is the form in which it stands
most often. A form is a name if at least half of its tokens stand in a name or are tagged as one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import numpy as np
from spacy.symbols import NOUN, PROPN

from newskit.annotation import Corpus, Section, once_a_corpus
from newskit.docs import Memo
from newskit.packing import Layers

_LOW = 0xFFFFFFFF  # pairs of numbers are counted as one number, the second in its lower half


class _Numbers(dict[str, int]):
    """A number for each word, in the order in which they are met."""

    def __init__(self, words: list[str]):
        super().__init__()
        self._words = words

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self._words)
        self._words.append(word)
        return number


class Tokens(NamedTuple):
    """The tokens of a Doc as columns; strings are numbers of a `Lexicon`."""

    form: np.ndarray
    lemma: np.ndarray
    tag: np.ndarray
    pos: np.ndarray
    named: np.ndarray  # does it stand in a name?
    start: np.ndarray  # its first character
    end: np.ndarray
    sentence: np.ndarray  # the number of its sentence, from 1


class FormCounts(NamedTuple):
    """How often words stand in a corpus: each form; in or as a name; in a name; each noun as (lemma, form)."""

    total: Counter[str]
    tagged: Counter[str]
    inside: Counter[str]
    nouns: Counter[tuple[str, str]]


class Lexicon:
    """The different words of some Docs.

    Attributes
    ----------
    words : list of str
        All strings of the Docs; elsewhere a word is its number in this list.
    mostly_inside : array
        Which words stand mostly within names.
    """

    def __init__(self, docs: Iterable[Layers]):
        self.words: list[str] = []
        self._numbers = _Numbers(self.words)
        self._marks: dict[str, np.ndarray] = {}
        self._nouns: Counter[int] = Counter()
        self._counts = np.zeros((3, 1024), int)  # total, tagged, inside
        for layers in docs:
            self._count(layers)
        total, tagged, inside = self._counts
        self._settle(2 * tagged >= np.maximum(total, 1), 2 * inside >= np.maximum(total, 1), self._nouns, total > 0)

    def counts(self) -> FormCounts:
        """What the dictionary forms follow from, to be put together with that of other Docs."""
        words = self.words
        found = (Counter({words[i]: int(row[i]) for i in np.flatnonzero(row)}) for row in self._counts)
        return FormCounts(*found, Counter({(words[p >> 32], words[p & _LOW]): n for p, n in self._nouns.items()}))

    def within(self, corpus: FormCounts) -> Lexicon:
        """Take the dictionary forms that follow from a larger corpus."""
        for word in list(self.words):
            self._numbers[word[:-1]]  # may be a name elsewhere
        nouns = ((lemma, form) for lemma, form in corpus.nouns if lemma in self._numbers)
        pairs = Counter({(self._numbers[a] << 32) | self._numbers[b]: corpus.nouns[a, b] for a, b in list(nouns)})
        columns = [np.array([counts[word] for word in self.words], int) for counts in corpus[:3]]
        total = np.maximum(columns[0], 1)
        self._settle(2 * columns[1] >= total, 2 * columns[2] >= total, pairs, columns[0] > 0)
        return self

    def mark(self, name: str, find: Callable[[str], bool]) -> np.ndarray:
        """Of which words something is true."""
        if len(self._marks.get(name, ())) != len(self.words):
            self._marks[name] = np.fromiter(map(find, self.words), bool, len(self.words))
        return self._marks[name]

    def tokens(self, docs: Iterable[tuple[Layers, list[Section]]]) -> Iterator[tuple[Tokens, list[Section]]]:
        """The tokens of each Doc, and its sections."""
        for layers, layout in docs:
            numbers = self._of(layers)
            form, space = numbers[layers.of("ORTH")], layers.of("SPACY")
            end = np.cumsum(self._lengths[form] + space) - space
            sentence = np.cumsum(layers.of("SENT_START") == 1)
            named = numbers[layers.of("ENT_TYPE")] != self._nothing
            lemma, tag, pos = numbers[layers.of("LEMMA")], numbers[layers.of("TAG")], layers.of("POS")
            yield Tokens(form, lemma, tag, pos, named, end - self._lengths[form], end, sentence), layout

    def are_names(self, tokens: Tokens) -> np.ndarray:
        """Which tokens stand in a name, or mostly so elsewhere in the corpus?"""
        return tokens.named | self.mostly_inside[tokens.form]

    def lemmas(self, tokens: Tokens, only: np.ndarray) -> np.ndarray:
        """The dictionary forms of some tokens, as far as they can be told."""
        codes, which = np.unique((tokens.form[only] << 32) | tokens.lemma[only], return_inverse=True)
        return np.fromiter(map(self._lemmas.__getitem__, codes.tolist()), int, len(codes))[which]

    def folded(self, words: np.ndarray) -> np.ndarray:
        """The words without regard to case."""
        return self._folded[words]

    def _of(self, layers: Layers) -> np.ndarray:
        return np.fromiter(map(self._numbers.__getitem__, layers.strings), int, len(layers.strings))

    def _count(self, layers: Layers) -> None:
        numbers = self._of(layers)
        if len(self.words) > self._counts.shape[1]:
            self._counts = np.pad(self._counts, ((0, 0), (0, len(self.words))))
        orth, pos = layers.of("ORTH"), layers.of("POS")
        inside = np.array([bool(string) for string in layers.strings], bool)[layers.of("ENT_TYPE")]
        for row, which in enumerate((orth, orth[inside | (pos == PROPN)], orth[inside])):
            self._counts[row, numbers] += np.bincount(which, minlength=len(numbers))
        pairs = (numbers[layers.of("LEMMA")[pos == NOUN]] << 32) | numbers[orth[pos == NOUN]]
        self._nouns.update(pairs.tolist())

    def _settle(self, names: np.ndarray, inside: np.ndarray, nouns: Counter[int], stands: np.ndarray) -> None:
        """Decide which forms are names, and how nouns are written whose lemma stands nowhere."""
        known = len(self.words)
        self._is_name = set(np.flatnonzero(names[:known] & stands[:known]).tolist())
        unseen = [(n, self.words[pair & _LOW], pair) for pair, n in nouns.items() if not stands[pair >> 32]]
        self._written = {pair >> 32: pair & _LOW for _, _, pair in sorted(unseen)}
        self._nothing = self._numbers[""]
        folded = [self._numbers[word.casefold()] for word in list(self.words)]
        self._folded = np.array([*folded, *range(len(folded), len(self.words))], int)
        self._lengths = np.fromiter(map(len, self.words), int, len(self.words))
        self.mostly_inside = np.zeros(len(self.words), bool)
        self.mostly_inside[:known] = inside[:known] & stands[:known]
        self._lemmas: Memo[int, int] = Memo(self._lemma)

    def _lemma(self, pair: int) -> int:
        form, lemma = pair >> 32, pair & _LOW
        if form not in self._is_name:
            found = self._written.get(lemma, lemma)
            return form if found == self._nothing else found
        word = self.words[form]
        stem = self._numbers.get(word[:-1]) if word.endswith("s") else None
        return stem if stem in self._is_name else form


def lexicon_of(corpus: Corpus) -> Lexicon:
    """The words of a corpus, gathered once."""
    return once_a_corpus(corpus, "lexicon", lambda: Lexicon(layers for layers, _ in corpus.layers()))


def joined_counts(parts: Iterable[FormCounts]) -> FormCounts:
    """The counts of a corpus out of those of its parts."""
    whole = FormCounts(Counter(), Counter(), Counter(), Counter())
    for part in parts:
        whole.total.update(part.total)
        whole.tagged.update(part.tagged)
        whole.inside.update(part.inside)
        whole.nouns.update(part.nouns)
    return whole
