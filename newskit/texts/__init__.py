"""What is said to a reader, in one language at a time: sentences, numbers, days.

The English text is the key, as in gettext; `de.po` in this folder holds the German of all of them. What functions
write into tables (why a file could not be read) is English; `Texts.message` translates it by the patterns in
`de-messages.po`.
"""

import re
from functools import cache
from math import isfinite
from pathlib import Path
from typing import Literal, get_args

import pandas as pd
from babel.dates import format_date
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from newskit.errors import InputError
from newskit.times import TIMEZONE

Language = Literal["en", "de"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
_DAYS = {"en": ("d MMM", "yyyy-MM-dd"), "de": ("d. MMM", "d.M.yyyy")}


class Texts:
    """The texts of one language; call it with the English text.

    Attributes
    ----------
    language : str
    missing : set of str
        Texts that were asked for and that the catalogue lacks.

    Examples
    --------
    >>> say = texts("de")
    >>> say("{n} of {total} dated", n=1, total=7), say.number(1234.5)
    ('1 von 7 datiert', '1.234,5')
    """

    def __init__(self, language: Language, catalogue: dict[str, str], messages: dict[str, str] | None = None):
        self.language = language
        self.missing: set[str] = set()
        self._catalogue = catalogue
        self._messages = {_pattern(text): told for text, told in (messages or {}).items()}

    def __call__(self, text: str, **values: object) -> str:
        found = text if self.language == "en" else self._catalogue.get(text)
        if found is None:
            self.missing.add(text)
            found = text
        return found.format(**values) if values else found

    def name(self, text: object) -> str:
        """A value of a table: a word of newskit's own in this language, anything else as it is."""
        return self._catalogue.get(str(text), str(text))

    def message(self, text: str) -> str:
        """A reason or detail that stands in a table in English, in this language; what it cites stays as it is.

        Examples
        --------
        >>> texts("de").message("document 3: its end is missing")
        'Dokument 3: Das Ende fehlt'
        """
        if text in self._catalogue:
            return self._catalogue[text]
        for pattern, told in self._messages.items():
            if match := pattern.fullmatch(text):
                return told.format(**{name: self.message(part) for name, part in match.groupdict().items()})
        return self._figure(text) if self.language != "en" and _FIGURE.fullmatch(text) else text

    def _figure(self, text: str) -> str:
        """A number that was written in English: "1,000", "4.5", "12%"."""
        number = text.removesuffix("%").replace(",", "")
        told = self.number(float(number), len(number.partition(".")[2]))
        return f"{told}{chr(160)}%" if text.endswith("%") else told

    def count(self, number: int, one: str, several: str) -> str:
        """ "1 article", "2 articles"."""
        return f"{self.number(number)} {self(one if number == 1 else several)}"

    def number(self, value: float, digits: int = 2, fixed: bool = False) -> str:
        """A number with at most, or exactly, so many decimals."""
        value = round(float(value), digits) + 0.0  # no "-0"
        if not isfinite(value):
            return str(value)
        places = "0" * digits if fixed else "#" * digits
        return format_decimal(value, format=f"#,##0.{places}" if digits else "#,##0", locale=self.language)

    def percent(self, share: float) -> str:
        """A share of 1 in whole per cent."""
        return f"{self.number(100 * share, 0)}{chr(160) if self.language == 'de' else ''}%"

    def day(self, value: pd.Timestamp, period: str = "D", year: bool = False) -> str:
        """A day, week or month."""
        short, long = _DAYS[self.language]
        pattern = "MMM yyyy" if period in ("M", "MS", "Q", "Y") else long if year else short
        return format_date(value, pattern, locale=self.language)

    def time(self, value: pd.Timestamp, timezone: str = TIMEZONE) -> str:
        """A time on its own clock, one in UTC on that of a zone; a bare day (midnight UTC) as that day."""
        utc = value if value.tzinfo is None else value.tz_convert("UTC")
        if utc == utc.normalize():
            return self.day(utc, year=True)
        local = value.tz_convert(timezone) if str(value.tzinfo) == "UTC" else value
        return f"{self.day(local, year=True)}{', ' if self.language == 'de' else ' '}{local:%H:%M}"


_FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+%?|\d+\.\d+%?|\d+%")


def _pattern(text: str) -> re.Pattern:
    """What reads a message back into its parts: ``{n}`` is a number, any other ``{name}`` whatever stands there."""
    parts = re.split(r"\{(\w+)\}", text)
    for place, part in enumerate(parts):
        plain = re.escape(part.replace("{{", "{").replace("}}", "}"))
        parts[place] = plain if place % 2 == 0 else f"(?P<{part}>{r'[0-9.,]+' if part == 'n' else '.+?'})"
    return re.compile("".join(parts), re.DOTALL)


def counted(number: int, one: str, several: str = "") -> str:
    """A number of things in English, for errors and `repr`.

    Examples
    --------
    >>> counted(1, "article"), counted(2000, "article"), counted(0, "entity", "entities")
    ('1 article', '2,000 articles', '0 entities')
    """
    return f"{number:,} {one if number == 1 else several or one + 's'}"


@cache
def texts(language: Language = "en") -> Texts:
    """The texts of a language.

    Raises
    ------
    InputError
        If there is no catalogue for it.
    """
    if language not in LANGUAGES:
        raise InputError(f"language={language!r} is not one of {', '.join(LANGUAGES)}")
    if language == "en":
        return Texts(language, {})
    return Texts(language, _read(f"{language}.po"), _read(f"{language}-messages.po"))


def _read(name: str) -> dict[str, str]:
    with Path(__file__).with_name(name).open("rb") as file:
        return {str(entry.id): str(entry.string) for entry in read_po(file) if entry.id}
