"""One article as HTML, its names and quotes highlighted."""

from collections.abc import Iterable, Iterator
from html import escape

import pandas as pd

from newskit.annotation import Corpus
from newskit.display import Span, View, highlight, legend, words
from newskit.quotes.table import extract_both
from newskit.texts import counted
from newskit.times import TIMEZONE, written


def article_view(corpus: Corpus, article_id: str) -> View:
    """Show one article with its entities and quotes highlighted; what `Corpus.show` gives."""
    doc, article = corpus.doc(article_id), corpus.article(article_id)
    alone = Corpus(corpus.articles[corpus.articles["article_id"] == article_id], [doc], corpus.pipeline)
    entities, quotes = extract_both(alone, progress=False)
    marks = [*_entity_marks(entities), *_quote_marks(quotes)]
    parts = [
        f'<div class="nk-text nk-{field}">{highlight(article[field], _of(marks, field))}</div>'
        for field in ("title", "teaser", "text")
        if pd.notna(article[field])
    ]
    published = pd.NA if pd.isna(article["published"]) else f"{written(article['published'])} ({TIMEZONE})"
    about = words(article["source"], published, article["authors"])
    head = f'<div class="nk-meta">{escape(about)}</div>'
    counts = f"{counted(len(entities), 'entity', 'entities')}, {counted(len(quotes), 'quote')}"
    plain = f"<Article {words(article_id, article['source'], article['title'])}: {counts}>"
    return View(head + "".join(parts) + legend(["PER", "LOC", "ORG", "MISC", "quote", "speaker", "cue"]), plain)


def _entity_marks(entities: pd.DataFrame) -> Iterator[tuple[str, Span]]:
    for row in entities.itertuples():
        yield row.field, Span(row.start, row.end, row.label, row.label, words(row.name, row.role))


def _quote_marks(quotes: pd.DataFrame) -> Iterator[tuple[str, Span]]:
    """Each quote, its speaker and its cue, which carry the same number."""
    for number, row in enumerate(quotes.itertuples(), start=1):
        about = str(number), words(row.type, row.speaker_name, row.cue)
        yield row.field, Span(row.start, row.end, "quote", *about)
        if pd.notna(row.speaker_start):
            yield row.speaker_field, Span(row.speaker_start, row.speaker_end, "speaker", *about)
        if pd.notna(row.cue_start):
            yield row.field, Span(row.cue_start, row.cue_end, "cue", *about)


def _of(marks: Iterable[tuple[str, Span]], field: str) -> list[Span]:
    """The spans of one field; a speaker of several quotes is marked once, with the numbers of them all."""
    merged: dict[tuple, Span] = {}
    for span in (span for place, span in marks if place == field):
        first = merged.get(span[:3])
        merged[span[:3]] = first._replace(label=f"{first.label}, {span.label}") if first else span
    return list(merged.values())
