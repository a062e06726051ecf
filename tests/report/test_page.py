"""Captions of a report's figures."""

from reports import articles

import newskit as nk
from newskit.report import Page


def test_a_figure_says_that_it_draws_the_smaller_groups_together():
    many = nk.plot.coverage(articles(sources=[f"Blatt {n}" for n in range(30)], per_source=1))
    few = nk.plot.coverage(articles(sources=["A"], per_source=1))
    assert "“others” are all further ones together." in repr(Page().figure(many, "Articles."))
    assert repr(Page().figure(few, "Articles.")) == "Figure 1. Articles."
