"""Train the embedded pipeline from its corpora and place it in the package.

    python -m training.build CORPORA_DIR E5_DIR [--texts DIR ...] [--work DIR] [--version 1.0.0]

`E5_DIR` holds ``e5-small-q4.bin`` and ``tokenizer.json`` (see `training.e5`). Each stage is skipped if its checkpoint
already lies in the work directory. On one core the whole takes about three hours; no GPU is needed.
"""

import argparse
import json
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from random import Random

import spacy
import torch
from spacy.language import Language
from tokenizers import Tokenizer

from newskit.pipelines import EMBEDDED
from newskit.pipelines.pieces import Pieces
from newskit.pipelines.tokenizer import adapt_tokenizer
from training import e5, mixes
from training.labels import Labels
from training.network import Network
from training.pack import pack
from training.train import Trainer, Window, make_windows, run_stage, watch

TEACHER_LAYERS, STUDENT_LAYERS = 12, 6  # of e5's 12, the lowest
STAGES = {  # mix, the learning rate's share at the beginning and at the end, and whether a teacher helps
    "general": (mixes.general_stage, (1.0, 0.7), False),
    "news": (mixes.news_stage, (0.7, 0.02), True),
    "polish": (mixes.polish_stage, (0.5, 0.02), True),
}
FURTHER = {"renamed": (mixes.substitution_stage, (0.4, 0.02)), "own": (mixes.own_stage, (0.5, 0.02))}
OWN_TEACHER = 0.3  # the weight of what the network knew before, in the second of two runs through these stages
SHARES = (3, 3, 2)  # of both runs and of the network before them in the weights that ship
MOST_PIECES = 40_000  # of e5's 250,002
SEED = 1


def build(corpora_folder: Path, e5_folder: Path, texts: list[Path], work: Path, version: str) -> Language:
    """Train the teacher, then the smaller network that imitates it, and pack the latter into the package."""
    work.mkdir(parents=True, exist_ok=True)
    nlp = spacy.blank("de")
    adapt_tokenizer(nlp)
    corpora = mixes.Corpora(corpora_folder, mixes.GOLD, nlp)
    kept = choose_pieces(corpora, e5_folder, texts, work)
    labels = choose_labels(corpora, work)
    plan = Plan(corpora, e5_folder / "e5-small-q4.bin", kept, labels, work)
    network = plan.train("student", STUDENT_LAYERS, teacher=plan.train("teacher", TEACHER_LAYERS))
    network = plan.refine(network)
    return pack(network, labels, (work / "tokenizer.json").read_bytes(), EMBEDDED, version)


@dataclass
class Plan:
    """What the trainings of both networks share."""

    corpora: mixes.Corpora
    weights: Path
    kept: list[int]
    labels: Labels
    work: Path

    def train(self, name: str, layers: int, teacher: Network | None = None) -> Network:
        """Train both stages and return the network with its averaged weights."""
        torch.manual_seed(SEED)
        trainer = Trainer(Network(e5.encoder(self.weights, layers, self.kept), self.labels))
        watched = self._windows(map(mixes.Document, [*self.corpora.wikinews_kept, *self.corpora.own_kept]))
        treebank = self._windows(map(mixes.Document, self.corpora.gsd_kept))
        ends: list[list[torch.Tensor]] = []
        stages = list(STAGES.items())[: None if teacher else 2]  # only who is taught is polished
        for number, (stage, (mix, rates, taught)) in enumerate(stages):
            trainer.teacher = teacher if taught else None
            found = self._windows(mix(self.corpora, Random(number)))
            print(name, stage, len(found), "windows", sum(len(w.pieces) for w in found), "pieces", flush=True)
            run_stage(trainer, found, rates, SEED + number, self.work / f"{name}-{stage}.pt")
            print(name, stage, watch(trainer.network, watched), watch(trainer.network, treebank), flush=True)
            ends.append([mean.clone() for mean in trainer.average])
        if teacher:  # what was learnt last and what was known before, half and half
            trainer.average = [(a + b) / 2 for a, b in zip(ends[-2], ends[-1], strict=True)]
        return trainer.averaged().eval()

    def refine(self, network: Network) -> Network:
        """Go through news with other names in it and through our own articles, twice, and average the weights."""
        states = []
        for run in range(2):
            trainer = Trainer(deepcopy(network))
            if run:
                trainer.teacher, trainer.taught = deepcopy(network), OWN_TEACHER
                trainer.teacher.encoder.bfloat16()
            for stage, (mix, rates) in FURTHER.items():
                found = self._windows(mix(self.corpora, Random(run)))
                run_stage(trainer, found, rates, SEED + run, self.work / f"{stage}-{run + 1}.pt")
            states.append(trainer.averaged().state_dict())
        states.append(network.state_dict())
        parts = list(zip(SHARES, states, strict=True))
        mean = {name: sum(share * state[name] for share, state in parts) / sum(SHARES) for name in states[0]}
        network.load_state_dict(mean)
        return network.eval()

    def _windows(self, documents: Iterable[mixes.Document]) -> list[Window]:
        pieces = Pieces(Tokenizer.from_file(str(self.work / "tokenizer.json")))
        return [window for document in documents for window in make_windows(document, pieces, self.labels)]


def choose_pieces(corpora: mixes.Corpora, e5_folder: Path, texts: list[Path], work: Path) -> list[int]:
    """Choose the pieces that stay and write the tokenizer cut down to them."""
    path = work / "pieces.json"
    full, settings = e5.full_tokenizer(e5_folder / "tokenizer.json")
    if not path.exists():
        kept = e5.kept_pieces(full, settings, _all_texts(corpora, texts), MOST_PIECES)
        path.write_text(json.dumps(kept))
    kept = json.loads(path.read_text())
    e5.cut_tokenizer(settings, kept).save(str(work / "tokenizer.json"), pretty=False)
    return kept


def choose_labels(corpora: mixes.Corpora, work: Path) -> Labels:
    """Collect the labels of all corpora, once."""
    path = work / "labels.json"
    if not path.exists():
        labels = Labels.of(corpora.everything())
        labels.learn_words([*corpora.gsd, *corpora.pud])
        path.write_text(json.dumps(vars(labels), ensure_ascii=False))
    return Labels(**json.loads(path.read_text()))


def _all_texts(corpora: mixes.Corpora, texts: list[Path]) -> Iterator[str]:
    for document in corpora.everything():
        yield "".join(token.word + " " * token.space for token in document)
    for folder in texts:
        for path in sorted(folder.glob("*.txt")):
            yield path.read_text(encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path, help="directory of the corpora (training/MODEL_CARD.md lists them)")
    parser.add_argument("e5", type=Path, help="directory with e5-small-q4.bin and tokenizer.json")
    parser.add_argument("--texts", type=Path, nargs="*", default=[], help="folders of .txt whose word pieces are kept")
    parser.add_argument("--work", type=Path, default=Path("build/pipeline"), help="where stages are kept")
    parser.add_argument("--version", default="1.0.0")
    arguments = parser.parse_args()
    nlp = build(arguments.corpora, arguments.e5, arguments.texts, arguments.work, arguments.version)
    print("packed:", EMBEDDED, *nlp.pipe_names)


if __name__ == "__main__":
    main()
