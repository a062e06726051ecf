"""Authors: the people in a byline, whatever brings it; no places, roles and outlets. Organisations stay whole."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from newskit.cleaning import clean_line
from newskit.cleaning.lists import any_of, read_lists
from newskit.loading import values

_UPPER = r"[^\W\d_a-zäöüß][\w.'’-]*"
_SMALL = "von|van|de|der|den|zu|al|el|di|da"
PERSON = rf"{_UPPER}(?: (?:{_SMALL}|{_UPPER})){{1,5}}"
_SPLIT = re.compile(r"\s*,(?!\s*(?:Jr|Sr|PhD|MA|MdB)\b)\s*|\s+/\s+|(?<=[a-zäöüß])/(?=[^\W\d_a-zäöüß][\w-]* )")
_AND = re.compile(r"\s+(?:(?i:und|and|sowie)|[&+•·]|mit|with|u\.)\s+")
_DASH = re.compile(r"\s[–-]\s")
_KIND = (
    "text|bericht|analyse|kommentar|interview|protokoll|reportage|kolumne|essay|rezension|glosse|leitartikel|porträt"
)
_KIND = rf"(?:{_KIND}|autor(?:/?-?:?in|en)?|authors?)(?: ?(?:&|und|/|\+) ?(?:fotos?|bilder?|video))?"
_START = re.compile(  # "Ein Bericht von", "Text:", "Zeige alle Beiträge von", "Posted by", "Aus Kiel berichtet"
    rf"^(?i:(?:ein\w* \w+ von|(?:{_KIND}|geschrieben|written|post(?:ed)?|edited|reported|veröffentlicht|aufgezeichnet"
    r"|protokolliert|notiert|erstellt|verfasst|(?:[a-zäöü]+ ){0,3}(?:\w*artikel|\w*beitr[aä]ge?|texte?|posts?|articles?"
    r"|mitteilung|\w+meldung|\w+mitteilung))?\s*(?:(?:von|by):?|:))\s+)"
    rf"|^(?i:{_KIND}|from|(?:das )?(?:interview|gespräch) führten?|aus [\w -]{{3,30}} (?:berichtete?t?|von))"
    rf"\s+(?={PERSON})"
)
_DATED = re.compile(
    r"(?<![\s,|•·–-])[\s,|•·–-]{1,10}(?:(?:am|vom|on|den|Stand:?)\s+)?\d{1,2}(?:[./]\s?\d|\.\s?[^\W\d_a-zäöüß]).*$"
)
_PICTURES = r"(?i:fotos?|photos?|bild(?:er)?|grafik(?:en)?|illustration(?:en)?|video|kamera)"
_BY_PICTURES = re.compile(rf"{_PICTURES}\s?[: ]|.*\({_PICTURES}\)$")
_INVERTED = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?, [A-ZÄÖÜ][a-zäöüß]+(?:[ -][A-ZÄÖÜ][a-zäöüß]+)?")
_CODE = re.compile(r"\s*[(\[][^()\[\]]{0,40}[)\]]\s*$")  # (obe)
_IN_BRACKETS = re.compile(r"^[–\s-]*[(\[]([^()\[\]]*)[)\]]$")
_MAIL = re.compile(r"[^\s@()<>]{1,64}@[^\s@()<>]{1,250} ?\(([^()]+)\)|[\"']?\s*<[^<>]*>")
_IN_PLACE = re.compile(r",?\s+(?:in|aus)\s+[A-ZÄÖÜ][\w-]+$")
_ADDRESS = re.compile(r"https?://|www\.")
_LISTS = read_lists("newskit.loading")["authors"]
_NO_NAME, _ORGANISATION = (any_of(_LISTS[name], flags=re.IGNORECASE) for name in ("none", "organisation"))
_SIGN = any_of(_LISTS["sign"])
_CITIES = frozenset(_LISTS["cities"].split())
_ROLE = rf"[\w-]*(?:{_LISTS['roles'].strip().replace(chr(10), '|')})(?:in|en|innen|s)?"
_IS_ROLE = re.compile(rf"(?:.*\s)?{_ROLE}(?:\s.*)?", re.IGNORECASE)
_NOTE = re.compile(
    r"\s+(?:(?:also )?(?:contributed|reported|reports)|berichtet (?:aus|in)|et al"
    rf"|(?:is|ist) (?:an?|the|eine?|der|die|(?i:{_ROLE})))\b.*$"
)
_ROLE_IN_FRONT = re.compile(rf"(?:(?i:unser\w*|our|d(?:er|ie|em|en))\s)?(?i:{_ROLE})\s+(?={_UPPER}\s)")
_ROLE_AFTER = re.compile(rf"^({_UPPER} {_UPPER})\s(?:[\w-]+\s)?(?i:{_ROLE})$")
_CITY_IN_FRONT = (
    r"(?!(?:Bad|New|San|Santa|St\.|Sankt|Los|Las|Den|Tel) |.* (?:am|an der) (?:Main|Rhein|Oder|Saale|Donau)$)"
)
_PERSON = re.compile(_CITY_IN_FRONT + PERSON)
_MAX_WORDS = 8


def read_authors(value: object, outlets: Collection[str | None] = (), is_byline: bool = False) -> list[str]:
    """Read the people out of bylines, lists and objects, each once; "Kunz, Lea" is one name.

    `value` is whatever a column, a feed or a page has for its authors; `outlets` are names of the outlet, no author.
    If `is_byline`, it was only found where pages print their authors: what looks neither like a person nor like a sign
    ("lk") is none.

    Examples
    --------
    >>> read_authors("Von Lea Kunz (lk), Lindenau, und Jan Pohl, dpa")
    ['Lea Kunz', 'Jan Pohl', 'dpa']
    >>> read_authors([{"givenName": "Lea", "familyName": "Kunz"}, {"name": "Bote"}], ["Bote"])
    ['Lea Kunz']
    >>> read_authors("Bundesministerium für Wirtschaft und Klimaschutz")
    ['Bundesministerium für Wirtschaft und Klimaschutz']
    """
    no_authors = {_fold(outlet) for outlet in outlets if outlet}
    parts = [part for whole in values.names(value) for line in _lines(whole) for part in _parts(line, no_authors)]
    parts = [part for part in dict.fromkeys(parts) if _fold(part) not in no_authors and _may_be_author(part)]
    signs = tuple(f"{outlet.lower()} " for outlet in outlets if outlet)  # "Lea Kunz, Kurier Hamburg"
    people = [part for part in parts if is_person(part) and not part.lower().startswith(signs)]
    if people or is_byline:
        return [part for part in parts if part in people or _SIGN.fullmatch(part)]
    if any(is_country(part) for part in parts):  # an address: "Kirche und Leben, Münster, Germany"
        parts = [part for part in parts[:1] if " " in part]
    return [part for part in parts if re.split(r" (?:am?|an)\b", part.casefold())[0] not in _CITIES]


def is_person(name: str) -> bool:
    """Tell whether a name is written like a person's: given and family name."""
    return bool(_PERSON.fullmatch(name)) and not _ORGANISATION.search(name) and not is_country(name)


def _lines(whole: str) -> list[str]:
    """A value as one line, unless each of its lines is a person."""
    lines = [line for part in re.split(r"[\n\t]", whole) if (line := clean_line(part))]
    return lines if all(map(is_person, lines)) else [clean_line(whole)]


def _parts(whole: str, no_authors: set[str]) -> Iterator[str]:
    """The names in a byline, rid of what stands around them."""
    for number, group in enumerate(re.split(r"\s*[;|\n]\s*", whole.strip("; "))):
        group = _MAIL.sub(r"\1", group).strip(" \"'")
        if _fold(group) in no_authors or _ADDRESS.search(group) or (number and _NOTE.search(group)):
            continue
        group = _IN_BRACKETS.sub(r"\1", _NOTE.sub("", _DATED.sub("", group)))
        began, group = bool(_START.match(group)), _START.sub("", group)
        inverted = _AND.split(group)  # "Kunz, Lea und Pohl, Jan"
        if not began and all(map(_INVERTED.fullmatch, inverted)) and not any(map(is_country, _SPLIT.split(group))):
            yield from inverted
            continue
        split = _SPLIT.split(group)
        is_organisation = (
            bool(_ORGANISATION.search(group)) and not any(map(is_person, split)) and not any(map(is_country, split))
        )
        for part in [group] if is_organisation else split:  # "Ministerium für Bildung, Wissenschaft und Kultur"
            yield from (_bare(name) for name in _split_at_and(part, began) if not _BY_PICTURES.match(name))


def _bare(name: str) -> str:
    """A name without role, place and sign: "Reporterin Lea Kunz (lk) in Kiel"; "(dpa)" is the sign itself."""
    name = _ROLE_AFTER.sub(r"\1", _ROLE_IN_FRONT.sub("", _START.sub("", name).strip("–- ")))
    name = _IN_PLACE.sub("", _CODE.sub("", name)).strip(" :,-–→>")
    return re.sub(r"^\.+|(?<=\w{3})\.+$", "", name)  # not of "Lea K."


def _split_at_and(part: str, is_byline: bool) -> list[str]:
    """Split at "und" between people; "Wirtschaft und Klimaschutz" is one thing, "Lea und Jan Kunz" are two."""
    part = re.sub(r"^(?:und|and|sowie|mit)\s+", "", part)
    if _ORGANISATION.search(part):
        return [part]
    if len(dashed := _DASH.split(part)) > 1 and all(map(is_person, dashed)):
        return dashed
    names = _AND.split(part)
    people = [name for name in names if is_person(_CODE.sub("", _START.sub("", name)))]
    if len(names) == 2 and people == names[1:] and re.fullmatch(_UPPER, names[0]) and not _IS_ROLE.fullmatch(names[0]):
        return [f"{names[0]} {names[1].split(' ', 1)[1]}", names[1]]
    others = [name for name in names if name[:1].isupper() and " " not in name and _may_be_author(name)]
    is_split = bool(people) and (is_byline or not [name for name in others if not _SIGN.fullmatch(name)])
    return names if is_split or is_byline or all(map(_SIGN.fullmatch, names)) else [part]


def _may_be_author(name: str) -> bool:
    return bool(name) and len(name.split()) <= _MAX_WORDS and not _NO_NAME.search(name) and not _IS_ROLE.fullmatch(name)


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    from babel import Locale

    return frozenset(name.casefold() for code in ("de", "en") for name in Locale(code).territories.values())


def is_country(name: str) -> bool:
    """Tell whether a name is a country's, in German or English."""
    return name.casefold() in _countries()


def _fold(name: str) -> str:
    return values.solid(re.sub(r"\.(?:de|com|at|ch|org|net)$", "", name.casefold().strip()))
