"""Clauses that tell who says what stands beside them: "sagte X", "so X", "wie X sagte", "brummte X"."""

from dataclasses import replace
from typing import NamedTuple

from newskit.german.lists import word_list
from newskit.german.tokens import Tokens
from newskit.quotes.appositions import apposition
from newskit.quotes.cases import Phrase, can_speak
from newskit.quotes.clauses import AS, SO, Clause
from newskit.quotes.cues import Cue, word_cue
from newskit.quotes.lexicon import is_finite_form
from newskit.quotes.phrases import noun_phrase
from newskit.quotes.reading import Spot
from newskit.quotes.speakers import speaker_of
from newskit.quotes.subjects import is_somebody, subject

_AMOUNTS = word_list("amounts")
_COMPARISONS = ("auch", "zum", "etwa", "doch")  # "so auch die Nachbarn", "wenn kein Sieg, so doch ein Erfolg"


class Teller(NamedTuple):
    """What tells that a stretch is somebody's words, by which cue, and the phrase of who speaks."""

    how: str  # a clause: "cue", "so", "wie", "unlisted"; of marks also "colon", "signed", "around", "near", ""
    cue: Cue | None = None
    speaker: Phrase | None = None


def teller_at(spot: Spot) -> Teller | None:
    """What a clause tells, if it is one that stands beside what somebody says."""
    tokens, sentence, clause, cue = spot.tokens, spot.sentence, spot.clause, spot.cues.get(spot.at)
    if clause.kind == SO:
        phrase = so_speaker(tokens, clause.intro + 1, clause.end)
        phrase = phrase and apposition(tokens, phrase, min(sentence.end, phrase.end + 20))
        return Teller("so", word_cue(tokens, clause.intro, spot.at), phrase) if phrase else None
    if cue and clause.verb_first:
        return Teller("cue", cue, speaker_of(tokens, sentence, cue))
    if cue and clause.kind == AS and _says_who(tokens, clause, cue):
        return _wie(spot, cue)
    verb = clause.finite
    if cue or not clause.verb_first or tokens.tags[verb] != "VVFIN" and not is_finite_form(tokens.low[verb]):
        return None
    phrase = subject(tokens, sentence, spot.at)
    return Teller("unlisted", word_cue(tokens, verb, spot.at), phrase) if phrase and phrase.start > verb else None


def _wie(spot: Spot, cue: Cue) -> Teller | None:
    """ "wie X sagte", not "wie oben erwähnt", "wie sich das Virus verbreitet"."""
    tokens, clause, speaker = spot.tokens, spot.clause, speaker_of(spot.tokens, spot.sentence, cue)
    reflexive = "sich" in tokens.low[clause.start : clause.end] and not (speaker and is_somebody(tokens, speaker))
    if reflexive or not speaker and not tokens.finite[clause.finite]:
        return None
    return Teller("wie", replace(cue, words=(clause.intro, *cue.words)), speaker)


def so_speaker(tokens: Tokens, start: int, end: int) -> Phrase | None:
    """The phrase after "so", adverbs passed over: "so am Ende die Ministerin"."""
    i = start
    if i < end and tokens.low[i] in _COMPARISONS:
        return None
    while i < end and tokens.tags[i] in ("ADV", "PTKVZ", "ADJD"):
        i += 1
    phrase = noun_phrase(tokens, i, end)
    if phrase is None or tokens.tags[phrase.head] == "CARD" or tokens.low[phrase.start] in _AMOUNTS:
        return None  # "so viele wie selten"
    return phrase if can_speak(tokens, phrase) else None


def _says_who(tokens: Tokens, clause: Clause, cue: Cue) -> bool:
    """Does "wie" say who, not how ("wie lange es hält") or the name ("wie sie heißt")?"""
    word = tokens.low[clause.intro + 1]
    named = cue.lemma == "nennen" or cue.lemma == "heißen" and not cue.impersonal
    # "wie man hier sagt", "wie es vorgesehen ist", not "wie es im Rathaus heißt"
    planned = word == "man" or word == "es" and cue.lemma != "heißen"
    return not (cue.refused or cue.negated or named or planned or word in _AMOUNTS)
