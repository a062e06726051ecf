"""Exports of press archives: every article, nothing else, with headline, outlet, date, author and text."""

import datetime as dt
import warnings

import build_exports as build
import pytest

import newskit as nk

LAYOUTS = {
    "nexis-uni-en.docx": lambda: build.as_docx(build.nexis_lines(german=False)),
    "nexis-uni-de.docx": lambda: build.as_docx(build.nexis_lines(german=True)),
    "nexis-uni-en.rtf": lambda: build.as_rtf(build.nexis_lines(german=False)),
    "nexis-uni-de.txt": lambda: build.as_txt(build.nexis_lines(german=True)),
    "lexisnexis-en.txt": lambda: build.as_txt(build.old_nexis_lines(german=False)),
    "lexisnexis-de.txt": lambda: build.as_txt(build.old_nexis_lines(german=True)),
    "lexisnexis-de.rtf": lambda: build.as_rtf(build.old_nexis_lines(german=True)),
    "factiva-de.rtf": lambda: build.as_rtf(build.factiva_lines(german=True)),
    "factiva-en.html": lambda: build.as_html(build.factiva_lines(german=False)),
    "factiva-codes.rtf": lambda: build.as_rtf(build.factiva_code_lines()),
    "factiva-codes.html": lambda: build.as_html(build.factiva_code_lines()),
    "wiso.txt": lambda: build.as_txt(build.wiso_printed_lines()),
    "wiso.html": lambda: build.as_html(build.wiso_printed_lines()),
    "wiso-list.txt": lambda: build.as_txt(build.wiso_list_lines()),
    "wiso.xml": lambda: build.wiso_xml().encode(),
}


def load(path):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return nk.load_articles(path, progress=False)


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_layout(tmp_path, name):
    (tmp_path / name).write_bytes(LAYOUTS[name]())
    articles = load(tmp_path / name)
    assert articles["title"].tolist() == [article["title"] for article in build.ARTICLES]
    assert articles["source"].tolist() == [article["source"] for article in build.ARTICLES]
    assert articles["text"].str.split("\n").tolist() == [article["text"] for article in build.ARTICLES]
    assert articles["authors"].tolist() == [article["author"] for article in build.ARTICLES]
    assert articles["section"].str.upper().tolist() == [article["section"] for article in build.ARTICLES]
    days = [dt.date(*article["day"][2::-1]) for article in build.ARTICLES]
    assert articles["published"].dt.date.tolist() == days


def test_a_document_without_text_is_a_problem(tmp_path):
    lines = build.nexis_lines(german=False)
    body = lines.index("Body")
    end = lines.index("Classification")
    (tmp_path / "a.txt").write_bytes(build.as_txt(lines[: body + 1] + lines[end:]))
    with pytest.warns(nk.LoadWarning):
        articles = nk.load_articles(tmp_path, progress=False)
    assert articles["title"].tolist() == [article["title"] for article in build.ARTICLES[1:]]
    assert nk.load_problems(articles)["reason"].tolist() == ["document 1: no headline and text found in it"]


def test_a_word_document_that_is_no_export(tmp_path):
    (tmp_path / "a.docx").write_bytes(build.as_docx(["Rat vertagt die Brücke", "", *build.ARTICLES[0]["text"]]))
    row = load(tmp_path).iloc[0]
    assert row["title"] == "Rat vertagt die Brücke"
    assert row["text"].split("\n") == build.ARTICLES[0]["text"]
