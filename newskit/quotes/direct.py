"""Direct quotes: which stretches in quotation marks are somebody's words, and who is said to speak them.

Long stretches nearly always are; of one or two words most are names, titles and terms. What decides is what announces
them, the indirect quote around them, and the noun in front of them.
"""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from newskit.german.lists import word_list
from newskit.quotes.announcing import Stretch, announced, stretch_at, told_below
from newskit.quotes.cases import Phrase
from newskit.quotes.clauses import AS, MAIN, RELATIVE
from newskit.quotes.model import Found
from newskit.quotes.phrases import noun_phrase
from newskit.quotes.pointing import pointing_cue
from newskit.quotes.reading import Reading
from newskit.quotes.rules import decide
from newskit.quotes.speakers import speaker_of
from newskit.quotes.subjects import is_somebody, is_thing, subject
from newskit.quotes.tellers import Teller

_LONG = 6  # words from which on a stretch in marks is a quote unless it is a title
_FEW = 4  # words that a term in marks has at most
_COPULAS = word_list("copulas")
_CALLED, _SELF = word_list("called"), word_list("speakers_of_themselves")
_BEFORE = {
    **dict.fromkeys("der die das dem den des im am vom zum zur beim diese dieser dieses diesen diesem".split(), "der"),
    **dict.fromkeys(("ein", "eine", "einen", "einem", "einer", "kein", "keine", "keinen"), "ein"),
    **dict.fromkeys(("sei", "seien", "wäre"), "sei"),
    "als": "als",
    "von": "von",
}


@dataclass
class Marks:
    """A stretch in marks as a candidate; the properties are the facts that rules ask for."""

    stretch: Stretch
    host: Found | None  # the narrowest indirect quote around it
    known: Teller

    def __post_init__(self) -> None:
        self.tokens, self.first, self.end = self.stretch.tokens, self.stretch.first, self.stretch.end
        self.count = sum(self.tokens.words[i][0].isalnum() for i in range(self.first, self.end))
        self.cue, self.within = self.known.cue, self.host is not None
        self.passive = self.cue is not None and self.cue.passive
        self.kind = self.cue.entry.kind if self.cue else ""
        before = self.first - 2
        # The word before it: "der", "ein", "als", "von", "sei" or another.
        self.before = _BEFORE.get(self.tokens.low[before], "") if before >= 0 else ""

    @property
    def announced(self) -> str:
        """What announces it; one word after a colon is not announced unless it is a sentence ("Er sagte: „Nein.“"), nor
        a title that nobody says ("Zuletzt: „Der Steg am See“")."""
        told = self.cue is not None or self.known.speaker is not None or self.is_sentence
        whole = self.count > 1 and told or self.tokens.words[self.end - 1] in ".!?"
        return "around" if self.known.how == "colon" and not whole else self.known.how

    @property
    def cued(self) -> bool:
        """Does a verb by which somebody says something go with it, in its clause, a main one or "wie X sagte"?"""
        cue, who = self.cue, self.known.speaker
        if cue is None or cue.refused or who is None or self.tokens.low[who.start] in _SELF:
            return False
        kind, own = self.stretch.spot.clauses[cue.clause].kind, self.stretch.spot.clause.kind
        beside = self.known.how == "around" or kind == AS or kind == MAIN and own != RELATIVE
        return beside and not is_thing(self.tokens, who)

    @property
    def evaluates(self) -> bool:
        """Does the verb take a short evaluation: "nannte es „mutlos“", "sprach von „Verrat“"?"""
        if self.cue is None or self.cue.refused:
            return False
        return self.cue.takes("a") or self.cue.has("of")

    @property
    def length(self) -> str:
        """Long or a sentence; a phrase of several words; a word."""
        if self.count >= _LONG or self.is_sentence:
            return "long"
        if self.count > 1 and self.stretch.fills(*self._sentence):
            return "long"
        return "phrase" if self.count > 2 else "word"

    @property
    def _sentence(self) -> tuple[int, int]:
        sentence = self.stretch.spot.sentence
        return sentence.start, sentence.end

    @property
    def is_sentence(self) -> bool:
        """Does it have a finite verb, and words enough for a sentence?"""
        return self.count >= 3 and any(self.tokens.finite[self.first : self.end])

    @property
    def lower(self) -> bool:
        """Does it begin like an evaluation rather than a name?"""
        return self.tokens.words[self.first][0].islower()

    @property
    def entity(self) -> bool:
        """Is a name in it?"""
        return any(self.tokens.labels[self.first : self.end])

    @property
    def shouted(self) -> bool:
        """ "rief „Bravo!“", "„Bravo!“ rief jemand"."""
        return self.cue is not None and self.cue.has("shout")

    @cached_property
    def viewer(self) -> Phrase | None:
        """ "Für die Ministerin ist die Lage „heikel“": in whose eyes something is what stands in marks at the end."""
        tokens, clause, start = self.tokens, self.stretch.spot.clause, self._sentence[0]
        if tokens.low[start] != "für" or self.end + 1 < clause.end or tokens.low[clause.finite] not in _COPULAS:
            return None
        phrase = noun_phrase(tokens, start + 1, self.first)
        return phrase if phrase and is_somebody(tokens, phrase) else None

    @property
    def viewed(self) -> bool:
        """Is there such a viewer?"""
        return self.cue is None and not self.within and self.viewer is not None

    @property
    def naming(self) -> bool:
        """ "die sich „…“ nennt", "man spricht von „…“", "„…“ heißt": giving a name is no speech."""
        if self.cue is None or not (self.cue.has("naming") or self.cue.has("of")):
            return False
        here = self.tokens.low[max(0, min(self.cue.words) - 5) : max(self.end, self.cue.main) + 1]
        return "man" in here or self.cue.has("naming") and (self.cue.lemma == "heißen" or "sich" in here)

    @property
    def name(self) -> bool:
        """A title, motto, name or term: its noun or "sogenannt" stands before it, or a hyphen joins it."""
        before = self.first - 2
        if before < 0 or self.tokens.sent_starts[self.first - 1]:
            return False
        called = not _CALLED.isdisjoint(self.tokens.low[max(0, before - 2) : before + 1])
        after = self.tokens.words[self.end + 1 : self.end + 2]
        if called and self.count <= 2 * _FEW or self.count <= _FEW and after and after[0][0] == "-" != after[0]:
            return True
        # "die Bürgerinitiative „Rettet die Schule“", "der „Bote“"
        capital = self.tokens.words[self.first][0].isupper() and self.before not in ("als", "ein", "von")
        return capital and bool(self.tokens.labels[self.first])

    @property
    def title(self) -> bool:
        """A long name, "der „Preis für …“", or any words with a capital and without a verb."""
        capital = self.cue is None and not self.within and self.tokens.words[self.first][0].isupper()
        verb = any(self.tokens.finite[self.first : self.end])
        return capital and not verb and not self.stretch.fills(*self._sentence)


def direct_quotes(reading: Reading, indirect: list[Found]) -> list[Found]:
    """The direct quotes, in order; `indirect` are the indirect ones, inside which short stretches are quotes too."""
    tokens = reading.tokens
    hosts = sorted(indirect, key=lambda quote: (quote.start, quote.end))
    starts = [sentence.start for sentence in reading.sentences]
    found = []
    for n, mark in enumerate(reading.marked):
        first, end = bisect_left(tokens.starts, mark.inner_start), bisect_left(tokens.starts, mark.inner_end)
        if mark.depth or not any(tokens.words[i][0].isalnum() for i in range(first, end)):
            continue
        stretch = stretch_at(reading, first, end, starts)
        quote = _quote(stretch, _host(hosts, first, end))
        if quote:
            quote.mark = n
            found.append(quote)
    return found


def _quote(stretch: Stretch, host: Found | None) -> Found | None:
    candidate = Marks(stretch, host, _fitting(stretch, host, announced(stretch)))
    rule = decide("marks", candidate)
    if rule is None:
        return None
    known = candidate.known
    quote = Found(stretch.first, stretch.end, "direct", rule.id, stretch.spot.number, speaker=known.speaker)
    if known.cue is not None:
        quote.announced_by(known.cue, known.speaker)
    if known.how == "colon":
        quote.inherits = known.speaker is None  # "Und: „…“"
    elif known.cue is None and known.how != "signed":
        _give_speaker(quote, stretch, candidate)
    return quote


def _fitting(stretch: Stretch, host: Found | None, known: Teller) -> Teller:
    """What announces a stretch, unless it is announced by what is in it or by the quote around it."""
    speaker, loose = known.speaker, known.how in ("around", "near")
    if loose and speaker and speaker.start < stretch.end and stretch.first < speaker.end:
        return Teller("")  # "Es drohe „ein heißer Sommer“": what stands in marks does not speak
    if loose and host is not None:
        return Teller("")
    return known


def _give_speaker(quote: Found, stretch: Stretch, candidate: Marks) -> None:
    """Who speaks where nothing announces it: told by the quote around it, the next sentence, the context."""
    reading, host = stretch.spot.reading, candidate.host
    alone = stretch.fills(*candidate._sentence)
    if candidate.viewed:
        quote.speaker = candidate.viewer
    elif host is not None:
        quote.speaker, quote.inherits = host.speaker, host.inherits
        quote.cue, quote.cue_main, quote.cue_lemma = host.cue, host.cue_main, host.cue_lemma
    elif alone and (later := pointing_cue(reading, stretch.spot.number + 1)):
        quote.announced_by(later, speaker_of(reading.tokens, reading.sentences[stretch.spot.number + 1], later))
    else:
        heading = _is_heading(stretch, alone)
        quote.speaker = told_below(stretch) if heading else None if alone else _actor(stretch)
        quote.inherits, quote.foretold = quote.speaker is None and not heading, heading


def _actor(stretch: Stretch) -> Phrase | None:
    """The person or body that the sentence around a stretch is about: "Sie meldete sich mit den Worten „…“"."""
    tokens, sentence = stretch.tokens, stretch.spot.sentence
    mains = (k for k, c in enumerate(sentence.clauses) if c.kind == MAIN)
    main = next((k for k in mains if not stretch.first <= sentence.clauses[k].finite < stretch.end), -1)
    phrase = subject(tokens, sentence, main) if main >= 0 else None
    apart = phrase is not None and (phrase.end <= stretch.first or stretch.end <= phrase.start)
    return phrase if phrase and apart and is_somebody(tokens, phrase) else None


def _is_heading(stretch: Stretch, alone: bool) -> bool:
    """Is a stretch without a full stop a paragraph of its own, so that nobody around it need be the speaker?"""
    sentences, number = stretch.spot.reading.sentences, stretch.spot.number
    paragraph = sentences[number].paragraph
    lonely = sum(other.paragraph == paragraph for other in sentences[max(0, number - 1) : number + 2]) == 1
    return alone and lonely and stretch.tokens.words[stretch.end - 1] not in ".!?…"


def _host(hosts: list[Found], first: int, end: int) -> Found | None:
    """The narrowest indirect quote around a stretch, among those that start nearest before it."""
    at = bisect_left(hosts, first + 1, key=lambda host: host.start)
    return next((quote for quote in reversed(hosts[max(0, at - 4) : at]) if end <= quote.end), None)
