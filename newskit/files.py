"""Files that are written whole or not at all, even if a run is killed or the disk is full."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from newskit.errors import OutputError

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@contextmanager
def told_if_full(path: str | os.PathLike) -> Iterator[None]:
    """Say in words that a disk is full, on which something for this file was to be written.

    Raises
    ------
    OutputError
        If there is no space left to write.
    """
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            reason = f"{path} was not written: there is no space left on this disk"
            raise OutputError(f"{reason}. Free some, or write elsewhere") from None
        raise


@contextmanager
def written_aside(path: str | os.PathLike) -> Iterator[Path]:
    """A name next to a file, to write to; if the block ends without an error, what was written replaces the file.

    Until then, and whatever happens, the file keeps what it held. Folders on the way are made.

    Raises
    ------
    OutputError
        If there is no space left to write.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     with written_aside(Path(folder, "a.txt")) as aside:
    ...         _ = aside.write_text("Pegel")
    ...     [file.name for file in Path(folder).iterdir()]
    ['a.txt']
    """
    path = Path(os.path.realpath(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and not path.is_file():  # a pipe, or the terminal
        yield path
        return
    aside = path.with_name(f".{path.name}.part")  # what a killed run left is written over
    try:
        with told_if_full(path):
            yield aside
            os.replace(aside, path)
    finally:
        aside.unlink(missing_ok=True)


def replace_file(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """Write a file by a function of an open file, all of it or nothing."""
    with written_aside(path) as aside, aside.open("wb") as file:
        write(file)
