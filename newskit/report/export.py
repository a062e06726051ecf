"""Executed notebook -> one HTML file, and that on paper (PDF)."""

from __future__ import annotations

import re
import shutil
import subprocess
from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from newskit.display import STYLE
from newskit.errors import ReportError
from newskit.tables import SORTING
from newskit.texts import Language, texts

if TYPE_CHECKING:
    from nbformat import NotebookNode

_HERE = Path(__file__).parent
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_HEADING = re.compile(r"^(#{2,3}) +(.+?) *#* *$", re.MULTILINE)
_MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def to_html(executed: NotebookNode, title: str, language: Language = "en") -> str:
    """Export an executed notebook as one HTML file without code, scripts and links to the network."""
    from nbconvert.exporters import HTMLExporter

    exporter = HTMLExporter(
        template_name="html",
        extra_template_basedirs=[str(_HERE)],
        exclude_input=True,
        exclude_input_prompt=True,
        exclude_output_prompt=True,
        anchor_link_text="",
    )
    exporter.register_filter("safe", _safe)
    exporter.register_filter("bare_text", lambda text: re.sub(r"\x1b\[[0-9;]*m", "", text))
    css = STYLE + SORTING + (_HERE / "html" / "report.css").read_text(encoding="utf-8")
    html, _ = exporter.from_notebook_node(
        _with_contents(executed),
        {"title": title, "css": css, "language": language, "contents": texts(language)("Contents")},
    )
    return html.replace(f"<style>{STYLE}</style>", "")  # each view brings it along; once is enough


def to_pdf(html: str, out: Path) -> None:
    """Print HTML as PDF by Chromium or Chrome.

    Raises
    ------
    ReportError
        If there is no such browser, or it does not print.
    """
    browser = need_browser()
    with TemporaryDirectory(prefix="newskit-print-") as folder:
        page, pdf = Path(folder, "report.html"), Path(folder, "report.pdf")
        page.write_text(html, encoding="utf-8")
        command = [
            browser,
            "--headless",
            "--disable-gpu",
            "--disable-background-networking",
            "--no-sandbox",  # the page runs no scripts, and root in a container has no sandbox
            "--no-pdf-header-footer",
            f"--user-data-dir={folder}/profile",
            f"--print-to-pdf={pdf}",
            page.as_uri(),
        ]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise ReportError(f"{browser} did not print the report: {error}") from error
        if not pdf.is_file():
            raise ReportError(f"{browser} did not print the report: {done.stderr.strip()[-300:]}")
        shutil.copyfile(pdf, out)


def need_browser() -> str:
    """The Chromium or Chrome of this machine.

    Raises
    ------
    ReportError
        If there is none.
    """
    browser = find_browser()
    if browser is None:
        raise ReportError(
            "a PDF is printed by Chromium or Chrome, and neither was found. Install one, or write HTML "
            "(format='html') and print it from any browser"
        )
    return browser


def find_browser() -> str | None:
    """The Chromium or Chrome of this machine, if there is one."""
    return next(filter(None, map(shutil.which, _BROWSERS)), None) or (str(_MAC) if _MAC.exists() else None)


def _safe(html: str) -> str:
    """HTML of Markdown that a cell has put out, which may hold words of articles: text, lists, tables and links."""
    import bleach

    blocks = {"br", "h1", "h2", "h3", "h4", "hr", "p", "pre", "table", "tbody", "td", "th", "thead", "tr"}
    return bleach.clean(html, tags=bleach.ALLOWED_TAGS | blocks, attributes={"a": ["href"]}, strip=True)


def _with_contents(notebook: NotebookNode) -> NotebookNode:
    """Number the headings of the Markdown cells and put the table of contents where a cell says ``[TOC]``."""
    notebook = deepcopy(notebook)
    contents: list[str] = []
    counts = [0, 0]

    def number(match: re.Match) -> str:
        depth = len(match[1]) - 2
        counts[depth] += 1
        counts[depth + 1 :] = [0] * (1 - depth)
        place = ".".join(map(str, counts[: depth + 1]))
        contents.append(f"{'    ' * depth}- [{place} {match[2]}](#section-{place})")
        return f'{match[1]} <a id="section-{place}"></a>{place} {match[2]}'

    pages = [cell for cell in notebook.cells if cell.cell_type == "markdown"]
    for cell in pages:
        cell.source = _HEADING.sub(number, cell.source)
    for cell in pages:
        if cell.source.strip() == "[TOC]":
            cell.source = "\n".join(contents)
            cell.metadata["newskit"] = "contents"
    return notebook
