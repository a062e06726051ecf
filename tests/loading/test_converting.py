"""Large corpora: the same articles as load_articles, in chunks, and never half a file."""

import json
import subprocess
import sys
import time

import pandas as pd
import pytest

import newskit as nk
from newskit import frames


def write(path, rows):
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), encoding="utf-8")
    return path


def row(n):
    return {
        "titel": f"Titel {n}",
        "text": f"Text {n} steht hier.",
        "datum": "3.5.2024",
        "Seite": n,
        f"nur {n % 3}": "x",
    }


def test_the_same_articles_as_load_articles(tmp_path):
    source = write(tmp_path / "a.jsonl", [row(n) for n in [*range(2500), 7, 7]])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("newskit.loading.converting.CHUNK", 400)
        problems = nk.convert(source, tmp_path / "b.parquet", progress=False)
    assert (len(problems), problems.attrs) == (0, {"articles": 2502, "duplicates": 2, "problems": 0})
    written = pd.read_parquet(tmp_path / "b.parquet")
    loaded = nk.load_articles(source, progress=False)
    names = list(frames.Articles.columns)
    pd.testing.assert_frame_equal(frames.conform(written, frames.Articles)[names], loaded[names])
    again = nk.load_articles(tmp_path / "b.parquet", clean=False, progress=False)
    assert again["Seite"].tolist() == loaded["Seite"].tolist()
    assert again["article_id"].tolist() == loaded["article_id"].tolist()


def test_duplicates_can_be_left_out(tmp_path):
    source = write(tmp_path / "a.jsonl", [row(1), row(2), row(1)])
    problems = nk.convert(source, tmp_path / "b.parquet", duplicates="drop", progress=False)
    assert problems.attrs == {"articles": 2, "duplicates": 1, "problems": 0}


def test_problems_are_returned(tmp_path):
    source = write(tmp_path / "a.jsonl", [row(1), "{", row(2)])
    with pytest.warns(nk.LoadWarning, match="^1 input or part of one could not be read; 2 articles were"):
        problems = nk.convert(source, tmp_path / "b.parquet", progress=False)
    assert problems["origin"].tolist() == [str(source)]


def test_the_output_may_lie_in_the_folder_that_is_read(tmp_path):
    write(tmp_path / "a.jsonl", [row(1), row(2)])
    for _ in range(2):
        assert nk.convert(tmp_path, tmp_path / "corpus.parquet", progress=False).attrs["articles"] == 2


def test_a_failed_run_leaves_the_old_file(tmp_path):
    source = write(tmp_path / "a.jsonl", [row(1)])
    nk.convert(source, tmp_path / "b.parquet", progress=False)
    write(tmp_path / "a.jsonl", [row(1), row(2), "{"])
    with pytest.raises(nk.LoadError):
        nk.convert(source, tmp_path / "b.parquet", errors="raise", progress=False)
    assert len(pd.read_parquet(tmp_path / "b.parquet")) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.jsonl", "b.parquet"]


def test_a_killed_run_leaves_no_file(tmp_path):
    source = write(tmp_path / "a.jsonl", [row(n) for n in range(20_000)])
    code = f"import newskit as nk; nk.convert({str(source)!r}, {str(tmp_path / 'b.parquet')!r}, progress=False)"
    process = subprocess.Popen([sys.executable, "-c", code])
    deadline = time.monotonic() + 60
    while not (tmp_path / ".b.parquet.part").exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    process.kill()
    process.wait()
    assert not (tmp_path / "b.parquet").exists()
    assert (tmp_path / ".b.parquet.part").exists()
    assert len(nk.load_articles(tmp_path, progress=False)) == 20_000  # the leftover is hidden


def test_an_output_of_another_kind_is_refused(tmp_path):
    with pytest.raises(nk.InputError, match="parquet"):
        nk.convert(tmp_path, tmp_path / "b.csv", progress=False)
