"""The room of names under the name that it had first, for code that imports from there."""

from newskit.names.find import find_mentions

__all__ = ["find_mentions"]
