"""What the rules read of a Doc: its tokens as parallel lists, fetched once."""

from __future__ import annotations

from typing import NamedTuple

from spacy.attrs import IDX, ORTH, TAG
from spacy.tokens import Doc

from newskit.docs import decode

LABELS = {"PER": "PER", "LOC": "LOC", "ORG": "ORG", "MISC": "MISC", "PERSON": "PER", "GPE": "LOC", "OTH": "MISC"}


class Span(NamedTuple):
    """Tokens `first` up to, not including, `stop`."""

    first: int
    stop: int
    label: str


class Tokens:
    """The tokens of a Doc.

    Attributes
    ----------
    text, tag : list of str
        Token by token; tags are STTS ("NE", "NN", "ART"), empty where no tagger ran.
    start : list of int
        First character of each token.
    """

    def __init__(self, doc: Doc):
        self.doc = doc
        # One array for the whole Doc is many times faster than a Python object for every token.
        columns = doc.to_array([ORTH, TAG, IDX]).T.tolist()
        orth, tag, self.start = columns if len(doc) else ([], [], [])
        self.text = decode(orth, doc.vocab.strings)
        self.tag = decode(tag, doc.vocab.strings)

    def __len__(self) -> int:
        return len(self.text)

    def paragraph_starts(self) -> list[int]:
        """The first token, and those after line breaks."""
        breaks = [i for i, word in enumerate(self.text) if "\n" in word]
        return [i for i in (0, *(i + 1 for i in breaks)) if i < len(self.text) and "\n" not in self.text[i]]

    def before(self, position: int) -> str:
        """The token left of a position, "" at the start and across a line break."""
        return self.text[position - 1] if position > 0 and "\n" not in self.text[position - 1] else ""

    def after(self, position: int) -> str:
        """The token at a position, "" at the end and at a line break."""
        return self.text[position] if position < len(self.text) and "\n" not in self.text[position] else ""

    def opens_quote(self, position: int) -> bool:
        """Does an opening quotation mark, a colon or a line break stand there, after which any word has a capital?"""
        return position < 0 or self.text[position] in '„»«":–' or "\n" in self.text[position]

    def words(self, span: Span) -> list[str]:
        return self.text[span.first : span.stop]

    def end(self, span: Span) -> int:
        """The character after a span."""
        last = span.stop - 1
        return self.start[last] + len(self.text[last])

    def written(self, span: Span) -> str:
        """A span as it stands in the Doc, line breaks and double spaces as one space."""
        if span.stop - span.first == 1:
            return self.text[span.first]
        return " ".join(self.doc[span.first : span.stop].text.split())


def entity_spans(doc: Doc) -> list[Span]:
    """spaCy's entities; the labels of other tag sets are mapped to the four."""
    # `doc.ents` makes a Python object of every entity; the same can be read off two columns (IOB 3 begins, 1 goes on).
    iob, keys = doc.to_array(["ENT_IOB", "ENT_TYPE"]).T.tolist() if len(doc) else ([], [])
    found = []
    for first in (i for i, value in enumerate(iob) if value == 3):
        stop = first + 1
        while stop < len(iob) and iob[stop] == 1:
            stop += 1
        label = LABELS.get(doc.vocab.strings[keys[first]])
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


def taken_by(spans: list[Span], tokens: Tokens) -> bytearray:
    """A byte for each token: 1 where a span covers it."""
    taken = bytearray(len(tokens))
    for span in spans:
        taken[span.first : span.stop] = b"\x01" * (span.stop - span.first)
    return taken
