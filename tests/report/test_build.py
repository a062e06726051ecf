"""The report: one file, the same for the same input, in which the articles' words stay words."""

import ast
import re
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import unquote
from zipfile import ZipFile

import nbformat
import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from reports import HOSTILE, TEXT, HtmlPage, articles

import newskit as nk
from newskit import facts, frames
from newskit.display import View
from newskit.report import Page, build_report, findings, read_corpus
from newskit.report.build import TEMPLATE
from newskit.report.export import find_browser, to_pdf
from newskit.report.handover import write_corpus
from newskit.texts import texts


def template(*cells, path):
    """A notebook with these cells after those that every report begins with."""
    begin = [
        new_code_cell(
            "corpus_folder = ''\ntitle = ''",
            metadata={"tags": ["parameters"]},
        ),
        new_code_cell(
            "from newskit.report import Page, read_corpus\n"
            "corpus = read_corpus(corpus_folder)\npage = Page()\npage.title(title, corpus)"
        ),
    ]
    nbformat.write(new_notebook(cells=[*begin, *cells]), path)
    return path


def read(path):
    return HtmlPage(Path(path).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    """The standard report over a small corpus, built once, with its notebook."""
    out = tmp_path_factory.mktemp("report") / "neu" / "report.html"
    assert build(out) == out
    return out


def build(out, table=None):
    return nk.build_report(
        articles() if table is None else table,
        out,
        title="Streit um die Brücke",
        notebook=out.with_name("kept.ipynb"),
        progress=False,
    )


def test_the_report_stands_alone(report):
    read(report).assert_self_contained()


def test_the_report_says_what_it_is_about(report):
    page = read(report)
    for word in [
        "Streit um die Brücke",
        "4 articles from 2 sources",
        "published from 2024-05-01 to 2024-05-02",
        facts.input_hash(articles()),
        "de_newskit_md",
        nk.__version__,
        "Morgenkurier",
        "Anna Berger",
        "Wir brauchen das Geld für die Brücke jetzt",
    ]:
        assert word in page.text


def test_tables_figures_and_headings_are_numbered_without_gaps(report):
    html = report.read_text(encoding="utf-8")
    for kind in ("Table", "Figure"):
        numbers = [int(number) for number in re.findall(rf"<b>{kind} (\d+)\.</b>", html)]
        assert numbers == list(range(1, len(numbers) + 1))
        assert len(numbers) >= 3
    targets = re.findall(r'href="#([^"]+)"', html)
    assert len(targets) > 5
    assert {unquote(target) for target in targets} <= set(re.findall(r'id="([^"]+)"', html))


def test_figures_are_vector_graphics(report):
    images = read(report).addresses()
    assert images
    assert all(address.startswith("data:image/svg+xml") for address in images)


def test_no_cell_is_shown_as_code_or_bare_text(report):
    page = read(report)
    assert "import newskit" not in page.text
    assert "<Axes" not in page.text
    assert "pre" not in page.tags


def test_the_same_articles_in_any_order_give_the_same_report_but_for_its_date(report, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    again = build(tmp_path / "report.html", articles()[::-1])
    date = re.compile(r'(<time class=\\?"nk-date\\?">)[\d-]+(</time>)')
    for name in ("report.html", "kept.ipynb"):
        old, new = report.with_name(name).read_text("utf-8"), again.with_name(name).read_text("utf-8")
        assert ">1970-01-02</time>" in new
        assert len(date.findall(new)) == 1
        assert date.sub(r"\1\2", old) == date.sub(r"\1\2", new)
    assert report.with_name("report-tables.zip").read_bytes() == (tmp_path / "report-tables.zip").read_bytes()


def test_the_executed_notebook_is_kept_with_what_it_needs_to_run_again(report):
    kept = nbformat.read(report.with_name("kept.ipynb"), as_version=4)
    assert any('corpus_folder = "kept.corpus"' in cell.source for cell in kept.cells)
    assert any(cell.get("outputs") for cell in kept.cells)
    assert len(read_corpus(report.with_name("kept.corpus"))) == 4


HARD = {
    "one source": articles(sources=["Morgenkurier"]),
    "one article": articles(sources=["Morgenkurier"], per_source=1),
    "no dates": articles(dates=False),
    "no quotes and no names": articles(text="Es regnet seit {day} Tagen. Die Pegel steigen."),
    "no source": articles(dates=False).assign(source=pd.array([pd.NA] * 4, dtype="string")),
    "one empty text": articles(sources=["Morgenkurier"], per_source=1, dates=False).assign(
        text=pd.array([pd.NA], dtype="string")
    ),
}


def run_cells(corpus, folder, **parameters):
    """Run the standard report's cells without a kernel, which takes seconds to start; return what they show."""
    write_corpus(corpus, folder)
    names = {}
    shown = []
    for cell in nbformat.read(TEMPLATE, as_version=4).cells:
        if cell.cell_type == "code" and "parameters" in cell.metadata.get("tags", []):
            exec(cell.source, names)
            names |= {"corpus_folder": str(folder), "title": "Titel", **parameters}
        elif cell.cell_type == "code":
            body = ast.parse(cell.source).body
            last = body.pop() if isinstance(body[-1], ast.Expr) else None
            exec(compile(ast.Module(body, []), cell.id, "exec"), names)
            if last is not None:
                shown.append(eval(compile(ast.Expression(last.value), cell.id, "eval"), names))
    return shown


@pytest.mark.parametrize("case", HARD)
def test_a_report_over_little_is_still_a_report(case, tmp_path):
    table = HARD[case]
    shown = run_cells(nk.annotate(table, progress=False), tmp_path / "corpus")
    assert len(shown) > 10
    assert all(isinstance(view, View) for view in shown if view is not None)
    page = HtmlPage("".join(view._repr_html_() for view in shown if view is not None))
    assert f"{len(table)} article" in page.text
    assert "nan" not in page.text.lower().split()


def test_articles_bring_no_markup_into_the_report(tmp_path):
    text = HOSTILE + TEXT.replace("Karl Huber", HOSTILE)
    table = articles(
        sources=[HOSTILE, "$\\frac{1}{$", "[x](javascript:alert(1))"],
        text=text,
    )
    table["title"] = HOSTILE
    table["authors"] = table["section"] = table["keywords"] = table["url"] = HOSTILE
    table["origin"] = HOSTILE + ".txt"
    table.attrs["problems"] = [{"origin": HOSTILE, "reason": HOSTILE}]
    out = nk.build_report(table, tmp_path / f"{HOSTILE[:9].replace('/', '')}.html", title=HOSTILE, progress=False)
    page = read(out)
    page.assert_self_contained()
    assert HOSTILE in page.text


OWN = [
    ('corpus.articles[["source", "title"]]', "a DataFrame as it is"),
    ('print(corpus.articles["title"].iloc[0])', "printed text"),
    (
        'from IPython.display import Markdown\nMarkdown("# " + corpus.articles["title"].iloc[0])',
        "Markdown of an article",
    ),
    (
        "import matplotlib.pyplot as plt\n"
        'plt.bar(corpus.articles["source"], 1)\nplt.title(corpus.articles["title"].iloc[0]);',
        "a figure",
    ),
    ('corpus.show(corpus.articles["article_id"].iloc[0])', "an article with its marks"),
]


def test_a_template_of_ones_own_keeps_articles_out_of_the_markup(tmp_path):
    cells = [
        new_markdown_cell("[TOC]"),
        new_markdown_cell("## Eins\n\n### Teil\n\n## Zwei"),
        *map(new_code_cell, dict(OWN)),
    ]
    table = articles(sources=[HOSTILE], per_source=1)
    table["title"] = HOSTILE
    out = build_report(
        table,
        tmp_path / "own.html",
        title=HOSTILE,
        template=template(*cells, path=tmp_path / "own.ipynb"),
        progress=False,
    )
    page = read(out)
    page.assert_self_contained()
    assert HOSTILE in page.text
    for number in ("1 Eins", "1.1 Teil", "2 Zwei"):
        assert page.text.count(number) == 2  # in the contents and above the section


def test_a_failing_cell_is_reported_in_one_line(tmp_path):
    own = template(new_code_cell("1 / 0"), path=tmp_path / "own.ipynb")
    with pytest.raises(nk.ReportError, match="ZeroDivisionError: division by zero"):
        build_report(articles(), tmp_path / "report.html", template=own, progress=False)
    assert not (tmp_path / "report.html").exists()


def test_wrong_templates_formats_and_empty_corpora_are_refused(tmp_path):
    out = tmp_path / "report.html"
    (tmp_path / "text.ipynb").write_text("kein Notizbuch")
    nbformat.write(new_notebook(cells=[new_code_cell("1")]), tmp_path / "bare.ipynb")
    for name, reason in [
        ("nichts.ipynb", "no notebook"),
        ("text.ipynb", "no Jupyter notebook"),
        ("bare.ipynb", "parameters"),
    ]:
        with pytest.raises(nk.InputError, match=reason):
            build_report(articles(), out, template=tmp_path / name, progress=False)
    with pytest.raises(nk.InputError, match="docx"):
        build_report(articles(), out, format="docx", progress=False)
    for name, other in [("report.html", "pdf"), ("report.pdf", "html")]:
        with pytest.raises(nk.InputError, match=f"{name} is no name for a report in {other.upper()}"):
            build_report(articles(), tmp_path / name, format=other, progress=False)
    with pytest.raises(nk.InputError, match="no articles"):
        build_report(articles().head(0), out, progress=False)
    assert not out.exists()


def test_the_hash_is_of_the_words_and_not_of_the_place():
    table = articles()
    assert facts.input_hash(table) == facts.input_hash(table.iloc[::-1].assign(origin="anderswo"))
    for column in ("title", "text", "source"):
        assert facts.input_hash(table) != facts.input_hash(table.assign(**{column: "anders"}))


BROWSER = find_browser()


def test_a_quote_within_a_quote_is_counted_nowhere():
    quotes = frames.conform(
        [
            {
                "article_id": "1",
                "source": "Tagblatt",
                "type": "direct",
                "field": "text",
                "speaker_name": "Anna Berger",
                **ids,
            }
            for ids in ({"quote_id": "1-1"}, {"quote_id": "1-2", "parent": "1-1"})
        ],
        frames.Quotes,
    )
    bars = nk.plot.quote_bars(quotes).patches
    assert findings.speakers_table(quotes)["quotes"].sum() == sum(bar.get_width() for bar in bars) == 1


SHARED = " In der Nacht sperrte die Polizei die Brücke über den Fluss, weil ein Lastwagen ein Geländer gerammt hatte."


CORPORA = {
    "two sources": articles(),
    "three sources share text": articles(sources=["A", "B", "C"], text=TEXT + SHARED),
    "quotes within quotes": articles(
        text="„Er sagte mir: ‚Das reicht nicht‘“, sagte Anna Berger. Karl Huber schwieg am Tag {day}."
    ),
    "some without a source": articles().assign(source=pd.array(["A", "A", "(no source)", "(no source)"], "string")),
    "two of four dated": articles().assign(published=lambda table: table["published"].where(table.index < 2)),
}


@pytest.mark.parametrize("case", CORPORA)
def test_totals_agree_in_all_tables(case, tmp_path):
    corpus = nk.annotate(CORPORA[case], progress=False)
    shown = run_cells(corpus, tmp_path / "corpus", tables_folder=str(tmp_path / "files"))
    tables = {}
    for view in shown:
        if match := re.match(r"Table (\d+)\. (.*)", repr(view)):
            tables[match[2]] = pd.read_csv(tmp_path / "files" / "tables" / f"table-{int(match[1]):02}.csv")

    def one(begin):
        return next(table for caption, table in tables.items() if caption.startswith(begin))

    quotes = nk.extract_quotes(corpus, progress=False)
    own = quotes[quotes["parent"].isna()]
    by_source, compared = one("The corpus by source"), one("How much the sources print")
    for column in ("articles", "words"):
        assert by_source[column].tolist() == compared[column].tolist()
    words = sum(corpus.articles[field].fillna("").str.split().str.len().sum() for field in frames.FIELDS)
    assert compared["words"].sum() == words
    assert compared["articles"].sum() == len(corpus)
    assert compared["quotes"].sum() == len(own)
    voices = one("How many voices")
    named = int(own["speaker_name"].notna().sum())
    assert voices["quotes with a named speaker"].sum() == one("Who is quoted most")["quotes"].sum() == named
    assert (voices["quotes with a named speaker"] + voices["quotes without"]).sum() == len(own)
    assert any(f"{len(own)} quotes in all" in caption for caption in tables)
    if any(caption.startswith("The sources as printed") for caption in tables):
        once = one("The sources as printed")
        assert once["words"].tolist() == compared["words"].tolist()
        assert once["quotes"].sum() == len(own)
        assert once["words once"].sum() < words
    if any(caption.startswith("Stories") for caption in tables):
        assert one("Stories")["quotes"].sum() <= len(own)


def title_of(table):
    return Page().title("Titel", SimpleNamespace(articles=table, pipeline={"name": "x", "version": "1"}))._repr_html_()


@pytest.mark.parametrize(
    ("times", "said"),
    [
        (["2024-06-02"] + [None] * 6, "; 1 of 7 dated, published on 2024-06-02"),
        (["2024-06-02"] * 7, "2 sources, published on 2024-06-02"),
        ([None] * 7, "; none dated"),
        (["2024-06-02T23:30Z"] * 7, "published on 2024-06-03"),  # on the clock of Berlin
    ],
)
def test_the_title_tells_how_many_are_dated_in_the_stated_zone(times, said):
    table = frames.conform(
        [
            {"article_id": str(i), "source": "AB"[i % 2], "published": time, "published_precision": "instant"}
            for i, time in enumerate(times)
        ],
        frames.Articles,
    )
    assert said in title_of(table)
    assert "Europe/Berlin" in title_of(table)


@pytest.mark.parametrize("case", ["two sources", "two of four dated"])
def test_a_report_speaks_one_language(case, tmp_path):
    say = texts("de")
    say.missing.clear()
    shown = run_cells(nk.annotate(CORPORA[case], progress=False), tmp_path / "corpus", language="de")
    for cell in nbformat.read(TEMPLATE, as_version=4).cells:
        if cell.cell_type == "markdown" and cell.source != "[TOC]":
            say(cell.source)
    assert not say.missing
    page = HtmlPage("".join(view._repr_html_() for view in shown if view is not None))
    assert "4 Artikel aus 2 Medien" in page.text
    assert "Tabelle 1." in page.text
    told = [view for view in shown if view is not None and not re.search("Womit dieser Bericht|Zitiervor", repr(view))]
    text = HtmlPage("".join(view._repr_html_() for view in told)).text  # names of software stay what they are
    assert not re.search(r"\b(?:the|of|articles|quotes|sources|unknown)\b", text)


def test_tables_and_figures_lie_beside_the_report(report):
    with ZipFile(report.with_name("report-tables.zip")) as archive:
        names = archive.namelist()
        first = pd.read_csv(archive.open("tables/table-01.csv"))
    html = report.read_text(encoding="utf-8")
    for kind, ending in (("table", "csv"), ("figure", "svg"), ("figure", "pdf")):
        count = len(re.findall(rf"<b>{kind.title()} \d+\.</b>", html))
        assert [name for name in names if name.endswith(ending)] == [
            f"{kind}s/{kind}-{number:02}.{ending}" for number in range(1, count + 1)
        ]
    assert first["articles"].sum() == 4
    assert html.count("download=") == sum(name.startswith("figures/") for name in names)


def test_tables_are_sorted_by_any_column_without_scripts():
    frame = pd.DataFrame({"source": ["Kurier", "abend", "Blatt"], "articles": [2, 30, pd.NA]})
    frame["articles"] = frame["articles"].astype("Int64")
    html = Page().table(frame, "Articles.")._repr_html_()
    assert re.findall(r"--s0:(\d);--s1:(\d)", html) == [("3", "2"), ("1", "1"), ("2", "3")]
    assert html.count('type="radio"') == 2
    assert "nk-sortable" not in Page().table(frame.head(1), "Articles.")._repr_html_()


@pytest.mark.parametrize("name", ["r.docx", "r.txt", "r.odt"])
def test_an_ending_that_no_report_has_is_refused(name, tmp_path):
    with pytest.raises(nk.InputError, match="html or pdf"):
        build_report(articles(), tmp_path / name, progress=False)
    assert not list(tmp_path.iterdir())


def test_hand_coding_gives_error_rates_and_corrected_shares():
    kinds = ["direct", "direct", "direct", "indirect", "indirect", "indirect"]
    coding = pd.DataFrame(
        {
            "unit_id": [str(i) for i in range(6)],
            "type": kinds,
            "speaker_name": "Anna Berger",
            "coded_type": [*kinds[:5], "none"],
            "right_speaker": ["yes", "yes", "no", "unclear", "yes", "yes"],
        },
        dtype="string",
    )
    table = findings.coding_table(coding).set_index("measure")
    assert table.loc["quotes: are one", ["coded", "share"]].tolist() == [6, 5 / 6]
    assert table.loc["quotes: right speaker", ["coded", "share"]].tolist() == [5, 4 / 5]
    assert (table["low"] < table["share"]).all()
    quotes = frames.conform(
        [{"article_id": "1", "quote_id": f"1-{i}", "type": kind} for i, kind in enumerate(kinds)], frames.Quotes
    )
    shares = findings.corrected_table(coding, frames.empty(frames.Entities), quotes).set_index("kind")
    assert shares.loc["direct", "counted"] == 0.5
    assert shares["low"].le(shares["corrected"]).all()


def test_the_measured_error_rates_are_those_of_the_docs():
    limits = (Path(__file__).parents[2] / "docs" / "methods" / "limits.md").read_text(encoding="utf-8")
    assert all(f"{value:.2f}".lstrip("0") in limits for value in facts.measured()["value"])


def test_a_pdf_is_printed_or_it_is_said_what_is_missing(report, tmp_path, monkeypatch):
    html = report.read_text(encoding="utf-8")
    if BROWSER:
        to_pdf(html, tmp_path / "report.pdf")
        pdf = (tmp_path / "report.pdf").read_bytes()
        assert pdf.startswith(b"%PDF")
        assert b"/Subtype /Image" not in pdf  # figures are lines on paper, too
    monkeypatch.setattr("newskit.report.export.find_browser", lambda: None)
    with pytest.raises(nk.ReportError, match="Chromium or Chrome"):
        to_pdf(html, tmp_path / "nothing.pdf")
