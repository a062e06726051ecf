"""Functions that are looked up when they are called: the engine for a table of Dask, what a method shows."""

from collections.abc import Callable
from functools import wraps
from importlib import import_module
from inspect import signature
from typing import Any, TypeVar, cast

Function = TypeVar("Function", bound=Callable[..., Any])


def also_on_dask(function: Function) -> Function:
    """Let a function take a ``dask.dataframe`` as its first argument, too.

    The function of the same name in `newskit.distributed` then does the work. Dask is imported by whoever made the
    frame; newskit does not import it for others.
    """

    parameters = list(signature(function).parameters)

    @wraps(function)
    def dispatched(*args: Any, **options: Any) -> Any:
        named = dict(zip(parameters, args, strict=False)) | options
        if is_dask(named.get(parameters[0])):
            return call_above("newskit.distributed", function.__name__, **named)
        return function(*args, **options)

    return cast("Function", dispatched)


def is_dask(table: object) -> bool:
    """Tell a frame of Dask without importing it."""
    return type(table).__module__.partition(".")[0] in ("dask", "dask_expr")


def call_above(module: str, name: str, *args: Any, **options: Any) -> Any:
    """Call a function of a module in a layer above the caller's, as a method that shows its object must."""
    return getattr(import_module(module), name)(*args, **options)
