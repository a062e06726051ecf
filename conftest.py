"""What every test shares, in tests/, in doctests and in notebooks: the embedded pipeline, and a cache of its own."""

import os
import tempfile

import pytest
from hypothesis import HealthCheck, settings

# Set before newskit is imported, and seen by the kernels that nbval starts: tests and stored outputs use the embedded
# pipeline wherever they run, and their annotations stay out of the user's cache.
os.environ["NEWSKIT_PIPELINE"] = "de_newskit_md"
if "NEWSKIT_TEST_CACHE" not in os.environ:  # set once, so that the workers of pytest-xdist share it
    os.environ["NEWSKIT_TEST_CACHE"] = tempfile.mkdtemp(prefix="newskit-test-cache-")
os.environ["NEWSKIT_CACHE"] = os.environ["NEWSKIT_TEST_CACHE"]

# A form that build_report fills in and runs, not a notebook with outputs of its own; tests/report tests it.
collect_ignore = ["newskit/report/template.ipynb"]

# Examples annotate text, which takes as long as the machine lets it: no property fails by the clock.
settings.register_profile("newskit", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("newskit")

# What starts processes, browsers or clusters, or runs whole notebooks; `make check` leaves it out.
SLOW = (
    "notebooks/",
    "tests/browser/",
    "tests/notebooks/",
    "tests/report/",
    "tests/loading/test_converting.py",
    "tests/loading/test_web.py",
    "tests/names/test_linking_scale.py",
    "tests/test_cache.py",
    "tests/test_cli.py",
    "tests/test_distributed.py",
    "tests/test_extras.py",
    "tests/test_interrupt.py",
    "tests/test_lab.py",
    "tests/test_streaming.py",
    "newskit/distributed/",
)


def pytest_collection_modifyitems(config, items):
    for item in items:
        if item.nodeid.startswith(SLOW):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def nlp():
    """The embedded pipeline as newskit loads it."""
    from newskit.pipelines import load_pipeline

    return load_pipeline("de_newskit_md")
