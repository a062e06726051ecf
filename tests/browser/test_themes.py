"""What newskit shows can be read in JupyterLab's light and dark theme, and its panel answers."""

import json
import re

import nbformat
import pytest
from driving import run_all, stop, unroll

CELLS = [
    "import newskit as nk\n"
    "import pandas as pd\n"
    'articles = nk.load_articles("../data/sample")\n'
    "corpus = nk.annotate(articles)\n"
    "quotes = nk.extract_quotes(corpus)",
    "nk.explore(corpus, progress=False)",
    "corpus.show(articles['article_id'][1])",
    "nk.show_quotes(corpus, articles['article_id'][1], types=['direct', 'indirect', 'reported'])",
    "nk.show_reuse(nk.find_reuse(articles).iloc[0], articles)",
    "nk.show_concordance(nk.concordance(corpus, 'der'), limit=20)",
    "from newskit.display import View\n"
    "from newskit.tables import table\n"
    'View(table(pd.DataFrame({f"spalte {i}": ["<b>Wort</b>"] for i in range(40)})), "")',
]

# Every piece of text that newskit has put out: its colour against its background (WCAG 2.2, contrast ratio).
CONTRASTS = """() => {
  const parse = colour => {
    const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number);
    return colour.startsWith('color(') ? [255 * r, 255 * g, 255 * b, a] : [r, g, b, a];
  };
  const over = (top, below, alpha) => [0, 1, 2].map(i => top[i] * alpha + below[i] * (1 - alpha));
  const light = rgb => {
    const [r, g, b] = rgb.map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const measure = (element, pseudo) => {
    const chain = [];
    for (let e = element; e; e = e.parentElement) chain.unshift(getComputedStyle(e));
    let ground = [255, 255, 255], opacity = 1;
    for (const style of chain) {
      const [r, g, b, a] = parse(style.backgroundColor);
      opacity *= Number(style.opacity);
      ground = over([r, g, b], ground, a * opacity);
    }
    const style = getComputedStyle(element, pseudo);
    const colour = parse(style.color);
    const text = over(colour, ground, colour[3] * opacity * (pseudo ? Number(style.opacity) : 1));
    const [high, low] = [light(text), light(ground)].sort((x, y) => y - x);
    return (high + 0.05) / (low + 0.05);
  };
  const found = [];
  for (const element of document.querySelectorAll('.jp-OutputArea-output .nk *')) {
    if (!element.checkVisibility()) continue;
    const text = [...element.childNodes].filter(n => n.nodeType === 3).map(n => n.data.trim()).join(' ').trim();
    if (text) found.push([measure(element, null), text.slice(0, 60), element.dataset.kind ?? element.className]);
    if (element.dataset.label) found.push([measure(element, '::after'), element.dataset.label, 'label']);
  }
  return found;
}"""


@pytest.fixture(scope="module")
def notebook(lab):
    cells = [nbformat.v4.new_code_cell(source) for source in CELLS]
    metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    path = lab.folder / "notebooks" / "views.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=metadata), path)
    return path


def use_theme(page, theme: str) -> None:
    page.evaluate(f"window.jupyterapp.commands.execute('apputils:change-theme', {{theme: '{theme}'}})")
    light = json.dumps(theme.endswith("Light"))
    page.wait_for_function(f"document.body.dataset.jpThemeLight === '{light}'", timeout=30_000)


def output(page, number: int):
    return page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-CodeCell").nth(number).locator(".jp-OutputArea")


def test_what_is_shown_can_be_read_in_both_themes(notebook, lab, page):
    state = run_all(page, lab.address, notebook)
    assert not state["errors"]

    bars = output(page, 0).first.inner_text()
    assert re.findall(r"(\w+):\s*(\d+%)", bars) == [("Loading", "100%"), ("Annotating", "100%"), ("Quotes", "100%")]

    panel = output(page, 1).first
    assert not panel.locator(".nk-static").is_visible()
    listed = panel.locator("select[size]")
    listed.select_option(label=listed.locator("option").filter(has_text="Katrin Behrendt").first.inner_text())
    panel.get_by_text("“Katrin Behrendt”").wait_for(timeout=30_000)
    assert panel.locator("img").first.is_visible()
    assert panel.locator('mark[data-kind="match"]').count() > 8

    for theme in ("JupyterLab Light", "JupyterLab Dark"):
        use_theme(page, theme)
        unroll(page, theme.replace(" ", "-"))
        measured = page.evaluate(CONTRASTS)
        kinds = {kind for _, _, kind in measured}
        assert {"PER", "LOC", "ORG", "quote", "speaker", "cue", "shared", "match", "nk-meta", "label"} <= kinds
        assert [found for found in measured if found[0] < 4.5] == [], theme

    nodes = output(page, len(CELLS) - 2).first.locator('mark[data-kind="match"]')
    assert all(node.evaluate("e => e.closest('td').clientWidth > e.offsetWidth") for node in nodes.all())

    wide = output(page, len(CELLS) - 1).first
    assert "<b>Wort</b>" in wide.inner_text()
    assert wide.locator(".nk-scroll").first.evaluate("e => e.scrollWidth > e.clientWidth && e.clientWidth < 1000")
    stop(page)
