"""WARC web archives (.warc, .warc.gz): one article a page that was answered with 200."""

import re
import zlib
from collections.abc import Iterator
from functools import partial
from io import SEEK_END
from typing import Any

from newskit.errors import needs
from newskit.loading.decoding import charset_of, decode
from newskit.loading.inputs import Item, Unreadable, attempt
from newskit.loading.pages import MAX_BYTES, read_page

_PAGES = ("text/html", "application/xhtml+xml")
_PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head)\b", re.IGNORECASE)
_OTHERS = {"request", "metadata", "warcinfo", "revisit", "resource", "conversion", "continuation"}
_NO_HTTP = ("dns:", "ftp:", "ftps:", "whois:", "metadata:", "urn:", "filedesc:")
_STATUS = re.compile(r"[1-5]\d\d")


def read(item: Item) -> Iterator[dict | str]:
    """Read the pages of an archive one by one; pictures, scripts, redirects and errors are no articles."""
    with needs("archives", "reading WARC archives"):
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    is_one = False  # warcio unpacks record by record; where all of them are packed as one, that is done here
    if item.is_packed:
        with item.opener() as stream:
            begun = zlib.decompressobj(wbits=31).decompress(stream.read(2**20), 2**22)
        is_one = len(re.findall(rb"^WARC/\d", begun, re.MULTILINE)) > 1
    with item.open() if is_one else item.opener() as stream:
        try:
            for record in ArchiveIterator(stream):
                url = record.rec_headers.get_header("WARC-Target-URI") or ""
                yield from attempt(url, partial(_read_record, record, url))
        except ArchiveLoadFailed as error:
            raise Unreadable(f"damaged: {str(error).strip().splitlines()[0][:150]}") from None
    with item.open() as stream:
        stream.seek(max(0, stream.seek(0, SEEK_END) - 4))
        if not stream.read().endswith((b"\n\r\n", b"\n\n")):  # which warcio passes over; gzip tells its own end
            yield "the archive ends in the middle of a page"


def _read_record(record: Any, url: str) -> Iterator[dict | str]:
    headers, kind = record.http_headers, record.rec_type
    if kind in _OTHERS:
        return
    status = headers.get_statuscode() if headers else None
    if kind != "response" or (not url.startswith(_NO_HTTP) and not _STATUS.fullmatch(status or "")):
        raise Unreadable(f"damaged: a record of the type {kind!r} with the status {status!r}")
    if status != "200":
        return
    content_type = (headers.get_header("Content-Type") or "").lower()
    data = record.content_stream().read(MAX_BYTES + 1)
    if not content_type.startswith(_PAGES) and not _PAGE.match(data[:500]):
        return
    if len(data) > MAX_BYTES:
        raise Unreadable(f"larger than {MAX_BYTES // 2**20} MB")
    if getattr(record.raw_stream, "limit", 0) > 0:
        raise Unreadable("the archive ends in the middle of this page")
    page = read_page(decode(data, charset_of(content_type)), url)
    yield page | {"url": page["url"] or url, "crawled": record.rec_headers.get_header("WARC-Date")}
