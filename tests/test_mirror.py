"""Tests mirror the package: newskit/x/y.py is tested in tests/x/test_y.py, or in the file that the table names."""

from pathlib import Path

import pytest

TESTS = Path(__file__).parent
PACKAGE = TESTS.parent / "newskit"

# Modules without a file of their own: they are tested through the public function that uses them.
ELSEWHERE = """
test_display.py: articleview evidence tables widgets
test_explorer.py: choices
test_cli.py: cliapp clirun terminal
test_door.py: columns dispatch errors
test_benchmarks.py: facts
test_streaming.py: parts
test_annotation.py: processing sections
test_cache.py: stored
test_distributed.py: distributed/engine distributed/extraction distributed/reuse distributed/sources distributed/tables
    distributed/words
cleaning/test_cleaning.py: cleaning/lists cleaning/words
comparison/test_concordance.py: comparison/collocations
comparison/test_dictionaries.py: comparison/counting comparison/patterns
comparison/test_summary.py: comparison/coverage
comparison/test_voices.py: comparison/genders
comparison/test_keyness.py: comparison/measures comparison/terms comparison/wordcounts comparison/wordforms
comparison/test_leaflet.py: comparison/oddities
comparison/test_reuse.py: comparison/reuse_view comparison/shingles times
comparison/test_stories.py: comparison/storytable comparison/storywords
names/test_merging.py: german/acronyms names/forms
quotes/test_datelines.py: german/datelines
german/test_nouns.py: german/lists german/roles
german/test_tokens.py: german/shapes
quotes/test_lexicon.py: german/spelling
loading/test_web.py: loading/addresses loading/webcache
loading/test_exports.py: loading/decoding loading/exports/factiva loading/exports/labels loading/exports/lines
    loading/exports/nexis loading/exports/wiso
loading/test_whole.py: loading/documents loading/inputs loading/mails loading/parquets loading/registry loading/warcs
loading/test_load_articles.py: loading/reading loading/texts sharing
loading/test_pages.py: loading/jsonld loading/pageauthors loading/pagemeta loading/pagetext
loading/test_feeds.py: loading/jsons loading/sheets loading/xmls
loading/test_values.py: loading/table
loading/test_page_identity.py: loading/titles
names/test_resolve.py: names/beside names/nominatives
names/test_linking.py: names/corpus_persons
german/test_gender.py: names/genders names/mention
names/test_counts.py: names/salience
names/test_find.py: names/spans
pipelines/test_embedded.py: pipelines/features
plots/test_plots.py: plots/calendars plots/keywords plots/names plots/networks plots/publishing plots/salience
    plots/sharing plots/speakers plots/style
quotes/test_grammar.py: quotes/clauses quotes/model quotes/nouns quotes/phrases quotes/reading quotes/sentences
quotes/test_attributions.py: quotes/cues quotes/sources quotes/tellers
quotes/test_complements.py: quotes/cue_nouns quotes/governed quotes/negation quotes/pairs
quotes/test_konjunktiv.py: quotes/indirect
quotes/test_direct.py: quotes/announcing quotes/spans
quotes/test_punctuation.py: quotes/mending
quotes/test_other_pipelines.py: quotes/find
quotes/test_speakers.py: quotes/antecedents quotes/appositions quotes/cases quotes/owners quotes/references
    quotes/resolution quotes/subjects quotes/voices quotes/weights
validation/test_sheets.py: validation/codebook validation/files
"""


def _table() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in ELSEWHERE.replace("\n    ", " ").strip().splitlines():
        file, modules = line.split(": ")
        found |= dict.fromkeys(modules.split(), file)
    return found


MODULES = sorted(
    path.relative_to(PACKAGE).with_suffix("").as_posix() for path in PACKAGE.rglob("*.py") if path.stem != "__init__"
)


@pytest.mark.parametrize("module", MODULES)
def test_each_module_has_its_tests(module):
    own = Path(module).parent / f"test_{Path(module).name}.py"
    file = _table().get(module)
    assert (TESTS / own).exists() != (file is not None), f"{own} is missing, or the table need not name {module}"
    assert file is None or (TESTS / file).exists()


def test_the_table_names_modules_that_exist():
    assert set(_table()) - set(MODULES) == set()
