"""What a page says about its article: JSON-LD, OpenGraph and other meta tags, microdata, the heading, the byline.

The rules are general: no outlet is known by name.
"""

from __future__ import annotations

import copy
import re
from collections import defaultdict
from functools import cached_property
from itertools import islice

from lxml import html

from newskit.cleaning import clean_line
from newskit.loading import jsonld
from newskit.loading.dates import Moment, parse_moment
from newskit.loading.titles import choose_title

_DATE_META = """article:published_time datepublished og:published_time date dc.date.issued dc.date pubdate dcterms.created
    dcterms.date publish-date publishdate parsely-pub-date sailthru.date created""".split()  # noqa: SIM905
_UPDATED = re.compile(r"updat|modif|aktualis|geändert|changed", re.IGNORECASE)
_CHANGED_TEXT = re.compile(
    r"^\s*(?:zuletzt |letzte )?(?:aktualisiert|geändert|änderung|stand|updated|last modified)\b", re.IGNORECASE
)
_DOMAIN = re.compile(r"\.(?:de|at|ch|com|net|org|eu|info)$", re.IGNORECASE)
_CARD = 1500  # characters; a card that points to another article holds fewer
_MANY = 30  # elements that are looked at
_LIVE = re.compile(r"\+\+\+|live-?ticker|live-?blog|news-?blog|im ticker", re.IGNORECASE)
_PAYWALL_TEXT = re.compile(
    r"(?:Jetzt weiterlesen|Weiterlesen mit|Lesen Sie weiter mit|Sie haben bereits ein .{0,30}Abo|Bereits Abonnent"
    r"|Jetzt Abo abschließen|Artikel freischalten|Dieser Artikel ist (?:exklusiv|kostenpflichtig|nur) |Nur für Abonnent)"
)


class PageMeta:
    """The description of a page's article."""

    def __init__(self, tree: html.HtmlElement):
        self.tree = tree
        self.objects = jsonld.find_objects(tree)
        titles = [self.first_meta("og:title", "twitter:title"), *(one.text_content() for one in self.headings[:1])]
        self.article = jsonld.article_of(self.objects, self._linked_url, titles)

    @cached_property
    def meta(self) -> dict[str, list[str]]:
        """Meta tags by name, property or itemprop, in order."""
        found = defaultdict(list)
        for tag in self.tree.iter("meta"):
            for attribute in ("property", "name", "itemprop"):
                if tag.get(attribute) and (tag.get("content") or "").strip():
                    found[tag.get(attribute).strip().lower()].append(tag.get("content").strip())
        return found

    def first_meta(self, *names: str) -> str | None:
        """The first of the named meta tags that is there."""
        return next((self.meta[name][0] for name in names if name in self.meta), None)

    @cached_property
    def url(self) -> str | None:
        """The canonical address."""
        known = [jsonld.text_of(self.article.get(name)) for name in ("url", "mainEntityOfPage")]
        return self._linked_url or next((one for one in known if one and one.startswith("http")), None)

    @cached_property
    def _linked_url(self) -> str | None:
        links = [*self.tree.xpath('//link[@rel="canonical"]/@href'), self.first_meta("og:url") or ""]
        return next((link.strip() for link in links if link.strip().startswith("http")), None)

    @cached_property
    def site(self) -> str | None:
        """The outlet: the publisher by name, the site's name, else the address's host."""
        publisher = jsonld.text_of(self.resolved(self.article.get("publisher")))
        named = [
            self.first_meta("og:site_name"),
            publisher,
            self.first_meta("application-name", "publisher", "dc.publisher"),
        ]
        named += [jsonld.text_of(thing.get("name")) for thing in self.objects if "WebSite" in jsonld.types(thing)]
        good = [clean_line(name) for name in named if name and not name.startswith("http")]
        if publisher in good and good[0] != publisher and self._is_better(publisher, good[0]):
            return publisher
        return good[0] if good else self.host

    @property
    def host(self) -> str | None:
        """The host of the canonical address, without "www."."""
        found = re.match(r"https?://(?:www\.)?([^/:?#]+)", self.url or "")
        return found[1] if found else None

    def _is_better(self, publisher: str, site_name: str) -> bool:
        """A name is better than a domain ("kurier.de"), and than a section ("Technik") that the host does not know."""
        if _DOMAIN.search(site_name):
            return not _DOMAIN.search(publisher)
        host = (self.host or "").replace("-", "")

        def words(name: str) -> set[str]:
            return {word for word in re.findall(r"\w+", name.lower()) if len(word) > 2}

        return (
            bool(host)
            and any(word in host for word in words(publisher))
            and not any(word in host for word in words(site_name))
        )

    @cached_property
    def headings(self) -> list[html.HtmlElement]:
        """The h1 elements that are headlines, not breadcrumbs."""
        return [heading for heading in self.tree.iter("h1") if not _is_breadcrumb(heading)]

    @cached_property
    def title(self) -> str | None:
        """The headline as the reader sees it."""
        return choose_title(
            social=self.first_meta("og:title", "twitter:title"),
            described=jsonld.text_of(self.article.get("headline")) or jsonld.text_of(self.article.get("name")),
            heading=self.headings[0] if self.headings else None,
            window=self.tree.findtext(".//title"),
            names=(self.site, self.host, self.first_meta("og:site_name"), self.section),
            is_live=self.is_live,
        )

    @cached_property
    def is_live(self) -> bool:
        """Whether the page is a live ticker, whose headline changes by the hour."""
        kinds = [kind for thing in self.objects for kind in jsonld.types(thing)]
        heading = self.headings[0].text_content() if self.headings else ""
        return "LiveBlogPosting" in kinds or bool(_LIVE.search(heading + " " + (self.tree.findtext(".//title") or "")))

    @cached_property
    def kind(self) -> str:
        """ "live", "video" or "article"."""
        if self.is_live:
            return "live"
        is_video = self.first_meta("og:type") in ("video", "video.other", "video.episode", "video.movie")
        only_video = not self.article and any(jsonld.is_video(thing) for thing in self.objects)
        return "video" if is_video or only_video else "article"

    @cached_property
    def published(self) -> Moment | None:
        """The time of publication, as exact as the page gives it."""
        found = [parse_moment(value) for value in self._dates()]
        moments = [moment for moment in found if moment]
        exact = [moment for moment in moments if moment.precision == "instant"]
        if not moments:
            return self._visible_date()
        same_day = [moment for moment in exact if abs((moment.time - moments[0].time).total_seconds()) < 129_600]
        return moments[0] if moments[0] in exact or not same_day else same_day[0]

    def _visible_date(self) -> Moment | None:
        from htmldate import find_date

        titles = " | ".join(filter(None, [self.first_meta("og:title"), self.tree.findtext(".//title")]))
        in_title = re.search(r"[|–-]\s*(\d{1,2}\.\d{1,2}\.\d{4})\s*(?:\||$)", titles)
        if in_title:
            return parse_moment(in_title[1])
        tree = copy.deepcopy(self.tree)  # without dates of changes and of other articles
        doomed = [element for element in tree.iter(html.etree.Element) if _is_no_place_for_date(element)]
        for element in doomed:
            if element.getparent() is not None:
                element.drop_tree()
        found = find_date(tree, original_date=True)
        if not found or (found.endswith("-01") and not _is_written(found, tree)):
            return None  # only a year or a month: of the rights, or of an address
        return parse_moment(found)

    def _dates(self) -> list[str]:
        dates = [jsonld.text_of(self.article.get(name)) for name in ("datePublished", "dateCreated", "uploadDate")]
        dates += [value for name in _DATE_META for value in self.meta.get(name, [])[:1]]
        if not any(dates):
            others = [thing for thing in self.objects if not jsonld.is_article(thing)]
            dates += [jsonld.text_of(thing.get("datePublished")) for thing in others]
            marked = self.article_element.xpath('.//*[@itemprop="datePublished"]')
            dates += [one.get("datetime") or one.get("content") for one in marked][:1]
            times = (one for one in self.article_element.iter("time") if not _UPDATED.search(marks_of(one)))
            own = next((one for one in islice(times, _MANY) if not self.is_of_another(one, 0)), None)
            dates += [own.get("datetime")] if own is not None else []
        return [date for date in dates if date]

    def is_of_another(self, element: html.HtmlElement, longest_link: int = 80) -> bool:
        """Tell whether something belongs to a teaser of another article: in its card, in a link with more text than that."""
        for one in element.iterancestors():
            if one is self.article_element or one in self._around_heading:
                return False
            if one.tag in ("nav", "footer") or (one.tag == "article" and len(one.text_content()) < _CARD):
                return True
            if one.tag == "a" and len(one.text_content()) > longest_link:
                return True
        return False

    @cached_property
    def _around_heading(self) -> set[html.HtmlElement]:
        return set(self.headings[0].iterancestors()) if self.headings else set()

    @cached_property
    def article_element(self) -> html.HtmlElement:
        """The element that holds headline and text, or the whole page."""
        within = self.headings[0].xpath("ancestor::article | ancestor::main") if self.headings else []
        return within[0] if within else self.tree

    @cached_property
    def teaser(self) -> str | None:
        """The description that the page gives of its article."""
        return jsonld.text_of(self.article.get("description")) or self.first_meta("og:description", "description")

    @cached_property
    def section(self) -> str | None:
        """The section of the outlet."""
        return jsonld.text_of(self.article.get("articleSection")) or self.first_meta("article:section")

    @cached_property
    def keywords(self) -> str | None:
        """Keywords, joined by "; "."""
        listed = self.article.get("keywords") or self.meta.get("news_keywords") or self.meta.get("keywords")
        words = [
            word.strip() for part in jsonld.as_list(listed) if isinstance(part, str) for word in re.split("[,;]", part)
        ]
        return "; ".join(dict.fromkeys(word for word in words if word)) or None

    @cached_property
    def language(self) -> str | None:
        """The language that the page declares."""
        return jsonld.text_of(self.article.get("inLanguage")) or self.tree.get("lang") or self.first_meta("og:locale")

    @cached_property
    def access(self) -> str:
        """ "full", "teaser" (behind a paywall) or "unknown"."""
        declared = jsonld.text_of(self.article.get("isAccessibleForFree"))
        free = (declared or "").rsplit("/", 1)[-1].lower()
        tier = (self.first_meta("article:content_tier", "og:content_tier") or "").lower()
        if free in ("true", "false"):
            return "full" if free == "true" else "teaser"
        if tier == "locked" or _PAYWALL_TEXT.search(self.article_element.text_content()):
            return "teaser"
        return "full" if tier == "free" else "unknown"

    def resolved(self, thing: object) -> object:
        """An object that is only named by its @id, looked up."""
        if isinstance(thing, list) and thing:
            thing = thing[0]
        if isinstance(thing, dict) and "@id" in thing and not thing.get("name"):
            same = (other for other in self.objects if other.get("@id") == thing["@id"] and other.get("name"))
            return next(same, None)
        return thing


def marks_of(element: html.HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"


def _is_written(day: str, tree: html.HtmlElement) -> bool:
    year, month, _ = day.split("-")
    text = " ".join(tree.itertext())
    return bool(re.search(rf"\b0?1\.\s?(?:0?{int(month)}\.|[^\W\d_]{{3,9}})\s?{year}|{day}|{year}/{month}/01", text))


def _is_no_place_for_date(element: html.HtmlElement) -> bool:
    if element.tag in ("aside", "nav", "footer", "script", "style", "form"):
        return True
    name = f"{marks_of(element)} {element.get('property') or ''} {element.get('name') or ''}"
    is_short = element.tag in ("time", "meta", "span", "div", "p", "small") and len(element) < 6
    if not is_short or element.get("class") is None and element.tag not in ("meta", "time", "p", "span", "small"):
        return False
    text = element.text_content() if element.tag != "meta" else ""
    return bool(_UPDATED.search(name)) or (len(text) < 80 and bool(_CHANGED_TEXT.search(text)))


def _is_breadcrumb(heading: html.HtmlElement) -> bool:
    own = " ".join(f"{name} {value}" for name, value in heading.items()).lower()
    return "breadcrumb" in own or "property name" in own
