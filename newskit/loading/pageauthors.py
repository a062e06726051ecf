"""Who wrote a page's article: what it declares for search engines, and what it prints."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from lxml import html

from newskit.cleaning.lists import patterns
from newskit.loading import jsonld
from newskit.loading.names import read_authors
from newskit.loading.pagemeta import PageMeta, marks_of
from newskit.loading.values import name_of, solid

_IS = patterns("newskit.loading", "bylines")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_MANY = 30  # elements that are looked at


def find_authors(page: PageMeta) -> list[str]:
    """Find the people, and agencies, that a page names as authors; the surest places first."""
    declared = page.article.get("author") or page.article.get("creator")
    writers = [page.resolved(one) for one in (declared if isinstance(declared, list) else [declared])]
    people = {name_of(one) for one in writers if "Person" in jsonld.types(one)}
    is_agency = all("Organization" in " ".join(jsonld.types(one)) for one in writers)
    outlets = {page.site, page.host, page.first_meta("og:site_name")} - people  # of a blog that has its writer's name
    in_meta = [value for name in ("author", "article:author", "dc.creator") for value in page.meta.get(name, [])]
    labels = {number: page.first_meta(f"twitter:label{number}") or "" for number in "12"}  # of WordPress
    in_meta += [page.first_meta(f"twitter:data{n}") or "" for n, label in labels.items() if _IS.written_by.match(label)]
    own_pages = filter(_names_its_page, _author_links(page.article_element))
    for value, is_byline in chain(
        [([] if is_agency else writers, False), (in_meta, False)],
        [(_texts(page, page.tree.xpath('//*[@rel="author"] | //*[@itemprop="author"]')), False)],
        ((byline, True) for byline in _bylines(page)),  # only looked for if nothing is declared
        [(_texts(page, own_pages), False), (writers, True)],
    ):
        if names := read_authors(value, outlets, is_byline):
            return _with_fellows(page, names, outlets)
    return []


def _with_fellows(page: PageMeta, names: list[str], outlets: set) -> list[str]:
    """Pages may describe only the first author for search engines; the others are printed beside."""
    own = next((one for one in _author_links(page.article_element) if _spaced(one) == names[0]), None)
    if len(names) > 1 or own is None or own.getparent() is None:
        return names
    beside = [_spaced(one) for one in _author_links(own.getparent())]
    return read_authors(beside[:6], outlets, is_byline=True) or names


def _author_links(root: html.HtmlElement) -> Iterator[html.HtmlElement]:
    return (one for one in root.iter("a") if _IS.author_page.search(one.get("href") or ""))


def _names_its_page(link: html.HtmlElement) -> bool:
    """Tell whether a link's address names what it shows, such as /author/lea for "Lea": then any name is one."""
    name = solid(link.text_content())
    return len(name) > 1 and solid(link.get("href")).endswith(name)


def _bylines(page: PageMeta) -> Iterator[list[str]]:
    """What stands where pages print their authors."""
    root = page.article_element
    yield _texts(page, _author_links(root))
    for element in root.iter("a", "span", "div", "p", "h5", "h6", "address", "strong", "li", "ul"):
        marks = _CAMEL.sub("-", marks_of(element))
        if _IS.marked.search(marks) and not _IS.no.search(marks):
            text = _spaced(element)
            if 2 < len(text) < 120 and not page.is_of_another(element):
                yield [text]
    for element in root.iter("span", "div", "p", "li", "em", "strong"):
        text = element.text_content() if len(element) < 4 else ""
        line = " ".join(text.split()) if 5 < len(text) < 1000 else ""
        labelled = _IS.labelled.fullmatch(line) or _IS.signed.match(line)
        if labelled and not page.is_of_another(element):
            yield [labelled[1]]


def _texts(page: PageMeta, elements: Iterable[html.HtmlElement]) -> list[str]:
    return [_spaced(one) for one in islice(elements, _MANY) if not page.is_of_another(one)][:6]


def _spaced(element: html.HtmlElement) -> str:
    """The text of an element; what stands in elements of its own is a word of its own."""
    return " ".join(" ".join(element.itertext()).split())
