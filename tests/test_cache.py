"""The annotation cache: what it keeps, and what it never trusts."""

import multiprocessing
import sqlite3

import pytest
import spacy

from newskit.cache import AnnotationCache, entry_key, fingerprint


@pytest.fixture
def blank():
    return spacy.blank("de")


@pytest.fixture
def cache(tmp_path):
    return AnnotationCache(tmp_path / "annotations.sqlite")


def fill(cache, nlp, texts):
    keys = [entry_key(text, "p") for text in texts]
    for key, text in zip(keys, texts, strict=True):
        cache.write(key, nlp(text))
    cache.flush()
    return keys


def damage(cache, sql):
    with sqlite3.connect(cache.path) as db:
        db.execute(sql)


def test_what_is_written_is_read(cache, blank):
    doc = blank("Die Stadt Kassel baut.")
    doc[2].tag_, doc[2].lemma_ = "NE", "Kassel"
    doc.ents = [spacy.tokens.Span(doc, 2, 3, label="LOC")]
    cache.write("k", doc)
    cache.flush()
    (again,) = cache.read(blank.vocab, ["k"]).values()
    assert again.to_json() == doc.to_json()


def test_only_wanted_keys_are_read(cache, blank):
    keys = fill(cache, blank, ["eins", "zwei", "drei"])
    assert set(cache.read(blank.vocab, [*keys[:2], "unknown"])) == set(keys[:2])


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
    assert cache.read(blank.vocab, keys) == {}


def test_an_entry_of_another_text_is_not_trusted(cache, blank):
    keys = fill(cache, blank, ["eins", "zwei"])
    damage(cache, f"UPDATE entries SET (doc, sum) = (SELECT doc, sum FROM entries WHERE key = '{keys[0]}')")
    assert set(cache.read(blank.vocab, keys)) == {keys[0]}


def test_a_file_that_is_no_database_is_put_aside(cache, blank):
    cache.path.write_bytes(b"no database at all" * 100)
    keys = fill(cache, blank, ["eins"])
    assert set(cache.read(blank.vocab, keys)) == set(keys)
    assert cache.path.with_suffix(".damaged").exists()


def test_a_cache_that_cannot_be_used_warns_once(tmp_path, blank):
    (tmp_path / "file").write_text("in the way")
    cache = AnnotationCache(tmp_path / "file" / "annotations.sqlite")
    with pytest.warns(UserWarning, match="annotations are not kept") as warned:
        keys = fill(cache, blank, ["eins"])
    assert cache.read(blank.vocab, keys) == {}
    assert len(warned) == 1


def test_prune_removes_what_was_used_longest_ago(cache, blank):
    keys = fill(cache, blank, [f"Artikel {i} über den Pegel der Fulda" for i in range(50)])
    size = cache.info()["bytes"]
    newest = keys[:5]
    cache.read(blank.vocab, newest)
    removed = cache.prune(size // 4)
    assert 0 < removed < 50
    assert cache.info()["entries"] == 50 - removed
    assert cache.info()["bytes"] <= size // 4
    assert set(cache.read(blank.vocab, keys)) >= set(newest)


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


def test_fingerprint_depends_on_the_weights(nlp):
    copy = nlp.from_config(nlp.config.copy())
    copy.from_bytes(nlp.to_bytes())
    assert fingerprint(copy) == fingerprint(nlp)
    other = nlp.from_config(nlp.config.copy())
    other.from_bytes(nlp.to_bytes())
    tagger = other.get_pipe("tagger").model
    node = next(node for node in tagger.walk() if node.has_param("W") and node.get_param("W").any())
    node.set_param("W", node.get_param("W") * 2)
    assert fingerprint(other) != fingerprint(nlp)


def test_key_depends_on_text_and_pipeline():
    assert len({entry_key("a", "p"), entry_key("b", "p"), entry_key("a", "q")}) == 3
