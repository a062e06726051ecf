"""All steps in order: marks, sentences, cues, indirect quotes, direct quotes, speakers, names."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from newskit.annotation import sections
from newskit.names import Mention, find_mentions
from newskit.quotes.attributions import ATTRIBUTING, attributed_quotes
from newskit.quotes.clauses import MAIN, Sentence
from newskit.quotes.confidence import confidence
from newskit.quotes.cues import Cue, verb_cue
from newskit.quotes.direct import Direct
from newskit.quotes.free import dependent_quotes, free_quote, is_either_mood
from newskit.quotes.governed import governed_quotes
from newskit.quotes.marks import Marked, match_marks
from newskit.quotes.model import Found, Quote
from newskit.quotes.pointing import concluding_quote, pointing_quote
from newskit.quotes.reported import reported_quotes
from newskit.quotes.resolution import Names
from newskit.quotes.sentences import all_inside, read_sentences
from newskit.quotes.tokens import Tokens
from newskit.quotes.voices import hand_on_speakers

# Clauses that hang on a word of the sentence: the sentence around them may be a quote itself.
_GOVERNED = ("dass", "ob", "question", "infinitive", "noun + infinitive", "noun + dass", "noun + verb-second")
_CLAUSES = (
    "dass",
    "infinitive",
    "verb-second",
    "cue behind",
    "wie",
    "so",
    "noun + infinitive",
    "Konjunktiv",
    "colon, Konjunktiv",
)
# What somebody says within what somebody says is left out, if it hangs on a word like this.
_INNER = ("dass", "ob", "question", "infinitive", "noun + infinitive", "verb-second")
_MANY = 60  # quotes of one sentence that are compared with one another


def find_quotes(
    doc: Doc, mentions: Sequence[Mention] | None = None, types: Sequence[str] = ("direct", "indirect")
) -> list[Quote]:
    """Find the quotes of one article, each with its speaker, cue and the speaker's name.

    Parameters
    ----------
    doc : Doc
        An article annotated by a German spaCy pipeline.
    mentions : list of Mention, optional
        Its names, as `newskit.names.find_mentions` gives them; found here if not given.
    types : sequence of str
        Which of "direct", "indirect" and "reported".

    Returns
    -------
    list of Quote
        In the order of the text, a quote before the quotes in it; offsets are characters of the Doc.

    Examples
    --------
    >>> import newskit as nk
    >>> doc = nk.load_pipeline()("Jana Moser sprach gestern. Der Fluss sei sauber, sagte sie.")
    >>> quote = find_quotes(doc)[0]
    >>> doc.text[quote.start:quote.end], doc.text[slice(*quote.speaker)], quote.speaker_name, quote.cue_lemma
    ('Der Fluss sei sauber', 'sie', 'Jana Moser', 'sagen')
    """
    tokens, sentences, found = found_quotes(doc, types)
    if not found:
        return []
    names = Names(tokens, find_mentions(doc) if mentions is None else mentions, [s.start for s in sentences])
    parents = _parents(found)
    return [_quote(tokens, quote, parent, names) for quote, parent in zip(found, parents, strict=True)]


def found_quotes(doc: Doc, types: Sequence[str] = ("direct", "indirect")) -> tuple[Tokens, list[Sentence], list[Found]]:
    """The quotes of an article in tokens, in the order of the text, with what was read to find them."""
    tokens = Tokens(doc)
    marked = _marks(doc, tokens.text)
    sentences, inside = read_sentences(tokens, marked)
    cues = [_verb_cues(tokens, sentence, inside) for sentence in sentences]
    indirect = _indirect(tokens, sentences, cues, inside)
    direct = Direct(tokens, sentences, marked, cues).quotes(indirect)
    found = [quote for quote in indirect if not _is_in_marks(tokens, quote, inside)] + direct
    if "reported" in types:
        found += reported_quotes(tokens, sentences, cues, found)
    found.sort(key=lambda quote: (quote.start, -quote.end))
    hand_on_speakers(tokens, sentences, cues, found)
    return tokens, sentences, [quote for quote in found if quote.type in types]


def _is_in_marks(tokens: Tokens, quote: Found, inside: list[int]) -> bool:
    """Does all of an indirect quote stand in marks: "Laut Kolb „ist das genug“"? Then it only told who speaks there."""
    if quote.rule not in ATTRIBUTING or quote.start <= quote.cue_main < quote.end:
        return False
    return all_inside(inside, quote.start, quote.end, tokens)


def _marks(doc: Doc, text: str) -> list[Marked]:
    """Marks are paired within a field of the article: a mark that the title forgets must not swallow the text."""
    found = []
    for section in sections(doc):
        for mark in match_marks(text[section.start : section.end]):
            by = section.start
            found.append(
                mark._replace(
                    start=mark.start + by,
                    end=mark.end + by,
                    inner_start=mark.inner_start + by,
                    inner_end=mark.inner_end + by,
                )
            )
    return found


def _indirect(tokens: Tokens, sentences: list[Sentence], cues: list[dict[int, Cue]], inside: list[int]) -> list[Found]:
    """The indirect quotes, sentence by sentence; a free one goes on with the one before it."""
    quotes: list[Found] = []
    for number, sentence in enumerate(sentences):
        found = governed_quotes(tokens, sentence, number, cues[number], inside)
        before = sentences[number - 1] if number else None
        found += attributed_quotes(tokens, sentence, number, cues[number], inside, before)
        found = _without_doubles(found)
        last = quotes[-1] if quotes else None
        concluding = None if found else concluding_quote(tokens, sentence, number, before)
        if concluding:
            found = [concluding]
        elif number and not any(_hangs_on_first(sentence, quote) for quote in found):
            pointing = pointing_quote(tokens, sentence, number, cues[number], sentences[number - 1])
            if pointing and all_inside(inside, pointing.start, pointing.end, tokens):
                pointing = None  # „…“ Das räumte X ein: a direct quote
            if pointing and _is_lead(tokens, sentences, number) and (last is None or last.sentence < number - 2):
                pointing.start = sentences[number - 2].start
            if pointing and last and last.inherits and last.sentence == number - 1 and last.start <= pointing.start:
                # "Das Wehr sei dicht. Das teilte die Stadt mit.": one quote, and now it has a speaker
                quotes.remove(last)
                pointing.start = last.start
            if pointing:
                found = [pointing, *(quote for quote in found if quote.rule not in ATTRIBUTING)]
        if all(quote.rule in _GOVERNED or _is_told_itself(tokens, quote) for quote in found):
            voiced = number > 0 and _speaks(cues[number - 1])
            free = free_quote(tokens, sentence, number, last, voiced, inside, found, cues[number])
            if free and free.rule == "Konjunktiv" and number and (last is None or last.sentence < number - 1):
                goes_on = last is not None and last.sentence == number - 2 and not cues[number - 1]
                goes_on = goes_on and sentence.paragraph == sentences[number - 2].paragraph
                free.start = _begins_before(tokens, before, free.start, goes_on)
            if free and last and last.rule == free.rule in ("Konjunktiv", "sollen") and _is_next(tokens, last, free):
                last.end, last.sentence = free.end, number  # one quote over several sentences
            elif free:
                found = [free, *found]
        found = _without_inner(tokens, found, last)
        dependent = dependent_quotes(tokens, sentence, number, cues[number], [*quotes[-_MANY:], *found], inside)
        quotes += [quote for quote in found if not _hangs_in(quote, dependent)] + dependent
    return quotes


def _is_told_itself(tokens: Tokens, quote: Found) -> bool:
    """Does a verb in Konjunktiv govern it, so that its sentence is what somebody says: "Die Klinik habe gemeldet, es …"?"""
    return quote.rule.startswith("verb-second") and any(map(tokens.is_subjunctive, quote.cue))


def _hangs_on_first(sentence: Sentence, quote: Found) -> bool:
    """Does a quote hang on a word of the sentence's first clause: "Das Amt teilte mit, es …"? Then it points nowhere."""
    first = sentence.clauses[0]
    return first.start <= quote.cue_main < first.end and quote.rule not in ATTRIBUTING


def _is_next(tokens: Tokens, last: Found, free: Found) -> bool:
    """Does a quote begin where the last one ended, with no word of a direct quote between them?"""
    return not any(word[0].isalnum() for word in tokens.words[last.end : free.start])


def _begins_before(tokens: Tokens, before: Sentence, start: int, goes_on: bool) -> int:
    """Where free Konjunktiv begins: what might be a condition or the past tense is told by the Konjunktiv I behind it.

    The past tense only where somebody spoke already (`goes_on`): "Die Halle sei voll. Die Gäste tanzten. Das freue ihn."
    """
    main = next((c for c in before.clauses if c.kind == MAIN), None)
    if main is None or main.verb_first:
        return start
    return before.start if main.subjunctive or goes_on and is_either_mood(tokens, main.finite) else start


def _is_lead(tokens: Tokens, sentences: list[Sentence], number: int) -> bool:
    """Is the sentence the third of a field's first paragraph, so that "Das teilte X mit" means the lead as a whole?"""
    if number < 2 or sentences[number - 2].paragraph != sentences[number - 1].paragraph:
        return False
    first = tokens.starts[sentences[number - 2].start]
    before = tokens.starts[sentences[number - 3].start] if number > 2 else -1
    return any(before < section.start <= first for section in sections(tokens.doc))


def _verb_cues(tokens: Tokens, sentence: Sentence, inside: list[int]) -> dict[int, Cue]:
    """The cue verbs of a sentence by the number of their clause."""
    found = {}
    for k in range(len(sentence.clauses)):
        cue = verb_cue(tokens, sentence, k, inside)
        if cue:
            found[k] = cue
    return found


def _without_doubles(found: list[Found]) -> list[Found]:
    """Of two quotes of one sentence that are nearly the same stretch the first, which a verb governs."""
    if len(found) < 2:
        return found
    kept: list[Found] = []
    for quote in found[:_MANY]:
        length = quote.end - quote.start
        if not any(
            min(quote.end, other.end) - max(quote.start, other.start) >= 0.8 * max(length, other.end - other.start)
            and not (quote.end == other.end and quote.start < other.start and quote.rule == "verb-second")
            for other in kept
        ):
            kept.append(quote)
    return kept + found[_MANY:]


def _without_inner(tokens: Tokens, found: list[Found], last: Found | None) -> list[Found]:
    """Leave out a clause that somebody says within what somebody says: "Sie sagte, er habe versprochen, zu kommen".

    The outer quote holds it, and its speaker is not heard himself. `last` is the quote before, which may have grown
    over this sentence.
    """
    if not found:
        return found
    outer = [quote for quote in (*found[:_MANY], *([last] if last else [])) if quote.rule in _CLAUSES]
    return [
        quote
        for quote in found
        if not _is_of_source(quote, found)
        and (
            quote.rule not in _INNER
            or not any(
                o is not quote
                and o.start <= quote.start
                and quote.end <= o.end
                and not (o.rule == "Konjunktiv" and _is_heard_himself(tokens, quote))
                for o in outer
            )
        )
    ]


def _is_heard_himself(tokens: Tokens, quote: Found) -> bool:
    """Is the speaker within what somebody says told by more than a pronoun: "Der Fahrer behaupte, es sei spät gewesen"?"""
    named = quote.speaker is not None and tokens.tags[quote.speaker.head] != "PPER"
    return named and _is_told_itself(tokens, quote)


def _hangs_in(quote: Found, outer: list[Found]) -> bool:
    """Does the word that a clause hangs on stand in another quote: "…, und sie fürchte, dass es nicht reiche"?"""
    return quote.rule in _INNER and any(o.start <= quote.cue_main and quote.end <= o.end for o in outer)


def _is_of_source(quote: Found, found: list[Found]) -> bool:
    """Is its cue a noun of the source that another quote around it has: "Nach den Worten Kerns ist es aus, es fehle …"?"""
    return quote.rule.startswith("noun") and any(
        other.rule in ATTRIBUTING
        and other.speaker is not None
        and other.speaker.start <= quote.cue_main < other.speaker.end
        and other.start <= quote.start
        and quote.end <= other.end
        for other in found[:_MANY]
    )


def _speaks(cues: dict[int, Cue]) -> bool:
    """Does a sentence hold a verb of saying?"""
    return any(cue.entry.kind in ("say", "judge", "promise") or cue.entry.pos == "adjective" for cue in cues.values())


def _parents(found: list[Found]) -> list[int | None]:
    """For each quote the index of the narrowest quote around it; `found` is sorted, outer ones first."""
    parents: list[int | None] = []
    around: list[int] = []
    for n, quote in enumerate(found):
        while around and found[around[-1]].end < quote.end:
            around.pop()
        parents.append(around[-1] if around and quote.start < found[around[-1]].end else None)
        around.append(n)
    return parents


def _quote(tokens: Tokens, quote: Found, parent: int | None, names: Names) -> Quote:
    """A finished quote in characters."""
    starts, ends = tokens.starts, tokens.ends
    start, end = starts[quote.start], ends[quote.end - 1]
    speaker = (starts[quote.speaker.start], ends[quote.speaker.end - 1]) if quote.speaker else None
    who = names.name_of(quote.speaker)
    pieces: list[tuple[int, int]] = []
    main = None
    for i in quote.cue:
        if pieces and tokens.text[pieces[-1][1] : starts[i]].isspace():
            pieces[-1] = (pieces[-1][0], ends[i])
        else:
            pieces.append((starts[i], ends[i]))
    if quote.cue_main >= 0:
        main = next(piece for piece in pieces if piece[0] <= starts[quote.cue_main] < piece[1])
    return Quote(
        start,
        end,
        quote.type,
        speaker,
        tuple(pieces),
        quote.cue_lemma,
        main,
        quote.rule,
        confidence(quote),
        parent,
        who.name,
        who.label,
    )
