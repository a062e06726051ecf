"""What every test shares, in tests/, in doctests and in notebooks: the embedded pipeline, and a cache of its own."""

import os
import tempfile

import pytest

# Set before newskit is imported, and seen by the kernels that nbval starts: tests and stored outputs use the embedded
# pipeline wherever they run, and their annotations stay out of the user's cache.
os.environ["NEWSKIT_PIPELINE"] = "de_newskit_sm"
if "NEWSKIT_TEST_CACHE" not in os.environ:  # set once, so that the workers of pytest-xdist share it
    os.environ["NEWSKIT_TEST_CACHE"] = tempfile.mkdtemp(prefix="newskit-test-cache-")
os.environ["NEWSKIT_CACHE"] = os.environ["NEWSKIT_TEST_CACHE"]

# A form that build_report fills in and runs, not a notebook with outputs of its own; tests/report tests it.
collect_ignore = ["newskit/report/template.ipynb"]


@pytest.fixture(scope="session")
def nlp():
    """The embedded pipeline as newskit loads it."""
    from newskit.pipelines import load_pipeline

    return load_pipeline("de_newskit_sm")
