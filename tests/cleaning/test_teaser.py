"""A teaser printed twice stands once."""

import pytest
from paragraphs import PARAGRAPHS

from newskit import clean_text
from newskit.cleaning import split_teaser, without_teaser


@pytest.mark.parametrize("copies", [1, 2])
def test_teaser_stands_once(copies):
    assert clean_text("\n\n".join(PARAGRAPHS[:1] * copies + PARAGRAPHS[1:3])) == "\n".join(PARAGRAPHS[:3])


def test_cut_teaser_goes():
    cut = PARAGRAPHS[0][:60] + " …"
    assert clean_text(f"{cut}\n\n{PARAGRAPHS[0]}\n{PARAGRAPHS[1]}") == "\n".join(PARAGRAPHS[:2])


def test_short_lines_may_stand_twice():
    assert clean_text("Nein.\nNein.\nDoch.") == "Nein.\nNein.\nDoch."


def test_split_teaser_needs_it_twice():
    lead, rest = PARAGRAPHS[0], PARAGRAPHS[1]
    assert split_teaser(f"{lead}\n\n{lead}\n\n{rest}") == (lead, rest)
    assert split_teaser(f"{lead}\n\n{rest}") == ("", f"{lead}\n\n{rest}")


@pytest.mark.parametrize("teaser", ["", "Anderes.", "Der Rat"])
def test_another_teaser_leaves_the_text(teaser):
    assert without_teaser("Der Rat tagt.\nEnde.", teaser) == "Der Rat tagt.\nEnde."
