"""Reported speech: what somebody talked about, without a clause of its own ("Die Kammer klagte über Lärm.")."""

from __future__ import annotations

from newskit.quotes.clauses import MAIN, Sentence
from newskit.quotes.cues import Cue
from newskit.quotes.lexicon import words
from newskit.quotes.model import Found
from newskit.quotes.speakers import speaker_of
from newskit.quotes.tokens import Tokens

_KINDS = words("say judge ask promise")


def reported_quotes(
    tokens: Tokens, sentences: list[Sentence], cues: list[dict[int, Cue]], others: list[Found]
) -> list[Found]:
    """Main clauses of a verb of saying with a speaker, in sentences that hold no other quote."""
    busy = {quote.sentence for quote in others}
    found = []
    for number, sentence in enumerate(sentences):
        if number in busy:
            continue
        for k, clause in enumerate(sentence.clauses):
            cue = cues[number].get(k)
            if cue is None or clause.kind != MAIN or cue.entry.kind not in _KINDS or cue.refused:
                continue
            speaker = speaker_of(tokens, sentence, cue)
            if speaker is not None:
                quote = Found(sentence.start, sentence.end, "reported", "reported", number)
                found.append(quote.announced_by(cue, speaker))
                break
    return found
