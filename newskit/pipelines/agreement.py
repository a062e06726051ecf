"""Agreement step: a noun, its article and its adjectives have one gender, number and case.

A network that has read two thousand treebank sentences does not know the gender of every noun. A dictionary does
(`newskit.pipelines.nouns`), and an article's ending rules most readings out. Of the readings that both allow, the step
keeps the one nearest to what the network said of the whole phrase.
"""

from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc, Token

from newskit.pipelines.features import features, set_features
from newskit.pipelines.nouns import Reading, noun_readings, parse

# What the ending of an article or of a word declined like one leaves open; codes as in `nouns`.
_ENDINGS = {
    "er": "MSN FSG FSD MPG FPG NPG",
    "es": "NSN NSA MSG NSG",
    "en": "MSA MPD FPD NPD",
    "em": "MSD NSD",
    "e": "FSN FSA MPN MPA FPN FPA NPN NPA",
}
_WORDS = dict.fromkeys(["ein", "kein", "mein", "dein", "sein", "ihr", "unser", "euer"], "MSN NSN NSA")
_WORDS |= {"des": "MSG NSG", "das": "NSN NSA"}
_CONTRACTED = {"m": "MSD NSD", "r": "FSD", "s": "NSA"}  # "im", "zur", "ins"
_ARTICLES = frozenset(["ART", "PDAT", "PIAT", "PPOSAT"])
_OPENING = frozenset(["ART", "PDAT", "PPOSAT", "APPRART"])  # nothing of the phrase stands to the left of these
_FEATURES = ("Gender", "Number", "Case")


@Language.component("newskit_agreement", assigns=["token.morph"])
def mend_agreement(doc: Doc) -> Doc:
    """Give every noun phrase one gender, number and case.

    Examples
    --------
    >>> import spacy
    >>> from spacy.tokens import Doc
    >>> morphs = ["Case=Nom|Gender=Fem|Number=Sing", "Case=Dat|Gender=Fem|Number=Sing"]
    >>> doc = Doc(spacy.blank("de").vocab, ["dem", "Display"], tags=["ART", "NN"], pos=["DET", "NOUN"], morphs=morphs)
    >>> [str(token.morph) for token in mend_agreement(doc)]
    ['Case=Dat|Gender=Neut|Number=Sing', 'Case=Dat|Gender=Neut|Number=Sing']
    """
    for noun in doc:
        if noun.pos_ == "NOUN" and "Number" in features(noun):
            phrase = [noun, *_modifiers(noun)]
            allowed = _allowed(noun.text, phrase[-1].text, phrase[-1].tag_)
            if allowed:
                _settle(phrase, allowed)
            _lend_number(noun)
    return doc


def _lend_number(noun: Token) -> None:
    """Give a relative "die" the number of the noun before it: of "Pläne, die der Rat ablehnt" it is a plural."""
    after = noun.doc[noun.i + 1 : noun.i + 3]
    if len(after) < 2 or after[0].text != "," or (after[1].lower_, after[1].tag_) != ("die", "PRELS"):
        return
    found, number = features(after[1]), features(noun)["Number"]
    if number == "Plur" and found.get("Number") == "Sing":
        set_features(after[1], {key: value for key, value in found.items() if key != "Gender"} | {"Number": number})


def _modifiers(noun: Token) -> list[Token]:
    """The adjectives and the article to the left of a noun, the nearest first."""
    found: list[Token] = []
    for token in reversed(noun.doc[: noun.i]):
        if token.pos_ not in ("DET", "ADJ") and token.tag_ != "APPRART":
            break
        found.append(token)
        if token.tag_ in _OPENING:
            break
    return found


@lru_cache(maxsize=1 << 12)
def _allowed(noun: str, article: str, tag: str) -> tuple[Reading, ...]:
    """The readings that noun and article allow; the article's alone where they contradict each other."""
    of_noun, of_article = noun_readings(noun), article_readings(article, tag)
    both = tuple(reading for reading in of_noun if reading in of_article)
    return (both or of_article) if of_article else of_noun


def article_readings(word: str, tag: str) -> tuple[Reading, ...]:
    """What an article or a pronoun declined like one leaves open of its noun; nothing for other words.

    Examples
    --------
    >>> [reading.case for reading in article_readings("Dem", "ART")]
    ['Dat', 'Dat']
    """
    word = word.lower()
    if tag == "APPRART":
        return parse(_CONTRACTED.get(word[-1:], ""))
    if tag not in _ARTICLES:
        return ()
    if word in _WORDS:
        return parse(_WORDS[word])
    return parse(next((codes for ending, codes in _ENDINGS.items() if word.endswith(ending)), ""))


def _settle(phrase: list[Token], allowed: tuple[Reading, ...]) -> None:
    said = [Reading(*(features(token).get(name, "") for name in _FEATURES)) for token in phrase]
    votes = [*said, said[0]]  # the noun has two votes
    # max takes the first of equals, and `allowed` is sorted: same input, same output
    best = max(allowed, key=lambda reading: sum(a == b for vote in votes for a, b in zip(reading, vote, strict=True)))
    for token, reading in zip(phrase, said, strict=True):
        new = {name: value for name, value, old in zip(_FEATURES, best, reading, strict=True) if old and value != old}
        if new:
            set_features(token, {**features(token), **new})
