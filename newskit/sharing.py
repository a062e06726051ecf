"""Work shared among processes: results in order, only a few of them in memory at a time."""

import multiprocessing.connection
import os
import signal
import threading
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from typing import TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")


def share(work: Callable[[Task], Result], tasks: Iterable[Task], n_process: int) -> Iterator[Result]:
    """Do each of the tasks, in this process or in several; what is done comes in the order of the tasks.

    `work` travels to each process once. If one of them is killed, this process does what is left.

    Examples
    --------
    >>> list(share(str.upper, ["a", "b"], n_process=1))
    ['A', 'B']
    """
    stream = iter(tasks)
    taken = deque(islice(stream, 2))
    if n_process > 1 and len(taken) > 1:
        yield from _apart(work, stream, taken, n_process)
    yield from map(work, chain(taken, stream))


def _apart(work: Callable, tasks: Iterator, taken: deque, n_process: int) -> Iterator:
    """Have tasks done by other processes; what these cannot do any more stays in `taken`."""
    executor = ProcessPoolExecutor(n_process, initializer=_begin, initargs=(work,))
    try:
        given = deque(executor.submit(_do, task) for task in taken)
        while given:
            if len(given) <= 2 * n_process and (more := list(islice(tasks, 1))):  # so that nobody waits
                taken += more
                given.append(executor.submit(_do, *more))
            else:
                yield given.popleft().result()
                taken.popleft()
    except BrokenProcessPool:
        warnings.warn("a process was killed; the rest is done without it", stacklevel=4)
    finally:
        executor.shutdown(cancel_futures=True)


def cores() -> int:
    """How many processes can work at once on this machine."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


_work: Callable  # of a process that works for another


def _begin(work: Callable) -> None:
    """Tell a process that has just begun what to do, and make it end when it should."""
    global _work
    _work = work
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process of a terminal; the first one decides
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _do(task: object) -> object:
    return _work(task)


def _end_with_parent() -> None:
    """A process whose parent was killed would wait for work for ever, or finish what nobody fetches."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
    os._exit(1)
