"""The list of well-known names, `wellknown.txt`: what it holds and how a text prints it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from newskit.german.inflection import inflected_forms

_PATH = Path(__file__).parent / "wellknown.txt"
_LABELS = {"bodies": "ORG", "places": "LOC"}


@cache
def known_forms() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First word -> (words, label) of all well-known bodies and places in all their forms, the longest first.

    Examples
    --------
    >>> known_forms()["Vereinten"][0]
    (('Vereinten', 'Nationen'), 'ORG')
    """
    labels: dict[tuple[str, ...], str] = {}
    for section, label in _LABELS.items():
        for name in _sections()[section]:
            for form in inflected_forms(tuple(name.replace("/", " / ").split())):
                labels.setdefault(form, label)
    forms: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for form in sorted(labels, key=lambda form: (-len(form), form)):
        forms.setdefault(form[0], []).append((form, labels[form]))
    return forms


@cache
def known_label(words: tuple[str, ...]) -> str | None:
    """The label of a well-known name in any form.

    Examples
    --------
    >>> known_label(("Bundestages",)), known_label(("Nordsee",)), known_label(("Moser",))
    ('ORG', 'LOC', None)
    """
    return dict(known_forms().get(words[0], ())).get(words)


@cache
def is_base_form(name: str) -> bool:
    """Is this a well-known name as the list has it, so that an -s at its end is its own?

    Examples
    --------
    >>> is_base_form("McDonald's"), is_base_form("Siemens"), is_base_form("Bundestags")
    (True, True, False)
    """
    return name in _sections()["bodies"] or name in _sections()["places"]


@cache
def bodies_in_context() -> frozenset[str]:
    """Names of bodies that are common nouns as well: "Spiegel", "Zeit", "Bild"."""
    return frozenset(_sections()["bodies in context"])


@cache
def things() -> frozenset[str]:
    """Abbreviations and words that look like names of bodies but name things: "KI", "ÖPNV"."""
    return frozenset(_sections()["things"])


@cache
def _sections() -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    for line in _PATH.read_text("utf-8").splitlines():
        if line.startswith("["):
            names = sections.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            names.extend(name.strip() for name in line.split(","))
    return sections
