"""What every test shares: the embedded pipeline, and a cache of its own."""

import os

# Set before newskit is imported: tests and stored outputs use the embedded pipeline wherever they run.
os.environ["NEWSKIT_PIPELINE"] = "de_newskit_sm"

import pytest


@pytest.fixture(scope="session", autouse=True)
def cache_folder(tmp_path_factory):
    """Keep the tests' annotations out of the user's cache."""
    folder = tmp_path_factory.mktemp("cache")
    os.environ["NEWSKIT_CACHE"] = str(folder)
    return folder


@pytest.fixture(scope="session")
def nlp():
    """The embedded pipeline as newskit loads it."""
    from newskit.pipelines import load_pipeline

    return load_pipeline("de_newskit_sm")
