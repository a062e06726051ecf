"""The key for lecturers: each difference it lists is in the gold and in what newskit finds, with the same values."""

import re

import pytest
from answer_key import KEY, MEASURES, OUTLETS, from_gold, from_newskit, holds, measure, read

ROWS = read()
by_row = pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['name']}, {row['basis']}")


@pytest.fixture(scope="module")
def tables():
    return {"gold": from_gold(), "newskit": from_newskit()}


@by_row
def test_a_difference_is_there_with_the_value_of_the_key(row, tables):
    values = measure(row["name"], tables[row["basis"]])
    assert holds(row["claim"], values), values
    if row["basis"] == "gold":
        assert {outlet: float(row[outlet]) for outlet in OUTLETS} == values
    else:  # rules get better; the key is measured again when a value has moved by more than a tenth
        for outlet in OUTLETS:
            stored = float(row[outlet])
            assert values[outlet] == pytest.approx(stored, rel=0.1, abs=0.03 if stored < 1 else 3), outlet


def test_the_key_has_each_measure_twice_and_says_what_is_measured():
    assert [(row["name"], row["basis"]) for row in ROWS] == [
        (name, basis) for name in MEASURES for basis in ("gold", "newskit")
    ]
    told = {name: (notebook, what, claim) for name, (notebook, what, claim, _) in MEASURES.items()}
    assert all((row["notebook"], row["measure"], row["claim"]) == told[row["name"]] for row in ROWS)


def test_the_page_for_lecturers_explains_each_measure():
    page = KEY.with_suffix(".md").read_text(encoding="utf-8")
    assert re.findall(r"^\| \*(.+?)\* \|", page, re.MULTILINE) == list(MEASURES)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("highest C", True),
        ("highest B", False),
        ("lowest A", True),
        ("lowest A; highest B", False),
        ("only B, C", True),
        ("only C", False),
        ("zero A", True),
        ("zero B", False),
        ("alike", False),
    ],
)
def test_what_a_claim_means(claim, expected):
    assert holds(claim, {"A": 0, "B": 1, "C": 2}) is expected
    assert holds("alike", {"A": 10, "B": 11, "C": 12})
