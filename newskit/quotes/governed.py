"""Indirect quotes that hang on a verb or noun: clauses with "dass" and "ob", verb-second clauses, infinitives."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from newskit.german.lists import word_list
from newskit.quotes.cases import Phrase
from newskit.quotes.clauses import (
    AS,
    FRAGMENT,
    INFINITIVE,
    JOINERS,
    MAIN,
    PAUSES,
    QUESTION,
    RELATIVE,
    SO,
    SUB,
    Clause,
    has_konjunktiv,
    is_complete,
    is_content,
)
from newskit.quotes.cue_nouns import noun_cue
from newskit.quotes.cues import Cue, infinitive_cue
from newskit.quotes.lexicon import is_cue_form
from newskit.quotes.model import Found
from newskit.quotes.owners import owner, whole_noun
from newskit.quotes.reading import Reading
from newskit.quotes.rules import Rule, decide
from newskit.quotes.spans import after, around_cue
from newskit.quotes.speakers import speaker_of
from newskit.quotes.subjects import is_somebody, phrases_of, subject_of_main_before

_POINTERS = word_list("pointers")
_NOBODY = word_list("nobody")
_SELF = word_list("speakers_of_themselves")
_NO_COMPLEMENTS = (FRAGMENT, RELATIVE, SO)
_NEAR = 5  # clauses after a cue that may depend on it


@dataclass
class Pair:
    """A cue and a clause that may be its complement; the properties are the facts that rules ask for."""

    reading: Reading
    number: int  # of the sentence
    at: int  # the clause of the cue
    cue: Cue
    content: int  # the clause that may be a quote

    def __post_init__(self) -> None:
        self.tokens = self.reading.tokens
        self.sentence = self.reading.sentences[self.number]
        self.clauses = self.sentence.clauses
        self.governing, self.told = self.clauses[self.at], self.clauses[self.content]
        self.lemma, self.pos, self.kind = self.cue.lemma, self.cue.entry.pos, self.cue.entry.kind
        self.free = self.cue.entry.mood == "any"  # may the clause be in the indicative?
        self.voice = "passive" if self.cue.passive else "active"
        self.separator, self.governing_kind = self.told.separator, self.governing.kind
        self.near = self.content == self.at + 1

    @cached_property
    def head(self) -> Clause:
        """The main clause that begins with the told clause ("sagte, wer baue, müsse zahlen"), or that itself."""
        following = self.clauses[self.content + 1 : self.content + 2]
        opens = self.told.kind in (SUB, QUESTION) and self.intro not in ("dass", "ob")
        if opens and following and following[0].verb_first and following[0].subjunctive:
            return following[0]
        if self.told.kind == FRAGMENT:  # "meinte, der Sänger, der fehle, sei krank"
            later = self.clauses[self.content + 1 : self.content + 5]
            at = next((n for n, c in enumerate(later) if c.kind not in (RELATIVE, FRAGMENT, INFINITIVE)), -1)
            if at >= 0 and later[at].verb_first and later[at].subjunctive and later[at].separator == ",":
                return later[at]
        return self.told

    @property
    def clause(self) -> str:
        """Its kind."""
        if self.told.kind == AS and not is_cue_form(self.tokens.low[self.told.finite]):
            return QUESTION  # "erklärte, wie die Pumpe arbeitet"
        return self.head.kind

    @property
    def intro(self) -> str:
        """The word that introduces it."""
        return self.tokens.low[self.told.intro] if self.told.intro >= 0 else ""

    @property
    def mood(self) -> str:
        """Konjunktiv, indicative, or either: "Kolb sagt, die Gäste blieben aus"."""
        if self.head.subjunctive or self.head.finite < 0:
            return "sub" if self.head.subjunctive else "ind"
        return "either" if self.tokens.may_be_either(self.head.finite) else "ind"

    @property
    def order(self) -> str:
        """Does its verb stand first or second?"""
        return "first" if self.told.verb_first else "second"

    @property
    def joined(self) -> bool:
        """Does it begin with "und" or the like?"""
        return self.tokens.low[self.told.start] in JOINERS

    @cached_property
    def points(self) -> bool:
        """Is there a "darüber", "daran", "davon", which points to the clause that follows?"""
        start = self.cue.main + 1 if self.cue.kind == "noun" else self.governing.finite
        return self.near and _pronominal(self.reading, start, self.governing.end)

    @cached_property
    def takes(self) -> str:
        """What the cue takes: where a word points to the clause, "dass" and infinitive are one."""
        more = ""
        if self.points:
            more = "w" if self.cue.kind == "noun" else "z" if self.cue.takes("d") else ""
        if self.told.kind == AS and self.tokens.tags[self.told.intro + 1] == "ADJD" and self.cue.takes("d"):
            more += "w"  # "betonte, wie wichtig ihr das sei"
        return self.cue.entry.takes + more

    @cached_property
    def speaker(self) -> Phrase | None:
        """The phrase of who says it."""
        return speaker_of(self.tokens, self.sentence, self.cue)

    @property
    def who(self) -> str:
        """What that phrase is."""
        if self.speaker is None:
            whoever = self.tokens.low[self.governing.first] == "wer" and self.governing.kind == QUESTION
            return "nobody" if whoever else "none"
        if self.tokens.low[self.speaker.start] in _NOBODY:
            return "nobody"
        own = self.speaker.end == self.speaker.start + 1 and self.tokens.low[self.speaker.start] in _SELF
        return "writer" if own else "somebody" if is_somebody(self.tokens, self.speaker) else "thing"

    @property
    def bare(self) -> bool:
        """Does the clause of the cue name nothing but who says it: "Kolb meldet, …", not "Kolb meldet Schäden, …"?"""
        phrases = (phrase.start for phrase in phrases_of(self.tokens, self.governing))
        return sum(not self.tokens.tags[start - 1].startswith("APPR") for start in phrases) == 1

    @property
    def asks_reader(self) -> bool:
        """ "Wissen Sie, was dahinter steckt?"."""
        speaker = self.speaker
        polite = speaker is not None and self.tokens.words[speaker.start : speaker.end] == ["Sie"]
        return polite and self.tokens.words[self.sentence.end - 1] == "?"

    @property
    def pointer(self) -> str:
        """A "das", "es" or "dies" that is the subject: "Das macht deutlich, dass …"."""
        finite, active = self.governing.finite, not (self.cue.passive or self.cue.impersonal)
        if self.speaker is not None or not active or self.pos == "adjective" or self.lemma == "die Rede sein":
            return ""
        near = range(max(self.governing.start, finite - 2), min(self.governing.end, finite + 3))
        words = {self.tokens.low[i] for i in near if self.tokens.tags[i] in ("PDS", "PPER", "PRF")}
        return next((word for word in ("das", "dies", "es") if word in words), "")

    @property
    def reports_first(self) -> bool:
        """Does the sentence begin with what is told: "Dass es fehle, wies sie zurück"?"""
        return is_content(self.tokens, self.clauses[0])

    @property
    def resumes(self) -> str:
        """The word that points back: "…, das teilte die Polizei mit", "…, davon ist sie überzeugt"."""
        first, finite, word = self.governing.start, self.governing.finite, self.tokens.low[self.governing.start]
        if word in ("das", "dies") and 0 < finite - first < 3 or word == "so" and finite == first + 1:
            return word
        before = self.clauses[self.at - 1]
        cut_off = before.kind == FRAGMENT or not is_complete(self.tokens, before) or is_content(self.tokens, before)
        return "davon" if cut_off and _pronominal(self.reading, first, first + 1) else ""

    @property
    def of_noun(self) -> bool:
        """ "empört über das Argument, dass …": does the clause hang on a noun after "über" rather than on the verb?"""
        noun = noun_cue(self.tokens, self.at, self.governing) if self.near else None
        if noun is None or self.tokens.tags[self.governing.end - 1].startswith(("V", "P")):
            return False
        start = max(self.governing.finite + 1, noun.main - 3)
        return noun.takes("d") and "über" in self.tokens.low[start : noun.main]

    @property
    def thing(self) -> bool:
        """Is the subject a thing: "Er unterbot die Norm, das garantiert Vorteile"?"""
        phrase = self.speaker
        if self.kind == "say":
            return False
        return phrase is not None and self.tokens.tags[phrase.head] == "NN" and not is_somebody(self.tokens, phrase)

    @property
    def asked_for(self) -> bool:
        """What somebody was asked: "sagte auf die Frage, ob er bleibe", "auf die Frage, ob er meine, dass es halte"."""
        asked = (clause.start - 2 for clause in (self.told, self.governing) if clause.kind in (SUB, QUESTION))
        return any(self.tokens.low[i] in ("frage", "nachfrage") for i in asked)

    @property
    def modal(self) -> bool:
        """Is the finite verb of the cue a modal?"""
        return self.tokens.tags[self.governing.finite].startswith("VM")


def _pronominal(reading: Reading, start: int, end: int) -> bool:
    """Is there a "darüber", "daran", "davon"?"""
    tokens = reading.tokens
    return any(tokens.tags[i] in ("PROAV", "PAV") and tokens.low[i] in _POINTERS for i in range(start, end))


def governed_quotes(reading: Reading, number: int) -> list[Found]:
    """All indirect quotes of a sentence that hang on its verbs and nouns."""
    found: dict[int, Found] = {}  # by their beginning, the nearest cue first
    for k, cue in sorted(reading.cues[number].items(), reverse=True):
        quote = None if cue.refused else _of_verb(reading, number, k, cue)
        if quote:
            found.setdefault(quote.start, quote)
    for k in range(len(reading.sentences[number].clauses) - 1):
        for quote in _of_noun(reading, number, k, set(found)):
            found.setdefault(quote.start, quote)
    return [quote for quote in found.values() if not _is_direct(reading, quote)]


def _of_verb(reading: Reading, number: int, k: int, cue: Cue) -> Found | None:
    clauses = reading.sentences[number].clauses
    clause = clauses[k]
    ahead = _complement(reading, number, k, cue)
    if (
        k
        and clause.separator in PAUSES
        and (ahead is None or has_konjunktiv(clauses[:k]) or clauses[k - 1].kind == MAIN)
    ):
        pair = Pair(reading, number, k, cue, k - 1)
        follows = clause.finite == clause.start
        rule = decide("verb first", pair) if follows else decide("pointing verb", pair) if ahead is None else None
        span = around_cue(reading, number, k, cue, pair.speaker) if rule else None
        if rule and span:
            return Found(*span, rule.type, rule.id, number).announced_by(cue, pair.speaker)
    if ahead is None:
        return None
    pair, rule = ahead
    start, end = after(reading, number, pair.content)
    return Found(start, end, rule.type, rule.id, number).announced_by(cue, pair.speaker)


def _complement(reading: Reading, number: int, k: int, cue: Cue) -> tuple[Pair, Rule] | None:
    """The clause after a verb that depends on it, and by which rule."""
    clauses = reading.sentences[number].clauses
    for j in range(k + 1, min(len(clauses), k + 1 + _NEAR)):
        clause = clauses[j]
        if clause.separator == ";":
            return None
        pair = Pair(reading, number, k, cue, j)
        rule = decide("after verb", pair)
        if rule:
            return pair, rule
        elsewhere = clause.subjunctive or pair.intro == "während" or _pronominal(reading, clause.start, clause.end)
        if clause.kind == MAIN or clause.kind == SUB and elsewhere:  # "…, wenn es darum geht, zu bauen"
            return None
    return None


def _of_noun(reading: Reading, number: int, k: int, taken: set[int]) -> list[Found]:
    """Quotes that hang on a noun, or an infinitive with "zu", in clause k."""
    sentence, tokens = reading.sentences[number], reading.tokens
    clause = sentence.clauses[k]
    at = k + 1
    follower = sentence.clauses[at]
    if follower.separator != "," or follower.kind in _NO_COMPLEMENTS or follower.start in taken:
        return []
    infinitive = infinitive_cue(tokens, k, clause) if clause.kind == INFINITIVE else None
    for cue in filter(None, (infinitive, noun_cue(tokens, k, clause))):
        rule = decide("after noun" if cue.kind == "noun" else "after infinitive", Pair(reading, number, k, cue, at))
        if rule:
            start, end = after(reading, number, at, embedded=cue.kind == "noun")
            judge = reading.cues[number].get(k)
            if cue.kind == "noun":
                judged = judge is not None and judge.entry.kind == "judge"
                speaker = owner(tokens, sentence, cue, judged) or whole_noun(tokens, clause, cue)
            else:
                speaker = subject_of_main_before(tokens, sentence, k)  # "Sie beeilte sich, zu sagen, dass …"
            return [Found(start, end, rule.type, rule.id, number).announced_by(cue, speaker)]
    return []


def _is_direct(reading: Reading, quote: Found) -> bool:
    """Does a quote stand in marks as a whole, or begin in them: "Er sagte: „Das wird eng“ und ging"?"""
    if reading.is_direct(quote.start, quote.end):
        return True
    if quote.rule != "colon" or reading.inside[quote.start] < 0:
        return False
    own = [c for c in reading.sentences[quote.sentence].clauses if quote.start <= c.start < quote.end]
    return not any(c.kind == MAIN and c.subjunctive and reading.inside[c.finite] < 0 for c in own)
