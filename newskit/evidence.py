"""Rows of counts that open on the sentences behind them, with a bar for each number; without a kernel, too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

import pandas as pd

from newskit.display import Span, highlight
from newskit.tables import column_cells
from newskit.texts import Texts
from newskit.times import TIMEZONE

_SENTENCES = 10  # of a row


def opening_rows(counts: pd.DataFrame, mentions: Sequence[pd.DataFrame], bar: str, say: Texts) -> str:
    """HTML of a table, one row a list that opens: the cells, a bar for the column `bar`, and the sentences inside.

    Parameters
    ----------
    counts : DataFrame
        What stands in the rows.
    mentions : sequence of DataFrame
        The Entities behind each row.
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


def _sentences(mentions: pd.DataFrame, say: Texts) -> Iterator[str]:
    """Each sentence once, with its mentions marked, and where it stands."""
    known = mentions.dropna(subset="sentence")
    groups = known.groupby(["article_id", "field", "sentence"], sort=False)
    for number, ((_, _, sentence), part) in enumerate(groups):
        if number == _SENTENCES:
            yield f'<p class="nk-meta">{escape(say("The first {n} of {total} sentences.", n=number, total=len(groups)))}</p>'
            return
        row = part.iloc[0]
        when = "" if pd.isna(row["published"]) else f", {say.time(row['published'])}"
        where = f"{say.name(row['source'])}{when}"
        yield f'<p class="nk-sentence">{_marked(sentence, part["text"])} <span class="nk-meta">{escape(where)}</span></p>'


def _marked(sentence: str, forms: pd.Series) -> str:
    """A sentence with its mentions marked, each where it stands after the one before."""
    spans, at = [], 0
    for form in forms:
        start = sentence.find(form, at)
        if start >= 0:
            at = start + len(form)
            spans.append(Span(start, at, "match"))
    return highlight(sentence, spans)
