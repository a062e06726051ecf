"""Which names of bodies and places in one article are one: acronyms, short forms, spellings."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from newskit.names.forms import fold, is_acronym, one_slip
from newskit.names.wellknown import SAME_BODY
from newskit.names.words import word_set

LEGAL_FORMS = word_set(
    "ag se gmbh kg kgaa mbh ohg ug ev e.v. eg inc inc. ltd ltd. plc llc corp corp. co co. sa s.a. spa nv n.v. bv oy ab asa holding"
)
_CLUBS = word_set(
    "fc sc sv vfb vfl tsv tsg fsv hsv bsc msv spvgg ssv vfr ac as afc cf rb sg ssc tus fk nk kv ksv ehc ec erc hc thw"
)
_LINKING = word_set(
    "der die das des dem den für von vom zu zum zur und in im am an auf bei of the and for de la du del et"
)


class BodyName(NamedTuple):
    """A name of a body or place as one mention gives it, in the nominative."""

    text: str
    label: str
    explains: str | None = None  # the name that stands before this one's brackets: "Europäische Zentralbank" for "EZB"


def merge_bodies(names: list[BodyName]) -> list[str]:
    """Give every mention of a body or place in one article the fullest form of its name.

    Spellings are one (case, hyphens, single slips in long names), as are a name and the acronym that the article
    explains in brackets or whose letters begin the long form's words, a name with and without its legal form, a club
    and its short form, and a handful of names that everybody abbreviates (USA, UNO).

    Examples
    --------
    >>> merge_bodies([BodyName("Europäische Zentralbank", "ORG"), BodyName("EZB", "ORG", "Europäische Zentralbank"), BodyName("EZB", "ORG")])
    ['Europäische Zentralbank', 'Europäische Zentralbank', 'Europäische Zentralbank']
    >>> merge_bodies([BodyName("Commerzbank", "ORG"), BodyName("Commerzbank AG", "ORG"), BodyName("Commerzbank-Arena", "LOC")])
    ['Commerzbank AG', 'Commerzbank AG', 'Commerzbank-Arena']
    """
    keys = [(fold(name.text), name.label) for name in names]
    spellings: dict[tuple, Counter] = {}
    for key, name in zip(keys, names, strict=True):
        spellings.setdefault(key, Counter())[name.text] += 1
    clusters = _Clusters(spellings)
    written = {key: _best_spelling(forms) for key, forms in spellings.items()}
    for key, name in zip(keys, names, strict=True):
        if name.explains:
            clusters.join(key, _key_of(name.explains, name.label, spellings))
    for key in spellings:
        fuller = [other for other in spellings if other != key and _is_short_for(key, other, written)]
        if fuller and _all_one(fuller, clusters):
            clusters.join(key, fuller[0])
    best = clusters.fullest(written)
    return [best[key] for key in keys]


def is_acronym_of(acronym: str, long: str) -> bool:
    """Do the letters of an acronym begin the words of a long form, or the parts of its compounds, in order?

    Examples
    --------
    >>> is_acronym_of("EZB", "Europäische Zentralbank"), is_acronym_of("BGH", "Bundesgerichtshof")
    (True, True)
    >>> is_acronym_of("VW", "Volkswagen AG"), is_acronym_of("BGH", "Bundesverfassungsgericht")
    (True, False)
    """
    letters = fold(acronym).replace(" ", "")
    words = [word for word in fold(long).split() if word not in _LINKING and word not in LEGAL_FORMS]
    return len(letters) > 1 and bool(words) and letters != "".join(words) and _spells(letters, words)


def _spells(letters: str, words: list[str]) -> bool:
    """Each word gives its first letter and, if it is long, letters from its inside; every letter is used."""
    if not words:
        return not letters
    word, rest = words[0], words[1:]
    if not letters or letters[0] != word[0]:
        return False
    most = min(len(letters) - len(rest), 1 + len(word) // 4)
    return any(
        _is_inside(letters[1:taken], word[1:]) and _spells(letters[taken:], rest) for taken in range(most, 0, -1)
    )


def _is_inside(letters: str, word: str) -> bool:
    """The letters stand in the word in order, none at its very end, as the parts of a compound do (Bundes-gerichts-hof)."""
    position = -1
    for letter in letters:
        position = word.find(letter, position + 2)
        if position < 0 or position > len(word) - 3:
            return False
    return True


def _is_short_for(short: tuple[str, str], full: tuple[str, str], written: dict) -> bool:
    """Is the name with the key `short` a shorter or misspelt form of the one with the key `full`?"""
    (a, label), (b, other_label) = short, full
    if SAME_BODY.get(a, a) == SAME_BODY.get(b, b):
        return True
    if label != other_label:
        return False
    if is_acronym(written[short]) and not is_acronym(written[full]):
        return is_acronym_of(written[short], written[full])
    words, more = a.split(), b.split()
    if len(words) > len(more):
        return False
    if len(words) == len(more):
        return one_slip(a, b, length=8)
    if label == "LOC":
        return words == more[: len(words)] and more[len(words)] in _PLACE_LINKS
    extra = [word for word in more if word not in words]
    if words == more[: len(words)] and all(word in LEGAL_FORMS for word in extra):
        return True
    if more[0] in _CLUBS or more[0].isdigit():
        return _follows(words, more)
    return len(words[-1]) > 7 and words == more[-len(words) :] and any(word in _HEAD_PREPOSITIONS for word in more)


# "Frankfurt" for "Frankfurt am Main", "Halle" for "Halle an der Saale".
_PLACE_LINKS = word_set("am an im in ob bei a d")
# "Verfassungsschutz" for "Bundesamt für Verfassungsschutz".
_HEAD_PREPOSITIONS = frozenset(["fuer"])  # folded "für"


def _follows(words: list[str], more: list[str]) -> bool:
    """The words stand in the longer name one behind the other."""
    return any(words == more[i : i + len(words)] for i in range(len(more) - len(words) + 1))


def _all_one(keys: list, clusters: _Clusters) -> bool:
    return len({clusters.root(key) for key in keys}) == 1


def _key_of(text: str, label: str, known: dict) -> tuple[str, str]:
    key = (fold(text), label)
    if key in known:
        return key
    return next((other for other in known if other[0] == key[0]), key)


def _best_spelling(forms: Counter) -> str:
    """The most frequent spelling; among equals the one that is not all capitals, then the first."""
    order = list(forms)
    return max(order, key=lambda form: (forms[form], not (form.isupper() and len(form) > 5), -order.index(form)))


class _Clusters:
    """Disjoint sets of keys (union-find), in a fixed order."""

    def __init__(self, keys):
        self.parent = {key: key for key in keys}

    def root(self, key):
        while self.parent[key] != key:
            key = self.parent[key]
        return key

    def join(self, a, b) -> None:
        if a in self.parent and b in self.parent:
            self.parent[self.root(a)] = self.root(b)

    def fullest(self, written: dict) -> dict:
        """Each key's name: the form with the most words, then the most letters, of its set."""
        members: dict = {}
        for key in self.parent:
            members.setdefault(self.root(key), []).append(key)
        names = {}
        for keys in members.values():
            best = max(keys, key=lambda key: (not is_acronym(written[key]), len(key[0].split()), len(key[0])))
            names.update(dict.fromkeys(keys, written[best]))
        return names
