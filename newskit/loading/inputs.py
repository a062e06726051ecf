"""What there is to read: files, folders and globs become a plain sequence of items."""

import fnmatch
import gzip
import os
import re
import stat
import unicodedata
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from glob import has_magic
from io import BytesIO, FileIO
from itertools import takewhile
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, cast

from newskit.cleaning.lists import patterns
from newskit.errors import InputError, MissingExtraError

MAX_BYTES = 100 * 2**20  # of one page, text or archive member, unpacked
_BLANK = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
_IGNORE_FILE = ".newskitignore"
_NAMED = patterns("newskit.loading", "folders", flags=re.IGNORECASE)


class Unreadable(Exception):
    """Why an item, or a part of it, could not be read."""


class Problem(NamedTuple):
    """An input that became no article, and why."""

    origin: str
    reason: str


@dataclass(frozen=True)
class Item:
    """One file, web response or member of an archive.

    `name` decides about the format; `folder` names the outlet if nothing better does; `columns` is what the user says
    about columns, {their name: our name}; `charset` is the encoding that a server names.
    """

    origin: str
    name: str
    opener: Callable[[], BinaryIO]
    folder: str | None = None
    url: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    charset: str | None = None

    def resolve(self) -> "Item":
        """The item under a name that tells its format; what has to be fetched for that is fetched."""
        return self

    @property
    def is_packed(self) -> bool:
        """Whether the item is packed by gzip."""
        return self.name.lower().endswith(".gz")

    @property
    def suffix(self) -> str:
        """The ending that tells the format, in small letters and without ".gz"."""
        return Path(self.name[:-3] if self.is_packed else self.name).suffix.lower()

    def open(self) -> BinaryIO:
        """Open the item for reading, unpacked."""
        stream = self.opener()
        if self.is_packed:
            unpacked = gzip.GzipFile(fileobj=stream)
            unpacked.myfileobj = cast(FileIO, stream)  # closed together
            return cast(BinaryIO, unpacked)
        return stream

    def read(self, limit: int = MAX_BYTES) -> bytes:
        """All bytes of the item, unpacked; Unreadable if there are none, or more than `limit`."""
        with self.open() as stream:
            data = stream.read(limit + 1)
        if len(data) > limit:
            raise Unreadable(f"larger than {limit // 2**20} MB")
        if not data.strip(_BLANK):
            raise Unreadable("empty")
        return data


def attempt(part: str, read: Callable[[], Iterable[dict | str]]) -> Iterator[dict | str]:
    """Read a part of an item, so that a broken one becomes a reason and costs the others nothing."""
    try:
        yield from read()
    except (OSError, EOFError):  # the item itself ends here
        raise
    except Exception as error:
        yield f"{part}: {reason_of(error)}"


def reason_of(error: Exception) -> str:
    """Why something could not be read, in words; parsers raise whatever they like."""
    if isinstance(error, (Unreadable, MissingExtraError)):
        return str(error)
    if isinstance(error, RecursionError):
        return "nested too deeply"
    told = (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
    is_file = isinstance(error, (OSError, EOFError, zlib.error))
    return f"damaged or not readable: {told}" if is_file else f"damaged: {type(error).__name__}: {told}"


def item_of_bytes(data: bytes, name: str, origin: str, **more: Any) -> Item:
    """An item out of something in memory."""
    return Item(origin, name, partial(BytesIO, data), **more)


def find_items(source: str | os.PathLike, pattern: str | None = None) -> Iterator[Item]:
    """Find the files that a path, folder or glob stands for, sorted by path.

    Hidden files stay out, README and LICENSE of a folder too, and what ``.newskitignore`` lists (one glob a line).

    Raises InputError if nothing is there.
    """
    path = Path(os.path.expanduser(os.fspath(source)))
    if path.is_dir():
        root, files = path, _walk(path)
    elif path.exists() or path.is_symlink():
        root, files = path.parent, [path]
    elif has_magic(str(path)):
        root = Path(*takewhile(lambda part: not has_magic(part), path.parts))
        found = (file.relative_to(root) for file in root.glob(str(path.relative_to(root))) if file.is_file())
        files = [root / file for file in found if not any(part.startswith(".") for part in file.parts)]
    else:
        raise InputError(f"there is no file or folder {str(source)!r} (working directory: {Path.cwd()})")
    files = [file for file in files if pattern is None or _matches(file.relative_to(root), pattern)]
    if not files:
        wanted = f" that match {pattern!r}" if pattern else ""
        raise InputError(f"there are no files{wanted} in {str(source)!r}")
    for file in sorted(files):
        # The uppermost folder below the root with a name of its own, else the root itself, tells the outlet.
        folders = map(_composed, (*file.relative_to(root).parts[:-1], root.resolve().name))
        outlet = next((folder for folder in folders if not _NAMED.generic.fullmatch(folder)), None)
        origin = str(file) if str(file).isprintable() else _composed(str(file))
        yield Item(origin, _composed(file.name), partial(_open, file), outlet)


def _open(file: Path) -> BinaryIO:
    if not stat.S_ISREG(file.stat().st_mode):  # a pipe would be waited for
        raise Unreadable("no regular file")
    return file.open("rb")


def _composed(name: str) -> str:
    """A name as it is shown: macOS writes ü as two characters, old Windows as a byte of another encoding."""
    try:
        name.encode()
    except UnicodeEncodeError:
        name = os.fsencode(name).decode("cp1252", errors="replace")
    return unicodedata.normalize("NFC", name)


def _walk(root: Path) -> list[Path]:
    ignored = [".*", "~$*"]
    with suppress(OSError):
        listed = (root / _IGNORE_FILE).read_text(encoding="utf-8", errors="replace").splitlines()
        ignored += [line.strip().rstrip("/") for line in listed if line.strip() and not line.startswith("#")]
    files = []
    for folder, folders, names in os.walk(root):  # os.walk does not follow links to folders, so no loops
        here = Path(folder)
        inner = here.relative_to(root)
        seen = [one for one in (*folders, *names) if not any(_matches(inner / one, glob) for glob in ignored)]
        pages = {Path(name).stem for name in names if name.lower().endswith((".html", ".htm"))}
        # Browsers save a page's pictures and scripts into "<page>_files" or "<page>-Dateien".
        folders[:] = sorted(one for one in folders if one in seen and _NAMED.of_page.sub("", one) not in pages)
        files += [here / name for name in names if name in seen and not _NAMED.about.fullmatch(name)]
    return files


def _matches(path: Path, glob: str) -> bool:
    return fnmatch.fnmatch(path.as_posix(), glob) or fnmatch.fnmatch(path.name, glob)
