"""The embedded pipeline's one network: a small transformer that fills all five layers of a Doc at once.

A text is cut into windows, and each window is read by itself. That costs nothing here (a processor gains little from
batches), needs no padding, and makes a text's annotation independent of the other texts.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from spacy import util
from spacy.attrs import ENT_IOB, ENT_TYPE, LEMMA, MORPH, POS, SENT_START, TAG
from spacy.language import Language
from spacy.parts_of_speech import IDS as POS_IDS
from spacy.pipeline import Pipe
from spacy.tokens import Doc
from spacy.vocab import Vocab
from tokenizers import Tokenizer

from newskit.pipelines.edits import apply_rule
from newskit.pipelines.evidence import Name, weigh
from newskit.pipelines.pieces import Pieces

FILES = ("model.onnx", "tokenizer.json", "labels.json")
_ATTRIBUTES = [TAG, POS, MORPH, LEMMA, SENT_START, ENT_IOB, ENT_TYPE]
_YES, _NO = 1, 2**64 - 1
_COLON = -3.9  # fitted on the sentences of UD German-GSD's dev part
_INSIDE, _OUTSIDE, _BEGIN = 1, 2, 3  # spaCy's numbers for I, O and B


@Language.factory(
    "newskit_encoder",
    assigns=["token.tag", "token.pos", "token.morph", "token.lemma", "token.is_sent_start", "doc.ents"],
)
def make_encoder(nlp: Language, name: str) -> Encoder:
    """Make an encoder without weights; they come from disk."""
    return Encoder(nlp.vocab, name)


class Encoder(Pipe):
    """Sets tags, word classes, features, lemmas, sentence starts and names.

    Examples
    --------
    >>> from newskit.pipelines import load_pipeline
    >>> nlp = load_pipeline("de_newskit_md")
    >>> doc = nlp.get_pipe("newskit_encoder")(nlp.make_doc("Wien wartet."))
    >>> [(token.text, token.tag_, token.pos_, token.ent_type_) for token in doc]
    [('Wien', 'NE', 'PROPN', 'LOC'), ('wartet', 'VVFIN', 'VERB', ''), ('.', '$.', 'PUNCT', '')]
    """

    def __init__(self, vocab: Vocab, name: str = "newskit_encoder", files: dict[str, bytes | Path] | None = None):
        self.vocab = vocab
        self.name = name
        self._files = files or {}  # what lies on disk is read when it is asked for
        self._sessions: dict[int, onnxruntime.InferenceSession] = {}

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of the names."""
        return tuple(dict.fromkeys(label[2:] for label in self._labels["name"] if label != "O"))

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one Doc."""
        if len(doc):
            words = [token.text for token in doc]
            spaces = [bool(token.whitespace_) for token in doc]
            *layers, found, scores = self._read(words, spaces)
            names = weigh(words, self._names(found), scores)
            columns: Any = self._columns(words, layers, names)
            doc.from_array(_ATTRIBUTES, columns)
        return doc

    def read_names(self, doc: Doc) -> tuple[list[Name], np.ndarray]:
        """Give the names that the network finds token by token, and the scores of all tokens."""
        *_, found, scores = self._read([token.text for token in doc], [bool(token.whitespace_) for token in doc])
        return self._names(found), scores

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """Annotate Docs one after the other; `batch_size` means nothing to it."""
        handle = self.get_error_handler()
        for doc in stream:
            try:
                yield self(doc)
            except Exception as error:
                handle(self.name, self, [doc], error)

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Give everything but the vocabulary."""
        return util.to_bytes({name: partial(self._content, name) for name in self._files}, exclude)

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Encoder:
        """Take what `to_bytes` gave."""
        files: dict[str, bytes | Path] = {}
        util.from_bytes(data, {name: partial(files.__setitem__, name) for name in FILES}, exclude)
        return self.fill(files)

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the network, its tokenizer and its labels into a folder."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        for name in self._files:
            (folder / name).write_bytes(self._content(name))

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Encoder:
        """Read what `to_disk` wrote."""
        return self.fill({name: Path(path).absolute() / name for name in FILES})

    def __reduce__(self) -> tuple:  # a session belongs to its process, caches are made anew, files may be elsewhere
        return Encoder, (self.vocab, self.name, {name: self._content(name) for name in self._files})

    def fill(self, files: dict[str, bytes | Path]) -> Encoder:
        """Take a network, its tokenizer and its labels: the files that `to_disk` writes, or what is in them."""
        self._files = files
        self._sessions = {}
        for cached in ("_labels", "_pieces", "_numbers"):
            self.__dict__.pop(cached, None)
        return self

    def _content(self, name: str) -> bytes:
        file = self._files[name]
        return file if isinstance(file, bytes) else file.read_bytes()

    @cached_property
    def _labels(self) -> dict[str, Any]:  # spaCy asks before it loads weights
        return json.loads(self._content("labels.json")) if self._files else {"name": []}

    @cached_property
    def _pieces(self) -> Pieces:
        return Pieces(Tokenizer.from_buffer(self._content("tokenizer.json")))

    @cached_property
    def _numbers(self) -> Numbers:
        return Numbers(self.vocab, self._labels)

    def _session(self) -> onnxruntime.InferenceSession:
        """The network of this process: a session does not survive a fork."""
        if os.getpid() not in self._sessions:
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = options.inter_op_num_threads = 1  # `n_process` is the way to more cores
            file = self._files["model.onnx"]
            model = file if isinstance(file, bytes) else str(file)
            self._sessions = {os.getpid(): onnxruntime.InferenceSession(model, options, ["CPUExecutionProvider"])}
        return self._sessions[os.getpid()]

    def _read(self, words: list[str], spaces: list[bool]) -> list[np.ndarray]:
        """Let the network read the words; one array a layer, in the order of the network's outputs."""
        found = []
        for window in self._pieces.windows(words, spaces):
            given = {
                "pieces": np.array([window.pieces], dtype=np.int64),
                "first": np.array(window.first, dtype=np.int64),
            }
            *best, starts, names = self._session().run(None, given)
            within = words[window.start : window.stop]
            names[[i for i, word in enumerate(within) if word.isspace()], 1:] = -np.inf  # in no name
            found.append([*best, begins(within, starts), best_names(names, self._labels["name"]), names])
        return [np.concatenate(layer) for layer in zip(*found, strict=True)]

    def _names(self, found: np.ndarray) -> list[Name]:
        """The names that labels of tokens mark."""
        labels = [self._labels["name"][number] for number in found.tolist()]
        starts = [i for i, label in enumerate(labels) if label[0] == "B"]
        ends = [next((k for k in range(i + 1, len(labels)) if labels[k][0] != "I"), len(labels)) for i in starts]
        return [Name(i, end, labels[i][2:]) for i, end in zip(starts, ends, strict=True)]

    def _columns(self, words: list[str], found: list[np.ndarray], names: list[Name]) -> np.ndarray:
        """Labels as spaCy's numbers, one column for each of `_ATTRIBUTES`."""
        numbers = self._numbers
        tag, form, rule, start = found
        columns = np.empty((len(words), len(_ATTRIBUTES)), dtype=np.uint64)
        columns[:, 0] = numbers.tag[tag]
        columns[:, 1:3] = numbers.form[form]
        columns[:, 3] = list(map(self.vocab.strings.add, map(numbers.lemma, words, form.tolist(), rule.tolist())))
        columns[:, 4] = np.where(start, np.uint64(_YES), np.uint64(_NO))
        columns[:, 5:7] = _OUTSIDE, 0
        for name in names:
            columns[name.start : name.stop, 5:7] = _INSIDE, numbers.name[name.label]
            columns[name.start, 5] = _BEGIN
        for i, word in enumerate(words):
            if word.isspace():
                columns[i] = numbers.space(word)
        columns[0, 4] = _YES
        return columns


class Numbers:
    """Labels -> the numbers by which a vocabulary knows them, also after a memory zone in which they were asked for."""

    def __init__(self, vocab: Vocab, labels: dict[str, Any]):
        strings: Any = vocab.strings  # its types do not tell all that it takes
        self._add = partial(strings.add, allow_transient=False)
        self._rules = labels["lemma"]
        self._known: dict[str, str] = labels["known"]
        self._classes = [form.partition("|")[0] for form in labels["form"]]
        self.lemma = lru_cache(1 << 13)(self._lemma)
        self.tag = np.array([self._add(tag) for tag in labels["tag"]], dtype=np.uint64)
        forms = (form.partition("|") for form in labels["form"])
        self.form = np.array([(POS_IDS[pos], vocab.morphology.add(morph)) for pos, _, morph in forms], dtype=np.uint64)
        self.name = {label[2:]: self._add(label[2:]) for label in labels["name"] if label != "O"}
        self._space = self._add("_SP"), POS_IDS["SPACE"], vocab.morphology.add("")

    def _lemma(self, word: str, form: int, rule: int) -> str:
        """The lemma that the treebanks know ("uns": "wir"), or that the rule makes, or the word itself."""
        known = self._known.get(f"{word.lower()}|{self._classes[form]}")
        return known or apply_rule(self._rules[rule], word) or word

    def space(self, word: str) -> tuple[int, ...]:
        """The row of a white-space token."""
        return (*self._space, self._add(word), _NO, _OUTSIDE, 0)


def begins(words: list[str], scores: np.ndarray) -> np.ndarray:
    """Does a sentence begin with this word? Between a colon and a capital letter less speaks against it.

    Examples
    --------
    >>> scores = np.log([[0.1, 0.9], [0.9, 0.1], [0.9, 0.1], [0.9, 0.1]])
    >>> begins(["Klar", "ist", ":", "Niemand"], scores).tolist()
    [True, False, False, True]
    """
    least = [_COLON if a == ":" and b[:1].isupper() else 0.0 for a, b in zip(["", *words], words, strict=False)]
    return scores[:, 1] - scores[:, 0] > least


def best_names(scores: np.ndarray, labels: list[str]) -> np.ndarray:
    """The best row of labels in which no name goes on that did not begin.

    Examples
    --------
    >>> labels = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]
    >>> best_names(np.log(np.array([[0.1, 0.6, 0.1, 0.1, 0.1], [0.1, 0.1, 0.3, 0.1, 0.4]])), labels).tolist()
    [1, 2]
    """
    best = scores.argmax(axis=1)
    allowed = _allowed(tuple(labels))
    if allowed[best[:-1], best[1:]].all() and not labels[best[0]].startswith("I"):
        return best  # nearly always: what is best token by token is possible
    barred = np.where(allowed, 0.0, -np.inf)
    total = np.where([label.startswith("I") for label in labels], -np.inf, scores[0])
    back = np.zeros(scores.shape, dtype=np.int64)
    for i in range(1, len(scores)):
        ways = total[:, None] + barred
        back[i] = ways.argmax(axis=0)
        total = ways.max(axis=0) + scores[i]
    best[-1] = total.argmax()
    for i in range(len(scores) - 1, 0, -1):
        best[i - 1] = back[i, best[i]]
    return best


@lru_cache(maxsize=4)
def _allowed(labels: tuple[str, ...]) -> np.ndarray:
    """Which label (column) may follow which (row): "I-PER" only "B-PER" and "I-PER"."""
    return np.array([[not b.startswith("I") or a[2:] == b[2:] for b in labels] for a in labels])
