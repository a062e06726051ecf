"""Which column is what: German and English names of fields, in exports, feeds and crawlers' JSON."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import takewhile

import pandas as pd

from newskit import frames
from newskit.cleaning.lists import read_lists
from newskit.errors import InputError
from newskit.loading.dates import parse_moment

_NAMES = read_lists("newskit.loading")["columns"]
_AROUND = frozenset(_NAMES.pop("around").split())
FIELDS = tuple(_NAMES)
HEADER_WITHIN = 20  # rows; exports print a few above their table
_LOOKED_AT = 200  # rows
_LONGEST_NAME = 100  # of a column


def _key(name: object) -> str:
    spelled = unicodedata.normalize("NFC", str(name)).casefold()
    spelled = spelled.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    return re.sub(r"[\W_]+", "", spelled)


# Every name with the fields that it may stand for, and how likely; "Tag" is a day or a keyword.
_FIELDS_OF: dict[str, dict[str, int]] = {}
for _field, _names in _NAMES.items():
    for _rank, _name in enumerate([_field, *_names.split()]):
        _FIELDS_OF.setdefault(_key(_name), {}).setdefault(_field, _rank)


@lru_cache(maxsize=10_000)
def _fields_of(name: object) -> dict[str, int]:
    """The fields that a name stands for, as it is or without words that say nothing ("article.title", "titel_de")."""
    if len(str(name)) > _LONGEST_NAME:
        return {}
    if found := _FIELDS_OF.get(_key(name)):
        return found
    words = re.findall(r"[^\W_]+", re.sub(r"(?<=[a-zäöü])(?=[A-ZÄÖÜ])", "_", str(name)))
    telling = [word for word in words if word.casefold() not in _AROUND]
    fields = _FIELDS_OF.get(_key("".join(telling)), {}) if len(telling) < len(words) else {}
    return {field: rank + len(_FIELDS_OF) for field, rank in fields.items()}


def is_shared(name: object) -> bool:
    """Whether only the value tells which field a name stands for."""
    return len(_fields_of(name)) > 1


def candidates(names: Iterable[object], columns: Mapping[str, str] | None = None) -> dict[str, list]:
    """The names that may stand for each field, the likeliest first; a user's choice stands alone."""
    return _candidates(tuple(names), tuple((columns or {}).items()))


@lru_cache(maxsize=1000)
def _candidates(names: tuple, columns: tuple) -> dict[str, list]:
    chosen = {name: field for name, field in columns if name in names}
    ranked: dict[str, dict] = {}
    for name in names:
        for field, rank in _fields_of(name).items() if name not in chosen else ():
            if field not in chosen.values():
                ranked.setdefault(field, {})[name] = rank
    likely = {field: sorted(ranks, key=ranks.__getitem__) for field, ranks in ranked.items()}
    return {field: [name] for name, field in chosen.items()} | likely


def map_columns(names: Iterable[object], columns: Mapping[str, str] | None = None) -> dict[object, str]:
    """Which of the given names of columns, or keys of an object, stands for which field: {name: field}, each once."""
    taken: dict[object, str] = {}
    for field, (name, *_) in candidates(names, columns).items():
        taken.setdefault(name, field)
    return taken


def find_header(rows: Sequence[Sequence], columns: Mapping[str, str]) -> tuple[list[str], int]:
    """The names of a table's columns, and how many rows stand above its data; no names if nothing tells them.

    They stand in the first row with two that are known, or with text or title below nothing but captions. Otherwise
    a user may have named columns by number ("column 1").
    """
    captions = sum(1 for _ in takewhile(lambda row: sum(map(bool, row)) < 2, rows))
    for number, row in enumerate(rows[:HEADER_WITHIN]):
        names = column_names(row)
        fields = set(map_columns(names, columns).values())
        is_below_captions = captions in (number, len(rows))
        if len(fields) > 1 or (is_below_captions and not fields.isdisjoint(frames.FIELDS)):
            return names, number + 1
    numbers = column_names([None] * max(map(len, rows), default=0))
    return numbers if map_columns(numbers, columns) else [], 0


def column_names(row: Sequence[object]) -> list[str]:
    """The names in the first row of a table, each once; columns without one are numbered."""
    written = ["" if value is None else str(value).strip() for value in row]
    names = [name or f"column {number}" for number, name in enumerate(written, 1)]
    before = [names[:i].count(name) for i, name in enumerate(names)]
    return [f"{name} {n + 1}" if n else name for name, n in zip(names, before, strict=True)]


def looks_like(values: Iterable[object]) -> str | None:
    """What the values of a column look like: "text", "title", "published" or nothing of these."""
    values = list(values)
    filled = [value for value in values if isinstance(value, str) and value.strip()]
    if not filled or len(filled) < len(values) / 2:
        return None
    if sum(parse_moment(value) is not None for value in filled) > 0.9 * len(filled):
        return "published"
    length = sum(map(len, filled)) / len(filled)
    words = sum(len(value.split()) for value in filled) / len(filled)
    if words < length / 25 or words < 3:
        return None  # addresses, codes
    return "text" if length > 120 else "title" if len(set(filled)) > 0.8 * len(filled) else None


def find_hints(articles: pd.DataFrame, from_files: bool) -> Iterator[str]:
    """What is missing from the whole table although the input may have it."""
    if from_files and len(articles) and articles["source"].eq(frames.NO_SOURCE).all():
        yield (
            f'no outlet is known, so all articles have the source "{frames.NO_SOURCE}"; put the files of each outlet '
            'into a folder with its name, or set it: articles["source"] = "Der Standard"'
        )
    lacking = [field for field in ("text", "title", "published") if articles[field].isna().all()]
    others = [name for name in articles.columns if name not in frames.Articles.columns]
    for name in others if lacking else ():
        kind = looks_like(articles[name].head(_LOOKED_AT).astype(object))
        if kind in lacking:
            yield f"the column {name!r} looks like {kind!r} and was not used; if it is: columns={{{name!r}: {kind!r}}}"


def check_columns(columns: Mapping[str, str] | None) -> dict[str, str]:
    """Read a user's mapping of columns, whichever way round it is written.

    Raises InputError if neither side names fields of the Articles.
    """
    given = columns or {}
    known = {*FIELDS, *frames.Articles.columns}
    for either in (given, {field: name for name, field in given.items()}):
        if known.issuperset(either.values()):
            return {str(name): field for name, field in either.items()}
    unknown = [field for field in given.values() if field not in known]
    raise InputError(f"columns= maps to {unknown}, which are no fields of an article; the fields are {list(FIELDS)}")
