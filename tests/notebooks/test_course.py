"""The packed course: whole, no solutions for students, graded from release to feedback without the repository."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import nbformat
import pytest
from cells import ROOT
from nbgrader.api import Gradebook

SOLUTIONS = sorted((ROOT / "course" / "solutions").glob("*.ipynb"))
NAMES = [path.stem for path in SOLUTIONS]
WALK = sorted(path.stem for path in (ROOT / "notebooks").glob("0*.ipynb"))


@pytest.fixture(scope="module")
def zips(tmp_path_factory):
    folder = tmp_path_factory.mktemp("zips")
    wheel = folder / "newskit-0-py3-none-any.whl"
    wheel.write_bytes(b"")
    subprocess.run([sys.executable, str(ROOT / "course" / "pack.py"), folder, wheel], check=True, timeout=120)
    return {readers: folder / f"newskit-course-{readers}.zip" for readers in ("students", "lecturers")}


@pytest.fixture(scope="module")
def unpacked(zips, tmp_path_factory):
    """What each finds after unpacking, far from the repository."""
    found = {}
    for readers, path in zips.items():
        folder = tmp_path_factory.mktemp(readers)
        with zipfile.ZipFile(path) as archive:
            archive.extractall(folder)
        found[readers] = folder / "newskit-course"
    return found


def test_students_get_all_but_the_solutions(unpacked):
    folder = unpacked["students"]
    assert sorted(path.stem for path in folder.glob("notebooks/0*.ipynb")) == WALK
    assert sorted(path.stem for path in folder.glob("slides/*.html")) == WALK
    assert sorted(path.stem for path in folder.glob("notebooks/exercises/*.ipynb")) == NAMES
    assert (folder / "data" / "sample" / "gold" / "quotes.csv").is_file()
    assert "install/newskit-0-py3-none-any.whl[course]" in (folder / "START.md").read_text("utf-8")
    everything = [path.read_text("utf-8", errors="replace") for path in folder.rglob("*.*") if path.is_file()]
    assert not [text for text in everything if "BEGIN SOLUTION" in text or "BEGIN HIDDEN" in text]
    assert not (folder / "lecturers").exists()


def test_lecturers_get_answers_solutions_and_the_plan(unpacked):
    folder = unpacked["lecturers"] / "lecturers"
    assert sorted(path.stem for path in folder.glob("nbgrader/source/*/*.ipynb")) == NAMES
    assert {path.name for path in folder.glob("*.md")} == {"README.md", "answers.md", "key.md", "teaching.md"}
    assert {path.name for path in unpacked["students"].iterdir()} < {path.name for path in folder.parent.iterdir()}


def test_the_same_files_give_the_same_zips(zips, tmp_path):
    wheel = zips["students"].parent / "newskit-0-py3-none-any.whl"
    subprocess.run([sys.executable, str(ROOT / "course" / "pack.py"), tmp_path, wheel], check=True, timeout=120)
    for path in zips.values():
        assert (tmp_path / path.name).read_bytes() == path.read_bytes()


def test_links_of_notebooks_lead_somewhere(unpacked):
    for path in unpacked["students"].glob("notebooks/**/*.ipynb"):
        text = "\n".join(cell.source for cell in nbformat.read(path, 4).cells if cell.cell_type == "markdown")
        for target in re.findall(r"\]\(([^)#]+)[^)]*\)", text):
            assert target.startswith("https://") or (path.parent / target).exists(), (path.name, target)


@pytest.mark.parametrize("name", WALK)
def test_slides_have_every_figure_and_fetch_nothing(name, unpacked):
    page = (unpacked["students"] / "slides" / f"{name}.html").read_text("utf-8")
    cells = nbformat.read(ROOT / "notebooks" / f"{name}.ipynb", as_version=4).cells
    outputs = [output for cell in cells for output in cell.get("outputs", [])]
    figures = sum("image/png" in output.get("data", {}) for output in outputs)
    pictures = sum(cell.source.count("![") for cell in cells if cell.cell_type == "markdown")
    assert page.count("<img") == page.count('src="data:image/png;base64,') == figures + pictures
    assert "<h2>Three questions" in re.sub(r"<h2 [^>]*>", "<h2>", page)
    assert "¶" not in page
    assert not re.findall(r'(?:src|href)="(?!data:|https?://|#)[^"]*"|<link|<script [^>]*src|@import|url\(', page)


def test_each_notebook_has_answers_to_its_three_questions():
    answers = (ROOT / "course" / "answers.md").read_text("utf-8")
    found = dict(re.findall(r"^## (\d\d) · .+?\n(.+?)(?=^## |\Z)", answers, re.MULTILINE | re.DOTALL))
    assert sorted(found) == [name[:2] for name in WALK]
    for number, text in found.items():
        assert re.findall(r"^(\d)\. \*", text, re.MULTILINE) == ["1", "2", "3"], number


def test_the_plan_has_seven_sessions_of_90_minutes():
    plan = (ROOT / "docs" / "teaching.md").read_text("utf-8")
    sessions = re.split(r"^## ", plan, flags=re.MULTILINE)
    sessions = [text for text in sessions if text.startswith("Session ")]
    assert len(sessions) == 7
    for text in sessions:
        assert sum(map(int, re.findall(r"^\| (\d+) \|", text, re.MULTILINE))) == 90, text.splitlines()[0]
        assert [part in text for part in ("**Goals.**", "**Prepare.**", "**Common mistakes.**")] == [True] * 3
    scheme = plan.partition("## Exam task")[2]
    assert sum(map(int, re.findall(r"^\| (\d+) \|", scheme, re.MULTILINE))) == 100


GRADED = NAMES[:2]  # nbgrader takes seconds for each; test_wrong_answers runs every check of every solution


# From release to feedback, as course/README.md has it: Anna hands in solutions, Ben takes the median for the mean.
STEPS = """
import sys
from nbgrader.apps.api import NbGraderAPI
from traitlets.config import Config, PyFileConfigLoader

settings = PyFileConfigLoader("nbgrader_config.py").load_config()
settings.CourseDirectory.root = "."
api = NbGraderAPI(config=settings)
for step, assignment, *student in (line.split() for line in sys.stdin):
    done = getattr(api, step)(assignment, *student)
    assert done["success"], done
"""


def nbgrader(folder: Path, *steps: str) -> None:
    settings = {**os.environ, "JUPYTER_CONFIG_DIR": str(folder / "config"), "PYTHONWARNINGS": "ignore"}
    settings["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"  # it calls alembic by name
    done = subprocess.run(
        [sys.executable, "-c", STEPS], input="\n".join(steps), capture_output=True, text=True, cwd=folder, env=settings
    )
    assert done.returncode == 0, done.stderr[-3000:]


@pytest.fixture(scope="module")
def graded(unpacked):
    folder = unpacked["lecturers"] / "lecturers" / "nbgrader"
    nbgrader(folder, *(f"generate_assignment {name}" for name in GRADED))
    for name in GRADED:
        shutil.copytree(folder / "source" / name, folder / "submitted" / "anna" / name)
    handed_in = folder / "submitted" / "ben" / NAMES[0]
    shutil.copytree(folder / "release" / NAMES[0], handed_in)
    notebook = nbformat.read(handed_in / f"{NAMES[0]}.ipynb", as_version=4)
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == "load":
            cell.source = "articles = nk.load_articles(folder, progress=False)"
        if cell.metadata.get("nbgrader", {}).get("grade_id") == "words":
            cell.source = "words = articles['text'].str.split().str.len().groupby(articles['source']).median()"
    nbformat.write(notebook, handed_in / f"{NAMES[0]}.ipynb")
    nbgrader(
        folder,
        *(f"autograde {name} anna" for name in GRADED),
        f"autograde {NAMES[0]} ben",
        f"generate_feedback {NAMES[0]}",
    )
    return folder


@pytest.mark.parametrize("name", GRADED)
def test_nbgrader_hands_out_the_exercises_of_the_students_zip(graded, unpacked, name):
    def sources(path):
        return [(cell.id, cell.source) for cell in nbformat.read(path, as_version=4).cells]

    exercise = unpacked["students"] / "notebooks" / "exercises" / f"{name}.ipynb"
    assert sources(graded / "release" / name / f"{name}.ipynb") == sources(exercise)


def points(folder: Path, student: str, name: str) -> dict[str, tuple[float, float]]:
    """Points reached and possible in the cells that grade themselves."""
    with Gradebook(f"sqlite:///{folder}/gradebook.db") as gradebook:
        (notebook,) = gradebook.find_submission(name, student).notebooks
        return {
            grade.name: (grade.auto_score or 0, grade.max_score)
            for grade in notebook.grades
            if grade.cell_type == "code"
        }


@pytest.mark.parametrize("name", GRADED)
def test_the_solutions_get_all_points(graded, name):
    found = points(graded, "anna", name)
    assert sum(most for _, most in found.values()) >= 9
    assert all(reached == most for reached, most in found.values()), found


def test_a_wrong_answer_and_an_empty_one_get_none(graded):
    found = points(graded, "ben", NAMES[0])
    assert {task for task, (reached, _) in found.items() if reached} == {"test-load"}


def test_the_feedback_says_what_was_wrong(graded):
    page = (graded / "feedback" / "ben" / NAMES[0] / f"{NAMES[0]}.html").read_text("utf-8")
    said = re.sub(r"<[^>]+>", "", page)
    assert "AssertionError: these are medians" in said
    assert "NotImplementedError" in said
