"""Noun phrases: who speaks, with title, attributes and apposition, read from left to right by tags."""

from __future__ import annotations

import re

from newskit.german.roles import person_noun
from newskit.pipelines.gazetteer import is_last_name
from newskit.pipelines.lemmas import dictionary_lemma
from newskit.quotes.cases import DETERMINERS, MARKS, PRONOUNS, Phrase, is_nominative
from newskit.quotes.lexicon import compound_end, is_finite_form, sources, words
from newskit.quotes.tokens import Tokens

_BEFORE_NOUN = words("ADJA CARD ADJD TRUNC PIAT PIDAT ADV")
NOUNS = words("NN NE FM XY")
_PLACES = words("in im am an bei auf")
_SITE = re.compile(r"[\w-]+\.[a-z]{2,6}")  # "hafenblatt.de"


def noun_phrase(tokens: Tokens, i: int, limit: int, whole: bool = True) -> Phrase | None:
    """The noun phrase that starts at token i, or None.

    With `whole`, genitives, "von …" and brackets that belong to it are taken along.
    """
    tags, words, low = tokens.tags, tokens.words, tokens.low
    start = i
    limit = min(limit, i + 60)
    if i >= limit or not words[i].strip():
        return None
    if (
        tags[i] in PRONOUNS
        and tags[i] != "PIS"
        and not (low[i] in ("dessen", "deren") and i + 1 < limit and tags[i + 1] in NOUNS)
    ):
        return Phrase(i, i + 1, i)
    if words[i] in MARKS:
        return _in_marks(tokens, i, limit)
    while i < limit and (tags[i] in DETERMINERS or _is_marked_determiner(tokens, i) or low[i] in ("dessen", "deren")):
        i += 1
    if start < i < limit and tags[i] == "PIS" and tags[start] == "ART":
        return Phrase(start, i + 1, i)  # "ein anderer"
    i = _after_attributes(tokens, start, i, limit)
    if start < i < limit and words[i] in MARKS and tags[i - 1] in ("ART", "NN"):
        end = _behind_marked_name(tokens, i, limit)
        if end > i:
            return Phrase(start, end, end - 2)  # "der „Neue Anzeiger“"
    nouns = i
    while i < limit and _is_noun(tokens, i, i > nouns):
        i += 1
    if i == nouns:
        if (
            i > start
            and tags[i - 1] in ("ADJA", "CARD", "PIAT", "PIDAT", "PDAT", "PPOSAT", "ADJD")
            and tags[start] != "ADJD"  # "Unumwunden sagt die Stadt"
            or tags[start] == "PIS"
        ):
            end = max(i, start + 1)  # "viele", "die beiden", "der 42-jährige"
            head = end - 1
            return _attach(tokens, start, end, head, limit) if whole else Phrase(start, end, head)
        return None
    head = _head(tokens, nouns, i)
    return _attach(tokens, start, i, head, limit) if whole else Phrase(start, i, head)


def _in_marks(tokens: Tokens, i: int, limit: int) -> Phrase | None:
    """A name in quotation marks that begins a phrase."""
    end, words = _behind_marked_name(tokens, i, limit), tokens.words
    if i < end < limit and words[end][0] == "-" and len(words[end]) > 1:
        return Phrase(i, end + 1, end)  # "„Seepost“-Recherchen"
    return Phrase(i, end, i + 1) if end > i else None


def _after_attributes(tokens: Tokens, start: int, i: int, limit: int) -> int:
    """Where the noun of a phrase that begins at start is due: after the attributes that begin at i."""
    tags, words, low = tokens.tags, tokens.words, tokens.low
    if i > start + 1 and tags[start] == tags[start + 1] == "ART":
        i = _behind_long_attribute(tokens, start + 1, limit)  # "die den Brand bemerkende Frau"
    if start < i < limit - 1 and low[i].startswith("jahr") and low[i + 1].startswith(("alt", "jung")):
        i += 1  # "ein 42 Jahre alter Zeuge"
    if i > start and i < limit and tags[i] in ("APPR", "APPRART", "PRF", "ADJD"):
        i = _behind_long_attribute(tokens, i, limit)
    while (
        i < limit
        and (
            tags[i] in _BEFORE_NOUN
            or (words[i] == "," and _adjective_list(tokens, i, limit))
            or (tags[i] == "PTKNEG" and tags[i - 1] == "ART" and i > start)  # "der nicht gewählte Vorstand"
        )
        and (tags[i] != "ADV" or i > start)
    ):
        i += 1
    while (
        i < limit
        and tags[i] == "KON"
        and i > start
        and tags[i - 1] in ("ADJA", "TRUNC")
        and i + 1 < limit
        and (tags[i + 1] in ("ADJA", "NN"))
    ):
        i += 1  # "grüne und rote Abgeordnete", "Innen- und Rechtsminister"
        while i < limit and tags[i] in _BEFORE_NOUN:
            i += 1
    return i


def _behind_long_attribute(tokens: Tokens, i: int, limit: int) -> int:
    """ "der für die Region zuständige Beauftragte": where its last adjective or participle is."""
    for j in range(i + 1, min(limit - 1, i + 14)):
        if tokens.is_finite(j) or tokens.words[j] in ",;:":
            return i
        if (
            tokens.tags[j] == "ADJA"
            and tokens.tags[j + 1] in ("NN", "NE", "ADJA")
            and tokens.tags[j - 1] not in ("ART", "APPRART", "APPR")
        ):
            return j
    return i


def _is_noun(tokens: Tokens, i: int, inside: bool) -> bool:
    if tokens.tags[i] in NOUNS:
        return tokens.words[i][0].isalnum() or tokens.words[i][0] in "@#"
    if is_called_oddly(tokens.words[i]):
        return True
    return (
        inside
        and tokens.low[i] in ("von", "van", "de", "al")
        and i + 1 < len(tokens)
        and bool(tokens.labels[i] and tokens.labels[i + 1])
    )


def _head(tokens: Tokens, start: int, end: int) -> int:
    """The first noun of a title and a name ("Ministerin Anna Beispiel" is she), else the last one."""
    return next((i for i in range(start, end) if tokens.tags[i] == "NN"), end - 1)


def _is_marked_determiner(tokens: Tokens, i: int) -> bool:
    return tokens.tags[i] in ("PDS", "PIS") and i + 1 < len(tokens) and tokens.tags[i + 1] in ("NN", "ADJA")


def _adjective_list(tokens: Tokens, i: int, limit: int) -> bool:
    return i + 1 < limit and tokens.tags[i - 1] in ("ADJA", "TRUNC") and tokens.tags[i + 1] == tokens.tags[i - 1]


def _attach(tokens: Tokens, start: int, end: int, head: int, limit: int) -> Phrase:
    """Take along what follows the noun: brackets, genitives, "von …", a name in quotation marks, "und …"."""
    while end < limit:
        word, low, tag = tokens.words[end], tokens.low[end], tokens.tags[end]
        grown = end
        if word == "(" and not (end + 1 < limit and tokens.words[end + 1] in MARKS):  # "Kolb („Wir bleiben“) lacht"
            grown = _behind_bracket(tokens, end, limit)
        elif word in '„"»«“‚' and len(word) == 1 and not _is_person(tokens, end - 1):
            grown = _behind_marked_name(tokens, end, limit)
        elif (
            tag == "ART"
            and low in ("des", "der", "eines", "einer", "dieser", "dieses")
            or (tag in ("PPOSAT", "PDAT") and low.endswith(("es", "er")))
        ):
            inner = noun_phrase(tokens, end, limit, whole=False)
            takes = tokens.tags[head] in ("NN", "ADJA", "PIS", "CARD") and not _is_addressee(tokens, start, end, head)
            grown = inner.end if inner and takes else end
        elif (
            low in ("von", "vom", "für", "beim", "zur", "zum", "aus")
            and tokens.tags[head] == "NN"
            and tag.startswith("APPR")
            and _binds(tokens, head, end, low)
            and not (_is_bare_name(tokens, start, end) or _is_judged(tokens, end, limit))
            and not (low in ("zur", "zum") and end + 1 < limit and tokens.words[end + 1] in MARKS)
        ):
            inner = noun_phrase(tokens, end + 1, limit, whole=False)
            grown = inner.end if inner else end
        elif (
            low in _PLACES
            and low != "auf"
            and tag.startswith("APPR")
            and tokens.tags[end - 1] == "NN"
            and end - 1 == head
            and tokens.labels[head] != "PER"
            and (end + 1 < limit and tokens.labels[end + 1] in ("LOC", "ORG"))
        ):
            inner = noun_phrase(tokens, end + 1, limit, whole=False)
            grown = inner.end if inner and inner.end == end + 2 else end
        elif tag in ("ADJA", "PIAT") and low.endswith("er") and end + 1 < limit and tokens.tags[end + 1] in NOUNS:
            inner = noun_phrase(tokens, end, limit, whole=False)
            grown = inner.end if inner else end
        elif end + 1 < limit and (low in ("und", "sowie") or tokens.low[end : end + 2] == ["als", "auch"]):
            behind = end + 1 + (low == "als")
            verb = (
                behind < limit and tokens.tags[behind] == "ADJA" and is_finite_form(tokens.low[behind])
            )  # "und forderte Hilfe"
            inner = None if verb else noun_phrase(tokens, behind, limit)
            same_case = inner and (
                is_nominative(tokens, inner) or tokens.low[inner.start] == tokens.low[start] != "der"
            )
            if inner and same_case and tokens.tags[inner.head] in ("NN", "NE"):
                return Phrase(start, inner.end, head)
        if grown == end:
            break
        end = grown
    return Phrase(start, end, head)


def _is_person(tokens: Tokens, i: int) -> bool:
    """Is the word at i a person's name, which has no title in marks behind it: "laut Moser „Feuer aus“"?"""
    word, label = tokens.words[i], tokens.labels[i]
    return label == "PER" or not label and is_last_name(word) and dictionary_lemma(word) is None


def _is_bare_name(tokens: Tokens, start: int, end: int) -> bool:
    """A noun without article that no dictionary has is a name: "sprach Pirker von …" has no "Pirker von …" in it."""
    return end == start + 1 and dictionary_lemma(tokens.words[start]) is None


def _is_judged(tokens: Tokens, i: int, limit: int) -> bool:
    """ "sprach Eva Kolb von einem „Wunder“": what somebody speaks of is no part of the name."""
    return i + 2 < limit and tokens.low[i + 1] in ("einem", "einer") and tokens.words[i + 2] in MARKS


_MEDIA = ("agentur", "zeitung", "presse", "dpa", "sender", "magazin", "redaktion")
_STAFF = tuple(
    words(
        "sprecher sprecherin chef chefin redakteur redakteurin journalist journalistin reporter reporterin "
        "korrespondent korrespondentin leiter leiterin mitarbeiter autor autorin"
    )
)


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
    return tokens.feature(head, "Number") != "Plur" and tokens.low[head].endswith(("in", "er", "mann", "frau", "e"))


def _binds(tokens: Tokens, head: int, end: int, preposition: str) -> bool:
    """Does the noun take the preposition: "Sprecher für Bildung", "Angaben aus Graz", not "Angaben für zwei Tage"?"""
    is_source = compound_end(tokens.low[head], sources()) is not None
    if preposition == "von" and end + 1 < len(tokens) and not tokens.labels[end + 1]:
        if is_source and end > head + 1:
            return False  # "kam nach Angaben der Wehr von einem Kabel"
        if tokens.low[head] == "polizei":
            return False  # "wurde laut Polizei von einem Ast getroffen"
    return is_source if preposition == "aus" else not (is_source and preposition == "für")


def _behind_bracket(tokens: Tokens, i: int, limit: int) -> int:
    for j in range(i + 1, min(limit, i + 12)):
        if tokens.words[j] == ")":
            return j + 1
    return i


def _behind_marked_name(tokens: Tokens, i: int, limit: int) -> int:
    """Behind a name in quotation marks ("die Zeitung „Bote“"); a name has few words and no finite verb."""
    for j in range(i + 1, min(limit, i + 11)):
        if tokens.words[j] in ("“", "”", '"', "«", "»", "‘", "’"):
            is_name = tokens.words[i + 1][0].isupper() or is_site(tokens.words[i + 1])
            return j + 1 if j > i + 1 and is_name else i
        if tokens.is_finite(j):
            return i
    return i


def is_mark(tokens: Tokens, i: int) -> bool:
    """Does a quotation mark stand at i? Behind the last word there is none."""
    return i < len(tokens) and tokens.words[i] in MARKS


def is_site(word: str) -> bool:
    """Is this the address of a site: "hafenblatt.de"?"""
    return _SITE.fullmatch(word) is not None


def is_called_oddly(word: str) -> bool:
    """Is this the name of a site or station that taggers take for no noun: "hafenblatt.de", "3sat", "n24"?"""
    digits = sum(map(str.isdigit, word))
    return 0 < digits < len(word) and word.isalnum() and word[-1] not in "er" or is_site(word)
