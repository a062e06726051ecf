"""Clauses that punctuation cut wrongly: joined to their verb, or parted before a new subject."""

from dataclasses import replace

from newskit.german.lists import word_list
from newskit.german.tokens import Tokens
from newskit.quotes.clauses import AS, FRAGMENT, INFINITIVE, JOINERS, MAIN, RELATIVE, SUB, Clause, verb_last

_AFTER_SUBJECT = word_list("after_subject")
_SUBJECTS = ("ART", "NE", "PPER", "NN", "PPOSAT", "PDAT")
_OPENERS = ("um", "ohne", "statt", "anstatt")
_FAR = 5  # clauses that may stand between the two halves of one


def mend(tokens: Tokens, clauses: list[Clause], inside: list[int]) -> list[Clause]:
    """Join what a relative clause or an apposition cut in two, and part what no comma parts."""
    mended: list[Clause] = []
    k = 0
    while k < len(clauses):
        clause, last = clauses[k], k
        if clause.finite < 0 and clause.kind in (SUB, FRAGMENT):
            clause, last = _joined_to_verb(tokens, clauses, k)
        if clause.finite < 0 and clause.kind == FRAGMENT:
            clause, last = _joined_to_infinitive(tokens, clauses, last)
        if clause.kind == MAIN:
            for part in _part_main_clauses(tokens, clause, inside):
                mended += _part_infinitive(tokens, part)
        else:
            mended.append(clause)
        k = last + 1
    return mended


def _joined_to_verb(tokens: Tokens, clauses: list[Clause], k: int) -> tuple[Clause, int]:
    """ "Wie X, Chef der Y, mitteilte": the verb of a clause that opens as one with its verb last."""
    clause = clauses[k]
    wie = tokens.low[clause.first] == "wie" and clause.first == clause.start
    if clause.kind != SUB and not wie and not (clause.separator and tokens.tags[clause.first].startswith("PREL")):
        return clause, k
    for m in range(k + 1, min(len(clauses), k + 1 + _FAR)):
        later = clauses[m]
        if later.kind == MAIN and _ends_clause(tokens, clause, later):
            kind = AS if wie else SUB if clause.kind == SUB else RELATIVE
            whole = Clause(clause.start, later.end, kind, clause.first, later.finite, later.subjunctive, clause.first)
            return replace(whole, separator=clause.separator), m
        if later.kind not in (FRAGMENT, RELATIVE):
            break
    return clause, k


def _ends_clause(tokens: Tokens, clause: Clause, later: Clause) -> bool:
    """Is `later` the end of `clause`, a verb alone or last?"""
    if later.end - later.start == 1 and not tokens.tags[clause.end - 1].startswith("V"):
        return True
    short = later.end - later.start <= 25
    return short and not later.verb_first and verb_last(tokens, later.finite, later.end)


def _joined_to_infinitive(tokens: Tokens, clauses: list[Clause], k: int) -> tuple[Clause, int]:
    """ "…, sich in den Streit, der …, einzumischen": an infinitive clause that a relative clause or a list cuts."""
    clause = clauses[k]
    opened = tokens.low[clause.first] in _OPENERS
    if not opened and clause.separator != "," or tokens.tags[clause.end - 1] == "PTKVZ":
        return clause, k  # "rief den Bund, das Land und die Stadt auf, zu zahlen": the end of another verb
    relative = False
    for m in range(k + 1, min(len(clauses), k + _FAR)):
        later = clauses[m]
        if later.kind == INFINITIVE and later.intro < 0 and later.separator == ",":
            if not (opened or relative or _only_verbs(tokens, later) or _ends_list(tokens, later)):
                break
            intro = clause.first if opened else -1
            return Clause(clause.start, later.end, INFINITIVE, intro, -1, False, clause.first, clause.separator), m
        relative = relative or later.kind == RELATIVE
        if later.kind not in (RELATIVE, FRAGMENT):
            break
    return clause, k


def _only_verbs(tokens: Tokens, clause: Clause) -> bool:
    """ "…, verhandeln zu wollen": the objects of these verbs stand before the comma."""
    return all(tag.startswith("V") or tag in ("PTKZU", "PTKNEG") for tag in tokens.tags[clause.start : clause.end])


def _ends_list(tokens: Tokens, clause: Clause) -> bool:
    """ "weniger für Möbel, Autos oder Reisen ausgeben zu wollen"."""
    first = clause.start
    return tokens.tags[first] in ("NN", "NE") and tokens.low[first + 1] in ("und", "oder")


def _part_main_clauses(tokens: Tokens, clause: Clause, inside: list[int]) -> list[Clause]:
    """Part "A habe geklagt und B fordert Hilfe": a new subject and its verb after "und" are another clause."""
    if JOINERS.isdisjoint(tokens.low[clause.finite + 2 : clause.end - 2]) or clause.end - clause.finite > 120:
        return [clause]  # true of most clauses
    cut = -1
    for i in range(clause.finite + 2, clause.end):
        if inside[i] >= 0:
            continue
        if tokens.low[i] in JOINERS and i + 2 < clause.end and tokens.tags[i + 1] in _SUBJECTS:
            cut = i
        elif cut > 0 and _is_second_verb(tokens, cut, i):
            return [replace(clause, end=cut), Clause(cut, clause.end, MAIN, -1, i, False, cut + 1, "")]
    return [clause]


def _is_second_verb(tokens: Tokens, cut: int, i: int) -> bool:
    """Is the word at i an indicative verb right after the subject that the "und" at `cut` begins?"""
    near = cut > i - (7 if tokens.low[i].endswith("en") else 16)
    if not near or not tokens.finite[i] or tokens.is_subjunctive(i):
        return False
    return tokens.tags[i - 1] in ("NN", "NE", "PPER") or tokens.low[i - 1] in _AFTER_SUBJECT


def _part_infinitive(tokens: Tokens, clause: Clause) -> list[Clause]:
    """Part "hat versprochen das Bad zu heizen": after the second half of the verb an infinitive clause may follow."""
    end, tags = clause.end, tokens.tags
    izu = tags[end - 1] == "VVIZU" or tags[end - 1] in ("VVINF", "VAINF") and tokens.low[end - 2] == "zu"
    if not izu or end - clause.finite > 80:
        return [clause]
    closing = "VVPP" if tags[clause.finite] == "VAFIN" else "PTKVZ"
    at = next((i for i in range(clause.finite + 1, end - 2) if tags[i] == closing), -1)
    if at < 0:
        return [clause]
    intro = at + 1 if tokens.low[at + 1] in _OPENERS else -1  # "hat abgelehnt ohne zu prüfen"
    return [replace(clause, end=at + 1, intro=-1), Clause(at + 1, end, INFINITIVE, intro, -1, False, at + 1, ",")]
