"""What a raw value says, whichever format brings it: missing, one text, several, an object."""

import ast
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

import pandas as pd
from pandas.api.types import is_scalar

from newskit.cleaning.lists import patterns, read_lists

_MISSING = patterns("newskit.loading", "missing").marks
_LONGEST_MARK = 16
_KEYS = read_lists("newskit.loading")["objects"]
_NAMES, _GIVEN, _FAMILY = (_KEYS[name].split() for name in ("names", "given", "family"))
_WRITTEN = frozenset(_KEYS["written"].split())
_SPANS = ("text", "value", "children", "content")  # of the pieces of a paragraph
_QUOTED = r"'[^'\\]*'|\"[^\"\\]*\""
_PRINTED_LIST = re.compile(rf"(?:\[|c\()\s*(?:{_QUOTED})(?:[\s,]+(?:{_QUOTED}))*\s*[\])]")  # by NumPy, R
_MAX_LITERAL = 2**20
_MAX_DEPTH = 20
_KINDS = {dict: "object", list: "list", str: "text", int: "number", float: "number", bool: "true or false"}


class Quoted(str):
    """A text that stood in quotation marks, so that "NA" is a word and no missing value."""

    __slots__ = ()


def present(value: Any) -> Any:
    """The value as plain Python; None for everything that means missing."""
    if isinstance(value, str):
        is_marker = len(value) <= _LONGEST_MARK and type(value) is not Quoted and _is_marker(value)
        return None if is_marker or not value or value.isspace() else printable(value)
    if isinstance(value, bytes):
        return present(value.decode("utf-8", "replace"))
    if is_scalar(value) and pd.isna(value):
        return None
    if hasattr(value, "tolist"):  # NumPy
        is_time = value.dtype.kind == "M" and not value.shape
        return present(pd.Timestamp(value) if is_time else value.tolist())
    if isinstance(value, (tuple, set, frozenset)):
        value = list(value) if isinstance(value, tuple) else sorted(value, key=str)
    if isinstance(value, dict) and len(value) == 1:
        name = next(iter(value))
        if str(name).startswith(("$", "@value", "#text")):  # as MongoDB and XML converters write
            return present(value[name])
    return None if isinstance(value, (list, dict)) and not value else value


@lru_cache(maxsize=10_000)
def _is_marker(text: str) -> bool:
    return _MISSING.fullmatch(text.strip()) is not None


def printable(text: str) -> str:
    """Text without halves of surrogate pairs, which nothing that is written out may hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def opened(value: Any) -> Any:
    """A list or an object that was written as text ("['a', 'b']"), read; everything else as it is."""
    if not isinstance(value, str) or len(value) > _MAX_LITERAL:
        return value
    text = value.strip()
    if _PRINTED_LIST.fullmatch(text):
        return [one[1:-1] for one in re.findall(_QUOTED, text)]
    if text[:1] + text[-1:] not in ("[]", "{}", "()"):
        return value
    if text[0] == "{" and "," in text and not re.search("[:{]", text[1:1000]):  # as PostgreSQL prints
        return [one.strip(" \"'") for one in text[1:-1].split(",")]
    for read in (json.loads, ast.literal_eval):
        try:
            found = read(text)
        except (ValueError, SyntaxError, RecursionError, MemoryError, TypeError):
            continue
        return present(found) if isinstance(found, (list, tuple, dict, set)) else value
    return value


def texts(value: object, depth: int = 0) -> Iterator[str]:
    """The paragraphs of a text that comes as a string, a list, or an object with sections in it."""
    value = present(opened(value))
    if isinstance(value, dict):
        value = [part for name, part in value.items() if str(name).lower() in _WRITTEN]
    if isinstance(value, list):
        for part in value if depth < _MAX_DEPTH else ():
            yield from [_span(part)] if _is_inline(part) else texts(part, depth + 1)
    elif value is not None:
        yield str(value)


def _span(part: Any) -> str:
    """A piece of a paragraph, as editors keep bold words and links: {"type": "text", "text": "Der "}."""
    if isinstance(part, list):
        return "".join(map(_span, part))
    if isinstance(part, dict):
        return next((_span(one) for key in _SPANS if (one := part.get(key))), "")
    return part if isinstance(part, str) else ""


def _is_inline(value: object) -> bool:
    """Tell whether a list holds pieces of one paragraph; spaces at their edges say so."""
    if not isinstance(value, list) or not all(isinstance(part, dict) for part in value):
        return False
    kinds = {part.get("type", part.get("_type", part.get("nodeType", "text"))) for part in value}
    pieces = [_span(part) for part in value]
    is_open = any(piece[:1] in (" ", ",", ".") or piece[-1:] == " " for piece in pieces if piece)
    return len(pieces) > 1 and is_open and kinds <= {"text", "span", "link", "hyperlink", "a"}


def names(value: object, depth: int = 0) -> Iterator[str]:
    """What the things are called that a value lists: words, persons, sections; each as it is written."""
    value = present(opened(value))
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, list):
        for part in value:
            yield from names(part, depth + 1)
    elif isinstance(value, dict):
        person = " ".join(str(one) for keys in (_GIVEN, _FAMILY) if (one := first(value, keys)) is not None)
        called = first(value, _NAMES[:-2])
        yield from names(called if called is not None else person or first(value, _NAMES[-2:]), depth + 1)
    elif value is not None:
        yield str(value)


def first(record: Mapping, keys: Iterable[str]) -> Any:
    """The value of the first of the keys that has one."""
    return next((found for key in keys if (found := present(record.get(key))) is not None), None)


def name_of(value: object) -> str | None:
    """What a thing, or the first of several, is called."""
    return next((name.strip() for name in names(value) if name.strip()), None)


def flat(value: object) -> object:
    """A value of a column that newskit has no name for: lists of words joined, other lists and objects as JSON."""
    value = present(value)
    if isinstance(value, list):
        parts = [flat(part) for part in value]
        if all(isinstance(part, (str, int, float)) for part in parts):
            return "; ".join(map(str, parts))
    elif isinstance(value, dict) and isinstance(named := first(value, ("name", "title", "value")), str):
        return named
    return json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, (list, dict)) else value


def shape(value: object) -> str:
    """How a value is built, in words for a reader."""
    value = opened(value)
    if isinstance(value, dict) and value:
        return f"an object with the keys {', '.join(map(repr, list(value)[:6]))}"
    if isinstance(value, list) and value:
        return f"a list of {_KINDS.get(type(value[0]), type(value[0]).__name__)}s"
    return f"{'an empty' if value in ([], {}) else 'a'} {_KINDS.get(type(value), type(value).__name__)}"


def fold(text: str | None) -> str:
    """A text for comparison: the words in small letters, without punctuation."""
    return re.sub(r"[\W_]+", " ", (text or "").casefold()).strip()


def solid(text: str | None) -> str:
    """A text for comparison: its letters and digits only."""
    return re.sub(r"[\W_]+", "", (text or "").casefold())
