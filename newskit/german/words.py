"""Word lists: data files with a section in square brackets for each list."""

from functools import cache
from importlib.resources import files


def word_set(words: str) -> frozenset[str]:
    """The words of a string, as a set.

    >>> sorted(word_set("von zu"))
    ['von', 'zu']
    """
    return frozenset(words.split())


@cache
def sections(package: str, name: str) -> dict[str, str]:
    """Section -> its text, of a data file; lines with "#" are comments.

    >>> sections("newskit.names", "words.txt")["links"].split()[:3]
    ['der', 'des', 'den']
    """
    found: dict[str, list[str]] = {}
    for line in files(package).joinpath(name).read_text("utf-8").splitlines():
        if line.startswith("["):
            lines = found.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            lines.append(line)
    return {section: "\n".join(lines) for section, lines in found.items()}


@cache
def word_lists(package: str, name: str) -> dict[str, frozenset[str]]:
    """Section -> its words, which stand in the data file with spaces between them."""
    return {section: word_set(text) for section, text in sections(package, name).items()}
