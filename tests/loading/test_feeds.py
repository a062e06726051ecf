"""Feeds, WordPress exports, other XML, JSON Feed, Excel, WARC, mail."""

import gzip
import io
import json
import re
import sys
import time
import warnings
import zipfile
from email.message import EmailMessage

import openpyxl
import pandas as pd
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

import newskit as nk

FULL = "<p>Der Stadtrat von Lindenau hat am Mittwoch beraten.</p><p>Eine Entscheidung <b>fiel</b> nicht.</p>"
PLAIN = "Der Stadtrat von Lindenau hat am Mittwoch beraten.\nEine Entscheidung fiel nicht."
PAGE = (
    "<html><head><meta charset='utf-8'><title>Rat vertagt</title></head><body><article><h1>Rat vertagt</h1>"
    + "".join(f"<p>Absatz {n} über die neue Brücke von Lindenau, die nun doch erst später kommt.</p>" for n in range(6))
)


def load(tmp_path, name, data, problems=False):
    (tmp_path / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore" if problems else "error", nk.LoadWarning)
        return nk.load_articles(tmp_path / name, progress=False)


RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Lindenauer Bote</title><language>de-DE</language>
<item><title>Rat vertagt</title><link>https://bote.example/1</link><description>Kurz &amp;amp; knapp.</description>
<dc:creator>Lea Kunz</dc:creator>
<pubDate>Wed, 03 May 2023 14:05:00 +0200</pubDate><category>Politik</category>
<content:encoded><![CDATA[{FULL}]]></content:encoded></item>
<item><title>Nur angerissen</title><link>https://bote.example/2</link><description>Ein Anriss.</description></item>
</channel></rss>"""
ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Lindenauer Bote</title>
<entry><title>Rat vertagt</title><link href="https://bote.example/1"/><published>2023-05-03T14:05:00+02:00</published>
<author><name>Lea Kunz</name></author>
<summary>Kurz &amp; knapp.</summary><content type="html"><![CDATA[{FULL}]]></content></entry>
<entry><title>Nur angerissen</title><link href="https://bote.example/2"/><summary>Ein Anriss.</summary></entry>
</feed>"""
RDF = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel><title>Lindenauer Bote</title></channel><item><title>Nur angerissen</title>
<link>https://bote.example/2</link><description>Ein Anriss.</description></item></rdf:RDF>"""


@pytest.mark.parametrize(("name", "data"), [("a.xml", RSS), ("a.rss", RSS), ("a.atom", ATOM)])
def test_feeds(tmp_path, name, data):
    articles = load(tmp_path, name, data)
    first, second = articles.iloc[0], articles.iloc[1]
    assert first[["source", "title", "teaser", "text", "authors"]].tolist() == [
        "Lindenauer Bote",
        "Rat vertagt",
        "Kurz & knapp.",
        PLAIN,
        "Lea Kunz",
    ]
    assert first["published"] == pd.Timestamp("2023-05-03 12:05", tz="UTC")
    assert (first["url"], first["language"]) == ("https://bote.example/1", "de")
    assert second["teaser"] == "Ein Anriss."
    assert pd.isna(second["text"])


def test_the_oldest_feeds(tmp_path):
    assert load(tmp_path, "a.rdf", RDF)["teaser"].tolist() == ["Ein Anriss."]


def test_json_feed(tmp_path):
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Lindenauer Bote",
        "language": "de",
        "items": [
            {
                "id": "1",
                "url": "https://bote.example/1",
                "title": "Rat vertagt",
                "content_html": FULL,
                "date_published": "2023-05-03T14:05:00+02:00",
                "authors": [{"name": "Lea Kunz"}],
            }
        ],
    }
    row = load(tmp_path, "feed.json", json.dumps(feed)).iloc[0]
    assert row[["source", "title", "text", "authors", "language"]].tolist() == [
        "Lindenauer Bote",
        "Rat vertagt",
        PLAIN,
        "Lea Kunz",
        "de",
    ]


WXR = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Stadtblog</title><language>de-DE</language>
<wp:author><wp:author_login>lk</wp:author_login><wp:author_display_name>Lea Kunz</wp:author_display_name></wp:author>
<item><title>Rat vertagt</title><link>https://blog.example/1</link><dc:creator>lk</dc:creator>
<content:encoded><![CDATA[Erster Absatz.

[caption id="1"]<img src="x"/> Ein Bild[/caption]Zweiter <em>Absatz</em>.]]></content:encoded>
<excerpt:encoded><![CDATA[Der Anriss.]]></excerpt:encoded>
<pubDate>Thu, 04 May 2023 09:00:00 +0000</pubDate>
<wp:post_date_gmt>2023-05-03 12:05:00</wp:post_date_gmt><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
<category domain="category">Politik</category>
<category domain="post_tag">Brücke</category><category domain="post_format">Galerie</category></item>
<item><title>Entwurf</title><content:encoded>x</content:encoded><wp:status>draft</wp:status><wp:post_type>post</wp:post_type></item>
<item><title>Bild</title><wp:status>inherit</wp:status><wp:post_type>attachment</wp:post_type></item></channel></rss>"""


def test_wordpress_export(tmp_path):
    articles = load(tmp_path, "a.xml", WXR, problems=True)
    reasons = ["'Entwurf' is no published post (type post, status draft)"]
    assert nk.load_problems(articles)["reason"].tolist() == reasons
    assert len(articles) == 1
    wanted = [
        "Stadtblog",
        "Rat vertagt",
        "Der Anriss.",
        "Erster Absatz.\nZweiter Absatz.",
        "Lea Kunz",
        "Politik",
        "Brücke",
    ]
    assert articles.iloc[0][["source", "title", "teaser", "text", "authors", "section", "keywords"]].tolist() == wanted
    assert articles["published"].iloc[0] == pd.Timestamp("2023-05-03 12:05", tz="UTC")


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12))
    + "]><rss><channel><item><title>&m;</title><description>&m;</description></item></channel></rss>"
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r><a><titel>&x;</titel><text>&x;</text></a></r>'


@pytest.mark.parametrize("data", [LAUGHS, OUTSIDE, LAUGHS.encode("utf-16")])
@pytest.mark.parametrize("name", ["a.xml", "a.rss"])
def test_entities_are_refused(tmp_path, name, data):
    started = time.monotonic()
    articles = load(tmp_path, name, data, problems=True)
    assert len(articles) == 0
    assert "entities" in nk.load_problems(articles)["reason"].iloc[0]
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    "data", ["<a>", "<a><b>1</b></a>", "kein xml", "<rss>", '<rss version="2.0"><channel></channel></rss>']
)
def test_xml_without_articles_is_a_problem(tmp_path, data):
    articles = load(tmp_path, "a.xml", data, problems=True)
    assert len(articles) == 0
    assert len(nk.load_problems(articles)) == 1


@pytest.mark.parametrize(
    "article",
    [
        '<a titel="Rat tagt" quelle="Bote"><text>Ein Satz.</text></a>',
        "<a><meta><titel>Rat tagt</titel><quelle>Bote</quelle></meta><text>Ein Satz.</text></a>",
        "<a><titel>Rat tagt</titel><quelle>Bote</quelle><text><div><p>Ein Satz.</p></div></text></a>",
    ],
)
def test_where_xml_keeps_its_fields(tmp_path, article):
    articles = load(tmp_path, "a.xml", f"<x>{article}{article.replace('Rat', 'Kreis')}</x>")
    expected = [["Bote", title, "Ein Satz."] for title in ("Rat tagt", "Kreis tagt")]
    assert articles[["source", "title", "text"]].to_numpy().tolist() == expected


def test_tei_keeps_fields_deep_in_its_header(tmp_path):
    head = "<titleStmt><title>Rat tagt</title><author>Lea Kunz</author></titleStmt><imprint><publisher>Bote</publisher>"
    head += '<date when="2024-05-03"/></imprint><sourceDesc><bibl><title>Rat tagt</title></bibl></sourceDesc>'
    text = "<text><body><p>Ein Satz.</p><p>Noch einer.</p></body></text>"
    start = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>'
    article = load(tmp_path, "a.xml", f"{start}{head}</fileDesc></teiHeader>{text}</TEI>").iloc[0]
    assert article[["source", "title", "authors"]].tolist() == ["Bote", "Rat tagt", "Lea Kunz"]
    assert (str(article["published"].date()), article["text"]) == ("2024-05-03", "Ein Satz.\nNoch einer.")


@pytest.mark.parametrize("root", ["<nitf>", '<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/">'])
def test_nitf_keeps_byline_and_date_apart_from_the_text(tmp_path, root):
    head = '<head><title>Rat tagt</title><docdata><date.issue norm="20240503T140500+0200"/></docdata></head>'
    top = "<body.head><hedline><hl1>Rat tagt</hl1></hedline><byline>Von <person>Lea Kunz</person></byline></body.head>"
    text = "<body.content><p>Ein Satz.</p><block><p>Noch einer.</p></block></body.content>"
    article = load(tmp_path, "a.xml", f"{root}{head}<body>{top}{text}</body></nitf>").iloc[0]
    assert article[["title", "authors", "text"]].tolist() == ["Rat tagt", "Lea Kunz", "Ein Satz.\nNoch einer."]
    assert article["published"] == pd.Timestamp("2024-05-03 12:05", tz="UTC")


def workbook(rows, sheets=1):
    book = openpyxl.Workbook()
    for number in range(sheets):
        sheet = book.active if number == 0 else book.create_sheet()
        for row in rows:
            sheet.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def test_excel(tmp_path):
    rows = [["Export vom 4.5.2023"], [], ["Titel", "Datum", "Quelle", "Volltext", "Auflage"]]
    rows += [
        ["Rat vertagt", pd.Timestamp("2023-05-03 14:05").to_pydatetime(), "Bote", "Ein Text.", 12],
        [None] * 5,
        ["Zwei", "3.5.2023", "Bote", "Noch ein Text.", None],
    ]
    articles = load(tmp_path, "a.xlsx", workbook(rows, sheets=2))
    assert articles["title"].tolist() == ["Rat vertagt", "Zwei"] * 2
    assert articles["published"].iloc[0] == pd.Timestamp("2023-05-03 12:05", tz="UTC")
    assert articles["Auflage"].iloc[0] == 12


def test_excel_with_two_columns_of_one_name_and_days_as_numbers(tmp_path):
    data = workbook([["Titel", "Datum", "Volltext", "Seite", "Seite"], ["Rat vertagt", 45415, "Ein Text.", 3, 4]])
    article = load(tmp_path, "a.xlsx", data).iloc[0]
    assert article[["Seite", "Seite 2"]].tolist() == [3, 4]
    assert (str(article["published"].date()), article["published_precision"]) == ("2024-05-03", "day")


def test_excel_without_a_header(tmp_path):
    data = workbook([["Rat vertagt", "Ein Text."], ["Zwei", "Noch ein Text."]])
    assert "column 1" in nk.load_problems(load(tmp_path, "a.xlsx", data, problems=True))["reason"].iloc[0]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        articles = nk.load_articles(tmp_path, columns={"column 1": "title", "column 2": "text"}, progress=False)
    assert articles[["title", "text"]].to_numpy().tolist() == [["Rat vertagt", "Ein Text."], ["Zwei", "Noch ein Text."]]


@pytest.mark.parametrize("said", ["A1:B2", "A1", "A1:ZZ9"])
def test_excel_with_a_wrong_size(tmp_path, said):
    rows = [["Titel", "Datum", "Volltext"]] + [
        [f"Rat {n}", f"{n}.5.2023", f"Zeile_x000D_\nzwei von {n}."] for n in range(1, 5)
    ]
    data = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(rows))) as old, zipfile.ZipFile(data, "w") as new:
        for name in old.namelist():
            new.writestr(name, re.sub(rb'<dimension ref="[^"]*"', f'<dimension ref="{said}"'.encode(), old.read(name)))
    articles = load(tmp_path, "Bote.xlsx", data.getvalue())
    assert articles["title"].tolist() == ["Rat 1", "Rat 2", "Rat 3", "Rat 4"]
    assert articles["text"].str.endswith(("1.", "2.", "3.", "4.")).all()
    assert not articles["text"].str.contains("_x").any()


def test_excel_with_endless_rows_or_columns(tmp_path, monkeypatch):
    monkeypatch.setattr("newskit.loading.sheets._MAX_ROWS", 3)
    rows = [["Titel", "Volltext"]] + [[f"Rat {n}", "Ein Text."] + [1] * 1500 for n in range(5)]
    articles = load(tmp_path, "Bote.xlsx", workbook(rows), problems=True)
    assert articles["title"].tolist() == ["Rat 0", "Rat 1"]
    assert nk.load_problems(articles)["reason"].str.contains("more than 3 rows").sum() == 1


def test_excel_with_endless_styles(tmp_path):
    data = io.BytesIO(workbook([["Titel", "Text"], ["A", "Ein Text."]]))
    with zipfile.ZipFile(data, "a") as book:
        assert "xl/styles.xml" in book.namelist()
    swollen = io.BytesIO()
    with zipfile.ZipFile(data) as old, zipfile.ZipFile(swollen, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name) + (b" " * 2**22 if name == "xl/styles.xml" else b""))
    articles = load(tmp_path, "a.xlsx", swollen.getvalue(), problems=True)
    assert "styles" in nk.load_problems(articles)["reason"].iloc[0]


def test_excel_cuts_long_texts_and_that_is_told(tmp_path):
    articles = load(tmp_path, "a.xlsx", workbook([["Titel", "Text"], ["Lang", "a" * 32_767]]), problems=True)
    assert len(articles) == 1
    assert "cut by Excel" in nk.load_problems(articles)["reason"].iloc[0]


@pytest.mark.parametrize("name", ["a.xlsx", "a.docx"])
def test_zip_bombs_are_refused(tmp_path, name):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(8):
            archive.writestr(f"word/{number}.xml", bytes(2**25))
    started = time.monotonic()
    articles = load(tmp_path, name, data.getvalue(), problems=True)
    assert "unpacks to 256 MB" in nk.load_problems(articles)["reason"].iloc[0]
    assert time.monotonic() - started < 5


def warc(pages, gzipped):
    data = io.BytesIO()
    writer = WARCWriter(data, gzip=gzipped)
    for url, status, kind, body in pages:
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=headers))
    return data.getvalue()


@pytest.mark.parametrize(("name", "gzipped"), [("a.warc", False), ("a.warc.gz", True)])
def test_warc(tmp_path, name, gzipped):
    pages = [
        ("https://bote.example/1", "200 OK", "text/html; charset=utf-8", PAGE.encode()),
        ("https://bote.example/x.png", "200 OK", "image/png", b"x"),
        ("https://bote.example/2", "301 Moved", "text/html", b""),
        ("https://bote.example/3", "200 OK", "text/html", b"<html></html>"),
    ]
    articles = load(tmp_path, name, warc(pages, gzipped), problems=True)
    assert articles[["title", "url"]].values.tolist() == [["Rat vertagt", "https://bote.example/1"]]
    assert nk.load_problems(articles)["reason"].str.startswith("https://bote.example/3:").tolist() == [True]


@pytest.mark.parametrize(("name", "gzipped"), [("a.warc", False), ("a.warc.gz", True)])
@pytest.mark.parametrize("share", [0.7, 0.8, 0.9])
def test_a_warc_cut_in_the_middle(tmp_path, name, gzipped, share):
    whole = warc([(f"https://bote.example/{n}", "200 OK", "text/html", PAGE.encode()) for n in range(3)], gzipped)
    articles = load(tmp_path, name, whole[: int(len(whole) * share)], problems=True)
    assert len(articles) == 2
    assert len(nk.load_problems(articles)) >= 1


def test_a_whole_warc_packed_as_one(tmp_path):
    pages = [(f"https://bote.example/{n}", "200 OK", "text/html", PAGE.encode()) for n in range(3)]
    articles = load(tmp_path, "a.warc.gz", gzip.compress(warc(pages, gzipped=False)))
    assert articles["url"].tolist() == [page[0] for page in pages]


@pytest.mark.parametrize(
    ("text", "encoding", "charset"),
    [
        ("Größe zählt in Łódź", "utf-8", "iso-8859-1"),
        ("Größe zählt in Łódź", "iso-8859-2", "iso-8859-2"),
        ("Größe zählt – in Lodz", "cp1252", "latin1"),
        ("Größe zählt", "cp1252", "utf-8"),
        ("東京 Tokio", "iso-2022-jp", "iso-2022-jp"),
    ],
)
@pytest.mark.parametrize("way", ["header", "meta", "mail", "xml"])
def test_one_rule_for_encodings(tmp_path, text, encoding, charset, way):
    page = PAGE.replace("<meta charset='utf-8'>", f"<meta charset='{charset}'>" if way == "meta" else "")
    page = page.replace("ü", "ue").replace("ä", "ae").replace("Rat vertagt", text)
    mail = f"From: x@bote.example\nSubject: Post\nContent-Type: text/plain; charset={charset}\n\n{text}"
    xml = f'<?xml version="1.0" encoding="{charset}"?><x><a><titel>{text}</titel><text>{text}</text></a></x>'
    archive = warc(
        [("https://bote.example/1", "200 OK", f"text/html; charset={charset}", page.encode(encoding))], False
    )
    name, data, field = {
        "header": ("a.warc", archive, "title"),
        "meta": ("a.html", page.encode(encoding), "title"),
        "mail": ("a.eml", mail.encode(encoding), "text"),
        "xml": ("a.xml", xml.encode(encoding), "title"),
    }[way]
    assert load(tmp_path, name, data)[field].tolist() == [text]


def test_mail_headers_with_raw_bytes(tmp_path):
    data = (
        "From: Lindenauer Bote <b@bote.example>\nSubject: Grüße aus Köln\n"
        "Content-Type: text/plain; charset=latin1\n\nEin Satz."
    ).encode("cp1252")
    assert load(tmp_path, "a.eml", data)["title"].tolist() == ["Grüße aus Köln"]


@pytest.mark.parametrize(
    "subject",
    [
        "=?utf-8?Q?Gr=FC=DFe?=",
        "=?unknown-8bit?q?Gr=FC=DFe?=",
        "=?iso-8859-1?B?R3L832U=?=",
        "=?utf-8?q?Gr=C3=BC?=\n =?utf-8?q?=C3=9Fe?=",
    ],
)
def test_mail_headers_that_are_declared_wrongly(tmp_path, subject):
    data = f"From: b@bote.example\nSubject: {subject}\n\nEin Satz."
    assert load(tmp_path, "a.eml", data)["title"].tolist() == ["Grüße"]


def test_a_mail_that_is_a_page(tmp_path):
    markup = (
        "<html><head><style>p {color: red}</style></head><body><p>Ein\nSatz.</p><div>Noch einer.</div></body></html>"
    )
    data = f"From: b@bote.example\nSubject: Post\nContent-Type: text/html; charset=utf-8\n\n{markup}"
    assert load(tmp_path, "a.eml", data)["text"].tolist() == ["Ein Satz.\nNoch einer."]


@pytest.mark.parametrize(
    "header",
    ["From: " + "a," * 20_000, "Subject: " + "=?utf-8?q?x?= " * 5000, "Content-Type: text/plain" + "; a=b" * 5000],
)
def test_endless_mail_headers_are_problems(tmp_path, header):
    started = time.monotonic()
    articles = load(tmp_path, "a.eml", f"{header}\nDate: Wed, 03 May 2023 14:05:00 +0200\n\nEin Satz.", problems=True)
    assert "a header of" in nk.load_problems(articles)["reason"].iloc[0]
    assert time.monotonic() - started < 5


def test_a_teaser_that_is_the_whole_text_is_none(tmp_path):
    feed = RSS.replace("Kurz &amp;amp; knapp.", PLAIN.replace("\n", ""))
    row = load(tmp_path, "a.rss", feed).iloc[0]
    assert pd.isna(row["teaser"])
    assert row["text"] == PLAIN


@pytest.mark.parametrize(
    "author", ["kunz@bote.koeln (Lea Kunz)", "Lea Kunz &lt;kunz@bote.koeln&gt;", "Von Lea Kunz, Lindenau"]
)
def test_authors_of_feeds(tmp_path, author):
    feed = RSS.replace("<dc:creator>Lea Kunz</dc:creator>", f"<author>{author}</author>")
    assert load(tmp_path, "a.rss", feed)["authors"].iloc[0] == "Lea Kunz"


def test_mail(tmp_path):
    message = EmailMessage()
    message["From"], message["Subject"] = "Lindenauer Bote <brief@bote.example>", "Der Morgen: Brücke"
    message["Date"] = "Wed, 03 May 2023 14:05:00 +0200"
    message.set_content("Guten Morgen,\n\nder Rat hat vertagt.")
    message.add_alternative("<p>Guten Morgen</p>", subtype="html")
    row = load(tmp_path, "a.eml", message.as_bytes()).iloc[0]
    assert row[["source", "title", "text"]].tolist() == [
        "Lindenauer Bote",
        "Der Morgen: Brücke",
        "Guten Morgen,\nder Rat hat vertagt.",
    ]
    box = b"".join(b"From x Wed May  3 14:05:00 2023\n" + message.as_bytes() + b"\n" for _ in range(2))
    assert len(load(tmp_path, "a.mbox", box)) == 2


@pytest.mark.parametrize(
    ("library", "name", "extra"),
    [
        ("docx", "a.docx", "archives"),
        ("striprtf.striprtf", "a.rtf", "archives"),
        ("warcio.archiveiterator", "a.warc", "archives"),
        ("feedparser", "a.rss", "web"),
    ],
)
def test_a_missing_library_is_a_problem_that_names_the_command(tmp_path, monkeypatch, library, name, extra):
    monkeypatch.setitem(sys.modules, library, None)
    articles = load(tmp_path, name, RSS, problems=True)
    assert f"pip install 'newskit[{extra}]'" in nk.load_problems(articles)["reason"].iloc[0]


def test_the_web_without_its_library_is_an_error_that_names_the_command(monkeypatch):
    monkeypatch.setitem(sys.modules, "httpx", None)
    with pytest.raises(nk.MissingExtraError, match=r"newskit\[web\]"):
        nk.load_articles("https://example.org/", progress=False)
