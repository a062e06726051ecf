"""The lexicon and the forms made from it."""

import pytest

from newskit.quotes import cue_lexicon
from newskit.quotes.lexicon import compound_end, noun_forms, sources, split_particle, verb_forms

FORMS = [
    ("sagte", "sagen"),
    ("gesagt", "sagen"),
    ("spricht", "sprechen"),
    ("versprach", "versprechen"),
    ("versprochen", "versprechen"),
    ("mitteilte", "mitteilen"),
    ("mitgeteilt", "mitteilen"),
    ("mitzuteilen", "mitteilen"),
    ("hiess", "heissen"),
    ("antwortet", "antworten"),
    ("geantwortet", "antworten"),
    ("erklärt", "erklären"),
    ("kritisiert", "kritisieren"),
    ("vorgeworfen", "vorwerfen"),
    ("aufforderte", "auffordern"),
    ("bekanntgab", "bekanntgeben"),
    ("beteuerte", "beteuern"),
]


@pytest.mark.parametrize(("form", "lemma"), FORMS)
def test_inflected_forms(form, lemma):
    assert lemma in {found.base for found in verb_forms()[form]}


def test_the_lexicon_is_complete_and_consistent():
    table = cue_lexicon()
    assert table["lemma"].duplicated().sum() == 0 or not table.duplicated(["lemma", "pos"]).any()
    assert set(table["pos"]) == {"verb", "noun", "adjective", "phrase"}
    assert set(table["connotation"]) == {"neutral", "distancing", "endorsing"}
    assert set(table["mood"]) == {"sub", "any"}
    assert set("".join(table["takes"])) <= set("dwvzqanp")
    assert (table["takes"] != "").all()
    assert (table["pos"] == "verb").sum() > 400


@pytest.mark.parametrize(
    ("verb", "parts"),
    [
        ("mitteilen", ("mit", "teilen")),
        ("vorhersagen", ("vorher", "sagen")),
        ("bekanntgeben", ("bekannt", "geben")),
        ("erklären", ("", "erklären")),
        ("antworten", ("", "antworten")),
        ("einigen", ("", "einigen")),
    ],
)
def test_separable_particles(verb, parts):
    assert split_particle(verb) == parts


def test_compounds_end_in_a_known_noun():
    assert compound_end("polizeiangaben", sources()) == "angaben"
    assert compound_end("bbc-bericht", sources()) == "bericht"
    assert compound_end("haus", sources()) is None


def test_nouns_inflect():
    assert {"vorwurf", "vorwürfe", "vorwürfen", "vorwurfs"} <= noun_forms("Vorwurf")
    assert "erkenntnissen" in noun_forms("Erkenntnis")


@pytest.mark.parametrize(
    ("form", "lemma"), [("gelobt", "loben"), ("führe", "führen"), ("geboten", "bieten"), ("führen", "führen")]
)
def test_a_form_of_two_verbs_is_first_of_the_likelier_one(form, lemma):
    assert verb_forms()[form][0].base == lemma  # the order of a set would change from run to run
