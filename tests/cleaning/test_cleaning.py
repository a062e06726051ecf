"""Scraped text: what is repaired, and what must stay as it is."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newskit import clean_text
from newskit.cleaning import clean_line, split_teaser, without_teaser

PARAGRAPHS = [
    "Der Stadtrat von Lindenau hat am Mittwoch über die neue Brücke beraten. Eine Entscheidung fiel nicht.",
    "„Wir haben Zeit“, sagte Bürgermeisterin Jana Wolter. „Niemand drängt uns.“",
    "Die Opposition sieht das anders. Sie verlangt einen Beschluss noch vor dem Sommer.",
    "Nach Angaben der Verwaltung kostet der Bau rund 12,5 Millionen Euro, das sind 3 Millionen mehr als 2021.",
    "Wer zahlt, ist offen: Bund und Land schieben sich die Rechnung zu.",
    "Am 3.5.2024 soll der Ausschuss wieder tagen, z.B. in der Aula der Schule.",
    'Der Anlieger Klaus Mertens meint: "Das wird nie fertig."',
    "Ob das stimmt? Fachleute zweifeln.",
]
HEADINGS = ["Streit um die Kosten", "Was die Anwohner sagen", "Nordufer bleibt gesperrt", "Lange Suche nach Geld"]

CLEAN = [
    "Die BundesGmbH und die JournalistInnen fragen Kund:innen bei eBay.",
    "Am 3.5.2024 war das, z.B. in den U.S.A. oder bei der U.S.-Armee, laut Dr.Meier und Prof.Dr.Kunz.",
    "Siehe https://www.example.org/Artikel.Html?Seite=3.Teil#Ende oder Post@Example.Org.",
    "Der 1.FC Lindenau steigt in die 2.Bundesliga auf. Der Kurs bei Buchung.De steht auf 1.234,56 Euro.",
    "Die Rock'n'Roll-Band von D'Artagnan spielte „Let's go“ in N’Djamena.",
    'Das Magazin „Spiegel“ fragt: „Warum?“ Niemand weiß es. »Gar nichts«, sagte sie. Er sagte: "Nein."',
    "(Ober)Bayern wählt. YouTube löscht Videos. ProSieben, WhatsApp und die HafenCity auch.",
    "Art.5 GG und §3 Abs.2 StGB gelten. Die A.B.C. GmbH & Co.KG zahlt.",
    "ÄrztInnen und PräsidentIn, Bäcker/-innen, Schüler*innen, StudentInnen-Rat, McDonald's, iPhone, DeSantis.",
    "Die Linkspartei.PDS und die „Allianz.LIN“ bei E!Online und ZEIT.ONLINE.",
    "Von Lea Kunz",
    "Teilen",
    "Der Grund? Das weiß niemand. Und nun? Weiter.",
    "Ein Satz …\nUnd noch einer...",
    "Die Zeit läuft. Das Erste sendet, wie Der Standard schreibt.\nEin Absatz.",
]


@pytest.mark.parametrize("text", CLEAN)
def test_clean_text_stays_as_it_is(text):
    assert clean_text(text) == text


def test_paragraphs_stay_as_they_are():
    text = "\n".join(PARAGRAPHS)
    assert clean_text(text) == text


@pytest.mark.parametrize(
    ("raw", "lines"),
    [
        ("Er kam.Sie ging.Und dann?Nichts!", ["Er kam.", "Sie ging.", "Und dann?", "Nichts!"]),
        ("Er ging.„Gut so“, sagte sie.Dann war Ruhe.", ["Er ging.", "„Gut so“, sagte sie.", "Dann war Ruhe."]),
        ("„Das reicht.“Sie schwieg.", ["„Das reicht.“", "Sie schwieg."]),
        ("„Ist das „gut“?“„Ja.“Ende.", ["„Ist das „gut“?“", "„Ja.“", "Ende."]),
        ('Es war "schön."Danach kam er.', ['Es war "schön."', "Danach kam er."]),
        ('Es war schön."Danach", sagte er.', ["Es war schön.", '"Danach", sagte er.']),
        ("Sie sagt: «Nein.»Er geht.«Gut so», sagt sie.", ["Sie sagt: «Nein.»", "Er geht.", "«Gut so», sagt sie."]),
        ("Das kostet viel.855 Euro sind es im Jahr.", ["Das kostet viel.", "855 Euro sind es im Jahr."]),
        ("Es kamen die Künstler.25 Menschen warteten.", ["Es kamen die Künstler.", "25 Menschen warteten."]),
        (
            "Die Stadt prüft das.„Wir warten noch“ Wolter bleibt ruhig.",
            ["Die Stadt prüft das.", "„Wir warten noch“", "Wolter bleibt ruhig."],
        ),
        ("Das war 2021.Seither ist es still.", ["Das war 2021.", "Seither ist es still."]),
        ("Das sagt die EU.Die NATO auch.", ["Das sagt die EU.", "Die NATO auch."]),
        ("Sie lebt in den U.S.A.Das gefällt ihr.", ["Sie lebt in den U.S.A.", "Das gefällt ihr."]),
        ("Sie liest. (Quelle: das Amt)Morgen mehr.", ["Sie liest. (Quelle: das Amt)", "Morgen mehr."]),
        (
            "Die Stadt prüft das.Nordufer bleibt gesperrtAnwohner müssen weiter warten.",
            ["Die Stadt prüft das.", "Nordufer bleibt gesperrt", "Anwohner müssen weiter warten."],
        ),
        (
            "Die Stadt prüft das.Streit um KostenRussland liefert Stahl.",
            ["Die Stadt prüft das.", "Streit um Kosten", "Russland liefert Stahl."],
        ),
        (
            "Die Stadt prüft das.Streit um die Kosten Der Rat tagt.",
            ["Die Stadt prüft das.", "Streit um die Kosten", "Der Rat tagt."],
        ),
        (
            "Die Stadt prüft das.Wer soll das bezahlen? Der Rat tagt am Montag und will bis zum Abend über den Plan "
            "abstimmen.",
            [
                "Die Stadt prüft das.",
                "Wer soll das bezahlen?",
                "Der Rat tagt am Montag und will bis zum Abend über den Plan abstimmen.",
            ],
        ),
        (
            "Die Stadt prüft das.„Wir warten noch“ Am Montag tagt der Rat.",
            ["Die Stadt prüft das.", "„Wir warten noch“", "Am Montag tagt der Rat."],
        ),
        (
            "Die Stadt prüft das.Herzlicher Empfang Kinder winkten am Straßenrand.",
            ["Die Stadt prüft das.", "Herzlicher Empfang", "Kinder winkten am Straßenrand."],
        ),
        (
            "Er lobte die Feuerwehr.Mehr dazu steht in der Zeit. Die Welt schreibt das auch.",
            ["Er lobte die Feuerwehr.", "Mehr dazu steht in der Zeit. Die Welt schreibt das auch."],
        ),
        (
            "Er lobte sie.Dort wirbt HafenCity für sich.Das gefällt JournalistInnen sehr.",
            ["Er lobte sie.", "Dort wirbt HafenCity für sich.", "Das gefällt JournalistInnen sehr."],
        ),
    ],
)
def test_glued_paragraphs_and_headings_come_apart(raw, lines):
    assert clean_text(raw).split("\n") == lines


@given(st.permutations(PARAGRAPHS), st.permutations(HEADINGS), st.integers(1, 4))
def test_glued_articles_come_apart_without_loss(paragraphs, headings, count):
    lines = [line for pair in zip(paragraphs, [*headings, "", "", "", ""], strict=True) for line in pair][
        : 2 * count - 1
    ]
    cleaned = clean_text("".join(lines))
    assert cleaned.replace("\n", "") == "".join(lines)
    assert set(lines) & set(PARAGRAPHS) <= set(cleaned.split("\n"))


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("paragraph", [p for p in PARAGRAPHS if p[0].isalpha()])
def test_a_heading_between_two_paragraphs_is_found(heading, paragraph):
    before = "So hat es der Rat vor Jahren beschlossen."
    assert clean_text(f"{before}{heading}{paragraph}").split("\n") == [before, heading, paragraph]


@pytest.mark.parametrize(
    "boilerplate",
    [
        "…Read More\n\nBy\n\nLeave a Reply",
        " […] Read More\n\nBy admin\n\nLeave a Reply\n\nYour email address will not be published. Required fields are "
        "marked *",
        "… Weiterlesen\n\nVon Redaktion\n\nSchreibe einen Kommentar",
        "… Weiterlesen\n\nVon\n\nSchreibe einen Kommentar",
        "\n\nTeilen\nTwittern\nE-Mail\n\nLeave a Reply",
        "\nAuf Facebook teilen\nPer E-Mail versenden\nDeine E-Mail-Adresse wird nicht veröffentlicht.",
        "\nDer Beitrag Neue Brücke erschien zuerst auf Lindenauer Bote.",
        "\nAnzeige",
    ],
)
def test_boilerplate_goes(boilerplate):
    text = "\n".join(PARAGRAPHS[:3])
    assert clean_text(text + boilerplate) == text


def test_dots_that_show_a_cut_stay():
    assert clean_text("Der Rat tagt am… Weiterlesen") == "Der Rat tagt am …"


@pytest.mark.parametrize("copies", [1, 2])
def test_teaser_stands_once(copies):
    assert clean_text("\n\n".join(PARAGRAPHS[:1] * copies + PARAGRAPHS[1:3])) == "\n".join(PARAGRAPHS[:3])


def test_cut_teaser_goes():
    cut = PARAGRAPHS[0][:60] + " …"
    assert clean_text(f"{cut}\n\n{PARAGRAPHS[0]}\n{PARAGRAPHS[1]}") == "\n".join(PARAGRAPHS[:2])


def test_short_lines_may_stand_twice():
    assert clean_text("Nein.\nNein.\nDoch.") == "Nein.\nNein.\nDoch."


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("LÃ¼beck rÃ¤umt auf", "Lübeck räumt auf"),
        ("K&ouml;ln &amp;amp; Bonn &quot;neu&quot;", 'Köln & Bonn "neu"'),
        ("Bundes\u00adkanz\u00adler", "Bundeskanzler"),
        ("Mu\u0308nchen", "München"),
        ("10\u00a0000\u202fEuro", "10 000 Euro"),
        ("ein\u200b Wort\ufeff", "ein Wort"),
        ("<p>Ein <b>Satz</b>.</p><p>Noch einer.<br/>Ende</p>", "Ein Satz.\nNoch einer.\nEnde"),
        ("<script>alert('x')</script>Text", "Text"),
        ("3 < 5 und a<b", "3 < 5 und a<b"),
        ("a\r\nb\rc\u2028d\n\n\n  e  ", "a\nb\nc\nd\ne"),
        ("", ""),
        (" \n ", ""),
    ],
)
def test_characters(raw, clean):
    assert clean_text(raw) == clean


@settings(max_examples=300)
@given(st.text(max_size=200) | st.text(alphabet="aBÄ.?!„“\"«»' \n…(1)&;<>ß\u00ad:", max_size=60))
def test_cleaning_twice_is_cleaning_once(raw):
    once = clean_text(raw)
    assert clean_text(once) == once


@settings(max_examples=100)
@given(
    st.lists(st.sampled_from([*PARAGRAPHS, *HEADINGS, "\n", " ", "…Read More", "Teilen", "By", "&amp;"]), max_size=12)
)
def test_cleaning_twice_is_cleaning_once_on_articles(parts):
    once = clean_text("".join(parts))
    assert clean_text(once) == once


def test_long_line_is_cleaned_in_time():
    text = "".join(f"Satz {i} steht hier.Und noch einer folgt. " for i in range(20_000))
    assert clean_text(text).count("\n") == 20_000


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    ["<!--", "<script>", "<p ", "„", '"', "a@", "(a b)A", "...", "A.", "? A", "aB", "&amp;", "amp;", "a" * 50 + "B"]
    + ["\u0301\u0323", "\u0591\u05b0", "auf ", "und", "a, "],
)
def test_hostile_text_is_cleaned_in_time(piece):
    started = time.process_time()
    clean_text(piece * (50_000 // len(piece)))
    clean_text("&" + piece * (50_000 // len(piece)))
    clean_text(f"{piece}\n" * (50_000 // len(piece)))
    assert time.process_time() - started < 5


def test_clean_line():
    assert clean_line(" Pegel\n steigt&nbsp;weiter ") == "Pegel steigt weiter"


def test_split_teaser_needs_it_twice():
    lead, rest = PARAGRAPHS[0], PARAGRAPHS[1]
    assert split_teaser(f"{lead}\n\n{lead}\n\n{rest}") == (lead, rest)
    assert split_teaser(f"{lead}\n\n{rest}") == ("", f"{lead}\n\n{rest}")


@pytest.mark.parametrize("teaser", ["", "Anderes.", "Der Rat"])
def test_another_teaser_leaves_the_text(teaser):
    assert without_teaser("Der Rat tagt.\nEnde.", teaser) == "Der Rat tagt.\nEnde."
