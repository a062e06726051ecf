"""Word lists: German as data, apart from what is done with it. Each room keeps its own in a file ``words.toml``."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from types import SimpleNamespace


@cache
def read_lists(package: str) -> dict[str, dict[str, str]]:
    """Sections -> names -> what they list.

    Examples
    --------
    >>> read_lists("newskit.cleaning")["glue"]["legal_forms"].split()[:3]
    ['GmbH', 'mbH', 'AG']
    """
    return tomllib.loads(files(package).joinpath("words.toml").read_text("utf-8"))


def patterns(package: str, section: str, form: str = "{}", flags: int = 0) -> SimpleNamespace:
    """The patterns of a section, compiled: each matches any of its lines, within `form`.

    ``<<name>>`` in a line stands for the pattern of that name in the section, ``<<section.name>>`` for one of another.

    Examples
    --------
    >>> patterns("newskit.loading", "authors").person.fullmatch("Lea von Kunz")[0]
    'Lea von Kunz'
    """
    lists = read_lists(package)

    def written(section: str, name: str) -> str:
        lines = "|".join(line.strip() for line in lists[section][name].strip().splitlines())
        within = re.sub(r"<<(?:(\w+)\.)?(\w+)>>", lambda one: written(one[1] or section, one[2]), lines)
        return f"(?:{within})"

    return SimpleNamespace(**{name: re.compile(form.format(written(section, name)), flags) for name in lists[section]})


def any_of(patterns: str, end: str = "", flags: int = 0) -> re.Pattern[str]:
    """What matches any of the patterns, which are listed one a line, with `end` after it."""
    return re.compile(f"(?:{'|'.join(line.strip() for line in patterns.strip().splitlines())}){end}", flags)
