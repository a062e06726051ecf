"""A figure as SVG: the same bytes for the same figure, and lines all through.

Matplotlib draws hatches as SVG patterns, which browsers print as pictures of screen resolution, one for each bar: a
report of forty articles then has a PDF of thirteen megabytes. So every hatched area is laid out here: its colour, and
the tiles of the pattern that lie over it, cut at its border.
"""

import re
from base64 import b64encode
from html import escape
from io import BytesIO
from pathlib import Path

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure

_TYPES = {"svg": "image/svg+xml", "pdf": "application/pdf"}
_TILE = 72  # side of matplotlib's hatch patterns, which all begin at the origin
_PATTERN = re.compile(r'<pattern id="(\w+)".*?<rect [^>]*fill="([^"]+)"/>(.*?)</pattern>', re.DOTALL)
_HATCHED = re.compile(r'<path d="([^"]+)"( clip-path="[^"]+")? style="fill: url\(#(\w+)\)([^"]*)"/>')
_POINT = re.compile(r"(-?[\d.]+) (-?[\d.]+)")


def picture(axes: Axes, words: str, name: str = "figure", save: str = "", folder: Path | None = None) -> str:
    """The figure as an HTML image, in which no browser runs scripts; `words` say what it shows. The figure is closed.

    After `save`, links give the drawing as files of that name, SVG and PDF; with `folder`, both are kept there as well.
    """
    files = {"pdf": to_pdf(axes), "svg": to_svg(axes).encode()} if save or folder else {"svg": to_svg(axes).encode()}
    addresses = {kind: f"data:{_TYPES[kind]};base64,{b64encode(content).decode()}" for kind, content in files.items()}
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        for kind, content in files.items():
            (folder / f"{name}.{kind}").write_bytes(content)
    links = " ".join(
        f'<a download="{name}.{kind}" href="{addresses[kind]}">{kind.upper()}</a>' for kind in ("svg", "pdf") if save
    )
    below = f'<p class="nk-save">{escape(save)} {links}</p>' if save else ""
    return f'<div class="nk-picture" tabindex="0"><img alt="{escape(words)}" src="{addresses["svg"]}"></div>{below}'


def to_pdf(axes: Axes) -> bytes:
    """Draw the figure of these Axes for paper, its letters as letters; the same bytes for the same figure."""
    file = BytesIO()
    with plt.rc_context({"pdf.fonttype": 42}):
        dates = {"CreationDate": None, "ModDate": None}
        figure_of(axes).savefig(file, format="pdf", bbox_inches="tight", metadata=dates)
    return file.getvalue()


def figure_of(axes: Axes) -> Figure:
    """The whole figure that these Axes are part of."""
    figure = axes.get_figure(root=True)
    assert figure is not None
    return figure


def to_svg(axes: Axes) -> str:
    """Draw the figure of these Axes, and close it.

    Examples
    --------
    >>> _, ax = plt.subplots()
    >>> _ = ax.bar(["Fulda"], [3], hatch="//")
    >>> "<pattern" in to_svg(ax)
    False
    """
    file = BytesIO()
    # matplotlib names the parts of a drawing by random numbers unless it is given a salt.
    with plt.rc_context({"svg.hashsalt": "newskit", "svg.fonttype": "path"}):
        figure_of(axes).savefig(file, format="svg", bbox_inches="tight", metadata={"Date": None, "Creator": None})
    plt.close(figure_of(axes))
    return _without_patterns(file.getvalue().decode("utf-8"))


def _without_patterns(svg: str) -> str:
    patterns = {name: (colour, lines.strip()) for name, colour, lines in _PATTERN.findall(svg)}
    areas: list[str] = []

    def lay_out(match: re.Match) -> str:
        shape, clip, name, style = match.groups()
        areas.append(f'<clipPath id="area{len(areas)}"><path d="{shape}"/></clipPath>')
        path = f'<path d="{shape}"{clip or ""} style='
        tiles = "".join(f'<use href="#{name}" x="{x}" y="{y}"/>' for x, y in _tiles(shape))
        hatch = f'<g{clip or ""}><g clip-path="url(#area{len(areas) - 1})">{tiles}</g></g>'
        return f'{path}"fill: {patterns[name][0]}; stroke: none"/>{hatch}{path}"fill: none{style}"/>'

    drawn = _HATCHED.sub(lay_out, svg)
    tiles = "".join(f'<g id="{name}">{lines}</g>' for name, (_, lines) in patterns.items())
    defs = f"<defs>{tiles}{''.join(areas)}</defs>" if patterns else ""
    return _PATTERN.sub("", drawn).replace("</svg>", f"{defs}</svg>")


def _tiles(shape: str) -> list[tuple[int, int]]:
    """Corners of the pattern's tiles that lie over a shape."""
    points = [(float(x), float(y)) for x, y in _POINT.findall(shape)]
    columns, rows = (
        range(int(min(values) // _TILE), int(max(values) // _TILE) + 1) for values in zip(*points, strict=True)
    )
    return [(column * _TILE, row * _TILE) for row in rows for column in columns]
