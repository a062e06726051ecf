"""How far an indirect quote reaches: after its cue, around it, or over the sentence that a phrase stands in.

A stretch begins with a clause and ends before the first one that stops it. What stops it depends on what it hangs on;
`_STOPS` is the table.
"""

from collections.abc import Callable
from itertools import dropwhile, takewhile

from newskit.german.lists import word_list
from newskit.german.tokens import Tokens
from newskit.quotes.clauses import (
    AS,
    ENDINGS,
    FAR,
    FRAGMENT,
    INFINITIVE,
    JOINERS,
    MAIN,
    PAUSES,
    QUESTION,
    RELATIVE,
    SUB,
    Clause,
    has_konjunktiv,
    is_complete,
    is_content,
    verb_last,
)
from newskit.quotes.cue_nouns import noun_cue
from newskit.quotes.reading import Spot
from newskit.quotes.tellers import Teller

DEPENDENT = (SUB, RELATIVE, QUESTION, INFINITIVE)
_NO_PART = word_list("comments")  # clauses with these words comment on an infinitive from outside


def end_of(spot: Spot, hangs_on: str) -> int:
    """Where a stretch ends that begins with a clause and hangs on a "verb", on a "noun", or the like; see `_STOPS`."""
    stops, after = _STOPS[hangs_on], range(spot.at + 1, min(len(spot.clauses), spot.at + FAR))
    last = next((m - 1 for m in after if any(stop(spot, spot.clauses[m], m) for stop in stops)), after.stop - 1)
    return spot.clauses[max(spot.at, last)].end


def _is_independent(spot: Spot, clause: Clause, m: int) -> bool:
    return clause.kind not in (*DEPENDENT, FRAGMENT)


def _writer_goes_on(spot: Spot, clause: Clause, m: int) -> bool:
    """ "Laut Amt gibt es 90 Höfe: Viele sind klein": the writer goes on after a colon or semicolon."""
    return clause.separator in (";", ":") and not clause.subjunctive and spot.reading.inside[clause.start] < 0


def _others_speak(spot: Spot, clause: Clause, m: int) -> bool:
    """ "Laut Verein kamen 500, die Polizei sprach von 300"."""
    told = any(c.kind == MAIN for c in spot.clauses[spot.at : m])
    return told and clause.kind == MAIN and not clause.subjunctive and m in spot.cues


def _tells_source(spot: Spot, clause: Clause, m: int) -> bool:
    """ ", wie die Seepost berichtete": does the writer say at the end where he has a quote from?"""
    told = clause.kind == AS and m in spot.cues and not clause.subjunctive
    return told and spot.tokens.tags[clause.first + 1] in ("ART", "NE", "NN")


def _closes_verb(spot: Spot, clause: Clause, m: int) -> bool:
    """A fragment of verbs alone is the rest of the clause around the quote."""
    return clause.kind == FRAGMENT and all(tag[0] == "V" for tag in spot.tokens.tags[clause.start : clause.end])


def _is_rest_of_noun(spot: Spot, clause: Clause, m: int) -> bool:
    """ "trat dem Vorwurf, sie sei befangen, mit Nachdruck entgegen"."""
    return m == spot.at + 1 and clause.kind == FRAGMENT


def _announces_marks(spot: Spot, clause: Clause, m: int) -> bool:
    """ "Sie erklärte, warum sie geht: „…“": what stands in marks is another quote."""
    return clause.separator == ":" and spot.reading.inside[clause.start] >= 0


def _comments(spot: Spot, clause: Clause, m: int) -> bool:
    """ "Wenn sie ankündigt, zu gehen, könnte es knapp werden", "Er sagte, er sehe nichts, was für Ärger sorgte"."""
    intro = spot.tokens.low[clause.intro] if clause.intro >= 0 else ""
    if spot.clause.kind == INFINITIVE:
        return clause.verb_first and clause.separator == "," or intro in _NO_PART
    return intro == "was" and spot.clause.subjunctive and not clause.subjunctive


def _is_told_by_writer(spot: Spot, clause: Clause, m: int) -> bool:
    """A main clause in the indicative, unless it is the second half of a subordinate clause.

    "dass zwar der Kuchen reicht, der Kaffee aber knapp wird"
    """
    tokens = spot.tokens
    second = spot.clause.kind == SUB and clause.separator == "," and tokens.low[clause.start] not in JOINERS
    half = second and not clause.verb_first and verb_last(tokens, clause.finite, clause.end)
    return clause.kind == MAIN and not clause.subjunctive and not half


_VERB = (_closes_verb, _announces_marks, _comments, _tells_source, _is_told_by_writer)
_STOPS: dict[str, tuple[Callable[[Spot, Clause, int], bool], ...]] = {
    "verb": _VERB,
    "noun": (_is_rest_of_noun, *_VERB),
    "phrase": (_writer_goes_on, _others_speak),
    "dependent": (_is_independent,),
}


def around_cue(spot: Spot, teller: Teller) -> tuple[int, int] | None:
    """What stands before, or around, a "sagte X" or "so X" in a clause; None if it tells something else."""
    tokens, clauses, k = spot.tokens, spot.clauses, spot.at
    begin = beginning(clauses, k)
    before = clauses[begin:k]
    if teller.how not in ("cue", "pointing", "unlisted"):
        return _around(tokens, clauses, k, any(clause.finite >= 0 for clause in before))
    if not _closes_quote(tokens, clauses, k, teller) or _is_of_noun(tokens, before, begin):
        return None
    whole = any(clause.kind in (MAIN, INFINITIVE) or is_content(tokens, clause) for clause in before)
    return _around(tokens, clauses, k, whole) if whole or any(c.kind == MAIN for c in clauses[k + 1 :]) else None


def _closes_quote(tokens: Tokens, clauses: list[Clause], k: int, teller: Teller) -> bool:
    """Can clause k tell who said what stands before it?"""
    clause = clauses[k]
    follows = teller.speaker is not None and teller.speaker.start > clause.finite
    if not follows and "man" not in tokens.low[clause.finite + 1 : clause.end]:
        return False
    if clauses[k - 1].kind == SUB and teller.cue and teller.cue.entry.kind == "decide":
        return False  # "Ob gebaut wird, entscheidet der Rat im Mai": nobody has said so yet
    # "Gefragt, ob sie bleibe, sagte sie: „…“"
    return k + 1 == len(clauses) or clauses[k + 1].separator != ":" or has_konjunktiv(clauses[:k])


def _around(tokens: Tokens, clauses: list[Clause], k: int, whole: bool) -> tuple[int, int] | None:
    """The clauses before, and around, a "sagte X" or "so X": "Der Steg sei offen, sagte die Stadt, und bleibe es".

    Is what stands before it `whole`, or is it the rest of the sentence that says something?
    """
    before = clauses[beginning(clauses, k) : k]
    rest = _without_others(tokens, clauses, k, before)
    if whole and rest and before[-1].kind in (SUB, RELATIVE) and before[-1].finite < 0 <= rest[0].finite:
        return before[-1].start, rest[0].end  # "…, weil ihm, wie er sagte, das Geld fehlte"
    skipped = (RELATIVE, FRAGMENT) if whole and is_complete(tokens, before[-1]) else (RELATIVE,)
    if whole or not before:
        rest = list(dropwhile(lambda c: c.kind in skipped and not _ends_verb(tokens, c, clauses[k]), rest))
    if _continues(tokens, before[-1], rest, clauses[k]) if whole else any(clause.finite >= 0 for clause in rest):
        before = [*before, *rest]
    return (before[0].start, before[-1].end) if before else None


def _without_others(tokens: Tokens, clauses: list[Clause], k: int, before: list[Clause]) -> list[Clause]:
    """The rest of a sentence up to what others say or the speaker does.

    "Das helfe, sagt Kern, von einer Chance spricht Moser", "Wenig Platz, sagt Kern, und geht"
    """
    rest = clauses[k + 1 : k + FAR]
    if rest and clauses[k].kind == MAIN and tokens.low[rest[0].start] in JOINERS and not rest[0].subjunctive:
        return []
    told = has_konjunktiv(before)
    return list(takewhile(lambda clause: not told or clause.kind != MAIN or clause.subjunctive, rest))


def _continues(tokens: Tokens, last: Clause, rest: list[Clause], attribution: Clause) -> bool:
    """Does the rest of a sentence go on with what was told before the "sagte X" or "so X"?"""
    if not rest or rest[0].separator not in PAUSES:
        return False
    if not is_complete(tokens, last) or has_konjunktiv(rest) or _ends_verb(tokens, rest[0], attribution):
        return True
    # not what hangs on the speaker: "so Kern, die dem Amt vorwirft, geschwiegen zu haben"
    if attribution.kind == MAIN:
        return is_content(tokens, rest[0])
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
    return noun is not None and not any(clause.verb_first for clause in before[2:])
