"""When something was published: an instant, or, where only the day is known, any time of that day.

Moments are kept in UTC. People read them in one stated zone, and a bare day is that day everywhere.
"""

import numpy as np
import pandas as pd

from newskit.frames import on_the_clock

TIMEZONE = "Europe/Berlin"  # of every time that is shown, unless a `timezone` argument says otherwise
UNKNOWN = "unknown"  # what tables say of an order that the dates do not tell
HOUR = 3_600_000_000.0  # microseconds, in which `Prints` counts


class Prints:
    """The time within which each article was published, and what follows from it for their order.

    Attributes
    ----------
    earliest, latest : ndarray
        Microseconds; equal where the instant is known, first and last of the day where only that is, -inf and inf
        without a date.
    rank : ndarray
        Place of each article in an order that agrees with all that is known; what is not known goes by the middle of
        the interval, then by the article's id, so that no order of rows and no name of an outlet decides.

    Examples
    --------
    >>> articles = pd.DataFrame({
    ...     "article_id": ["a", "b", "c"], "published_precision": ["instant", "day", "instant"],
    ...     "published": pd.to_datetime(["2025-11-04T06:00Z", "2025-11-04T00:00Z", "2025-11-05T06:00Z"])})
    >>> prints = Prints(articles)
    >>> prints.before(0, 1), prints.before(1, 2)
    (False, True)
    """

    def __init__(self, articles: pd.DataFrame, timezone: str = TIMEZONE):
        published = articles["published"].astype("datetime64[us, UTC]")
        undated, bare = published.isna().to_numpy(), _bare_days(articles)
        begin = published.mask(bare, pd.NaT).astype("datetime64[us, UTC]")
        if bare.any():
            days = published[bare].dt.tz_localize(None)
            begin[bare] = _at_clock(days, timezone)
        end = begin.copy()
        if bare.any():
            end[bare] = _at_clock(days + pd.Timedelta("1D"), timezone) - pd.Timedelta("1us")
        self.earliest = np.where(undated, -np.inf, _microseconds(begin))
        self.latest = np.where(undated, np.inf, _microseconds(end))
        middle = np.where(undated, np.inf, _microseconds(begin) / 2 + _microseconds(end) / 2)
        order = np.lexsort((articles["article_id"].to_numpy(dtype=str), middle))
        self.rank = np.empty(len(order), int)
        self.rank[order] = np.arange(len(order))

    def before(self, a: int, b: int) -> bool:
        """Was the article of row a surely published before that of row b?"""
        return bool(self.latest[a] < self.earliest[b])

    def order(self, a: int, b: int) -> str:
        """How a stands to b, where a has the lower rank: "a first", "same time" or "unknown"."""
        if self.before(a, b):
            return "a first"
        return "same time" if self.earliest[a] == self.latest[a] == self.earliest[b] == self.latest[b] else UNKNOWN

    def hours(self, a: int, b: int) -> tuple[float, float]:
        """Fewest and most hours from a to b; not finite without dates."""
        with np.errstate(invalid="ignore"):
            return hours(self.earliest[b] - self.latest[a]), hours(self.latest[b] - self.earliest[a])


def hours(microseconds: float) -> float:
    """Hours; the last microsecond of a day counts as its end."""
    return round(microseconds / HOUR, 6)


def in_order_of_print(articles: pd.DataFrame) -> pd.DataFrame:
    """Articles by time of publication; those without a time last; what is not known goes by `Prints.rank`."""
    return articles.iloc[np.argsort(Prints(articles).rank)].reset_index(drop=True)


def local_time(articles: pd.DataFrame, timezone: str = TIMEZONE) -> pd.Series:
    """Times of publication on the clock of a time zone, without zone; a bare day is midnight of that day.

    Examples
    --------
    >>> times = pd.to_datetime(["2025-11-04T23:30:00Z", "2025-11-04T00:00:00Z"])
    >>> table = pd.DataFrame({"published": times, "published_precision": ["instant", "day"]})
    >>> local_time(table, "America/New_York").astype(str).tolist()
    ['2025-11-04 18:30:00', '2025-11-04 00:00:00']
    """
    published = articles["published"]
    return on_the_clock(published, timezone).where(~_bare_days(articles), published.dt.tz_localize(None))


def written(value: pd.Timestamp, timezone: str = TIMEZONE) -> str:
    """A time as people read it: on the clock of a zone; one without a zone, and midnight UTC (a bare day), as it is.

    Examples
    --------
    >>> written(pd.Timestamp("2025-11-04T23:30Z")), written(pd.Timestamp("2025-11-04T00:00Z"))
    ('2025-11-05 00:30', '2025-11-04')
    """
    if value == value.normalize():
        return f"{value:%Y-%m-%d}"
    return f"{value if value.tzinfo is None else value.tz_convert(timezone):%Y-%m-%d %H:%M}"


def checked_zone(timezone: str) -> str:
    """The name of a time zone, if it is one."""
    on_the_clock(pd.Series(pd.to_datetime(["2025-01-01T00:00Z"])), timezone)
    return timezone


def _bare_days(articles: pd.DataFrame) -> np.ndarray:
    if "published_precision" not in articles.columns:
        return np.zeros(len(articles), bool)
    return articles["published_precision"].eq("day").fillna(False).to_numpy(bool)


def _at_clock(local: pd.Series, timezone: str) -> pd.Series:
    """The instants at which clocks of a zone show these times; where clocks jump, the next that is there."""
    checked_zone(timezone)
    return local.dt.tz_localize(timezone, ambiguous=True, nonexistent="shift_forward").dt.tz_convert("UTC")


def _microseconds(times: pd.Series) -> np.ndarray:
    return times.astype("int64").to_numpy(float)
