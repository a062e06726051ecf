import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import newskit as nk
from newskit.comparison.copies import CopiedText, _claimed
from newskit.comparison.passages import words
from newskit.errors import InputError

from .conftest import REPORT, table


def test_the_later_print_is_the_copy(flood):
    spans = nk.copied_spans(flood)
    whole = spans.loc[(spans["end"] - spans["start"]).idxmax()]
    texts = flood.set_index("article_id")["text"]
    assert whole["first_source"] == "Morgenkurier"
    assert words(texts[whole["article_id"]][whole["start"] : whole["end"]]) == words(REPORT)
    assert flood.loc[flood["source"] == "Morgenkurier", "article_id"].item() not in set(spans["article_id"])


def test_each_passage_counts_once_for_the_first():
    times = ["2025-11-04T08:00Z", "2025-11-04T06:00Z", "2025-11-04T07:00Z"]
    articles = table(*({"source": s, "published": t, "text": REPORT} for s, t in zip("ABC", times, strict=True)))
    spans = nk.copied_spans(articles)
    assert spans["first_source"].tolist() == ["B", "B"]
    hits = nk.dictionary_hits(articles, {"Ort": ["Kassel"]}, without_copies=True, progress=False)
    assert hits["source"].tolist() == ["B"]


def test_drop_copies_keeps_rows_that_stand_in_own_text(flood):
    hits = nk.dictionary_hits(flood, {"Ort": ["Kassel", "Unterneustadt"]}, progress=False)
    kept = nk.drop_copies(hits, flood)
    assert set(kept.index) <= set(hits.index)
    assert len(kept) < len(hits)
    with pytest.raises(InputError, match="field"):
        nk.drop_copies(hits.drop(columns="field"), flood)


def test_pairs_in_place_of_true_give_the_same(flood):
    pairs = nk.find_reuse(flood)
    for copies in (True, pairs):
        assert len(nk.concordance(flood, "Kassel", without_copies=copies, progress=False)) == 2


SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12), st.sampled_from("abc")), max_size=8)


@given(SPANS)
def test_claimed_pieces_cover_the_same_characters_once(spans):
    given_spans = [("text", start, start + length, first) for start, length, first in spans]
    pieces = _claimed(given_spans)
    covered = [c for _, start, end, _ in pieces for c in range(start, end)]
    assert len(covered) == len(set(covered))
    assert set(covered) == {c for _, start, end, _ in given_spans for c in range(start, end)}


def test_covers_from_half_on():
    text = CopiedText(pd.DataFrame({"article_id": ["a"], "field": ["text"], "start": [0], "end": [10]}))
    assert text.covers("a", "text", 5, 15)
    assert not text.covers("a", "text", 6, 16)
    assert not text.covers("a", "title", 0, 5)
    assert not text.covers("a", "text", pd.NA, pd.NA)
