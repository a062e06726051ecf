"""Pipelines side by side: only what they differ in, in the order of the articles, with the sentence."""

import pandas as pd
import pytest
import spacy
from spacy.language import Language

import newskit as nk
from newskit.comparison import pipelines
from newskit.pipelines import EMBEDDED

TEXTS = ["Anna Weber sprach in Kassel. „Wir bauen“, sagte sie.", "Am Abend trat Ole Tjarks in Kassel auf."]


@Language.component("test_no_persons")
def no_persons(doc):
    doc.ents = [ent for ent in doc.ents if ent.label_ != "PER"]
    return doc


@pytest.fixture(scope="module")
def articles():
    return nk.load_articles(pd.DataFrame({"source": "Leinebote", "text": TEXTS}), progress=False)


@pytest.fixture(scope="module")
def blind():
    """The embedded pipeline without persons."""
    nlp = spacy.load(EMBEDDED)
    nlp.add_pipe("test_no_persons", last=True)
    nlp.meta["name"] = "blind"
    return nlp


def test_only_differences(articles, blind):
    found = nk.compare_pipelines(articles, ["de_newskit_md", blind], progress=False)
    names = found[found["kind"] == "name"]
    assert names["text"].tolist() == ["Anna Weber", "Ole Tjarks"]
    assert names["de_newskit_md"].tolist() == ["PER", "PER"]
    assert names["de_blind"].isna().all()
    assert names["article_id"].tolist() == articles["article_id"].tolist()
    assert names["sentence"].str.contains("Anna Weber|Ole Tjarks").all()


def test_a_sample_is_drawn_by_its_seed(articles, blind):
    draws = [nk.compare_pipelines(articles, ["de_newskit_md", blind], sample=1, progress=False) for _ in range(2)]
    assert len(draws[0]) == 1
    pd.testing.assert_frame_equal(*draws)


def test_articles_stay_as_they_are(articles, blind):
    before = articles.copy(deep=True)
    nk.compare_pipelines(articles, ["de_newskit_md", blind], progress=False)
    pd.testing.assert_frame_equal(articles, before)


def test_one_pipeline_is_too_few(articles, monkeypatch):
    monkeypatch.setattr(pipelines, "is_package", lambda name: False)
    with pytest.raises(nk.InputError, match="two pipelines"):
        nk.compare_pipelines(articles, progress=False)


def test_an_unknown_pipeline_is_named(articles):
    with pytest.raises(nk.PipelineError, match="de_core_news_xl"):
        nk.compare_pipelines(articles, ["de_newskit_md", "de_core_news_xl"], progress=False)
