"""spaCy's entities with their borders mended: a span is the name, the whole name and nothing but the name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newskit.entities.tokens import Span, Tokens
from newskit.names.forms import PARTICLES, is_acronym
from newskit.names.gender import is_first_name
from newskit.names.roles import is_address, is_person_noun
from newskit.names.words import word_set

# Words that say what kind of thing the name behind them names; "Stadt Kassel" is the name "Kassel".
_PLACE_TYPES = word_set(
    "stadt hauptstadt provinz region insel halbinsel hauptinsel bundesstaat bundesland gemeinde ort dorf stadtteil ortsteil bezirk "
    "ortschaft hafenstadt küstenstadt kleinstadt großstadt metropole millionenstadt heimatstadt landeshauptstadt kreisstadt "
    "präfektur grafschaft kanton departement département department gouvernement distrikt landkreis-stadt "
    "fluss planet mond vulkan berg richtung raum land staat nachbarland us-bundesstaat us-staat universitätsstadt hansestadt "
    "inselgruppe inselstaat touristenort badeort skiort vorort teilrepublik flüchtlingslager atomkraftwerk kernkraftwerk"
)
_BODY_TYPES = word_set(
    "firma unternehmen konzern partei zeitung tageszeitung wochenzeitung boulevardzeitung zeitschrift magazin "
    "nachrichtenmagazin wochenmagazin nachrichtenagentur presseagentur agentur sender fernsehsender radiosender nachrichtensender "
    "privatsender organisation hilfsorganisation menschenrechtsorganisation umweltschutzorganisation terrororganisation "
    "terrorgruppe terrormiliz miliz rebellengruppe gruppe band rockband verein fußballverein klub club fluggesellschaft "
    "fluglinie airline billigfluglinie autobauer autohersteller hersteller energiekonzern softwarekonzern chemiekonzern "
    "internetkonzern mutterkonzern tochterfirma tochter reederei portal nachrichtenportal online-portal internetportal blatt "
    "verlag plattform netzwerk raumfahrtbehörde weltraumbehörde raumfahrtagentur gewerkschaft zentralrat-chef start-up startup "
    "kaufhauskette supermarktkette kette einzelhändler händler versandhändler online-händler reiseveranstalter bundesligist "
    "zweitligist drittligist regionalligist erstligist aufsteiger rekordmeister dachverband branchenverband hilfswerk website "
    "internetseite onlinedienst nachrichtendienst-portal stiftung-chef kurznachrichtendienst messengerdienst"
)
_OF = word_set("der des den die das für von vom deutscher of the nahrung")
_QUOTES = frozenset("\"'„“”»«›‹‚‘’`´")
_CUTS = frozenset(';:|•·…–—!?„“”"»«()[]')
_ARTICLES = word_set("der die das dem den des ein eine einen einem einer eines")
# Articles that are part of a name ("Der Spiegel", "Die Linke") where they are printed with a capital inside a sentence.
_NAMED_WITH_ARTICLE = word_set(
    "Linke Linken Zeit Welt Presse Spiegel Standard Grünen Tageszeitung Partei Rechte Ärzte Falken Heimat"
)
# Heads of compounds that are common nouns even with a name in front: "EU-Kommission", "Kosovo-Krieg", "Merkel-Regierung".
_COMMON_HEADS = tuple(
    word_set(
        "kommission regierung fraktion mission fieber botschaft konzern staaten armee truppen haushalt bericht durchsuchungen "
        "anhänger militärs militär werk rebellen gipfel soldaten anteile team saison partei bürger behörden behörde betreiber einsatz angaben programm "
        "epidemie medien sicherheitsrat treffen projekt nachrichten verfassung koalition verwaltung attentat parlament gericht "
        "tribunal führung spitze krieg konflikt krise politik debatte streit wahl wahlkampf mehrheit abkommen verhandlungen lager flügel basis kurs "
        "länder grenze grenzen flüchtlinge bevölkerung markt aktie aktien chefs mitglied mitglieder mitarbeiter gewerkschaft "
        "streitkräfte luftwaffe marine geheimdienst polizei justiz notenbank außenpolitik innenpolitik sanktionen hilfe hilfen gelder milliarden "
        "kreisverband landesverband ortsverband bundesverband vorstand fraktionen landtagsfraktion bundestagsfraktion mandat "
        "listen umfrage ära familie clan affäre skandal prozess besuch reise rede interview zitat dollar amerikaner tochter "
        "töchter fans spiel sieg niederlage tor umfeld nähe raum gebiet zone mitte maschine flugzeug jet auto fahrer"
    )
)


def repair(spans: list[Span], tokens: Tokens) -> list[Span]:
    """Split, trim, complete and sift entity spans; sorted, not overlapping."""
    parts = [part for span in spans for part in _split(span, tokens)]
    trimmed = [trimmed for part in parts if (trimmed := _trim(part, tokens))]
    named = [span for span in trimmed if _is_name(span, tokens)]
    joined = _join(without_overlaps(named), tokens)
    extended = [_extend(span, tokens) for span in joined]
    return without_overlaps([*extended, *_bracketed_acronyms(extended, tokens)])


def without_overlaps(spans: list[Span]) -> list[Span]:
    """Sort by place; of spans that overlap the one that starts first, then the longest, stays."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.first, -span.stop)):
        if not kept or span.first >= kept[-1].stop:
            kept.append(span)
    return kept


def _split(span: Span, tokens: Tokens) -> Iterator[Span]:
    """Cut a span at line breaks and marks, persons also at "und" and commas."""
    first = span.first
    brackets_inside = ")" in tokens.words(span)[:-1]
    for i in range(span.first, span.stop):
        word = tokens.text[i]
        if (
            "\n" in word
            or (word in _CUTS and not (brackets_inside and word in "()"))
            or (span.label == "PER" and word in ("und", ",", "/", "sowie"))
        ):
            if i > first:
                yield Span(first, i, span.label)
            if word == "(" or (word in _CUTS and span.label == "PER"):
                return  # "Jana Moser (SPD": what follows is no person
            first = i + 1
    if first < span.stop:
        yield Span(first, span.stop, span.label)


def _trim(span: Span, tokens: Tokens) -> Span | None:
    """Take off what stands before or behind the name: articles, titles, functions, type words, marks."""
    first, stop, label = span
    while first < stop and _is_no_beginning(first, stop, label, tokens):
        first += 1
    while stop > first and _is_no_end(first, stop, label, tokens):
        stop -= 1
    return Span(first, stop, label) if first < stop else None


def _is_no_beginning(first: int, stop: int, label: str, tokens: Tokens) -> bool:
    word = tokens.text[first]
    more = first + 1 < stop
    if not any(c.isalnum() for c in word):
        return True
    following = tokens.text[first + 1] if more else ""
    if word.lower() in _ARTICLES:
        if word[0].isupper() and following in _NAMED_WITH_ARTICLE and not tokens.is_sentence_start[first]:
            return False
        # "den Haag", "der Spiegel" lose it; "del Toro", "Das Gupta" and "El" are no articles here; "van der" has its own start.
        return not (
            label == "PER" and more and word.lower() in ("den", "der", "des", "das") and tokens.tag[first] == "NE"
        )
    if not more:
        return False
    if label == "PER":
        if is_address(word):
            return True
        if word[0].islower():
            return word not in PARTICLES and not word.startswith(("al-", "el-", "d'", "d’"))
        return (
            is_person_noun(word)
            and not is_first_name(word)
            and following[:1].isupper()
            and tokens.tag[first] in ("NN", "")
        )
    kind = word.lower()
    if label == "LOC" and (kind in _PLACE_TYPES or kind.rstrip("s") in _PLACE_TYPES):
        return following.lower() not in _OF
    if label == "ORG" and (
        kind in _BODY_TYPES or kind.rstrip("s") in _BODY_TYPES or is_person_noun(word) and tokens.tag[first] == "NN"
    ):
        return following.lower() not in _OF and following[:1].isalpha() and "-" not in following
    return word[0].islower() and tokens.tag[first] in (
        "ADJA",
        "ADJD",
        "APPR",
        "APPRART",
        "KON",
        "ADV",
        "PIAT",
        "PPOSAT",
    )


def _is_no_end(first: int, stop: int, label: str, tokens: Tokens) -> bool:
    word = tokens.text[stop - 1]
    if not any(c.isalnum() for c in word):
        if word == "." and stop - 2 >= first:  # "Ahmed F." keeps its full stop
            return len(tokens.text[stop - 2]) > 1
        if word == ")":
            return "(" not in tokens.text[first:stop]
        return word not in "’'" or tokens.text[stop - 2][-1:] not in "sxzß"
    if stop - first < 2:
        return False
    if word[0].islower():
        return label == "PER" or tokens.tag[stop - 1] not in ("NE", "FM", "XY", "NN", "")
    return label == "PER" and tokens.tag[stop - 1] in ("VVFIN", "VAFIN", "VMFIN", "APPR", "ART", "KOUS")


def _is_name(span: Span, tokens: Tokens) -> bool:
    words = tokens.words(span)
    word = words[0]
    letters = sum(c.isalpha() for c in "".join(words))
    if letters < 2:
        return False
    if len(words) > 1:
        return span.label in ("ORG", "MISC") or any(w[0].isupper() for w in words)
    tag = tokens.tag[span.first]
    if word[0].islower():
        return (
            span.label in ("ORG", "MISC")
            and tag in ("NE", "NN", "FM", "XY", "")
            and not word.endswith(("ische", "ischen", "ischer"))
        )
    if tag in ("PPER", "PDS", "PIS", "PPOSAT", "PRELS", "KOUS", "PWAV", "APPR", "ART"):
        return False
    if span.label == "PER" and is_address(word):
        return False
    return span.label == "MISC" or not _is_common_compound(word)


def _is_common_compound(word: str) -> bool:
    """EU-Kommission, SPD-Chef, Kosovo-Krieg; not Max-Planck-Institut, Kim-Il-Sung-Platz or Fünf-Sterne-Bewegung."""
    modifier, hyphen, head = word.rpartition("-")
    if not hyphen or not head[:1].isupper() or len(head) < 3:
        return False
    stem = re.sub(r"(?:es|s|en|n)$", "", head.lower())
    if head.lower() in _COMMON_HEADS or stem in _COMMON_HEADS:
        return True
    return (
        is_person_noun(head) and not is_first_name(head) and (is_acronym(modifier) or head.lower().endswith(_OFFICES))
    )


_OFFICES = (
    "präsident",
    "präsidentin",
    "chef",
    "chefin",
    "minister",
    "ministerin",
    "sprecher",
    "sprecherin",
    "sekretär",
    "kanzler",
    "politiker",
    "politikerin",
    "vorsitzende",
    "vorsitzender",
    "vorsitzenden",
)


def _join(spans: list[Span], tokens: Tokens) -> list[Span]:
    """Make one of a name that was cut in two: first name + surname, party + slash + party."""
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last and last.label == span.label:
            between = tokens.text[last.stop : span.first]
            text = tokens.text[last.first]
            if (
                not between
                and span.label == "PER"
                and last.stop - last.first == 1
                and is_first_name(text)
                and not is_first_name(tokens.text[span.first])
            ) or (span.label != "PER" and between == ["/"] and tokens.start[span.first] == tokens.end(last) + 1):
                joined[-1] = Span(last.first, span.stop, span.label)
                continue
        joined.append(span)
    return joined


def _extend(span: Span, tokens: Tokens) -> Span:
    """Fetch what belongs to a person's name and was left outside: particles, the first name, the initial's full stop."""
    first, stop, label = span
    if label != "PER":
        return span
    while (
        first > 0
        and tokens.text[first - 1].lower() in ("von", "van", "zu", "de", "del", "di", "la", "le", "ter", "ten")
        and _goes_on(first, tokens)
    ):
        first -= 1
    if (
        first < span.first
        and tokens.text[first].lower() in ("von", "zu", "de")
        and not _is_nobility(first, span.first, tokens)
    ):
        first = span.first
    before = tokens.before(first)
    if (
        before
        and tokens.tag[first - 1] in ("NE", "FM", "")
        and is_first_name(before)
        and not is_first_name(tokens.text[first])
    ):
        first -= 1
    if len(tokens.text[stop - 1]) == 1 and tokens.after(stop) == "." and tokens.start[stop] == tokens.end(span):
        stop += 1
    return Span(first, stop, label)


def _goes_on(first: int, tokens: Tokens) -> bool:
    return first >= 2 and "\n" not in tokens.text[first - 2]


def _is_nobility(first: int, name: int, tokens: Tokens) -> bool:
    """A first name before the particle, or the particle with a capital: "Ursula von der Leyen", not "Bild von Moser"."""
    return is_first_name(tokens.before(first)) or (tokens.text[first][0].isupper() and name - first > 1)


def _bracketed_acronyms(spans: list[Span], tokens: Tokens) -> Iterator[Span]:
    """ "Europäische Zentralbank (EZB)": the acronym is a mention of its own."""
    for span in spans:
        bracket = span.stop
        is_bracket = tokens.after(bracket) == "(" and tokens.after(bracket + 2) == ")"
        if span.label in ("ORG", "LOC") and is_bracket and is_acronym(tokens.text[bracket + 1]):
            yield Span(bracket + 1, bracket + 2, span.label)
