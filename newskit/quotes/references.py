"""Whom a phrase without a name may refer to: "er", "seiner Meinung nach", "die Ministerin", "das Unternehmen"."""

from __future__ import annotations

from typing import NamedTuple

from newskit.german.roles import is_demonym, person_noun
from newskit.pipelines.gazetteer import is_organisation_word
from newskit.pipelines.lemmas import dictionary_lemma
from newskit.quotes.cases import Phrase
from newskit.quotes.lexicon import fold, words
from newskit.quotes.sources import is_source_noun
from newskit.quotes.tokens import Tokens

REFERRING = words("demnach danach demzufolge hiernach wonach")
_PRONOUNS = words("PPER PDS PRELS PRELAT PPOSAT ART PIS PROAV PAV")
_HE = words("er ihm ihn dieser jener letzterer derselbe der dem den welcher dessen sein")
_SHE = words("sie ihr diese jene letztere dieselbe die deren welche")
_POSSESSIVES = {"sein": "m", "ihr": "f", "dessen": "m", "deren": "f"}
_DEFINITE = words("der die das dem den des dieser diese dieses diesem diesen")
_GENDERS = {"Masc": "m", "Fem": "f", "Neut": "n"}
# Words for bodies, by kind: "das Unternehmen" may be a GmbH, but no union.
_KINDS = (
    words(
        "unternehmen konzern firma betreiber hersteller verlag anbieter veranstalter gesellschaft ag gmbh bank werke"
    ),
    words("verein klub club sportverein"),
    words("verband gewerkschaft bund kammer"),
    words("behörde ministerium amt präsidium direktion agentur"),
    words("partei fraktion"),
    words("stiftung institut universität hochschule"),
    words("gericht anwaltschaft polizei feuerwehr zeitung"),
)
_STANDING_FOR_NAMES = words(
    "unternehmen konzern firma betreiber hersteller verlag anbieter veranstalter gesellschaft verein klub club verband "
    "gewerkschaft behörde partei stiftung institut"
)
_NATIONALS = words(
    "franzose brite däne schwede finne pole russe türke grieche chinese ire schotte tscheche slowake kroate serbe "
    "portugiese rumäne bulgare deutsche französin britin dänin schwedin finnin polin russin türkin griechin chinesin "
    "irin schottin tschechin slowakin kroatin serbin portugiesin rumänin bulgarin mann frau"
)
_ADJECTIVAL = ("jährige", "jähriger", "jährigen")


class Reference(NamedTuple):
    """Who is meant, as far as the words themselves tell."""

    kind: str  # "pronoun", "relative", "own", "thereby", "person", "body"
    gender: str | None  # "m", "f", "n"
    noun: str  # folded, "" for a pronoun
    at: int  # its token
    office: bool = False  # a noun that says what somebody does: "der Richter", not "der Mann"
    general: bool = False  # a noun that any body may be called by: "das Unternehmen"


def reference(tokens: Tokens, phrase: Phrase) -> Reference | None:
    """What a phrase without a name refers to; None if it refers to nobody named before ("ein Sprecher", "viele")."""
    i, low = phrase.start, tokens.low[phrase.start]
    if low in REFERRING:
        return Reference("thereby", None, "", i)
    if phrase.end == i + 1 and tokens.tags[i] in _PRONOUNS:
        return _of_pronoun(tokens, i)
    source = next((k for k in range(i, min(phrase.end, i + 6)) if is_source_noun(tokens, k)), -1)
    if source >= 0:
        if low.startswith("eigen"):
            return Reference("own", None, "", i)
        gender = next((gender for stem, gender in _POSSESSIVES.items() if low.startswith(stem)), None)
        if gender:
            return Reference("relative" if low.startswith("de") else "pronoun", gender, "", i)
        if tokens.low[phrase.end - 2] in _DEFINITE and phrase.end - 2 > source:
            return _described(tokens, phrase.end - 2, phrase.end - 1)  # "Angaben des Vereins"
    return _described(tokens, i, phrase.head) if low in _DEFINITE else None


def _of_pronoun(tokens: Tokens, i: int) -> Reference | None:
    low, tag = tokens.low[i], tokens.tags[i]
    stem = next((stem for stem in ("sein", "ihr") if tag == "PPOSAT" and low.startswith(stem)), low)
    gender = "m" if stem in _HE else "f" if stem in _SHE else None
    if gender is None or gender == "f" and _is_plural(tokens, i):
        return None
    relative = tag.startswith("PREL") or low in ("der", "die", "dem", "den", "welcher", "welche")
    return Reference("relative" if relative else "pronoun", gender, "", i)


def _is_plural(tokens: Tokens, i: int) -> bool:
    """Is "sie" more than one? The finite verb beside it tells."""
    near = (k for k in (i + 1, i - 1, i + 2, i - 2) if 0 <= k < len(tokens) and tokens.is_finite(k))
    verb = next(near, -1)
    number = tokens.feature(verb if verb >= 0 else i, "Number")
    return number == "Plur" or verb >= 0 and not number and tokens.low[verb].endswith("en")


def _described(tokens: Tokens, first: int, head: int) -> Reference | None:
    """ "die Ministerin", "der 42-Jährige", "das Unternehmen"."""
    word = tokens.words[head]
    if tokens.feature(head, "Number") == "Plur" and tokens.low[first] not in ("der", "das", "dem", "des"):
        return None
    gender = {"das": "n"}.get(tokens.low[first]) or _GENDERS.get(tokens.feature(head, "Gender"))
    noun = fold(dictionary_lemma(word) or word)
    is_person = person_noun(word) is not None or noun.endswith(_ADJECTIVAL) or tokens.tags[head] == "ADJA"
    is_person = is_person or noun in _NATIONALS or is_demonym(word)
    if is_person and not is_organisation_word(word):
        noun = fold(person_noun(word) or word)
        nominative = {"der": "m", "dieser": "m", "die": "f", "diese": "f"}.get(tokens.low[first])
        return Reference(
            "person", nominative or gender, fold(person_noun(word) or word), head, person_noun(word) is not None
        )
    general = noun in _STANDING_FOR_NAMES
    return Reference("body", gender, noun, head, general=general) if general or is_organisation_word(word) else None


def kind_of_body(word: str) -> int | None:
    """Which kind of body a folded word names, by its end: companies, clubs, unions, authorities, parties ..."""
    return next((n for n, kind in enumerate(_KINDS) if word.endswith(tuple(kind))), None) if len(word) > 1 else None
