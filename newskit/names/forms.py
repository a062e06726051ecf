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
PARTICLES = _WORDS["particles"]
_PARTS = _WORDS["parts of firms"]
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


@lru_cache(maxsize=65536)
def reason(short: str, full: str, label: str) -> Reason | None:
    """Why a form may stand for another that is as full or fuller; None if nothing tells so.

    >>> [reason(a, "Jana Moser", "PER").why for a in ("Moser", "Jana", "J. Moser")]
    ['surname of a full name', 'first name of a full name', 'initial or misprint']
    >>> [reason(a, b, "ORG").why for a, b in (("BGH", "Bundesgerichtshof"), ("Hansa", "FC Hansa Rostock"))]
    ['acronym', 'part of a longer name']
    >>> reason("Frankfurt", "Frankfurt am Main", "LOC").why, reason("Iran", "Irak", "LOC")
    ('without addition', None)
    """
    words_of = name_words if label == "PER" else folded_words
    pair = _Pair(short, full, words_of(short), words_of(full))
    told = (Reason(rank, why) for rank, (why, holds) in enumerate(_REASONS[label]) if holds(pair))
    return next(told, None)


@lru_cache(maxsize=65536)
def folded_words(text: str) -> tuple[str, ...]:
    """The folded words of a name; what has no letters is one word."""
    return tuple(fold(text).split()) or (text,)


@lru_cache(maxsize=65536)
def name_words(text: str) -> tuple[str, ...]:
    """The folded words of a person's name without particles and titles of nobility.

    >>> name_words("Karl-Theodor Freiherr zu Guttenberg")
    ('karl', 'theodor', 'guttenberg')
    """
    words = folded_words(text)
    return tuple(word for word in words if word not in PARTICLES) or words


def _same(a: str, b: str) -> bool:
    return a == b or one_slip(a, b)


def _is_other_form(pair: _Pair) -> bool:
    """In any order: the surname may come first (Hungarian, Chinese)."""
    return len(pair.words) > 1 and set(pair.words) <= set(pair.more)


def _has_initials(pair: _Pair) -> bool:
    """ "J. Moser" and slips; "Jana Moser" for "Jana Maria Moser"."""
    if len(pair.words) == 1 or not _same(pair.words[-1], pair.more[-1]):
        return False
    rest = iter(pair.more[:-1])
    return all(any(_same_given(word, other) for other in rest) for word in pair.words[:-1])


def _same_given(a: str, b: str) -> bool:
    return a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]) or one_slip(a, b, length=5)


def _is_surname(pair: _Pair) -> bool:
    return _is_called(pair) and _same(pair.words[0], pair.more[-1])


def _is_called(pair: _Pair) -> bool:
    """Is a word one of a full name's, and not a half of "Moser-Koch"?"""
    if len(pair.words) > 1 or len(pair.more) == 1:
        return False
    parts = (name_words(part) for part in pair.full.split())
    return any(len(part) == 1 and _same(part[0], pair.words[0]) for part in parts)


def _is_misprint(pair: _Pair) -> bool:
    return len(pair.words) == len(pair.more) and one_slip(" ".join(pair.words), " ".join(pair.more), length=8)


def _spells(pair: _Pair) -> bool:
    """Not if the acronym is known for another: the letters of "WTO" stand in "Weltgesundheitsorganisation", too."""
    if not is_acronym(pair.short) or is_acronym(pair.full):
        return False
    known = same_names().get(fold(pair.short))
    may_spell = not known or (same_names().get(fold(pair.full), known) == known and len(pair.short) > 2)
    return may_spell and is_acronym_of(pair.short, pair.full)


def _is_without_addition(pair: _Pair) -> bool:
    return _begins(pair) and pair.more[len(pair.words)] in _PLACE_LINKS


def _is_without_legal_form(pair: _Pair) -> bool:
    """ "Nordau" for "Nordau Antriebe AG"; but "Nordau Deutschland AG" is a daughter, as all of well-known firms."""
    extra = set(pair.more[len(pair.words) :])
    is_firm = pair.more[-1] in LEGAL_FORMS and not extra & _PARTS and not is_base_form(pair.short)
    return _begins(pair) and (extra <= LEGAL_FORMS or is_firm)


def _is_without_last_name(pair: _Pair) -> bool:
    """ "Fortuna Nordau" has one more name than "Fortuna", as clubs have; of what everybody knows that is a part."""
    *words, last = pair.full.split() or [""]
    is_name = (
        last.replace("-", "").isalpha() and last.istitle() and not is_common_noun(last) and last.lower() not in _PARTS
    )
    is_short = folded_words(" ".join(words)) == pair.words
    return is_name and is_short and not (is_acronym(pair.short) or is_base_form(pair.short))


def _is_part(pair: _Pair) -> bool:
    """ "Infratest" after "Infratest dimap"; "RTL Group" and "Berliner SPD" are parts, "Nordau-Halle" is no Nordau."""
    words, more = pair.words, tuple(word for word in pair.more if word not in LEGAL_FORMS)
    is_branch = is_base_form(pair.short) and not (is_base_form(pair.full) or fold(pair.full) in same_names())
    if len(words) >= len(more) or (set(more) - set(words)) & _PARTS or is_branch:
        return False
    places = [i for i in range(len(more) - len(words) + 1) if more[i : i + len(words)] == words]
    return any(places) or places == [0] and pair.full[len(pair.short) : len(pair.short) + 1].isspace()


def _is_field(pair: _Pair) -> bool:
    """ "Verfassungsschutz" for "Bundesamt für Verfassungsschutz", wherever it stands."""
    is_end = len(pair.words) < len(pair.more) and pair.words == pair.more[-len(pair.words) :]
    return is_end and "fuer" in pair.more and len(pair.words[-1]) > 7


def _begins(pair: _Pair) -> bool:
    return len(pair.words) < len(pair.more) and pair.words == pair.more[: len(pair.words)]


_Reasons = tuple[tuple[str, Callable[[_Pair], bool]], ...]
_SPELLINGS: _Reasons = (
    ("spelling", lambda pair: "".join(pair.words) == "".join(pair.more)),
    ("known short form", lambda pair: known_as(pair.short) == known_as(pair.full)),
    ("misprint", _is_misprint),
)
_REASONS: dict[str, _Reasons] = {
    # A lone surname goes to a full name before it goes to its like: "Frau Moser" is Jana, whoever "Moser" is.
    "PER": (
        ("other form of the full name", _is_other_form),
        ("initial or misprint", _has_initials),
        ("surname of a full name", _is_surname),
        ("first name of a full name", _is_called),
        ("spelling", lambda pair: len(pair.words) == len(pair.more) == 1 and _same(pair.words[0], pair.more[0])),
    ),
    "LOC": (*_SPELLINGS, ("without addition", _is_without_addition)),
    "ORG": (
        *_SPELLINGS,
        ("acronym", _spells),
        ("without legal form", _is_without_legal_form),
        ("without its last name", _is_without_last_name),
        ("field of an agency", _is_field),
        (PART, _is_part),
    ),
    "MISC": (_SPELLINGS[0], ("acronym", _spells), (PART, _is_part)),
}
