"""Measure a pipeline on corpora that did not train it, and print the figures of the model card.

python -m training.evaluate CORPORA_DIR [--pipeline NAME] [--news-gold FILE]
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from random import Random

from spacy.language import Language
from spacy.tokens import Doc, Token

from newskit.pipelines import EMBEDDED, load_pipeline
from training.corpora import read_lines, read_tokens, to_doc

CARD = Path(__file__).parent / "MODEL_CARD.md"
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"
LABELS = ("PER", "LOC", "ORG")
Found = set[tuple]


class Counts:
    """True and false positives and misses of sets of spans."""

    def __init__(self):
        self.right, self.wrong, self.missed = 0, 0, 0

    def add(self, gold: Found, predicted: Found) -> None:
        self.right += len(gold & predicted)
        self.wrong += len(predicted - gold)
        self.missed += len(gold - predicted)

    def figures(self) -> dict[str, float]:
        precision = self.right / max(1, self.right + self.wrong)
        recall = self.right / max(1, self.right + self.missed)
        f = 2 * precision * recall / max(1e-9, precision + recall)
        return {"P": round(precision, 4), "R": round(recall, 4), "F": round(f, 4)}


def entity_figures(pairs: Iterable[tuple[Found, Found]]) -> dict[str, dict[str, float]]:
    """Exact spans with labels, for each label and for PER, LOC and ORG together."""
    counts = {label: Counts() for label in (*LABELS, "PER+LOC+ORG")}
    for gold, predicted in pairs:
        for label in LABELS:
            counts[label].add({s for s in gold if s[2] == label}, {s for s in predicted if s[2] == label})
        counts["PER+LOC+ORG"].add({s for s in gold if s[2] in LABELS}, {s for s in predicted if s[2] in LABELS})
    return {label: count.figures() for label, count in counts.items()}


def germeval(nlp: Language, corpora: Path) -> dict:
    """Entities on the odd sentences of GermEval's development split."""
    gold = [to_doc(tokens, nlp.vocab) for tokens in read_tokens(corpora / "ner_germeval_eval.jsonl")][1::2]
    return entity_figures((_spans(g), _spans(p)) for g, p in zip(gold, nlp.pipe(_texts(gold)), strict=True))


def news_entities(nlp: Language, path: Path) -> dict:
    """Entities on news articles: lines with `text` and `mentions`."""
    records = list(read_lines(path))
    gold = [{(m["start"], m["end"], m["label"]) for m in record["mentions"]} for record in records]
    predicted = nlp.pipe(record["text"] for record in records)
    return entity_figures((g, _spans(p)) for g, p in zip(gold, predicted, strict=True))


def layers(nlp: Language, corpora: Path) -> dict:
    """Tags, morphology and lemmas on UD German-GSD test, from raw text, on tokens that align."""
    gold = [to_doc(tokens, nlp.vocab) for tokens in read_tokens(corpora / "ud_gsd_test_eval.jsonl")]
    right: Counter[str] = Counter()
    total = 0
    mood = Counts()
    for number, (g, p) in enumerate(zip(gold, nlp.pipe(_texts(gold)), strict=True)):
        pairs = _aligned(p, g)
        total += len(pairs)
        for ours, theirs in pairs:
            right["tag"] += ours.tag_ == theirs.tag_
            right["pos"] += ours.pos_ == theirs.pos_
            right["morph"] += str(ours.morph) == str(theirs.morph)
            right["lemma"] += ours.lemma_ == theirs.lemma_
        mood.add(
            {(number, theirs.i) for _, theirs in pairs if "Sub" in theirs.morph.get("Mood")},
            {(number, theirs.i) for ours, theirs in pairs if "Sub" in ours.morph.get("Mood")},
        )
    accuracy = {layer: round(count / total, 4) for layer, count in right.items()}
    return {**accuracy, "aligned": round(total / sum(map(len, gold)), 4), "Mood=Sub": mood.figures()}


def sentences(nlp: Language, corpora: Path, glued: float = 0.0) -> dict[str, float]:
    """Sentence starts on Wikinews articles; `glued` is the share of boundaries whose space is taken away."""
    random = Random(0)
    texts, gold = [], []
    for tokens in read_tokens(corpora / "wikinews_sents_eval.jsonl"):
        text, starts = "", set()
        for i, token in enumerate(tokens):
            if token.start:
                starts.add(len(text))
            boundary = token.space and i + 1 < len(tokens) and tokens[i + 1].start
            text += token.word + " " * (token.space and not (boundary and random.random() < glued))
        texts.append(text)
        gold.append(starts)
    counts = Counts()
    for starts, doc in zip(gold, nlp.pipe(texts), strict=True):
        counts.add(starts, {next((t.idx for t in sent if not t.is_space), sent.start_char) for sent in doc.sents})
    return counts.figures()


def speed(nlp: Language, corpora: Path) -> float:
    """Tokens a second on one core, all components, the best of three runs over 150 articles."""
    texts = [
        "".join(t.word + " " * t.space for t in tokens) for tokens in read_tokens(corpora / "wikinews_sents_eval.jsonl")
    ]
    best = 0.0
    for _ in range(3):
        start = time.process_time()
        tokens = sum(map(len, nlp.pipe(texts)))
        best = max(best, tokens / (time.process_time() - start))
    return round(best)


def measure(nlp: Language, corpora: Path, news_gold: Path | None = None) -> dict:
    """Measure every layer."""
    figures = {
        "germeval_dev_odd": germeval(nlp, corpora),
        "gsd_test": layers(nlp, corpora),
        "wikinews_sentences": sentences(nlp, corpora),
        "wikinews_sentences_glued": sentences(nlp, corpora, glued=0.2),
        "tokens_per_second": speed(nlp, corpora),
    }
    return {"news": news_entities(nlp, news_gold), **figures} if news_gold else figures


def table(figures: dict) -> str:
    """Write the figures as the table of the model card."""
    gsd = figures["gsd_test"]
    rows = [("layer", "measured on", "P", "R", "F or accuracy"), ("---",) * 5]
    for key, name in (
        ("news", "30 Wikinews articles, not trained on"),
        ("germeval_dev_odd", "GermEval dev, odd sentences"),
    ):
        rows += [(label, name, *_percent(f, "P", "R", "F")) for label, f in figures.get(key, {}).items()]
    names = {"tag": "STTS tag", "pos": "part of speech", "morph": "morphology, all features", "lemma": "lemma"}
    rows += [(name, "UD German-GSD test", "", "", *_percent(gsd, key)) for key, name in names.items()]
    rows.append(("Mood=Sub", "UD German-GSD test", *_percent(gsd["Mood=Sub"], "P", "R", "F")))
    for key, name in (("wikinews_sentences", "as is"), ("wikinews_sentences_glued", "20 % glued")):
        rows.append(("sentence starts", f"150 Wikinews articles, {name}", *_percent(figures[key], "P", "R", "F")))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def write(figures: dict) -> None:
    """Put the figures into the pipeline's meta.json and into the model card."""
    path = EMBEDDED / "meta.json"
    meta = json.loads(path.read_text(encoding="utf8"))
    meta["performance"] = figures
    path.write_text(json.dumps(meta, indent=2, ensure_ascii=False) + "\n", encoding="utf8")
    head, _, tail = CARD.read_text(encoding="utf8").partition(BEGIN)
    CARD.write_text(f"{head}{BEGIN}\n\n{table(figures)}\n\n{END}{tail.partition(END)[2]}", encoding="utf8")


def _percent(figures: dict[str, float], *keys: str) -> list[str]:
    return [f"{100 * figures[key]:.1f}" for key in keys]


def _spans(doc: Doc) -> Found:
    return {(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents}


def _texts(docs: list[Doc]) -> list[str]:
    return [doc.text for doc in docs]


def _aligned(predicted: Doc, gold: Doc) -> list[tuple[Token, Token]]:
    """Pairs of tokens that cover the same characters."""
    theirs = {token.idx: token for token in gold}
    pairs = ((token, theirs.get(token.idx)) for token in predicted)
    return [(ours, other) for ours, other in pairs if other is not None and len(other) == len(ours)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path, help="directory of the corpora")
    parser.add_argument("--pipeline", default="de_newskit_sm")
    parser.add_argument("--news-gold", type=Path, help="news articles with gold entities (JSON Lines: text, mentions)")
    parser.add_argument("--write", action="store_true", help="put the figures into meta.json and the model card")
    arguments = parser.parse_args()
    figures = measure(load_pipeline(arguments.pipeline), arguments.corpora, arguments.news_gold)
    print(table(figures), f"{figures['tokens_per_second']:,} tokens a second", sep="\n\n")
    if arguments.write:
        write(figures)


if __name__ == "__main__":
    main()
