"""JSON-LD, the description of an article that pages carry for search engines (schema.org)."""

import json
import re
from collections.abc import Iterable, Iterator

from lxml import html

from newskit.loading.values import fold, name_of, names

ARTICLE = re.compile(r"(?:\w*Article|\w*Posting|Report|LiveBlog\w*|Recipe|Review|ClaimReview|NewsReport)$")
VIDEO = re.compile(r"(?:VideoObject|Clip|BroadcastEvent|AudioObject|PodcastEpisode)$")
_TRAILING_COMMA = re.compile(r",\s*(?=[}\]])")
_WRAPPING = re.compile(r"^\s*(?://\s*)?<!\[CDATA\[|(?://\s*)?\]\]>\s*$|^\s*<!--|-->\s*;?\s*$")
_OTHERS = frozenset(["author", "publisher", "itemListElement", "image"])  # objects in these are no articles


def find_objects(tree: html.HtmlElement) -> list[dict]:
    """All objects of a page's JSON-LD, also those within @graph and lists, outer ones first."""
    scripts = (one for one in tree.iter("script") if "ld+json" in (one.get("type") or "").lower() and one.text)
    return [found for script in scripts for found in _walk(_parse(script.text))]


def article_of(objects: list[dict], url: str | None = None, titles: Iterable[str | None] = ()) -> dict:
    """The object that describes a page's own article; {} if there is none.

    Pages describe the articles that they point to as well. The page's own is the one whose address or headline is that
    of the page (canonical link, og:title, h1), then the fullest; one that names another address and headline is not.
    """
    own = _path(url)
    known = [words for title in titles if (words := set(fold(title).split()))]

    def fit(thing: dict) -> tuple:
        addresses = {path for name in ("url", "@id", "mainEntityOfPage") if (path := _path(thing.get(name)))}
        headline = set(fold(name_of(thing.get("headline")) or name_of(thing.get("name"))).split())
        same = [len(words & headline) / max(len(words), len(headline)) for words in known] if headline else []
        is_other = bool(own and addresses and own not in addresses and same) and max(same) < 0.3
        likeness = 2 * (own in addresses) + (max(same, default=0.0) > 0.8) - 4 * is_other
        return likeness, sum(map(bool, thing.values()))

    best = max((thing for thing in objects if is_a(ARTICLE, thing)), key=fit, default={})
    return best if best and fit(best)[0] >= 0 else {}


def is_a(kind: re.Pattern[str], thing: dict) -> bool:
    """Tell whether an object is of a kind: an `ARTICLE`, or a `VIDEO` or another recording."""
    return any(map(kind.match, types(thing)))


def types(thing: dict) -> list[str]:
    """The names of an object's types, without addresses."""
    return [kind.rsplit("/", 1)[-1] for kind in names(thing.get("@type"))]


def _path(value: object) -> str:
    """The address that a value is or has, without scheme, "www.", query and final slash."""
    url = value.get("@id") or value.get("url") if isinstance(value, dict) else name_of(value)
    path = re.sub(r"^https?://(?:www\.|m\.|amp\.)?|[?#].*$", "", str(url or "").strip().lower()).rstrip("/")
    return path if "/" in path else ""


def _parse(script: str) -> object:
    try:
        return json.loads(_TRAILING_COMMA.sub("", _WRAPPING.sub("", script.strip()).rstrip("; \n")), strict=False)
    except (ValueError, RecursionError):
        return None


def _walk(value: object) -> Iterator[dict]:
    if isinstance(value, dict) and "@type" in value:
        yield value
    parts = [part for name, part in value.items() if name not in _OTHERS] if isinstance(value, dict) else value
    for part in parts if isinstance(parts, list) else ():
        yield from _walk(part)
