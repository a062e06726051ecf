"""What is measured: each task takes a number of articles and gives figures by name.

Every task runs in a process of its own, so that times and the peak of memory are its own. Those that measure
annotation (`ANEW`) begin with an empty cache; the others share one, since annotation takes most of the time. Names that
end in ``_s`` are seconds, ``_per_s`` things a second. They are seconds of processor time, so that other work on the
machine does not blur them, except where several processes take part: there it is time by the clock.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd

import newskit as nk
from benchmarks import corpus, peers
from newskit.annotation import Corpus, annotate

_COPIES = 10
_TURNS = 4  # an even number: who comes second finds the words of the texts warm, which is worth six per cent


def seconds(work: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """How long some work takes, in processor time or by another clock."""
    start = clock()
    work()
    return clock() - start


def by_the_clock(work: Callable[[], object]) -> float:
    """How long some work takes for somebody who waits."""
    return seconds(work, time.perf_counter)


def annotation(n: int) -> dict[str, float]:
    """Annotate once, twice, and with ten more articles; the whole analysis beside bare spaCy, in four turns."""
    articles, more, others = corpus.articles(n), corpus.articles(10, seed=1), corpus.articles(10, seed=3)
    nlp = nk.load_pipeline()
    _warm_up()
    bare = cold = reading = 0.0
    for number in range(_TURNS):  # if the machine gets slower, it gets slower for both
        turn = articles.iloc[number::_TURNS]
        if number % 2:
            bare += seconds(lambda turn=turn: peers.bare_spacy(nlp, turn))
        cold += seconds(lambda turn=turn: annotate(turn, n_process=1, progress=False))
        if not number % 2:
            bare += seconds(lambda turn=turn: peers.bare_spacy(nlp, turn))
        made = annotate(turn, progress=False)
        reading += seconds(lambda made=made: nk.extract_entities(made, progress=False))
        reading += seconds(lambda made=made: nk.extract_quotes(made, progress=False))
    warm = seconds(lambda: annotate(articles, progress=False))
    ten = seconds(lambda: annotate(pd.concat([articles, more]), progress=False)) - warm
    alone = seconds(lambda: annotate(others, progress=False))
    return {
        "bare_spacy_s": bare,
        "cold_s": cold,
        "entities_and_quotes_s": reading,
        "warm_s": warm,
        "ten_more_s": ten,
        "ten_more_ratio": ten / alone,
        "warm_speedup": cold / warm,
        "overhead_ratio": (cold + reading) / bare,
        "articles_per_s": n / cold,
        "words_per_s": articles["text"].str.count(" ").sum() / cold,
    }


def processes(n: int) -> dict[str, float]:
    """Annotate with one and with two processes."""
    articles = corpus.articles(n)
    nk.load_pipeline()
    one = by_the_clock(lambda: annotate(articles, cache=False, n_process=1, progress=False))
    two = by_the_clock(lambda: annotate(articles, cache=False, n_process=2, progress=False))
    return {"one_s": one, "two_s": two, "two_speedup": one / two}


def extraction(n: int) -> dict[str, float]:
    """Entities and quotes of articles that are annotated; textacy's direct quotations on as many English words."""
    _warm_up()
    made = annotate(corpus.articles(n), progress=False)
    entities = seconds(lambda: nk.extract_entities(made, progress=False))
    quotes = seconds(lambda: nk.extract_quotes(made, progress=False))
    words = sum(map(len, made.docs))
    english = peers.english_docs(words, corpus.WORDS)
    peers.textacy_quotations(english[:1])
    textacy = seconds(lambda: peers.textacy_quotations(english))
    return {
        "entities_s": entities,
        "quotes_s": quotes,
        "entities_per_s": n / entities,
        "quotes_per_s": n / quotes,
        "both_per_s": n / (entities + quotes),
        "quotes_words_per_s": words / quotes,
        "textacy_words_per_s": sum(map(len, english)) / textacy,
    }


def tables(n: int) -> dict[str, float]:
    """Tables out of what is annotated and found; keywords beside counts by scikit-learn."""
    articles = corpus.articles(n)
    made = annotate(articles, progress=False)
    target = articles["source"].value_counts().index[0]
    nk.keyness(annotate(corpus.articles(20, seed=2), progress=False), target, progress=False)
    made_of: dict[str, pd.DataFrame] = {}
    figures = {}

    def measure(name: str, work: Callable[[Corpus], pd.DataFrame]) -> None:
        # Each time with a corpus of which nothing is known yet. What is over soon is measured three times.
        again = [made.take(range(n)) for _ in range(3)]
        spent = [seconds(lambda: made_of.update({name: work(again[0])}))]
        spent += [seconds(lambda one=one: work(one)) for one in again[1:] if spent[0] < 1]
        figures[f"{name}_s"] = min(spent)

    measure("entities", lambda whole: nk.extract_entities(whole, progress=False))
    measure("quotes", lambda whole: nk.extract_quotes(whole, progress=False))
    entities, quotes = made_of["entities"], made_of["quotes"]
    measure("compare_sources", lambda _: nk.compare_sources(articles, entities, quotes))
    measure("find_reuse", lambda _: nk.find_reuse(articles))
    measure("keyness", lambda whole: nk.keyness(whole, target, progress=False))
    measure("find_stories", lambda whole: nk.find_stories(whole, progress=False))
    given = made_of["find_stories"], entities, quotes, made_of["find_reuse"]
    measure("story_table", lambda whole: nk.story_table(whole, *given, progress=False))
    measure("voices", lambda _: nk.voices(quotes, articles))
    measure("count_entities", lambda _: nk.count_entities(entities, by="source"))
    measure("cooccurrence", lambda _: nk.cooccurrence(entities))
    peers.sklearn_keywords(articles.head(50), target)  # imported before it is measured
    theirs = seconds(lambda: peers.sklearn_keywords(articles, target))
    found = figures["entities_s"] + figures["quotes_s"]
    return {
        **figures,
        "scikit_learn_s": theirs,
        "keyness_ratio": figures["keyness_s"] / theirs,
        "compare_ratio": (found + figures["compare_sources_s"]) / found,
    }


def loading(n: int) -> dict[str, float]:
    """JSON lines beside pandas.read_json, saved pages beside trafilatura."""
    pages = corpus.pages(max(n // 10, 1))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        table = corpus.articles(n).drop(columns=["article_id"])
        table.to_json(folder / "articles.jsonl", orient="records", lines=True, force_ascii=False, date_format="iso")
        (folder / "pages").mkdir()
        for number, page in enumerate(pages):
            (folder / "pages" / f"{number}.html").write_text(page, "utf-8")
        nk.load_articles(corpus.SAMPLE, progress=False)  # warm up
        json = seconds(lambda: nk.load_articles(folder / "articles.jsonl", progress=False))
        pandas = seconds(lambda: pd.read_json(folder / "articles.jsonl", lines=True))
        ours = seconds(lambda: nk.load_articles(folder / "pages", progress=False))
        theirs = seconds(lambda: peers.trafilatura_pages(folder / "pages"))
    return {
        "json_per_s": n / json,
        "read_json_per_s": n / pandas,
        "pages_per_s": len(pages) / ours,
        "trafilatura_per_s": len(pages) / theirs,
        "pages_ratio": ours / theirs,
    }


def reuse(n: int) -> dict[str, float]:
    """Shared text, beside candidates of MinHash-LSH alone."""
    articles = corpus.articles(n)
    nk.find_reuse(articles.head(20))
    ours = seconds(lambda: nk.find_reuse(articles))
    peers.minhash_candidates(articles.head(20))
    theirs = seconds(lambda: peers.minhash_candidates(articles))
    return {"find_reuse_s": ours, "minhash_lsh_s": theirs, "minhash_ratio": ours / theirs}


def stream(n: int) -> dict[str, float]:
    """Entities and quotes from Parquet to Parquet, the articles annotated; look at the peak of memory."""
    from newskit.streaming import stream_entities, stream_quotes

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write_corpus(folder / "corpus.parquet", n)
        annotate(pd.read_parquet(folder / "corpus.parquet"), progress=False)
        entities = seconds(
            lambda: stream_entities(folder / "corpus.parquet", folder / "entities.parquet", progress=False)
        )
        quotes = seconds(lambda: stream_quotes(folder / "corpus.parquet", folder / "quotes.parquet", progress=False))
    return {"entities_s": entities, "quotes_s": quotes, "articles_per_s": n / (entities + quotes)}


def memory(n: int) -> dict[str, float]:
    """Ten times as many articles streamed: the same texts in other outlets, annotated once; look at the memory."""
    from newskit.streaming import stream_entities, stream_quotes

    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "corpus.parquet"
        _write_corpus(path, n, copies=_COPIES)
        entities = seconds(lambda: stream_entities(path, Path(name) / "entities.parquet", progress=False))
        quotes = seconds(lambda: stream_quotes(path, Path(name) / "quotes.parquet", progress=False))
    return {"streamed": n * _COPIES, "entities_s": entities, "quotes_s": quotes}


def cluster(n: int) -> dict[str, float]:
    """Quotes on Dask with one and with two worker processes, start of the workers and pipelines apart.

    Where other work takes the cores, time by the clock tells little; processor time tells what each worker had to do.
    """
    from newskit import distributed

    times, busiest = [], []
    for workers in (1, 2):
        with tempfile.TemporaryDirectory() as name, distributed.cluster(n_workers=workers) as client:
            _write_corpus(Path(name) / "corpus.parquet", n)
            client.run(_prepare_worker, name)
            articles = distributed.read_articles(Path(name) / "corpus.parquet", articles_a_part=max(1, n // 10))
            before = client.run(time.process_time)
            times.append(by_the_clock(lambda articles=articles: nk.extract_quotes(articles).compute()))
            busiest.append(max(after - before[worker] for worker, after in client.run(time.process_time).items()))
    return {
        "one_worker_s": times[0],
        "two_workers_s": times[1],
        "two_speedup": times[0] / times[1],
        "one_worker_cpu": busiest[0],
        "busier_of_two_cpu": busiest[1],
    }


def starting(n: int) -> dict[str, float]:
    """``import newskit`` beside ``import pandas``, and ``newskit --help``; the best of three, whatever n is."""

    def best(*command: str) -> float:
        run = lambda: subprocess.run([sys.executable, *command], check=True, capture_output=True)  # noqa: E731
        return min(by_the_clock(run) for _ in range(3))

    newskit, pandas = best("-c", "import newskit"), best("-c", "import pandas")
    help_ = best("-c", "import sys; sys.argv = ['newskit', '--help']; from newskit.cli import app; app()")
    return {"import_newskit_s": newskit, "import_pandas_s": pandas, "import_ratio": newskit / pandas, "help_s": help_}


def _warm_up() -> None:
    """Lexicons and word lists are read when they are needed first."""
    made = annotate(corpus.articles(20, seed=2), progress=False)
    nk.extract_entities(made, progress=False)
    nk.extract_quotes(made, progress=False)


def _prepare_worker(cache: str) -> None:
    """A pipeline and word lists that are loaded, and a cache of this run only."""
    os.environ["NEWSKIT_CACHE"] = cache
    _warm_up()


def _write_corpus(path: Path, n: int, copies: int = 1) -> None:
    """Articles in Parquet, made and written a thousand at a time, so that the peak of memory is not theirs."""
    from pyarrow import Table, parquet

    writer = None
    for start in range(0, n, 1000):
        made = corpus.articles(min(1000, n - start), seed=start)
        for copy in range(copies):
            table = Table.from_pandas(corpus.in_other_outlets(made, copy) if copy else made, preserve_index=False)
            writer = writer or parquet.ParquetWriter(path, table.schema)
            writer.write_table(table)
    writer.close()


TASKS = {
    task.__name__: task
    for task in (starting, loading, annotation, processes, extraction, tables, reuse, stream, memory, cluster)
}
ANEW = ("annotation", "processes", "cluster")
ON_ANY_CORPUS = ("annotation", "processes", "extraction", "tables", "reuse", "cluster")


def sizes_of(task: str, sizes: list[int]) -> list[int]:
    """The sizes for a task: what starts processes is slow, and small corpora tell nothing of memory or shared text."""
    few = {"starting": [0], "processes": sizes[:1], "cluster": sizes[:1], "memory": sizes[-1:]}
    return (few | {"reuse": [4 * n for n in sizes]}).get(task, sizes)
