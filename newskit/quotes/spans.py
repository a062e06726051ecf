"""How far an indirect quote reaches: after its cue, around it, or over the sentence that a phrase stands in."""

from __future__ import annotations

from itertools import takewhile

from newskit.german.lists import word_list
from newskit.german.tokens import Tokens
from newskit.quotes.cases import Phrase
from newskit.quotes.clauses import (
    AS,
    ENDINGS,
    FAR,
    FRAGMENT,
    INFINITIVE,
    JOINERS,
    MAIN,
    PAUSES,
    RELATIVE,
    SUB,
    Clause,
    has_konjunktiv,
    is_complete,
    is_content,
    verb_last,
)
from newskit.quotes.cue_nouns import noun_cue
from newskit.quotes.cues import Cue
from newskit.quotes.reading import Reading

_NO_PART = word_list("comments")  # clauses with these words comment on an infinitive from outside
_OUGHT = frozenset(("soll", "sollen", "möge", "mögen"))


def with_dependents(clauses: list[Clause], k: int) -> int:
    """Where clause k ends with the clauses that hang on it."""
    end = clauses[k].end
    for clause in clauses[k + 1 : k + 10]:
        if clause.kind not in (RELATIVE, FRAGMENT, SUB, INFINITIVE):
            break
        end = clause.end
    return end


def after(reading: Reading, number: int, j: int, embedded: bool = False) -> tuple[int, int]:
    """From the first word of clause j to the last word of what belongs to it.

    An `embedded` clause hangs on a noun, and the clause of the noun may go on after it.
    """
    tokens, clauses = reading.tokens, reading.sentences[number].clauses
    head = told = clauses[j]
    end = head.end
    for m in range(j + 1, min(len(clauses), j + FAR)):
        clause = clauses[m]
        if _is_outside(tokens, clauses, j, m, embedded) or _reports(tokens, reading.cues[number].get(m), clause):
            break
        if clause.kind == MAIN and not clause.subjunctive and not _goes_on(tokens, head, told, clause):
            break
        end = clause.end
        told = clause if clause.kind == MAIN and clause.subjunctive else told
    return head.start, end


def _reports(tokens: Tokens, cue: Cue | None, clause: Clause) -> bool:
    """ ", wie die Seepost berichtete": does the writer say at the end where he has a quote from?"""
    told = cue is not None and not (cue.refused or cue.negated or clause.subjunctive)
    return told and clause.kind == AS and tokens.tags[clause.first + 1] in ("ART", "NE", "NN")


def _is_outside(tokens: Tokens, clauses: list[Clause], j: int, m: int, embedded: bool) -> bool:
    """Does clause m belong to the sentence around a quote that begins with clause j?"""
    head, clause = clauses[j], clauses[m]
    intro = tokens.low[clause.intro] if clause.intro >= 0 else ""
    if clause.kind == FRAGMENT:
        if embedded and m == j + 1:
            return True  # "trat dem Vorwurf, sie sei befangen, mit Nachdruck entgegen"
        return all(tag.startswith("V") for tag in tokens.tags[clause.start : clause.end])
    if clause.separator in ENDINGS or clause.separator == ";" and not clause.subjunctive:
        return True
    if head.kind == INFINITIVE:  # "Wenn sie ankündigt, zu gehen, könnte es knapp werden"
        return clause.verb_first and clause.separator == "," or intro in _NO_PART
    return (
        intro == "was" and head.subjunctive and not clause.subjunctive
    )  # "Er sagte, er sehe nichts, was für Ärger sorgte"


def _goes_on(tokens: Tokens, head: Clause, told: Clause, clause: Clause) -> bool:
    """Does a main clause in the indicative go on with a quote?"""
    if told.subjunctive and tokens.low[clause.finite] in _OUGHT:
        return True  # "er sei krank, sie soll ihn vertreten"
    # "dass zwar der Kuchen reicht, der Kaffee aber knapp wird": the second half of a subordinate clause
    second = head.kind == SUB and clause.separator == "," and tokens.low[clause.start] not in JOINERS
    return second and not clause.verb_first and verb_last(tokens, clause.finite, clause.end)


def around_cue(reading: Reading, number: int, k: int, cue: Cue, speaker: Phrase | None) -> tuple[int, int] | None:
    """What stands before, or around, a "sagte X" in clause k; None if it tells something else."""
    tokens, clauses = reading.tokens, reading.sentences[number].clauses
    if not _closes_quote(tokens, clauses, k, cue, speaker):
        return None
    begin = beginning(clauses, k)
    before = clauses[begin:k]
    if _is_of_noun(tokens, before, begin):
        return None
    whole = any(clause.kind in (MAIN, INFINITIVE) or is_content(tokens, clause) for clause in before)
    goes_on = clauses[k + 1 : k + 2] and clauses[k + 1].separator in PAUSES
    if not whole and not (goes_on and any(clause.kind == MAIN for clause in clauses[k + 1 :])):
        return None
    return around(tokens, clauses, k, whole)


def _closes_quote(tokens: Tokens, clauses: list[Clause], k: int, cue: Cue, speaker: Phrase | None) -> bool:
    """Can clause k tell who said what stands before it?"""
    clause, before = clauses[k], clauses[k - 1]
    follows = speaker is not None and speaker.start > clause.finite
    next_words = tokens.low[clause.finite + 1 : clause.end]
    if not follows and "man" not in next_words:
        return False
    if cue.lemma == "finden" and speaker is not None and follows and speaker.start > clause.finite + 1:
        return False  # "Sie lernte Köchin, fand dann eine Anstellung"
    if before.kind == SUB and cue.entry.kind == "decide":
        return False  # "Ob gebaut wird, entscheidet der Rat im Mai": nobody has said so yet
    # "Gefragt, ob sie bleibe, sagte sie: „…“"
    return k + 1 == len(clauses) or clauses[k + 1].separator != ":"


def around(tokens: Tokens, clauses: list[Clause], k: int, whole: bool) -> tuple[int, int] | None:
    """The clauses before, and around, a "sagte X" or "so X": "Der Steg sei offen, sagte die Stadt, und bleibe es".

    Is what stands before it `whole`, or is it the rest of the sentence that says something?
    """
    before = clauses[beginning(clauses, k) : k]
    rest = _without_others(tokens, clauses, k, before)
    if whole and rest and before[-1].kind in (SUB, RELATIVE) and before[-1].finite < 0 <= rest[0].finite:
        return before[-1].start, rest[0].end  # "…, weil ihm, wie er sagte, das Geld fehlte"
    skipped = (RELATIVE, FRAGMENT) if whole and is_complete(tokens, before[-1]) else (RELATIVE,)
    while whole and rest and rest[0].kind in skipped and not _ends_verb(tokens, rest[0], clauses[k]):
        rest = rest[1:]
    if _continues(tokens, before[-1], rest, clauses[k]) if whole else any(clause.finite >= 0 for clause in rest):
        before = [*before, *rest]
    return (before[0].start, before[-1].end) if before else None


def _goes_about(tokens: Tokens, clauses: list[Clause], k: int) -> bool:
    """ "Wenig Platz, sagt Kern, und geht": does what follows clause k tell what else its subject does?"""
    after = clauses[k + 1 : k + 2]
    joined = bool(after) and clauses[k].kind == MAIN and tokens.low[after[0].start] in JOINERS
    return joined and after[0].verb_first and not after[0].subjunctive


def _without_others(tokens: Tokens, clauses: list[Clause], k: int, before: list[Clause]) -> list[Clause]:
    """The rest of a sentence up to what others say: "Das helfe, sagt Kern, von einer Chance spricht Moser"."""
    rest = [] if _goes_about(tokens, clauses, k) else clauses[k + 1 : k + FAR]
    told = has_konjunktiv(before)
    return list(takewhile(lambda clause: not told or clause.kind != MAIN or clause.subjunctive, rest))


def _continues(tokens: Tokens, last: Clause, rest: list[Clause], attribution: Clause) -> bool:
    """Does the rest of a sentence go on with what was told before the "sagte X" or "so X"?"""
    if not rest or rest[0].separator not in PAUSES:
        return False
    if not is_complete(tokens, last) or has_konjunktiv(rest) or _ends_verb(tokens, rest[0], attribution):
        return True
    if attribution.kind == MAIN:
        return is_content(tokens, rest[0])
    # not what hangs on the speaker: "so Kern, die dem Amt vorwirft, geschwiegen zu haben"
    return rest[0].kind in (SUB, INFINITIVE) and rest[0].start == attribution.end + 1


def _ends_verb(tokens: Tokens, clause: Clause, attribution: Clause) -> bool:
    """ "…, so die Stadt, nicht möglich gewesen": the rest of a verb that stands before it."""
    last = tokens.tags[clause.end - 1]
    return attribution.kind != MAIN and clause.kind == FRAGMENT and last in ("VVPP", "VAPP", "VVINF", "VAINF", "PTKVZ")


def beginning(clauses: list[Clause], k: int) -> int:
    """The first clause of what is told before clause k: after a colon or a full stop."""
    for m in range(k, max(0, k - FAR), -1):
        if clauses[m].separator in ENDINGS or clauses[m].separator in (";", ":") and not has_konjunktiv(clauses[:m]):
            return m  # "Lob kam aus Bern: Das sei gut, sagte sie"
    return max(0, k - FAR)


def _is_of_noun(tokens: Tokens, before: list[Clause], begin: int) -> bool:
    """ "Auf den Vorwurf, sie irre, entgegnete sie, …": what stands between hangs on a noun."""
    if len(before) < 2 or before[0].kind != FRAGMENT:
        return False
    noun = noun_cue(tokens, begin, before[0])
    return noun is not None and before[1].kind != FRAGMENT and not any(clause.verb_first for clause in before[2:])
