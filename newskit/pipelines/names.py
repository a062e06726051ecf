"""Entity step: names without stray marks around them, countries as places, surnames as persons."""

from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

_NOUNS = frozenset(["NE", "NN"])
_BEFORE_NOUNS = frozenset(["ART", "ADJA", "APPRART", "CARD", "PDAT", "PIAT", "PPOSAT", "PWAT"])
_RETIRED = frozenset(["a. D.", "i. R."])  # "Landrat a. D. Weber" is no "D. Weber"
_MARKS = frozenset("„“”\"«»›‹‚‘’'`´.,;:!?…–—-/|•*()[]")


@Language.component("newskit_names", assigns=["doc.ents", "token.ent_iob", "token.ent_type"])
def mend_names(doc: Doc) -> Doc:
    """Trim entities, label countries LOC, and find surnames of persons whom the text names in full.

    Examples
    --------
    >>> import spacy
    >>> from spacy.tokens import Span
    >>> doc = spacy.blank("de")("„Frankreich“ zögert")
    >>> doc.ents = [Span(doc, 0, 3, "ORG")]
    >>> [(ent.text, ent.label_) for ent in mend_names(doc).ents]
    [('Frankreich', 'LOC')]
    """
    if not doc.ents:
        return doc
    spans = [span for span in (_trim(doc, ent) for ent in doc.ents) if span is not None]
    surnames = {span[-1].text for span in spans if span.label_ == "PER" and len(span) > 1 and len(span[-1]) > 2}
    spans = [_relabel(doc, span, surnames) for span in spans]
    inside = {i for span in spans for i in range(span.start, span.end)}
    doc.ents = spans + [
        Span(doc, token.i, token.i + 1, "PER")
        for token in doc
        if token.i not in inside and _is_surname(token.text, surnames) and _stands_alone(token)
    ]
    return doc


def _relabel(doc: Doc, span: Span, surnames: set[str]) -> Span:
    if is_country(span.text):
        label = "LOC"
    elif len(span) == 1 and _is_surname(span.text, surnames):
        label = "PER"
    else:
        return span
    return span if span.label_ == label else Span(doc, span.start, span.end, label)


def _is_surname(text: str, surnames: set[str]) -> bool:
    return text in surnames or (text[-1:] == "s" and text[:-1] in surnames)


def _stands_alone(token: Token) -> bool:
    """Is this noun without article or adjective, as names are? "Weber sagte", but not "der Weber"."""
    if token.tag_ not in _NOUNS:
        return False
    return token.tag_ == "NE" or token.i == 0 or token.nbor(-1).tag_ not in _BEFORE_NOUNS


def is_country(text: str) -> bool:
    """Is this the German name of a country, or its genitive?

    Examples
    --------
    >>> [is_country(text) for text in ("Österreich", "Österreichs", "USA", "Tirol", "Türkei")]
    [True, True, True, False, True]
    """
    names = country_names()
    return text in names or (text.endswith("s") and text[:-1] in names)


@lru_cache(maxsize=1)
def country_names() -> frozenset[str]:
    """German names of countries from Unicode's CLDR, and other forms that the news use."""
    from babel import Locale

    territories = Locale.parse("de").territories
    names = {
        name for code, name in territories.items() if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRY
    }
    for locale in ("de_AT", "de_CH"):
        names |= {Locale.parse(locale).territories[code] for code in ("BY", "US", "GB") if code in territories}
    return frozenset(names | _ALSO)


_NO_COUNTRY = frozenset(["EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"])
_ALSO = frozenset(
    [
        "USA",
        "US",
        "UK",
        "Amerika",
        "Großbritannien",
        "England",
        "Schottland",
        "Wales",
        "Nordirland",
        "Holland",
        "Tschechien",
        "Tschechei",
        "Weißrussland",
        "Belarus",
        "Birma",
        "Burma",
        "Swasiland",
        "Mazedonien",
        "Nordmazedonien",
        "Elfenbeinküste",
        "Kongo",
        "Palästina",
        "Bosnien",
        "Herzegowina",
        "Kosovo",
        "Taiwan",
        "Hongkong",
        "Macau",
        "Emirate",
        "Sowjetunion",
        "Jugoslawien",
        "Tschechoslowakei",
        "DDR",
        "UdSSR",
        "BRD",
        "Vatikan",
        "Osttimor",
        "Nordkorea",
        "Südkorea",
        "Moldawien",
        "Kirgistan",
        "Turkmenien",
    ]
)


def _trim(doc: Doc, ent: Span) -> Span | None:
    start, end = ent.start, ent.end
    while start < end and _stray(doc, start, start, end):
        start += 1
    while end > start and _stray(doc, end - 1, start, end):
        end -= 1
    if start == end:
        return None
    return ent if (start, end) == (ent.start, ent.end) else Span(doc, start, end, ent.label)


def _stray(doc: Doc, i: int, start: int, end: int) -> bool:
    """White space or a mark that is no part of the name; a bracket stays if its partner is inside."""
    word = doc[i].text
    if i and i == start and f"{doc[i - 1].text} {word}" in _RETIRED:
        return True
    if word.isspace():
        return True
    if word == ")" and any(doc[j].text == "(" for j in range(start, i)):
        return False
    return word in _MARKS
