"""Run the benchmarks: ``python -m benchmarks [--sizes 1000 2000] [--only extraction reuse] [--write docs/benchmarks.md]``.

The sizes that are set take about 25 minutes on two idle cores; ``--full`` runs corpora of up to 100,000 articles, which
takes a day.
"""

from __future__ import annotations

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

import numpy as np

import newskit as nk

FULL = (1000, 4000, 20_000, 100_000)
NEEDED = {"textacy": "textacy", "datasketch": "datasketch", "dask.dataframe": "dask", "distributed": "distributed"}


def main() -> None:
    options = _options()
    if options.one:
        task, n = options.one
        print(json.dumps(_here(task, int(n))))
        return
    missing = [package for module, package in NEEDED.items() if not _is_there(module)]
    if missing:
        sys.exit(f"The benchmarks need {', '.join(missing)}: pip install --group bench")
    from benchmarks.tasks import TASKS

    unknown = set(options.only or ()) - set(TASKS)
    if unknown:
        sys.exit(f"There is no benchmark {', '.join(sorted(unknown))}; there are {', '.join(TASKS)}")
    results = []
    for task in options.only or TASKS:
        sizes = [0] if task == "starting" else FULL if options.full else options.sizes
        for n in sizes:
            figures = _apart(task, n)
            if figures is None:
                print(f"{task} {n or ''}: FAILED, left out of the tables; what went wrong stands above", flush=True)
                continue
            results.append({"task": task, "articles": n, **figures})
            print(_line(task, n, figures), flush=True)
            if options.write:  # each time, so that a run that is stopped leaves what it measured
                options.write.write_text(_page(_all_tables(results)), "utf-8")
    print(_all_tables(results))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m benchmarks", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[500, 1000, 2000], help="numbers of articles")
    parser.add_argument("--full", action="store_true", help=f"corpora of {', '.join(map(str, FULL))} articles")
    parser.add_argument("--only", nargs="+", metavar="TASK", help="some of the tasks")
    parser.add_argument("--write", type=Path, help="write the tables with machine and date to this file")
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


def _apart(task: str, n: int) -> dict[str, float] | None:
    """A task in a process of its own, with a cache of its own and one thread; None if it failed."""
    with tempfile.TemporaryDirectory() as cache:
        settings = {"NEWSKIT_CACHE": cache, "NEWSKIT_PIPELINE": "de_newskit_md", "OMP_NUM_THREADS": "1"}
        command = [sys.executable, "-m", "benchmarks", "--one", task, str(n)]
        done = subprocess.run(command, env={**os.environ, **settings}, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        return None
    return json.loads(done.stdout.splitlines()[-1])


def _line(task: str, n: int, figures: dict[str, float]) -> str:
    return f"{task} {n or ''}: " + ", ".join(f"{name} {_short(value)}" for name, value in figures.items())


# What newskit promises: task, figure, and the bound that it has to keep. Sizes from 2,000 articles are meant.
PROMISES = [
    ("starting", "import_ratio", "<=", 1.3, "`import newskit` over `import pandas`"),
    ("starting", "help_s", "<=", 1.0, "`newskit --help`, in seconds"),
    ("annotation", "warm_speedup", ">=", 20, "annotating again, from the cache, over the first time"),
    ("annotation", "ten_more_ratio", "<=", 3, "ten articles more over ten articles alone"),
    ("annotation", "overhead_ratio", "<=", 1.15, "annotate + entities + quotes over bare spaCy"),
    ("extraction", "entities_per_s", ">=", 400, "entities, annotated articles a second on one core"),
    ("extraction", "quotes_per_s", ">=", 400, "quotes, annotated articles a second on one core"),
    ("processes", "two_speedup", ">=", 1.6, "two processes over one"),
    ("cluster", "two_speedup", ">=", 1.5, "two Dask workers over one"),
    ("memory", "peak_mb", "<", 1500, "peak of memory of a streamed corpus, in MB"),
]


def _all_tables(results: list[dict]) -> str:
    from benchmarks.tasks import TASKS

    return f"{_promises(results)}\n{_tables(results, {name: task.__doc__ for name, task in TASKS.items()})}"


def _promises(results: list[dict]) -> str:
    """One line a promise, with what the largest run measured."""
    rows = ["| promise | bound | measured | at | kept |", "| --- | ---: | ---: | ---: | --- |"]
    for task, name, sign, bound, what in PROMISES:
        runs = [run for run in results if run["task"] == task and name in run]
        if runs:
            value, n = runs[-1][name], runs[-1].get("streamed", runs[-1]["articles"])
            kept = {"<=": value <= bound, "<": value < bound, ">=": value >= bound}[sign]
            at = f"{n:,.0f} articles" if n else ""
            rows.append(f"| {what} | {sign} {bound:,} | {_short(value)} | {at} | {'yes' if kept else 'no'} |")
    return "\n".join(rows) + "\n"


def _tables(results: list[dict], titles: dict[str, str]) -> str:
    """One Markdown table a task: sizes in columns, and how the time grows: t ~ n^exponent."""
    parts = []
    for task in dict.fromkeys(result["task"] for result in results):
        runs = [result for result in results if result["task"] == task]
        sizes = [run["articles"] for run in runs]
        heads = [f"{n:,} articles" if n else "" for n in sizes]
        grows = len(sizes) > 1
        rows = [["", *heads, *(["growth"] if grows else [])]]
        rows.append(["---", *["---:"] * (len(rows[0]) - 1)])
        for name in runs[0]:
            if name not in ("task", "articles"):
                values = [run[name] for run in runs]
                growth = (
                    [_growth(sizes, values) if name.endswith("_s") and "_per_" not in name else ""] if grows else []
                )
                rows.append([name, *map(_short, values), *growth])
        parts.append(f"## {task}\n\n{titles[task]}\n\n" + "\n".join(f"| {' | '.join(row)} |" for row in rows))
    return "\n\n".join(parts) + "\n"


def _growth(sizes: list[int], values: list[float]) -> str:
    """The exponent of growth, fitted on a double logarithmic scale: 1 is linear."""
    if min(values) <= 0:
        return ""
    return f"n^{np.polyfit(np.log(sizes), np.log(values), 1)[0]:.2f}"


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
        " The machine was busy with other work, so that all times are longer than on an idle one, above all those by the\n"
        "clock, and two processes had no two cores."
        if load > os.cpu_count() / 2 + 1
        else ""
    )
    return f"""# Benchmarks

Measured on {date.today():%d %B %Y} with newskit {nk.__version__} and the pipeline {pipeline["name"]} {pipeline["version"]}, on {machine}
(average load during the last minutes: {load:.1f}).{busy} Every task ran in a process of its own with an empty cache and one thread.
The corpora are made from the teaching corpus: its paragraphs shuffled, with other names and numbers, {_words()} words an
article. Make the table anew with `make bench`, smaller with `make bench SIZES="200 1000"`; `python -m benchmarks --full` goes up
to {FULL[-1]:,} articles.

{tables}"""


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
