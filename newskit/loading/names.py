"""Authors' names out of bylines."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newskit.cleaning import clean_line

_SPLIT = re.compile(r"\s*(?:;|\||\n|\s/\s|,(?!\s*(?:Jr|Sr|PhD|MA|MdB)\b)|\s(?:und|and|&|sowie|mit)\s)\s*")
_START = re.compile(
    r"^(?:(?:ein\w*|eine) \w+ von|(?:text|bericht|analyse|kommentar|interview|protokoll|autor(?:in|en)?|authors?"
    r"|geschrieben|written|posted|veröffentlicht)?\s*(?:von|by|:))\s+",
    re.IGNORECASE,
)
_INVERTED = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?, [A-ZÄÖÜ][a-zäöüß]+(?:[ -][A-ZÄÖÜ][a-zäöüß]+)?")
_CODE = re.compile(r"\s*[(\[][^()\[\]]{0,40}[)\]]\s*$")  # (obe)
_PLACE = re.compile(r",?\s+(?:in|aus)\s+[A-ZÄÖÜ][\w-]+$")
_ADDRESS = re.compile(r"https?://|www\.")
_NO_NAME = re.compile(
    r"https?://|www\.|@|\d{2}|\.(?:de|com|at|ch|org|net)\b|redaktion|facebook|aktualisiert|minuten|uhr\b", re.IGNORECASE
)
_MAX_WORDS = 6
# What a byline has to hold to be one: "Lea Kunz", "Lea von der Kunz"; or a short sign such as "lk", "lk/dpa".
_PERSON = re.compile(
    r"[^\W\d_a-zäöüß][\w.'’-]*(?: (?:von|van|de|der|den|zu|al|el|di|da|[^\W\d_a-zäöüß][\w.'’-]*)){1,5}"
)
_SIGN = re.compile(r"[a-zäöü]{2,5}(?:/[a-zäöü]{2,5})*|dpa|AFP|KNA|APA|SDA|AP|Reuters|epd|SID")


def split_names(byline: str) -> list[str]:
    """Split a byline into names, each once, without "Von" in front; "Kunz, Lea" is one name.

    Examples
    --------
    >>> split_names("Von Lea Kunz, Jan Pohl und dpa")
    ['Lea Kunz', 'Jan Pohl', 'dpa']
    >>> split_names("Kunz, Lea; Pohl, Jan")
    ['Kunz, Lea', 'Pohl, Jan']
    """
    parts = [
        part
        for whole in byline.split(";")
        for part in ([whole] if _INVERTED.fullmatch(whole.strip()) else _SPLIT.split(_START.sub("", whole.strip())))
    ]
    names = (_START.sub("", part.strip()).strip() for part in parts)
    return list(dict.fromkeys(name for name in names if name))


def read_authors(candidates: Iterable[str], outlets: Iterable[str | None] = (), is_byline: bool = True) -> list[str]:
    """Read the names in bylines; addresses, short signs behind names, and the outlet itself are left out.

    Examples
    --------
    >>> read_authors(["Von Lea Kunz (lk) und Jan Pohl, dpa", "Lindenauer Bote"], ["Lindenauer Bote"])
    ['Lea Kunz', 'Jan Pohl', 'dpa']
    """
    no_authors = {_fold(outlet) for outlet in outlets if outlet}
    names = []
    for candidate in candidates:
        whole = clean_line(candidate)
        if _fold(whole) in no_authors or _ADDRESS.search(whole):
            continue
        for part in split_names(whole):
            name = _PLACE.sub("", _CODE.sub("", part)).strip(" .:,-–")
            if name and _fold(name) not in no_authors and not _NO_NAME.search(name) and len(name.split()) <= _MAX_WORDS:
                names.append(name)
    if is_byline and not any(_PERSON.fullmatch(name) for name in names):
        names = [name for name in names if _SIGN.fullmatch(name)]
    if len(names) > 1 and is_byline:  # "Lea Kunz, Kurier Hamburg"
        signs = tuple(f"{outlet.lower()} " for outlet in outlets if outlet)
        names = [name for name in names if not name.lower().startswith(signs)] or names
    return list(dict.fromkeys(names))


def _fold(name: str) -> str:
    return re.sub(r"[\W_]+", "", re.sub(r"\.(?:de|com|at|ch|org|net)$", "", name.casefold().strip()))
