"""Slides of a notebook: its figures as they are stored, with what it says about them, as one page without network.

A plain page and no reveal.js, which would have to be fetched or shipped: arrows and Page Down turn the pages, and the
browser prints one slide a sheet.
"""

import base64
import re
from html import escape
from pathlib import Path

import nbformat
from nbconvert.filters import markdown2html
from nbformat import NotebookNode

_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
html {{ scroll-snap-type: y mandatory; font: 22px/1.4 system-ui, sans-serif; color: #222; }}
body {{ margin: 0; }}
section {{ box-sizing: border-box; min-height: 100vh; padding: 4vh 6vw; scroll-snap-align: start; break-after: page; }}
h1 {{ font-size: 1.9em; }} h2, h3 {{ font-size: 1.4em; margin: 0 0 .5em; }}
img {{ display: block; max-width: 100%; max-height: 68vh; margin: .6em 0; }}
pre {{ background: #f4f4f4; padding: .5em .8em; font-size: .7em; overflow-x: auto; }}
table {{ border-collapse: collapse; font-size: .7em; }}
th, td {{ text-align: left; padding: .2em .8em; border-bottom: 1px solid #ddd; }}
@page {{ size: A4 landscape; margin: 0; }}
</style>
</head>
<body>
{slides}
<script>
addEventListener("keydown", event => {{
  const step = {{ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1}}[event.key];
  if (!step) return;
  event.preventDefault();
  const slides = [...document.querySelectorAll("section")];
  const here = slides.findIndex(slide => slide.getBoundingClientRect().bottom > innerHeight / 2);
  slides[Math.min(Math.max(here + step, 0), slides.length - 1)].scrollIntoView();
}});
</script>
</body>
</html>
"""
_ANCHOR = re.compile(r'<a class="anchor-link"[^>]*>.*?</a>', re.DOTALL)
_LINK = re.compile(r'<a\b[^>]*href="(?!https?://)[^"]*"[^>]*>(.*?)</a>', re.DOTALL)
_PICTURE = re.compile(r'<img\b([^>]*)src="(?!data:)([^"]+)"')
_SHOWN = ("Theory in brief", "What can go wrong", "Three questions")


def slides(path: Path) -> str:
    """The page of one notebook: what it is about, its figures (where it has none, its tables), its questions."""
    notebook = nbformat.read(path, as_version=4)
    has_figures = any(map(_figures, notebook.cells)) or any("![" in cell.source for cell in notebook.cells)
    found, heading, said = [], "", ""
    for number, cell in enumerate(notebook.cells):
        if cell.cell_type == "markdown":
            heading = next(iter(re.findall(r"^###? .+$", cell.source, re.MULTILINE)[-1:]), heading)
            said = cell.source
            if number == 0 or cell.source.startswith(tuple(f"## {title}" for title in _SHOWN)) or "![" in cell.source:
                found.append(_text(cell.source, path.parent))
            continue
        shown = _figures(cell) if has_figures else _tables(cell)
        if shown:
            words = said if said.startswith("#") else f"{heading}\n\n{said}"
            found.append(f"{_text(words, path.parent)}<pre>{escape(cell.source)}</pre>{''.join(shown)}")
            said = ""
    title = notebook.cells[0].source.splitlines()[0].lstrip("# ")
    return _PAGE.format(title=escape(title), slides="\n".join(f"<section>{slide}</section>" for slide in found))


def _figures(cell: NotebookNode) -> list[str]:
    return [
        f'<img alt="" src="data:image/png;base64,{"".join(output.data["image/png"].split())}">'
        for output in cell.get("outputs", [])
        if "image/png" in output.get("data", {})
    ]


def _tables(cell: NotebookNode) -> list[str]:
    pages = [output.get("data", {}).get("text/html", "") for output in cell.get("outputs", [])]
    return [page for page in pages if "<table" in page]


def _text(markdown: str, folder: Path) -> str:
    """HTML of Markdown whose pictures are part of the page, and whose links to other files are only words."""

    def inside(found: re.Match) -> str:
        picture = base64.b64encode((folder / found[2]).read_bytes()).decode("ascii")
        return f'<img{found[1]}src="data:image/png;base64,{picture}"'

    return _PICTURE.sub(inside, _LINK.sub(r"\1", _ANCHOR.sub("", markdown2html(markdown))))
