"""robots.txt (RFC 9309): what may be fetched, and how long to wait in between."""

from __future__ import annotations

import re

from newskit.loading.decoding import decode

_AGENT = re.compile(r"^(\ufeff?\s*user-?agent\s*:\s*)(\*|[a-z_-]+)[^\r\n]*", re.IGNORECASE | re.MULTILINE)


class Rules:
    """The rules of one host for one crawler, which is named by the product at the beginning of its User-Agent."""

    def __init__(self, content: bytes, user_agent: str):
        from protego import Protego

        text = _AGENT.sub(r"\1\2", decode(content).lstrip("\ufeff"))  # groups are for products, whatever their version
        token = re.split(r"[^A-Za-z_-]", user_agent)[0].lower()
        has_own = token in {agent.lower() for _, agent in _AGENT.findall(text)}
        self._agent = token if has_own else "*"  # a product of which ours is only a part of the name is another one
        self._rules = Protego.parse(text)

    def may_fetch(self, url: str) -> bool:
        """Whether the longest rule that fits an address allows it."""
        return self._rules.can_fetch(url, self._agent)

    @property
    def delay(self) -> float:
        """Seconds between two requests that the host asks for."""
        return float(self._rules.crawl_delay(self._agent) or 0.0)
