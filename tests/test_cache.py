"""The annotation cache: what it keeps, and what it never trusts."""

import multiprocessing
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from itertools import count
from pathlib import Path
from weakref import WeakKeyDictionary

import pytest
import spacy

from newskit import cache as cache_module
from newskit.cache import AnnotationCache, entry_key, fingerprint, own_steps
from newskit.packing import pack, unpack


@pytest.fixture
def blank():
    return spacy.blank("de")


@pytest.fixture
def cache(tmp_path):
    return AnnotationCache(tmp_path / "annotations.sqlite")


def fill(cache, nlp, texts):
    keys = [entry_key(text, "p") for text in texts]
    for key, text in zip(keys, texts, strict=True):
        cache.write(key, pack(nlp(text)))
    cache.flush()
    return keys


def damage(cache, sql):
    with sqlite3.connect(cache.path) as db:
        db.execute(sql)


def test_what_is_written_is_read(cache, blank):
    doc = blank("Die Stadt Kassel baut.")
    doc[2].tag_, doc[2].lemma_ = "NE", "Kassel"
    doc.ents = [spacy.tokens.Span(doc, 2, 3, label="LOC")]
    cache.write("k", pack(doc))
    cache.flush()
    assert unpack(cache.blobs(["k"])["k"], blank.vocab).to_json() == doc.to_json()


def test_only_wanted_keys_are_read(cache, blank):
    keys = fill(cache, blank, ["eins", "zwei", "drei"])
    assert set(cache.blobs([*keys[:2], "unknown"])) == cache.known([*keys[:2], "unknown"]) == set(keys[:2])


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE entries SET doc = x'00ff'",
        "UPDATE entries SET sum = x'00'",
        "UPDATE entries SET doc = NULL",
        "UPDATE entries SET doc = substr(doc, 1, 20)",
    ],
)
def test_damaged_entries_are_not_trusted(cache, blank, sql):
    keys = fill(cache, blank, ["eins"])
    damage(cache, sql)
    assert cache.blobs(keys) == {}


def test_an_entry_of_another_text_is_not_trusted(cache, blank):
    keys = fill(cache, blank, ["eins", "zwei"])
    damage(cache, f"UPDATE entries SET (doc, sum) = (SELECT doc, sum FROM entries WHERE key = '{keys[0]}')")
    assert set(cache.blobs(keys)) == {keys[0]}


def test_a_file_that_is_not_a_database_is_put_aside(cache, blank):
    cache.path.write_bytes(b"no database at all" * 100)
    keys = fill(cache, blank, ["eins"])
    assert set(cache.blobs(keys)) == set(keys)
    assert cache.path.with_suffix(".damaged").exists()


def test_a_cache_that_cannot_be_used_warns_once(tmp_path, blank):
    (tmp_path / "file").write_text("in the way")
    cache = AnnotationCache(tmp_path / "file" / "annotations.sqlite")
    with pytest.warns(UserWarning, match="annotations are not kept") as warned:
        keys = fill(cache, blank, ["eins"])
    cache.write("more", b"more")
    assert cache.flush() == {"more": b"more"}
    assert cache.blobs(keys) == {}
    assert len(warned) == 1


def test_prune_removes_what_was_used_longest_ago(cache, blank):
    keys = fill(cache, blank, [f"Artikel {i} über den Pegel der Fulda" for i in range(50)])
    size = cache.info()["bytes"]
    newest = keys[:5]
    cache.known(newest)
    removed = cache.prune(size // 4)
    assert 0 < removed < 50
    assert cache.info()["entries"] == 50 - removed
    assert cache.info()["bytes"] <= size // 4
    assert set(cache.blobs(keys)) >= set(newest)


def test_flush_keeps_the_limit(tmp_path, blank):
    cache = AnnotationCache(tmp_path / "annotations.sqlite", limit=100_000)
    fill(cache, blank, [f"Artikel {i} " + "über den Pegel der Fulda " * 20 for i in range(400)])
    assert 0 < cache.info()["bytes"] <= 100_000


def test_clear_empties(cache, blank):
    fill(cache, blank, ["eins", "zwei"])
    assert cache.clear() == 2
    assert cache.info()["entries"] == 0


def write_many(path, start):
    nlp = spacy.blank("de")
    cache = AnnotationCache(path)
    fill(cache, nlp, [f"Artikel {i}" for i in range(start, start + 300)])


def test_several_processes_write_at_once(cache):
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=write_many, args=(cache.path, start)) for start in (0, 300)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
        assert worker.exitcode == 0
    assert cache.info()["entries"] == 600


def begin_many(paths, number, all_there):
    doc = spacy.blank("de")("eins")
    for path in paths:
        cache = AnnotationCache(path)
        all_there.wait()
        cache.write(str(number), pack(doc))
        cache.flush()


def test_several_processes_begin_a_cache_at_once(tmp_path):
    context = multiprocessing.get_context("spawn")
    paths = [tmp_path / f"{turn}.sqlite" for turn in range(20)]
    all_there = context.Barrier(3, timeout=60)
    workers = [context.Process(target=begin_many, args=(paths, n, all_there), daemon=True) for n in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [AnnotationCache(path).info()["entries"] for path in paths] == [3] * len(paths)


def write_without_end(path):
    nlp = spacy.blank("de")
    cache = AnnotationCache(path)
    for start in count(step=20):
        fill(cache, nlp, [f"Artikel {i} über den Pegel" for i in range(start, start + 20)])


def test_killed_while_it_writes(cache, blank):
    """Whatever the moment, what is there is whole."""
    context = multiprocessing.get_context("spawn")
    for moment in (0.0, 0.013, 0.04):
        before = cache.info()["entries"]
        writer = context.Process(target=write_without_end, args=(cache.path,), daemon=True)
        writer.start()
        deadline = time.monotonic() + 60
        while cache.info()["entries"] < before + 20 and writer.is_alive():
            assert time.monotonic() < deadline, "the writer lives and writes nothing"
            time.sleep(0.01)
        time.sleep(moment)
        writer.kill()
        writer.join()
        assert writer.exitcode == -signal.SIGKILL
        number = cache.info()["entries"]
        assert number >= before + 20
        assert number % 20 == 0  # each transaction as a whole or not at all
        keys = [entry_key(f"Artikel {i} über den Pegel", "p") for i in range(number)]
        assert len(cache.blobs(keys)) == number
        cache.clear()
    assert len(fill(cache, blank, ["eins"])) == cache.info()["entries"] == 1


FULL = """
import resource, signal, sys, warnings
import pandas as pd, newskit as nk
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))  # no file can grow beyond: as on a full disk
texts = [f"Am {n}. Mai tagt der Stadtrat von Kassel. " * 10 for n in range(40)]
articles = nk.load_articles(pd.DataFrame({"text": texts}), progress=False)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    corpus = nk.annotate(articles, progress=False)
    again = nk.annotate(articles, progress=False)
    entities = nk.extract_entities(again, progress=False)
assert [doc.to_json() for doc in corpus.docs] == [doc.to_json() for doc in again.docs]
assert (entities["name"] == "Kassel").sum() == 400, entities
print(*[str(one.message) for one in caught if "annotations are not kept" in str(one.message)], sep="\\n")
"""


def test_a_full_disk_costs_the_cache_and_no_result(tmp_path, monkeypatch):
    monkeypatch.setenv("NEWSKIT_CACHE", str(tmp_path))
    monkeypatch.setenv("NEWSKIT_PIPELINE", "de_newskit_md")
    done = subprocess.run([sys.executable, "-c", FULL], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "annotations are not kept" in done.stdout
    assert "Free some space" in done.stdout


def test_fingerprint_depends_on_the_weights(nlp, tmp_path):
    copy = nlp.from_config(nlp.config.copy())
    copy.from_bytes(nlp.to_bytes())
    assert fingerprint(copy) == fingerprint(nlp)
    other = nlp.from_config(nlp.config.copy())
    other.from_bytes(nlp.to_bytes())
    folder = tmp_path / "newskit_encoder"
    other.get_pipe("newskit_encoder").to_disk(folder)
    (folder / "model.onnx").write_bytes((folder / "model.onnx").read_bytes() + b" ")
    other.get_pipe("newskit_encoder").from_disk(folder)
    assert fingerprint(other) != fingerprint(nlp)


def test_fingerprint_is_the_same_before_and_after_use(nlp):
    copy = nlp.from_config(nlp.config.copy())
    copy.from_bytes(nlp.to_bytes())
    copy("Anna Berger wohnt in Kassel.")
    assert fingerprint(copy) == fingerprint(nlp)


@pytest.mark.parametrize("name", ["sentences.py", "gazetteer.txt.gz", "../packing.py"])
def test_fingerprint_depends_on_the_source_of_the_steps(tmp_path, monkeypatch, name):
    package = Path(cache_module.__file__).parent
    shutil.copytree(package / "pipelines", tmp_path / "pipelines", ignore=shutil.ignore_patterns("de_*", "__pycache__"))
    shutil.copy(package / "packing.py", tmp_path)
    before = own_steps()
    monkeypatch.setattr(cache_module, "_HERE", tmp_path)
    assert own_steps() == before
    with (tmp_path / "pipelines" / name).open("ab") as file:
        file.write(b"\n# otherwise\n")
    assert own_steps() != before


@pytest.mark.parametrize("library", ["spacy", "simplemma", "babel"])
def test_fingerprint_depends_on_the_libraries_that_annotate(monkeypatch, nlp, library):
    before = fingerprint(nlp)
    version = cache_module.version
    monkeypatch.setattr(cache_module, "version", lambda name: "0" if name == library else version(name))
    monkeypatch.setattr(cache_module, "_fingerprints", WeakKeyDictionary())
    assert fingerprint(nlp) != before


def test_fingerprint_depends_on_the_tokenizer(nlp):
    copy = nlp.from_config(nlp.config.copy())
    copy.from_bytes(nlp.to_bytes())
    copy.tokenizer.add_special_case("Seep.", [{"ORTH": "Seep."}])
    assert fingerprint(copy) != fingerprint(nlp)


def test_key_depends_on_text_and_pipeline():
    assert len({entry_key("a", "p"), entry_key("b", "p"), entry_key("a", "q")}) == 3
