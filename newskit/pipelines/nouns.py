"""What the form of a German noun tells: gender, number and case, by its longest ending that the table knows.

The last part of a compound decides ("Gesundheitsamt" is declined like "Amt"), so a table of endings serves for nouns
that no dictionary has. `training/nouns.py` makes it.
"""

import gzip
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

PATH = Path(__file__).parent / "nouns.txt.gz"
START = "^"  # stands before the first letter of a word, so that an ending can be a whole word
_GENDERS = {"M": "Masc", "F": "Fem", "N": "Neut"}
_NUMBERS = {"S": "Sing", "P": "Plur"}
_CASES = {"N": "Nom", "G": "Gen", "D": "Dat", "A": "Acc"}
_STRONG = frozenset("FPG FSD FSG MPG MSN".split())  # where adjectives used as nouns end in -er, and other nouns do not


class Reading(NamedTuple):
    """One way to read a form, in the words of Universal Dependencies."""

    gender: str
    number: str
    case: str


@lru_cache(maxsize=1 << 13)
def noun_readings(word: str) -> tuple[Reading, ...]:
    """All readings that the form of a noun allows; a guess for words that only share an ending with known ones.

    Examples
    --------
    >>> {reading.gender for reading in noun_readings("Gesundheitsamt")}
    {'Neut'}
    >>> noun_readings("Städten")
    (Reading(gender='Fem', number='Plur', case='Dat'),)
    """
    form, endings = START + word.lower(), _endings()
    found = next((endings[form[i:]] for i in range(len(form)) if form[i:] in endings), "")
    return parse(found)


@lru_cache(maxsize=1 << 13)
def weak_form(lemma: str) -> str:
    """The form with -e of a noun that is declined like an adjective: the two genders and both declensions share it.

    Examples
    --------
    >>> weak_form("Angeklagter"), weak_form("Lehrer")
    ('Angeklagte', 'Lehrer')
    """
    codes = {reading.gender[0] + reading.number[0] + reading.case[0] for reading in noun_readings(lemma)}
    return lemma[:-1] if lemma.endswith("er") and codes and codes <= _STRONG else lemma


@cache
def parse(codes: str) -> tuple[Reading, ...]:
    """Read codes such as "MSN FSD": masculine singular nominative, feminine singular dative."""
    return tuple(Reading(_GENDERS[code[0]], _NUMBERS[code[1]], _CASES[code[2]]) for code in codes.split())


@cache
def _endings() -> dict[str, str]:
    """Ending -> codes of its readings. A line of the file holds the codes, then all endings that have them."""
    endings = {}
    for line in gzip.decompress(PATH.read_bytes()).decode("utf-8").splitlines():
        codes, words = line.split("\t")
        endings.update(dict.fromkeys(words.split(), codes))
    return endings
