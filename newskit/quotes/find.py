"""All steps in order: reading, indirect quotes, direct quotes, speakers, names."""

from collections.abc import Sequence

from newskit.german.tokens import Tokens
from newskit.layers import AnyDoc
from newskit.names import Mention, find_mentions
from newskit.quotes.clauses import MAIN
from newskit.quotes.confidence import confidence
from newskit.quotes.direct import direct_quotes
from newskit.quotes.indirect import indirect_quotes
from newskit.quotes.model import Found, Quote
from newskit.quotes.reading import Reading
from newskit.quotes.resolution import Names
from newskit.quotes.rules import ids_at
from newskit.quotes.speakers import speaker_of
from newskit.quotes.voices import hand_on_speakers

_ATTRIBUTED = ids_at("phrase", "referring word", "relative word")


def find_quotes(
    doc: AnyDoc, mentions: Sequence[Mention] | None = None, types: Sequence[str] = ("direct", "indirect")
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
    reading, found = found_quotes(doc, types)
    if not found:
        return []
    tokens = reading.tokens
    names = Names(tokens, find_mentions(doc) if mentions is None else mentions, reading.sentences, found)
    return [_quote(tokens, quote, parent, names) for quote, parent in zip(found, _parents(found), strict=True)]


def found_quotes(doc: AnyDoc, types: Sequence[str] = ("direct", "indirect")) -> tuple[Reading, list[Found]]:
    """The quotes of an article in tokens, in the order of the text, with what was read to find them."""
    reading = Reading.of(doc)
    indirect = indirect_quotes(reading)
    found = [quote for quote in indirect if not _is_in_marks(reading, quote)] + direct_quotes(reading, indirect)
    if "reported" in types:
        found += reported_quotes(reading, found)
    found.sort(key=lambda quote: (quote.start, -quote.end))
    hand_on_speakers(reading.tokens, reading.sentences, reading.cues, found)
    return reading, [quote for quote in found if quote.type in types]


def _is_in_marks(reading: Reading, quote: Found) -> bool:
    """Does all of an indirect quote stand in marks: "Laut Kolb „ist das genug“"? Then it only told who speaks there."""
    if quote.rule not in _ATTRIBUTED or quote.start <= quote.cue_main < quote.end:
        return False
    return reading.is_direct(quote.start, quote.end)


def reported_quotes(reading: Reading, others: list[Found]) -> list[Found]:
    """Main clauses of a verb of saying with a speaker, in sentences that hold no other quote: "Die Kammer klagte"."""
    busy = {quote.sentence for quote in others}
    found = []
    for number, sentence in enumerate(reading.sentences):
        cues = [] if number in busy else sorted(reading.cues[number].items())
        for k, cue in cues:
            said = cue.entry.kind in ("say", "judge", "ask", "promise") and not cue.refused
            if sentence.clauses[k].kind == MAIN and said and (who := speaker_of(reading.tokens, sentence, cue)):
                quote = Found(sentence.start, sentence.end, "reported", "reported", number)
                found.append(quote.announced_by(cue, who))
                break
    return found


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
    who = names.name_of(quote.speaker)
    # "demnach" speaks for somebody who stands elsewhere; it is no speaker where that is nobody known.
    nobody = who.wanted is not None and who.wanted.kind == "thereby" and who.name is None
    told = None if nobody or quote.foretold else quote.speaker
    speaker = told and (starts[told.start], ends[told.end - 1])
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
        confidence(quote.rule),
        parent,
        who.name,
        who.label,
    )
