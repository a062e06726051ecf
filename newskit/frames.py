"""The tables: their columns, types and meaning, in one place.

Each station of newskit is a tidy pandas DataFrame. The four schemas below say what it holds; `conform` turns
records into such a table, and `newskit.door` tells a user what is wrong with one that was made by hand. Missing text is
``pd.NA``, a missing time ``NaT``. Columns that a schema does not know are allowed and kept: they are the user's own.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, get_args

import pandas as pd
import pandera.pandas as pa

from newskit.columns import Passage, typed
from newskit.errors import InputError

__all__ = ["Articles", "Entities", "Pairs", "Passage", "Quotes", "article_id", "conform", "empty"]
Field = Literal["title", "teaser", "text"]
FIELDS: tuple[Field, ...] = get_args(Field)
NO_SOURCE = "(no source)"  # the outlet of articles whose outlet is not known
Label = Literal["PER", "LOC", "ORG", "MISC"]
LABELS: tuple[Label, ...] = get_args(Label)
KINDS = {"PER": "person", "LOC": "place", "ORG": "organisation", "MISC": "other name"}  # labels as readers see them
QuoteType = Literal["direct", "indirect", "reported"]
QUOTE_TYPES: tuple[QuoteType, ...] = get_args(QuoteType)


def _text(meaning: str, **options: Any) -> pa.Column:
    return pa.Column("string", nullable=True, description=meaning, **options)


def _number(meaning: str) -> pa.Column:
    return pa.Column("Int64", nullable=True, description=meaning)


def _time(meaning: str) -> pa.Column:
    return pa.Column("datetime64[us, UTC]", nullable=True, description=meaning)


def _key(meaning: str, **options: Any) -> pa.Column:
    return pa.Column("string", nullable=False, description=meaning, **options)


Articles = pa.DataFrameSchema(
    {
        "article_id": _key("12 hex characters, the same for the same article everywhere", unique=True),
        "source": _text('outlet; "(no source)" if it is not known'),
        "title": _text("headline"),
        "teaser": _text("lead, as printed above the text; does not stand in `text` again"),
        "text": _text("body, one paragraph or sub-heading a line"),
        "authors": _text('names joined by "; "'),
        "published": _time("time of publication; a bare day is that day at 00:00 UTC"),
        "published_precision": _text('"instant", "day" or missing', checks=pa.Check.isin(["instant", "day"])),
        "url": _text("address of the article"),
        "section": _text("section of the outlet (Ressort)"),
        "keywords": _text('keywords joined by "; "'),
        "language": _text("ISO 639-1 code"),
        "origin": _text("file or address that it was read from"),
    },
    name="Articles",
    metadata={"maker": "nk.load_articles(...)"},
)

_WHERE = {
    "article_id": _key("the article"),
    "source": _text("outlet"),
    "published": _time("time of publication"),
}

Entities = pa.DataFrameSchema(
    {
        **_WHERE,
        "field": _key("the part of the article", checks=pa.Check.isin(FIELDS)),
        "start": _number("first character of the mention within the field"),
        "end": _number("character after the mention within the field"),
        "text": _text("the mention as written"),
        "label": _key("kind of name", checks=pa.Check.isin(LABELS)),
        "name": _text("canonical name"),
        "role": _text("office or function as written next to the name"),
        "sentence": _text("the sentence of the mention"),
    },
    name="Entities",
    metadata={"maker": "nk.extract_entities(articles)"},
)

Quotes = pa.DataFrameSchema(
    {
        **_WHERE,
        "quote_id": _key("the article's id, a hyphen and the number of the quote in it", unique=True),
        "parent": _text("quote_id of the quote that this one stands in"),
        "type": _key("direct, indirect or reported", checks=pa.Check.isin(QUOTE_TYPES)),
        "field": _key("the part of the article", checks=pa.Check.isin(FIELDS)),
        "text": _text("the quote without its quotation marks"),
        "start": _number("first character of the quote within the field"),
        "end": _number("character after the quote within the field"),
        "speaker": _text("speaker as written"),
        "speaker_field": _text("the part of the article that the speaker stands in"),
        "speaker_start": _number("first character of the speaker within speaker_field"),
        "speaker_end": _number("character after the speaker within speaker_field"),
        "speaker_name": _text("canonical name of the speaker in this article"),
        "speaker_label": _text("PER, LOC or ORG"),
        "cue": _text("what introduces the quote, as written"),
        "cue_start": _number("first character of the cue within the quote's field"),
        "cue_end": _number("character after the cue within the quote's field"),
        "cue_lemma": _text("dictionary form of the cue"),
        "rule": _text("what found the quote"),
        "confidence": pa.Column("Float64", nullable=True, description="0..1"),
        "sentence": _text("the sentence that the quote starts in"),
    },
    name="Quotes",
    metadata={"maker": "nk.extract_quotes(articles)"},
)

Pairs = pa.DataFrameSchema(
    {
        "a": _key("article_id of the one article"),
        "b": _key("article_id of the other article"),
        "source_a": _text("outlet of a"),
        "source_b": _text("outlet of b"),
        "order": _text(
            '"a first", "same time", or "unknown": the dates do not tell',
            checks=pa.Check.isin(["a first", "same time", "unknown"]),
        ),
        "hours": pa.Column("Float64", nullable=True, description="hours from a to b; missing unless both have a time"),
        "hours_min": pa.Column(
            "Float64", nullable=True, description="fewest hours from a to b; below 0: b may be first"
        ),
        "hours_max": pa.Column("Float64", nullable=True, description="most hours from a to b"),
        "shared_words": _number("words of the shared passages"),
        "containment_a": pa.Column("Float64", description="share of a's word shingles that b has, 0..1"),
        "containment_b": pa.Column("Float64", description="share of b's word shingles that a has, 0..1"),
        "passages": pa.Column(object, description="longest shared passages: list of Passage"),
    },
    name="Pairs",
    metadata={"maker": "nk.find_reuse(articles)"},
)


def made_by(maker: str, name: str, /, **columns: str) -> pa.DataFrameSchema:
    """The schema of a table that only one function gives: the columns that other functions read of it.

    A type that ends in "?" may be missing in a row.

    Examples
    --------
    >>> list(made_by("nk.keyness(...)", "keywords", term="string", g2="float64?").columns)
    ['term', 'g2']
    """
    made = {column: pa.Column(kind.rstrip("?"), nullable=kind.endswith("?")) for column, kind in columns.items()}
    return pa.DataFrameSchema(made, name=name, metadata={"maker": maker})


def __dir__() -> list[str]:
    return __all__


def article_id(source: object, url: object, title: object, text: object) -> str:
    """Identify an article by what it says: 12 hex characters, BLAKE2 of source, url, title and text.

    Examples
    --------
    >>> article_id("Morgenkurier", None, "Pegel steigt", "Der Fluss tritt über die Ufer.")
    'e72a1d229874'
    """
    parts = ("" if pd.isna(part) else str(part) for part in (source, url, title, text))
    return hashlib.blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def conform(records: Iterable[Mapping] | pd.DataFrame, schema: pa.DataFrameSchema) -> pd.DataFrame:
    """Make a table of a schema out of records: all its columns in its order and types, then any others.

    Parameters
    ----------
    records : iterable of mappings, or DataFrame
        One mapping a row; missing keys become missing values.
    schema : pandera.DataFrameSchema
        `Articles`, `Entities`, `Quotes` or `Pairs`.

    Raises
    ------
    InputError
        If a column cannot be read as its type.

    Examples
    --------
    >>> conform([{"article_id": "0" * 12, "title": "Pegel steigt"}], Articles)["title"].tolist()
    ['Pegel steigt']
    """
    table = records if isinstance(records, pd.DataFrame) else pd.DataFrame.from_records(list(records))
    known = {name: typed(table.get(name), column, schema, table.index) for name, column in schema.columns.items()}
    if "source" in known:
        known["source"] = known["source"].fillna(NO_SOURCE)
    others = {name: table[name] for name in table.columns if name not in known}
    made = pd.DataFrame({**known, **others}, index=table.index).reset_index(drop=True)
    made.attrs = dict(table.attrs)
    return made


def on_the_clock(times: pd.Series, timezone: str) -> pd.Series:
    """Moments on the clock of a time zone, without zone; midnight in UTC is a bare day, which is that day everywhere.

    Raises
    ------
    InputError
        If there is no such zone.

    Examples
    --------
    >>> times = pd.to_datetime(pd.Series(["2025-11-04T23:30Z", "2025-11-04T00:00Z"]))
    >>> on_the_clock(times, "America/New_York").astype(str).tolist()
    ['2025-11-04 18:30:00', '2025-11-04 00:00:00']
    """
    try:
        local = times.dt.tz_convert(timezone).dt.tz_localize(None)
    except (KeyError, ValueError, OSError) as error:
        raise InputError(f'timezone={timezone!r} is unknown; write for instance "Europe/Berlin"') from error
    plain = times.dt.tz_convert("UTC").dt.tz_localize(None)
    return plain.where(plain.eq(plain.dt.normalize()), local)


_ROWS_AT_ONCE = 1_000
_PART = 4_000  # rows


def rows(table: pd.DataFrame, *columns: str) -> Iterator[tuple]:
    """The values of some columns, row by row, read by the thousand: one by one, Arrow strings take 20 times as long.

    Equal strings near each other in a column are one object: many mentions have the same name.

    Examples
    --------
    >>> list(rows(pd.DataFrame({"a": ["x", "y"], "b": [1, 2]}), "a", "b"))
    [('x', 1), ('y', 2)]
    """
    table = table[list(columns)]
    table.attrs = {}  # which each slice would copy
    once: dict[str, dict] = {column: {} for column in columns if table[column].dtype == "string"}
    for at in range(0, len(table), _ROWS_AT_ONCE):
        part = table.iloc[at : at + _ROWS_AT_ONCE]
        values = {column: part[column].tolist() for column in columns}
        for column, seen in once.items():
            if len(seen) > _ROWS_AT_ONCE:  # of long texts, which differ all, two thousand are in memory at most
                seen.clear()
            values[column] = list(map(seen.setdefault, values[column], values[column]))
        yield from zip(*(values[column] for column in columns), strict=True)


class Growing:
    """A table that is made of rows by the thousand: as Python objects they take five times the memory.

    Examples
    --------
    >>> growing = Growing(made_by("nk.keyness(...)", "keywords", term="string", count="Int64"))
    >>> growing.add([("Pegel", 3)])
    >>> growing.add([("Brücke", 2)])
    >>> growing.table()["term"].tolist()
    ['Pegel', 'Brücke']
    """

    def __init__(self, schema: pa.DataFrameSchema):
        self._schema = schema
        self._rows: list[tuple] = []
        self._parts: list[pd.DataFrame] = []

    def add(self, rows: Iterable[tuple]) -> None:
        """Append rows with the columns of the schema."""
        self._rows.extend(rows)
        if len(self._rows) >= _PART:
            self._parts.append(self._part())

    def table(self) -> pd.DataFrame:
        """All rows."""
        return pd.concat([*self._parts, self._part()], ignore_index=True)

    def _part(self) -> pd.DataFrame:
        rows, self._rows = self._rows, []
        return conform(pd.DataFrame.from_records(rows, columns=list(self._schema.columns)), self._schema)


def empty(schema: pa.DataFrameSchema) -> pd.DataFrame:
    """A table of a schema without rows, with the right types."""
    return conform([], schema)
