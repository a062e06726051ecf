"""No label of a figure is cut or printed over another one: a rule for every figure of the notebooks and the gallery.

The rule looks at the text that matplotlib really draws: none may reach beyond the figure, and no two labels of the
ticks of one axis may lie on each other.
"""

import math
import re
from copy import copy
from itertools import combinations
from unittest import mock

import matplotlib as mpl
import nbformat
import pandas as pd
import pytest
from cells import ROOT, code_cells, run
from matplotlib.text import Text

mpl.use("Agg")
import matplotlib.pyplot as plt


def drawn_texts(figure) -> list[Text]:
    """The texts that are drawn, ticks beyond the axis not among them."""
    figure.canvas.draw()  # the layout settles
    found, draw = [], Text.draw

    def noted(text, *arguments, **options):
        if text.get_visible() and text.get_text().strip():
            found.append(text)
        return draw(text, *arguments, **options)

    with mock.patch.object(Text, "draw", noted):
        figure.canvas.draw()
    return found


def faults(figure) -> list[str]:
    """What is wrong with the labels of a figure, in words."""
    texts, box = drawn_texts(figure), figure.bbox
    boxes = {text: text.get_window_extent() for text in texts}
    cut = [
        f"cut: {text.get_text()!r}"
        for text, place in boxes.items()
        if min(place.x0 - box.x0, place.y0 - box.y0, box.x1 - place.x1, box.y1 - place.y1) < -1
    ]
    axes = [axis for ax in figure.axes for axis in (ax.xaxis, ax.yaxis)]
    for axis in axes:
        labels = [text for text in axis.get_ticklabels(which="both") if text in boxes]
        for one, other in combinations(labels, 2):
            if overlap(one, other):
                cut.append(f"on each other: {one.get_text()!r} and {other.get_text()!r}")
    return cut


def overlap(one: Text, other: Text) -> bool:
    """Do two labels that are turned alike lie on each other? The page is turned until they are level."""
    angle = math.radians(one.get_rotation())
    middles, sizes = [], []
    for text in (one, other):
        place = text.get_window_extent()
        middles.append(((place.x0 + place.x1) / 2, (place.y0 + place.y1) / 2))
        level = copy(text)
        level.set_rotation(0)
        sizes.append((level.get_window_extent().width, level.get_window_extent().height))
    (x, y), (u, v) = middles
    along = abs((u - x) * math.cos(angle) + (v - y) * math.sin(angle))
    across = abs((v - y) * math.cos(angle) - (u - x) * math.sin(angle))
    return along < sum(size[0] for size in sizes) / 2 - 1 and across < sum(size[1] for size in sizes) / 2 - 1


def notebook_cells(path):
    """The cells up to the last one with a figure."""
    cells = code_cells(path)
    last = max((i for i, cell in enumerate(cells) if "image/png" in str(cell.outputs)), default=-1)
    return [cell.source for cell in cells[: last + 1]]


def gallery_cells(path):
    return re.findall(r"^```\{code-cell\} python\n(.*?)^```", path.read_text("utf-8"), re.MULTILINE | re.DOTALL)


GALLERY = ROOT / "docs" / "gallery.md"
WALK = [path for path in sorted((ROOT / "notebooks").glob("0*.ipynb")) if notebook_cells(path)]


@pytest.mark.filterwarnings("ignore::UserWarning")  # what a notebook warns of is shown in it
@pytest.mark.parametrize("path", [*WALK, GALLERY], ids=lambda path: path.stem)
def test_no_label_is_cut_or_printed_over_another(path, monkeypatch):
    monkeypatch.chdir(path.parent)
    cells = gallery_cells(path) if path == GALLERY else notebook_cells(path)
    names, figures, found = {}, 0, []
    with pd.option_context("display.max_colwidth", 50, "display.precision", 6):
        for source in cells:
            run(source, names)
            for number in plt.get_fignums():
                figures += 1
                found += [f"figure {figures}: {fault}" for fault in faults(plt.figure(number))]
            plt.close("all")
    assert figures
    assert found == []


def test_notebooks_with_figures_are_known():
    assert {path.stem[:2] for path in WALK} == {"00", "02", "03", "04", "05", "07"}
    for path in WALK:
        nbformat.validate(nbformat.read(path, as_version=4))


def test_the_rule_sees_a_cut_label():
    figure, ax = plt.subplots(figsize=(2, 1))
    ax.barh(["Oberbürgermeisterin Katrin Behrendt"], [1])
    assert any(fault.startswith("cut: 'Oberbürgermeisterin") for fault in faults(figure))
    plt.close(figure)


def test_the_rule_sees_labels_on_each_other():
    figure, ax = plt.subplots(figsize=(3, 2), layout="constrained")
    ax.bar(["Leinetaler Tageblatt", "Marienfurter Anzeiger"], [1, 2])
    assert [fault for fault in faults(figure) if fault.startswith("on each other")]
    plt.close(figure)


def test_slanting_labels_need_less_room():
    figure, ax = plt.subplots(figsize=(3, 3), layout="constrained")
    ax.bar(["Leinetaler Tageblatt", "Marienfurter Anzeiger"], [1, 2])
    ax.tick_params(axis="x", rotation=40)
    assert faults(figure) == []
    plt.close(figure)
