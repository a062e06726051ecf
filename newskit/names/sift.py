"""Which spans are no names: pronouns, adjectives, compounds whose head is a common noun."""

from __future__ import annotations

import re

from babel.dates import get_day_names, get_month_names
from spacy.lang.de.stop_words import STOP_WORDS

from newskit.german.gender import common_surnames, is_first_name
from newskit.german.inflection import strip_genitive
from newskit.german.nouns import is_common_noun, is_personal_name
from newskit.german.roles import is_address, is_person_noun
from newskit.german.spelling import fold, is_acronym
from newskit.german.words import word_set
from newskit.names.gazetteer import is_country
from newskit.names.lists import bodies_in_context, known_label, things
from newskit.names.tokens import Span, Tokens
from newskit.names.typewords import BODY_TYPES, PLACE_TYPES
from newskit.names.wellknown import SAME_BODY
from newskit.pipelines.gazetteer import is_organisation_word, is_place
from newskit.pipelines.lemmas import dictionary_lemma

_NO_NAME = word_set("PPER PDS PIS PPOSAT PRELS KOUS PWAV PWS APPR APPRART ART")
_NO_LOWER_NAME = _NO_NAME | {"ADJA", "KON"}
# Heads of compounds that are common nouns even with a name in front: "EU-Kommission", "Kosovo-Krieg", "Moser-Regierung".
_COMMON_HEADS = word_set(
    "kommission regierung fraktion mission fieber botschaft konzern staaten armee truppen haushalt bericht durchsuchungen anhänger "
    "militär werk rebellen gipfel soldaten anteile team saison partei bürger behörde behörden betreiber einsatz angaben programm "
    "epidemie medien sicherheitsrat treffen projekt nachrichten verfassung koalition verwaltung attentat parlament gericht tribunal "
    "führung spitze krieg konflikt krise politik debatte streit wahl wahlkampf mehrheit abkommen verhandlungen lager flügel basis "
    "kurs länder grenze grenzen flüchtlinge bevölkerung markt aktie aktien chefs mitglied mitglieder mitarbeiter gewerkschaft "
    "streitkräfte luftwaffe marine geheimdienst polizei justiz notenbank außenpolitik innenpolitik sanktionen hilfe hilfen gelder "
    "kreisverband landesverband ortsverband bundesverband vorstand fraktionen landtagsfraktion bundestagsfraktion mandat listen "
    "umfrage ära familie clan affäre skandal prozess besuch reise rede interview zitat dollar amerikaner tochter töchter fans spiel "
    "sieg niederlage umfeld nähe raum gebiet zone maschine flugzeug jet auto fahrer milliarden"
)
# Plurals that are heads of names.
_PLURAL_HEADS = tuple(
    word_set(
        "linien philharmoniker symphoniker festspiele tierfreunde löwen adler bären wölfe haie pinguine falken westfalen sachsen hessen franken schwaben pommern brigaden werke staaten inseln alpen grünen liberalen verbände betriebe kliniken anstalten medien"
    )
)
_CALENDAR = frozenset(
    [name.lower() for name in get_month_names(locale="de").values()]
    + [name.lower() for name in get_day_names(locale="de").values()]
    + ["jänner", "feber", "sonnabend", "anfang", "mitte", "ende", "morgen", "mittag", "abend", "nacht", "."]
)
# Last parts of compounds that name a place: "Westjordanland", "Paulskirche".
_PLACE_HEADS = tuple(
    word_set(
        "meer land markt kirche platz turm haus hof raum pol staaten reich insel inseln straße allee brücke berg gebirge tal see kanal "
        "wald küste gebiet streifen stadt dorf burg schloss dom tor park garten gau viertel damm ufer hafen bahnhof flughafen stadion "
        "halle arena gasse weg ring bad heide moor wüste delta bucht sund fjord gletscher quelle kreis nord süd ost west mitte"
    )
)
_DETERMINERS = word_set("ART PIAT PPOSAT PDAT CARD")
_OFFICES = (
    "präsident", "präsidentin", "chef", "chefin", "minister", "ministerin", "sprecher", "sprecherin", "sekretär", "kanzler",
    "politiker", "politikerin", "mann", "frau", "vorsitzende", "vorsitzender", "vorsitzenden",
)  # fmt: skip


def is_name(span: Span, tokens: Tokens) -> bool:
    """Can the span be a name at all?"""
    words = tokens.words(span)
    if words[-1].endswith("-"):
        return False  # "in [Nord-] und Ostsee"
    letters = "".join(words)
    if not letters.isalpha() and not any(c.isalpha() for c in letters) or sum(map(str.isalnum, letters)) < 2:
        return False
    if len(words) > 1:
        return not (_is_date(words) or _is_described(words, span.label)) and (
            span.label in ("ORG", "MISC") or any(c.isupper() for c in letters)
        )
    word, tag = words[0], tokens.tag[span.first]
    if word.islower():
        return span.label in ("ORG", "MISC") and tag not in _NO_LOWER_NAME and not _is_demonym(word)
    if span.label == "LOC" and _is_town_adjective(span.first, tokens):
        return False
    if tag in _NO_NAME or (span.label == "PER" and is_address(word)) or (word[0].islower() and _is_demonym(word)):
        return False
    if span.label == "MISC":
        return True
    return not (is_common_compound(word) or (span.label != "ORG" and _has_common_head(word, span.label)))


def _has_common_head(word: str, label: str) -> bool:
    """ "Kassel-Frage", "Karton-Becher" are neither persons nor places; "Moser-Koch" and "Anna-Berg-Platz" may be."""
    _, hyphen, head = word.rpartition("-")
    if not hyphen or (dictionary_lemma(head) or "x")[0].islower() or known_label((word,)):
        return False
    return not (is_personal_name(head) if label == "PER" else head.lower().endswith(_PLACE_HEADS) or is_place(head))


def _has_place_head(word: str) -> bool:
    """ "Westjordanland" and "Paulskirche", not "Land" and "Kirche"."""
    return word.lower().endswith(_PLACE_HEADS) and word.lower() not in _PLACE_HEADS


def _is_described(words: list[str], label: str) -> bool:
    """ "Kasseler Brücken", "Wiener Unternehmen": a town's adjective and a common noun that heads no name."""
    if len(words) != 2 or label not in ("LOC", "ORG") or not (words[0].endswith("er") and is_place(words[0][:-2])):
        return False
    noun = words[1]
    if label == "LOC":
        return is_common_noun(noun) and not re.sub(r"e?s$", "", noun.lower()).endswith(_PLACE_HEADS)
    return is_plain_plural(noun)


def _is_date(words: list[str]) -> bool:
    """ "1. Mai", "Mitte Mai", "Montag Abend": when, not who or where."""
    return all(word.lower() in _CALENDAR or word.rstrip(".").isdigit() for word in words)


def _is_town_adjective(position: int, tokens: Tokens) -> bool:
    """ "in [Kasseler] Kreisen"."""
    word = tokens.text[position]
    return (
        word.endswith("er") and is_place(word[:-2]) and not is_place(word) and tokens.after(position + 1)[:1].isupper()
    )


def _is_demonym(word: str) -> bool:
    """ "russische", "US-amerikanischen": adjectives that some recognisers give as MISC."""
    return bool(re.search(r"(?:isch|deutsch)(?:e|en|er|es|em)?$", word))


def is_common_compound(word: str) -> bool:
    """EU-Kommission, SPD-Chef, Kosovo-Krieg; not Max-Planck-Institut, Kim-Il-Sung-Platz or Fünf-Sterne-Bewegung.

    Examples
    --------
    >>> [is_common_compound(word) for word in ("EU-Kommission", "SPD-Chef", "Moser-Lindner", "Robert-Koch-Institut")]
    [True, True, False, False]
    """
    modifier, hyphen, head = word.rpartition("-")
    if not hyphen or not head[:1].isupper() or len(head) < 3:
        return False
    low = head.lower()
    if low in _COMMON_HEADS or re.sub(r"(?:es|s|en|n)$", "", low) in _COMMON_HEADS or is_plain_plural(head):
        return True
    return is_person_noun(word) and not is_first_name(head) and (is_acronym(modifier) or low.endswith(_OFFICES))


def is_plain_plural(noun: str) -> bool:
    """EU-Richtlinien, Bahn-Kunden: the dictionary has another form of the noun, and not for a genitive's sake."""
    lemma = dictionary_lemma(noun)
    is_plural = (
        lemma is not None and lemma[0].isupper() and fold(noun) in [fold(lemma) + end for end in ("e", "n", "en", "er")]
    )
    return is_plural and not noun.lower().endswith(_PLURAL_HEADS)


def drop_common_nouns(spans: list[Span], tokens: Tokens) -> list[Span]:
    """Drop lone words that are common nouns, unless the article, a list of names or what stands beside them speaks for a name."""
    parts = {word for span in spans if span.stop - span.first > 1 for word in tokens.words(span)}
    return [span for span in spans if span.stop - span.first > 1 or not _is_lone_noun(span, parts, tokens)]


def _is_lone_noun(span: Span, parts: set[str], tokens: Tokens) -> bool:
    word = tokens.text[span.first]
    if span.label == "MISC":
        return False
    if word in things() or (word.lower() in STOP_WORDS and word[1:].islower() and not is_personal_name(word)):
        return True
    if word.lower() in PLACE_TYPES or (span.label == "ORG" and word.lower() in BODY_TYPES):
        return True
    if span.label == "LOC" and is_common_noun(word) and tokens.tag[span.first - 1] in _DETERMINERS and span.first:
        return not (known_label((word,)) or _has_place_head(word) or is_country(word))  # "ein Damm", but "der Rhein"
    if word in parts or strip_genitive(word) in parts or known_label((word,)):
        return False
    if span.label == "PER":
        return _is_no_person(span, tokens)
    is_quoted = tokens.opens_quote(span.first - 1) and span.first > 0
    if span.label == "LOC":
        is_listed = is_place(word) or is_country(word) or is_country(word.removesuffix("n"))
        is_genitive = is_country(word[:-1]) or is_place(word[:-1])
        is_noun = is_common_noun(word) or (not is_genitive and _is_plural_in_s(span.first, tokens))
        return is_noun and not (is_listed or is_quoted or _has_place_head(word))
    is_listed = word in bodies_in_context() or fold(word) in SAME_BODY
    return is_common_noun(word) and not (is_organisation_word(word) or is_quoted or is_listed)


def _is_no_person(span: Span, tokens: Tokens) -> bool:
    word, before = tokens.text[span.first], tokens.before(span.first)
    base, is_called_name = strip_genitive(word), tokens.tag[span.first] in ("NE", "FM", "")
    if any(is_first_name(form) or form in common_surnames() for form in (word, base)) or is_address(before):
        return False
    if is_called_name and (is_personal_name(word) or is_personal_name(base)):
        return False
    if is_person_noun(word) and not is_person_noun(before) and (word.endswith("in") or not is_called_name):
        return dictionary_lemma(word) is not None or word.endswith("in")
    if is_common_noun(word):
        return not (is_person_noun(before) and dictionary_lemma(word) == word)
    if _is_plural_in_s(span.first, tokens):
        return True
    return not is_called_name and dictionary_lemma(word) is not None and not is_person_noun(before)


def _is_plural_in_s(position: int, tokens: Tokens) -> bool:
    """ "Profis", "Akkus": the dictionary knows the word without -s, and no noun beside it makes the -s a genitive's."""
    word = tokens.text[position]
    if not word.endswith("s") or dictionary_lemma(word) != word[:-1]:
        return False
    after = tokens.after(position + 1)
    return not (after[:1].isupper() or tokens.tag[position - 1].startswith("N") or word[:-1] in tokens.words_of_all)


def drop_offices(spans: list[Span], tokens: Tokens) -> list[Span]:
    """ "[Nationalrat] [Udo Kolb]": a body's name right before a person's is an office."""
    persons = {span.first for span in spans if span.label == "PER"}
    return [
        span
        for span in spans
        if span.label != "ORG"
        or span.stop not in persons
        or span.stop - span.first > 1
        or not is_person_noun(tokens.text[span.first])
    ]
