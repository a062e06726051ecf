"""Which spans are no names: dates, adjectives, common nouns, compounds whose head is one."""

from newskit.german.inflection import strip_genitive
from newskit.german.lists import word_lists
from newskit.german.nouns import is_common_noun, is_personal_name
from newskit.german.roles import is_address, is_person_noun
from newskit.german.spelling import is_acronym
from newskit.german.tokens import Tokens
from newskit.names.known import QUOTATION_MARKS, is_base_form, is_well_known, known_label, things
from newskit.names.spans import Span
from newskit.pipelines.gazetteer import is_place
from newskit.pipelines.lemmas import dictionary_lemma

_WORDS = word_lists("newskit.names", "words.txt")
_COMMON_HEADS = _WORDS["common heads"]
_PLACE_HEADS = tuple(_WORDS["heads of places"])
_DETERMINERS = frozenset(["ART", "PIAT", "PPOSAT", "PDAT", "CARD"])


def drop_common_words(spans: list[Span], tokens: Tokens) -> list[Span]:
    """Drop what is no name: dates, lower-case words, compounds like "EU-Kommission", lone common nouns.

    A lone noun stays that the article has in a longer name too, or that a list of names or its neighbours speak for.

    >>> import spacy
    >>> tokens = Tokens(spacy.blank("de")("Brücke in Kassel"))
    >>> drop_common_words([Span(0, 1, "LOC"), Span(2, 3, "LOC")], tokens)
    [Span(first=2, stop=3, label='LOC')]
    """
    spans = [span for span in spans if _may_be_name(span, tokens)]
    parts = {word for span in spans if span.stop - span.first > 1 for word in span.words(tokens)}
    return [span for span in spans if span.stop - span.first > 1 or not _is_lone_noun(span, parts, tokens)]


def drop_offices(spans: list[Span], tokens: Tokens) -> list[Span]:
    """ "[Nationalrat] [Udo Kolb]": the name of a council right before a person's is an office."""
    persons = {span.first for span in spans if span.label == "PER"}
    return [span for span in spans if not (span.stop in persons and is_person_noun(span.written(tokens)))]


def _may_be_name(span: Span, tokens: Tokens) -> bool:
    words = span.words(tokens)
    letters = "".join(words)
    is_initial = letters[1:] == "."  # "Udo K." is "K." further on
    if words[-1].endswith("-") or "@" in letters or not is_initial and sum(map(str.isalnum, letters)) < 2:
        return False  # "in [Nord-] und Ostsee", an e-mail address
    if letters.islower():
        return span.label in ("ORG", "MISC")
    if len(words) > 1 or span.label == "MISC":
        return True
    return not (has_common_head(words[0], span.label) or span.label == "LOC" and _is_town_adjective(span.first, tokens))


def _is_town_adjective(position: int, tokens: Tokens) -> bool:
    """ "in [Kasseler] Kreisen"."""
    word = tokens.words[position]
    is_adjective = word.endswith("er") and is_place(word[:-2]) and not is_place(word)
    return is_adjective and tokens.after(position + 1)[:1].isupper()


def has_common_head(word: str, label: str) -> bool:
    """Is a compound no name, since its head is a common noun?

    >>> [has_common_head(word, "ORG") for word in ("EU-Kommission", "SPD-Chef", "Robert-Koch-Institut")]
    [True, True, False]
    >>> has_common_head("Kassel-Frage", "LOC"), has_common_head("Anna-Berg-Platz", "LOC")
    (True, False)
    """
    _, hyphen, head = word.rpartition("-")
    if not hyphen or not _COMMON_HEADS.isdisjoint([head.lower(), strip_genitive(head).lower()]):
        return bool(hyphen)
    if label == "ORG":
        return is_person_noun(word)
    if label == "PER":
        return dictionary_lemma(head) is not None and not is_personal_name(head)
    return is_common_noun(head) and not (head.lower().endswith(_PLACE_HEADS) or is_place(head))


def _is_lone_noun(span: Span, parts: set[str], tokens: Tokens) -> bool:
    word, before = tokens.words[span.first], tokens.before(span.first)
    if span.label == "MISC" or word in things():
        return word in things() and span.label != "MISC"
    if known_label((word,)) or not is_common_noun(word):
        return False
    if span.label == "LOC":
        return not _is_listed_place(span.first, word, tokens)
    forms = {word, strip_genitive(word)}
    if not parts.isdisjoint(forms):
        return False
    if span.label == "PER":
        return not (is_address(before) or is_person_noun(before) or any(map(is_personal_name, forms)))
    is_explained = tokens.after(span.stop) == "(" and is_acronym(tokens.after(span.stop + 1))  # "Zollkriminalamt (ZKA)"
    return not (is_well_known(word) or before in QUOTATION_MARKS or is_explained)


def _is_listed_place(position: int, word: str, tokens: Tokens) -> bool:
    """A town ("ein [Damm]" is none), or a compound with a word for a place: "Westjordanland", not "Land"."""
    low = word.lower()
    if is_base_form(word.removesuffix("n")) or low.endswith(_PLACE_HEADS) and low not in _PLACE_HEADS:
        return True
    return is_place(word) and tokens.tags[position - 1] not in _DETERMINERS
