"""Pages and feeds from the web: politely, within limits, and never twice.

robots.txt is respected, each host gets one request at a time with a pause between two, errors that may pass are tried
again, and what was fetched stays on disk for a day. Sizes and times have limits, redirects lead to http(s) only, and
addresses of private networks are refused, so that a list of links cannot reach into the network it is loaded in.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from io import BytesIO
from mimetypes import guess_extension
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from newskit.errors import InputError, needs
from newskit.loading.addresses import Watch, check_address, read_rules
from newskit.loading.decoding import charset_of
from newskit.loading.inputs import Item, Unreadable, item_of_bytes
from newskit.loading.webcache import Fetched, WebCache

if TYPE_CHECKING:
    import httpx

_RETRIED = {429, 500, 502, 503, 504}
_MAX_REDIRECTS = 8
_MAX_WAIT = 30.0  # seconds; longer demands of a server (Retry-After, Crawl-delay) end in a problem or are cut
_ROBOTS_BYTES = 512 * 2**10
# How types of content end -> the ending that tells the format.
_ENDINGS = {"html": ".html", "html+xml": ".html", "xml": ".xml", "ndjson": ".jsonl", "json": ".json", "plain": ".txt"}


@dataclass(frozen=True)
class WebOptions:
    """How to fetch addresses. Times are seconds; the larger of `delay` and of what robots.txt asks for is kept."""

    user_agent: str = "newskit/0.1 (research; respects robots.txt)"  # say who you are and how to reach you
    delay: float = 1.0  # between two requests to one host
    timeout: float = 20.0  # without any answer
    deadline: float = 60.0  # for one address in all
    max_bytes: int = 20 * 2**20  # of a response, unpacked
    retries: int = 2  # of errors that may pass (timeouts, 429, 5xx), each after twice the pause
    robots: bool = True  # respect robots.txt
    allow_private: bool = False  # fetch from private networks and this machine, too
    cache_days: float = 1.0  # how long a response on disk counts as fresh; 0 fetches everything anew
    cache_folder: str | Path | None = None  # a folder of the user by default


class Fetcher:
    """Fetches addresses one after another and remembers each host's rules and last request."""

    def __init__(self, options: Mapping[str, Any] | None = None):
        with needs("web", "loading from the web"):
            import httpx
            import protego  # noqa: F401
        known = {one.name for one in fields(WebOptions)}
        if unknown := sorted(set(options or {}) - known):
            raise InputError(f"web= has no options {unknown}; it has {sorted(known)}")
        self.options = WebOptions(**options or {})
        self._cache = WebCache(self.options.cache_folder, self.options.cache_days)
        self._robots: dict[str, tuple[Callable[[str], bool], float]] = {}
        self._next: dict[str, float] = {}
        self._client = httpx.Client(
            headers={"User-Agent": self.options.user_agent, "Accept-Encoding": "gzip, deflate"},
            timeout=self.options.timeout,
            follow_redirects=False,  # each hop is checked
            limits=httpx.Limits(max_keepalive_connections=0),  # each connection is watched
        )

    def item(self, url: str) -> Item:
        """The item of an address; it is fetched when it is resolved."""
        return WebItem(origin=url, name=url, opener=BytesIO, url=url, fetcher=self)

    def fetch(self, url: str) -> Fetched:
        """Fetch an address, from the cache if it is fresh; Unreadable says why it cannot be fetched."""
        fetched = self._cache.get(url)
        if not fetched:
            last, response, content = self._follow(url, self.options.max_bytes, self.options.robots)
            if response.status_code != 200:
                circle = f" (it redirects in a circle or more than {_MAX_REDIRECTS} times)"
                raise Unreadable(f"the server answered {response.status_code}{circle if response.next_request else ''}")
            fetched = Fetched(last, response.headers.get("content-type", ""), content)
            self._cache.put(url, fetched)
        return fetched

    def _follow(self, url: str, limit: int, robots: bool) -> tuple[str, httpx.Response, bytes]:
        """Ask for an address and those that it redirects to: the last one, its response and the content."""
        deadline = time.monotonic() + self.options.deadline
        for _ in range(_MAX_REDIRECTS + 1):
            if robots and not self._may_fetch(url):
                raise Unreadable(f"robots.txt of {urlsplit(url).netloc} does not allow it")
            asked = url
            response, content = self._request(asked, deadline, limit)
            if not response.next_request:
                break
            url = str(response.next_request.url)
        return asked, response, content

    def _request(self, url: str, deadline: float, limit: int) -> tuple[httpx.Response, bytes]:
        """One address, tried again while the error may pass."""
        import httpx

        pauses = [max(self.options.delay, 0.1) * 2**number for number in range(self.options.retries)]
        while True:
            asked = ""
            try:
                response, content = self._request_once(url, deadline, limit)
                if response.status_code not in _RETRIED or not pauses:
                    return response, content
                asked = response.headers.get("retry-after", "")
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                if not pauses or time.monotonic() > deadline:
                    raise Unreadable(f"no answer ({str(error).strip() or type(error).__name__})") from None
            pause = max(pauses.pop(0), float(asked) if re.fullmatch(r"[0-9]{1,9}", asked) else 0.0)
            if pause > _MAX_WAIT or time.monotonic() + pause > deadline:
                raise Unreadable("the server asks for a longer pause; try again later")
            time.sleep(pause)

    def _request_once(self, url: str, deadline: float, limit: int) -> tuple[httpx.Response, bytes]:
        check_address(url, self.options.allow_private)
        self._wait(urlsplit(url).netloc)
        watch = Watch(deadline, self.options.allow_private)
        with watch, self._client.stream("GET", url, extensions={"trace": watch}) as response:
            if int(response.headers.get("content-length") or 0) > limit:
                raise Unreadable(f"larger than {limit // 2**20} MB")
            content = bytearray()
            for piece in response.iter_bytes() if response.status_code == 200 else ():
                content += piece
                if len(content) > limit:
                    raise Unreadable(f"larger than {limit // 2**20} MB")
            if watch.finished.is_set():
                raise Unreadable(f"not complete after {self.options.deadline:.0f} seconds")
            return response, bytes(content)

    def _wait(self, host: str) -> None:
        """Keep the pause between two requests to one host."""
        _, asked = self._robots.get(host, (None, 0.0))
        time.sleep(max(0.0, self._next.get(host, 0.0) - time.monotonic()))
        self._next[host] = time.monotonic() + max(self.options.delay, min(asked, _MAX_WAIT))

    def _may_fetch(self, url: str) -> bool:
        """RFC 9309: no robots.txt allows everything, one that cannot be had because of the server nothing."""
        parts = urlsplit(url)
        if parts.netloc not in self._robots:
            address = f"{parts.scheme}://{parts.netloc}/robots.txt"
            _, response, content = self._follow(address, _ROBOTS_BYTES, robots=False)
            if response.status_code in _RETRIED or response.is_server_error:
                raise Unreadable(f"{address} cannot be read (the server answered {response.status_code})")
            self._robots[parts.netloc] = read_rules(content, self.options.user_agent)  # no content if there is none
        return self._robots[parts.netloc][0](url)


@dataclass(frozen=True)
class WebItem(Item):
    """An item that tells its format only when it has been fetched."""

    fetcher: Fetcher = field(default_factory=Fetcher)

    def resolve(self) -> Item:
        """Fetch it, and return it as an item whose name has the ending of its format."""
        fetched = self.fetcher.fetch(self.origin)
        about = {"url": fetched.url, "columns": self.columns, "charset": charset_of(fetched.content_type)}
        return item_of_bytes(fetched.content, f"page{_ending(fetched)}", self.origin, **about)


def _ending(fetched: Fetched) -> str:
    kind = fetched.content_type.split(";")[0].strip().lower()
    start = fetched.content[:300].lstrip(b"\xef\xbb\xbf \r\n\t")
    if start.startswith(b"<?xml") and b"<html" not in start or start.startswith((b"<rss", b"<feed", b"<rdf:RDF")):
        return ".xml"
    known = [ending for end, ending in _ENDINGS.items() if re.search(rf"[/+.-]{re.escape(end)}$", kind)]
    guessed = known[0] if known else guess_extension(kind.replace("application/octet-stream", ""))
    return guessed or Path(urlsplit(fetched.url).path).suffix.lower()
