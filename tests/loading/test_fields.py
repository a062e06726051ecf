"""Columns under other names."""

import pytest

from newskit import InputError
from newskit.loading.fields import candidates, check_columns, find_header, looks_like, map_columns


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


def test_a_name_may_stand_for_several_fields():
    found = {"text": ["text", "content"], "published": ["Tag"], "keywords": ["Tag"]}
    assert candidates(["content", "text", "Tag"]) == found


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (["3.5.2024", "4.5.2024"], "published"),
        (["Der Rat tagt. " * 20], "text"),
        (["Rat vertagt die Brücke"], "title"),
        ([1, 2], None),
        (["https://bote.example/1", "https://bote.example/2"], None),
    ],
)
def test_what_a_column_looks_like(values, kind):
    assert looks_like(values) == kind


@pytest.mark.parametrize(
    ("rows", "names", "above"),
    [
        ([["Export"], ["Titel", None, "Text", "Titel"], ["Rat tagt", 1]], ["Titel", "column 2", "Text", "Titel 2"], 2),
        ([["Datum", "3.5.2024"], ["Titel", "Text"]], ["Titel", "Text"], 2),
        ([["Stand: Mai", ""], ["Nr.", "Text"], ["1", "Ein Satz."]], ["Nr.", "Text"], 2),
        ([["Nr.", "Art"], ["1", "Text"]], [], 0),
        ([["Quelle"], ["Bote"]], [], 0),
    ],
)
def test_where_the_names_of_columns_stand(rows, names, above):
    assert find_header(rows, {}) == (names, above)


def test_columns_may_be_named_by_number():
    assert find_header([["a", "b"], ["c", "d"]], {"column 2": "text"}) == (["column 1", "column 2"], 0)


def test_an_unknown_field_is_an_error():
    with pytest.raises(InputError, match="Inhalt 3"):
        check_columns({"Inhalt 2": "Inhalt 3"})
