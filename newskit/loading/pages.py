"""Saved web pages: trafilatura finds the text, the page itself tells the rest."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html

from newskit.loading import pagetext
from newskit.loading.decoding import decode
from newskit.loading.inputs import Item, Unreadable
from newskit.loading.pagemeta import PageMeta

MAX_BYTES = 20 * 2**20


def read(item: Item) -> Iterator[dict]:
    """Read the article of a page."""
    yield read_page(decode(item.read(MAX_BYTES)), item.url)


def read_page(markup: str, url: str | None = None) -> dict:
    """Read the article out of a page's HTML.

    Raises
    ------
    Unreadable
        If it is no page or holds no text.
    """
    import trafilatura

    tree = trafilatura.load_html(markup)
    if tree is None:
        raise Unreadable("empty or no HTML page")
    page = PageMeta(tree)
    record = {
        "title": page.title,
        "authors": "; ".join(page.authors) or None,
        "source": page.site,
        "url": page.url or url,
        "section": page.section,
        "keywords": page.keywords,
        "language": page.language,
        "access": page.access,
        "kind": page.kind,
    }
    moment = page.published
    if moment:
        record |= {"published": moment.time, "published_precision": moment.precision}
    record |= _read_text(tree, page)
    if not record["text"] and not (record["teaser"] and record["title"]):
        raise Unreadable("no article text found on this page")
    return record


def _read_text(tree: html.HtmlElement, page: PageMeta) -> dict:
    import trafilatura

    heading = page.headings[0] if page.headings else None
    pagetext.prune(tree)
    document = trafilatura.bare_extraction(tree, with_metadata=False, include_comments=False)
    shown = heading.text_content() if heading is not None else None
    lines = pagetext.tidy(document.text, page.title, shown, page.authors) if document and document.text else []
    if not lines:
        return {"teaser": page.teaser, "text": None}
    described = page.teaser or ""
    number = pagetext.is_printed(described, lines)
    if number is not None:
        return {"teaser": lines[number], "text": "\n".join(lines[:number] + lines[number + 1 :])}
    lead = pagetext.find_lead(page.article_element, page.title, heading, lines)
    return {"teaser": lead, "text": "\n".join(lines)}
