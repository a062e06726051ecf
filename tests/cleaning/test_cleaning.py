"""Scraped text: what is repaired, and what must stay as it is."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paragraphs import HEADINGS, PARAGRAPHS

from newskit import clean_text

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
