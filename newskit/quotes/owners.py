"""Whose saying a noun is: "der Vorwurf der Stadt", "seine Freude", "die von Moser geäußerte Hoffnung"."""

from __future__ import annotations

from newskit.quotes.appositions import apposition
from newskit.quotes.cases import Phrase
from newskit.quotes.clauses import Clause, Sentence
from newskit.quotes.cues import Cue
from newskit.quotes.lexicon import words
from newskit.quotes.phrases import noun_phrase
from newskit.quotes.speakers import TIMES, behind_preposition, subject, subject_of_main_before
from newskit.quotes.tokens import Tokens

_THERE_IS = words("gibt gab gebe gäbe besteht bestand bestehe herrscht herrschte")
_COMES = words("kommt kommen kam kamen gibt gab")
_BEFORE_NOUN = words("ART PPOSAT PDAT PIAT ADJA CARD")


def owner(tokens: Tokens, sentence: Sentence, cue: Cue, rejected: bool = False) -> Phrase | None:
    """Whose saying a cue noun is: its genitive, "von …", possessive pronoun or a name in front of it."""
    clause = sentence.clauses[cue.clause]
    i = cue.main
    at = i - 1
    while at > clause.start and tokens.tags[at] in ("ADJA", "CARD"):
        at -= 1
    after = _owner_after(tokens, clause, i + 1)
    if after:
        phrase = noun_phrase(tokens, after, clause.end)
        if phrase and after == i + 1 and tokens.tags[after] != "NE":
            return apposition(tokens, phrase, min(sentence.end, phrase.end + 20))
        return phrase
    before = _owner_before(tokens, sentence, cue, at)
    if before:
        return before
    giver = _giver(tokens, clause, i)
    if giver:
        return giver
    if tokens.low[at] in ("gegen", "wegen") or rejected:
        return Phrase(at + 1 if tokens.tags[at].startswith(("APPR", "V")) else at, i + 1, i)
    if clause.finite < 0 and tokens.low[at - 1] == "mit" and not tokens.tags[at].startswith("APPR"):
        return subject_of_main_before(tokens, sentence, cue.clause)  # "wies den Einwand, …, mit dem Hinweis zurück"
    if clause.finite >= 0 and i > clause.finite:
        phrase = subject(tokens, sentence, cue.clause)  # "mit der Begründung", "stellten die Theorie auf"
        if phrase and not phrase.start <= i < phrase.end:
            return phrase  # but "Es gibt Zweifel daran" and "Kritik kam auf" name nobody
    return None


def _owner_after(tokens: Tokens, clause: Clause, i: int) -> int:
    """Where the genitive or the noun of "von …" begins that follows a cue noun at i; 0 if there is none."""
    if i >= clause.end:
        return 0
    if tokens.low[i] in ("von", "vom", "durch", "seitens"):
        return i + 1
    is_genitive = tokens.low[i] in ("der", "des", "eines", "einer", "dieser", "dieses") or tokens.tags[i] == "PPOSAT"
    return i if is_genitive or tokens.tags[i] == "NE" and tokens.words[i].endswith("s") else 0


def _owner_before(tokens: Tokens, sentence: Sentence, cue: Cue, at: int) -> Phrase | None:
    """The possessive pronoun at `at`, before the cue noun and its adjectives, or the name in the genitive there."""
    clause, i = sentence.clauses[cue.clause], cue.main
    if at < clause.start:
        return None
    is_first = at == clause.start and at == i - 1 and tokens.tags[at] in ("NN", "PWAV", "FM", "XY")
    if (tokens.tags[at] == "NE" or is_first) and tokens.words[at][-1] in "s'’":
        start = at
        while start > clause.start and tokens.tags[start - 1] == "NE":
            start -= 1
        return Phrase(start, at + 1, at)
    return None


def _giver(tokens: Tokens, clause: Clause, noun: int) -> Phrase | None:
    """ "Von der Polizei kam die Information", "die von Moser geäußerte Hoffnung": who gives, before the noun."""
    for at in range(clause.start, noun - 1):
        if tokens.low[at] in ("von", "vom", "seitens") and tokens.tags[at].startswith("APPR"):
            opens = at == clause.first or tokens.tags[at - 1] in ("ART", "VAFIN", "ADV")
            phrase = noun_phrase(tokens, at + 1, noun) if opens else None
            if phrase and tokens.low[phrase.head] not in TIMES:
                return phrase
    comes = tokens.low[clause.finite] in _COMES if clause.finite >= 0 else False
    if comes and tokens.low[clause.first] == "aus" and clause.finite < noun:
        return noun_phrase(tokens, clause.first + 1, clause.finite)  # "Aus der Fraktion kam die Forderung"
    comes = comes and clause.finite > noun
    return behind_preposition(tokens, clause, "von", "vom") if comes else None  # "Kritik kam von der Kirche"


def whole_noun(tokens: Tokens, clause: Clause, cue: Cue) -> Phrase | None:
    """ "Der Vorschlag, zu bauen, kam an": nobody's, so the noun stands for the speaker; not so in "Es gibt Zweifel"."""
    if clause.finite >= 0 and tokens.low[clause.finite] in _THERE_IS:
        return None
    first = cue.main
    while first > clause.start and tokens.tags[first - 1] in _BEFORE_NOUN:
        first -= 1
    return Phrase(first, cue.main + 1, cue.main)
