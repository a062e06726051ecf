"""The embedded pipeline as a module, as spaCy's own pipelines are: ``de_newskit_md.load()``."""

from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.util import get_model_meta, load_model_from_path

__version__ = get_model_meta(Path(__file__).parent)["version"]


def load(**overrides: Any) -> Language:
    """Load the pipeline; takes the keywords of ``spacy.load``.

    Examples
    --------
    >>> nlp = load(exclude=["newskit_mood"])
    >>> nlp.meta["name"], "newskit_encoder" in nlp.pipe_names, "newskit_mood" in nlp.pipe_names
    ('newskit_md', True, False)
    """
    return load_model_from_path(Path(__file__).parent, **overrides)
