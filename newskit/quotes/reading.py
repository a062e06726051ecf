"""An article as the rules read it: tokens, pairs of quotation marks, sentences with clauses, and the cues in these."""

from dataclasses import dataclass
from typing import NamedTuple, Self

from newskit.german.tokens import Tokens, tokens_of
from newskit.layers import AnyDoc
from newskit.quotes.clauses import Clause, Sentence
from newskit.quotes.cues import Cue, verb_cue
from newskit.quotes.marks import Marked, match_marks
from newskit.quotes.sentences import all_inside, read_sentences
from newskit.quotes.speakers import is_anybody


@dataclass(slots=True)
class Reading:
    """What is read of an article before any quote is looked for.

    `inside` gives for every token the outermost pair of marks around it (or -1); `cues` are the verb cues of each
    sentence by the number of their clause.
    """

    tokens: Tokens
    marked: list[Marked]
    sentences: list[Sentence]
    inside: list[int]
    cues: list[dict[int, Cue]]

    @classmethod
    def of(cls, doc: AnyDoc) -> Self:
        """Read a Doc."""
        tokens = tokens_of(doc)
        marked = _marks(tokens)
        sentences, inside = read_sentences(tokens, marked)
        cues = [
            {k: cue for k in range(len(sentence.clauses)) if (cue := verb_cue(tokens, sentence, k, inside))}
            for sentence in sentences
        ]
        for sentence, here in zip(sentences, cues, strict=True):
            for cue in here.values():
                cue.refused = cue.refused or is_anybody(tokens, sentence, cue)
        return cls(tokens, marked, sentences, inside, cues)

    def is_direct(self, start: int, end: int) -> bool:
        """Does nearly everything of a stretch stand in quotation marks?"""
        return all_inside(self.inside, start, end, self.tokens)


class Spot(NamedTuple):
    """A clause of an article, from which a step of the search looks around."""

    reading: Reading
    number: int  # of the sentence
    at: int  # of the clause in it

    @property
    def tokens(self) -> Tokens:
        """The tokens of the article."""
        return self.reading.tokens

    @property
    def sentence(self) -> Sentence:
        """The sentence around the clause."""
        return self.reading.sentences[self.number]

    @property
    def clauses(self) -> list[Clause]:
        """The clauses of that sentence."""
        return self.reading.sentences[self.number].clauses

    @property
    def clause(self) -> Clause:
        """The clause itself."""
        return self.clauses[self.at]

    @property
    def cues(self) -> dict[int, Cue]:
        """The verb cues of the sentence by the number of their clause."""
        return self.reading.cues[self.number]

    def to(self, at: int) -> Self:
        """Another clause of the same sentence."""
        return self._replace(at=at)


def _marks(tokens: Tokens) -> list[Marked]:
    """Marks are paired within a field of the article: a mark that the title forgets must not swallow the text."""
    return [
        mark.moved(section.start)
        for section in tokens.sections
        for mark in match_marks(tokens.text[section.start : section.end])
    ]
