"""Columns of the tables: their values in the types that newskit works with, whatever pandas type they come in."""

from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd
import pandera.pandas as pa

from newskit.errors import InputError


class Passage(NamedTuple):
    """Words that two articles share: ``a[field_a][start_a:end_a]`` says the same as ``b[field_b][start_b:end_b]``."""

    start_a: int
    end_a: int
    start_b: int
    end_b: int
    field_a: str
    field_b: str
    words: int


def typed(values: pd.Series | None, column: pa.Column, schema: pa.DataFrameSchema, index: pd.Index) -> pd.Series:
    """A column in its type, the same one if it has it already; an empty one for None.

    Raises
    ------
    InputError
        If the values cannot be read as this type.
    """
    dtype = str(column.dtype)
    wanted = _PANDAS_TYPES.get(dtype, dtype)
    if values is None:
        values = pd.Series([[] if dtype == "object" else None] * len(index), index=index, dtype=object)
    # pandas' own text, of which the missing is NaN, equals "string" as well.
    if values.dtype == (pd.StringDtype() if wanted == "string" else wanted) and wanted != "object":
        return values
    try:
        if isinstance(values.dtype, (pd.CategoricalDtype, pd.ArrowDtype)):
            values = values.astype(object)
        return _READERS.get(wanted.partition("[")[0], _as_is)(values, wanted)
    except (ValueError, TypeError, OverflowError) as error:
        raise InputError(
            f"column {column.name!r} of {schema.name} cannot be read as {_WORDS.get(wanted, wanted)}: {error}"
        ) from None


def _as_text(values: pd.Series, dtype: str) -> pd.Series:
    if values.dtype == object:
        odd = next((x for x in values if isinstance(x, (bytes, Mapping)) or pd.api.types.is_list_like(x)), None)
        if odd is not None:
            raise TypeError(f"a cell holds a {type(odd).__name__}: {str(odd)[:40]}")
    return values.astype(dtype)


def _as_time(values: pd.Series, dtype: str) -> pd.Series:
    if pd.api.types.is_numeric_dtype(values) and values.notna().any():
        raise TypeError("numbers are no times; write pd.to_datetime(..., unit='s') for seconds since 1970")
    if isinstance(values.dtype, pd.PeriodDtype):
        values = values.dt.to_timestamp()
    # An object column may mix strings, stamps and missing values; to_datetime reads them one by one.
    return pd.to_datetime(values, utc=True, format=None if values.dtype.kind == "M" else "ISO8601").astype(dtype)


def _as_number(values: pd.Series, dtype: str) -> pd.Series:
    return pd.to_numeric(values).astype(dtype)


def _as_passages(values: pd.Series, dtype: str) -> pd.Series:
    """Lists of `Passage`, also where a file has made plain lists or mappings of them."""
    if all(type(cell) is list and all(type(passage) is Passage for passage in cell) for cell in values):
        return values
    read = [[Passage(**one) if isinstance(one, Mapping) else Passage(*one) for one in cell] for cell in values]
    return pd.Series(read, index=values.index, dtype=object)


def _as_is(values: pd.Series, dtype: str) -> pd.Series:
    return values.astype(dtype)


# pandera prints its nullable string type with the storage; pandas wants the plain word, so that missing text is pd.NA.
_PANDAS_TYPES = {"string[python]": "string", "string[pyarrow]": "string", "str": "string"}
_READERS = {
    "string": _as_text,
    "datetime64": _as_time,
    "Int64": _as_number,
    "Float64": _as_number,
    "float64": _as_number,
    "object": _as_passages,
}
_WORDS = {"string": "text", "Int64": "whole numbers", "Float64": "numbers", "float64": "numbers", "object": "passages"}
