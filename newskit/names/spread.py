"""A name found once is found everywhere in the article, under the label that most of its mentions have."""

from collections import Counter

from newskit.german.inflection import inflected_forms
from newskit.german.nouns import is_common_noun, is_personal_name
from newskit.german.roles import is_address
from newskit.german.spelling import fold
from newskit.german.tokens import Tokens
from newskit.names.known import known_forms
from newskit.names.spans import Forms, Span, Words
from newskit.pipelines.lemmas import dictionary_lemma

_NAME_TAGS = frozenset(["NE", "FM", "XY", ""])
_NOUN_TAGS = _NAME_TAGS | {"NN", "TRUNC"}
_DETERMINERS = frozenset(["ART", "PIAT", "PPOSAT", "PDAT", "APPRART", "ADJA", "CARD", "PIDAT"])


def cut_run_on(spans: list[Span], tokens: Tokens) -> list[Span]:
    """Let "[Regiobahn Mitte Fahrgäste]" end before its noun, where the article has the organisation by itself."""
    counts = Counter(tuple(span.words(tokens)) for span in spans if span.label == "ORG")

    def runs_on(span: Span) -> bool:
        *name, last = span.words(tokens)
        is_told = span.label == "ORG" and counts[tuple(name)] > 1 == counts[*name, last]
        return is_told and is_common_noun(last) and not is_personal_name(last)

    return [span._replace(stop=span.stop - 1) if runs_on(span) else span for span in spans]


def find_again(spans: list[Span], tokens: Tokens) -> list[Span]:
    """Add what the recogniser overlooked: well-known names, and those that it knew elsewhere in the article."""
    here = set(tokens.words)
    votes: dict[Words, dict[str, int]] = {}  # how often each form that a name may have here has each label
    for (words, label), count in Counter((tuple(span.words(tokens)), span.label) for span in spans).items():
        for form in {*inflected_forms(words), *(inflected_forms(words[-1:]) if label == "PER" else ())}:
            if form[0] in here and form[-1] in here:
                labels = votes.setdefault(form, {})  # a Counter takes longer to make than to count in
                labels[label] = labels.get(label, 0) + count
    own = Forms({form: max(labels, key=labels.__getitem__) for form, labels in votes.items()})
    return [*spans, *(span for forms in (own, known_forms()) for span in forms.find(tokens, _is_mention))]


def _is_mention(span: Span, tokens: Tokens) -> bool:
    """Is the known form a name here? A single word may be a common noun (Koch, Welt, Linke)."""
    word, tag = tokens.words[span.first], tokens.tags[span.first]
    if span.stop - span.first > 1:
        return True
    if span.label != "PER":
        return tag in _NOUN_TAGS
    if tag in _NAME_TAGS or dictionary_lemma(word) is None:
        return True
    return tokens.tags[span.first - 1] not in _DETERMINERS and tokens.before(span.first) not in ("als", "wie")


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
