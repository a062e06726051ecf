"""Indirect quotes that hang on a verb or noun: clauses with "dass" and "ob", verb-second clauses, infinitives."""

from __future__ import annotations

from newskit.quotes.clauses import (
    FRAGMENT,
    INFINITIVE,
    MAIN,
    PAUSES,
    RELATIVE,
    SO,
    SUB,
    has_konjunktiv,
)
from newskit.quotes.cue_nouns import noun_cue
from newskit.quotes.cues import Cue, infinitive_cue
from newskit.quotes.model import Found
from newskit.quotes.owners import owner, whole_noun
from newskit.quotes.pairs import Pair, is_pronominal
from newskit.quotes.reading import Reading
from newskit.quotes.rules import Rule, decide
from newskit.quotes.spans import Stretch, around_cue, end_of
from newskit.quotes.speakers import speaker_of
from newskit.quotes.subjects import subject_of_main_before
from newskit.quotes.tellers import Teller, teller_at

_NO_COMPLEMENTS = (FRAGMENT, RELATIVE, SO)
_ASIDES = ("so", "wie")
_NEAR = 5  # clauses after a cue that may depend on it


def governed_quotes(reading: Reading, number: int) -> list[Found]:
    """All indirect quotes of a sentence that hang on its verbs and nouns, or stand beside a "sagte X" or "so X"."""
    found: dict[int, Found] = {}  # by their beginning, the nearest cue first
    asides: list[Found] = []
    clauses, cues = reading.sentences[number].clauses, reading.cues[number]
    for k in range(len(clauses) - 1, -1, -1):
        cue = cues.get(k)
        ahead = _complement(reading, number, k, cue) if cue and not cue.refused else None
        quote = _beside(reading, number, k, ahead is None)
        if quote and quote.rule in _ASIDES:
            asides.append(quote)
            quote = None
        if quote is None and ahead:
            pair, rule = ahead
            quote = Found(*_reach(reading, number, pair.content, "verb"), rule.type, rule.id, number)
            quote.announced_by(pair.cue, pair.speaker)
        if quote:
            found.setdefault(quote.start, quote)
    for k in range(len(clauses) - 1):
        for quote in _of_noun(reading, number, k, set(found)):
            found.setdefault(quote.start, quote)
    return [quote for quote in (*found.values(), *asides) if not _is_direct(reading, quote)]


def _reach(reading: Reading, number: int, k: int, hangs_on: str) -> tuple[int, int]:
    stretch = Stretch(reading, number, k)
    return stretch.clauses[k].start, end_of(stretch, hangs_on)


def _beside(reading: Reading, number: int, k: int, alone: bool) -> Found | None:
    """What stands before, or around, a "sagte X" or "so X" in clause k, and no complement follows if `alone`."""
    teller = _teller(reading, number, k)
    if teller is None or teller.cue is None:
        return None
    if teller.how in ("cue", "pointing"):
        clauses = reading.sentences[number].clauses
        told = alone or teller.how == "cue" and (has_konjunktiv(clauses[:k]) or clauses[k - 1].kind == MAIN)
        if not k or teller.cue.refused or clauses[k].separator not in PAUSES or not told:
            return None
    rule = decide("beside", Pair(reading, number, k, teller.cue, max(0, k - 1), teller))
    span = around_cue(reading, number, k, teller) if rule else None
    if rule is None or span is None:
        return None
    return Found(*span, rule.type, rule.id, number).announced_by(teller.cue, teller.speaker)


def _teller(reading: Reading, number: int, k: int) -> Teller | None:
    """What clause k tells; if it is no "sagte X", it may point back: "…, das teilte X mit"."""
    sentence, cue = reading.sentences[number], reading.cues[number].get(k)
    teller = teller_at(reading, number, k) if len(sentence.clauses) > 1 else None
    if teller and teller.how == "cue" and sentence.clauses[k].finite != sentence.clauses[k].start:
        return teller._replace(how="pointing")
    if teller or cue is None or len(sentence.clauses) == 1:
        return teller
    return Teller("pointing", cue, speaker_of(reading.tokens, sentence, cue))


def _complement(reading: Reading, number: int, k: int, cue: Cue) -> tuple[Pair, Rule] | None:
    """The clause after a verb that depends on it, and by which rule."""
    clauses = reading.sentences[number].clauses
    for j in range(k + 1, min(len(clauses), k + 1 + _NEAR)):
        clause = clauses[j]
        pair = Pair(reading, number, k, cue, j)
        rule = decide("after verb", pair)
        if rule:
            return pair, rule
        elsewhere = clause.subjunctive or is_pronominal(reading, clause.start, clause.end)
        if clause.kind == MAIN or clause.kind == SUB and elsewhere:  # "…, wenn es darum geht, zu bauen"
            return None
    return None


def _of_noun(reading: Reading, number: int, k: int, taken: set[int]) -> list[Found]:
    """Quotes that hang on a noun, or an infinitive with "zu", in clause k."""
    sentence, tokens = reading.sentences[number], reading.tokens
    clause = sentence.clauses[k]
    at = k + 1
    follower = sentence.clauses[at]
    if follower.separator != "," or follower.kind in _NO_COMPLEMENTS or follower.start in taken:
        return []
    infinitive = infinitive_cue(tokens, k, clause) if clause.kind == INFINITIVE else None
    for cue in filter(None, (infinitive, noun_cue(tokens, k, clause))):
        if cue.kind == "noun":
            judge = reading.cues[number].get(k)
            judged = judge is not None and judge.entry.kind == "judge"
            speaker = owner(tokens, sentence, cue, judged) or whole_noun(tokens, clause, cue)
        else:
            speaker = subject_of_main_before(tokens, sentence, k)  # "Sie beeilte sich, zu sagen, dass …"
        pair = Pair(reading, number, k, cue, at, Teller(cue.kind, cue, speaker))
        rule = decide("after noun" if cue.kind == "noun" else "after infinitive", pair)
        if rule:
            place = _reach(reading, number, at, cue.kind)
            return [Found(*place, rule.type, rule.id, number).announced_by(cue, speaker)]
    return []


def _is_direct(reading: Reading, quote: Found) -> bool:
    """Does a quote stand in marks as a whole, or begin in them: "Er sagte: „Das wird eng“ und ging"?"""
    if quote.rule in _ASIDES:  # "„Das ist“, so Kern weiter, „genug“"
        own = range(min(quote.cue), max(quote.speaker.end if quote.speaker else 0, max(quote.cue) + 1))
        outside = (i for i in range(quote.start, quote.end) if reading.inside[i] < 0 and i not in own)
        return not any(reading.tokens.words[i][0].isalnum() for i in outside)
    return reading.is_direct(quote.start, quote.end) or quote.rule == "colon" and reading.inside[quote.start] >= 0
