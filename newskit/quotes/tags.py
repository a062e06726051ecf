"""Tags that taggers confuse and grammar tells: "einzuleiten" is an infinitive, "der noch übrigen" no verb.

Only words are looked at whose case, ending or neighbours do not go with their tag; each kind of tag has its own rules.
"""

from __future__ import annotations

import re
from functools import lru_cache

from newskit.pipelines.gazetteer import is_first_name
from newskit.pipelines.lemmas import dictionary_lemma
from newskit.pipelines.mood import is_past_subjunctive, is_present_in_e
from newskit.quotes.lexicon import is_finite_form, is_participle_form, words

# Forms that are nothing but Konjunktiv: they show the mood where a pipeline does not tell it.
SUBJUNCTIVE = words(
    "sei seien habe hätte hätten werde würde würden wäre wären könne müsse solle wolle dürfe wisse könnte "
    "könnten müsste müssten dürfte dürften gebe gäbe gäben gehe ginge gingen komme käme kämen stehe stünde "
    "stünden bleibe bliebe blieben liege läge lägen lasse liesse liessen nehme nähme nähmen sehe sähe sähen "
    "wüsste wüssten bräuchte finde fände fänden halte hielte bringe brächte brächten spreche spräche sprächen "
    "trage trüge gelte gälte gälten tue täte täten heisse denke dächte treffe träfe verliere handele handle "
    "gehöre bestehe bestünde bestünden"
)
_NOUNS = ("NN", "NE")
_VERBS = ("VVFIN", "VVIMP", "VVINF", "VVIZU", "VVPP")
_SUBJECTS = ("NN", "NE", "PPER", "PIS", "$,")
_ENDINGS = ("e", "en", "er", "es", "em")  # of attributes
_BEFORE_ATTRIBUTES = ("APPR", "APPRART", "ART", "PPOSAT", "PDAT")
_BEFORE_NOUNS = ("NN", "NE", "ADJA", "CARD", "TRUNC", "KON", "$,")
# Tags that open a phrase behind a verb that begins a sentence.
_OPENERS = ("ART", "PPER", "PPOSAT", "PDS", "PDAT", "PIAT", "PIS", "NE")
_AGED = re.compile(r"\d+-?Jährigen?")
_INDEFINITE = tuple(
    words("jede kein viel all einig manch ander solch beid welch ein wenig mehrer etlich sämtlich irgend")
)
_CONDITIONAL = words("Würde Würden Wäre Wären Hätte Hätten")
_INFIX = re.compile(
    "(?:ab|an|auf|aus|bei|bekannt|dar|davon|durch|ein|entgegen|fern|fest|fort|frei|gleich|her\\w*|hin\\w*|hoch|klar|los|mit|"
    "nach|nahe|nieder|offen|preis|richtig|sicher|statt|teil|über|um|unter|vor\\w*|weg|weiter|wieder|zu|zurecht|zurück|"
    "zusammen)zu\\w{3,}n"
)


def mend_tags(tags: list[str], words: list[str], low: list[str]) -> None:
    """Set the tags of a text right, in place; `low` are its words folded."""
    doubtful = [
        i
        for i, (tag, word) in enumerate(zip(tags, words, strict=True))
        if tag in _RULES and (tag in _VERBS or _is_doubtful(i, tag, word, tags, words))
    ]
    for i in doubtful:
        tags[i] = _RULES[tags[i]](i, tags, words, low)


def _is_doubtful(i: int, tag: str, word: str, tags: list[str], words: list[str]) -> bool:
    small, ends_in_e = word[0].islower(), word[-1] == "e"
    if tag in _NOUNS:
        return small or _starts_sentence(i, words) and (tag == "NE" or _is_conditional(word))
    if tag == "ADJD":
        return not small or ends_in_e
    if tag == "PIS":
        return ends_in_e and len(word) > 5
    if tag == "APPR":
        return not small and len(word) > 3
    if tag == "ADJA" and (word[0].isdigit() or small and not word.endswith(_ENDINGS) or word in SUBJUNCTIVE):
        return True
    return ends_in_e and i > 0 and (tags[i - 1] in _SUBJECTS or tags[i + 1 : i + 2] == ["$."])  # ADJA, ADV


def _of_noun(i: int, tags: list[str], words: list[str], low: list[str]) -> str:
    word, tag = words[i], tags[i]
    if word[0].islower() and i:  # no noun is written so
        if word.endswith(_ENDINGS) and tags[i - 1] in _BEFORE_ATTRIBUTES:
            return "ADJA"  # "nach fünfstündiger Debatte"
        if low[i] in SUBJUNCTIVE:
            return "VVFIN"  # "sie fänden keine"
        if low[i].endswith("e") and tags[i - 1] in _SUBJECTS:
            return "VVFIN" if is_present_in_e(word) else tag  # "der Zug falle aus"
    if tag == "NN" and tags[i + 1 : i + 2] and tags[i + 1] in _OPENERS and _is_conditional(word):
        return "VAFIN" if word in _CONDITIONAL else "VVFIN"  # "Würden die Pläne umgesetzt, …"
    if tag == "NE" and _starts_sentence(i, words) and is_participle_form(low[i]):
        return "ADJD"  # "Wiederholt betonte sie": the capital is the sentence's
    return tag


def _of_attribute(i: int, tags: list[str], words: list[str], low: list[str]) -> str:
    if _AGED.fullmatch(words[i]) and tags[i + 1 : i + 2] not in (["NN"], ["NE"]):
        return "NN"  # "die 46-Jährige beklagt"
    if i and words[i][0].islower() and low[i] in SUBJUNCTIVE:
        return "VVFIN"  # "dort stünden Wagen"
    if not words[i].endswith(_ENDINGS):
        # "und riet Pendlern, …": every attribute has an ending
        return "VVFIN" if is_finite_form(low[i]) and dictionary_lemma(words[i]) != words[i] else "ADJA"
    return _before_no_noun(i, tags, words)


def _of_adverb(i: int, tags: list[str], words: list[str], low: list[str]) -> str:
    return "ADV" if dictionary_lemma(low[i]) == low[i] else _before_no_noun(i, tags, words)


def _before_no_noun(i: int, tags: list[str], words: list[str]) -> str:
    """A word in -e that is no attribute, since an attribute stands before its noun: "das Angebot gleiche nicht …"."""
    before_noun = not tags[i + 1 : i + 2] or tags[i + 1] in _BEFORE_NOUNS
    if tags[i + 1 : i + 2] == ["CARD"] and tags[i - 1] != "$,":
        before_noun = False  # "der Bau koste 3"
    return "VVFIN" if not before_noun and is_present_in_e(words[i]) else tags[i]


def _of_predicate(i: int, tags: list[str], words: list[str], low: list[str]) -> str:
    if words[i][0].islower() and is_present_in_e(words[i]) and dictionary_lemma(words[i]) != words[i]:
        return "VVFIN"  # "der Plan leide an Fehlern"
    if i and words[i].istitle() and words[i - 1].isalpha():
        return "NE"  # "so Moser": within a sentence no adverb has a capital
    if tags[i + 1 : i + 2] == ["VVFIN"] and dictionary_lemma(words[i].lower()) is None:
        return "NE"  # "Lindner sagte": no dictionary has such an adverb
    return "ADJD"


def _of_pronoun(i: int, tags: list[str], words: list[str], low: list[str]) -> str:
    # "Sie appelliere an alle"
    return "VVFIN" if is_present_in_e(words[i]) and not low[i].startswith(_INDEFINITE) else "PIS"


def _of_preposition(i: int, tags: list[str], words: list[str], low: list[str]) -> str:
    return "NE" if tags[i + 1 : i + 2] == ["NE"] and is_first_name(words[i]) else "APPR"  # "Olaf Timm wörtlich: …"


def _of_verb(i: int, tags: list[str], words: list[str], low: list[str]) -> str:
    tag = tags[i]
    if tag == "VVFIN" and _starts_sentence(i, words) and tags[i + 1 : i + 3] == ["NE", "VVFIN"]:
        tag = "NE"  # "Tarek Haddad sagte": no main clause begins with two finite verbs around a name
    elif tag == "VVFIN" and tags[i + 1 : i + 2] in (["NN"], ["ADJA"]) and _ends_long_attribute(tags, words, i):
        return "ADJA"  # "die vom Gericht bestellte Gutachterin"
    elif tag in ("VVPP", "VVINF") and words[i].endswith("e") and is_present_in_e(low[i]):
        return "VVFIN"  # "es brenne": neither participle nor infinitive ends so
    elif tag == "VVFIN" and i and tags[i - 1] == "PTKZU":
        tag = "VVINF"  # "zu lassen"
    if len(low[i]) < 6:
        return tag
    if "zu" in low[i] and _is_infinitive_with_zu(low[i]):
        return "VVIZU"
    if tags[i] == "VVFIN" and low[i].endswith("en") and 0 < i < len(tags) - 1 and tags[i + 1] in ("NN", "CARD", "ADJA"):
        before = tags[i - 2] if tags[i - 1] == "ADV" and i > 1 else tags[i - 1]
        if before in ("ART", "APPRART", "PPOSAT", "PDAT"):
            return "ADJA"  # "der noch übrigen Plätze"
    return tag


def _ends_long_attribute(tags: list[str], words: list[str], i: int) -> bool:
    """Does a phrase begin before i with an article and a preposition, so that what stands before its noun is no verb?"""
    if not words[i].endswith(_ENDINGS):
        return False
    for at in range(i - 2, max(-1, i - 12), -1):
        if tags[at + 1].startswith(("V", "$")):
            return False
        if tags[at] == "ART" and tags[at + 1] in ("APPR", "APPRART", "PRF"):
            return True
    return False


@lru_cache(maxsize=1 << 13)
def _is_infinitive_with_zu(word: str) -> bool:
    """Is this an infinitive with "zu" in it: "einzuleiten", "lahmzulegen", but not "hinzufügen"?"""
    if word.startswith("hinzuf"):
        return False
    if _INFIX.fullmatch(word):
        return True
    before, _, behind = word.rpartition("zu")
    return len(before) > 1 and behind.endswith("n") and dictionary_lemma(before + behind) == before + behind


def _is_conditional(word: str) -> bool:
    """Is a word with a capital a verb in Konjunktiv II: "Würden die Preise …", "Fiele der Preis …"?"""
    return word in _CONDITIONAL or word[0].isupper() and is_past_subjunctive(word.lower())


def _starts_sentence(i: int, words: list[str]) -> bool:
    """Does what stands before say so? Tags are mended before sentences are cut."""
    return i == 0 or words[i - 1] in ".!?\n"


_RULES = {
    "NN": _of_noun,
    "NE": _of_noun,
    "ADJA": _of_attribute,
    "ADV": _of_adverb,
    "ADJD": _of_predicate,
    "PIS": _of_pronoun,
    "APPR": _of_preposition,
    **dict.fromkeys(_VERBS, _of_verb),
}
