"""WARC web archives (.warc, .warc.gz): one article a page that was answered with 200."""

from __future__ import annotations

from collections.abc import Iterator

from newskit.errors import MissingExtraError
from newskit.loading.inputs import Item, Problem, Unreadable
from newskit.loading.pages import MAX_BYTES, decode_page, read_page

_PAGES = ("text/html", "application/xhtml+xml")


def read(item: Item) -> Iterator[dict | Problem]:
    """Read the pages of an archive one by one; pictures, scripts, redirects and errors are no articles."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError:
        raise MissingExtraError("warcio", "archives", "reading WARC archives") from None
    with item.opener() as stream:  # warcio unpacks record by record
        try:
            for record in ArchiveIterator(stream):
                found = _read_record(item, record) if record.rec_type == "response" else None
                if found:
                    yield found
        except ArchiveLoadFailed as error:
            raise Unreadable(f"damaged: {str(error).strip().splitlines()[0][:150]}") from None
    if item.name != item.plain_name:
        _check_end(item)


def _check_end(item: Item) -> None:
    """Notice a missing end, which warcio passes over: gzip raises EOFError."""
    with item.open() as stream:
        while stream.read(2**20):
            pass


def _read_record(item: Item, record) -> dict | Problem | None:
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    headers = record.http_headers
    if headers is None or headers.get_statuscode() != "200":
        return None
    if not (headers.get_header("Content-Type") or "").lower().startswith(_PAGES):
        return None
    data = record.content_stream().read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        return Problem(item.origin, f"{url}: larger than {MAX_BYTES // 2**20} MB")
    if getattr(record.raw_stream, "limit", 0) > 0:
        return Problem(item.origin, f"{url}: the archive ends in the middle of this page")
    try:
        page = read_page(decode_page(data), url)
    except Unreadable as reason:
        return Problem(item.origin, f"{url}: {reason}")
    except Exception as error:  # one broken page must not stop the archive
        return Problem(item.origin, f"{url}: damaged: {type(error).__name__}")
    page["url"] = page["url"] or url
    page.setdefault("crawled", record.rec_headers.get_header("WARC-Date"))
    return page
