"""Mood step: the subjunctive, which marks reported speech, told by the form of the finite verb.

Statistical taggers often take a rare form such as "beginne" for an indicative. German grammar is stricter: outside the
first person no indicative ends in -e in the present tense, and an umlauted preterite can only be Konjunktiv II.
"""

from __future__ import annotations

from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc, Token

from newskit.pipelines.features import features, set_features
from newskit.pipelines.lemmas import dictionary_lemma

_SEIN = frozenset(["sei", "seien", "seiest", "seist", "seiet"])
# Verbs with these are in no dictionary in all their forms; without them they are. Longer ones go first.
_PREFIXES = (
    "entgegen", "zusammen", "heraus", "herein", "hervor", "hinaus", "hinter", "nieder", "voraus", "vorbei", "weiter",
    "wieder", "zurück", "durch", "herum", "hinzu", "statt", "unter", "wider", "fest", "fort", "nach", "über", "auf",
    "aus", "bei", "dar", "ein", "hin", "los", "mit", "vor", "weg", "ent", "ver", "zer", "ab", "an", "um", "zu", "be",
    "er",
)  # fmt: skip
_PLAIN = str.maketrans("äöü", "aou")
_REACH = 8  # tokens on either side in which "ich" makes a form in -e a first person


@Language.component("newskit_mood", assigns=["token.morph"])
def mend_mood(doc: Doc) -> Doc:
    """Set ``Mood=Sub`` or ``Mood=Ind`` of finite verbs whose form decides it; leave the others as they are.

    Examples
    --------
    >>> import spacy
    >>> from spacy.tokens import Doc
    >>> words = "Er sagte , das Spiel beginne um acht".split()
    >>> doc = Doc(spacy.blank("de").vocab, words=words, tags="PPER VVFIN $, ART NN VVFIN APPR CARD".split())
    >>> [token.text for token in mend_mood(doc) if "Sub" in token.morph.get("Mood")]
    ['beginne']
    """
    for token in doc:
        if not token.tag_.endswith("FIN"):
            if features(token).get("Mood") == "Sub":  # only finite verbs have a mood: the tag is the surer of the two
                set_features(token, {key: value for key, value in features(token).items() if key != "Mood"})
            continue
        form = token.lower_
        if form in _SEIN or is_past_subjunctive(form):
            mood = "Sub"
        elif is_present_in_e(form):
            mood = "Ind" if _ich_near(token) else "Sub"
        elif form.endswith("e"):
            mood = "Ind"  # "sagte", "wurde": what a model calls subjunctive here is mostly none
        else:
            continue
        if features(token).get("Mood") != mood:
            set_features(token, {**features(token), "Mood": mood, "VerbForm": "Fin"})
    return doc


@lru_cache(maxsize=50_000)
def is_present_in_e(form: str) -> bool:
    """Is this a present form in -e: "beginne" of "beginnen", "ändere" of "ändern", "handle" of "handeln"?

    Examples
    --------
    >>> [is_present_in_e(form) for form in ("beginne", "wandle", "bedaure", "habe", "sagte", "ginge")]
    [True, True, True, True, False, False]
    """
    if not form.endswith("e"):
        return False
    lemma = dictionary_lemma(form) or ""
    if lemma.lower() in (form + "n", form[:-1] + "n", form[:-2] + "eln") or _infinitive(form + "n"):
        return True
    if form.endswith("re") and _infinitive(form[:-2] + "ern"):
        return True  # "bedaure"
    prefix = next((prefix for prefix in _PREFIXES if form.startswith(prefix)), "")
    if form.endswith("te") or not prefix or len(form) - len(prefix) < 4:
        return False
    return is_present_in_e(form.removeprefix(prefix))  # "ausmache"


@lru_cache(maxsize=50_000)
def is_past_subjunctive(form: str) -> bool:
    """Is this a Konjunktiv II that cannot be read as an indicative?

    It is if the form without its umlaut is a preterite of the same verb ("käme" - "kam", "hätten" - "hatten"), or if a
    strong preterite has an -e that the indicative lacks ("ginge" - "ging").

    Examples
    --------
    >>> [is_past_subjunctive(form) for form in ("käme", "hätten", "ginge", "stünden")]
    [True, True, True, True]
    >>> [is_past_subjunctive(form) for form in ("führen", "gingen", "sagte", "wurde", "gehe")]
    [False, False, False, False, False]
    """
    ending = next((end for end in ("est", "et", "en", "e") if form.endswith(end)), None)
    if ending is None:
        return False
    stem = form.removesuffix(ending)
    if stem.endswith(("stünd", "hülf", "stürb", "würf")):
        return True
    lemma = dictionary_lemma(form)
    if lemma is None or lemma.lower() == form:
        return False
    plain = stem.translate(_PLAIN)
    if plain != stem:
        return lemma in (dictionary_lemma(plain), dictionary_lemma(plain + "e")) and not _infinitive(stem + "en")
    strong = ending == "e" and (not stem.endswith(("t", "d")) or stem.endswith("hielt"))  # "hielten" is both moods
    return strong and not is_present_in_e(form) and dictionary_lemma(stem) == lemma


def _infinitive(form: str) -> bool:
    return dictionary_lemma(form) == form


def _ich_near(token: Token) -> bool:
    doc, i = token.doc, token.i
    return any(other.lower_ == "ich" for other in doc[max(0, i - _REACH) : i + _REACH + 1])
