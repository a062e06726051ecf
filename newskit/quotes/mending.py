"""Clauses that punctuation cut wrongly: joined to their verb, or parted before a new subject."""

from __future__ import annotations

from newskit.quotes.clauses import AS, FRAGMENT, INFINITIVE, JOINERS, MAIN, RELATIVE, SUB, Clause, verb_last
from newskit.quotes.tokens import Tokens


def mend(tokens: Tokens, clauses: list[Clause]) -> list[Clause]:
    """Join a subordinate clause that appositions or relative clauses cut from its verb ("Wie X, Chef der Y, mitteilte")."""
    mended: list[Clause] = []
    k = 0
    while k < len(clauses):
        clause = clauses[k]
        if clause.finite < 0 and clause.kind in (SUB, FRAGMENT) and _opens_verb_last(tokens, clause):
            for m in range(k + 1, min(len(clauses), k + 6)):
                later = clauses[m]
                if (
                    later.kind == MAIN
                    and not later.verb_first | (later.end - later.start > 25)
                    and verb_last(tokens, later.finite, later.end)
                    or (later.kind == MAIN and later.end - later.start == 1 and tokens.tags[clause.end - 1][0] != "V")
                ):
                    kind = AS if tokens.low[clause.first] == "wie" else SUB if clause.kind == SUB else RELATIVE
                    clause = Clause(
                        clause.start,
                        later.end,
                        kind,
                        clause.first,
                        later.finite,
                        later.subjunctive,
                        clause.first,
                        clause.separator,
                    )
                    k = m
                    break
                if later.kind not in (FRAGMENT, RELATIVE):
                    break
        if (
            clause.finite < 0
            and clause.kind == FRAGMENT
            and (clause.separator == "," or _opens_infinitive(tokens, clause))
        ):
            m = _infinitive_behind(tokens, clauses, k)
            if m > k:
                intro = clause.first if _opens_infinitive(tokens, clause) else -1
                clause = Clause(
                    clause.start, clauses[m].end, INFINITIVE, intro, first=clause.first, separator=clause.separator
                )
                k = m
        mended += _part_main_clauses(tokens, clause)
        k += 1
    return mended


def _part_main_clauses(tokens: Tokens, clause: Clause) -> list[Clause]:
    """Part "A habe geklagt und B fordert Hilfe": a new subject and an indicative verb behind "und" are another clause."""
    if clause.kind != MAIN or not clause.subjunctive or clause.end - clause.finite > 120:
        return [clause]
    cut = -1
    for i in range(clause.finite + 2, clause.end - 2):
        if tokens.low[i] in JOINERS and tokens.tags[i + 1] in ("ART", "NE", "PPER", "NN", "PPOSAT", "PDAT"):
            cut = i
        elif (
            tokens.is_finite(i)
            and 0 < cut > i - 7
            and tokens.tags[i - 1] in ("NN", "NE", "PPER")
            and not tokens.is_subjunctive(i)
        ):
            first = Clause(clause.start, cut, MAIN, -1, clause.finite, True, clause.first, clause.separator)
            return [first, Clause(cut, clause.end, MAIN, -1, i, False, cut + 1, "")]
        elif tokens.tags[i].startswith("V"):
            cut = -1
    return [clause]


def _opens_infinitive(tokens: Tokens, clause: Clause) -> bool:
    return tokens.low[clause.first] in ("um", "ohne", "statt", "anstatt")


def _infinitive_behind(tokens: Tokens, clauses: list[Clause], k: int) -> int:
    """The end of an infinitive clause that a relative clause or a list cuts ("sich in den Streit, der …, einzumischen")."""
    opened = _opens_infinitive(tokens, clauses[k])
    relative = False
    for m in range(k + 1, min(len(clauses), k + 5)):
        later = clauses[m]
        if later.kind == INFINITIVE and later.intro < 0 and later.separator == ",":
            return m if opened or relative else k
        if later.kind == RELATIVE:
            relative = True
        elif later.kind != FRAGMENT:
            return k
    return k


def _opens_verb_last(tokens: Tokens, clause: Clause) -> bool:
    if clause.kind == SUB or tokens.low[clause.first] == "wie" and clause.first == clause.start:
        return True
    return bool(clause.separator) and tokens.tags[clause.first].startswith("PREL")
