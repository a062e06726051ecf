"""Streaming: the same rows as in memory, whatever the size of the parts, and whenever the run is killed."""

import signal
import subprocess
import sys
import textwrap

import pandas as pd
import pytest

import newskit as nk
from newskit import streaming
from newskit.errors import InputError, LoadWarning

SENTENCES = [
    "Die Oberbürgermeisterin Jana Wisbeck sagte: „Der Neubau in Kassel beginnt im Mai.“",
    "Oberbürgermeisterin Wisbeck betonte, die Kosten seien gesunken.",
    "Der Zug fährt von Wien nach Berlin.",
    "Laut Jana Wisbeck ist die Strecke nach Hamburg gesperrt.",
    "Das Hochwasser der Elbe erreichte Dresden. „Wir warten“, sagte Udo Kranefeld in Dresden.",
]


@pytest.fixture(params=["entities", "quotes"])
def make(request):
    return getattr(streaming, f"stream_{request.param}"), getattr(nk, f"extract_{request.param}")


@pytest.fixture
def corpus(tmp_path):
    """Eleven articles, two of them copies of an earlier one, one without text."""
    texts = [f"{SENTENCES[i % 5]} Das war am {i}. Mai." for i in range(8)]
    texts += [texts[0], texts[0], None]
    table = pd.DataFrame({"source": "Morgenkurier", "title": None, "text": texts})
    path = tmp_path / "corpus.parquet"
    table.to_parquet(path, row_group_size=4)
    return path


@pytest.fixture(autouse=True)
def small_parts(monkeypatch, tmp_path_factory):
    monkeypatch.setenv("NEWSKIT_PIPELINE", "de_newskit_md")
    monkeypatch.setenv("NEWSKIT_CACHE", str(tmp_path_factory.getbasetemp() / "cache"))
    monkeypatch.setattr(streaming, "BATCH", 3)


def in_memory(extract, path):
    with pytest.warns(LoadWarning):
        return extract(nk.load_articles(path, progress=False), progress=False)


def stream(run, path, output, **options):
    with pytest.warns(LoadWarning, match="1 article or input"):
        problems = run(path, output, progress=False, **options)
    return pd.read_parquet(output), problems


def test_same_rows_as_in_memory(make, corpus, tmp_path):
    run, extract = make
    table, _ = stream(run, corpus, tmp_path / "out.parquet")
    pd.testing.assert_frame_equal(table, in_memory(extract, corpus))
    assert not table.duplicated(["article_id", "field", "start", "end"]).any()  # the copies have ids of their own
    assert not (tmp_path / "out.parquet.parts").exists()


def test_names_are_linked_across_parts(corpus, tmp_path):
    table, _ = stream(streaming.stream_entities, corpus, tmp_path / "out.parquet")
    assert set(table.loc[table["text"] == "Wisbeck", "name"]) == {"Jana Wisbeck"}
    named, _ = stream(streaming.stream_entities, corpus, tmp_path / "out.parquet", aliases={"Wien": "Vienna"})
    assert set(named.loc[named["text"] == "Wien", "name"]) == {"Vienna"}


def test_problems_are_kept(corpus, tmp_path):
    table, problems = stream(streaming.stream_entities, corpus, tmp_path / "out.parquet")
    assert problems["reason"].tolist() == ["there is neither title nor text"]
    assert nk.load_problems(table)["reason"].tolist() == problems["reason"].tolist()


KILLED = """
    import os, signal, sys
    from newskit import streaming
    streaming.BATCH = 3
    module, step = {"os.replace": (os, "replace")}.get(sys.argv[3]) or (streaming, sys.argv[3])
    count = int(sys.argv[4])
    original = getattr(module, step)
    calls = 0

    def counted(*args, **options):
        global calls
        calls += 1
        if calls > count:
            os.kill(os.getpid(), signal.SIGKILL)
        return original(*args, **options)

    setattr(module, step, counted)
    streaming.stream_entities(sys.argv[1], sys.argv[2], progress=False)
"""


@pytest.mark.parametrize(
    ("step", "count", "left"),
    [("write_part", 1, 3), ("os.replace", 3, 2), ("combine", 0, 0)],  # os.replace first sets the folder's mark
)
def test_killed_and_begun_again(corpus, tmp_path, monkeypatch, step, count, left):
    whole, _ = stream(streaming.stream_entities, corpus, tmp_path / "whole.parquet")
    output = tmp_path / "out.parquet"
    code = [sys.executable, "-W", "ignore", "-c", textwrap.dedent(KILLED), corpus, output, step, str(count)]
    assert subprocess.run(code, check=False, capture_output=True).returncode == -signal.SIGKILL
    assert not output.exists()
    worked = []
    extract_part = streaming.extract_part
    monkeypatch.setattr(streaming, "extract_part", lambda *a, **o: worked.append(1) or extract_part(*a, **o))
    table, _ = stream(streaming.stream_entities, corpus, output)
    assert len(worked) == left
    pd.testing.assert_frame_equal(table, whole)
    assert table.attrs == whole.attrs


def interrupted(corpus, output, monkeypatch):
    """A run that ended before its parts were put together."""
    with monkeypatch.context() as patch:
        patch.setattr(streaming, "combine", lambda *args: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            streaming.stream_entities(corpus, output, progress=False)
    return sorted(output.with_name(f"{output.name}.parts").glob("*.parquet"))


def test_a_damaged_part_is_made_again(corpus, tmp_path, monkeypatch):
    output = tmp_path / "out.parquet"
    parts = interrupted(corpus, output, monkeypatch)
    assert len(parts) == 4
    parts[1].write_bytes(parts[1].read_bytes()[:50])
    table, _ = stream(streaming.stream_entities, corpus, output)
    pd.testing.assert_frame_equal(table, in_memory(nk.extract_entities, corpus))


def test_parts_of_another_corpus_are_not_used(corpus, tmp_path, monkeypatch):
    output = tmp_path / "out.parquet"
    interrupted(corpus, output, monkeypatch)
    other = pd.read_parquet(corpus).assign(text="Der Zug fährt von Wien nach Berlin.")
    other.to_parquet(corpus)
    streaming.stream_entities(corpus, output, progress=False)
    assert set(pd.read_parquet(output)["name"]) == {"Wien", "Berlin"}


def test_other_settings_are_another_run(corpus, tmp_path, monkeypatch):
    output = tmp_path / "out.parquet"
    interrupted(corpus, output, monkeypatch)
    table, _ = stream(streaming.stream_entities, corpus, output, fields=["title"])
    assert table.empty
    assert table.dtypes.equals(nk.frames.empty(nk.frames.Entities).dtypes)


def test_several_files_of_other_formats(tmp_path):
    for name, text in [("a.txt", SENTENCES[2]), ("b.txt", SENTENCES[4])]:
        (tmp_path / name).write_text(f"Bericht\n\n{text}\n", "utf-8")
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    assert streaming.stream_entities(paths, tmp_path / "out.parquet", progress=False).empty
    expected = nk.extract_entities(nk.load_articles(paths, progress=False), progress=False)
    pd.testing.assert_frame_equal(pd.read_parquet(tmp_path / "out.parquet"), expected)


def test_errors(corpus, tmp_path):
    with pytest.raises(InputError, match="ending .parquet"):
        streaming.stream_entities(corpus, tmp_path / "out.csv")
    with pytest.raises(InputError, match="no file"):
        streaming.stream_quotes(tmp_path / "nichts.parquet", tmp_path / "out.parquet")
