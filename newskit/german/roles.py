"""Words that name a person's office or function: "Bundeskanzlerin", "SPD-Chef", "Sprecher"."""

import re
from collections import defaultdict
from functools import cache, lru_cache

from newskit.german.lists import word_lists
from newskit.pipelines.names import country_names

_WORDS = word_lists("newskit.german", "words.txt")
ADDRESSES = _WORDS["addresses"]
TITLES = _WORDS["titles"]
_ENDINGS = tuple(_WORDS["person endings"])
_NO_PERSONS = _WORDS["things"] | _WORDS["no function"]
_THING_ENDINGS = tuple(_WORDS["thing endings"])
_STAR = re.compile(r"[*:_](?:in|innen)$|(?<=[a-zäöü])In$")  # "Bürgermeister*in"


@lru_cache(maxsize=1 << 13)
def is_person_noun(word: str) -> bool:
    """Does a noun say what a person is (office, profession, kinship): "SPD-Chefin", "Pilot*in"?"""
    if len(word) < 3 or not word[0].isupper():
        return False
    low = _STAR.sub("", word).rsplit("-", 1)[-1].lower()
    if low in ("mann", "frau"):
        return "-" in word  # "CSU-Mann"
    if low in _NO_PERSONS or low.endswith(_THING_ENDINGS):
        return False
    return low.endswith(_ENDINGS)


# Nouns that take -en in every case but the nominative: "Präsidenten", "Oligarchen", "Kollegen".
_WEAK = re.compile(r"(?:ent|ant|ist|at|arch|olog|osoph|graf|ot|et|nom|veteran)en$")


@lru_cache(maxsize=1 << 13)
def person_noun(word: str) -> str | None:
    """The nominative of a noun that says what a person is, in whatever case it stands; None for other words."""
    for form in (word, word[:-2] if _WEAK.search(word) else "", word[:-1] if word.endswith("s") else ""):
        if is_person_noun(form):
            return form
    return None


@lru_cache(maxsize=1 << 13)
def is_demonym(word: str) -> bool:
    """Does a noun in -er say which country a person comes from ("Ukrainer", but not "Trainer")?"""
    last = word.rsplit("-", 1)[-1]
    stem = re.sub(r"er(?:in)?s?$", "", last.replace("länder", "lander"))
    if stem == last or len(stem) < 4:
        return False
    return any(name.startswith(stem) or stem.startswith(name[:-1]) for name in _countries().get(stem[:3], ()))


@cache
def _countries() -> dict[str, list[str]]:
    """The countries of more than three letters by the first three."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in country_names():
        if len(name) > 3:
            found[name[:3]].append(name)
    return found


def is_address(word: str) -> bool:
    """Herr, Frau, Dr., Prof.: what stands before a name without being an office."""
    return word in ADDRESSES or word in TITLES
