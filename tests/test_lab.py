"""`newskit lab` opens JupyterLab on the notebooks, with no make and no shell of one system."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request

import pytest
from typer.testing import CliRunner

from newskit.cli import app

NOTEBOOKS = "--LabApp.default_url=/lab/tree/notebooks"


@pytest.fixture
def started(monkeypatch):
    """What JupyterLab would be started with."""
    from jupyterlab.labapp import LabApp

    calls = []
    monkeypatch.setattr(LabApp, "launch_instance", lambda argv: calls.append(argv))
    return calls


@pytest.mark.parametrize(
    ("there", "command", "opened"),
    [
        ("notebooks", ["lab"], [".", NOTEBOOKS]),
        ("Seminar ü", ["lab", "Seminar ü"], ["Seminar ü"]),
        ("other", ["lab"], ["."]),
        ("notebooks", ["lab", "--no-browser", "--port=9999"], [".", NOTEBOOKS, "--no-browser", "--port=9999"]),
    ],
)
def test_which_folder_is_opened(there, command, opened, started, tmp_path, monkeypatch):
    (tmp_path / there).mkdir()
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(app, command)
    assert result.exit_code == 0, result.stderr
    assert started == [opened]


def test_a_folder_that_is_not_there_is_a_wrong_call(started):
    assert CliRunner().invoke(app, ["lab", "gibt-es-nicht"]).exit_code == 2
    assert started == []


def test_without_jupyterlab_the_error_names_the_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "jupyterlab.labapp", None)
    result = CliRunner().invoke(app, ["lab"])
    assert result.exit_code == 1
    assert "newskit[lab]" in result.stderr


def test_the_notebooks_are_served(tmp_path):
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks" / "01_übung.ipynb").write_text("{}")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--no-browser", f"--ServerApp.port={port}", "--IdentityProvider.token=t", "--ServerApp.allow_root=True"]
    settings = {
        **os.environ,
        "JUPYTER_CONFIG_DIR": str(tmp_path / "config"),
        "JUPYTER_DATA_DIR": str(tmp_path / "data"),
    }
    with open(tmp_path / "log", "wb") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "newskit.cli", "lab", *options], cwd=tmp_path, env=settings, stdout=log, stderr=log
        )
    try:
        assert served(f"http://127.0.0.1:{port}/api/contents/notebooks?token=t", server) == ["01_übung.ipynb"], log.name
    finally:
        server.terminate()
        server.wait(30)


def served(address: str, server: subprocess.Popen) -> list[str]:
    for _ in range(120):
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                return [entry["name"] for entry in json.load(answer)["content"]]
        except OSError:
            assert server.poll() is None, "JupyterLab has ended"
            time.sleep(0.5)
    return []
