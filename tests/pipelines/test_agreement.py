import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from newskit.pipelines.agreement import article_readings, mend_agreement

NOM, ACC, DAT, GEN = "Nom", "Acc", "Dat", "Gen"


def morph(gender, number, case):
    return f"Case={case}|Gender={gender}|Number={number}"


def agreed(blank, phrase, said):
    """A phrase such as "dem/ART/DET Amt/NN/NOUN", of which the network said `said`, after the step."""
    words, tags, pos = zip(*(token.split("/") for token in phrase.split()), strict=True)
    doc = Doc(blank.vocab, words=words, tags=tags, pos=pos, morphs=[morph(*one) for one in said])
    return [tuple("".join(t.morph.get(name)) for name in ("Gender", "Number", "Case")) for t in mend_agreement(doc)]


@pytest.mark.parametrize(
    ("phrase", "said", "expected"),
    [
        ("das/ART/DET Gesundheitsamt/NN/NOUN", [("Masc", "Sing", NOM), ("Masc", "Sing", NOM)], ("Neut", "Sing", NOM)),
        ("der/ART/DET Zeitung/NN/NOUN", [("Masc", "Sing", NOM), ("Fem", "Sing", DAT)], ("Fem", "Sing", DAT)),
        ("den/ART/DET Städten/NN/NOUN", [("Masc", "Sing", ACC), ("Fem", "Plur", DAT)], ("Fem", "Plur", DAT)),
        ("im/APPRART/ADP Hafen/NN/NOUN", [("Neut", "Sing", DAT), ("Neut", "Sing", DAT)], ("Masc", "Sing", DAT)),
        ("Häfen/NN/NOUN", [("Fem", "Plur", NOM)], ("Masc", "Plur", NOM)),
        # read as a plural of "Rate", which the article rules out
        ("das/ART/DET Rätselraten/NN/NOUN", [("Fem", "Sing", ACC), ("Neut", "Sing", NOM)], ("Neut", "Sing", NOM)),
    ],
)
def test_phrase_gets_one_reading(blank, phrase, said, expected):
    assert set(agreed(blank, phrase, said)) == {expected}


def test_adjectives_between_article_and_noun_agree(blank):
    phrase = "die/ART/DET neue/ADJA/ADJ Brücke/NN/NOUN"
    said = [("Fem", "Sing", NOM), ("Neut", "Sing", NOM), ("Fem", "Sing", NOM)]
    assert set(agreed(blank, phrase, said)) == {("Fem", "Sing", NOM)}


def test_words_beyond_the_article_are_left_alone(blank):
    phrase = "schöne/ADJA/ADJ die/ART/DET Brücke/NN/NOUN"
    said = [("Neut", "Plur", DAT), ("Fem", "Sing", NOM), ("Fem", "Sing", NOM)]
    assert agreed(blank, phrase, said)[0] == ("Neut", "Plur", DAT)


@pytest.mark.parametrize(
    ("word", "tag", "cases"),
    [
        ("dem", "ART", {DAT}),
        ("des", "ART", {GEN}),
        ("ein", "ART", {NOM, ACC}),
        ("unser", "PPOSAT", {NOM, ACC}),
        ("unserer", "PPOSAT", {NOM, GEN, DAT}),
        ("zur", "APPRART", {DAT}),
        ("ins", "APPRART", {ACC}),
        ("schnell", "ADJD", set()),
    ],
)
def test_article_leaves_open(word, tag, cases):
    assert {reading.case for reading in article_readings(word, tag)} == cases


@pytest.mark.slow
@given(
    st.lists(
        st.sampled_from(["der/ART/DET", "alte/ADJA/ADJ", "Amt/NN/NOUN", "x/NN/NOUN", "im/APPRART/ADP"]), max_size=8
    )
)
def test_any_phrase(tokens):
    if tokens:
        blank = spacy.blank("de")
        said = [("Masc", "Sing", NOM)] * len(tokens)
        once = agreed(blank, " ".join(tokens), said)
        assert len(once) == len(tokens)
        assert agreed(blank, " ".join(tokens), once) == once  # twice is the same as once


@pytest.mark.parametrize(
    ("sentence", "number"),
    [("Es gibt Pläne, die der Rat am Montag vorlegte.", "Plur"), ("Die Kritik, die der Rat äußerte, war neu.", "Sing")],
)
def test_relative_pronouns_have_the_number_of_their_noun(nlp, sentence, number):
    assert [t.morph.get("Number") for t in nlp(sentence) if t.tag_ == "PRELS"] == [[number]]
