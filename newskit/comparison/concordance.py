"""Key words in context."""

import re
from collections.abc import Callable, Iterator
from html import escape
from typing import Literal

import pandas as pd

from newskit import frames
from newskit.annotation import Corpus, as_corpus
from newskit.comparison.copies import CopiedText
from newskit.comparison.patterns import Finder, compile_pattern
from newskit.comparison.terms import WordUnit, hit_table, running_words
from newskit.comparison.wordforms import lexicon_of
from newskit.display import View
from newskit.door import takes
from newskit.errors import InputError
from newskit.frames import FIELDS
from newskit.texts import counted

_COLUMNS = ["article_id", "source", "published", "field", "start", "end", "left", "node", "right"]
_HITS = frames.made_by(
    "nk.concordance(articles, ...)",
    "concordance hits",
    article_id="string",
    source="string?",
    left="string",
    node="string",
    right="string",
)
_WORD = re.compile(r"\S+")


@takes(articles=frames.Articles, without_copies=frames.Pairs)
def concordance(
    articles: Corpus | pd.DataFrame,
    query: str,
    window: int = 8,
    unit: Literal["token", "lemma", "pattern"] = "token",
    sort: Literal["left", "right", "node"] | None = None,
    without_copies: bool | pd.DataFrame = False,
    progress: bool = True,
) -> pd.DataFrame:
    """Show a word or pattern in its contexts (KWIC).

    Parameters
    ----------
    articles : Corpus or DataFrame
        Corpus or Articles.
    query : str
        For tokens and lemmas: words with "*" and "?" ("klima*", "sagte er"); for patterns: a regular expression.
    window : int
        Words of context on each side, within the same part of the article.
    unit : {"token", "lemma", "pattern"}
        What the query is matched against; with "lemma" ("gehen") every form is found ("ging", "gegangen").
    sort : {"left", "right", "node"}, optional
        Sort by the words next to the node, as in a concordancer; default: order of the articles. Sort by any column
        with `sort_values`.
    without_copies : bool or DataFrame
        Show each copied passage once, for who printed it first; Pairs of `find_reuse` save a second search.
    progress : bool
        Show a progress bar if articles have to be annotated.

    Returns
    -------
    DataFrame
        One row a hit: article_id, source, published, field, start, end (characters of the node), left, node, right.
        `show_concordance` lays it out for reading.

    Raises
    ------
    InputError
        If the query is empty or no regular expression, or an option is unknown.

    Examples
    --------
    >>> import newskit as nk
    >>> table = pd.DataFrame({"source": ["Tagblatt"], "text": ["Der Rat stimmt ab. Der Rat schweigt."]})
    >>> articles = nk.load_articles(table)
    >>> nk.concordance(articles, "rat", window=2, sort="right", progress=False)[["left", "node", "right"]]
          left node      right
    0  ab. Der  Rat  schweigt.
    1      Der  Rat  stimmt ab.
    """
    corpus = as_corpus(articles, progress=progress)
    table = corpus.articles
    ignored = CopiedText.of(table, without_copies)
    found = _by_regex(table, query, ignored) if unit == "pattern" else _by_words(corpus, query, unit, ignored)
    records = []
    for row, field, start, end in found:
        text = table[field].iat[row]
        left, right = _context(text[:start], window, before=True), _context(text[end:], window, before=False)
        about = (table[name].iat[row] for name in _COLUMNS[:3])
        records.append((*about, field, start, end, left, " ".join(text[start:end].split()), right))
    hits = hit_table(records, _COLUMNS)
    if sort is not None:
        hits = hits.sort_values(sort, key=_reading_order(sort), kind="stable").reset_index(drop=True)
    return hits


@takes(hits=_HITS)
def show_concordance(hits: pd.DataFrame, limit: int = 200) -> View:
    """Lay a concordance out for Jupyter: nodes under each other, contexts to both sides, all text escaped.

    A context that is longer than the page is wide is cut; it is whole where the mouse rests on it.

    Parameters
    ----------
    hits : DataFrame
        What `concordance` gives.
    limit : int
        Rows to show at most; the view says how many there are.

    Examples
    --------
    >>> import newskit as nk
    >>> articles = nk.load_articles(pd.DataFrame({"source": ["Tagblatt"], "text": ["Der Rat schweigt."]}))
    >>> nk.show_concordance(nk.concordance(articles, "rat", progress=False))
    <Concordance: 1 hit in 1 article>
    """
    rows = "".join(
        f'<tr><td title="{escape(row.article_id)}">{escape("" if pd.isna(row.source) else row.source)}</td>'
        f'<td title="{escape(row.left)}"><bdi dir="ltr">{escape(row.left)}</bdi></td>'
        f'<td><mark data-kind="match">{escape(row.node)}</mark></td>'
        f'<td title="{escape(row.right)}">{escape(row.right)}</td></tr>\n'
        for row in hits.head(limit).itertuples()
    )
    more = f'<div class="nk-meta">{limit:,} of {len(hits):,} hits</div>' if len(hits) > limit else ""
    body = f'<div class="nk-scroll nk-kwic"><table>{rows}</table></div>{more}'
    found = f"{counted(len(hits), 'hit')} in {counted(hits['article_id'].nunique(), 'article')}"
    return View(body, f"<Concordance: {found}>")


def _by_words(corpus: Corpus, query: str, unit: WordUnit, ignored: CopiedText) -> Iterator[tuple[int, str, int, int]]:
    pattern = compile_pattern(query)
    lexicon = lexicon_of(corpus)
    finder = Finder([pattern], lexicon.words)
    for row, (_, words) in enumerate(running_words(corpus, unit, ignored, lexicon)):
        for first, stop, _ in finder.find(words.key):
            if place := words.span(first, stop):
                yield row, *place


def _by_regex(articles: pd.DataFrame, query: str, ignored: CopiedText) -> Iterator[tuple[int, str, int, int]]:
    try:
        pattern = re.compile(query)
    except re.error as error:
        raise InputError(f"query={query!r} is no regular expression: {error}") from error
    for row, (article_id, *texts) in enumerate(frames.rows(articles, "article_id", *FIELDS)):
        for field, text in zip(FIELDS, texts, strict=True):
            for match in () if pd.isna(text) else pattern.finditer(text):
                start, end = match.span()
                if end > start and not ignored.covers(article_id, field, start, end):
                    yield row, field, start, end


def _context(text: str, window: int, before: bool) -> str:
    """The nearest `window` words, white space evened out."""
    if window < 1:
        return ""
    near = text[-40 * window :] if before else text[: 40 * window]
    words = _WORD.findall(near)
    return " ".join(words[-window:] if before else words[:window])


def _reading_order(side: str) -> Callable[[pd.Series], pd.Series]:
    """Words of the left context are compared from the node outwards; punctuation and case do not count."""

    def key(texts: pd.Series) -> pd.Series:
        words = texts.map(lambda text: re.findall(r"\w+", text.casefold()))
        return words.map(lambda found: " ".join(found[::-1] if side == "left" else found))

    return key
