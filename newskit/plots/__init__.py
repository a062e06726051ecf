"""Figures: each function takes a table, draws one figure and returns its matplotlib Axes."""

import lazy_loader

from newskit.errors import needs

_load, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)


def __getattr__(name: str) -> object:
    with needs("plots", "drawing figures"):
        return _load(name)
