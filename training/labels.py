"""What the heads of the network predict: tags, word classes and features, lemma rules, sentence starts, names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from newskit.pipelines.edits import rule_of
from training.corpora import Token

MISSING = -1
NAMES = ["O", *(f"{part}-{label}" for label in ("PER", "LOC", "ORG", "MISC") for part in "BI")]
LAYERS = ("tag", "form", "lemma", "start", "name")


def form_of(pos: str, morph: str) -> str:
    """Word class and features as one label: "NOUN|Case=Nom|Number=Sing"."""
    return f"{pos}|{morph}" if morph else pos


@dataclass
class Labels:
    """The labels of each layer, in a fixed order."""

    tag: list[str] = field(default_factory=list)
    form: list[str] = field(default_factory=list)
    lemma: list[str] = field(default_factory=list)
    start: list[str] = field(default_factory=lambda: ["no", "yes"])
    name: list[str] = field(default_factory=lambda: list(NAMES))
    known: dict[str, str] = field(default_factory=dict)  # "uns|PRON": "wir", what no rule tells

    @classmethod
    def of(cls, documents: Iterable[list[Token]], rarest_rule: int = 2) -> Labels:
        """Collect the labels of documents; lemma rules that served fewer than `rarest_rule` words are no rules."""
        tags, forms, rules = set(), set(), Counter()
        for token in (token for document in documents for token in document):
            if token.tag:
                tags.add(token.tag)
            if token.pos and token.morph is not None:
                forms.add(form_of(token.pos, token.morph))
            if token.lemma:
                rules[rule_of(token.word, token.lemma)] += 1
        return cls(sorted(tags), sorted(forms), sorted(rule for rule, count in rules.items() if count >= rarest_rule))

    def learn_words(self, documents: Iterable[list[Token]]) -> None:
        """Note the lemmas of words other than nouns in hand-made treebanks, where all of them agree."""
        found: dict[str, set[str]] = {}
        for token in (token for document in documents for token in document):
            if token.lemma and token.pos and token.pos not in ("NOUN", "PROPN", "X"):
                found.setdefault(f"{token.word.lower()}|{token.pos}", set()).add(token.lemma)
        self.known = {key: min(lemmas) for key, lemmas in sorted(found.items()) if len(lemmas) == 1}

    def numbers(self, document: list[Token]) -> np.ndarray:
        """The labels of a document as numbers, one row a layer; `MISSING` is no annotation."""
        index = {layer: {label: i for i, label in enumerate(getattr(self, layer))} for layer in LAYERS}
        rows = []
        for token in document:
            known_form = token.pos and token.morph is not None
            rows.append(
                (
                    index["tag"].get(token.tag, MISSING),
                    index["form"].get(form_of(token.pos, token.morph), MISSING) if known_form else MISSING,
                    index["lemma"].get(rule_of(token.word, token.lemma), MISSING) if token.lemma else MISSING,
                    MISSING if token.start is None else int(token.start),
                    index["name"].get(token.ent, MISSING) if token.ent else MISSING,
                )
            )
        return np.array(rows, dtype=np.int16).T

    def parts_of_forms(self) -> tuple[list[str], np.ndarray]:
        """The parts of forms ("NOUN", "Case=Nom"), and which form (row) has which part (column)."""
        parts = sorted({part for form in self.form for part in form.split("|")})
        number = {part: i for i, part in enumerate(parts)}
        has = np.zeros((len(self.form), len(parts)), dtype=np.float32)
        for row, form in enumerate(self.form):
            has[row, [number[part] for part in form.split("|")]] = 1
        return parts, has
