"""One name, one label: the mentions of a name and what lists know of it decide together."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newskit.pipelines.evidence import LABELS, SIGNS, Name, find_again, fitted_weights, weigh

COLUMNS = {"O": 0, "PER": 1, "LOC": 3, "ORG": 5, "MISC": 7}


def weighed(text, chances):
    """The names in words that have chances: "PER:9,O:1" of a first word, "+" of one that goes on with the name."""
    words = text.split()
    scores = np.full((len(words), 9), 0.001)
    scores[:, 0] = 0.99
    found = []
    for i, told in chances.items():
        scores[i] = 0.001
        is_inside = told.startswith("+")
        for part in told.lstrip("+").split(","):
            label, chance = part.split(":")
            scores[i, COLUMNS[label] + (is_inside and label != "O")] = int(chance) / 10
        best = max(told.lstrip("+").split(","), key=lambda part: int(part.split(":")[1])).split(":")[0]
        if is_inside:
            found[-1] = found[-1]._replace(stop=i + 1)
        elif best != "O":
            found.append(Name(i, i + 1, best))
    return {" ".join(words[a:b]) + f"@{a}": label for a, b, label in weigh(words, found, np.log(scores))}


@pytest.mark.parametrize(
    ("text", "chances", "expected"),
    [
        # the surer mentions decide on the others
        ("Wesbank baut , Wesbank wächst", {0: "ORG:9", 3: "LOC:5,ORG:4"}, {"Wesbank@0": "ORG", "Wesbank@3": "ORG"}),
        ("Wesbank baut , Wesbanks Chef", {0: "ORG:9", 3: "PER:5,ORG:4"}, {"Wesbank@0": "ORG", "Wesbanks@3": "ORG"}),
        # ... but not on what is clear by itself
        ("Nordau baut , Nordau siegt", {0: "LOC:9", 3: "ORG:9"}, {"Nordau@0": "LOC", "Nordau@3": "ORG"}),
        # a name that was found is found again, where nothing is clearly against it
        ("Wesbank , Wesbank , Wesbank , Wesbank", {0: "ORG:9", 2: "ORG:9", 4: "ORG:9", 6: "O:5,ORG:4"},
            {"Wesbank@0": "ORG", "Wesbank@2": "ORG", "Wesbank@4": "ORG", "Wesbank@6": "ORG"}),
        ("Wesbank baut , Wesbank wächst", {0: "ORG:9"}, {"Wesbank@0": "ORG"}),
        # a list knows better than a doubtful mention
        ("die SPD siegt", {1: "MISC:5,ORG:4"}, {"SPD@1": "ORG"}),
        # what is no person, place or organisation stays what it was
        ("der Heurekapreis", {1: "MISC:9"}, {"Heurekapreis@1": "MISC"}),
        ("nichts da", {}, {}),
    ],
)  # fmt: skip
def test_weigh(text, chances, expected):
    assert weighed(text, chances) == expected


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("Wesbank und Wesbanks Chef und WESBANK", [Name(0, 1, "ORG")], [(2, 3)]),
        ("Jana Mosers Rede , Jana Moser ging , Jana blieb", [Name(0, 2, "PER")], [(4, 6)]),
        ("Amt für Wege , Amt , Amt für Wege", [Name(0, 3, "ORG")], [(6, 9)]),  # "Amt" alone is another name
        ("Wesbank", [Name(0, 1, "ORG")], []),
    ],
)
def test_find_again(text, found, expected):
    assert [(name.start, name.stop) for name in find_again(text.split(), found)] == expected


@given(st.lists(st.sampled_from(["Jana", "Moser", "Mosers", "Wien", "SPD", "die", ",", "\n"]), max_size=12), st.data())
def test_names_do_not_overlap(words, data):
    cuts = sorted(data.draw(st.sets(st.integers(0, len(words)), max_size=6)))
    found = [Name(a, b, "PER") for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    scores = np.log(np.random.default_rng(0).dirichlet(np.ones(9), len(words)))
    names = weigh(words, found, scores)
    assert all(a.stop <= b.start for a, b in zip(names, names[1:], strict=False))
    assert {name.label for name in names} <= set(LABELS[1:])


def test_a_weight_for_each_sign_and_label():
    weights = fitted_weights()
    assert weights.signs.shape == (len(SIGNS), len(LABELS))
    assert weights.own > weights.others > 0
