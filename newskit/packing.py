"""A Doc as bytes and back, for the cache and between processes.

spaCy's DocBin is made for many Docs in one file: it asks each token for its strings in Python and looks its encoders up
for every file. With one Doc an entry that took as long as finding the names in it. Columns take a fifth of that.
"""

from __future__ import annotations

import json
import zlib

import numpy as np
from spacy.tokens import Doc
from spacy.vocab import Vocab

from newskit.docs import decode

_STRINGS = ["ORTH", "TAG", "MORPH", "LEMMA", "ENT_TYPE"]
_NUMBERS = ["SPACY", "POS", "SENT_START", "ENT_IOB"]  # each fits into a byte; SENT_START may be -1
LAYERS = [*_STRINGS, *_NUMBERS]  # what newskit reads of a Doc
_FAST = 1  # the level of zlib: the usual one takes three times as long to save little


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
    keys, codes = np.unique(doc.to_array(_STRINGS), return_inverse=True)
    strings = json.dumps(decode(keys.tolist(), doc.vocab.strings)).encode()
    codes = codes.astype("<u4").tobytes()
    numbers = doc.to_array(_NUMBERS).astype("<i1").tobytes()
    return zlib.compress(strings + b"\n" + codes + numbers, _FAST)


def unpack(blob: bytes, vocab: Vocab) -> Doc:
    """The Doc that `pack` made bytes of, in another vocabulary as it may be.

    Raises
    ------
    ValueError, IndexError, zlib.error
        If `pack` did not make them.
    """
    strings, _, columns = zlib.decompress(blob).partition(b"\n")
    keys = np.array([vocab.strings.add(string) for string in json.loads(strings)], dtype="u8")
    length = len(columns) // (4 * len(_STRINGS) + len(_NUMBERS))
    codes = np.frombuffer(columns, "<u4", length * len(_STRINGS)).reshape(length, len(_STRINGS))
    numbers = np.frombuffer(columns, "<i1", offset=codes.nbytes).reshape(length, len(_NUMBERS))
    layers = np.hstack([keys[codes], numbers.astype("i8").view("u8")])
    doc = Doc(vocab, words=layers[:, 0], spaces=numbers[:, 0])
    return doc.from_array(LAYERS, layers)
