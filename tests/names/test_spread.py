"""Names found again elsewhere in the article, and their labels."""

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from newskit.german.tokens import Tokens
from newskit.names import find_mentions
from newskit.names.spans import Forms, Span


def spans(doc):
    return [(doc.text[m.start : m.end], m.label) for m in find_mentions(doc)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[Jana Moser|PER] kam. Dann ging Moser wieder.", ["Jana Moser", "Moser"]),
        ("[Jana Moser|PER] kam. Das war Mosers Idee.", ["Jana Moser", "Mosers"]),
        ("In [Kassel|LOC] regnet es. Kassel friert.", ["Kassel", "Kassel"]),
        # the longest form, whatever the recogniser found within it
        ("Die [Wohnbau Nordau|ORG] plant. So die Wohnbau [Nordau|LOC].", ["Wohnbau Nordau"] * 2),
        ("[Udo Koch|PER] kam. Der Koch schlief.", ["Udo Koch"]),
        ("[Udo Koch|PER] kam. Koch schlief.", ["Udo Koch", "Koch"]),
        ("[Udo K.|PER] kam. Da schlief K. nicht.", ["Udo K.", "K."]),
        ("[Udo Koch|PER] kam. Herr Koch schlief.", ["Udo Koch", "Koch"]),
        ("[Jana Moser|PER] kam. Die Moser-Regierung fiel.", ["Jana Moser"]),
        ("[Boris Nadolny|PER] kam. Der müde Nadolny schlief.", ["Boris Nadolny", "Nadolny"]),
    ],
)
def test_a_name_found_once_is_found_everywhere(marked, text, found):
    assert [text for text, _ in spans(marked(text))] == found


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("[Voigt|PER] kam. [Voigt|PER] sprach. [Voigt|ORG] ging.", ["PER", "PER", "PER"]),
        ("[Voigts|ORG] Rede. [Voigt|PER] sprach. [Voigt|PER] ging.", ["PER", "PER", "PER"]),
        ("Die [Enavac|PER] prüft. Die [Enavac|ORG] zahlt, die [Enavac|ORG] auch.", ["ORG"] * 3),
        ("Es sprach Frau [Wisbeck|ORG].", ["PER"]),
        ("In [Bayern|LOC] regnet es. [Bayern|ORG] siegt, [Bayern|ORG] feiert.", ["LOC", "ORG", "ORG"]),
    ],
)
def test_labels_are_settled_where_a_person_is_among_them(marked, text, labels):
    assert [m.label for m in find_mentions(marked(text))] == labels


def test_a_short_form_ends_with_the_text():
    tokens = Tokens(Doc(Vocab(), words=["Die", "Linzer"], tags=["ART", "NN"]))
    forms = Forms({("Linzer", "Linien"): "ORG", ("Linzer",): "ORG"})
    assert list(forms.find(tokens, lambda span, tokens: True)) == [Span(1, 2, "ORG")]
