"""Is a folded or inflected name a country's? The names are those of the pipelines."""

from functools import cache

from newskit.names.forms import fold
from newskit.pipelines.names import country_names


def is_country(name: str) -> bool:
    """Is it the German name of a country?

    Examples
    --------
    >>> is_country("Honduras"), is_country("Hondura")
    (True, False)
    """
    return fold(name) in _countries()


@cache
def _countries() -> frozenset[str]:
    return frozenset(map(fold, country_names()))
