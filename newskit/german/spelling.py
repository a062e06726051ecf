"""How spellings are compared: folding, acronyms, single slips."""

import re
import unicodedata
from functools import lru_cache

_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae"}
)
_LONG = 6  # letters; shorter words are never slips of each other
_SEPARATORS = re.compile(r"[\s\-‐‑–.'’`´„“”\"&/]+")


@lru_cache(maxsize=1 << 13)
def fold(text: str) -> str:
    """Reduce a name to what its spellings share: letters without case, accents, hyphens, dots and apostrophes."""
    plain = text.casefold().translate(_UMLAUTS)
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return _SEPARATORS.sub(" ", plain).strip()


@lru_cache(maxsize=1 << 13)
def is_acronym(word: str) -> bool:
    """BND, EnBW, BaFin, SPÖ: two to eight letters, at least two of them capitals."""
    return 2 <= len(word) <= 8 and word.isalpha() and sum(map(str.isupper, word)) >= 2


def one_slip(a: str, b: str) -> bool:
    """Do two long words with one first letter differ by one other (changed, missing or swapped): "Boudgust"?"""
    if a[:1] != b[:1] or min(len(a), len(b)) < _LONG or abs(len(a) - len(b)) > 1:
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(a, b, score_cutoff=1) == 1


@lru_cache(maxsize=1 << 11)  # a kilobyte each
def slip_keys(word: str) -> frozenset[str]:
    """What a word shares with each word that is one slip apart: itself, and itself with one letter left out."""
    return frozenset([word, *(word[:i] + word[i + 1 :] for i in range(len(word)) if len(word) >= _LONG)])
