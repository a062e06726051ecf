"""Articles -> report: run the report's notebook over them and export it."""

from __future__ import annotations

import shutil
import warnings
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import numpy as np
import pandas as pd

from newskit import frames
from newskit.annotation import Corpus, as_corpus
from newskit.door import takes
from newskit.errors import InputError, ReportError, needs
from newskit.files import told_if_full, written_aside
from newskit.report.export import need_browser, to_html, to_pdf
from newskit.report.handover import other_pipeline, write_corpus
from newskit.texts import Language, texts
from newskit.times import TIMEZONE, Prints, checked_zone
from newskit.validation.codebook import kind_of
from newskit.validation.reliability import CODED

if TYPE_CHECKING:
    from nbformat import NotebookNode

TEMPLATE = Path(__file__).parent / "template.ipynb"
TITLE = "News report"
FORMATS = ("html", "pdf")
_ENDINGS = {".html": "html", ".htm": "html", ".pdf": "pdf"}


@takes(articles=frames.Articles, coding=CODED)
def build_report(
    articles: pd.DataFrame | Corpus,
    out: str | Path,
    title: str | None = None,
    template: str | Path | None = None,
    notebook: str | Path | None = None,
    format: Literal["html", "pdf"] | None = None,
    language: Language = "en",
    timezone: str = TIMEZONE,
    coding: pd.DataFrame | None = None,
    progress: bool = True,
) -> Path:
    """Analyse articles and write a report: one file that opens without a network, and next to it a zip of its tables.

    The zip, named after the report, holds every table whole as CSV and every figure as SVG and PDF. The same articles,
    in whatever order, give the same report, byte for byte but for its date.

    Parameters
    ----------
    articles : DataFrame or Corpus
        Articles, which are annotated first, or a Corpus.
    out : path
        The report. Folders on the way are made.
    title : str, optional
        Its title.
    template : path, optional
        A notebook to run instead of newskit's own. Give a cell the tag "parameters" and the names ``corpus_folder`` (a
        folder for `newskit.report.read_corpus` and `read_tables`) and ``title`` in it. A Markdown cell ``[TOC]``
        becomes the table of contents. Code is not shown, scripts do not run and nothing is fetched from the network
        in a report.
    notebook : path, optional
        Keep the executed notebook there; the corpus that it reads is kept next to it, so that it runs again.
    format : {"html", "pdf"}, optional
        By default what the ending of `out` says, and HTML without an ending. PDF is printed by Chromium or Chrome; for
        Word, open the HTML there and save it.
    language : {"en", "de"}
        Of the report and its figures.
    timezone : str
        Clock of every time in the report; the days of articles of which only the day is known are those of this zone.
    coding : DataFrame, optional
        What `newskit.validation.read_coding` gives: the report then tells how often newskit was right in it, and
        corrects shares by it.
    progress : bool
        Show progress bars.

    Returns
    -------
    Path
        The report.

    Raises
    ------
    InputError
        If there are no articles, the template is no notebook, the format is neither html nor pdf, or not the one that
        the ending of `out` says, or the language, time zone or coding is unknown.
    ReportError
        If a cell of the notebook fails, or the PDF cannot be printed; without a browser that prints, at once.
    OutputError
        If the disk is full.

    Warns
    -----
    LoadWarning
        Once, with the number of articles on which the search for names or quotes failed; the report lists them.
    UserWarning
        If the articles are a stored Corpus of another pipeline than that of today; the report says so, too.

    Examples
    --------
    >>> import newskit as nk
    >>> articles = nk.load_articles("data/sample", progress=False)  # doctest: +SKIP
    >>> nk.build_report(articles, "report.html", title="Sechzehn Ereignisse, fünf Zeitungen")  # doctest: +SKIP
    """
    with needs("report", "writing a report"):  # said before the articles are annotated, which may take long
        import bleach  # noqa: F401
        import ipykernel  # noqa: F401
        import matplotlib  # noqa: F401
        import nbconvert  # noqa: F401
        import papermill  # noqa: F401
    out = Path(out)
    ending = out.suffix.lower()
    kind = format or _ENDINGS.get(ending, ending.removeprefix(".") or "html")
    if kind not in FORMATS:
        told = f"a report is written as {' or '.join(FORMATS)}, not as {kind!r}"
        raise InputError(f"{told}; for Word, write .html, open it there and save it")
    if out.suffix and _ENDINGS.get(ending) != kind:
        raise InputError(f"{out.name} is no name for a report in {kind.upper()}: programs would not open it as one")
    if kind == "pdf":
        need_browser()
    say, timezone = texts(language), checked_zone(timezone)
    if coding is not None:
        kind_of(coding.columns)
    page = _read_template(Path(template or TEMPLATE))
    for cell in page.cells:
        if cell.cell_type == "markdown" and cell.source.strip() != "[TOC]":
            cell.source = say(cell.source)
    corpus = _in_order(as_corpus(articles, progress=progress))
    if not len(corpus):
        raise InputError("there are no articles to report on; newskit.load_problems(articles) tells what was not read")
    title = title or say(TITLE)
    caution = other_pipeline(corpus, say)
    if caution:
        warnings.warn(caution, stacklevel=3)
    with told_if_full(out), TemporaryDirectory(prefix="newskit-report-") as folder:
        name = f"{Path(notebook).stem}.corpus" if notebook else "corpus"
        write_corpus(corpus, Path(folder, name), progress, coding)
        parameters = {
            "corpus_folder": name,
            "title": title,
            "language": language,
            "timezone": timezone,
            "caution": caution,
        }
        executed = _run(page, Path(folder), {**parameters, "tables_folder": "files"}, progress)
        if notebook:
            _keep(executed, Path(notebook), Path(folder, name))
        html = to_html(executed, title, language)
        with written_aside(out) as aside:
            if kind == "pdf":
                to_pdf(html, aside)
            else:
                aside.write_text(html, encoding="utf-8", newline="\n")
        with written_aside(out.with_name(f"{out.stem}-tables.zip")) as aside:
            _zip(Path(folder, "files"), aside)
    return out


def _in_order(corpus: Corpus) -> Corpus:
    """The articles by source and time, so that the order in which they were read changes nothing."""
    sources = corpus.articles["source"].fillna("").to_numpy(dtype=str)
    return corpus.take(np.lexsort((Prints(corpus.articles).rank, sources)))


def _zip(folder: Path, out: Path) -> None:
    """Pack a folder, so that the same files give the same bytes."""
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            archive.writestr(ZipInfo(path.relative_to(folder).as_posix()), path.read_bytes(), ZIP_DEFLATED)


def _read_template(path: Path) -> NotebookNode:
    if not path.is_file():
        raise InputError(f"there is no notebook {path}")
    import nbformat

    try:
        page = nbformat.read(path, as_version=4)
        nbformat.validate(page)
    except Exception as error:  # JSON, encoding and schema errors are all the same to the user
        raise InputError(f"{path} is no Jupyter notebook: {error}") from error
    if not any("parameters" in cell.metadata.get("tags", []) for cell in page.cells):
        raise InputError(f'{path} has no cell with the tag "parameters", so it cannot be told which articles to read')
    return page


def _run(page: NotebookNode, folder: Path, parameters: dict[str, str], progress: bool) -> NotebookNode:
    """Run a notebook in a folder and take out of it what differs from run to run."""
    import papermill

    try:
        executed = papermill.execute_notebook(
            page,
            None,
            parameters,
            kernel_name="python3",
            language="python",
            cwd=str(folder),
            extra_arguments=["--log-level=CRITICAL"],
            progress_bar={"desc": "Writing the report", "unit": " cells"} if progress else False,
        )
    except papermill.PapermillExecutionError as error:
        raise ReportError(
            f"cell {error.cell_index} of the report's notebook failed: {error.ename}: {error.evalue}"
        ) from error
    executed.metadata.pop("papermill", None)
    for cell in executed.cells:
        for name in ("papermill", "execution"):
            cell.metadata.pop(name, None)
        if "injected-parameters" in cell.metadata.get("tags", []):
            cell.id = "injected-parameters"
    return executed


def _keep(executed: NotebookNode, path: Path, corpus: Path) -> None:
    import nbformat

    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(executed, path)
    beside = path.parent / corpus.name
    if beside.exists():
        shutil.rmtree(beside)
    shutil.copytree(corpus, beside)
