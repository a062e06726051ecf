"""What a user should know about a table that was loaded without a problem, and yet not as it was meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import pandas as pd

from newskit import frames
from newskit.errors import InputError
from newskit.loading.fields import looks_like

_LOOKED_AT = 200  # rows


class NamesSeen:
    """Which of the names that a user gave for columns have turned up in the input."""

    def __init__(self, columns: Mapping[str, str]):
        self._missing = dict.fromkeys(columns)
        self._seen: dict[str, None] = {}

    def add(self, names: Iterable[object]) -> None:
        """Note the names of a record."""
        if self._missing:
            found = dict.fromkeys(map(str, names))
            self._missing = {name: None for name in self._missing if name not in found}
            self._seen |= found if len(self._seen) < 100 else {}

    def check(self) -> None:
        """Say so, with an InputError and the names that there are, if a name was in no record."""
        if self._missing and self._seen:
            there = [name for name in self._seen if name != "origin"][:20]
            raise InputError(f"columns= has {list(self._missing)}, which no input has; there are {there}")


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
