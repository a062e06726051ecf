"""The towns of datelines are places, each for itself; the code of an agency there is no name."""

from newskit.german.datelines import read_dateline
from newskit.german.tokens import Tokens
from newskit.names.spans import Span


def read_datelines(spans: list[Span], tokens: Tokens) -> list[Span]:
    """Give the towns of datelines as places, and nothing else of them.

    >>> import spacy
    >>> doc = spacy.blank("de")("Kassel/Fulda (nap) - Es regnet.")
    >>> read_datelines([Span(0, 3, "ORG"), Span(4, 5, "ORG")], Tokens(doc))
    [Span(first=0, stop=1, label='LOC'), Span(first=2, stop=3, label='LOC')]
    """
    places = {span.first for span in spans if span.label == "LOC"}
    found: list[Span] = []
    covered: set[int] = set()
    for start in tokens.paragraph_starts():
        if dateline := read_dateline(tokens, start, start in places):
            found += [Span(first, stop, "LOC") for first, stop in dateline.towns]
            covered.update(range(start, dateline.stop))
    return [*found, *(span for span in spans if covered.isdisjoint(range(span.first, span.stop)))]
