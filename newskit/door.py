"""The door of the public functions: their tables and options, declared once and checked once.

`takes` stands above a function and names its tables. Whatever can be converted without loss (text in any of pandas'
types, times with or without a zone, columns that may be empty) is converted; anything else is refused with an
explanation. Options whose annotation is a Literal are checked as well. What one function of newskit passes to the next
has been through the door already.
"""

import os
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from difflib import get_close_matches
from functools import wraps
from inspect import Parameter, signature
from typing import Any, NamedTuple, TypeVar, cast

import pandas as pd
import pandera.pandas as pa

from newskit.columns import typed
from newskit.dispatch import is_dask
from newskit.errors import InputError
from newskit.options import check_options

Function = TypeVar("Function", bound=Callable[..., Any])
_inside: ContextVar[bool] = ContextVar("newskit_inside", default=False)

# Without these columns a table is of no use to any function; a function that asks for others names them.
_NEEDS = {
    "Articles": ("article_id", "text"),
    "Entities": ("article_id", "field", "label", "name"),
    "Quotes": ("article_id", "quote_id", "type", "field", "text"),
    "Pairs": ("a", "b", "containment_a", "containment_b", "passages"),
}


class Kind(NamedTuple):
    """A table that a function takes: its schema, and the columns that it cannot do without."""

    schema: pa.DataFrameSchema
    needs: tuple[str, ...]


def kind(schema: pa.DataFrameSchema, *needs: str) -> Kind:
    """A table of which a function needs other columns than most do."""
    return Kind(schema, needs)


def takes(**tables: pa.DataFrameSchema | Kind | type | tuple) -> Callable[[Function], Function]:
    """Check the tables of a function before it runs.

    Parameters
    ----------
    **tables : schema, Kind, pandas.Series, or a tuple of them
        Parameter -> what it takes; of a tuple the one that fits best. The annotation of the parameter tells what else
        may come: a Corpus, a bool, a row of the table (Series), None where that is the default.
    """

    def decorate(function: Function) -> Function:
        shape = signature(function)
        kinds = {
            name: one if isinstance(one, tuple) and not isinstance(one, Kind) else (one,)
            for name, one in tables.items()
        }

        @wraps(function)
        def at_the_door(*args: Any, **options: Any) -> Any:
            if _inside.get():
                return function(*args, **options)
            try:
                given = shape.bind(*args, **options)
            except TypeError:
                return function(*args, **options)  # Python says which argument is missing
            for name in kinds.keys() & given.arguments.keys():
                try:
                    given.arguments[name] = _admit(given.arguments[name], shape.parameters[name], kinds[name])
                except InputError as error:
                    raise InputError(f"{function.__name__}: `{name}`: {error}") from None
            check_options(function, given.arguments)
            mark = _inside.set(True)
            try:
                return function(*given.args, **given.kwargs)
            finally:
                _inside.reset(mark)

        return cast(Function, at_the_door)

    return decorate


def _admit(value: Any, parameter: Parameter, wanted: tuple) -> object:
    """The argument as the function may rely on it."""
    annotation = str(parameter.annotation)
    if (value is None and parameter.default is None) or (isinstance(value, bool) and "bool" in annotation):
        return value
    if pd.Series in wanted:
        return _as_series(value)
    kinds = [one if isinstance(one, Kind) else Kind(one, _NEEDS.get(one.name, tuple(one.columns))) for one in wanted]
    if hasattr(value, "articles") and hasattr(value, "docs"):  # a Corpus
        if "Corpus" in annotation:
            return value
        value = value.articles
    if is_dask(value):
        raise InputError("this table is of Dask; bring it here first: newskit.distributed.collect(table)")
    if "Series" in annotation:
        return check(_as_row(value), *kinds[0]).iloc[0]
    if isinstance(value, pd.DataFrame) and len(kinds) > 1:
        alike, columns = looks_like(value), set(value.columns)
        kinds.sort(key=lambda one: (not set(one.needs) <= columns, one.schema.name != alike))
        if alike is None and not set(kinds[0].needs) <= columns:
            names = " nor of ".join(one.schema.name for one in kinds)
            raise InputError(f"this is neither a table of {names}; its columns are {list(value.columns)}")
    return check(value, *kinds[0])


def paths(given: object) -> list[str | os.PathLike]:
    """One path or several, as a list.

    Raises
    ------
    InputError
        If it is anything else.
    """
    listed = (
        [given] if isinstance(given, (str, os.PathLike)) else list(given) if isinstance(given, (list, tuple)) else []
    )
    if not listed or not all(isinstance(path, (str, os.PathLike)) for path in listed):
        raise InputError(f"expected a path or a list of paths, not {_described(given)}")
    return listed


def _as_series(value: object) -> pd.Series:
    if isinstance(value, pd.Series):
        return value.reset_index(drop=True)
    if isinstance(value, (list, tuple)):
        return pd.Series(value, dtype=object)
    raise InputError(f"expected one column (a pandas Series), not {_described(value)}; take one: table['type']")


def _as_row(value: object) -> pd.DataFrame:
    if isinstance(value, pd.Series):
        return value.to_frame().T.reset_index(drop=True)
    if isinstance(value, pd.DataFrame) and len(value) == 1:
        return value
    raise InputError(f"expected one row of a table, not {_described(value)}; take one: table.iloc[0]")


def check(table: object, schema: pa.DataFrameSchema, needs: Iterable[str] | None = None) -> pd.DataFrame:
    """Return a table with all columns of a schema in their types; else say what is wrong with it, and what to do.

    Columns that the schema knows and the table lacks are there afterwards, empty; a table that fits is given back as it
    is. Columns of the user's own stay as they are, and so does the index if it tells the rows apart.

    Parameters
    ----------
    needs : iterable of str, optional
        The columns that must be there; all of the schema if not given.

    Raises
    ------
    InputError
        If this is no table, a needed column is missing, or values do not fit.
    """
    maker = schema.metadata["maker"]
    if not isinstance(table, pd.DataFrame):
        raise InputError(
            f"expected a table of {schema.name} (a pandas DataFrame), not {_described(table)}; {maker} gives one"
        )
    needs = list(schema.columns if needs is None else needs)
    given = _with_plain_index(table, schema)
    _check_columns(given, schema, needs)
    changed = {}
    for name, column in schema.columns.items():
        before = given.get(name)
        after = typed(before, column, schema, given.index)
        if after is not before:
            changed[name] = after
    made = given.assign(**changed) if changed else given
    _check_values(made, schema, [name for name in schema.columns if name in given or name in needs])
    return made


def looks_like(table: pd.DataFrame) -> str | None:
    """Which of the four tables this is, as far as its columns tell.

    Examples
    --------
    >>> from newskit import frames
    >>> looks_like(frames.empty(frames.Quotes)), looks_like(pd.DataFrame({"a": [1]}))
    ('Quotes', None)
    """
    columns = set(table.columns)
    return next((name for name, marks in _MARKS.items() if marks <= columns), None)


# What tells the tables apart, the most specific first: Quotes and Entities have a text, too.
_MARKS = {
    "Pairs": {"a", "b", "passages"},
    "Quotes": {"quote_id", "type"},
    "Entities": {"article_id", "field", "label", "name"},
    "Articles": {"article_id", "title"},
}
_GUESSED = ("title", "source", "published", "name", "speaker_name")  # never quietly empty where another name is near


def nearest(name: str, columns: Iterable[object]) -> str:
    """How to go on where a column is missing: ``" (is 'Titel' meant? ...)"``, or nothing where no name is near."""
    names = {str(column).casefold().strip(): column for column in columns}
    found = get_close_matches(name.casefold(), names, n=1, cutoff=0.75)
    return (
        f" (is {names[found[0]]!r} meant? Then table.rename(columns={{{names[found[0]]!r}: {name!r}}}))"
        if found
        else ""
    )


def need(table: pd.DataFrame, columns: Iterable[str], what: str) -> None:
    """Raise if a table lacks columns that an argument names.

    Raises
    ------
    InputError
        With the nearest name that there is.
    """
    missing = [name for name in columns if name not in table.columns]
    if missing:
        near = "".join(nearest(name, table.columns) for name in missing)
        raise InputError(f"{what} lacks the columns {missing}{near}; it has {list(table.columns)}")


def _described(value: object) -> str:
    """What came instead of a table."""
    if value is None:
        return "None"
    if isinstance(value, (str, os.PathLike)):
        return f"the path or text {str(value)!r}: nk.load_articles reads files"
    if isinstance(value, pd.DataFrame):
        return f"a table of {len(value)} rows"
    if isinstance(value, pd.Series):
        return "a Series (one column or row of a table)"
    if isinstance(value, (list, tuple)) and value:
        return f"a {type(value).__name__} that begins with {str(value[0])[:60]!r}"
    return f"{type(value).__module__.partition('.')[0]}.{type(value).__name__}".removeprefix("builtins.")


def _with_plain_index(table: pd.DataFrame, schema: pa.DataFrameSchema) -> pd.DataFrame:
    """Known columns that stand in the index come out of it; an index with names or doubled rows is replaced."""
    if table.columns.nlevels > 1:
        raise InputError(f"the columns of this table have {table.columns.nlevels} levels; give each one name first")
    known = [name for name in table.index.names if name in schema.columns and name not in table.columns]
    if known:
        table = table.reset_index(level=known)
    if table.index.nlevels > 1 or not table.index.is_unique:
        return table.reset_index(drop=True)
    return table if table.index.name is None else table.rename_axis(index=None)


def _check_columns(table: pd.DataFrame, schema: pa.DataFrameSchema, needs: list[str]) -> None:
    doubled = table.columns[table.columns.duplicated()]
    if len(doubled):
        raise InputError(f"the column {doubled[0]!r} stands twice in this table; drop or rename one of them")
    kind, maker = looks_like(table), schema.metadata["maker"]
    if schema.name in _MARKS and kind not in (None, schema.name):
        raise InputError(f"this is a table of {kind}, but {schema.name} are due here; {maker} gives them")
    own = [name for name in table.columns if name not in schema.columns]
    missing = [name for name in schema.columns if name not in table.columns and name in needs]
    near = [nearest(name, own) for name in (*missing, *(x for x in _GUESSED if x in schema.columns and x not in table))]
    if missing or any(near):
        missing = missing or [name for name in _GUESSED if nearest(name, own) and name in schema.columns]
        raise InputError(
            f"this table lacks the columns {missing} of {schema.name}{''.join(near)}; {maker} gives such a table. "
            f"It has {list(table.columns)}"
        )


def _check_values(table: pd.DataFrame, schema: pa.DataFrameSchema, names: Iterable[str]) -> None:
    """What the schema says of these columns. (pandera's own validation takes ten times as long for the same.)"""
    for name in names:
        column, values = schema.columns[name], table[name]
        missing = values.isna()
        doubled = column.unique and values.duplicated()
        allowed = next((check.statistics["allowed_values"] for check in column.checks), ())
        strange = values[~missing & ~values.isin(allowed)] if allowed else values.iloc[:0]
        if not column.nullable and missing.any():
            said = f"there are rows without {name}; fill or drop them: table.dropna(subset={name!r})"
        elif column.unique and doubled.any():
            twice = values[doubled].iloc[0]
            said = f"the {name} {twice!r} stands there twice; keep one row of each: table.drop_duplicates({name!r})"
        elif len(strange):
            said = f"column {name!r} has {strange.iloc[0]!r}; permitted are {', '.join(allowed)}"
        else:
            continue
        raise InputError(f"the table of {schema.name} is not sound: {said}")
