"""The panel and the coding form in JupyterLab, by keyboard, light and dark: text arrives and stays in its field."""

import nbformat
import pytest
from driving import SCREENSHOTS, run_all, stop

CELLS = [
    """import pandas as pd
import newskit as nk
articles = nk.load_articles(pd.DataFrame({
    "source": ["Tagblatt", "Kurier"], "published": ["2025-03-03", "2025-03-05"],
    "text": ["„Kassel baut“, sagte Jana Moser in Fulda.", "In Kassel sprach Udo Wisbeck über Gera."]}), progress=False)
panel = nk.explore(articles, progress=False)
panel""",
    """sheet = nk.validation.sample_for_coding(nk.extract_quotes(articles, progress=False), n=1)
form = nk.validation.coding_form(sheet, "anna.csv")
form""",
]
LIST, KEYS = ".jp-OutputArea-output select[size]", ".jp-OutputArea-output input[placeholder^='1 2 3']"


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["Light", "Dark"])
def test_panel_and_form_by_keyboard(theme, lab, page):
    notebook = lab.folder / "notebooks" / f"panels-{theme.lower()}.ipynb"
    sheet = f"{theme.lower()}.csv"  # a sheet of its own: a form goes on where the last one stopped
    cells = [nbformat.v4.new_code_cell(cell.replace("anna.csv", sheet)) for cell in CELLS]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=kernel), notebook)
    state = run_all(page, lab.address, notebook)
    assert not state["errors"]
    page.evaluate(f"window.jupyterapp.commands.execute('apputils:change-theme', {{theme: 'JupyterLab {theme}'}})")
    names = page.locator(LIST)
    names.wait_for(timeout=60_000)
    names.click()
    names.select_option(index=0)
    for _ in range(2):
        page.keyboard.press("ArrowDown")
        page.wait_for_timeout(800)
    assert page.evaluate(f"document.activeElement === document.querySelector({LIST!r})")
    assert names.evaluate("list => list.selectedIndex") == 2
    page.get_by_text("The same in a cell:").wait_for(timeout=20_000)
    row = page.locator(".nk-live summary.nk-row").first
    row.focus()
    page.keyboard.press("Enter")  # a row opens on its sentences, by keyboard as well
    assert page.locator(".nk-live details[open] .nk-sentence").first.is_visible()
    drawn = page.locator(".nk-live .nk-picture img").first.evaluate("image => getComputedStyle(image).filter")
    assert ("invert" in drawn) is (theme == "Dark")
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"panel-{theme.lower()}.png")

    keys = page.locator(KEYS)
    keys.scroll_into_view_if_needed()
    keys.click()
    page.keyboard.type("13", delay=700)
    page.wait_for_timeout(1500)
    assert page.evaluate("window.jupyterapp.shell.currentWidget.content.widgets.length") == len(CELLS)
    page.keyboard.press("Backspace")
    page.keyboard.type("2", delay=700)
    page.get_by_text("0 coded").wait_for(timeout=20_000)
    page.keyboard.type("1", delay=700)
    page.get_by_text("1 coded").wait_for(timeout=20_000)
    page.screenshot(path=SCREENSHOTS / f"form-{theme.lower()}.png")
    stop(page)
