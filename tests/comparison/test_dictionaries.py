import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

import newskit as nk
from newskit.comparison.counting import word_places, words_within
from newskit.errors import InputError

from .conftest import table

CLIMATE = {"Klima": ["klima*", "erneuerbare* energie*", "co2"], "Sport": ["trainer*"]}


@pytest.fixture
def articles():
    return table(
        {
            "source": "Tagblatt",
            "title": "Klimaschutz",
            "text": "Die Erneuerbaren Energien wachsen, das Klima dankt. CO2 sinkt um 3 Prozent.",
        },
        {"source": "Abendpost", "text": "Die Trainerin geht. Der Verein schweigt."},
        {"source": "Abendpost", "text": "Der Regen fällt."},
    )


def test_counts_for_articles_keep_zeros(articles):
    counts = nk.count_dictionary(articles, CLIMATE, progress=False)
    assert counts["hits"].tolist() == [4, 0, 0, 1, 0, 0]
    assert counts["words"].tolist() == [12, 12, 6, 6, 3, 3]
    assert counts["per_1000"].iloc[3] == pytest.approx(1000 / 6)
    assert counts["source"].tolist()[:2] == ["Tagblatt"] * 2


def test_counts_for_sources(articles):
    counts = nk.count_dictionary(articles, CLIMATE, by="source", progress=False)
    assert counts[["source", "category", "hits", "words", "articles"]].to_numpy().tolist() == [
        ["Abendpost", "Klima", 0, 9, 0],
        ["Abendpost", "Sport", 1, 9, 1],
        ["Tagblatt", "Klima", 4, 12, 1],
        ["Tagblatt", "Sport", 0, 12, 0],
    ]


def test_hits_stand_where_they_say(articles):
    hits = nk.dictionary_hits(articles, CLIMATE, progress=False)
    assert hits["text"].tolist() == ["Klimaschutz", "Erneuerbaren Energien", "Klima", "CO2", "Trainerin"]
    texts = articles.set_index("article_id")
    for hit in hits.itertuples():
        assert texts.at[hit.article_id, hit.field][hit.start : hit.end] == hit.text


def test_lemmas_find_inflected_forms(articles):
    assert nk.dictionary_hits(articles, {"x": ["gehen"]}, progress=False).empty
    assert nk.dictionary_hits(articles, {"x": ["gehen"]}, unit="lemma", progress=False)["text"].tolist() == ["geht"]


def test_no_word_counts_twice_in_a_category(articles):
    hits = nk.dictionary_hits(articles, {"x": ["erneuerbare*", "erneuerbare* energie*", "energie*"]}, progress=False)
    assert hits["text"].tolist() == ["Erneuerbaren Energien"]


@pytest.mark.parametrize("dictionary", [{}, {"Klima": "klima*"}, {"Klima": ["*"]}, {"Klima": [""]}, "klima*"])
def test_a_dictionary_that_is_none(articles, dictionary):
    with pytest.raises(InputError, match=r"dictionary|every word"):
        nk.count_dictionary(articles, dictionary, progress=False)


def test_corpus_and_articles_give_the_same(articles):
    corpus = nk.annotate(articles, progress=False)
    assert_frame_equal(nk.count_dictionary(corpus, CLIMATE), nk.count_dictionary(articles, CLIMATE, progress=False))


@given(
    st.text(st.sampled_from("aB„“-. \n\u2003"), max_size=40),
    st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45)), max_size=4),
)
def test_a_word_stands_where_half_of_its_letters_stand(text, spans):
    spans = [(min(span), max(span)) for span in spans]
    inside = {place for start, end in spans for place in range(start, end)}
    words = zip(*(places.tolist() for places in word_places(text)), strict=True)
    wanted = sum(2 * len(inside.intersection(range(start, end))) >= end - start for start, end in words)
    articles = table({"text": text or "Pegel"}).assign(text=text)
    where = pd.DataFrame(spans, columns=["start", "end"]).assign(article_id=articles["article_id"][0], field="text")
    assert words_within(articles, where) == [wanted if spans else 0]
