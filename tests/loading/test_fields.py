"""Columns under other names."""

import pytest

from newskit import InputError
from newskit.loading.fields import check_columns, map_columns


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("Datum", "published"),
        ("Erscheinungsdatum", "published"),
        ("Veröffentlicht am", "published"),
        ("titel", "title"),
        ("Überschrift", "title"),
        ("UEBERSCHRIFT", "title"),
        ("U\u0308berschrift", "title"),
        ("quelle", "source"),
        ("Medium", "source"),
        ("Vorspann", "teaser"),
        ("Volltext", "text"),
        ("article_text", "text"),
        ("maintext", "text"),
        ("Autor/in", "authors"),
        ("Ressort", "section"),
        ("date_publish", "published"),
        ("Schlagwörter", "keywords"),
        ("Link", "url"),
        ("header", "title"),
        ("Artikelüberschrift", "title"),
        ("lead_paragraph", "teaser"),
        ("article_content", "text"),
        ("Beitragstext", "text"),
        ("published_date", "published"),
        ("Tag", "published"),
        ("topics", "keywords"),
        ("categories", "section"),
        ("source-hostname", "source"),
        ("article.title", "title"),
        ("titel_de", "title"),
        ("cleanTitle", "title"),
        ("Text (dt.)", "text"),
        ("Name der Zeitung", "source"),
        ("Datum der Veröffentlichung", "published"),
        ("Publication Title", "source"),
    ],
)
def test_names_are_known(name, field):
    expected = {} if name == "Autor/in" else {name: field}
    assert map_columns([name]) == (expected or {name: "authors"})


def test_the_likelier_of_two_names_wins():
    assert map_columns(["content", "text", "Datum", "created_at"]) == {"text": "text", "Datum": "published"}


def test_words_around_a_name_count_less_than_the_name():
    assert map_columns(["title_de", "title", "text", "content_de"]) == {"title": "title", "text": "text"}


@pytest.mark.parametrize("name", ["name", "article_id_old", "text_length", "title_vector", "der", "news"])
def test_other_names_are_not_known(name):
    assert map_columns([name]) == {}


def test_explicit_names_come_first():
    assert map_columns(["text", "Inhalt 2"], {"Inhalt 2": "text"}) == {"Inhalt 2": "text"}


@pytest.mark.parametrize("columns", [{"Inhalt 2": "text"}, {"text": "Inhalt 2"}])
def test_a_mapping_may_be_written_either_way(columns):
    assert check_columns(columns) == {"Inhalt 2": "text"}


def test_an_unknown_field_is_an_error():
    with pytest.raises(InputError, match="Inhalt 3"):
        check_columns({"Inhalt 2": "Inhalt 3"})
