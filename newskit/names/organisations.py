"""Which names of organisations and places in one article are one: acronyms, short forms, spellings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from networkx.utils import UnionFind

from newskit.german.spelling import fold, is_acronym, slip_keys
from newskit.names.forms import Index
from newskit.names.known import known_as
from newskit.names.mention import Named
from newskit.names.shortforms import why_part, why_same, why_short


class WrittenName(NamedTuple):
    """A name as one mention gives it, in the nominative."""

    text: str
    explains: str | None = None  # the name before the brackets that this one stands in: "Europäische Zentralbank (EZB)"


def merge_organisations(names: list[WrittenName], label: str = "ORG") -> list[Named]:
    """Give every mention of an organisation or place in one article the fullest form of its name.

    Spellings are one (case, hyphens, single slips in long names), as are a name and the acronym that the article
    explains in brackets or whose letters begin the long form's words, a name with and without its legal form, a club
    and its short form, and names that everybody abbreviates (USA, UNO). A short form that fits two longer names stays.

    >>> merge_organisations([WrittenName("Commerzbank"), WrittenName("Commerzbank AG")])
    [Named(name='Commerzbank AG', why='without legal form'), Named(name='Commerzbank AG', why=None)]
    """
    keys = [fold(name.text) for name in names]
    spellings: dict[str, dict[str, int]] = {}
    for key, name in zip(keys, names, strict=True):
        forms = spellings.setdefault(key, {})  # a Counter takes longer to make than to count in
        forms[name.text] = forms.get(name.text, 0) + 1
    groups = _Groups({key: _best_spelling(forms) for key, forms in spellings.items()}, label)
    for key, name in zip(keys, names, strict=True):
        if name.explains:
            groups.join(key, fold(name.explains), "explained in brackets")
    groups.join_same()
    groups.join_fuller()
    best = groups.fullest(spellings)
    return [
        Named(best[key], None if name.text == best[key] else groups.why.get(key, "spelling"))
        for name, key in zip(names, keys, strict=True)
    ]


class _Groups:
    """Folded names that are one, and why each was joined with another."""

    def __init__(self, written: dict[str, str], label: str):
        self.why: dict[str, str] = {}
        self._written, self._label = written, label
        self._clusters = UnionFind(written)

    def join(self, short: str, full: str, why: str) -> None:
        self._clusters.union(short, full)
        self.why.setdefault(short, why)
        if why in ("spelling", "known short form", "misprint", "explained in brackets"):  # goes both ways
            self.why.setdefault(full, why)

    def join_same(self) -> None:
        """Join spellings, and names that everybody abbreviates."""
        index: Index[str] = Index()
        for key, text in self._written.items():
            shared = {known_as(text), key.replace(" ", ""), *slip_keys(key, 8)}
            for other in index.any_of(shared):
                if why := why_same(self._written[other], text):
                    self.join(other, key, why)
            index.add(key, shared)

    def join_fuller(self) -> None:
        """Join every name with the one longer name that it stands for."""
        by_word: Index[str] = Index()
        by_letter: Index[str] = Index()  # of words that an acronym may begin with
        for key, text in self._written.items():
            by_word.add(key, _words(key))
            if not is_acronym(text):
                by_letter.add(key, {word[0] for word in key.split()[:3]})
        place = {key: position for position, key in enumerate(self._written)}
        for key, text in self._written.items():
            spelt = by_letter.any_of(key[:1]) if is_acronym(text) else []
            others = sorted({*by_word.all_of(_words(key)), *spelt} - {key}, key=place.__getitem__)
            # Only a longer name that was printed before can be taken up by a part of it.
            before = [other for other in others if place[other] < place[key]]
            _ = self._join_one(key, others, why_short) or self._join_one(key, before, why_part)

    def _join_one(self, key: str, others: list[str], ask: Callable[[str, str, str], str | None]) -> bool:
        """Join a name with the longer one for which there is a reason, if it is but one."""
        text = self._written[key]
        reasons = {one: why for one in others if (why := ask(text, self._written[one], self._label))}
        is_one = len({self._clusters[other] for other in reasons}) == 1
        if is_one:
            self.join(key, *next(iter(reasons.items())))
        return is_one

    def fullest(self, spellings: dict[str, dict[str, int]]) -> dict[str, str]:
        """Key -> the form with the most words that is no acronym; among slips of one another the most frequent."""
        members: dict[str, list[str]] = {}
        for key in self._written:
            members.setdefault(self._clusters[key], []).append(key)
        best = {}
        for same in members.values():
            lengths = Counter((len(key.split()), len(key)) for key in same)

            def fullness(key: str, same: list[str] = same, lengths: Counter = lengths) -> tuple:
                words, length = len(key.split()), len(key)
                has_slips = sum(lengths[words, length + by] for by in (-1, 0, 1)) > 1
                count = sum(spellings[key].values()) if has_slips else 0
                declined = key[-1:] in ("n", "s") and key[:-1] in same
                return (not is_acronym(self._written[key]), words, not declined, count, length)

            name = self._written[max(same, key=fullness) if len(same) > 1 else same[0]]
            best.update(dict.fromkeys(same, name))
        return best


@lru_cache(maxsize=65536)
def _words(folded: str) -> frozenset[str]:
    return frozenset(folded.split())


def _best_spelling(forms: dict[str, int]) -> str:
    """The most frequent spelling; among equals the one that is not all capitals, then the first."""
    order = list(forms)
    if len(order) == 1:  # most names are spelt in one way
        return order[0]
    return max(order, key=lambda form: (forms[form], not (form.isupper() and len(form) > 5), -order.index(form)))
