import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from newskit.pipelines.tokenizer import adapt_tokenizer

GERMAN = spacy.blank("de")
adapt_tokenizer(GERMAN)


def tokens(text):
    return [token.text for token in GERMAN.tokenizer(text)]


@pytest.mark.parametrize(
    "word",
    [
        "Kund:innen", "Kund*innen", "KundInnen", "Kund_innen", "Schüler/innen", "jede:r", "Bürger:innenrat",
        "z.B.", "d.h.", "u.a.", "U.S.A.", "e.V.", "Mrd.", "Mio.", "Dr.", "St.", "Mag.", "25.",
        "Msgr.", "DDr.", "MMag.", "Univ.-Prof.", "Priv.-Doz.",
        "3.5.2024", "2:1", "5,3", "12.000.000", "18.30", "1:0-Sieg",
        "https://www.beispiel.at/lokales/123?seite=2", "redaktion@beispiel.de", "www.beispiel.ch", "beispiel.de",
        "Bericht.pdf", "Bericht.PDF", "Tabelle.XLSX",
        "O’Neill", "D'Angelo", "geht’s", "Ver.di", "EU-Kommission", "BundesGmbH", "eBay", "Covid-19",
    ],
)  # fmt: skip
def test_stays_one_token(word):
    assert tokens(word) == [word]
    assert tokens(f"({word}, nein") == ["(", word, ",", "nein"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("begrüßt.Die beiden", "begrüßt|.|Die|beiden"),
        ("der CDU.Die Partei", "der|CDU|.|Die|Partei"),
        ("die Bau GmbH.Der Bau", "die|Bau|GmbH|.|Der|Bau"),
        ("seit 2019.Damals", "seit|2019|.|Damals"),
        ("endete 2:1.Das Spiel", "endete|2:1|.|Das|Spiel"),
        ("im Keller.3.600 Haushalte", "im|Keller|.|3.600|Haushalte"),
        ("statt 2.100.Nun", "statt|2.100|.|Nun"),
        ("die U17.Zu Hause", "die|U17|.|Zu|Hause"),
        ("(LOT).140 Mitglieder", "(|LOT|)|.|140|Mitglieder"),
        ("Genug?54 Millionen", "Genug|?|54|Millionen"),
        ("im Jahr 2005.1997 war", "im|Jahr|2005|.|1997|war"),
        ("eine F-5.Das Flugzeug", "eine|F-5|.|Das|Flugzeug"),
        ("im Ton 299C.Der Name", "im|Ton|299C|.|Der|Name"),
        ("12 km/h.Der Wagen", "12|km|/|h.|Der|Wagen"),
        ("Was????Wir", "Was|????|Wir"),
        ("bzw.3", "bzw.3"),
        ("7:6(5),6:3", "7:6(5),6:3"),
        ("Warum?Weil", "Warum|?|Weil"),
        ("Fazit:Es bleibt", "Fazit|:|Es|bleibt"),
        ("gesagt.“Pompöser Empfang", "gesagt|.|“|Pompöser|Empfang"),
        ("vorangekommen“.Pompöser", "vorangekommen|“|.|Pompöser"),
        ("kam.„Das reicht", "kam|.|„|Das|reicht"),
        ("Dr.Weber", "Dr.|Weber"),
        ("am 15.Mai", "am|15.|Mai"),
        ("Das war 1989.", "Das|war|1989|."),
        ("um 5,3 Mrd. Euro.", "um|5,3|Mrd.|Euro|."),
        ("Covid-19.", "Covid-19|."),
        ("bei SpaceX.", "bei|SpaceX|."),
        ("am 3.5.2024.", "am|3.5.2024|."),
        ("Wien–Graz", "Wien|–|Graz"),
        ("USA/Kanada", "USA|/|Kanada"),
        ("Moser (SPD): Nein", "Moser|(|SPD|)|:|Nein"),
        ("Moser (8) singt", "Moser|(|8|)|singt"),
    ],
)
def test_splits(text, expected):
    assert tokens(text) == expected.split("|")


@pytest.mark.parametrize("pair", ["„“", "“”", '""', "»«", "«»", "›‹", "‹›", "‚‘", "‘’", "''"])
def test_quotation_marks_are_tokens(pair):
    opening, closing = pair
    assert tokens(f"{opening}Ja{closing}, sagte sie.") == [opening, "Ja", closing, ",", "sagte", "sie", "."]
    assert tokens(f"Sie sagte: {opening}Ja.{closing}") == ["Sie", "sagte", ":", opening, "Ja", ".", closing]


def test_twice_is_once():
    nlp = spacy.blank("de")
    adapt_tokenizer(nlp)
    once = nlp.tokenizer.to_bytes()
    adapt_tokenizer(nlp)
    assert nlp.tokenizer.to_bytes() == once


def test_other_tokenizers_are_left_alone(blank):
    def by_letter(text):
        return spacy.tokens.Doc(blank.vocab, words=list(text), spaces=[False] * len(text))

    blank.tokenizer = by_letter
    adapt_tokenizer(blank)
    assert blank.tokenizer is by_letter


@given(st.text(alphabet=st.sampled_from(list("aäEÜß19 .,:;!?„“”\"»«›‹‚‘’'()-–/*_…\n"))))
def test_no_character_is_lost(text):
    assert GERMAN.tokenizer(text).text == text
