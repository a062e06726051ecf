"""Which addresses may be fetched: by robots.txt (RFC 9309), outside of private networks, and for how long."""

import contextlib
import ipaddress
import re
import socket
import threading
import time
from collections.abc import Callable
from typing import Self
from urllib.parse import urlsplit
from urllib.request import getproxies

from newskit.loading.decoding import decode
from newskit.loading.inputs import Unreadable

_AGENT = re.compile(r"^(\ufeff?\s*user-?agent\s*:\s*)(\*|[a-z_-]+)[^\r\n]*", re.IGNORECASE | re.MULTILINE)


def check_address(url: str, allow_private: bool = False) -> None:
    """Refuse addresses that are not http(s), and hosts in private networks.

    Raises Unreadable if the address may not be fetched, or its host is unknown.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Unreadable(f"only http and https are fetched, not {url[:80]!r}")
    if parts.username or parts.password:
        raise Unreadable("addresses with a user name or password in them are not fetched")
    if allow_private:
        return
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or 443, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unreadable(f"the host {parts.hostname} is not known ({error})") from None
    if private := [host for address in found if not is_public(host := str(address[4][0]))]:
        name, inside = parts.hostname, private[0]
        raise Unreadable(f"{name} is in a private network ({inside}); allow it with web={{'allow_private': True}}")


def read_rules(content: bytes, user_agent: str) -> tuple[Callable[[str], bool], float]:
    """Which addresses of a host the product may fetch that a User-Agent begins with, and the pause in seconds."""
    from protego import Protego

    text = _AGENT.sub(r"\1\2", decode(content).lstrip("\ufeff"))  # groups are for products, whatever their version
    token = re.split(r"[^A-Za-z_-]", user_agent)[0].lower()
    has_own = token in {agent.lower() for _, agent in _AGENT.findall(text)}
    agent = token if has_own else "*"  # a product of which ours is only a part of the name is another one
    rules = Protego.parse(text)
    return lambda url: rules.can_fetch(url, agent), float(rules.crawl_delay(agent) or 0.0)


def is_public(address: str) -> bool:
    """Tell whether an IP address is one of the public internet."""
    ip = ipaddress.ip_address(address.split("%")[0])
    return (getattr(ip, "ipv4_mapped", None) or ip).is_global and not ip.is_multicast


class Watch(threading.Timer):
    """Looks at whom a connection reaches (a name may change its address after it was checked), and ends it in time."""

    def __init__(self, deadline: float, allow_private: bool):
        super().__init__(max(0.0, deadline - time.monotonic()), self._end)
        self.daemon = True
        self._checks = not allow_private and not getproxies()
        self._socket: socket.socket | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self.cancel()

    def __call__(self, event: str, about: dict) -> None:
        if event in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            stream = about["return_value"]
            self._socket = stream.get_extra_info("socket")
            address = stream.get_extra_info("server_addr")
            if self._checks and address and not is_public(address[0]):
                raise Unreadable(f"leads into a private network ({address[0]})")

    def _end(self) -> None:
        self.finished.set()
        if self._socket is not None:
            with contextlib.suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)
