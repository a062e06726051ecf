"""The teaser: printed above the text, often printed again as its first paragraph."""

import re

_TOP = 5  # a doubled teaser stands within the first lines
_MIN_LENGTH = 30  # characters; shorter lines (a chorus, "Nein.") may well stand twice
_CUT = re.compile(r"\s*(?:\[…\]|\[\.\.\.\]|…|\.{3})$")


def drop_doubled_teaser(text: str) -> str:
    """Keep one of two equal (or begun and then complete) lines at the top of a text."""
    lines = text.split("\n")
    solid = [_solid(line) for line in lines[: 3 * _TOP]]
    kept: list[str] = []
    for i, line in enumerate(lines):
        if len(kept) >= _TOP or not _comes_again(line, solid[i : i + 1 + _TOP]):
            kept.append(line)
    return "\n".join(kept)


def split_teaser(raw: str) -> tuple[str, str]:
    """Take the teaser off a scraped text in which it is printed twice; without that there is no telling.

    Examples
    --------
    >>> lead = "Der Fluss ist in der Nacht weiter gestiegen."
    >>> split_teaser(f"{lead}\\n\\n{lead}\\n\\nAm Morgen kam die Feuerwehr.")
    ('Der Fluss ist in der Nacht weiter gestiegen.', 'Am Morgen kam die Feuerwehr.')
    """
    blocks = [block for block in re.split(r"\n\s*\n|\n", raw.strip()) if block.strip()]
    if len(blocks) > 2 and len(blocks[0]) >= _MIN_LENGTH and _solid(blocks[0]) == _solid(blocks[1]):
        return blocks[0].strip(), "\n".join(blocks[2:]).strip()
    return "", raw


def without_teaser(text: str, teaser: str) -> str:
    """Drop the teaser from the head of a text, so that it is not counted twice.

    Examples
    --------
    >>> without_teaser("Das Wasser steigt weiter an.\\nAm Morgen kam die Feuerwehr.", "Das Wasser steigt weiter an.")
    'Am Morgen kam die Feuerwehr.'
    """
    if not teaser.strip():
        return text
    lines, wanted = text.split("\n"), _solid(teaser)
    for end in range(1, min(len(lines), _TOP) + 1):
        begun = _solid("".join(lines[:end]))
        if begun == wanted:
            return "\n".join(lines[end:]).strip()
        if not wanted.startswith(begun):
            break
    return text


def _comes_again(line: str, solid: list[str]) -> bool:
    """Tell whether a line, the first of those given without white space, is among the others."""
    if len(line) < _MIN_LENGTH or not solid:
        return False
    own, *later = solid
    if own in later:
        return True
    begun = _solid(_CUT.sub("", line)) if line.endswith(("…", "...", "]")) else ""
    return len(begun) >= _MIN_LENGTH and any(other.startswith(begun) for other in later)


def _solid(text: str) -> str:
    return "".join(text.split()).casefold()
