"""Spans of tokens with a label: the entities of a Doc, and what overlaps."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from newskit.german.tokens import Tokens

Words = tuple[str, ...]
Form = tuple[Words, str]  # the words of a name, and its label
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
    """spaCy's entities; the labels of other tag sets are mapped to the four."""
    iob = tokens.iob
    found = []
    for first in (i for i, value in enumerate(iob) if value == 3):
        stop = first + 1
        while stop < len(iob) and iob[stop] == 1:
            stop += 1
        label = LABELS.get(tokens.labels[first])
        if label:
            found.append(Span(first, stop, label))
    return found


def without_overlaps(spans: list[Span]) -> list[Span]:
    """Sort by place; of spans that overlap the one that starts first, then the longest, stays."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.first, -span.stop)):
        if not kept or span.first >= kept[-1].stop:
            kept.append(span)
    return kept


def find_forms(forms: Mapping[str, Sequence[Form]], tokens: Tokens, is_name: Callable[[Span], bool]) -> Iterator[Span]:
    """The longest form that is a name, at every place; `forms` stand by first word, the longest first."""
    for i, word in enumerate(tokens.words):
        for form, label in forms.get(word, ()):
            span = Span(i, i + len(form), label)
            if tuple(span.words(tokens)) == form and is_name(span):
                yield span
                break
