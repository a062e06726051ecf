"""The confidence of a quote: the share of right quotes of its rule on the written articles."""

import pytest

from newskit.quotes import confidence as module
from newskit.quotes.confidence import confidence
from newskit.quotes.rules import rules
from training.quote_rules import count, overlap


def test_every_rule_has_a_confidence():
    assert all(0 < confidence(rule.id) <= 1 for rule in rules())


def test_rules_that_were_wrong_more_often_are_less_sure(monkeypatch):
    often, rare, wrong, *rest = rules()
    counted = (often._replace(fired=90, right=90), rare._replace(fired=1, right=1), wrong._replace(fired=40, right=10))
    monkeypatch.setattr(module, "rules", lambda: (*counted, *(rule._replace(fired=0, right=0) for rule in rest)))
    module._measured.cache_clear()
    try:
        assert confidence(often.id) > confidence(rare.id) > confidence(rest[0].id) > confidence(wrong.id)
    finally:
        module._measured.cache_clear()


def test_counting(nlp):
    text = "Der Steg sei sicher, sagte Jana Moser. Sie versprach, ihn zu sanieren."
    fired, right = count([(nlp(text), [("indirect", 0, 19), ("direct", 49, 70)])])
    assert dict(fired) == {"cue after": 1, "infinitive": 1}
    assert right["cue after"] == 1
    assert right["infinitive"] == 0  # of another type


@pytest.mark.parametrize(("a", "b", "shared"), [((0, 4), (2, 4), 0.5), ((0, 2), (2, 4), 0.0), ((1, 3), (1, 3), 1.0)])
def test_overlap(a, b, shared):
    assert overlap(a, b) == shared
