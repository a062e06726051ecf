"""What announces a stretch in quotation marks: a verb after or around it, a colon before it, "so X", a signature."""

from bisect import bisect_right
from typing import NamedTuple

from newskit.german.tokens import Tokens
from newskit.quotes.cases import Phrase, is_nominative
from newskit.quotes.clauses import ENDINGS, FRAGMENT, INFINITIVE, MAIN, RELATIVE, Clause
from newskit.quotes.cues import Cue
from newskit.quotes.phrases import noun_phrase
from newskit.quotes.reading import Reading, Spot
from newskit.quotes.speakers import speaker_of
from newskit.quotes.subjects import is_somebody, subject
from newskit.quotes.tellers import Teller, teller_at

_SIGNS = [["–"], ["—"], ["-"], ["("]]
_LOOSE = ("PROAV", "ADV", "ADJD", "KON")
_SIGNATURE = 14  # words of a signature at most


class Stretch(NamedTuple):
    """A stretch in marks: the clause it begins in, its tokens."""

    spot: Spot
    first: int
    end: int

    @property
    def tokens(self) -> Tokens:
        """The tokens of the article."""
        return self.spot.tokens

    def speaker(self, cue: Cue) -> Phrase | None:
        """Who says something by a cue of its sentence."""
        return speaker_of(self.tokens, self.spot.sentence, cue)

    def fills(self, start: int, end: int) -> bool:
        """Does a stretch of the sentence hold nothing but what stands in the marks?"""
        words = self.tokens.words
        return not any(words[i][0].isalnum() for i in range(start, end) if not self.first <= i < self.end)


def announced(stretch: Stretch) -> Teller:
    """Cue, speaker and kind of what announces a stretch: the clause after it, before it, or around it."""
    clause = stretch.spot.clause
    signed = _signed(stretch) if stretch.fills(clause.start, stretch.end) else None
    if signed:
        return signed
    if stretch.fills(clause.start, clause.end):
        return _after(stretch) or _colon(stretch) or _before(stretch) or _near(stretch)
    cue = stretch.spot.cues.get(stretch.spot.at)
    return Teller("around", cue, stretch.speaker(cue)) if cue else _near(stretch)


def _signed(stretch: Stretch) -> Teller | None:
    """ "„…“ – Jana Moser, Ministerin", "„…“ (SPD-Chefin Jana Moser, 42)"."""
    tokens, at = stretch.tokens, stretch.end + 1
    while at + 1 < len(tokens) and (tokens.words[at].isspace() or tokens.words[at] == "."):
        at += 1
    start = at + (tokens.words[at : at + 1] in _SIGNS)
    end = next((i for i in range(start, start + _SIGNATURE) if i >= len(tokens) or tokens.words[i][0] in ").\n"), 0)
    phrase = noun_phrase(tokens, start, end)
    named = (
        phrase is not None and "PER" in tokens.labels[phrase.start : phrase.end] and not any(tokens.finite[start:end])
    )
    return Teller("signed", speaker=phrase) if named and start > at else None


def _after(stretch: Stretch) -> Teller | None:
    """ "„…“, sagte X", "„…“, so X", "„…“, wie X sagte"; one clause may stand between."""
    for k in range(stretch.spot.at + 1, min(stretch.spot.at + 3, len(stretch.spot.clauses))):
        teller = teller_at(stretch.spot.to(k))
        if teller:
            return teller
        if stretch.spot.clauses[k].kind != FRAGMENT:
            return None
    return None


def _colon(stretch: Stretch) -> Teller | None:
    """ "X sagte: „…“", "Kolbs Fazit: „…“", "Beispiel: „…“"."""
    clauses, cues = stretch.spot.clauses, stretch.spot.cues
    k = next((k for k in range(stretch.spot.at, 0, -1) if clauses[k].separator == ":"), 0)
    if not k:
        return None
    begin = max(0, k - 6, *(m for m in range(1, k) if clauses[m].separator in ENDINGS))
    before = (m for m in range(k - 1, begin - 1, -1) if m in cues)
    # not "Gut seien Leute, die das sagten: „…“": who speaks goes on
    near = [m for m in before if clauses[m].kind != RELATIVE or not clauses[m].subjunctive]
    if not near:
        return Teller("colon", speaker=_label(stretch, k) or _subject_before(stretch, k))
    nearest = min(near, key=lambda m: (clauses[m].kind != MAIN, clauses[m].subjunctive))
    return Teller("colon", cues[nearest], stretch.speaker(cues[nearest]))


def _label(stretch: Stretch, k: int) -> Phrase | None:
    """ "Beispiel: „…“", "Jana Moser (42), Bauleiterin: „…“", "Kolb zum Umbau: „…“": words alone before clause k."""
    tokens, clauses = stretch.tokens, stretch.spot.clauses
    first = next(m for m in range(k - 1, -1, -1) if clauses[m].separator != ",")
    for m in (first, k - 1):
        words = range(clauses[m].first, clauses[m].end)
        named = m == k - 1 or "PER" in tokens.labels[words.start : words.stop]
        if named and not any(map(_has_verb, clauses[m:k])):
            # "Dazu Kolb: „…“", "Für Rektor Kolb kein Thema: „…“"
            start = next((i for i in words if tokens.tags[i] not in _LOOSE and tokens.low[i] != "für"), words.stop)
            topic = next((i for i in words if i > start and tokens.low[i] in ("zum", "zur")), words.stop)
            phrase = noun_phrase(tokens, start, topic)
            return phrase if phrase and is_nominative(tokens, phrase) else None
    return None


def _has_verb(clause: Clause) -> bool:
    return clause.finite >= 0 or clause.kind == INFINITIVE


def _subject_before(stretch: Stretch, k: int) -> Phrase | None:
    """ "Der Trainer war zufrieden: „…“": the subject of the sentence that the colon before clause k ends."""
    tokens, sentence = stretch.tokens, stretch.spot.sentence
    mains = [m for m in range(k - 1, max(-1, k - 6), -1) if sentence.clauses[m].kind == MAIN]
    main = min(mains, key=lambda m: sentence.clauses[m].subjunctive, default=-1)
    if main < 0 or sentence.clauses[main].subjunctive:
        return None  # "Der Steg sei sicher: „…“" goes on with what somebody says
    return subject(tokens, sentence, main)


def _before(stretch: Stretch) -> Teller | None:
    """The second half of "„…“, so Kolb, „…“" or "„…“, sagt Kolb, „…“"."""
    teller = teller_at(stretch.spot.to(stretch.spot.at - 1)) if stretch.spot.at else None
    return teller if teller and teller.how in ("so", "cue") else None


def _near(stretch: Stretch) -> Teller:
    """The cue of a clause beside that of the stretch."""
    cues, around = stretch.spot.cues, stretch.spot.at
    beside = [k for k in (around - 1, around + 1, around - 2) if k in cues]
    cue = cues[min(beside, key=lambda k: stretch.spot.clauses[k].kind == RELATIVE)] if beside else None
    return Teller("near", cue, stretch.speaker(cue)) if cue else Teller("")


def told_below(stretch: Stretch) -> Phrase | None:
    """Who speaks in a heading: "„Ein Gewinn für alle“", and in the next line "Das Bad sei ein Gewinn, sagte Kolb."."""
    reading, number = stretch.spot.reading, stretch.spot.number + 1
    cues = reading.cues[number].values() if number < len(reading.sentences) else ()
    found = (speaker_of(reading.tokens, reading.sentences[number], cue) for cue in cues)
    return next((phrase for phrase in found if phrase and is_somebody(reading.tokens, phrase)), None)


def stretch_at(reading: Reading, first: int, end: int, starts: list[int]) -> Stretch:
    """The stretch from token `first` to `end`; `starts` are where the sentences start."""
    number = max(0, bisect_right(starts, first) - 1)
    at = max(0, reading.sentences[number].clause_at(first))
    return Stretch(Spot(reading, number, at), first, end)
