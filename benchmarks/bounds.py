"""What newskit promises, in one table, and what a run says of it."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

MOST_GROWTH = 1.05  # exponent of the time over the number of articles: 1 is linear
_NOTICEABLE = 0.25  # seconds of the smallest run below which growth is noise


class Bound(NamedTuple):
    """A figure of a task and how large or small it may be; a ratio is the same on slow and fast machines."""

    task: str
    figure: str
    sign: str
    value: float
    what: str
    is_ratio: bool = True

    def holds(self, measured: float) -> bool:
        """Is the promise kept?"""
        return measured <= self.value if self.sign == "<=" else measured >= self.value


BOUNDS = [
    Bound("starting", "import_ratio", "<=", 1.3, "`import newskit` over `import pandas`"),
    Bound("starting", "help_s", "<=", 1.0, "`newskit --help`, in seconds", is_ratio=False),
    Bound("loading", "pages_ratio", "<=", 1.15, "saved pages over trafilatura"),
    Bound("annotation", "warm_speedup", ">=", 20, "annotating again, from the cache, over the first time"),
    Bound("annotation", "ten_more_ratio", "<=", 3, "ten articles more over ten articles alone"),
    Bound("annotation", "overhead_ratio", "<=", 1.10, "annotate + entities + quotes over bare spaCy"),
    Bound("extraction", "both_per_s", ">=", 400, "entities and quotes, articles a second on one core", is_ratio=False),
    Bound("tables", "compare_ratio", "<=", 1.5, "`compare_sources` as a whole over entities + quotes"),
    Bound("tables", "keyness_ratio", "<=", 6, "`keyness` of lemmas over counts by scikit-learn"),
    Bound("reuse", "minhash_ratio", "<=", 1.5, "`find_reuse` with passages over candidates by datasketch"),
    Bound("processes", "two_speedup", ">=", 1.6, "two processes over one"),
    Bound("cluster", "two_speedup", ">=", 1.5, "two Dask workers over one"),
    Bound("memory", "peak_mb", "<=", 1200, "peak of memory of a streamed corpus, in MB", is_ratio=False),
]


def judged(results: list[dict]) -> Iterable[tuple[Bound, dict, float]]:
    """Each bound with the largest run of its task on each corpus, and what that measured."""
    for bound in BOUNDS:
        runs = [run for run in results if run["task"] == bound.task and bound.figure in run]
        for corpus in dict.fromkeys(run["corpus"] for run in runs):
            last = [run for run in runs if run["corpus"] == corpus][-1]
            yield bound, last, last[bound.figure]


def exponent(sizes: list[int], values: list[float]) -> float | None:
    """The exponent of growth, fitted on a double logarithmic scale; None if that cannot be told."""
    if len(sizes) < 2 or min(values) <= 0:
        return None
    return float(np.polyfit(np.log(sizes), np.log(values), 1)[0])


def broken(results: list[dict]) -> list[str]:
    """The ratios that are worse than their bounds, and the steps that grow faster than the corpus."""
    told = [
        f"{run['corpus']}, {run['articles']} articles: {bound.what} is {value:.3g}, not {bound.sign} {bound.value}"
        for bound, run, value in judged(results)
        if bound.is_ratio and not bound.holds(value)
    ]
    for task, corpus in dict.fromkeys((run["task"], run["corpus"]) for run in results):
        runs = [run for run in results if (run["task"], run["corpus"]) == (task, corpus)]
        sizes = [run["articles"] for run in runs]
        for name in (name for name in runs[0] if name.endswith("_s") and "_per_" not in name):
            values = [run[name] for run in runs]
            power = exponent(sizes, values)
            if power is not None and min(values) >= _NOTICEABLE and power > MOST_GROWTH:
                told.append(f"{corpus}: {task}, {name} grows as n^{power:.2f}, not n^{MOST_GROWTH} at most")
    return told
