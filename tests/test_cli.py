"""The command line: tables in and out, one line for what went wrong, exit codes 0, 1 and 2."""

import json
import re
import subprocess
import sys

import pandas as pd
import pytest
from typer.testing import CliRunner

import newskit as nk
from newskit.cli import app

ARTICLES = {
    "Morgenkurier": "Berger fordert mehr Geld\nDie Ministerin Anna Berger sagte am Dienstag in Köln: „Wir brauchen das Geld jetzt.“",
    "Abendblatt": "Regen in Kassel\nIn Kassel regnet es seit Tagen. „Das reicht jetzt“, sagte Bürgermeister Karl Huber.",
}


@pytest.fixture
def folder(tmp_path):
    """Two sources with one article each."""
    table = [
        {"source": name, "title": text.split("\n")[0], "text": text.split("\n")[1]} for name, text in ARTICLES.items()
    ]
    path = tmp_path / "artikel"
    path.mkdir()
    (path / "export.json").write_text(json.dumps(table, ensure_ascii=False), encoding="utf-8")
    return path


def newskit(*arguments):
    return CliRunner(env={"COLUMNS": "200"}).invoke(app, [str(argument) for argument in arguments])


def test_load_writes_what_load_articles_gives(folder, tmp_path):
    out = tmp_path / "corpus.parquet"
    result = newskit("load", folder, "-o", out, "--quiet")
    assert result.exit_code == 0, result.stderr
    assert "2 rows written" in result.stderr
    assert result.stdout == ""
    pd.testing.assert_frame_equal(
        pd.read_parquet(out), nk.load_articles(folder, progress=False), check_dtype=False, check_column_type=False
    )


@pytest.mark.parametrize(
    ("command", "function"),
    [("entities", "extract_entities"), ("quotes", "extract_quotes"), ("compare", "compare_sources")],
)
@pytest.mark.parametrize("ending", ["csv", "parquet", "jsonl"])
def test_tables_are_those_of_the_library(folder, tmp_path, command, function, ending):
    out = tmp_path / f"table.{ending}"
    result = newskit(command, folder, "-o", out, "--quiet")
    assert result.exit_code == 0, result.stderr
    expected = getattr(nk, function)(nk.annotate(nk.load_articles(folder, progress=False), progress=False))
    read = {"csv": pd.read_csv, "parquet": pd.read_parquet, "jsonl": lambda path: pd.read_json(path, lines=True)}
    table = read[ending](out)
    assert list(table.columns) == list(expected.columns)
    assert len(table) == len(expected) > 0
    assert table["source"].tolist() == expected["source"].tolist()


def test_a_csv_file_opens_in_excel_with_its_umlauts(folder, tmp_path):
    newskit("load", folder, "-o", tmp_path / "a.csv", "--quiet")
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert "Köln" in (tmp_path / "a.csv").read_text(encoding="utf-8-sig")


def test_without_output_a_table_is_shown(folder):
    result = newskit("load", folder, "--quiet")
    assert result.exit_code == 0, result.stderr
    assert "Morgenkurier" in result.stdout


def test_articles_cannot_write_on_the_terminal(tmp_path):
    hostile = "\x1b[2J\x1b]0;owned\x07[bold red]Titel[/]\r"
    (tmp_path / "a.jsonl").write_text(json.dumps({"source": hostile, "title": hostile, "text": "x" * 80}) + "\n")
    result = newskit("load", tmp_path / "a.jsonl", "--quiet")
    assert result.exit_code == 0, result.stderr
    assert "\x1b" not in result.stdout
    assert "\x07" not in result.stdout
    assert "[bold" in result.stdout


def test_info_tells_versions_and_cache():
    result = newskit("info")
    assert result.exit_code == 0, result.stderr
    assert nk.__version__ in result.stdout
    assert "de_newskit_sm" in result.stdout
    assert "annotations.sqlite" in result.stdout


def test_info_of_an_input_tells_what_was_read_and_what_was_not(folder):
    (folder / "broken.json").write_text("{")
    result = newskit("info", folder, "--quiet")
    assert result.exit_code == 0, result.stderr
    assert "Morgenkurier" in result.stdout
    assert "broken.json" in "".join(re.findall(r"[\w.]", result.stdout))


def test_the_cache_is_counted_pruned_and_cleared(folder, tmp_path, monkeypatch):
    monkeypatch.setenv("NEWSKIT_CACHE", str(tmp_path / "cache"))
    newskit("entities", folder, "--quiet")
    info = newskit("cache", "info")
    assert str(tmp_path / "cache") in info.stdout
    assert _entries(info) == 2
    assert "0 entries removed" in newskit("cache", "prune").stdout
    assert "2 entries removed" in newskit("cache", "clear").stdout
    assert _entries(newskit("cache", "info")) == 0


def test_no_cache_leaves_no_trace(folder, tmp_path, monkeypatch):
    monkeypatch.setenv("NEWSKIT_CACHE", str(tmp_path / "cache"))
    assert newskit("entities", folder, "--quiet", "--no-cache").exit_code == 0
    assert _entries(newskit("cache", "info")) == 0


def _entries(result) -> int:
    return next(int(line.split()[1]) for line in result.stdout.splitlines() if line.startswith("entries:"))


@pytest.mark.parametrize(
    ("options", "name"),
    [([], "report.html"), (["--format", "html"], "report.html"), (["--format", "pdf"], "report.pdf")],
)
def test_a_report_without_a_name_is_called_after_its_format(folder, options, name, monkeypatch):
    asked = []
    monkeypatch.setattr("newskit.build_report", lambda *given, **_: asked.append(given) or given[1])
    result = newskit("report", folder, "--quiet", *options)
    assert result.exit_code == 0, result.stderr
    assert str(asked[0][1]) == result.stdout.strip() == name


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["load", "gibt/es/nicht"], "gibt/es/nicht"),
        (["report", "gibt/es/nicht"], "gibt/es/nicht"),
        (["load", "gibt/es/nicht", "das/auch/nicht"], "das/auch/nicht"),
        (["load", "{folder}/broken.json"], "broken.json"),
        (["load", "{folder}", "-o", "{folder}/export.json/a.csv"], "export.json"),  # a file where a folder should be
        (["entities", "{folder}", "--pipeline", "de_gibt_es_nicht"], "de_gibt_es_nicht"),
        (["report", "{folder}", "--template", "gibt_es_nicht.ipynb"], "gibt_es_nicht.ipynb"),
    ],
)
def test_what_is_wrong_with_the_data_is_one_line_and_exit_code_1(folder, arguments, word):
    (folder / "broken.json").write_text("{")
    result = newskit(*[argument.format(folder=folder) for argument in arguments], "--quiet")
    assert result.exit_code == 1
    errors = [line for line in result.stderr.splitlines() if line.startswith("Error: ")]
    assert len(errors) == 1
    assert word in errors[0]
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    "arguments",
    [
        ["load"],
        ["unfug"],
        ["load", "x", "--unfug"],
        ["entities", "x", "-o", "a.xyz"],
        ["report", "x", "--format", "docx"],
        ["cache", "prune", "--limit", "-1"],
    ],
)
def test_a_wrong_call_is_exit_code_2(arguments):
    assert newskit(*arguments).exit_code == 2


@pytest.mark.parametrize("command", ["report", "load", "entities", "quotes", "compare", "info", "cache info"])
def test_each_command_has_help_with_an_example(command):
    result = newskit(*command.split(), "--help")
    assert result.exit_code == 0
    assert f"newskit {command}" in result.stdout.split("xample")[-1]


def test_help_loads_no_heavy_library():
    """So that it comes at once."""
    code = (
        "import sys; from typer.testing import CliRunner; from newskit.cli import app;"
        "assert CliRunner().invoke(app, ['--help']).exit_code == 0;"
        "sys.exit(', '.join({'pandas', 'spacy', 'numpy', 'matplotlib', 'nbconvert', 'trafilatura'} & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_progress_goes_to_standard_error(folder):
    done = subprocess.run(
        [sys.executable, "-m", "newskit.cli", "entities", folder], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "%" not in done.stdout
    assert "100%" in done.stderr
