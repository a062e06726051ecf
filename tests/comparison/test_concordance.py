import pytest
from scipy.stats import chi2_contingency

import newskit as nk
from newskit.comparison.measures import association, log_dice
from newskit.errors import InputError

from .conftest import table

TEXT = "Der Rat stimmt ab. Danach ging der Rat heim. Morgen gehen die Räte <b>wieder</b> hin."


@pytest.fixture
def articles():
    return table(
        {"source": "Tagblatt", "title": "Rat stimmt ab", "text": TEXT},
        {"source": "Abendpost", "text": "Der Regen geht."},
    )


@pytest.mark.parametrize(
    ("query", "unit", "nodes"),
    [
        ("rat", "token", ["Rat", "Rat", "Rat"]),
        ("r?t*", "token", ["Rat", "Rat", "Rat", "Räte"]),
        ("der rat", "token", ["Der Rat", "der Rat"]),
        ("gehen", "lemma", ["ging", "gehen", "geht"]),
        (r"R[aä]te?\b", "pattern", ["Rat", "Rat", "Rat", "Räte"]),
        ("nichts", "token", []),
    ],
)
def test_nodes_are_what_stands_there(articles, query, unit, nodes):
    found = nk.concordance(articles, query, unit=unit, progress=False)
    assert found["node"].tolist() == nodes
    texts = articles.set_index("article_id")
    for row in found.itertuples():
        assert texts.at[row.article_id, row.field][row.start : row.end] == row.node


def test_contexts_and_sorting(articles):
    found = nk.concordance(articles, "rat", window=2, sort="right", progress=False)
    assert found["right"].tolist() == ["heim. Morgen", "stimmt ab", "stimmt ab."]
    by_left = nk.concordance(articles, "rat", window=2, sort="left", progress=False)
    assert by_left["left"].tolist() == ["", "Der", "ging der"]


def test_the_view_is_escaped_and_says_how_many(articles):
    found = nk.concordance(articles, "Räte", progress=False)
    html = nk.show_concordance(found)._repr_html_()
    assert "<b>wieder" not in html
    assert "&lt;b&gt;wieder" in html
    many = nk.concordance(articles, "rat", progress=False)
    assert "1 of 3 hits" in nk.show_concordance(many, limit=1)._repr_html_()
    with pytest.raises(InputError, match="concordance"):
        nk.show_concordance(articles)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"query": "*"}, "every word"),
        ({"query": "("}, "regular"),
        ({"query": "x", "sort": "up"}, "left"),
        ({"query": "x", "unit": "stem"}, "lemma"),
    ],
)
def test_errors(articles, options, message):
    options = {"unit": "pattern"} | options if options["query"] == "(" else options
    with pytest.raises(InputError, match=message):
        nk.concordance(articles, progress=False, **options)


def test_log_dice_by_hand():
    # 14 + log2(2 * 5 / (10 + 30)) = 12
    assert log_dice(5, 10, 30) == 12


def test_g2_of_windows_against_scipy():
    for together, total, windows, words in ((10, 20, 100, 1000), (1, 40, 60, 500), (7, 7, 80, 900)):
        observed = [[together, windows - together], [total - together, words - windows - total + together]]
        expected = chi2_contingency(observed, correction=False, lambda_="log-likelihood").statistic
        assert abs(association(together, total, windows, words)) == pytest.approx(expected)


def test_collocates_stay_within_the_sentence():
    text = "Starker Regen fiel. Sonne kam. Starker Regen blieb. Der Wind war stark."
    found = nk.collocations(table({"text": text}), "Regen", unit="token", min_count=1, progress=False).set_index(
        "collocate"
    )
    assert found.loc["Starker", ["count", "left", "right", "total", "articles"]].tolist() == [2, 2, 0, 2, 1]
    assert not {"Sonne", "Wind"} & set(found.index)
    assert found.index[0] == "Starker"


def test_collocations_take_one_word():
    with pytest.raises(InputError, match="several words"):
        nk.collocations(table({"text": TEXT}), "der Rat", progress=False)
