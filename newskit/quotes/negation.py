"""Whether a verb is negated: "sagte nicht", "wollte sich nicht äußern", but not "aus nicht genannten Quellen"."""

from itertools import pairwise

from newskit.german.lists import word_list
from newskit.german.tokens import Tokens
from newskit.quotes.clauses import AS, FRAGMENT, RELATIVE, SO, Sentence

_NEGATIONS = word_list("negations")
ASIDES = (RELATIVE, AS, SO)  # clauses that part a verb from the rest of its clause


def own_words(sentence: Sentence, number: int, span: list[int]) -> list[int]:
    """What can negate a verb: its clause, and the rest of it after a relative clause.

    In "Sie sagte, dass es halte, nicht aber, wie lange" "nicht" does not negate "sagte".
    """
    end = sentence.clauses[number].end
    for before, clause in pairwise(sentence.clauses[number:]):
        if clause.kind not in ASIDES and (clause.kind != FRAGMENT or before.kind not in ASIDES):
            break
        end = clause.end
    return [i for i in span if i < end]


def is_negated(tokens: Tokens, span: list[int]) -> bool:
    return any(_negates_clause(tokens, i) for i in span if tokens.low[i] in _NEGATIONS)


def _negates_clause(tokens: Tokens, i: int) -> bool:
    """Does the negation at i negate the clause, and not an attribute in it: "aus nicht genannten Quellen"?"""
    if tokens.low[i] != "nicht":
        return True
    after = i + 1
    if after < len(tokens) and tokens.low[after] in ("nur", "als", "zuletzt"):
        return False  # "nicht nur", "nicht als Minister"
    while after < len(tokens) and tokens.tags[after] in ("ADV", "ADJD"):
        after += 1
    return after == len(tokens) or tokens.tags[after] != "ADJA"
