"""Lines at the head of a text that say who wrote it and when: "Von Lea Kunz, 3. Mai 2024"."""

from newskit.cleaning.lists import patterns
from newskit.loading.dates import parse_moment
from newskit.loading.names import read_authors

_IS = patterns("newskit.loading", "dumps")
_MAX_LENGTH = 160  # characters


def split_signature(text: str) -> tuple[dict, str]:
    """Take off the lines at the top that say who wrote it and when: "Von Lea Kunz, 3. Mai 2024"."""
    found: dict = {}
    line, _, rest = text.lstrip().partition("\n")
    while (signed := read_signature(line.strip("*_ \r\t"))) and not found.keys() & signed.keys() and rest.strip():
        found |= signed
        text = rest.lstrip()
        line, _, rest = text.partition("\n")
    return found, text


def read_signature(line: str) -> dict:
    """The author and the day of a line that says nothing else; {} for any other line."""
    if not 5 < len(line) <= _MAX_LENGTH:
        return {}
    if parse_moment(line) is not None:
        return {"published": line}
    parts = (line[found.end() :] for found in _IS.parts.finditer(line))
    dated = next((part for part in parts if parse_moment(part)), "")
    byline = line.removesuffix(dated).rstrip(" ,|–·-") if dated else line
    published = {"published": dated} if dated else {}
    if dated and _IS.place.fullmatch(byline) and not _IS.by.match(line):
        return published
    is_byline = _IS.by.match(line) and line[-1] not in ".!?:…" and read_authors(byline, is_byline=True)
    return {"authors": byline, **published} if is_byline else {}
