"""Where a name begins and ends: no article, title, office or mark belongs to it."""

from newskit.german.lists import word_set
from newskit.german.nouns import is_common_noun
from newskit.german.roles import is_address, is_person_noun
from newskit.german.tokens import Tokens
from newskit.names.spans import Span
from newskit.pipelines.gazetteer import is_first_name

_NO_NAME_START = word_set("ART ADJA ADJD APPR APPRART KON ADV PIAT PPOSAT")
_NO_NAME_END = word_set("APPR APPRART ART KON KOUS VAFIN VMFIN PPER PRF PTKNEG ADV ADJD PTKVZ VVFIN VVINF VVPP")


def trim_borders(spans: list[Span], tokens: Tokens) -> list[Span]:
    """Take off what stands before or after a name."""
    trimmed = []
    for first, stop, label in spans:
        while first < stop and _is_no_beginning(first, stop, label, tokens):
            first += 1
        while stop > first and _is_no_end(first, stop, label, tokens):
            stop -= 1
        if first < stop:
            trimmed.append(Span(first, stop, label))
    return trimmed


def _is_no_beginning(first: int, stop: int, label: str, tokens: Tokens) -> bool:
    """ "Dr. [Moser]", "Bürgermeisterin [Moser]", "die [SPD]"."""
    word, tag = tokens.words[first], tokens.tags[first]
    if not any(map(str.isalnum, word)):
        return True
    if first + 1 == stop:
        return False
    if label == "PER":
        return is_address(word) or tag == "ART" or tag == "NN" and is_person_noun(word)
    return word.islower() and tag in _NO_NAME_START


def _is_no_end(first: int, stop: int, label: str, tokens: Tokens) -> bool:
    *before, word = tokens.words[first:stop]
    if not any(map(str.isalnum, word)):
        return "(" not in before  # "Halle (Saale)"
    if label == "PER" and before and before[-1][-1] in "s'’" and is_common_noun(word):
        return not is_first_name(before[-1])  # "[Mosers] Brücke"
    return bool(before) and word.islower() and tokens.tags[stop - 1] in _NO_NAME_END
