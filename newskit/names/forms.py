"""Words inside names that do not tell one from another, and an index of names by what they share."""

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

from newskit.german.lists import word_lists

PARTICLES = word_lists("newskit.names", "words.txt")["particles"]

_MANY = 60  # names that share a key, of which no real article has so many
Entry = TypeVar("Entry")


class Index(Generic[Entry]):
    """Entries by what they share, so that a name is held against a few others and not against all of the article."""

    def __init__(self) -> None:
        self._entries: list[Entry] = []
        self._places: dict[Hashable, list[int]] = {}

    def add(self, entry: Entry, keys: Iterable[Hashable]) -> None:
        for key in keys:
            self._places.setdefault(key, []).append(len(self._entries))
        self._entries.append(entry)

    def any_of(self, keys: Iterable[Hashable]) -> list[Entry]:
        """The entries that have one of the keys, in the order in which they came; of very many the first."""
        found = {place for key in keys for place in self._places.get(key, [])[:_MANY]}
        return [self._entries[place] for place in sorted(found)]

    def all_of(self, keys: Iterable[Hashable]) -> list[Entry]:
        """Entries among which are those that have all of the keys: those with the rarest one."""
        rarest = min((self._places.get(key, []) for key in keys), key=len, default=[])
        return [self._entries[place] for place in rarest[:_MANY]]
