"""The embedded pipeline on short texts of our own: every layer, its size, and nothing left of the training texts."""

import pytest

from newskit.pipelines import EMBEDDED

# text, word, tag, part of speech, lemma
WORDS = [
    ("Die Ministerin sprach am Montag in Wien.", "sprach", "VVFIN", "VERB", "sprechen"),
    ("Die Ministerin sprach am Montag in Wien.", "am", "APPRART", "ADP", "an"),
    ("Die Häuser am Fluss sind verkauft worden.", "Häuser", "NN", "NOUN", "Haus"),
    ("Er habe davon nichts gewusst, sagte sie.", "habe", "VAFIN", "AUX", "haben"),
    ("Das Werk schließt, weil Aufträge fehlen.", "weil", "KOUS", "SCONJ", "weil"),
    ("Der Pegel steigt weiter an.", "an", "PTKVZ", "ADP", "an"),
    ("Sie will den Vertrag nicht verlängern.", "verlängern", "VVINF", "VERB", "verlängern"),
    ("Drei Gemeinden in Tirol bekommen Geld.", "Tirol", "NE", "PROPN", "Tirol"),
]
NAMES = [
    ("Die Ministerin Anna Weber sprach am Montag in Wien.", {("Anna Weber", "PER"), ("Wien", "LOC")}),
    ("Der Bundestag berät am Freitag über die Rente.", {("Bundestag", "ORG")}),
    ("In Frankreich und der Schweiz schneit es.", {("Frankreich", "LOC"), ("Schweiz", "LOC")}),
    (
        "Das teilte die Europäische Zentralbank in Frankfurt mit.",
        {("Europäische Zentralbank", "ORG"), ("Frankfurt", "LOC")},
    ),
]
FEATURES = [
    ("Die Bürgermeisterin begrüßt die Gäste.", "Bürgermeisterin", {"Gender": "Fem", "Number": "Sing", "Case": "Nom"}),
    ("Er sagte, der Zug fahre später.", "fahre", {"Mood": "Sub", "VerbForm": "Fin"}),
    ("Sie wären gern geblieben.", "wären", {"Mood": "Sub", "Number": "Plur"}),
    ("Der Regen hört auf.", "hört", {"Mood": "Ind", "Tense": "Pres", "Person": "3"}),
]


@pytest.mark.parametrize(("text", "word", "tag", "pos", "lemma"), WORDS)
def test_tag_part_of_speech_and_lemma(nlp, text, word, tag, pos, lemma):
    token = next(token for token in nlp(text) if token.text == word)
    assert (token.tag_, token.pos_, token.lemma_) == (tag, pos, lemma)


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_names(nlp, text, names):
    assert {(ent.text, ent.label_) for ent in nlp(text).ents} == names


@pytest.mark.parametrize(("text", "word", "features"), FEATURES)
def test_morphology(nlp, text, word, features):
    token = next(token for token in nlp(text) if token.text == word)
    assert features.items() <= token.morph.to_dict().items()


def test_takes_at_most_forty_five_megabytes():
    assert sum(path.stat().st_size for path in EMBEDDED.rglob("*") if path.is_file()) < 45_000_000


def test_no_words_of_the_training_texts_stay():
    # Labels, features and the lemmas of hand-made treebanks; the corpora have more than a hundred thousand words.
    assert (EMBEDDED / "vocab" / "strings.json").stat().st_size < 300_000
