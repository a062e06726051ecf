"""Dask: two worker processes give the tables that pandas gives, and one odd article costs only itself."""

import os
import signal
import sys
import threading
import time

import dask
import dask.dataframe as dd
import pandas as pd
import pytest
from typer.testing import CliRunner

import newskit as nk
from newskit import distributed, frames
from newskit.cli import app
from newskit.errors import InputError, MissingExtraError

TEXTS = [
    "Die Oberbürgermeisterin Jana Wisbeck sagte am Montag: „Der Neubau in Kassel beginnt im Mai.“",
    "Oberbürgermeisterin Wisbeck betonte, die Kosten seien gesunken. Der Verein klagte über den Lärm an der Brücke.",
    "Der Zug fährt von Wien nach Berlin. Die Brücke über die Elbe ist gesperrt.",
    "Laut Jana Wisbeck ist die Strecke nach Hamburg gesperrt. Der Neubau sei sicher.",
    "Das Hochwasser der Elbe erreichte Dresden. „Wir warten“, sagte Udo Kranefeld in Dresden.",
]
COPIED = (
    "In der Nacht ist der Fluss bei Kassel über die Ufer getreten, zwei Straßen sind gesperrt und viele Keller der "
    "Altstadt stehen seither unter Wasser, wie die Feuerwehr am Morgen mitteilte."
)


@pytest.fixture(scope="module", autouse=True)
def surroundings(tmp_path_factory):
    """Workers take the environment over when they start."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NEWSKIT_PIPELINE", "de_newskit_md")
        patch.setenv("NEWSKIT_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="module")
def client(surroundings):
    with distributed.cluster(n_workers=2) as client:
        yield client


@pytest.fixture(scope="module")
def articles():
    table = pd.DataFrame(
        {
            "source": [["Morgenkurier", "Abendpost", "Tagblatt"][i % 3] for i in range(24)],
            "section": [["Lokales", "Politik"][i % 2] for i in range(24)],
            "published": pd.Timestamp("2025-03-01") + pd.to_timedelta(range(24), "h"),
            "text": [f"{TEXTS[i % 5]} {COPIED if i % 8 == 0 else ''} Das war der {i}. Bericht." for i in range(24)],
        }
    )
    return nk.load_articles(table, progress=False)


@pytest.fixture(scope="module")
def parts(articles, client):
    return dd.from_pandas(articles, npartitions=4, sort=False)


@pytest.fixture(scope="module")
def entities(articles):
    return nk.extract_entities(articles, progress=False)


def same(of_dask, of_pandas):
    """Equal after sorting: Dask promises no order between partitions."""
    keys = [name for name in of_pandas.columns if name != "passages"]
    first, second = (t.sort_values(keys).reset_index(drop=True) for t in (of_dask, of_pandas))
    pd.testing.assert_frame_equal(first, second)


def test_entities(parts, entities):
    lazy = nk.extract_entities(parts)
    assert isinstance(lazy, dd.DataFrame)
    assert lazy.dtypes.equals(entities.dtypes)
    found = lazy.compute()
    same(found, entities)
    assert set(found.loc[found["text"] == "Wisbeck", "name"]) == {"Jana Wisbeck"}  # linked across partitions


def test_entities_with_options(parts, articles):
    options = {"fields": ["text"], "aliases": {"Wien": "Vienna"}}
    same(nk.extract_entities(parts, **options).compute(), nk.extract_entities(articles, **options, progress=False))


def test_quotes(parts, articles):
    quotes = nk.extract_quotes(articles, progress=False)
    assert len(quotes) > 5
    same(nk.extract_quotes(parts).compute(), quotes)
    direct = nk.extract_quotes(articles, types=["direct"], progress=False)
    same(nk.extract_quotes(parts, types=["direct"]).compute(), direct)


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"by": "source", "label": "LOC"},
        {"by": ["source", "field"], "normalise": "articles"},
        {"normalise": "per_1000_words"},
        {"by": "source", "normalise": "per_1000_words"},
        {"by": "section"},
    ],
)
def test_counts(parts, articles, options):
    pd.testing.assert_frame_equal(nk.count_entities(parts, **options), nk.count_entities(articles, **options))


def test_counts_of_entities(entities, client):
    lazy = dd.from_pandas(entities, npartitions=1)
    pd.testing.assert_frame_equal(nk.count_entities(lazy, by="source"), nk.count_entities(entities, by="source"))


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"unit": "token", "measure": "log_odds", "names": False},
        {"unit": "name", "min_articles": 1},
        {"reference": ["Abendpost"], "stop_words": True},
        {"by": "section", "target": "Politik"},
        {"without_copies": True},
    ],
)
def test_keyness(parts, articles, options):
    options = {"target": "Morgenkurier", **options}
    expected = nk.keyness(articles, **options, progress=False)
    assert len(expected)
    pd.testing.assert_frame_equal(nk.keyness(parts, **options), expected)


@pytest.mark.parametrize("number", [1, 3, 7])
def test_reuse(articles, client, number):
    expected = nk.find_reuse(articles)
    assert len(expected)
    shuffled = articles.sample(frac=1, random_state=number).reset_index(drop=True)
    pd.testing.assert_frame_equal(nk.find_reuse(dd.from_pandas(shuffled, npartitions=number, sort=False)), expected)


@pytest.mark.parametrize("number", [2, 7])
def test_keywords_do_not_depend_on_the_parts(articles, client, number):
    """Neither do dictionary forms, which follow from the whole corpus."""
    lazy = dd.from_pandas(articles, npartitions=number, sort=False)
    options = {"target": "Morgenkurier", "min_articles": 1, "min_count": 1}
    pd.testing.assert_frame_equal(nk.keyness(lazy, **options), nk.keyness(articles, **options, progress=False))


def test_reuse_with_options(parts, articles):
    pd.testing.assert_frame_equal(nk.find_reuse(parts, 25, window="12h"), nk.find_reuse(articles, 25, window="12h"))


@pytest.mark.parametrize("options", [{}, {"by": "section", "top": 2}, {"without_copies": True}])
@pytest.mark.parametrize("number", [1, 5])
def test_sources_side_by_side(articles, client, options, number):
    lazy = dd.from_pandas(articles, npartitions=number, sort=False)
    expected = nk.compare_sources(articles, **options, progress=False)
    pd.testing.assert_frame_equal(nk.compare_sources(lazy, **options, progress=False), expected)


def test_sources_with_tables_that_are_parted_otherwise(parts, articles, entities):
    quotes = nk.extract_quotes(articles, progress=False)
    options = {"quotes": quotes, "pairs": nk.find_reuse(articles), "progress": False}
    expected = nk.compare_sources(articles, entities, **options)
    for number in (1, 6):  # an article's mentions lie in two parts
        lazy = dd.from_pandas(entities, npartitions=number, sort=False)
        pd.testing.assert_frame_equal(nk.compare_sources(parts, lazy, **options), expected)


@pytest.mark.parametrize("work", ["find_reuse", "compare_sources", "keyness"])
def test_a_worker_that_is_killed_midway_loses_nothing(articles, client, work):
    options = {"find_reuse": {}, "compare_sources": {}, "keyness": {"target": "Morgenkurier"}}[work]
    expected = getattr(nk, work)(articles, **options)
    slow = dd.from_pandas(articles, npartitions=6, sort=False).map_partitions(slowed, 0.5, meta=articles.iloc[:0])
    victim = next(iter(client.run(os.getpid).values()))
    killer = threading.Timer(1.5, os.kill, (victim, signal.SIGKILL))
    killer.start()
    pd.testing.assert_frame_equal(getattr(nk, work)(slow, **options, progress=False), expected)
    killer.join()
    with pytest.raises(ProcessLookupError):
        os.kill(victim, 0)


def test_a_poisoned_article_is_a_problem(articles, client):
    poisoned = articles.astype({"article_id": object})
    poisoned.loc[3, ["article_id", "origin"]] = [None, "seite7.html"]
    lazy = dd.from_map(lambda part: part, [poisoned.iloc[:12], poisoned.iloc[12:]], meta=poisoned.iloc[:0])
    quotes = nk.extract_quotes(lazy)
    found, failed = dask.compute(quotes, distributed.problems(quotes))
    assert failed["origin"].tolist() == ["seite7.html"]
    assert "the analysis failed" in failed["reason"].iloc[0]
    expected = nk.extract_quotes(articles.drop(index=3).reset_index(drop=True), progress=False)
    same(found, expected)


def test_a_worker_loads_the_pipeline_once(parts, client):
    from newskit.pipelines import choice

    def misses():
        return choice._load.cache_info().misses

    nk.extract_quotes(parts).compute()
    assert set(client.run(misses).values()) == {1}


def test_a_worker_starts_no_processes_however_many_articles_a_part_has(articles, client):
    def from_how_many_on(number):
        from newskit import processing

        processing.MANY, number = number, processing.MANY
        return number

    new = articles.assign(text=articles["text"] + " So steht es im Protokoll.")
    (many,) = set(client.run(from_how_many_on, 1).values())
    found = nk.extract_quotes(dd.from_pandas(new, npartitions=1)).compute()
    client.run(from_how_many_on, many)
    same(found, nk.extract_quotes(new, progress=False))


def slowed(articles, moment):
    time.sleep(moment)
    return articles


def test_a_worker_that_is_killed_changes_nothing(parts, entities, client):
    slow = parts.map_partitions(slowed, 1.5, meta=parts._meta)
    future = client.compute(nk.extract_entities(slow))
    time.sleep(1)
    victim = next(iter(client.run(os.getpid).values()))
    os.kill(victim, 9)
    same(future.result(timeout=120), entities)


def test_parquet_in_small_partitions(articles, tmp_path, client):
    articles.to_parquet(tmp_path / "corpus.parquet")
    lazy = distributed.read_articles(tmp_path / "corpus.parquet", articles_a_part=10)
    assert lazy.npartitions == 3
    same(nk.extract_quotes(lazy).compute(), nk.extract_quotes(articles, progress=False))


def test_the_command_line(articles, tmp_path, client):
    """`newskit quotes --engine dask` on a scheduler that runs already."""
    articles.to_parquet(tmp_path / "corpus.parquet")
    command = ["quotes", str(tmp_path / "corpus.parquet"), "-o", str(tmp_path / "out.parquet"), "--engine", "dask"]
    done = CliRunner().invoke(app, [*command, "--scheduler", client.scheduler.address])
    assert done.exit_code == 0, done.output
    same(pd.read_parquet(tmp_path / "out.parquet"), nk.extract_quotes(articles, progress=False))


def test_files_that_are_not_parquet(tmp_path, client):
    (tmp_path / "artikel.txt").write_text("Der Pegel steigt.", "utf-8")
    with pytest.raises(InputError, match="Dask reads Parquet"):
        distributed.read_articles(tmp_path / "artikel.txt")
    with pytest.raises(InputError, match="Dask reads Parquet"):
        distributed.read_articles(tmp_path / "nichts.parquet")


def test_without_a_cluster(articles):
    """Dask's own threads take turns with the one pipeline of the process."""
    lazy = dd.from_pandas(articles.head(6), npartitions=3, sort=False)
    with dask.config.set(scheduler="threads"):
        same(nk.extract_quotes(lazy).compute(), nk.extract_quotes(articles.head(6), progress=False))


def test_errors(parts, monkeypatch):
    with pytest.raises(InputError, match="lacks the columns"):
        nk.extract_quotes(parts[["article_id", "text"]])
    with pytest.raises(InputError, match="no articles with source = 'Nordpost'"):
        nk.keyness(parts, target="Nordpost")
    with pytest.raises(InputError, match="returned, unchanged"):
        distributed.problems(parts)
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MissingExtraError, match=r"newskit\[dask\]"), distributed.cluster():
        pass


def test_tables_have_the_columns_of_their_schema(parts):
    assert list(nk.extract_entities(parts).columns) == list(frames.Entities.columns)
    assert list(nk.extract_quotes(parts).columns) == list(frames.Quotes.columns)
