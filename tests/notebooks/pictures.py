"""Take the pictures of the report that notebook 06 shows: the report that the notebook makes, in a browser.

    make notebooks

Needs Chromium. The pictures are stored, because a reader's machine need not have one; few colours keep them small.
"""

import ast
import io
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
from PIL import Image
from playwright.sync_api import sync_playwright

import newskit as nk

NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "06_report.ipynb"
PICTURES = NOTEBOOK.parent / "pictures"
SHOWN = {"report_summary": "title", "report_names": "Persons, places, organisations", "report_figure": "figure"}


def settings() -> dict:
    """Outlets and title of the report, as the notebook's first cell sets them."""
    cells = nbformat.read(NOTEBOOK, as_version=4).cells
    first = next(cell.source for cell in cells if cell.cell_type == "code")
    given = [node for node in ast.parse(first).body if isinstance(node, ast.Assign)]
    names = {node.targets[0].id: node.value for node in given if node.targets[0].id in ("outlets", "title")}
    return {name: ast.literal_eval(value) for name, value in names.items()}


def take() -> None:
    given = settings()
    outlets = [NOTEBOOK.parent / outlet for outlet in given["outlets"]]
    chromium = next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])))
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        report = nk.build_report(
            nk.load_articles(outlets, progress=False), Path(folder, "report.html"), title=given["title"], progress=False
        )
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-dev-shm-usage"])
        page = browser.new_page(viewport={"width": 1000, "height": 760})
        page.goto(report.as_uri())
        PICTURES.mkdir(exist_ok=True)
        for name, heading in SHOWN.items():
            found = {"title": page.locator("h1").first, "figure": page.locator("img").nth(1)}.get(heading)
            found = found or page.locator("h2", has_text=heading).first
            found.evaluate("element => element.scrollIntoView()")
            page.wait_for_timeout(200)
            Image.open(io.BytesIO(page.screenshot())).convert("RGB").quantize(64).save(
                PICTURES / f"{name}.png", optimize=True
            )
            print(PICTURES / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    take()
