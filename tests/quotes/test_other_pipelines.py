"""Docs as other pipelines make them: STTS tags and UD features as in de_core_news_sm, no Mood=Sub, no names."""

import pytest
import spacy
from spacy.tokens import Doc, Span

from newskit.quotes import find_quotes

VOCAB = spacy.blank("de").vocab
IND = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
PAST = "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin"


def doc_of(rows):
    """Rows of word, STTS tag, lemma, UD features; a word that begins with "_" follows without a space."""
    words = [row[0].removeprefix("_") for row in rows]
    spaces = [not following[0].startswith("_") for following in rows[1:]] + [False]
    return Doc(
        VOCAB,
        words=words,
        spaces=spaces,
        tags=[row[1] for row in rows],
        lemmas=[row[2] for row in rows],
        morphs=[row[3] for row in rows],
        sent_starts=[i == 0 or rows[i - 1][1] == "$." for i in range(len(rows))],
    )


KONJUNKTIV_WITHOUT_MOOD = [
    ("Die", "ART", "der", "Case=Nom|Definite=Def|Gender=Fem|Number=Sing|PronType=Art"),
    ("Brücke", "NN", "Brücke", "Case=Nom|Gender=Fem|Number=Sing"),
    ("sei", "VAFIN", "sein", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"),
    ("fertig", "ADJD", "fertig", "Degree=Pos"),
    ("_,", "$,", "--", "PunctType=Comm"),
    ("sagte", "VVFIN", "sagen", PAST),
    ("der", "ART", "der", "Case=Nom|Definite=Def|Gender=Masc|Number=Sing|PronType=Art"),
    ("Sprecher", "NN", "Sprecher", "Case=Nom|Gender=Masc|Number=Sing"),
    ("_.", "$.", "--", "PunctType=Peri"),
    ("Das", "ART", "der", "Case=Nom|Definite=Def|Gender=Neut|Number=Sing|PronType=Art"),
    ("Geld", "NN", "Geld", "Case=Nom|Gender=Neut|Number=Sing"),
    ("reiche", "VVFIN", "reichen", IND),
    ("aus", "PTKVZ", "aus", ""),
    ("_.", "$.", "--", "PunctType=Peri"),
]

SEPARATED_PARTICLE = [
    ("Die", "ART", "der", "Case=Nom|Gender=Fem|Number=Sing"),
    ("Stadt", "NN", "Stadt", "Case=Nom|Gender=Fem|Number=Sing"),
    ("teilte", "VVFIN", "teilen", PAST),
    ("am", "APPRART", "an", "Case=Dat|Gender=Masc|Number=Sing"),
    ("Montag", "NN", "Montag", "Case=Dat|Gender=Masc|Number=Sing"),
    ("mit", "PTKVZ", "mit", ""),
    ("_,", "$,", "--", ""),
    ("dass", "KOUS", "dass", ""),
    ("es", "PPER", "es", "Case=Nom|Number=Sing|Person=3"),
    ("regnet", "VVFIN", "regnen", IND),
    ("_.", "$.", "--", ""),
]

DIRECT = [
    ("„", "$(", "--", ""),
    ("_Wir", "PPER", "wir", "Case=Nom|Number=Plur|Person=1"),
    ("bauen", "VVFIN", "bauen", "Mood=Ind|Number=Plur|Person=1|Tense=Pres|VerbForm=Fin"),
    ("_“", "$(", "--", ""),
    ("_,", "$,", "--", ""),
    ("so", "ADV", "so", ""),
    ("Moser", "NE", "Moser", "Case=Nom|Number=Sing"),
    ("_.", "$.", "--", ""),
]

SOURCE = [
    ("Laut", "APPR", "laut", ""),
    ("Polizei", "NN", "Polizei", "Case=Dat|Gender=Fem|Number=Sing"),
    ("ist", "VAFIN", "sein", IND),
    ("das", "ART", "der", "Case=Nom|Gender=Neut|Number=Sing"),
    ("Haus", "NN", "Haus", "Case=Nom|Gender=Neut|Number=Sing"),
    ("leer", "ADJD", "leer", "Degree=Pos"),
    ("_.", "$.", "--", ""),
]

TABLE = [
    (KONJUNKTIV_WITHOUT_MOOD, [("Die Brücke sei fertig", "der Sprecher"), ("Das Geld reiche aus", "der Sprecher")]),
    (SEPARATED_PARTICLE, [("dass es regnet", "Die Stadt")]),
    (DIRECT, [("Wir bauen", "Moser")]),
    (SOURCE, [("ist das Haus leer", "Polizei")]),
]


@pytest.mark.parametrize(("rows", "expected"), TABLE)
def test_tags_and_features_alone_are_enough(rows, expected):
    doc = doc_of(rows)
    found = find_quotes(doc, mentions=[])
    assert [(doc.text[q.start : q.end], doc.text[slice(*q.speaker)]) for q in found] == expected


@pytest.mark.parametrize(("rows", "expected"), TABLE)
def test_missing_features_and_lemmas_do_no_harm(rows, expected):
    doc = doc_of([(word, tag, "", "") for word, tag, _, _ in rows])
    found = find_quotes(doc, mentions=[])
    assert doc.text[found[0].start : found[0].end] == expected[0][0]


def test_no_dependency_labels_are_read():
    doc = doc_of(SEPARATED_PARTICLE)
    assert not doc.has_annotation("DEP")
    assert find_quotes(doc, mentions=[])[0].cue_lemma == "mitteilen"


def test_a_name_that_was_tagged_as_a_noun_takes_no_genitive():
    doc = doc_of(
        [
            ("„", "$(", "--", ""),
            ("_Nie", "ADV", "nie", ""),
            ("_“", "$(", "--", ""),
            ("_,", "$,", "--", ""),
            ("erklärt", "VVFIN", "erklären", IND),
            ("Kaljagin", "NN", "Kaljagin", "Case=Nom|Gender=Masc|Number=Sing"),
            ("der", "ART", "der", "Case=Dat|Gender=Fem|Number=Sing"),
            ("NWZ", "NE", "NWZ", "Case=Dat|Gender=Fem|Number=Sing"),
            ("_.", "$.", "--", ""),
        ]
    )
    doc.ents = [Span(doc, 5, 6, "PER")]
    (quote,) = find_quotes(doc)
    assert doc.text[slice(*quote.speaker)] == "Kaljagin"
