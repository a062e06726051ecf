"""Lines of a page that are no part of the article go."""

import pytest
from paragraphs import PARAGRAPHS

from newskit import clean_text


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
