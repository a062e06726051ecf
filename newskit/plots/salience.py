"""A figure of what articles are about."""

import pandas as pd
from matplotlib.axes import Axes

from newskit import frames
from newskit.door import takes
from newskit.plots.style import need_rows, new_axes, stacked_bars, told_apart
from newskit.texts import Language, texts

_SALIENCE = frames.made_by(
    "nk.entity_salience(entities, articles)",
    "salience",
    name="string",
    label="string",
    in_title="boolean",
    in_lead="boolean",
    salience="float64",
)
_PLACES = ("in the title", "in the lead", "only further down")


@takes(salience=_SALIENCE)
def salience_bars(salience: pd.DataFrame, n: int = 20, ax: Axes | None = None, language: Language = "en") -> Axes:
    """Draw where in their articles names stand: in the title, in the lead, or only further down.

    Parameters
    ----------
    salience : DataFrame
        What `newskit.entity_salience` gave.
    n : int
        Names to draw: those with the most salience in all articles together.
    ax : Axes, optional
        Draw there; default: a new figure.
    language : {"en", "de"}
        Of all words and numbers in the figure.

    Returns
    -------
    Axes
        Each article counts once for a name, at the most prominent place.

    Raises
    ------
    InputError
        If there are no names, or the table is not one of salience.

    Examples
    --------
    >>> table = pd.DataFrame({"article_id": ["1", "1"], "name": ["Kassel", "Fulda"], "label": ["LOC", "LOC"],
    ...                       "in_title": [True, False], "in_lead": [True, True], "salience": [1.0, 0.5]})
    >>> [tick.get_text() for tick in salience_bars(table).get_yticklabels()]
    ['Kassel', 'Fulda']
    """
    need_rows(salience, "salience")
    title, lead = salience["in_title"].astype(bool), salience["in_lead"].astype(bool)
    parted = pd.DataFrame(
        {_PLACES[0]: title, _PLACES[1]: lead & ~title, _PLACES[2]: ~lead & ~title, "salience": salience["salience"]}
    ).astype(float)
    table = parted.groupby([salience["name"], salience["label"]], sort=True).sum()
    table = table.sort_values("salience", ascending=False, kind="stable").head(n)
    names, labels = (table.index.get_level_values(level).to_series(index=table.index) for level in ("name", "label"))
    table.index = pd.Index(told_apart(names, labels))
    table = table[[place for place in _PLACES if table[place].any()]]
    say = texts(language)
    ax = stacked_bars(new_axes(ax, height=1.1 + 0.26 * len(table)), table, say)
    ax.set_xlabel(say("articles that mention the name"))
    return ax
