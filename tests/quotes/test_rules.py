"""The table of rules: each row's example gives its rule, its counter-example no quote; the page shows the table."""

import pytest
from rules_page import PAGE, written

from newskit.quotes import find_quotes
from newskit.quotes.rules import decide, rules

WITH_EXAMPLE = [rule for rule in rules() if rule.example]
WITH_COUNTER = [rule for rule in rules() if rule.counter_example]
TYPES = ("direct", "indirect", "reported")


@pytest.mark.parametrize("rule", WITH_EXAMPLE, ids=lambda rule: rule.id)
def test_an_example_gives_its_rule(nlp, rule):
    found = find_quotes(nlp(rule.example), mentions=[], types=TYPES)
    assert (rule.type, rule.id) in {(quote.type, quote.rule) for quote in found}


@pytest.mark.parametrize("rule", WITH_COUNTER, ids=lambda rule: rule.id)
def test_a_counter_example_gives_no_quote(nlp, rule):
    assert find_quotes(nlp(rule.counter_example), mentions=[]) == []


def test_rows_are_complete():
    assert len({rule.id for rule in rules()}) == len(rules())
    for rule in rules():
        assert rule.type in (*TYPES, "none")
        assert rule.meaning
        assert rule.counter_example or not rule.example
        assert bool(rule.example) == (rule.type != "none")
        assert rule.right <= rule.fired


class Candidate:
    """A candidate with the facts of a clause after a verb."""

    head = clause = "sub"
    intro, separator, order, mood = "dass", ",", "second", "ind"
    takes, who, voice, near, pointer = "dv", "somebody", "active", True, ""
    asked = asked_for = of_noun = joined = free = False
    pos, lemma, kind = "verb", "sagen", "say"


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({}, "dass"),
        ({"takes": "z"}, None),
        ({"intro": "ob"}, None),
        ({"who": "nobody"}, None),
        ({"pointer": "das"}, None),
    ],
)
def test_the_first_row_decides_unless_an_exception_fits(facts, rule):
    candidate = Candidate()
    for fact, value in facts.items():
        setattr(candidate, fact, value)
    found = decide("after verb", candidate)
    assert (found and found.id) == rule


def test_what_a_candidate_lacks_is_told():
    dass = next(rule for rule in rules() if rule.id == "dass")
    candidate = Candidate()
    candidate.intro, candidate.takes = "ob", "z"
    assert dass.missed(candidate) == ["intro", "takes"]


def test_the_page_shows_the_table_of_today():
    assert PAGE.read_text(encoding="utf-8") == written(), "python tests/quotes/rules_page.py"
