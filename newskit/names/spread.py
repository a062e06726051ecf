"""A name found once is found everywhere in the article, under the label that most of its mentions have."""

from collections import Counter, defaultdict

from newskit.german.inflection import inflected_forms
from newskit.german.roles import is_address
from newskit.german.tokens import Tokens
from newskit.names.known import is_paper, known_forms, known_label
from newskit.names.spans import Forms, Span, Words
from newskit.pipelines.lemmas import dictionary_lemma

_NAME_TAGS = frozenset(["NE", "FM", "XY", ""])
_NOUN_TAGS = _NAME_TAGS | {"NN", "TRUNC"}
_DETERMINERS = frozenset(["ART", "PIAT", "PPOSAT", "PDAT", "APPRART", "ADJA", "CARD", "PIDAT"])


def find_again(spans: list[Span], tokens: Tokens) -> list[Span]:
    """Add well-known names and those that the recogniser knew elsewhere; of persons, the majority labels all mentions.

    Towns and the clubs named like them share articles, so places and organisations keep their labels.
    """
    votes = _votes(spans, tokens)
    labels = {form: max(counts, key=counts.__getitem__) for form, counts in votes.items()}

    def settled(span: Span) -> Span:
        words = tuple(span.words(tokens))
        if known_label(words) == "ORG" or span.label == "MISC" and is_paper(span, tokens):
            return span._replace(label="ORG")
        return span._replace(label=labels[words]) if "PER" in votes[words] else span

    again = (span for forms in (Forms(labels), known_forms()) for span in forms.find(tokens, _is_mention))
    return [*map(settled, spans), *again]


def _votes(spans: list[Span], tokens: Tokens) -> dict[Words, dict[str, int]]:
    """How often each form that a name may have in this article has each label; "Herr Linde" is a person."""
    here = set(tokens.words)
    votes: dict[Words, dict[str, int]] = defaultdict(dict)
    labels = ("PER" if is_address(tokens.before(span.first)) else span.label for span in spans)
    found = Counter((tuple(span.words(tokens)), label) for span, label in zip(spans, labels, strict=True))
    for (words, label), count in found.items():
        for form in {*inflected_forms(words), *(inflected_forms(words[-1:]) if label == "PER" else ())}:
            if form[0] in here and form[-1] in here:
                votes[form][label] = votes[form].get(label, 0) + count
    return votes


def _is_mention(span: Span, tokens: Tokens) -> bool:
    """Is the known form a name here? A single word may be a common noun (Koch, Welt, Linke)."""
    word, tag = tokens.words[span.first], tokens.tags[span.first]
    if span.stop - span.first > 1:
        return True
    if span.label != "PER":
        return tag in _NOUN_TAGS
    if tag in _NAME_TAGS or dictionary_lemma(word) is None:
        return True
    return tokens.tags[span.first - 1] not in _DETERMINERS
