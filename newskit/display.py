"""Text and tables as HTML for JupyterLab and for the report.

`highlight` turns a text and spans of it into marks; everything that shows annotated text goes through it. All text is
escaped, and nothing here is ever read as Markdown or mathematics, so that an article cannot bring markup of its own.
The colours are those of Okabe and Ito (safe for colour-blind readers), laid thinly over whatever background is there,
so that light and dark themes need no rules of their own; the kinds differ in their lines as well as in colour.
"""

from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple

import pandas as pd

# kind of span -> what the legend calls it, CSS of its mark
_KINDS = {
    "PER": ("person", "background: rgba(0,114,178,.20); border-bottom: 2px solid #0072b2"),
    "LOC": ("place", "background: rgba(0,158,115,.20); border-bottom: 2px dotted #009e73"),
    "ORG": ("organisation", "background: rgba(213,94,0,.18); border-bottom: 3px double #d55e00"),
    "MISC": ("other name", "background: rgba(128,128,128,.20); border-bottom: 2px dashed #888"),
    "quote": ("quote", "background: rgba(240,228,66,.28); box-shadow: inset 0 1px #b5a900, inset 0 -1px #b5a900"),
    "speaker": ("speaker", "font-weight: 600; box-shadow: inset 0 2px #0072b2"),
    "cue": ("cue", "font-style: italic; border-bottom: 2px solid #cc79a7"),
    "match": ("match", "background: rgba(230,159,0,.35); font-weight: 600"),
    "shared": ("shared passage", "background: rgba(86,180,233,.30); box-shadow: inset 0 -2px #56b4e9"),
}

STYLE = """
.nk { color: var(--jp-content-font-color1, inherit); font-family: var(--jp-content-font-family, system-ui, sans-serif);
  font-size: var(--jp-content-font-size1, 14px); line-height: 1.65; }
.nk mark { background: none; color: inherit; border-radius: 2px; padding: 0 1px; }
.nk mark[data-label]::after { content: attr(data-label); font: 600 .68em var(--jp-code-font-family, monospace);
  vertical-align: super; margin-left: 2px; }
.nk-text { white-space: pre-wrap; overflow-wrap: anywhere; max-width: 46em; }
.nk-par { display: block; height: .5em; }
.nk-title { font-size: 1.3em; font-weight: 600; line-height: 1.35; }
.nk-teaser { font-weight: 600; margin: .4em 0 .8em; }
.nk-meta { color: var(--jp-content-font-color2, inherit); font-size: .88em; }
.nk-legend { font-size: .88em; }
.nk-legend { margin: .8em 0 .3em; }
.nk-legend > * { margin-right: .8em; white-space: nowrap; }
.nk-scroll { overflow-x: auto; max-width: 100%; }
.nk .nk-scroll table { border-collapse: collapse; font-size: .92em; table-layout: auto; }
.nk .nk-scroll th, .nk .nk-scroll td { text-align: left; vertical-align: top; padding: .25em .7em; border: 0;
  border-bottom: 1px solid var(--jp-border-color2, rgba(128,128,128,.35)); overflow-wrap: anywhere; }
.nk .nk-scroll th { overflow-wrap: break-word; box-sizing: content-box; }
.nk .nk-scroll td { max-width: 34em; white-space: normal; }
.nk .nk-scroll .nk-number { text-align: right; font-variant-numeric: tabular-nums; }
.nk .nk-scroll td.nk-number, .nk .nk-scroll td.nk-time { white-space: nowrap; }
.nk .nk-kwic table { width: 100%; min-width: 48em; }
.nk .nk-kwic td { padding: .1em .5em; border: 0; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.nk .nk-kwic td:first-child { opacity: .8; font-size: .85em; max-width: 14em; }
.nk .nk-kwic td:nth-child(3) { text-align: center; }
.nk .nk-kwic td:nth-child(2) { direction: rtl; text-align: right; }
.nk .nk-kwic td:nth-child(even) { width: 50%; max-width: 0; }
.nk-rows { max-width: 60em; overflow-x: auto; }
.nk-row { display: grid; grid-template-columns: var(--grid); column-gap: .8em; min-width: 34em;
  border-bottom: 1px solid var(--jp-border-color2, rgba(128,128,128,.35)); }
.nk-row-head { font-weight: 600; }
.nk-row .nk-number { text-align: right; font-variant-numeric: tabular-nums; }
.nk-rows summary { cursor: pointer; } .nk-rows summary:hover { text-decoration: underline; }
.nk-rows summary::marker { content: none; }
.nk-rows summary > :first-child::before { content: "\\25b8\\00a0"; }
.nk-rows [open] > summary > :first-child::before { content: "\\25be\\00a0"; }
.nk summary:focus-visible { outline: 2px solid #0072b2; }
.nk-bar { display: inline-block; height: .8em; min-width: 1px; background: #0072b2; }
.nk-sentence { margin: .2em 0 .2em 1.2em; max-width: 46em; }
body[data-jp-theme-light="false"] .nk-picture img { filter: invert(.93) hue-rotate(180deg); }
body[data-jp-theme-light="false"] .nk-bar { background: #56b4e9; }
.jp-OutputArea-child:has(.nk-live) ~ .jp-OutputArea-child:has(.nk-static) { display: none; }
@media print { .nk mark { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .nk-scroll { overflow: visible; } .nk-scroll tr { break-inside: avoid; } }
""" + "".join(f'.nk mark[data-kind="{kind}"] {{ {css}; }}\n' for kind, (_, css) in _KINDS.items())

# MathJax in JupyterLab would read "$5 ... $6" as a formula; both names of its off switch are in use.
_CLASSES = "nk mathjax_ignore tex2jax_ignore"


class Span(NamedTuple):
    """Characters of a text to highlight.

    `kind` is one of PER, LOC, ORG, MISC, quote, speaker, cue, match, shared (another one gets a plain mark);
    `label` stands small after the span and `note` shows when the mouse rests on it. Both are plain text.
    """

    start: int
    end: int
    kind: str
    label: str = ""
    note: str = ""


class View:
    """A piece of HTML that Jupyter shows, with plain text for everywhere else.

    Parameters
    ----------
    body : str
        HTML, as `highlight`, `legend` and `table` make it.
    plain : str
        What `repr` says.

    Attributes
    ----------
    body : str
        The HTML without its style, to be part of another view.
    """

    def __init__(self, body: str, plain: str):
        self.body = body
        self._plain = plain

    def _repr_html_(self) -> str:
        return f'<style>{STYLE}</style><div class="{_CLASSES}">{self.body}</div>'

    def __repr__(self) -> str:
        return self._plain


def highlight(text: str, spans: Iterable[Sequence]) -> str:
    """Render a text as HTML with spans of it marked; spans may nest, touch and overlap.

    Parameters
    ----------
    text : str
        Plain text; it is escaped.
    spans : iterable of Span
        Or of plain tuples in the order of `Span`. Empty spans and parts outside of the text are left out.

    Returns
    -------
    str
        HTML for a `View`. Without its tags it is `text` again, character for character.

    Examples
    --------
    >>> highlight("Berger (Grüne) & Co.", [Span(0, 6, "PER", note="Anna Berger")])
    '<mark data-kind="PER" title="Anna Berger">Berger</mark> (Grüne) &amp; Co.'
    """
    given = (Span(*span) for span in spans)
    within = [span._replace(start=max(span.start, 0), end=min(span.end, len(text))) for span in given]
    waiting = sorted((span for span in within if span.start < span.end), key=lambda s: (s.start, -s.end, s.kind))
    cuts = sorted({0, len(text), *(span.start for span in waiting), *(span.end for span in waiting)})
    html: list[str] = []
    opened: list[tuple[int, Span]] = []  # where in `html` each open mark stands
    for at, until in zip(cuts, [*cuts[1:], len(text)], strict=True):
        # HTML nests strictly: what ends here is closed together with all that was opened after it, and the spans
        # that overlap the ending one are opened again after it; the label stands after the last piece only.
        outermost = next((depth for depth, (_, span) in enumerate(opened) if span.end == at), len(opened))
        closed, opened = opened[outermost:], opened[:outermost]
        html.append("</mark>" * len(closed))
        _join_labels(closed, at, html)
        for place, span in closed:
            if span.end > at:
                html[place] = _mark(span._replace(label=""))
                opened.append((len(html), span))
                html.append(_mark(span))
        while waiting and waiting[0].start == at:
            opened.append((len(html), waiting[0]))
            html.append(_mark(waiting.pop(0)))
        html.append(escape(text[at:until]).replace("\n", '\n<span class="nk-par"></span>'))
    return "".join(html)


def _join_labels(closed: list[tuple[int, Span]], at: int, html: list[str]) -> None:
    """Labels of marks that end at one place stand side by side, "11, 10", in the innermost of them."""
    ending = [(place, span) for place, span in closed if span.end == at and span.label]
    if len(ending) > 1:
        labels = ", ".join(span.label for _, span in reversed(ending))
        for place, span in ending:
            html[place] = _mark(span._replace(label=labels if place == ending[-1][0] else ""))


def legend(kinds: Iterable[str]) -> str:
    """HTML that explains the marks of these kinds."""
    marks = (f"<span>{_mark(Span(0, 0, kind))}{escape(_KINDS[kind][0])}</mark></span>" for kind in kinds)
    return f'<div class="nk-legend">{"".join(marks)}</div>'


def _mark(span: Span) -> str:
    attributes = {"data-kind": span.kind, "data-label": span.label, "title": span.note}
    return "<mark" + "".join(f' {name}="{escape(value)}"' for name, value in attributes.items() if value) + ">"


def words(*parts: object) -> str:
    return " · ".join(str(part) for part in parts if pd.notna(part) and part != "")
