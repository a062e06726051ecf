"""In which order the articles stand in the table means nothing: the rows of every table stay the same ones."""

import pandas as pd
import pytest

import newskit as nk

REPORT = "In der Nacht ist die Fulda bei Kassel über die Ufer getreten, zwei Straßen sind gesperrt, sagte Jana Moser. "
MORE = "Das Wasser sinkt nur langsam, teilte die Feuerwehr in Kassel am Morgen mit, verletzt wurde niemand. "
AGENCY = "Kassel (nap) - "
ROWS = [
    ("Seepost", "Fulda tritt über die Ufer", AGENCY + REPORT + MORE),
    ("Uferblatt", "Hochwasser der Fulda in Kassel", REPORT + MORE),
    ("Morgenbote", "Kassel unter Wasser", MORE + "Die Stadt Kassel hilft mit Booten auf der Fulda. " + REPORT),
    ("Seepost", "Fulda: Wasser sinkt", MORE + "In Kassel hofft Udo Kern auf Sonne über der Fulda."),
    ("Uferblatt", "Trainer Kern geht", AGENCY + "Der Trainer Udo Kern verlässt Kassel. „Es war schön“, sagte Kern."),
    ("Morgenbote", "Kern geht", "Udo Kern, Trainer in Kassel, geht. „Es war schön“, sagte Kern am Abend den Fans."),
]
TABLES = {
    "find_reuse": lambda corpus: nk.find_reuse(corpus),
    "reuse_groups": lambda corpus: nk.reuse_groups(corpus),
    "copied_spans": lambda corpus: nk.copied_spans(corpus),
    "mark_agency_copy": lambda corpus: nk.mark_agency_copy(corpus),
    "find_stories": lambda corpus: nk.find_stories(corpus, progress=False),
    "story_table": lambda corpus: nk.story_table(corpus, progress=False),
    "compare_sources": lambda corpus: nk.compare_sources(corpus, without_copies=True, progress=False),
    "keyness": lambda corpus: nk.keyness(corpus, "Seepost", min_articles=1, min_count=1, without_copies=True,
    progress=False),
    "entities": lambda corpus: nk.extract_entities(corpus, progress=False),
    "salience": lambda corpus: nk.entity_salience(nk.extract_entities(corpus, progress=False), corpus.articles),
    "voices": lambda corpus: nk.voices(nk.extract_quotes(corpus, progress=False), corpus, without_copies=True),
}  # fmt: skip


@pytest.fixture(scope="module", params=[None, "2024-05-03T10:00:00Z"], ids=["undated", "all at once"])
def corpora(request):
    table = pd.DataFrame(ROWS, columns=["source", "title", "text"]).assign(published=request.param)
    articles = nk.load_articles(table, progress=False)
    orders = [articles, articles[::-1], articles.iloc[[3, 0, 5, 2, 4, 1]]]
    return [nk.annotate(some.reset_index(drop=True), progress=False) for some in orders]


@pytest.mark.slow
@pytest.mark.parametrize("name", TABLES)
def test_rows_are_the_same_in_any_order(corpora, name):
    def rows(corpus):
        return sorted(map(repr, TABLES[name](corpus).itertuples(index=False, name=None)))

    first, *others = corpora
    assert rows(first)
    assert all(rows(other) == rows(first) for other in others)
