"""Parquet: batch by batch, so that a large file is never in memory at once."""

import json
from collections.abc import Iterator
from io import BytesIO

from newskit.loading.inputs import Item

# A Parquet file has the same columns throughout; `convert` puts what newskit has no name for into this one, as JSON.
OTHERS = "other_columns"
_BATCH = 1000
_MAX_BYTES = 2**31


def read(item: Item) -> Iterator[dict]:
    """Read one record a row."""
    from pyarrow import parquet

    with item.open() as stream:
        seekable = stream if not item.is_packed and stream.seekable() else BytesIO(item.read(_MAX_BYTES))
        for batch in parquet.ParquetFile(seekable).iter_batches(batch_size=_BATCH):
            for row in batch.to_pylist():
                others = row.pop(OTHERS, None)
                yield row | (json.loads(others) if isinstance(others, str) and others.startswith("{") else {})
