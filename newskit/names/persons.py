"""Which person names of one article are one person: "Putin", "Putins", "Wladimir Putin"."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from newskit.german.gender import Gender, gender_of, guess_gender
from newskit.german.roles import base_role
from newskit.german.spelling import fold, one_slip, slip_keys
from newskit.names.forms import PARTICLES, Index
from newskit.names.mention import Named
from newskit.pipelines.gazetteer import is_first_name


class PersonName(NamedTuple):
    """A person name as one mention gives it, in the nominative."""

    text: str
    role: str | None = None
    shares_surname: str | None = None  # of the full name after it in a list: "Sonia" in "Sonia und Willy Bogner"


@dataclass
class Person:
    """Mentions that are one person; `words` are the folded words of the fullest form."""

    words: tuple[str, ...]
    gender: Gender | None
    roles: set[str] = field(default_factory=set)
    forms: Counter = field(default_factory=Counter)
    first: int = 0  # the mention that introduces the person

    def is_called(self, word: str) -> bool:
        """Is a word one of the name's, and not a half of "Moser-Koch"?"""
        parts = (name_words(part) for form in self.forms for part in form.split())
        return any(len(part) == 1 and _same(part[0], word) for part in parts)


def merge_persons(names: list[PersonName]) -> list[Named]:
    """Give every mention of a person in one article the fullest form of that person's name.

    Full names that can be one person are one ("J. Moser", "Jana Moser", "Jana Maria Moser"); a lone surname, or a lone
    first name, goes to the one person that it fits. Where two fit, gender and role decide; where they do not, the lone
    name stays for itself, since a wrong merger is worse than none.

    >>> [named.why for named in merge_persons([PersonName("Jana Moser"), PersonName("Moser"), PersonName("Jana")])]
    [None, 'surname of a full name', 'first name of a full name']
    >>> names = [PersonName("Jana Moser"), PersonName("Udo Moser"), PersonName("Moser"), PersonName("Moser", "Frau")]
    >>> [named.name for named in merge_persons(names)]
    ['Jana Moser', 'Udo Moser', 'Moser', 'Jana Moser']
    """
    supplied = [_supply_surname(name) for name in names]
    full = _FullPersons(supplied)
    fitting = {name: full.fitting(name) for name in dict.fromkeys(supplied)}
    lone: Index[Person] = Index()
    meant: dict[str, Person] = {}  # by a lone surname so far: a relative who comes in later has a first name
    owners = []
    for i, name in enumerate(supplied):
        person = _only(fitting[name], i, meant.get(name.text)) or _lone_person(name, lone)
        if not name.role:
            meant[name.text] = person
        owners.append(person)
    for name, person in zip(supplied, owners, strict=True):
        person.forms[name.text] += 1
    best = {id(person): _fullest(person) for person in owners}
    return [
        Named(best[id(person)], _why(name.text, best[id(person)])) for name, person in zip(names, owners, strict=True)
    ]


def _why(text: str, name: str) -> str | None:
    """What led from a written name to the name of its person."""
    if text == name:
        return None
    words, full = name_words(text), name_words(name)
    if words == full:
        return "spelling"
    if len(words) > 1:
        return "other form of the full name" if set(words) <= set(full) else "initial or misprint"
    if len(full) == 1:
        return "misprint"
    is_surname = _same(words[0], full[-1])
    return "surname of a full name" if is_surname else "first name of a full name"


@lru_cache(maxsize=65536)
def name_words(text: str) -> tuple[str, ...]:
    """The folded words of a name without particles and titles of nobility.

    >>> name_words("Karl-Theodor Freiherr zu Guttenberg")
    ('karl', 'theodor', 'guttenberg')
    """
    words = fold(text).split()
    kept = tuple(word for word in words if word not in PARTICLES)
    return kept or tuple(words) or (text,)


@lru_cache(maxsize=65536)
def may_be_one(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Can two names, as `name_words` gives them, be one person's?

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


class _FullPersons:
    """The persons whose full names stand in the article; longer names first, so that shorter ones find them."""

    def __init__(self, names: list[PersonName]):
        self._by_text: dict[str, Person] = {}
        self._index: Index[Person] = Index()  # by words, and by what surnames share with their misprints
        roles: dict[str, set[str]] = {}
        for name in names:
            roles.setdefault(name.text, set()).update(filter(None, [base_role(name.role)]))
        first = {name.text: i for i, name in reversed([*enumerate(names)])}
        for text in sorted(
            (text for text in roles if len(name_words(text)) > 1), key=lambda text: -len(name_words(text))
        ):
            words = name_words(text)
            keys = {*words, *slip_keys(words[-1])}
            same = [person for person in self._index.any_of(keys) if may_be_one(words, person.words)]
            if len(same) == 1:
                (person,) = same
            else:
                person = Person(words, gender_of(text, roles[text]), first=first[text])
                self._index.add(person, keys)
            person.roles |= roles[text]
            person.forms[text] += 0
            person.first = min(person.first, first[text])
            self._by_text[text] = person

    def fitting(self, name: PersonName) -> list[Person]:
        """The persons that a name fits."""
        if name.text in self._by_text:
            return [self._by_text[name.text]]
        gender = guess_gender(name.text, name.role) if name.role else None
        candidates = self._named_so(name_words(name.text))
        fitting = [person for person in candidates if not (gender and person.gender and gender != person.gender)]
        if len(fitting) > 1 and name.role:
            fitting = [person for person in fitting if base_role(name.role) in person.roles] or fitting
        return fitting

    def _named_so(self, words: tuple[str, ...]) -> list[Person]:
        """ "Kim" is the surname of Kim Jong Un but the first name of Kim Lange: a last word that fits comes first."""
        near = self._index.any_of({*words, *slip_keys(words[-1])})
        if len(words) > 1:
            return [person for person in near if set(words) <= set(person.words)]
        called = [person for person in near if person.is_called(words[0])]
        return [person for person in called if _same(words[0], person.words[-1])] or called


def _only(fitting: list[Person], position: int, meant: Person | None) -> Person | None:
    """The one person whom a name fits; of several the one whom it meant before, or who has been introduced."""
    introduced = fitting if len(fitting) == 1 else [person for person in fitting if person.first < position]
    if len(introduced) > 1:
        introduced = [person for person in introduced if person is meant]
    return introduced[0] if introduced else None


def _lone_person(name: PersonName, lone: Index[Person]) -> Person:
    """A person of whom the article prints no full name, or a name that fits several."""
    words = name_words(name.text)
    keys = slip_keys(words[-1])
    for person in lone.any_of(keys):
        if len(words) == len(person.words) and all(map(_same, words, person.words)):
            return person
    person = Person(words, guess_gender(name.text, name.role))
    lone.add(person, keys)
    return person


def _fullest(person: Person) -> str:
    """The form with the most words; among equals the most frequent, not in capitals, with its accents, the first."""

    def fullness(form: str) -> tuple:
        words = len(name_words(form)), len(fold(form).split()), _letters(form)
        return (*words, person.forms[form], not form.isupper(), not form.isascii())

    return max(person.forms, key=fullness)  # of equals the first


def _letters(form: str) -> int:
    """Words that are more than an initial: "Jana Moser" is fuller than "J. Moser"."""
    return sum(len(word) > 1 for word in fold(form).split())
