"""A panel for looking around in a corpus: choose source, label, days and name; see counts, timeline, concordance.

The panel only chooses and shows. What it shows comes from `count_entities`, `plot.entities_over_time` and
`concordance`, so that a finding of the panel is one line of code in a notebook.
"""

from __future__ import annotations

import re
from html import escape

import numpy as np
import pandas as pd

from newskit import frames
from newskit.annotation import Corpus, as_corpus
from newskit.choices import Choices, days_of
from newskit.comparison.concordance import concordance, show_concordance
from newskit.display import View
from newskit.door import takes
from newskit.errors import needs
from newskit.evidence import opening_rows, rows_by_time
from newskit.frames import LABELS
from newskit.names import count_entities
from newskit.names.counts import choose
from newskit.quotes import quotes_table
from newskit.quotes.table import extract_both
from newskit.tables import table
from newskit.texts import Language, counted, texts
from newskit.widgets import own_keys, show_widget

# "" for "automatic": None is no choice to a widget
_PERIODS = {"automatic": "", "days": "D", "weeks": "W", "months": "M", "years": "Y"}
_ROWS = 15  # of the table of counts
_NAMES = 300  # in the list of names; `find` brings up the others
_LINES = 5  # of the timeline
_HITS = 50  # of the concordance
_ASK = "Choose a name in the list to read it in its contexts."


@takes(articles=frames.Articles)
def explore(articles: Corpus | pd.DataFrame, progress: bool = True, language: Language = "en") -> Explorer:
    """Open a panel in the notebook to look around in a corpus.

    Choose a source, days, a speaker, a kind of name and a name; the panel shows the counts, when the name occurs, and
    where: in its contexts, or what the speaker says. `Explorer.code`, shown at the end, gives the same in a cell.
    Where no kernel runs (an export, a printed page) a static table stands in its place and says so.

    Parameters
    ----------
    articles : Corpus or DataFrame
        A Corpus, or Articles.
    progress : bool
        Show progress bars while articles are annotated and names are extracted.
    language : {"en", "de"}
        Of the panel.

    Returns
    -------
    Explorer
        Shows itself as the last line of a cell. `Explorer.mentions` are the Entities that are chosen at the moment, for
        a table of your own, `Explorer.code` the lines that choose them.

    See Also
    --------
    newskit.count_entities, newskit.plots.entities_over_time, newskit.concordance

    Examples
    --------
    >>> import newskit as nk
    >>> articles = nk.load_articles(pd.DataFrame({
    ...     "source": ["Tagblatt", "Kurier"], "text": ["Kassel baut.", "In Kassel wird gebaut."]}))
    >>> panel = nk.explore(articles, progress=False)
    >>> panel.source.value = "Kurier"
    >>> panel
    <Explorer: 1 mention of 1 name in 1 article>
    """
    with needs("lab", "the panel"):
        import ipywidgets  # noqa: F401
        import matplotlib  # noqa: F401
    return Explorer(as_corpus(articles, progress=progress), progress, language)


class Explorer:
    """The panel that `explore` gives.

    Attributes
    ----------
    source, speaker, label, first, last, find, name, period : ipywidgets.Widget
        The choices; `first` and `last` are days, `find` is a part of a name that narrows the list of names.
    mentions : DataFrame
        The Entities that are chosen at the moment.
    code : str
        Python that makes `mentions` out of the articles.
    widget : ipywidgets.Widget
        All of it, to be placed in a layout of your own.
    """

    def __init__(self, corpus: Corpus, progress: bool = True, language: Language = "en"):
        self._say = texts(language)
        from newskit.plots.style import labelled

        self._entities, self._quotes = extract_both(corpus, progress=progress)
        self._sources = labelled(corpus.articles["source"])
        self._days = days_of(corpus.articles["published"])
        self._corpus = corpus
        self._build()
        self._choose()

    def __repr__(self) -> str:
        names, articles = self.mentions["name"].nunique(), self.mentions["article_id"].nunique()
        found = f"{counted(len(self.mentions), 'mention')} of {counted(names, 'name')}"
        return f"<Explorer: {found} in {counted(articles, 'article')}>"

    def _ipython_display_(self) -> None:
        said = self._say(
            "Static view of all {n} articles. To choose source, label, days and name, run this cell in JupyterLab.",
            n=self._say.number(len(self._corpus)),
        )
        counts = count_entities(self._entities, normalise="articles").drop(columns="count")
        shown = counts.head(_ROWS)
        show_widget(self.widget, repr(self), _said(said) + self._rows(shown, self._behind(self._entities, shown)))

    def _build(self) -> None:
        import ipywidgets as w

        say = self._say

        def wide(width: str) -> dict:
            return {"layout": w.Layout(width=width), "style": {"description_width": "4.5em"}}

        sources = [(say("all sources"), ""), *((say.name(name), name) for name in sorted(self._sources.unique()))]
        labels = [(say("persons, places, organisations"), ""), *((name, name) for name in LABELS)]
        self.source = w.Dropdown(options=sources, value="", description=say("source"), **wide("19em"))
        self.label = w.Dropdown(options=labels, value="", description=say("label"), **wide("22em"))
        self.first = w.DatePicker(description=say("from"), **wide("14em"))
        self.last = w.DatePicker(description=say("until"), **wide("14em"))
        spoken = (
            self._quotes.groupby("speaker_name")["article_id"].nunique().sort_values(ascending=False, kind="stable")
        )
        told = ((f"{name} ({say.number(n)})", name) for name, n in spoken.head(_NAMES).items())
        self.speaker = w.Dropdown(
            options=[(say("all speakers"), ""), *told], value="", description=say("speaker"), **wide("22em")
        )
        self.find = w.Text(description=say("find"), placeholder=say("part of a name"), **wide("19em"))
        periods = [(say(name), period) for name, period in _PERIODS.items()]
        self.period = w.Dropdown(options=periods, description=say("timeline"), **wide("14em"))
        names = [(say("all names"), "")]
        self.name = w.Select(options=names, description=say("name"), rows=8, **wide("min(41em, 100%)"))
        self._page = w.HTML(layout=w.Layout(width="100%"))
        for choice in (self.source, self.speaker, self.label, self.first, self.last, self.find):
            choice.observe(lambda _: self._choose(), "value")
        for choice in (self.period, self.name):
            choice.observe(lambda _: self._show(), "value")
        row = w.Layout(flex_flow="row wrap")
        panel = w.VBox(
            [
                w.HBox([self.source, self.label], layout=row),
                w.HBox([self.first, self.last, self.period], layout=row),
                w.HBox([self.find, self.speaker], layout=row),
                self.name,
                self._page,
            ]
        )
        self.widget = own_keys(panel)

    def _choose(self) -> None:
        """Take the articles of the chosen source and days and their mentions, and list the names."""
        corpus = self._corpus
        kept = self._choices.keeps(corpus.articles, self._sources, self._days, self._quotes)
        self._chosen = corpus.take(np.flatnonzero(kept.to_numpy()))
        inside = self._entities["article_id"].isin(self._chosen.articles["article_id"])
        self._mentions = choose(self._entities[inside], self.label.value or None)
        self._counts = self._count(self._mentions)
        wanted = self._mentions["name"].str.contains(self.find.value.strip(), case=False, regex=False)
        articles = self._mentions[wanted].groupby("name")["article_id"].nunique()
        names = articles.sort_values(ascending=False, kind="stable").head(_NAMES)
        before, self._listing = self.name.value, True  # a new list is no choice of the user
        self.name.options = [
            (self._say("all names"), ""),
            *((f"{name} ({self._say.number(count)})", name) for name, count in names.items()),
        ]
        self.name.value = before if before in names.index else ""
        self._listing = False
        self._show()

    def _show(self) -> None:
        if self._listing:
            return
        name = self.name.value
        self.mentions = self._mentions[self._mentions["name"] == name] if name else self._mentions
        parts = [self._heading(), self._table(), self._timeline(), self._said_by_speaker()]
        parts += [
            self._contexts() if name else _said(self._say(_ASK)),
            _said(self._say("The same in a cell:")),
            self._listed_code(),
        ]
        self._page.value = View(f'<div class="nk-live">{"".join(parts)}</div>', "")._repr_html_()

    def _heading(self) -> str:
        articles = self.mentions["article_id"].nunique()
        say = self._say
        what = (
            f"“{self.name.value}”" if self.name.value else say.count(self.mentions["name"].nunique(), "name", "names")
        )
        counts = {"n": say.number(articles), "total": say.number(len(self._chosen))}
        mentions = say.count(len(self.mentions), "mention", "mentions")
        return _said(say("{what}: {mentions} in {n} of {total} articles", what=what, mentions=mentions, **counts))

    def _count(self, mentions: pd.DataFrame, by: str | None = None) -> pd.DataFrame:
        counts = count_entities(mentions, by=by, label=self.label.value or None, normalise="articles")
        return counts.drop(columns="count")

    def _table(self) -> str:
        sought = self.find.value.strip()
        if sought and len(self.name.options) == 1:
            return _said(self._say("Nothing found for “{sought}”.", sought=sought))
        if self.mentions.empty:
            return _said(self._say("No name fits these choices."))
        if self.name.value:
            from newskit.plots.style import labelled

            counts = self._count(self.mentions, by="source").drop(columns="name")
            sources = labelled(self.mentions["source"])
            return self._rows(counts, [self.mentions[sources == source] for source in labelled(counts["source"])])
        return self._rows(self._counts.head(_ROWS), self._behind(self._mentions, self._counts.head(_ROWS))) + (
            _said(self._say("The first {n}.", n=_ROWS)) if len(self._counts) > _ROWS else ""
        )

    def _rows(self, counts: pd.DataFrame, behind: list[pd.DataFrame]) -> str:
        ask = _said(self._say("Open a row to read the sentences behind it."))
        return ask + opening_rows(counts, behind, "articles", self._say)

    def _behind(self, mentions: pd.DataFrame, counts: pd.DataFrame) -> list[pd.DataFrame]:
        """The mentions that each row of counts of names counts."""
        groups = dict(list(mentions.groupby(["name", "label"])))
        return [groups[key] for key in zip(counts["name"], counts["label"], strict=True)]

    def _as_html(self, frame: pd.DataFrame) -> str:
        return table(frame.rename(columns=self._say.name), language=self._say.language)

    def _timeline(self) -> str:
        from newskit import plots
        from newskit.plots.style import PERIODS, Period, choose_period
        from newskit.plots.vector import picture

        if not self.mentions["published"].notna().any():
            return "" if self.mentions.empty else _said(self._say("No timeline: these articles have no date."))
        names = [self.name.value] if self.name.value else _LINES
        label = self.label.value or None
        period: Period = self.period.value or choose_period(self.mentions["published"].dropna())
        language = self._say.language
        axes = plots.entities_over_time(self.mentions, names=names, period=period, label=label, language=language)
        drawn = picture(axes, self._say("Timeline of the names chosen"))
        days = days_of(self.mentions["published"]).dt.to_period(period).dt.start_time
        return drawn + rows_by_time(self.mentions, days, PERIODS[period], period, self._say)

    @property
    def code(self) -> str:
        """Python that makes the mentions out of the articles, to be copied into a cell."""
        return self._choices.code(set(self._corpus.articles["source"].dropna()))

    @property
    def _choices(self) -> Choices:
        chosen = (self.source, self.first, self.last, self.speaker, self.label, self.name)
        return Choices(*(choice.value for choice in chosen))

    def _listed_code(self) -> str:
        return f'<pre class="nk-scroll">{escape(self.code)}</pre>'

    def _said_by_speaker(self) -> str:
        """What the chosen speaker says in the chosen articles, sentence by sentence."""
        if not self.speaker.value:
            return ""
        spoken = self._quotes[self._quotes["speaker_name"] == self.speaker.value]
        spoken = spoken[spoken["article_id"].isin(self._chosen.articles["article_id"])]
        shown = quotes_table(spoken.head(_HITS))[["source", "cue", "type", "quote"]]
        say, total = self._say, len(spoken)
        more = _said(say("The first {n} of {total} rows.", n=_HITS, total=say.number(total))) if total > _HITS else ""
        return _said(f"{self.speaker.value}: {say.count(total, 'quote', 'quotes')}") + self._as_html(shown) + more

    def _contexts(self) -> str:
        """The concordance of the name: of its written forms, where they are this name."""
        articles = self._chosen.articles
        inside = articles["article_id"].isin(self.mentions["article_id"]).to_numpy()
        forms = sorted(self.mentions["text"].unique(), key=len, reverse=True)
        query = "|".join(map(re.escape, forms))
        hits = concordance(self._chosen.take(np.flatnonzero(inside)), query, unit="pattern")
        place = ["article_id", "field", "start", "end"]
        return show_concordance(hits.merge(self.mentions[place], on=place), limit=_HITS).body


def _said(text: str) -> str:
    return f'<p class="nk-meta">{escape(text)}</p>'
