"""German words by what they do in a sentence: `lists.toml`, read once."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def _lists() -> dict[str, str]:
    return tomllib.loads(files("newskit.german").joinpath("lists.toml").read_text(encoding="utf-8"))


def word_list(*names: str) -> frozenset[str]:
    """The words of one or more lists of `lists.toml`.

    >>> sorted(word_list("nobody"))
    ['keiner', 'nichts', 'niemand']
    """
    return frozenset(word for name in names for word in _lists()[name].split())


def endings(name: str) -> tuple[str, ...]:
    """A list as `str.endswith` takes it."""
    return tuple(sorted(word_list(name)))
