"""Sentence step: a line break always ends a sentence, a closing mark never begins one."""

from __future__ import annotations

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc

_QUOTES = frozenset("“”\"«»›‹’‘'")  # may close; „ and ‚ only open
_BRACKETS = frozenset(")]")
_FINAL = frozenset(".!?…")
_INNER = frozenset(",;:")
_OPENERS = frozenset(["Der", "Die", "Das", "Den", "Dem", "Ein", "Eine", "Einen", "Er", "Sie", "Es", "Wir", "Ich"])
_LAST = frozenset(["usw.", "etc.", "Co.", "Jh.", "Mio.", "Mrd.", "Std.", "Min.", "Chr."])
_NO, _YES = 2**64 - 1, 1


@Language.component("newskit_sentences", retokenizes=False)
def mend_sentences(doc: Doc) -> Doc:
    """Mend the sentence starts that a pipeline has found.

    Headings without a full stop end at their line; a closing quotation mark or bracket stays with the sentence that
    it closes, and the sentence start moves behind it.

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
    doc.from_array([SENT_START], np.array([[_YES if start else _NO] for start in starts], dtype="uint64"))
    return doc


def _mend(words: list[str], spaces: list[bool], found: list[bool]) -> list[bool]:
    starts = [False] * len(words)
    broken = True  # a line has ended and its follower is to come
    moved = False  # a closing mark has given its sentence start away
    ended = False  # the sentence has had its full stop, and perhaps its closing mark
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
        elif (
            ended and word[0].isupper() and (words[i - 1] not in _FINAL or _is_number_or_acronym(words[max(0, i - 2)]))
        ):
            starts[i] = True  # "... reicht.« Danach", "... seit 2004. Moser"
        elif word in _OPENERS and not starts[i - 1] and _may_end(words[i - 1]):
            starts[i] = True  # "... an Gleis 3. Die ...": behind an ordinal number no article has a capital
        elif (
            words[i - 1] == "X." and words[i - 2 : i - 1] == ["auf"] and (word[0].isupper() or word in _QUOTES | {"„"})
        ):
            starts[i] = True  # "... schrieb er auf X. Moser ...": a site, and no initial
        ended = word in _FINAL or (ended and closes)
        marks += word in _QUOTES or word in "„‚"
    starts[0] = True
    return starts


def _may_end(word: str) -> bool:
    """Is this a number or an abbreviation with a full stop that may end a sentence as well?"""
    return word in _LAST or (word[-1] == "." and word[:-1].isdigit())


def _is_number_or_acronym(word: str) -> bool:
    """Is a full stop behind this word surely none of an abbreviation's: "2004", "7,1", "GmbH", "A400M"?"""
    return any(c.isdigit() for c in word) or sum(map(str.isupper, word)) > 1


def _closes(words: list[str], spaces: list[bool], i: int, marks: int) -> bool:
    """Does this mark close what stands before it?"""
    if words[i] in _BRACKETS:
        return True
    if words[i] not in _QUOTES or spaces[i - 1] or words[i - 1] not in _FINAL | _QUOTES:
        return False
    glued = i + 1 < len(words) and not spaces[i] and words[i + 1][0].isalnum()
    return not glued or marks % 2 == 1  # "kam.“Die" closes what was opened, "kam.»Die" opens
