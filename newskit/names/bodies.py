"""Which names of bodies and places in one article are one: acronyms, short forms, spellings."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from networkx.utils import UnionFind

from newskit.german.spelling import fold, is_acronym, slip_keys
from newskit.names.forms import Index
from newskit.names.shortforms import is_same, is_short_for, may_be_short_for
from newskit.names.wellknown import SAME_BODY


class BodyName(NamedTuple):
    """A name of a body or place as one mention gives it, in the nominative."""

    text: str
    label: str
    explains: str | None = None  # the name before the brackets that this one stands in: "Europäische Zentralbank (EZB)"


class _Key(NamedTuple):
    """What the spellings of one name share."""

    folded: str
    label: str


def merge_bodies(names: list[BodyName]) -> list[str]:
    """Give every mention of a body or place in one article the fullest form of its name.

    Spellings are one (case, hyphens, single slips in long names), as are a name and the acronym that the article
    explains in brackets or whose letters begin the long form's words, a name with and without its legal form, a club
    and its short form, and names that everybody abbreviates (USA, UNO). A short form that fits two longer names stays.

    Examples
    --------
    >>> merge_bodies([BodyName("Europäische Zentralbank", "ORG"), BodyName("EZB", "ORG", "Europäische Zentralbank")])
    ['Europäische Zentralbank', 'Europäische Zentralbank']
    >>> merge_bodies([BodyName("Commerzbank", "ORG"), BodyName("Commerzbank AG", "ORG"), BodyName("Commerzbank", "LOC")])
    ['Commerzbank AG', 'Commerzbank AG', 'Commerzbank']
    """
    keys = [_Key(fold(name.text), name.label) for name in names]
    spellings: dict[_Key, dict[str, int]] = {}
    for key, name in zip(keys, names, strict=True):
        forms = spellings.setdefault(key, {})  # a Counter takes longer to make than to count in
        forms[name.text] = forms.get(name.text, 0) + 1
    written = {key: _best_spelling(forms) for key, forms in spellings.items()}
    clusters = UnionFind(written)
    _join_explained(names, keys, clusters)
    _join_same(written, clusters)
    _join_fuller(written, clusters)
    members: dict[_Key, list[_Key]] = {}
    for key in written:
        members.setdefault(clusters[key], []).append(key)
    best = {root: _fullest(same, written, spellings) for root, same in members.items()}
    return [best[clusters[key]] for key in keys]


def _join_explained(names: list[BodyName], keys: list[_Key], clusters: UnionFind) -> None:
    for name, key in zip(names, keys, strict=True):
        if name.explains:
            clusters.union(key, _Key(fold(name.explains), name.label))


def _join_same(written: dict[_Key, str], clusters: UnionFind) -> None:
    """Join spellings, and names that everybody abbreviates."""
    index: Index[_Key] = Index()
    for key in written:
        known = SAME_BODY.get(key.folded, key.folded)
        shared = {(key.label, part) for part in (known, key.folded.replace(" ", ""), *slip_keys(key.folded, length=8))}
        for other in index.any_of(shared):
            if _is_worth_a_look(other.folded, key.folded) and is_same(written[other], written[key]):
                clusters.union(other, key)
        index.add(key, shared)


def _join_fuller(written: dict[_Key, str], clusters: UnionFind) -> None:
    """Join every name with the one longer name that it stands for: first what the forms tell, then what order tells."""
    place = {key: position for position, key in enumerate(written)}
    by_word: Index[_Key] = Index()
    by_letter: Index[_Key] = Index()  # of words that an acronym may begin with
    for key in written:
        by_word.add(key, {(key.label, word) for word in _words(key.folded)})
        letters = {word[0] for word in key.folded.split()[:3]}
        by_letter.add(key, {(key.label, letter) for letter in letters if not is_acronym(written[key])})
    for key in written:
        longer = by_word.all_of((key.label, word) for word in _words(key.folded))
        spelt = by_letter.any_of([(key.label, key.folded[:1])]) if is_acronym(written[key]) else []
        sure = [other for other in dict.fromkeys([*longer, *spelt]) if _is_shorter(key, other, written)]
        sure.sort(key=place.__getitem__)
        # Only a longer name that was printed before can be taken up by a part of it.
        likely = [other for other in longer if place[other] < place[key] and _may_be_shorter(key, other, written)]
        for fuller in (sure, likely):
            if fuller and len({clusters[other] for other in fuller}) == 1:
                clusters.union(key, fuller[0])
                break


def _is_shorter(key: _Key, other: _Key, written: dict[_Key, str]) -> bool:
    looks_so = key.label == other.label and key != other and _is_worth_a_look(key.folded, other.folded)
    return looks_so and is_short_for(written[key], written[other], key.label)


def _may_be_shorter(key: _Key, other: _Key, written: dict[_Key, str]) -> bool:
    looks_so = key.label == other.label and not _words(key.folded).isdisjoint(_words(other.folded))
    return looks_so and may_be_short_for(written[key], written[other], key.label)


def _is_worth_a_look(a: str, b: str) -> bool:
    """Names that share neither the first letter nor a word are only one if everybody knows it (UNO)."""
    return a[:1] == b[:1] or a in SAME_BODY or not _words(a).isdisjoint(_words(b))


@lru_cache(maxsize=65536)
def _words(folded: str) -> frozenset[str]:
    return frozenset(folded.split())


def _best_spelling(forms: dict[str, int]) -> str:
    """The most frequent spelling; among equals the one that is not all capitals, then the first."""
    order = list(forms)
    if len(order) == 1:  # most names are spelt in one way
        return order[0]
    return max(order, key=lambda form: (forms[form], not (form.isupper() and len(form) > 5), -order.index(form)))


def _fullest(members: list[_Key], written: dict[_Key, str], spellings: dict[_Key, dict[str, int]]) -> str:
    """The form with the most words that is no acronym; among slips of one another the most frequent."""
    if len(members) == 1:
        return written[members[0]]
    folded = {key.folded for key in members}
    lengths = Counter((len(key.folded.split()), len(key.folded)) for key in members)

    def fullness(key: _Key) -> tuple:
        words, length = len(key.folded.split()), len(key.folded)
        has_slips = sum(lengths[words, length + by] for by in (-1, 0, 1)) > 1
        count = sum(spellings[key].values()) if has_slips else 0
        declined = key.folded[-1:] in ("n", "s") and key.folded[:-1] in folded
        return (not is_acronym(written[key]), words, not declined, count, length)

    return written[max(members, key=fullness)]
