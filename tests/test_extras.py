"""The core works without the extras, and whatever needs one says which."""

import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions, requires
from pathlib import Path

import pandas as pd
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import newskit as nk
from newskit import distributed
from newskit.errors import needs

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]


def brought(requirements: list[str]) -> set[str]:
    """The distributions that these requirements bring, with all that they need themselves."""
    found: set[str] = set()
    waiting = [Requirement(line) for line in requirements]
    while waiting:
        wanted = waiting.pop()
        name = canonicalize_name(wanted.name)
        if name not in found and (wanted.marker is None or wanted.marker.evaluate({"extra": ""})):
            found.add(name)
            waiting += [Requirement(line) for line in requires(name) or []]
    return found


def absent_modules() -> set[str]:
    """The modules that are missing where newskit is installed without extras."""
    extras = {canonicalize_name(Requirement(line).name) for extra in EXTRAS.values() for line in extra} - {"newskit"}
    absent = extras - brought(PROJECT["dependencies"])
    return {
        module
        for module, names in packages_distributions().items()
        if absent & set(map(canonicalize_name, names)) and not module.startswith("_")
    }


CORE_ONLY = """
import sys
from importlib.abc import MetaPathFinder

class Nowhere(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {absent!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, Nowhere())
from newskit import *
import newskit as nk
from newskit.cli import app

articles = nk.load_articles("data/sample", progress=False)
corpus = nk.annotate(articles.head(2), cache=False, progress=False)
assert len(nk.extract_entities(corpus, progress=False)) > 5
assert len(nk.extract_quotes(corpus, progress=False)) > 0
assert len(nk.compare_sources(corpus)) > 0
assert len(nk.find_reuse(articles)) > 0
for wanted in ({calls}):
    try:
        wanted()
    except nk.MissingExtraError as error:
        print(error)
"""

CALLS = """
    lambda: nk.plot.entity_bars,
    lambda: nk.explore(articles),
    lambda: nk.build_report(articles, "report.html"),
    lambda: nk.datasets.load(nk.datasets.available()["name"].iloc[0], folder="nowhere"),
    lambda: nk.distributed.cluster().__enter__(),
"""


def test_core_works_without_extras_and_names_what_is_missing():
    absent = absent_modules()
    assert {"matplotlib", "ipywidgets", "papermill", "dask", "pooch", "docx"} <= absent
    code = CORE_ONLY.format(absent=absent, calls=CALLS)
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    named = [line.rpartition("newskit[")[2].rstrip("]'") for line in done.stdout.splitlines() if "pip install" in line]
    assert named == ["plots", "lab", "report", "web", "dask"]


def one_article():
    return nk.load_articles(pd.DataFrame({"text": ["Der Pegel steigt."]}), progress=False)


@pytest.mark.parametrize(
    ("module", "extra", "call"),
    [
        ("adjustText", "plots", lambda: nk.plot.keyness_scatter),
        ("ipywidgets", "lab", lambda: nk.explore(one_article())),
        ("papermill", "report", lambda: nk.build_report(one_article(), "report.html")),
        ("dask", "dask", lambda: distributed.cluster().__enter__()),
    ],
)
def test_each_missing_library_names_its_extra(monkeypatch, module, extra, call):
    for name in [name for name in sys.modules if name.startswith("newskit.plots")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(nk.MissingExtraError, match=rf"needs {module}\. .*'newskit\[{extra}\]'"):
        call()


def test_a_fault_of_newskit_is_not_a_missing_extra():
    with pytest.raises(ModuleNotFoundError) as caught, needs("lab", "the panel"):
        import newskit.nowhere  # noqa: F401
    assert not isinstance(caught.value, nk.MissingExtraError)


def test_all_has_every_extra_for_users():
    (line,) = EXTRAS["all"]
    assert set(Requirement(line).extras) == set(EXTRAS) - {"all", "test", "docs"}
