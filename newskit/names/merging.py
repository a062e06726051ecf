"""Which mentions of one article have one name: each form is held against the fuller ones, until a reason joins it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from newskit.german.gender import gender_of
from newskit.german.spelling import fold, is_acronym, slip_keys
from newskit.names.forms import EXPLAINED, PART, Reason, reason, words_of
from newskit.names.known import known_as
from newskit.names.mention import Named

FAMILY = "Familie"
_MANY = 60  # forms that share a word, of which no real article has so many


class Written(NamedTuple):
    """A name as one mention gives it, in the nominative."""

    text: str
    told: str | None = None  # the role or form of address beside a person
    explains: str | None = None  # the name before the brackets that this one stands in: "Europäische Zentralbank (EZB)"


@dataclass
class _Form:
    """One way to write a name; a lone surname with another role or form of address may be another person's."""

    text: str
    words: tuple[str, ...]
    places: list[int]
    told: set[str]
    same: set[str]  # what brackets explain it by, folded


@dataclass(eq=False)
class _Name:
    """Forms that are one name."""

    forms: list[_Form] = field(default_factory=list)

    @property
    def first(self) -> int:
        return min(form.places[0] for form in self.forms)

    @property
    def told(self) -> set[str]:
        return set(chain.from_iterable(form.told for form in self.forms))

    def fullest(self) -> str:
        """The form with the most words that is no acronym; among equals the most frequent."""

        def fullness(form: _Form) -> tuple:
            is_short = is_acronym(form.text) or any(len(other) > len(form.text) for other in form.same)
            words = len(form.words), len(fold(form.text).split())
            return not is_short, words, len(form.places), len(form.text)

        return max(self.forms, key=fullness).text


def merge(names: list[Written], label: str) -> list[Named]:
    """Give every mention of one label in one article the fullest form of its name.

    A form goes to the one name for which there is the strongest `reason`. Where it fits several persons, gender and who
    has been introduced decide; where they do not, it stays for itself: a wrong merger is worse than none.
    """
    shared: dict[str, list[tuple[_Form, _Name]]] = defaultdict(list)  # what forms of one name have in common
    owner: dict[int, _Name] = {}
    for form in sorted(_forms(names, label), key=lambda form: (is_acronym(form.text), -len(form.words))):
        keys = _keys(form, label)
        near = [pair for key in shared.keys() & keys for pair in shared[key][:_MANY]]
        name = _home(form, near, label) or _Name()
        name.forms.append(form)
        owner |= dict.fromkeys(form.places, name)
        for key in keys:
            shared[key].append((form, name))
    fullest = {name: name.fullest() for name in set(owner.values())}
    return [_named(written, fullest[owner[i]], label) for i, written in enumerate(names)]


def _named(written: Written, name: str, label: str) -> Named:
    """The name that a mention counts for, and what led to it."""
    if written.text == name:
        return Named(name, None)
    told = None if written.explains else reason(written.text, name, label) or reason(name, written.text, label)
    return Named(name, told.why if told else EXPLAINED)


def _forms(names: list[Written], label: str) -> Iterator[_Form]:
    places: dict[tuple[str, str | None], list[int]] = defaultdict(list)
    same: dict[str, set[str]] = defaultdict(set)
    for i, name in enumerate(names):
        key = fold(name.text)
        is_open = name.told == FAMILY or label == "PER" and len(words_of(name.text, label)) == 1
        places[key, name.told if is_open else None].append(i)
        if name.explains:
            same[key].add(fold(name.explains))
            same[fold(name.explains)].add(key)
    for (key, _), found in places.items():
        texts = [names[i].text for i in found]
        text = max(dict.fromkeys(texts), key=lambda text: _spelt_well(text, texts))
        yield _Form(text, words_of(text, label), found, {told for i in found if (told := names[i].told)}, same[key])


def _spelt_well(text: str, texts: list[str]) -> tuple:
    """Frequent; among equals not all in capitals, then with its accents."""
    return texts.count(text), not text.isupper() or len(text) < 6, not text.isascii()


def _keys(form: _Form, label: str) -> set[str]:
    """What a form shares with every other that may be the same name."""
    if label == "PER":
        return {*form.words, *slip_keys(form.words[-1])}
    letters = {word[:1] for word in form.words[:3]}  # an acronym begins with the letter of one of the first words
    return {*form.words, *letters, fold(form.text), "".join(form.words), known_as(form.text), *form.same}


def _home(form: _Form, near: list[tuple[_Form, _Name]], label: str) -> _Name | None:
    """The one name that a form goes to: of several the one that has been introduced."""
    homes = _strongest(form, near, label)
    for place in form.places if len(homes) > 1 else ():
        if introduced := [name for name in homes if name.first < place]:
            homes = introduced
            break
    return homes[0] if len(homes) == 1 else None


def _strongest(form: _Form, near: list[tuple[_Form, _Name]], label: str) -> list[_Name]:
    """The names for which there is the strongest reason."""
    if FAMILY in form.told:  # nobody in particular
        return []
    gender = gender_of(form.text, form.told) if form.told and len(form.words) == 1 else None
    ranks: dict[_Name, int] = {}
    for other, name in near:
        told = Reason(-1, EXPLAINED) if fold(other.text) in form.same else reason(form.text, other.text, label)
        if gender and gender_of(name.forms[0].text, name.told) not in (None, gender):
            continue  # "Herr Moser" is not Jana Moser
        if told and (told.why != PART or other.places[0] < form.places[0]):
            ranks[name] = min(told.rank, ranks.get(name, told.rank))
    return [name for name, rank in ranks.items() if rank == min(ranks.values())]
