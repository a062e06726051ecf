"""What is written is there whole or not at all."""

import errno
import os

import pandas as pd
import pytest
from typer.testing import CliRunner

import newskit as nk
from newskit import cli, terminal
from newskit.files import written_aside


def fail_half_way(path, error):
    with written_aside(path) as aside:
        aside.write_text("zw")
        raise error


def test_a_file_keeps_what_it_held_until_the_new_one_is_whole(tmp_path):
    path = tmp_path / "folder" / "a.txt"
    with written_aside(path) as aside:
        aside.write_text("eins")
    with pytest.raises(ZeroDivisionError):
        fail_half_way(path, ZeroDivisionError())
    assert [file.name for file in path.parent.iterdir()] == ["a.txt"]
    assert path.read_text() == "eins"


def test_a_link_stays_one(tmp_path):
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    with written_aside(tmp_path / "link.txt") as aside:
        aside.write_text("eins")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "a.txt").read_text() == "eins"


def test_what_is_not_a_file_is_not_replaced():
    with written_aside(os.devnull) as aside:
        aside.write_text("eins")
    assert not os.path.isfile(os.devnull)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_one_sentence(tmp_path, number):
    with pytest.raises(nk.OutputError, match="no space left on this disk"):
        fail_half_way(tmp_path / "a.txt", OSError(number, os.strerror(number)))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("ending", [".csv", ".jsonl", ".parquet"])
def test_the_command_line_leaves_no_half_table(tmp_path, monkeypatch, ending):
    (tmp_path / "in.csv").write_text("source,text\nSeepost,Der Steg ist offen.\n", "utf-8")
    output = tmp_path / f"out{ending}"
    output.write_text("von gestern")

    def breaking(table, file):
        file.write(b"die ersten Zeilen")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setitem(terminal._WRITERS, ending, breaking)
    done = CliRunner().invoke(cli.app, ["load", str(tmp_path / "in.csv"), "-o", str(output), "-q"])
    assert done.exit_code == 1
    assert "no space left on this disk" in done.stderr.replace("\n", " ")
    assert output.read_text() == "von gestern"


def test_a_full_disk_while_converting_and_streaming(tmp_path, monkeypatch):
    from pyarrow import parquet

    pd.DataFrame({"text": ["Der Steg in Kassel ist offen."]}).to_parquet(tmp_path / "in.parquet")

    def full(*args, **options):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(parquet, "write_table", full)
    monkeypatch.setattr(parquet.ParquetWriter, "write_table", full)
    for write in (nk.convert, nk.stream_quotes):
        with pytest.raises(nk.OutputError, match="no space left"):
            write(tmp_path / "in.parquet", tmp_path / "out.parquet", progress=False)
        assert not (tmp_path / "out.parquet").exists()
