"""Times of publication in the forms that exports and pages have."""

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newskit.loading.dates import parse_moment

INSTANT = [
    ("2024-05-03T14:05:00+02:00", "2024-05-03T12:05"),
    ("2024-05-03T12:05:00Z", "2024-05-03T12:05"),
    ("2024-05-03T14:05:00.000+0200", "2024-05-03T12:05"),
    ("2024-05-03 14:05", "2024-05-03T12:05"),
    ("2024-12-03 14:05", "2024-12-03T13:05"),
    ("03.05.2024 14:05", "2024-05-03T12:05"),
    ("3.5.24, 14:05 Uhr", "2024-05-03T12:05"),
    ("Freitag, 3. Mai 2024, 14:05 Uhr", "2024-05-03T12:05"),
    ("Fr, 3.Mai 2024 14.05 Uhr", "2024-05-03T12:05"),
    ("3. März 2024 um 9 Uhr", "2024-03-03T08:00"),
    ("7. Jänner 2024, 18:30", "2024-01-07T17:30"),
    ("Stand: 03.05.2024, 14:05 Uhr", "2024-05-03T12:05"),
    ("Fri, 03 May 2024 14:05:00 +0200", "2024-05-03T12:05"),
    ("Fri May 03 14:05:00 CEST 2024", "2024-05-03T12:05"),
    ("May 3, 2024 2:05 PM", "2024-05-03T12:05"),
    ("20240503T140500", "2024-05-03T12:05"),
    ("2024-05-03 14:05:00+02", "2024-05-03T12:05"),
    ("2024-05-03, 14:05 Uhr", "2024-05-03T12:05"),
    ("2024-05-03 14:05:07 CEST", "2024-05-03T12:05:07"),
    ("2024/05/03 08:05 EDT", "2024-05-03T12:05"),
    ("Fri, 03 May 2024 12:05:00 +00:00", "2024-05-03T12:05"),
    ("Fri, 3 May 24 07:05:00 -05:00", "2024-05-03T12:05"),
    ("Fri May 03 2024 14:05:00 GMT+0200 (Mitteleuropäische Sommerzeit)", "2024-05-03T12:05"),
    ("3. Mai 2024 Freitag 2:05 PM UTC+2", "2024-05-03T12:05"),
    ("May 3, 2024 8:05 a.m. ET", "2024-05-03T12:05"),
    ("03.05.2024 13:05 MET", "2024-05-03T12:05"),
    ("2024-05-03T21:05:00 JST", "2024-05-03T12:05"),
    ("2024-05-03T08:05:00 America/New_York", "2024-05-03T12:05"),
    ("2024-05-03 14:05:00 Etc/GMT-2", "2024-05-03T12:05"),
    ("2024-05-03T14:05:00+02:00[Europe/Berlin]", "2024-05-03T12:05"),
    ("20240503T140500+0200", "2024-05-03T12:05"),
    ("2024-05-03t12:05:00z", "2024-05-03T12:05"),
    ("2024-05-03 12:05 utc", "2024-05-03T12:05"),
    ("3rd of May 2024 14:05 cest", "2024-05-03T12:05"),
    ("Freigegeben am 3. Mai 2024, 14:05 Uhr", "2024-05-03T12:05"),
    ("Veröffentlicht am 3.5.2024 um 14.05 Uhr", "2024-05-03T12:05"),
    ("Online: 03.05.2024, 14:05 Uhr | Aktualisiert: 04.05.2024, 9:00 Uhr", "2024-05-03T12:05"),
    ("14:05 Uhr, 3. Mai 2024", "2024-05-03T12:05"),
    (1714737900, "2024-05-03T12:05"),
    ("1714737900000", "2024-05-03T12:05"),
    (dt.datetime(2024, 5, 3, 14, 5), "2024-05-03T12:05"),
    (pd.Timestamp("2024-05-03 12:05", tz="UTC"), "2024-05-03T12:05"),
]
DAYS = [
    "2024-05-03",
    "3.5.2024",
    "03.05.24",
    "03/05/2024",
    "2024/05/03",
    "3. Mai 2024",
    "Freitag, 3. Mai 2024",
    "20240503",
]
DAYS += [pd.Timestamp("2024-05-03", tz="UTC"), "2024-05-03T00:00:00Z", 1714694400000]
DAYS += ["Erschienen am 03.05.2024", "2024-05-03+02:00", "2024-05-03Z", "3-May-2024"]
DAYS += ["May 3, 2024 Friday", "3 May 2024", "2024-05-03 00:00:00", dt.date(2024, 5, 3), pd.Timestamp("2024-05-03")]
NONE = [
    "",
    "gestern",
    "Mai 2024",
    "2024",
    "32.13.2024",
    "Seite 3",
    None,
    pd.NaT,
    pd.NA,
    float("nan"),
    True,
    "0001-01-01",
    "2024-13-05",
    "05/13/2024",
    "24-05-03",
    "05/04/2024 3:05 PM",
    "2024-05-03 14:05 XYZ",
    "2024-05-03 14:05 Mitternachtszeit",
    "2024-05-03 14:05 Europa/Lindenau",
    "Zuletzt aktualisiert: 3.5.2024",
    "3.5.2024 bis 5.5.2024",
    "x" * 500,
]


@pytest.mark.parametrize(("value", "utc"), INSTANT)
def test_instants_are_read_in_utc(value, utc):
    moment = parse_moment(value)
    assert moment.precision == "instant"
    assert moment.time == dt.datetime.fromisoformat(utc).replace(tzinfo=dt.UTC)


@pytest.mark.parametrize("value", DAYS)
def test_days_are_midnight_in_utc(value):
    assert parse_moment(value) == (dt.datetime(2024, 5, 3, tzinfo=dt.UTC), "day")


@pytest.mark.parametrize("value", NONE)
def test_what_is_no_day_is_none(value):
    assert parse_moment(value) is None


@given(
    st.text(max_size=40)
    | st.from_regex(r"\d{1,4}[./ -]\d{1,2}[./ -]\d{1,4}( \d{1,2}:\d{2})?")
    | st.floats()
    | st.integers()
)
def test_nothing_raises(value):
    moment = parse_moment(value)
    assert moment is None or moment.time.tzinfo is dt.UTC
