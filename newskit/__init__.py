"""newskit: German news in DataFrames: entity counts, quotes with speakers, comparisons between sources.

The public names are loaded when they are first used, so that ``import newskit`` costs little more than pandas.
"""

from importlib.metadata import PackageNotFoundError, version

import lazy_loader

try:
    __version__ = version("newskit")
except PackageNotFoundError:  # a checkout on the path that was never installed
    __version__ = "0.0.0"

_lazy_getattr, _, _names = lazy_loader.attach_stub(__name__, __file__)  # the names stand in __init__.pyi
__all__ = sorted([*_names, "plot", "__version__"])


def __dir__() -> list[str]:
    return __all__


def __getattr__(name: str):
    if name == "plot":  # nk.plot.entity_bars(...) reads better than nk.plots
        name = "plots"
    return _lazy_getattr(name)
