"""A corpus written for a report comes back whole, and what else lies there is reported."""

import pandas as pd
import pytest
from reports import articles

import newskit as nk
from newskit.report import build_report, read_corpus
from newskit.report.handover import write_corpus


def test_a_corpus_is_handed_over_whole(tmp_path):
    corpus = nk.annotate(articles(), progress=False)
    corpus.problems.append({"article_id": "x", "origin": pd.NA, "reason": "zu lang"})
    write_corpus(corpus, tmp_path / "corpus")
    copy = read_corpus(tmp_path / "corpus")
    pd.testing.assert_frame_equal(copy.articles, corpus.articles)
    assert copy.pipeline == {**corpus.pipeline, "stored": True}
    assert copy.problems == [{"article_id": "x", "origin": None, "reason": "zu lang"}]
    pd.testing.assert_frame_equal(
        nk.extract_entities(copy, progress=False), nk.extract_entities(corpus, progress=False)
    )
    pd.testing.assert_frame_equal(nk.extract_quotes(copy, progress=False), nk.extract_quotes(corpus, progress=False))


def test_a_stored_corpus_of_another_pipeline_is_reported(tmp_path, monkeypatch):
    monkeypatch.setattr(
        "newskit.report.build._run", lambda page, folder, parameters, progress: told.append(parameters) or 1 / 0
    )
    told = []
    corpus = nk.annotate(articles(), progress=False)
    corpus.pipeline = {**corpus.pipeline, "version": "0.1"}
    write_corpus(corpus, tmp_path / "corpus")
    with (
        pytest.warns(UserWarning, match="de_newskit_md 0.1. Today it would be de_newskit_md 1"),
        pytest.raises(ZeroDivisionError),
    ):
        build_report(read_corpus(tmp_path / "corpus"), tmp_path / "report.html", progress=False)
    with pytest.raises(ZeroDivisionError):
        build_report(corpus, tmp_path / "report.html", progress=False)  # annotated now, with a pipeline of one's choice
    assert [bool(one["caution"]) for one in told] == [True, False]


def test_a_folder_that_is_not_a_corpus_is_reported(tmp_path):
    with pytest.raises(nk.InputError, match="no corpus of a report"):
        read_corpus(tmp_path)
