"""Words that name a person's office or function: "Bundeskanzlerin", "SPD-Chef", "Sprecher"."""

import re
from functools import lru_cache

from newskit.german.words import word_set
from newskit.pipelines.names import country_names

# Forms of address and academic titles: they belong neither to the name nor to the role.
ADDRESSES = word_set("Herr Herrn Frau Hr. Fr. Mr Mr. Mrs Mrs. Ms Ms. Miss Mister Monsieur Madame Mme. Señor Señora")
TITLES = word_set(
    "Dr. Dr Prof. Prof Doktor Dr.in Mag. Mag Mag.a Dipl.-Ing. Dipl.-Ing Ing. Ing DI DDr. Univ.-Prof. Priv.-Doz. PD Lic. lic. em. "
    "h.c. h. c. med. phil. jur. iur. rer. nat. pol. oec. theol. habil. Sir Dame St. Hl. S.E. S.M."
)

_ENDINGS = tuple(
    word_set(
        "er erin ent entin ant antin ist istin or orin eur eurin är ärin rat rätin chef chefin mann frau kanzler minister anwalt "
        "anwältin arzt ärztin loge login graf grafin könig königin wart star held heldin bischof papst prinz prinzessin gatte gattin "
        "oge ogin biologe pilot pilotin spion spionin soldat soldatin kandidat kandidatin diplomat diplomatin advokat autokrat "
        "bürokrat kollege kollegin zeuge zeugin experte expertin kommissar kommissarin sekretär vize boss coach profi "
        "vorsitzende vorsitzender vorsitzenden beauftragte beauftragter beauftragten abgeordnete abgeordneter abgeordneten "
        "angeklagte angeklagter angeklagten verdächtige verdächtiger verdächtigen beamte beamter beamten beamtin "
        "vorstand obmann obfrau amtsinhaber sieger siegerin sohn tochter bruder schwester vater mutter onkel tante neffe nichte "
        "witwe witwer enkel enkelin cousin cousine freund freundin ehemann ehefrau general oberst leutnant hauptmann major "
        "admiral marschall kapitän kaiser scheich emir sultan imam rabbi pfarrer pastor abt lord graf gräfin fürst herzog herzogin "
        "dozent notar makler schah pascha ajatollah zar zarin reporter influencer torwart keeper trainer ceo cfo "
        "gouverneur gouverneurin senator konsul attaché präfekt architekt architektin jurist poet philosoph philosophin "
        "fotograf fotografin ökonom ökonomin astronom astronomin chirurg chirurgin pädagoge psychologe virologe virologin "
        "justizrat landrat veteran oligarch monarch legende ikone idol rebell terrorist attentäter kollegen parteifreund landsmann landsfrau"
    )
)
# Nouns with such endings that are no persons.
_THINGS = word_set(
    "dezember oktober november september sommer winter wetter fenster zimmer theater orchester wasser feuer messer lager ufer alter "
    "nummer kammer steuer mauer dauer trauer feier semester meter liter muster register kloster wunder fehler körper finger hunger "
    "dollar computer sender keller kinder länder männer bilder bücher räder häuser dörfer felder wälder gelder güter mitglieder "
    "lieder kleider eier leiter-system filter router server ticker newsletter poster cluster folter butter mutterkonzern tower "
    "termin benzin medizin disziplin magazin ruin berlin protein motor faktor sektor horror terror labor chor tor moor humor "
    "prozent moment parlament dokument argument element event cent kontinent patent restaurant frist list mist geist twist "
    "vorrat verrat apparat draht beirat betriebsrat aufsichtsrat bundesrat ministerrat europarat verwaltungsrat stiftungsrat "
    "sicherheitsrat weltsicherheitsrat rundfunkrat ständerat senat dienst vorstand militär charakter kader zeiger träger-rakete "
    "flieger dampfer tanker frachter kreuzer panzer bomber hubschrauber laster transporter kilometer zentimeter millimeter "
    "quadratmeter hochwasser gewitter unwetter krater gletscher koffer hammer kleber zucker pfeffer eimer becher teller "
    "euro center charter alter mittelalter zeitalter monster festival doktor"
)
# Persons in no function, and words that have a capital only at the start of a sentence.
_NO_FUNCTION = word_set(
    "frau mann herr herrn person kind baby opfer deutscher deutsche menschen leute unter der er aber oder über hinter wer hier "
    "immer weiter später früher wieder dieser jener jeder einer keiner seiner ihrer meiner unser ist vor zuvor davor bevor hervor "
    "bisher daher nachher vorher woher seither außer mehrer mancher solcher welcher derer selber leider eher sicher sogar nor her "
    "ander anderer weiterer letzter erster zweiter dritter neuer alter großer"
)
_THING_ENDINGS = (
    "ment",
    "meter",
    "theater",
    "wasser",
    "nummer",
    "steuer",
    "kammer",
    "zimmer",
    "länder",
    "center",
    "orchester",
)


@lru_cache(maxsize=16384)
def is_person_noun(word: str) -> bool:
    """Does a noun say what a person is: office, profession, kinship?

    Examples
    --------
    >>> [is_person_noun(word) for word in ("Präsident", "SPD-Chefin", "Sprecherin", "Abgeordneter", "Theater", "Mittwoch")]
    [True, True, True, True, False, False]
    """
    if len(word) < 3 or not word[0].isupper():
        return False
    low = word.rsplit("-", 1)[-1].lower()
    if low in ("mann", "frau"):
        return "-" in word  # "CSU-Mann"
    if low in _NO_FUNCTION or low in _THINGS or low.endswith(_THING_ENDINGS):
        return False
    return low.endswith(_ENDINGS)


# Nouns that take -en in every case but the nominative: "Präsidenten", "Oligarchen", "Kollegen".
_WEAK = re.compile(r"(?:ent|ant|ist|at|arch|olog|osoph|graf|ot|et|nom|veteran)en$")


@lru_cache(maxsize=16384)
def person_noun(word: str) -> str | None:
    """The nominative of a noun that says what a person is, in whatever case it stands; None for other words.

    Examples
    --------
    >>> [person_noun(word) for word in ("Präsident", "Präsidenten", "Ministers", "Fensters")]
    ['Präsident', 'Präsident', 'Minister', None]
    """
    for form in (word, word[:-2] if _WEAK.search(word) else "", word[:-1] if word.endswith("s") else ""):
        if is_person_noun(form):
            return form
    return None


def base_role(role: str | None) -> str | None:
    """A role in the nominative where that can be told, so that "Präsidenten" is the same as "Präsident".

    Examples
    --------
    >>> base_role("Präsidenten"), base_role("Co-Chefin"), base_role(None)
    ('Präsident', 'Co-Chefin', None)
    """
    return role and (person_noun(role) or role)


@lru_cache(maxsize=16384)
def is_demonym(word: str) -> bool:
    """Does a noun in -er say which country a person comes from?

    Examples
    --------
    >>> [is_demonym(word) for word in ("Ukrainer", "Schweizerin", "Isländer", "Trainer", "Minister")]
    [True, True, True, False, False]
    """
    last = word.rsplit("-", 1)[-1]
    stem = re.sub(r"er(?:in)?s?$", "", last.replace("länder", "lander"))
    if stem == last or len(stem) < 4:
        return False
    return any(name.startswith(stem) or (len(name) > 3 and stem.startswith(name[:-1])) for name in country_names())


def is_address(word: str) -> bool:
    """Herr, Frau, Dr., Prof.: what stands before a name without being an office.

    Examples
    --------
    >>> is_address("Frau"), is_address("Dr."), is_address("Ministerin")
    (True, True, False)
    """
    return word in ADDRESSES or word in TITLES
