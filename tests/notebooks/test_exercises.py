"""The exercises come from the solutions, and nbgrader hands them out and grades them."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook

ROOT = Path(__file__).parents[2]
EXERCISES = ROOT / "notebooks" / "exercises"
SOLUTIONS = sorted((EXERCISES / "solutions").glob("*.ipynb"))
NAMES = [path.stem for path in SOLUTIONS]


def sources(path: Path) -> list[tuple[str, str]]:
    return [(cell.id, cell.source) for cell in nbformat.read(path, as_version=4).cells]


def test_there_is_one_for_each_of_the_notebooks_01_to_05():
    walk = sorted(path.stem for path in (ROOT / "notebooks").glob("0[1-5]_*.ipynb"))
    assert walk == NAMES
    assert sorted(path.stem for path in EXERCISES.glob("*.ipynb")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_exercises_are_those_of_the_solutions(name, tmp_path):
    subprocess.run([sys.executable, str(EXERCISES / "build.py"), str(tmp_path)], check=True, timeout=120)
    assert (tmp_path / f"{name}.ipynb").read_text("utf-8") == (EXERCISES / f"{name}.ipynb").read_text("utf-8"), (
        "make exercises"
    )


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


@pytest.fixture(autouse=True, scope="module")
def programs_of_the_environment():
    """nbgrader calls alembic by name; it lies beside the Python that runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
        yield


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A course with one assignment: Anna hands in the solutions, Ben the first exercise as he got it."""
    folder = tmp_path_factory.mktemp("course")
    source = folder / "source" / "newskit"
    source.mkdir(parents=True)
    for path in SOLUTIONS:
        shutil.copy(path, source)
    shutil.copytree(ROOT / "data", source / "data")
    nbgrader(folder, "generate_assignment", "newskit")
    shutil.copytree(source, folder / "submitted" / "anna" / "newskit")
    shutil.copytree(folder / "release" / "newskit", folder / "submitted" / "ben" / "newskit")
    for name in NAMES[1:]:
        (folder / "submitted" / "ben" / "newskit" / f"{name}.ipynb").unlink()
    nbgrader(folder, "autograde", "newskit")
    return folder


def nbgrader(folder: Path, *arguments: str) -> None:
    settings = {**os.environ, "JUPYTER_CONFIG_DIR": str(folder / "config"), "PYTHONWARNINGS": "ignore"}
    command = [sys.executable, "-m", "nbgrader", *arguments, f"--course-dir={folder}"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=folder, env=settings, timeout=900)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", NAMES)
def test_nbgrader_hands_out_the_same_exercises(course, name):
    assert sources(course / "release" / "newskit" / f"{name}.ipynb") == sources(EXERCISES / f"{name}.ipynb")


def automatic_points(course: Path, student: str) -> dict[str, tuple[float, float]]:
    """Points reached and possible in the cells that grade themselves, by notebook."""
    with Gradebook(f"sqlite:///{course}/gradebook.db") as gradebook:
        submission = gradebook.find_submission("newskit", student)
        return {
            notebook.name: (
                sum(grade.auto_score or 0 for grade in notebook.grades if grade.cell_type == "code"),
                sum(grade.max_score for grade in notebook.grades if grade.cell_type == "code"),
            )
            for notebook in submission.notebooks
        }


def test_the_solutions_get_all_points(course):
    points = automatic_points(course, "anna")
    assert sorted(points) == NAMES
    assert all(possible >= 9 for _, possible in points.values())
    assert {name: reached for name, (reached, _) in points.items()} == {
        name: most for name, (_, most) in points.items()
    }


def test_an_empty_exercise_gets_none(course):
    reached, possible = automatic_points(course, "ben")[NAMES[0]]
    assert (reached, possible > 0) == (0, True)
