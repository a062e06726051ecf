"""Which long form an acronym stands for."""

from newskit.german.lists import word_lists
from newskit.german.nouns import is_listed_noun
from newskit.german.spelling import fold

_WORDS = word_lists("newskit.german", "words.txt")
LEGAL_FORMS = _WORDS["legal forms"]
_LINKING = _WORDS["linking words"]


def is_acronym_of(acronym: str, long: str) -> bool:
    """Do the letters of an acronym begin the words of a long form, or the parts of its compounds, in order?"""
    return _spells(fold(acronym).replace(" ", ""), [word for word in fold(long).split() if word not in LEGAL_FORMS])


def may_be_acronym_of(acronym: str, long: str) -> bool:
    """Could it be, where brackets say so? Foreign acronyms keep a foreign letter: "Atomenergiebehörde (IAEO)"."""
    letters, rest = fold(acronym).replace(" ", ""), fold(long)
    missing = 0
    for letter in letters:
        missing += letter not in rest
        rest = rest[rest.find(letter) + 1 :]
    return missing <= len(letters) // 2 - (len(letters) < 4)


def _spells(letters: str, words: list[str]) -> bool:
    """Each word gives its first letter and, if it is long, letters from its inside; every letter is used.

    Linking words may give none: "BAFA" has the "f" of "Bundesamt für …", "BMG" has not.
    """
    if not words:
        return not letters
    word, rest = words[0], words[1:]
    if word in _LINKING and _spells(letters, rest):
        return True
    if not letters or letters[0] != word[0]:
        return False
    return any(
        _is_inside(letters[1:taken], word[1:]) and _spells(letters[taken:], rest)
        for taken in range(len(letters), 0, -1)
    )


def _is_inside(letters: str, word: str) -> bool:
    """The letters begin parts of a compound, in order, after which a noun remains (Bundes-gerichts-hof)."""
    position = -1
    for letter in letters:
        starts = (i for i in range(position + 2, len(word) - 2) if word[i] == letter and is_listed_noun(word[i:]))
        position = next(starts, -1)
        if position < 0:
            return False
    return True
