"""Annotations kept on disk, so that nobody waits twice for the same work.

One SQLite file holds one entry per text and pipeline: the key is a hash of both, the value the layers of a Doc
(`packing`; no pickle) with its own checksum. SQLite provides what a cache shared by several notebooks needs:
transactions that survive a killed process, and locks. Its rollback journal is enough, and unlike the write-ahead log it
can be started by several processes at once and works on network drives, too. A cache that cannot be used is never a
reason to fail: newskit says so once and annotates without it.
"""

import hashlib
import os
import sqlite3
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from importlib.metadata import version
from pathlib import Path
from weakref import WeakKeyDictionary

import platformdirs
from spacy.language import Language
from thinc.api import Model, set_dropout_rate

from newskit.pipelines import describe_pipeline

# Libraries whose code or data is in every annotation; the weights of a pipeline come on top.
ANNOTATING = ("spacy", "thinc", "numpy", "onnxruntime", "tokenizers", "simplemma", "babel")
_HERE = Path(__file__).parent

DEFAULT_LIMIT = 4 * 2**30  # bytes; the entries that were used longest ago go first

_READ_AT_ONCE = 64  # a few megabytes; SQLite takes at most 999 parameters in older builds
_WRITE_AT_ONCE = 256  # entries a transaction: what a killed process loses at most

_fingerprints: WeakKeyDictionary[Language, str] = WeakKeyDictionary()


def fingerprint(nlp: Language) -> str:
    """Identify what a pipeline does by a hash of its name, version, components, weights and newskit's own steps.

    The weights are in it because two trainings may carry the same name and version.
    """
    if nlp not in _fingerprints:
        digest = hashlib.blake2b(own_steps(), digest_size=16)
        about = describe_pipeline(nlp)
        digest.update(f"{about['name']}|{about['version']}|{nlp.pipe_names}".encode())
        for component in (nlp.tokenizer, *(component for _, component in nlp.pipeline)):
            model = getattr(component, "model", None)
            if isinstance(model, Model):
                # spaCy leaves the rate of the training in the weights until the first prediction sets it to zero
                set_dropout_rate(model, 0.0)
            if hasattr(component, "to_bytes"):
                digest.update(component.to_bytes(exclude=["vocab"]))
        _fingerprints[nlp] = digest.hexdigest()
    return _fingerprints[nlp]


def own_steps() -> bytes:
    """What newskit itself adds to annotations, as one hash: the source of the steps, their lists, how a Doc is packed.

    The versions of the libraries that annotate are in it, since their data (lemmas, countries) changes with them.
    """
    digest = hashlib.blake2b(repr([version(name) for name in ANNOTATING]).encode(), digest_size=16)
    for path in [_HERE / "packing.py", *sorted(path for path in (_HERE / "pipelines").glob("*") if path.is_file())]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.digest()


def entry_key(text: str, pipeline: str) -> str:
    """The key of a text under a pipeline's fingerprint."""
    return hashlib.blake2b(f"{pipeline}\x1f{text}".encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


class AnnotationCache:
    """The cache as `annotate` uses it: ask for many, write one by one, flush; what it holds is read later.

    Parameters
    ----------
    path : Path, optional
        The SQLite file. By default it lies in the user's cache folder, or in the folder that the environment
        variable ``NEWSKIT_CACHE`` names.
    limit : int
        Size in bytes above which `flush` removes the entries that were used longest ago.
    """

    def __init__(self, path: Path | None = None, limit: int = DEFAULT_LIMIT):
        self.path = path or default_path()
        self.limit = limit
        self._waiting: dict[str, bytes] = {}
        self._usable = True

    def blobs(self, keys: Sequence[str]) -> dict[str, bytes]:
        """The sound entries of some keys, as the bytes that `packing` made."""
        found: dict[str, bytes] = {}
        for part in _portions(keys):
            rows = self._run(f"SELECT key, doc, sum FROM entries WHERE key IN ({_marks(part)})", part)
            found.update((key, blob) for key, blob, checksum in rows if _is_sound(key, blob, checksum))
        return found

    def known(self, keys: Sequence[str], tick: Callable[[int], object] = id) -> set[str]:
        """Which keys have a sound entry, which counts as used now; tell `tick` of each."""
        known: set[str] = set()
        for part in _portions(keys):
            found = set(self.blobs(part))
            self._run(f"UPDATE entries SET used = ? WHERE key IN ({_marks(part)})", [time.time(), *part])
            known |= found
            tick(len(found))
        return known

    def write(self, key: str, blob: bytes) -> dict[str, bytes]:
        """Keep a packed Doc; it is on disk after the next `flush`, which comes by itself every few hundred Docs.

        Returns
        -------
        dict
            What `flush` gives, if it came.
        """
        self._waiting[key] = blob
        return self.flush() if len(self._waiting) >= _WRITE_AT_ONCE else {}

    def flush(self) -> dict[str, bytes]:
        """Write what waits, in one transaction; keep the file within its limit; give back what cannot be written."""
        waiting, self._waiting = self._waiting, {}
        if waiting and self._usable:
            rows = [(key, blob, _checksum(key, blob), time.time()) for key, blob in waiting.items()]
            self._run("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?)", rows, many=True)
            if self._usable and self.path.stat().st_size > self.limit:
                self.prune(self.limit)
        return {} if self._usable else waiting

    def info(self) -> dict:
        """Where the cache lies, how many entries it has, how many bytes they take and how many they may take."""
        rows = self._run("SELECT COUNT(*), COALESCE(SUM(LENGTH(doc)), 0) FROM entries") if self.path.exists() else []
        entries, size = rows[0] if rows else (0, 0)
        return {"path": str(self.path), "entries": entries, "bytes": size, "limit": self.limit}

    def prune(self, limit: int) -> int:
        """Remove the entries that were used longest ago until the rest takes at most 80 % of `limit` bytes."""
        removed = self._run(
            """DELETE FROM entries WHERE key IN (
                 SELECT key FROM (SELECT key, SUM(LENGTH(doc)) OVER (ORDER BY used DESC, key) AS total FROM entries)
                 WHERE total > ?) RETURNING key""",
            [int(limit * 0.8)],
        )
        self._vacuum()
        return len(removed)

    def clear(self) -> int:
        """Remove every entry; return how many there were."""
        removed = self._run("DELETE FROM entries RETURNING key")
        self._vacuum()
        return len(removed)

    def _run(self, sql: str, parameters: Sequence = (), many: bool = False) -> list[tuple]:
        """Run one statement as one transaction; when the file cannot be used, say so once and go on without it."""
        if not self._usable:
            return []
        try:
            try:
                return self._transact(sql, parameters, many)
            except sqlite3.DatabaseError as error:
                if not _is_damaged(error):
                    raise
                self.path.replace(self.path.with_suffix(".damaged"))
                return self._transact(sql, parameters, many)
        except (sqlite3.DatabaseError, OSError) as error:
            reason = str(error)
        self._usable = False
        warnings.warn(
            f"annotations are not kept: the cache {self.path} cannot be used ({reason}). Results are complete all the "
            "same. Free some space, or name another folder in NEWSKIT_CACHE",
            stacklevel=4,
        )
        return []

    def _transact(self, sql: str, parameters: Sequence, many: bool) -> list[tuple]:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self.path, timeout=60)) as db:
            db.execute("CREATE TABLE IF NOT EXISTS entries (key TEXT PRIMARY KEY, doc BLOB, sum BLOB, used REAL)")
            with db:
                if many:
                    db.executemany(sql, parameters)
                    return []
                return db.execute(sql, parameters).fetchall()

    def _vacuum(self) -> None:
        """Give the space of removed entries back to the disk, if the disk has room for that and nobody else writes."""
        if self._usable:
            with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(self.path, timeout=60)) as db:
                db.execute("VACUUM")


def default_path() -> Path:
    """The cache file of this user."""
    folder = os.environ.get("NEWSKIT_CACHE") or platformdirs.user_cache_dir("newskit", appauthor=False)
    return Path(folder) / "annotations.sqlite"


def _is_damaged(error: Exception) -> bool:
    told = (
        "not a database",
        "malformed",
        "no such column",
        "has no column",
        "values were supplied",
    )  # or of another newskit
    return isinstance(error, sqlite3.DatabaseError) and any(words in str(error) for words in told)


def _checksum(key: str, blob: bytes) -> bytes:
    """Bind an entry to its key, so that neither damage nor an entry of another text goes unnoticed."""
    return hashlib.blake2b(blob, key=key.encode(), digest_size=16).digest()


def _is_sound(key: str, blob: object, checksum: object) -> bool:
    return isinstance(blob, bytes) and _checksum(key, blob) == checksum


def _portions(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    return (keys[at : at + _READ_AT_ONCE] for at in range(0, len(keys), _READ_AT_ONCE))


def _marks(keys: Sequence[str]) -> str:
    return ",".join("?" * len(keys))
