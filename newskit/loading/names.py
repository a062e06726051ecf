"""Authors: the people in a byline, whatever brings it; no places, roles and outlets. Organisations stay whole."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from newskit.cleaning import clean_line
from newskit.cleaning.lists import patterns, read_lists
from newskit.loading import values

_IS = patterns("newskit.loading", "authors")
_CITIES = frozenset(read_lists("newskit.loading")["places"]["cities"].split())
_MAX_WORDS = 8


def read_authors(value: object, outlets: Collection[str | None] = (), is_byline: bool = False) -> list[str]:
    """Read the people out of bylines, lists and objects, each once; "Kunz, Lea" is one name.

    `value` is whatever a column, a feed or a page has for its authors; `outlets` are names of the outlet, no author.
    If `is_byline`, it was only found where pages print their authors: what looks neither like a person nor like a sign
    ("lk") is none.
    """
    no_authors = {_fold(outlet) for outlet in outlets if outlet}
    parts = [part for whole in values.names(value) for line in _lines(whole) for part in _parts(line, no_authors)]
    parts = [part for part in dict.fromkeys(parts) if _fold(part) not in no_authors and _may_be_author(part)]
    signs = tuple(f"{outlet.lower()} " for outlet in outlets if outlet)  # "Lea Kunz, Kurier Hamburg"
    people = [part for part in parts if is_person(part) and not part.lower().startswith(signs)]
    if people or is_byline:
        return [part for part in parts if part in people or _IS.sign.fullmatch(part)]
    if any(part.casefold() in _countries() for part in parts):  # an address: "Kirche und Leben, Münster, Germany"
        parts = [part for part in parts[:1] if " " in part]
    return [part for part in parts if re.split(r" (?:am?|an)\b", part.casefold())[0] not in _CITIES]


def is_person(name: str) -> bool:
    """Tell whether a name is written like a person's: given and family name."""
    is_other = _IS.organisation.search(name) or name.casefold() in _countries()
    return bool(_IS.whole_person.fullmatch(name)) and not is_other


def _lines(whole: str) -> list[str]:
    """A value as one line, unless each of its lines is a person."""
    lines = [line for part in re.split(r"[\n\t]", whole) if (line := clean_line(part))]
    return lines if all(map(is_person, lines)) else [clean_line(whole)]


def _parts(whole: str, no_authors: set[str]) -> Iterator[str]:
    """The names in a byline, rid of what stands around them."""
    for number, group in enumerate(re.split(r"\s*[;|\n]\s*", whole.strip("; "))):
        group = _IS.mail.sub(r"\1", group).strip(" \"'")
        if _fold(group) in no_authors or _IS.address.search(group) or (number and _IS.note.search(group)):
            continue
        group = _IS.in_brackets.sub(r"\1", _IS.note.sub("", _IS.dated.sub("", group)))
        began, group = bool(_IS.start.match(group)), _IS.start.sub("", group)
        inverted, split = _IS.also.split(group), _IS.split.split(group)
        is_in_country = any(part.casefold() in _countries() for part in split)
        if not began and not is_in_country and all(map(_IS.inverted.fullmatch, inverted)):
            yield from inverted  # "Kunz, Lea und Pohl, Jan"
            continue
        is_organisation = _IS.organisation.search(group) and not is_in_country and not any(map(is_person, split))
        for part in [group] if is_organisation else split:  # "Ministerium für Bildung, Wissenschaft und Kultur"
            yield from (_bare(name) for name in _split_at_and(part, began) if not _IS.by_pictures.match(name))


def _bare(name: str) -> str:
    """A name without role, place and sign: "Reporterin Lea Kunz (lk) in Kiel"; "(dpa)" is the sign itself."""
    name = _IS.role_after.sub(r"\1", _IS.role_in_front.sub("", _IS.start.sub("", name).strip("–- ")))
    name = _IS.in_place.sub("", _IS.code.sub("", name)).strip(" :,-–→>")
    return re.sub(r"^\.+|(?<=\w{3})\.+$", "", name)  # not of "Lea K."


def _split_at_and(part: str, is_byline: bool) -> list[str]:
    """Split at "und" between people; "Wirtschaft und Klimaschutz" is one thing, "Lea und Jan Kunz" are two."""
    part = re.sub(r"^(?:und|and|sowie|mit)\s+", "", part)
    if _IS.organisation.search(part):
        return [part]
    if len(dashed := _IS.dash.split(part)) > 1 and all(map(is_person, dashed)):
        return dashed
    names = _IS.also.split(part)
    people = [name for name in names if is_person(_IS.code.sub("", _IS.start.sub("", name)))]
    is_given = _IS.upper.fullmatch(names[0]) and not _IS.is_role.fullmatch(names[0])
    if is_given and len(names) == 2 and people == names[1:]:
        return [f"{names[0]} {names[1].split(' ', 1)[1]}", names[1]]
    others = [name for name in names if name[:1].isupper() and " " not in name and _may_be_author(name)]
    is_split = bool(people) and (is_byline or not [name for name in others if not _IS.sign.fullmatch(name)])
    return names if is_split or is_byline or all(map(_IS.sign.fullmatch, names)) else [part]


def _may_be_author(name: str) -> bool:
    is_name = not _IS.none.search(name) and not _IS.is_role.fullmatch(name)
    return is_name and 0 < len(name.split()) <= _MAX_WORDS


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    """What countries are called in German and English."""
    from babel import Locale

    return frozenset(name.casefold() for code in ("de", "en") for name in Locale(code).territories.values())


def _fold(name: str) -> str:
    return values.solid(re.sub(r"\.(?:de|com|at|ch|org|net)$", "", name.casefold().strip()))
