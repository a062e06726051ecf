"""German names in the nominative: the genitive -s, and the declension of names like "Deutscher Bundestag"."""

import re
from functools import lru_cache

from newskit.german.lists import word_lists, word_set
from newskit.german.nouns import is_listed_noun
from newskit.pipelines.nouns import noun_readings

# "Berliner", "Frankfurter" do not decline and are not matched.
_WORDS = word_lists("newskit.german", "words.txt")
_STEMS = rf"[\w-]*(?:{'|'.join(_WORDS['endings of name adjectives'])})|{'|'.join(_WORDS['name adjectives'])}"
_ADJECTIVE = re.compile(rf"({_STEMS})(e|er|es|en|em)", re.IGNORECASE)
# "Leipziger", "Wuppertaler": only these stems show that -er is an ending and not the adjective's own.
_DECLINED_IN_ER = re.compile(
    r"(?:sch|lich|vereint|vereinigt|national|zentral|^(?:neu|alt|frei|klein|groß))er$", re.IGNORECASE
)
_IS_NOUN = re.compile(r"(?:\wzentral|initiativ)en?$", re.IGNORECASE)  # "Verbraucherzentrale", "Bürgerinitiative"
_ARTICLES = {"Masc": "der", "Neut": "das"}  # after which an adjective ends in -e: "das Auswärtige Amt"
_ENDINGS = {"Masc": "er", "Fem": "e", "Neut": "es", "Plur": "e"}
# A bare -s after these endings is seldom a genitive: Paris, Texas, Laos, Fabius, Mercedes, Strauss.
_OWN_S = re.compile(r"(?:ss|us|is|as|os|es|ys|x|z|^mars|^reims|^tours|^worms|^reuters|^siemens)$", re.IGNORECASE)
_DATIVE_ARTICLES = word_set("dem den im vom zum beim am")
GENITIVE_ARTICLES = word_set("des eines")


def strip_genitive(word: str) -> str:
    """Cut the genitive ending of a proper name: "Putins", "Hans'", "Grass’" -> "Putin", "Hans", "Grass"."""
    if word.endswith(("'s", "’s")):
        return word[:-2]
    return word[:-1] if word.endswith(("'", "’", "‘")) or (word.endswith("s") and len(word) > 2) else word


def has_own_s(word: str) -> bool:
    """Does a name look as if its final -s belonged to it (Paris, Texas, Reuters)?"""
    return bool(_OWN_S.search(word))


def _genders(noun: str) -> set[str]:
    """Genders of a noun in the nominative, "Plur" for a plural; "Presserat" is no "Inserat"."""
    if noun.endswith("rat") and is_listed_noun(noun[:-3]):
        return {"Masc"}
    readings = (reading for reading in noun_readings(noun) if reading.case == "Nom")
    return {"Plur" if reading.number == "Plur" else reading.gender for reading in readings}


@lru_cache(maxsize=1 << 13)
def is_name_adjective(word: str) -> bool:
    """An adjective that declines and may open a name: "Deutsche", "Vereinten"; not "Berliner"."""
    return bool(_ADJECTIVE.fullmatch(word)) and not _IS_NOUN.search(word)


def nominative(words: list[str], before: str = "", gender: str | None = None) -> list[str]:
    """Put the name of an organisation or place into the nominative, as a dictionary would print it without an article.

    `before` is the word before the name ("des" tells a genitive), `gender` what a tagger says of the head noun ("Masc",
    "Fem", "Neut", "Plur"): it decides where the noun's form allows several.
    """
    count, before = _count_adjectives(words), before.lower()
    opening, nouns = words[:count], words[count:]
    is_declined = any(word.endswith(("en", "em")) for word in opening)
    nouns, gender = _without_case(nouns, gender, before, is_declined)
    is_feminine = gender in ("Fem", "Plur")  # "laut Neuer Osnabrücker Zeitung"
    if is_declined or is_feminine or before == _ARTICLES.get(gender or ""):
        opening = [_decline(word, gender) for word in opening]  # but "die Digitale Allmend"
    return [*opening, *nouns]


def _without_case(nouns: list[str], gender: str | None, before: str, is_declined: bool) -> tuple[list[str], str | None]:
    """The nouns without the endings of their case, and the gender, which an ending may tell."""
    head = _head(nouns)
    is_sure = before in GENITIVE_ARTICLES
    if is_declined or is_sure:
        is_title = all(word[0].isupper() for word in nouns)  # "Bundesamtes für Kartografie", but "Chaos Computer Clubs"
        cut = {
            i: _without_genitive(nouns[i], is_sure) for i in (head, len(nouns) - 1 if is_sure and is_title else head)
        }
        at = next((i for i, noun in cut.items() if noun != nouns[i]), head)
        nouns = [*nouns[:at], cut[at], *nouns[at + 1 :]]
    if (is_declined or before in _DATIVE_ARTICLES) and _is_dative_plural(nouns[head]):
        return [*nouns[:head], nouns[head][:-1], *nouns[head + 1 :]], "Plur"
    possible = _genders(nouns[head])
    return nouns, gender if gender in possible else min(possible - {"Plur"} or possible, default=None)


def _head(nouns: list[str]) -> int:
    """Which noun declines: "Städte- und [Gemeindebund]", "Kölner [Haie]"; else the first."""
    if nouns[0].endswith("-") and len(nouns) > 2:
        return 2
    return int(len(nouns) == 2 and nouns[0].endswith("er"))


def _count_adjectives(words: list[str]) -> int:
    """How many adjectives open a name; "Frankfurter Allgemeine Zeitung" has two, "Internationale der Dienste" none."""
    count = 0
    while count < len(words) - 1 and words[count + 1][:1].isupper():
        is_town = words[count].endswith("er") and (count > 0 or is_name_adjective(words[count + 1]))
        if not (is_town or is_name_adjective(words[count])):
            break
        count += 1
    return count


def _decline(adjective: str, gender: str | None) -> str:
    match = _ADJECTIVE.fullmatch(adjective)
    if match is None or gender is None or _IS_NOUN.search(adjective):
        return adjective
    stem, ending = match.groups()
    if ending == "er" and not _DECLINED_IN_ER.search(adjective):
        return adjective
    return stem + _ENDINGS[gender]


def _without_genitive(noun: str, is_sure: bool) -> str:
    """ "Bundestages", "Bündnisses", "Fonds" -> "Bundestag", "Bündnis", "Fonds"."""
    if len(noun) < 3 or not noun.endswith("s") or _singulars(noun):
        return noun
    for ending in (r"(?<=nis)ses$", "es$", "s$"):
        base = re.sub(ending, "", noun)
        if base != noun and _singulars(base) - {"Fem"}:
            return base
    return noun[:-1] if is_sure and not has_own_s(noun) else noun


def _singulars(noun: str) -> set[str]:
    """Genders in which a form is the nominative singular."""
    return {reading.gender for reading in noun_readings(noun) if reading[1:] == ("Sing", "Nom")}


@lru_cache(maxsize=1 << 13)
def inflected_forms(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The forms in which a text may print a name: genitives, and the other endings of its adjective."""
    count = _count_adjectives(list(words))
    forms = [words]
    for i in {count, len(words) - 1}:  # "des Bundesamtes für Verfassungsschutz", "des Chaos Computer Clubs"
        forms += [(*words[:i], noun, *words[i + 1 :]) for noun in _noun_forms(words[i])]
    declined = [i for i in range(count) if not words[i].endswith("er") or _DECLINED_IN_ER.search(words[i])]
    for ending in ("e", "en", "er", "es", "em") if declined else ():
        stems = {i: words[i].rstrip("nmrs").removesuffix("e") for i in declined}
        forms += [tuple(stems[i] + ending if i in stems else word for i, word in enumerate(form)) for form in forms[:4]]
    return tuple(dict.fromkeys(forms))


def _noun_forms(noun: str) -> list[str]:
    """Other forms of a noun: the genitive, or the name from its genitive; the dative of a plural."""
    if not noun[-1:].isalpha() or noun.isupper():
        return []
    if noun.endswith("nis"):
        return [noun + "ses"]
    if noun.endswith(("s", "x", "z", "ß")):
        return [noun[:-1]] if noun.endswith("s") and len(noun) > 4 and not has_own_s(noun) else []
    return [noun + "s", noun + "es", *([noun + "n"] if _is_dative_plural(noun + "n") else [])]


def _is_dative_plural(noun: str) -> bool:
    return noun.endswith(("en", "rn")) and {reading[1:] for reading in noun_readings(noun)} == {("Plur", "Dat")}
