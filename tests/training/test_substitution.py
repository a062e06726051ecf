"""Other names in training articles: what is exchanged, what stays, and that an article stays consistent."""

from random import Random

import pytest
import spacy
from spacy.tokens import Doc

from training import substitution
from training.corpora import Token, iob
from training.substitution import Substitution, listed, mentions


@pytest.fixture
def exchange(monkeypatch):
    monkeypatch.setattr(substitution, "SHARES", {"ORG": 1, "PER": 1, "LOC": 1})
    return Substitution(spacy.blank("de"), [])


def document(text):
    """Tokens of a text in which "Word/LABEL" and "Two_Words/LABEL" are names."""
    tokens = []
    for part in text.split():
        name, _, label = part.partition("/")
        words = name.split("_")
        tokens += map(
            lambda word, tag: Token(word, ent=tag, start=not tokens), words, iob(label, len(words)) if label else ["O"]
        )
    return tokens


def written(tokens):
    return Doc(spacy.blank("de").vocab, [t.word for t in tokens], [t.space for t in tokens]).text.strip()


def kind_of(name):
    return {kind for kind, listed_name in listed() if listed_name == name}


@pytest.mark.parametrize(
    ("text", "kind"),
    [("Die SPD/ORG tagt", "party"), ("Der ADAC/ORG warnt", "body_m"), ("Kunden von Lidl/ORG klagen", "bare")],
)
def test_a_name_is_exchanged_for_one_of_its_kind(exchange, text, kind):
    before = document(text)
    after = exchange(before, Random(1))
    ((start, end, label),) = mentions(after)
    assert label == "ORG"
    assert kind in kind_of(written(after[start:end]))
    assert written(after[:start]) == written(before[:start])
    assert [token.word for token in after[end:]] == [before[-1].word]


def test_unknown_names_with_an_article_stay(exchange):
    before = document("Der Zwirnkreis/ORG klagt")
    assert exchange(before, Random(1)) == before


def test_surnames_follow_their_full_name(exchange):
    before = document("Petra_Moser/PER lacht . Moser/PER geht , Mosers/PER Hund bellt .")
    (a, b, _), (c, _, _), (d, _, _) = mentions(after := exchange(before, Random(1)))
    assert after[a].word != "Petra"
    assert after[b - 1].word == after[c].word == after[d].word.removesuffix("s") != "Moser"


def test_same_names_stay_the_same(exchange):
    after = exchange(document("Lidl/ORG klagt , Lidl/ORG wartet , sagt Lidl/ORG"), Random(1))
    assert len({written(after[a:b]) for a, b, _ in mentions(after)}) == 1


def test_input_and_repeatability(exchange):
    before = document("Lidl/ORG klagt in Kassel/LOC")
    copy = list(before)
    assert exchange(before, Random(3)) == exchange(before, Random(3))
    assert before == copy
    assert exchange(before, Random(3))[0].start
