"""Figures as SVG: well-formed, the same bytes again, hatches as lines that cover what the patterns covered."""

import re
import xml.etree.ElementTree as ET

import matplotlib as mpl
import pytest

mpl.use("Agg")
import matplotlib.pyplot as plt

from newskit.plots.style import COLOURS, HATCHES
from newskit.plots.vector import _tiles, picture, to_svg

SVG = "{http://www.w3.org/2000/svg}"


def bars(hatches=HATCHES):
    _, ax = plt.subplots()
    for number, hatch in enumerate(hatches):
        ax.barh([0, 1], [2, 3], left=3 * number, color=COLOURS[number], hatch=hatch, edgecolor="white")
    return ax


def test_each_hatched_area_keeps_its_colour_and_gets_lines():
    root = ET.fromstring(to_svg(bars()))
    hatched = [hatch for hatch in HATCHES if hatch]
    clips = [clip for clip in root.iter(f"{SVG}clipPath") if clip.get("id").startswith("area")]
    assert len(clips) == 2 * len(hatched)
    fills = [path.get("style") for path in root.iter(f"{SVG}path") if "stroke: none" in path.get("style", "")]
    assert fills == [f"fill: {colour}; stroke: none" for colour in COLOURS[1:] for _ in range(2)]
    assert not list(root.iter(f"{SVG}pattern"))


def test_every_reference_leads_somewhere():
    svg = to_svg(bars())
    there = set(re.findall(r'id="([^"]+)"', svg))
    assert set(re.findall(r'(?:url\(|href=")#([\w-]+)', svg)) <= there


def test_a_figure_without_hatches_stays_as_it_is():
    assert "area" not in to_svg(bars([""]))


def test_the_same_figure_gives_the_same_bytes():
    assert to_svg(bars()) == to_svg(bars())


@pytest.mark.parametrize(
    ("shape", "tiles"),
    [
        ("M 10 10 L 20 10 L 20 20 z", [(0, 0)]),
        ("M 70 10 L 80 10 L 80 20 z", [(0, 0), (72, 0)]),
        ("M -5 70 L 3 70 L 3 75 z", [(-72, 0), (0, 0), (-72, 72), (0, 72)]),
    ],
)
def test_tiles_cover_the_shape(shape, tiles):
    assert _tiles(shape) == tiles


def test_the_figure_is_closed_and_its_words_are_escaped():
    before = len(plt.get_fignums())
    assert '<img alt="&lt;b&gt; &quot;x&quot;"' in picture(bars(), '<b> "x"')
    assert len(plt.get_fignums()) == before
