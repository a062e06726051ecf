"""What students usually get wrong is caught, and the check says what is wrong in a sentence they understand."""

from functools import lru_cache

import pytest
from cells import ROOT, code_cells, grade_id, run

SOLUTIONS = {path.stem[:2]: path for path in sorted((ROOT / "course" / "solutions").glob("*.ipynb"))}

# exercise, task, wrong answer, words of the message
WRONG = [
    ("01", "load", "articles = nk.load_articles(folder / 'Morgenkurier', progress=False)", "the whole folder"),
    (
        "01",
        "load",
        "articles = nk.load_articles(folder, progress=False).drop_duplicates('title').iloc[1:]",
        "drop nothing",
    ),
    ("01", "load", "articles = nk.load_articles(folder, clean=False, progress=False)", "clean=False"),
    ("01", "load", "articles = list(folder.iterdir())", "should be a table"),
    ("01", "words", "words = articles['text'].str.split().str.len().groupby(articles['source']).median()", "medians"),
    ("01", "words", "words = articles['text'].str.split().str.len().groupby(articles['source']).sum()", "together"),
    ("01", "words", "words = articles['text'].str.len().groupby(articles['source']).mean()", "characters"),
    ("01", "words", "words = articles['text'].str.split().str.len().mean()", "a Series"),
    (
        "01",
        "words",
        "words = (articles['title'] + ' ' + articles['teaser'] + ' ' + articles['text']).str.split().str.len()"
        ".groupby(articles['source']).mean()",
        "title and teaser",
    ),
    (
        "01",
        "words",
        "words = articles['text'].str.split(' ').str.len().groupby(articles['source']).mean()",
        "line break",
    ),
    ("01", "early", "early = articles[articles['published'].dt.hour < 8]", "only the day is known"),
    (
        "01",
        "early",
        "exact = articles[articles['published_precision'] == 'instant']\nearly = exact[exact['published'].dt.hour < 8]",
        "eight o'clock UTC",
    ),
    (
        "01",
        "early",
        "exact = articles[articles['published_precision'] == 'instant']\n"
        "early = exact[(exact['published'] + pd.Timedelta(hours=2)).dt.hour < 8]",
        "in November it is one",
    ),
    (
        "01",
        "early",
        "exact = articles[articles['published_precision'] == 'instant']\n"
        "early = exact[exact['published'].dt.tz_convert('Europe/Berlin').dt.hour <= 8]",
        "not <= 8",
    ),
    (
        "01",
        "problems",
        "some = nk.load_articles(broken)\nproblems = nk.load_problems(articles)",
        "the problems of `some`",
    ),
    ("01", "problems", "some = articles\nproblems = nk.load_problems(some)", "not `folder`"),
    ("01", "clean", "import html\nclean = html.unescape(dump)\nparagraphs = 3", "boilerplate"),
    ("01", "clean", "clean = nk.clean_text(dump)\nparagraphs = clean.count('\\n')", "two breaks part three lines"),
    ("01", "clean", "clean = nk.clean_text(dump)\nparagraphs = len(clean.split('\\n\\n'))", "not at two"),
    ("01", "clean", "clean = nk.clean_text(dump)\nparagraphs = len(clean.split())", "the words of clean"),
    ("02", "entities", "entities = nk.extract_entities(articles.head(10), progress=False)", "the whole corpus"),
    (
        "02",
        "entities",
        "entities = nk.extract_entities(corpus, progress=False)\nentities = entities[entities['label'] == 'PER']",
        "all kinds of names",
    ),
    ("02", "places", "places = nk.count_entities(entities).head(5)", "only places"),
    ("02", "places", "places = nk.count_entities(entities, by='source', label='LOC').head(5)", "not for each outlet"),
    (
        "02",
        "places",
        "places = nk.count_entities(entities, label='LOC')\n"
        "places = places.sort_values('articles', ascending=False, kind='stable').head(5)",
        "in most *articles*",
    ),
    ("02", "places", "places = nk.count_entities(entities, label='LOC').head(5).iloc[::-1]", "another order"),
    ("02", "places", "places = nk.count_entities(entities, label='LOC').tail(5)", "the first five rows"),
    (
        "02",
        "places",
        "places = entities.loc[entities['label'] == 'LOC', 'text'].value_counts().head(5)",
        "nk.count_entities",
    ),
    ("02", "forms", "forms = set(entities.loc[entities['text'] == 'Katrin Behrendt', 'text'])", "more than one form"),
    ("02", "forms", "forms = list(entities.loc[entities['name'] == 'Katrin Behrendt', 'text'])", "should be a set"),
    ("02", "forms", "forms = set(entities['text'])", "other persons"),
    (
        "02",
        "alias",
        "entities.loc[entities['name'] == 'Ralf D.', 'name'] = 'Ralf Döring'\nlinked = entities",
        "changed entities itself",
    ),
    ("02", "alias", "linked = nk.link_names(entities, aliases={'Ralf Döring': 'Ralf D.'})", "the wrong way round"),
    ("02", "alias", "linked = entities[entities['name'] != 'Ralf D.']", "no mention is dropped"),
    ("02", "density", "density = 1000 * persons_named / words_of_text", "each person once"),
    ("02", "density", "density = 1000 * entities.groupby('source').size() / words_of_text", "choose label PER first"),
    ("02", "density", "density = 1000 * persons / words_of_all", "words of title and teaser"),
    ("02", "density", "density = 100 * persons / words_of_text", "per 100 words"),
    ("02", "density", "density = 1000 * persons_articles / words_of_text", "counted articles"),
    ("02", "density", "density = mean_of_articles", "a short article counts as much"),
    (
        "03",
        "quotes",
        "quotes = nk.extract_quotes(corpus, types=['direct'], progress=False)",
        "both direct and indirect",
    ),
    (
        "03",
        "quotes",
        "quotes = nk.extract_quotes(corpus, types=['direct', 'indirect', 'reported'], progress=False)",
        "no words of its own",
    ),
    (
        "03",
        "direct",
        "direct = quotes[quotes['type'] == 'direct'].groupby('source').size()",
        "numbers of quotes; shares",
    ),
    (
        "03",
        "direct",
        "direct = quotes[quotes['type'] == 'direct'].groupby('source').size() / len(quotes)",
        "the outlet's own quotes",
    ),
    (
        "03",
        "direct",
        "direct = quotes.loc[quotes['type'] == 'direct', 'source'].value_counts(normalize=True)",
        "spread over",
    ),
    ("03", "direct", "direct = (quotes['type'] == 'indirect').groupby(quotes['source']).mean()", "share of indirect"),
    (
        "03",
        "direct",
        "table = quotes.groupby(['source', 'type']).size().unstack()\ndirect = table['direct'] / table['indirect']",
        "direct by indirect",
    ),
    ("03", "mayor", "mayor = quotes[quotes['speaker'].str.contains('Behrendt', na=False)]", "choose by speaker_name"),
    ("03", "mayor", "mayor = quotes[quotes['speaker'] == 'Oberbürgermeisterin']", "which column says who is meant"),
    ("03", "mayor", "mayor = quotes", "quotes of others"),
    (
        "03",
        "mayor",
        "mayor = quotes[(quotes['speaker_name'] == 'Katrin Behrendt') & (quotes['type'] == 'indirect')]",
        "of all outlets and both types",
    ),
    ("03", "cues", "cues = quotes['cue_lemma'].value_counts()", "all five outlets"),
    ("03", "cues", "cues = quotes.loc[quotes['source'] == 'Morgenkurier', 'cue'].value_counts()", "dictionary form"),
    (
        "03",
        "cues",
        "cues = quotes.loc[quotes['source'] == 'Morgenkurier', 'cue_lemma'].value_counts(dropna=False)",
        "without a cue",
    ),
    (
        "03",
        "cues",
        "cues = quotes.loc[quotes['source'] == 'Morgenkurier', 'cue_lemma'].value_counts(ascending=True)",
        "should come first",
    ),
    (
        "03",
        "spoken",
        "spoken = quotes['text'].str.split().str.len().groupby(quotes['source']).sum()",
        "once in it and once",
    ),
    (
        "03",
        "spoken",
        "outer = quotes[quotes['parent'].isna()]\n"
        "spoken = outer['text'].str.split().str.len().groupby(outer['source']).mean()",
        "mean length",
    ),
    ("03", "spoken", "spoken = quotes[quotes['parent'].isna()].groupby('source').size()", "numbers of quotes"),
    (
        "03",
        "spoken",
        "inner = quotes[quotes['parent'].notna()]\n"
        "spoken = inner['text'].str.split().str.len().groupby(inner['source']).sum()",
        "only the quotes within quotes",
    ),
    (
        "03",
        "spoken",
        "outer = quotes[quotes['parent'].isna()]\nspoken = outer['text'].str.len().groupby(outer['source']).sum()",
        "characters",
    ),
    (
        "03",
        "spoken",
        "outer = quotes[quotes['parent'].isna() & (quotes['type'] == 'direct')]\n"
        "spoken = outer['text'].str.split().str.len().groupby(outer['source']).sum()",
        "indirect quotes are quotes",
    ),
    (
        "03",
        "writing",
        "indirect = '„Die Brücke ist sicher“, sagte Jana Moser.'\ncautious = indirect",
        "quotation marks",
    ),
    (
        "03",
        "writing",
        "indirect = 'Jana Moser sagte, dass die Brücke sicher ist.'\ncautious = indirect",
        "without 'dass'",
    ),
    ("03", "writing", "indirect = cautious = 'Die Brücke sei sicher, sagte Jana Moser.'", "keeps no distance"),
    ("03", "writing", "indirect = 'Die Brücke ist sicher.'\ncautious = indirect", "no quote in"),
    ("04", "pairs", "pairs = nk.find_reuse(articles.head(20))", "not all pairs"),
    ("04", "twins", "twins = set(pairs.groupby(['source_a', 'source_b'])['shared_words'].sum().idxmin())", "share"),
    ("04", "twins", "twins = ('Morgenkurier', 'Wiener Tagesbote')", "a set of two names"),
    ("04", "twins", "twins = set(pairs.iloc[0][['a', 'b']])", "not names of outlets"),
    (
        "04",
        "silent",
        "marked = nk.mark_agency_copy(articles, pairs)\n"
        "silent = marked[marked['agency'].isna() & (marked['copied_share'] > 0)]",
        "an *earlier* article",
    ),
    (
        "04",
        "silent",
        "marked = nk.mark_agency_copy(articles, pairs)\nsilent = marked[marked['agency'].isna()]",
        "share nothing",
    ),
    (
        "04",
        "silent",
        "marked = nk.mark_agency_copy(articles, pairs)\nsilent = marked[marked['shared_share'] > 0]",
        "do name an agency",
    ),
    (
        "04",
        "words",
        "words = nk.keyness(corpus, target='Allgemeine Chronik', names=False, progress=False)['term'].head(5).tolist()",
        "copied passages",
    ),
    (
        "04",
        "words",
        "table = nk.keyness(corpus, target='Allgemeine Chronik', names=False, without_copies=pairs, progress=False)\n"
        "words = table.sort_values('count', ascending=False, kind='stable')['term'].head(5).tolist()",
        "most *frequent* words",
    ),
    ("04", "words", "words = words_of_the_solution[::-1]", "another order"),
    (
        "04",
        "traffic",
        "traffic = nk.count_dictionary(corpus, {'Verkehr': ['verkehr']}, by='source', progress=False)",
        "add patterns",
    ),
    ("04", "traffic", "traffic = nk.count_dictionary(corpus, {'Verkehr': ['auto*']}, progress=False)", "by='source'"),
    ("04", "lost", "lost = written - printed", "the sign is wrong"),
    ("04", "lost", "lost = written", "quotes that are left"),
    ("04", "lost", "lost = (printed - written) / printed", "the number of quotes"),
    ("04", "lost", "lost = quotes.groupby('source').size() - written", "part of the outer one"),
    ("05", "sample", "sheet = quotes.head(30)", "no such sample"),
    ("05", "sample", "sheet = sample_for_coding(quotes, n=30, by='source', seed=2, articles=articles)", "another draw"),
    ("05", "sample", "sheet = sample_for_coding(quotes, n=30, seed=1, articles=articles)", "by='source'"),
    ("05", "alpha", "alpha = agreement(coded, 'type')['percent_agreement'].iloc[0]\nenough = alpha >= 0.8", "chance"),
    ("05", "alpha", "alpha = agreement(coded, 'type')['alpha'].iloc[0]\nenough = not alpha >= 0.8", "does not follow"),
    (
        "05",
        "alpha",
        "alpha = agreement(coded[coded['coder'] != 'Ben'], 'type')['alpha'].iloc[0]\nenough = False",
        "two coders",
    ),
    ("05", "recall", "recall = score('indirect', 'overlap', 'precision')", "that is the precision"),
    ("05", "recall", "recall = score('indirect', 'exact', 'recall')", "exact match"),
    ("05", "recall", "recall = score('direct', 'overlap', 'recall')", "direct quotes"),
    ("05", "recall", "recall = score('indirect', 'overlap', 'f1')", "that is F1"),
    ("05", "speakers", "f1 = score('all', 'overlap', 'f1')", "whoever speaks"),
    ("05", "speakers", "f1 = score('all', 'overlap', 'precision', ['type', 'speaker_name'])", "alone"),
    ("05", "speakers", "f1 = score('all', 'exact', 'f1', ['type', 'speaker_name'])", "exact match"),
    (
        "05",
        "share",
        "share = corrected_share(reported, checked, 'critical', predicted='program', coded='readers', "
        "method='rogan-gladen')",
        "the method is rogan-gladen",
    ),
    (
        "05",
        "share",
        "share = corrected_share(reported, checked, 'critical', predicted='readers', coded='program', "
        "method='double-sampling')",
        "changed places",
    ),
    (
        "05",
        "share",
        "share = corrected_share(reported, checked, 'other', predicted='program', coded='readers', "
        "method='double-sampling')",
        "ask for 'critical'",
    ),
]

# What several wrong answers to a task start from.
PREPARED = {
    ("02", "density"): """
persons_only = entities[entities["label"] == "PER"]
persons = persons_only.groupby("source").size()
persons_named = persons_only.groupby("source")["name"].nunique()
persons_articles = persons_only.groupby("source")["article_id"].nunique()
sizes = articles["text"].str.split().str.len()
words_of_text = sizes.groupby(articles["source"]).sum()
every_field = articles["title"] + " " + articles["teaser"] + " " + articles["text"]
words_of_all = every_field.str.split().str.len().groupby(articles["source"]).sum()
in_article = persons_only.groupby("article_id").size().reindex(articles["article_id"]).fillna(0).to_numpy()
mean_of_articles = (1000 * in_article / sizes).groupby(articles["source"]).mean()
""",
    ("04", "words"): """
words_of_the_solution = nk.keyness(
    corpus, target="Allgemeine Chronik", names=False, without_copies=pairs, progress=False
)["term"].head(5).tolist()
""",
    ("04", "lost"): """
printed = nk.voices(quotes, articles).groupby("source")["quotes"].sum()
written = nk.voices(quotes, articles, without_copies=pairs).groupby("source")["quotes"].sum()
""",
    ("05", "recall"): """
def score(value, match, column, agree=("type",)):
    rows = precision_recall(quotes, gold, agree=list(agree))
    return rows.loc[(rows["value"] == value) & (rows["match"] == match), column].item()
""",
}
PREPARED["05", "speakers"] = PREPARED["05", "recall"]


@lru_cache
def tasks(exercise):
    """The variables before each task of an exercise, and the cell that checks it; the tasks are solved on the way."""
    names, found = {}, {}
    cells = code_cells(SOLUTIONS[exercise])
    for cell, following in zip(cells, [*cells[1:], None], strict=True):
        if cell.metadata.get("nbgrader", {}).get("solution"):
            found[grade_id(cell)] = dict(names), following.source
        run(cell.source, names)
    return found


@pytest.mark.parametrize(("exercise", "task", "answer", "message"), WRONG)
def test_a_wrong_answer_is_explained(exercise, task, answer, message):
    before, check = tasks(exercise)[task]
    names = {name: value.copy() if hasattr(value, "iloc") else value for name, value in before.items()}
    run(PREPARED.get((exercise, task), "") + answer, names)
    with pytest.raises(AssertionError) as told:
        run(check, names)
    assert message in str(told.value), told.value


def test_each_task_has_wrong_answers():
    every = {(exercise, task) for exercise in SOLUTIONS for task in tasks(exercise)}
    assert every == {(exercise, task) for exercise, task, *_ in WRONG}
