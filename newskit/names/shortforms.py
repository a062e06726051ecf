"""Which longer name of a body or place a shorter one stands for."""

from functools import lru_cache

from newskit.german.acronyms import LEGAL_FORMS, is_acronym_of
from newskit.german.inflection import is_name_adjective
from newskit.german.spelling import fold, is_acronym, one_slip
from newskit.german.words import word_set
from newskit.names.lists import is_base_form
from newskit.names.wellknown import SAME_BODY

_CLUBS = word_set(
    "fc sc sv vfb vfl tsv tsg fsv hsv bsc msv spvgg ssv vfr ac as afc cf rb sg ssc tus fk nk kv ksv ehc ec erc hc thw f"
)
# "Frankfurt" for "Frankfurt am Main", "Halle" for "Halle an der Saale".
_PLACE_LINKS = word_set("am an im in ob bei a d")
# What makes a part, a daughter or a neighbour of a body: "RTL Group" is not "RTL".
_PARTS = word_set(
    "group gruppe technik cargo research bank international deutschland oesterreich schweiz europe europa germany online tv "
    "jugend frauen ii b nord sued ost west sport motorsport news radio stiftung"
)


@lru_cache(maxsize=16384)
def is_same(a: str, b: str) -> bool:
    """Are two names spellings of one name: well-known pairs, or one letter apart in long names?

    Examples
    --------
    >>> is_same("USA", "Vereinigte Staaten"), is_same("Bundesnetzagentur", "Bundesnetzagenturr"), is_same("Iran", "Irak")
    (True, True, False)
    """
    first, second = fold(a), fold(b)
    if SAME_BODY.get(first, first) == SAME_BODY.get(second, second):
        return True
    return first.replace(" ", "") == second.replace(" ", "") or (
        first.count(" ") == second.count(" ") and one_slip(first, second, length=8)
    )


@lru_cache(maxsize=16384)
def is_short_for(short: str, full: str, label: str) -> bool:
    """Does the form of the two names tell that the shorter stands for the longer?

    Examples
    --------
    >>> is_short_for("EZB", "Europäische Zentralbank", "ORG"), is_short_for("Commerzbank", "Commerzbank AG", "ORG")
    (True, True)
    >>> is_short_for("Bundestag", "Deutscher Bundestag", "ORG"), is_short_for("Hansa", "FC Hansa Rostock", "ORG")
    (True, True)
    >>> is_short_for("Frankfurt", "Frankfurt am Main", "LOC"), is_short_for("RTL", "Super RTL", "ORG")
    (True, False)
    """
    if is_acronym(short) and not is_acronym(full):
        known = SAME_BODY.get(fold(short))
        if known and (SAME_BODY.get(fold(full), known) != known or len(short) < 3):
            return False  # the letters of "WTO" stand in "Weltgesundheitsorganisation", too
        return is_acronym_of(short, full) or _is_with_legal_form(fold(short).split(), fold(full).split())
    words, more = fold(short).split(), fold(full).split()
    if len(words) >= len(more):
        return False
    if label == "LOC":
        return words == more[: len(words)] and more[len(words)] in _PLACE_LINKS
    return (
        _is_with_legal_form(words, more)
        or (_is_firm_for_short(words, more) and not is_base_form(short))  # a well-known firm has daughters
        or _is_without_adjectives(words, full)
        or ((more[0] in _CLUBS or more[0].isdigit()) and stands_in(words, more))
        or (len(words[-1]) > 7 and more[-len(words) :] == words and "fuer" in more)
    )


@lru_cache(maxsize=16384)
def may_be_short_for(short: str, full: str, label: str) -> bool:
    """Could it be, where the article prints the longer name first? ("Infratest dimap ... Infratest")

    Examples
    --------
    >>> may_be_short_for("Infratest", "Infratest dimap", "ORG"), may_be_short_for("RTL", "RTL Group", "ORG")
    (True, False)
    """
    words, more = fold(short).split(), fold(full).split()
    if label == "LOC" or len(words) >= len(more):
        return False
    extra = set(more) - set(words)
    return not extra & _PARTS and (more[: len(words)] == words or more[-len(words) :] == words)


def stands_in(words: list[str], more: list[str]) -> bool:
    """The words stand in the longer name one behind the other."""
    return any(words == more[i : i + len(words)] for i in range(len(more) - len(words) + 1))


def _is_without_adjectives(words: list[str], full: str) -> bool:
    """ "Bundestag" for "Deutscher Bundestag", "Bahn" for "Deutsche Bahn AG"."""
    more = [word for word in full.split() if fold(word) not in LEGAL_FORMS]
    opening, core = more[: -len(words)], more[-len(words) :]
    return bool(opening) and list(map(fold, core)) == words and all(map(is_name_adjective, opening))


def _is_firm_for_short(words: list[str], more: list[str]) -> bool:
    """ "Nordland" for "Nordland Antriebe AG"; but the "Nordland Deutschland AG" is its daughter."""
    is_firm = more[-1] in LEGAL_FORMS and words == more[: len(words)]
    return is_firm and not set(more[len(words) :]) & _PARTS


def _is_with_legal_form(words: list[str], more: list[str]) -> bool:
    return len(words) < len(more) and words == more[: len(words)] and set(more[len(words) :]) <= LEGAL_FORMS
