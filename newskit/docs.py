"""What several steps read of a Doc, worked out once and kept with it."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Callable, Hashable, Iterable
from functools import wraps
from typing import TYPE_CHECKING, TypeVar

from spacy.attrs import ENT_IOB, ENT_TYPE, MORPH, SENT_START, TAG
from spacy.strings import StringStore
from spacy.tokens import Doc

if TYPE_CHECKING:
    from newskit.layers import AnyDoc

Key = TypeVar("Key", bound=Hashable)
Found = TypeVar("Found")

_TEXT = "newskit.text"
_KEPT = "newskit.kept"
_LAYERS = [TAG, MORPH, SENT_START, ENT_IOB, ENT_TYPE]
_MANY = 50_000

# spaCy's keys are hashes of the strings, the same in every vocabulary. Each string is decoded once, and is the same
# object wherever it stands, so that looking it up in a set costs no second hashing.
_strings: dict[int, str] = {}


class Memo(dict[Key, Found]):
    """What a function says of words, kept: texts have the same words again and again, and a look-up costs no call.

    Examples
    --------
    >>> lengths = Memo(len)
    >>> lengths["Pegel"], list(map(lengths.__getitem__, ["Der", "Pegel"]))
    (5, [3, 5])
    """

    def __init__(self, find: Callable[[Key], Found]):
        super().__init__()
        self._find = find

    def __missing__(self, word: Key) -> Found:
        if len(self) > _MANY:  # of millions of articles, most words are seen once
            self.clear()
        found = self[word] = self._find(word)
        return found


def text_of(doc: AnyDoc) -> str:
    """The text of a Doc. ``doc.text`` makes a Python object of every token each time it is asked.

    Examples
    --------
    >>> import spacy
    >>> text_of(spacy.blank("de")("Der Pegel steigt."))
    'Der Pegel steigt.'
    """
    text = doc.user_data.get(_TEXT)
    # A Doc that was made of another may have inherited its text.
    if text is None or isinstance(doc, Doc) and len(text) != _length(doc):
        text = doc.user_data[_TEXT] = doc.text
    return text


def remember_text(doc: AnyDoc, text: str) -> None:
    """Tell `text_of` a text that is known already."""
    doc.user_data[_TEXT] = text


def decode(keys: Iterable[int], strings: StringStore) -> list[str]:
    """The strings that spaCy's keys stand for; the key 0 is "".

    Examples
    --------
    >>> import spacy
    >>> doc = spacy.blank("de")("Der Pegel steigt.")
    >>> decode(doc.to_array("ORTH").tolist(), doc.vocab.strings)
    ['Der', 'Pegel', 'steigt', '.']
    """
    keys = keys if isinstance(keys, list) else list(keys)
    try:
        return list(map(_strings.__getitem__, keys))
    except KeyError:
        if len(_strings) > _MANY:  # of millions of articles, most words are seen once
            _strings.clear()
        _strings.update({key: strings[key] for key in set(keys).difference(_strings)})
        return list(map(_strings.__getitem__, keys))


def once_a_doc(find: Callable[[AnyDoc], list[Found]]) -> Callable[[AnyDoc], list[Found]]:
    """Let a function of a Doc do its work once: entities and quotes need the same mentions.

    What was found is kept as bytes in the Doc's `user_data`, with a fingerprint of the layers that the rules read, and
    found anew if somebody has changed one of them.
    """
    name = find.__name__

    @wraps(find)
    def found_once(doc: AnyDoc) -> list[Found]:
        layers = hash(doc.to_array(_LAYERS).tobytes()) if isinstance(doc, Doc) else "as stored"
        kept = doc.user_data.setdefault(_KEPT, {})
        known = kept.get(name)
        if known is not None and known[0] == layers:
            return pickle.loads(zlib.decompress(known[1]))
        found = find(doc)
        kept[name] = (layers, zlib.compress(pickle.dumps(found), 1))
        return found

    return found_once


def keep_in(doc: AnyDoc, kept: dict) -> None:
    """Let `once_a_doc` keep what it finds in a dictionary that outlives the Doc."""
    doc.user_data[_KEPT] = kept


def _length(doc: Doc) -> int:
    last = doc[-1] if len(doc) else None
    return last.idx + len(last.text_with_ws) if last is not None else 0
