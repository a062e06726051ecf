"""Are two forms one name? A table of reasons, the strongest first, for persons and for other names."""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from newskit.german.acronyms import LEGAL_FORMS, is_acronym_of
from newskit.german.lists import word_lists
from newskit.german.nouns import is_common_noun
from newskit.german.spelling import fold, is_acronym, one_slip
from newskit.names.known import is_base_form, known_as, same_names

_WORDS = word_lists("newskit.names", "words.txt")
_PARTICLES, _PARTS = _WORDS["particles"], _WORDS["parts of firms"]
_PLACE_LINKS = frozenset(["am", "an", "im", "in", "ob", "bei", "a", "d"])  # "Frankfurt" for "Frankfurt am Main"
EXPLAINED = "explained in brackets"
PART = "part of a longer name"  # holds only if the longer name was printed before


class Reason(NamedTuple):
    """Why a form stands for a name; the lower the rank, the stronger."""

    rank: int
    why: str


class _Pair(NamedTuple):
    """Two forms, and their folded words; the second is the fuller one."""

    short: str
    full: str
    words: tuple[str, ...]
    more: tuple[str, ...]


@lru_cache(maxsize=1 << 13)
def reason(short: str, full: str, label: str) -> Reason | None:
    """Why a form may stand for another that is as full or fuller; None if nothing tells so."""
    pair = _Pair(short, full, words_of(short, label), words_of(full, label))
    told = (Reason(rank, why) for rank, (why, holds) in enumerate(_REASONS[label]) if holds(pair))
    return next(told, None)


@lru_cache(maxsize=1 << 13)
def words_of(text: str, label: str = "PER") -> tuple[str, ...]:
    """The folded words of a name, of a person's without particles and titles; what has no letters is one word."""
    words = tuple(fold(text).split()) or (text,)
    return tuple(word for word in words if label != "PER" or word not in _PARTICLES) or words


def _same(a: str, b: str) -> bool:
    return a == b or one_slip(a, b)


def _has_initials(pair: _Pair) -> bool:
    """ "J. Moser", and "Jana Boudgust" for "Jana Maria Boudgoust"."""
    *given, surname = pair.words
    *others, last = pair.more
    return bool(given) and _same(surname, last) and all(any(_same_given(a, b) for b in others) for a in given)


def _same_given(a: str, b: str) -> bool:
    return a == b or a[0] == b[0] and 1 in (len(a), len(b))


def _is_called(pair: _Pair) -> bool:
    """Is a word one of a full name's, and not a half of "Moser-Koch"?"""
    if len(pair.words) > 1 or len(pair.more) == 1:
        return False
    parts = (words_of(part) for part in pair.full.split())
    return any(len(part) == 1 and _same(part[0], pair.words[0]) for part in parts)


def _spells(pair: _Pair) -> bool:
    """Not if everybody knows the acronym for another: the letters of "WTO" stand in "Weltgesundheitsorganisation"."""
    is_short = is_acronym(pair.short) and not is_acronym(pair.full) and fold(pair.short) not in same_names()
    return is_short and is_acronym_of(pair.short, pair.full)


def _is_without_last_name(pair: _Pair) -> bool:
    """ "Fortuna Nordau" has one more name than "Fortuna", as clubs have; of what everybody knows that is a part."""
    last = pair.full.rpartition(" ")[2]
    is_short = pair.words == words_of(pair.full.removesuffix(last), "ORG")
    is_name = is_short and last.istitle() and last.lower() not in _PARTS and not is_common_noun(last)
    return is_name and not (is_acronym(pair.short) or is_base_form(pair.short))


def _is_part(pair: _Pair) -> bool:
    """ "Infratest" after "Infratest dimap"; but "Berliner SPD" is a branch, and "Nordau-Halle" is no Nordau."""
    words, more = pair.words, tuple(word for word in pair.more if word not in LEGAL_FORMS)
    is_branch = is_base_form(pair.short) and not (is_base_form(pair.full) or fold(pair.full) in same_names())
    if len(words) >= len(more) or is_branch:
        return False
    places = [i for i in range(len(more) - len(words) + 1) if more[i : i + len(words)] == words]
    return any(places) or places == [0] and pair.full[len(pair.short) : len(pair.short) + 1].isspace()


def _begins(pair: _Pair) -> bool:
    return len(pair.words) < len(pair.more) and pair.words == pair.more[: len(pair.words)]


_Reasons = tuple[tuple[str, Callable[[_Pair], bool]], ...]
_SPELLINGS: _Reasons = (
    ("spelling", lambda pair: "".join(pair.words) == "".join(pair.more)),
    ("known short form", lambda pair: known_as(pair.short) == known_as(pair.full)),
)
_REASONS: dict[str, _Reasons] = {
    # A lone surname goes to a full name before it goes to its like: "Frau Moser" is Jana, whoever "Moser" is.
    "PER": (
        # in any order: the surname may come first (Hungarian, Chinese)
        ("other form of the full name", lambda pair: len(pair.words) > 1 and set(pair.words) <= set(pair.more)),
        ("initial or misprint", _has_initials),
        ("surname of a full name", lambda pair: _is_called(pair) and _same(pair.words[0], pair.more[-1])),
        ("first name of a full name", _is_called),
        ("spelling", lambda pair: len(pair.words) == len(pair.more) == 1 and _same(pair.words[0], pair.more[0])),
    ),
    "LOC": (
        *_SPELLINGS,
        ("without addition", lambda pair: _begins(pair) and pair.more[len(pair.words)] in _PLACE_LINKS),
    ),
    "ORG": (
        *_SPELLINGS,
        ("acronym", _spells),
        ("without legal form", lambda pair: _begins(pair) and LEGAL_FORMS.issuperset(pair.more[len(pair.words) :])),
        ("without its last name", _is_without_last_name),
        ("field of an agency", lambda pair: pair.more[-len(pair.words) - 1 :] == ("fuer", *pair.words)),
        (PART, _is_part),
    ),
    "MISC": _SPELLINGS,
}
