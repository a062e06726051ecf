"""The command ``newskit``: the library's functions over files, tables in and out.

Nothing is worked out here. Tables go to standard output, progress, warnings and errors to standard error, and the exit
code is 0 when all went well, 1 when an input or the data was at fault, 2 when the command was called wrongly, 130 when
it was stopped by Ctrl-C.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

import newskit as nk
from newskit.errors import InputError, NewskitError

if TYPE_CHECKING:
    import pandas as pd

    from newskit.annotation import Corpus

_ROWS = 25  # of a table that a terminal shows; files hold all
_PROBLEMS = 100  # that are listed on standard error; the table has all
_stderr = Console(stderr=True)
_WRITERS: dict[str, Callable[[pd.DataFrame, Path], object]] = {
    # The mark at the beginning makes Excel read the umlauts; pandas and R skip it.
    ".csv": lambda table, path: table.to_csv(path, index=False, encoding="utf-8-sig"),
    ".parquet": lambda table, path: table.to_parquet(path, index=False),
    ".jsonl": lambda table, path: table.to_json(
        path, orient="records", lines=True, force_ascii=False, date_format="iso"
    ),
}


class Commands(typer.core.TyperGroup):
    """Commands whose expected errors are one line and exit code 1, not a traceback."""

    def invoke(self, ctx: Any) -> Any:
        warnings.showwarning = _show_warning
        warnings.simplefilter("always", nk.LoadWarning)
        try:
            return super().invoke(ctx)
        except BrokenPipeError:  # `newskit ... | head`; click ends this quietly
            raise
        except (NewskitError, OSError) as error:
            _say(f"Error: {error}", style="bold red")
            raise typer.Exit(1) from None
        except KeyboardInterrupt:
            _say("Stopped. What was annotated is kept (unless --no-cache): the same command goes on from there.")
            raise typer.Exit(130) from None


app = typer.Typer(
    cls=Commands,
    help="German news in tables: entity counts, quotes with speakers, comparisons between sources.",
    epilog="Example: newskit report articles/ -o report.html",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_show_locals=False,
    rich_markup_mode="markdown",
)
cache_app = typer.Typer(help="The annotations that newskit keeps on disk.", no_args_is_help=True)
app.add_typer(cache_app, name="cache")


class ReportFormat(StrEnum):
    """What `newskit report` writes."""

    html = "html"
    pdf = "pdf"


class Engine(StrEnum):
    """What does the work."""

    pandas = "pandas"
    dask = "dask"


def _known_ending(path: Path | None) -> Path | None:
    """Refuse an output that cannot be written before any work is done for it."""
    if path is not None and path.suffix.lower() not in _WRITERS:
        raise typer.BadParameter(f"cannot write {path}: give it one of the endings {', '.join(_WRITERS)}")
    return path


Inputs = Annotated[
    list[str],
    typer.Argument(metavar="INPUT...", help="Files, folders or globs: .txt, .json, .jsonl, .csv, .parquet, .html ..."),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        callback=_known_ending,
        help="Write the table there: .csv, .parquet or .jsonl. Else show its first rows.",
    ),
]
Pipeline = Annotated[
    str | None,
    typer.Option(help="spaCy pipeline: an installed one, a directory, or de_newskit_sm.", show_default=False),
]
Processes = Annotated[int, typer.Option("--n-process", min=1, help="Processes to annotate with.")]
Cache = Annotated[bool, typer.Option(help="Keep annotations on disk and use those that are there.")]
EngineOption = Annotated[
    Engine, typer.Option("--engine", help="dask: on a cluster; the inputs are then Parquet files.")
]
Scheduler = Annotated[
    str | None,
    typer.Option(help="With --engine dask: address of a scheduler, else workers start here.", show_default=False),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar.")]


@app.callback(invoke_without_command=True)
def main(version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False) -> None:
    """German news in tables: entity counts, quotes with speakers, comparisons between sources."""
    if version:
        typer.echo(f"newskit {nk.__version__}")
        raise typer.Exit()


@app.command(epilog="Example: newskit report articles/ -o report.html --title 'Hochwasser in fünf Zeitungen'")
def report(
    inputs: Inputs,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The report.", show_default="report.html or report.pdf")
    ] = None,
    title: Annotated[str | None, typer.Option(help="Title of the report.", show_default=False)] = None,
    template: Annotated[
        Path | None, typer.Option(help="A notebook of your own in place of newskit's.", show_default=False)
    ] = None,
    notebook: Annotated[Path | None, typer.Option(help="Keep the executed notebook there.", show_default=False)] = None,
    format: Annotated[
        ReportFormat | None, typer.Option(help="By default as the ending of the output says.", show_default=False)
    ] = None,
    pipeline: Pipeline = None,
    n_process: Processes = 1,
    cache: Cache = True,
    quiet: Quiet = False,
) -> None:
    """Analyse articles and write one self-contained report."""
    corpus = _corpus(inputs, pipeline, n_process, cache, quiet)
    form = format and format.value
    output = output or Path(f"report.{form or 'html'}")
    path = nk.build_report(corpus, output, title, template, notebook, form, progress=not quiet)
    typer.echo(path)


@app.command(epilog="Example: newskit load 'dumps/*.txt' export.csv -o corpus.parquet")
def load(inputs: Inputs, output: Output = None, quiet: Quiet = False) -> None:
    """Read articles into one table."""
    _give(_load(inputs, quiet), output, ["source", "published", "title", "text", "origin"])


def _find(what, shown, inputs, output, pipeline, n_process, cache, quiet, engine, scheduler) -> None:
    """Find entities or quotes in the way that the input's size and the output ask for."""
    if engine is Engine.dask:
        _give(_on_dask(f"extract_{what}", inputs, pipeline, n_process, scheduler), output, shown)
    elif output is not None and output.suffix.lower() == ".parquet":
        # Takes corpora larger than memory, and goes on where a killed run stopped.
        stream = {"entities": nk.stream_entities, "quotes": nk.stream_quotes}[what]
        stream(inputs, output, pipeline, n_process=n_process, cache=cache, progress=not quiet)
        _say(f"written to {output}")
    else:
        extract = {"entities": nk.extract_entities, "quotes": nk.extract_quotes}[what]
        _give(extract(_corpus(inputs, pipeline, n_process, cache, quiet), progress=not quiet), output, shown)


@app.command(epilog="Example: newskit entities corpus.parquet -o entities.csv")
def entities(
    inputs: Inputs,
    output: Output = None,
    pipeline: Pipeline = None,
    n_process: Processes = 1,
    cache: Cache = True,
    quiet: Quiet = False,
    engine: EngineOption = Engine.pandas,
    scheduler: Scheduler = None,
) -> None:
    """Find persons, places and organisations: one row a mention."""
    shown = ["source", "published", "text", "label", "name", "sentence"]
    _find("entities", shown, inputs, output, pipeline, n_process, cache, quiet, engine, scheduler)


@app.command(epilog="Example: newskit quotes corpus.parquet -o quotes.csv")
def quotes(
    inputs: Inputs,
    output: Output = None,
    pipeline: Pipeline = None,
    n_process: Processes = 1,
    cache: Cache = True,
    quiet: Quiet = False,
    engine: EngineOption = Engine.pandas,
    scheduler: Scheduler = None,
) -> None:
    """Find quotes and who speaks: one row a quote."""
    shown = ["source", "type", "speaker_name", "cue", "text"]
    _find("quotes", shown, inputs, output, pipeline, n_process, cache, quiet, engine, scheduler)


@app.command(epilog="Example: newskit compare articles/ -o sources.csv")
def compare(
    inputs: Inputs,
    output: Output = None,
    pipeline: Pipeline = None,
    n_process: Processes = 1,
    cache: Cache = True,
    quiet: Quiet = False,
    engine: EngineOption = Engine.pandas,
    scheduler: Scheduler = None,
) -> None:
    """Compare the sources: articles, words, top names, quotes, one row a source."""
    if engine is Engine.dask:
        _give(_on_dask("compare_sources", inputs, pipeline, n_process, scheduler), output)
    else:
        _give(nk.compare_sources(_corpus(inputs, pipeline, n_process, cache, quiet)), output)


@app.command(epilog="Examples: newskit info, newskit info articles/")
def info(
    inputs: Annotated[list[str] | None, typer.Argument(metavar="[INPUT...]", help="What to look at.")] = None,
    pipeline: Pipeline = None,
    quiet: Quiet = False,
) -> None:
    """Tell versions and pipeline; with an input, what could be read from it and what could not."""
    if not inputs:
        from newskit.facts import versions

        _show_pairs({**versions(nk.describe_pipeline(nk.load_pipeline(pipeline))), **_cache().info()})
        return
    articles = _load(inputs, quiet)
    leaflet = nk.describe_corpus(articles)
    _show(leaflet.about)
    _show(leaflet.sources, ["source", "articles", "words", "first", "last", "days"])
    for table in (leaflet.findings, leaflet.left_out):
        if len(table):
            _show(table, width=300)


@cache_app.command("info", epilog="Example: newskit cache info")
def cache_info() -> None:
    """Tell where the annotations lie and how much space they take."""
    _show_pairs(_cache().info())


@cache_app.command("prune", epilog="Example: newskit cache prune --limit 500")
def cache_prune(
    limit: Annotated[int | None, typer.Option(min=0, help="Megabytes to keep within.", show_default="4096")] = None,
) -> None:
    """Remove the annotations that were used longest ago."""
    cache = _cache()
    removed = cache.prune(cache.limit if limit is None else limit * 2**20)
    typer.echo(f"{removed} entries removed")


@cache_app.command("clear", epilog="Example: newskit cache clear")
def cache_clear() -> None:
    """Remove every annotation; they are made again when they are needed."""
    typer.echo(f"{_cache().clear()} entries removed")


def _load(inputs: list[str], quiet: bool) -> pd.DataFrame:
    articles = nk.load_articles(inputs[0] if len(inputs) == 1 else inputs, progress=not quiet)
    if articles.empty:
        problems = nk.load_problems(articles).to_dict("records")
        first = (
            f"; the first of {len(problems)} problems: {problems[0]['origin']}: {problems[0]['reason']}"
            if problems
            else ""
        )
        raise InputError(f"no article could be read from {', '.join(inputs)}{first}")
    return articles


def _corpus(inputs: list[str], pipeline: str | None, n_process: int, cache: bool, quiet: bool) -> Corpus:
    return nk.annotate(_load(inputs, quiet), pipeline, cache=cache, n_process=n_process, progress=not quiet)


def _on_dask(
    function: str, inputs: list[str], pipeline: str | None, n_process: int, scheduler: str | None
) -> pd.DataFrame:
    from newskit.distributed import cluster, collect, read_articles

    if pipeline:
        os.environ["NEWSKIT_PIPELINE"] = pipeline  # travels to the workers
    with cluster(scheduler, n_process):
        return collect(getattr(nk, function)(read_articles(inputs)))


def _cache():
    from newskit.cache import AnnotationCache

    return AnnotationCache()


def _give(table: pd.DataFrame, output: Path | None, columns: Iterable[str] | None = None) -> None:
    """Write a table, or show some columns of its first rows."""
    if output is None:
        _show(table, columns)
        return
    output.parent.mkdir(parents=True, exist_ok=True)
    _WRITERS[output.suffix.lower()](table, output)
    _say(f"{len(table):,} rows written to {output}")


def _show(table: pd.DataFrame, columns: Iterable[str] | None = None, width: int = 60) -> None:
    """Show the first rows of a table in the terminal."""
    from rich.table import Table
    from rich.text import Text

    from newskit.display import shown

    names = [name for name in columns or table.columns if name in table.columns]
    view = Table()
    for name in names:
        view.add_column(Text(_printable(str(name))))
    for row in table[names].head(_ROWS).itertuples(index=False, name=None):
        view.add_row(*(Text(_shortened(_printable(shown(value)), width)) for value in row))
    Console().print(view)
    if len(table) > _ROWS:
        _say(f"... {len(table) - _ROWS:,} more rows; write them to a file with -o table.csv")


def _shortened(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"


def _show_pairs(pairs: dict[str, object]) -> None:
    for name, value in pairs.items():
        typer.echo(f"{name + ':':<12} {value}")


def _say(message: str, style: str | None = None) -> None:
    _stderr.print(_printable(message), style=style, markup=False, highlight=False, soft_wrap=True)


def _show_warning(message: Warning | str, *_: object) -> None:
    _say(f"Warning: {message}", style="yellow")
    problems = getattr(message, "problems", [])
    for problem in problems[:_PROBLEMS]:
        told = (problem.get(name) for name in ("article_id", "origin", "reason", "where"))
        _say("  " + " | ".join(str(part) for part in told if part))
    if len(problems) > _PROBLEMS:
        _say(f"  ... and {len(problems) - _PROBLEMS:,} more")


def _printable(text: str) -> str:
    """Text without control characters, which an article could use to write anywhere on the terminal."""
    return "".join(char if char.isprintable() else " " for char in text)


if __name__ == "__main__":
    app()
