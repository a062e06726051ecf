"""Dask itself: workers to connect to or to start, and Articles to read into partitions."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING

from tqdm.auto import tqdm

from newskit import frames
from newskit.errors import InputError, needs
from newskit.sharing import cores

if TYPE_CHECKING:
    import dask.dataframe as dd
    from dask.delayed import Delayed

    Table = dd.DataFrame

_MOST_PARTS = 64


@contextmanager
def cluster(scheduler: str | None = None, n_workers: int | None = None) -> Iterator[object]:
    """Connect to a Dask scheduler, or start workers on this machine, for the time of a ``with`` block.

    Parameters
    ----------
    scheduler : str, optional
        Address ("tcp://10.0.0.1:8786"). Default: worker processes on this machine.
    n_workers : int, optional
        How many worker processes to start; one a core by default.

    Yields
    ------
    distributed.Client

    Raises
    ------
    MissingExtraError
        If Dask is not installed.

    Examples
    --------
    >>> with cluster(n_workers=1) as client:
    ...     client.submit(sum, [1, 2]).result()
    3
    """
    load_dask()
    from distributed import Client, LocalCluster

    if scheduler:
        with Client(scheduler) as client:
            yield client
        return
    with (
        LocalCluster(
            n_workers=n_workers or cores(), threads_per_worker=1, dashboard_address=None, silence_logs=40
        ) as local,
        Client(local) as client,
    ):
        yield client


def read_articles(path: str | os.PathLike | list, articles_a_part: int = 500) -> dd.DataFrame:
    """Read Articles in Parquet, as ``newskit load -o`` writes them, into a Dask frame of small partitions.

    Parameters
    ----------
    path : path, glob or list
        As for ``dask.dataframe.read_parquet``.
    articles_a_part : int
        Articles in a partition, the piece of work that one worker does at a time.

    Raises
    ------
    InputError
        If there are no Parquet files, or they lack columns of Articles.
    """
    load_dask()
    import dask.dataframe as dd

    paths = [os.fspath(one) for one in path] if isinstance(path, list) else [os.fspath(path)]
    try:
        articles = dd.read_parquet(paths if len(paths) > 1 else paths[0], split_row_groups=True)
    except (
        OSError,
        ValueError,
    ) as error:  # what pyarrow and fsspec raise for files that are missing or of another kind
        raise InputError(
            f"{', '.join(paths)}: Dask reads Parquet files, which `newskit load ... -o corpus.parquet` writes ({error})"
        ) from None
    check_articles(articles)
    number = max(1, -(-len(articles) // articles_a_part))
    return articles.repartition(npartitions=number) if number > articles.npartitions else articles


def load_dask() -> ModuleType:
    """Dask with its frames and its scheduler, or an error that says how to install them."""
    with needs("dask", "work on a cluster"):
        import dask
        import dask.dataframe
        import distributed  # noqa: F401
    return dask


def number_of_parts(partitions: int) -> int:
    """Into how many parts what is joined by hash is divided: enough for many workers, and not a task for each pair."""
    return max(1, min(_MOST_PARTS, partitions))


def spread(tasks: list[Delayed], what: str, progress: bool = True) -> list:
    """Have the workers begin, and show how many of the tasks are done; what they give stays with the workers.

    A part that is lost with its worker is worked out again. Without a cluster, Dask's own threads do the work later.
    """
    from distributed import as_completed, default_client

    try:
        client = default_client()
    except ValueError:
        return tasks
    futures = client.compute(tasks)
    with tqdm(total=len(futures), desc=what, unit=" parts", disable=not progress) as bar:
        for future in as_completed(futures):
            if future.status == "error":
                future.result()  # raises
            bar.update()
    return list(futures)


def work_out(tasks: list[Delayed], what: str, progress: bool = True) -> list:
    """The results of tasks, brought here."""
    from distributed import Future, default_client

    found = spread(tasks, what, progress)
    if found and isinstance(found[0], Future):
        return default_client().gather(found)
    return list(load_dask().compute(*found))


def check_articles(articles: dd.DataFrame) -> None:
    wanted = ["article_id", "source", "published", *frames.FIELDS]
    missing = [column for column in wanted if column not in articles.columns]
    if missing:
        raise InputError(
            f"this Dask frame lacks the columns {missing} of Articles; make it from files that `newskit load -o "
            "corpus.parquet` wrote, or give its columns these names"
        )
