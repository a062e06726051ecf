"""Run the benchmarks: ``python -m benchmarks [--sizes 1000 2000] [--only extraction reuse] [--corpus DIR] [--check]``.

The sizes that are set take about six minutes on two idle cores. With ``--corpus DIR`` the tasks run over articles of
that folder, too (anything that newskit loads). ``--write FILE`` writes the page, ``--check`` ends with status 1 if a
ratio is worse than its bound.
"""

import argparse
import json
import math
import os
import platform
import resource
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from textwrap import fill

import newskit as nk
from benchmarks.bounds import broken, exponent, judged
from benchmarks.corpus import FOLDER, GENERATED
from benchmarks.costs import on_paper

NEEDED = {
    "textacy": "textacy",
    "datasketch": "datasketch",
    "sklearn": "scikit-learn",
    "dask.dataframe": "dask",
    "distributed": "distributed",
}


def main() -> None:
    """Run what was asked for; print and write the tables."""
    options = _options()
    if options.one:
        task, n = options.one
        print(json.dumps(_here(task, int(n))))
        return
    missing = [package for module, package in NEEDED.items() if not _is_there(module)]
    if missing:
        sys.exit(f"The benchmarks need {', '.join(missing)}: pip install --group bench")
    from benchmarks.tasks import ON_ANY_CORPUS, TASKS, sizes_of

    unknown = set(options.only or ()) - set(TASKS)
    if unknown:
        sys.exit(f"There is no benchmark {', '.join(sorted(unknown))}; there are {', '.join(TASKS)}")
    results: list[dict] = []
    with tempfile.TemporaryDirectory() as folder:
        corpora = {GENERATED: None} | ({"a real corpus": _stored(options.corpus, folder)} if options.corpus else {})
        for task in options.only or TASKS:
            for corpus, path in corpora.items():
                if path is None or task in ON_ANY_CORPUS:
                    _measure(results, task, corpus, path, sizes_of(task, options.sizes), Path(folder))
                    if options.write:  # each time, so that a run that is stopped leaves what it measured
                        options.write.write_text(_page(_all_tables(results)), "utf-8")
    print(_all_tables(results))
    faults = broken(results)
    print("\n".join(["", *faults] if faults else ["", "Every ratio is within its bound."]))
    if options.check and faults:
        sys.exit(1)


def _measure(results: list[dict], task: str, corpus: str, path: Path | None, sizes: list[int], cache: Path) -> None:
    for n in sizes:
        figures = _apart(task, n, path, cache)
        if figures is None:
            print(f"{task} {n or ''}: FAILED, left out of the tables; what went wrong stands above", flush=True)
            continue
        results.append({"task": task, "corpus": corpus, "articles": n, **figures})
        told = ", ".join(f"{name} {_short(value)}" for name, value in figures.items())
        print(f"{task} {n or ''} ({corpus}): {told}", flush=True)


def _stored(folder: Path, aside: str) -> Path:
    """The articles of a real folder, read once, as Parquet."""
    path = Path(aside, "real.parquet")
    nk.load_articles(folder).drop_duplicates("article_id").to_parquet(path)
    return path


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m benchmarks", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[250, 500], help="numbers of articles")
    parser.add_argument("--corpus", type=Path, metavar="DIR", help="a folder of real articles to run over as well")
    parser.add_argument("--only", nargs="+", metavar="TASK", help="some of the tasks")
    parser.add_argument("--write", type=Path, help="write the tables with machine and date to this file")
    parser.add_argument("--check", action="store_true", help="fail if a ratio is worse than its bound")
    parser.add_argument("--one", nargs=2, metavar=("TASK", "N"), help=argparse.SUPPRESS)
    return parser.parse_args()


def _is_there(module: str) -> bool:
    try:
        __import__(module)
    except ImportError:
        return False
    return True


def _here(name: str, n: int) -> dict[str, float]:
    from benchmarks.tasks import TASKS

    figures = TASKS[name](n)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {**figures, "peak_mb": peak / (1024 if sys.platform != "darwin" else 1024**2)}


def _apart(task: str, n: int, corpus: Path | None, cache: Path) -> dict[str, float] | None:
    """A task in a process of its own with one thread; None if it failed; the cache is empty for what annotates."""
    from benchmarks.tasks import ANEW

    with tempfile.TemporaryDirectory() as empty:
        settings = {"NEWSKIT_CACHE": empty if task in ANEW else str(cache)}
        settings |= {"NEWSKIT_PIPELINE": "de_newskit_md", "OMP_NUM_THREADS": "1"}
        settings |= {FOLDER: str(corpus)} if corpus else {}
        command = [sys.executable, "-m", "benchmarks", "--one", task, str(n)]
        done = subprocess.run(command, env={**os.environ, **settings}, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        return None
    return json.loads(done.stdout.splitlines()[-1])


def _all_tables(results: list[dict]) -> str:
    from benchmarks.tasks import TASKS

    tables = _tables(results, {name: task.__doc__ or "" for name, task in TASKS.items()})
    return f"{_promises(results)}\n{tables}\n{on_paper(results, GENERATED)}"


def _promises(results: list[dict]) -> str:
    """One line a promise and corpus, with what the largest run measured."""
    rows = ["| promise | bound | measured | at | kept |", "| --- | ---: | ---: | ---: | --- |"]
    for bound, run, value in judged(results):
        n = run.get("streamed", run["articles"])
        at = f"{n:,.0f} articles, {run['corpus']}" if n else ""
        kept = "yes" if bound.holds(value) else "no"
        rows.append(f"| {bound.what} | {bound.sign} {bound.value:,} | {_short(value)} | {at} | {kept} |")
    return "\n".join(rows) + "\n"


def _tables(results: list[dict], titles: dict[str, str]) -> str:
    """One Markdown table a task and corpus: sizes in columns, and how the time grows: t ~ n^exponent."""
    parts = []
    for task, corpus in dict.fromkeys((run["task"], run["corpus"]) for run in results):
        runs = [run for run in results if (run["task"], run["corpus"]) == (task, corpus)]
        sizes = [run["articles"] for run in runs]
        heads = ["", *(f"{n:,} articles" if n else "" for n in sizes), *(["growth"] if len(sizes) > 1 else [])]
        rows = [heads, ["---", *["---:"] * (len(heads) - 1)]]
        for name in (name for name in runs[0] if name not in ("task", "corpus", "articles")):
            values = [run[name] for run in runs]
            power = exponent(sizes, values) if name.endswith("_s") and "_per_" not in name else None
            growth = ["" if power is None else f"n^{power:.2f}"] if len(sizes) > 1 else []
            rows.append([name, *map(_short, values), *growth])
        table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
        parts.append(f"## {task}, {corpus}\n\n{titles[task]}\n\n{table}")
    return "\n\n".join(parts) + "\n"


def _short(value: float) -> str:
    if value == 0 or not math.isfinite(value):
        return str(value)
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def _page(tables: str) -> str:
    from newskit.pipelines import describe_pipeline

    os.environ["NEWSKIT_PIPELINE"] = "de_newskit_md"
    pipeline = describe_pipeline(nk.load_pipeline())
    machine = f"{_processor()}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
    load = os.getloadavg()[2]
    busy = (
        " The machine was busy with other work, so that all times are longer than on an idle one, above all those by "
        "the clock, and two processes had no two cores."
        if load > (os.cpu_count() or 1) / 2 + 1
        else ""
    )
    made_by = f"newskit {nk.__version__} and the pipeline {pipeline['name']} {pipeline['version']}"
    about = f"""Measured on {date.today():%d %B %Y} with {made_by}, on {machine}
(average load during the last minutes: {load:.1f}).{busy} Every task ran in a process of its own with one thread; what
measures annotation began with an empty cache. The generated corpus is made from the teaching corpus: its paragraphs
shuffled, with other names and numbers, {_words()} words an article; a real corpus is what was given with
`CORPUS=folder`. Make the tables anew with `make bench`, larger with `make bench SIZES="2000 8000"`; `make bench-check`
fails if a ratio is worse than its bound. Compare ratios, not seconds. Bounds are meant for 500 articles and more: with
fewer, what is read and looked up once weighs. Where a promise is not kept, the first table says "no"."""
    return f"# Benchmarks\n\n{fill(about, 120, break_on_hyphens=False)}\n\n{tables}"


def _words() -> int:
    from benchmarks.corpus import WORDS

    return WORDS


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


if __name__ == "__main__":
    main()
