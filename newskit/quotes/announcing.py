"""What announces a stretch in quotation marks: a verb after or around it, a colon before it, "so X", a signature."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from newskit.german.tokens import Tokens
from newskit.quotes.appositions import apposition
from newskit.quotes.attributions import Attribution, so_speaker
from newskit.quotes.cases import Phrase, is_nominative
from newskit.quotes.clauses import (
    AS,
    ENDINGS,
    FRAGMENT,
    INFINITIVE,
    MAIN,
    PAUSES,
    RELATIVE,
    SO,
    Clause,
)
from newskit.quotes.cues import Cue
from newskit.quotes.phrases import noun_phrase
from newskit.quotes.reading import Reading
from newskit.quotes.speakers import speaker_of
from newskit.quotes.subjects import is_somebody, subject

_SIGNS = [["–"], ["—"], ["-"], ["("]]
_LOOSE = ("PROAV", "ADV", "ADJD", "KON")
_SIGNATURE = 14  # words of a signature at most
_BREAKS = PAUSES | ENDINGS | {""}


class Announced(NamedTuple):
    """How a stretch is announced, by which cue (or word alone), and who speaks."""

    how: str  # "cue" after it, "colon", "so", "wie", "unlisted" verb, "signed", "around", "near", ""
    speaker: Phrase | None = None
    cue: Cue | None = None
    word: int = -1


class Stretch(NamedTuple):
    """A stretch in marks: its tokens, its sentence, the clause it begins in."""

    reading: Reading
    first: int
    end: int
    number: int
    around: int

    @property
    def clauses(self) -> list[Clause]:
        """The clauses of its sentence."""
        return self.reading.sentences[self.number].clauses

    def speaker(self, cue: Cue) -> Phrase | None:
        """Who says something by a cue of its sentence."""
        return speaker_of(self.reading.tokens, self.reading.sentences[self.number], cue)

    def fills(self, start: int, end: int) -> bool:
        """Does a stretch of the sentence hold nothing but what stands in the marks?"""
        words = self.reading.tokens.words
        return not any(words[i][0].isalnum() for i in range(start, end) if not self.first <= i < self.end)


def announced(stretch: Stretch) -> Announced:
    """Cue, speaker and kind of what announces a stretch: the clause after it, before it, or around it."""
    clause = stretch.clauses[stretch.around]
    signed = _signed(stretch) if stretch.fills(clause.start, stretch.end) else None
    if signed:
        return signed
    if stretch.fills(clause.start, clause.end):
        for look in (_after, _colon, _before):
            found = look(stretch)
            if found:
                return found
    else:
        cue = stretch.reading.cues[stretch.number].get(stretch.around)
        if cue:
            return Announced("around", stretch.speaker(cue), cue)
    return _near(stretch)


def _signed(stretch: Stretch) -> Announced | None:
    """ "„…“ – Jana Moser, Ministerin", "„…“ (SPD-Chefin Jana Moser, 42)", or such words on a line of their own."""
    tokens, at = stretch.reading.tokens, stretch.end + 1
    while at + 1 < len(tokens) and (tokens.words[at].isspace() or tokens.words[at] == "."):
        at += 1
    start = at + (tokens.words[at : at + 1] in _SIGNS)
    end = next((i for i in range(start, start + _SIGNATURE) if i >= len(tokens) or tokens.words[i][0] in ").\n"), 0)
    phrase = noun_phrase(tokens, start, end)
    if phrase is None or "PER" not in tokens.labels[phrase.start : phrase.end] or any(tokens.finite[start:end]):
        return None
    line = start > at or "\n" in tokens.words[at - 1] and tokens.words[phrase.end : end][:1] == [","]
    return Announced("signed", phrase) if line else None


def _after(stretch: Stretch) -> Announced | None:
    """ "„…“, sagte X", "„…“, so X", "„…“, wie X sagte"."""
    reading, sentence = stretch.reading, stretch.reading.sentences[stretch.number]
    for k in range(stretch.around + 1, min(stretch.around + 3, len(sentence.clauses))):
        later, cue = sentence.clauses[k], reading.cues[stretch.number].get(k)
        if later.separator not in _BREAKS:
            continue
        if later.kind == SO and (found := _so(stretch, later, sentence.end)):
            return found
        if cue and later.kind == AS and Attribution(reading, stretch.number, k, "wie", cue).says_who:
            return Announced("wie", stretch.speaker(cue), cue)
        if cue and later.verb_first:
            return Announced("cue", stretch.speaker(cue), cue)
        phrase = _after_unlisted_verb(stretch, k) if k == stretch.around + 1 else None
        if phrase:
            return Announced("unlisted", phrase, word=later.start)
        if later.kind != FRAGMENT:
            return None
    return None


def _so(stretch: Stretch, clause: Clause, limit: int) -> Announced | None:
    tokens = stretch.reading.tokens
    phrase = so_speaker(tokens, clause.intro + 1, clause.end)
    if phrase is None:
        return None
    return Announced("so", apposition(tokens, phrase, min(limit, phrase.end + 20)), word=clause.intro)


def _after_unlisted_verb(stretch: Stretch, k: int) -> Phrase | None:
    """Who speaks in clause k, which begins with a verb that no lexicon has: "„Nie!“, brummte Jana Kolb"."""
    tokens, clause = stretch.reading.tokens, stretch.clauses[k]
    if clause.verb_first and tokens.tags[clause.finite] == "VVFIN":
        phrase = subject(tokens, stretch.reading.sentences[stretch.number], k)
        return phrase if phrase and phrase.start > clause.finite else None
    return None


def _colon(stretch: Stretch) -> Announced | None:
    """ "X sagte: „…“", "Kolbs Fazit: „…“", "Beispiel: „…“"."""
    clauses, cues = stretch.clauses, stretch.reading.cues[stretch.number]
    k = next((k for k in range(stretch.around, 0, -1) if clauses[k].separator == ":"), 0)
    if not k:
        return None
    begin = max(0, k - 6, *(m for m in range(1, k) if clauses[m].separator in ENDINGS))
    near = [m for m in range(k - 1, begin - 1, -1) if m in cues]
    near.sort(key=lambda m: (clauses[m].kind != MAIN, clauses[m].subjunctive))
    if near and clauses[near[0]].kind == RELATIVE and clauses[near[0]].subjunctive:
        return Announced("colon")  # "Gut seien Leute, die das sagten: „…“": who speaks goes on
    if near:
        return Announced("colon", stretch.speaker(cues[near[0]]), cues[near[0]])
    return Announced("colon", _label(stretch, k) or _subject_before(stretch, k))


def _label(stretch: Stretch, k: int) -> Phrase | None:
    """ "Beispiel: „…“", "Jana Moser (42), Bauleiterin: „…“", "Kolb zum Umbau: „…“": words alone before clause k."""
    tokens, clauses = stretch.reading.tokens, stretch.clauses
    first = next(m for m in range(k - 1, -1, -1) if clauses[m].separator != ",")
    for m in (first, k - 1):
        if any(clause.finite >= 0 or clause.kind == INFINITIVE for clause in clauses[m:k]):
            continue
        start, end = clauses[m].first, clauses[m].end
        while start < end and (tokens.tags[start] in _LOOSE or tokens.low[start] == "für"):
            start += 1  # "Für Rektor Kolb kein Thema: „…“"
        if m == k - 1 or "PER" in tokens.labels[start:end]:
            phrase = noun_phrase(tokens, start, end)
            return _without_topic(tokens, phrase, end) if phrase and is_nominative(tokens, phrase) else None
    return None


def _without_topic(tokens: Tokens, phrase: Phrase, end: int) -> Phrase | None:
    """The phrase of a label without what it is about, "Kolb zum Umbau"; None if more follows than when and where."""
    topic = next((i for i in range(phrase.start, end) if tokens.low[i] in ("zum", "zur")), end)
    after = tokens.tags[phrase.end] if phrase.end < end else ""
    alone = phrase.end > topic or not after or after.startswith(("APPR", "AD", "CARD", "PROAV", "PTKVZ", "PIAT"))
    return phrase._replace(end=min(phrase.end, max(topic, phrase.head + 1))) if alone else None


def _subject_before(stretch: Stretch, k: int) -> Phrase | None:
    """ "Der Trainer war zufrieden: „…“": the subject of the sentence that the colon before clause k ends."""
    tokens, sentence = stretch.reading.tokens, stretch.reading.sentences[stretch.number]
    mains = [m for m in range(k - 1, max(-1, k - 6), -1) if sentence.clauses[m].kind == MAIN]
    main = min(mains, key=lambda m: sentence.clauses[m].subjunctive, default=-1)
    if main < 0 or sentence.clauses[main].subjunctive:
        return None  # "Der Steg sei sicher: „…“" goes on with what somebody says
    return subject(tokens, sentence, main)


def _before(stretch: Stretch) -> Announced | None:
    """The second half of "„…“, so Kolb, „…“" or "„…“, sagt Kolb, „…“"."""
    if not stretch.around:
        return None
    clause, cue = stretch.clauses[stretch.around - 1], stretch.reading.cues[stretch.number].get(stretch.around - 1)
    if clause.kind == SO:
        return _so(stretch, clause, clause.end)
    return Announced("cue", stretch.speaker(cue), cue) if cue and clause.verb_first else None


def _near(stretch: Stretch) -> Announced:
    """The cue of a clause beside that of the stretch."""
    clauses, cues, around = stretch.clauses, stretch.reading.cues[stretch.number], stretch.around
    close, far = around - 1, around - 2
    if close >= 0 and clauses[close].kind == RELATIVE:
        close, far = far, close
    for k in (close, around + 1, far):
        if k >= 0 and k in cues and not cues[k].refused:
            return Announced("near", stretch.speaker(cues[k]), cues[k])
    return Announced("")


def told_below(stretch: Stretch) -> Phrase | None:
    """Who speaks in a heading: "„Ein Gewinn für alle“", and in the next line "Das Bad sei ein Gewinn, sagte Kolb."."""
    reading, number = stretch.reading, stretch.number + 1
    cues = [cue for cue in reading.cues[number].values() if not cue.refused] if number < len(reading.sentences) else []
    found = (speaker_of(reading.tokens, reading.sentences[number], cue) for cue in cues)
    return next((phrase for phrase in found if phrase and is_somebody(reading.tokens, phrase)), None)


def stretch_at(reading: Reading, first: int, end: int, starts: list[int]) -> Stretch:
    """The stretch from token `first` to `end`; `starts` are where the sentences start."""
    number = max(0, bisect_right(starts, first) - 1)
    clauses = reading.sentences[number].clauses
    return Stretch(reading, first, end, number, max(0, bisect_right(clauses, first, key=lambda c: c.start) - 1))
