"""Search patterns for words: ``klima*``, ``erneuerbare energie*``; "*" is any rest of a word, "?" one character."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from newskit.errors import InputError


class Pattern(NamedTuple):
    """A pattern of one or more words."""

    text: str
    words: tuple[re.Pattern, ...]


def compile_pattern(text: str) -> Pattern:
    """Make a pattern of words; case does not matter.

    Examples
    --------
    >>> [bool(word.fullmatch("Klimaschutz".casefold())) for word in compile_pattern("klima*").words]
    [True]
    """
    words = str(text).casefold().split()
    if not words or all(set(word) <= {"*"} for word in words):
        raise InputError(f"{text!r} would match every word; give at least one word or part of a word")
    return Pattern(str(text), tuple(re.compile(_as_regex(word)) for word in words))


def find_patterns(patterns: Iterable[Pattern], forms: Sequence[set[str]]) -> Iterator[tuple[int, int, Pattern]]:
    """Where patterns match in a text: (first word, word after the last, pattern), leftmost first, the longest wins.

    `forms` holds, per running word, the folded forms under which it may be found. Hits do not overlap.
    """
    patterns = list(patterns)
    distinct = {form for here in forms for form in here}
    # Each distinct form is tried once, however often it stands in the text.
    known = {word.pattern: {form for form in distinct if word.fullmatch(form)} for p in patterns for word in p.words}
    starts: dict[str, list[Pattern]] = defaultdict(list)
    for pattern in patterns:
        for form in known[pattern.words[0].pattern]:
            starts[form].append(pattern)
    i = 0
    while i < len(forms):
        here = [p for form in sorted(forms[i]) for p in starts.get(form, ())]
        fits = [
            p
            for p in here
            if i + len(p.words) <= len(forms)
            and all(known[word.pattern] & forms[i + k] for k, word in enumerate(p.words))
        ]
        best = max(fits, key=lambda p: len(p.words), default=None)
        if best is not None:
            yield i, i + len(best.words), best
        i += len(best.words) if best is not None else 1


def _as_regex(word: str) -> str:
    parts = re.split(r"([*?])", word)
    return "".join(r"\S*" if part == "*" else r"\S" if part == "?" else re.escape(part) for part in parts)
