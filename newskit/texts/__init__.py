"""What is said to a reader, in one language at a time: sentences, numbers, days.

The English text is the key, as in gettext; `de.po` beside this file holds the German of all of them.
"""

from __future__ import annotations

from functools import cache
from math import isfinite
from pathlib import Path

import pandas as pd
from babel.dates import format_date
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from newskit.errors import InputError
from newskit.times import TIMEZONE

LANGUAGES = ("en", "de")
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

    def __init__(self, language: str, catalogue: dict[str, str]):
        self.language = language
        self.missing: set[str] = set()
        self._catalogue = catalogue

    def __call__(self, text: str, **values: object) -> str:
        found = text if self.language == "en" else self._catalogue.get(text)
        if found is None:
            self.missing.add(text)
            found = text
        return found.format(**values) if values else found

    def name(self, text: object) -> str:
        """A value of a table: a word of newskit's own in this language, anything else as it is."""
        return self._catalogue.get(str(text), str(text))

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


@cache
def texts(language: str = "en") -> Texts:
    """The texts of a language.

    Raises
    ------
    InputError
        If newskit does not speak it.
    """
    if language not in LANGUAGES:
        raise InputError(f"language={language!r} is none of {', '.join(LANGUAGES)}")
    if language == "en":
        return Texts(language, {})
    with Path(__file__).with_name(f"{language}.po").open("rb") as file:
        return Texts(language, {str(message.id): str(message.string) for message in read_po(file) if message.id})
