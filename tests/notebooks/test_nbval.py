"""The comparison of stored outputs notices a changed number, and forgives only what it should."""

import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbval.plugin import get_sanitize_patterns

ROOT = Path(__file__).parents[2]
CONFIG = ROOT / "tests" / "notebooks" / "nbval-sanitize.cfg"


def sanitised(text: str) -> str:
    for pattern, replacement in get_sanitize_patterns(CONFIG.read_text(encoding="utf-8")):
        text = re.sub(pattern, replacement, text)
    return text


@pytest.mark.parametrize(
    "text",
    [
        "0.87",
        "1,234",
        "2025-11-04 16:05:00+00:00",
        "3.5.2025",
        "22.11.2025 12:00",
        "Katrin Behrendt 11",
        "<td>406</td>",
        "6,42 Meter",
    ],
)
def test_numbers_and_dates_are_compared(text):
    assert sanitised(text) == text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Annotating: 100%|████| 40/40 [00:01<00:00]", "Annotating: 100%|██████| 40/40 [00:07<00:00, 6 articles/s]"),
        ("<Axes at 0x7f00aa112233>", "<Axes at 0x7fffbb445566>"),
        ("/tmp/ipykernel_12/3456.py:1: LoadWarning: 3 inputs", "C:\\tmp\\ipykernel_99\\1.py:2: LoadWarning: 3 inputs"),
        ("pipeline de_newskit_md 0.0.1", "pipeline de_newskit_md 0.1.0"),
        ("<td>leaflet made</td><td>2025-11-30</td>", "<td>leaflet made</td><td>2026-01-02</td>"),
    ],
)
def test_what_differs_from_run_to_run_is_forgiven(one, other):
    assert sanitised(one) == sanitised(other)


def compare(notebook, folder) -> subprocess.CompletedProcess:
    (folder / "notebooks").mkdir()
    (folder / "data").symlink_to(ROOT / "data", target_is_directory=True)
    path = folder / "notebooks" / "copy.ipynb"
    nbformat.write(notebook, path)
    options = [
        "--nbval",
        f"--nbval-sanitize-with={CONFIG}",
        "-p",
        "no:cacheprovider",
        "-q",
        "--color=no",
        "-c",
        "/dev/null",
    ]
    command = [sys.executable, "-m", "pytest", *options, "--rootdir", str(folder), str(path)]
    return subprocess.run(command, capture_output=True, text=True, cwd=folder, timeout=300)


@pytest.fixture
def beginning():
    """Notebook 01 up to the first table with a number, and that table's cell."""
    notebook = nbformat.read(ROOT / "notebooks" / "01_load_articles.ipynb", as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    last = next(i for i, cell in enumerate(code) if cell.source.endswith('articles.groupby("source").size()'))
    notebook.cells = code[: last + 1]
    return notebook


def test_an_unchanged_notebook_passes(beginning, tmp_path):
    result = compare(beginning, tmp_path)
    assert result.returncode == 0, result.stdout


def test_a_changed_number_fails(beginning, tmp_path):
    data = beginning.cells[-1].outputs[0].data
    changed = data["text/plain"].replace("Morgenkurier             16", "Morgenkurier             17")
    assert changed != data["text/plain"]
    data["text/plain"] = changed
    result = compare(beginning, tmp_path)
    assert result.returncode == 1
    assert "Cell outputs differ" in result.stdout
