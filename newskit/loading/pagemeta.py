"""What a page says about its article: JSON-LD, OpenGraph and other meta tags, microdata, the heading.

The rules are general: no outlet is known by name.
"""

import copy
import re
from collections import defaultdict
from functools import cached_property
from itertools import chain, islice

from lxml import html

from newskit.cleaning import clean_line
from newskit.cleaning.lists import patterns, read_lists
from newskit.loading import jsonld
from newskit.loading.dates import Moment, parse_moment
from newskit.loading.titles import choose_title, find_heading
from newskit.loading.values import name_of

_DATE_META = read_lists("newskit.loading")["pages"]["dates"].split()
_IS = patterns("newskit.loading", "page_marks")
_BREADCRUMB = re.compile(r"breadcrumb|property name", re.IGNORECASE)
_IN_TITLE = re.compile(r"[|–-]\s*(\d{1,2}\.\d{1,2}\.\d{4})\s*(?:\||$)")
_ACCESS = {"true": "full", "free": "full", "false": "teaser", "locked": "teaser"}
_CARD = 1500  # characters; a card that points to another article holds fewer
_MANY = 30  # elements that are looked at


class PageMeta:
    """The description of a page's article."""

    def __init__(self, tree: html.HtmlElement):
        self.tree = tree
        self.objects = jsonld.find_objects(tree)
        self.meta: dict[str, list[str]] = defaultdict(list)  # by name, property or itemprop, in order
        for tag in tree.iter("meta"):
            for name in (tag.get("property"), tag.get("name"), tag.get("itemprop")):
                if name and (content := (tag.get("content") or "").strip()):
                    self.meta[name.strip().lower()].append(content)
        self.window: str = tree.findtext(".//title") or ""
        social = self.first_meta("og:title", "twitter:title")
        links = [*tree.xpath('//link[@rel="canonical"]/@href'), self.first_meta("og:url") or ""]
        self.url = next((link.strip() for link in links if link.strip().startswith("http")), None)
        found = re.match(r"https?://(?:www\.)?([^/:?#]+)", self.url or "")
        self.host = found[1] if found else None
        headings = [one for one in tree.iter("h1") if not _BREADCRUMB.search(" ".join(chain(*one.items())))]
        names = (self.host, self.first_meta("og:site_name"), self.first_meta("application-name"))
        self.heading = find_heading(headings, (social, self.window), names)
        self._around_heading = set(self.heading.iterancestors())
        self.article = jsonld.article_of(self.objects, self.url, [social, self.heading.text_content()])

    def first_meta(self, *names: str) -> str | None:
        """The first of the named meta tags that is there."""
        return next((self.meta[name][0] for name in names if name in self.meta), None)

    @cached_property
    def site(self) -> str | None:
        """The outlet: the first of its names that is no domain, and no section that the host does not know."""
        named = [
            self.first_meta("og:site_name"),
            name_of(self.resolved(self.article.get("publisher"))),
            self.first_meta("application-name", "publisher", "dc.publisher"),
        ]
        named += [name_of(thing.get("name")) for thing in self.objects if "WebSite" in jsonld.types(thing)]
        good = [clean_line(name) for name in named if name and not name.startswith("http")]
        host = (self.host or "").replace("-", "")

        def fit(name: str) -> tuple[bool, bool]:
            name = name.lower()
            return not _IS.domain.search(name), any(word in host for word in re.findall(r"\w{3,}", name))

        return max(good, key=fit, default=self.host)

    @cached_property
    def title(self) -> str | None:
        """The headline as the reader sees it."""
        described = name_of(self.article.get("headline")) or name_of(self.article.get("name"))
        titles = (self.first_meta("og:title", "twitter:title"), described, self.window)
        names = (self.site, self.host, self.first_meta("og:site_name"), name_of(self.article.get("articleSection")))
        return choose_title(titles, self.heading, names, is_live=self.kind == "live")

    @cached_property
    def kind(self) -> str:
        """ "live" (a ticker, whose headline changes by the hour), "video" or "article"."""
        kinds = [kind for thing in self.objects for kind in jsonld.types(thing)]
        if "LiveBlogPosting" in kinds or _IS.live.search(f"{self.heading.text_content()} {self.window}"):
            return "live"
        is_video = (self.first_meta("og:type") or "").split(".")[0] == "video"
        is_video |= not self.article and any(jsonld.is_a(jsonld.VIDEO, one) for one in self.objects)
        return "video" if is_video else "article"

    @cached_property
    def published(self) -> Moment | None:
        """The time of publication, as exact as the page gives it."""
        moments = [moment for value in self._dates() if (moment := parse_moment(value))]
        if not moments:
            return self._visible_date()
        near = (moment for moment in moments if abs((moment.time - moments[0].time).total_seconds()) < 129_600)
        return next((moment for moment in near if moment.precision == "instant"), moments[0])

    def _dates(self) -> list[str]:
        dates = [name_of(self.article.get(name)) for name in ("datePublished", "dateCreated", "uploadDate")]
        dates += [value for name in _DATE_META for value in self.meta.get(name, [])[:1]]
        if not any(dates):
            dates = [name_of(one.get("datePublished")) for one in self.objects if not jsonld.is_a(jsonld.ARTICLE, one)]
            marked = self.article_element.xpath('.//*[@itemprop="datePublished"]')
            dates += [one.get("datetime") or one.get("content") for one in marked[:1]]
            times = (one for one in self.article_element.iter("time") if not _IS.updated.search(marks_of(one)))
            own = (one.get("datetime") for one in islice(times, _MANY) if not self.is_of_another(one, 0))
            dates += [next(own, None), *_IN_TITLE.findall(f"{self.first_meta('og:title')} | {self.window}")]
        return [date for date in dates if date]

    def _visible_date(self) -> Moment | None:
        from htmldate import find_date

        tree = copy.deepcopy(self.tree)  # without dates of changes and of other articles
        for element in [one for one in tree.iter(html.etree.Element) if _is_no_place_for_date(one)]:
            if element.getparent() is not None:
                element.drop_tree()
        found = find_date(tree, original_date=True)
        if found and found.endswith("-01"):  # else only a year or a month: of the rights, or of an address
            year, month, _ = found.split("-")
            written = rf"\b0?1\.\s?(?:0?{int(month)}\.|[^\W\d_]{{3,9}})\s?{year}|{found}|{year}/{month}/01"
            found = found if re.search(written, " ".join(tree.itertext())) else None
        return parse_moment(found)

    def is_of_another(self, element: html.HtmlElement, longest_link: int = 80) -> bool:
        """Tell whether something belongs to a teaser of another article: in its card, in a longer link."""
        for one in element.iterancestors():
            if one is self.article_element or one in self._around_heading:
                return False
            if one.tag in ("nav", "footer") or (one.tag == "article" and len(one.text_content()) < _CARD):
                return True
            if one.tag == "a" and len(one.text_content()) > longest_link:
                return True
        return False

    @cached_property
    def article_element(self) -> html.HtmlElement:
        """The element that holds headline and text, or the whole page."""
        return next(iter(self.heading.xpath("ancestor::article | ancestor::main")), self.tree)

    @cached_property
    def access(self) -> str:
        """ "full", "teaser" (behind a paywall) or "unknown"."""
        tier = self.first_meta("article:content_tier", "og:content_tier")
        free = (name_of(self.article.get("isAccessibleForFree")) or tier or "").rsplit("/", 1)[-1].lower()
        if free in _ACCESS:
            return _ACCESS[free]
        return "teaser" if _IS.paywall.search(self.article_element.text_content()) else "unknown"

    def resolved(self, thing: object) -> dict:
        """What is described by its name or its @id only, as an object; an @id is looked up."""
        described = thing if isinstance(thing, dict) else {"name": thing}
        if "@id" not in described or described.get("name"):
            return described
        same = (other for other in self.objects if other.get("@id") == described["@id"] and other.get("name"))
        return next(same, {})


def marks_of(element: html.HtmlElement) -> str:
    """What class, id and itemprop say of an element."""
    return f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"


def _is_no_place_for_date(element: html.HtmlElement) -> bool:
    if element.tag in ("aside", "nav", "footer", "script", "style", "form"):
        return True
    if element.tag not in ("time", "meta", "span", "div", "p", "small") or len(element) > 5:
        return False
    text = element.text_content()
    return bool(_IS.updated.search(" ".join(element.values()))) or (len(text) < 80 and bool(_IS.changed.search(text)))
