"""Figures of quotes: who speaks, how it is introduced, how diverse the voices are."""

from collections.abc import Mapping

import pandas as pd
from matplotlib.axes import Axes

from newskit import frames
from newskit.door import need, takes
from newskit.plots.style import (
    COLOURS,
    OTHERS,
    WHITE,
    labelled,
    name_rows,
    need_rows,
    new_axes,
    number_axis,
    parted,
    shortened,
    stacked_bars,
)
from newskit.texts import Language, Texts, texts

_VERBS = frames.made_by("nk.reporting_verbs(quotes)", "reporting verbs", connotation="string", quotes="Int64")
_DIVERSITY = frames.made_by(
    "nk.voice_diversity(quotes)",
    "diversity",
    **dict.fromkeys(["evenness", "low", "high"], "Float64?"),
    **dict.fromkeys(["quotes", "speakers"], "Int64"),
)
_GENDERS = frames.made_by(
    "nk.voice_genders(quotes)", "genders", **dict.fromkeys(["persons", "women", "men", "unknown"], "Int64")
)
_TONES = {
    "neutral": ("neutral („sagte“)", OTHERS, ""),
    "attribution": ("attribution („laut“)", "#5d5d5d", ".."),
    "endorsing": ("endorsing („räumte ein“)", COLOURS[2], "//"),
    "distancing": ("distancing („behauptete“)", COLOURS[5], "xx"),
    "unlisted": ("not in the lexicon", WHITE, "--"),
}
_GENDERED = {
    "women": ("women", COLOURS[3], ""),
    "unknown": ("unknown", OTHERS, "//"),
    "men": ("men", COLOURS[0], ""),
}


@takes(quotes=frames.Quotes)
def quote_bars(
    quotes: pd.DataFrame, n: int = 20, by: str = "source", ax: Axes | None = None, language: Language = "en"
) -> Axes:
    """Draw who is quoted most, split by source; quotes without a named speaker are counted below the axis.

    Parameters
    ----------
    quotes : DataFrame
        Quotes. A quote within a quote is not counted again.
    n : int
        Speakers to draw.
    by : str
        Column of Quotes that parts the bars.
    ax : Axes, optional
        Draw there; default: a new figure.
    language : {"en", "de"}
        Of all words and numbers in the figure.

    Returns
    -------
    Axes

    Raises
    ------
    InputError
        If no quote has a named speaker.

    Examples
    --------
    >>> from newskit import frames
    >>> quotes = frames.conform([
    ...     {"article_id": "1", "quote_id": "1-1", "source": "Tagblatt", "type": "direct", "field": "text",
    ...      "text": "Nein", "speaker_name": "Anna Berger"}], frames.Quotes)
    >>> quote_bars(quotes).get_yticklabels()[0].get_text()
    'Anna Berger'
    """
    need(quotes, [by], "the table of quotes")
    spoken = quotes[quotes["parent"].isna()]
    named = spoken[spoken["speaker_name"].notna()]
    need_rows(named, "quotes with a named speaker")
    source, groups = parted(spoken[by])
    table = pd.crosstab(named["speaker_name"], source[named.index]).reindex(columns=groups, fill_value=0)
    order = table.assign(total=-table.sum(axis=1)).reset_index().sort_values(["total", "speaker_name"])["speaker_name"]
    say = texts(language)
    ax = new_axes(ax, height=1.2 + 0.26 * min(n, len(order)))
    stacked_bars(ax, table.loc[order.head(n)], say)
    unnamed = len(spoken) - len(named)
    ax.set_xlabel(
        say("quotes") + (say(" (and {n} whose speaker has no name)", n=say.number(unnamed)) if unnamed else "")
    )
    return ax


@takes(verbs=_VERBS)
def reporting_verbs(verbs: pd.DataFrame, by: str = "source", ax: Axes | None = None, language: Language = "en") -> Axes:
    """Draw how quotes are introduced: share of neutral, distancing and endorsing words, per source.

    Parameters
    ----------
    verbs : DataFrame
        What `newskit.reporting_verbs` gives.
    by : str
        Its first column.
    ax : Axes, optional
        Draw there; default: a new figure.
    language : {"en", "de"}
        Of all words and numbers in the figure.

    Returns
    -------
    Axes

    Examples
    --------
    >>> verbs = pd.DataFrame({"source": ["Tagblatt"], "cue": ["sagen"], "connotation": ["neutral"], "quotes": [3]})
    >>> reporting_verbs(verbs).get_xlabel()
    'share of the quotes with a cue, in per cent'
    """
    need(verbs, [by], "the table of verbs")
    need_rows(verbs, "reporting verbs")
    counts = verbs.assign(group=labelled(verbs[by])).pivot_table(
        index="group", columns="connotation", values="quotes", aggfunc="sum", fill_value=0
    )
    counts = counts[[tone for tone in _TONES if tone in counts.columns]]
    say = texts(language)
    ax = new_axes(ax, height=1.5 + 0.38 * len(counts))
    return _shares(ax, counts, say("share of the quotes with a cue, in per cent"), say, _TONES)


@takes(diversity=_DIVERSITY)
def voice_diversity(
    diversity: pd.DataFrame, by: str = "source", ax: Axes | None = None, language: Language = "en"
) -> Axes:
    """Draw how evenly the quotes are spread over speakers, with intervals.

    Parameters
    ----------
    diversity : DataFrame
        What `newskit.voice_diversity` gives.
    by : str
        Its first column.
    ax : Axes, optional
        Draw there; default: a new figure.
    language : {"en", "de"}
        Of all words and numbers in the figure.

    Returns
    -------
    Axes

    Examples
    --------
    >>> table = pd.DataFrame({
    ...     "source": ["Tagblatt"], "evenness": [.9], "low": [.8], "high": [.95], "quotes": [9], "speakers": [4]})
    >>> voice_diversity(table).get_yticklabels()[0].get_text()
    'Tagblatt (voices: 4, quotes: 9)'
    """
    need(diversity, [by], "the table of diversity")
    need_rows(diversity, "diversity")
    say = texts(language)
    ax = new_axes(ax, height=1.1 + 0.4 * len(diversity))
    places = range(len(diversity))
    low, high = diversity["low"].astype(float), diversity["high"].astype(float)
    ax.hlines(places, low, high, color=COLOURS[0], linewidth=2.5, alpha=0.6)
    ax.plot(diversity["evenness"].astype(float), places, "o", color=COLOURS[0], markersize=7)
    names = [
        shortened(say.name(name), 28)
        + say(" (voices: {speakers}, quotes: {quotes})", speakers=say.number(speakers), quotes=say.number(quotes))
        for name, speakers, quotes in zip(
            labelled(diversity[by]), diversity["speakers"], diversity["quotes"], strict=True
        )
    ]
    name_rows(ax, names)
    ax.set_xlim(0, 1.02)
    number_axis(ax, say, "x", whole=False)
    ax.set_xlabel(say("evenness of the voices\n(0 = one only, 1 = all alike)"))
    return ax


@takes(genders=_GENDERS)
def voice_genders(genders: pd.DataFrame, by: str = "source", ax: Axes | None = None, language: Language = "en") -> Axes:
    """Draw the share of women among quoted persons; what is unknown widens the bar to its bounds.

    Parameters
    ----------
    genders : DataFrame
        What `newskit.voice_genders` gives.
    by : str
        Its first column.
    ax : Axes, optional
        Draw there; default: a new figure.
    language : {"en", "de"}
        Of all words and numbers in the figure.

    Returns
    -------
    Axes

    Examples
    --------
    >>> table = pd.DataFrame({"source": ["Tagblatt"], "persons": [4], "women": [1], "men": [2], "unknown": [1]})
    >>> [text.get_text() for text in voice_genders(table).get_legend().get_texts()]
    ['women', 'unknown', 'men']
    """
    need(genders, [by], "the table of genders")
    drawn = genders[genders["persons"] > 0]
    need_rows(drawn, "quoted persons")
    say = texts(language)
    ax = new_axes(ax, height=1.3 + 0.38 * len(drawn))
    counts = drawn.set_index(labelled(drawn[by]))[list(_GENDERED)].astype(float)
    ax.axvline(50, color="black", linewidth=1, linestyle=":")
    return _shares(ax, counts, say("share of the quoted persons, in per cent"), say, _GENDERED)


def _shares(ax: Axes, counts: pd.DataFrame, xlabel: str, say: Texts, looks: Mapping[str, tuple[str, str, str]]) -> Axes:
    """Bars of equal length, parted by the share of each column; the number of each row stands beside its name."""
    totals = counts.sum(axis=1)
    stacked_bars(ax, 100 * counts.div(totals, axis=0), say, looks)
    name_rows(ax, [f"{shortened(say.name(name))} ({say.number(n)})" for name, n in totals.items()])
    ax.set_xlim(0, 100)
    ax.set_xticks([0, 25, 50, 75, 100])
    ax.set_xlabel(xlabel)
    return ax
