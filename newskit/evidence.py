"""Rows of counts that open to show the sentences they count, with a bar for each number; without a kernel, too."""

from collections.abc import Iterator, Sequence
from html import escape

import pandas as pd

from newskit.display import Span, highlight
from newskit.tables import column_cells
from newskit.texts import Texts
from newskit.times import TIMEZONE

_SENTENCES = 10  # of a row
_TIMES = 40  # the last periods that are listed


def opening_rows(counts: pd.DataFrame, mentions: Sequence[pd.DataFrame], bar: str, say: Texts) -> str:
    """HTML of a table, one row a list that opens: the cells, a bar for the column `bar`, and the sentences inside.

    Parameters
    ----------
    counts : DataFrame
        What stands in the rows.
    mentions : sequence of DataFrame
        The Entities that each row counts.
    bar : str
        Column whose numbers are drawn.
    """
    cells = [column_cells(values, say, TIMEZONE) for _, values in counts.items()]
    kinds = ["nk-number" if pd.api.types.is_numeric_dtype(values) else "" for _, values in counts.items()]
    head = "".join(
        f'<span class="{kind}">{escape(say.name(name))}</span>' for name, kind in zip(counts, kinds, strict=True)
    )
    most = max(1.0, float(counts[bar].max()))
    rows = [f'<div class="nk-row nk-row-head">{head}<span></span></div>']
    for row, value, found in zip(zip(*cells, strict=True), counts[bar], mentions, strict=True):
        told = "".join(f'<span class="{kind}">{escape(cell)}</span>' for cell, kind in zip(row, kinds, strict=True))
        drawn = f'<span><i class="nk-bar" style="width:{100 * float(value) / most:.0f}%"></i></span>'
        rows.append(
            f'<details><summary class="nk-row">{told}{drawn}</summary>{"".join(_sentences(found, say))}</details>'
        )
    grid = f"minmax(9em,2fr) {'minmax(4.5em,1fr) ' * (counts.shape[1] - 1)}minmax(6em,3fr)"
    return f'<div class="nk-rows" style="--grid:{grid}">{"".join(rows)}</div>'


def rows_by_time(mentions: pd.DataFrame, begins: pd.Series, name: str, period: str, say: Texts) -> str:
    """The periods in which mentions stand, as rows that open, inside a list that opens.

    Parameters
    ----------
    mentions : DataFrame
        Entities.
    begins : Series
        When the period of each mention begins; missing without a date.
    name : str
        What the column of periods is called.
    period : {"D", "W", "M", "Q", "Y"}
        Their length.
    """
    groups = list(mentions.groupby(begins))[-_TIMES:]
    counts = pd.DataFrame(
        {
            say(name): pd.array([say.day(day, period, year=True) for day, _ in groups], "string"),
            "mentions": [len(part) for _, part in groups],
            "articles": [part["article_id"].nunique() for _, part in groups],
        }
    )
    rows = opening_rows(counts, [part for _, part in groups], "articles", say)
    return f"<details><summary>{escape(say('The sentences by time'))}</summary>{rows}</details>"


def _sentences(mentions: pd.DataFrame, say: Texts) -> Iterator[str]:
    """Each sentence once, with its mentions marked, and where it stands."""
    known = mentions.dropna(subset="sentence")
    groups = known.groupby(["article_id", "field", "sentence"], sort=False)
    for number, ((_, _, sentence), part) in enumerate(groups):
        if number == _SENTENCES:
            told = say("The first {n} of {total} sentences.", n=number, total=len(groups))
            yield f'<p class="nk-meta">{escape(told)}</p>'
            return
        row = part.iloc[0]
        when = "" if pd.isna(row["published"]) else f", {say.time(row['published'])}"
        where = f'<span class="nk-meta">{escape(say.name(row["source"]) + when)}</span>'
        yield f'<p class="nk-sentence">{_marked(sentence, part["text"])} {where}</p>'


def _marked(sentence: str, forms: pd.Series) -> str:
    """A sentence with its mentions marked, each where it stands after the one before."""
    spans, at = [], 0
    for form in forms:
        start = sentence.find(form, at)
        if start >= 0:
            at = start + len(form)
            spans.append(Span(start, at, "match"))
    return highlight(sentence, spans)
