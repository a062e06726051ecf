"""Exports of press archives: every article, nothing else, with headline, outlet, date, author and text."""

import datetime as dt
import re
import warnings

import build_exports as build
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newskit as nk
from newskit.loading.exports import read_export

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
    "factiva-page-de.html": build.factiva_page,
    "factiva-page-en.html": lambda: build.factiva_page("en"),
    "factiva-page-zh.html": lambda: build.factiva_page("zh"),
    "factiva-page-small-ids.html": lambda: build.factiva_page(lower=True),
    "lexisnexis-page.html": build.old_nexis_page,
    "factiva-codes.rtf": lambda: build.as_rtf(build.factiva_code_lines()),
    "factiva-codes-apart.txt": lambda: build.as_txt(
        [part for line in build.factiva_code_lines() for part in re.split(r"(?<=^[A-Z]{2})  ", line)]
    ),
    "factiva-codes.html": lambda: build.as_html(build.factiva_code_lines()),
    "wiso.txt": lambda: build.as_txt(build.wiso_printed_lines()),
    "wiso.html": lambda: build.as_html(build.wiso_printed_lines()),
    "wiso-list.txt": lambda: build.as_txt(build.wiso_list_lines()),
    "wiso.xml": lambda: build.wiso_xml().encode(),
}


ENDS = {  # how the last line of a document begins, or the first of those below its text
    "nexis": "End of Document",
    "lexisnexis": "UPDATE",
    "factiva": "Dokument ",
    "factiva-codes": "AN ",
    "wiso": "Alle Rechte",
}


def split_documents(lines, archive):
    """The documents of an export, each with the lines that belong to it."""
    first = {"lexisnexis": "Dokument "}.get(archive)
    documents = [[]]
    for line in lines:
        if first and line.strip().startswith(first):
            documents.append([])
        documents[-1].append(line)
        if not first and line.strip().startswith(ENDS[archive]):
            documents.append([])
    documents = documents[1:] if first else documents[:3]
    return [[line.replace("Dokument 3 von 3", "Dokument 1 von 1") for line in one] for one in documents]


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


@pytest.mark.parametrize("write", [build.as_docx, build.as_rtf])
@pytest.mark.parametrize(
    "top",
    [
        ["Rat vertagt die Brücke", "Von Lea Kunz, 3. Mai 2024"],
        ["Von Lea Kunz", "3. Mai 2024", "Rat vertagt die Brücke"],
        ["Titel: Rat vertagt die Brücke", "Autorin: Lea Kunz", "Datum: 3. Mai 2024"],
    ],
)
def test_a_document_has_the_head_and_the_signature_of_plain_text(tmp_path, write, top):
    name = "a.docx" if write is build.as_docx else "a.rtf"
    (tmp_path / name).write_bytes(write([*top, "", *build.ARTICLES[0]["text"]]))
    row = load(tmp_path).iloc[0]
    assert row[["title", "authors"]].tolist() == ["Rat vertagt die Brücke", "Lea Kunz"]
    assert str(row["published"].date()) == "2024-05-03"
    assert row["text"].split("\n") == build.ARTICLES[0]["text"]


@pytest.mark.parametrize(
    ("lines", "mark"),
    [
        (build.nexis_lines(german=False), "Copyright"),
        (build.nexis_lines(german=True), "Copyright"),
        (build.old_nexis_lines(german=False), "BYLINE"),
        (build.old_nexis_lines(german=True), "AUTOR"),
    ],
)
@pytest.mark.parametrize("instead", [["Correction Appended"], [], ["Winter 2021"]])
def test_a_nexis_document_without_a_date(tmp_path, lines, mark, instead):
    date = next(i for i, line in enumerate(lines) if "2022" in line and ("März" in line or "March" in line))
    lines = [
        *lines[:date],
        *instead,
        *[line for line in lines[date + 1 :] if "esamtausgabe" not in line and "dition" not in line.split(" ")[-1][:6]],
    ]
    lines = [line for line in lines if "ausgabe" not in line and "Edition" not in line]
    (tmp_path / "a.txt").write_bytes(build.as_txt(lines))
    articles = load(tmp_path)
    assert articles["title"].tolist() == [article["title"] for article in build.ARTICLES]
    assert articles["source"].tolist() == [article["source"] for article in build.ARTICLES]
    assert articles["published"].isna().tolist() == [False, True, False]
    assert articles["text"].str.split("\n").tolist() == [article["text"] for article in build.ARTICLES]


def test_a_single_nexis_document_without_its_number(tmp_path):
    lines = [line for line in build.old_nexis_lines(german=True) if "Dokument 1" not in line]
    end = next(i for i, line in enumerate(lines) if "Dokument 2" in line)
    (tmp_path / "a.txt").write_bytes(build.as_txt(lines[:end]))
    assert load(tmp_path)[["title", "source"]].values.tolist() == [["Rat vertagt die Brücke", "Lindenauer Bote"]]


def test_factiva_without_markup_tells_title_from_author_and_publisher(tmp_path):
    lines = [line.removeprefix("Von ") for line in build.factiva_lines(german=True)]
    ends = [i for i, line in enumerate(lines) if line.startswith("Dokument ")]
    for i in reversed(ends):
        lines.insert(i, "Bote Verlagsgesellschaft mbH")
        lines.insert(i + 1, "")
    (tmp_path / "a.txt").write_bytes(build.as_txt(lines))
    articles = load(tmp_path)
    assert articles["title"].tolist() == [article["title"] for article in build.ARTICLES]
    assert articles["authors"].tolist() == [article["author"] for article in build.ARTICLES]
    assert articles["text"].str.split("\n").tolist() == [article["text"] for article in build.ARTICLES]


DOCUMENTS = {
    "nexis": lambda: build.nexis_lines(german=False),
    "lexisnexis": lambda: build.old_nexis_lines(german=True),
    "factiva": lambda: build.factiva_lines(german=True),
    "factiva-codes": build.factiva_code_lines,
    "wiso": build.wiso_printed_lines,
}


def read_lines(lines):
    found = list(read_export(lines) or [])
    return [one["title"] for one in found if isinstance(one, dict)], sum(isinstance(one, str) for one in found)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(list(DOCUMENTS)), st.lists(st.integers(0, 2), min_size=1, max_size=6))
def test_as_many_articles_as_documents(archive, numbers):
    documents = split_documents(DOCUMENTS[archive](), archive)
    lines = [re.sub(r"Dokument \d von 3", "Dokument 1 von 1", line) for n in numbers for line in documents[n]]
    titles, problems = read_lines(lines)
    assert titles == [build.ARTICLES[number]["title"] for number in numbers]
    assert problems == 0


@pytest.mark.parametrize("archive", DOCUMENTS)
@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("share", [0.3, 0.5, 0.7, 0.9])
def test_an_export_that_is_cut_off(archive, number, share):
    documents = split_documents(DOCUMENTS[archive](), archive)
    last = documents[number]
    text = next(i for i, line in enumerate(last) if line.strip().startswith(build.ARTICLES[number]["text"][0][:12]))
    end = next(i for i in range(len(last) - 1, 0, -1) if last[i].strip().startswith(ENDS[archive]))
    cut = last[: text + 1 + int(share * (end - text - 1))]
    titles, problems = read_lines([line for one in [*documents[:number], cut] for line in one])
    assert titles == [build.ARTICLES[i]["title"] for i in range(number)]
    assert problems == 1


@pytest.mark.parametrize("archive", DOCUMENTS)
def test_a_damaged_mark_between_documents(archive):
    documents = split_documents(DOCUMENTS[archive](), archive)
    mark = {"lexisnexis": "Dokument 2"}.get(archive, ENDS[archive])
    lines = [line for one in documents for line in one]
    at = next(i for i, line in enumerate(lines) if line.strip().startswith(mark))
    lines[at] = lines[at].replace("o", "\ufffd").replace("(c)", "(\ufffd)")
    titles, problems = read_lines(lines)
    assert len(titles) + problems == 3


@pytest.mark.parametrize("share", [0.2, 0.4, 0.6, 0.8, 0.95])
@pytest.mark.parametrize("page", [build.factiva_page, build.old_nexis_page])
def test_a_saved_page_that_is_cut_off(tmp_path, page, share):
    data = page()
    (tmp_path / "a.html").write_bytes(data[: int(share * len(data))])
    with pytest.warns(nk.LoadWarning):
        articles = nk.load_articles(tmp_path, progress=False)
    whole = [article["text"] for article in build.ARTICLES]
    assert all(text.split("\n") in whole for text in articles["text"])


@pytest.mark.parametrize("archive", DOCUMENTS)
def test_an_export_cut_off_in_its_first_document_is_no_article(archive):
    lines = split_documents(DOCUMENTS[archive](), archive)[0]
    text = next(i for i, line in enumerate(lines) if line.strip().startswith(build.ARTICLES[0]["text"][0][:12]))
    titles, problems = read_lines(lines[: text + 1])
    assert (titles, problems) == ([], 1)


def test_a_wiso_list_that_is_cut_off_where_the_others_go_on_below_their_texts():
    lines = [
        f"Nummer: {i}\n{line}".split("\n") if "Quelle:" in line else [line]
        for i, line in enumerate(build.wiso_list_lines())
    ]
    lines = [one for part in lines for one in part]
    titles, problems = read_lines([*lines, "Nummer: 99"])
    assert (len(titles), problems) == (3, 0)
    titles, problems = read_lines(lines[:-3])
    assert (len(titles), problems) == (2, 1)


def test_what_sums_up_a_search_is_no_document():
    footer = [
        "",
        "Suchübersicht",
        "Text",
        "Brücke",
        "Datum",
        "Letztes Jahr",
        "© 2023 Factiva, Inc. Alle Rechte vorbehalten.",
    ]
    titles, problems = read_lines([*DOCUMENTS["factiva"]()[:-5], *footer])
    assert (len(titles), problems) == (3, 0)


def test_an_rtf_that_is_cut_off(tmp_path):
    data = build.as_rtf(["Rat vertagt die Brücke", "", *build.ARTICLES[0]["text"]])
    (tmp_path / "a.rtf").write_bytes(data[:-20])
    with pytest.warns(nk.LoadWarning):
        articles = nk.load_articles(tmp_path, progress=False)
    assert (len(articles), nk.load_problems(articles)["reason"].tolist()) == (0, ["the file is cut off"])


def word_element(name, *children, text=None):
    from docx.oxml import OxmlElement

    element = OxmlElement(f"w:{name}")
    if text:
        element.text = text
    element.extend(children)
    return element


def test_a_word_document_with_tracked_changes_controls_and_merged_cells(tmp_path):
    import docx

    def run(text, name="t"):
        return word_element("r", word_element(name, text=text))

    document = docx.Document()
    document.add_paragraph("Rat tagt")
    paragraph = document.add_paragraph("Die Brücke ")._p
    paragraph.append(word_element("ins", run("wird im Mai")))
    paragraph.append(word_element("del", run("bleibt", "delText")))
    paragraph.append(word_element("moveFrom", run(" immer")))
    paragraph.append(word_element("sdt", word_element("sdtContent", run(" gebaut."))))
    control = word_element("sdt", word_element("sdtContent", word_element("p", run("Der Bund zahlt."))))
    document.element.body.insert(2, control)
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Kosten"
    table.cell(1, 0).text, table.cell(1, 1).text = "2024", "3 Millionen Euro"
    document.save(tmp_path / "a.docx")
    lines = ["Die Brücke wird im Mai gebaut.", "Der Bund zahlt.", "Kosten", "2024", "3 Millionen Euro"]
    assert load(tmp_path)["text"].iloc[0].split("\n") == lines
