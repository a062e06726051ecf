"""Articles -> Entities, with the embedded pipeline."""

import pandas as pd
import pytest

import newskit as nk
from newskit import frames
from newskit.door import check
from newskit.errors import InputError

TEXT = """Bürgermeisterin Jana Moser hat am Montag in Kassel die neue Brücke eröffnet.

Der Bau habe vier Jahre gedauert, sagte Moser. Auch Verkehrsminister Udo Lindner lobte Kassels Pläne."""


@pytest.fixture(scope="module")
def articles():
    rows = [
        {
            "article_id": "1",
            "source": "Morgenkurier",
            "title": "Kassel eröffnet die Brücke",
            "teaser": "Jana Moser ist froh.",
            "text": TEXT,
        },
        {"article_id": "2", "source": "Abendbote", "title": "Kein Name", "text": "Es regnet seit Tagen."},
        {"article_id": "3", "source": "Abendbote", "text": "In Kassel wird gebaut."},
    ]
    return nk.load_articles(pd.DataFrame(rows), clean=False)


@pytest.fixture(scope="module")
def entities(articles):
    return nk.extract_entities(articles, progress=False)


def test_the_table_is_one_of_entities(entities):
    check(entities, frames.Entities)
    assert list(entities.columns) == list(frames.Entities.columns)


def test_offsets_are_those_of_the_field(articles, entities):
    rows = articles.set_index("article_id")
    assert len(entities)
    for mention in entities.itertuples():
        field = rows.at[mention.article_id, mention.field]
        assert field[mention.start : mention.end] == mention.text
        assert mention.text in mention.sentence
        assert mention.sentence in field


def test_names_and_roles(entities):
    assert set(entities.loc[entities["text"].isin(["Moser", "Jana Moser"]), "name"]) == {"Jana Moser"}
    roles = entities.dropna(subset=["role"])
    assert set(zip(roles["role"], roles["name"], strict=True)) == {
        ("Bürgermeisterin", "Jana Moser"),
        ("Verkehrsminister", "Udo Lindner"),
    }
    assert nk.count_entities(entities, label="LOC")[["name", "articles"]].values.tolist() == [["Kassel", 2]]


def test_order_of_rows(articles, entities):
    order = {article: i for i, article in enumerate(articles["article_id"])}
    fields = {field: i for i, field in enumerate(frames.FIELDS)}
    keys = [(order[m.article_id], fields[m.field], m.start) for m in entities.itertuples()]
    assert keys == sorted(keys)


def test_fields(articles, entities):
    titles = nk.extract_entities(articles, fields=["title"], progress=False)
    assert set(titles["field"]) == {"title"}
    pd.testing.assert_frame_equal(titles, entities[entities["field"] == "title"].reset_index(drop=True))
    with pytest.raises(InputError, match="fields"):
        nk.extract_entities(articles, fields=["body"], progress=False)
    with pytest.raises(InputError, match="fields"):
        nk.extract_entities(articles, fields="title", progress=False)


def test_a_corpus_gives_the_same(articles, entities):
    corpus = nk.annotate(articles, progress=False)
    pd.testing.assert_frame_equal(nk.extract_entities(corpus, progress=False), entities)
    assert nk.count_entities(corpus)["name"].tolist() == nk.count_entities(entities)["name"].tolist()


def test_aliases(articles):
    entities = nk.extract_entities(articles, aliases={"Kassel": "Stadt Kassel"}, progress=False)
    assert "Stadt Kassel" in set(entities["name"])
    assert "Kassel" not in set(entities["name"])


def test_no_articles(articles):
    check(nk.extract_entities(articles.head(0), progress=False), frames.Entities)
