"""Common nouns that taggers and recognisers take for names: "die Intendantin" says what she is, not who."""

from bisect import bisect_left

from newskit.german.lists import endings
from newskit.german.roles import person_noun
from newskit.german.tokens import Tokens
from newskit.names import Mention
from newskit.pipelines.gazetteer import is_first_name, is_last_name, is_place

_MEDIA = endings("media_endings")


def _is_medium(tokens: Tokens, mention: Mention) -> bool:
    """Is a name of no clear kind that of a paper or programme: "die Zeitschrift „Gartenlaube“"?"""
    i = bisect_left(tokens.starts, mention.start)
    return any(tokens.low[k].endswith(_MEDIA) for k in range(max(0, i - 3), i))


def says_what_somebody_is(tokens: Tokens, i: int, name: str) -> bool:
    """Is a lone word at i, taken for a name, a role: "die Intendantin", but not "Richter", whose name that is?"""
    if " " in name:
        return False
    listed = is_place(name) or is_first_name(name) or is_last_name(name)
    article = has_article(tokens, i)
    if person_noun(name) is not None:
        return article or not listed
    title = i + 1 < len(tokens) and tokens.tags[i + 1] == "NE"  # "Vorständin Jana Moser"
    return name.endswith("in") and (article or title) and not listed


def is_name(tokens: Tokens, mention: Mention) -> bool:
    """May a mention be who speaks: a person, place or organisation, a medium; not a common noun taken for one?"""
    if mention.label == "MISC":
        return _is_medium(tokens, mention)
    at = bisect_left(tokens.starts, mention.start)
    return mention.label == "ORG" or not says_what_somebody_is(tokens, at, mention.name)


def has_article(tokens: Tokens, i: int) -> bool:
    return i > 0 and tokens.tags[i - 1] in ("ART", "PDAT", "PPOSAT", "ADJA")
