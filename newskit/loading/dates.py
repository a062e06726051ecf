"""Times of publication as exports and pages write them, German and English."""

from __future__ import annotations

import datetime as dt
import email.utils
import re
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from dateutil import parser as dateutil_parser
from dateutil import tz

LOCAL = ZoneInfo("Europe/Berlin")  # German, Austrian and Swiss clocks agree
_EARLIEST, _LATEST = 1600, 2200


class Moment(NamedTuple):
    """A time of publication in UTC, and how exact it is ("instant" or "day")."""

    time: dt.datetime
    precision: str


class _German(dateutil_parser.parserinfo):
    JUMP = [
        *dateutil_parser.parserinfo.JUMP,
        "uhr",
        "um",
        "den",
        "der",
        "vom",
        "am",
        "von",
        "h",
        "stand",
        "|",
        "-",
        "–",
        ".",
    ]
    WEEKDAYS = [
        (*names, *more)
        for names, more in zip(
            dateutil_parser.parserinfo.WEEKDAYS,
            [
                ("Mo", "Montag"),
                ("Di", "Dienstag"),
                ("Mi", "Mittwoch"),
                ("Do", "Donnerstag"),
                ("Fr", "Freitag"),
                ("Sa", "Samstag", "Sonnabend"),
                ("So", "Sonntag"),
            ],
            strict=True,
        )
    ]
    MONTHS = [
        (*names, *more)
        for names, more in zip(
            dateutil_parser.parserinfo.MONTHS,
            [
                ("Januar", "Jänner", "Jän"),
                ("Februar", "Feber"),
                ("März", "Mär", "Mrz", "Maerz"),
                (),
                ("Mai",),
                ("Juni",),
                ("Juli",),
                (),
                (),
                ("Oktober", "Okt"),
                (),
                ("Dezember", "Dez"),
            ],
            strict=True,
        )
    ]


_PARSER = dateutil_parser.parser(_German(dayfirst=True))
_ZONES = {
    "MEZ": tz.gettz("Europe/Berlin"),
    "MESZ": tz.gettz("Europe/Berlin"),
    "CET": 3600,
    "CEST": 7200,
    "UTC": 0,
    "GMT": 0,
}
_ISO = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?$"
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z)?)?$")
_STAMP = re.compile(r"\d{9,10}(?:\.\d+)?$|\d{12,13}$")


def parse_moment(value: object) -> Moment | None:
    """Read a time of publication; None if the value is none.

    A time without a zone is German local time. Midnight without a zone is taken for a bare day, which is what exports
    mean by it. In "03.05.2024" and "03/05/2024" the day stands first.

    Examples
    --------
    >>> parse_moment("Mittwoch, 3. Mai 2023, 14:05 Uhr")
    Moment(time=datetime.datetime(2023, 5, 3, 12, 5, tzinfo=datetime.timezone.utc), precision='instant')
    >>> parse_moment("03.05.2023").precision
    'day'
    """
    if isinstance(value, dt.datetime):
        return None if value != value else _moment(value.replace(fold=0), has_time=True)  # NaT is not equal to itself
    if isinstance(value, dt.date):
        return _moment(dt.datetime(value.year, value.month, value.day), has_time=False)
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    text = str(value).strip()
    return _parse(text) if 4 < len(text) < 80 and any(c.isdigit() for c in text) else None


@lru_cache(maxsize=10_000)
def _parse(text: str) -> Moment | None:
    for read in (_iso, _compact, _unix, _rfc, _spelled):
        try:
            moment = read(text)
        except (ValueError, OverflowError, TypeError, ArithmeticError, AttributeError, IndexError):
            moment = None
        if moment:
            return moment
    return None


def _iso(text: str) -> Moment | None:
    found = _ISO.match(text)
    if not found:
        return None
    year, month, day, hour, minute, second, zone = found.groups()
    if hour is None:
        return _moment(dt.datetime(int(year), int(month), int(day)), has_time=False)
    time = dt.datetime(int(year), int(month), int(day), int(hour), int(minute), int(second or 0))
    return _moment(time.replace(tzinfo=_offset(zone)) if zone else time, has_time=True)


def _offset(zone: str) -> dt.tzinfo:
    if zone in ("Z", "UTC", "GMT"):
        return dt.UTC
    sign = -1 if zone[0] == "-" else 1
    return dt.timezone(sign * dt.timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:])))


def _compact(text: str) -> Moment | None:
    found = _COMPACT.match(text)
    if not found:
        return None
    year, month, day, hour, minute, second, zone = found.groups()
    time = dt.datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0))
    return _moment(time.replace(tzinfo=dt.UTC) if zone else time, has_time=hour is not None)


def _unix(text: str) -> Moment | None:
    if not _STAMP.match(text):
        return None
    seconds = float(text)
    return _moment(dt.datetime.fromtimestamp(seconds / 1000 if seconds > 1e11 else seconds, dt.UTC), has_time=True)


def _rfc(text: str) -> Moment | None:
    if not re.match(r"[A-Za-z]{3}, \d", text):
        return None
    return _moment(email.utils.parsedate_to_datetime(text), has_time=True)


def _spelled(text: str) -> Moment | None:
    """Read what people write. What the text does not say is filled in from a default; so read it with two of them."""
    text = re.sub(r"^[^\W\d_]+(?: [^\W\d_]+){0,2}:\s*(?=\w)", "", text)  # Stand: 3. Mai
    text = re.sub(r"(?<=\d)\.(?=\s*[^\W\d_]|\s*$)", ". ", text)  # 3.Mai
    text = re.sub(r"\b(\d{1,2})[.](\d{2})\s*Uhr", r"\1:\2", text)  # 14.05 Uhr
    text = re.sub(r"\b(\d{1,2})\s*Uhr\b", r"\1:00", text) if not re.search(r"\d:\d", text) else text
    first, second = (
        _PARSER.parse(text, default=default, tzinfos=_ZONES)
        for default in (dt.datetime(2000, 1, 1, 0, 0), dt.datetime(2004, 2, 2, 1, 1))
    )
    if first.date() != second.date():
        return None  # "Mai 2024" is no day
    return _moment(first, has_time=first.hour == second.hour)


def _moment(time: dt.datetime, has_time: bool) -> Moment | None:
    if not _EARLIEST <= time.year <= _LATEST:
        return None
    time = time.replace(microsecond=0) if type(time) is dt.datetime else _plain(time)
    is_bare = time.tzinfo is None and (time.hour, time.minute, time.second) == (0, 0, 0)
    if not has_time or is_bare:
        return Moment(dt.datetime(time.year, time.month, time.day, tzinfo=dt.UTC), "day")
    local = time if time.tzinfo else time.replace(tzinfo=LOCAL)
    return Moment(local.astimezone(dt.UTC), "instant")


def _plain(time: dt.datetime) -> dt.datetime:
    """A pandas Timestamp as the datetime that it stands for."""
    return dt.datetime(time.year, time.month, time.day, time.hour, time.minute, time.second, tzinfo=time.tzinfo)
