"""Work shared among processes: results in order, only a few of them in memory at a time."""

from __future__ import annotations

import multiprocessing.connection
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from typing import TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")


def share(work: Callable[[Task], Result], tasks: Iterable[Task], n_process: int) -> Iterator[Result]:
    """Do each of the tasks, in this process or in several; what is done comes in the order of the tasks.

    Examples
    --------
    >>> list(share(str.upper, ["a", "b"], n_process=1))
    ['A', 'B']
    """
    if n_process < 2:
        yield from map(work, tasks)
        return
    executor = ProcessPoolExecutor(n_process, initializer=begin)
    given: deque[Future[Result]] = deque()
    try:
        for task in tasks:
            given.append(executor.submit(work, task))
            if len(given) > 4 * n_process:
                yield given.popleft().result()
        while given:
            yield given.popleft().result()
    finally:
        executor.shutdown(cancel_futures=True)


def cores() -> int:
    """How many processes can work at once on this machine."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def begin() -> None:
    """Make a process that has just begun end when it should."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process of a terminal; the first one decides
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A process whose parent was killed would wait for work for ever, or finish what nobody fetches."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
    os._exit(1)
