"""The words of a corpus, numbered, with their dictionary forms: counting works on numbers, and reads each string once.

Lemmatisers cut what they do not know ("Drosten" to "Drost", "Tagesboten" to "Tagesbot"). So a name is its written form,
or that without the genitive's "s", and a noun whose lemma stands nowhere in the corpus is the form in which it stands
most often. Nouns that are declined like adjectives have the form with -e ("Angeklagter" counts as "Angeklagte"). A form
is a name if at least half of its tokens stand in a name or are tagged as one.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple
from zlib import crc32

import numpy as np
from spacy.symbols import NOUN, PROPN

from newskit.annotation import Corpus, Section, once_a_corpus
from newskit.docs import Memo
from newskit.packing import Layers
from newskit.pipelines.nouns import weak_form

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

    def split(self, number: int) -> list[FormCounts]:
        """The same in parts, each of which has all that is known of its words."""
        parts = [FormCounts(Counter(), Counter(), Counter(), Counter()) for _ in range(number)]
        for word in self.total:
            part = parts[part_of(word, number)]
            part.total[word], part.tagged[word], part.inside[word] = (
                self.total[word],
                self.tagged[word],
                self.inside[word],
            )
        for noun, n in self.nouns.items():
            parts[part_of(noun[0], number)].nouns[noun] = n
        return parts


class Rules(NamedTuple):
    """Which forms are names, which stand mostly within names, and how nouns are written whose lemma stands nowhere."""

    names: set[str]
    inside: set[str]
    written: dict[str, str]

    @classmethod
    def of(cls, parts: Iterable[FormCounts]) -> Rules:
        """The rules that follow from the counts of all parts of a corpus."""
        total, tagged, inside, nouns = Counter[str](), Counter[str](), Counter[str](), Counter[tuple[str, str]]()
        for part in parts:
            for counts, more in zip((total, tagged, inside), part[:3], strict=True):
                counts.update(more)
            nouns.update(part.nouns)
        unseen = sorted((n, form, lemma) for (lemma, form), n in nouns.items() if lemma not in total)
        return cls(
            {form for form, n in tagged.items() if n and 2 * n >= total[form]},
            {form for form, n in inside.items() if n and 2 * n >= total[form]},
            {lemma: form for _, form, lemma in unseen},
        )

    @classmethod
    def joined(cls, parts: Sequence[Rules]) -> Rules:
        """The rules for all words."""
        written = {lemma: form for part in parts for lemma, form in part.written.items()}
        return cls(set().union(*(part.names for part in parts)), set().union(*(part.inside for part in parts)), written)


def part_of(word: str, number: int) -> int:
    """In which of so many parts a word is, the same in every process."""
    return crc32(word.encode("utf-8", "surrogatepass")) % number


def append(numbers: array, further: np.ndarray) -> None:
    """Add numbers to a flat array, which has room for them only, and grows without copies of all."""
    numbers.frombytes(further.astype(np.int32).tobytes())


class Lexicon:
    """The different words of some Docs.

    Parameters
    ----------
    docs : iterable of Layers
    rules : Rules, optional
        Those of a larger corpus; by default those that follow from the Docs.

    Attributes
    ----------
    words : list of str
        All strings of the Docs; elsewhere a word is its number in this list.
    mostly_inside : array
        Which words stand mostly within names.
    """

    def __init__(self, docs: Iterable[Layers], rules: Rules | None = None):
        self.words: list[str] = []
        self._numbers = _Numbers(self.words)
        self._nothing = self._numbers[""]
        self._of_docs = array("i")  # the numbers of the strings of all Docs, one after the other
        self._marks: dict[str, np.ndarray] = {}
        self._nouns: Counter[int] = Counter()
        self._weak: dict[int, int] = {}
        self._counts = np.zeros((3, 1024), int)  # total, tagged, inside
        for layers in docs:
            self._count(layers)
        self._decline()
        if rules is None:
            self._decide()
        else:
            self._follow(rules)
        folded = [self._numbers[word.casefold()] for word in list(self.words)]
        self._folded = np.array([*folded, *range(len(folded), len(self.words))], int)
        self._lengths = np.fromiter(map(len, self.words), int, len(self.words))
        self.mostly_inside = np.zeros(len(self.words), bool)
        self.mostly_inside[self._inside] = True
        self._lemmas: Memo[int, int] = Memo(self._lemma)

    def counts(self) -> FormCounts:
        """What the rules follow from, to be put together with that of other Docs."""
        words = self.words
        total, tagged, inside = (Counter({words[i]: int(row[i]) for i in np.flatnonzero(row)}) for row in self._counts)
        nouns = Counter({(words[pair >> 32], words[pair & _LOW]): n for pair, n in self._nouns.items()})
        return FormCounts(total, tagged, inside, nouns)

    def mark(self, name: str, find: Callable[[str], bool]) -> np.ndarray:
        """Of which words something is true."""
        if len(self._marks.get(name, ())) != len(self.words):
            self._marks[name] = np.fromiter(map(find, self.words), bool, len(self.words))
        return self._marks[name]

    def tokens(self, docs: Iterable[tuple[Layers, list[Section]]]) -> Iterator[tuple[Tokens, list[Section]]]:
        """The tokens of each Doc, and its sections; they are the Docs that the words are of."""
        of_docs, stop = np.asarray(self._of_docs), 0
        for layers, layout in docs:
            start, stop = stop, stop + len(layers.strings)
            numbers = of_docs[start:stop].astype(int)
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

    def _count(self, layers: Layers) -> None:
        numbers = np.fromiter(map(self._numbers.__getitem__, layers.strings), int, len(layers.strings))
        append(self._of_docs, numbers)
        if len(self.words) > self._counts.shape[1]:
            self._counts = np.pad(self._counts, ((0, 0), (0, len(self.words))))
        orth, pos = layers.of("ORTH"), layers.of("POS")
        inside = (numbers != self._nothing)[layers.of("ENT_TYPE")]
        for row, which in enumerate((orth, orth[inside | (pos == PROPN)], orth[inside])):
            self._counts[row, numbers] += np.bincount(which, minlength=len(numbers))
        pairs = (numbers[layers.of("LEMMA")[pos == NOUN]] << 32) | numbers[orth[pos == NOUN]]
        self._nouns.update(pairs.tolist())

    def _decline(self) -> None:
        """Give nouns that are declined like adjectives one lemma."""
        for lemma in sorted({pair >> 32 for pair in self._nouns}):
            word = self.words[lemma]
            if word.endswith("er") and weak_form(word) != word:  # the ending first: few nouns have it
                self._weak[lemma] = self._numbers[weak_form(word)]
        nouns: Counter[int] = Counter()
        for pair, n in self._nouns.items():
            nouns[self._weak.get(pair >> 32, pair >> 32) << 32 | (pair & _LOW)] += n
        self._nouns = nouns
        self._counts = np.pad(self._counts, ((0, 0), (0, max(0, len(self.words) - self._counts.shape[1]))))

    def _decide(self) -> None:
        total, tagged, inside = self._counts[:, : len(self.words)]
        self._is_name = set(np.flatnonzero((tagged > 0) & (2 * tagged >= total)).tolist())
        self._inside = np.flatnonzero((inside > 0) & (2 * inside >= total))
        unseen = sorted((n, self.words[pair & _LOW], pair) for pair, n in self._nouns.items() if not total[pair >> 32])
        self._written = {pair >> 32: pair & _LOW for _, _, pair in unseen}

    def _follow(self, rules: Rules) -> None:
        numbers, known = self._numbers, list(self.words)
        self._is_name = {numbers[word] for form in known for word in (form, form[:-1]) if word in rules.names}
        self._inside = np.array([numbers[word] for word in known if word in rules.inside], int)
        self._written = {numbers[word]: numbers[rules.written[word]] for word in known if word in rules.written}

    def _lemma(self, pair: int) -> int:
        form, lemma = pair >> 32, pair & _LOW
        if form not in self._is_name:
            lemma = self._weak.get(lemma, lemma)
            found = self._written.get(lemma, lemma)
            return form if found == self._nothing else found
        word = self.words[form]
        stem = self._numbers.get(word[:-1]) if word.endswith("s") else None
        return stem if stem in self._is_name else form


def lexicon_of(corpus: Corpus) -> Lexicon:
    """The words of a corpus, gathered once."""
    return once_a_corpus(corpus, "lexicon", lambda: Lexicon(layers for layers, _ in corpus.layers()))
