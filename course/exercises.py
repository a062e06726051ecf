"""Make the exercises out of the solutions: what students get, with the solutions and hidden tests taken out.

    make exercises

The solutions are the only source. nbgrader's own steps do the work, so that `nbgrader generate_assignment` over the
same notebooks makes the same exercises.
"""

import sys
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader.preprocessors import CheckCellMetadata, ClearHiddenTests, ClearOutput, ClearSolutions, LockCells

SOLUTIONS = Path(__file__).parent / "solutions"
EXERCISES = Path(__file__).parents[1] / "notebooks" / "exercises"


def exercise(solution: Path) -> NotebookNode:
    """The notebook for students that belongs to a solution notebook."""
    notebook, resources = nbformat.read(solution, as_version=4), {}
    for step in (CheckCellMetadata(), LockCells(), ClearSolutions(), ClearOutput(), ClearHiddenTests()):
        notebook, resources = step.preprocess(notebook, resources)
    return notebook


def build(folder: Path = EXERCISES) -> list[Path]:
    """Write one exercise for each solution into a folder."""
    made = []
    for solution in sorted(SOLUTIONS.glob("*.ipynb")):
        made.append(folder / solution.name)
        nbformat.write(exercise(solution), made[-1])
    return made


if __name__ == "__main__":
    for path in build(*map(Path, sys.argv[1:])):
        print(path)
