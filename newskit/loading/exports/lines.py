"""An export in HTML as lines, with what its markup says of them."""

import re

from lxml import etree, html

_BLOCKS = frozenset(
    "p div h1 h2 h3 h4 h5 h6 li ul ol tr td th table tbody title body center blockquote pre hr dl dt dd".split()
)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_SPACE = re.compile("[\\s\x00-\x1f\ufffe\uffff]+")
_MARK = "\ue000"  # around a mark while it travels within the text
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
    etree.strip_elements(root, etree.Comment, "script", "style", "noscript", "head", with_tail=False)
    for element in root.iter(etree.Element):
        is_block = element.tag in _BLOCKS
        after = "\n\n" if is_block else "\n" if element.tag == "br" else ""
        element.text = "\n" * is_block + _mark(element.get("class") or "") + _SPACE.sub(" ", element.text or "")
        element.tail = after + _SPACE.sub(" ", element.tail or "")
    return list(map(_line, re.sub(r"\n[ \n]*\n", "\n\n", root.text_content()).strip().split("\n")))


def _mark(classes: str) -> str:
    for name, pattern in _MARKS.items():
        if found := pattern.search(classes):
            return f"{_MARK}begin {found['language']}{_MARK}\n" if name == "begin" else f"{_MARK}{name}{_MARK}"
    return ""


def _line(raw: str) -> Line:
    parts = raw.split(_MARK)  # text and marks in turn
    line = Line(" ".join("".join(parts[::2]).split()))
    line.mark = next((mark for mark in parts[1:2] if line or mark[:5] == "begin"), "")
    return line
