"""Two articles side by side, what they share marked in both."""

from html import escape

import pandas as pd

from newskit import frames
from newskit.display import Span, View, highlight, legend
from newskit.door import takes
from newskit.errors import InputError
from newskit.texts import counted
from newskit.times import TIMEZONE, written

_COLUMNS = "display: grid; grid-template-columns: repeat(auto-fit, minmax(20em, 1fr)); gap: 1.5em"


@takes(pair=frames.Pairs, articles=frames.Articles)
def show_reuse(pair: pd.Series, articles: pd.DataFrame) -> View:
    """Show a pair of articles side by side in Jupyter; shared passages carry the same number in both.

    Parameters
    ----------
    pair : Series
        One row of what `find_reuse` gives: ``pairs.iloc[0]``.
    articles : DataFrame
        The Articles that the pair was found in.

    Returns
    -------
    View
        HTML for Jupyter, all text escaped; printed elsewhere it says who shares how many words.

    Raises
    ------
    InputError
        If an article of the pair is not among `articles`.

    Examples
    --------
    >>> import newskit as nk
    >>> report = ("In der Nacht ist der Fluss bei Kassel über die Ufer getreten, "
    ...           "zwei Straßen sind gesperrt und viele Keller nass.")
    >>> articles = nk.load_articles(pd.DataFrame({
    ...     "source": ["Morgenkurier", "Tagblatt"], "text": [report, "Das war die Nacht: " + report]}))
    >>> nk.show_reuse(nk.find_reuse(articles).iloc[0], articles)
    <Morgenkurier and Tagblatt share 20 words in 1 passage>
    """
    sides = []
    for side in "ab":
        found = articles[articles["article_id"] == pair[side]]
        if found.empty:
            raise InputError(f"article {pair[side]} of this pair is not in the table of articles")
        sides.append(_column(found.iloc[0], pair, side))
    passages = counted(len(pair["passages"]), "passage")
    plain = f"<{pair['source_a']} and {pair['source_b']} share {pair['shared_words']} words in {passages}>"
    return View(f'<div style="{_COLUMNS}">{"".join(sides)}</div>{legend(["shared"])}', plain)


def _column(article: pd.Series, pair: pd.Series, side: str) -> str:
    spans: dict[str, list[Span]] = {field: [] for field in frames.FIELDS}
    for number, p in enumerate(pair["passages"], start=1):
        field, start, end = (getattr(p, f"{name}_{side}") for name in ("field", "start", "end"))
        spans[field].append(Span(start, end, "shared", str(number), f"{p.words} words"))
    published = "" if pd.isna(article["published"]) else f" · {written(article['published'])} ({TIMEZONE})"
    head = f"{article['source']}{published} · {pair[f'containment_{side}']:.0%} of its five-word runs are shared"
    fields = (
        f'<div class="nk-text nk-{field}">{highlight(article[field], spans[field])}</div>'
        for field in frames.FIELDS
        if pd.notna(article[field])
    )
    return f'<div><div class="nk-meta">{escape(head)}</div>{"".join(fields)}</div>'
