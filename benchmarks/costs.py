"""Four million articles on paper: what they would take, from what was measured and a table of assumptions."""

ARTICLES = 4_000_000
WORDS = 250  # an article, as in the generated corpus
PRICE = 0.05  # euros for an hour of a hired core
CORES = 64
_BYTES = {"annotations on disk": 5_000, "shingles of find_reuse, on all workers together": 8 * WORDS}


def on_paper(results: list[dict], corpus: str) -> str:
    """A page's last part; nothing if annotation, tables or cluster were not measured."""
    last = {run["task"]: run for run in results if run["corpus"] == corpus}
    if not {"annotation", "tables", "cluster"} <= set(last):
        return ""
    annotation, tables, cluster = last["annotation"], last["tables"], last["cluster"]
    efficiency = min(1.0, cluster["two_speedup"] / 2)
    others = ("keyness_s", "find_reuse_s", "compare_sources_s", "find_stories_s")
    steps = {
        "annotation": annotation["cold_s"] / annotation["articles"],
        "entities and quotes": (tables["entities_s"] + tables["quotes_s"]) / tables["articles"],
        "keyness, reuse, sources, stories": sum(tables[name] for name in others) / tables["articles"],
    }
    hours = {step: seconds * ARTICLES / 3600 for step, seconds in steps.items()}
    whole = sum(hours.values())
    assumed = [
        ("articles", f"{ARTICLES:,}"),
        ("words an article", f"{WORDS}"),
        *((f"{step}, ms of one core an article, measured", f"{1000 * seconds:.1f}") for step, seconds in steps.items()),
        ("share of a second core that Dask makes use of, measured", f"{efficiency:.0%}"),
        ("cores", f"{CORES}"),
        ("price of a core hour", f"{PRICE} €"),
    ]
    costs = [
        *((f"core hours: {step}", f"{time:,.0f}") for step, time in hours.items()),
        (f"hours on {CORES} cores", f"{whole / CORES / efficiency:,.1f}"),
        ("price", f"{whole / efficiency * PRICE:,.0f} €"),
        *((what, f"{size * ARTICLES / 1e9:,.0f} GB") for what, size in _BYTES.items()),
    ]
    return (
        "## Four million articles on paper\n\nAssumed, or measured above:\n\n"
        f"{_table(assumed)}\nThen they take:\n\n{_table(costs)}\n"
        "Nothing of this size was run. Names are linked in one place, in about 5 kB an article: above a million\n"
        "articles that place needs a large memory, or the corpus is linked in parts.\n"
    )


def _table(rows: list[tuple[str, str]]) -> str:
    return "| | |\n| --- | ---: |\n" + "".join(f"| {name} | {value} |\n" for name, value in rows)
