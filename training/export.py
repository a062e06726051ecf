"""The trained network -> one ONNX file with weights of 8 bits, which runs without torch."""

import math
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn
from torch.nn import functional

from training.network import Network

OPSET = 17
OUTPUTS = ["tag", "form", "lemma", "start", "name"]


class Layer(nn.Module):
    """One layer of the encoder for a single window: no padding, no mask, query, key and value in one matrix."""

    def __init__(self, layer, heads: int):
        super().__init__()
        attention = layer.attention
        parts = (attention.self.query, attention.self.key, attention.self.value)
        self.heads = heads
        self.all_three = nn.Linear(parts[0].in_features, 3 * parts[0].out_features)
        self.all_three.weight.data = torch.cat([part.weight for part in parts])
        self.all_three.bias.data = torch.cat([part.bias for part in parts])
        self.out, self.norm = attention.output.dense, attention.output.LayerNorm
        self.inner, self.outer, self.last_norm = layer.intermediate.dense, layer.output.dense, layer.output.LayerNorm

    def forward(self, hidden: torch.Tensor) -> torch.Tensor:
        length, width = hidden.shape[-2], hidden.shape[-1]
        size = width // self.heads
        query, key, value = (
            part.reshape(length, self.heads, size).transpose(0, 1) for part in self.all_three(hidden).split(width, -1)
        )
        chances = ((query / math.sqrt(size)) @ key.transpose(1, 2)).softmax(-1)
        mixed = (chances @ value).transpose(0, 1).reshape(length, width)
        hidden = self.norm(hidden + self.out(mixed))
        return self.last_norm(hidden + self.outer(functional.gelu(self.inner(hidden))))


class Reader(nn.Module):
    """A window's pieces and the places of its tokens -> the best label, or the scores of sentence starts and names."""

    def __init__(self, network: Network):
        super().__init__()
        encoder = network.encoder
        self.embeddings = encoder.embeddings
        self.layers = nn.ModuleList(Layer(layer, encoder.config.num_attention_heads) for layer in encoder.encoder.layer)
        weight, bias = network.folded_form_head()
        form = nn.Linear(weight.shape[1], weight.shape[0])
        form.weight.data, form.bias.data = weight, bias
        self.heads = nn.ModuleList(form if name == "form" else network.heads[name] for name in OUTPUTS)

    def forward(self, pieces: torch.Tensor, first: torch.Tensor) -> tuple[torch.Tensor, ...]:
        hidden = self.embeddings(pieces)[0]
        for layer in self.layers:
            hidden = layer(hidden)
        tokens = hidden[first]
        *others, starts, names = (head(tokens) for head in self.heads)
        return (*(scores.argmax(-1) for scores in others), starts.log_softmax(-1), names.log_softmax(-1))


@torch.no_grad()
def to_onnx(network: Network) -> bytes:
    """Write the network with its matrices in 8 bits, a scale for each column.

    Weights use 7 of the 8 bits: processors without VNNI add pairs of products in 16 bits, which 8 bits would overflow,
    and labels would depend on the machine.
    """
    reader = Reader(network.float()).eval()
    pieces, first = torch.tensor([[0, *range(4, 40)]]), torch.tensor([1, 3, 4])
    with tempfile.TemporaryDirectory() as folder:
        full, small = Path(folder, "full.onnx"), Path(folder, "small.onnx")
        torch.onnx.export(
            reader,
            (pieces, first),
            full,
            input_names=["pieces", "first"],
            output_names=OUTPUTS,
            dynamic_axes={"pieces": {1: "length"}, "first": {0: "tokens"}, **{name: {0: "tokens"} for name in OUTPUTS}},
            opset_version=OPSET,
            dynamo=False,
        )
        quantize_dynamic(full, small, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
        return small.read_bytes()
