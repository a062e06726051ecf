"""Names that news print without explaining them: `wellknown.txt`, in all their forms."""

from functools import cache
from importlib.resources import files

from newskit.german.inflection import inflected_forms
from newskit.german.lists import sections, word_lists
from newskit.german.shapes import MARKS
from newskit.german.spelling import fold
from newskit.german.tokens import Tokens
from newskit.names.spans import Forms, Span, Words
from newskit.pipelines.names import country_names

_PAPERS = tuple(word_lists("newskit.names", "words.txt")["papers"])


def is_paper(span: Span, tokens: Tokens) -> bool:
    """Does a name in quotation marks belong to a newspaper: das „Nordau-Echo“, der „Spiegel“?"""
    is_called_so = tokens.words[span.stop - 1].lower().endswith(_PAPERS) or is_well_known(span.written(tokens))
    return is_called_so and tokens.before(span.first) in MARKS


@cache
def known_forms() -> Forms:
    """All well-known names in all their forms."""
    labelled = [(name, "ORG") for name in _names("organisations")] + [(name, "LOC") for name in _names("places")]
    words = [(tuple(name.replace("/", " / ").split()), label) for name, label in labelled]
    return Forms({form: label for name, label in reversed(words) for form in inflected_forms(name)})


def known_label(words: Words) -> str | None:
    """The label of a well-known name in any form."""
    return known_forms().labels.get(words)


def is_base_form(name: str) -> bool:
    """Is this a country or a well-known name as the list has it, so that an -s at its end is its own?"""
    return any(name in names for names in (country_names(), _names("organisations"), _names("places")))


def is_well_known(word: str) -> bool:
    """Is it the name of an organisation that is a common noun as well ("Spiegel"), or short for one ("Linke")?"""
    return word in _names("organisations named like things") or fold(word) in same_names()


def is_thing(word: str) -> bool:
    """Does it look like the name of an organisation and name a thing: "KI", "ÖPNV"?"""
    return word in _names("things")


@cache
def _names(section: str) -> frozenset[str]:
    text = sections("newskit.names", "wellknown.txt")[section]
    return frozenset(name.strip() for name in text.replace("\n", ",").split(",") if name.strip())


def known_as(name: str) -> str:
    """What all spellings and short forms of a well-known name share: "uno" of "Vereinte Nationen"; else its letters."""
    folded = fold(name)
    return same_names().get(folded, folded)


@cache
def same_names() -> dict[str, str]:
    """Folded spelling -> the first spelling of its line in `same.txt`, folded."""
    lines = files("newskit.names").joinpath("same.txt").read_text("utf-8").splitlines()
    groups = [line.split(" | ") for line in lines if line and not line.startswith("#")]
    return {fold(spelling): fold(group[0]) for group in groups for spelling in group}
