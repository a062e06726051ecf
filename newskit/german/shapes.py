"""Every token as one letter, so that the form of a phrase can be written as a regular expression."""

import re
from collections.abc import Sequence

from newskit.docs import Memo

MARKS = frozenset('„“”"»«‚‘')
_KINDS = """A ART | D PPOSAT PDAT | Q PWAT | X PIAT PIDAT | C CARD | i PIS | r PPER PDS PRELS PWS | J ADJA | d ADJD
| T TRUNC | a ADV | n PTKNEG | k KON | f PRF | p APPR APPRART | N NN | E NE | F FM XY | V VVFIN VAFIN VMFIN
| , , ; : | ( ( | ) ) | ’ ’"""
_LETTERS = {kind: letter for letter, *kinds in map(str.split, _KINDS.split("|")) for kind in kinds}
_LETTERS |= dict.fromkeys(MARKS, "q")
_YEARS = "Y"  # "Jahre", until it is known whether "alt" follows
_LIKE_NAMES = ("N", "E", "F", _YEARS)
_OPEN = ("i", "r", _YEARS)  # the few letters that the words beside it decide
_GENITIVES = frozenset(("dessen", "deren"))
_SITE = re.compile(r"[\w-]+\.[a-z]{2,6}")  # "hafenblatt.de"


def shape_of(words: Sequence[str], low: Sequence[str], tags: Sequence[str], labels: Sequence[str]) -> str:
    """A letter for each token: by its tag, a few words and marks by themselves.

    >>> shape_of(["Der", "neue", "Leiter"], ["der", "neue", "leiter"], ["ART", "ADJA", "NN"], ["", "", ""])
    'AJN'
    """
    letters = list(map(_letters.__getitem__, zip(words, tags, strict=True)))
    around = ["", *labels, ""]  # what is beside the first and the last token is no name
    for i in [i for i, (letter, label) in enumerate(zip(letters, labels, strict=True)) if label or letter in _OPEN]:
        letter, after = letters[i], letters[i + 1] if i + 1 < len(letters) else ""
        if letter == _YEARS:
            letters[i] = "y" if after and low[i + 1].startswith(("alt", "jung")) else "N"
        elif letter not in _LIKE_NAMES and words[i].isalpha():
            letters[i] = _particle(low[i], letter, around[i : i + 3]) or _of_pronoun(low[i], letter, after)
    return "".join(letters)


def _by_itself(kind: tuple[str, str]) -> str:
    """The letter of a word and its tag, as far as they tell it alone."""
    word, tag = kind
    letter = _LETTERS.get(tag, ".")
    if not word.isalpha():
        return _LETTERS.get(word) or _of_sign(word, letter)
    low = word.casefold()
    if letter in _LIKE_NAMES:
        return _YEARS if low.startswith("jahr") else letter
    return "Q" if low in _GENITIVES and letter != "r" else letter


_letters = Memo(_by_itself)


def _particle(low: str, letter: str, labels: Sequence[str]) -> str | None:
    """The letter of a word within a name, by its label and those beside it: "Ida von der Au"."""
    before, own, after = labels
    if before == own == "PER" and letter in "Ap":
        return "E"
    return "v" if low in ("von", "van", "de", "al") and own and after else None


def _of_sign(word: str, letter: str) -> str:
    """The letter of a word with signs or digits in it."""
    if is_called_oddly(word):
        return "F"
    return letter if letter not in _LIKE_NAMES or word[0].isalnum() or word[0] in "@#" else "."


def _of_pronoun(low: str, letter: str, after: str) -> str:
    """The letter of a pronoun that stands for an article: "dessen Leiter", "manche Leiter"."""
    if low in _GENITIVES:
        return "Q" if after in _LIKE_NAMES else letter
    if letter == "r" and not low.startswith("dies") or after not in ("N", _YEARS, "J"):
        return letter
    return {"i": "I", "r": "s"}.get(letter, letter)


def is_site(word: str) -> bool:
    """Is this the address of a site: "hafenblatt.de"?"""
    return _SITE.fullmatch(word) is not None


def is_called_oddly(word: str) -> bool:
    """Is this the name of a site or station that taggers take for no noun: "hafenblatt.de", "3sat", "n24"?"""
    digits = sum(map(str.isdigit, word))
    return 0 < digits < len(word) and word.isalnum() and word[-1] not in "er" or is_site(word)
