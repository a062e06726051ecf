"""A name found once is found everywhere in the article, under the label that most of its mentions have."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from newskit.german.inflection import inflected_forms, is_name_adjective, strip_genitive
from newskit.german.nouns import is_common_noun, is_personal_name
from newskit.german.roles import is_address, is_person_noun
from newskit.german.spelling import fold
from newskit.german.tokens import Tokens
from newskit.names.known import known_label
from newskit.names.spans import Forms, Span, Words
from newskit.pipelines.gazetteer import is_first_name, is_place
from newskit.pipelines.lemmas import dictionary_lemma

_NAME_TAGS = frozenset(["NE", "FM", "XY", ""])
_NOUN_TAGS = _NAME_TAGS | {"NN", "TRUNC"}
_DETERMINERS = frozenset(["ART", "PIAT", "PPOSAT", "PDAT", "APPRART", "ADJA", "CARD", "PIDAT"])


def cut_run_on(spans: list[Span], tokens: Tokens) -> list[Span]:
    """Cut names from what stands with them by mistake, where the article has them by themselves.

    "[Regiobahn Mitte Fahrgäste]" ends before its noun, "[Regionalbank Nordau]" begins after it, and in "Kolb lobte
    [Jana Moser Udo Kern]" there are two persons.
    """
    forms = _Forms(
        Counter(tuple(span.words(tokens)) for span in spans),
        Counter(tuple(span.words(tokens)) for span in spans if span.label == "ORG"),
        {tokens.words[span.stop - 1] for span in spans if span.label == "PER" and span.stop - span.first == 2},
    )
    return [part for span in spans for part in _cut(span, tuple(span.words(tokens)), forms)]


class _Forms(NamedTuple):
    """How often an article has each name and each organisation, and its surnames."""

    counts: Counter[Words]
    organisations: Counter[Words]
    surnames: set[str]


def _cut(span: Span, words: Words, forms: _Forms) -> list[Span]:
    if forms.counts[words[:-1]] > 1 == forms.counts[words] and _is_noun(words[-1]):
        return [span._replace(stop=span.stop - 1)]
    if span.label == "ORG" and forms.organisations[words[1:]] > 1 and _is_noun(words[0]) and not _is_part(words[0]):
        return [span._replace(first=span.first + 1)]
    if span.label == "PER" and (k := _second_person(words, forms)):
        return [span._replace(stop=span.first + k), span._replace(first=span.first + k)]
    return [span]


def _second_person(words: Words, forms: _Forms) -> int:
    """Where the second of two persons begins that were taken for one; 0 if it is one."""
    is_turned = words[::-1] in forms.counts  # "Szabó Péter"
    if len(words) > 1 and words[0] in forms.surnames and not (is_turned or is_first_name(words[0])):
        return int(is_first_name(words[1]) or strip_genitive(words[-1]) in forms.surnames)
    for k in range(2, len(words) - 1):
        if is_first_name(words[0]) and is_first_name(words[k]) and (forms.counts[words[:k]] or forms.counts[words[k:]]):
            return k
    return 0


def _is_part(word: str) -> bool:
    """Adjectives and places that begin a name belong to it: "Deutsche Bahn", "Saarland Werke"."""
    return is_name_adjective(word) or is_place(word) or known_label((word,)) is not None


def _is_noun(word: str) -> bool:
    return is_common_noun(word) and not is_personal_name(word)


def find_again(spans: list[Span], tokens: Tokens) -> list[Span]:
    """Add the places that the recogniser overlooked though it knew the name elsewhere in the article."""
    votes = _votes(spans, tokens)
    frequent = {form for form, labels in votes.items() if max(labels.values()) > 2}
    known = Forms({form: max(labels, key=labels.__getitem__) for form, labels in votes.items()})
    return [*spans, *known.find(tokens, lambda span: _is_mention(span, frequent, tokens))]


def _votes(spans: list[Span], tokens: Tokens) -> dict[Words, dict[str, int]]:
    """How often the article's names have each label, for each form of a name whose words it may have."""
    here = set(tokens.words)
    votes: dict[Words, dict[str, int]] = {}
    for (words, label), count in Counter((tuple(span.words(tokens)), span.label) for span in spans).items():
        forms = inflected_forms(words)
        if label == "PER" and len(words) > 1 and len(words[-1]) > 2 and words[-1][0].isupper():
            forms += inflected_forms(words[-1:])
        for form in forms:
            if form[0] not in here or form[-1] not in here:
                continue
            labels = votes.setdefault(form, {})  # a Counter takes longer to make than to count in
            labels[label] = labels.get(label, 0) + count
    return votes


def _is_mention(span: Span, frequent: set[Words], tokens: Tokens) -> bool:
    """Is the known form a name here? A single word may be a common noun (Koch, Welt, Linke)."""
    word, tag, before = tokens.words[span.first], tokens.tags[span.first], tokens.before(span.first)
    if span.stop - span.first > 1:
        return True
    if len(word) < 2 or not word[0].isupper():
        return False
    if span.label != "PER":
        return tag in _NOUN_TAGS and not (before in ("und", "oder", "per", "mit") and is_common_noun(word))
    if tag in _NAME_TAGS or is_person_noun(before) or dictionary_lemma(word) is None:
        return True
    after_determiner = span.first > 0 and tokens.tags[span.first - 1] in _DETERMINERS
    return ((word,) in frequent or tag == "NN") and not after_determiner and before not in ("als", "wie")


def settle_labels(spans: list[Span], tokens: Tokens) -> list[Span]:
    """Give the mentions of one spelling one label where some are a person's; "Herr Linde" is one.

    Towns and the clubs named like them share articles, so places and organisations stay as they are.
    """
    keys = [fold(span.written(tokens)) for span in spans]
    known = set(keys)
    keys = [key[:-1] if key.endswith("s") and key[:-1] in known else key for key in keys]
    votes: dict[str, dict[str, int]] = {}
    for span, key in zip(spans, keys, strict=True):
        labels = votes.setdefault(key, {})
        label = "PER" if is_address(tokens.before(span.first)) else span.label
        labels[label] = labels.get(label, 0) + 1
    settled = {key: max(labels, key=labels.__getitem__) for key, labels in votes.items() if "PER" in labels}
    return [span._replace(label=settled.get(key, span.label)) for span, key in zip(spans, keys, strict=True)]
