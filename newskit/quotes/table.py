"""Articles -> the table of Quotes, and ways to read it."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from html import escape
from typing import Literal

import pandas as pd

from newskit import frames
from newskit.annotation import Corpus, Place, as_corpus, locate, sections
from newskit.dispatch import also_on_dask
from newskit.display import Span, View, highlight, legend
from newskit.docs import text_of
from newskit.door import takes
from newskit.errors import InputError
from newskit.layers import AnyDoc, sentence_starts
from newskit.names.extract import mentions_of
from newskit.names.linking import link_checked
from newskit.problems import article_by_article, problems_of, warn
from newskit.quotes.find import find_quotes
from newskit.quotes.model import Quote

_TYPES = ("direct", "indirect")


@also_on_dask
@takes(articles=frames.Articles)
def extract_quotes(
    articles: Corpus | pd.DataFrame,
    types: Sequence[str] = _TYPES,
    fields: Sequence[str] = frames.FIELDS,
    progress: bool = True,
    errors: Literal["record", "raise"] = "record",
) -> pd.DataFrame:
    """Find quotes: who says what, in whose words, one row a quote.

    Parameters
    ----------
    articles : Corpus or DataFrame
        A Corpus, or Articles, which are annotated first.
    types : sequence of str
        Which of "direct" (somebody's own words in quotation marks), "indirect" (dass clauses, Konjunktiv, infinitives,
        "laut …") and "reported" ("Sie klagte über Lärm"; people disagree on these) to find.
    fields : sequence of str
        Which of "title", "teaser" and "text" to give quotes of. Speakers are resolved over all fields in any case.
    progress : bool
        Show a progress bar.
    errors : {"record", "raise"}
        What to do about an article on which the search fails: leave it out and list it in `load_problems`, or stop.

    Returns
    -------
    DataFrame
        Quotes: article_id, source, published, quote_id, parent (quote_id of the quote it stands in), type, field, text
        (without quotation marks), start, end, speaker (as written), speaker_field, speaker_start, speaker_end,
        speaker_name (the article's canonical name), speaker_label, cue, cue_start, cue_end, cue_lemma, rule, confidence
        (0..1), sentence. Places count characters of the field: ``article[field][start:end]`` is the quote. A cue in
        pieces ("teilte … mit") is written with a dash of dots; cue_start and cue_end are the piece that holds the verb.

    Raises
    ------
    InputError
        If a type or field is not known.
    AnalysisError
        If the search fails on an article and ``errors="raise"``.

    Warns
    -----
    LoadWarning
        Once, with the number of articles on which the search failed, if there are any.

    See Also
    --------
    newskit.quotes_table, newskit.show_quotes

    Examples
    --------
    >>> import newskit as nk
    >>> articles = nk.load_articles(pd.DataFrame({"text": ["Der Steg sei sicher, teilte Jana Moser am Freitag mit."]}))
    >>> quotes = extract_quotes(articles, progress=False)
    >>> quotes.loc[0, ["type", "text", "speaker_name", "cue", "cue_lemma"]].tolist()
    ['indirect', 'Der Steg sei sicher', 'Jana Moser', 'teilte … mit', 'mitteilen']
    """
    _check("types", types, frames.QUOTE_TYPES)
    _check("fields", fields, frames.FIELDS)
    corpus = as_corpus(articles, progress=progress, errors=errors)
    finder = {"quotes": lambda doc, article_id: _rows(doc, article_id, types, fields)}
    table = article_by_article(corpus, finder, errors, progress)["quotes"]
    warn(table.attrs["problems"], ["quotes"])
    return table


def extract_both(
    corpus: Corpus, progress: bool = True, entities: pd.DataFrame | None = None, quotes: pd.DataFrame | None = None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Entities and Quotes, as far as they are not given, with one warning for both, and each Doc made once for both."""
    finders: dict[str, Callable[[AnyDoc, str], list[tuple]]] = {}
    if entities is None:
        finders["entities"] = lambda doc, _: mentions_of(doc, frames.FIELDS)
    if quotes is None:
        finders["quotes"] = lambda doc, article_id: _rows(doc, article_id, _TYPES, frames.FIELDS)
    found = article_by_article(corpus, finders, "record", progress) if finders else {}
    warn([problem for table in found.values() for problem in problems_of(table)], list(finders), stacklevel=4)
    return (
        link_checked(found["entities"], None) if entities is None else entities,
        found["quotes"] if quotes is None else quotes,
    )


@takes(quotes=frames.Quotes)
def quotes_table(quotes: pd.DataFrame, speaker: str | None = None, min_confidence: float = 0.0) -> pd.DataFrame:
    """A short table for reading: who, how, what.

    Parameters
    ----------
    quotes : DataFrame
        Quotes, as `extract_quotes` gives them.
    speaker : str, optional
        Only quotes of speakers whose name or wording contains this text.
    min_confidence : float
        Only quotes at least this sure, 0..1.

    Returns
    -------
    DataFrame
        `source`, `speaker` (the name, else the wording), `cue`, `type`, `quote`, `confidence`, in order of `quotes`.

    Examples
    --------
    >>> import newskit as nk
    >>> articles = nk.load_articles(pd.DataFrame({"text": ["„Der Steg ist sicher“, sagte Jana Moser."]}))
    >>> quotes_table(extract_quotes(articles, progress=False))[["speaker", "cue", "quote"]].values.tolist()
    [['Jana Moser', 'sagte', 'Der Steg ist sicher']]
    """
    who = quotes["speaker_name"].fillna(quotes["speaker"])
    keep = quotes["confidence"].fillna(1.0) >= min_confidence
    if speaker is not None:
        wanted = [
            quotes[column].str.contains(speaker, case=False, regex=False) for column in ("speaker_name", "speaker")
        ]
        keep &= (wanted[0].fillna(False) | wanted[1].fillna(False)).astype(bool)
    table = quotes.assign(speaker=who, quote=quotes["text"])
    return table.loc[keep.astype(bool), ["source", "speaker", "cue", "type", "quote", "confidence"]]


@takes(corpus=frames.Articles)
def show_quotes(corpus: Corpus | pd.DataFrame, article_id: str, types: Sequence[str] = _TYPES) -> View:
    """Show one article in Jupyter with its quotes, speakers and cues highlighted; what belongs together has one number.

    Parameters
    ----------
    corpus : Corpus or DataFrame
        A Corpus, or Articles.
    article_id : str
        Which article.
    types : sequence of str
        Which types of quotes.

    Returns
    -------
    View
        HTML for Jupyter, all text escaped, readable on light and dark themes.

    Raises
    ------
    InputError
        If no article has this id.

    Examples
    --------
    >>> import newskit as nk
    >>> articles = nk.load_articles(pd.DataFrame({"text": ["„Der Steg ist sicher“, sagte Jana Moser."]}))
    >>> corpus = nk.annotate(articles, progress=False)
    >>> show_quotes(corpus, articles["article_id"][0])
    <1 quote>
    """
    if not isinstance(corpus, Corpus):
        if article_id not in set(corpus["article_id"]):
            raise InputError(f"no article {article_id!r} in these articles")
        corpus = as_corpus(corpus[corpus["article_id"] == article_id], progress=False)
    doc, article = corpus.doc(article_id), corpus.article(article_id)
    alone = Corpus(corpus.articles[corpus.articles["article_id"] == article_id], [doc], corpus.pipeline)
    quotes = extract_quotes(alone, types=types, progress=False)
    spans: dict[str, list[Span]] = {field: [] for field in frames.FIELDS}
    for number, row in enumerate(quotes.itertuples(), start=1):
        note = " · ".join(str(part) for part in (row.type, row.speaker_name, row.cue_lemma) if pd.notna(part))
        spans[row.field].append(Span(row.start, row.end, "quote", str(number), note))
        if pd.notna(row.speaker_start):
            spans[row.speaker_field].append(Span(row.speaker_start, row.speaker_end, "speaker", str(number), note))
        if pd.notna(row.cue_start):
            spans[row.field].append(Span(row.cue_start, row.cue_end, "cue", str(number), note))
    body = "".join(
        f'<div class="nk-text nk-{escape(field)}">{highlight(article[field], spans[field])}</div>'
        for field in frames.FIELDS
        if pd.notna(article[field])
    )
    counted = f"<{len(quotes)} quote{'' if len(quotes) == 1 else 's'}>"
    return View(body + legend(["quote", "speaker", "cue"]), counted)


def _check(what: str, given: Sequence[str], known: Sequence[str]) -> None:
    unknown = [given] if isinstance(given, str) else sorted(set(given) - set(known))
    if unknown:
        raise InputError(f"{what} must be a list out of {list(known)}, not {given!r}")


def _rows(doc: AnyDoc, article_id: str, types: Sequence[str], fields: Sequence[str]) -> list[tuple]:
    """The rows of one article from `quote_id` on; a quote over the border of two fields is cut to the first."""
    quotes = find_quotes(doc, types=types)
    text = text_of(doc)
    places = [_place(doc, quote, fields) for quote in quotes]
    numbers: dict[int | None, str] = {}
    for n, place in enumerate(places):
        if place is not None:
            numbers[n] = f"{article_id}-{len(numbers) + 1}"
    sentences = sentence_starts(doc)
    return [
        (
            *(numbers[n], numbers.get(quote.parent), quote.type, place.field),
            *(text[quote.start : quote.end], place.start, place.end),
            *_speaker(doc, text, quote),
            *_cue(doc, text, quote),
            *(quote.rule, quote.confidence, _sentence(doc, text, quote, sentences)),
        )
        for n, (quote, place) in enumerate(zip(quotes, places, strict=True))
        if place is not None
    ]


def _place(doc: AnyDoc, quote: Quote, fields: Sequence[str]) -> Place | None:
    place = locate(doc, quote.start, quote.end)
    return place if place is not None and place.field in fields else None


def _speaker(doc: AnyDoc, text: str, quote: Quote) -> tuple:
    """Speaker as written, its place, its name and label."""
    place = locate(doc, *quote.speaker) if quote.speaker else None
    written = text[slice(*quote.speaker)] if quote.speaker and place else None
    return written, *(place or (None, None, None)), quote.speaker_name, quote.speaker_label


def _cue(doc: AnyDoc, text: str, quote: Quote) -> tuple:
    """Cue as written, where its verb stands, its lemma."""
    place = locate(doc, *quote.cue_main) if quote.cue_main else None
    if place is None:
        return None, None, None, quote.cue_lemma
    return " … ".join(text[start:end] for start, end in quote.cue), place.start, place.end, quote.cue_lemma


def _sentence(doc: AnyDoc, text: str, quote: Quote, sentences: list[int]) -> str:
    """The sentence that a quote starts in, as far as it stands in the quote's field."""
    at = bisect_right(sentences, quote.start)
    stop = sentences[at] if at < len(sentences) else len(text)
    field = next(section for section in sections(doc) if section.start <= quote.start < section.end)
    return text[max(sentences[at - 1] if at else 0, field.start) : min(stop, field.end)].strip()
