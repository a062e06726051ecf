"""Quotes without a cue: Konjunktiv that goes on with what somebody said, "sollen", reasons in Konjunktiv."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from newskit.german.lists import word_list
from newskit.german.tokens import Tokens
from newskit.pipelines.mood import is_past_subjunctive
from newskit.quotes.cases import Phrase
from newskit.quotes.clauses import ENDINGS, FRAGMENT, INFINITIVE, MAIN, RELATIVE, Sentence
from newskit.quotes.cue_nouns import noun_at
from newskit.quotes.model import Found
from newskit.quotes.owners import owner
from newskit.quotes.reading import Reading, Spot
from newskit.quotes.rules import decide
from newskit.quotes.spans import end_of
from newskit.quotes.subjects import is_thing, subject

_CONDITIONS, _NEGATIONS = word_list("conditions"), word_list("negations")
_PERSONS = word_list("speakers_of_themselves")
_SECOND, _PLURAL = word_list("second_konjunktiv"), word_list("plural_konjunktiv")
_STATES, _ORDERS = word_list("states"), word_list("orders")
_OUGHT = word_list("ought")
_STOPS = ENDINGS | {":"}


@dataclass
class Mood:
    """A clause of a sentence whose mood may tell that it is somebody's words; the properties are facts for rules."""

    spot: Spot
    last: Found | None = None  # the quote before

    def __post_init__(self) -> None:
        self.reading, self.number, self.at = self.spot
        self.tokens, self.sentence, self.own = self.spot.tokens, self.spot.sentence, self.spot.clause
        self.clause, self.separator = self.own.kind, self.own.separator
        self.verb = self.tokens.low[self.own.finite]
        self.intro = self.tokens.low[self.own.intro] if self.own.intro >= 0 else ""
        self.order = "first" if self.own.verb_first else "second"

    @property
    def mood(self) -> str:
        """Konjunktiv I; Konjunktiv II, which stands for it where it looks like the indicative: second, plural."""
        if not self.own.subjunctive:
            return "ought" if self.verb in ("soll", "sollen") else "ind"
        if self.verb in _PLURAL:
            return "plural"
        return "first" if is_first_konjunktiv(self.verb) else "second"

    @property
    def distance(self) -> int:
        """Sentences since the quote before."""
        return self.number - self.last.sentence if self.last else 99

    @cached_property
    def voiced(self) -> bool:
        """Does the sentence before hold a verb of saying?"""
        cues = self.reading.cues[self.number - 1].values() if self.number else ()
        return any(cue.entry.kind in ("say", "judge", "promise") for cue in cues)

    @property
    def told(self) -> bool:
        """Does a verb of saying stand before it in its sentence?"""
        return any(k < self.at and cue.entry.kind in ("say", "judge") for k, cue in self.spot.cues.items())

    @property
    def heard(self) -> bool:
        """Does a quote or a verb of saying stand in the sentence before, or in this?"""
        return self.distance <= 1 or self.voiced

    @property
    def goes_on(self) -> bool:
        """Does Konjunktiv II go on with Konjunktiv, or with a verb of saying, in the same paragraph?"""
        if self.sentence.paragraph != self.reading.sentences[max(0, self.number - 1)].paragraph:
            return False
        told = range(self.last.start, self.last.end) if self.last and self.distance <= 1 else ()
        if any(map(self.tokens.is_subjunctive, told)):
            return True
        here = {*self.tokens.low[self.sentence.start : self.sentence.end]}
        supposed = self.verb.startswith("dürfte") and _NEGATIONS.isdisjoint(here)  # "dürften nicht": they must not
        return self.voiced and not supposed and _CONDITIONS.isdisjoint(here)

    @property
    def opens(self) -> bool:
        """ "Möge …", "Sei …", "Es lebe …!", "Man beachte …": wishes and orders."""
        either = self.tokens.low[self.own.first : self.own.first + 2] == ["sei", "es"]  # "– sei es hier oder dort"
        wish = self.own.verb_first and (either or self.own is self.sentence.clauses[0])
        wish = wish or self.tokens.low[self.own.first] == "man" and self.verb in _ORDERS
        return wish or self.tokens.words[self.sentence.end - 1] in "!?"

    @property
    def personal(self) -> bool:
        """Does the writer say "ich" or "wir"?"""
        here = range(self.sentence.start, min(self.sentence.end, self.sentence.start + 40))
        return any(self.tokens.low[i] in _PERSONS and self.reading.inside[i] < 0 for i in here)

    @property
    def hearsay(self) -> bool:
        """ "soll getan haben", "soll krank sein", not far from a quote. A bare "soll" tells a plan."""
        low, end = self.tokens.low, self.own.end
        before = self.tokens.tags[end - 2] if low[end - 1] in ("haben", "sein") and low[end - 3] != "zu" else ""
        return before.startswith(("V", "ADJD")) and self.distance <= 3

    @property
    def compares(self) -> bool:
        """ "Sie tat, als sei nichts"."""
        return self.tokens.low[self.own.start] == "als"


def is_first_konjunktiv(form: str) -> bool:
    """Is a form of the subjunctive Konjunktiv I?"""
    return form.endswith(("e", "sei", "seien")) and form not in _SECOND and not is_past_subjunctive(form)


def free_quote(reading: Reading, number: int, last: Found | None, found: list[Found]) -> Found | None:
    """A sentence in Konjunktiv goes on with what somebody said before; one with "sollen" does so near a quote.

    `found` are the quotes that hang on words of the sentence; its main clause must be free of them.
    """
    sentence, inside = reading.sentences[number], reading.inside
    clauses = sentence.clauses
    # "„Nie“, rief Kolb; man gehe"
    k = next((k for k, c in enumerate(clauses) if c.kind == MAIN and inside[c.finite] < 0), -1)
    if k < 0:
        return None
    clause = clauses[k]
    if not clause.subjunctive:
        quote = _after_colon(reading, number, k, found)
        if quote or found or not last:
            return quote
    elif any(quote.start <= clause.finite < quote.end for quote in found):
        return None
    rule = decide("Konjunktiv" if clause.subjunctive else "ought", Mood(Spot(reading, number, k), last))
    return Found(*_place(reading, sentence, k), rule.type, rule.id, number, inherits=True) if rule else None


def _place(reading: Reading, sentence: Sentence, k: int) -> tuple[int, int]:
    """The sentence around clause k, without a label before it ("Die Antwort der Stadt: Man werde bauen.")."""
    clauses = sentence.clauses
    end = _end_before_marks(reading, sentence)
    labelled = clauses[k].separator == ":" and clauses[k - 1].kind == FRAGMENT and clauses[k].start < end
    return clauses[k].start if labelled else sentence.start, end


def _after_colon(reading: Reading, number: int, k: int, found: list[Found]) -> Found | None:
    """ "Die Chefin gab ihm recht: Man werde bauen.", "Beim Amt weiß man davon: Es werde geprüft."."""
    tokens, sentence = reading.tokens, reading.sentences[number]
    clauses = sentence.clauses
    for at in (m for m, c in enumerate(clauses) if c.separator in (":", ";")):
        main = next((m for m in range(at, min(len(clauses), at + 8)) if clauses[m].kind in (MAIN, INFINITIVE)), at)
        finite = clauses[main].finite
        if clauses[main].kind != MAIN or not clauses[main].subjunctive or reading.inside[finite] >= 0:
            continue
        candidate = Mood(Spot(reading, number, main))
        candidate.separator = clauses[at].separator
        rule = decide("after colon", candidate)
        if rule is None or any(quote.start <= finite < quote.end for quote in found):
            continue
        told = max((m for m in range(at) if clauses[m].kind == MAIN), default=k)
        speaker = _told_by(tokens, sentence, told)
        place = (clauses[at].start, clauses[-1].end)
        return Found(*place, rule.type, rule.id, number, speaker=speaker, inherits=speaker is None)
    return None


def _told_by(tokens: Tokens, sentence: Sentence, k: int) -> Phrase | None:
    """Whose words follow clause k and a colon: its subject's, or whose noun that is ("Aus dem Rat kam Kritik: …").

    None for what a thing is ("Die Lage ist ernst: …") and what others say of somebody ("Er soll getrickst haben: …").
    """
    speaker = subject(tokens, sentence, k)
    noun = noun_at(tokens, speaker.head, k) if speaker else None
    if noun:
        return owner(tokens, sentence, noun)
    verb = tokens.low[sentence.clauses[k].finite]
    return None if verb in _OUGHT or verb in _STATES and speaker and is_thing(tokens, speaker) else speaker


def _end_before_marks(reading: Reading, sentence: Sentence) -> int:
    """Where a sentence ends, without a quotation after a colon or full stop: "Er sei dankbar: „…“"."""
    clauses = sentence.clauses
    stops = (a.end for a, b in pairwise(clauses) if b.separator in _STOPS and reading.inside[b.start] >= 0)
    return next(stops, clauses[-1].end)


def starts_before(reading: Reading, free: Found, last: Found | None) -> int:
    """Where free Konjunktiv begins: what might be a condition is told by the Konjunktiv I after it."""
    if not free.sentence or last is not None and last.sentence >= free.sentence - 1:
        return free.start
    before = reading.sentences[free.sentence - 1]
    main = next((c for c in before.clauses if c.kind == MAIN), None)
    goes_on = main is not None and main.subjunctive and reading.inside[main.finite] < 0
    return before.start if goes_on else free.start


def dependent_quotes(reading: Reading, number: int, found: list[Found]) -> list[Found]:
    """Reasons and details in Konjunktiv: "Sie lehnte ab, weil das Dach zu schwach sei", "…, das Dach sei zu schwach".

    The mood alone shows whose words the clause gives: those of the subject of the main clause before it.
    """
    clauses = reading.sentences[number].clauses
    quotes: list[Found] = []
    for k, main in _with_main_clauses(reading, number):
        clause, rule = clauses[k], decide("dependent", Mood(Spot(reading, number, k)))
        if rule is None or any(quote.start < clause.end and clause.start < quote.end for quote in (*found, *quotes)):
            continue
        cue, who = reading.cues[number].get(main), _whose(reading, number, k, main)
        if who or not (cue and cue.refused):  # "Nicht umsonst heißt es, sie sei alt": nobody's words
            end = end_of(Spot(reading, number, k), "dependent")
            quotes.append(Found(clause.start, end, rule.type, rule.id, number, speaker=who, inherits=who is None))
    return quotes


def _with_main_clauses(reading: Reading, number: int) -> Iterator[tuple[int, int]]:
    """The clauses in Konjunktiv, each with the main clause before it, unless both are main clauses in Konjunktiv."""
    clauses = reading.sentences[number].clauses
    for k in [k for k, clause in enumerate(clauses) if clause.subjunctive and reading.inside[clause.finite] < 0]:
        main = next((m for m in range(k - 1, -1, -1) if clauses[m].kind == MAIN), -1)
        if main >= 0 and not (clauses[k].kind == MAIN and clauses[main].subjunctive):
            yield k, main


def _whose(reading: Reading, number: int, k: int, main: int) -> Phrase | None:
    """Whose words a dependent clause k gives; None if the view of who spoke before goes on."""
    clauses = reading.sentences[number].clauses
    if reading.tokens.low[clauses[main].finite] in _STATES:
        return None  # "Der Betrag ist begrenzt, weil die Kasse leer sei"
    near = k - 1 in reading.cues[number] and clauses[k].kind == RELATIVE
    return subject(reading.tokens, reading.sentences[number], k - 1 if near else main)
