"""The corpus leaflet ("Beipackzettel"): what is in a corpus, what is not, and what to be careful with."""

from dataclasses import dataclass
from html import escape

import pandas as pd

from newskit import __version__, facts, frames
from newskit.annotation import Corpus
from newskit.comparison.counting import words_of
from newskit.comparison.coverage import coverage
from newskit.comparison.oddities import find_oddities
from newskit.comparison.reuse import as_articles, find_reuse
from newskit.display import View
from newskit.door import takes
from newskit.problems import as_table, problems_of
from newskit.tables import table
from newskit.texts import counted
from newskit.times import TIMEZONE, local_time

_SAME = 0.9  # containment in both directions from which on two articles of one outlet are the same one
_EXPLAINED = {
    "teaser": "teasers in place of articles",
    "duplicate": "duplicates of an earlier article of the same outlet",
    "correction": "corrections",
    "round-up": "round-ups and tickers",
    "table": "tables and lists of figures",
    "damaged": "damaged umlauts",
    "language": "not in German",
    "undated": "without a time of publication",
}


@dataclass(frozen=True)
class Leaflet:
    """What `describe_corpus` found; Jupyter shows it as one page.

    Attributes
    ----------
    about : DataFrame
        what, which: numbers of articles and words, period, hash of the articles, versions.
    sources : DataFrame
        One row an outlet: source, articles, words, words_per_article (median), first, last, days (with articles),
        silent_days (days without articles between first and last), and how many articles have each finding.
    days : DataFrame
        Articles per outlet and day, as `coverage` counts them; no rows without dates.
    findings : DataFrame
        article_id, source, title, finding, detail: which articles to look at.
    left_out : DataFrame
        What could not be read, or not as a whole, as `newskit.load_problems` lists it, and what is there twice.
    """

    about: pd.DataFrame
    sources: pd.DataFrame
    days: pd.DataFrame
    findings: pd.DataFrame
    left_out: pd.DataFrame

    def _repr_html_(self) -> str:
        return self.view()._repr_html_()

    def __repr__(self) -> str:
        return self.view().__repr__()

    def view(self, rows: int = 15) -> View:
        """The leaflet as one page of HTML, with so many rows of findings."""
        counts = self.findings["finding"].value_counts()
        summary = pd.DataFrame(
            {
                "to be careful with": [text for key, text in _EXPLAINED.items() if key in counts],
                "articles": [int(counts[key]) for key in _EXPLAINED if key in counts],
            }
        )
        parts = [("The corpus", self.about), ("By outlet", self.sources)]
        parts += [("To be careful with", summary)] if len(summary) else []
        parts += [("Articles to look at", self.findings.head(rows).drop(columns="article_id"))] if len(summary) else []
        parts += [("Not read", self.left_out.head(rows).dropna(axis=1, how="all"))] if len(self.left_out) else []
        body = "".join(f"<h4>{escape(head)}</h4>{table(_spaced(frame))}" for head, frame in parts)
        more = len(self.findings) - rows
        body += f'<div class="nk-meta">{more:,} more in .findings</div>' if more > 0 else ""
        n = int(self.sources["articles"].sum())
        plain = f"{counted(n, 'article')} of {counted(len(self.sources), 'source')}"
        return View(body, f"<Leaflet: {plain}, {counted(len(self.findings), 'finding')}>")


@takes(articles=frames.Articles, pairs=frames.Pairs)
def describe_corpus(
    articles: Corpus | pd.DataFrame, pairs: pd.DataFrame | None = None, timezone: str = TIMEZONE
) -> Leaflet:
    """Describe a corpus on one page, to be read before anything is counted and printed with what was counted.

    Parameters
    ----------
    articles : Corpus or DataFrame
        Corpus or Articles.
    pairs : DataFrame, optional
        Pairs of `find_reuse`, for the duplicates; found if not given.
    timezone : str
        Clock for days.

    Returns
    -------
    Leaflet
        Tables `about`, `sources`, `days`, `findings`, `left_out`; shown as one page in Jupyter.

    Notes
    -----
    The idea of a sheet that travels with the data is that of Gebru et al. (2021), "Datasheets for datasets". Findings
    are hints, found by simple rules, and nothing is dropped because of them.

    Examples
    --------
    >>> import newskit as nk
    >>> articles = nk.load_articles(pd.DataFrame({"source": ["Tagblatt"], "text": ["Der Fluss steigt weiter …"]}))
    >>> leaflet = nk.describe_corpus(articles)
    >>> leaflet
    <Leaflet: 1 article of 1 source, 2 findings>
    >>> leaflet.sources[["source", "articles", "words", "teaser"]]
         source  articles  words  teaser
    0  Tagblatt         1      5       1
    """
    made = as_articles(articles)
    pairs = find_reuse(made) if pairs is None else pairs
    findings = pd.concat([find_oddities(made), _duplicates(made, pairs)], ignore_index=True)
    rank = {article_id: row for row, article_id in enumerate(made["article_id"])}
    findings = findings.sort_values("article_id", key=lambda ids: ids.map(rank), kind="stable").reset_index(drop=True)
    dated = made["published"].notna().any()
    return Leaflet(
        about=_about(articles, made, timezone),
        sources=_sources(made, findings, timezone),
        days=coverage(made, timezone=timezone)
        if dated
        else pd.DataFrame(columns=["day", "source", "articles", "total"]),
        findings=findings,
        left_out=_left_out(articles, made),
    )


def _about(given: Corpus | pd.DataFrame, articles: pd.DataFrame, timezone: str) -> pd.DataFrame:
    local = local_time(articles, timezone)
    period = f"{local.min():%Y-%m-%d} to {local.max():%Y-%m-%d} ({timezone})" if local.notna().any() else "no dates"
    kinds = articles["origin"].dropna().str.extract(r"(\.\w{2,7}(?:\.gz)?)$")[0].str.lower().value_counts().sort_index()
    rows = {
        "articles": f"{len(articles):,}",
        "sources": f"{articles['source'].nunique():,}",
        "words": f"{sum(words_of(articles)):,}",
        "period": period,
        "articles with the day only": f"{int(articles['published_precision'].eq('day').sum()):,}",
        "read from": ", ".join(f"{kind} ({n:,})" for kind, n in kinds.items()) or "a table",
        "hash of the articles": f"{facts.input_hash(articles)} (BLAKE2)",
        "leaflet made": facts.today(),
    }
    if isinstance(given, Corpus):
        rows |= facts.versions(given.pipeline)
    else:
        rows |= {"newskit": __version__}
    return pd.DataFrame({"what": list(rows), "which": list(rows.values())}, dtype="string")


def _sources(articles: pd.DataFrame, findings: pd.DataFrame, timezone: str) -> pd.DataFrame:
    told = articles.assign(
        words=words_of(articles),
        day=local_time(articles, timezone).dt.normalize(),
        source=_named(articles["source"]),
    )
    groups = told.groupby("source", sort=True)
    made = pd.DataFrame(
        {
            "articles": groups.size(),
            "words": groups["words"].sum(),
            "words_per_article": groups["words"].median(),
            "first": groups["day"].min(),
            "last": groups["day"].max(),
            "days": groups["day"].nunique(),
        }
    )
    made["silent_days"] = ((made["last"] - made["first"]).dt.days + 1 - made["days"]).fillna(0).astype(int)
    counts = pd.crosstab(_named(findings["source"]), findings["finding"])
    counts = counts.reindex(index=made.index, columns=list(_EXPLAINED), fill_value=0)
    return made.join(counts.rename_axis(columns=None)).reset_index().astype({"source": "string"})


def _duplicates(articles: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Articles that an earlier one of the same outlet says nearly word for word."""
    same = pairs[
        (pairs[["containment_a", "containment_b"]].min(axis=1) >= _SAME)
        & pairs["source_a"].eq(pairs["source_b"]).fillna(False).astype(bool)
    ]
    same = same.drop_duplicates("b")
    titles = articles.drop_duplicates("article_id").set_index("article_id")["title"]
    return pd.DataFrame(
        {
            "article_id": same["b"],
            "source": same["source_b"],
            "title": same["b"].map(titles),
            "finding": "duplicate",
            "detail": "of " + same["a"],
        },
        dtype="string",
    )


def _left_out(given: Corpus | pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    twice = [
        {"origin": copy.get("origin"), "reason": f"the same article as {copy.get('article_id')}"}
        for copy in articles.attrs.get("duplicates", [])
    ]
    return as_table([*problems_of(given), *twice])


def _named(sources: pd.Series) -> pd.Series:
    return sources.fillna(frames.NO_SOURCE)


def _spaced(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.rename(columns=lambda name: str(name).replace("_", " "))
