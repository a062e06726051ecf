"""Options of fixed choice: what a function permits is read off its annotations, and checked in one place."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cache
from types import NoneType, SimpleNamespace, UnionType
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from newskit.errors import InputError


class Option(NamedTuple):
    """The values that an option may have, and those that a list given for it may hold."""

    one: tuple
    several: tuple


@cache
def options_of(function: Callable) -> dict[str, Option]:
    """The options of a function that are annotated with a Literal, or a sequence of one, and nothing else.

    Examples
    --------
    >>> def search(text: str, sort: Literal["left", "right"] | None = None) -> None: ...
    >>> options_of(search)
    {'sort': Option(one=('left', 'right', None), several=())}
    """
    hints: dict[str, Any] = {}
    for name, written in function.__annotations__.items():
        with suppress(NameError):  # of what is imported for type checkers only
            hints |= get_type_hints(SimpleNamespace(__annotations__={name: written}), function.__globals__)
    found = {}
    for name, hint in hints.items():
        parts = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
        one = tuple(value for part in parts if get_origin(part) is Literal for value in get_args(part))
        lists = [get_args(part)[0] for part in parts if get_origin(part) is Sequence]
        several = tuple(value for part in lists if get_origin(part) is Literal for value in get_args(part))
        known = sum(part is NoneType or get_origin(part) is Literal for part in parts) + bool(several) * len(lists)
        if (one or several) and known == len(parts):
            found[name] = Option((*one, None) if NoneType in parts else one, several)
    return found


def check_options(function: Callable, arguments: Mapping[str, Any]) -> None:
    """Refuse a value that an option does not permit.

    Raises
    ------
    InputError
        With the values that are permitted.
    """
    for name, option in options_of(function).items():
        if name in arguments:
            value = arguments[name]
            listed = option.several and isinstance(value, Iterable) and not isinstance(value, str)
            permitted = option.several if listed else option.one
            odd = [one for one in (value if listed else [value]) if one not in permitted]
            if odd:
                kind = "one of" if permitted else "a list of"
                known = ", ".join(str(other) for other in permitted or option.several if other is not None)
                raise InputError(f"{function.__name__}: {name}={odd[0]!r} is not {kind} {known}")
