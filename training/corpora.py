"""The corpora as lists of tokens, with missing annotation kept apart from negative annotation.

Token files hold one sentence or document a line: `words`, `sp` (a 0/1 per token: space after it), `ss` (tokens at
which sentences start), `ents` ([start, end, label]) and, joined by tabs, `tag`, `pos`, `morph`, `lemma`. An empty field
is *no annotation*, except: an empty `morph` beside a `pos` means no features, an empty `lemma` means that the lemma is
the word itself, and `∅` is a missing lemma. Text files hold `text` and `entities` in characters.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from spacy.attrs import LEMMA, MORPH, POS, SENT_START, TAG
from spacy.language import Language
from spacy.parts_of_speech import IDS as POS_IDS
from spacy.tokens import Doc
from spacy.vocab import Vocab

# Adjectives of origin, which EuroParl marks as MISC and the news articles do not mark.
_ADJECTIVES = tuple(f"isch{ending}" for ending in ("", "e", "en", "er", "es", "em"))
MISSING_LEMMA = "∅"


class Token(NamedTuple):
    """One token and what is known of it; None is missing annotation."""

    word: str
    space: bool = True
    tag: str | None = None
    pos: str | None = None
    morph: str | None = None
    lemma: str | None = None
    ent: str | None = None  # "O", "B-PER", "I-PER" ...
    start: bool | None = None  # does a sentence start here?


def read_lines(path: Path) -> Iterator[dict]:
    """Read the records of a JSON Lines file."""
    with path.open(encoding="utf8") as file:
        for line in file:
            yield json.loads(line)


def read_tokens(path: Path) -> Iterator[list[Token]]:
    """Read the sentences or documents of a token file."""
    for record in read_lines(path):
        words = record["words"]
        missing = [None] * len(words)
        tag = [value or None for value in record["tag"].split("\t")] if "tag" in record else missing
        pos = [value or None for value in record["pos"].split("\t")] if "pos" in record else missing
        morph = record["morph"].split("\t") if "morph" in record else missing
        lemma = record["lemma"].split("\t") if "lemma" in record else missing
        starts = set(record.get("ss", ()))
        known = len(starts) > 0 and not (len(starts) == 1 and len(words) > 100)  # one start of a long text: not split
        yield [
            Token(
                word,
                record["sp"][i] == "1",
                tag[i],
                pos[i],
                morph[i] if pos[i] else None,
                None if lemma[i] in (None, MISSING_LEMMA) else lemma[i] or word,
                ent,
                i in starts if known else None,
            )
            for i, (word, ent) in enumerate(zip(words, _entity_tags(record), strict=True))
        ]


def read_texts(path: Path, nlp: Language) -> Iterator[list[Token]]:
    """Read a text file with the tokens of `nlp`; tokens that hold only part of a name are missing annotation."""
    for record in read_lines(path):
        doc = nlp.make_doc(record["text"])
        ents: list[str | None] = ["O"] * len(doc)
        for start, end, label in record["entities"]:
            span = doc.char_span(start, end, alignment_mode="expand")
            exact = (span.start_char, span.end_char) == (start, end)
            ents[span.start : span.end] = iob(label, len(span)) if exact else [None] * len(span)
        yield [Token(token.text, bool(token.whitespace_), ent=ents[token.i]) for token in doc]


def to_doc(tokens: list[Token], vocab: Vocab) -> Doc:
    """Build the Doc of a document for training or evaluation."""
    ents = _whole_names(tokens)
    doc = Doc(
        vocab,
        words=[token.word for token in tokens],
        spaces=[token.space for token in tokens],
        ents=ents if any(ents) else None,
    )
    # Doc(morphs=...) would take a missing value for "no features", so all layers are set as numbers, 0 = missing.
    columns = {
        TAG: [vocab.strings.add(token.tag) if token.tag else 0 for token in tokens],
        POS: [POS_IDS[token.pos] if token.pos else 0 for token in tokens],
        MORPH: [0 if token.morph is None else vocab.morphology.add(token.morph) for token in tokens],
        LEMMA: [vocab.strings.add(token.lemma) if token.lemma else 0 for token in tokens],
        SENT_START: [0 if token.start is None else 1 if token.start else 2**64 - 1 for token in tokens],
    }
    doc.from_array(list(columns), np.array(list(columns.values()), dtype="uint64").T)
    return doc


def entity_label(label: str) -> str | None:
    """Map a corpus' entity label to PER, LOC, ORG or MISC; None where the span is no name.

    GermEval also marks derived forms ("bayerische") and compounds with a name in them ("FDP-Politiker"). Neither is a
    name, and as one it would split the counts.

    Examples
    --------
    >>> [entity_label(label) for label in ("PER", "LOCderiv", "ORGpart", "OTH")]
    ['PER', None, None, 'MISC']
    """
    if label.endswith(("part", "deriv")):
        return None
    return "MISC" if label == "OTH" else label


def iob(label: str, length: int) -> list[str]:
    """The tags of one name.

    Examples
    --------
    >>> iob("ORG", 3)
    ['B-ORG', 'I-ORG', 'I-ORG']
    """
    return [f"B-{label}"] + [f"I-{label}"] * (length - 1)


def _whole_names(tokens: list[Token]) -> list[str]:
    """Entity tags as spaCy wants them; the rest of a name whose beginning was cut off is missing annotation."""
    ents: list[str] = []
    for token in tokens:
        inside = bool(token.ent) and token.ent.startswith("I-")
        ents.append("" if not token.ent or (inside and (not ents or ents[-1][2:] != token.ent[2:])) else token.ent)
    return ents


def _entity_tags(record: dict) -> list[str | None]:
    if "ents" not in record:
        return [None] * len(record["words"])
    ents: list[str | None] = ["O"] * len(record["words"])
    for start, end, raw in record["ents"]:
        label = entity_label(raw)
        if label and not (label == "MISC" and end - start == 1 and record["words"][start].endswith(_ADJECTIVES)):
            ents[start:end] = iob(label, end - start)
    return ents
