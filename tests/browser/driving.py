"""Drive a JupyterLab: run a notebook, look at each of its screens, leave pictures of them in artifacts/."""

import time
from collections.abc import Iterator
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


def run_all(page, lab: str, notebook: Path, folder: str = "notebooks") -> dict:
    """Open a notebook in JupyterLab, run it from a new kernel, and wait until the kernel rests."""
    page.goto(
        f"{lab}/lab/workspaces/{folder.count('/')}{notebook.stem}/tree/{folder}/{notebook.name}?token={TOKEN}&reset"
    )
    page.wait_for_function("window.jupyterapp?.shell?.currentWidget?.context?.isReady", timeout=120_000)
    page.wait_for_function(
        "window.jupyterapp.shell.currentWidget.context.sessionContext.session?.kernel?.status === 'idle'",
        timeout=120_000,
    )
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


def screens(page, name: str) -> Iterator[None]:
    """Scroll through the notebook and take a picture of each screen, while it is there to be looked at."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    for old in SCREENSHOTS.glob(f"{name}-*.png"):
        old.unlink()
    scroller = "document.querySelector('.jp-NotebookPanel:not(.lm-mod-hidden) .jp-WindowedPanel-outer')"
    page.evaluate(f"{scroller}.scrollTop = 0")
    for number in range(80):
        page.wait_for_timeout(250)
        page.screenshot(path=SCREENSHOTS / f"{name}-{number:02d}.png")
        yield
        moved = page.evaluate(
            f"(() => {{ const s = {scroller}; const before = s.scrollTop;"
            " s.scrollTop += 850; return s.scrollTop > before; })()"
        )
        if not moved:
            break


def stop(page) -> None:
    """End the kernel, lest those of all notebooks run at once."""
    page.evaluate("window.jupyterapp.shell.currentWidget.context.sessionContext.shutdown()")
