"""XML: feeds (RSS, Atom), WordPress exports, and files whose elements are named like fields of an article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from newskit.errors import MissingExtraError
from newskit.loading.fields import map_columns
from newskit.loading.inputs import Item, Problem, Unreadable

_FEED = re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF)[\s>]")
_WORDPRESS = re.compile(rb"https?://wordpress\.org/export/")
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"


def read(item: Item) -> Iterator[dict | Problem]:
    """Read one record an entry."""
    data = item.read()
    guard_xml(data)
    if _WORDPRESS.search(data[:4096]):
        yield from _read_wordpress(data)
    elif _FEED.search(data[:4096]):
        yield from read_feed(data)
    else:
        yield from _read_records(data)


def guard_xml(data: bytes) -> None:
    """Refuse XML that declares entities: no export needs them, and they can unpack to gigabytes or read other files.

    Raises
    ------
    Unreadable
        If there is an entity declaration, or nothing at all.
    """
    if not data.strip(b"\0 \t\r\n"):
        raise Unreadable("empty")
    if re.search(rb"<\s*!\s*E\0?N\0?T\0?I\0?T\0?Y", data) or b"<\0!\0E\0N\0T\0I\0T\0Y" in data:
        raise Unreadable("declares XML entities, which no export needs")


def read_feed(data: bytes, url: str | None = None) -> Iterator[dict]:
    """Read the entries of a feed: the full text if the feed has it, else the teaser."""
    try:
        import feedparser
    except ImportError:
        raise MissingExtraError("feedparser", "web", "reading feeds") from None
    feed = feedparser.parse(data, resolve_relative_uris=False, sanitize_html=True)
    if feed.bozo and not feed.entries:
        raise Unreadable(f"no feed ({feed.bozo_exception})")
    for entry in feed.entries:
        content = max((part.get("value", "") for part in entry.get("content", [])), key=len, default="")
        summary = entry.get("summary", "")
        is_full = len(content) > len(summary) or (content and content == summary and len(content) > 1500)
        yield {
            "source": feed.feed.get("title"),
            "title": entry.get("title"),
            "teaser": None if is_full and content == summary else summary,
            "text": content if is_full else None,
            "published": entry.get("published") or entry.get("updated"),
            "url": entry.get("link"),
            "authors": "; ".join(author["name"] for author in entry.get("authors", []) if author.get("name"))
            or entry.get("author"),
            "keywords": "; ".join(tag["term"] for tag in entry.get("tags", []) if tag.get("term")),
            "language": entry.get("language") or feed.feed.get("language"),
        }


def _parse(data: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    root = etree.fromstring(data, parser)
    if root is None:
        raise Unreadable("no XML")
    return root


def _read_wordpress(data: bytes) -> Iterator[dict | Problem]:
    """Published posts of a WordPress export (WXR); pages, drafts and attachments are no articles."""
    root = _parse(data)
    names = {_local(tag): tag.text for tag in root.iterfind(".//channel/*") if tag.text and len(tag) == 0}
    writers = {
        _child(author, "author_login"): _child(author, "author_display_name")
        for author in root.iter()
        if _local(author) == "author" and len(author)
    }
    for entry in root.iter("item"):
        if _child(entry, "post_type") not in (None, "post") or _child(entry, "status") not in (None, "publish"):
            continue
        login = _child(entry, "creator")
        excerpts = [child.text for child in entry if _local(child) == "encoded" and child.tag != _CONTENT]
        terms = [(child.get("domain"), child.text) for child in entry if _local(child) == "category" and child.text]
        yield {
            "source": names.get("title"),
            "title": _child(entry, "title"),
            "teaser": next((text for text in excerpts if text), None),
            "text": _unshortcode(next((child.text for child in entry if child.tag == _CONTENT), None)),
            "published": _stamp(_child(entry, "post_date_gmt")) or _child(entry, "pubDate"),
            "url": _child(entry, "link"),
            "authors": writers.get(login) or login,
            "section": next((text for domain, text in terms if domain == "category"), None),
            "keywords": "; ".join(text for domain, text in terms if domain == "post_tag"),
            "language": names.get("language"),
        }


def _stamp(gmt: str | None) -> str | None:
    return f"{gmt}Z" if gmt and not gmt.startswith("0000") else None


def _unshortcode(text: str | None) -> str | None:
    """WordPress keeps paragraphs as empty lines and wraps captions in [caption]."""
    return re.sub(r"\[caption\b.*?\[/caption\]|\[/?[a-z_]+(?:\s[^\]]*)?\]", "", text, flags=re.DOTALL) if text else text


def _read_records(data: bytes) -> Iterator[dict | Problem]:
    """The elements that hold a text and a title or date, under whatever names newskit knows (WISO, own exports)."""
    root = _parse(data)
    found = False
    for element in root.iter(etree.Element):
        names = Counter(_local(child) for child in element)
        fields = map_columns(names)
        if "text" in fields.values() and len(fields) >= 2:
            found = True
            yield {name: _text(element, name) for name in names}
    if not found:
        raise Unreadable(f"no articles found in this XML (its root is <{_local(root)}>)")


def _text(element: etree._Element, name: str) -> str:
    """The text of the children of one name; paragraphs within them a line each."""
    values = []
    for child in element:
        if _local(child) == name:
            blocks = ["".join(part.itertext()).strip() for part in child] if len(child) else []
            own = (child.text or "").strip()
            is_blocks = blocks and not own and all(not (part.tail or "").strip() for part in child)
            values.append("\n".join(blocks) if is_blocks else "".join(child.itertext()).strip())
    return ("\n" if any(len(value) > 100 for value in values) else "; ").join(value for value in values if value)


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _child(element: etree._Element, name: str) -> str | None:
    return next((child.text for child in element if _local(child) == name and child.text), None)
