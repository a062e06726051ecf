"""Lists of names that the package brings: places, first names with their gender, surnames, well-known organisations.

`training/gazetteer.py` makes the file, so that a newer version of a source changes nothing unseen.
"""

import gzip
from functools import lru_cache
from pathlib import Path

PATH = Path(__file__).parent / "gazetteer.txt.gz"

# Heads of German compounds: "Bundesverkehrsministerium", "Finanzministerin".
_ORGANISATION = """
ministerium ministeriums ministerien gericht gerichts gerichtes gerichtshof gerichtshofs amt amtes amts behörde verband
verbandes verbands verbände bund bundes bundestag bundestages landtag partei parteien gesellschaft gesellschaften
institut instituts institutes universität hochschule akademie schule bank kasse stiftung verein vereins vereinigung
gewerkschaft union allianz bündnis bewegung front komitee kommission ausschuss ausschusses rat rates kammer agentur
dienst dienstes anstalt zeitung rundfunk fernsehen verlag verlags konzern konzerns werke werk betriebe klinik klinikum
krankenhaus polizei anwaltschaft wehr armee marine miliz brigade zentrale zentrum zentrums netzwerk initiative
organisation organisationen forum föderation liga orchester theater museum kirche bistum gmbh holding airlines airways
"""
_ORGANISATION_WORDS = """
AG KG SE Inc Inc. Corp Corp. Co. Ltd Ltd. Group Media Press News Times Post Club Motors Party University Bank Council
FC SC SV TSV VfB VfL TV SPD CDU CSU FDP FPÖ ÖVP SPÖ AfD EU UN UNO NATO Agency Institute Association Federation Company
"""
_PERSON = """
minister ministers ministerin präsident präsidenten präsidentin kanzler kanzlerin kanzlers sprecher sprecherin sprechers
chef chefin chefs leiter leiterin vorsitzende vorsitzender vorsitzenden direktor direktorin abgeordnete abgeordneter
abgeordneten meister meisterin trainer trainerin trainers spieler spielerin stürmer torwart politiker politikerin
forscher forscherin professor professorin experte expertin autor autorin regisseur regisseurin schauspieler
schauspielerin sänger sängerin anwalt anwältin richter richterin könig königin prinz prinzessin papst bischof kardinal
general kommissar kommissarin sekretär sekretärin senator senatorin gouverneur gouverneurin rätin kandidat kandidatin
sieger siegerin herr herrn frau manager managerin gründer gründerin führer führerin inhaber inhaberin journalist
journalistin kollege kollegin
"""
_ORGANISATION_HEADS = tuple(_ORGANISATION.split())
_PERSON_HEADS = tuple(_PERSON.split())
_ORGANISATION_ALONE = frozenset(_ORGANISATION_WORDS.split())


# The file's lines, in this order.
KINDS = ("places", "first_names", "surnames", "organisations", "women", "men", "both", "common_surnames")


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    lines = gzip.decompress(PATH.read_bytes()).decode().split("\n")
    return {kind: frozenset(line.split()) for kind, line in zip(KINDS, lines, strict=True)}


def name_list(kind: str) -> frozenset[str]:
    """One of the lists, see `KINDS`; "women", "men" and "both" are first names.

    Examples
    --------
    >>> "Petra" in name_list("women"), "Petra" in name_list("men")
    (True, False)
    """
    return _lists()[kind]


def is_place(word: str) -> bool:
    """Is this the name of a town or country, or its genitive?"""
    return _listed(word, "places")


def is_first_name(word: str) -> bool:
    """Is this a first name, or its genitive? Of double names both parts are.

    Examples
    --------
    >>> is_first_name("Wladimir"), is_first_name("Karl-Anton"), is_first_name("Kassel")
    (True, True, False)
    """
    return all(_listed(part, "first_names") for part in word.split("-"))


def is_last_name(word: str) -> bool:
    """Is this a surname, or its genitive?"""
    return _listed(word, "surnames")


def is_organisation(word: str) -> bool:
    """Is this the name of a well-known body, or a word that begins one, or its genitive?"""
    return _listed(word, "organisations")


def is_organisation_word(word: str) -> bool:
    """Does this noun end in a word for a body ("Umweltministerium"), or is it one ("AG")?"""
    return word in _ORGANISATION_ALONE or (word[:1].isupper() and word.lower().endswith(_ORGANISATION_HEADS))


def is_person_word(word: str) -> bool:
    """Does this noun end in a word for a person: "Finanzministerin"?"""
    return word[:1].isupper() and word.lower().endswith(_PERSON_HEADS)


def _listed(word: str, kind: str) -> bool:
    names = _lists()[kind]
    return word in names or (word[-1:] == "s" and word[:-1] in names)
