"""Long names before their acronyms: "die Gewerkschaft Haus und Recht (GHR)" tells where the name begins."""

from newskit.german.acronyms import is_acronym_of
from newskit.german.spelling import is_acronym
from newskit.german.tokens import Tokens
from newskit.names.spans import Span


def read_acronyms(spans: list[Span], tokens: Tokens) -> list[Span]:
    """Let organisations begin a word earlier or later where the acronyms in brackets after them spell them so.

    >>> import spacy
    >>> tokens = Tokens(spacy.blank("de")("Gewerkschaft Haus und Recht (GHR)"))
    >>> read_acronyms([Span(1, 4, "ORG"), Span(5, 6, "ORG")], tokens)
    [Span(first=0, stop=4, label='ORG'), Span(first=5, stop=6, label='ORG')]
    """
    in_brackets = (span for span in spans if span.label == "ORG" and tokens.before(span.first) in ("(", "kurz"))
    letters = {
        span.first - 1 - (tokens.before(span.first - 1) == ","): span.written(tokens)
        for span in in_brackets
        if is_acronym(span.written(tokens))
    }

    def spelt(span: Span) -> Span:
        for first in (span.first, max(span.first - 1, 0), span.first + 1):
            words = tokens.words[first : span.stop]
            may_begin = words and words[0][0].isupper() and tokens.tags[first] != "ART"
            if may_begin and is_acronym_of(letters[span.stop], " ".join(words)):
                return span._replace(first=first)
        return span

    return [spelt(span) if span.label == "ORG" and span.stop in letters else span for span in spans]
