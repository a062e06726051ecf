"""Word lists, which are data: `lists.toml` by what words do in a sentence; text files with a section for each list."""

import tomllib
from functools import cache
from importlib.resources import files


def word_set(words: str) -> frozenset[str]:
    """The words of a string, as a set."""
    return frozenset(words.split())


@cache
def _lists() -> dict[str, str]:
    return tomllib.loads(files("newskit.german").joinpath("lists.toml").read_text(encoding="utf-8"))


def word_list(*names: str) -> frozenset[str]:
    """The words of one or more lists of `lists.toml`."""
    return word_set(" ".join(_lists()[name] for name in names))


def endings(name: str) -> tuple[str, ...]:
    """A list as `str.endswith` takes it."""
    return tuple(sorted(word_list(name)))


@cache
def sections(package: str, name: str) -> dict[str, str]:
    """Section -> its text, of a text file; lines with "#" are comments."""
    found: dict[str, list[str]] = {}
    for line in files(package).joinpath(name).read_text("utf-8").splitlines():
        if line.startswith("["):
            lines = found.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            lines.append(line)
    return {section: "\n".join(lines) for section, lines in found.items()}


@cache
def word_lists(package: str, name: str) -> dict[str, frozenset[str]]:
    """Section -> its words, of a text file that has spaces between them."""
    return {section: word_set(text) for section, text in sections(package, name).items()}
