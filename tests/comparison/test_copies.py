import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import newskit as nk
from newskit.comparison.copies import CopiedText, _claimed
from newskit.comparison.passages import words
from newskit.errors import InputError
from newskit.times import Prints

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


DAY = {"published": "2025-11-04T00:00Z", "published_precision": "day"}
MORNING = {"published": "2025-11-04T06:00Z", "published_precision": "instant"}
NEXT = {"published": "2025-11-05T06:00Z", "published_precision": "instant"}


@pytest.mark.parametrize(
    ("times", "spans"),
    [
        ([MORNING, NEXT], {"B": ("A", "later")}),
        ([DAY, NEXT], {"B": ("A", "later")}),
        ([DAY, MORNING], {"A": ("unknown", "unknown")}),  # counts for one of them, and nobody is called the first
        ([DAY, DAY], {"B": ("unknown", "unknown")}),
        ([{}, MORNING], {"A": ("unknown", "unknown")}),
        ([DAY, DAY, NEXT], {"B": ("unknown", "unknown"), "C": ("unknown", "later")}),
        ([MORNING, NEXT, {}], {"B": ("unknown", "later"), "C": ("unknown", "unknown")}),
    ],
)
def test_who_was_first_is_unknown_where_the_dates_do_not_tell(times, spans):
    articles = table(*({"source": source, "text": REPORT, **time} for source, time in zip("ABC", times, strict=False)))
    source = articles.set_index("article_id")["source"]
    found = nk.copied_spans(articles)
    told = zip(found["article_id"].map(source), found["first_source"], found["order"], strict=True)
    assert {who: (first, order) for who, first, order in told} == spans
    hits = nk.dictionary_hits(articles, {"Ort": ["Kassel"]}, without_copies=True, progress=False)
    assert len(hits) == 1
    marked = nk.mark_agency_copy(articles).set_index("source")
    assert {s for s in marked.index if marked["copied_share"][s]} == {s for s, (_, o) in spans.items() if o == "later"}
    assert marked["shared_share"].eq(1).all()


def test_an_outlet_is_first_with_its_own_two_articles_of_one_day():
    articles = table({"source": "A", "text": REPORT, **DAY}, {"source": "A", "text": REPORT, **DAY})
    assert nk.copied_spans(articles)["first_source"].tolist() == ["A"]


SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12), st.integers(0, 2)), max_size=8)
FOUR = table(*({"source": s, "published": f"2025-11-0{i + 1}T06:00Z"} for i, s in enumerate("ABCD")))


@given(SPANS)
def test_claimed_pieces_cover_the_same_characters_once(spans):
    given_spans = [(start, start + length, first) for start, length, first in spans]
    pieces = _claimed(given_spans, 3, Prints(FOUR), list("ABCD"))
    covered = {c: first for start, end, first, _ in pieces for c in range(start, end)}
    assert sum(end - start for start, end, *_ in pieces) == len(covered)
    owners: dict = {}
    for start, end, first in given_spans:
        owners |= {c: min(first, owners.get(c, first)) for c in range(start, end)}
    assert covered == owners


def test_covers_from_half_on():
    text = CopiedText(pd.DataFrame({"article_id": ["a"], "field": ["text"], "start": [0], "end": [10]}))
    assert text.covers("a", "text", 5, 15)
    assert not text.covers("a", "text", 6, 16)
    assert not text.covers("a", "title", 0, 5)
    assert not text.covers("a", "text", pd.NA, pd.NA)
