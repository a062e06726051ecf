"""The network: one encoder, one linear head a layer, and the loss over all layers that a document has."""

import torch
from torch import nn
from torch.nn import functional
from transformers import BertModel

from training.labels import LAYERS, MISSING, NAMES, Labels

DROPOUT = 0.1
WEIGHTS = {"tag": 1.0, "form": 1.0, "lemma": 0.5, "start": 0.5, "name": 2.0}  # names are what the pipeline is for
_UNKNOWN_MISC = [NAMES.index(label) for label in ("O", "B-MISC", "I-MISC")]


class Network(nn.Module):
    """Encoder and heads. A form's score is the sum of its parts' scores, so that rare combinations profit too."""

    def __init__(self, encoder: BertModel, labels: Labels):
        super().__init__()
        self.encoder = encoder
        width = encoder.config.hidden_size
        parts, has = labels.parts_of_forms()
        self.register_buffer("has", torch.from_numpy(has))
        self.heads = nn.ModuleDict(
            {
                "tag": nn.Linear(width, len(labels.tag)),
                "form": nn.Linear(width, len(parts)),
                "whole": nn.Linear(width, len(labels.form)),
                "lemma": nn.Linear(width, len(labels.lemma)),
                "start": nn.Linear(width, 2),
                "name": nn.Linear(width, len(NAMES)),
            }
        )
        nn.init.zeros_(self.heads["whole"].weight)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, pieces: torch.Tensor, first: torch.Tensor) -> dict[str, torch.Tensor]:
        """Score the labels of tokens: `pieces` is (windows, length), padded by 1; `first` numbers the tokens' first
        pieces in the flattened windows."""
        hidden = self.encoder(pieces, attention_mask=(pieces != 1).long())[0]
        tokens = self.dropout(hidden.reshape(-1, hidden.shape[-1])[first]).float()
        scores = {layer: self.heads[layer](tokens) for layer in ("tag", "lemma", "start", "name")}
        scores["form"] = self.heads["form"](tokens) @ self.has.T + self.heads["whole"](tokens)
        return scores

    def folded_form_head(self) -> tuple[torch.Tensor, torch.Tensor]:
        """The two heads of forms as one matrix and bias, which is all that use needs."""
        parts, whole = self.heads["form"], self.heads["whole"]
        return self.has @ parts.weight + whole.weight, self.has @ parts.bias + whole.bias


def loss(scores: dict[str, torch.Tensor], gold: torch.Tensor, no_misc: torch.Tensor) -> torch.Tensor:
    """Sum the layers' losses over what is annotated.

    `gold` is (layers, tokens); `no_misc` marks tokens of corpora without MISC, whose "O" may be a MISC as well.
    """
    total = scores["tag"].new_zeros(())
    for layer, row in zip(LAYERS, gold, strict=True):
        known = row != MISSING
        if not known.any():
            continue
        if layer == "name":
            total = total + WEIGHTS[layer] * _name_loss(scores[layer][known], row[known], no_misc[known])
        else:
            total = total + WEIGHTS[layer] * functional.cross_entropy(scores[layer][known], row[known])
    return total


def imitation(scores: dict[str, torch.Tensor], taught: dict[str, torch.Tensor]) -> torch.Tensor:
    """Sum the layers' losses against a teacher's chances, which also fill in what no annotator marked."""
    return sum(WEIGHTS[layer] * functional.cross_entropy(scores[layer], taught[layer].softmax(-1)) for layer in LAYERS)


def _name_loss(scores: torch.Tensor, gold: torch.Tensor, no_misc: torch.Tensor) -> torch.Tensor:
    chances = functional.log_softmax(scores, dim=-1)
    right = chances.gather(1, gold[:, None])[:, 0]
    outside = chances[:, _UNKNOWN_MISC].logsumexp(-1)
    return -torch.where(no_misc & (gold == 0), outside, right).mean()
