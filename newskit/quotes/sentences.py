"""Sentences as the reader sees them, cut into clauses.

German marks nearly every clause by a comma; what stands in quotation marks neither ends a sentence nor parts a clause.
"""

import re
from bisect import bisect_left, bisect_right
from itertools import compress

from newskit.german.datelines import after_dateline
from newskit.german.lists import word_list
from newskit.german.tokens import Tokens
from newskit.quotes.clauses import (
    CONJUNCTIONS,
    ENDINGS,
    FRAGMENT,
    JOINERS,
    SEPARATORS,
    Clause,
    Sentence,
    classify,
    may_speak,
)
from newskit.quotes.lexicon import is_finite_form
from newskit.quotes.marks import Marked
from newskit.quotes.mending import mend

_LINE_BREAK = re.compile("\n")
_OPENING, _CLOSING = frozenset("(["), frozenset(")]")
_TELLING = SEPARATORS | ENDINGS | _OPENING | _CLOSING | JOINERS | {"dass", "ob"}
_BEFORE_CONJUNCTION = word_list("before_conjunction")  # "als ob", "so dass", "und dass": no comma stands between these


def read_sentences(tokens: Tokens, marked: list[Marked]) -> tuple[list[Sentence], list[int]]:
    """Cut a text into sentences with clauses; also, for every token, the marked stretch it lies in (or -1)."""
    inside = _inside(tokens, marked)
    sentences = []
    start = paragraph = 0
    for stop in [*(i for i in _possible_starts(tokens, inside) if _sentence_starts(tokens, inside, i)), len(tokens)]:
        begin, end = start, stop
        start = stop
        while begin < end and not tokens.words[begin].strip():
            paragraph += "\n" in tokens.words[begin]
            begin += 1
        breaks = 0
        while end > begin and not tokens.words[end - 1].strip():
            end -= 1
            breaks += "\n" in tokens.words[end]
        if begin < end:
            begin = after_dateline(tokens, begin, end)
            sentences.append(Sentence(begin, end, cut_clauses(tokens, begin, end, inside), paragraph))
        paragraph += breaks
    return sentences, inside


def _possible_starts(tokens: Tokens, inside: list[int]) -> list[int]:
    """Where the pipeline says so, after line breaks, and about quotation marks: most tokens need no look."""
    possible = set(compress(range(len(tokens)), tokens.sent_starts))
    possible |= {bisect_right(tokens.starts, found.start()) for found in _LINE_BREAK.finditer(tokens.text)}
    possible |= {i for i, mark in enumerate(inside, 1) if mark >= 0}
    return sorted(possible - {0, len(tokens)})


def _inside(tokens: Tokens, marked: list[Marked]) -> list[int]:
    inside = [-1] * len(tokens)
    i = 0
    for number, mark in enumerate(marked):
        if mark.depth:
            continue
        i = max(i, bisect_left(tokens.starts, mark.start))
        end = max(i, bisect_right(tokens.ends, mark.end))
        inside[i:end] = [number] * (end - i)
        i = end
    return inside


def _sentence_starts(tokens: Tokens, inside: list[int], i: int) -> bool:
    """Does a sentence start at token i, once marks and line breaks are respected?"""
    if inside[i] >= 0 and inside[i] == inside[i - 1]:
        return False
    before, word = tokens.words[i - 1], tokens.words[i]
    if "\n" in before:
        return not (inside[i] >= 0 and i > 1 and tokens.words[i - 2] == ":")  # "Dazu Kolb:\n„Gut.“"
    if not tokens.sent_starts[i]:
        return not tokens.finite[i] and _ends_in_marks(tokens, inside, i)
    if word[:1].islower() or word in SEPARATORS or word in ENDINGS or word == ")":
        return False  # "„Wirklich?“, fragte sie": whatever the pipeline says
    return before != ":" and not (tokens.finite[i] and before in SEPARATORS)  # a colon announces what follows


def _ends_in_marks(tokens: Tokens, inside: list[int], i: int) -> bool:
    """Does a sentence end within its quotation marks right before token i, and another begin?"""
    ended = inside[i - 1] >= 0 and i > 1 and tokens.words[i - 2] in ENDINGS
    return ended and (inside[i] >= 0 or tokens.words[i][:1].isupper())


def cut_clauses(tokens: Tokens, start: int, end: int, inside: list[int]) -> list[Clause]:
    """Cut a sentence at commas, colons, semicolons and dashes, and before "und" with a new finite verb."""
    clauses: list[Clause] = []
    brackets, begin, separator = 0, start, ""
    # Most words cut nothing.
    for i in [i for i, word in enumerate(tokens.low[start:end], start) if word in _TELLING or inside[i] >= 0]:
        brackets = max(0, brackets + (tokens.words[i] in _OPENING) - (tokens.words[i] in _CLOSING))
        cut = _cut_at(tokens, begin, i, end, inside, bool(brackets))
        if cut is None:
            continue
        last, resume, parted = cut
        if last > begin:
            clauses.append(classify(tokens, inside, begin, last, separator))
        begin, separator = resume, parted
    if begin < end:
        last = end
        while last > begin + 1 and tokens.words[last - 1] in ENDINGS:
            last -= 1
        clauses.append(classify(tokens, inside, begin, last, separator))
    return mend(tokens, clauses, inside) or [Clause(start, end, FRAGMENT, first=start)]


def _cut_at(
    tokens: Tokens, begin: int, i: int, end: int, inside: list[int], bracketed: bool
) -> tuple[int, int, str] | None:
    """If the word at i ends a clause: where that ends, where the next one begins, and what parts them."""
    word, low = tokens.words[i], tokens.low[i]
    if inside[i] >= 0 or bracketed and word != ";":
        return (i + 1, i + 1, ",") if _verb_after_marks(tokens, inside, begin, i, end) else None
    if word in SEPARATORS:
        return None if _parts_words(tokens, i, end) else (i, i + 1, word)
    if word in ENDINGS:
        return (i, i + 1, word) if begin < i < end - 1 else None
    if low in ("dass", "ob"):
        return (i, i, ",") if i > begin + 1 and _conjunction_without_comma(tokens, begin, i) else None
    if low in JOINERS and i > begin and _new_clause_after(tokens, begin, i, end, inside):
        return i, i, ""
    return None


def _parts_words(tokens: Tokens, i: int, end: int) -> bool:
    """Does a comma only part words: "der Gesundheits-, Sozial- und Baudezernent", "nach langer, heftiger Debatte"?"""
    after = i + 1
    if tokens.words[i] != "," or after >= end:
        return False
    if tokens.tags[i - 1] == tokens.tags[after] == "TRUNC":
        return True
    while after < end - 1 and tokens.tags[after] in ("ADV", "ADJD"):
        after += 1
    return tokens.tags[i - 1] == tokens.tags[after] == "ADJA" and tokens.words[i - 1][0].islower()


def _conjunction_without_comma(tokens: Tokens, begin: int, i: int) -> bool:
    """Does "dass" or "ob" at i begin a clause without a comma: "Sie hofft dass es hält", "will Geld und dass …"?"""
    if tokens.tags[i] != "KOUS" or not tokens.words[i - 1][0].isalnum():
        return False
    if tokens.low[i - 1] == "und":
        return any(tokens.finite[begin : i - 1])
    return tokens.low[i - 1] not in _BEFORE_CONJUNCTION


def _new_clause_after(tokens: Tokens, begin: int, i: int, end: int, inside: list[int]) -> bool:
    """Does "und" at i begin a clause with a verb of its own? After a clause that is complete, before a finite verb."""
    if i + 2 >= end or inside[i + 1] >= 0 or not tokens.finite[i + 1] or tokens.is_subjunctive(i + 1):
        return False
    verb_last = tokens.low[begin] in CONJUNCTIONS or tokens.tags[begin].startswith(("PREL", "PW", "KO"))
    return not verb_last or tokens.words[i + 2] not in SEPARATORS | ENDINGS


def _verb_after_marks(tokens: Tokens, inside: list[int], begin: int, i: int, end: int) -> bool:
    """Does a quote that a clause begins with end at i, with "sagte X" right after it though no comma parts them?"""
    if i + 1 >= end or inside[i] < 0 or inside[i + 1] == inside[i] or inside[begin] != inside[i]:
        return False
    if i - begin <= 5 and tokens.words[i - 1] not in ".!?":
        return False
    if tokens.finite[i + 1] or tokens.low[i + 1] == "so":
        return True
    attribute = tokens.tags[i + 1] == "ADJA" and is_finite_form(tokens.low[i + 1])
    return attribute and i + 2 < end and may_speak(tokens, i + 2)


def all_inside(inside: list[int], start: int, end: int, tokens: Tokens) -> bool:
    """Does nearly everything of a stretch stand in quotation marks, so that it is no indirect quote?"""
    if inside[start] < 0 and tokens.words[start][0].isalnum():
        return False  # true of most stretches
    spoken = [i for i in range(start, end) if tokens.words[i][0].isalnum()]
    if not spoken:
        return True
    if inside[spoken[0]] < 0 or inside[spoken[-1]] < 0:
        return False
    return sum(inside[i] >= 0 for i in range(spoken[0], spoken[-1] + 1)) >= 0.7 * (spoken[-1] + 1 - spoken[0])
