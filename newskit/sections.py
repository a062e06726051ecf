"""Which characters of a Doc are which field of its article."""

from collections.abc import Iterable
from typing import NamedTuple, TypeVar

import pandas as pd

from newskit import frames
from newskit.docs import remember_text, text_of
from newskit.layers import AnyDoc

_SECTIONS = "newskit.sections"
_JOINT = "\n\n"
Described = TypeVar("Described", bound=AnyDoc)


class Section(NamedTuple):
    """A field of an article as a span of characters of its Doc."""

    field: str
    start: int
    end: int


class Place(NamedTuple):
    """Characters within a field of an article: ``article[field][start:end]``."""

    field: str
    start: int
    end: int


def sections(doc: AnyDoc) -> list[Section]:
    """The fields of an article as spans of its Doc; a Doc made elsewhere is one "text"."""
    return doc.user_data.get(_SECTIONS) or [Section("text", 0, len(text_of(doc)))]


def locate(doc: AnyDoc, start: int, end: int) -> Place | None:
    """Map characters of a Doc to a field of its article; None for a span that lies in no single field.

    Examples
    --------
    >>> import spacy
    >>> doc = spacy.blank("de")("Pegel steigt\\n\\nDer Fluss steigt.")
    >>> doc = describe(doc, doc.text, [Section("title", 0, 12), Section("text", 14, 31)])
    >>> locate(doc, 18, 23)
    Place(field='text', start=4, end=9)
    """
    for section in sections(doc):
        if section.start <= start and end <= section.end:
            return Place(section.field, start - section.start, end - section.start)
    return None


def describe(doc: Described, text: str | None, layout: list[Section]) -> Described:
    """Tell a Doc its text, if that is known, and its sections."""
    if text is not None:
        remember_text(doc, text)
    doc.user_data[_SECTIONS] = layout
    return doc


def compose(fields: Iterable[object], limit: int) -> tuple[str, list[Section]]:
    """Join title, teaser and text by blank lines, cut at `limit` characters, and tell where each begins and ends.

    Examples
    --------
    >>> compose(["Pegel steigt", None, "Der Fluss steigt."], 1000)[1]
    [Section(field='title', start=0, end=12), Section(field='text', start=14, end=31)]
    """
    parts: list[str] = []
    layout: list[Section] = []
    position = 0
    for field, value in zip(frames.FIELDS, fields, strict=True):
        if pd.isna(value) or not value:
            continue
        if parts:
            position += len(_JOINT)
        parts.append(str(value))
        layout.append(Section(field, position, position + len(parts[-1])))
        position += len(parts[-1])
    kept = [Section(field, start, min(end, limit)) for field, start, end in layout if start < limit]
    return _JOINT.join(parts)[:limit], kept
