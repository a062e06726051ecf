"""Clauses that punctuation cut wrongly: joined to their verb, or parted before a new subject."""

from __future__ import annotations

from newskit.quotes.clauses import AS, FRAGMENT, INFINITIVE, JOINERS, MAIN, RELATIVE, SUB, Clause, verb_last
from newskit.quotes.lexicon import PARTICLES, is_finite_form, verb_forms, verbs, words
from newskit.quotes.tokens import Tokens

# What may stand between a subject and its verb though the verb is the second constituent.
_BEHIND_SUBJECT = words("seinerseits ihrerseits hingegen dagegen indes indessen jedoch aber wiederum selbst allerdings")


def mend(tokens: Tokens, clauses: list[Clause], inside: list[int]) -> list[Clause]:
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
                    or (
                        later.kind == MAIN
                        and later.end - later.start == 1
                        and not tokens.tags[clause.end - 1].startswith("V")
                    )
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
        if clause.kind != MAIN:
            mended.append(clause)
            k += 1
            continue
        for whole in _part_attribution(tokens, clause):
            for part in _part_main_clauses(tokens, whole, inside):
                mended += _part_infinitive(tokens, part)
        k += 1
    return mended


def _part_attribution(tokens: Tokens, clause: Clause) -> list[Clause]:
    """Part "Wie die Wehr mitteilt ist der Brand gelöscht": of two finite verbs side by side each has a clause of its own."""
    if clause.kind != MAIN or tokens.low[clause.start] != "wie":
        return [clause]
    for i in range(clause.start + 2, min(clause.end - 1, clause.start + 25)):
        if tokens.is_finite(i + 1) and is_finite_form(tokens.low[i]) and tokens.tags[i].startswith("V"):
            first = Clause(clause.start, i + 1, AS, clause.start, i, False, clause.start, clause.separator)
            subjunctive = tokens.is_subjunctive(i + 1)
            return [first, Clause(i + 1, clause.end, MAIN, -1, i + 1, subjunctive, i + 1, ",")]
    return [clause]


def _part_main_clauses(tokens: Tokens, clause: Clause, inside: list[int]) -> list[Clause]:
    """Part "A habe geklagt und B fordert Hilfe": a new subject and an indicative verb behind "und" are another clause."""
    if clause.kind != MAIN or clause.end - clause.finite > 120:
        return [clause]
    if JOINERS.isdisjoint(tokens.low[clause.finite + 2 : clause.end - 2]):
        return [clause]  # as most
    cut = -1
    for i in range(clause.finite + 2, clause.end):
        if inside[i] >= 0:
            continue
        if (
            tokens.low[i] in JOINERS
            and i + 2 < clause.end
            and tokens.tags[i + 1] in ("ART", "NE", "PPER", "NN", "PPOSAT", "PDAT")
        ):
            cut = i
        elif (
            tokens.is_finite(i)
            and 0 < cut > i - (7 if tokens.low[i].endswith("en") else 16)
            and (tokens.tags[i - 1] in ("NN", "NE", "PPER") or tokens.low[i - 1] in _BEHIND_SUBJECT)
            and not tokens.is_subjunctive(i)
        ):
            first = Clause(
                clause.start, cut, MAIN, -1, clause.finite, clause.subjunctive, clause.first, clause.separator
            )
            return [first, Clause(cut, clause.end, MAIN, -1, i, False, cut + 1, "")]
        elif tokens.tags[i].startswith("V"):
            cut = -1
    return [clause]


def _part_infinitive(tokens: Tokens, clause: Clause) -> list[Clause]:
    """Part "hat versprochen das Bad zu heizen": behind the second half of the verb an infinitive clause may follow."""
    end = clause.end
    if clause.kind != MAIN or end - clause.finite > 80 or tokens.tags[end - 1] not in ("VVIZU", "VVINF", "VAINF"):
        return [clause]
    if tokens.tags[end - 1] != "VVIZU" and tokens.low[end - 2] != "zu":
        return [clause]
    closing = "VVPP" if tokens.tags[clause.finite] == "VAFIN" else "PTKVZ"
    at = next((i for i in range(clause.finite + 1, end - 2) if _closes(tokens, clause, i, closing)), -1)
    if at < 0 or any(tokens.is_finite(i) for i in range(at, end)):
        return [clause]
    first = Clause(clause.start, at + 1, MAIN, -1, clause.finite, clause.subjunctive, clause.first, clause.separator)
    behind = Clause(at + 1, end, INFINITIVE, first=at + 1, separator=",")
    if _opens_infinitive(tokens, behind):
        behind.intro = at + 1  # "hat abgelehnt ohne zu prüfen"
    return [first, behind]


def _closes(tokens: Tokens, clause: Clause, i: int, closing: str) -> bool:
    """Is the word at i the second half of the clause's verb: its participle or its particle?"""
    if closing == "VVPP":
        return tokens.tags[i] == "VVPP" and tokens.tags[i + 1] != "VAINF"
    return tokens.tags[i] == "PTKVZ" or (
        tokens.low[i] in PARTICLES
        and tokens.tags[i + 1] in ("ART", "PPOSAT", "PDAT")
        and any(tokens.low[i] + form.base in verbs() for form in verb_forms().get(tokens.low[clause.finite], ()))
    )


def _opens_infinitive(tokens: Tokens, clause: Clause) -> bool:
    return tokens.low[clause.first] in ("um", "ohne", "statt", "anstatt")


def _infinitive_behind(tokens: Tokens, clauses: list[Clause], k: int) -> int:
    """The end of an infinitive clause that a relative clause or a list cuts ("sich in den Streit, der …, einzumischen")."""
    if tokens.tags[clauses[k].end - 1] == "PTKVZ":
        return k  # "rief den Bund, das Land und die Stadt auf, zu zahlen": the end of another verb
    opened = _opens_infinitive(tokens, clauses[k])
    relative = False
    for m in range(k + 1, min(len(clauses), k + 5)):
        later = clauses[m]
        if later.kind == INFINITIVE and later.intro < 0 and later.separator == ",":
            return m if opened or relative or _only_verbs(tokens, later) or _ends_list(tokens, clauses[k], later) else k
        if later.kind == RELATIVE:
            relative = True
        elif later.kind != FRAGMENT:
            return k
    return k


def _only_verbs(tokens: Tokens, clause: Clause) -> bool:
    """ "…, verhandeln zu wollen": the objects of these verbs stand before the comma."""
    return all(
        tokens.tags[i].startswith("V") or tokens.tags[i] in ("PTKZU", "PTKNEG") for i in range(clause.start, clause.end)
    )


def _ends_list(tokens: Tokens, first: Clause, last: Clause) -> bool:
    """Do two clauses hold a list that "und" ends: "die Straße, die Brücke und den Tunnel zu sanieren"?"""
    begins = (tokens.tags[first.first], tokens.tags[last.first])
    joined = any(
        tokens.low[i] == "und" and tokens.tags[i + 1] == begins[1] for i in range(last.start + 1, last.end - 2)
    )
    return joined and (begins[0] == begins[1] or begins[0].startswith("APPR"))


def _opens_verb_last(tokens: Tokens, clause: Clause) -> bool:
    if clause.kind == SUB or tokens.low[clause.first] == "wie" and clause.first == clause.start:
        return True
    return bool(clause.separator) and tokens.tags[clause.first].startswith("PREL")
