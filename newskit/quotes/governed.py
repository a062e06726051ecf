"""Indirect quotes that hang on a verb or noun: clauses with "dass" and "ob", verb-second clauses, infinitives."""

from newskit.quotes.clauses import AS, FRAGMENT, INFINITIVE, MAIN, PAUSES, RELATIVE, SO, SUB, has_konjunktiv
from newskit.quotes.cue_nouns import noun_cue
from newskit.quotes.cues import infinitive_cue
from newskit.quotes.model import Found
from newskit.quotes.owners import owner, whole_noun
from newskit.quotes.pairs import Pair, is_pronominal
from newskit.quotes.reading import Reading, Spot
from newskit.quotes.rules import Rule, decide
from newskit.quotes.spans import around_cue, end_of
from newskit.quotes.speakers import speaker_of
from newskit.quotes.subjects import subject_of_main_before
from newskit.quotes.tellers import Teller, teller_at

_NO_COMPLEMENTS = (FRAGMENT, RELATIVE, SO)
_ASIDES = ("so", "wie")
_NEAR = 5  # clauses after a cue that may depend on it


def governed_quotes(reading: Reading, number: int) -> list[Found]:
    """All indirect quotes of a sentence that hang on its verbs and nouns, or stand beside a "sagte X" or "so X"."""
    spots = [Spot(reading, number, k) for k in range(len(reading.sentences[number].clauses))]
    if len(spots) == 1:  # half of all sentences: nothing hangs on anything
        return []
    found: dict[int, Found] = {}  # by their beginning, the nearest cue first
    asides: list[Found] = []
    for spot in reversed(spots):
        ahead = _complement(spot)
        quote = _beside(spot, ahead is None)
        if quote and quote.rule in _ASIDES:
            asides.append(quote)
            quote = None
        quote = quote or ahead
        if quote:
            found.setdefault(quote.start, quote)
    for spot in spots[:-1]:
        quote = _of_noun(spot, set(found))
        if quote:
            found.setdefault(quote.start, quote)
    return [quote for quote in (*found.values(), *asides) if not _is_direct(reading, quote)]


def _told(pair: Pair, rule: Rule, hangs_on: str) -> Found:
    """The quote that begins with the told clause of a pair."""
    content = pair.spot.to(pair.content)
    quote = Found(content.clause.start, end_of(content, hangs_on), rule.type, rule.id, content.number)
    return quote.announced_by(pair.cue, pair.speaker)


def _beside(spot: Spot, alone: bool) -> Found | None:
    """What stands before, or around, a "sagte X" or "so X", and no complement follows if `alone`."""
    teller = _teller(spot, alone)
    if teller is None or teller.cue is None:
        return None
    rule = decide("beside", Pair(spot, teller.cue, max(0, spot.at - 1), teller))
    span = around_cue(spot, teller) if rule else None
    if rule is None or span is None:
        return None
    return Found(*span, rule.type, rule.id, spot.number).announced_by(teller.cue, teller.speaker)


def _teller(spot: Spot, alone: bool) -> Teller | None:
    """What a clause tells; if it is no "sagte X", it may point back: "…, das teilte X mit"."""
    clause, cue, before = spot.clause, spot.cues.get(spot.at), spot.clauses[: spot.at]
    if clause.kind in (SO, AS):
        return teller_at(spot) if len(spot.clauses) > 1 else None
    # Most clauses tell nothing: the rest of them need not be read.
    if not before or clause.separator not in PAUSES or cue is not None and cue.refused:
        return None
    if clause.finite == clause.start and (alone and cue or has_konjunktiv(before) or before[-1].kind == MAIN and cue):
        return teller_at(spot)
    return Teller("pointing", cue, speaker_of(spot.tokens, spot.sentence, cue)) if cue and alone else None


def _complement(spot: Spot) -> Found | None:
    """The clause after a verb cue that depends on it."""
    cue = spot.cues.get(spot.at)
    if cue is None or cue.refused:
        return None
    for j in range(spot.at + 1, min(len(spot.clauses), spot.at + 1 + _NEAR)):
        clause, pair = spot.clauses[j], Pair(spot, cue, j)
        rule = decide("after verb", pair)
        if rule:
            return _told(pair, rule, "verb")
        elsewhere = clause.subjunctive or is_pronominal(spot.tokens, clause.start, clause.end)
        if clause.kind == MAIN or clause.kind == SUB and elsewhere:  # "…, wenn es darum geht, zu bauen"
            return None
    return None


def _of_noun(spot: Spot, taken: set[int]) -> Found | None:
    """The quote that hangs on a noun, or on an infinitive with "zu", in a clause."""
    tokens, sentence, clause, k = spot.tokens, spot.sentence, spot.clause, spot.at
    follower = spot.clauses[k + 1]
    if follower.separator != "," or follower.kind in _NO_COMPLEMENTS or follower.start in taken:
        return None
    infinitive = infinitive_cue(tokens, k, clause) if clause.kind == INFINITIVE else None
    for cue in filter(None, (infinitive, noun_cue(tokens, k, clause))):
        if cue.kind == "noun":
            judged = k in spot.cues and spot.cues[k].entry.kind == "judge"
            speaker = owner(tokens, sentence, cue, judged) or whole_noun(tokens, clause, cue)
        else:
            speaker = subject_of_main_before(tokens, sentence, k)  # "Sie beeilte sich, zu sagen, dass …"
        pair = Pair(spot, cue, k + 1, Teller(cue.kind, cue, speaker))
        rule = decide("after noun" if cue.kind == "noun" else "after infinitive", pair)
        if rule:
            return _told(pair, rule, cue.kind)
    return None


def _is_direct(reading: Reading, quote: Found) -> bool:
    """Does a quote stand in marks as a whole?"""
    if quote.rule in _ASIDES:  # "„Das ist“, so Kern weiter, „genug“"
        own = range(min(quote.cue), max(quote.speaker.end if quote.speaker else 0, max(quote.cue) + 1))
        outside = (i for i in range(quote.start, quote.end) if reading.inside[i] < 0 and i not in own)
        return not any(reading.tokens.words[i][0].isalnum() for i in outside)
    return reading.is_direct(quote.start, quote.end)
