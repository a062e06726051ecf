"""Every token as one letter, so that the form of a phrase can be written as a regular expression."""

import re
from collections.abc import Sequence

MARKS = frozenset('„“”"»«‚‘')
_KINDS = """A ART | D PPOSAT PDAT | Q PWAT | X PIAT PIDAT | C CARD | i PIS | r PPER PDS PRELS PWS | J ADJA | d ADJD
| T TRUNC | a ADV | n PTKNEG | k KON | f PRF | p APPR APPRART | N NN | E NE | F FM XY | V VVFIN VAFIN VMFIN
| , , ; : | ( ( | ) ) | ’ ’"""
_LETTERS = {kind: letter for letter, *kinds in map(str.split, _KINDS.split("|")) for kind in kinds}
_LETTERS |= dict.fromkeys(MARKS, "q")
_LIKE_NAMES = ("N", "E", "F")
_GENITIVES = frozenset(("dessen", "deren"))
_SITE = re.compile(r"[\w-]+\.[a-z]{2,6}")  # "hafenblatt.de"


def shape_of(words: Sequence[str], low: Sequence[str], tags: Sequence[str], labels: Sequence[str]) -> str:
    """A letter for each token: by its tag, a few words and marks by themselves.

    >>> shape_of(["Der", "neue", "Leiter"], ["der", "neue", "leiter"], ["ART", "ADJA", "NN"], ["", "", ""])
    'AJN'
    """
    letters = [_LETTERS.get(tag, ".") for tag in tags]
    around = ["", *labels, ""]  # what is beside the first and the last token is no name
    for i in _open_places(words, low, letters, labels):
        after = letters[i + 1] if i + 1 < len(letters) else ""
        if not words[i].isalpha():
            letters[i] = _LETTERS.get(words[i]) or _of_sign(words[i], letters[i])
        elif letters[i] not in _LIKE_NAMES:
            within = _particle(low[i], letters[i], around[i : i + 3])
            letters[i] = within or _of_word(low[i], letters[i], after)
        elif low[i].startswith("jahr") and low[i + 1 : i + 2] and low[i + 1].startswith(("alt", "jung")):
            letters[i] = "y"
    return "".join(letters)


def _open_places(words: Sequence[str], low: Sequence[str], letters: Sequence[str], labels: Sequence[str]) -> list[int]:
    """The few tokens whose letter the tag alone does not tell."""
    return [
        i
        for i, (word, small, letter, label) in enumerate(zip(words, low, letters, labels, strict=True))
        if label or letter in "ir" or small in _GENITIVES or not word.isalpha() or small.startswith("jahr")
    ]


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


def _of_word(low: str, letter: str, after: str) -> str:
    """The letter of a pronoun that stands for an article: "dessen Leiter", "manche Leiter"."""
    if low in _GENITIVES and (letter != "r" or after in _LIKE_NAMES):
        return "Q"
    pronoun = letter == "i" or low.startswith("dies")
    return {"i": "I", "r": "s"}.get(letter, letter) if pronoun and after in ("N", "J") else letter


def is_site(word: str) -> bool:
    """Is this the address of a site: "hafenblatt.de"?"""
    return _SITE.fullmatch(word) is not None


def is_called_oddly(word: str) -> bool:
    """Is this the name of a site or station that taggers take for no noun: "hafenblatt.de", "3sat", "n24"?"""
    digits = sum(map(str.isdigit, word))
    return 0 < digits < len(word) and word.isalnum() and word[-1] not in "er" or is_site(word)
