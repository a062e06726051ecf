"""Is a named person a woman or a man? Told by the role beside the name, else by the first name."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from newskit.german.lists import word_lists
from newskit.german.roles import is_person_noun, person_noun
from newskit.pipelines.gazetteer import name_list

Gender = Literal["f", "m"]

_WORDS = word_lists("newskit.german", "words.txt")
WOMEN, MEN = _WORDS["women"], _WORDS["men"]
_WOMEN_ENDINGS, _MEN_ENDINGS = tuple(_WORDS["women endings"]), tuple(_WORDS["men endings"])
_MASCULINE = tuple(_WORDS["masculine endings"])
_KINDS: tuple[tuple[str, Gender | None], ...] = (("women", "f"), ("men", "m"), ("both", None))


@lru_cache(maxsize=1 << 13)
def guess_gender(name: str, role: str | None = None) -> Gender | None:
    """Guess the grammatical gender of a person from the role beside the name and from the first name.

    A role that names a woman ("Sprecherin", "Frau") or a man ("Herr", "König") decides; then the first name, by lists
    of many countries that come with the package, German-speaking ones first; last a masculine role ("Minister"). It is
    a guess about words, made to resolve "er" and "sie", and says nothing about persons.
    """
    words = role.replace("/", " ").split() if role else []
    return _by_role(words) or _by_first_name(name) or _by_generic_role(words)


def gender_of(name: str, roles: Iterable[str]) -> Gender | None:
    """Guess a person's gender from the name and all offices that stand beside it."""
    return guess_gender(name, " ".join(sorted(roles)))


def _by_role(words: list[str]) -> Gender | None:
    for word in reversed(words):
        if word in WOMEN or word.endswith(_WOMEN_ENDINGS) or word.endswith("in") and is_person_noun(word):
            return "f"
        if word in MEN or word.lower().endswith(_MEN_ENDINGS):
            return "m"
    return None


def _by_first_name(name: str) -> Gender | None:
    given, *others = name.split() or [""]
    if not others and given in name_list("common_surnames"):  # first name or surname?
        return None
    for word in (given, given.partition("-")[0]):
        for kind, gender in _KINDS:
            if word in name_list(kind):
                return gender
    return None


def _by_generic_role(words: list[str]) -> Gender | None:
    for word in reversed(words):
        word = person_noun(word) or word  # "Präsidenten" -> "Präsident"
        if word[:1].isupper() and word.lower().endswith(_MASCULINE):
            return "m"
    return None
