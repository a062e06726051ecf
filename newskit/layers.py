"""A Doc as its layers in columns: what the rules read, whether spaCy has just made the Doc or it lies in the cache."""

from functools import cached_property

import numpy as np
from spacy.tokens import Doc

from newskit.packing import Layers, layers_of


class StoredDoc:
    """A Doc as it is stored, without the objects of spaCy: the rules need no more, and it is made quickly.

    Attributes
    ----------
    layers : Layers
        What `newskit.packing` keeps of a Doc.
    user_data : dict
        As a Doc has it: its text, its sections, and what was found in it.
    """

    def __init__(self, layers: Layers):
        self.layers = layers
        self.user_data: dict = {}

    def __len__(self) -> int:
        return len(self.layers.codes)

    @cached_property
    def places(self) -> tuple[np.ndarray, np.ndarray]:
        return _places(self.layers)

    @property
    def text(self) -> str:
        strings, *columns = self.layers.strings, self.layers.of("ORTH").tolist(), self.layers.of("SPACY").tolist()
        return "".join(strings[word] + " " * space for word, space in zip(*columns, strict=True))


AnyDoc = Doc | StoredDoc


def read_layers(doc: AnyDoc) -> Layers:
    """The columns of a Doc."""
    return doc.layers if isinstance(doc, StoredDoc) else layers_of(doc)


def places_of(doc: AnyDoc) -> tuple[np.ndarray, np.ndarray]:
    """First characters of the tokens, and the characters after them.

    Examples
    --------
    >>> import spacy
    >>> [places.tolist() for places in places_of(spacy.blank("de")("Der Pegel steigt."))]
    [[0, 4, 10, 16], [3, 9, 16, 17]]
    """
    return doc.places if isinstance(doc, StoredDoc) else _places(layers_of(doc))


def _places(layers: Layers) -> tuple[np.ndarray, np.ndarray]:
    lengths = np.fromiter(map(len, layers.strings), int, len(layers.strings))[layers.of("ORTH")]
    space = layers.of("SPACY")
    ends = np.cumsum(lengths + space) - space
    return ends - lengths, ends


def sentence_starts(doc: AnyDoc) -> list[int]:
    """First characters of the sentences.

    Examples
    --------
    >>> import spacy
    >>> sentence_starts(spacy.blank("de")("Der Pegel steigt."))
    [0]
    """
    starts = places_of(doc)[0][read_layers(doc).of("SENT_START") == 1].tolist()
    return starts if starts and starts[0] == 0 else [0, *starts]
