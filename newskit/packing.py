"""A Doc as bytes and back, for the cache and between processes.

spaCy's DocBin is made for many Docs in one file: it asks each token for its strings in Python and looks its encoders up
for every file. With one Doc an entry that took as long as finding the names in it. Columns take a fifth of that, and
what only counts words reads the columns without making a Doc of them.
"""

import json
import zlib
from typing import Any, NamedTuple, cast

import numpy as np
from spacy.tokens import Doc
from spacy.vocab import Vocab

from newskit.docs import decode

STRINGS = ("ORTH", "TAG", "MORPH", "LEMMA", "ENT_TYPE")
NUMBERS = ("SPACY", "POS", "SENT_START", "ENT_IOB")  # each fits into a byte; SENT_START may be -1
LAYERS = [*STRINGS, *NUMBERS]  # what newskit reads of a Doc
_FAST = 1  # the level of zlib: the usual one takes three times as long to save little


class Layers(NamedTuple):
    """The layers of a Doc as columns.

    Attributes
    ----------
    strings : list of str
        The different strings of the Doc.
    codes : array
        Tokens x `STRINGS`: which of the strings.
    numbers : array
        Tokens x `NUMBERS`.
    """

    strings: list[str]
    codes: np.ndarray
    numbers: np.ndarray

    def of(self, layer: str) -> np.ndarray:
        """One column."""
        if layer in STRINGS:
            return self.codes[:, STRINGS.index(layer)]
        return self.numbers[:, NUMBERS.index(layer)]


def layers_of(doc: Doc) -> Layers:
    """The columns of a Doc."""
    keys, codes = np.unique(doc.to_array(list(STRINGS)), return_inverse=True)
    strings = decode(keys.tolist(), doc.vocab.strings)
    return Layers(
        strings, codes.reshape(-1, len(STRINGS)), doc.to_array(list(NUMBERS)).astype("<i1").reshape(-1, len(NUMBERS))
    )


def pack(doc: Doc) -> bytes:
    """The layers of a Doc that newskit reads, as bytes.

    Parameters
    ----------
    doc : Doc
        Its words, spaces, tags, morphology, lemmas, sentences and entities are kept, and nothing else of it.

    Examples
    --------
    >>> import newskit as nk
    >>> nlp = nk.load_pipeline()
    >>> again = unpack(pack(nlp("Die Stadt Kassel baut.")), nlp.vocab)
    >>> again.text, again[2].ent_type_
    ('Die Stadt Kassel baut.', 'LOC')
    """
    strings, codes, numbers = layers_of(doc)
    return zlib.compress(
        json.dumps(strings).encode() + b"\n" + codes.astype("<u4").tobytes() + numbers.tobytes(), _FAST
    )


def unpack_layers(blob: bytes) -> Layers:
    """The columns that `pack` made bytes of.

    Raises
    ------
    ValueError, IndexError, zlib.error
        If `pack` did not make them.
    """
    strings, _, columns = zlib.decompress(blob).partition(b"\n")
    length = len(columns) // (4 * len(STRINGS) + len(NUMBERS))
    codes = np.frombuffer(columns, "<u4", length * len(STRINGS)).reshape(length, len(STRINGS))
    numbers = np.frombuffer(columns, "<i1", offset=codes.nbytes).reshape(length, len(NUMBERS))
    return Layers(json.loads(strings), codes, numbers)


def unpack(blob: bytes, vocab: Vocab) -> Doc:
    """The Doc that `pack` made bytes of, possibly in another vocabulary.

    Raises
    ------
    ValueError, IndexError, zlib.error
        If `pack` did not make them.
    """
    strings, codes, numbers = unpack_layers(blob)
    keys = np.array([vocab.strings.add(string) for string in strings], dtype="u8")
    layers = np.hstack([keys[codes], numbers.astype("i8").view("u8")])
    doc = Doc(vocab, words=cast(Any, layers[:, 0].tolist()), spaces=cast(Any, numbers[:, 0].tolist()))
    return doc.from_array(cast(Any, LAYERS), cast(Any, layers))
