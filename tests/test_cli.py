"""The command line: tables in and out, one line for what went wrong, exit codes 0, 1 and 2."""

import io
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
import spacy
from typer.testing import CliRunner

import newskit as nk
from newskit.cli import app
from newskit.pipelines import EMBEDDED

ARTICLES = {
    "Morgenkurier": "Berger fordert mehr Geld\n"
    "Die Ministerin Anna Berger sagte am Dienstag in Köln: „Wir brauchen das Geld jetzt.“",
    "Abendblatt": "Regen in Kassel\n"
    "In Kassel regnet es seit Tagen. „Das reicht jetzt“, sagte Bürgermeister Karl Huber.",
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


def newskit(*arguments, columns=200, stdin=None):
    return CliRunner(env={"COLUMNS": str(columns)}).invoke(app, [str(argument) for argument in arguments], input=stdin)


@pytest.mark.parametrize("more", [[], ["--n-process", "2"]])
def test_load_writes_what_load_articles_gives(folder, tmp_path, more):
    out = tmp_path / "corpus.parquet"
    result = newskit("load", folder, "-o", out, "--quiet", *more)
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
@pytest.mark.parametrize("ending", ["csv", "parquet", "jsonl", "xlsx"])
def test_tables_are_those_of_the_library(folder, tmp_path, command, function, ending):
    out = tmp_path / f"table.{ending}"
    result = newskit(command, folder, "-o", out, "--quiet")
    assert result.exit_code == 0, result.stderr
    expected = getattr(nk, function)(nk.annotate(nk.load_articles(folder, progress=False), progress=False))
    read = {
        "csv": pd.read_csv,
        "parquet": pd.read_parquet,
        "jsonl": lambda path: pd.read_json(path, lines=True),
        "xlsx": pd.read_excel,
    }
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
    assert "de_newskit_md" in result.stdout
    assert "annotations.sqlite" in result.stdout


def test_info_of_an_input_tells_what_was_read_and_what_was_not(folder, monkeypatch):
    (folder / "broken.json").write_text("{")
    monkeypatch.chdir(folder.parent)  # short names are not broken in two
    result = newskit("info", folder.name, "--quiet")
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


def examples():
    """Every example of the help, read off the commands."""
    commands = [(None, app), ("cache", next(group.typer_instance for group in app.registered_groups))]
    for group, one in commands:
        for command in one.registered_commands:
            name = command.name or command.callback.__name__
            yield pytest.param(command.epilog.removeprefix("Example: "), id=" ".join(filter(None, [group, name])))


@pytest.mark.parametrize("example", examples())
def test_the_examples_of_the_help_run(example, folder, tmp_path, monkeypatch):
    """Over two articles in the places that the examples name; reports and JupyterLab are asked for, not made."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NEWSKIT_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("newskit.build_report", lambda corpus, output, *_, **__: output)
    monkeypatch.setattr("jupyterlab.labapp.LabApp.launch_instance", lambda argv: None)
    (tmp_path / "notebooks").mkdir()
    folder.rename(tmp_path / "articles")
    (tmp_path / "dumps").mkdir()
    (tmp_path / "dumps" / "a.txt").write_text("Regen in Kassel\n\nIn Kassel regnet es seit Tagen.", encoding="utf-8")
    articles = nk.load_articles("articles", progress=False)
    articles.to_csv("export.csv", index=False)
    articles.to_parquet("corpus.parquet")
    if "my-pipeline" in example:
        spacy.load(EMBEDDED).to_disk("my-pipeline")
    stdin = None
    for call in example.split(" | "):
        program, *arguments = shlex.split(call)
        result = newskit(*arguments, stdin=stdin)
        assert program == "newskit"
        assert result.exit_code == 0, result.output
        stdin = result.stdout_bytes
    if "-o" in arguments and "report" not in arguments:
        assert Path(arguments[arguments.index("-o") + 1]).stat().st_size > 0


@pytest.mark.parametrize(
    "command",
    [
        "load",
        "entities",
        "quotes",
        "compare",
        "keyness",
        "concordance",
        "stories",
        "sample",
        "pipelines",
        "report",
        "info",
        "cache info",
    ],
)
def test_each_command_has_help_with_an_example(command):
    result = newskit(*command.split(), "--help")
    assert result.exit_code == 0
    assert f"newskit {command}" in result.stdout.split("xample")[-1]


@pytest.mark.parametrize("option", [[], ["-o", "-"]])
def test_a_pipe_gets_the_whole_table_as_csv(folder, option):
    result = newskit("load", folder, "--quiet", *option)
    table = pd.read_csv(io.BytesIO(result.stdout_bytes))
    expected = nk.load_articles(folder, progress=False)
    assert list(table) == list(expected)
    assert table["text"].tolist() == expected["text"].tolist()
    assert not result.stdout_bytes.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("form", ["csv", "json", "jsonl", "parquet", "xlsx", "txt"])
def test_standard_input_is_recognised_by_its_content(form, folder, tmp_path):
    expected = nk.load_articles(folder, progress=False)
    if form == "txt":
        content = b"Regen in Kassel\n\nIn Kassel regnet es seit Tagen, sagte der Wetterdienst."
    else:
        path = tmp_path / f"a.{'jsonl' if form == 'json' else form}"
        newskit("load", folder, "-o", path, "--quiet")
        content = path.read_bytes()
        content = b"[" + b",".join(content.splitlines()) + b"]" if form == "json" else content
    result = newskit("load", "-", "--quiet", stdin=content)
    assert result.exit_code == 0, result.output
    table = pd.read_csv(io.BytesIO(result.stdout_bytes))
    assert len(table) == (1 if form == "txt" else 2)
    if form != "txt":
        assert table["article_id"].tolist() == expected["article_id"].tolist()


def test_columns_are_chosen_and_mapped(tmp_path):
    (tmp_path / "a.csv").write_text("Blatt,Inhalt\nKurier,Der Pegel steigt weiter an.\n", encoding="utf-8")
    result = newskit("load", tmp_path / "a.csv", "--columns", "source=Blatt,text=Inhalt,text,source", "--quiet")
    assert result.stdout == "text,source\nDer Pegel steigt weiter an.,Kurier\n"
    result = newskit("load", tmp_path / "a.csv", "--columns", "source=Blatt,text=Inhalt,titel", "--quiet")
    assert result.exit_code == 1
    assert "'titel'" in result.stderr
    assert "'title' meant" in result.stderr


def test_source_language_and_timezone(tmp_path):
    rows = [{"text": "Der Pegel steigt.", "language": "de", "published": "2025-11-04T23:30:00Z"}]
    rows.append({"text": "The river rises.", "language": "en", "published": "2025-11-04T23:30:00Z"})
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    options = ["--source", "Tagblatt", "--language", "de", "--timezone", "Europe/Berlin"]
    result = newskit("load", tmp_path / "a.jsonl", *options, "--quiet")
    table = pd.read_csv(io.BytesIO(result.stdout_bytes))
    assert table[["source", "published"]].values.tolist() == [["Tagblatt", "2025-11-05 00:30:00+01:00"]]
    assert table["article_id"][0] == nk.frames.article_id("Tagblatt", None, None, "Der Pegel steigt.")
    assert "1 articles in other languages were left out" in result.stderr
    assert newskit("load", tmp_path / "a.jsonl", "--timezone", "Mars/Stadt", "--quiet").exit_code == 1


def test_text_in_csv_is_not_a_formula(tmp_path):
    (tmp_path / "a.jsonl").write_text(json.dumps({"title": "=1+1", "text": "Der Pegel steigt weiter."}))
    newskit("load", tmp_path / "a.jsonl", "-o", tmp_path / "a.csv", "--quiet")
    assert pd.read_csv(tmp_path / "a.csv")["title"].tolist() == ["'=1+1"]


@pytest.fixture
def on_a_terminal(monkeypatch):
    monkeypatch.setattr("newskit.clirun._on_terminal", lambda: True)


@pytest.mark.parametrize("width", [30, 80, 200])
def test_a_terminal_of_any_width_shows_what_can_be_read(folder, width, on_a_terminal):
    result = newskit("load", folder, "--quiet", columns=width)
    lines = result.stdout.splitlines()
    assert max(map(len, lines)) <= width
    assert "Morgenkurier" in result.stdout.replace("\n", "") or width == 30
    assert ("No room for" in result.stderr) == (width < 5 * 14)
    every = newskit("load", folder, "--quiet", "--all", columns=width)
    assert ("article_id: " in every.stdout) == (width < 13 * 14)  # one below the other where they have no room


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "ascii", "utf-8"])
@pytest.mark.parametrize("command", [["load", "--all"], ["--help"], ["load", "gibt-es-nicht-☃"], ["info"]])
def test_no_encoding_of_a_terminal_is_a_traceback(encoding, command, folder):
    (folder / "mehr.json").write_text(json.dumps({"title": "Łódź ☃ 日本", "text": "Ein ☃ steht in Łódź – „schön“."}))
    command = (
        [*command, str(folder)] if command[0] == "load" and len(command) == 2 and command[1] == "--all" else command
    )
    done = subprocess.run(
        [sys.executable, "-m", "newskit.cli", *command],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": encoding, "COLUMNS": "80"},
    )
    assert b"Traceback" not in done.stderr, done.stderr.decode(encoding)
    assert done.returncode == (1 if "gibt" in command[-1] else 0)


def test_warnings_speak_of_the_command_line(folder):
    (folder / "broken.json").write_text("{")
    result = newskit("load", folder, "--quiet")
    assert "broken.json" in result.stderr
    assert "newskit" not in result.stderr
    assert "LoadWarning" not in result.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_complete_commands(shell):
    asked = {"COMP_WORDS": "newskit con", "COMP_CWORD": "1", "_TYPER_COMPLETE_ARGS": "newskit con"}
    runner = CliRunner(
        env={"_NEWSKIT_COMPLETE": f"complete_{shell}", "_TYPER_COMPLETE_FISH_ACTION": "get-args", **asked}
    )
    assert "concordance" in runner.invoke(app, [], prog_name="newskit").stdout


def test_help_loads_no_heavy_library():
    """So that it comes at once."""
    code = (
        "import sys; from typer.testing import CliRunner; from newskit.cli import app;"
        "assert CliRunner().invoke(app, ['--help']).exit_code == 0;"
        "sys.exit(', '.join({'pandas', 'spacy', 'numpy', 'matplotlib', 'nbconvert', 'trafilatura'} & set(sys.modules)) "
        "or 0)"
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
