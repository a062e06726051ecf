"""Run the notebooks and store their outputs, so that the stored ones are those of today's code and weights.

    make notebooks

Whatever differs from run to run without meaning anything (timings, addresses, numbers of widgets) is taken out, so that
`git diff` shows what really changed.
"""

import json
import os
import re
import sys
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

WALK = Path(__file__).parents[2] / "notebooks"
_SHOWN = re.compile(r'"model_id": "([0-9a-f]{32})"')
_HELD = re.compile(r"IPY_MODEL_([0-9a-f]{32})")
_NOISE = [
    (re.compile(r"/tmp/ipykernel_\d+/\d+\.py:\d+"), "/tmp/ipykernel_1/1.py:1"),
    (re.compile(r"\[\d\d:\d\d(<|&lt;|＜)\d\d:\d\d,[^\]]*\]"), r"[00:01\1 00:00]"),
    (re.compile(r" at 0x[0-9a-f]{6,}"), " at 0x000000000000"),
]


def run(path: Path) -> None:
    """Run one notebook from top to bottom in its own folder and store its outputs."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(
        notebook, timeout=600, kernel_name="python3", resources={"metadata": {"path": path.parent}}
    ).execute()
    nbformat.write(tidy(notebook), path)


def tidy(notebook: NotebookNode) -> NotebookNode:
    """Take out what tells nothing: timings, addresses, random numbers of widgets, the version of Python."""
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
    notebook.metadata["language_info"] = {"name": "python"}
    text = nbformat.writes(notebook)
    for pattern, replacement in _NOISE:
        text = pattern.sub(replacement, text)
    for number, old in enumerate(widgets_in_order(notebook), start=1):
        text = text.replace(old, f"{number:032x}")
    return nbformat.reads(text, as_version=4)


def widgets_in_order(notebook: NotebookNode) -> list[str]:
    """The random numbers of the widgets, in the order in which a reader meets them: each, then what it holds."""
    states = notebook.metadata.get("widgets", {}).get("application/vnd.jupyter.widget-state+json", {}).get("state", {})
    found: dict[str, None] = {}
    waiting = _SHOWN.findall("".join(json.dumps(cell.get("outputs", [])) for cell in notebook.cells))[::-1]
    while waiting:
        number = waiting.pop()
        if number not in found:
            found[number] = None
            waiting += _HELD.findall(json.dumps(states.get(number, {}), sort_keys=True))[::-1]
    return list(found)


if __name__ == "__main__":
    os.environ["NEWSKIT_PIPELINE"] = "de_newskit_md"  # the kernels inherit it
    for path in [Path(name).resolve() for name in sys.argv[1:]] or sorted(WALK.glob("0*.ipynb")):
        began = time.perf_counter()
        run(path)
        print(f"{path.name}: {time.perf_counter() - began:.0f} s")
