"""The exercises come from the solutions, and give nothing away."""

import ast
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).parents[2]
EXERCISES = ROOT / "notebooks" / "exercises"
SOLUTIONS = sorted((ROOT / "course" / "solutions").glob("*.ipynb"))
NAMES = [path.stem for path in SOLUTIONS]


def sources(path: Path) -> list[tuple[str, str]]:
    return [(cell.id, cell.source) for cell in nbformat.read(path, as_version=4).cells]


def test_there_is_one_for_each_of_the_notebooks_01_to_05():
    walk = sorted(path.stem for path in (ROOT / "notebooks").glob("0[1-5]_*.ipynb"))
    assert walk == NAMES
    assert sorted(path.stem for path in EXERCISES.glob("*.ipynb")) == NAMES


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made")
    subprocess.run([sys.executable, str(ROOT / "course" / "exercises.py"), str(folder)], check=True, timeout=120)
    return folder


@pytest.mark.parametrize("name", NAMES)
def test_exercises_are_those_of_the_solutions(name, made):
    written = (EXERCISES / f"{name}.ipynb").read_text("utf-8")
    assert (made / f"{name}.ipynb").read_text("utf-8") == written, "make exercises"


@pytest.mark.parametrize("name", NAMES)
def test_exercises_give_nothing_away(name):
    text = "\n".join(source for _, source in sources(EXERCISES / f"{name}.ipynb"))
    assert text.count("raise NotImplementedError()") >= 5
    assert "YOUR ANSWER HERE" in text
    assert "SOLUTION" not in text
    assert "HIDDEN TESTS" not in text


@pytest.mark.parametrize("path", SOLUTIONS, ids=NAMES)
def test_each_check_says_what_is_wrong(path):
    graded = [
        cell.source
        for cell in nbformat.read(path, as_version=4).cells
        if cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("grade")
    ]
    assert len(graded) >= 5
    for source in graded:
        checks = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Assert)]
        assert checks
        assert all(check.msg is not None for check in checks)


def test_students_get_no_solutions():
    assert sorted(path.name for path in EXERCISES.iterdir()) == sorted(
        ["README.md", *(f"{name}.ipynb" for name in NAMES)]
    )
