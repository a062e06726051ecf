"""HTML of a notebook: no script, its form kept, no contents needed."""

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from reports import HOSTILE, HtmlPage

from newskit.report.export import to_html


@pytest.mark.parametrize(
    ("kind", "source"),
    [
        ("text/markdown", "# Titel\n\n" + HOSTILE),
        ("text/markdown", "[x](javascript:alert(1)) ![y](http://example.org/y.png)"),
        ("text/latex", HOSTILE),
        ("text/plain", HOSTILE),
        ("application/javascript", "alert(1)"),
        ("image/svg+xml", f"<svg onload=alert(1)>{HOSTILE}</svg>"),
        ("image/png", f'"><script>{HOSTILE}'),
    ],
)
def test_what_a_cell_puts_out_brings_no_script(kind, source):
    cell = new_code_cell(outputs=[new_output("display_data", {kind: source})])
    page = HtmlPage(to_html(new_notebook(cells=[cell]), "Titel"))
    page.assert_self_contained()
    assert not [value for name, value in page.attributes if value and "javascript:" in value]


def test_markdown_of_a_cell_keeps_its_form():
    cell = new_code_cell(outputs=[new_output("display_data", {"text/markdown": "# Titel\n\n- *eins*"})])
    assert {"h1", "ul", "li", "em"} <= HtmlPage(to_html(new_notebook(cells=[cell]), "Titel")).tags


def test_html_of_a_notebook_without_contents():
    html = to_html(new_notebook(cells=[new_markdown_cell("## Nur eins")]), "Titel <b>")
    assert "<title>Titel &lt;b&gt;</title>" in html
    assert "1 Nur eins" in html
