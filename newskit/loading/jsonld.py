"""JSON-LD, the description of an article that pages carry for search engines (schema.org)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from lxml import html

_MAX_DEPTH = 12
_ARTICLE = re.compile(r"(?:\w*Article|\w*Posting|Report|LiveBlog\w*|Recipe|Review|ClaimReview|NewsReport)$")
_VIDEO = re.compile(r"(?:VideoObject|Clip|BroadcastEvent|AudioObject|PodcastEpisode)$")
_TRAILING_COMMA = re.compile(r",\s*(?=[}\]])")
_WRAPPING = re.compile(r"^\s*(?://\s*)?<!\[CDATA\[|(?://\s*)?\]\]>\s*$|^\s*<!--|-->\s*;?\s*$")


def find_objects(tree: html.HtmlElement) -> list[dict]:
    """All objects of a page's JSON-LD, also those within @graph and lists, outer ones first."""
    found: list[dict] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            found += _walk(_parse(script.text), 0)
    return found


def article_of(objects: list[dict], url: str | None = None, titles: Iterable[str | None] = ()) -> dict:
    """The object that describes a page's own article; {} if there is none.

    Pages describe the articles that they point to as well. The page's own is the one whose address or headline is that of the
    page (canonical link, og:title, h1), then the fullest; one that names another address and another headline is not.
    """
    own = _path(url)
    known = [words for title in titles if (words := _words(title))]

    def fit(thing: dict) -> tuple[int, tuple]:
        addresses = {path for name in ("url", "@id", "mainEntityOfPage") if (path := _path(text_of(thing.get(name))))}
        headline = _words(text_of(thing.get("headline")) or text_of(thing.get("name")))
        same = [len(words & headline) / max(len(words), len(headline)) for words in known] if headline else []
        is_other = bool(own and addresses and own not in addresses and same) and max(same) < 0.3
        return 2 * (own in addresses) + (max(same, default=0.0) > 0.8) - 4 * is_other, _fullness(thing)

    ranked = [(*fit(thing), thing) for thing in objects if is_article(thing)]
    best = max(ranked, key=lambda one: one[:2], default=(-1, (), {}))
    return best[2] if best[0] >= 0 else {}


def _path(url: str | None) -> str:
    """An address without scheme, "www.", query and final slash."""
    path = re.sub(r"^https?://(?:www\.|m\.|amp\.)?|[?#].*$", "", (url or "").strip().lower()).rstrip("/")
    return path if "/" in path else ""


def _words(text: str | None) -> set[str]:
    return set(re.findall(r"\w+", (text or "").casefold()))


def is_article(thing: dict) -> bool:
    """Tell whether an object is an article of any kind."""
    return any(_ARTICLE.match(kind) for kind in types(thing))


def is_video(thing: dict) -> bool:
    """Tell whether an object is a video or a recording."""
    return any(_VIDEO.match(kind) for kind in types(thing))


def types(thing: dict) -> list[str]:
    """The names of an object's types, without addresses."""
    return [str(kind).rsplit("/", 1)[-1] for kind in as_list(thing.get("@type"))]


def as_list(value: object) -> list:
    """A value that may stand alone or in a list, as a list."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def text_of(value: object) -> str | None:
    """The text of a value: itself, its @value, its name or the first of a list."""
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or value.get("url") or value.get("@id")
    if isinstance(value, list):
        return next((text for text in map(text_of, value) if text), None)
    return str(value).strip() or None if isinstance(value, (str, int, float)) else None


def _fullness(thing: dict) -> tuple[bool, bool, int]:
    return "headline" in thing, "datePublished" in thing, sum(bool(value) for value in thing.values())


def _parse(script: str) -> object:
    text = _WRAPPING.sub("", script.strip())
    for repaired in (text, _TRAILING_COMMA.sub("", text.rstrip("; \n"))):
        try:
            return json.loads(repaired, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _walk(value: object, depth: int) -> Iterator[dict]:
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, list):
        for part in value:
            yield from _walk(part, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for name, part in value.items():
            if isinstance(part, (dict, list)) and name not in ("author", "publisher", "itemListElement", "image"):
                yield from _walk(part, depth + 1)
