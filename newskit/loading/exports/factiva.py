"""Factiva: .rtf and .html, in the display layout and in the one with field codes (HD, BY, PD, SN, LP, TD ...).

A document of the display layout is section, headline, author, number of words, date, time, outlet, its code, page,
language, rights, text, publisher, and "Document" with its id, in whatever language the interface speaks. Saved pages
say by their classes which line is which.
"""

import re
from collections.abc import Iterator

from newskit.cleaning.lists import patterns, read_lists
from newskit.loading.exports.labels import CUT, find_date, finish, gather, is_date, split_at
from newskit.loading.exports.lines import Line, mark_of

_IS = patterns("newskit.loading", "factiva_lines")
_CODES = frozenset(read_lists("newskit.loading")["factiva"]["codes"].split())
_FIELDS = {"title": "HD", "authors": "BY", "source": "SN", "section": "SE", "language": "LA"}


def matches(lines: list[str]) -> bool:
    """Tell whether a document is an export of Factiva."""
    if any(mark_of(line)[:5] == "begin" or (len(line) < 60 and _IS.end.match(line)) for line in lines):
        return True
    head = lines[:40]  # cut off before the first document ends
    return _has_codes(head) or (bool(_begins(head)) and any(map(_IS.copyright.match, head)))


def read(lines: list[str]) -> Iterator[dict | str | None]:
    """Read one record a document; one that begins and does not end is cut off or damaged."""
    *documents, rest = split_at(lines, _IS.end.match)
    for document in documents:
        begun = _begins(document)
        yield from [CUT] * (len(begun) - 1)
        document = document[begun[-1] :] if begun else document
        yield _read_codes(document) if _has_codes(document) else _read_display(document)
    begun = _begins(rest)
    first = next((line for line in rest if line.strip()), "")
    has_head = bool(documents and first) and not isinstance(first, Line) and not _IS.footer.match(first)
    yield from [CUT] * (len(begun) or has_head)  # else it sums up the search


def _begins(lines: list[str]) -> list[int]:
    """Where documents begin: marked, else by a headline's code, else by the number of words above a date."""
    marked = [i for i, line in enumerate(lines) if mark_of(line)[:5] == "begin"]
    if marked:
        return marked
    coded = [i for i, line in enumerate(lines) if _IS.headline.match(line)]
    if coded and _has_codes(lines):
        sections = [i for i, line in enumerate(lines) if re.match(r"\s*SE(?:\s|$)", line)]  # above a headline, if any
        return [next((i for i in sections if at - 3 <= i < at), at) for at in coded]
    counted = (i for i, line in enumerate(lines) if _IS.words.match(line))
    return [max(0, i - 8) for i in counted if _date_below(lines, i) is not None]


def _date_below(lines: list[str], counted: int) -> int | None:
    filled = (i for i in range(counted + 1, min(counted + 6, len(lines))) if lines[i].strip())
    return next((i for _, i in zip(range(2), filled, strict=False) if is_date(lines[i])), None)


def _has_codes(lines: list[str]) -> bool:
    codes = [found[1] for line in lines if (found := _IS.code.match(line))]
    return sum(code in ("HD", "PD", "SN", "TD", "LP") for code in codes) >= 3


def _read_code(line: str) -> tuple[str, str]:
    found = _IS.code.match(line)
    return (found[1], found[2] or "") if found and found[1] in _CODES else ("", "")


def _read_codes(lines: list[str]) -> dict | None:
    fields = gather(lines, _read_code)
    record = {name: " ".join(" ".join(fields[code]).split()) for name, code in _FIELDS.items()}
    record["published"] = " ".join(next(filter(str.strip, fields[code]), "") for code in ("PD", "ET"))
    record["text"] = "\n".join([*fields["LP"], "", *fields["TD"]])
    return finish(record, "title", "text")


def _read_display(lines: list[str]) -> dict | None:
    """The lines stand in a fixed order: section, headline, author, words, date, time, outlet, ..., rights, text."""
    language = next((mark_of(line)[6:] for line in lines if mark_of(line)[:5] == "begin"), "")
    filled = [(i, line) for i, line in enumerate(lines) if line.strip()]
    counted = [n for n, (i, line) in enumerate(filled) if _IS.words.match(line) and _date_below(lines, i) is not None]
    if not counted:
        return None
    at = counted[-1]
    dated = next(n for n in range(at + 1, at + 3) if is_date(filled[n][1]))
    below = dated + 1
    clock = filled[below][1] if below < len(filled) and _IS.time.match(filled[below][1]) else ""
    below += bool(clock)
    rest = [line.strip() for _, line in filled[below:]]
    rights = next((n for n, line in enumerate(rest) if _IS.copyright.match(line)), None)
    marked = [str(line) for line in lines if mark_of(line) == "text"]
    if rights is None and not marked:
        return None
    text = marked or _without_publisher(lines[filled[below + (rights or 0)][0] + 1 :])
    record = _read_head([line for _, line in filled[:at]])
    record |= {
        "source": rest[0] if rest else "",
        "published": f"{find_date(filled[dated][1])} {clock.strip()}".strip(),
        "language": language or next((line for line in rest[:10] if _IS.language.match(line)), ""),
        "text": "\n".join(text),
    }
    return finish(record, "title", "text")


def _read_head(lines: list[str]) -> dict:
    """Which of the lines above the number of words is section, headline and author."""
    authors = [line for line in lines if mark_of(line) == "authors"]
    title = [line for line in lines if mark_of(line) == "title"]
    rest = [line for line in lines if line not in authors and line not in title]
    if not title:
        authors = [line for line in rest if _IS.byline.match(line)]
        rest = [line for line in rest if line not in authors]
        if len(rest) > 1 and not authors and _IS.people.match(rest[-1]) and len(rest[-2].split()) > 2:
            authors = [rest.pop()]
        title = [rest.pop()] if rest else []
    above = rest[-1].strip() if rest else ""
    return {
        "title": " ".join(title).strip(),
        "authors": "; ".join(line.strip() for line in authors),
        "section": above if len(above) < 40 else "",
    }


def _without_publisher(lines: list[str]) -> list[str]:
    """The publisher stands alone in the last line."""
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    last = lines[-1] if len(lines) > 1 else ""
    is_sentence = last.endswith(tuple('!?“"')) or re.search(r"[a-zäöüß]{3,}[.]$", last)
    return lines[:-1] if len(last) < 80 and _IS.company.search(last) and not is_sentence else lines
