"""Saved web pages: trafilatura finds the text, the page itself tells the rest."""

import re
from collections.abc import Iterator

from lxml import html

from newskit.cleaning.lists import patterns
from newskit.loading import pagetext
from newskit.loading.decoding import decode
from newskit.loading.exports import read_export
from newskit.loading.exports.lines import html_lines
from newskit.loading.inputs import Item, Unreadable
from newskit.loading.pageauthors import find_authors
from newskit.loading.pagemeta import PageMeta
from newskit.loading.values import fold, name_of

MAX_BYTES = 20 * 2**20
_MAX_TAGS = 300_000  # each becomes an object
_IS = patterns("newskit.loading", "page_marks")


def read(item: Item) -> Iterator[dict | str]:
    """Read the article of a page, or the articles of an archive's export."""
    markup = decode(item.read(MAX_BYTES), item.charset)
    if _IS.export.search(markup):
        is_cut = "<html" in markup[:2000].lower() and "</html" not in markup[-2000:].lower()
        exported = read_export(html_lines(markup), is_cut)
        if exported is not None:
            yield from exported
            return
    yield read_page(markup, item.url)


def read_page(markup: str, url: str | None = None) -> dict:
    """Read the article out of a page's HTML.

    Raises Unreadable if it is no page or holds no text.
    """
    import trafilatura

    if markup.count("<") > _MAX_TAGS:
        raise Unreadable(f"{markup.count('<'):,} tags; no page has that many")
    tree = trafilatura.load_html(markup)
    if tree is None:
        raise Unreadable("empty or no HTML page")
    for line_break in tree.iter("br"):
        line_break.tail = f" {line_break.tail or ''}"
    page = PageMeta(tree)
    authors = find_authors(page)
    about = page.article
    record = {
        "title": page.title,
        "authors": "; ".join(authors) or None,
        "source": page.site,
        "url": page.url or url,
        "section": name_of(about.get("articleSection")) or page.first_meta("article:section"),
        "keywords": about.get("keywords") or page.meta.get("news_keywords") or page.meta.get("keywords"),
        "language": name_of(about.get("inLanguage")) or tree.get("lang") or page.first_meta("og:locale"),
        "access": page.access,
        "kind": page.kind,
    }
    if moment := page.published:
        record |= {"published": moment.time, "published_precision": moment.precision}
    record |= _read_text(tree, page, authors)
    if not record["text"] and not (record["teaser"] and record["title"]):
        raise Unreadable("no article text found on this page")
    return record


def _read_text(tree: html.HtmlElement, page: PageMeta, authors: list[str]) -> dict:
    import trafilatura

    pagetext.prune(tree)
    document = trafilatura.bare_extraction(tree, with_metadata=False, include_comments=False)
    described = name_of(page.article.get("description")) or page.first_meta("og:description", "description")
    found = getattr(document, "text", None)
    lines = pagetext.tidy(found, page.title, page.heading.text_content(), authors) if found else []
    if not lines:
        return {"teaser": described, "text": name_of(page.article.get("articleBody"))}
    wanted = fold(re.sub(r"\s*(?:…|\.{3})$", "", described or ""))
    if printed := next((line for line in lines[:3] if wanted and fold(line).startswith(wanted)), None):
        lines.remove(printed)
        return {"teaser": printed, "text": "\n".join(lines)}
    lead = pagetext.find_lead(page.article_element, page.title, page.heading, lines)
    return {"teaser": lead, "text": "\n".join(lines)}
