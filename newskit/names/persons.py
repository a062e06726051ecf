"""Which person names of one article are one person: "Putin", "Putins", "Wladimir Putin"."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from newskit.names.forms import PARTICLES, fold, one_slip
from newskit.names.gender import Gender, guess_gender, is_first_name
from newskit.names.roles import base_role


class PersonName(NamedTuple):
    """A person name as one mention gives it, in the nominative."""

    text: str
    role: str | None = None
    shares_surname: str | None = None  # of the full name behind it in a list: "Sonia" in "Sonia und Willy Bogner"


@dataclass
class Person:
    """Mentions that are one person; `words` are the folded words of the fullest form."""

    words: tuple[str, ...]
    gender: Gender | None
    roles: set[str] = field(default_factory=set)
    forms: Counter = field(default_factory=Counter)


def merge_persons(names: list[PersonName]) -> list[str]:
    """Give every mention of a person in one article the fullest form of that person's name.

    Full names that can be one person are one ("J. Moser", "Jana Moser", "Jana Maria Moser"); a lone surname, or a lone
    first name, goes to the one person that it fits. Where two fit, gender and role decide; where they do not, the lone
    name stays for itself, since a wrong merger is worse than none.

    Examples
    --------
    >>> merge_persons([PersonName("Jana Moser"), PersonName("Moser"), PersonName("Jana")])
    ['Jana Moser', 'Jana Moser', 'Jana Moser']
    >>> merge_persons([PersonName("Jana Moser"), PersonName("Udo Moser"), PersonName("Moser"), PersonName("Moser", "Frau")])
    ['Jana Moser', 'Udo Moser', 'Moser', 'Jana Moser']
    """
    supplied = [_supply_surname(name) for name in names]
    persons = _full_persons(supplied)
    owners: list[Person | None] = [_owner(name, persons) for name in supplied]
    lone: dict[tuple[str, ...], Person] = {}
    for i, name in enumerate(supplied):
        if owners[i] is None:
            owners[i] = _lone_person(name, lone)
    for name, person in zip(supplied, owners, strict=True):
        person.forms[name.text] += 1
    best = {id(person): _fullest(person) for person in owners}
    return [best[id(person)] for person in owners]


@lru_cache(maxsize=65536)
def name_words(text: str) -> tuple[str, ...]:
    """The folded words of a name without particles and titles of nobility.

    Examples
    --------
    >>> name_words("Karl-Theodor Freiherr zu Guttenberg")
    ('karl', 'theodor', 'guttenberg')
    """
    words = fold(text).split()
    kept = tuple(word for word in words if word not in PARTICLES)
    return kept or tuple(words) or (text,)


@lru_cache(maxsize=65536)
def may_be_one(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Can two names, as `name_words` gives them, be one person's?

    Examples
    --------
    >>> may_be_one(("j", "moser"), ("jana", "moser")), may_be_one(("udo", "moser"), ("jana", "moser"))
    (True, False)
    >>> may_be_one(("orban", "viktor"), ("viktor", "orban")), may_be_one(("kim", "jong"), ("kim", "jong", "un"))
    (True, True)
    """
    short, full = sorted((a, b), key=len)
    if set(short) <= set(full):
        return True  # in any order: the surname may come first (Hungarian, Chinese)
    if not _same(short[-1], full[-1]):
        return False
    rest = iter(full[:-1])
    return all(any(_same_given(word, other) for other in rest) for word in short[:-1])


def _same(a: str, b: str) -> bool:
    return a == b or one_slip(a, b)


def _same_given(a: str, b: str) -> bool:
    return a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]) or one_slip(a, b, length=5)


def _supply_surname(name: PersonName) -> PersonName:
    if name.shares_surname and " " not in name.text and is_first_name(name.text):
        return name._replace(text=f"{name.text} {name.shares_surname}")
    return name


def _full_persons(names: list[PersonName]) -> list[Person]:
    """The persons whose full names stand in the article; longer names first, so that shorter ones find them."""
    persons: list[Person] = []
    roles: dict[str, set[str]] = {}
    for name in names:
        roles.setdefault(name.text, set()).update(filter(None, [base_role(name.role)]))
    full = sorted((text for text in roles if len(name_words(text)) > 1), key=lambda text: -len(name_words(text)))
    for text in full:
        words = name_words(text)
        same = [person for person in persons if may_be_one(words, person.words)]
        if len(same) == 1:
            same[0].roles |= roles[text]
            same[0].forms[text] += 0
        else:
            persons.append(Person(words, _gender(text, roles[text]), set(roles[text]), Counter({text: 0})))
    return persons


def _gender(text: str, roles: set[str]) -> Gender | None:
    guesses = [guess_gender(text, role) for role in sorted(roles)] or [guess_gender(text)]
    return next(filter(None, guesses), None)


def _owner(name: PersonName, persons: list[Person]) -> Person | None:
    for person in persons:
        if name.text in person.forms:
            return person
    words = name_words(name.text)
    by_surname = [person for person in persons if _same(words[-1], person.words[-1]) and len(words) == 1]
    anywhere = [person for person in persons if set(words) <= set(person.words)]
    # "Kim" is the surname of Kim Jong Un but the first name of Kim Lange: a last word that fits comes first.
    candidates = by_surname or anywhere
    gender = guess_gender(name.text, name.role) if name.role else None
    fitting = [person for person in candidates if not (gender and person.gender and gender != person.gender)]
    if len(fitting) > 1 and name.role:
        fitting = [person for person in fitting if base_role(name.role) in person.roles] or fitting
    return fitting[0] if len(fitting) == 1 else None


def _lone_person(name: PersonName, lone: dict[tuple[str, ...], Person]) -> Person:
    """A person of whom the article prints no full name, or a name that fits several."""
    words = name_words(name.text)
    for other, person in lone.items():
        if words == other or (len(words) == len(other) and all(map(_same, words, other))):
            return person
    return lone.setdefault(words, Person(words, guess_gender(name.text, name.role)))


def _fullest(person: Person) -> str:
    """The form with the most words; of equals the most frequent, the one not in capitals, with its accents, the first."""
    forms = list(person.forms)

    def fullness(form: str) -> tuple:
        words = len(name_words(form)), len(fold(form).split()), _letters(form)
        return (*words, person.forms[form], not form.isupper(), not form.isascii(), -forms.index(form))

    return max(forms, key=fullness) if len(forms) > 1 else forms[0]


def _letters(form: str) -> int:
    """Words that are more than an initial: "Jana Moser" is fuller than "J. Moser"."""
    return sum(len(word) > 1 for word in fold(form).split())
