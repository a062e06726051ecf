"""Sentences as the reader sees them, cut into clauses.

German marks nearly every clause by a comma; what stands in quotation marks neither ends a sentence nor parts a clause.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import compress

from newskit.quotes.clauses import CONJUNCTIONS, ENDINGS, JOINERS, SEPARATORS, Clause, Sentence, classify, may_speak
from newskit.quotes.datelines import behind_dateline
from newskit.quotes.lexicon import is_finite_form, words
from newskit.quotes.marks import Marked
from newskit.quotes.mending import mend
from newskit.quotes.tokens import Tokens

_LINE_BREAK = re.compile("\n")
_OPENING, _CLOSING = frozenset("(["), frozenset(")]")
_TELLING = SEPARATORS | ENDINGS | _OPENING | _CLOSING | JOINERS | {"dass", "ob"}


# "als ob", "so dass", "und dass": no comma stands between these.
_BEFORE_CONJUNCTION = words(
    "als so ohne statt anstatt ausser auch nur selbst erst schon kaum bis und oder aber sondern sowie noch egal ja nein"
)


def read_sentences(tokens: Tokens, marked: list[Marked]) -> tuple[list[Sentence], list[int]]:
    """Cut a text into sentences with clauses; also, for every token, the outermost marked stretch it lies in (or -1)."""
    inside = _inside(tokens, marked)
    sentences = []
    start = 0
    paragraph = 0
    for i in [*(i for i in _possible_starts(tokens, inside) if _sentence_starts(tokens, inside, i)), len(tokens)]:
        begin, end = start, i
        start = i
        while begin < end and not tokens.words[begin].strip():
            paragraph += "\n" in tokens.words[begin]
            begin += 1
        breaks = 0
        while end > begin and not tokens.words[end - 1].strip():
            end -= 1
            breaks += "\n" in tokens.words[end]
        if begin < end:
            begin = behind_dateline(tokens, begin, end)
            sentences.append(Sentence(begin, end, cut_clauses(tokens, begin, end, inside), paragraph))
        paragraph += breaks
    return sentences, inside


def _possible_starts(tokens: Tokens, inside: list[int]) -> list[int]:
    """Where the pipeline says so, behind line breaks, and about quotation marks: few tokens, so that most need no look."""
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
    before = tokens.words[i - 1]
    if "\n" in before:
        return True
    if not tokens.sent_starts[i]:
        # A sentence that ends within its quotation marks, and another behind it.
        return (
            inside[i - 1] >= 0
            and i > 1
            and tokens.words[i - 2] in ENDINGS
            and (inside[i] >= 0 or tokens.words[i][:1].isupper())
            and not tokens.is_finite(i)
        )
    word = tokens.words[i]
    if word[:1].islower() or word in SEPARATORS or word in ENDINGS or word == ")":
        # "„Wirklich?“, fragte sie": no sentence starts with a comma or in lower case, whatever the pipeline says
        return False
    if inside[i] >= 0 and i + 1 < len(tokens) and tokens.words[i + 1][:1].islower() and before not in ENDINGS:
        return False  # "Ottokar IV. „war und blieb“ König"
    return not (tokens.is_finite(i) and before in SEPARATORS)


def cut_clauses(tokens: Tokens, start: int, end: int, inside: list[int]) -> list[Clause]:
    """Cut a sentence at commas, colons, semicolons and dashes, and before "und" with a new finite verb."""
    texts, low = tokens.words, tokens.low
    clauses: list[Clause] = []
    brackets = 0
    begin, separator = start, ""
    # Most words cut nothing.
    for i in [i for i, word in enumerate(low[start:end], start) if word in _TELLING or inside[i] >= 0]:
        word = texts[i]
        if word in _OPENING:
            brackets += 1
        elif word in _CLOSING:
            brackets = max(0, brackets - 1)
        if inside[i] >= 0 or (brackets and word not in ";"):
            if _verb_behind_marks(tokens, inside, begin, i, end):
                clauses.append(classify(tokens, inside, begin, i + 1, separator))
                begin, separator = i + 1, ","
            continue
        if word in SEPARATORS:
            if _parts_words(tokens, i, end):
                continue
            if i > begin:
                clauses.append(classify(tokens, inside, begin, i, separator))
            begin, separator = i + 1, word
        elif word in ENDINGS and i + 1 < end and i > begin:
            clauses.append(classify(tokens, inside, begin, i, separator))
            begin, separator = i + 1, word
        elif i > begin + 1 and _conjunction_without_comma(tokens, begin, i):
            clauses.append(classify(tokens, inside, begin, i, separator))
            begin, separator = i, ","
        elif low[i] in JOINERS and i > begin and _new_clause_behind(tokens, begin, i, end, inside):
            clauses.append(classify(tokens, inside, begin, i, separator))
            begin, separator = i, ""
    if begin < end:
        last = end
        while last > begin + 1 and texts[last - 1] in ENDINGS:
            last -= 1
        clauses.append(classify(tokens, inside, begin, last, separator))
    return mend(tokens, clauses, inside)


def _parts_words(tokens: Tokens, i: int, end: int) -> bool:
    """Does a comma only part words: "der Gesundheits-, Sozial- und Baudezernent", "nach langer, sehr heftiger Debatte"?"""
    behind = i + 1
    if tokens.words[i] != "," or behind >= end:
        return False
    if tokens.tags[i - 1] == tokens.tags[behind] == "TRUNC":
        return True
    while behind < end - 1 and tokens.tags[behind] in ("ADV", "ADJD"):
        behind += 1
    return tokens.tags[i - 1] == tokens.tags[behind] == "ADJA" and tokens.words[i - 1][0].islower()


def _conjunction_without_comma(tokens: Tokens, begin: int, i: int) -> bool:
    """Does "dass" or "ob" at i begin a clause without a comma: "Sie hofft dass es hält", "will mehr Geld und dass es hält"?"""
    if tokens.low[i] not in ("dass", "ob") or tokens.tags[i] != "KOUS" or not tokens.words[i - 1][0].isalnum():
        return False
    if tokens.low[i - 1] == "und" and tokens.tags[begin] not in ("KOUS", "PRELS"):
        return any(tokens.finite[begin : i - 1])
    return tokens.low[i - 1] not in _BEFORE_CONJUNCTION


def _new_clause_behind(tokens: Tokens, begin: int, i: int, end: int, inside: list[int]) -> bool:
    """Does "und" at i begin a clause with a verb of its own? Behind a clause that is complete, before a finite verb."""
    if i + 2 >= end or inside[i + 1] >= 0 or not tokens.is_finite(i + 1) or tokens.is_subjunctive(i + 1):
        return False
    before = tokens.tags[i - 1]
    behind = tokens.words[i + 2]
    verb_final = before.startswith("V") or any(tokens.is_finite(k) for k in range(begin, i))
    if tokens.low[begin] not in CONJUNCTIONS and not tokens.tags[begin].startswith(("PREL", "PW", "KO")):
        return verb_final
    return verb_final and behind not in SEPARATORS and behind not in ENDINGS


def _verb_behind_marks(tokens: Tokens, inside: list[int], begin: int, i: int, end: int) -> bool:
    """Does a quote that a clause begins with end at i, with "sagte X" right behind it though no comma parts them?"""
    if i + 1 >= end or inside[i] < 0 or inside[i + 1] == inside[i] or inside[begin] != inside[i]:
        return False
    verb = tokens.is_finite(i + 1) or (
        tokens.tags[i + 1] == "ADJA" and is_finite_form(tokens.low[i + 1]) and i + 2 < end and may_speak(tokens, i + 2)
    )
    return (verb or tokens.low[i + 1] == "so") and (i - begin > 5 or tokens.words[i - 1] in ".!?")


def all_inside(inside: list[int], start: int, end: int, tokens: Tokens) -> bool:
    """Does nearly everything of a stretch stand in quotation marks, so that it is no indirect quote?"""
    if inside[start] < 0 and tokens.words[start][0].isalnum():
        return False  # as most
    first = next((i for i in range(start, end) if tokens.words[i][0].isalnum()), -1)
    if first < 0:
        return True
    last = next(i for i in range(end - 1, start - 1, -1) if tokens.words[i][0].isalnum())
    if inside[first] < 0 or inside[last] < 0:
        return False
    return sum(inside[i] >= 0 for i in range(first, last + 1)) >= 0.7 * (last + 1 - first)
