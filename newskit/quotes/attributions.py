"""Indirect quotes that a phrase attributes: laut X, nach Angaben von X, X zufolge, demnach, "ein Bericht, wonach"."""

from dataclasses import dataclass

from newskit.german.lists import word_list
from newskit.german.tokens import Tokens
from newskit.quotes.cases import Phrase
from newskit.quotes.clauses import FRAGMENT, MAIN, RELATIVE, SUB, Clause, is_complete
from newskit.quotes.cue_nouns import noun_at
from newskit.quotes.cues import word_cue
from newskit.quotes.model import Found
from newskit.quotes.reading import Reading, Spot
from newskit.quotes.rules import decide
from newskit.quotes.sources import is_source_noun, source_phrase
from newskit.quotes.spans import DEPENDENT, beginning, end_of
from newskit.quotes.speakers import noun_before
from newskit.quotes.subjects import subject

_REFERRING = word_list("referring")
ATTRIBUTING = word_list("attributing", "referring")
_RELATIVES = ("wonach", "derzufolge")
_SOUGHT, _NO, _CONDITIONS = word_list("sought"), word_list("no"), word_list("conditions")


@dataclass
class Attribution:
    """A word that attributes; the properties are the facts that rules ask for."""

    spot: Spot  # its clause
    position: int

    def __post_init__(self) -> None:
        self.tokens, self.clauses, self.own = self.spot.tokens, self.spot.clauses, self.spot.clause
        self.at, self.word = self.spot.at, self.tokens.low[self.position]
        self.mood = "sub" if self.own.subjunctive else "ind"

    @property
    def early(self) -> bool:
        """Does "demnach" stand before or right after the verb?"""
        return self.own.kind == MAIN and self.position <= self.own.finite + 3

    @property
    def statement(self) -> bool:
        """ "Studien, nach denen", "ein Satz, nach dem es gut sei": a noun that names a statement, or Konjunktiv."""
        before = self.clauses[self.at - 1]
        nouns = (i for i in range(before.end - 1, before.start - 1, -1) if self.tokens.tags[i] == "NN")
        noun = next(nouns, before.start)
        named = is_source_noun(self.tokens, noun) or noun_at(self.tokens, noun, 0) is not None
        return named or self.own.subjunctive

    @property
    def denied(self) -> bool:
        """ "Es gibt keine Zahlen, denen zufolge …", "wonach man sucht", "fragt nach der Meinung": nobody says it."""
        before_it = range(max(self.own.start, self.position - 2), self.position)
        seeking = {"nach": before_it, "wonach": (self.own.finite,)}.get(self.word, ())
        supposed = self.own.kind == SUB and self.tokens.low[self.own.intro] in _CONDITIONS  # "wenn es laut Amt regnet"
        if supposed or any(self.tokens.lemmas[i].casefold() in _SOUGHT for i in seeking):
            return True
        if not self.at or self.word not in _RELATIVES and abs(self.own.intro - self.position) != 1:
            return False
        before = self.clauses[self.at - 1]
        return not _NO.isdisjoint(self.tokens.low[before.start : before.end])


def attributed_quotes(reading: Reading, number: int) -> list[Found]:
    """All indirect quotes of a sentence that a preposition, "demnach" or "wonach" attributes."""
    sentence, low = reading.sentences[number], reading.tokens.low
    if ATTRIBUTING.isdisjoint(low[sentence.start : sentence.end]):
        return []
    at = (i for i in range(sentence.start, sentence.end) if low[i] in ATTRIBUTING and reading.inside[i] < 0)
    return [quote for i in at if (quote := _by_word(reading, number, i))]


def _by_word(reading: Reading, number: int, i: int) -> Found | None:
    """The quote that the word at i attributes, if it does."""
    tokens, sentence = reading.tokens, reading.sentences[number]
    k = sentence.clause_at(i)
    if k < 0 or sentence.clauses[k].end <= i:
        return None
    clause, low = sentence.clauses[k], tokens.low[i]
    spot = Spot(reading, number, k)
    candidate, end = Attribution(spot, i), end_of(spot, "dependent")
    if low in _REFERRING:
        start = i + 1 if i == clause.first else clause.start
        return _found(candidate, "referring word", Phrase(i, i + 1, i), start, sentence.clauses[-1].end)
    if low in _RELATIVES:
        speaker = noun_before(tokens, sentence, k) or (subject(tokens, sentence, k - 1) if k else None)
        return _found(candidate, "relative word", speaker, i + 1, end)
    if clause.kind == RELATIVE and i + 1 == clause.intro:  # "Studien, nach denen …"
        return _found(candidate, "relative word", Phrase(i + 1, i + 2, i + 1), i + 2, end)
    phrase, first, last = source_phrase(tokens, sentence, i, k)
    if phrase is None or first and tokens.tags[first - 1] == "ART":
        return None  # "die ihrer Meinung nach falschen Pläne"
    if clause.finite < 0 and tokens.tags[last : last + 1] == ["CARD"]:
        return None  # "80, nach anderen Angaben 90 Boote"
    return _found(candidate, "phrase", phrase, *_host(spot, first, last))


def _found(candidate: Attribution, where: str, speaker: Phrase | None, start: int, end: int) -> Found | None:
    """The quote of a candidate, if a rule allows it and there are words to quote."""
    rule = decide(where, candidate)
    if rule is None or start >= end:
        return None
    quote = Found(start, end, rule.type, rule.id, candidate.spot.number)
    return quote.announced_by(word_cue(candidate.tokens, candidate.position, candidate.at), speaker)


def _host(spot: Spot, first: int, last: int) -> tuple[int, int]:
    """What a phrase from `first` to `last` attributes, without the phrase where it stands at the rim."""
    tokens, clauses, clause, k = spot.tokens, spot.clauses, spot.clause, spot.at
    dependent, opens = clause.kind in DEPENDENT, _opens(tokens, clauses, k, first, last)
    if opens and clause.kind == FRAGMENT:
        return last, clause.end
    start = clause.start if opens or dependent else clauses[beginning(clauses, k)].start
    end = max(last, end_of(spot, "dependent" if dependent else "phrase"))
    if start >= first:
        return _after_phrase(tokens, clauses, k, max(last, first), end), end
    if end <= last:
        end = first
        while end > start and tokens.words[end - 1] in (",", "–", "("):
            end -= 1
    return start, end


def _opens(tokens: Tokens, clauses: list[Clause], k: int, first: int, last: int) -> bool:
    """Does a phrase begin clause k, so that it attributes nothing before it: "Er geht – laut Kern aus Geldnot"?"""
    clause = clauses[k]
    if not k or first > clause.first or last >= clause.end:
        return False
    return clause.kind == MAIN or clauses[k - 1].kind == MAIN and is_complete(tokens, clauses[k - 1])


def _after_phrase(tokens: Tokens, clauses: list[Clause], k: int, start: int, end: int) -> int:
    """Where the words begin that a phrase at the beginning attributes."""
    clause = clauses[k]
    if clause.kind == MAIN and start < clause.finite < start + 8:
        # whatever stands before the verb is one phrase: "Nach Angaben der Wehr in Kassel war"
        start = clause.finite
    after = next((c for c in clauses[k + 1 : k + 6] if c.start >= start and c.kind not in (RELATIVE, FRAGMENT)), None)
    if after and after.verb_first and after.start < end and clause.finite < 0:
        start = after.start  # "Nach Angaben der Polizei, die …, war …"
    while start < end and tokens.words[start] in (",", ":", "–", ")"):
        start += 1
    return start
