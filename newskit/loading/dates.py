"""Times of publication as exports, feeds and pages write them, German and English.

A text is taken apart into a time of day, a zone and a date; what is left over has to be words that stand around dates.
What cannot be explained in full is refused: no date is better than a wrong one.
"""

import datetime as dt
import re
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from newskit.cleaning.lists import patterns, read_lists

LOCAL = ZoneInfo("Europe/Berlin")  # German, Austrian and Swiss clocks agree
_EARLIEST, _LATEST = 1600, 2200


class Moment(NamedTuple):
    """A time of publication in UTC, and how exact it is ("instant" or "day")."""

    time: dt.datetime
    precision: str


_LISTS = read_lists("newskit.loading")["dates"]
_MONTHS = {  # Jan, Janu, Janua ...
    name[:length]: number
    for number, names in enumerate(_LISTS["months"].splitlines(), 1)
    for name in names.split()
    for length in range(3, len(name) + 1)
}
_AROUND = _LISTS["around"].split()
_WEEKDAY = re.compile("|".join(day[:n] for day in _LISTS["days"].split() for n in range(2, len(day) + 1)))  # Mi, Mitt
_ZONES: dict[str, float | str] = {
    name: zone if zone[-1].isalpha() else float(zone) for name, zone in map(str.split, _LISTS["zones"].splitlines())
}
_IS = patterns("newskit.loading", "time_forms")
_DATES = list(vars(patterns("newskit.loading", "date_forms", r"(?<!\d){}(?!\d)")).values())


def parse_moment(value: object) -> Moment | None:
    """Read a time of publication; None if the value is none.

    A time without a zone is German local time. Midnight without a zone or in UTC is taken for a bare day, which is what
    exports and pandas mean by it. In "03.05.2024" and "03/05/2024" the day stands first.

    Examples
    --------
    >>> parse_moment("Mittwoch, 3. Mai 2023, 14:05 Uhr")
    Moment(time=datetime.datetime(2023, 5, 3, 12, 5, tzinfo=datetime.timezone.utc), precision='instant')
    >>> parse_moment("03.05.2023").precision
    'day'
    """
    if isinstance(value, dt.datetime):
        return None if value != value else _moment(value.replace(fold=0))  # NaT is not equal to itself
    if isinstance(value, dt.date):
        return _moment(dt.datetime(value.year, value.month, value.day))
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    text = str(value).strip()
    return _parse(text) if 4 < len(text) < 120 and any(c.isdigit() for c in text) else None


@lru_cache(maxsize=10_000)
def _parse(text: str) -> Moment | None:
    try:
        if _IS.stamp.match(text) and not _IS.solid_day.fullmatch(text):  # 20240503, 202405031405
            seconds = float(text)
            return _moment(dt.datetime.fromtimestamp(seconds / 1000 if seconds > 1e11 else seconds, dt.UTC))
        return _written(text)
    except (ValueError, KeyError, OverflowError, OSError):  # no such day, month or zone
        return None


def _written(text: str) -> Moment | None:
    compact = _IS.compact.match(text)
    if compact:
        clock = ":".join(part for part in compact.groups()[3:] if part)
        text = f"{'-'.join(compact.groups()[:3])} {clock}{text[compact.end() :]}"
    first, *updated = _IS.updated.split(text, maxsplit=1)
    if updated and not re.search(r"\d", first):
        return None  # says when it was changed
    text = re.sub(r"^[^\W\d_]+(?: [^\W\d_]+){0,2}:\s*(?=\w)", "", first)  # Stand: 3. Mai
    text = re.sub(r"\(([^()]*)\)", lambda inside: inside[1] if inside[1] in _ZONES else "", text)
    time = _IS.time.search(text)
    before, after = (text[: time.start()], text[time.end() :]) if time else (text, "")
    offset = _IS.offset.match(after)
    text = f"{before} {after[offset.end() :] if offset else after}"
    zones = [zone for word in _IS.word.findall(text) if (zone := _zone(word))]
    text = _IS.word.sub(lambda word: "" if _zone(word[0]) else word[0], text)
    found = next((found for written in _DATES if (found := written.search(text))), None)
    if not found:
        return None
    if time and time["half"] and re.match(r"\d{1,2}/", found[0]):
        return None  # "5/4/2024 3:05 PM" may well be American
    rest = f"{text[: found.start()]} {_IS.offset.sub('', text[found.end() :])}"
    words = re.findall(r"[^\W\d_]+", rest.casefold())
    if re.search(r"\d", rest) or any(word not in _AROUND and not _WEEKDAY.fullmatch(word) for word in words):
        return None
    if not time:
        return _moment(dt.datetime.combine(_day(found), dt.time()))
    if offset:
        ahead = dt.timedelta(hours=int(offset["hours"]), minutes=int(offset["minutes"] or 0))
        zones = [dt.timezone(ahead if offset["sign"] == "+" else -ahead)]
    return _moment(dt.datetime.combine(_day(found), _clock(time), zones[0] if zones else None))


def _day(found: re.Match) -> dt.date:
    year, name = int(found["year"]), found.groupdict().get("name")
    if len(found["year"]) == 2:
        year += 2000 if year < 69 else 1900
    return dt.date(year, _MONTHS[name.casefold()] if name else int(found["month"]), int(found["day"]))


def _clock(time: re.Match) -> dt.time:
    hour = int(time["hour"] or time["hour2"])
    half = (time["half"] or time["half2"] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            raise ValueError("no hour of half a day")
        hour = hour % 12 + (12 if half == "p" else 0)
    return dt.time(hour, int(time["minute"] or time["minute2"] or time["minute3"] or 0), int(time["second"] or 0))


def _zone(word: str) -> dt.tzinfo | None:
    name = word.upper() if word.islower() and word not in _AROUND else word  # "utc", but not "at"
    known = _ZONES.get(name, word if "/" in word else None)
    if isinstance(known, str):
        return ZoneInfo(known)
    return None if known is None else dt.timezone(dt.timedelta(hours=known))


def _moment(time: dt.datetime) -> Moment | None:
    if not _EARLIEST <= time.year <= _LATEST:
        return None
    time = dt.datetime(*time.timetuple()[:6], tzinfo=time.tzinfo)  # what a pandas Timestamp stands for
    if not time.utcoffset() and time.time() == dt.time():
        return Moment(time.replace(tzinfo=dt.UTC), "day")
    return Moment((time if time.tzinfo else time.replace(tzinfo=LOCAL)).astimezone(dt.UTC), "instant")
