"""The parts of a report that a notebook's cells show: title page, numbered tables and figures, paragraphs.

A report shows the words of strangers. Everything that comes in here is plain text and goes out escaped; figures go out
as images, in which no browser runs scripts.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from newskit import facts
from newskit.display import View
from newskit.frames import KINDS, NO_SOURCE
from newskit.spreadsheets import defuse
from newskit.tables import table
from newskit.texts import Language, texts
from newskit.times import TIMEZONE, local_time

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from newskit.annotation import Corpus

# Columns that hold newskit's own words.
_CODES = {"connotation", "finding", "first in", "kind", "label", "measure", "order", "published_precision", "step"}
_CODES |= {"type", "what"}
_MESSAGES = ("reason", "detail", "which")  # columns of what functions say, in English


class Page:
    """Counts the tables and figures of a report and makes each of its parts.

    Each method returns a `View`, so it stands last in a cell.

    Parameters
    ----------
    language : {"en", "de"}
        Of newskit's own words; captions that the catalogue lacks stand as they are.
    timezone : str
        Clock of every time that is shown.
    folder : path, optional
        Where each table is kept whole as CSV, and each figure as SVG and PDF.

    Examples
    --------
    >>> page = Page()
    >>> page.table(pd.DataFrame({"source": ["Morgenkurier"], "articles": [8]}), "Articles by source.")
    Table 1. Articles by source.
    """

    def __init__(self, language: Language = "en", timezone: str = TIMEZONE, folder: str | Path | None = None) -> None:
        self._say, self._timezone = texts(language), timezone
        self._folder = None if folder is None else Path(folder)
        self._tables = 0
        self._figures = 0

    def title(self, title: str, corpus: Corpus) -> View:
        """The title page: title, what was analysed, day and hash of the input."""
        say, articles = self._say, corpus.articles
        named = articles["source"].where(articles["source"].ne(NO_SOURCE))
        without = int(named.isna().sum())
        counted = say(
            "{articles} from {sources}",
            articles=say.count(len(articles), "article", "articles"),
            sources=say.count(named.nunique(), "source", "sources"),
        )
        lines = [
            counted
            + (say("; {n} without a source", n=say.number(without)) if without else "")
            + self._period(articles),
            say("Times are those of {timezone}.", timezone=self._timezone),
            say(
                "Made with newskit {version} and the pipeline {name} {pipeline}",
                version=facts.versions(corpus.pipeline)["newskit"],
                name=corpus.pipeline["name"],
                pipeline=corpus.pipeline["version"],
            ),
            say("Input {hash}", hash=facts.input_hash(articles)),
        ]
        body = "".join(f"<p>{escape(line)}</p>" for line in lines)
        today = say.day(pd.Timestamp(facts.today()), year=True)
        date = f'<p>{escape(say("Date"))}: <time class="nk-date">{today}</time></p>'
        return View(f'<header class="nk-title-page"><h1>{escape(title)}</h1>{body}{date}</header>', title)

    def _period(self, articles: pd.DataFrame) -> str:
        days = local_time(articles, self._timezone).dropna()
        say = self._say
        if days.empty:
            return say("; none dated")
        dated = "" if len(days) == len(articles) else say("; {n} of {total} dated", n=len(days), total=len(articles))
        first, last = (say.day(day, year=True) for day in (days.min(), days.max()))
        if first == last:
            return dated + say(", published on {day}", day=first)
        return dated + say(", published from {first} to {last}", first=first, last=last)

    def method(self, corpus: Corpus) -> View:
        """A numbered table of what made the report: versions, pipeline, hash of the input."""
        about = {
            **facts.versions(corpus.pipeline),
            "licence of the pipeline": corpus.pipeline.get("licence", ""),
            "hash of the input": f"{facts.input_hash(corpus.articles)} (BLAKE2)",
        }
        return self.table(pd.DataFrame({"what": about.keys(), "which": about.values()}), "What made this report.")

    def citation(self, corpus: Corpus) -> View:
        """How to name the tools of this report in a text."""
        return self.say("Cite as: {what}", what=facts.citation(corpus.pipeline, self._say))

    def table(self, frame: pd.DataFrame, caption: str, rows: int = 20, empty: str = "", **values: object) -> View:
        """A numbered table of the first rows of a frame; one without rows is a sentence that says so.

        Parameters
        ----------
        frame : DataFrame
            A named index is shown as a column.
        caption : str
            One or two sentences: what a reader sees, and of how many.
        rows : int
            How many rows to print.
        empty : str
            What to say in place of a table without rows; nothing by default.
        **values
            What to put between the braces of `caption`.
        """
        if frame.empty:
            return self.say(empty)
        self._tables += 1
        say = self._say
        whole = frame.reset_index() if any(name is not None for name in frame.index.names) else frame
        shown = whole.head(rows)
        for column in sorted(_CODES.intersection(shown)):
            shown = shown.assign(**{column: [self._word(value) for value in shown[column]]})
        for column in filter(shown.columns.__contains__, _MESSAGES):
            told = [value if pd.isna(value) else say.message(str(value)) for value in shown[column]]
            shown = shown.assign(**{column: told})
        caption = say(caption, **{name: self._written(value) for name, value in values.items()})
        if len(frame) > rows:
            text = "The first {n} of {total} rows; all are in the zip next to this report ({file})."
            text = text if self._folder else "The first {n} of {total} rows."
            file = f"tables/{self._file}.csv"
            caption += " " + say(text, n=say.number(rows), total=say.number(len(frame)), file=file)
        self._keep_table(whole)
        number = say("Table {n}.", n=self._tables)
        body = table(shown.rename(columns=self._spaced), False, say.language, self._timezone, f"table-{self._tables}")
        return View(_numbered("nk-table", number, caption, body, caption_first=True), f"{number} {caption}")

    def figure(self, axes: Axes, caption: str, **values: object) -> View:
        """A numbered figure as vector graphics, which a reader can save; the matplotlib figure is closed.

        Parameters
        ----------
        axes : Axes
            As the functions of `newskit.plots` return it.
        caption : str
            One or two sentences: what a reader sees.
        **values
            What to put between the braces of `caption`.
        """
        from newskit.plots.style import REST  # draws; tables alone need no matplotlib
        from newskit.plots.vector import picture

        self._figures += 1
        name = f"figure-{self._figures:02}"
        number = self._say("Figure {n}.", n=self._figures)
        caption = self._say(caption, **{key: self._written(value) for key, value in values.items()})
        if self._say.name(REST) in _labels(axes):
            caption += " " + self._say("“{others}” are all further ones together.", others=self._say.name(REST))
        folder = self._folder and self._folder / "figures"
        body = picture(axes, f"{number} {caption}", name, self._say("Save this figure:"), folder)
        return View(_numbered("nk-figure", number, caption, body), f"{number} {caption}")

    def say(self, text: str, **values: object) -> View:
        """A paragraph; nothing for no text."""
        said = self._say(text, **{name: self._written(value) for name, value in values.items()}) if text else ""
        return View(f"<p>{escape(said)}</p>" if said else "", said)

    def box(self, sentences: Iterable[str], heading: str = "") -> View:
        """Sentences, in the language of the report already, in a box, with a heading of its own or without."""
        said = list(sentences)
        items = "".join(f"<li>{escape(sentence)}</li>" for sentence in said)
        head = self._say(heading) if heading else ""
        above = f'<p class="nk-head">{escape(head)}</p>' if head else ""
        name = f' aria-label="{escape(head)}"' if head else ""
        return View(f'<aside class="nk-box"{name}>{above}<ul>{items}</ul></aside>', " ".join([head, *said]).strip())

    def _word(self, value: object) -> object:
        return value if pd.isna(value) else self._say.name(KINDS.get(str(value), value))

    def _written(self, value: object) -> object:
        return self._say.number(value) if isinstance(value, (int, float)) else value

    def _spaced(self, name: object) -> object:
        return self._say.name(name.replace("_", " ")) if isinstance(name, str) else name

    def _keep_table(self, frame: pd.DataFrame) -> None:
        if self._folder is not None:
            folder = self._folder / "tables"
            folder.mkdir(parents=True, exist_ok=True)
            # The mark at the beginning makes Excel read the umlauts.
            path = folder / f"{self._file}.csv"
            defuse(frame).to_csv(path, index=False, encoding="utf-8-sig", lineterminator="\n")

    @property
    def _file(self) -> str:
        return f"table-{self._tables:02}"


def _labels(axes: Axes) -> set[str]:
    """What stands at the vertical axis and in the legend."""
    legend = axes.get_legend()
    return {text.get_text() for text in [*axes.get_yticklabels(), *(legend.get_texts() if legend else [])]}


def _numbered(kind: str, number: str, caption: str, body: str, caption_first: bool = False) -> str:
    note = f"<figcaption><b>{escape(number)}</b> {escape(caption)}</figcaption>"
    return f'<figure class="{kind}">{note + body if caption_first else body + note}</figure>'
