"""The command ``newskit``: the library's functions over files, tables in and out.

Nothing is worked out here. Tables go to standard output, progress, warnings and errors to standard error, and the exit
code is 0 when all went well, 1 when an input or the data was at fault, 2 when the command was called wrongly, 130 when
it was stopped by Ctrl-C.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

import newskit as nk
from newskit import terminal
from newskit.cliapp import app, cache_app, command
from newskit.clirun import (
    By,
    Cache,
    Columns,
    Copies,
    Engine,
    EngineOption,
    Inputs,
    Pipeline,
    Processes,
    Quiet,
    Run,
    Scheduler,
    Source,
)
from newskit.errors import needs

if TYPE_CHECKING:
    import pandas as pd

    from newskit.cache import AnnotationCache


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
        Literal["html", "pdf"] | None,
        typer.Option(help="By default what the output's ending says.", show_default=False),
    ] = None,
    columns: Columns = None,
    source: Source = None,
    language: Annotated[Literal["en", "de"], typer.Option(help="Of the report and its figures.")] = "en",
    timezone: Annotated[str, typer.Option(help="Clock of every time in the report.")] = "Europe/Berlin",
    coding: Annotated[
        list[Path] | None,
        typer.Option(help="A sheet coded by hand (.xlsx, .csv): error rates and corrected shares.", show_default=False),
    ] = None,
    pipeline: Pipeline = None,
    n_process: Processes = None,
    cache: Cache = True,
    quiet: Quiet = False,
) -> None:
    """Analyse articles and write one self-contained report, and next to it a zip of its tables and figures."""
    coded = nk.validation.read_coding(coding) if coding else None
    run = Run(inputs, None, columns, source, None, None, False, quiet, pipeline, n_process, cache)
    corpus = run.corpus()
    output = output or Path(f"report.{format or 'html'}")
    options: dict[str, Any] = {"timezone": timezone, "coding": coded, "progress": not quiet}
    path = nk.build_report(corpus, output, title, template, notebook, format, language, **options)
    typer.echo(path)


@command("newskit load 'dumps/*.txt' export.csv -o corpus.parquet", annotates=False)
def load(run: Run) -> None:
    """Read articles into one table."""
    run.give(run.articles(), ["source", "title", "published", "text", "origin"])


def _find(run: Run, what: str, shown: list[str], engine: Engine, scheduler: str | None) -> None:
    """Find entities or quotes in the way that the input's size and the output ask for."""
    plain = not (run.columns or run.source or run.language or run.timezone or "-" in run.inputs)
    if engine == "dask":
        run.give(_on_dask(run, f"extract_{what}", scheduler), shown)
    elif plain and run.output is not None and run.output.suffix.lower() == ".parquet":
        # Takes corpora larger than memory, and goes on where a killed run stopped.
        stream = getattr(nk, f"stream_{what}")
        options: dict[str, Any] = {"n_process": run.n_process, "cache": run.cache, "progress": not run.quiet}
        stream(run.inputs, run.output, run.pipeline, **options)
        terminal.say(f"written to {run.output}")
    else:
        run.give(getattr(nk, f"extract_{what}")(run.corpus(), progress=not run.quiet), shown)


@command("newskit entities corpus.parquet -o entities.csv")
def entities(run: Run, engine: EngineOption = "pandas", scheduler: Scheduler = None) -> None:
    """Find persons, places and organisations: one row a mention."""
    _find(run, "entities", ["name", "label", "text", "source", "published", "sentence"], engine, scheduler)


@command("newskit load articles/ -o - | newskit quotes - -o quotes.xlsx")
def quotes(run: Run, engine: EngineOption = "pandas", scheduler: Scheduler = None) -> None:
    """Find quotes and who speaks: one row a quote."""
    _find(run, "quotes", ["speaker_name", "text", "source", "type", "cue"], engine, scheduler)


@command("newskit compare articles/ -o sources.csv")
def compare(
    run: Run,
    by: By = "source",
    without_copies: Copies = False,
    engine: EngineOption = "pandas",
    scheduler: Scheduler = None,
) -> None:
    """Compare the sources: articles, words, top names, quotes, one row a source."""
    if engine == "dask":
        run.give(_on_dask(run, "compare_sources", scheduler))
    else:
        run.give(nk.compare_sources(run.corpus(), by=by, without_copies=without_copies, progress=not run.quiet))


@command("newskit keyness articles/ --target Morgenkurier -o keywords.xlsx")
def keyness(
    run: Run,
    target: Annotated[str, typer.Option(help="Whose words are looked for: a value of the column --by.")],
    reference: Annotated[str, typer.Option(help="Whom to compare with; rest: all others.")] = "rest",
    by: By = "source",
    unit: Annotated[Literal["lemma", "token", "name"], typer.Option(help="What is counted.")] = "lemma",
    measure: Annotated[
        Literal["g2", "log_odds", "log_ratio"], typer.Option(help="What the words are ranked by.")
    ] = "g2",
    min_articles: Annotated[int, typer.Option(min=1, help="Articles of a side that have the word.")] = 2,
    min_count: Annotated[int, typer.Option(min=1, help="Occurrences in both sides.")] = 3,
    without_copies: Copies = False,
) -> None:
    """Find the words that are typical of one source (or section) compared with another."""
    options: dict[str, Any] = {"unit": unit, "measure": measure, "min_articles": min_articles, "min_count": min_count}
    options |= {"without_copies": without_copies, "progress": not run.quiet}
    run.give(nk.keyness(run.corpus(), target, reference, by, **options))


@command("newskit concordance 'Pegel*' articles/ --window 6")
def concordance(
    run: Run,
    query: Annotated[str, typer.Argument(help='A word, with * and ? if wanted, or several: "klima*", "sagte er".')],
    window: Annotated[int, typer.Option(min=1, help="Words of context on each side.")] = 8,
    unit: Annotated[
        Literal["token", "lemma", "pattern"], typer.Option(help="What the query is; pattern: a regular expression.")
    ] = "token",
    sort: Annotated[
        Literal["left", "right", "node"] | None, typer.Option(help="Sort by these words.", show_default=False)
    ] = None,
    without_copies: Copies = False,
) -> None:
    """Show a word in its contexts: one row a hit."""
    options: dict[str, Any] = {"unit": unit, "sort": sort, "without_copies": without_copies}
    hits = nk.concordance(run.corpus(), query, window, **options, progress=not run.quiet)
    run.give(hits, ["left", "node", "right", "source"])


@command("newskit stories articles/ -o stories.xlsx")
def stories(
    run: Run,
    window: Annotated[str, typer.Option(help="Longest time between two articles that are compared.")] = "72h",
    min_sources: Annotated[int, typer.Option(min=1, help="Outlets that a story needs.")] = 2,
) -> None:
    """Group articles on the same event: one row a story and outlet."""
    corpus = run.corpus()
    found = nk.find_stories(corpus, window, min_sources=min_sources, progress=not run.quiet)
    table = nk.story_table(corpus, found, progress=not run.quiet)
    run.give(table, ["story", "keywords", "source", "hours_behind", "articles"])


@command("newskit sample articles/ -n 50 --of quotes --by source -o quotes_anna.xlsx")
def sample(
    run: Run,
    n: Annotated[int, typer.Option("-n", min=1, help="Units to draw.")] = 50,
    of: Annotated[Literal["quotes", "entities"], typer.Option(help="What is coded.")] = "quotes",
    by: Annotated[str | None, typer.Option(help="Column to draw from evenly.", show_default=False)] = None,
    seed: Annotated[int, typer.Option(help="Another seed draws another sample.")] = 0,
) -> None:
    """Draw quotes or entities for coding by hand: a sheet for each coder."""
    corpus = run.corpus()
    found = (nk.extract_quotes if of == "quotes" else nk.extract_entities)(corpus, progress=not run.quiet)
    sheet = nk.validation.sample_for_coding(found, n, by, seed, corpus.articles)
    if run.output is not None and run.output.suffix.lower() in (".xlsx", ".csv"):
        nk.validation.write_coding(sheet, run.output)
        terminal.say(f"{len(sheet):,} units written to {run.output}")
    else:
        run.give(sheet, ["context", "text"])


@command("newskit pipelines articles/ --with de_newskit_md --with my-pipeline/ -o differences.xlsx")
def pipelines(
    run: Run,
    others: Annotated[
        list[str] | None,
        typer.Option("--with", help="A pipeline to compare (repeat it); by default all that are installed."),
    ] = None,
    sample: Annotated[int | None, typer.Option(min=1, help="Rows to draw and judge.", show_default="all")] = None,
) -> None:
    """List the names and quotes on which pipelines differ, side by side."""
    named = [*([run.pipeline] if run.pipeline else []), *(others or [])]
    table = nk.compare_pipelines(run.articles(), named or None, sample=sample, progress=not run.quiet)
    found = [name for name in table.columns if name.startswith("de_")]
    run.give(table, ["kind", "text", *found, "sentence"])


@app.command(epilog="Example: newskit info articles/")
def info(
    inputs: Annotated[list[str] | None, typer.Argument(metavar="[INPUT...]", help="What to look at.")] = None,
    pipeline: Pipeline = None,
    quiet: Quiet = False,
) -> None:
    """Tell versions and pipeline; with an input, what could be read from it and what could not."""
    if not inputs:
        from newskit.facts import versions

        terminal.show_pairs({**versions(nk.describe_pipeline(nk.load_pipeline(pipeline))), **_cache().info()})
        return
    leaflet = nk.describe_corpus(Run(inputs, quiet=quiet).articles())
    terminal.show(leaflet.about)
    terminal.show(leaflet.sources, ["source", "articles", "words", "first", "last", "days"])
    for table in (leaflet.findings, leaflet.left_out):
        if len(table):
            terminal.show(table, width=300)


@app.command(epilog="Example: newskit lab notebooks/", context_settings={"ignore_unknown_options": True})
def lab(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FOLDER] [OPTION...]", help="What to show: notebooks/, or the folder you are in."),
    ] = None,
) -> None:
    """Open JupyterLab on a folder of notebooks; its own options, such as --no-browser, are passed on."""
    with needs("lab", "newskit lab"):
        from jupyterlab.labapp import LabApp
    words = words or []
    if not words or words[0].startswith("-"):  # what lies next to the notebooks can be opened, too
        there = ["--LabApp.default_url=/lab/tree/notebooks"] if Path("notebooks").is_dir() else []
        words = [".", *there, *words]
    if not Path(words[0]).is_dir():
        raise typer.BadParameter(f"there is no folder {words[0]!r}")
    LabApp.launch_instance(words)


@cache_app.command("info", epilog="Example: newskit cache info")
def cache_info() -> None:
    """Tell where the annotations lie and how much space they take."""
    terminal.show_pairs(_cache().info())


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


def _on_dask(run: Run, function: str, scheduler: str | None) -> pd.DataFrame:
    from newskit.distributed import cluster, collect, read_articles

    if run.pipeline:
        os.environ["NEWSKIT_PIPELINE"] = run.pipeline  # travels to the workers
    with cluster(scheduler, run.n_process):
        return collect(getattr(nk, function)(read_articles(run.inputs)))


def _cache() -> AnnotationCache:
    from newskit.cache import AnnotationCache

    return AnnotationCache()


if __name__ == "__main__":
    app()
