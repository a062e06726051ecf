"""Choose, load and check a German spaCy pipeline."""

import os
import sys
from functools import lru_cache
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import spacy
from spacy.language import Language
from spacy.util import is_package

from newskit.errors import InputError, PipelineError
from newskit.pipelines.tokenizer import adapt_tokenizer

EMBEDDED = Path(__file__).parent / "de_newskit_md"
OFFICIAL = "de_core_news_sm"
VARIABLE = "NEWSKIT_PIPELINE"

# Layer -> components of which one must be there. The steps below need all of them.
LAYERS = {
    "sentences": ("newskit_encoder", "senter", "parser", "sentencizer"),
    "tags": ("newskit_encoder", "tagger"),
    "morphology": ("newskit_encoder", "morphologizer"),
    "lemmas": ("newskit_encoder", "lemmatizer", "trainable_lemmatizer"),
    "entities": ("newskit_encoder", "ner", "entity_ruler"),
}
BATCH_SIZE = 32  # Docs: spaCy's 256 articles outgrow the processor's cache, which costs a quarter of the speed
_announced: set[str] = set()
_reasons: WeakKeyDictionary[Language, str] = WeakKeyDictionary()  # why each loaded pipeline was chosen


def load_pipeline(name: str | Path | Language | None = None) -> Language:
    """Load a German spaCy pipeline with newskit's tokenizer rules and steps.

    The order of choice is: `name`, the environment variable ``NEWSKIT_PIPELINE``, ``de_core_news_sm`` if it is
    installed, the embedded ``de_newskit_md``. The choice is told once on standard error. A pipeline is loaded once a
    process; later calls return the same object.

    Parameters
    ----------
    name : str, path or Language, optional
        An installed pipeline, a directory that ``spacy.load`` can read, ``"de_newskit_md"``, or a loaded pipeline,
        which gets the rules and steps added in place.

    Returns
    -------
    Language
        With sentence starts, ``tag_`` (STTS), ``pos_`` and ``morph`` (Universal Dependencies), ``lemma_`` and entities
        PER, LOC, ORG, MISC. A parser is left out, since no part of newskit reads dependencies.

    Raises
    ------
    PipelineError
        If the pipeline is not installed, cannot be loaded, or lacks a layer.

    Examples
    --------
    >>> nlp = load_pipeline("de_newskit_md")
    >>> [(ent.text, ent.label_) for ent in nlp("Der Zug fährt von Wien nach Berlin.").ents]
    [('Wien', 'LOC'), ('Berlin', 'LOC')]
    """
    if isinstance(name, Language):
        return _complete(name, "given as a loaded pipeline")
    if not isinstance(name, (str, os.PathLike, type(None))):
        raise InputError(f"a pipeline is a name, a directory or a loaded Language, not {type(name).__name__}")
    chosen, reason = _choose(str(name) if name is not None else None)
    nlp = _load(chosen, reason)
    _announce(nlp)
    return nlp


def describe_pipeline(nlp: Language) -> dict[str, Any]:
    """Describe a pipeline: name, version, why it was chosen, its layers and its licence.

    Examples
    --------
    >>> info = describe_pipeline(load_pipeline("de_newskit_md"))
    >>> info["name"], info["licence"], info["layers"]
    ('de_newskit_md', 'CC BY-SA 4.0', ['sentences', 'tags', 'morphology', 'lemmas', 'entities'])
    """
    if not isinstance(nlp, Language):
        raise InputError(f"describe_pipeline takes what load_pipeline gives, not {type(nlp).__name__}")
    return {
        "name": _name(nlp),
        "version": nlp.meta.get("version", ""),
        "reason": _reasons.get(nlp, ""),
        "layers": [layer for layer in LAYERS if _has_layer(nlp, layer)],
        "licence": nlp.meta.get("license", ""),
        "advice": _advice(nlp),
    }


def _choose(name: str | None) -> tuple[str, str]:
    if name:
        return name, "chosen by name"
    if os.environ.get(VARIABLE):
        return os.environ[VARIABLE], f"chosen by the environment variable {VARIABLE}"
    if is_package(OFFICIAL):
        return OFFICIAL, "installed"
    return EMBEDDED.name, f"embedded in newskit, since {OFFICIAL} is not installed"


@lru_cache(maxsize=4)
def _load(name: str, reason: str) -> Language:
    target = EMBEDDED if name == EMBEDDED.name else Path(name) if os.path.isdir(name) else name
    if isinstance(target, str) and not is_package(target):
        raise PipelineError(f"the spaCy pipeline {name!r} is not installed. {_install_help(name)}")
    try:
        nlp = spacy.load(target, exclude=["parser"])
    except Exception as error:  # a broken or outdated package fails in many ways
        raise PipelineError(f"the spaCy pipeline {name!r} cannot be loaded: {error}. {_install_help(name)}") from error
    return _complete(nlp, reason)


def _complete(nlp: Language, reason: str) -> Language:
    """Check the layers and add what newskit needs to a pipeline; doing it twice is the same as once."""
    if "parser" in nlp.pipe_names:  # sentence starts of a parsed Doc cannot be mended
        nlp.remove_pipe("parser")
    if "senter" in nlp.disabled:
        nlp.enable_pipe("senter")
    missing = [layer for layer in LAYERS if not _has_layer(nlp, layer)]
    if missing:
        raise PipelineError(
            f"the spaCy pipeline {_name(nlp)!r} has no {' and no '.join(missing)}. newskit needs a German pipeline "
            f"with {', '.join(LAYERS)}: use the embedded one (pipeline='{EMBEDDED.name}') or {OFFICIAL}"
        )
    adapt_tokenizer(nlp)
    nlp.batch_size = BATCH_SIZE
    _add(nlp, "newskit_sentences", before="ner" if "ner" in nlp.pipe_names else None)  # no name crosses a sentence
    for step in ("newskit_lemmas", "newskit_mood", "newskit_names"):
        _add(nlp, step)
    _reasons.setdefault(nlp, reason)
    return nlp


def _add(nlp: Language, step: str, before: str | None = None) -> None:
    if step not in nlp.pipe_names:
        nlp.add_pipe(step, before=before)


def _has_layer(nlp: Language, layer: str) -> bool:
    return any(nlp.get_pipe_meta(pipe).factory in LAYERS[layer] for pipe in nlp.pipe_names)


def _name(nlp: Language) -> str:
    return f"{nlp.meta['lang']}_{nlp.meta['name']}"


def _announce(nlp: Language) -> None:
    if _name(nlp) not in _announced:
        _announced.add(_name(nlp))
        print(f"newskit: pipeline {_name(nlp)} {nlp.meta['version']} ({_reasons[nlp]})", file=sys.stderr)


def _advice(nlp: Language) -> str:
    """How to get the official pipeline, for those who use the embedded one."""
    return _install_help(OFFICIAL) if _name(nlp) == EMBEDDED.name else ""


def _install_help(name: str) -> str:
    if not name.startswith("de_"):
        return f"Give the name of an installed spaCy pipeline, a directory, or '{EMBEDDED.name}'."
    return (
        f"Install it with `conda install -c conda-forge spacy-model-{name}` or `python -m spacy download {name}` "
        "(not from PyPI, where such names belong to others)."
    )
