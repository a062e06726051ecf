"""The indirect quotes of an article, sentence by sentence, and which of two that meet stays."""

from newskit.quotes.attributions import attributed_quotes
from newskit.quotes.free import dependent_quotes, free_quote, starts_before
from newskit.quotes.governed import governed_quotes
from newskit.quotes.model import Found
from newskit.quotes.pointing import pointing_quote
from newskit.quotes.reading import Reading
from newskit.quotes.rules import ids_at

_ATTRIBUTED = ids_at("phrase", "referring word", "relative word")
# What hangs on a word of the sentence: the sentence around it may be a quote itself.
_HANGING = ids_at("after verb", "after noun", "after infinitive") - {"colon", "verb-second, indicative"}
_GOES_ON = ("Konjunktiv", "sollen")  # rules by which several sentences are one quote
_MANY = 60  # quotes that are compared with one another


def indirect_quotes(reading: Reading) -> list[Found]:
    """All indirect quotes; a free one goes on with the one before it."""
    quotes: list[Found] = []
    for number in range(len(reading.sentences)):
        last = quotes[-1] if quotes else None
        found = _without_doubles(governed_quotes(reading, number) + attributed_quotes(reading, number))
        pointing = None if _hangs_on_first(reading, number, found) else pointing_quote(reading, number, last)
        if pointing:
            if last and last.inherits and last.start <= pointing.start:
                # "Das Wehr sei dicht. Das teilte die Stadt mit.": one quote, and now it has a speaker
                quotes.remove(last)
                pointing.start = last.start
            found = [pointing, *(quote for quote in found if quote.rule not in _ATTRIBUTED)]
        elif all(_may_be_within(reading, quote) for quote in found):
            found = _with_free(reading, number, last, found)
        found = _without_inner(reading, found, last)
        quotes += found + dependent_quotes(reading, number, [*quotes[-_MANY:], *found])
    return quotes


def _with_free(reading: Reading, number: int, last: Found | None, found: list[Found]) -> list[Found]:
    """Add the quote that the mood of a sentence shows; where it goes on with the one before, that grows."""
    free = free_quote(reading, number, last, found)
    if free is None:
        return found
    if last and _is_one(reading, last, free):
        last.end, last.sentence = free.end, number
        return found
    if free.rule == "Konjunktiv I":
        free.start = starts_before(reading, free, last)
    return [free, *found]


def _may_be_within(reading: Reading, quote: Found) -> bool:
    """Can the sentence of a quote be what somebody says itself: "Die Klinik habe gemeldet, es …"?"""
    return quote.rule in _HANGING - {"verb-second"} or _is_reported(reading, quote)


def _is_reported(reading: Reading, quote: Found) -> bool:
    """Does a verb in Konjunktiv govern it?"""
    return quote.rule.startswith("verb-second") and any(map(reading.tokens.is_subjunctive, quote.cue))


def _hangs_on_first(reading: Reading, number: int, found: list[Found]) -> bool:
    """Does a quote hang on the first clause: "Das Amt teilte mit, es …"? Then that points nowhere."""
    first = reading.sentences[number].clauses[0]
    return any(first.start <= quote.cue_main < first.end and quote.rule not in _ATTRIBUTED for quote in found)


def _is_one(reading: Reading, last: Found, free: Found) -> bool:
    """Does a free quote begin where the last one ended, with no word of a direct quote between them?"""
    alike = any(last.rule.startswith(rule) and free.rule.startswith(rule) for rule in _GOES_ON)
    words = reading.tokens.words[last.end : free.start]
    return alike and not any(word[0].isalnum() for word in words)


def _without_doubles(found: list[Found]) -> list[Found]:
    """Of two quotes of one sentence that are nearly the same stretch the first, which a verb governs."""
    kept: list[Found] = []
    for quote in found[:_MANY]:
        length = quote.end - quote.start
        if not any(
            min(quote.end, other.end) - max(quote.start, other.start) >= 0.8 * max(length, other.end - other.start)
            for other in kept
        ):
            kept.append(quote)
    return kept + found[_MANY:]


def _without_inner(reading: Reading, found: list[Found], last: Found | None) -> list[Found]:
    """Leave out a clause that somebody says within what somebody says: "Sie sagte, er habe versprochen, zu kommen".

    The outer quote holds it, and its speaker is not heard himself. `last` is the quote before, which may have grown
    over this sentence.
    """
    outer = [*found[:_MANY], *([last] if last else [])]
    return [
        quote
        for quote in found
        if quote.rule not in _HANGING
        or not any(
            o is not quote
            and o.rule not in _ATTRIBUTED | {"wie"}
            and o.start <= quote.start
            and quote.end <= o.end
            and not (o.rule.startswith("Konjunktiv") and _is_heard_himself(reading, quote))
            for o in outer
        )
    ]


def _is_heard_himself(reading: Reading, quote: Found) -> bool:
    """Is the speaker within a quote told by more than a pronoun: "Der Fahrer behaupte, es sei spät gewesen"?"""
    named = quote.speaker is not None and reading.tokens.tags[quote.speaker.head] != "PPER"
    return named and _is_reported(reading, quote)
