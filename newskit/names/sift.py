"""Which spans are no names: common nouns, compounds whose head is one, offices before persons."""

from newskit.german.lists import word_lists
from newskit.german.nouns import is_common_noun
from newskit.german.roles import is_person_noun
from newskit.german.tokens import Tokens
from newskit.names.known import is_thing, is_well_known, known_label
from newskit.names.spans import Span
from newskit.pipelines.gazetteer import is_first_name, is_last_name, is_place
from newskit.pipelines.lemmas import dictionary_lemma

_WORDS = word_lists("newskit.names", "words.txt")
_COMMON_HEADS = _WORDS["common heads"]
_PLACE_HEADS = tuple(_WORDS["heads of places"])


def drop_common_words(spans: list[Span], tokens: Tokens) -> list[Span]:
    """Drop lone nouns and compounds like "EU-Kommission", abbreviations of things, e-mail addresses."""
    return [span for span in spans if _may_be_name(span, tokens)]


def drop_offices(spans: list[Span], tokens: Tokens) -> list[Span]:
    """ "[Nationalrat] [Udo Kolb]": the name of a council right before a person's is an office."""
    persons = {span.first for span in spans if span.label == "PER"}
    return [span for span in spans if not (span.stop in persons and is_person_noun(span.written(tokens)))]


def _may_be_name(span: Span, tokens: Tokens) -> bool:
    words = span.words(tokens)
    if words[-1].endswith("-") or "@" in words[0]:  # "in [Nord-] und Ostsee"
        return False
    return len(words) > 1 or span.label == "MISC" or not _is_common(words[0], tokens.tags[span.first], span.label)


def _is_common(word: str, tag: str, label: str) -> bool:
    """Is a lone word a thing, or a noun to the tagger and the dictionary, or a compound with a common head?"""
    head = word.rpartition("-")[2]
    if is_thing(word) or word.islower() and label != "ORG":
        return True
    if head == word:
        return tag == "NN" and is_common_noun(word) and not (known_label((word,)) or is_well_known(word))
    if label == "ORG":  # "Robert-Koch-Institut", but "SPD-Chef" and "EU-Kommission"
        return is_person_noun(word) or head.lower() in _COMMON_HEADS
    if label == "PER":
        return dictionary_lemma(head) is not None and not (is_first_name(head) or is_last_name(head))
    return is_common_noun(head) and not (is_place(head) or head.lower().endswith(_PLACE_HEADS))
