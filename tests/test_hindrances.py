"""What a machine may lack ends in one sentence that says what to do: a pipeline, space, a browser, a cache of today."""

import errno
import os
import sqlite3
import warnings

import pandas as pd
import pytest
from typer.testing import CliRunner

import newskit as nk
from newskit import cli


@pytest.fixture
def articles():
    return nk.load_articles(pd.DataFrame({"source": ["Bote"], "text": ["„Der Steg ist offen“, sagte Jana Moser."]}))


def full(*_, **__):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


HINDRANCES = {
    "no pipeline": (nk.PipelineError, "'de_fehlt' is not installed", lambda t, f: nk.annotate(t, "de_fehlt",
    progress=False)),
    "a folder that is no pipeline": (nk.PipelineError, "cannot be loaded", lambda t, f: nk.annotate(t, str(f),
    progress=False)),
    "no browser": (nk.ReportError, "Chromium or Chrome", lambda t, f: nk.build_report(t, f / "r.pdf", progress=False)),
    "no space for a report": (nk.OutputError, "no space left", lambda t, f: nk.build_report(t, f / "r.html",
    progress=False)),
    "no space for a workbook": (nk.OutputError, "no space left", lambda t, f: nk.to_excel(f / "a.xlsx", articles=t)),
    "no space for a sheet": (
        nk.OutputError,
        "no space left",
        lambda t, f: nk.validation.write_coding(
            nk.validation.sample_for_coding(nk.extract_quotes(t, progress=False), 1), f / "anna.csv"
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", HINDRANCES)
def test_a_hindrance_is_one_sentence(case, articles, tmp_path, monkeypatch):
    error, says, work = HINDRANCES[case]
    monkeypatch.setattr("newskit.report.export.find_browser", lambda: None)
    monkeypatch.setattr("newskit.report.build.write_corpus", full)
    monkeypatch.setattr("openpyxl.Workbook.save", full)
    if "sheet" in case:
        monkeypatch.setattr("newskit.files.os.replace", full)
    with pytest.raises(error, match=says) as told:
        work(articles, tmp_path)
    assert "\n" not in str(told.value)
    assert not list(tmp_path.iterdir())


def test_without_a_browser_nothing_is_annotated_for_a_pdf(articles, tmp_path, monkeypatch):
    monkeypatch.setattr("newskit.report.export.find_browser", lambda: None)
    monkeypatch.setattr("newskit.report.build.as_corpus", lambda *_, **__: pytest.fail("annotated"))
    with pytest.raises(nk.ReportError, match="Install one"):
        nk.build_report(articles, tmp_path / "r.pdf", progress=False)


def test_on_the_command_line_it_is_one_line_and_no_traceback(tmp_path):
    (tmp_path / "a.csv").write_text("source,text\nBote,Der Steg ist offen.\n", encoding="utf-8")
    done = CliRunner().invoke(cli.app, ["quotes", str(tmp_path / "a.csv"), "--pipeline", "de_fehlt", "-q"])
    assert done.exit_code == 1
    assert done.stderr.startswith("Error: the spaCy pipeline 'de_fehlt' is not installed")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "columns", ["key TEXT PRIMARY KEY, doc BLOB", "key TEXT PRIMARY KEY, doc BLOB, sum BLOB, used REAL, x"]
)
def test_a_cache_of_another_newskit_is_laid_aside(columns, articles, tmp_path, monkeypatch):
    monkeypatch.setenv("NEWSKIT_CACHE", str(tmp_path))
    with sqlite3.connect(tmp_path / "annotations.sqlite") as db:
        db.execute(f"CREATE TABLE entries ({columns})")
    db.close()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert len(nk.annotate(articles, progress=False)) == 1
    assert (tmp_path / "annotations.damaged").exists()
    with sqlite3.connect(tmp_path / "annotations.sqlite") as db:
        assert db.execute("SELECT COUNT(*) FROM entries").fetchone() == (1,)
    db.close()
