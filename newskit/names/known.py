"""Names that news print without explaining them: `wellknown.txt`, in all their forms."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from newskit.german.inflection import inflected_forms
from newskit.german.lists import sections, word_lists
from newskit.german.spelling import fold
from newskit.german.tokens import Tokens
from newskit.names.spans import Forms, Span, Words

_LABELS = {"organisations": "ORG", "places": "LOC"}
_PAPERS = tuple(word_lists("newskit.names", "words.txt")["papers"])
QUOTATION_MARKS = frozenset('„“»«"‚')
_NAME_TAGS = frozenset(["NE", "NN", "FM", ""])


def label_well_known(spans: list[Span], tokens: Tokens) -> list[Span]:
    """Label ORG what the list has as an organisation, and papers in quotation marks: das „Nordau-Echo“."""
    is_organisation = [
        known_label(tuple(span.words(tokens))) == "ORG" or span.label == "MISC" and _is_paper(span, tokens)
        for span in spans
    ]
    return [span._replace(label="ORG") if is_one else span for span, is_one in zip(spans, is_organisation, strict=True)]


def _is_paper(span: Span, tokens: Tokens) -> bool:
    last = tokens.words[span.stop - 1].lower()
    is_named_so = last.endswith(_PAPERS) or is_well_known(span.written(tokens))
    return is_named_so and tokens.before(span.first) in QUOTATION_MARKS


def find_well_known(spans: list[Span], tokens: Tokens) -> list[Span]:
    """Add well-known names that the recogniser overlooked."""
    return [*spans, *known_forms().find(tokens, lambda span: _is_name_here(span, tokens))]


def _is_name_here(span: Span, tokens: Tokens) -> bool:
    before, word = tokens.before(span.first), tokens.words[span.first]
    if "/" in (before, tokens.after(span.first + 1)):  # "CDU/CSU-Fraktion"
        return False
    if span.stop - span.first == 1:
        return tokens.tags[span.first] in _NAME_TAGS
    return word not in ("Der", "Die", "Das") or before not in ("", *'.:„»«"')  # "Die Zeit heilt"


@cache
def known_forms() -> Forms:
    """All well-known names in all their forms."""
    labels: dict[Words, str] = {}
    for section, label in _LABELS.items():
        for name in _names(section):
            for form in inflected_forms(tuple(name.replace("/", " / ").split())):
                labels.setdefault(form, label)
    return Forms(labels)


def known_label(words: Words) -> str | None:
    """The label of a well-known name in any form.

    >>> known_label(("Bundestages",)), known_label(("Nordsee",)), known_label(("Moser",))
    ('ORG', 'LOC', None)
    """
    return known_forms().labels.get(words)


def is_base_form(name: str) -> bool:
    """Is this a well-known name as the list has it, so that an -s at its end is its own?

    >>> is_base_form("McDonald's"), is_base_form("Siemens"), is_base_form("Bundestags")
    (True, True, False)
    """
    return name in _names("organisations") or name in _names("places")


def is_well_known(word: str) -> bool:
    """Is it the name of an organisation that is a common noun as well ("Spiegel"), or short for one ("Linke")?"""
    return word in _names("organisations named like things") or fold(word) in same_names()


def things() -> frozenset[str]:
    """Abbreviations and words that look like names of organisations but name things: "KI", "ÖPNV"."""
    return _names("things")


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
    """Folded spelling -> the first spelling of its line in `same.txt`, folded.

    >>> same_names()["vereinte nationen"]
    'uno'
    """
    lines = files("newskit.names").joinpath("same.txt").read_text("utf-8").splitlines()
    groups = [line.split(" | ") for line in lines if line and not line.startswith("#")]
    return {fold(spelling): fold(group[0]) for group in groups for spelling in group}
