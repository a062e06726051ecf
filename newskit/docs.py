"""What several steps read of a Doc, worked out once and kept beside it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from spacy.tokens import Doc

Found = TypeVar("Found")

_TEXT = "newskit.text"
_LAYERS = ["ORTH", "SPACY", "TAG", "MORPH", "SENT_START", "ENT_IOB", "ENT_TYPE"]


def text_of(doc: Doc) -> str:
    """The text of a Doc. ``doc.text`` makes a Python object of every token each time it is asked, a millisecond an article.

    Examples
    --------
    >>> import spacy
    >>> text_of(spacy.blank("de")("Der Pegel steigt."))
    'Der Pegel steigt.'
    """
    text = doc.user_data.get(_TEXT)
    if text is None or len(text) != _length(doc):  # a Doc that was made of another may have inherited its text
        strings = doc.vocab.strings
        words, spaces = doc.to_array(["ORTH", "SPACY"]).T.tolist() if len(doc) else ([], [])
        pairs = zip(words, spaces, strict=True)
        text = doc.user_data[_TEXT] = "".join(
            [strings[word] + " " if space else strings[word] for word, space in pairs]
        )
    return text


def once_a_doc(find: Callable[[Doc], list[Found]]) -> Callable[[Doc], list[Found]]:
    """Let a function of a Doc do its work once: entities and quotes need the same mentions.

    What was found is kept in the Doc's `user_data` with a fingerprint of the layers that the rules read, and found anew
    if somebody has changed one of them.
    """
    key = f"newskit.{find.__name__}"

    @wraps(find)
    def found_once(doc: Doc) -> list[Found]:
        layers = hashlib.blake2b(doc.to_array(_LAYERS).tobytes(), digest_size=16).digest()
        known = doc.user_data.get(key)
        if known is None or known[0] != layers:
            known = doc.user_data[key] = (layers, tuple(find(doc)))
        return list(known[1])

    return found_once


def _length(doc: Doc) -> int:
    last = doc[-1] if len(doc) else None
    return last.idx + len(last.text_with_ws) if last is not None else 0
