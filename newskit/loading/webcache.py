"""Fetched pages on disk, one file each, so that nobody asks a server twice for the same page."""

from __future__ import annotations

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
        try:
            head, _, content = self._path(url).read_bytes().partition(b"\n")
            about = json.loads(head)
            is_whole = len(content) == about["size"] and about["asked"] == url
            is_fresh = 0 <= time.time() - about["time"] < self.seconds
            return Fetched(about["url"], about["content_type"], content) if is_whole and is_fresh else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def put(self, url: str, fetched: Fetched) -> None:
        """Keep a response; it appears whole or not at all."""
        if self.seconds <= 0:
            return
        about = {"asked": url, "url": fetched.url, "content_type": fetched.content_type, "time": time.time()}
        head = json.dumps(about | {"size": len(fetched.content)}).encode()
        with suppress(OSError, OutputError):
            replace_file(self._path(url), lambda file: file.write(head + b"\n" + fetched.content))

    def _path(self, url: str) -> Path:
        return self.folder / hashlib.blake2b(url.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
