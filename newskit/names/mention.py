"""One name in one article."""

from typing import NamedTuple


class Mention(NamedTuple):
    """A name as it stands in a Doc.

    Attributes
    ----------
    start, end : int
        Characters of the Doc: ``doc.text[start:end]`` is the mention as written.
    label : str
        "PER", "LOC", "ORG" or "MISC".
    name : str
        The canonical name: the fullest form that the article itself gives, in the nominative.
    role : str or None
        Office or function as written beside the name ("Bundeskanzlerin", "SPD-Chef").
    why : str or None
        What led from the mention to its name ("surname of a full name", "explained in brackets", "inflected form").
    """

    start: int
    end: int
    label: str
    name: str
    role: str | None = None
    why: str | None = None


class Named(NamedTuple):
    """The canonical name of a mention, and what led to it; None if the mention is written so."""

    name: str
    why: str | None
