"""The parts of a streamed table: Parquet files in a folder, each whole or not there, and one file out of them."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pandera.pandas as pa
from spacy.language import Language

from newskit import __version__, frames
from newskit.cache import fingerprint
from newskit.files import written_aside
from newskit.loading.inputs import Item

if TYPE_CHECKING:
    import pyarrow

_PROBLEMS = b"newskit"


def key_of(items: Sequence[Item], nlp: Language, batch: int, settings: dict) -> str:
    """What the parts depend on, as one hash: the bytes of the input, the pipeline, newskit's version, the settings."""
    digest = hashlib.blake2b(digest_size=16)
    about = [__version__, batch, fingerprint(nlp), settings, [item.origin for item in items]]
    digest.update(json.dumps(about, sort_keys=True).encode())
    for item in items:
        with item.opener() as stream:
            while block := stream.read(2**20):
                digest.update(block)
    return digest.hexdigest()


def begin(folder: Path, key: str) -> None:
    """Keep the parts of a former run with the same key, and throw those of any other away."""
    mark = folder / "run"
    if folder.exists() and not (mark.exists() and mark.read_text("utf-8") == key):
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    with written_aside(mark) as aside:
        aside.write_text(key, "utf-8")


def problems_in(part: Path) -> list[dict] | None:
    """The problems that a part tells; None if it is not there or damaged."""
    from pyarrow import ArrowException, parquet

    try:
        return json.loads(parquet.read_schema(part).metadata[_PROBLEMS])
    except (OSError, ArrowException, KeyError):
        return None


def write_part(part: Path, table: pd.DataFrame, schema: pa.DataFrameSchema, problems: list[dict]) -> None:
    from pyarrow import Table, parquet

    arrow_schema = _arrow_schema(schema)
    content = Table.from_pandas(table[list(schema.columns)], arrow_schema, preserve_index=False)
    metadata = {**arrow_schema.metadata, _PROBLEMS: json.dumps(problems).encode()}
    with written_aside(part) as aside:
        parquet.write_table(content.replace_schema_metadata(metadata), aside, compression="zstd")


def _arrow_schema(schema: pa.DataFrameSchema) -> pyarrow.Schema:
    import pyarrow

    return pyarrow.Schema.from_pandas(frames.empty(schema), preserve_index=False)


def combine(
    parts: Sequence[Path],
    output: Path,
    schema: pa.DataFrameSchema,
    problems: list[dict],
    link: Callable[[pd.DataFrame], pd.Series] | None,
) -> None:
    """One file out of the parts, with the names linked across articles if the table has names to link."""
    from pyarrow import array, parquet

    names = link(_columns_to_link(parts)) if link and parts else None
    # Where pandas keeps and looks for DataFrame.attrs, so that load_problems finds them.
    attrs = json.dumps({"problems": problems}, ensure_ascii=False).encode()
    arrow_schema = _arrow_schema(schema)
    arrow_schema = arrow_schema.with_metadata({**arrow_schema.metadata, b"PANDAS_ATTRS": attrs})
    row = 0
    with written_aside(output) as aside, parquet.ParquetWriter(aside, arrow_schema, compression="zstd") as writer:
        for part in parts:
            table = parquet.read_table(part)
            if names is not None:
                column = table.schema.get_field_index("name")
                linked = array(names.iloc[row : row + len(table)], type=table.schema.field(column).type)
                table = table.set_column(column, table.schema.field(column), linked)
                row += len(table)
            writer.write_table(table.replace_schema_metadata(arrow_schema.metadata))


def _columns_to_link(parts: Sequence[Path]) -> pd.DataFrame:
    from pyarrow import concat_tables, parquet

    columns = ["article_id", "label", "name", "text", "role"]
    return concat_tables([parquet.read_table(part, columns=columns) for part in parts]).to_pandas()
