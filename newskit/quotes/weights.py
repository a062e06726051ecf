"""Choosing by weighed evidence: each candidate has named features, `weights.tsv` says what each of them counts for.

The weights are fitted, not guessed: ``python -m training.speakers`` learns them from the articles in `training/gold`.
"""

import csv
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from operator import itemgetter, mul
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")
Features = dict[str, float]
NOBODY = "nobody"  # the feature of the candidate that stands for "none of these"


class Candidate(NamedTuple, Generic[T]):
    """Something that may be chosen, what speaks for and against it, and the sum."""

    value: T
    features: Features
    score: float = 0.0


@lru_cache(maxsize=1)
def weights() -> dict[str, Features]:
    """Weights by kind of choice and feature."""
    with files("newskit.quotes").joinpath("weights.tsv").open(encoding="utf-8") as lines:
        rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
        table: dict[str, Features] = defaultdict(lambda: defaultdict(float))  # what has no weight counts nothing
        for row in rows:
            table[row["choice"]][row["feature"]] = float(row["weight"])
    return table


def rank(kind: str, candidates: Sequence[Candidate[T]]) -> list[Candidate[T]]:
    """The candidates with their scores, the best first; of equals the first stays first."""
    weight = weights()[kind].__getitem__
    scored = [
        Candidate(value, features, sum(map(mul, map(weight, features), features.values())))
        for value, features, _ in candidates
    ]
    return sorted(scored, key=itemgetter(2), reverse=True)
