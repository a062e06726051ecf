"""The notebooks keep their promises to a reader: one skeleton, all cells run, links that lead somewhere."""

import json
import re
from pathlib import Path

import nbformat
import pytest

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
WALK = [
    "00_start_here",
    "01_load_articles",
    "02_entity_counts",
    "03_quotes",
    "04_compare_sources",
    "05_validate",
    "06_report",
    "07_your_own_corpus",
]
FIGURES = dict(zip(WALK, [1, 0, 3, 2, 4, 1, 0, 1], strict=True))  # at least
SKELETON = ["Theory in brief", "Practice", "What can go wrong", "Three questions", "Further reading", "Next"]


@pytest.fixture(params=WALK)
def notebook(request):
    found = nbformat.read(NOTEBOOKS / f"{request.param}.ipynb", as_version=4)
    nbformat.validate(found)
    found.metadata["stem"] = request.param
    return found


def prose(notebook) -> str:
    return "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")


def code_cells(notebook) -> list:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def test_the_walk_is_complete():
    assert sorted(path.stem for path in NOTEBOOKS.glob("*.ipynb")) == WALK


def test_skeleton(notebook):
    text = prose(notebook)
    assert re.findall(r"^## (.+)$", text, flags=re.M) == SKELETON
    opening = notebook.cells[0].source
    number = int(notebook.metadata["stem"][:2])
    assert opening.startswith(f"# {number:02d} · ")
    assert [f"**{part}" in opening for part in ("Aim.", "You will be able to", "Time.")] == [True] * 3
    questions = text.split("## Three questions")[1].split("## Further reading")[0]
    assert re.findall(r"^(\d)\. ", questions, flags=re.M) == ["1", "2", "3"]


def test_links_lead_somewhere(notebook):
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", prose(notebook)):
        assert target.startswith("https://") or (NOTEBOOKS / target).exists(), target


@pytest.mark.parametrize(("this", "following"), zip(WALK, WALK[1:], strict=False))
def test_each_leads_to_the_next(this, following):
    text = prose(nbformat.read(NOTEBOOKS / f"{this}.ipynb", as_version=4))
    assert f"({following}.ipynb)" in text.split("## Next")[1]


def test_every_cell_was_run_without_error(notebook):
    # nbval compares nothing in a cell that was never run, so a notebook without outputs would always pass.
    cells = code_cells(notebook)
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    assert not [output for cell in cells for output in cell.outputs if output.output_type == "error"]


def test_no_cell_is_exempt_from_comparison(notebook):
    for cell in code_cells(notebook):
        assert "NBVAL" not in cell.source.upper()
        assert not [tag for tag in cell.metadata.get("tags", []) if "nbval" in tag or tag == "raises-exception"]


def test_cells_are_short(notebook):
    long = [cell.id for cell in code_cells(notebook) if len(cell.source.splitlines()) > 18]
    assert not long


def test_outputs_name_no_machine(notebook):
    outputs = json.dumps([cell.outputs for cell in code_cells(notebook)])
    assert not re.findall(r"(?:/home|/root|/Users|/work|site-packages)/[^\s\"]*", outputs)
    assert str(NOTEBOOKS.parent) not in outputs


def test_figures_are_there(notebook):
    figures = sum("image/png" in output.get("data", {}) for cell in code_cells(notebook) for output in cell.outputs)
    assert figures >= FIGURES[notebook.metadata["stem"]]


def test_pictures_are_shown_and_small():
    shown = {
        name
        for path in NOTEBOOKS.glob("0*.ipynb")
        for name in re.findall(r"\]\(pictures/([^)]+)\)", prose(nbformat.read(path, as_version=4)))
    }
    stored = {path.name: path.stat().st_size for path in (NOTEBOOKS / "pictures").iterdir()}
    assert set(stored) == shown
    assert max(stored.values()) < 100_000
