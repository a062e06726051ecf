"""robots.txt (RFC 9309): what may be fetched, and how long to wait in between."""

from __future__ import annotations

import re
from collections.abc import Callable

from newskit.loading.decoding import decode

_AGENT = re.compile(r"^(\ufeff?\s*user-?agent\s*:\s*)(\*|[a-z_-]+)[^\r\n]*", re.IGNORECASE | re.MULTILINE)


def read_rules(content: bytes, user_agent: str) -> tuple[Callable[[str], bool], float]:
    """Which addresses of a host the product may fetch that a User-Agent begins with, and the pause in seconds."""
    from protego import Protego

    text = _AGENT.sub(r"\1\2", decode(content).lstrip("\ufeff"))  # groups are for products, whatever their version
    token = re.split(r"[^A-Za-z_-]", user_agent)[0].lower()
    has_own = token in {agent.lower() for _, agent in _AGENT.findall(text)}
    agent = token if has_own else "*"  # a product of which ours is only a part of the name is another one
    rules = Protego.parse(text)
    return lambda url: rules.can_fetch(url, agent), float(rules.crawl_delay(agent) or 0.0)
