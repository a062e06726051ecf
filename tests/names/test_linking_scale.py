"""Linking names takes time in proportion to the corpus: counted in calls, which no busy machine blurs."""

import sys

from newskit import frames
from newskit.names.linking import link_names


def corpus(n):
    """Every article names one of two Müllers in full or by the surname, beside a body of its own."""
    forms = ["Jana Müller", "Udo Müller", "Müller"]
    return frames.conform(
        [
            {
                "article_id": f"{i:012x}",
                "field": "text",
                "start": 0,
                "end": 9,
                "text": name,
                "label": label,
                "name": name,
            }
            for i in range(n)
            for name, label in [(forms[i % 3], "PER"), (f"Verein {i}", "ORG"), (f"Amt {i % 7}", "ORG")]
        ],
        frames.Entities,
    )


def calls(table):
    count = 0

    def counted(frame, event, argument):
        nonlocal count
        count += event in ("call", "c_call")

    link_names(table.head(3))  # word lists are read when they are needed first
    sys.setprofile(counted)
    try:
        link_names(table)
    finally:
        sys.setprofile(None)
    return count


def test_four_times_the_articles_are_four_times_the_work():
    assert calls(corpus(1200)) < 5 * calls(corpus(300))
