"""What the panels in notebooks have in common: what is shown where no kernel runs, and whose keys are whose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newskit.display import View

if TYPE_CHECKING:
    from ipywidgets import Box, Widget


def show_widget(widget: Widget, plain: str, static: str) -> None:
    """Show a widget in Jupyter, and where it can't live (an export, a page of a book) `static`, HTML, in its place.

    Exporters that keep no widgets take the empty HTML of the first output, and the second one as it is. In JupyterLab
    the class nk-live within the widget hides that one.
    """
    from IPython.display import display

    data = {**widget._repr_mimebundle_(), "text/plain": plain, "text/html": ""}
    display(data, raw=True)
    display(View(f'<div class="nk-static">{static}</div>', plain))


# JupyterLab's shortcuts would take arrows and numbers from what has the focus within a panel; it asks the element.
_KEEP_KEYS = """setTimeout(() => element.closest('.nk-panel')?.addEventListener(
  'focusin', event => event.target.setAttribute('data-lm-suppress-shortcuts', 'true')));"""


def own_keys(panel: Box) -> Box:
    """A panel that keeps its keys: what is typed into it is no shortcut of JupyterLab."""
    import ipywidgets

    output = {"output_type": "display_data", "data": {"application/javascript": _KEEP_KEYS}, "metadata": {}}
    panel.children = (*panel.children, ipywidgets.Output(outputs=(output,)))
    return panel.add_class("nk-panel")
