"""Lemma rules: what a rule makes of a word, and that a rule found for a pair makes that pair."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newskit.pipelines.edits import apply_rule, rule_of

# word, its lemma, another word of the same kind, that word's lemma
CASES = [
    ("gespielt", "spielen", "gelernt", "lernen"),
    ("Häusern", "Haus", "Mäusern", "Maus"),
    ("Städte", "Stadt", "Präfekte", "Präfekt"),
    ("Der", "der", "Eine", "eine"),
    ("kleinerer", "klein", "feinerer", "fein"),
    ("NATO", "NATO", "UNO", "UNO"),
    ("angesagt", "ansagen", "angeklagt", "anklagen"),
]
words = st.text(alphabet="abcdeghinrstuäöüßABDS", min_size=1, max_size=12)


@pytest.mark.parametrize(("word", "lemma", "other", "expected"), CASES)
def test_a_rule_serves_words_that_inflect_alike(word, lemma, other, expected):
    rule = rule_of(word, lemma)
    assert apply_rule(rule, word) == lemma
    if rule == rule_of(other, expected):
        assert apply_rule(rule, other) == expected


@given(words, words)
def test_a_rule_makes_what_it_was_found_for(word, lemma):
    made = apply_rule(rule_of(word, lemma), word)
    assert made is None or made.lower() == lemma.lower()


@given(words, words, words)
def test_a_rule_never_raises(word, lemma, other):
    made = apply_rule(rule_of(word, lemma), other)
    assert made is None or isinstance(made, str)
