"""The parts of a report that a notebook's cells show: title page, numbered tables and figures, paragraphs.

A report shows the words of strangers. Everything that comes in here is plain text and goes out escaped; figures go out
as images, in which no browser runs scripts.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import pandas as pd

from newskit import facts
from newskit.display import View, table

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from newskit.annotation import Corpus


class Page:
    """Counts the tables and figures of a report and makes each of its parts.

    Each method returns a `View`, so it stands last in a cell.

    Examples
    --------
    >>> page = Page()
    >>> page.table(pd.DataFrame({"source": ["Morgenkurier"], "articles": [8]}), "Articles by source.")
    Table 1. Articles by source.
    """

    def __init__(self) -> None:
        self._tables = 0
        self._figures = 0

    def title(self, title: str, corpus: Corpus) -> View:
        """The title page: title, what was analysed, day and hash of the input."""
        articles = corpus.articles
        lines = [
            f"{_count(len(articles), 'article')} from {_count(articles['source'].nunique(), 'source')}{_period(articles)}",
            f"Made with newskit {facts.versions(corpus.pipeline)['newskit']} and the pipeline "
            f"{corpus.pipeline['name']} {corpus.pipeline['version']}",
            f"Input {facts.input_hash(articles)}",
        ]
        body = "".join(f"<p>{escape(line)}</p>" for line in lines)
        date = f'<p>Date: <time class="nk-date">{facts.today()}</time></p>'
        return View(f'<header class="nk-title-page"><h1>{escape(title)}</h1>{body}{date}</header>', title)

    def method(self, corpus: Corpus) -> View:
        """A numbered table of what made the report: versions, pipeline, hash of the input."""
        about = {
            **facts.versions(corpus.pipeline),
            "licence of the pipeline": corpus.pipeline.get("licence", ""),
            "hash of the input": f"{facts.input_hash(corpus.articles)} (BLAKE2 of the articles' content)",
        }
        return self.table(pd.DataFrame({"what": about.keys(), "which": about.values()}), "What made this report.")

    def citation(self, corpus: Corpus) -> View:
        """How to name the tools of this report in a text."""
        return self.say(f"Cite as: {facts.citation(corpus.pipeline)}")

    def table(self, frame: pd.DataFrame, caption: str, rows: int = 20, empty: str = "Nothing was found.") -> View:
        """A numbered table of the first rows of a frame; one without rows is a sentence that says so.

        Parameters
        ----------
        frame : DataFrame
            A named index is shown as a column.
        caption : str
            One or two sentences: what a reader sees.
        rows : int
            How many rows to print.
        empty : str
            What to say in place of a table without rows.
        """
        if frame.empty:
            return self.say(empty) if empty else View("", "")
        self._tables += 1
        named = any(name is not None for name in frame.index.names)
        shown = frame.head(rows).rename(columns=_spaced).rename_axis(index=_spaced)
        if len(frame) > rows:
            caption = f"{caption} The first {rows} of {len(frame):,} rows."
        number = f"Table {self._tables}."
        body = table(shown, index=named)
        return View(_numbered("nk-table", number, caption, body, caption_first=True), f"{number} {caption}")

    def figure(self, axes: Axes, caption: str) -> View:
        """A numbered figure as vector graphics; the matplotlib figure is closed.

        Parameters
        ----------
        axes : Axes
            As the functions of `newskit.plots` return it.
        """
        from newskit.plots.vector import picture  # draws; tables alone need no matplotlib

        self._figures += 1
        number = f"Figure {self._figures}."
        body = picture(axes, f"{number} {caption}")
        return View(_numbered("nk-figure", number, caption, body), f"{number} {caption}")

    def say(self, text: str) -> View:
        """A paragraph."""
        return View(f"<p>{escape(text)}</p>", text)


def _numbered(kind: str, number: str, caption: str, body: str, caption_first: bool = False) -> str:
    note = f"<figcaption><b>{number}</b> {escape(caption)}</figcaption>"
    return f'<figure class="{kind}">{note + body if caption_first else body + note}</figure>'


def _spaced(name: object) -> object:
    return name.replace("_", " ") if isinstance(name, str) else name


def _period(articles: pd.DataFrame) -> str:
    days = articles["published"].dropna().dt.strftime("%Y-%m-%d")
    if days.empty:
        return ""
    first, last = days.min(), days.max()
    return f", published on {first}" if first == last else f", published from {first} to {last}"


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
