"""Fetched pages on disk, one file each, so that nobody asks a server twice for the same page."""

import hashlib
import json
import os
import time
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import platformdirs

from newskit.errors import OutputError
from newskit.files import replace_file


class Fetched(NamedTuple):
    """A response: the address after redirects, its Content-Type and its content."""

    url: str
    content_type: str
    content: bytes


class WebCache:
    """A folder of responses. A cache that cannot be written is no reason to fail."""

    def __init__(self, folder: str | Path | None = None, days: float = 1.0):
        base = folder or os.environ.get("NEWSKIT_CACHE") or platformdirs.user_cache_dir("newskit")
        self.folder, self.seconds = Path(base) / "web", days * 86_400

    def get(self, url: str) -> Fetched | None:
        """The response of an address, if there is a fresh one."""
        path = self._path(url)
        try:
            if not 0 <= time.time() - path.stat().st_mtime < self.seconds:
                return None
            head, _, content = path.read_bytes().partition(b"\n")
            url, content_type = json.loads(head)
            return Fetched(url, content_type, content)
        except (OSError, ValueError, TypeError):
            return None

    def put(self, url: str, fetched: Fetched) -> None:
        """Keep a response; it appears whole or not at all."""
        head = json.dumps(fetched[:2]).encode()
        with suppress(OSError, OutputError):
            replace_file(self._path(url), lambda file: file.write(head + b"\n" + fetched.content))

    def _path(self, url: str) -> Path:
        return self.folder / hashlib.blake2b(url.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
