"""Texts -> Docs, in this process or in several at once."""

from __future__ import annotations

import multiprocessing.connection
import os
import signal
import threading
import warnings
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from newskit.packing import pack, unpack
from newskit.problems import attempt, failure

BATCH = 16  # texts that a process has in hand: more are no faster, make the progress bar jump and Ctrl-C wait


class Annotated(NamedTuple):
    """A Doc; its bytes, as the cache keeps them, if it came from another process; the problem, if the pipeline failed."""

    doc: Doc
    packed: bytes | None = None
    failed: dict | None = None


def annotate_texts(nlp: Language, texts: Sequence[str], n_process: int = 1) -> Generator[Annotated]:
    """Annotate texts in order. One that makes the pipeline raise becomes a Doc of bare tokens, and costs no other text.

    Parameters
    ----------
    nlp : Language
        The pipeline.
    texts : sequence of str
    n_process : int
        Processes to share the work among.

    Examples
    --------
    >>> import newskit as nk
    >>> [found.doc[1].text for found in annotate_texts(nk.load_pipeline(), ["Der Pegel steigt.", "Der Zug hält."])]
    ['Pegel', 'Zug']
    """
    batches = deque(texts[at : at + BATCH] for at in range(0, len(texts), BATCH))
    if n_process > 1 and len(batches) > 1:
        yield from _apart(nlp, batches, n_process)
    while batches:
        yield from _annotate(nlp, batches.popleft())


def _annotate(nlp: Language, texts: Sequence[str]) -> list[Annotated]:
    """spaCy gives up a whole batch in which one text raises. Such a batch is done again text by text."""
    docs, error = attempt(lambda: list(nlp.pipe(texts, batch_size=BATCH)))
    return [_annotate_alone(nlp, text) for text in texts] if error else [Annotated(doc) for doc in docs]


def _annotate_alone(nlp: Language, text: str) -> Annotated:
    doc, error = attempt(lambda: nlp(text))
    if error is None:
        return Annotated(doc)
    tokens, _ = attempt(lambda: nlp.make_doc(text))
    return Annotated(tokens or Doc(nlp.vocab), failed=failure("annotate", error))


def _apart(nlp: Language, batches: deque[Sequence[str]], n_process: int) -> Iterator[Annotated]:
    """Take batches and have them done by other processes; what these cannot do stays in `batches`.

    Not by ``nlp.pipe(n_process=...)``: that never ends if its workers are interrupted with it.
    """
    executor = ProcessPoolExecutor(n_process, initializer=_begin, initargs=(nlp,))
    given: deque = deque()
    try:
        while batches or given:
            while batches and len(given) < 2 * n_process:  # so that nobody waits, and results do not pile up
                batch = batches.popleft()
                given.append((batch, executor.submit(_work, batch)))
            for packed, failed in given[0][1].result():
                yield Annotated(unpack(packed, nlp.vocab), packed, failed)
            given.popleft()
    except BrokenProcessPool:
        batches.extendleft(batch for batch, _ in reversed(given))
        warnings.warn("a process that annotated was killed; the rest is annotated without it", stacklevel=4)
    finally:
        executor.shutdown(cancel_futures=True)


_pipeline: Language  # of a process that annotates for another


def _begin(nlp: Language) -> None:
    global _pipeline
    _pipeline = nlp
    threading.Thread(target=_end_with_parent, daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process of a terminal; the first one decides


def _end_with_parent() -> None:
    """A process whose parent was killed would wait for work for ever, or finish what nobody fetches."""
    multiprocessing.connection.wait([multiprocessing.parent_process().sentinel])
    os._exit(1)


def _work(texts: Sequence[str]) -> list[tuple[bytes, dict | None]]:
    return [(pack(found.doc), found.failed) for found in _annotate(_pipeline, texts)]
