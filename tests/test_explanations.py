"""What explanations say: a table of articles, what is asked, and what must be told."""

import pandas as pd
import pytest

import newskit as nk

TEXT = (
    "Bürgermeisterin Jana Moser kam spät. Mosers Rede war kurz. Der Fluss sei sauber, sagte sie. "
    "Dem Verein sagte Udo Kern, dass er geht. Der Zug fuhr ab. Das Lied „Am Meer“ gefiel allen."
)
QUOTES = [
    (1, "rule", "cue after: "),
    (1, "clauses", "main, Konjunktiv: Der Fluss sei sauber"),
    (1, "clauses", "main, indicative: sagte sie"),
    (1, "cue", "sagte: sagen"),
    (1, "speaker", "sie (pronoun"),
    (1, "name", "Jana Moser: a pronoun or description"),
    (1, "name", "gender fits, person"),
    (2, "rule", 'dass: a clause with "dass"'),
    (2, "speaker", "ruled out: Dem Verein (not nominative"),
    (2, "name", "Udo Kern: the phrase contains the name"),
]
STRETCHES = [
    ("Der Zug fuhr ab", "no cue in the sentence"),
    ("Der Zug fuhr ab", "indicative: Der Zug fuhr ab"),
    ("Der Zug fuhr ab", "the pipeline sees no name here"),
    ("Am Meer", "in quotation marks, but read as a title, name or term"),
    ("Der Fluss", "in a quote (indirect, cue after): Der Fluss sei sauber"),
    ("Mosers", "mention Mosers (PER), counted as Jana Moser"),
]


@pytest.fixture(scope="module")
def corpus():
    return nk.annotate(nk.load_articles(pd.DataFrame({"text": [TEXT]}), progress=False), progress=False)


@pytest.fixture(scope="module")
def article_id(corpus):
    return corpus.articles["article_id"][0]


@pytest.mark.parametrize(("number", "about", "told"), QUOTES)
def test_a_quote_is_explained(corpus, article_id, number, about, told):
    steps = dict(nk.explain_quote(corpus, f"{article_id}-{number}").steps)
    assert any(told in line for line in steps[about]), steps[about]


@pytest.mark.parametrize(("text", "told"), STRETCHES)
def test_a_stretch_is_explained(corpus, article_id, text, told):
    assert f"  {told}" in repr(nk.explain(corpus, article_id, text)).splitlines()


def test_every_quote_of_the_table_has_its_explanation(corpus):
    for row in nk.extract_quotes(corpus, progress=False).itertuples():
        steps = dict(nk.explain_quote(corpus, row.quote_id).steps)
        assert steps["quote"] == [row.text, row.type]
        assert steps["speaker"][0] == row.speaker
        assert steps["name"][0].startswith(row.speaker_name)


def test_a_name_tells_what_was_merged(corpus):
    assert nk.explain_name(corpus, "Jana Moser").steps[0].lines == [
        "Jana Moser (1): as it stands",
        "Mosers (1): inflected form; surname of a full name",
    ]


def test_html_is_escaped(corpus, article_id):
    html = nk.explain_quote(corpus, f"{article_id}-1")._repr_html_()
    assert "<table>" in html
    assert "&quot;sagte X&quot;" in html


@pytest.mark.parametrize(
    "ask",
    [
        lambda corpus, article_id: nk.explain_quote(corpus, f"{article_id}-9"),
        lambda corpus, article_id: nk.explain_quote(corpus, "nowhere-1"),
        lambda corpus, article_id: nk.explain_name(corpus, "Nobody Known"),
        lambda corpus, article_id: nk.explain(corpus, article_id, "words of no article"),
    ],
)
def test_what_does_not_exist_is_an_error_that_says_so(corpus, article_id, ask):
    with pytest.raises(nk.InputError):
        ask(corpus, article_id)
