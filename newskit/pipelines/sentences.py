"""Sentence step: a line break always ends a sentence, a closing mark never begins one."""

from typing import Any

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc

_QUOTES = frozenset("“”\"«»›‹’‘'")  # may close; „ and ‚ only open
_BRACKETS = frozenset(")]")
_FINAL = frozenset(".!?…")
_INNER = frozenset(",;:")
_NO, _YES = 2**64 - 1, 1


@Language.component("newskit_sentences", retokenizes=False)
def mend_sentences(doc: Doc) -> Doc:
    """Mend the sentence starts that a pipeline has found.

    Headings without a full stop end at their line; a closing quotation mark or bracket stays with the sentence that
    it closes, and the sentence start moves to the word after it.

    Examples
    --------
    >>> import spacy
    >>> doc = spacy.blank("de")("Lage ruhig\\nDie Polizei zieht ab.")
    >>> [sent.text.strip() for sent in mend_sentences(doc).sents]
    ['Lage ruhig', 'Die Polizei zieht ab.']
    """
    if not len(doc):
        return doc
    words = [token.text for token in doc]
    spaces = [bool(token.whitespace_) for token in doc]
    found = [value == _YES for value in doc.to_array([SENT_START]).tolist()]
    starts = _mend(words, spaces, found)
    column: Any = np.array([[_YES if start else _NO] for start in starts], dtype="uint64")
    doc.from_array([SENT_START], column)
    return doc


def _mend(words: list[str], spaces: list[bool], found: list[bool]) -> list[bool]:
    starts = [False] * len(words)
    broken = True  # a line has ended and its follower is to come
    moved = False  # a closing mark has given its sentence start away
    marks = 0  # quotation marks so far in this line
    for i, word in enumerate(words):
        if word.isspace():
            broken = broken or "\n" in word
            moved = moved or found[i]
            marks = 0 if broken else marks
            continue
        closes = _closes(words, spaces, i, marks)
        if broken:
            starts[i] = True
            broken = moved = False
        elif found[i] or moved:
            if word in _INNER or (moved and not found[i] and word[0].islower()):
                moved = False
            else:
                moved = word in _FINAL or closes
                starts[i] = not moved
        marks += word in _QUOTES or word in "„‚"
    starts[0] = True
    return starts


def _closes(words: list[str], spaces: list[bool], i: int, marks: int) -> bool:
    """Does this mark close what stands before it?"""
    if words[i] in _BRACKETS:
        return True
    if words[i] not in _QUOTES or spaces[i - 1] or words[i - 1] not in _FINAL | _QUOTES:
        return False
    glued = i + 1 < len(words) and not spaces[i] and words[i + 1][0].isalnum()
    return not glued or marks % 2 == 1  # "kam.“Die" closes what was opened, "kam.»Die" opens
