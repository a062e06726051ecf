"""Figures of quotes: who speaks, how it is introduced, how diverse the voices are."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from newskit import frames
from newskit.door import need, takes
from newskit.plots.style import (
    COLOURS,
    OTHERS,
    REST,
    groups_of,
    labelled,
    legend_above,
    need_rows,
    new_axes,
    number_axis,
    percent_axis,
    shortened,
    stacked_bars,
)
from newskit.texts import Language, texts

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
    "unlisted": ("not in the lexicon", "#ffffff", "--"),
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
    groups = groups_of(spoken[by])
    source = labelled(named[by])
    table = pd.crosstab(named["speaker_name"], source.where(source.isin(groups), REST))
    table = table.reindex(columns=groups, fill_value=0)
    order = table.assign(total=-table.sum(axis=1)).reset_index().sort_values(["total", "speaker_name"])["speaker_name"]
    say = texts(language)
    ax = new_axes(ax, height=1.2 + 0.26 * min(n, len(order)))
    unnamed = len(spoken) - len(named)
    note = say(" (and {n} whose speaker has no name)", n=say.number(unnamed)) if unnamed else ""
    return stacked_bars(ax, table.loc[order.head(n)], say("quotes") + note, say)


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
    shares = 100 * counts.div(counts.sum(axis=1), axis=0)
    say = texts(language)
    ax = new_axes(ax, height=1.5 + 0.38 * len(shares))
    left = pd.Series(0.0, index=shares.index)
    for tone in shares.columns:
        label, colour, hatch = _TONES[tone]
        edge = "#808080" if tone == "unlisted" else "white"
        ax.barh(
            range(len(shares)),
            shares[tone],
            left=left,
            height=0.7,
            color=colour,
            hatch=hatch,
            edgecolor=edge,
            label=say(label),
        )
        left = left + shares[tone]
    totals = counts.sum(axis=1)
    ax.set_yticks(
        range(len(shares)), [f"{shortened(say.name(name))} ({say.number(totals[name])})" for name in shares.index]
    )
    ax.set_ylim(len(shares) - 0.4, -0.6)
    percent_axis(ax, say)
    ax.tick_params(axis="y", length=0)
    ax.set_xlabel(say("share of the quotes with a cue, in per cent"))
    legend_above(ax)
    return ax


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
    ax.hlines(
        places,
        diversity["low"].astype(float),
        diversity["high"].astype(float),
        color=COLOURS[0],
        linewidth=2.5,
        alpha=0.6,
    )
    ax.plot(diversity["evenness"].astype(float), places, "o", color=COLOURS[0], markersize=7)
    names = [
        shortened(say.name(name), 28)
        + say(" (voices: {speakers}, quotes: {quotes})", speakers=say.number(speakers), quotes=say.number(quotes))
        for name, speakers, quotes in zip(
            labelled(diversity[by]), diversity["speakers"], diversity["quotes"], strict=True
        )
    ]
    ax.set_yticks(list(places), names)
    ax.set_ylim(len(diversity) - 0.4, -0.6)
    ax.set_xlim(0, 1.02)
    ax.tick_params(axis="y", length=0)
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
    left = 0.0
    for column, name, colour, hatch in (
        ("women", "women", COLOURS[3], ""),
        ("unknown", "unknown", OTHERS, "//"),
        ("men", "men", COLOURS[0], ""),
    ):
        share = (100 * drawn[column] / drawn["persons"]).astype(float).to_numpy()
        ax.barh(
            range(len(drawn)),
            share,
            left=left,
            height=0.7,
            color=colour,
            hatch=hatch,
            edgecolor="white",
            label=say(name),
        )
        left = left + share
    ax.axvline(50, color="black", linewidth=1, linestyle=":")
    names = [
        f"{shortened(say.name(name))} ({say.number(n)})"
        for name, n in zip(labelled(drawn[by]), drawn["persons"], strict=True)
    ]
    ax.set_yticks(range(len(drawn)), names)
    ax.set_ylim(len(drawn) - 0.4, -0.6)
    percent_axis(ax, say)
    ax.tick_params(axis="y", length=0)
    ax.set_xlabel(say("share of the quoted persons, in per cent"))
    legend_above(ax)
    return ax
