"""Notebooks and exercises in JupyterLab, in a real browser: cells run, figures are seen, the console is quiet."""

import re

import pytest
from driving import ROOT, open_notebook, run_all, stop, unroll

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
FIGURES = {"00": 1, "01": 0, "02": 3, "03": 2, "04": 4, "05": 1, "06": 0, "07": 1}  # at least
LIVE = {"00"}  # run: what the others put out is nbval's matter, and test_panels.py runs the panel and the coding form

DRAWN = """() => [...document.querySelectorAll('.jp-OutputArea-output img[src^="data:image/png"]')]
  .filter(img => img.checkVisibility())
  .map(img => ({source: img.src, width: img.clientWidth, height: img.clientHeight, loaded: img.naturalWidth > 0}))"""

# What JupyterLab itself complains about without any notebook being open.
NOT_OURS = re.compile(
    r"favicon|service.?worker|manifest|Failed to load resource.*(extensions|workspaces|settings|404)"
    r"|ResizeObserver|WebGL",
    re.I,
)


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=[path.stem for path in NOTEBOOKS])
def test_notebook_is_seen_in_jupyterlab(notebook, lab, page):
    state = (run_all if notebook.stem[:2] in LIVE else open_notebook)(page, lab.address, notebook)
    unroll(page, notebook.stem)
    drawn = {figure["source"]: figure for figure in page.evaluate(DRAWN)}
    stop(page)
    assert not state["errors"]
    assert state["run"] == state["cells"], f"{state['run']} of {state['cells']} cells had run when time was up"
    assert state["figures"] >= FIGURES[notebook.stem[:2]]
    assert len(drawn) == state["figures"]
    assert all(figure["loaded"] and figure["width"] > 300 and figure["height"] > 150 for figure in drawn.values())
    assert not [text for text in page.complaints if not NOT_OURS.search(text)]


EXERCISES = sorted((ROOT / "notebooks" / "exercises").glob("*.ipynb"))


@pytest.mark.parametrize("exercise", EXERCISES[1:], ids=[path.stem for path in EXERCISES[1:]])
def test_exercise_is_seen_in_jupyterlab(exercise, lab, page):
    open_notebook(page, lab.address, exercise, folder="notebooks/exercises")
    unroll(page, f"exercise-{exercise.stem}")
    shown = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)").inner_text()
    stop(page)
    assert "Task 1" in shown
    assert not [text for text in page.complaints if not NOT_OURS.search(text)]


def test_an_exercise_waits_for_answers(lab, page):
    state = run_all(page, lab.address, EXERCISES[0], folder="notebooks/exercises")
    unroll(page, f"exercise-{EXERCISES[0].stem}")
    shown = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)").inner_text()
    stop(page)
    assert "Task 1" in shown
    assert state["errors"] == ["NotImplementedError: "]  # the first task; what is above it has run
