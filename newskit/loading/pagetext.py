"""The text of a page: trafilatura's choice, without what surrounds it, with the lead that stands above it."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import islice, takewhile

from lxml import html

from newskit.cleaning.lists import patterns
from newskit.loading.dates import parse_moment
from newskit.loading.values import fold, solid

_BLOCKS = {"p", "li", "h2", "h3", "h4", "h5", "h6", "article", "div", "section"}
_SPANS = {"strong", "b", "em", "span", "header"}
_CONTAINERS = _BLOCKS | {"ul", "ol", "table", "figure", "header", "main", "nav", "form", "aside", "blockquote"}
_OUTSIDE = {"figure", "figcaption", "nav", "aside", "button", "form", "a", "script", "style", "noscript", "li", "time"}
_LEADS = {"p", "div", "span", "h2", "h3", "strong"}
_KEEPS_BREAKS = {"pre", "textarea", "script", "style"}
_SOURCE_BREAK = re.compile(r"\s*\n\s*")
_IS = patterns("newskit.loading", "page_marks")


def prune(tree: html.HtmlElement) -> None:
    """Take out of a page what is no text: what only screen readers see, blocks of one link, breaks of the source."""
    for element in tree.iter(html.etree.Element):
        if element.tag not in _KEEPS_BREAKS:
            element.text = element.text and _SOURCE_BREAK.sub(" ", element.text)
        element.tail = element.tail and _SOURCE_BREAK.sub(" ", element.tail)
    doomed = [one for one in tree.iter("span", "div", "p", "h2", "em", "small") if _is_hidden(one)]
    doomed += [block for block in map(_linked_block, tree.iter("a")) if block is not None]
    for element in doomed:
        if element.getparent() is not None:
            element.drop_tree()  # keeps the text that follows


def tidy(text: str, title: str | None, heading: str, authors: Iterable[str]) -> list[str]:
    """The lines of an extracted text, without the headline, bylines, credits and pointers to other texts."""
    by = {fold(f"{word}{author}") for author in authors for word in ("", "von ", "by ", "text ")}
    heads = {fold(one) for one in (title, heading) if one}
    lines = []
    for raw in text.split("\n"):
        line = _IS.new_window.sub("", _IS.list_mark.sub("", raw.strip()))
        is_head = _is_head(line, heads, solid(title))
        is_date = len(line) < 50 and line[-1:].isalnum() and parse_moment(line) is not None
        is_around = is_date or _IS.around.fullmatch(line) or fold(line) in by
        if line and not is_head and not is_around:
            lines.append(line)
    counts = Counter(lines)
    lines = [line for line in lines if counts[line] < 3]  # what stands there three times is none of the text
    end = (i for i, line in enumerate(lines) if i >= max(3, len(lines) // 2) and _IS.after.fullmatch(line))
    return lines[: next(end, None)]  # pointers to other articles follow


def _is_head(line: str, heads: set[str], title: str) -> bool:
    """Tell whether a line is the headline, a part of it, or has it after a kicker."""
    folded, given = fold(line), solid(line)
    is_part = folded in heads or (len(folded) > 15 and any(head.endswith(folded) for head in heads))
    has_kicker = len(title) > 20 and given.endswith(title) and len(given) < len(title) + 60
    return bool(folded) and (is_part or has_kicker)


def find_lead(root: html.HtmlElement, title: str | None, heading: html.HtmlElement, lines: list[str]) -> str | None:
    """The lead: the first sentences between the headline and the text."""
    wanted, body, below = fold(title), [fold(line) for line in lines[:3]], False
    for element in root.iter(html.etree.Element):
        if not below:
            is_like = not heading.text_content() and element.tag in ("h1", "h2", "span", "div") and len(element) < 4
            below = element is heading or (is_like and "" != fold(element.text_content()) == wanted)
        elif element.tag in _LEADS and not any(child.tag in _CONTAINERS for child in element):
            text = " ".join(element.text_content().split())
            if not 40 <= len(text) <= 800 or _is_head(text, {wanted}, solid(title)):
                continue
            if fold(text) in body:
                marks = f"{element.get('class')} {element.getparent().get('class')}"
                return text if fold(text) == body[0] and _IS.lead.search(marks) else None
            is_lead = _IS.sentence.search(text) and not _IS.around.fullmatch(text)
            around = takewhile(lambda one: one is not root, (element, *element.iterancestors()))
            if is_lead and not any(one.tag in _OUTSIDE for one in around):
                return text
    return None


def _is_hidden(element: html.HtmlElement) -> bool:
    return bool(_IS.hidden.search(element.get("class") or "")) and len(element.text_content()) < 200


def _linked_block(link: html.HtmlElement) -> html.HtmlElement | None:
    """The largest block that holds hardly more text than this link."""
    text, found = len(link.text_content().strip()), None
    for element in islice(link.iterancestors(), 4) if text >= 15 else ():
        rest = len(element.text_content().strip()) - text
        if element.tag not in _BLOCKS | _SPANS or rest > (30 if element.tag == "li" and text > 30 else 4):
            break
        found = element if element.tag in _BLOCKS else found
    return found
