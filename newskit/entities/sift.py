"""Which spans are no names: pronouns, adjectives, compounds whose head is a common noun."""

from __future__ import annotations

import re

from babel.dates import get_day_names, get_month_names

from newskit.entities.tokens import Span, Tokens
from newskit.names.forms import fold, is_acronym
from newskit.names.gender import common_surnames, is_first_name
from newskit.names.inflection import strip_genitive
from newskit.names.roles import is_address, is_person_noun
from newskit.names.words import word_set
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
_PLURAL_HEADS = word_set(
    "westfalen sachsen hessen franken schwaben pommern brigaden werke staaten inseln alpen grünen liberalen verbände betriebe kliniken anstalten medien"
)
_CALENDAR = frozenset(
    [name.lower() for name in get_month_names(locale="de").values()]
    + [name.lower() for name in get_day_names(locale="de").values()]
    + ["jänner", "feber", "sonnabend", "anfang", "mitte", "ende", "morgen", "mittag", "abend", "nacht", "."]
)
_OFFICES = (
    "präsident", "präsidentin", "chef", "chefin", "minister", "ministerin", "sprecher", "sprecherin", "sekretär", "kanzler",
    "politiker", "politikerin", "vorsitzende", "vorsitzender", "vorsitzenden",
)  # fmt: skip


def is_name(span: Span, tokens: Tokens) -> bool:
    """Can the span be a name at all?"""
    words = tokens.words(span)
    letters = "".join(words)
    if not any(c.isalpha() for c in letters) or sum(c.isalnum() for c in letters) < 2:
        return False
    if len(words) > 1:
        return not _is_date(words) and (span.label in ("ORG", "MISC") or any(c.isupper() for c in letters))
    word, tag = words[0], tokens.tag[span.first]
    if word.islower():
        return span.label in ("ORG", "MISC") and tag not in _NO_LOWER_NAME and not _is_demonym(word)
    if tag in _NO_NAME or (span.label == "PER" and is_address(word)) or (word[0].islower() and _is_demonym(word)):
        return False
    return span.label == "MISC" or not is_common_compound(word)


def _is_date(words: list[str]) -> bool:
    """ "1. Mai", "Mitte Mai", "Montag Abend": when, not who or where."""
    return all(word.lower() in _CALENDAR or word.rstrip(".").isdigit() for word in words)


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
    if low in _COMMON_HEADS or re.sub(r"(?:es|s|en|n)$", "", low) in _COMMON_HEADS or _is_plural(head):
        return True
    return is_person_noun(head) and not is_first_name(head) and (is_acronym(modifier) or low.endswith(_OFFICES))


def _is_plural(noun: str) -> bool:
    """EU-Richtlinien, Bahn-Kunden: the dictionary has another form of the noun, and not for a genitive's sake."""
    lemma = dictionary_lemma(noun)
    is_plural = (
        lemma is not None and lemma[0].isupper() and fold(noun) in [fold(lemma) + end for end in ("e", "n", "en", "er")]
    )
    return is_plural and noun.lower() not in _PLURAL_HEADS


def drop_common_nouns(spans: list[Span], tokens: Tokens) -> list[Span]:
    """Drop lone words taken for persons that the dictionary knows, the tagger calls no name and nothing supports."""
    surnames = {tokens.text[span.stop - 1] for span in spans if span.label == "PER" and span.stop - span.first > 1}
    return [span for span in spans if not _is_lone_noun(span, surnames, tokens)]


def _is_lone_noun(span: Span, surnames: set[str], tokens: Tokens) -> bool:
    word, tag = tokens.text[span.first], tokens.tag[span.first]
    if span.label != "PER" or span.stop - span.first > 1 or tag in ("NE", "FM", ""):
        return False
    if word in surnames or strip_genitive(word) in surnames or is_first_name(word) or word in common_surnames():
        return False
    before = tokens.before(span.first)
    return dictionary_lemma(word) is not None and not is_address(before) and not is_person_noun(before)
