"""Noun phrases: who speaks, with title and attributes, read from left to right by tags."""

import re

from newskit.german.lists import endings, word_list
from newskit.german.roles import person_noun
from newskit.german.shapes import MARKS, is_site
from newskit.german.tokens import Tokens
from newskit.pipelines.gazetteer import is_last_name, is_organisation_word
from newskit.pipelines.lemmas import dictionary_lemma
from newskit.quotes.cases import Phrase, is_nominative
from newskit.quotes.lexicon import compound_end, is_finite_form, sources, words

NOUNS = words("NN NE FM XY")
_TIMES = word_list("times")
_DETERMINER = "[ADQXCsI]"
# "der [für die Region] zuständige Beauftragte": up to the last attribute before the noun
_LONG = r"[^$][^V,]{0,12}?(?<![Ap])(?=J[NEJ])"
# Over the letters of `Tokens.shape`. All that follows a loop may be missing, so that nothing is read twice. No loop is
# possessive ("*+"): with these, Python 3.11.2 finds phrases that end before they begin.
_FORM = re.compile(
    rf"(?P<alone>[rs]|A{_DETERMINER}*i)"  # "er", "ein anderer"
    r"|(?P<some>i)"  # "viele"
    rf"|(?![a,k])(?:A(?=A){_LONG}|(?!AA)(?:{_DETERMINER}+(?:y|(?=[pfd]){_LONG})?)?)"  # "ein 42 Jahre"
    r"(?:[JCXdTa]|(?<=J),(?=J)|(?<=T),(?=T)|(?<=A)n)*"  # "lange, zähe", "nicht gewählte"
    r"(?:(?<=[JT])k(?=[JN])[JCXdTa]*)*"  # "grüne und rote", "Innen- und Rechts-"
    r"(?P<nouns>[NEFy][NEFyv]*)?"
)
_STARTS = frozenset("ADQXCsIriJdTnNEFyq")  # its first letters, and marks
_BRACKET = re.compile(r"\((?!q)[^)]{0,10}\)")  # but "Kolb („Wir bleiben“) lacht"
_MARKED = re.compile("q[^V]{1,9}?[q’]")


def noun_phrase(tokens: Tokens, i: int, limit: int, whole: bool = True) -> Phrase | None:
    """The noun phrase that starts at token i, or None.

    With `whole`, genitives, "von …" and brackets that belong to it are taken along.
    """
    limit = min(limit, i + 60)
    if i >= limit or tokens.shape[i] not in _STARTS:
        return None
    if tokens.shape[i] == "q":
        return _in_marks(tokens, i, limit)
    form = _FORM.match(tokens.shape, i, limit)
    if form is None or form.end() == i:
        return None
    if form["alone"]:
        return Phrase(i, form.end(), form.end() - 1)
    if not form["nouns"]:
        phrase = _without_noun(tokens, i, form.end(), limit)
    else:  # "Ministerin Anna Beispiel" is she: the title is the head
        nouns = _before_others(tokens, range(form.start("nouns"), form.end()))
        phrase = Phrase(i, nouns.stop, next((n for n in nouns if tokens.shape[n] in "Ny"), nouns[-1]))
    while whole and phrase and phrase.end < limit and (end := _grown(tokens, phrase, limit)) > phrase.end:
        phrase = phrase._replace(end=end)
    return phrase


def _before_others(tokens: Tokens, nouns: range) -> range:
    """The nouns before those that name something else: "nach dem Urteil | Klägerin Eva Holm", "Montag | Eva Holm"."""
    for n in nouns[1:]:
        if _is_object(tokens, n):
            return range(nouns.start, n)
        if tokens.shape[n - 1] != "N" or person_noun(tokens.words[n - 1]) is not None:
            continue
        person, after = tokens.labels[n] == "PER", tokens.labels[n + 1 : nouns.stop]
        dated = tokens.low[n - 1] in _TIMES and tokens.low[n] not in _TIMES and not tokens.labels[n - 1]
        titled = not person and after[:1] == ["PER"] and person_noun(tokens.words[n]) is not None
        if titled or dated:
            return range(nouns.start, n)
    return nouns


def _is_object(tokens: Tokens, n: int) -> bool:
    """ "nach Angaben der Wehr | Menschen verletzt", "nach eigenen Angaben | Angebote": does a noun not belong there?"""
    if tokens.shape[n] != "N" or tokens.labels[n] or "Plur" not in (tokens.feature(k, "Number") for k in (n - 1, n)):
        return False
    if tokens.labels[n - 1] == "ORG":
        return person_noun(tokens.words[n]) is None  # "laut Nordtex | Aufträge"
    return is_organisation_word(tokens.words[n - 1]) or compound_end(tokens.low[n - 1], sources()) is not None


def _without_noun(tokens: Tokens, i: int, end: int, limit: int) -> Phrase | None:
    """ "die beiden", "der 42-Jährige", "der „Neue Anzeiger“"."""
    shape, last = tokens.shape, tokens.shape[end - 1]
    if last == "A" and shape[end : end + 1] == "q":
        closing = _after_marked_name(tokens, end, limit)
        return Phrase(i, closing, closing - 2) if closing > end else None
    stands_for_noun = last in "JCXDd" and shape[i] != "d" or shape[i] in "Ii"
    return Phrase(i, end, end - 1) if stands_for_noun else None


def _in_marks(tokens: Tokens, i: int, limit: int) -> Phrase | None:
    """A name in quotation marks that begins a phrase."""
    end, words = _after_marked_name(tokens, i, limit), tokens.words
    if i < end < limit and words[end][0] == "-" and len(words[end]) > 1:
        return Phrase(i, end + 1, end)  # "„Seepost“-Recherchen"
    return Phrase(i, end, i + 1) if end > i else None


def _after_marked_name(tokens: Tokens, i: int, limit: int) -> int:
    """Where a name in quotation marks ends ("die Zeitung „Bote“"), else i; it has few words and no finite verb."""
    found, word = _MARKED.match(tokens.shape, i, limit), tokens.words[i + 1 : i + 2]
    if found is None or tokens.words[found.end() - 2] in ".!?":
        return i
    return found.end() if word[0][0].isupper() or is_site(word[0]) else i


def _grown(tokens: Tokens, phrase: Phrase, limit: int) -> int:
    """Where a phrase ends with what follows it: brackets, genitives, "von …", a name in quotation marks, "und …"."""
    end, letter = phrase.end, tokens.shape[phrase.end]
    bracket = _BRACKET.match(tokens.shape, end, limit)
    if bracket:
        return bracket.end()
    if letter == "q":
        return end if _is_person(tokens, end - 1) else _after_marked_name(tokens, end, limit)
    if _is_genitive(tokens, phrase) or letter in "JX" and tokens.low[end].endswith("er"):
        inner = noun_phrase(tokens, end, limit, whole=False)
    elif _takes(tokens, phrase, limit):
        inner = noun_phrase(tokens, end + 1, limit, whole=False)
    elif tokens.low[end] in ("und", "sowie") or tokens.low[end : end + 2] == ["als", "auch"]:
        inner = _joined(tokens, phrase, end + 1 + (tokens.low[end] == "als"), limit)
    else:
        return end
    return inner.end if inner and tokens.low[inner.start] != "einen" else end  # not "die Forscher zum einen"


def _is_genitive(tokens: Tokens, phrase: Phrase) -> bool:
    """Does an article or pronoun after a noun begin a genitive: "der Leiter des Amtes", "das Haus meiner Tante"?"""
    low, tag = tokens.low[phrase.end], tokens.tags[phrase.end]
    article = tag == "ART" and low in ("des", "der", "eines", "einer", "dieser", "dieses")
    if not article and not (tag in ("PPOSAT", "PDAT") and low.endswith(("es", "er"))):
        return False
    return tokens.tags[phrase.head] in ("NN", "ADJA", "PIS", "CARD") and not _is_addressee(tokens, *phrase)


def _takes(tokens: Tokens, phrase: Phrase, limit: int) -> bool:
    """Does a preposition after a noun belong to it: "Sprecher für Bildung", "die Wehr in Kassel"?"""
    start, end, head = phrase
    low = tokens.low[end]
    if tokens.tags[head] != "NN" or tokens.shape[end] not in "pv" or end + 1 >= limit:
        return False
    if low in ("in", "im", "am", "an", "bei"):
        place = tokens.labels[end + 1] in ("LOC", "ORG") and head == end - 1 and tokens.labels[head] != "PER"
        inner = noun_phrase(tokens, end + 1, limit, whole=False) if place else None
        return inner is not None and inner.end == end + 2
    if low not in ("von", "vom", "für", "beim", "zur", "zum", "aus") or not _binds(tokens, head, end, low):
        return False
    if _is_bare_name(tokens, start, end):
        return False
    return low not in ("zur", "zum") or tokens.words[end + 1] not in MARKS


def _joined(tokens: Tokens, phrase: Phrase, at: int, limit: int) -> Phrase | None:
    """The second of two phrases with "und" between them, if it stands in the same case."""
    if at >= limit or tokens.tags[at] == "ADJA" and is_finite_form(tokens.low[at]):
        return None  # "und forderte Hilfe"
    inner = noun_phrase(tokens, at, limit)
    if inner is None or tokens.tags[inner.head] not in ("NN", "NE"):
        return None
    same = is_nominative(tokens, inner) or tokens.low[inner.start] == tokens.low[phrase.start] != "der"
    return inner if same else None


def _is_person(tokens: Tokens, i: int) -> bool:
    """Is the word at i a person's name, after which no title in marks follows: "laut Moser „Feuer aus“"?"""
    word, label = tokens.words[i], tokens.labels[i]
    return label == "PER" or not label and is_last_name(word) and dictionary_lemma(word) is None


def _is_bare_name(tokens: Tokens, start: int, end: int) -> bool:
    """A noun without article that no dictionary has is a name: "sprach Pirker von …" has no "Pirker von …" in it."""
    return end == start + 1 and dictionary_lemma(tokens.words[start]) is None


_MEDIA = endings("media_told")
_STAFF = endings("staff_endings")


def _is_addressee(tokens: Tokens, start: int, end: int, head: int) -> bool:
    """Is the "der …" at `end` no genitive but whom somebody tells it: "sagte Ministerin Eva Holm der Nordpress"?"""
    if tokens.low[end] not in ("der", "dieser", "unserer"):
        return False
    named = tokens.labels[end - 1] == "PER" or tokens.tags[end - 1] == "NE" and not tokens.labels[end - 1]
    unknown = tokens.labels[head] == "PER" and person_noun(tokens.words[head]) is None
    if unknown or end > head + 1 and named:
        return True  # a name takes no genitive
    noun = next((i for i in range(end + 1, min(end + 5, len(tokens))) if tokens.tags[i] in ("NN", "NE", "XY")), end)
    if not tokens.low[noun].endswith(_MEDIA) or tokens.low[head].endswith(_STAFF):
        return False
    return tokens.feature(head, "Number") != "Plur" and person_noun(tokens.words[head]) is not None


def _binds(tokens: Tokens, head: int, end: int, preposition: str) -> bool:
    """Does the noun take the preposition: "Sprecher für Bildung", "Angaben aus Graz", not "Angaben für zwei Tage"?"""
    is_source = compound_end(tokens.low[head], sources()) is not None
    if preposition == "von" and end + 1 < len(tokens) and not tokens.labels[end + 1]:
        if is_source and end > head + 1:
            return False  # "kam nach Angaben der Wehr von einem Kabel"
        if tokens.low[head] == "polizei":
            return False  # "wurde laut Polizei von einem Ast getroffen"
    return is_source if preposition == "aus" else not (is_source and preposition == "für")


def is_mark(tokens: Tokens, i: int) -> bool:
    """Is the token at i a quotation mark? There is none after the last word."""
    return i < len(tokens) and tokens.words[i] in MARKS


def is_in_marks(tokens: Tokens, first: int, i: int) -> bool:
    """Has a quotation mark been opened, and not closed, between two tokens?"""
    return tokens.shape.count("q", first, max(first, i)) % 2 == 1
