"""Word and RTF documents: exports of archives, else one article a file."""

import zipfile
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from newskit.errors import needs
from newskit.loading.decoding import decode
from newskit.loading.inputs import Item, Unreadable
from newskit.loading.texts import read_lines

_MAX_UNPACKED = 200 * 2**20
_MAX_STYLES = 2 * 2**20  # each becomes an object
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Tracked deletions, where moved text came from, and what is there a second time for old programs.
_GONE = (f"{_W}del", f"{_W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
_WRITTEN = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": " ", f"{_W}noBreakHyphen": "-"}


def read(item: Item) -> Iterator[dict | str]:
    """Read the articles of an export, or the document as one article."""
    data = item.read()
    is_rtf = item.suffix == ".rtf"
    lines = _rtf_lines(data) if is_rtf else _docx_lines(data)
    if not any(map(str.strip, lines)):
        raise Unreadable("empty")
    is_cut = is_rtf and not data.rstrip(b"\0\r\n\t ").endswith(b"}")
    yield from read_lines(lines, item, is_cut, is_document=True)


def check_zip(data: bytes) -> None:
    """Refuse an archive that unpacks to more than a document can be (a "zip bomb"), or that declares XML entities.

    Raises Unreadable if it is no archive, damaged, or too large.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
            if unpacked > _MAX_UNPACKED:
                raise Unreadable(f"unpacks to {unpacked // 2**20} MB: no document is that large")
            for member in archive.infolist():
                if member.filename == "xl/styles.xml" and member.file_size > _MAX_STYLES:
                    raise Unreadable("more styles than any table needs")
                if member.filename.endswith((".xml", ".rels")) and b"<!ENTITY" in archive.open(member).read(4096):
                    raise Unreadable("declares XML entities, which no document needs")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise Unreadable(f"damaged or no document of this kind ({error})") from None


def _docx_lines(data: bytes) -> list[str]:
    with needs("archives", "reading .docx files"):
        import docx
    check_zip(data)
    body = docx.Document(BytesIO(data)).element.body
    for gone in list(body.iter(*_GONE)):
        gone.getparent().remove(gone)
    paragraphs = map(_own_nodes, body.iter(f"{_W}p"))
    texts = ("".join(_WRITTEN.get(node.tag, node.text or "") for node in nodes) for nodes in paragraphs)
    return [line for text in texts for line in text.replace("\xa0", " ").split("\n")]


def _own_nodes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """What is written in a paragraph, tracked insertions and content controls too, but no text box that hangs on it."""
    nodes = paragraph.iter(f"{_W}t", *_WRITTEN)
    has_box = next(paragraph.iter(f"{_W}txbxContent"), None) is not None
    return (node for node in nodes if not has_box or next(node.iterancestors(f"{_W}p")) is paragraph)


def _rtf_lines(data: bytes) -> list[str]:
    with needs("archives", "reading .rtf files"):
        from striprtf.striprtf import rtf_to_text
    if not data.lstrip().startswith(b"{\\rtf"):
        raise Unreadable("no RTF document")
    text = rtf_to_text(decode(data), encoding="cp1252", errors="replace")
    return text.replace("\xa0", " ").replace("\r", "").split("\n")
