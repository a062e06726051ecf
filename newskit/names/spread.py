"""A name found once is found everywhere in the article; two names that stand side by side are two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from newskit.german.gender import common_surnames, is_first_name
from newskit.german.inflection import inflected_forms, strip_genitive
from newskit.german.nouns import is_common_noun, is_personal_name
from newskit.german.roles import is_address, is_person_noun
from newskit.names.tokens import Span, Tokens, without_overlaps
from newskit.pipelines.lemmas import dictionary_lemma

_NAME_TAGS = frozenset(["NE", "FM", "XY", ""])
_NOUN_TAGS = _NAME_TAGS | {"NN", "TRUNC"}
_NOBLE_PARTICLES = frozenset(["von", "van", "zu", "der", "den", "de", "vom", "zum", "ten", "ter", "bin", "ibn"])
_DETERMINERS = frozenset(["ART", "PIAT", "PPOSAT", "PDAT", "APPRART", "ADJA", "CARD", "PIDAT"])

_MANY = 60  # forms that a word stands in, of which no real article has so many


def spread(spans: list[Span], tokens: Tokens) -> list[Span]:
    """Add the places that the recogniser overlooked though it knew the name elsewhere in the article."""
    spans = fetch_particles(part_neighbours(spans, tokens), tokens)
    known = _known_forms(spans, tokens)
    if not known:
        return spans
    taken = bytearray(len(tokens))
    for span in spans:
        taken[span.first : span.stop] = b"\x01" * (span.stop - span.first)
    found = []
    for i, word in enumerate(tokens.text):
        if taken[i] or word not in known:
            continue
        for length, forms in known[word].items():
            stop = i + length
            label, is_frequent = forms.get(tuple(tokens.text[i:stop]), (None, False))
            if label and not any(taken[i:stop]) and _is_mention(i, stop, label, is_frequent, tokens):
                first = i - 1 if label == "PER" and _has_first_name(i, taken, tokens) else i
                found.append(Span(first, stop, label))
                break
    return without_overlaps([*spans, *found])


def fetch_particles(spans: list[Span], tokens: Tokens) -> list[Span]:
    """ "Frau von [Rehden]" is "von Rehden" where the article knows "Johanna von Rehden"."""
    tails: dict[str, tuple[str, ...]] = {}
    for span in spans:
        if span.label == "PER" and (tail := _noble_tail(tuple(tokens.words(span)))):
            tails[tail[-1]] = tail[:-1]
    if not tails:
        return spans
    fetched = []
    for span in spans:
        particles = tails.get(strip_genitive(tokens.text[span.first]), tails.get(tokens.text[span.first], ()))
        first = span.first - len(particles)
        is_cut = particles and span.stop - span.first == 1 and first >= 0
        if is_cut and tuple(word.lower() for word in tokens.text[first : span.first]) == particles:
            fetched.append(Span(first, span.stop, "PER"))
        else:
            fetched.append(span)
    return fetched


def _noble_tail(words: tuple[str, ...]) -> tuple[str, ...]:
    """ "von der Au" of "Ursula von der Au", () if there is none."""
    first = len(words) - 1
    while first > 1 and words[first - 1] in _NOBLE_PARTICLES:
        first -= 1
    return words[first:] if 0 < first < len(words) - 1 else ()


def part_neighbours(spans: list[Span], tokens: Tokens) -> list[Span]:
    """ "Am Abend hatte Moser Lindner begrüßt": two persons whom the article names apart elsewhere are no full name."""
    forms = [tuple(tokens.words(span)) for span in spans]
    words = Counter(form for form, span in zip(forms, spans, strict=True) if span.label == "PER")
    labels = {tokens.text[span.first]: span.label for span in spans if span.stop - span.first == 1}
    names = Counter(forms)
    having: dict[str, list[tuple[str, ...]]] = {}  # the forms of persons that a word stands in
    for form in words:
        for word in dict.fromkeys(form):
            having.setdefault(word, []).append(form)
    apart: list[Span] = []
    for span, pair in zip(spans, forms, strict=True):
        if len(pair) == 2 and span.label == "PER" and words[pair] == 1 and _known_apart(pair, having, labels):
            label = labels.get(pair[0], "PER")
            apart += [Span(span.first, span.first + 1, label), span._replace(first=span.first + 1)]
        elif len(pair) == 2 and span.label != "MISC" and _is_genitive_and_noun(span, having, tokens):
            apart.append(Span(span.first, span.first + 1, "PER"))
        else:
            length = _name_length(pair, span, names, tokens)
            apart.append(span if length == len(pair) else span._replace(stop=span.first + length))
    return apart


def _name_length(words: tuple[str, ...], span: Span, names: Counter, tokens: Tokens) -> int:
    """ "Regiobahn Mitte Fahrgäste": what stands alone more than once in the article, and then a noun or an article."""
    if names[words] == 1 and span.label != "MISC":
        for length in range(len(words) - 1, 0, -1):
            if names[words[:length]] > 1 and _is_outside(span.first + length, span, length, tokens):
                return length
    return len(words)


def _is_outside(position: int, span: Span, length: int, tokens: Tokens) -> bool:
    if tokens.tag[position] == "ART":
        return length > 1
    word = tokens.text[position]
    return position + 1 == span.stop and is_common_noun(word) and not is_personal_name(word)


def _is_genitive_and_noun(span: Span, having: Mapping[str, list], tokens: Tokens) -> bool:
    """ "Mosers Rede" where the article knows a Moser."""
    genitive, noun = tokens.words(span)
    is_noun = tokens.tag[span.first + 1] == "NN" or (
        dictionary_lemma(noun) is not None and noun not in common_surnames()
    )
    return is_noun and genitive.endswith("s") and genitive[:-1] in having


def _known_apart(pair: tuple[str, ...], having: Mapping[str, list[tuple[str, ...]]], labels: dict[str, str]) -> bool:
    """Each of the two stands in the article without the other, and the first is no first name, or more than one there."""
    first, second = pair
    if first in labels and second in labels and not is_personal_name(first):
        return True
    with_first = [form for form in having[first][:_MANY] if second not in form]
    with_second = [form for form in having[second][:_MANY] if first not in form]
    return (first,) in with_first and any(len(form) > 1 for form in with_first) and bool(with_second)


def _known_forms(spans: list[Span], tokens: Tokens) -> dict[str, dict[int, dict[tuple[str, ...], tuple[str, bool]]]]:
    """First word -> number of words, the longest first -> words -> label, is it found often?"""
    votes: Counter[tuple[tuple[str, ...], str]] = Counter()
    for (words, label), count in Counter((tuple(tokens.words(span)), span.label) for span in spans).items():
        forms = inflected_forms(words)
        if label == "PER" and len(words) > 1 and len(words[-1]) > 2 and words[-1][0].isupper():
            forms += inflected_forms(words[-1:])
        if label == "PER" and (tail := _noble_tail(words)):
            forms += inflected_forms(tail) + inflected_forms((tail[0].title(), *tail[1:]))
        elif label == "PER" and len(words) > 1 and words[-1][:1].islower() and "-" in words[-1]:
            forms += inflected_forms(words[-1:]) + inflected_forms(
                (words[-1][0].upper() + words[-1][1:],)
            )  # "Al-Rifai"
        for form in forms:
            votes[form, label] += count
    labels: dict[tuple[str, ...], str] = {}
    for (form, label), count in votes.items():
        if form not in labels or count > votes[form, labels[form]]:
            labels[form] = label
    known: dict[str, dict[int, dict]] = {}
    for form in sorted(labels, key=len, reverse=True):
        known.setdefault(form[0], {}).setdefault(len(form), {})[form] = (labels[form], votes[form, labels[form]] > 2)
    return known


def _is_mention(first: int, stop: int, label: str, is_frequent: bool, tokens: Tokens) -> bool:
    """Is the known form at this place a name there? A single word may be a common noun (Koch, Welt, Linke)."""
    word, tag = tokens.text[first], tokens.tag[first]
    if stop - first > 1:
        return True
    if len(word) < 2 or not (word[0].isupper() or (label == "ORG" and tag in _NOUN_TAGS)):
        return False
    if tokens.after(stop) == "-" and tokens.start[stop] == tokens.start[first] + len(word):
        return False
    before = tokens.before(first)
    if label != "PER":
        # "Bus und Bahn" are none of the Deutsche Bahn's.
        is_plain_noun = before in ("und", "oder", "per", "mit") and is_common_noun(word)
        return tag in _NOUN_TAGS and not (label == "ORG" and is_plain_noun)
    if tag in _NAME_TAGS or is_address(before) or is_person_noun(before):
        return True
    if dictionary_lemma(word) is None:
        return True
    after_determiner = first > 0 and tokens.tag[first - 1] in _DETERMINERS
    return (is_frequent or tag == "NN") and not after_determiner and before not in ("als", "wie")


def _has_first_name(first: int, taken: bytearray, tokens: Tokens) -> bool:
    before = tokens.before(first)
    return bool(before) and not taken[first - 1] and tokens.tag[first - 1] in _NAME_TAGS and is_first_name(before)
