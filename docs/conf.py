"""The documentation site: Sphinx with MyST.

Why Sphinx: the notebooks are the tutorial and are shown with their stored outputs (myst-nb), the reference comes out
of the numpydoc docstrings, and both can link to pandas and spaCy. No other builder does the three at once.
"""

import shutil
from importlib import import_module
from importlib.metadata import version as installed_version
from pathlib import Path

from docutils.nodes import SkipNode
from docutils.utils.math.latex2mathml import tex2mathml

import newskit
from newskit import frames

HERE = Path(__file__).parent
ROOT = HERE.parent

# The notebooks stay where their readers open them; the site takes copies.
shutil.rmtree(HERE / "tutorial", ignore_errors=True)
shutil.copytree(ROOT / "notebooks", HERE / "tutorial", ignore=shutil.ignore_patterns("exercises", ".*"))
for page in (HERE / "tutorial").glob("*.ipynb"):  # from here the other pages are nearer
    page.write_text(page.read_text("utf-8").replace("](../docs/", "](../"), encoding="utf-8")


def describe_tables() -> str:
    """Write down the columns of the tables as frames.py has them, so that the page cannot differ from the code."""
    page = [
        "# Tables\n\nEvery table is a pandas DataFrame with these columns; others are the user's own and are kept.\n"
    ]
    for schema in (frames.Articles, frames.Entities, frames.Quotes, frames.Pairs):
        page.append(f"\n## {schema.name}\n\n| column | type | meaning |\n| --- | --- | --- |\n")
        page += [f"| {name} | {column.dtype} | {column.description} |\n" for name, column in schema.columns.items()]
    return "".join(page).replace("string[pyarrow]", "string").replace("string[python]", "string")


ROOMS = {
    "Loading, cleaning, keeping": ["loading", "problems", "duplicates", "cleaning", "spreadsheets"],
    "Pipelines and annotation": ["pipelines", "annotation"],
    "Entities and names": ["entities", "names"],
    "Quotes": ["quotes"],
    "Explanations": ["explanations"],
    "Larger than memory": ["streaming"],
    "Comparison of sources": ["comparison"],
    "Report and panel": ["report", "explorer"],
    "Errors and warnings": ["errors"],
}
MODULES = {"Figures: newskit.plot": "plots", "Validation: newskit.validation": "validation"}


def list_functions() -> str:
    """List the public names by room, out of the package itself, so that none is forgotten."""
    page = ["# Reference\n\nThe tables that these functions take and return are described in {doc}`tables`.\n"]
    page.append("\n```{toctree}\n:hidden:\ntables\n```\n")
    public = {name: getattr(newskit, name) for name in newskit.__all__}
    found = {name: value.__module__.split(".")[1] for name, value in public.items() if hasattr(value, "__module__")}
    for title, rooms in ROOMS.items():
        page.append(summarise(title, "newskit", [name for name, room in found.items() if room in rooms]))
    for title, module in MODULES.items():
        page.append(summarise(title, f"newskit.{module}", import_module(f"newskit.{module}").__all__))
    forgotten = set(found.values()) - {room for rooms in ROOMS.values() for room in rooms}
    if forgotten:
        raise ValueError(f"no page of the reference names the rooms {sorted(forgotten)}: add them to ROOMS")
    return "".join(page)


def summarise(title: str, module: str, names: list[str]) -> str:
    lines = "".join(f"   {name}\n" for name in names)
    directives = f".. currentmodule:: {module}\n\n.. autosummary::\n   :toctree: generated\n\n{lines}"
    return f"\n## {title}\n\n```{{eval-rst}}\n{directives}```\n"


undrawn = [
    name
    for name in import_module("newskit.plots").__all__
    if f".{name}(" not in (HERE / "gallery.md").read_text("utf-8")
]
if undrawn:
    raise ValueError(f"the gallery does not show {undrawn}")
(HERE / "reference").mkdir(exist_ok=True)
(HERE / "reference" / "index.md").write_text(list_functions(), encoding="utf-8")
(HERE / "reference" / "tables.md").write_text(describe_tables(), encoding="utf-8")

project = "newskit"
author = "The newskit developers"
copyright = "2026, the newskit developers. Code: MIT; teaching corpus: CC0; weights of de_newskit_md: CC BY-SA 4.0"
version = release = installed_version("newskit")

extensions = ["myst_nb", "numpydoc", "sphinx.ext.autodoc", "sphinx.ext.autosummary", "sphinx_design"]
myst_enable_extensions = ["colon_fence", "deflist", "dollarmath", "substitution"]
myst_substitutions = {"version": version}
myst_heading_anchors = 3
nb_execution_mode = "off"  # the stored outputs are shown; the tests compare them with fresh ones
nb_execution_raise_on_error = True  # pages that are run when the site is built say so in their heads
nb_execution_timeout = 600
# No kernel answers on a page: panels and progress bars stand there as tables and text, and no script is fetched.
nb_mime_priority_overrides = [("*", "application/vnd.jupyter.widget-view+json", None)]
nb_ipywidgets_js = {}
autosummary_generate = True
numpydoc_show_class_members = False
autodoc_typehints = "none"  # numpydoc's Parameters say them
exclude_patterns = ["_build", "jupyter_execute"]
# Notebooks link to folders of the repository and call the shell, which the site can neither resolve nor colour.
suppress_warnings = ["myst.xref_missing", "misc.highlighting_failure"]
html_theme = "pydata_sphinx_theme"
html_title = "newskit"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_theme_options = {
    "navigation_with_keys": False,
    "show_prev_next": True,
    "secondary_sidebar_items": ["page-toc"],
}

# Formulas as MathML, which browsers show without a script from elsewhere.
html_math_renderer = "mathml"


def write_math(translator, node, is_block: bool):
    translator.body.append(tex2mathml(node.astext(), as_block=is_block))
    raise SkipNode


def setup(app):
    inline, block = ((lambda *args, b=is_block: write_math(*args, is_block=b), None) for is_block in (False, True))
    app.add_html_math_renderer("mathml", inline, block)
