"""The lists of names that come with the package."""

import pytest

from newskit.pipelines.gazetteer import (
    KINDS,
    is_first_name,
    is_last_name,
    is_organisation,
    is_organisation_word,
    is_place,
    name_list,
)


@pytest.mark.parametrize("word", ["Wien", "Wiens", "Moskau", "Frankreich", "Linz", "Zürich", "Peking", "Kiew"])
def test_places(word):
    assert is_place(word)


@pytest.mark.parametrize("word", ["geht", "Wirtschaft", "und", "", "s"])
def test_no_places(word):
    assert not is_place(word)


def test_names():
    assert is_first_name("Anna")
    assert is_last_name("Müllers")


@pytest.mark.parametrize(("word", "expected"), [("Umweltministerium", True), ("AG", True), ("Montag", False)])
def test_organisation_words(word, expected):
    assert is_organisation_word(word) is expected


@pytest.mark.parametrize(
    ("word", "expected"), [("Bundestag", True), ("Bundestags", True), ("Greenpeace", True), ("Tisch", False)]
)
def test_well_known_organisations(word, expected):
    assert is_organisation(word) is expected


def test_no_list_is_empty():
    assert all(len(name_list(kind)) > 100 for kind in KINDS)


def test_a_first_name_is_in_one_list_only():
    women, men, both = name_list("women"), name_list("men"), name_list("both")
    assert not women & men
    assert not women & both
    assert not men & both
    assert "Petra" in women
    assert "Jürgen" in men
