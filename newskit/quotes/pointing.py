"""Sentences that point at the one before, which is the quote: "Das teilte X mit.", "Davon geht X aus."."""

from dataclasses import dataclass
from functools import cached_property

from newskit.quotes.cases import Phrase
from newskit.quotes.clauses import FRAGMENT, RELATIVE
from newskit.quotes.cues import Cue
from newskit.quotes.model import Found
from newskit.quotes.reading import Reading
from newskit.quotes.rules import decide
from newskit.quotes.speakers import speaker_of


@dataclass
class Pointer:
    """A sentence that may point back; the properties are the facts that rules ask for."""

    reading: Reading
    number: int
    cue: Cue

    def __post_init__(self) -> None:
        self.tokens = self.reading.tokens
        self.sentence, self.before = self.reading.sentences[self.number], self.reading.sentences[self.number - 1]
        self.own, *self.rest = self.sentence.clauses
        self.clause, self.takes, self.refused = self.own.kind, self.cue.entry.takes, self.cue.refused

    @property
    def pointer(self) -> str:
        """The first word, if the verb follows it: "das", "so", "davon"."""
        first, finite = self.own.first, self.own.finite
        return self.tokens.low[first] if finite == first + 1 and self.tokens.tags[finite] != "VMFIN" else ""

    @property
    def alone(self) -> bool:
        """Does nothing follow but what hangs on the speaker?"""
        if any(clause.separator == ":" for clause in self.rest):
            return False  # "Das sagte sie so: …"
        whose = next((n for n, c in enumerate(self.rest) if c.kind == RELATIVE), len(self.rest))
        return len(self.rest) < 2 or all(c.kind in (FRAGMENT, RELATIVE) for c in self.rest[:whose])

    @property
    def marked(self) -> bool:
        """ "„…“ Das räumte X ein.": is the sentence before a direct quote?"""
        return self.reading.is_direct(self.before.start, self.before.end)

    @cached_property
    def speaker(self) -> Phrase | None:
        """Who says it."""
        return speaker_of(self.tokens, self.sentence, self.cue)


def pointing_quote(reading: Reading, number: int, last: Found | None) -> Found | None:
    """ "[Satz.] Das teilte die Polizei mit.": the sentence before is the quote, or all of the lead."""
    cue = reading.cues[number].get(0)
    if cue is None or not number:
        return None
    candidate = Pointer(reading, number, cue)
    rule = decide("sentence before", candidate)
    if rule is None:
        return None
    start = candidate.before.start
    if _is_lead(reading, number) and (last is None or last.sentence < number - 2):
        start = reading.sentences[number - 2].start
    quote = Found(start, candidate.before.end, rule.type, rule.id, number)
    return quote.announced_by(cue, candidate.speaker)


def pointing_cue(reading: Reading, number: int) -> Cue | None:
    """The cue of a sentence that points back to a direct quote: "„…“ Das räumte die Ministerin ein."."""
    if number >= len(reading.sentences):
        return None
    cue = reading.cues[number].get(0)
    if cue is None or cue.refused:
        return None
    return cue if Pointer(reading, number, cue).pointer in ("das", "dies", "so") else None


def _is_lead(reading: Reading, number: int) -> bool:
    """Is the sentence the third of a field's first paragraph, so that "Das teilte X mit" means the lead as a whole?"""
    tokens, sentences = reading.tokens, reading.sentences
    if number < 2 or sentences[number - 2].paragraph != sentences[number - 1].paragraph:
        return False
    first = tokens.starts[sentences[number - 2].start]
    before = tokens.starts[sentences[number - 3].start] if number > 2 else -1
    return any(before < section.start <= first for section in tokens.sections)
