"""What belongs to the page's own article, and what to those that it points to."""

import pandas as pd
import pytest
from lxml import html
from test_pages import ARTICLE, BODY, H1, ld, page

from newskit.loading.pages import read_page
from newskit.loading.table import make_articles
from newskit.loading.titles import choose_title

OTHER = {
    "@type": "NewsArticle",
    "headline": "Feuerwehr übt am Fluss",
    "datePublished": "2020-01-10T08:00:00+01:00",
    "dateModified": "2020-01-11T08:00:00+01:00",
    "author": {"@type": "Person", "name": "Max Ott"},
    "articleBody": "Achtzig Helfer haben geprobt. " * 20,
    "mainEntityOfPage": "https://bote.example/feuerwehr",
}
OWN = {name: ARTICLE[name] for name in ("@type", "headline", "datePublished", "author")}
CANONICAL = '<link rel="canonical" href="https://bote.example/bruecke">'


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize(
    ("own", "head"),
    [
        ({**OWN, "mainEntityOfPage": "https://www.bote.example/bruecke/"}, CANONICAL),
        ({**OWN, "mainEntityOfPage": {"@id": "http://bote.example/bruecke?ref=start"}}, CANONICAL),
        ({**OWN, "url": "https://bote.example/bruecke", "headline": "Ganz anders betitelt"}, CANONICAL),
        (OWN, CANONICAL),
        (OWN, '<meta property="og:title" content="Rat vertagt die Brücke">'),
        (OWN, ""),
    ],
)
def test_the_object_that_address_or_headline_name(order, own, head):
    record = read_page(page(head + "".join(map(ld, [own, OTHER][::order])), H1))
    assert record["authors"] == "Lea Kunz; Jan Pohl"
    assert record["published"] == pd.Timestamp("2024-05-03 12:05", tz="UTC")


def test_the_description_of_another_article_alone_tells_nothing():
    record = read_page(page(CANONICAL + ld(OTHER), H1))
    assert record["title"] == "Rat vertagt die Brücke"
    assert (record["authors"], record.get("published")) == (None, None)


CARD = (
    '<article class="card"><a href="/x"><h3>Feuerwehr übt</h3><time datetime="2021-03-05T08:00">5. März</time>'
    '<p class="byline">Von Max Ott</p></a></article>'
)
TIME = '<time datetime="2026-05-22T10:00:00+02:00">22. Mai</time><p class="byline">Von Lea Kunz, Lindenau</p>'


@pytest.mark.parametrize(
    "above", ["", CARD, '<a href="/x"><time datetime="2021-03-05T08:00">5. März</time> Anderes</a>']
)
@pytest.mark.parametrize("below", ["", CARD])
def test_time_and_byline_of_the_article_itself(above, below):
    markup = page(top=H1 + TIME, below=below).replace("<main>", f"<header>{above}</header><main>")
    record = read_page(markup)
    assert record["published"] == pd.Timestamp("2026-05-22 08:00", tz="UTC")
    assert record["authors"] == "Lea Kunz"


@pytest.mark.parametrize(
    "changed",
    [
        '<meta property="article:modified_time" content="2024-05-04T10:00:00+02:00">',
        ld({**{k: v for k, v in ARTICLE.items() if k != "datePublished"}, "dateModified": "2024-05-04T10:00:00+02:00"}),
        '<time class="updated" datetime="2024-05-04T10:00:00+02:00">4. Mai</time>',
        "<p>Zuletzt aktualisiert am 04.05.2024</p>",
        "<span>Stand: 4. Mai 2024, 10 Uhr</span>",
        "<footer>© 2024 Lindenauer Bote</footer>",
    ],
)
def test_a_page_without_a_date_of_publication_has_none(changed):
    assert read_page(page(top=H1 + changed)).get("published") is None


@pytest.mark.parametrize("shown", ["03.05.2024", "3. Mai 2024", "Veröffentlicht am 3. Mai 2024"])
def test_a_date_that_is_only_printed(shown):
    assert read_page(page(top=f"{H1}<p>{shown}</p>"))["published"] == pd.Timestamp("2024-05-03", tz="UTC")


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ([{"@type": "Person", "givenName": "Lea", "familyName": "Kunz"}], "Lea Kunz"),
        ({"@type": "Person", "name": ["Lea Kunz", "Jan Pohl"]}, "Lea Kunz; Jan Pohl"),
        ([{"@type": "Person", "name": "Lea Kunz"}, {"@type": "Organization", "name": "Lindenauer Bote"}], "Lea Kunz"),
        ({"@type": "NewsMediaOrganization", "name": "Redaktion Lindenauer Bote"}, None),
        ({"@type": "Organization", "name": "dpa"}, "dpa"),
    ],
)
def test_page_authors_are_people_or_agencies(author, names):
    described = {**ARTICLE, "author": author}
    assert read_page(page(ld(described), H1))["authors"] == names


def test_authors_that_are_printed_beside_the_one_described():
    links = '<p>Von <a href="/autor/lea-kunz">Lea Kunz</a> und <a href="/autor/jan-pohl">Jan Pohl</a></p>'
    far = '<p><a href="/autor/max-ott">Max Ott</a></p>'
    described = {**ARTICLE, "author": {"@type": "Person", "name": "Lea Kunz"}}
    assert read_page(page(ld(described), H1 + links, below=far))["authors"] == "Lea Kunz; Jan Pohl"


@pytest.mark.parametrize(
    "top",
    [
        '<p class="authorline">Von Lea Kunz, Lindenau</p>',
        '<span class="authorname">Lea Kunz</span>',
        "<p>Von Lea Kunz, Wittgau</p>",
        '<div class="author"><span>Autor</span><span>Lea Kunz</span></div>',
    ],
)
def test_more_bylines(top):
    assert read_page(page(top=H1 + top))["authors"] == "Lea Kunz"


@pytest.mark.parametrize("name", ["Lea", "lkunz"])
def test_a_link_that_names_its_page_is_an_author_however_short(name):
    link = f'<a href="https://bote.example/author/{name.lower()}/">{name}</a>'
    assert read_page(page(top=H1 + f"<span>{link}</span>"))["authors"] == name


def test_the_blog_of_a_person_has_the_name_of_its_author():
    person = {"@type": "Person", "name": "Lea Kunz"}
    described = {**ARTICLE, "author": person, "publisher": person}
    head = ld(described) + '<meta property="og:site_name" content="Lea Kunz">'
    assert read_page(page(head, H1))["authors"] == "Lea Kunz"


def test_a_heading_that_names_the_site_is_no_headline():
    head = '<link rel="canonical" href="https://bote.example/bruecke"><meta property="og:site_name" content="Bote">'
    top = "<h1>Bote</h1><h1>Rat vertagt die Brücke</h1><h1>Mehr zum Thema</h1>"
    record = read_page(page(f"{head}<title>Rat vertagt die Brücke - Bote</title>", top))
    assert record["title"] == "Rat vertagt die Brücke"


def test_what_wordpress_tells_social_networks():
    head = '<meta name="twitter:label1" content="Verfasst von"><meta name="twitter:data1" content="Lea Kunz">'
    assert read_page(page(head, H1))["authors"] == "Lea Kunz"


@pytest.mark.parametrize(
    ("social", "names", "title"),
    [
        ("Streit um die Brücke – Rat uneins", [], "Streit um die Brücke – Rat uneins"),
        (
            "Regionalliga am Samstag: FC Linde - VfB Wittgau",
            ["Bote"],
            "Regionalliga am Samstag: FC Linde - VfB Wittgau",
        ),
        ("Rat vertagt die Brücke - Bote", ["Lindenauer Bote"], "Rat vertagt die Brücke"),
        ("Rat vertagt die Brücke – Lindenauer Bote", ["lindenauer-bote.example"], "Rat vertagt die Brücke"),
        ("Rat vertagt die Brücke | Lokales | Lindenauer Bote", [], "Rat vertagt die Brücke"),
        ("Rat vertagt die Brücke - Lokales", ["Bote", "Lokales"], "Rat vertagt die Brücke"),
        ("Rat vertagt die Brücke › Lindenauer Bote", ["Lindenauer Bote"], "Rat vertagt die Brücke"),
        ("Lindenauer Bote » Rat vertagt die Brücke", ["bote.example", "Lindenauer Bote"], "Rat vertagt die Brücke"),
    ],
)
@pytest.mark.parametrize("heading", [None, "<h1>Kein Beschluss</h1>"])
def test_titles_lose_the_name_of_the_outlet_and_nothing_else(social, names, title, heading):
    element = html.fromstring(heading or "<h1></h1>")
    assert choose_title((social, None, None), element, names) == title


@pytest.mark.parametrize(
    "markup",
    [
        "".join(f"<p>{text}</p>" for text in BODY),
        "".join(f"<div>{text}</div>" for text in BODY),
        f"<div>{'<br><br>'.join(BODY)}</div>",
        f"<div>{'<br/> <br/>'.join(BODY)}</div>",
    ],
)
def test_line_breaks_of_the_source_mean_nothing(markup):
    broken = markup.replace(" die ", " die\n   ").replace(" noch ", "\r\nnoch ").replace(" rund ", " rund\n")
    record = read_page(page(top=H1, body=[]).replace("<div class='text'>", f"<div class='text'>{broken}"))
    article = next(make_articles(record))
    assert "\n".join(filter(None, [article.get("teaser"), article["text"]])).split("\n") == BODY


FURNITURE = [
    "An dieser Stelle finden Sie einen von unserer Redaktion ausgewählten, externen Inhalt, der den Artikel ergänzt.",
    "Zur Anzeige ändere bitte die Privatsphäre-Einstellungen deines Geräts und lade die Seite neu.",
    ">> Hier finden Sie alle Termine des Rates",
    "Jan Pohl/picture alliance via Getty Images",
    "Unser Newsletter informiert Sie jeden Morgen über Lindenau.",
    "(Quelle: APA/dpa)",
    "Freitag, 3. Mai 2024, 14:05",
    "Die gekennzeichneten Links sind Affiliate-Links. Kauft jemand dort, bekommen wir Geld.",
    "Gastbeiträge geben nicht unbedingt die Meinung der Redaktion wieder.",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_consent_credits_and_newsletters_stay_out(line):
    record = read_page(page(top=H1, body=[*BODY[:3], line, *BODY[3:]]))
    assert line not in record["text"]
    assert record["text"].split("\n")[-1] == BODY[-1]


def test_what_is_printed_again_and_again_and_what_follows_the_text_stay_out():
    again = "Dieser Inhalt kann in Ihrem Land nicht gezeigt werden."
    body = [
        BODY[0],
        again,
        BODY[1],
        again,
        BODY[2],
        again,
        *BODY[3:],
        "Weiterführende Links",
        "Der Rat tagt im Juni wieder.",
    ]
    text = read_page(page(top=H1, body=body))["text"].split("\n")
    assert text == BODY


def test_the_headline_with_its_kicker_is_no_lead():
    top = "<h1>Rat vertagt die Brücke über die Linde</h1><p>Streit um Geld:Rat vertagt die Brücke über die Linde?</p>"
    record = read_page(page('<meta property="og:title" content="Rat vertagt die Brücke über die Linde">', top))
    assert "Streit um Geld" not in f"{record['teaser']} {record['text']}"
