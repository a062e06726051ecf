"""The confidence of a quote: the share of right quotes of its rule in the teaching corpus."""

import pytest
from recount import recount

from newskit.quotes import confidence as module
from newskit.quotes.confidence import confidence
from newskit.quotes.model import Found


def sure(rule):
    return confidence(Found(0, 1, "indirect", rule, 0))


@pytest.fixture(scope="module")
def counted():
    return recount()


def test_the_stored_counts_are_those_of_today(counted, monkeypatch):
    stored = {rule: sure(rule) for rule in module._MEASURED | counted}
    monkeypatch.setattr(module, "_MEASURED", counted)
    off = {rule: (was, sure(rule)) for rule, was in stored.items() if abs(was - sure(rule)) > 0.05}
    assert not off, "the rules or the weights have changed: python tests/quotes/recount.py"


def test_the_corpus_is_counted_as_a_whole(counted):
    total, right = sum(map(sum, counted.values())), sum(pair[0] for pair in counted.values())
    assert 600 < total < 900  # 737 gold quotes
    assert right > 0.85 * total


def test_rules_that_were_wrong_more_often_are_less_sure(monkeypatch):
    monkeypatch.setattr(module, "_MEASURED", {"often": (90, 0), "rare": (1, 0), "wrong": (10, 30)})
    assert sure("often") > sure("rare") > sure("unknown") == 0.75 > sure("wrong")
