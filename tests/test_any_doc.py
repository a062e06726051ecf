"""Nothing raises, whatever a Doc is like: names, quotes and every table made of them.

`make test` tries a few hundred Docs, `make fuzz` (NEWSKIT_FUZZ) many thousands.
"""

import os
from contextlib import suppress

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, note, settings

import newskit as nk
from newskit.names import find_mentions
from newskit.quotes import find_quotes
from tests.arbitrary import corpora, docs, make_doc

CASES = int(os.environ.get("NEWSKIT_FUZZ", 300))
TYPES = ("direct", "indirect", "reported")


def cases(number):
    return settings(max_examples=number, deadline=None, suppress_health_check=list(HealthCheck), database=None)


@pytest.mark.slow
@cases(CASES)
@given(docs())
def test_names_and_quotes_of_any_doc(doc):
    check_names_and_quotes(doc)


@pytest.mark.parametrize(
    "made", [([0, 210, 232, 232], 1, 0.0, 0, [0.25]), ([0, 35, 232], 1372945, 0.0, 0, [])], ids=["empty", "no start"]
)
def test_docs_that_once_went_wrong(made):
    check_names_and_quotes(make_doc(*made))


def check_names_and_quotes(doc):
    mentions = find_mentions(doc)
    places = [(mention.start, mention.end) for mention in mentions]
    assert all(0 <= start < end <= len(doc.text) for start, end in places)
    assert all(before[1] <= after[0] for before, after in zip(places, places[1:], strict=False))
    assert all(mention.name for mention in mentions)
    quotes = find_quotes(doc, types=TYPES)
    for number, quote in enumerate(quotes):
        spans = [(quote.start, quote.end), *quote.cue, *([quote.speaker] if quote.speaker else [])]
        assert all(0 <= start < end <= len(doc.text) for start, end in spans)
        assert quote.parent is None or quote.parent < number
        assert 0 <= quote.confidence <= 1
    assert quotes == sorted(quotes, key=lambda quote: (quote.start, -quote.end))


TABLES = {
    "count_entities": lambda corpus, entities, quotes: nk.count_entities(entities, by="source"),
    "cooccurrence": lambda corpus, entities, quotes: nk.cooccurrence(entities),
    "entity_salience": lambda corpus, entities, quotes: nk.entity_salience(entities, corpus.articles),
    "entities_over_time": lambda corpus, entities, quotes: nk.entities_over_time(entities),
    "ambiguous_names": lambda corpus, entities, quotes: nk.ambiguous_names(entities),
    "quotes_table": lambda corpus, entities, quotes: nk.quotes_table(quotes),
    "voices": lambda corpus, entities, quotes: nk.voices(quotes),
    "voice_diversity": lambda corpus, entities, quotes: nk.voice_diversity(quotes, corpus.articles),
    "voice_genders": lambda corpus, entities, quotes: nk.voice_genders(quotes, corpus.articles, entities),
    "reporting_verbs": lambda corpus, entities, quotes: nk.reporting_verbs(quotes, corpus.articles),
    "compare_sources": lambda corpus, entities, quotes: nk.compare_sources(corpus, entities, quotes, progress=False),
    "story_table": lambda corpus, entities, quotes: nk.story_table(
        corpus, entities=entities, quotes=quotes, progress=False
    ),
    "keyness": lambda corpus, entities, quotes: nk.keyness(corpus, "Seepost", min_articles=1, progress=False),
    "collocations": lambda corpus, entities, quotes: nk.collocations(corpus, "sagte", progress=False),
    "concordance": lambda corpus, entities, quotes: nk.concordance(corpus, "Stadt*", progress=False),
    "describe_corpus": lambda corpus, entities, quotes: nk.describe_corpus(corpus)._repr_html_(),
    "show": lambda corpus, entities, quotes: [
        corpus.show(name)._repr_html_() for name in corpus.articles["article_id"]
    ],
}


@pytest.mark.slow
@cases(max(10, CASES // 100))
@given(corpora())
def test_tables_of_any_docs(corpus):
    entities = nk.extract_entities(corpus, progress=False, errors="raise")
    quotes = nk.extract_quotes(corpus, types=TYPES, progress=False, errors="raise")
    written = corpus.articles.set_index("article_id")
    for table in (entities, quotes):
        for row in table.itertuples():
            assert written.at[row.article_id, row.field][row.start : row.end] == row.text
    for name, make in TABLES.items():
        note(name)
        with suppress(nk.NewskitError):  # says what it lacks: a source, a date, two sides to compare
            make(corpus, entities, quotes)
    pd.testing.assert_frame_equal(entities, nk.extract_entities(corpus, progress=False))
