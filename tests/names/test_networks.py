"""Co-occurrence of names."""

import math

import networkx
import pytest

import newskit as nk
from newskit import frames
from newskit.errors import InputError


def table(*rows):
    keys = ["article_id", "field", "sentence", "start", "name", "label"]
    records = [dict(zip(keys, row, strict=True)) for row in rows]
    return frames.conform([{**r, "text": r["name"]} for r in records], frames.Entities)


@pytest.fixture
def entities():
    return table(
        ("1", "text", "s1", 0, "Kassel", "LOC"),
        ("1", "text", "s1", 8, "Jana Moser", "PER"),
        ("1", "text", "s1", 20, "Kassel", "LOC"),
        ("1", "text", "s2", 30, "Fulda", "LOC"),
        ("2", "text", "s1", 0, "Kassel", "LOC"),
        ("2", "text", "s1", 8, "Jana Moser", "PER"),
        ("3", "text", "s1", 0, "Fulda", "LOC"),
        ("3", "text", "s1", 8, "Kassel", "LOC"),
        ("4", "text", "s1", 8, "Documenta", "MISC"),
    )


def test_sentences(entities):
    edges = nk.cooccurrence(entities)
    assert edges[["a", "b", "together", "count_a", "count_b"]].values.tolist() == [
        ["Jana Moser", "Kassel", 2, 2, 3],
        ["Fulda", "Kassel", 1, 2, 3],
    ]
    # four sentences have a name: p(ab) = 2/4, p(a) = 2/4, p(b) = 3/4
    assert edges["npmi"][0] == pytest.approx(math.log(0.5 / (0.5 * 0.75)) / -math.log(0.5))


def test_articles_and_labels(entities):
    edges = nk.cooccurrence(entities, window="article", label="LOC")
    assert edges[["a", "b", "together"]].values.tolist() == [["Fulda", "Kassel", 2]]
    assert nk.cooccurrence(entities, window="article", min_together=2)["together"].min() == 2


def test_paragraphs(entities):
    articles = frames.conform(
        [{"article_id": str(i), "text": "x" * 25 + "\n" + "x" * 9} for i in range(1, 5)], frames.Articles
    )
    edges = nk.cooccurrence(entities, window="paragraph", articles=articles)
    assert edges[["a", "b", "together"]].values.tolist() == [["Jana Moser", "Kassel", 2], ["Fulda", "Kassel", 1]]
    with pytest.raises(InputError, match="articles="):
        nk.cooccurrence(entities, window="paragraph")


@pytest.mark.parametrize(("arguments", "message"), [({"window": "page"}, "window"), ({"label": "X"}, "label")])
def test_wrong_arguments(entities, arguments, message):
    with pytest.raises(InputError, match=message):
        nk.cooccurrence(entities, **arguments)


def test_bounds_of_npmi():
    always = table(("1", "text", "s", 0, "A", "LOC"), ("1", "text", "s", 2, "B", "LOC"))
    assert nk.cooccurrence(always)["npmi"].tolist() == [1.0]
    chance = table(
        *[(str(i), "text", "s", 0, n, "LOC") for i, names in enumerate(["AB", "A", "B", "C"]) for n in names]
    )
    assert nk.cooccurrence(chance)["npmi"][0] == pytest.approx(0)


def test_graph(entities):
    graph = nk.to_graph(nk.cooccurrence(entities))
    assert isinstance(graph, networkx.Graph)
    assert sorted(graph) == ["Fulda", "Jana Moser", "Kassel"]
    assert graph.nodes["Kassel"] == {"label": "LOC", "count": 3}
    assert graph.edges["Jana Moser", "Kassel"]["weight"] == 2


def test_one_spelling_two_nodes():
    edges = nk.cooccurrence(
        table(
            ("1", "text", "s", 0, "Essen", "LOC"),
            ("1", "text", "s", 9, "Essen", "PER"),
            ("2", "text", "s", 0, "Essen", "LOC"),
        )
    )
    assert sorted(nk.to_graph(edges)) == ["Essen", "Essen (PER)"]


def test_no_edge_list(entities):
    with pytest.raises(InputError, match="lacks the columns .* of edges"):
        nk.to_graph(entities)
