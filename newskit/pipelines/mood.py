"""Mood step: the subjunctive, which marks reported speech, told by the form of the finite verb.

Statistical taggers often take a rare form such as "beginne" for an indicative. German grammar is stricter: outside the
first person no indicative ends in -e in the present tense, and an umlauted preterite can only be Konjunktiv II.
Plurals such as "stiegen" or "kosteten" may be either; whether they are in reported speech decides.
"""

from collections.abc import Mapping
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
_VOWELS = (("au", "äu"), ("a", "ä"), ("o", "ö"), ("u", "ü"))
_OTHER_VOWELS = frozenset(["standen", "starben", "halfen", "warfen", "mußten"])  # "stünden", "hülfen"
_QUOTES = frozenset(["„", "“", "”", '"', "»", "«", "›", "‹", "``", "''"])
_OPENS_CLAUSE = frozenset(["KOUS", "KOUI", "PRELS", "PRELAT", "PWAV", "PWS", "PWAT"])
_NOMINAL = frozenset(
    ["NE", "NN", "ART", "ADJA", "PPER", "PIS", "PIAT", "PDS", "PDAT", "PPOSAT", "CARD"]
)  # may begin a subject
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
        _set_mood(token, mood)
    if doc.has_annotation("SENT_START"):
        for token in doc:
            if _may_be_either(token) and _is_reported(token):
                _set_mood(token, "Sub")
    return doc


def _set_mood(token: Token, mood: str) -> None:
    if features(token).get("Mood") != mood:
        set_features(token, {**features(token), "Mood": mood, "VerbForm": "Fin"})


@lru_cache(maxsize=1 << 13)
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
    if form.startswith(lemma.lower()) and lemma.lower() != form and dictionary_lemma(form[:-1] + "t") == form + "n":
        return True  # "meine", which the dictionary takes for a form of "mein"
    if form.endswith("re") and _infinitive(form[:-2] + "ern"):
        return True  # "bedaure"
    prefix = next((prefix for prefix in _PREFIXES if form.startswith(prefix)), "")
    if form.endswith("te") or not prefix or len(form) - len(prefix) < 4:
        return False
    return is_present_in_e(form.removeprefix(prefix))  # "ausmache"


@lru_cache(maxsize=1 << 13)
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
    if lemma is None or lemma.lower() == form or not lemma.endswith(("en", "ln", "rn", "tun", "sein")):
        return False  # "meine" belongs to "mein"
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


def _is_finite(token: Token) -> bool:
    return token.tag_.endswith("FIN")


def _is_subjunctive(token: Token) -> bool:
    return features(token).get("Mood") == "Sub"


def _is_present_subjunctive(token: Token) -> bool:
    """Is this a Konjunktiv I, which reported speech alone has? A Konjunktiv II ("könnte") may be an author's own."""
    return token.lower_ in _SEIN or (_is_subjunctive(token) and is_present_in_e(token.lower_))


def may_be_either(form: str, features: Mapping[str, str]) -> bool:
    """Is this finite verb a plural preterite whose Konjunktiv II is the same form?

    Examples
    --------
    >>> past = {"Mood": "Ind", "Tense": "Past"}
    >>> may_be_either("stiegen", past), may_be_either("kamen", past), may_be_either("steigen", {"Tense": "Pres"})
    (True, False, False)
    """
    past = form.endswith("en") and features.get("Tense") == "Past"
    return past and features.get("Mood") != "Sub" and not has_own_subjunctive(form)


def _may_be_either(token: Token) -> bool:
    return _is_finite(token) and may_be_either(token.lower_, features(token))


@lru_cache(maxsize=1 << 13)
def has_own_subjunctive(form: str) -> bool:
    """Has a plural preterite a Konjunktiv II of another form: "kamen", whose is "kämen"?"""

    def with_umlaut(plain: str, umlaut: str) -> str:
        before, found, after = form.rpartition(plain)
        return before + umlaut + after if found else form

    return form in _OTHER_VOWELS or any(is_past_subjunctive(with_umlaut(*vowels)) for vowels in _VOWELS)


def _is_reported(token: Token) -> bool:
    """Does a plural preterite stand in reported speech, so that German writes it for the missing Konjunktiv I?

    It does after a present subjunctive of its sentence, before ", sagte Weber" without quotation marks, and in a
    sentence that has no verb of another form and goes on with a reported one.
    """
    doc, sentence = token.doc, token.sent
    before = next((other for other in reversed(doc[sentence.start : token.i]) if _is_finite(other)), None)
    if before is not None and _is_present_subjunctive(before):
        return doc[token.i - 1].text not in _QUOTES | {","}  # "Er sei krank, sagten die Ärzte."
    after = doc[token.i + 1 : token.i + 3]
    if len(after) == 2 and after[0].text == "," and _is_finite(after[1]):
        return _is_subjunctive(after[1])  # "Wenn alle zahlten, sei er gerettet."
    if any(other.text in _QUOTES for other in sentence):
        return False
    return _goes_on(token) or _is_tagged(token)


def _is_tagged(token: Token) -> bool:
    """Does ", sagte Weber" follow the main clause of a verb?"""
    sentence, doc = token.sent, token.doc
    for other in reversed(doc[sentence.start : token.i]):
        if other.tag_ in _OPENS_CLAUSE:
            return False
        if other.text in ",;:":
            break
    rest = doc[token.i + 1 : sentence.end]  # "…, teilten aber mit, …" goes on with the subject of before
    following = zip(rest, rest[1:], rest[2:], strict=False)
    return any(c.text == "," and verb.tag_ == "VVFIN" and who.tag_ in _NOMINAL for c, verb, who in following)


def _goes_on(token: Token) -> bool:
    """Has the sentence before, in the same line, a subjunctive first or last, and this one no other finite verb?"""
    doc, sentence = token.doc, token.sent
    if not sentence.start or any(_is_finite(other) and not _may_be_either(other) for other in sentence):
        return False
    earlier = doc[sentence.start - 1].sent
    if any(other.text in _QUOTES or "\n" in other.text for other in earlier):
        return False
    verbs = [other for other in earlier if _is_finite(other)]
    return bool(verbs) and any(map(_is_present_subjunctive, (verbs[0], verbs[-1])))
