"""Whose voice goes on: quotes that name no speaker take the one who spoke, or acted, right before them."""

from bisect import bisect_right
from collections import defaultdict

from newskit.german.lists import word_list
from newskit.german.roles import person_noun
from newskit.german.tokens import Tokens
from newskit.pipelines.gazetteer import is_organisation_word
from newskit.quotes.cases import Phrase
from newskit.quotes.clauses import MAIN, Sentence
from newskit.quotes.cues import Cue
from newskit.quotes.model import Found
from newskit.quotes.rules import ids_at
from newskit.quotes.sources import is_source_noun
from newskit.quotes.speakers import speaker_of
from newskit.quotes.subjects import is_somebody, subject

_PHRASES = ids_at("phrase")
_SELF = word_list("speakers_of_themselves")
_OUGHT = word_list("ought")


def hand_on_speakers(
    tokens: Tokens, sentences: list[Sentence], cues: list[dict[int, Cue]], quotes: list[Found]
) -> None:
    """Give a speaker to the quotes that inherit one, in the order of the text."""
    starts = [sentence.start for sentence in sentences]
    by_sentence: dict[int, list[Found]] = defaultdict(list)
    for quote in quotes:
        by_sentence[bisect_right(starts, quote.start) - 1].append(quote)
    _hand_on_cues(quotes, starts)
    voice: Phrase | None = None
    quiet: list[int] = []  # sentences without quote since somebody was given a voice
    for number in range(len(sentences)):
        here = by_sentence[number]
        for quote in (quote for quote in here if quote.inherits):
            # Few sentences are followed by a quote that inherits, so they are looked at only here, the last first.
            actors = (_speaks_without_quote(tokens, sentences[n], cues[n]) for n in reversed(quiet))
            actor, lost, quiet = next(filter(None, actors), None), _is_lost(sentences, quiet, number), []
            if not _may_be_heard(tokens, sentences, number, quote, actor, lost):
                voice = None if lost else voice
                continue
            voice = actor or voice or _somebody_before(tokens, sentences, number)
            quote.speaker = _speaks_before(here, quote) or voice
        if main := _longest_told(here):
            quiet = []
            voice = _voice_after(tokens, sentences[number], cues[number], main, voice)
        elif not here:
            quiet.append(number)


def _longest_told(here: list[Found]) -> Found | None:
    """The longest quote of a sentence of those with a speaker."""
    return max((quote for quote in here if quote.speaker), key=lambda quote: quote.end - quote.start, default=None)


def _is_lost(sentences: list[Sentence], quiet: list[int], number: int) -> bool:
    """Has a voice not been heard for so long, and a paragraph, that what stands in marks is another's?"""
    return len(quiet) > 2 and sentences[quiet[0]].paragraph < sentences[number].paragraph


def _may_be_heard(
    tokens: Tokens, sentences: list[Sentence], number: int, quote: Found, actor: Phrase | None, lost: bool
) -> bool:
    """May who acts before a sentence say a quote in it? Of what stands in marks in the next paragraph only a person."""
    if quote.type != "direct":
        return True
    if actor is None:
        return not lost
    together = number > 0 and sentences[number].paragraph == sentences[number - 1].paragraph
    return together or tokens.tags[actor.head] == "PPER" or "PER" in tokens.labels[actor.start : actor.end]


def _voice_after(
    tokens: Tokens, sentence: Sentence, cues: dict[int, Cue], main: Found, voice: Phrase | None
) -> Phrase | None:
    """Whose voice goes on after the longest quote of a sentence; `voice` is that before it."""
    if voice and _is_aside(tokens, sentence, main):
        return voice
    # "Sie wies den Vorwurf zurück, er …": she goes on speaking
    speaker = main.speaker
    goes_on = main.rule.startswith("noun") or speaker is not None and _is_own(tokens, speaker)
    actor = _speaks_without_quote(tokens, sentence, cues) if goes_on else None
    return actor or (speaker if speaker is not None and _goes_on(tokens, main, speaker) else voice)


def _hand_on_cues(quotes: list[Found], starts: list[int]) -> None:
    """The cue of a direct quote announces the one that follows in the same or the next sentence, too."""
    last: Found | None = None
    for quote in (quote for quote in quotes if quote.type == "direct"):
        if quote.inherits and last is not None and bisect_right(starts, quote.start) - 1 - last.sentence <= 1:
            quote.cue, quote.cue_main, quote.cue_lemma = last.cue, last.cue_main, last.cue_lemma
        last = quote if quote.cue else last


def _speaks_before(here: list[Found], quote: Found) -> Phrase | None:
    """Who speaks in the same sentence before a quote: "Es reiche, wie Kern sagte; alle seien satt"."""
    before = [other for other in here if other.speaker and not other.inherits and other.end <= quote.start]
    return before[-1].speaker if before and before[-1].cue else None


def _is_aside(tokens: Tokens, sentence: Sentence, quote: Found) -> bool:
    """ "Nötig seien laut Kolb zwei Stege": whoever says this in Konjunktiv goes on speaking, not Kolb."""
    first = min(quote.cue_main, quote.speaker.start) if quote.speaker else quote.cue_main
    inside = quote.rule in _PHRASES and first > sentence.start + 1  # not "Laut Kolb", "Kolb zufolge"
    return inside and any(clause.kind == MAIN and clause.subjunctive for clause in sentence.clauses)


def _goes_on(tokens: Tokens, quote: Found, speaker: Phrase) -> bool:
    """Can the voice of a quote go on: not that of "der Vorschlag, zu bauen", which names nobody, nor the writer's?"""
    said = speaker.head == quote.cue_main and tokens.tags[speaker.start] != "PPOSAT"
    return not said and tokens.low[speaker.head] not in _SELF


def _is_own(tokens: Tokens, speaker: Phrase) -> bool:
    """ "nach eigenen Angaben", "ihrer Meinung nach": the words are those of the subject of the sentence."""
    own = tokens.low[speaker.start].startswith(("eigene", "seine", "ihre"))
    return own and speaker.end - speaker.start == 2 and is_source_noun(tokens, speaker.head)


def _somebody_before(tokens: Tokens, sentences: list[Sentence], number: int) -> Phrase | None:
    """Where nobody has spoken yet, the unnamed person in the sentence before: "Der Trainer ist sauer. Man habe …"."""
    if not number:
        return None
    sentence = sentences[number - 1]
    main = next((k for k, clause in enumerate(sentence.clauses) if clause.kind == MAIN), -1)
    actor = subject(tokens, sentence, main) if main >= 0 else None
    return actor if actor and is_somebody(tokens, actor) else None


def _speaks_without_quote(tokens: Tokens, sentence: Sentence, cues: dict[int, Cue]) -> Phrase | None:
    """Who says or does something in a sentence without quote: "Der Minister wies den Vorwurf zurück."."""
    for k, clause in enumerate(sentence.clauses):
        if clause.kind == MAIN:
            cue = cues.get(k)
            if cue is not None:
                speaker = speaker_of(tokens, sentence, cue)
                return None if speaker and tokens.low[speaker.head] in _SELF else speaker  # "Ich höre zu."
            told = tokens.low[clause.finite] in _OUGHT  # "Die Wirte sollen zahlen": somebody else wants it
            actor = None if told else subject(tokens, sentence, k)
            return actor if actor is not None and _is_named(tokens, actor) else None
    return None


def _is_named(tokens: Tokens, actor: Phrase) -> bool:
    """Is the phrase somebody with a name, and not a thing of theirs: "ein Sieg Mosers"?"""
    if not {"PER", "ORG"}.isdisjoint(tokens.labels[actor.start : actor.head + 1]):
        return True
    head = tokens.words[actor.head]
    has_role = person_noun(head) is not None or is_organisation_word(head)  # "der Trainer Udo Kolb"
    return has_role and not {"PER", "ORG"}.isdisjoint(tokens.labels[actor.head + 1 : actor.end])
