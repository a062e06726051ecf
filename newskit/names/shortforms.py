"""Which longer name of an organisation or place a shorter one stands for, and why."""

from __future__ import annotations

from functools import lru_cache

from newskit.german.acronyms import LEGAL_FORMS, is_acronym_of
from newskit.german.lists import word_lists
from newskit.german.nouns import is_common_noun
from newskit.german.spelling import fold, is_acronym, one_slip
from newskit.names.known import is_base_form, known_as, same_names

_WORDS = word_lists("newskit.names", "words.txt")
_CLUBS = _WORDS["clubs"]
_PARTS = _WORDS["parts of firms"]
_PLACE_LINKS = frozenset(["am", "an", "im", "in", "ob", "bei", "a", "d"])  # "Frankfurt" for "Frankfurt am Main"


@lru_cache(maxsize=16384)
def why_same(a: str, b: str) -> str | None:
    """Why two names are spellings of one, None if they are not.

    >>> why_same("USA", "Vereinigte Staaten"), why_same("Zwickau", "Zwickauu"), why_same("Iran", "Irak")
    ('known short form', None, None)
    >>> why_same("Robert Koch-Institut", "Robert-Koch-Institut"), why_same("Bundesnetzagentur", "Bundesnetzagenturr")
    ('spelling', 'misprint')
    """
    first, second = fold(a), fold(b)
    if first.replace(" ", "") == second.replace(" ", ""):
        return "spelling"
    if known_as(a) == known_as(b):
        return "known short form"
    return "misprint" if first.count(" ") == second.count(" ") and one_slip(first, second, length=8) else None


@lru_cache(maxsize=16384)
def why_short(short: str, full: str, label: str) -> str | None:
    """Why the form of two names tells that the shorter stands for the longer, None if it does not.

    >>> why_short("EZB", "Europäische Zentralbank", "ORG"), why_short("Commerzbank", "Commerzbank AG", "ORG")
    ('acronym', 'without legal form')
    >>> why_short("Hansa", "FC Hansa Rostock", "ORG"), why_short("RTL", "Super RTL", "ORG")
    ('short for a club', None)
    >>> why_short("Frankfurt", "Frankfurt am Main", "LOC")
    'without addition'
    """
    if is_acronym(short) and not is_acronym(full):
        return "acronym" if _may_spell(short, full) and is_acronym_of(short, full) else _why_shorter(short, full, label)
    return _why_shorter(short, full, label)


def _why_shorter(short: str, full: str, label: str) -> str | None:
    words, more = fold(short).split(), fold(full).split()
    if len(words) >= len(more):
        return None
    if label == "LOC":
        is_town = words == more[: len(words)] and more[len(words)] in _PLACE_LINKS
        return "without addition" if is_town else None
    if _is_without_legal_form(short, words, more):
        return "without legal form"
    if len(words[-1]) > 7 and "fuer" in more and words == more[-len(words) :]:
        return "field of an agency"  # "Verfassungsschutz" for "Bundesamt für Verfassungsschutz"
    if (more[0] in _CLUBS or more[0].isdigit()) and stands_in(words, more):
        return "short for a club"
    return "without its last name" if label == "ORG" and _adds_a_name(short, full) else None


def _adds_a_name(short: str, full: str) -> bool:
    """ "Fortuna Nordau" has one more name than "Fortuna", as clubs have; of what everybody knows that is a part."""
    *words, last = full.split()
    is_name = (
        last.replace("-", "").isalpha() and last.istitle() and not is_common_noun(last) and last.lower() not in _PARTS
    )
    return is_name and fold(short) == fold(" ".join(words)) and not (is_acronym(short) or is_base_form(short))


def _may_spell(acronym: str, full: str) -> bool:
    """Not if the acronym is known for another: the letters of "WTO" stand in "Weltgesundheitsorganisation", too."""
    known = same_names().get(fold(acronym))
    return not known or (same_names().get(fold(full), known) == known and len(acronym) > 2)


def _is_without_legal_form(short: str, words: list[str], more: list[str]) -> bool:
    """ "Nordau" for "Nordau Antriebe AG"; but "Nordau Deutschland AG" is a daughter, as all of well-known firms."""
    extra = set(more[len(words) :])
    is_firm = more[-1] in LEGAL_FORMS and not extra & _PARTS and not is_base_form(short)
    return words == more[: len(words)] and (extra <= LEGAL_FORMS or is_firm)


def why_part(short: str, full: str, label: str) -> str | None:
    """Why a name may be a part of a longer one that the article prints before it ("Infratest dimap ... Infratest").

    >>> why_part("Infratest", "Infratest dimap", "ORG"), why_part("RTL", "RTL Group", "ORG")
    ('part of a longer name', None)
    """
    words, more = fold(short).split(), [word for word in fold(full).split() if word not in LEGAL_FORMS]
    if label == "LOC" or len(words) >= len(more) or (set(more) - set(words)) & _PARTS:
        return None
    is_beginning = words == more[: len(words)] and full[len(short) : len(short) + 1].isspace()  # no "Nordau-Halle"
    return "part of a longer name" if is_beginning or words == more[-len(words) :] else None


def stands_in(words: list[str], more: list[str]) -> bool:
    """Do the words stand in the longer name one after the other?"""
    return any(words == more[i : i + len(words)] for i in range(len(more) - len(words) + 1))
