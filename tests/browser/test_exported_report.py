"""An exported report in the browser: wide tables scroll, and the contents lead somewhere."""

import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from newskit.display import View
from newskit.report.export import to_html
from newskit.tables import table

WIDE = pd.DataFrame({f"spalte {i}": ["ein Wort"] * 30 for i in range(40)})


@pytest.fixture
def report(page, tmp_path):
    cells = [new_markdown_cell("[TOC]")]
    for title, html in [("Überblick & `Größe`", View(table(WIDE), "")._repr_html_()), ("Zahlen", WIDE.to_html())]:
        output = new_output("display_data", {"text/html": html, "text/plain": "a table"})
        cells += [new_markdown_cell(f"## {title}"), new_code_cell("", outputs=[output])]
    path = tmp_path / "report.html"
    path.write_text(to_html(new_notebook(cells=cells), "Bericht"), encoding="utf-8")
    page.goto(path.as_uri())
    return page


def test_wide_tables_scroll_and_the_page_does_not(report):
    assert report.evaluate("document.documentElement.scrollWidth") == 1280
    for kind in (".nk-scroll", "section.output:has(.dataframe)"):
        assert report.locator(kind).first.evaluate("e => e.scrollWidth > e.clientWidth"), kind


def test_nothing_leaves_the_screen_of_a_phone(page, tmp_path):
    tables = [WIDE.iloc[:, :9], pd.DataFrame({"medium": ["Kurier"], "zitat": ["Das ist ein Satz, der lang ist. " * 4]})]
    views = [View(table(frame, group=f"t{place}"), "")._repr_html_() for place, frame in enumerate(tables)]
    outputs = [new_output("display_data", {"text/html": html, "text/plain": "a table"}) for html in views]
    path = tmp_path / "report.html"
    path.write_text(to_html(new_notebook(cells=[new_code_cell("", outputs=outputs)]), "Bericht"), encoding="utf-8")
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(path.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    cards = page.locator(".nk-cards")
    assert cards.evaluate("e => e.scrollWidth <= e.clientWidth")
    assert "Satz" in cards.inner_text()


def test_each_entry_of_the_contents_leads_to_its_heading(report):
    entries = report.locator(".contents a").all()
    assert [entry.inner_text() for entry in entries] == ["1 Überblick & Größe", "2 Zahlen"]
    for entry in entries:
        entry.click()
        assert report.locator("h2:has(:target)").inner_text() == entry.inner_text()
