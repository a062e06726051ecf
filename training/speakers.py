"""Fit the weights by which newskit chooses who is meant and who speaks: ``python -m training.speakers``.

Softmax regression (each choice is one among its candidates) with an L2 penalty, on the articles of `training/gold`.
Every kind of choice has weights of its own, which are drawn towards those that all kinds share. Writes
`newskit/quotes/weights.tsv`.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize

from newskit.names import find_mentions
from newskit.pipelines import load_pipeline
from newskit.quotes import weights as stored
from newskit.quotes.find import found_quotes
from newskit.quotes.resolution import Names
from newskit.quotes.subjects import RULED_OUT, rivals
from training.gold import Article, Quote, read_articles
from training.mixes import GOLD

OUT = Path(stored.__file__).with_name("weights.tsv")
ROUNDS = 3  # the voices before a quote depend on the weights
PENALTY = 0.3
PENALTY_OWN = 6.0
PENALTY_SUBJECTS = 5.0  # in these articles they are told apart nearly always, elsewhere less often
HEAD = """# Weights of the features by which newskit chooses the name that a phrase refers to (antecedents.py)
# Fitted by python -m training.speakers on {choices} choices in the {articles} articles of training/gold.
"""


class Choice(NamedTuple):
    """One choice: the features of its candidates and the number of the right one."""

    kind: str
    candidates: list[dict[str, float]]
    right: int


def references(articles: list[Article], docs: list) -> Iterator[Choice]:
    """What the pronouns and descriptions of the gold speakers refer to."""
    for article, doc in zip(articles, docs, strict=True):
        reading, found = found_quotes(doc)
        tokens, sentences = reading.tokens, reading.sentences
        names = Names(tokens, find_mentions(doc), sentences, found)
        seen = set()
        for quote in found:
            gold = _gold_of(article, tokens.starts[quote.start], tokens.ends[quote.end - 1])
            resolved = names.name_of(quote.speaker)
            if gold is None or quote.speaker is None or quote.speaker in seen or resolved.how != "referring":
                continue
            seen.add(quote.speaker)
            start, end = tokens.starts[quote.speaker.start], tokens.ends[quote.speaker.end - 1]
            elsewhere = gold.speaker and not any(start < b and a < end for a, b in gold.speaker)
            if elsewhere and resolved.wanted.kind != "thereby":
                continue  # another speaker was found than the gold has: nothing to learn about this one
            by_name = {c.value and c.value.name: n for n, c in enumerate(resolved.candidates)}
            right = by_name.get(gold.speaker_name, by_name.get(None))
            if right is not None:
                yield Choice(resolved.wanted.kind, [c.features for c in resolved.candidates], right)


def speakers(articles: list[Article], docs: list) -> Iterator[Choice]:
    """Which phrases the gold has as the speakers of verb cues."""
    for article, doc in zip(articles, docs, strict=True):
        reading, found = found_quotes(doc)
        tokens, sentences = reading.tokens, reading.sentences
        seen = set()
        for quote in found:
            gold = _gold_of(article, tokens.starts[quote.start], tokens.ends[quote.end - 1])
            if gold is None or not gold.cue or quote.cue_main < 0 or quote.cue_main in seen:
                continue
            near = [
                (n, cue)
                for n in range(len(sentences))
                for cue in reading.cues[n].values()
                if cue.main == quote.cue_main
            ]
            if not near:
                continue
            seen.add(quote.cue_main)
            number, cue = near[0]
            if cue.impersonal or cue.passive and cue.lemma != "zitieren":
                continue
            ranked = rivals(tokens, sentences[number], cue.clause, cue)
            candidates = [c for c in ranked if c.score > RULED_OUT]
            right = [
                n
                for n, c in enumerate(candidates)
                if c.value
                and any(tokens.starts[c.value.start] < b and a < tokens.ends[c.value.end - 1] for a, b in gold.speaker)
            ]
            if right or not gold.speaker:
                nobody = next(n for n, c in enumerate(candidates) if c.value is None)
                yield Choice("subject", [c.features for c in candidates], right[0] if right else nobody)


def _gold_of(article: Article, start: int, end: int) -> Quote | None:
    """The gold quote that a found one overlaps by half or more."""
    for quote in article.quotes:
        a, b = min(s for s, _ in quote.spans), max(e for _, e in quote.spans)
        if min(b, end) - max(a, start) >= 0.5 * (max(b, end) - min(a, start)):
            return quote
    return None


def fit(choices: list[Choice], penalty: float = PENALTY, own: float = PENALTY_OWN) -> dict[str, dict[str, float]]:
    """Weights by kind and feature."""
    kinds = sorted({choice.kind for choice in choices})
    features = sorted({name for choice in choices for candidate in choice.candidates for name in candidate})
    column = {name: n for n, name in enumerate(features)}
    matrices = []
    for choice in choices:
        matrix = np.zeros((len(choice.candidates), len(features)))
        for n, candidate in enumerate(choice.candidates):
            for name, value in candidate.items():
                matrix[n, column[name]] = value
        matrices.append((kinds.index(choice.kind), matrix, choice.right))

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        table = flat.reshape(len(kinds) + 1, len(features))
        gradient = np.zeros_like(table)
        total = 0.0
        for kind, matrix, right in matrices:
            scores = matrix @ (table[0] + table[1 + kind])
            scores -= scores.max()
            chances = np.exp(scores) / np.exp(scores).sum()
            total -= np.log(chances[right] + 1e-12)
            step = matrix.T @ chances - matrix[right]
            gradient[0] += step
            gradient[1 + kind] += step
        scale = np.array([penalty] + [own] * len(kinds))[:, None]
        return total + 0.5 * (scale * table**2).sum(), (gradient + scale * table).ravel()

    best = minimize(loss, np.zeros((len(kinds) + 1) * len(features)), jac=True, method="L-BFGS-B").x
    table = best.reshape(len(kinds) + 1, len(features))
    used = {(choice.kind, name) for choice in choices for candidate in choice.candidates for name in candidate}
    return {
        kind: {name: table[0, c] + table[1 + k, c] for name, c in column.items() if (kind, name) in used}
        for k, kind in enumerate(kinds)
    }


def accuracy(choices: list[Choice], weights: dict[str, dict[str, float]]) -> dict[str, tuple[int, int]]:
    """By kind: how many choices are right, of how many."""
    counts: dict[str, tuple[int, int]] = {}
    for choice in choices:
        known = weights.get(choice.kind, {})
        scores = [sum(known.get(name, 0.0) * v for name, v in c.items()) for c in choice.candidates]
        right, all_ = counts.get(choice.kind, (0, 0))
        counts[choice.kind] = (right + (int(np.argmax(scores)) == choice.right), all_ + 1)
    return counts


def folds(choices: list[Choice], parts: int = 5) -> dict[str, tuple[int, int]]:
    """`accuracy` on choices that were kept out of the fit."""
    total: dict[str, tuple[int, int]] = {}
    for part in range(parts):
        weights = fit([c for n, c in enumerate(choices) if n * parts // len(choices) != part])
        for kind, (right, all_) in accuracy(
            [c for n, c in enumerate(choices) if n * parts // len(choices) == part], weights
        ).items():
            before = total.get(kind, (0, 0))
            total[kind] = (before[0] + right, before[1] + all_)
    return total


def write(weights: dict[str, dict[str, float]], choices: int, articles: int) -> None:
    """Store the weights with a head that says where they come from."""
    lines = ["choice\tfeature\tweight"]
    for kind, known in sorted(weights.items()):
        lines += [f"{kind}\t{name}\t{weight:.2f}" for name, weight in sorted(known.items()) if abs(weight) >= 0.05]
    OUT.write_text(HEAD.format(choices=choices, articles=articles) + "\n".join(lines) + "\n", encoding="utf-8")
    stored.weights.cache_clear()


def main(docs: list | None = None) -> None:
    """Fit, measure on parts kept out, and store."""
    articles = read_articles(GOLD)
    docs = docs or list(load_pipeline("de_newskit_md").pipe(article.text for article in articles))
    for _ in range(ROUNDS):
        choices, spoken = list(references(articles, docs)), list(speakers(articles, docs))
        write(
            {**fit(choices), **fit(spoken, PENALTY_SUBJECTS, PENALTY_SUBJECTS)},
            len(choices) + len(spoken),
            len(articles),
        )
    print("kept out:", folds(choices), folds(spoken))


if __name__ == "__main__":
    sys.exit(main())
