"""Train the embedded pipeline from its corpora and place it in the package.

    python -m training.build CORPORA_DIR [--work DIR] [--version 1.0.0]

Three stages follow one another; each is skipped if its result already lies in the work directory. All of them are
deterministic by their seeds. On two cores the whole takes about an hour.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from random import Random

import spacy
from spacy.cli.train import train
from spacy.language import Language
from spacy.tokens import DocBin

import training.callbacks  # noqa: F401  (registers what the configs name)
from newskit.pipelines import EMBEDDED
from newskit.pipelines.tokenizer import adapt_tokenizer
from training import mixes
from training.corpora import Token, to_doc
from training.pack import average, pack

CONFIGS = Path(__file__).parent / "configs"
SEEDS = (1, 2)  # the recogniser's second stage is trained once a seed and the weights averaged


def build(corpora: Path, work: Path, version: str) -> Language:
    """Train all stages and pack the result into the package."""
    work.mkdir(parents=True, exist_ok=True)
    tagger = train_tagger(corpora, work)
    base = train_base(corpora, work, tagger)
    recognisers = [train_news(corpora, work, tagger, base, seed) for seed in SEEDS]
    return pack(spacy.load(tagger), average([spacy.load(path) for path in recognisers], "ner"), EMBEDDED, version)


def train_tagger(corpora: Path, work: Path) -> Path:
    """Tags, morphology, lemmas and sentences on one tok2vec; the best step on kept-out sentences."""
    mix, kept = mixes.tagger_mix(corpora, Random(0))
    return _train("tagger", work / "tagger", mix, kept, best=True)


def train_base(corpora: Path, work: Path, tagger: Path) -> Path:
    """The recogniser's first stage, on everything but the news articles."""
    kept = mixes.kept_articles(corpora, _blank())
    return _train("base", work / "base", mixes.base_mix(corpora, Random(1)), kept, tag=tagger)


def train_news(corpora: Path, work: Path, tagger: Path, base: Path, seed: int) -> Path:
    """The recogniser's second stage, on news articles, for a fixed number of steps."""
    nlp = _blank()
    mix = mixes.news_mix(corpora, Random(1 + seed), nlp, everything=True)
    kept = mixes.kept_articles(corpora, nlp)  # only watched: they are in the mix too
    return _train("news", work / f"news-{seed}", mix, kept, tag=tagger, base=base, seed=seed)


def _train(
    stage: str,
    out: Path,
    mix: Iterable[list[Token]],
    kept: Iterable[list[Token]],
    best: bool = False,
    seed: int = 0,
    **sources: Path,
) -> Path:
    model = out / ("model-best" if best else "model-last")
    if not (out / "done").exists():
        out.mkdir(exist_ok=True)
        overrides = {
            "paths.train": _write(mix, out / "train.spacy"),
            "paths.dev": _write(kept, out / "kept.spacy"),
            "system.seed": seed,
            **{f"paths.{name}": str(path) for name, path in sources.items()},
        }
        train(CONFIGS / f"{stage}.cfg", out, overrides=overrides)
        (out / "done").touch()
    return model


def _write(documents: Iterable[list[Token]], path: Path) -> str:
    vocab = _blank().vocab
    DocBin(docs=[to_doc(tokens, vocab) for tokens in documents], store_user_data=False).to_disk(path)
    return str(path)


def _blank() -> Language:
    nlp = spacy.blank("de")
    adapt_tokenizer(nlp)
    return nlp


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path, help="directory of the corpora (training/MODEL_CARD.md lists them)")
    parser.add_argument("--work", type=Path, default=Path("build/pipeline"), help="where stages are kept")
    parser.add_argument("--version", default="1.0.0")
    arguments = parser.parse_args()
    nlp = build(arguments.corpora, arguments.work, arguments.version)
    print("packed:", EMBEDDED, *nlp.pipe_names)


if __name__ == "__main__":
    main()
