"""The office or function that is written beside a person's name."""

from typing import NamedTuple

from newskit.german.lists import word_set
from newskit.german.roles import TITLES, is_address, is_demonym, person_noun
from newskit.german.tokens import Tokens
from newskit.names.spans import Span

_REACH = 12  # tokens that an apposition may be long
_PHRASE_TAGS = word_set("NN NE ART ADJA APPR APPRART CARD FM TRUNC PPOSAT PIAT XY $( ADV ADJD")
_BEFORE_ROLE = word_set("ART ADJA PPOSAT CARD ADV")
_AFTER_ROLE = word_set(", . ) der des von vom im in für beim bei am an aus und a.D. ; :")


class Beside(NamedTuple):
    """What stands beside a name: the role, and the form of address ("Frau")."""

    role: str | None = None
    address: str | None = None


def beside(span: Span, tokens: Tokens) -> Beside:
    """Read role and form of address of a person from the words before and after the name."""
    position, address = span.first - 1, None
    while position >= 0 and is_address(tokens.words[position]):
        address = address if tokens.words[position] in TITLES else tokens.words[position]
        position -= 1
    role = position >= 0 and (_role_before(position, tokens) or _role_in_front_of_comma(position, span.stop, tokens))
    return Beside(role or _role_after(span, tokens), address)


def _is_role(word: str) -> bool:
    """An office or function in any case ("des Präsidenten"); where somebody comes from ("der Ukrainer") is none."""
    return person_noun(word) is not None and not is_demonym(word)


def _role_before(position: int, tokens: Tokens) -> str | None:
    """ "Bundeskanzlerin Jana Moser"."""
    word = tokens.words[position]
    # Taggers take "Nordbank-Chef" for a name; nobody is called so.
    return word if (tokens.tags[position] in ("NN", "TRUNC", "") or "-" in word) and _is_role(word) else None


def _role_in_front_of_comma(position: int, stop: int, tokens: Tokens) -> str | None:
    """ "Die Sprecherin des Verbandes der Lehrer, Jana Moser, ...": the first person noun of the phrase."""
    if tokens.words[position] != "," or tokens.after(stop) not in (",", ".", "(", ")", ":"):
        return None
    role = None
    for i in range(position - 1, max(position - 1 - _REACH, -1), -1):
        if tokens.tags[i] not in _PHRASE_TAGS:
            break
        if tokens.tags[i] == "NN" and _is_role(tokens.words[i]):
            role = tokens.words[i]
    return role


def _role_after(span: Span, tokens: Tokens) -> str | None:
    """ "Jana Moser, Sprecherin des Verbandes," and "Udo Lindner (Trainer)"."""
    if tokens.after(span.stop) not in (",", "("):
        return None
    tags = tokens.tags[span.stop + 1 : span.stop + 6]
    at = next((i for i, tag in enumerate(tags, span.stop + 1) if tag not in _BEFORE_ROLE), None)
    if at is None or tokens.tags[at] != "NN":
        return None
    return tokens.words[at] if _is_role(tokens.words[at]) and tokens.after(at + 1) in _AFTER_ROLE else None
