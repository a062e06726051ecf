"""One name, one label: all mentions of a name in a text, and what lists know of it, decide together.

The network judges each mention by itself. Here its chances for a mention, its chances for the other mentions of the
same name, and a few signs are added up with the weights of `evidence.csv`, which `training/evidence.py` has fitted on
texts that trained nothing.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from newskit.pipelines.gazetteer import is_first_name, is_last_name, is_organisation, is_place

WEIGHTS = Path(__file__).parent / "evidence.csv"
LABELS = ("", "PER", "LOC", "ORG", "MISC")  # "" is no name
SIGNS = ("any", "listed organisation", "listed place", "head", "first name", "surname")
_LEAST = -6.0  # the logarithm of a chance: one mention can't rule a label out
_MOST = 3  # other mentions of a name weigh no more than these
_FREE = ("", "MISC")

Words = tuple[str, ...]


class Name(NamedTuple):
    """Tokens `start` up to, not including, `stop`; a label of "" is none yet."""

    start: int
    stop: int
    label: str


class Weights(NamedTuple):
    """What the chances of the mention, those of the other mentions, and each sign for each label count."""

    own: float
    others: float
    signs: np.ndarray


def weigh(words: Sequence[str], found: list[Name], scores: np.ndarray) -> list[Name]:
    """Label the names found, and other places where they stand, by all evidence of the text.

    `scores` are the logarithms of the chances of "O", "B-PER", "I-PER", "B-LOC", "I-LOC" and so on for each token.

    Examples
    --------
    >>> words = "Nordkabel baut . Nordkabel wächst .".split()
    >>> chances = np.full((6, 9), 0.01)
    >>> chances[0, 5], chances[3, 3], chances[3, 5] = 0.9, 0.5, 0.4  # surely an organisation; rather a place
    >>> weigh(words, [Name(0, 1, "ORG"), Name(3, 4, "LOC")], np.log(chances))
    [Name(start=0, stop=1, label='ORG'), Name(start=3, stop=4, label='ORG')]
    """
    if not found:
        return []
    names = sorted([*found, *find_again(words, found)])
    chances, own, others, signs = evidence(words, names, scores)
    weights = fitted_weights()
    best = (weights.own * own + weights.others * others + signs @ weights.signs).argmax(axis=1)
    labels = [LABELS[i] for i in best.tolist()]
    is_misc = (chances[:, 4] > chances[:, 0]).tolist()  # the weights know persons, places and organisations
    labels = [_FREE[misc] if label in _FREE else label for label, misc in zip(labels, is_misc, strict=True)]
    return [name._replace(label=label) for name, label in zip(names, labels, strict=True) if label]


def evidence(words: Sequence[str], names: list[Name], scores: np.ndarray) -> tuple[np.ndarray, ...]:
    """Each name's chances, the same cut at `_LEAST`, those of its other mentions, and its signs."""
    chances = np.array([_chances(scores[name.start : name.stop]) for name in names])
    own = np.maximum(chances, _LEAST)
    forms = [_form(words[name.start : name.stop]) for name in names]
    mentions: defaultdict[Words, list[int]] = defaultdict(list)
    for i, form in enumerate(forms):
        mentions[form].append(i)
    others = np.zeros_like(own)
    for same in mentions.values():
        if len(same) > 1:
            count = len(same) - 1
            others[same] = (own[same].sum(axis=0) - own[same]) * (min(count, _MOST) / count)
    heads = {_base(words[name.start]) for name in names if name.label == "ORG" and name.stop - name.start > 1}
    signs = np.array([_signs(words[name.start : name.stop], heads) for name in names], dtype=float)
    return chances, own, others, signs


def find_again(words: Sequence[str], found: list[Name]) -> Iterator[Name]:
    """Other places where the names stand that were found."""
    taken = {i for name in found for i in range(name.start, name.stop)}
    forms = {_form(words[name.start : name.stop]) for name in found}
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for form in forms:
        lengths[form[0]].add(len(form))
    for i, word in enumerate(words):
        if i in taken or not word[0].isupper():
            continue
        for length in sorted(lengths.get(word, set()) | lengths.get(_base(word), set()), reverse=True):
            places = range(i, i + length)
            if taken.isdisjoint(places) and _form(words[i : i + length]) in forms:
                taken.update(places)
                yield Name(i, i + length, "")
                break


def _chances(scores: np.ndarray) -> np.ndarray:
    """The logarithms of the chances that these tokens are no name, or a name of each label."""
    each = np.concatenate([scores[:, 0].sum(keepdims=True), scores[0, 1::2] + scores[1:, 2::2].sum(axis=0)])
    return each - np.logaddexp.reduce(each)


def _signs(words: Sequence[str], heads: set[str]) -> tuple[bool, ...]:
    word, is_one = words[0], len(words) == 1
    return (
        True,
        is_organisation(word),
        is_one and is_place(word),
        is_one and _base(word) in heads,
        not is_one and is_first_name(word),
        is_one and is_last_name(word),
    )


def _form(words: Sequence[str]) -> Words:
    return (*words[:-1], _base(words[-1]))


def _base(word: str) -> str:
    """The word without the -s of a genitive; nobody sees whether "Paris" is one, but it always becomes "Pari"."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


@lru_cache(maxsize=1)
def fitted_weights() -> Weights:
    """The weights of `evidence.csv`."""
    with WEIGHTS.open(encoding="utf8", newline="") as file:
        rows = {row.pop("sign"): row for row in csv.DictReader(file)}
    own, others = (float(rows[name]["PER"]) for name in ("own", "others"))
    return Weights(own, others, np.array([[0.0, *map(float, rows[sign].values())] for sign in SIGNS]))
