"""Indirect quotes that a phrase attributes: laut X, nach Angaben von X, X zufolge, so X, wie X mitteilte, demnach."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from newskit.german.lists import word_list
from newskit.german.tokens import Tokens
from newskit.quotes import lexicon
from newskit.quotes.appositions import apposition
from newskit.quotes.cases import Phrase, can_speak
from newskit.quotes.clauses import (
    AS,
    DASHES,
    FAR,
    FRAGMENT,
    INFINITIVE,
    MAIN,
    QUESTION,
    RELATIVE,
    SO,
    SUB,
    Clause,
)
from newskit.quotes.cue_nouns import noun_at
from newskit.quotes.cues import Cue
from newskit.quotes.model import Found
from newskit.quotes.phrases import noun_phrase
from newskit.quotes.reading import Reading
from newskit.quotes.rules import decide
from newskit.quotes.sources import is_source_noun, source_phrase
from newskit.quotes.spans import around, beginning, with_dependents
from newskit.quotes.speakers import noun_before, speaker_of
from newskit.quotes.subjects import subject

_DEPENDENT = (SUB, RELATIVE, QUESTION, INFINITIVE)
_REFERRING = word_list("referring")
ATTRIBUTING = word_list("attributing", "referring")
_TIMES_BEFORE = word_list("times_before")
_AMOUNTS = word_list("amounts")
_RELATIVES = ("wonach", "derzufolge")
_SOUGHT, _NO = word_list("sought"), word_list("no")


def attributed_quotes(reading: Reading, number: int) -> list[Found]:
    """All indirect quotes of a sentence that a preposition, "so", "wie" or "demnach" attributes."""
    sentence, tokens = reading.sentences[number], reading.tokens
    found = []
    for k, clause in enumerate(sentence.clauses):
        quote = None
        if clause.kind == AS and k in reading.cues[number]:
            quote = _as(reading, number, k)
        elif clause.kind == SO and len(sentence.clauses) > 1:
            quote = _so(reading, number, k)
        if quote and not _is_direct(reading, quote):
            found.append(quote)
    if not ATTRIBUTING.isdisjoint(tokens.low[sentence.start : sentence.end]):
        for i in range(sentence.start, sentence.end):
            if tokens.low[i] in ATTRIBUTING and reading.inside[i] < 0:
                quote = _by_word(reading, number, i)
                found += [quote] if quote else []
    return found


@dataclass
class Attribution:
    """A clause or word that attributes; the properties are the facts that rules ask for."""

    reading: Reading
    number: int
    at: int  # its clause
    word: str
    cue: Cue | None = None
    source: bool = False  # does it go with a phrase that names a source?

    def __post_init__(self) -> None:
        self.tokens = self.reading.tokens
        self.clauses = self.reading.sentences[self.number].clauses
        self.own = self.clauses[self.at]
        self.clause = self.own.kind
        self.takes = self.cue.entry.takes if self.cue else ""
        self.mood = "sub" if self.own.subjunctive else "ind"

    @property
    def says_who(self) -> bool:
        """Does it say who says it, not how ("wie lange es hält") or what something is called ("wie sie heißt")?"""
        cue = self.cue
        if cue is None:
            return False
        named = cue.lemma == "nennen" or cue.lemma == "heißen" and not cue.impersonal
        # "wie man hier sagt", "wie es vorgesehen ist", not "wie es im Rathaus heißt"
        planned = self.next_word == "man" or self.next_word == "es" and cue.lemma != "heißen"
        return not (cue.refused or cue.negated or named or planned or self.next_word in _AMOUNTS)

    @property
    def next_word(self) -> str:
        """The word after "wie"."""
        return self.tokens.low[self.own.intro + 1]

    @property
    def supposed(self) -> bool:
        """ "wie sie sagen würde"."""
        return self.tokens.low[self.own.finite] in ("würde", "würden")

    @property
    def adds(self) -> bool:
        """ "Man hofft auf Ruhe – „im übertragenen Sinne“, wie Kern hinzufügt": only the direct quote is hers."""
        return self.at > 1 and self.reading.inside[self.clauses[self.at - 1].end - 1] >= 0

    @property
    def place(self) -> str:
        """Does "demnach" stand before or right after the verb, and is it no time ("kurz danach")?"""
        clause, i = self.own, self.position
        if clause.kind != MAIN or i > clause.finite + 3 or self.tokens.low[i - 1] in _TIMES_BEFORE:
            return "other"
        return "first" if i == self.reading.sentences[self.number].start else "field"

    position: int = -1

    @property
    def statement(self) -> bool:
        """Does the clause before end in a noun that names a statement: "Studien, nach denen", "die Idee, nach der"?"""
        before = self.clauses[self.at - 1]
        nouns = (i for i in range(before.end - 1, before.start - 1, -1) if self.tokens.tags[i] == "NN")
        noun = next(nouns, -1)
        return noun >= 0 and (is_source_noun(self.tokens, noun) or noun_at(self.tokens, noun, 0) is not None)

    @property
    def denied(self) -> bool:
        """ "Es gibt keine Zahlen, denen zufolge …", "wonach man sucht": does nobody state a relative clause?"""
        if not self.at or self.word not in _RELATIVES and abs(self.own.intro - self.position) != 1:
            return False
        before = self.clauses[self.at - 1]
        sought = self.word == "wonach" and self.tokens.lemmas[self.own.finite] in _SOUGHT
        return sought or not _NO.isdisjoint(self.tokens.low[before.start : before.end])


def _found(
    place: tuple[int, int] | None, candidate: Attribution, where: str, speaker: Phrase | None, i: int
) -> Found | None:
    """The quote of a candidate, if a rule allows it and there are words to quote."""
    rule = decide(where, candidate)
    if rule is None or place is None or place[0] >= place[1]:
        return None
    quote = Found(*place, rule.type, rule.id, candidate.number, speaker=speaker)
    quote.cue, quote.cue_main, quote.cue_lemma = (i,), i, candidate.word
    return quote


def _as(reading: Reading, number: int, k: int) -> Found | None:
    """ "…, wie X mitteilte"."""
    sentence, cue = reading.sentences[number], reading.cues[number][k]
    candidate = Attribution(reading, number, k, "wie", cue)
    quote = _found(_around(reading, number, k), candidate, "wie clause", None, sentence.clauses[k].intro)
    if quote:
        quote.announced_by(cue, speaker_of(reading.tokens, sentence, cue))
        quote.cue = (sentence.clauses[k].intro, *quote.cue)
    return quote


def _so(reading: Reading, number: int, k: int) -> Found | None:
    """ "…, so X"."""
    tokens, sentence = reading.tokens, reading.sentences[number]
    clause = sentence.clauses[k]
    phrase = so_speaker(tokens, clause.intro + 1, clause.end)
    if phrase is None:
        return None
    phrase = apposition(tokens, phrase, min(sentence.end, phrase.end + 20))
    candidate = Attribution(reading, number, k, "so")
    return _found(_around(reading, number, k), candidate, "so clause", phrase, clause.intro)


def so_speaker(tokens: Tokens, start: int, end: int) -> Phrase | None:
    """The phrase after "so", adverbs passed over: "so am Ende die Ministerin"."""
    i = start
    if i < end and tokens.low[i] in ("auch", "zum", "etwa", "doch"):
        return None  # "so auch die Nachbarn", "wenn kein Sieg, so doch ein Erfolg": a comparison
    while i < end and (tokens.tags[i] in ("ADV", "PTKVZ", "ADJD") or lexicon.is_finite_form(tokens.low[i])):
        i += 1
    phrase = noun_phrase(tokens, i, end)
    if phrase is None or tokens.tags[phrase.head] == "CARD" or tokens.low[phrase.start] in _AMOUNTS:
        return None  # "so viele wie selten"
    return phrase if can_speak(tokens, phrase) else None


def _is_direct(reading: Reading, quote: Found) -> bool:
    """Does all of it stand in marks but what attributes it: "„Das ist“, so Kern weiter, „genug“"?"""
    outside = (i for i in range(quote.start, quote.end) if reading.inside[i] < 0)
    own = range(quote.cue_main, max(quote.speaker.end if quote.speaker else 0, quote.cue_main + 1))
    return all(i in own or not reading.tokens.words[i][0].isalnum() for i in outside)


def _by_word(reading: Reading, number: int, i: int) -> Found | None:
    """The quote that the word at i attributes, if it does."""
    tokens, sentence = reading.tokens, reading.sentences[number]
    k = bisect_right(sentence.clauses, i, key=lambda clause: clause.start) - 1
    if k < 0 or sentence.clauses[k].end <= i:
        return None
    clause, low = sentence.clauses[k], tokens.low[i]
    candidate = Attribution(reading, number, k, low, position=i)
    if low in _REFERRING:
        start = i + 1 if i == clause.first else clause.start
        return _found((start, sentence.clauses[-1].end), candidate, "referring word", Phrase(i, i + 1, i), i)
    end = _end_of_dependent(sentence.clauses, k)
    if low in _RELATIVES:
        speaker = noun_before(tokens, sentence, k) or (subject(tokens, sentence, k - 1) if k else None)
        return _found((i + 1, end), candidate, "relative word", speaker, i)
    if clause.kind == RELATIVE and i + 1 == clause.intro:  # "Studien, nach denen …"
        return _found((i + 2, end), candidate, "relative word", Phrase(i + 1, i + 2, i + 1), i)
    return _by_phrase(candidate, i)


def _by_phrase(candidate: Attribution, i: int) -> Found | None:
    """ "laut X", "nach Angaben von X", "X zufolge"."""
    reading, number, clause = candidate.reading, candidate.number, candidate.own
    tokens, sentence = reading.tokens, reading.sentences[number]
    phrase, first, last = source_phrase(tokens, sentence, i, candidate.at)
    if phrase is None:
        return None
    before, after = tokens.tags[first - 1] if first else "", tokens.tags[last] if last < sentence.end else ""
    if after == "CARD" and (before == "ART" or clause.finite < 0):
        return None  # "der nach Angaben der Wehr 40 Gäste", "80, nach anderen Angaben 90 Boote"
    place = _host(reading, number, candidate.at, first, last)
    if before == "ART" and after == "ADJA":  # "die ihrer Meinung nach falschen Pläne"
        attribute = noun_phrase(tokens, last, clause.end)
        place = (last, attribute.end) if attribute and candidate.word != "aus" else None
    return _found(place if place and place[1] - place[0] > 1 else None, candidate, "phrase", phrase, i)


def _end_of_dependent(clauses: list[Clause], k: int) -> int:
    """Where a relative clause ends with what hangs on it; its verb may stand after an apposition."""
    end, complete = clauses[k].end, clauses[k].finite >= 0
    for clause in clauses[k + 1 : k + FAR]:
        if complete and clause.kind not in _DEPENDENT:
            break
        end = clause.end
        complete = complete or clause.finite >= 0
    return end


def _host(reading: Reading, number: int, k: int, first: int, last: int) -> tuple[int, int] | None:
    """What a phrase from `first` to `last` in clause k attributes, without the phrase where it stands at the rim."""
    tokens, clauses = reading.tokens, reading.sentences[number].clauses
    clause = clauses[k]
    if clause.kind == FRAGMENT and clause.separator in DASHES and first == clause.start and last < clause.end:
        return last, clause.end  # "Das Fest fällt aus – laut Kern aus Mangel an Geld"
    if clause.kind in _DEPENDENT:
        start, end = clause.start, with_dependents(clauses, k)
    else:
        start, end = _host_start(clauses, k), max(last, _host_end(reading, number, k))
    if start >= first:
        start = _after_phrase(tokens, clauses, k, max(last, first), end)
    elif end <= last:
        end = first
        while end > start and tokens.words[end - 1] in (",", "–", "("):
            end -= 1
    return (start, end) if start < end else None


def _host_start(clauses: list[Clause], k: int) -> int:
    begin = k
    while begin and clauses[begin].separator not in (";", ":") and k - begin < FAR:
        begin -= 1
    return clauses[begin].start


def _host_end(reading: Reading, number: int, k: int) -> int:
    clauses = reading.sentences[number].clauses
    end = clauses[k].end
    for m in range(k + 1, min(len(clauses), k + FAR)):
        later = clauses[m]
        if later.separator in (";", ":") and not later.subjunctive and reading.inside[later.start] < 0:
            break  # "Laut Amt gibt es 90 Höfe: Viele sind klein": the writer goes on
        told = any(clause.kind == MAIN for clause in clauses[k:m])
        if told and m in reading.cues[number] and later.kind == MAIN and not later.subjunctive:
            break  # "Laut Verein kamen 500, die Polizei sprach von 300"
        end = later.end
    return end


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


def _around(reading: Reading, number: int, k: int) -> tuple[int, int] | None:
    """What a "so X" or "wie X sagte" at clause k attributes."""
    clauses = reading.sentences[number].clauses
    whole = any(clause.finite >= 0 for clause in clauses[beginning(clauses, k) : k])
    return around(reading.tokens, clauses, k, whole) if len(clauses) > 1 else None
