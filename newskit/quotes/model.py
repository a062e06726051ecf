"""What the steps hand to one another (`Found`, in tokens) and what comes out in the end (`Quote`, in characters)."""

from dataclasses import dataclass
from typing import NamedTuple, Self

from newskit.quotes.cases import Phrase
from newskit.quotes.cues import Cue


class Quote(NamedTuple):
    """A quote in the characters of its Doc.

    `start` and `end` leave quotation marks out; `cue` has one span a word group ("teilte", "mit"); `parent` is the
    index of the quote that this one stands in, in the list that `find_quotes` returns.
    """

    start: int
    end: int
    type: str
    speaker: tuple[int, int] | None
    cue: tuple[tuple[int, int], ...]
    cue_lemma: str | None
    cue_main: tuple[int, int] | None
    rule: str
    confidence: float
    parent: int | None
    speaker_name: str | None
    speaker_label: str | None


@dataclass(slots=True)
class Found:
    """A quote while it is being worked on; all positions are token indices, `end` is the one after the last."""

    start: int
    end: int
    type: str
    rule: str
    sentence: int
    speaker: Phrase | None = None
    cue: tuple[int, ...] = ()
    cue_main: int = -1
    cue_lemma: str | None = None
    mark: int = -1  # number of the marked stretch of a direct quote
    inherits: bool = False  # takes the speaker of the quote before it
    foretold: bool = False  # a heading: its speaker is named below, and no phrase beside it names anybody

    def announced_by(self, cue: Cue, speaker: Phrase | None) -> Self:
        """Set cue and speaker."""
        self.cue, self.cue_main, self.cue_lemma, self.speaker = cue.words, cue.main, cue.lemma, speaker
        return self
