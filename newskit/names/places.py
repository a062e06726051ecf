"""Is a folded or inflected name a country's? The names are those of the pipelines."""

import re
from functools import cache, lru_cache

from newskit.german.spelling import fold
from newskit.pipelines.names import country_names

_CONTINENTS = frozenset(["europa", "asien", "afrika", "amerika", "lateinamerika", "australien", "antarktis", "arktis"])
_DIRECTION = re.compile(r"^(?:nord|sued|ost|west|mittel|zentral)+")


@lru_cache(maxsize=65536)
def is_country(name: str) -> bool:
    """Is it the German name of a country, a continent or a part of one?

    >>> is_country("Honduras"), is_country("Hondura")
    (True, False)
    >>> is_country("Westeuropa"), is_country("Ostdeutschlands")
    (True, False)
    """
    folded = fold(name)
    return folded in _countries() or _DIRECTION.sub("", folded) in _countries()


@cache
def _countries() -> frozenset[str]:
    return frozenset(map(fold, country_names())) | _CONTINENTS
