"""An export in HTML as lines, with what its markup says of them."""

from __future__ import annotations

import re

from lxml import etree, html

_BLOCKS = frozenset(
    "p div h1 h2 h3 h4 h5 h6 li ul ol tr td th table tbody title body center blockquote pre hr dl dt dd".split()
)
_UNSEEN = frozenset(["script", "style", "noscript", "head"])
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_MARKS = {  # what the classes of Factiva's pages say
    "begin": re.compile(r"\barticle (?P<language>[a-z]{2})(?:[a-z]{2})?Article\b"),
    "title": re.compile(r"\b[a-z]{2}(?:[a-z]{2})?Headline\b"),
    "authors": re.compile(r"^author$"),
    "text": re.compile(r"\barticleParagraph\b"),
}


class Line(str):
    """A line of text; `mark` is "begin de" (on an empty line), "title", "authors", "text" or empty."""

    mark: str = ""


def mark_of(line: str) -> str:
    """What the markup says of a line; nothing of one that comes from no markup."""
    return getattr(line, "mark", "")


def html_lines(markup: str) -> list[str]:
    """Read the lines of a page: one a block, with an empty line between blocks, and one each <br>.

    Line breaks and white space of the source mean nothing, as in a browser.
    """
    root = html.fromstring(_DECLARATION.sub("", markup))
    lines: list[str] = []
    buffer: list[str] = []
    marks, mark, hidden = [""], "", 0

    def flush() -> None:
        nonlocal mark
        line = Line(" ".join("".join(buffer).split()))
        line.mark = mark if line else ""
        lines.append(line)
        buffer.clear()
        mark = ""

    for event, element in etree.iterwalk(root, events=("start", "end", "comment")):
        if event == "start":
            hidden += element.tag in _UNSEEN
            if element.tag in _BLOCKS and buffer:
                flush()
            marks.append(_mark(element, lines) or marks[-1])
            text = element.text
        else:
            if event == "end":
                marks.pop()
                hidden -= element.tag in _UNSEEN
                is_block = element.tag in _BLOCKS
                if element.tag == "br" or (is_block and buffer):
                    flush()
                if is_block and lines and lines[-1]:
                    lines.append("")
            text = element.tail
        if text and not hidden and (buffer or text.strip()):
            buffer.append(text)
            mark = mark or marks[-1]
    if buffer:
        flush()
    return lines


def _mark(element: html.HtmlElement, lines: list[str]) -> str:
    kind = element.get("class") or ""
    name, match = next(((name, match) for name, one in _MARKS.items() if (match := one.search(kind))), ("", None))
    if not match or name != "begin":
        return name
    begin = Line("")
    begin.mark = f"begin {match['language']}"
    lines.append(begin)
    return ""
