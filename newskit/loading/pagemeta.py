"""What a page says about its article: JSON-LD, OpenGraph and other meta tags, microdata, the heading, the byline.

The rules are general: no outlet is known by name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from lxml import html

from newskit.cleaning import clean_line
from newskit.loading import jsonld
from newskit.loading.dates import Moment, parse_moment
from newskit.loading.names import read_authors
from newskit.loading.titles import choose_title

_DATE_META = (
    "article:published_time",
    "datepublished",
    "og:published_time",
    "date",
    "dc.date.issued",
    "dc.date",
    "pubdate",
)
_DATE_META += (
    "dcterms.created",
    "dcterms.date",
    "publish-date",
    "publishdate",
    "parsely-pub-date",
    "sailthru.date",
    "created",
)
_UPDATED = re.compile(r"updat|modif|aktualis|geändert|changed", re.IGNORECASE)
_BYLINE = re.compile(r"(?:^|[\s_-])(?:authors?|byline|autor(?:en|in)?|writer|dc-creator)(?:$|[\s_-])", re.IGNORECASE)
_DOMAIN = re.compile(r"\.(?:de|at|ch|com|net|org|eu|info)$", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_AUTHOR_PAGE = re.compile(
    r"/(?:autor(?:en|in|innen)?|authors?|personen?|profile?|team|redakteure?|journalist\w*|impressum/autoren)/\w"
)
_NAMED = r"[^\W\d_a-zäöüß][\w.'’-]+(?: (?:von|van|de|der|den|zu|al|[^\W\d_a-zäöüß][\w.'’-]*)){1,4}"
_LABELLED = re.compile(
    rf"-? ?(?:Autor(?:in|en)?(?: ?/ ?Autor(?:in)?)?|Von|Text|By|Geschrieben von) ?:? ({_NAMED}(?:(?:,| und) {_NAMED})*)"
)
_NO_BYLINE = re.compile(
    r"bio|image|img|avatar|social|follow|teaser|related|comment|footer|cookie|description", re.IGNORECASE
)
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
        self.article = jsonld.article_of(self.objects)

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
        links = self.tree.xpath('//link[@rel="canonical"]/@href')
        known = [*links, self.first_meta("og:url"), jsonld.text_of(self.article.get("url"))]
        main = self.article.get("mainEntityOfPage")
        known.append(main.get("@id") if isinstance(main, dict) else main)
        return next((str(one).strip() for one in known if one and str(one).strip().startswith("http")), None)

    @cached_property
    def site(self) -> str | None:
        """The outlet: the publisher by name, the site's name, else the address's host."""
        publisher = jsonld.text_of(self._resolved(self.article.get("publisher")))
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
        return parse_moment(find_date(self.tree, original_date=True))

    def _dates(self) -> list[str]:
        dates = [jsonld.text_of(self.article.get(name)) for name in ("datePublished", "dateCreated", "uploadDate")]
        dates += [value for name in _DATE_META for value in self.meta.get(name, [])[:1]]
        if not any(dates):
            dates += [jsonld.text_of(thing.get("datePublished")) for thing in self.objects]
            dates += self.tree.xpath(
                '//*[@itemprop="datePublished"]/@datetime | //*[@itemprop="datePublished"]/@content'
            )[:1]
            dates += [time.get("datetime") for time in self.tree.iter("time") if not _UPDATED.search(_marks(time))][:1]
        return [date for date in dates if date]

    @cached_property
    def authors(self) -> list[str]:
        """Who wrote it; the outlet itself is no author."""
        outlets = {
            self.site,
            self.host,
            self.first_meta("og:site_name"),
            jsonld.text_of(self._resolved(self.article.get("publisher"))),
        }
        writers = [self._resolved(one) for one in jsonld.as_list(self.article.get("author"))]
        bodies = [one for one in writers if isinstance(one, dict) and "Organization" in jsonld.types(one)]
        described = [jsonld.text_of(one) for one in writers if one not in bodies]
        in_meta = [*self.meta.get("author", []), *self.meta.get("article:author", []), *self.meta.get("dc.creator", [])]
        declared = [] if not described else [jsonld.text_of(one) for one in writers]
        for candidates, is_byline in self._author_candidates(
            declared, in_meta, [jsonld.text_of(one) for one in bodies]
        ):
            names = read_authors([name for name in candidates if name], outlets, is_byline)
            if names:
                return names
        return []

    def _author_candidates(self, *declared: list) -> Iterator[tuple[list, bool]]:
        yield from ((candidates, False) for candidates in declared[:2])
        yield from ((candidates, True) for candidates in self._bylines())
        yield declared[2], False

    def _bylines(self) -> Iterator[list[str]]:
        """What stands where pages print their authors, the surest places first."""
        for path in ('//*[@rel="author"]', '//*[@itemprop="author"]'):
            yield [element.text_content() for element in self.tree.xpath(path)][:6]
        root = self.article_element
        yield [link.text_content() for link in root.iter("a") if _AUTHOR_PAGE.search(link.get("href") or "")][:6]
        for element in root.iter("a", "span", "div", "p", "address", "strong", "li", "ul"):
            marks = _CAMEL.sub("-", _marks(element))
            if _BYLINE.search(marks) and not _NO_BYLINE.search(marks):
                text = " ".join(element.text_content().split())
                if 2 < len(text) < 120:
                    yield [text]
        for element in root.iter("span", "div", "p", "li", "em", "strong"):
            text = element.text_content() if len(element) < 4 else ""
            labelled = _LABELLED.fullmatch(" ".join(text.split())) if 5 < len(text) < 1000 else None
            if labelled:
                yield [labelled[1]]

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

    def _resolved(self, thing: object) -> object:
        """An object that is only named by its @id, looked up."""
        if isinstance(thing, list) and thing:
            thing = thing[0]
        if isinstance(thing, dict) and "@id" in thing and not thing.get("name"):
            same = (other for other in self.objects if other.get("@id") == thing["@id"] and other.get("name"))
            return next(same, None)
        return thing


def _marks(element: html.HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"


def _is_breadcrumb(heading: html.HtmlElement) -> bool:
    own = " ".join(f"{name} {value}" for name, value in heading.items()).lower()
    return "breadcrumb" in own or "property name" in own
