"""German names in the nominative: the genitive -s of proper names, the declension of names like "Deutscher Bundestag"."""

import re
from functools import lru_cache
from typing import Literal

from newskit.german.words import word_set

GrammaticalGender = Literal["Masc", "Fem", "Neut", "Plur"]

# Adjectives that open names of bodies and places. "Berliner", "Frankfurter" do not decline and are not matched.
_ADJECTIVE = re.compile(
    r"((?:[\w-]*(?:sch|lich|ig|gemein|[iunr]ell|[nirtkbgdv]al|[tskg]iv|nuklear|solar|militär|vereint|vereinigt|sozial|liberal|evangelisch))"
    r"|rot|grün|blau|kalt|warm|oberst|höchst|letzt|golden|weiß|schwarz|gelb|groß|klein|hoh|neu|alt|jung|ober|unter|inner|äußer|erst|zweit|dritt|still|heilig|frei|offen"
    r"|bunt|arm|reich|link|recht|wahr|gemeinsam|unabhängig|autonom|tot|wild|schön|gut|fest|fern|nah|mittler|verbündet)"
    r"(e|er|es|en|em)",
    re.IGNORECASE,
)
# "Leipziger", "Wuppertaler": before a feminine noun only these stems show that -er is an ending and not the adjective's own.
_DECLINED_IN_ER = re.compile(r"(?:sch|lich|vereint|vereinigt|national|zentral)er$", re.IGNORECASE)
_IS_CENTRE = re.compile(r"\wzentralen?$")  # "Verbraucherzentrale" is a noun
_ENDING: dict[str, str] = {"Masc": "er", "Fem": "e", "Neut": "es", "Plur": "e"}

# Gender by the last part of the head noun (a compound has the gender of its last part).
_HEADS: dict[str, GrammaticalGender] = {}
_NOUNS: dict[GrammaticalGender, str] = {
    "Fem": "bank union partei bundesbank republik gesellschaft gemeinschaft kommission organisation agentur bewegung armee "
    "kirche hochschule universität akademie stiftung föderation presse post bahn telekom liga allianz front versammlung "
    "vereinigung gewerkschaft zeitung rundschau kammer regierung verwaltung behörde polizei wehr schule bundeswehr marine "
    "gruppe zentrale anstalt fraktion konferenz initiative linke koalition liste region insel küste see bucht mark stadt "
    "straße börse versicherung werft hilfe demokratie volkspartei nation welt staatsanwaltschaft delegation mission luftwaffe "
    "jugend miliz brigade botschaft arbeiterpartei nachrichtenagentur allgemeine",
    "Masc": "bundestag bundesrat tag rat landtag reichstag nationalrat hof gerichtshof bund verband dienst geheimdienst rundfunk "
    "verein kongress club klub konzern sender kreis senat wetterdienst gewerkschaftsbund ausschuss fonds währungsfonds stab "
    "staat orden ausschuß nachrichtendienst bundesgerichtshof städtetag landkreistag ozean golf fluss kontinent wald park "
    "platz kanal osten westen norden süden sozialverband kirchentag caritasverband volkskongress",
    "Neut": "gericht amt ministerium parlament institut museum theater fernsehen kreuz meer kabinett werk haus zentrum büro "
    "komitee bündnis netzwerk reich land forum orchester archiv kollegium konsulat präsidium bundesamt tageblatt kartell "
    "verfassungsgericht bundesverfassungsgericht emirat königreich kommissariat regiment unternehmen militär oberkommando tor",
    "Plur": "staaten nationen streitkräfte emirate werke inseln niederlande philharmoniker verkehrsbetriebe alpen grünen "
    "demokraten republikaner liberale fußballfreunde wähler bundesbahnen stadtwerke kliniken medien gebiete spiele",
}
for _gender, _nouns in _NOUNS.items():
    _HEADS.update(dict.fromkeys(_nouns.split(), _gender))
_LONGEST_HEAD = max(map(len, _HEADS))

# A bare -s after these endings is seldom a genitive: Paris, Texas, Laos, Fabius, Mercedes, Strauss.
_OWN_S = re.compile(r"(?:ss|us|is|as|os|es|ys|x|z|^mars|^reims|^tours|^worms|^reuters|^siemens)$", re.IGNORECASE)
_GENITIVE_ARTICLES = word_set("des eines dieses jenes ihres seines unseres")


def strip_genitive(word: str) -> str:
    """Cut the genitive ending of a proper name: "Putins", "Hans'", "Grass’" -> "Putin", "Hans", "Grass".

    Examples
    --------
    >>> strip_genitive("Merkels"), strip_genitive("Hans’"), strip_genitive("Kassel")
    ('Merkel', 'Hans', 'Kassel')
    """
    if word.endswith(("'s", "’s")):
        return word[:-2]
    if word.endswith(("'", "’", "‘")):
        return word[:-1]
    return word[:-1] if word.endswith("s") and len(word) > 2 else word


def has_own_s(word: str) -> bool:
    """Does a name look as if its final -s belonged to it (Paris, Texas, Reuters)?

    Examples
    --------
    >>> has_own_s("Paris"), has_own_s("Deutschlands")
    (True, False)
    """
    return bool(_OWN_S.search(word))


def head_gender(noun: str) -> GrammaticalGender | None:
    """Grammatical gender of the noun at the heart of a body's name, by its last part.

    Examples
    --------
    >>> head_gender("Bundesverfassungsgericht"), head_gender("Zentralbank"), head_gender("Wetterdienst")
    ('Neut', 'Fem', 'Masc')
    """
    low = noun.lower()
    for length in range(min(len(low), _LONGEST_HEAD), 2, -1):
        gender = _HEADS.get(low[-length:])
        if gender:
            return gender
    if low.endswith(("ung", "heit", "keit", "schaft", "ion", "tät", "ik", "ei", "ie", "enz", "anz")):
        return "Fem"
    if low.endswith("e"):
        return "Neut" if low.startswith("ge") and len(low) < 10 else "Fem"  # "Gebirge", but "Gesundheitskasse"
    if low.endswith(("ium", "ment", "chen", "um", "nis")):
        return "Neut"
    return "Masc" if low.endswith(("ismus", "er", "ling", "or")) else None


@lru_cache(maxsize=65536)
def is_name_adjective(word: str) -> bool:
    """An adjective that declines and may open a name: "Deutsche", "Vereinten"; not "Berliner".

    Examples
    --------
    >>> is_name_adjective("Europäischen"), is_name_adjective("Frankfurter"), is_name_adjective("Bank")
    (True, False, False)
    """
    return bool(_ADJECTIVE.fullmatch(word)) and not _IS_CENTRE.search(word)


def nominative(
    words: list[str], before: str = "", gender: GrammaticalGender | None = None, case: str = ""
) -> list[str]:
    """Put the name of a body or place into the nominative, as a dictionary would print it without an article.

    Parameters
    ----------
    words : list of str
        The words of the name as written.
    before : str
        The word before the name ("des" tells a genitive).
    gender : "Masc", "Fem", "Neut" or "Plur", optional
        Gender of the head noun where a tagger gave it; the noun's own last part counts more.
    case : str
        Case of the head noun where a tagger gave it ("Gen").

    Examples
    --------
    >>> nominative(["Deutschen", "Bundestages"], before="des")
    ['Deutscher', 'Bundestag']
    >>> nominative(["Vereinten", "Nationen"], before="den")
    ['Vereinte', 'Nationen']
    """
    adjectives = _count_adjectives(words)
    opening, (head, *rest) = words[:adjectives], words[adjectives:]
    after_article = before.lower() in _GENITIVE_ARTICLES
    after_adjective = bool(opening) and opening[0].endswith("en")
    if after_article or (head.endswith("s") and (after_adjective or (case == "Gen" and rest))):
        head, rest = _end_genitive(head, rest, sure=after_article)
    if head.endswith("n") and _HEADS.get(head[:-1].lower()) == "Plur":
        head = head[:-1]  # the dative of "Emirate"
    noun = rest[1] if head.endswith("-") and len(rest) > 1 else head  # "Journalistinnen- und Journalisten-Union"
    gender = head_gender(noun) or gender
    return [*(_decline(word, gender) for word in opening), head, *rest]


def _count_adjectives(words: list[str]) -> int:
    """How many adjectives open a name; "Frankfurter Allgemeine Zeitung" has two, "Internationale der Dienste" none."""
    count = 0
    while count < len(words) - 1 and words[count + 1][:1].isupper():
        is_place = words[count].endswith("er") and is_name_adjective(words[count + 1]) and count + 2 < len(words)
        if not (is_name_adjective(words[count]) or is_place):
            break
        count += 1
    return count


def _decline(adjective: str, gender: GrammaticalGender | None) -> str:
    match = _ADJECTIVE.fullmatch(adjective)
    if match is None or gender is None or _IS_CENTRE.search(adjective):
        return adjective
    stem, ending = match.groups()
    if ending == "er" and not (gender != "Neut" and _DECLINED_IN_ER.search(adjective)):
        return adjective
    return stem + _ENDING[gender]


@lru_cache(maxsize=65536)
def inflected_forms(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The forms in which a text may print a name: genitives, and the other endings of its adjective.

    Examples
    --------
    >>> inflected_forms(("Moser",))
    (('Moser',), ('Mosers',))
    >>> ("Auswärtigen", "Amtes") in inflected_forms(("Auswärtiges", "Amt"))
    True
    """
    adjectives = _count_adjectives(list(words))
    forms = [words]
    for i in {adjectives, len(words) - 1}:  # "des Bundesamtes für Verfassungsschutz", "des Chaos Computer Clubs"
        forms += [(*words[:i], noun, *words[i + 1 :]) for noun in _noun_forms(words[i])]
    declined = [i for i in range(adjectives) if not words[i].endswith("er") or _DECLINED_IN_ER.search(words[i])]
    for ending in ("e", "en", "er", "es", "em") if declined else ():
        stems = {i: words[i].rstrip("nmrs").removesuffix("e") for i in declined}
        forms += [tuple(stems[i] + ending if i in stems else word for i, word in enumerate(form)) for form in forms[:4]]
    return tuple(dict.fromkeys(forms))


def _noun_forms(noun: str) -> list[str]:
    """Other forms of a noun: the genitive, or the name from its genitive; the dative of a plural."""
    if (
        len(noun) < 3
        or not noun[-1].isalpha()
        or noun.isupper()
        or (_HEADS.get(noun.lower()) == "Plur" and noun[-1] == "n")
    ):
        return []
    if _HEADS.get(noun.lower()) == "Plur" and noun.endswith(("e", "r")):
        return [noun + "n"]
    if noun.endswith("nis"):
        return [noun + "ses"]
    if noun.endswith(("s", "x", "z", "ß")):
        return [noun[:-1]] if noun.endswith("s") and len(noun) > 4 and not has_own_s(noun) else []
    return [noun + "s", *([noun + "es"] if _ES.search(noun + "es") else [])]


# Nouns that end in -s in every case, and those whose genitive ends in -es; all others take -s.
_INVARIABLE = re.compile(r"(?:fonds|chaos|corps|campus|haus|ss|[^aeo]us|ois|is|ps|x|z)$", re.IGNORECASE)
_ES = re.compile(
    r"(?:tag|rat|amt|bund|dienst|gericht|land|werk|kreis|reich|hof|stab|klub|verband|verlag|staat|park|platz|kreuz|institut|haus"
    r"|bezirk|schutz|senat|kongress|fluss|ausschuss|bündnis|krieg|sport|wald|feld|heim|zug|stift|meer|bündniss)es",
    re.IGNORECASE,
)


def _end_genitive(head: str, rest: list[str], sure: bool) -> tuple[str, list[str]]:
    """Cut the genitive ending from the head, or from the last word of a name like "Chaos Computer Clubs"."""
    cut = _noun_without_genitive(head, sure)
    if cut == head and sure and rest and not any(word[:1].islower() for word in rest):
        return head, [*rest[:-1], _noun_without_genitive(rest[-1], sure)]
    return cut, rest


def _noun_without_genitive(noun: str, sure: bool) -> str:
    if noun.lower().endswith("bündnisses"):
        return noun[:-3]
    if noun.endswith("es") and re.search(_ES.pattern + "$", noun, re.IGNORECASE):
        return noun[:-2]
    if len(noun) < 3 or not noun.endswith("s") or _INVARIABLE.search(noun):
        return noun
    return noun[:-1] if sure or head_gender(noun[:-1]) != "Fem" else noun
