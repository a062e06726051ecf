"""Saved pages: headline, time, authors, outlet, lead and text by general rules."""

import gzip
import json
import warnings

import pandas as pd
import pytest
from lxml import html

import newskit as nk
from newskit.loading.names import read_authors
from newskit.loading.pages import read_page
from newskit.loading.titles import choose_title

BODY = [
    "Der Stadtrat von Lindenau hat am Mittwoch über die neue Brücke beraten. Eine Entscheidung fiel nicht.",
    "„Wir haben Zeit“, sagte Bürgermeisterin Jana Wolter. „Niemand drängt uns zu diesem Beschluss.“",
    "Die Opposition sieht das anders. Sie verlangt einen Beschluss noch vor der Sommerpause im Juli.",
    "Nach Angaben der Verwaltung kostet der Bau rund 12,5 Millionen Euro, drei Millionen mehr als zuletzt.",
    "Wer am Ende zahlt, ist offen: Bund und Land schieben sich die Rechnung seit Jahren gegenseitig zu.",
]
LEAD = "Die neue Brücke über die Linde kommt vorerst nicht, der Rat vertagt sich."
ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Rat vertagt die Brücke",
    "datePublished": "2024-05-03T14:05:00+02:00",
    "author": [{"@type": "Person", "name": "Lea Kunz"}, {"@type": "Person", "name": "Jan Pohl"}],
    "publisher": {"@type": "Organization", "name": "Lindenauer Bote"},
    "description": LEAD,
    "articleSection": "Lokales",
    "keywords": ["Brücke", "Rat"],
}


def page(head="", top="", body=BODY, below="", title="Rat vertagt die Brücke | Lindenauer Bote"):
    paragraphs = "".join(f"<p>{text}</p>" for text in body)
    return (
        f'<!doctype html><html lang="de"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>'
        f"<nav><a href='/'>Start</a></nav><main><article>{top}<div "
        f"class='text'>{paragraphs}</div>{below}</article></main>"
        "<footer>Impressum</footer></body></html>"
    )


def ld(thing):
    return f'<script type="application/ld+json">{json.dumps(thing, ensure_ascii=False)}</script>'


H1 = "<h1>Rat vertagt die Brücke</h1>"


@pytest.mark.parametrize(
    "described",
    [
        ARTICLE,
        [{"@type": "WebSite", "name": "Bote"}, ARTICLE],
        {"@context": "https://schema.org", "@graph": [{"@type": "BreadcrumbList"}, ARTICLE]},
        {"@type": "WebPage", "mainEntity": ARTICLE},
        {
            "@graph": [
                ARTICLE | {"author": {"@id": "#lk"}, "@type": ["Thing", "NewsArticle"]},
                {"@type": "Person", "@id": "#lk", "name": "Lea Kunz und Jan Pohl"},
            ]
        },
    ],
)
def test_json_ld_tells_everything(described):
    record = read_page(page(ld(described), H1 + f"<p class='lead'>{LEAD}</p>"))
    assert record["title"] == "Rat vertagt die Brücke"
    assert record["authors"] == "Lea Kunz; Jan Pohl"
    assert record["source"] == "Lindenauer Bote"
    assert record["published"].isoformat() == "2024-05-03T12:05:00+00:00"
    assert (record["section"], record["language"], record["kind"]) == ("Lokales", "de", "article")
    assert record["teaser"] == LEAD
    assert record["text"].split("\n") == BODY


def test_broken_json_ld_is_repaired_or_passed_over():
    good = ld(ARTICLE).replace('"Rat"]', '"Rat",],')
    assert read_page(page(good, H1))["authors"] == "Lea Kunz; Jan Pohl"
    assert (
        read_page(page('<script type="application/ld+json">{"@type": "News</script>', H1))["title"]
        == "Rat vertagt die Brücke"
    )


def test_meta_tags_tell_what_json_ld_does_not():
    head = """<meta property="og:title" content="Rat vertagt die Brücke - Lindenauer Bote">
        <meta property="og:site_name" content="Lindenauer Bote"><meta name="author" content="Von Lea Kunz (lk)">
        <meta property="article:published_time" content="2024-05-03T14:05:00+02:00">
        <link rel="canonical" href="https://bote.example/bruecke">"""
    record = read_page(page(head, H1))
    assert (record["title"], record["source"], record["authors"]) == (
        "Rat vertagt die Brücke",
        "Lindenauer Bote",
        "Lea Kunz",
    )
    assert record["published"].isoformat() == "2024-05-03T12:05:00+00:00"
    assert record["url"] == "https://bote.example/bruecke"


@pytest.mark.parametrize(
    "top",
    [
        H1 + '<a rel="author" href="/x">Lea Kunz</a>',
        H1 + '<span itemprop="author">Lea Kunz</span>',
        H1 + '<div class="article-authors"><span>Von</span> Lea Kunz</div>',
        H1 + '<ul class="metaAuthorList"><li>Lea Kunz</li></ul>',
        H1 + '<a href="/autor/lea-kunz">Lea Kunz</a>',
        H1 + "<p>Von Lea Kunz</p>",
    ],
)
def test_bylines(top):
    record = read_page(page(top=top))
    assert record["authors"] == "Lea Kunz"
    assert "Lea Kunz" not in record["text"]


def test_line_breaks_are_spaces():
    top = "<h1>Rat vertagt<br>die Brücke</h1><p>Der Rat von Lindenau hat am<br>Mittwoch nicht entschieden.</p>"
    record = read_page(page(top=top))
    assert record["title"] == "Rat vertagt die Brücke"
    assert f"{record['teaser']} {record['text']}".startswith("Der Rat von Lindenau hat am Mittwoch nicht entschieden.")


def test_microdata_time():
    top = H1 + '<time itemprop="datePublished" datetime="2024-05-03T14:05:00+02:00">3. Mai</time>'
    assert read_page(page(top=top))["published"].isoformat() == "2024-05-03T12:05:00+00:00"


def test_the_time_of_an_update_is_no_publication():
    top = (
        H1 + '<time class="updated" datetime="2024-06-01">1. Juni</time><time datetime="2024-05-03T14:05:00+02:00">3. '
        "Mai</time>"
    )
    assert read_page(page(top=top))["published"].isoformat() == "2024-05-03T12:05:00+00:00"


def test_what_stands_around_the_text_stays_out():
    body = [
        *BODY[:2],
        "Lesen Sie auch: Der lange Streit um die Brücke",
        '<a href="/x">Umfrage unter Bürgern: So denkt Lindenau über die Brücke</a>',
        'Mehr dazu steht im Bericht<span class="visually-hidden"> (öffnet im neuen Fenster)</span> der Verwaltung von '
        "gestern.",
        *BODY[2:],
        "Foto: Max Muster",
        "© Lindenauer Bote 2024",
        "Aktualisiert am 3. Mai 2024, 15:00 Uhr",
    ]
    text = read_page(
        page(ld(ARTICLE), H1, body, "<ul><li><a href='/y'>Noch ein Bericht über etwas anderes</a></li></ul>")
    )["text"]
    assert text.split("\n") == [*BODY[:2], "Mehr dazu steht im Bericht der Verwaltung von gestern.", *BODY[2:]]


def test_paragraphs_that_look_like_pointers_stay():
    body = [
        *BODY,
        "Mehr zu tun hat nun der Bauausschuss.",
        "Ein Viertel ist dagegen, ein Drittel dafür. (Quelle: Stadt Lindenau)",
    ]
    assert read_page(page(ld(ARTICLE), H1, body))["text"].split("\n") == body


def test_the_described_text_stands_in_for_one_that_is_not_on_the_page():
    record = read_page(page(ld(ARTICLE | {"articleBody": " ".join(BODY)}), body=[]))
    assert record["text"] == " ".join(BODY)


@pytest.mark.parametrize(
    ("more", "access"),
    [({"isAccessibleForFree": False}, "teaser"), ({"isAccessibleForFree": "True"}, "full"), ({}, "unknown")],
)
def test_access(more, access):
    assert read_page(page(ld(ARTICLE | more), H1))["access"] == access


def test_live_tickers_and_videos_are_marked():
    assert read_page(page(ld(ARTICLE | {"@type": "LiveBlogPosting"}), H1))["kind"] == "live"
    assert read_page(page(ld({"@type": "VideoObject", "name": "x"}), H1))["kind"] == "video"


@pytest.mark.parametrize(
    ("social", "described", "heading", "window", "title"),
    [
        ("A B C D E F G H I", None, None, None, "A B C D E F G H I"),
        ("Rat vertagt die Brücke | Politik | Bote", None, None, None, "Rat vertagt die Brücke"),
        ("Brücke - ein Drama in drei Akten", None, None, None, "Brücke - ein Drama in drei Akten"),
        (
            "Ein Drama um die Brücke",
            "Brücke Lindenau: Rat vertagt",
            "<h1>Brücke Lindenau: Rat vertagt</h1>",
            "Brücke Lindenau: Rat vertagt - Bote",
            "Ein Drama um die Brücke",
        ),
        (
            "Brücke Lindenau aktuell",
            "Ein Drama um die Brücke",
            "<h1>Ein Drama um die Brücke</h1>",
            "Brücke Lindenau aktuell",
            "Ein Drama um die Brücke",
        ),
        ("Brücke eins", "Brücke zwei", "<h1>Brücke drei</h1>", "Brücke zwei", "Brücke drei"),
        (None, None, "<h1>Rat &amp; Tat</h1>", None, "Rat & Tat"),
        (
            "Streit: Rat vertagt",
            None,
            "<h1><span class='kicker'>Streit</span> <span>Rat vertagt</span></h1>",
            None,
            "Streit: Rat vertagt",
        ),
        (
            "Lindenau: Rat vertagt",
            None,
            "<h1><span class='kicker'>Streit</span> <span>Rat vertagt</span></h1>",
            None,
            "Rat vertagt",
        ),
    ],
)
def test_the_headline_among_titles(social, described, heading, window, title):
    element = html.fromstring(heading or "<h1></h1>")
    assert choose_title((social, described, window), element) == title


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Von Lea Kunz", ["Lea Kunz"]),
        ("Ein Kommentar von Lea Kunz", ["Lea Kunz"]),
        ("Lea Kunz (lk), Jan Pohl und Max von der Au", ["Lea Kunz", "Jan Pohl", "Max von der Au"]),
        ("Lea Kunz, Lindenau", ["Lea Kunz"]),
        ("Von Lea Kunz, Bote Lindenau", ["Lea Kunz"]),
        ("https://facebook.com/bote", []),
        ("Bote", []),
        ("bote.de", []),
        ("Online-Redaktion", []),
        ("dpa/lk", ["dpa/lk"]),
    ],
)
def test_authors(byline, names):
    assert read_authors([byline], ["Bote", "bote.de"], is_byline=True) == names


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
@pytest.mark.parametrize("packed", [False, True])
def test_pages_are_loaded_from_files(tmp_path, encoding, packed):
    data = page(ld(ARTICLE), H1).replace("utf-8", encoding).encode(encoding, "xmlcharrefreplace")
    path = tmp_path / ("a.html.gz" if packed else "a.html")
    path.write_bytes(gzip.compress(data) if packed else data)
    row = nk.load_articles(tmp_path, progress=False).iloc[0]
    assert row["text"].split("\n") == BODY
    assert row["published"] == pd.Timestamp("2024-05-03 12:05", tz="UTC")


@pytest.mark.parametrize(
    "data", [b"", b"   ", b"\x89PNG\r\n\x1a\n" + bytes(500), b"<html><body></body></html>", b"<html>" * 5]
)
def test_no_article_is_a_problem(tmp_path, data):
    (tmp_path / "a.html").write_bytes(data)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", nk.LoadWarning)
        articles = nk.load_articles(tmp_path, progress=False)
    assert len(articles) == 0
    assert len(nk.load_problems(articles)) == 1
