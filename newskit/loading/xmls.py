"""XML: feeds (RSS, Atom), WordPress exports, and files whose elements are named like fields of an article."""

import re
from collections.abc import Iterator

from lxml import etree

from newskit.errors import needs
from newskit.loading.decoding import decode
from newskit.loading.fields import map_columns
from newskit.loading.inputs import Item, Unreadable

_FEED = re.compile(r"<(?:\w+:)?(?:rss|feed|RDF)[\s>]")
_CDATA = r"(?:<!\[CDATA\[)?(.{0,200}?)(?:\]\]>)?</"
_WRITER = re.compile(rf"<wp:author_login>{_CDATA}.{{0,1000}}?<wp:author_display_name>{_CDATA}", re.DOTALL)
_MAX_TAGS = 5_000_000  # each becomes an object
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
_NO_TEXTS = {"attachment", "revision", "nav_menu_item", "custom_css", "customize_changeset", "oembed_cache"}
_SHORTCODE = re.compile(  # of WordPress, and what one wraps as the caption of a picture
    r"\[caption\b.{0,5000}?\[/caption\]|\[/?[a-z_]{1,40}(?:\s[^\[\]]{0,500})?\]", re.DOTALL
)
_BROKEN = ("ERR_TAG_NAME_MISMATCH", "ERR_DOCUMENT_END", "ERR_TAG_NOT_FINISHED")
_HEADS = ("metadata", "meta", "head", "teiHeader")


def read(item: Item) -> Iterator[dict | str]:
    """Read one record an entry; entries that begin but cannot be read are problems."""
    text = decode(item.read(), item.charset).strip("\ufeff \t\r\n")
    if re.search(r"<\s*!\s*ENTITY", text):  # they can unpack to gigabytes or read other files
        raise Unreadable("declares XML entities, which no export needs")
    if text.count("<") > _MAX_TAGS:
        raise Unreadable(f"{text.count('<'):,} tags; split the file")
    text = _DECLARATION.sub("", text, count=1)
    if _FEED.search(text[:4096]):
        records, marks, is_damaged = list(_read_feed(text)), "item|entry", False
    else:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
        root = etree.fromstring(text.encode(), parser)
        if root is None:
            raise Unreadable("no XML")
        is_damaged = any(error.type_name in _BROKEN for error in parser.error_log)
        records, marks = _read_records(root, text)
    yield from _whole_ones(text, records, marks, is_damaged)


def _whole_ones(text: str, records: list[dict | str | None], marks: str, is_damaged: bool) -> Iterator[dict | str]:
    """The records of a file, and a problem for entries in it that are cut off or damaged."""
    counted = (re.findall(rf"<{slash}(?:[\w.-]+:)?(?:{marks})[\s>]", text) if marks else [] for slash in ("", "/"))
    begun, ended = map(len, counted)
    root = re.search(r"<([A-Za-z_][\w:.-]*)", re.sub(r"<!--.*?-->", "", text[:10_000], flags=re.DOTALL))
    is_cut = root is not None and f"</{root[1]}" not in text[-500:]
    if is_cut and records and (begun > ended or not marks):
        records.pop()
    yield from (one for one in records if one is not None)
    lost = max(begun, ended, is_cut) - len(records)
    if lost > 0 or is_cut or is_damaged:
        which = f"{lost} of {max(begun, ended, lost)} entries cannot be read" if lost > 0 else "see whether it is whole"
        yield f"the file {'ends in the middle' if is_cut else 'is damaged'}: {which}"


def _read_feed(text: str) -> Iterator[dict | str | None]:
    """Read a feed's entries, with full text if there is one, else teasers; or the posts of a WordPress export."""
    with needs("web", "reading feeds"):
        import feedparser
    feed = feedparser.parse(text.encode(), resolve_relative_uris=False, sanitize_html=True)
    if feed.bozo and not feed.entries:
        raise Unreadable(f"no feed ({feed.bozo_exception})")
    is_blog, writers = "://wordpress.org/export/" in text[:4096], dict(_WRITER.findall(text))
    for entry in feed.entries:
        kind, status = entry.get("wp_post_type", "post"), entry.get("wp_status", "publish")
        gmt = entry.get("wp_post_date_gmt", "0000")
        if (kind, status) != ("post", "publish"):
            told = f"{entry.get('title')!r} is no published post (type {kind}, status {status})"
            yield None if kind in _NO_TEXTS else told  # attachments and menus are no articles
            continue
        content = max((part.get("value", "") for part in entry.get("content", [])), key=len, default="")
        summary = entry.get("excerpt_encoded" if is_blog else "summary", "")
        is_full = is_blog or len(content) > len(summary) or (content and content == summary and len(content) > 1500)
        named = [writers.get(one["name"], one["name"]) for one in entry.get("authors", []) if one.get("name")]
        terms = [(tag.get("scheme"), tag["term"]) for tag in entry.get("tags", []) if tag.get("term")]
        yield {
            "source": feed.feed.get("title"),
            "title": entry.get("title"),
            "teaser": None if is_full and content == summary else summary,
            "text": (_SHORTCODE.sub("", content) if is_blog else content) if is_full else None,
            "published": (entry.get("published") or entry.get("updated")) if gmt.startswith("0000") else f"{gmt}Z",
            "url": entry.get("link"),
            "authors": named if writers or len(named) > 1 else entry.get("author") or named,
            "section": next((term for scheme, term in terms if is_blog and scheme == "category"), None),
            "keywords": [term for scheme, term in terms if scheme == "post_tag" or not is_blog],
            "language": entry.get("language") or feed.feed.get("language"),
        }


def _read_records(root: etree._Element, text: str) -> tuple[list[dict | str | None], str]:
    """The elements that hold a text and a title or date, under whatever names newskit knows (WISO, own exports)."""
    found: dict[etree._Element, dict] = {}
    for element in root.iter(etree.Element):
        children: dict[str, list] = {}
        for child in element:
            has_fields = _local(child) in _HEADS or child.find("{*}body.head") is not None  # of NITF
            for part in child.iterdescendants(etree.Element) if has_fields else [child]:
                is_own = part is child or (part.getparent() is child and not len(part))
                if is_own or map_columns([_local(part)]):
                    children.setdefault(_local(part), []).append(part)
        fields = map_columns([*children, *element.attrib])
        if "text" in fields.values() and len(fields) >= 2:
            found[element] = dict(element.attrib) | {name: _said(same) for name, same in children.items()}
    if not found:
        raise Unreadable(f"no articles found in this XML (its root is <{_local(root)}>)")
    marks = {_local(element) for element in found}
    like = [one for one in root.iter(etree.Element) if one in found or (_local(one) in marks and len(one))]
    records: list[dict | str | None] = [found.get(one, f"a <{_local(one)}> without a text") for one in like]
    marks -= {_local(root)} if len(records) == 1 and text.count(f"<{_local(root)}") == 1 else set()
    return records, "|".join(map(re.escape, marks))


def _said(same: list[etree._Element]) -> str | list[str]:
    """The texts of the children of one name, paragraphs a line each; TEI and NITF have days as attributes."""
    said = ("\n".join(_blocks(one)) or one.get("when") or one.get("norm") or "" for one in same)
    values = dict.fromkeys(filter(None, said))
    return list(values) if len(values) > 1 else "".join(values)


def _blocks(element: etree._Element) -> Iterator[str]:
    is_mixed = (element.text or "").strip() or any((part.tail or "").strip() for part in element) or not len(element)
    for part in [element] if is_mixed else element:
        has_blocks = part is not element and any(_local(one) == "p" for one in part.iterdescendants())
        yield from _blocks(part) if has_blocks else ["".join(part.itertext()).strip()]


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
