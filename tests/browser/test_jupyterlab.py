"""The notebooks in JupyterLab, in a real browser: all cells run, figures are to be seen, the console is quiet.

Needs Chromium (Debian: chromium), which .ci/run installs. Screenshots are left in artifacts/ to be looked at. Without a browser
the tests are skipped, and the summary of the run says in capitals what was not tested.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCREENSHOTS = ROOT / "artifacts" / "jupyterlab"
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
FIGURES = {"00": 1, "01": 0, "02": 3, "03": 2, "04": 4, "05": 1, "06": 0}  # at least
TOKEN = "newskit-test"


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    chromium = next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None)
    if chromium is None:
        pytest.skip("THE NOTEBOOKS WERE NOT TESTED IN A BROWSER: there is no Chromium; install it and run again")
    sandbox = ["--no-sandbox"] if os.name == "posix" and os.geteuid() == 0 else []  # Chromium has none for root
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=[*sandbox, "--disable-dev-shm-usage"])
        yield running
        running.close()


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """A JupyterLab over copies of notebooks and data, so that nothing in the checkout is saved over."""
    home = tmp_path_factory.mktemp("lab")
    work = home / "newskit"
    shutil.copytree(ROOT / "notebooks", work / "notebooks", ignore=shutil.ignore_patterns(".*"))
    shutil.copytree(ROOT / "data", work / "data")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = [f"--ServerApp.port={port}", "--ServerApp.ip=127.0.0.1", "--ServerApp.port_retries=0", "--no-browser"]
    options += [f"--IdentityProvider.token={TOKEN}", f"--ServerApp.root_dir={work}", "--ServerApp.allow_root=True"]
    options += [
        "--LabApp.expose_app_in_browser=True",
        "--LabApp.news_url=",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ]
    settings = {
        **os.environ,
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
    }
    settings |= {"JUPYTER_DATA_DIR": str(home / "data"), "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces")}
    with open(home / "lab.log", "wb") as log:
        server = subprocess.Popen([sys.executable, "-m", "jupyterlab", *options], env=settings, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address, server, home / "lab.log")
        yield address
    finally:
        server.terminate()
        server.wait(30)


def wait_for(address: str, server: subprocess.Popen, log: Path) -> None:
    for _ in range(240):
        if server.poll() is not None:
            break
        try:
            urllib.request.urlopen(f"{address}/api?token={TOKEN}", timeout=2).close()
            return
        except OSError:
            time.sleep(0.5)
    pytest.fail(f"JupyterLab did not start:\n{log.read_text()[-3000:]}")


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    page = context.new_page()
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    yield page
    context.close()


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


def run_all(page, lab: str, notebook: Path) -> dict:
    """Open a notebook in JupyterLab, run it from a new kernel, and wait until the kernel rests."""
    page.goto(f"{lab}/lab/workspaces/{notebook.stem}/tree/notebooks/{notebook.name}?token={TOKEN}&reset")
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


def shoot(page, name: str) -> list[dict]:
    """Scroll through the notebook, take a picture of each screen, and say which figures were really drawn."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    for old in SCREENSHOTS.glob(f"{name}-*.png"):
        old.unlink()
    drawn: dict[str, dict] = {}
    scroller = "document.querySelector('.jp-NotebookPanel:not(.lm-mod-hidden) .jp-WindowedPanel-outer')"
    page.evaluate(f"{scroller}.scrollTop = 0")
    for number in range(80):
        page.wait_for_timeout(250)
        page.screenshot(path=SCREENSHOTS / f"{name}-{number:02d}.png")
        for figure in page.evaluate(
            """() => [...document.querySelectorAll('.jp-OutputArea-output img')].filter(img => img.checkVisibility())
                 .map(img => ({source: img.src, width: img.clientWidth, height: img.clientHeight, loaded: img.naturalWidth > 0}))"""
        ):
            drawn[figure["source"]] = figure
        moved = page.evaluate(
            f"(() => {{ const s = {scroller}; const before = s.scrollTop; s.scrollTop += 850; return s.scrollTop > before; }})()"
        )
        if not moved:
            break
    return list(drawn.values())


# What JupyterLab itself complains about without any notebook being open.
NOT_OURS = re.compile(
    r"favicon|service.?worker|manifest|Failed to load resource.*(extensions|workspaces|settings|404)|ResizeObserver|WebGL",
    re.I,
)


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=[path.stem for path in NOTEBOOKS])
def test_notebook_runs_in_jupyterlab(notebook, lab, page):
    state = run_all(page, lab, notebook)
    drawn = shoot(page, notebook.stem)
    page.evaluate(
        "window.jupyterapp.shell.currentWidget.context.sessionContext.shutdown()"
    )  # else seven kernels run at once
    assert not state["errors"]
    assert state["run"] == state["cells"], f"{state['run']} of {state['cells']} cells had run when time was up"
    assert state["figures"] >= FIGURES[notebook.stem[:2]]
    assert len(drawn) == state["figures"]
    assert all(figure["loaded"] and figure["width"] > 300 and figure["height"] > 150 for figure in drawn)
    assert not [text for text in page.complaints if not NOT_OURS.search(text)]
