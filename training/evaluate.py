"""Measure pipelines on data that did not train them, side by side, and print the figures of the model card.

python -m training.evaluate CORPORA_DIR [--pipelines NAME ...] [--news NAME=FILE ...] [--write]
"""

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
from training.gold import read_articles
from training.mixes import GOLD, KEEP_OUT_OWN

CARD = Path(__file__).parent / "MODEL_CARD.md"
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"
LABELS = ("PER", "LOC", "ORG")
GERMEVAL, OWN = "GermEval dev, odd sentences", "own articles, kept out"
LAYER_NAMES = {"tag": "STTS tag", "pos": "part of speech", "morph": "morphology, all features", "lemma": "lemma"}
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


def own_articles(nlp: Language) -> dict:
    """Entities on the articles of `training/gold` that are kept out of training."""
    kept = read_articles(GOLD)[::KEEP_OUT_OWN]
    gold = [{(start, end, label) for start, end, label, _ in article.mentions} for article in kept]
    predicted = nlp.pipe(article.text for article in kept)
    return entity_figures((g, _spans(p)) for g, p in zip(gold, predicted, strict=True))


def measure(nlp: Language, corpora: Path, news: dict[str, Path]) -> dict:
    """Measure every layer; `news` are further articles with gold names."""
    return {
        **{name: news_entities(nlp, path) for name, path in news.items()},
        OWN: own_articles(nlp),
        GERMEVAL: germeval(nlp, corpora),
        "gsd_test": layers(nlp, corpora),
        "wikinews_sentences": sentences(nlp, corpora),
        "wikinews_sentences_glued": sentences(nlp, corpora, glued=0.2),
        "tokens_per_second": speed(nlp, corpora),
    }


def table(measured: dict[str, dict]) -> str:
    """Write figures as the table of the model card: one row a layer, one column a pipeline."""
    rows = [("layer", "measured on", "figure", *measured), ("---",) * (3 + len(measured))]
    some = next(iter(measured.values()))
    for name in [name for name, value in some.items() if isinstance(value, dict) and "PER+LOC+ORG" in value]:
        rows += [(label, name, "P / R / F", *(_prf(f[name][label]) for f in measured.values())) for label in some[name]]
    for key, name in LAYER_NAMES.items():
        rows.append(
            (name, "UD German-GSD test", "accuracy", *(_percent(f["gsd_test"][key]) for f in measured.values()))
        )
    moods = (_prf(f["gsd_test"]["Mood=Sub"]) for f in measured.values())
    rows.append(("Mood=Sub", "UD German-GSD test", "P / R / F", *moods))
    for key, how in (("wikinews_sentences", "as is"), ("wikinews_sentences_glued", "20 % glued")):
        rows.append(("sentence starts", f"Wikinews, {how}", "P / R / F", *(_prf(f[key]) for f in measured.values())))
    speeds = (f"{f['tokens_per_second']:,}" for f in measured.values())
    rows.append(("speed", "Wikinews, one core", "tokens a second", *speeds))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def write(measured: dict[str, dict]) -> None:
    """Put the embedded pipeline's figures into its meta.json, and the table into the model card."""
    path = EMBEDDED / "meta.json"
    meta = json.loads(path.read_text(encoding="utf8"))
    meta["performance"] = measured[EMBEDDED.name]
    path.write_text(json.dumps(meta, indent=2, ensure_ascii=False) + "\n", encoding="utf8")
    head, _, tail = CARD.read_text(encoding="utf8").partition(BEGIN)
    CARD.write_text(f"{head}{BEGIN}\n\n{table(measured)}\n\n{END}{tail.partition(END)[2]}", encoding="utf8")


def _percent(figure: float) -> str:
    return f"{100 * figure:.1f}"


def _prf(figures: dict[str, float]) -> str:
    return " / ".join(_percent(figures[key]) for key in "PRF")


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
    parser.add_argument("--pipelines", nargs="*", default=[EMBEDDED.name])
    parser.add_argument("--news", nargs="*", default=[], help="NAME=FILE: articles with gold names (text, mentions)")
    parser.add_argument("--write", action="store_true", help="put the figures into meta.json and the model card")
    arguments = parser.parse_args()
    news = {name: Path(path) for name, _, path in (pair.partition("=") for pair in arguments.news)}
    measured = {name: measure(load_pipeline(name), arguments.corpora, news) for name in arguments.pipelines}
    print(table(measured))
    if arguments.write:
        write(measured)


if __name__ == "__main__":
    main()
