"""Parquet: batch by batch, so that a large file is never in memory at once."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from newskit.loading.inputs import Item, Unreadable

_BATCH = 1000
_MAX_BYTES = 2**31


def read(item: Item) -> Iterator[dict]:
    """Read one record a row."""
    from pyarrow import ArrowException, parquet

    from newskit.loading.jsons import flatten

    try:
        with item.open() as stream:
            seekable = stream if item.name == item.plain_name and stream.seekable() else BytesIO(item.read(_MAX_BYTES))
            for batch in parquet.ParquetFile(seekable).iter_batches(batch_size=_BATCH):
                for row in batch.to_pylist():
                    yield flatten(row)
    except ArrowException as error:
        raise Unreadable(f"no Parquet file ({str(error).splitlines()[0][:120]})") from None
