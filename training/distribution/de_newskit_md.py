"""The pipeline embedded in newskit under its own name, so that ``spacy.load("de_newskit_md")`` finds it."""

from newskit.pipelines.de_newskit_md import __version__, load

__all__ = ["__version__", "load"]
