"""Spans of tokens with a label: the entities of a Doc, and what overlaps."""

from collections.abc import Callable, Iterator
from operator import itemgetter
from typing import NamedTuple

from newskit.german.tokens import Tokens

Words = tuple[str, ...]
LABELS = {"PER": "PER", "LOC": "LOC", "ORG": "ORG", "MISC": "MISC", "PERSON": "PER", "GPE": "LOC", "OTH": "MISC"}


class Span(NamedTuple):
    """Tokens `first` up to, not including, `stop`."""

    first: int
    stop: int
    label: str

    def words(self, tokens: Tokens) -> list[str]:
        return tokens.words[self.first : self.stop]

    def written(self, tokens: Tokens) -> str:
        """The span as it stands in the Doc, line breaks and double spaces as one space."""
        if self.stop - self.first == 1:
            return tokens.words[self.first]
        return " ".join(tokens.text[tokens.starts[self.first] : tokens.ends[self.stop - 1]].split())


def entity_spans(tokens: Tokens) -> list[Span]:
    """spaCy's entities up to the end of the line; the labels of other tag sets are mapped to the four."""
    iob = tokens.iob
    found = []
    for first in (i for i, value in enumerate(iob) if value == 3 and tokens.labels[i] in LABELS):
        stop = first + 1
        while stop < len(iob) and iob[stop] == 1 and "\n" not in tokens.words[stop]:
            stop += 1
        found.append(Span(first, stop, LABELS[tokens.labels[first]]))
    return found


def without_overlaps(spans: list[Span]) -> list[Span]:
    """Sort by place; of spans that overlap the one that starts first, then the longest, stays."""
    kept: list[Span] = []
    for span in sorted(spans, key=itemgetter(0)):  # not by two keys: most spans are in order
        if not kept or span.first >= kept[-1].stop:
            kept.append(span)
        elif span.first == kept[-1].first and span.stop > kept[-1].stop:
            kept[-1] = span
    return kept


class Forms:
    """Names in all the forms in which a text may print them, each with its label."""

    def __init__(self, labels: dict[Words, str]):
        self.labels = labels
        lengths: dict[str, set[int]] = {}  # of the forms that begin with a word
        for form in labels:
            lengths.setdefault(form[0], set()).add(len(form))
        self._lengths = {word: sorted(found, reverse=True) for word, found in lengths.items()}

    def find(self, tokens: Tokens, is_name: Callable[[Span, Tokens], bool]) -> Iterator[Span]:
        """The longest form that is a name, at every place."""
        for i in [i for i, word in enumerate(tokens.words) if word in self._lengths]:
            for length in self._lengths[tokens.words[i]]:
                stop = min(i + length, len(tokens.words))
                label = self.labels.get(tuple(tokens.words[i:stop]))
                if label and is_name(Span(i, stop, label), tokens):
                    yield Span(i, stop, label)
                    break
