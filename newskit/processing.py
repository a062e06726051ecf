"""Texts -> packed Docs, in this process or in several at once."""

import multiprocessing
import sys
from collections.abc import Generator, Iterable, Sequence
from contextlib import nullcontext
from functools import partial
from itertools import islice
from pathlib import Path
from typing import NamedTuple
from weakref import WeakKeyDictionary

from spacy.language import Language
from spacy.tokens import Doc

from newskit.packing import pack
from newskit.problems import attempt, failure
from newskit.sharing import cores, share

MANY = 200  # texts from which on the start of more processes is paid back
BATCH = 16  # texts that a process has in hand: more are no faster, make the progress bar jump and Ctrl-C wait
# spaCy keeps every word that it meets, in nearly a kilobyte. After so many, those that are new in a batch go with it.
_MANY_WORDS = 50_000
_first_words: WeakKeyDictionary[Language, int] = WeakKeyDictionary()  # how many a pipeline brought along


class Annotated(NamedTuple):
    """A Doc as bytes; the problem, if the pipeline failed."""

    packed: bytes
    failed: dict | None = None


def number_of_processes(asked: int | None, texts: int) -> int:
    """As many processes as were asked for; by default one for few texts and one a core for many.

    Where processes begin by importing the script that runs (not on Linux), a script that does not guard its calls would
    begin again in each of them. There only notebooks and newskit's own command get several by default. A process of a
    pool, or a worker of Dask, may start none.
    """
    if asked is not None:
        return asked
    main = sys.modules["__main__"]
    guarded = not hasattr(main, "__file__") or Path(main.__file__ or "").stem in ("newskit", "cli")
    may_start = guarded or multiprocessing.get_start_method() == "fork"
    if texts < MANY or not may_start or multiprocessing.current_process().daemon:
        return 1
    return cores()


def annotate_texts(nlp: Language, texts: Iterable[str], n_process: int = 1) -> Generator[Annotated]:
    """Annotate texts in order. One that makes the pipeline raise becomes a Doc of bare tokens, and costs no other text.

    Parameters
    ----------
    nlp : Language
        The pipeline.
    texts : iterable of str
    n_process : int
        Processes to share the work among.

    Examples
    --------
    >>> import newskit as nk
    >>> from newskit.packing import unpack_layers
    >>> [found] = annotate_texts(nk.load_pipeline(), ["Der Pegel steigt."])
    >>> unpack_layers(found.packed).of("SPACY").tolist()
    [1, 1, 0, 0]
    """
    stream = iter(texts)
    batches = iter(lambda: list(islice(stream, BATCH)), [])
    for annotated in share(partial(_annotate, nlp), batches, n_process):
        yield from annotated


def _annotate(nlp: Language, texts: Sequence[str]) -> list[Annotated]:
    """spaCy gives up a whole batch in which one text raises. Such a batch is done again text by text."""
    words = len(nlp.vocab.strings)
    is_full = words - _first_words.setdefault(nlp, words) >= _MANY_WORDS
    in_zone = getattr(nlp.vocab, "in_memory_zone", False)  # spaCy's types do not tell of it
    with nlp.memory_zone() if is_full and not in_zone else nullcontext():
        packed, error = attempt(lambda: [pack(doc) for doc in nlp.pipe(texts, batch_size=BATCH)])
    return list(map(Annotated, packed or [])) if error is None else [_annotate_alone(nlp, text) for text in texts]


def _annotate_alone(nlp: Language, text: str) -> Annotated:
    packed, error = attempt(lambda: pack(nlp(text)))
    if error is None and packed is not None:
        return Annotated(packed)
    tokens, _ = attempt(lambda: pack(nlp.make_doc(text)))
    return Annotated(tokens or pack(Doc(nlp.vocab)), failure("annotate", error) if error else None)
