from types import SimpleNamespace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newskit.comparison.passages import SHINGLE, placed_words, shared_passages, words

WORDS = st.lists(
    st.sampled_from(["der", "die", "das", "Rat", "Fluss", "steigt", "fällt", "über", "Ufer", "Groß"]), max_size=40
)


def article(text: str, **fields) -> SimpleNamespace:
    return SimpleNamespace(**{"title": pd.NA, "teaser": pd.NA, "text": text, **fields})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("„Groß“ – sagt SIE.", ["gross", "sagt", "sie"]),
        ("E-Mail & 3,5 Mio.", ["e", "mail", "3", "5", "mio"]),
        ("", []),
        (pd.NA, []),
    ],
)
def test_words_without_case_and_punctuation(text, expected):
    assert words(text) == expected


@given(WORDS, WORDS)
def test_passages_say_the_same_in_both_articles(a, b):
    one, other = article(" ".join(a)), article(", ".join(b))
    for p in shared_passages(one, other):
        said = words(getattr(one, p.field_a)[p.start_a : p.end_a])
        assert said == words(getattr(other, p.field_b)[p.start_b : p.end_b])
        assert len(said) == p.words >= SHINGLE


@given(WORDS)
def test_an_article_shares_all_with_itself(a):
    text = article(" ".join(a))
    assert sum(p.words for p in shared_passages(text, text)) == (len(a) if len(a) >= SHINGLE else 0)


def test_reordered_paragraphs_are_one_passage_each():
    first, second = "Der Rat der Stadt Kassel tagt.", "Am Abend stieg die Fulda noch weiter."
    found = shared_passages(article(f"{first}\n{second}"), article(f"{second}\n{first}"))
    assert [p.words for p in found] == [7, 6]


def test_passages_cross_fields_of_articles_but_not_borders_of_fields():
    lead = "Die Fulda ist am Morgen über die Ufer getreten"
    [passage] = shared_passages(article("Mehr dazu bald.", teaser=lead), article(f"Kassel. {lead} und steigt."))
    assert (passage.field_a, passage.field_b, passage.words) == ("teaser", "text", 9)
    assert not shared_passages(
        article("Ufer getreten.", teaser="Am Morgen über die"), article("Am Morgen über die Ufer getreten.")
    )


def test_placed_words_are_where_they_say():
    text = "Groß ist „die“ Not."
    [(forms, places)] = placed_words(article(text))
    assert [text[p.start : p.end].casefold() for p in places] == forms
    assert forms == ["gross", "ist", "die", "not"]
