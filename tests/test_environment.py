"""What is written in more than one place says the same: pyproject.toml, environment.yml, the recipe, CITATION.cff."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# One package, two names: PyPI's (with extras) on the left, conda-forge's on the right.
CONDA_NAMES = {
    "matplotlib": "matplotlib-base",
    "lxml[html-clean]": "lxml",
    "dask[dataframe]": "dask",
    "playwright": "playwright-python",
}
# What only conda needs: Python and pip themselves, the official pipeline, and lxml's extra as a package of its own.
CONDA_ONLY = {"python", "pip", "spacy-model-de_core_news_sm", "lxml_html_clean"}


def split(requirement: str) -> tuple[str, str]:
    name, bounds = re.fullmatch(r"([A-Za-z0-9_.-]+(?:\[[^]]*\])?)\s*(.*)", requirement).groups()
    return name, bounds.split(";")[0].strip()


@pytest.fixture(scope="module")
def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def pypi(project: dict) -> dict[str, str]:
    extras = [line for extra in project["optional-dependencies"].values() for line in extra]
    listed = dict(split(line) for line in [*project["dependencies"], *extras])
    return {name: bounds for name, bounds in listed.items() if not name.startswith("newskit[")}


def conda() -> dict[str, str]:
    listed = (ROOT / "environment.yml").read_text("utf-8").partition("dependencies:")[2]
    lines = re.findall(r"^  - ([a-zA-Z][^:#\n]*?)\s*(?:#.*)?$", listed, re.M)
    return dict(split(line) for line in lines)


def test_same_packages_and_bounds(project):
    ours = {CONDA_NAMES.get(name, name): bounds for name, bounds in pypi(project).items()}
    theirs = {name: bounds for name, bounds in conda().items() if name not in CONDA_ONLY}
    assert theirs == ours


def test_the_recipe_needs_what_the_core_needs(project):
    recipe = (ROOT / "conda" / "recipe.yaml").read_text("utf-8")
    runs = re.search(r"^  run:\n((?:    - .*\n)+)", recipe, re.M)[1]
    theirs = dict(line.removeprefix("    - ").split(" ", 1) for line in runs.splitlines())
    ours = {CONDA_NAMES.get(name, name): bounds for name, bounds in map(split, project["dependencies"])}
    assert {name: bounds for name, bounds in theirs.items() if name not in CONDA_ONLY} == ours
    assert f'version: "{project["version"]}"' in recipe
    assert f"license: {project['license']}\n" in recipe
    for pattern in project["license-files"]:
        for path in ROOT.glob(pattern):
            assert f"- {path.relative_to(ROOT).as_posix()}\n" in recipe


def test_the_version_to_cite_is_that_of_the_package(project):
    assert f"\nversion: {project['version']}\n" in (ROOT / "CITATION.cff").read_text("utf-8")


def test_conda_brings_what_only_conda_has():
    assert conda().keys() >= CONDA_ONLY


def test_python_bound_is_the_same(project):
    assert conda()["python"] == project["requires-python"]


def test_every_dependency_says_why():
    lines = (ROOT / "pyproject.toml").read_text("utf-8").partition("[project.scripts]")[0].splitlines()
    bare = [line for line in lines if re.match(r'\s+"[A-Za-z].*[><=].*",', line) and "#" not in line]
    assert bare == []
