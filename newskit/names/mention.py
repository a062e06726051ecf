"""One name in one article."""

from typing import NamedTuple


class Mention(NamedTuple):
    """A name as it stands in a Doc: ``doc.text[start:end]`` is the mention as written."""

    start: int
    end: int
    label: str  # "PER", "LOC", "ORG" or "MISC"
    name: str  # canonical: the fullest form that the article itself gives, in the nominative
    role: str | None = None  # office or function as written beside the name: "Bundeskanzlerin", "SPD-Chef"
    why: str | None = None  # what led to the name: "surname of a full name", "explained in brackets", "inflected form"


class Named(NamedTuple):
    """The canonical name of a mention, and what led to it; None if the mention is written so."""

    name: str
    why: str | None
