"""What a raw value says, whichever format brings it: missing, one text, several, an object."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator

import pandas as pd

_MISSING = frozenset({"NA", "N/A", "n/a", "#N/A", "#NV", "NULL", "null", "NaN", "nan", "None", "<NA>", "NaT", "\\N"})
_MISSING |= {"-", "--", "–", "—", "[]", "{}"}
_LONGEST_MARK = max(map(len, _MISSING))
# Where objects keep what they are called, and what they say, in the order of their parts.
_NAMES = (
    "name",
    "@value",
    "#text",
    "title",
    "label",
    "value",
    "term",
    "displayName",
    "display_name",
    "full_name",
    "rendered",
    "main",
    "original",
)
_GIVEN = ("givenName", "given_name", "firstName", "first_name", "firstname", "vorname")
_FAMILY = ("familyName", "family_name", "lastName", "last_name", "lastname", "nachname")
_WRITTEN = """text texts content contents body articlebody bodytext paragraph paragraphs absatz absätze section sections block
    blocks children data value headline heading title subheadline subtitle html rendered #text @value"""
_NO_COMMAS = re.compile(r"\[\s*(?:'[^']*'|\"[^\"]*\")(?:\s+(?:'[^']*'|\"[^\"]*\"))*\s*\]")  # as NumPy prints
_MAX_LITERAL = 2**20
_MAX_DEPTH = 20


class Quoted(str):
    """A text that stood in quotation marks, so that "NA" is a word and no missing value."""

    __slots__ = ()


def present(value: object) -> object:
    """The value as plain Python; None for everything that means missing.

    Examples
    --------
    >>> [present(value) for value in ("Text", " ", "NULL", float("nan"), Quoted("NULL"), [], {"$date": "3.5.2024"})]
    ['Text', None, None, None, 'NULL', None, '3.5.2024']
    """
    if isinstance(value, str):
        return None if _says_nothing(value) else printable(value)
    if isinstance(value, bytes):
        return present(value.decode("utf-8", "replace"))
    if value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and value != value):
        return None
    if hasattr(value, "tolist"):  # NumPy
        return present(pd.Timestamp(value) if value.dtype.kind == "M" and not value.shape else value.tolist())
    if isinstance(value, (tuple, set, frozenset)):
        value = sorted(value, key=str) if not isinstance(value, tuple) else list(value)
    if (
        isinstance(value, dict)
        and len(value) == 1
        and (name := str(next(iter(value)))).startswith(("$", "@value", "#text"))
    ):
        return present(value[name])  # as MongoDB and XML converters write
    return None if isinstance(value, (list, dict)) and not value else value


def _says_nothing(text: str) -> bool:
    if len(text) > _LONGEST_MARK:
        return text.isspace()
    return not text.strip() or (text.strip() in _MISSING and type(text) is not Quoted)


def printable(text: str) -> str:
    """Text without halves of surrogate pairs, which nothing that is written out may hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def opened(value: object) -> object:
    """A list or an object that was written as text ("['a', 'b']"), read; everything else as it is.

    Examples
    --------
    >>> opened("['Lea Kunz', 'Jan Pohl']"), opened('["a"]'), opened("['a' 'b']"), opened("[Video] Rat tagt")
    (['Lea Kunz', 'Jan Pohl'], ['a'], ['a', 'b'], '[Video] Rat tagt')
    """
    if not isinstance(value, str) or len(value) > _MAX_LITERAL:
        return value
    text = value.strip()
    if text.startswith("c(") and text.endswith(")"):  # as R prints
        text = f"[{text[2:-1]}]"
    if text[:1] + text[-1:] not in ("[]", "{}", "()"):
        return value
    if text[0] == "{" and "," in text and not re.search("[:{]", text[1:1000]):  # as PostgreSQL prints
        return [one.strip(" \"'") for one in text[1:-1].split(",")]
    if _NO_COMMAS.fullmatch(text):
        return [one[1:-1] for one in re.findall(r"'[^']*'|\"[^\"]*\"", text)]
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
    if isinstance(value, list) and depth < _MAX_DEPTH:
        for part in value:
            yield from texts(part, depth + 1)
    elif isinstance(value, dict) and depth < _MAX_DEPTH:
        for name, part in value.items():
            if str(name).lower() in _WRITTEN.split():
                yield from texts(part, depth + 1)
    elif value is not None and not isinstance(value, (list, dict)):
        yield str(value)


def names(value: object, depth: int = 0) -> Iterator[str]:
    """What the things are called that a value lists: words, persons, sections; each as it is written."""
    value = present(opened(value))
    if isinstance(value, list) and depth < _MAX_DEPTH:
        for part in value:
            yield from names(part, depth + 1)
    elif isinstance(value, dict):
        named = next((found for key in _NAMES if (found := present(value.get(key))) is not None), None)
        parts = (
            next((str(value[key]) for key in keys if present(value.get(key)) is not None), "")
            for keys in (_GIVEN, _FAMILY)
        )
        whole = named if named is not None else " ".join(filter(None, parts))
        yield from names(whole, depth + 1) if depth < _MAX_DEPTH else ()
    elif value is not None:
        yield str(value)


def flat(value: object) -> object:
    """A value of a column that newskit has no name for: lists of words joined, other lists and objects as JSON.

    Examples
    --------
    >>> flat(["a", {"name": "b"}]), flat({"a": {"b": 1}}), flat(3)
    ('a; b', '{"a": {"b": 1}}', 3)
    """
    value = present(value)
    if isinstance(value, list):
        parts = [flat(part) for part in value]
        if all(isinstance(part, (str, int, float)) for part in parts):
            return "; ".join(map(str, parts))
    elif isinstance(value, dict):
        named = next((value[key] for key in ("name", "title", "value") if isinstance(value.get(key), str)), None)
        if named is not None:
            return named
    return json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, (list, dict)) else value


_KINDS = {dict: "object", list: "list", str: "text", int: "number", float: "number", bool: "true or false"}


def shape(value: object) -> str:
    """How a value is built, in words for a reader.

    Examples
    --------
    >>> shape({"a": 1, "b": 2}), shape([[1, 2]]), shape("x")
    ("an object with the keys 'a', 'b'", 'a list of lists', 'a text')
    """
    value = opened(value)
    if isinstance(value, dict) and value:
        return f"an object with the keys {', '.join(map(repr, list(value)[:6]))}"
    if isinstance(value, list) and value:
        return f"a list of {_KINDS.get(type(value[0]), type(value[0]).__name__)}s"
    return f"{'an empty' if value in ([], {}) else 'a'} {_KINDS.get(type(value), type(value).__name__)}"
