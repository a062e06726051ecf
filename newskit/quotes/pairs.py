"""A cue and a clause that may be what it announces, with the facts that rules ask for."""

from dataclasses import dataclass
from functools import cached_property

from newskit.german.lists import word_list
from newskit.german.tokens import Tokens
from newskit.quotes.cases import Phrase
from newskit.quotes.clauses import AS, FRAGMENT, INFINITIVE, JOINERS, MAIN, QUESTION, RELATIVE, SUB, Clause
from newskit.quotes.cue_nouns import noun_cue
from newskit.quotes.cues import Cue
from newskit.quotes.free import Mood
from newskit.quotes.lexicon import is_cue_form
from newskit.quotes.reading import Spot
from newskit.quotes.speakers import speaker_of
from newskit.quotes.subjects import is_somebody
from newskit.quotes.tellers import Teller

_POINTERS = word_list("pointers")
_NOBODY = word_list("nobody")
_SELF = word_list("speakers_of_themselves")


@dataclass
class Pair:
    """A cue and a clause that may be its complement; the properties are the facts that rules ask for."""

    spot: Spot  # the clause of the cue
    cue: Cue
    content: int  # the clause that may be a quote
    teller: Teller | None = None  # what stands beside it: "sagte X", "so X"

    def __post_init__(self) -> None:
        self.tokens, self.clauses, self.at = self.spot.tokens, self.spot.clauses, self.spot.at
        self.governing, self.told = self.spot.clause, self.clauses[self.content]
        self.lemma, self.pos, self.kind = self.cue.lemma, self.cue.entry.pos, self.cue.entry.kind
        self.free = self.cue.entry.mood == "any"  # may the clause be in the indicative?
        self.voice = "passive" if self.cue.passive else "active"
        self.own_mood = "sub" if self.governing.subjunctive else "ind"
        self.how = self.teller.how if self.teller else ""
        self.separator, self.near = self.told.separator, self.content == self.at + 1
        self.intro = self.tokens.low[self.told.intro] if self.told.intro >= 0 else ""
        self.order = "first" if self.told.verb_first else "second"
        self.joined = self.tokens.low[self.told.start] in JOINERS
        self.marked = self.spot.reading.inside[self.told.first] >= 0  # does it begin in quotation marks?

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
    def mood(self) -> str:
        """Konjunktiv, indicative, or either: "Kolb sagt, die Gäste blieben aus"."""
        if self.head.subjunctive or self.head.finite < 0:
            return "sub" if self.head.subjunctive else "ind"
        return "either" if self.tokens.may_be_either(self.head.finite) else "ind"

    @cached_property
    def points(self) -> bool:
        """Is there a "darüber", "daran", "davon", which points to the clause that follows?"""
        start = self.cue.main + 1 if self.cue.kind == "noun" else self.governing.finite
        return self.near and is_pronominal(self.tokens, start, self.governing.end)

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
        return self.teller.speaker if self.teller else speaker_of(self.tokens, self.spot.sentence, self.cue)

    @property
    def who(self) -> str:
        """What that phrase is."""
        if self.speaker is None or self.cue.kind == "noun" and self.speaker.head == self.cue.main:
            return "nobody" if self.tokens.low[self.governing.first] == "wer" else "none"  # "Wer weiß, ob …"
        if self.tokens.low[self.speaker.start] in _NOBODY:
            return "nobody"
        start = self.speaker.start
        own = self._is_reader or self.speaker.end == start + 1 and self.tokens.low[start] in _SELF
        if is_somebody(self.tokens, self.speaker):
            return "writer" if own else "somebody"
        return "writer" if self.tokens.low[self.speaker.start].startswith("mein") else "thing"  # "so meine These"

    @property
    def _is_reader(self) -> bool:
        """ "Wenn Sie wissen wollen, ob …", "erzählen Sie, warum …", not "damals sagten Sie, dass …"."""
        at, finite = self.speaker.start if self.speaker else 0, self.governing.finite
        polite = self.tokens.words[at] == "Sie" and self.tokens.words[at - 1] not in ':.!?„“"'
        past = self.tokens.feature(finite, "Tense") == "Past" or self.tokens.tags[self.cue.main] == "VVPP"
        return polite and at > self.spot.sentence.start and not past

    @property
    def asked(self) -> bool:
        """ "Wissen Sie, was dahinter steckt?"."""
        return self.governing.verb_first and self.tokens.words[self.spot.sentence.end - 1] == "?"

    @property
    def pointer(self) -> str:
        """A "das", "es" or "dies" that is the subject: "Das macht deutlich, dass …"."""
        finite, active = self.governing.finite, not (self.cue.passive or self.cue.impersonal)
        if self.speaker is not None or not active:
            return ""
        near = range(max(self.governing.start, finite - 2), min(self.governing.end, finite + 3))
        words = {self.tokens.low[i] for i in near if self.tokens.tags[i] in ("PDS", "PPER", "PRF")}
        return next((word for word in ("das", "dies", "es") if word in words), "")

    @property
    def resumes(self) -> str:
        """The word that points back: "…, das teilte die Polizei mit", "…, davon ist sie überzeugt"."""
        first, finite, word = self.governing.start, self.governing.finite, self.tokens.low[self.governing.start]
        points = word in ("das", "dies", "so") or is_pronominal(self.tokens, first, first + 1)
        return word if points and 0 < finite - first < 3 else ""

    @property
    def thing(self) -> bool:
        """Is the subject a thing: "Er unterbot die Norm, das garantiert Vorteile"?"""
        phrase = self.speaker
        if self.kind == "say":
            return False
        return phrase is not None and self.tokens.tags[phrase.head] == "NN" and not is_somebody(self.tokens, phrase)

    @property
    def of_noun(self) -> bool:
        """ "empört über das Argument, dass …": does the clause hang on a noun after "über" rather than on the verb?"""
        noun = noun_cue(self.tokens, self.at, self.governing) if self.near else None
        return noun is not None and "über" in self.tokens.low[noun.main - 3 : noun.main]

    @property
    def asked_for(self) -> bool:
        """What somebody was asked: "sagte auf die Frage, ob er bleibe"."""
        return self.tokens.low[self.told.start - 2] in ("frage", "nachfrage")

    @property
    def adds(self) -> bool:
        """ "Man hofft auf Ruhe – „im übertragenen Sinne“, wie Kern hinzufügt": only the direct quote is hers."""
        return self.at > 1 and self.spot.reading.inside[self.told.end - 1] >= 0

    @property
    def told_mood(self) -> str:
        """The mood of the first main clause before it, if that hangs on no cue."""
        mains = (m for m in range(self.at) if self.clauses[m].kind == MAIN)
        main = next((m for m in mains if self.spot.reading.inside[self.clauses[m].finite] < 0), self.at)
        told = main < self.at and self.spot.cues.keys().isdisjoint(range(main))
        return Mood(self.spot.to(main)).mood if told else ""


def is_pronominal(tokens: Tokens, start: int, end: int) -> bool:
    """Is there a "darüber", "daran", "davon"?"""
    return any(tokens.tags[i] in ("PROAV", "PAV") and tokens.low[i] in _POINTERS for i in range(start, end))
