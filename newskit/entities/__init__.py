"""Names of persons, places and bodies: mentions, counts, co-occurrence."""

from newskit.entities.find import find_mentions

__all__ = ["find_mentions"]
