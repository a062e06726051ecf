"""What is chosen in the panel: which articles and mentions remain, and the same as Python for a cell."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from newskit.names.counts import NAMED
from newskit.times import TIMEZONE


@dataclass(frozen=True)
class Choices:
    """A source, days (both included), a speaker, a kind of name, a name; nothing chosen = all."""

    source: str = ""
    first: date | None = None
    last: date | None = None
    speaker: str = ""
    label: str = ""
    name: str = ""

    def keeps(self, articles: pd.DataFrame, sources: pd.Series, days: pd.Series, quotes: pd.DataFrame) -> pd.Series:
        """For each article, whether source, days and speaker leave it."""
        kept = pd.Series(True, index=days.index)
        if self.source:
            kept &= sources == self.source
        if self.first:
            kept &= days >= pd.Timestamp(self.first)
        if self.last:
            kept &= days <= pd.Timestamp(self.last)
        if self.speaker:
            spoken = quotes.loc[quotes["speaker_name"] == self.speaker, "article_id"]
            kept &= articles["article_id"].isin(spoken).to_numpy()
        return kept

    def code(self, sources: set[str]) -> str:
        """Python that makes `mentions` out of `articles` and counts them; `sources` are those that have a name."""
        lines = ["chosen = articles"]
        if self.source:
            told = f'chosen["source"] == {self.source!r}' if self.source in sources else 'chosen["source"].isna()'
            lines.append(f"chosen = chosen[{told}]")
        days = [(sign, day) for sign, day in ((">=", self.first), ("<=", self.last)) if day]
        if days:
            lines.append(f'day = chosen["published"].dt.tz_convert({TIMEZONE!r}).dt.tz_localize(None).dt.normalize()')
            lines.append(f"chosen = chosen[{' & '.join(f'(day {sign} {str(day)!r})' for sign, day in days)}]")
        if self.speaker:
            lines.append("spoken = nk.extract_quotes(articles)")
            lines.append(f'spoken = spoken[spoken["speaker_name"] == {self.speaker!r}]')
            lines.append('chosen = chosen[chosen["article_id"].isin(spoken["article_id"])]')
        labels = [self.label] if self.label else list(NAMED)
        lines.append("mentions = nk.extract_entities(articles)")
        lines.append('mentions = mentions[mentions["article_id"].isin(chosen["article_id"])]')
        lines.append(f'mentions = mentions[mentions["label"].isin({labels!r})]')
        if self.name:
            lines.append(f'mentions = mentions[mentions["name"] == {self.name!r}]')
        by = 'by="source", ' if self.name else ""
        lines.append(f'nk.count_entities(mentions, {by}label={labels!r}, normalise="articles")')
        return "\n".join(lines)


def days_of(published: pd.Series) -> pd.Series:
    """The day of each time on the clock of newskit's zone."""
    return published.dt.tz_convert(TIMEZONE).dt.tz_localize(None).dt.normalize()
