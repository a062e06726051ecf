"""Words that tell where one paragraph ends and the next begins."""

from functools import lru_cache

from newskit.cleaning.lists import read_lists

_LISTS = read_lists("newskit.cleaning")["glue"]
OPENERS = frozenset(_LISTS["openers"].split())
POLITE = frozenset(["Sie", "Ihr", "Ihre", "Ihren", "Ihrem", "Ihrer", "Ihnen", "Du", "Dein", "Deine"])

UNFINISHED = frozenset(_LISTS["unfinished"].split())
SEPARABLE = frozenset(_LISTS["separable"].split())
TITLES = frozenset(_LISTS["titles"].split())
ABBREVIATIONS = frozenset(_LISTS["abbreviations"].split())
ENDING_ABBREVIATIONS = frozenset(_LISTS["ending_abbreviations"].split())
MEASURES = frozenset(_LISTS["measures"].split())
TOP_LEVEL_DOMAINS = frozenset(_LISTS["top_level_domains"].split())
DOTTED_NAMES = frozenset(["Linke.PDS", "Linkspartei.PDS"])
LEGAL_FORMS = frozenset(_LISTS["legal_forms"].split())
INNER_CAPITALS = frozenset(_LISTS["inner_capitals"].split())


@lru_cache(maxsize=100_000)
def is_german_word(word: str) -> bool:
    """Tell whether a German dictionary has the word, as it is or written small."""
    from simplemma import is_known

    return any(is_known(form, lang="de", low_memory=True) for form in (word, word.lower()))


@lru_cache(maxsize=100_000)
def is_plural_noun(word: str) -> bool:
    """Tell whether a capitalised word is a known plural; names and genitives of names are not."""
    lemma = _lemma(word)
    return is_german_word(word) and lemma[:1].isupper() and lemma not in (word, word.removesuffix("s"))


@lru_cache(maxsize=100_000)
def is_inflected_adjective(word: str) -> bool:
    """Tell whether a word is an adjective with an ending, however it is capitalised."""
    return is_german_word(word) and _lemma(word.lower()) in (word[:-1].lower(), word[:-2].lower())


def _lemma(word: str) -> str:
    from simplemma import lemmatize

    return lemmatize(word, lang="de", low_memory=True)
