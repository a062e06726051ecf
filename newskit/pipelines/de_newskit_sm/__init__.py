"""The embedded pipeline as a module, as spaCy's own pipelines are: ``de_newskit_sm.load()``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.util import get_model_meta, load_model_from_path

__version__ = get_model_meta(Path(__file__).parent)["version"]


def load(**overrides: Any) -> Language:
    """Load the pipeline; takes the keywords of ``spacy.load``.

    Examples
    --------
    >>> nlp = load(exclude=["ner"])
    >>> nlp.meta["name"], "tagger" in nlp.pipe_names, "ner" in nlp.pipe_names
    ('newskit_sm', True, False)
    """
    return load_model_from_path(Path(__file__).parent, **overrides)
