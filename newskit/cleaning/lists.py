"""Word lists: German as data, apart from what is done with it. Each room keeps its own in a file ``words.toml``."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def read_lists(package: str) -> dict[str, dict[str, str]]:
    """Sections -> names -> what they list.

    Examples
    --------
    >>> read_lists("newskit.cleaning")["glue"]["legal_forms"].split()[:3]
    ['GmbH', 'mbH', 'AG']
    """
    return tomllib.loads(files(package).joinpath("words.toml").read_text("utf-8"))


def any_of(patterns: str, end: str = "", flags: int = 0) -> re.Pattern[str]:
    """What matches any of the patterns, which are listed one a line, with `end` after it."""
    return re.compile(f"(?:{'|'.join(line.strip() for line in patterns.strip().splitlines())}){end}", flags)
