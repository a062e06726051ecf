# newskit: every target makes the environment it needs (.venv) first; a second call finds it and goes straight to work.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
REPORT ?= report.html
INPUT ?= data/sample
SIZES ?= 250 500
CORPUS ?=
CASES ?= 20000
WORKERS ?= 3  # on two cores: tests of browsers and kernels mostly wait

.DEFAULT_GOAL := help
.PHONY: help setup report check test fuzz coverage lint lab notebooks exercises course bench ablate bench-check docs lock dist clean

help:  ## show this list
	@awk 'BEGIN {FS = ":.*##"} /^[a-z-]+:.*##/ {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(VENV)/.ready  ## make the environment (.venv) and install newskit into it

$(VENV)/.ready: pyproject.toml training/distribution/pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "newskit needs Python 3.11 or newer; name one: make PYTHON=python3.12 ..."; exit 1; }
	@echo "Setting up $(VENV) (once; takes a few minutes) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]' ./training/distribution \
	  $(if $(LOCKED),--constraint requirements-dev.lock)
	@touch $@

report: setup  ## analyse data/sample (or INPUT=folder, COLUMNS=text=Body,title=Head) and write report.html
	$(BIN)/newskit report $(INPUT) --output $(REPORT) $(if $(COLUMNS),--columns '$(COLUMNS)')

check: setup lint  ## lint and the fast tests, before every commit
	$(BIN)/python -m pytest -n 2 --dist loadfile -q -m "not slow" tests newskit

test: setup lint  ## run every test: package, doctests, notebooks
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile -rs

fuzz: setup  ## try names, quotes and tables on 20,000 Docs that no tagger would make (CASES=...); some minutes
	NEWSKIT_FUZZ=$(CASES) $(BIN)/python -m pytest -p no:xdist -q tests/test_any_doc.py

coverage: setup  ## run every test, list the lines that none of them runs, and fail below the floor in pyproject.toml
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --cov --cov-report=term-missing:skip-covered

lint: setup  ## style, imports and dependencies, without a test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/deptry .
	$(BIN)/lint-imports --no-cache --no-logo
	$(BIN)/mypy

lab: setup  ## open JupyterLab on the notebooks
	$(BIN)/newskit lab

notebooks: setup  ## run every notebook, store its outputs (embedded pipeline) and pictures of its report
	$(BIN)/python tests/notebooks/refresh.py
	NEWSKIT_PIPELINE=de_newskit_md $(BIN)/python tests/notebooks/pictures.py

exercises: setup  ## make the students' exercises out of the solutions
	$(BIN)/python course/exercises.py

course: setup exercises  ## pack the course for students and for lecturers into dist/course
	rm -rf build/course && $(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir build/course .
	$(BIN)/python course/pack.py dist/course build/course/newskit-*.whl

bench: setup  ## measure time, memory and growth beside other tools (SIZES="250 500", CORPUS=folder of real articles)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --group bench
	$(BIN)/python -m benchmarks --sizes $(SIZES) $(if $(CORPUS),--corpus '$(CORPUS)') --write docs/benchmarks.md

bench-check: setup  ## the same, and fail if a ratio is worse than its bound (benchmarks/bounds.py); writes nothing
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --group bench
	$(BIN)/python -m benchmarks --sizes $(SIZES) $(if $(CORPUS),--corpus '$(CORPUS)') --check

ablate: setup  ## switch every rule off in turn and tell what it is worth (GOLD=folder, else training/gold); an hour
	$(BIN)/python -m benchmarks.ablate $(GOLD)

docs: setup  ## build the documentation site into docs/_build
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[docs]'
	$(BIN)/sphinx-build -q -W --keep-going -b html docs docs/_build
	@echo "open docs/_build/index.html"

lock: setup  ## resolve the newest versions that fit together into requirements-dev.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	{ head -1 requirements-dev.lock; $(BIN)/uv pip compile pyproject.toml --extra test --extra docs --universal \
	  --python-version 3.11 --quiet --no-header --no-annotate; } > requirements-dev.new && mv requirements-dev.new requirements-dev.lock

dist: setup  ## build sdist and wheel, check them, and try the wheel in an environment of its own
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --group release
	rm -rf build dist
	$(BIN)/python -m build
	$(BIN)/twine check --strict dist/*
	$(PYTHON) -m venv build/clean
	build/clean/$(notdir $(BIN))/python -m pip install --quiet --disable-pip-version-check dist/*.whl
	cd build && clean/$(notdir $(BIN))/newskit quotes ../data/sample -o quotes.csv

clean:  ## remove the environment and what was built
	rm -rf $(VENV) build dist docs/_build *.egg-info $(REPORT)
