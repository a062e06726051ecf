"""Spans -> names in the nominative: what to cut from "Merkels", "Deutschen Bundestages", "den Niederlanden"."""

import re

from newskit.german.gender import common_surnames
from newskit.german.inflection import has_own_s, is_name_adjective, nominative, strip_genitive
from newskit.german.lists import word_set
from newskit.german.roles import is_address, is_person_noun
from newskit.german.spelling import is_acronym
from newskit.german.tokens import Tokens
from newskit.names.known import is_base_form
from newskit.names.spans import Span
from newskit.pipelines.gazetteer import is_place

_NOMINALISED = word_set("grünen linken republikanern liberalen freien")

_QUOTED = re.compile(r"[„“\"»«‚][^„“”\"»«‚‘]+[“”\"»«‘]")
_AFTER_GENITIVE = frozenset(["NN", "ADJA", "CARD", "TRUNC"])
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
        return [*words[:-1], _proper(words[-1], span, tokens, known)]
    before = _article_before(span, tokens)
    is_phrase = len(words) > 1 or before in ("des", "eines")
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
    """A proper name without the genitive -s, where the article or the sentence shows that it is one."""
    if _is_plural(word, span.label):
        return word[:-1]
    base = strip_genitive(word)
    if base == word or len(base) < 2 or (span.label != "PER" and is_base_form(word)):
        return word
    if _is_cut_for_sure(word, base, known):
        return base
    has_its_own = is_place(word) and not is_place(base) if span.label == "LOC" else word in common_surnames()
    if has_its_own or is_base_form(word) or has_own_s(word):
        return word
    return base if _is_genitive(span, tokens) else word


def _is_plural(word: str, label: str) -> bool:
    """ "Bei den Grünen", "in den Niederlanden"."""
    return label == "ORG" and word.lower() in _NOMINALISED or label == "LOC" and _is_declined(word, word[:-1], "n")


def _is_cut_for_sure(word: str, base: str, known: set[str]) -> bool:
    """An apostrophe, another mention, a list or an acronym shows that the name has no -s."""
    is_seen = word[-1] in "'’‘" or word[-2] in "'’" or base in known
    return is_seen or is_acronym(base) and base.isupper() or _is_declined(word, base, "s")


def _is_declined(word: str, base: str, ending: str) -> bool:
    return word.endswith(ending) and is_base_form(base) and not is_base_form(word)


def _is_genitive(span: Span, tokens: Tokens) -> bool:
    """The tagger says so, and the noun that it belongs to stands beside it: "die Mutter Putins", "Putins Mutter"."""
    if tokens.feature(span.stop - 1, "Case") != "Gen":
        return False
    if span.stop < len(tokens) and tokens.tags[span.stop] in _AFTER_GENITIVE:
        return True
    before = tokens.before(span.first)
    return tokens.tags[span.first - 1] == "NN" and not (before == "" or is_address(before) or is_person_noun(before))
