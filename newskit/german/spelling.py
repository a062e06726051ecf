"""How spellings are compared: folding, acronyms, single slips."""

import re
import unicodedata
from functools import lru_cache

_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae"}
)
_SEPARATORS = re.compile(r"[\s\-‐‑–.'’`´„“”\"&/]+")


@lru_cache(maxsize=1 << 13)
def fold(text: str) -> str:
    """Reduce a name to what its spellings share: letters without case, accents, hyphens, dots and apostrophes.

    >>> fold("Kim Jong-un") == fold("KIM JONG UN"), fold("Müller") == fold("Mueller")
    (True, True)
    """
    plain = text.casefold().translate(_UMLAUTS)
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return _SEPARATORS.sub(" ", plain).strip()


@lru_cache(maxsize=1 << 13)
def is_acronym(word: str) -> bool:
    """BND, EnBW, BaFin, SPÖ: at most eight letters, two of them or more capitals after the first.

    >>> [is_acronym(word) for word in ("EZB", "BaFin", "IfW", "Bund", "A", "U-Bahn")]
    [True, True, True, False, False, False]
    """
    letters = word.replace(".", "").replace("-", "")
    return 2 <= len(letters) <= 8 and letters.isalpha() and sum(c.isupper() for c in letters) >= 2 and "-" not in word


def one_slip(a: str, b: str, length: int = 6) -> bool:
    """Do two words differ by a single letter (changed, missing, doubled or swapped)?

    Words shorter than `length` letters never count as slips of each other, nor words that differ in digits or in the
    first letter.

    >>> one_slip("Boudgoust", "Boudgust"), one_slip("Irak", "Iran"), one_slip("Artikel 15", "Artikel 16")
    (True, False, False)
    """
    if a[:1] != b[:1] or min(len(a), len(b)) < length or abs(len(a) - len(b)) > 1:
        return False
    if any(c.isdigit() for c in a + b):
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(a, b, score_cutoff=1) == 1


@lru_cache(maxsize=1 << 11)  # a kilobyte each
def slip_keys(word: str, length: int = 6) -> frozenset[str]:
    """What a word shares with each word that is one slip apart: itself, and itself with one letter left out.

    >>> bool(slip_keys("boudgoust") & slip_keys("boudgust")), bool(slip_keys("boudgoust") & slip_keys("guillaume"))
    (True, False)
    """
    if len(word) < length:
        return frozenset([word])
    return frozenset([word, *(word[:i] + word[i + 1 :] for i in range(len(word)))])
