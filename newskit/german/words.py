"""Word lists, written as one string of words."""


def word_set(words: str) -> frozenset[str]:
    """The words of a string, as a set.

    Examples
    --------
    >>> sorted(word_set("von zu"))
    ['von', 'zu']
    """
    return frozenset(words.split())
