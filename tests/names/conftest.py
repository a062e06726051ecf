"""Docs written by hand: names in brackets, tags by a simple rule, so that a test says what it needs and no more."""

import re

import pytest
import spacy
from spacy.tokens import Doc

_BLANK = spacy.blank("de")
_ARTICLES = {"der", "die", "das", "dem", "den", "des", "ein", "eine", "einen", "einem", "einer", "eines"}
_PREPOSITIONS = {"in", "aus", "nach", "von", "vor", "bei", "mit", "für", "gegen", "über", "durch", "an", "auf"}


@pytest.fixture
def marked():
    return mark


def mark(text: str, adjectives: str = "", nouns: str = "", propers: str = "") -> Doc:
    """Make a Doc of "Bürgermeisterin [Jana Moser|PER] spricht": tokens, STTS tags, sentence starts, entities."""
    plain, spans = "", []
    for part in re.split(r"(\[[^\]]*\|[A-Z]+\])", text):
        match = re.fullmatch(r"\[([^\]]*)\|([A-Z]+)\]", part)
        if match:
            spans.append((len(plain), len(plain) + len(match[1]), match[2]))
            plain += match[1]
        else:
            plain += part
    doc = _BLANK(plain)
    doc.ents = [doc.char_span(start, end, label=label, alignment_mode="expand") for start, end, label in spans]
    names = {token.i for ent in doc.ents for token in ent}
    for token in doc:
        token.tag_ = _tag(token, token.i in names, adjectives.split(), nouns.split(), propers.split())
        before = doc[token.i - 1].text if token.i else "."
        token.is_sent_start = before in (".", "!", "?") or "\n" in before
    return doc


def _tag(token, is_name: bool, adjectives: list[str], nouns: list[str], propers: list[str]) -> str:
    word = token.text
    if word.isspace():
        return "_SP"
    if not word[0].isalnum():
        return "$," if word == "," else "$." if word in ".!?:" else "$("
    if word.lower() in _ARTICLES:
        return "ART"
    if word.lower() in _PREPOSITIONS:
        return "APPR"
    for tag, words in (("ADJA", adjectives), ("NN", nouns), ("NE", propers)):
        if word in words:
            return tag
    if word[0].isupper():
        return "NE" if is_name else "NN"
    return (
        "KON"
        if word == "und"
        else "VVFIN"
        if word.endswith("t")
        else "ADJA"
        if word.endswith(("en", "e", "er"))
        else "ADV"
    )
