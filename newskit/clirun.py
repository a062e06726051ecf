"""What the commands of ``newskit`` have in common: their options, where articles come from, where tables go."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

import newskit as nk
from newskit import terminal
from newskit.errors import InputError

if TYPE_CHECKING:
    import pandas as pd

    from newskit.annotation import Corpus


Engine = Literal["pandas", "dask"]


def _known_ending(path: Path | None) -> Path | None:
    """Refuse an output that cannot be written before any work is done for it."""
    if path is not None and str(path) != "-" and path.suffix.lower() not in terminal.ENDINGS:
        raise typer.BadParameter(f"cannot write {path}: give it one of the endings {', '.join(terminal.ENDINGS)}")
    return path


Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT...", help="Files, folders or globs: .txt, .json, .csv, .parquet, .html ...; - is standard input."
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        callback=_known_ending,
        help="Write the table there: .csv, .xlsx, .parquet or .jsonl; - is standard output. Else a terminal shows its "
        "first rows, and a pipe gets all of it as CSV.",
        show_default=False,
    ),
]
Columns = Annotated[
    str | None,
    typer.Option(
        help="Columns to give out, in this order: source,title. With =, how the input calls its columns: text=Body.",
        show_default=False,
    ),
]
Source = Annotated[str | None, typer.Option(help="The outlet of all these articles.", show_default=False)]
Language = Annotated[
    str | None,
    typer.Option(help="Only articles in this language (de), and those of no known one.", show_default=False),
]
Timezone = Annotated[str | None, typer.Option(help="Give times out on this clock: Europe/Vienna.", show_default=False)]
All = Annotated[bool, typer.Option("--all", help="Show every row and column on the terminal.")]
Pipeline = Annotated[
    str | None,
    typer.Option(help="spaCy pipeline: an installed one, a directory, or de_newskit_md.", show_default=False),
]
Processes = Annotated[
    int | None,
    typer.Option(
        "--n-process",
        min=1,
        help="Processes to read and annotate with.",
        show_default="one reads; all cores annotate from 200 articles on",
    ),
]
Cache = Annotated[bool, typer.Option(help="Keep annotations on disk and use those that are there.")]
EngineOption = Annotated[
    Engine, typer.Option("--engine", help="dask: on a cluster; the inputs are then Parquet files.")
]
Scheduler = Annotated[
    str | None,
    typer.Option(help="With --engine dask: address of a scheduler, else workers start here.", show_default=False),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar.")]
By = Annotated[str, typer.Option(help="Column of the articles that parts them.")]
Copies = Annotated[bool, typer.Option("--without-copies", help="Count each copied passage once.")]


@dataclass
class Run:
    """What most commands have in common: where articles come from, and where the table goes."""

    inputs: Inputs
    output: Output = None
    columns: Columns = None
    source: Source = None
    language: Language = None
    timezone: Timezone = None
    every: All = False
    quiet: Quiet = False
    pipeline: Pipeline = None
    n_process: Processes = None
    cache: Cache = True

    def articles(self) -> pd.DataFrame:
        """The articles of the inputs; at least one."""
        with _standard_input(self.inputs) as paths:
            mapped = dict(pair.split("=", 1)[::-1] for pair in self._columns() if "=" in pair)
            options: dict[str, Any] = {"columns": mapped or None, "n_process": self.n_process or 1}
            articles = nk.load_articles(paths[0] if len(paths) == 1 else paths, progress=not self.quiet, **options)
        if articles.empty:
            problems = nk.load_problems(articles)
            told = f"; the first of {len(problems)} problems: " + problems["origin"] + ": " + problems["reason"]
            raise InputError(f"no article could be read from {', '.join(self.inputs)}{''.join(told.fillna('')[:1])}")
        if self.source:
            articles = _of_source(articles, self.source)
        if self.language:
            kept = articles["language"].isna() | articles["language"].str.casefold().eq(self.language.casefold())
            if not kept.all():
                terminal.say(f"{(~kept).sum():,} articles in other languages were left out")
            articles = articles[kept].reset_index(drop=True)
        return articles

    def corpus(self) -> Corpus:
        """The articles, annotated."""
        return nk.annotate(
            self.articles(), self.pipeline, cache=self.cache, n_process=self.n_process, progress=not self.quiet
        )

    def give(self, table: pd.DataFrame, shown: Sequence[str] | None = None) -> None:
        """Write a table, pipe it, or show some columns of its first rows."""
        from newskit.door import need
        from newskit.frames import on_the_clock

        chosen = [name for name in self._columns() if "=" not in name]
        need(table, chosen, "the table")
        table = table[chosen] if chosen else table
        if self.timezone:
            for name in (name for name, values in table.items() if hasattr(values.dtype, "tz")):
                on_the_clock(table[name], self.timezone)  # raises if there is no such zone
                table = table.assign(**{name: table[name].dt.tz_convert(self.timezone)})
        if self.output is not None and str(self.output) != "-":
            terminal.write(table, self.output, self.timezone)
        elif self.output is None and (self.every or _on_terminal()):
            terminal.show(table, chosen or shown, self.every)
        else:
            terminal.pipe(table)

    def _columns(self) -> list[str]:
        return [name.strip() for name in (self.columns or "").split(",") if name.strip()]


def _on_terminal() -> bool:
    return sys.stdout.isatty()


@contextmanager
def _standard_input(inputs: list[str]) -> Iterator[list[str]]:
    """The inputs, "-" as a file whose ending tells what came in."""
    if "-" not in inputs:
        yield inputs
        return
    content = typer.get_binary_stream("stdin").read()
    with TemporaryDirectory() as folder:
        path = Path(folder, "stdin", f"stdin{_ending(content)}")
        path.parent.mkdir()
        path.write_bytes(content)
        yield [str(path) if one == "-" else one for one in inputs]


def _ending(content: bytes) -> str:
    """What bytes are, by their beginning, as the ending that a file of them would have."""
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip()[:2000]
    line = start.partition(b"\n")[0]
    if start.startswith((b"PAR1", b"PK\x03\x04")):
        return ".parquet" if start.startswith(b"PAR1") else ".xlsx"
    if start.startswith(b"{"):
        return ".jsonl" if line.rstrip().endswith(b"}") else ".json"
    if start.startswith(b"["):
        return ".json"
    if start.startswith(b"<"):
        return ".html" if b"<html" in start.lower() else ".xml"
    # A header of short names, parted alike, tells a table from text.
    names = [name.strip(b' "\r') for name in max((line.split(mark) for mark in (b",", b";", b"\t")), key=len)]
    return ".csv" if len(names) > 1 and all(name and len(name) < 40 and b" " not in name for name in names) else ".txt"


def _of_source(articles: pd.DataFrame, source: str) -> pd.DataFrame:
    """Articles of one outlet, with the ids that they have as such."""
    from newskit.frames import article_id

    made = articles.assign(source=source).astype({"source": "string"})
    parts = zip(made["source"], made["url"], made["title"], made["text"], strict=True)
    return made.assign(article_id=[article_id(*part) for part in parts]).astype({"article_id": "string"})
