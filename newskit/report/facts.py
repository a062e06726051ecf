"""What a report says about itself; the facts are those of `newskit.facts`."""

from newskit.facts import citation, input_hash, today, versions

__all__ = ["citation", "input_hash", "today", "versions"]
