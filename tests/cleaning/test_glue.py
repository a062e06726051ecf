"""Paragraphs and headings printed without a space come apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paragraphs import HEADINGS, PARAGRAPHS

from newskit import clean_text


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


def test_long_line_is_cleaned_in_time():
    text = "".join(f"Satz {i} steht hier.Und noch einer folgt. " for i in range(20_000))
    assert clean_text(text).count("\n") == 20_000
