"""Quotes without a cue: Konjunktiv that goes on with what somebody said, "sollen", reasons in Konjunktiv."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from newskit.german.lists import word_list
from newskit.german.tokens import Tokens
from newskit.pipelines.mood import is_past_subjunctive
from newskit.quotes.cases import Phrase
from newskit.quotes.clauses import (
    ENDINGS,
    FRAGMENT,
    INFINITIVE,
    MAIN,
    RELATIVE,
    SUB,
    Sentence,
    is_complete,
)
from newskit.quotes.cue_nouns import noun_at
from newskit.quotes.cues import Cue
from newskit.quotes.lexicon import is_finite_form
from newskit.quotes.model import Found
from newskit.quotes.owners import owner
from newskit.quotes.phrases import is_mark, noun_phrase
from newskit.quotes.reading import Reading
from newskit.quotes.rules import decide
from newskit.quotes.speakers import speaks_as_man
from newskit.quotes.subjects import is_somebody, subject

_CONDITIONS = word_list("conditions")
_PERSONS = word_list("speakers_of_themselves")
_SECOND, _PLURAL = word_list("second_konjunktiv"), word_list("plural_konjunktiv")
_STOPS = ENDINGS | {":"}


@dataclass
class Mood:
    """A clause of a sentence whose mood may tell that it is somebody's words; the properties are facts for rules."""

    reading: Reading
    number: int
    at: int  # the clause
    last: Found | None  # the quote before

    def __post_init__(self) -> None:
        self.tokens = self.reading.tokens
        self.sentence = self.reading.sentences[self.number]
        self.own = self.sentence.clauses[self.at]
        self.clause, self.separator = self.own.kind, self.own.separator
        self.verb = self.tokens.low[self.own.finite]
        self.intro = self.tokens.low[self.own.intro] if self.own.intro >= 0 else ""
        self.order = "first" if self.own.verb_first else "second"

    @property
    def mood(self) -> str:
        """Konjunktiv I; Konjunktiv II, which stands for it where it looks like the indicative: second, plural."""
        if not self.own.subjunctive:
            return "ought" if self.verb in ("soll", "sollen") else "ind"
        if self.verb in _PLURAL:
            return "plural"
        return "first" if is_first_konjunktiv(self.verb) else "second"

    @property
    def distance(self) -> int:
        """Sentences since the quote before."""
        return self.number - self.last.sentence if self.last else 99

    @property
    def near(self) -> bool:
        """Does a quote stand in the sentence before, or in this?"""
        return self.distance <= 1

    @cached_property
    def voiced(self) -> bool:
        """Does the sentence before hold a verb of saying?"""
        return self.number > 0 and any(map(_speaks, self.reading.cues[self.number - 1].values()))

    @property
    def heard(self) -> bool:
        """Does a quote or a verb of saying stand near?"""
        return self.near or self.voiced

    @property
    def goes_on(self) -> bool:
        """Does Konjunktiv II go on with Konjunktiv, or with a verb of saying, and suppose nothing?"""
        if self.number and self.sentence.paragraph != self.reading.sentences[self.number - 1].paragraph:
            return False
        if self.last and self.near and any(map(self.tokens.is_subjunctive, range(self.last.start, self.last.end))):
            return True
        conditions = any(
            c.kind == SUB and self.tokens.low[c.intro] in _CONDITIONS or c.verb_first for c in self.sentence.clauses
        )
        return self.voiced and self.verb != "dürfte" and not conditions

    @property
    def opens(self) -> bool:
        """ "Möge …", "Sei …", "Es lebe …!", "Man stelle sich vor": wishes and orders."""
        wish = self.own.verb_first and self.own is self.sentence.clauses[0]
        wish = wish or self.tokens.low[self.own.first : self.own.first + 3] == ["man", "stelle", "sich"]
        return wish or self.tokens.words[self.sentence.end - 1] in "!?"

    @property
    def personal(self) -> bool:
        """Does the writer say "ich" or "wir"?"""
        here = range(self.sentence.start, min(self.sentence.end, self.sentence.start + 40))
        return any(self.tokens.low[i] in _PERSONS and self.reading.inside[i] < 0 for i in here)

    @property
    def supposed(self) -> bool:
        """ "…: Wäre es misslungen, hätte man alles verloren", "…: Man könnte meinen, …"."""
        finite = self.own.finite
        return self.verb in _SECOND and (self.own.verb_first or "man" in self.tokens.low[finite - 1 : finite + 2])

    @property
    def hearsay(self) -> bool:
        """ "soll getan haben", "soll krank sein", not far from a quote. A bare "soll" tells a plan."""
        low, end = self.tokens.low, self.own.end
        before = self.tokens.tags[end - 2] if low[end - 1] in ("haben", "sein") and low[end - 3] != "zu" else ""
        return before.startswith(("V", "ADJD")) and self.distance <= 3

    @property
    def heading(self) -> bool:
        """Does the sentence end without a full stop, as the headings between paragraphs do?"""
        last = self.sentence.end - 1
        while last > self.sentence.start and is_mark(self.tokens, last):
            last -= 1
        return self.tokens.words[last][-1].isalnum()

    @property
    def reported(self) -> bool:
        """Is it a relative clause or one with "weil" or "da"?"""
        return self.clause == RELATIVE or self.tokens.low[self.own.intro] in ("weil", "da")

    @property
    def compares(self) -> bool:
        """ "Sie tat, als sei nichts"."""
        return self.tokens.low[self.own.start] == "als"


def _speaks(cue: Cue) -> bool:
    return cue.entry.kind in ("say", "judge", "promise") or cue.entry.pos == "adjective"


def is_first_konjunktiv(form: str) -> bool:
    """Is a form of the subjunctive Konjunktiv I?"""
    return form.endswith(("e", "sei", "seien")) and form not in _SECOND and not is_past_subjunctive(form)


def free_quote(reading: Reading, number: int, last: Found | None, found: list[Found]) -> Found | None:
    """A sentence in Konjunktiv goes on with what somebody said before; one with "sollen" does so near a quote.

    `found` are the quotes that hang on words of the sentence; its main clause must be free of them.
    """
    sentence, inside = reading.sentences[number], reading.inside
    mains = [k for k, clause in enumerate(sentence.clauses) if clause.kind == MAIN]
    k = next((k for k in mains if inside[sentence.clauses[k].finite] < 0), -1)  # "„Nie“, rief Kolb; man gehe"
    if k < 0:
        return None
    clause = sentence.clauses[k]
    if clause.subjunctive:
        if any(quote.start <= clause.finite < quote.end for quote in found):
            return None
        return _whole_sentence(reading, number, k, last)
    quote = _after_colon(reading, number, k, last, found)
    if quote or found or not last:
        return quote
    rule = decide("ought", Mood(reading, number, k, last))
    if rule is None:
        return None
    return Found(sentence.start, _end_before_marks(reading, sentence), rule.type, rule.id, number, inherits=True)


def _whole_sentence(reading: Reading, number: int, k: int, last: Found | None) -> Found | None:
    """A sentence whose main clause k is in Konjunktiv."""
    tokens, sentence = reading.tokens, reading.sentences[number]
    candidate = Mood(reading, number, k, last)
    rule = decide("Konjunktiv", candidate)
    if rule is None:
        return None
    unlisted = _before_unlisted_verb(reading, number, k)
    if unlisted:
        return unlisted
    clause = sentence.clauses[k]
    viewer = noun_phrase(tokens, clause.first + 1, clause.finite) if tokens.low[clause.first] == "für" else None
    if viewer and "PER" not in tokens.labels[viewer.start : viewer.end]:
        viewer = None  # "Für die Wirtin Eva Holm sei das ein Trost": in whose eyes
    end = _end_before_marks(reading, sentence)
    labelled = clause.separator == ":" and sentence.clauses[k - 1].kind == FRAGMENT and clause.start < end
    start = clause.start if labelled else sentence.start  # "Die Antwort der Stadt: Man werde bauen."
    return Found(start, end, rule.type, rule.id, number, speaker=viewer, inherits=viewer is None)


def _after_colon(reading: Reading, number: int, k: int, last: Found | None, found: list[Found]) -> Found | None:
    """ "Die Chefin gab ihm recht: Man werde bauen.", "Beim Amt weiß man davon: Es werde geprüft."."""
    tokens, sentence = reading.tokens, reading.sentences[number]
    clauses = sentence.clauses
    for at in (m for m, c in enumerate(clauses) if c.separator in (":", ";")):
        main = next((m for m in range(at, min(len(clauses), at + 8)) if clauses[m].kind in (MAIN, INFINITIVE)), at)
        finite = clauses[main].finite
        if clauses[main].kind != MAIN or not clauses[main].subjunctive or reading.inside[finite] >= 0:
            continue
        candidate = Mood(reading, number, main, last)
        candidate.separator = clauses[at].separator
        rule = decide("after colon", candidate)
        if rule is None or any(quote.start <= finite < quote.end for quote in found):
            continue
        told = max((m for m in range(at) if clauses[m].kind == MAIN and not clauses[m].subjunctive), default=k)
        speaker = _told_by(tokens, sentence, told)
        place = (clauses[at].start, clauses[-1].end)
        return Found(*place, rule.type, rule.id, number, speaker=speaker, inherits=speaker is None)
    return None


def _told_by(tokens: Tokens, sentence: Sentence, k: int) -> Phrase | None:
    """Whose words follow clause k and a colon: its subject's, or whose noun that is ("Aus dem Rat kam Kritik: …")."""
    speaker = speaks_as_man(tokens, sentence.clauses[k]) or subject(tokens, sentence, k)
    noun = noun_at(tokens, speaker.head, k) if speaker else None
    return owner(tokens, sentence, noun) if noun else speaker


def _before_unlisted_verb(reading: Reading, number: int, k: int) -> Found | None:
    """ "Das sei nicht fair, brummte die Rätin.": after Konjunktiv any verb and its subject may announce."""
    tokens, sentence = reading.tokens, reading.sentences[number]
    clauses = sentence.clauses
    for m in range(k + 1, len(clauses)):
        clause, told = clauses[m], clauses[m - 1]
        rule = decide("unlisted verb", Mood(reading, number, m, None)) if clause.kind == MAIN else None
        if rule is None:
            continue
        verb = clause.finite
        if reading.inside[verb] >= 0 or reading.inside[told.start] >= 0 and reading.inside[told.end - 1] >= 0:
            return None  # "Er habe bezahlt. „Wann denn?“, brummte die Rätin"
        is_verb = tokens.tags[verb] == "VVFIN" or is_finite_form(tokens.low[verb])
        speaker = subject(tokens, sentence, m) if is_verb else None
        if speaker is None or speaker.start < verb or not is_somebody(tokens, speaker):
            continue
        end = told.end if is_complete(tokens, told) or m + 1 == len(clauses) else clauses[-1].end
        lemma = tokens.lemmas[verb]
        return Found(sentence.start, end, rule.type, rule.id, number, speaker, (verb,), verb, lemma)
    return None


def _end_before_marks(reading: Reading, sentence: Sentence) -> int:
    """Where a sentence ends, without a quotation after a colon or full stop: "Er sei dankbar: „…“"."""
    clauses = sentence.clauses
    stops = (a.end for a, b in pairwise(clauses) if b.separator in _STOPS and reading.inside[b.start] >= 0)
    return next(stops, clauses[-1].end)


def starts_before(reading: Reading, free: Found, last: Found | None) -> int:
    """Where free Konjunktiv begins: what might be a condition is told by the Konjunktiv I after it."""
    before = reading.before(free.sentence)
    if before is None or last is not None and last.sentence >= free.sentence - 1:
        return free.start
    main = next((c for c in before.clauses if c.kind == MAIN), None)
    goes_on = main is not None and main.subjunctive and reading.inside[main.finite] < 0
    return before.start if goes_on else free.start
