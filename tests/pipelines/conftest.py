import pytest
import spacy

from newskit import load_pipeline


@pytest.fixture(scope="session")
def nlp():
    """The embedded pipeline."""
    return load_pipeline("de_newskit_md")


@pytest.fixture
def blank():
    """A German pipeline with tokenizer rules only."""
    return spacy.blank("de")
