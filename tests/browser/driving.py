"""Drive a JupyterLab: run a notebook, unroll it, leave a picture of it in artifacts/."""

import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
SCREENSHOTS = ROOT / "artifacts" / "jupyterlab"
TOKEN = "newskit-test"

# What the notebook's model and kernel say; JupyterLab shows itself to scripts as window.jupyterapp when it is told to.
STATE = """() => {
  const panel = window.jupyterapp.shell.currentWidget;
  const session = panel.context.sessionContext;
  const cells = [...panel.context.model.cells].filter(cell => cell.type === 'code');
  return {
    status: session.session?.kernel?.status ?? 'none',
    cells: cells.length,
    run: cells.filter(cell => cell.executionCount !== null && cell.executionState !== 'running').length,
    errors: cells.flatMap(cell => cell.outputs.toJSON()).filter(output => output.output_type === 'error')
                 .map(output => `${output.ename}: ${output.evalue}`),
    figures: cells.flatMap(cell => cell.outputs.toJSON()).filter(output => output.data?.['image/png']).length,
  };
}"""


def open_notebook(page, lab: str, notebook: Path, folder: str = "notebooks") -> dict:
    """Open a notebook in JupyterLab with a new kernel, and tell how it is stored."""
    page.goto(
        f"{lab}/lab/workspaces/{folder.count('/')}{notebook.stem}/tree/{folder}/{notebook.name}?token={TOKEN}&reset"
    )
    page.wait_for_function("window.jupyterapp?.shell?.currentWidget?.context?.isReady", timeout=120_000)
    page.wait_for_function(
        "window.jupyterapp.shell.currentWidget.context.sessionContext.session?.kernel?.status === 'idle'",
        timeout=120_000,
    )
    return page.evaluate(STATE)


def run_all(page, lab: str, notebook: Path, folder: str = "notebooks") -> dict:
    """Open a notebook in JupyterLab, run it from a new kernel, and wait until the kernel rests."""
    open_notebook(page, lab, notebook, folder)
    page.evaluate("window.jupyterapp.commands.execute('notebook:clear-all-cell-outputs')")
    page.evaluate("() => { window.jupyterapp.commands.execute('notebook:run-all-cells'); }")
    until = time.monotonic() + 400
    state = page.evaluate(STATE)
    while time.monotonic() < until:
        page.wait_for_timeout(500)
        state = page.evaluate(STATE)
        if state["errors"] or (state["status"] == "idle" and state["run"] == state["cells"]):
            break
    return state


def unroll(page, name: str) -> None:
    """Make the window as high as the notebook, for JupyterLab renders what is in sight only, and take its picture."""
    panel = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-WindowedPanel-outer")
    high = panel.evaluate("panel => panel.scrollHeight")
    page.set_viewport_size({"width": 1280, "height": min(2 * high + 500, 30_000)})
    page.wait_for_timeout(1500)
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{name}.png")


def stop(page) -> None:
    """End the kernel, so that those of all notebooks do not run at once."""
    page.evaluate("window.jupyterapp.shell.currentWidget.context.sessionContext.shutdown()")
