"""Documents -> batches -> a trained network, in two stages with checkpoints, on a processor without GPU.

Weights are kept in 32 bits and multiplied in 16 (bfloat16), which halves the time; the embeddings stay as they were, so
that pieces which no corpus has keep their meaning.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
import torch
from torch import nn

from newskit.pipelines.pieces import PADDING, Pieces
from training.labels import LAYERS, NAMES, Labels
from training.mixes import Document
from training.network import Network, imitation, loss

PIECES = 1600  # in a batch
ENCODER_RATE, HEAD_RATE = 2e-4, 1e-3
WARM_UP = 0.05  # share of the first stage's steps
TAUGHT = 0.7  # weight of a teacher's chances; what annotators marked has the rest
AVERAGE = 0.996  # how slowly the average of the weights follows, which is what ships


@dataclass
class Window:
    """What the encoder reads at once: pieces, where each token begins in them, and the tokens' labels."""

    pieces: list[int]
    first: list[int]
    gold: np.ndarray
    no_misc: bool


def make_windows(document: Document, pieces: Pieces, labels: Labels) -> Iterator[Window]:
    """Cut a document as use will cut it."""
    tokens = document.tokens
    gold = labels.numbers(tokens)
    for start, stop, flat, first in pieces.windows([t.word for t in tokens], [t.space for t in tokens]):
        yield Window(flat, first, gold[:, start:stop], document.no_misc)


def batches(found: list[Window], random: Random) -> Iterator[list[Window]]:
    """Group windows of about the same length, in random order."""
    order = sorted(found, key=lambda window: len(window.pieces) + random.random() * 24)
    groups: list[list[Window]] = [[]]
    longest = 0
    for window in order:
        longest = max(longest, len(window.pieces))
        if groups[-1] and longest * (len(groups[-1]) + 1) > PIECES:
            groups.append([])
            longest = len(window.pieces)
        groups[-1].append(window)
    random.shuffle(groups)
    yield from groups


def collate(group: list[Window]) -> tuple[torch.Tensor, ...]:
    """A batch as tensors: pieces, first pieces, labels, which tokens come from corpora without MISC."""
    length = max(len(window.pieces) for window in group)
    pieces = torch.full((len(group), length), PADDING, dtype=torch.long)
    first = []
    for row, window in enumerate(group):
        pieces[row, : len(window.pieces)] = torch.tensor(window.pieces)
        first += [row * length + place for place in window.first]
    gold = torch.from_numpy(np.concatenate([window.gold for window in group], axis=1).astype(np.int64))
    no_misc = torch.tensor([window.no_misc for window in group for _ in window.first])
    return pieces, torch.tensor(first), gold, no_misc


class Trainer:
    """The network, its optimizer and the average of its weights."""

    def __init__(self, network: Network):
        self.network = network
        self.teacher: Network | None = None  # whom it imitates, if set
        self.taught = TAUGHT
        for parameter in network.encoder.embeddings.parameters():
            parameter.requires_grad = False
        network.encoder.bfloat16()
        self.used = [parameter for parameter in network.parameters() if parameter.requires_grad]
        self.full = [nn.Parameter(parameter.detach().float().clone()) for parameter in self.used]
        halves = [full for full, used in zip(self.full, self.used, strict=True) if used.dtype == torch.bfloat16]
        others = [full for full, used in zip(self.full, self.used, strict=True) if used.dtype != torch.bfloat16]
        groups = [{"params": halves, "lr": ENCODER_RATE}, {"params": others, "lr": HEAD_RATE}]
        self.optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
        self.average = [full.detach().clone() for full in self.full]
        self.steps = 0

    def step(self, group: list[Window], rate: float) -> float:
        """Learn from one batch; `rate` scales the learning rates."""
        pieces, first, gold, no_misc = collate(group)
        scores = self.network(pieces, first)
        value = loss(scores, gold, no_misc)
        if self.teacher is not None:
            with torch.no_grad():
                taught = self.teacher.eval()(pieces, first)
            value = (1 - self.taught) * value + self.taught * imitation(scores, taught)
        self.network.zero_grad()
        value.backward()
        nn.utils.clip_grad_norm_(self.used, 1.0)
        for full, used in zip(self.full, self.used, strict=True):
            full.grad = None if used.grad is None else used.grad.float()  # no token of a batch may have some layer
        for options, base in zip(self.optimizer.param_groups, (ENCODER_RATE, HEAD_RATE), strict=True):
            options["lr"] = base * rate
        self.optimizer.step()
        self.steps += 1
        keep = min(AVERAGE, self.steps / (self.steps + 10))
        with torch.no_grad():
            for full, used, mean in zip(self.full, self.used, self.average, strict=True):
                used.copy_(full)
                mean.lerp_(full, 1 - keep)
        return value.item()

    def save(self, path: Path) -> None:
        """Write weights, average and optimizer."""
        state = {
            "full": self.full,
            "average": self.average,
            "optimizer": self.optimizer.state_dict(),
            "steps": self.steps,
        }
        torch.save(state, path.with_suffix(".part"))
        path.with_suffix(".part").rename(path)

    def load(self, path: Path) -> None:
        """Read what `save` wrote."""
        state = torch.load(path, weights_only=False)
        self.optimizer.load_state_dict(state["optimizer"])
        self.steps = state["steps"]
        with torch.no_grad():
            for mine, theirs in ((self.full, state["full"]), (self.average, state["average"])):
                for a, b in zip(mine, theirs, strict=True):
                    a.copy_(b)
            for full, used in zip(self.full, self.used, strict=True):
                used.copy_(full)

    def averaged(self) -> Network:
        """The network with the average of its weights, in 32 bits."""
        self.network.float()
        with torch.no_grad():
            for parameter, mean in zip(self.used, self.average, strict=True):
                parameter.copy_(mean)
        return self.network


def run_stage(trainer: Trainer, found: list[Window], rates: tuple[float, float], seed: int, checkpoint: Path) -> None:
    """One pass over windows; the learning rate moves evenly from the first to the second of `rates`."""
    if checkpoint.exists():
        trainer.load(checkpoint)
        return
    groups = list(batches(found, Random(seed)))
    trainer.network.train()
    began, running, seen = time.time(), 0.0, 0
    for number, group in enumerate(groups):
        part = number / len(groups)
        warm = min(1.0, (trainer.steps + 1) / (WARM_UP * len(groups)))
        running += trainer.step(group, warm * (rates[0] + (rates[1] - rates[0]) * part))
        seen += sum(len(window.pieces) for window in group)
        if (number + 1) % 20 == 0:
            speed = seen / (time.time() - began)
            print(
                f"{checkpoint.stem} {number + 1}/{len(groups)} loss {running / 20:.3f} {speed:.0f} pieces/s", flush=True
            )
            running = 0.0
        if (number + 1) % 200 == 0:
            trainer.save(checkpoint.with_name("last.pt"))
    trainer.save(checkpoint)


@torch.no_grad()
def watch(network: Network, found: list[Window]) -> dict[str, float]:
    """Accuracy of each layer and F of the names (exact spans) on kept windows."""
    network.eval()
    right, known = dict.fromkeys(LAYERS, 0), dict.fromkeys(LAYERS, 0)
    hits = gold_names = our_names = 0
    for group in batches(found, Random(0)):
        pieces, first, gold, _ = collate(group)
        scores = network(pieces, first)
        for layer, row in zip(LAYERS, gold, strict=True):
            best = scores[layer].argmax(-1)
            right[layer] += int(((best == row) & (row >= 0)).sum())
            known[layer] += int((row >= 0).sum())
            if layer == "name":
                theirs, ours = (
                    _spans(row.tolist()),
                    _spans([b if g >= 0 else 0 for b, g in zip(best.tolist(), row.tolist(), strict=True)]),
                )
                hits, gold_names, our_names = hits + len(theirs & ours), gold_names + len(theirs), our_names + len(ours)
    network.train()
    figures = {layer: round(right[layer] / known[layer], 4) for layer in LAYERS if known[layer]}
    return {**figures, "names_F": round(2 * hits / max(1, gold_names + our_names), 4)}


def _spans(numbers: list[int]) -> set[tuple[int, int, str]]:
    spans, start, label = set(), None, ""
    for i, number in enumerate([*numbers, 0]):
        part, _, kind = NAMES[max(0, number)].partition("-")
        if start is not None and (part != "I" or kind != label):
            spans.add((start, i, label))
            start = None
        if part == "B" or (part == "I" and start is None):
            start, label = i, kind
    return spans
