"""Stretches in quotation marks that are no quotes: titles, names, mottos, terms, what stands on banners."""

from __future__ import annotations

from newskit.quotes.lexicon import words
from newskit.quotes.phrases import is_site
from newskit.quotes.tokens import Tokens

_NAMED = words(
    "namens genannt genannte genannten sogenannt sogenannte sogenannten sogenannter sogenanntes betitelt titel "
    "motto name namen begriff bezeichnung wort stichwort titeln spitzname spitznamen titelt heisst hiess slogan"
)
_WORKS = words(
    "album alben buch buches buchs bücher film films filme roman romans lied liedes song single musical oper stück stücks "
    "cd platte zeitung magazin projekt preis preises ausstellung titel kampagne aktion operation gesetz band gruppe serie "
    "sendung reihe vortrag bericht studie aufsatz artikel plakat plakate transparent transparente schild schilder aufschrift"
)
_CALLED = tuple(sorted(words("initiative bündnis bewegung petition kampagne verein verband gruppe aktion projekt")))
_WRITTEN = words("stand steht standen stehen prangte prangt prangten auf")
_ARTICLES = words("ART APPRART PPOSAT PDAT")
_NO_NAME_BEHIND = words("als ein eine einen einem einer")


def is_written(tokens: Tokens, end: int) -> bool:
    """ "„Platz da!“ stand auf dem Schild": what a banner says, not a person."""
    behind = {tokens.low[i] for i in range(end + 1, min(end + 3, len(tokens)))}
    return bool(behind & _WRITTEN)


def is_title(tokens: Tokens, first: int, end: int, count: int) -> bool:
    """A long name: "der „Preis für …“", "das Album, „…“": a work, a prize, an event without finite verb."""
    if not tokens.words[first][0].isupper():
        return False
    before = first - 2
    spoken = any(tokens.is_finite(i) for i in range(first, end)) and tokens.words[end - 1] in ".!?"
    if before >= 0 and tokens.tags[before] in _ARTICLES and not spoken:
        return True
    near = {tokens.low[i] for i in range(max(0, first - 7), first - 1)}
    return bool(near & _WORKS) and not spoken


def is_sentence(tokens: Tokens, first: int, end: int, count: int) -> bool:
    """Does the stretch have a finite verb, and words enough for a sentence?"""
    return count >= 3 and any(tokens.is_finite(i) for i in range(first, end))


def is_name(tokens: Tokens, first: int, end: int, count: int) -> bool:
    """A title, motto, name or term: its noun stands right before it, or "sogenannt", or it is joined by a hyphen."""
    before = first - 2
    if before < 0 or tokens.sent_starts[first - 1]:
        return False
    if count <= 4 and end + 1 < len(tokens) and tokens.words[end + 1][0] == "-" and tokens.words[end + 1] != "-":
        return True
    named = tokens.low[before] in _NAMED or any(tokens.low[i] in _NAMED for i in range(max(0, before - 2), before))
    if named and count <= 8:
        return True
    if count == 1 and is_site(tokens.words[first]):
        return True
    starts_upper = tokens.words[first][0].isupper() or tokens.words[first][0].isdigit()
    if not starts_upper:
        return False
    if tokens.tags[before] == "NN" and count <= 8 and tokens.low[before].endswith(_CALLED):
        return True  # "die Bürgerinitiative „Rettet die Schule“"
    if tokens.tags[before] in ("NN", "NE", "TRUNC") and count <= 8 and not is_sentence(tokens, first, end, count):
        return True
    content = [i for i in range(first, end) if tokens.words[i][0].isalnum()]
    if count <= 4 and tokens.tags[before] in _ARTICLES | {"ADJA", "APPR"} and tokens.low[before] not in _NO_NAME_BEHIND:
        return all(tokens.tags[i] in ("NE", "FM", "NN", "CARD", "ART", "APPR", "KON", "ADJA") for i in content) and (
            tokens.tags[content[-1]] in ("NE", "FM", "CARD") or bool(tokens.labels[content[0]])
        )
    return False
