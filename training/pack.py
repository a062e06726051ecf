"""Pack trained components into the pipeline directory that ships in the package."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import spacy
import srsly
from spacy.language import Language

import newskit.pipelines  # noqa: F401  (registers the steps)
from newskit.pipelines.choice import BATCH_SIZE
from newskit.pipelines.tokenizer import adapt_tokenizer

MANTISSA_BITS = 7  # of the 23 bits of a float's mantissa; every score stays within 0.1, and git stores half the bytes
SOURCES = [
    ("UD German-GSD", "https://github.com/UniversalDependencies/UD_German-GSD", "CC BY-SA 4.0"),
    ("UD German-PUD", "https://github.com/UniversalDependencies/UD_German-PUD", "CC BY-SA 3.0"),
    ("German Wikinews", "https://de.wikinews.org", "CC BY 2.5"),
    ("GermEval 2014 NER", "https://sites.google.com/site/germeval2014ner", "CC BY 4.0"),
    ("DFKI SmartData Corpus v1", "https://github.com/DFKI-NLP/smartdata-corpus", "CC BY 4.0"),
    ("EuroParl NER", "https://nlpado.de/~sebastian/software/ner_german.shtml", "free to use"),
    ("GeoNames", "https://www.geonames.org", "CC BY 4.0"),
    ("Unicode CLDR", "https://cldr.unicode.org", "Unicode-3.0"),
    ("Faker", "https://github.com/joke2k/faker", "MIT"),
]
META = {
    "name": "newskit_sm",
    "description": "Small German pipeline for news: sentences, STTS tags, morphology, lemmas, entities",
    "author": "newskit",
    "license": "CC BY-SA 4.0",
    "requirements": ["newskit"],
    "sources": [{"name": name, "url": url, "license": licence} for name, url, licence in SOURCES],
}
KEPT = ("__init__.py", "LICENSE", "NOTICE")  # written by hand; they stay when the weights are replaced


def pack(tagger: Language, ner: Language, target: Path, version: str) -> Language:
    """Join the components of two trained pipelines with newskit's steps and write them to `target`.

    Every component is loaded from its bytes into a fresh vocabulary, so that words of the training texts do not stay.
    """
    nlp = spacy.blank("de")
    nlp.config["nlp"]["after_creation"] = ner.config["nlp"]["after_creation"]
    adapt_tokenizer(nlp)
    nlp.batch_size = BATCH_SIZE
    for name in ("tok2vec", "tagger", "morphologizer", "lemmatizer", "senter"):
        _copy(tagger, nlp, name)
    nlp.add_pipe("newskit_sentences")
    _copy(ner, nlp, "ner")
    for step in ("newskit_lemmas", "newskit_mood", "newskit_names"):
        nlp.add_pipe(step)
    nlp.meta.update({**META, "version": version})
    _round(nlp.get_pipe(name).model for name in ("tok2vec", "tagger", "morphologizer", "lemmatizer", "senter", "ner"))
    by_hand = {name: (target / name).read_text(encoding="utf8") for name in KEPT if (target / name).exists()}
    shutil.rmtree(target, ignore_errors=True)
    nlp.to_disk(target)
    for name, text in by_hand.items():
        (target / name).write_text(text, encoding="utf8")
    return nlp


def average(pipelines: list[Language], component: str) -> Language:
    """Average the weights of one component over pipelines trained with different seeds; returns the first."""
    first, *others = [list(nlp.get_pipe(component).model.walk()) for nlp in pipelines]
    for number, node in enumerate(first):
        for param in node.param_names:
            if node.has_param(param):
                values = [node.get_param(param), *(nodes[number].get_param(param) for nodes in others)]
                node.set_param(param, np.mean(values, axis=0, dtype="float32"))
    return pipelines[0]


def _copy(source: Language, nlp: Language, name: str) -> None:
    config = source.get_pipe_config(name)
    pipe = nlp.add_pipe(config["factory"], name=name, config={k: v for k, v in config.items() if k != "factory"})
    pipe.from_bytes(source.get_pipe(name).to_bytes(exclude=["vocab"]))
    for string in _strings(source.get_pipe(name)):
        nlp.vocab.strings.add(string)


def _strings(pipe) -> Iterator[str]:
    """What a component refers to by number, so that the fresh vocabulary must know its name: labels, parts of lemmas."""
    if not hasattr(pipe, "trees"):
        yield from pipe.labels
        return
    for node in srsly.msgpack_loads(pipe.trees.to_bytes())["trees"]:
        yield from (pipe.vocab.strings[node[part]] for part in ("orig", "subst") if node.get(part))


def _round(models: Iterable) -> None:
    mask = np.uint32(0xFFFFFFFF << (23 - MANTISSA_BITS) & 0xFFFFFFFF)
    half = np.uint32(1 << (22 - MANTISSA_BITS))
    for model in models:
        for node in model.walk():
            for param in node.param_names:
                if node.has_param(param):
                    values = np.ascontiguousarray(node.get_param(param), dtype="float32")
                    node.set_param(param, ((values.view("uint32") + half) & mask).view("float32"))
