"""Time and memory of `newskit.find_reuse` on made corpora of growing size.

    python benchmarks/reuse.py 2500 5000 10000 20000

Each size runs in a process of its own, so that the peak of memory is its own. The corpora have what makes reuse
expensive in real news: words in Zipf's distribution, set phrases that stand in thousands of articles, a paragraph of
boilerplate under every article of an outlet, and agency reports that up to twelve outlets print, cut and edited;
one report is printed by 400.
"""

import json
import math
import resource
import subprocess
import sys
import time

import numpy as np
import pandas as pd

from newskit import find_reuse, frames

WORDS = 250
OUTLETS = 40


def corpus(n: int, seed: int = 0) -> pd.DataFrame:
    """Articles of about 250 words; column `origin` names the agency report that an article goes back to."""
    rng = np.random.default_rng(seed)
    weights = 1 / (np.arange(1, 120_001) + 2.7)  # Zipf-Mandelbrot
    lexicon = rng.permutation(np.array([f"w{i}" for i in range(len(weights))]))
    ranks = np.cumsum(weights / weights.sum())

    def text(length: int) -> list[str]:
        return lexicon[np.minimum(np.searchsorted(ranks, rng.random(length)), len(lexicon) - 1)].tolist()

    phrases = [text(length) for length in rng.integers(4, 14, 3_000)]
    phrase_weights = 1 / np.arange(1, len(phrases) + 1)
    phrase_weights /= phrase_weights.sum()
    boilerplate = [text(30) for _ in range(OUTLETS)]

    def article() -> list[str]:
        """A fifth of the words stand in set phrases."""
        words: list[str] = []
        for phrase in rng.choice(len(phrases), WORDS // 40, p=phrase_weights):
            words += text(WORDS // (WORDS // 40) - 8) + phrases[phrase]
        return words

    def edited(words: list[str]) -> list[str]:
        copy = list(words)
        if rng.random() < 0.3:
            copy = copy[: int(len(copy) * rng.uniform(0.4, 0.9))]
        if rng.random() < 0.3:
            for place in rng.integers(0, len(copy), len(copy) // 12):
                copy[place] = text(1)[0]
        return copy if rng.random() < 0.5 else text(25) + copy

    origins, texts = [], []
    popular = article()
    while len(texts) < n:
        report = article()
        prints = int(rng.integers(2, 13)) if rng.random() < 0.05 else 1
        if len(texts) % 500 < 10 and origins.count("popular") < 400:
            report, prints = popular, 10
        for _ in range(prints):
            origins.append("popular" if report is popular else f"r{len(texts)}" if prints > 1 else "alone")
            texts.append(edited(report) if prints > 1 else report)
        if prints > 1 and report is not popular:
            origins[-prints:] = [origins[-prints]] * prints
    outlets = rng.integers(0, OUTLETS, n)
    times = pd.Timestamp("2025-01-01", tz="UTC") + pd.to_timedelta(
        np.sort(rng.integers(0, 60 * n // 10, n)), unit="min"
    )
    return frames.conform(
        pd.DataFrame(
            {
                "article_id": [f"{i:012x}" for i in range(n)],
                "source": [f"Blatt {k}" for k in outlets],
                "text": [" ".join(words + boilerplate[k]) for words, k in zip(texts[:n], outlets, strict=True)],
                "published": times,
                "report": origins[:n],
            }
        ),
        frames.Articles,
    )


def measure(n: int) -> dict:
    articles = corpus(n)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start, cpu = time.perf_counter(), time.process_time()
    pairs = find_reuse(articles)
    seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    report = articles.set_index("article_id")["report"]
    of_one = pairs["a"].map(report).eq(pairs["b"].map(report)) & pairs["a"].map(report).ne("alone")
    sizes = report[~report.isin(["alone", "popular"])].value_counts()
    true = int((sizes * (sizes - 1) // 2).sum())
    hits = int((of_one & pairs["a"].map(report).ne("popular")).sum())
    return {
        "articles": n,
        "seconds": round(seconds, 1),
        "cpu_seconds": round(cpu, 1),
        "peak_mb": round(after / 1024),
        "corpus_mb": round(before / 1024),
        "pairs": len(pairs),
        "precision": round(float(of_one.mean()), 4),
        "recall": round(hits / true, 4),
    }


def main(sizes: list[int]) -> None:
    results = []
    for n in sizes:
        done = subprocess.run([sys.executable, __file__, "--one", str(n)], capture_output=True, text=True, check=True)
        results.append(json.loads(done.stdout))
        print(results[-1], flush=True)
    if len(results) > 1:
        first, last = results[0], results[-1]
        growth = math.log(last["cpu_seconds"] / first["cpu_seconds"]) / math.log(last["articles"] / first["articles"])
        print(f"cost grows as n^{growth:.2f} from {first['articles']} to {last['articles']} articles")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(measure(int(sys.argv[2]))))
    else:
        main([int(size) for size in sys.argv[1:]] or [2_500, 5_000, 10_000, 20_000])
