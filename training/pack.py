"""Pack the trained network into the pipeline directory that ships in the package."""

import argparse
import json
import shutil
from pathlib import Path

import spacy
from spacy.language import Language

import newskit.pipelines  # noqa: F401  (registers the steps)
from newskit.pipelines.choice import BATCH_SIZE, EMBEDDED
from newskit.pipelines.encoder import FILES, Encoder
from newskit.pipelines.tokenizer import adapt_tokenizer
from training.export import to_onnx
from training.labels import Labels
from training.network import Network

SOURCES = [
    ("multilingual-e5-small", "https://huggingface.co/intfloat/multilingual-e5-small", "MIT"),
    ("UD German-GSD", "https://github.com/UniversalDependencies/UD_German-GSD", "CC BY-SA 4.0"),
    ("UD German-PUD", "https://github.com/UniversalDependencies/UD_German-PUD", "CC BY-SA 3.0"),
    ("German Wikinews", "https://de.wikinews.org", "CC BY 2.5"),
    ("GermEval 2014 NER", "https://sites.google.com/site/germeval2014ner", "CC BY 4.0"),
    ("DFKI SmartData Corpus v1", "https://github.com/DFKI-NLP/smartdata-corpus", "CC BY 4.0"),
    ("EuroParl NER", "https://nlpado.de/~sebastian/software/ner_german.shtml", "free to use"),
    ("german-nouns (German Wiktionary)", "https://github.com/gambolputty/german-nouns", "CC BY-SA 4.0"),
    ("training/gold", "", "CC0"),
]
META = {
    "name": "newskit_md",
    "description": "Small transformer for German news: sentences, STTS tags, morphology, lemmas, entities",
    "author": "newskit",
    "license": "CC BY-SA 4.0",
    "requirements": ["newskit"],
    "sources": [{"name": name, "url": url, "license": licence} for name, url, licence in SOURCES],
}
KEPT = ("__init__.py", "LICENSE", "NOTICE")  # written by hand; they stay when the weights are replaced
STEPS = ("newskit_sentences", "newskit_agreement", "newskit_lemmas", "newskit_mood", "newskit_names")


def pack(network: Network, labels: Labels, tokenizer: bytes, target: Path, version: str) -> Language:
    """Join the network with newskit's steps and write the pipeline to `target`."""
    written = json.dumps(vars(labels), ensure_ascii=False).encode()
    files = {"model.onnx": to_onnx(network), "tokenizer.json": tokenizer, "labels.json": written}
    return assemble(files, target, version)


def assemble(files: dict[str, bytes], target: Path, version: str) -> Language:
    """Join the encoder's files with newskit's steps and write the pipeline to `target`."""
    nlp = spacy.blank("de")
    adapt_tokenizer(nlp)
    nlp.batch_size = BATCH_SIZE
    encoder: Encoder = nlp.add_pipe("newskit_encoder")
    encoder.fill(files)
    for step in STEPS:
        nlp.add_pipe(step)
    nlp.meta.update({**META, "version": version})
    by_hand = {name: (target / name).read_text(encoding="utf8") for name in KEPT if (target / name).exists()}
    shutil.rmtree(target, ignore_errors=True)
    nlp.to_disk(target)
    for name, text in by_hand.items():
        (target / name).write_text(text, encoding="utf8")
    return nlp


def main() -> None:
    parser = argparse.ArgumentParser(description="Give the embedded pipeline today's steps; its weights stay.")
    parser.add_argument("version")
    folder = EMBEDDED / "newskit_encoder"
    assemble({name: (folder / name).read_bytes() for name in FILES}, EMBEDDED, parser.parse_args().version)


if __name__ == "__main__":
    main()
