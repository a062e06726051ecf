"""Countries, after the Unicode CLDR (through Babel)."""

from functools import cache

from newskit.names.forms import fold


def is_country(name: str) -> bool:
    """Is it the German name of a country or continent?

    Examples
    --------
    >>> is_country("Honduras"), is_country("Hondura")
    (True, False)
    """
    return fold(name) in _countries()


@cache
def _countries() -> frozenset[str]:
    from babel import Locale  # reads its tables when first asked

    return frozenset(fold(name) for name in Locale("de").territories.values())
