"""Spans -> names in the nominative: what to cut from "Merkels", "Deutschen Bundestages", "den Niederlanden"."""

import re

from newskit.german.inflection import GENITIVE_ARTICLES, has_own_s, is_name_adjective, nominative, strip_genitive
from newskit.german.lists import word_set
from newskit.german.spelling import is_acronym
from newskit.german.tokens import Tokens
from newskit.names.known import is_base_form
from newskit.names.spans import Span
from newskit.pipelines.gazetteer import is_place

_NOMINALISED = word_set("grünen linken republikanern liberalen freien")
_QUOTED = re.compile(r"[„“\"»«‚][^„“”\"»«‚‘]+[“”\"»«‘]")
_SOFT_HYPHEN = "\xad"


def nominatives(spans: list[Span], tokens: Tokens) -> list[str]:
    """The names as a dictionary would print them, each for itself, in the light of the other names of the article."""
    last_words: dict[str, set[str]] = {}
    for span in spans:
        last_words.setdefault(span.label, set()).add(tokens.words[span.stop - 1])
    names = [" ".join(_nominative(span, tokens, last_words[span.label])) for span in spans]
    return [name.replace(_SOFT_HYPHEN, "") for name in names]


def _nominative(span: Span, tokens: Tokens, known: set[str]) -> list[str]:
    words = span.written(tokens).split()  # "CDU", "/", "CSU" without a space between them are one word
    if span.label == "PER":
        words = _QUOTED.sub(" ", " ".join(words)).split() or words  # "Bruno „Kralle“ Matzner"
    else:
        before = _article_before(span, tokens)
        is_phrase = len(words) > 1 or before in GENITIVE_ARTICLES
        changed = nominative(words, before, _gender(words, span, tokens)) if is_phrase else words
        if changed != words or is_phrase and span.label != "LOC":
            return changed
    return [*words[:-1], _proper(words[-1], span, tokens, known)]


def _gender(words: list[str], span: Span, tokens: Tokens) -> str | None:
    """What the tagger says of the noun at the head of a name."""
    head = next((i for i, word in enumerate(words) if not is_name_adjective(word)), 0)
    if head == 0 or len(words) != span.stop - span.first:
        return None
    is_plural = tokens.feature(span.first + head, "Number") == "Plur"
    return "Plur" if is_plural else tokens.feature(span.first + head, "Gender") or None


def _article_before(span: Span, tokens: Tokens) -> str:
    """The article of the phrase, adjectives skipped: "des russischen Außenministeriums"."""
    words = [word.lower() for word in tokens.words[max(span.first - 4, 0) : span.first]]
    while words and len(words[-1]) > 3 and words[-1].endswith(("en", "er")):
        words.pop()
    return words[-1] if words else ""


def _proper(word: str, span: Span, tokens: Tokens, known: set[str]) -> str:
    """A proper name without the ending of its case, where a list, the article or the sentence shows that it is one."""
    if span.label == "ORG" and word.lower() in _NOMINALISED:  # "bei den Grünen"
        return word[:-1]
    base = strip_genitive(word)
    if word.endswith("n") and span.label == "LOC":  # "in den Niederlanden"
        base = word[:-1] if is_base_form(word[:-1]) else word
    if base == word or len(base) < 2 or span.label != "PER" and is_base_form(word):
        return word
    is_seen = not word[-2:].isalpha() or base in known  # an apostrophe, or another mention
    return base if is_seen or _is_listed(base) or _is_genitive(word, base, span, tokens) else word


def _is_listed(base: str) -> bool:
    return is_base_form(base) or is_acronym(base) and base.isupper()


def _is_genitive(word: str, base: str, span: Span, tokens: Tokens) -> bool:
    """The tagger says so, and the noun that it belongs to stands beside it: "die Mutter Putins", "Putins Mutter"."""
    is_own = is_base_form(word) or has_own_s(word) or span.label == "LOC" and is_place(word) and not is_place(base)
    if is_own or tokens.feature(span.stop - 1, "Case") != "Gen":
        return False
    is_before = span.stop < len(tokens) and tokens.tags[span.stop] in ("NN", "ADJA")
    return is_before or tokens.before(span.first) != "" and tokens.tags[span.first - 1] == "NN"
