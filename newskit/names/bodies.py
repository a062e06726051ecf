"""Which names of bodies and places in one article are one: acronyms, short forms, spellings."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from networkx.utils import UnionFind

from newskit.names.forms import fold, is_acronym
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
    for a, b in combinations(written, 2):
        if a.label == b.label and _is_worth_a_look(a.folded, b.folded) and is_same(written[a], written[b]):
            clusters.union(a, b)


def _join_fuller(written: dict[_Key, str], clusters: UnionFind) -> None:
    """Join every name with the one longer name that it stands for: first what the forms tell, then what order tells."""
    order = list(written)
    for position, key in enumerate(order):
        sure = [other for other in order if _is_shorter(key, other, written)]
        # Only a longer name that was printed before can be taken up by a part of it.
        likely = [other for other in order[:position] if _may_be_shorter(key, other, written)]
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

    def fullness(key: _Key) -> tuple:
        same = [
            other
            for other in members
            if len(other.folded.split()) == len(key.folded.split()) and abs(len(other.folded) - len(key.folded)) < 2
        ]
        count = sum(spellings[key].values()) if len(same) > 1 else 0
        declined = any(key.folded in (other.folded + "n", other.folded + "s") for other in same)
        return (not is_acronym(written[key]), len(key.folded.split()), not declined, count, len(key.folded))

    return written[max(members, key=fullness) if len(members) > 1 else members[0]]
