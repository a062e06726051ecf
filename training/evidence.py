"""Fit the weights by which all mentions of a name, and a few signs, decide on its label (`newskit.pipelines.evidence`).

    python -m training.evidence CORPORA_DIR [--news FILE ...]

The texts trained nothing: the last of our own articles, Wikinews articles that are kept out, every other sentence of
GermEval's dev split, and news articles with gold names (lines with `text` and `mentions`, in which MISC is not marked).
"""

import argparse
import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize

from newskit.pipelines import EMBEDDED, load_pipeline
from newskit.pipelines.evidence import LABELS, SIGNS, WEIGHTS, evidence, find_again
from training.corpora import read_lines, read_tokens, to_doc
from training.gold import read_articles
from training.mixes import GOLD, KEEP_OUT_ARTICLES, KEEP_OUT_OWN, is_for_evidence

PENALTY = 3.0  # on the squares of the weights of signs: keeps those small that few names have


class Rows(NamedTuple):
    """One row a name: its chances, those of its other mentions, its signs, and which labels are right."""

    own: np.ndarray
    others: np.ndarray
    signs: np.ndarray
    right: np.ndarray


class Text(NamedTuple):
    """A text with the labels of its names by their places; `all_marked` if MISC is marked."""

    text: str
    names: dict[tuple[int, int], str]
    all_marked: bool = True


def texts(corpora: Path, news: list[Path]) -> Iterator[Text]:
    """The texts of all sources."""
    for number, article in enumerate(read_articles(GOLD)):
        if is_for_evidence(article.article_id) and number % KEEP_OUT_OWN:
            yield Text(article.text, {(start, end): label for start, end, label, _ in article.mentions})
    for number, record in enumerate(read_lines(corpora / "ner_wikinews.jsonl")):
        if number % KEEP_OUT_ARTICLES == 0:
            yield Text(record["text"], {(start, end): label for start, end, label in record["entities"]})
    vocab = load_pipeline(EMBEDDED.name).vocab
    for number, tokens in enumerate(read_tokens(corpora / "ner_germeval_eval.jsonl")):
        if number % 2 == 0:
            doc = to_doc(tokens, vocab)
            yield Text(doc.text, {(ent.start_char, ent.end_char): ent.label_ for ent in doc.ents})
    for path in news:
        for record in read_lines(path):
            names = {(m["start"], m["end"]): m["label"] for m in record["mentions"]}
            yield Text(record["text"], names, all_marked=False)


def collect(given: Iterator[Text]) -> Rows:
    """What the network and the lists say of every name that may be one."""
    nlp = load_pipeline(EMBEDDED.name)
    encoder = nlp.get_pipe("newskit_encoder")
    parts = []
    for text in given:
        doc = nlp.make_doc(text.text)
        words = [token.text for token in doc]
        found, scores = encoder.read_names(doc)
        names = sorted([*found, *find_again(words, found)])
        if names:
            _, *three = evidence(words, names, scores)
            places = [(doc[name.start].idx, doc[name.stop - 1].idx + len(doc[name.stop - 1])) for name in names]
            parts.append((*three, np.array([_right(text.names.get(place, ""), text.all_marked) for place in places])))
    return Rows(*(np.concatenate(part) for part in zip(*parts, strict=True)))


def fit(rows: Rows) -> np.ndarray:
    """Weights of the own and the others' chances, then of each sign for each label, by maximum likelihood."""
    count = len(SIGNS)

    def loss(x: np.ndarray) -> tuple[float, np.ndarray]:
        weights = np.hstack([np.zeros((count, 1)), x[2:].reshape(count, -1)])
        sums = x[0] * rows.own + x[1] * rows.others + rows.signs @ weights
        chances = np.exp(sums - np.logaddexp.reduce(sums, axis=1)[:, None])
        right = (chances * rows.right).sum(axis=1, keepdims=True)
        off = chances - chances * rows.right / right
        slope = np.concatenate(
            [[(off * rows.own).sum(), (off * rows.others).sum()], (rows.signs.T @ off)[:, 1:].ravel()]
        )
        small = np.concatenate([[0, 0], x[2:]])
        return -np.log(right).sum() + PENALTY / 2 * (small**2).sum(), slope + PENALTY * small

    return minimize(loss, np.zeros(2 + count * (len(LABELS) - 1)), jac=True, method="L-BFGS-B").x


def write(x: np.ndarray) -> None:
    with WEIGHTS.open("w", encoding="utf8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["sign", *LABELS[1:]])
        table.writerows([name, *[f"{weight:.3f}"] * 4] for name, weight in zip(("own", "others"), x, strict=False))
        signs = x[2:].reshape(len(SIGNS), -1)
        table.writerows([sign, *(f"{weight:.3f}" for weight in row)] for sign, row in zip(SIGNS, signs, strict=True))


def _right(label: str, all_marked: bool) -> list[bool]:
    return [label == one or (not all_marked and label == "" and one == "MISC") for one in LABELS]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path, help="directory of the corpora")
    parser.add_argument("--news", type=Path, nargs="*", default=[], help="articles with gold names")
    arguments = parser.parse_args()
    rows = collect(texts(arguments.corpora, arguments.news))
    write(fit(rows))
    print(f"{len(rows.own):,} names", WEIGHTS.read_text(encoding="utf8"), sep="\n")


if __name__ == "__main__":
    main()
