"""A Doc as plain lists: every later step reads them many times, and a spaCy attribute costs far more than a list."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile
from operator import add

from spacy.attrs import ENT_TYPE, IDX, LENGTH, MORPH, ORTH, SENT_START, TAG
from spacy.tokens import Doc

from newskit.docs import Memo, decode, text_of
from newskit.pipelines.gazetteer import is_first_name
from newskit.pipelines.lemmas import dictionary_lemma
from newskit.pipelines.mood import is_past_subjunctive, is_present_in_e
from newskit.quotes.lexicon import fold, is_finite_form, is_participle_form, present_in_e, words

# Forms that are nothing but Konjunktiv: they show the mood where a pipeline does not tell it.
_SUBJUNCTIVE = words(
    "sei seien habe hätte hätten werde würde würden wäre wären könne müsse solle wolle dürfe wisse könnte "
    "könnten müsste müssten dürfte dürften gebe gäbe gäben gehe ginge gingen komme käme kämen stehe stünde "
    "stünden bleibe bliebe blieben liege läge lägen lasse liesse liessen nehme nähme nähmen sehe sähe sähen "
    "wüsste wüssten bräuchte finde fände fänden halte hielte bringe brächte brächten spreche spräche sprächen "
    "trage trüge gelte gälte gälten tue täte täten heisse denke dächte treffe träfe verliere handele handle "
    "gehöre bestehe bestünde bestünden"
)
_UMLAUTS = frozenset("äöü")
_FINITE = words("VVFIN VAFIN VMFIN")
_FIRST_PERSON = frozenset(("ich", "mich", "mir"))
_OUTSIDE_MARKS = frozenset('„“”"»«‚‘›‹').isdisjoint


class Tokens:
    """Words, tags and features of a Doc, by token index.

    Attributes
    ----------
    words, low, tags : list of str
        The word, its folded form, its STTS tag.
    starts, ends : list of int
        Characters of the Doc.
    sent_starts, finite : list of bool
        Does a sentence begin here; is it a finite verb by its tag?
    labels : list of str
        Entity label or "".
    """

    def __init__(self, doc: Doc):
        self.doc = doc
        self.text = text_of(doc)
        columns = doc.to_array([ORTH, LENGTH, IDX, TAG, MORPH, ENT_TYPE, SENT_START])
        keys, lengths, self.starts, tags, morphs, labels, starts = columns.T.tolist() if len(doc) else [[]] * 7
        self.ends = list(map(add, self.starts, lengths))
        strings = doc.vocab.strings
        self.words = decode(keys, strings)
        self.low = list(map(_folded.__getitem__, self.words))
        self.tags = decode(tags, strings)
        self.labels = decode(labels, strings)
        self._morphs = decode(morphs, strings)
        _mend_tags(self.tags, self.words, self.low)
        self.sent_starts = [start == 1 for start in starts]
        self.finite = list(map(_FINITE.__contains__, self.tags))

    def __len__(self) -> int:
        return len(self.words)

    def feature(self, i: int, name: str) -> str:
        """A feature of the morphology: "Nom", "Masc", "Sing" ...; "" where the pipeline does not tell it."""
        return _features(self._morphs[i]).get(name, "")

    def is_finite(self, i: int) -> bool:
        return self.finite[i]

    def is_subjunctive(self, i: int) -> bool:
        """Is the finite verb in Konjunktiv, by its morphology or, where that is silent, by its form?"""
        if not self.is_finite(i):
            return False
        low = self.low[i]
        if low.endswith("en") and low not in ("seien",) and _UMLAUTS.isdisjoint(low):
            return False  # "gingen", "hielten", "sollten": the past tense has the same form
        if low == "sei" and (self.low[i - 2 : i] == ["dem", "auch"] or self.low[i + 1 : i + 2] in (["dank"], ["denn"])):
            return False  # "wie dem auch sei", "Gott sei Dank", "es sei denn"
        if low in ("möchte", "möge"):
            return False  # what somebody would like, in the writer's own words
        if "Mood=Sub" in self._morphs[i]:
            return not self._first_person_near(i)
        if low in _SUBJUNCTIVE or (low.endswith("e") and self._is_first_or_konjunktiv(i)):
            return not self._first_person_near(i)
        return False

    def _is_first_or_konjunktiv(self, i: int) -> bool:
        """A form in -e that is its infinitive without -n is first person or Konjunktiv I ("laufe"), never third person."""
        return self.tags[i] == "VVFIN" and (is_present_in_e(self.words[i].lower()) or self.low[i] in present_in_e())

    def _first_person_near(self, i: int) -> bool:
        before = list(takewhile(_OUTSIDE_MARKS, self.low[max(0, i - 6) : i][::-1]))
        behind = list(takewhile(_OUTSIDE_MARKS, self.low[i + 1 : i + 7]))
        return not _FIRST_PERSON.isdisjoint(before) or not _FIRST_PERSON.isdisjoint(behind)


_NO_VERBS = ("NN", "NE")
_VERBS = words("VVFIN VVIMP VVINF VVIZU VVPP")
_OFTEN_WRONG = _VERBS | words("NN NE ADJD ADJA ADV PIS APPR")
_SUBJECTS = ("NN", "NE", "PPER", "PIS", "$,")
_ATTRIBUTE_ENDINGS = ("e", "en", "er", "es", "em")
_BEFORE_ATTRIBUTES = ("APPR", "APPRART", "ART", "PPOSAT", "PDAT")
_AGED = re.compile(r"\d+-?Jährigen?")
_INDEFINITE = tuple(
    words("jede kein viel all einig manch ander solch beid welch ein wenig mehrer etlich sämtlich irgend")
)
_CONDITIONAL = words("Würde Würden Wäre Wären Hätte Hätten")
_OPENERS = ("ART", "PPER", "PPOSAT", "PDS", "PDAT", "PIAT", "PIS", "NE")
_BEFORE_NOUNS = ("NN", "NE", "ADJA", "CARD", "TRUNC", "KON", "$,")
_INFIX = re.compile(
    "(?:ab|an|auf|aus|bei|bekannt|dar|davon|durch|ein|entgegen|fern|fest|fort|frei|gleich|her\\w*|hin\\w*|hoch|klar|los|mit|"
    "nach|nahe|nieder|offen|preis|richtig|sicher|statt|teil|über|um|unter|vor\\w*|weg|weiter|wieder|zu|zurecht|zurück|"
    "zusammen)zu\\w{3,}n"
)


def _mend_tags(tags: list[str], words: list[str], low: list[str]) -> None:
    """Set right what taggers confuse and grammar tells: "einzuleiten" is an infinitive, "der noch übrigen" no verb."""
    for i in _doubtful(tags, words):
        tag = tags[i]
        if tag == "ADJA" and _AGED.fullmatch(words[i]) and tags[i + 1 : i + 2] not in (["NN"], ["NE"]):
            tags[i] = "NN"  # "die 46-Jährige beklagt"
            continue
        small = tag in _NO_VERBS and i > 0 and words[i][0].islower() and words[i].endswith(_ATTRIBUTE_ENDINGS)
        if small and tags[i - 1] in _BEFORE_ATTRIBUTES:
            tags[i] = "ADJA"  # "nach fünfstündiger Debatte": no noun is written so
            continue
        if tag == "ADJD":
            if words[i][0].islower() and is_present_in_e(words[i]) and dictionary_lemma(words[i]) != words[i]:
                tags[i] = "VVFIN"  # "der Plan leide an Fehlern"
            elif i and words[i].istitle() and words[i - 1].isalpha():
                tags[i] = "NE"  # "so Moser": within a sentence no adverb has a capital
            elif tags[i + 1 : i + 2] == ["VVFIN"] and dictionary_lemma(words[i].lower()) is None:
                tags[i] = "NE"  # "Lindner sagte": no dictionary has such an adverb
            continue
        if tag in ("NN", "NE", "ADJA") and i and words[i][0].islower() and low[i] in _SUBJUNCTIVE:
            tags[i] = "VVFIN"  # "sie fänden keine": no noun is written so
            continue
        if tag == "APPR":
            if tags[i + 1 : i + 2] == ["NE"] and is_first_name(words[i]):
                tags[i] = "NE"  # "Olaf Timm wörtlich: …"
            continue
        if tag == "PIS":
            if is_present_in_e(words[i]) and not low[i].startswith(_INDEFINITE):
                tags[i] = "VVFIN"  # "Sie appelliere an alle"
            continue
        if tag in _NO_VERBS and i and words[i][0].islower() and low[i].endswith("e") and tags[i - 1] in _SUBJECTS:
            if is_present_in_e(words[i]):
                tags[i] = "VVFIN"  # "der Zug falle aus": nouns have capitals
            continue
        if tag == "ADJA" and not words[i].endswith(_ATTRIBUTE_ENDINGS):
            if is_finite_form(low[i]) and dictionary_lemma(words[i]) != words[i]:
                tags[i] = "VVFIN"  # "und riet Pendlern, …": every attribute has an ending
            continue
        if tag == "NN" and tags[i + 1 : i + 2] and tags[i + 1] in _OPENERS and _is_conditional(words[i]):
            tags[i] = "VAFIN" if words[i] in _CONDITIONAL else "VVFIN"  # "Würden die Pläne umgesetzt, …"
            continue
        if tag in ("ADJA", "ADV"):
            before_noun = not tags[i + 1 : i + 2] or tags[i + 1] in _BEFORE_NOUNS
            if tags[i + 1 : i + 2] == ["CARD"] and tags[i - 1] != "$,":
                before_noun = False  # "der Bau koste 3"
            adverb = tag == "ADV" and dictionary_lemma(low[i]) == low[i]
            if not (before_noun or adverb) and is_present_in_e(words[i]):
                tags[i] = "VVFIN"  # "das Angebot gleiche nicht …": an attribute stands before its noun
            continue
        if tag == "NE" and _starts_sentence(i, words) and is_participle_form(low[i]):
            tags[i] = "ADJD"  # "Wiederholt betonte sie": the capital is the sentence's
        if tag == "VVFIN" and _starts_sentence(i, words) and tags[i + 1 : i + 3] == ["NE", "VVFIN"]:
            tags[i] = "NE"  # "Tarek Haddad sagte": no main clause begins with two finite verbs around a name
        if tag == "VVFIN" and tags[i + 1 : i + 2] in (["NN"], ["ADJA"]) and _ends_long_attribute(tags, words, i):
            tags[i] = "ADJA"  # "die vom Gericht bestellte Gutachterin"
            continue
        if tag in ("VVPP", "VVINF") and words[i].endswith("e") and is_present_in_e(low[i]):
            tags[i] = "VVFIN"  # "es brenne": neither participle nor infinitive ends so
            continue
        if tag == "VVFIN" and i and tags[i - 1] == "PTKZU":
            tags[i] = "VVINF"  # "zu lassen"
        if tag in _NO_VERBS or len(low[i]) < 6:
            continue
        if "zu" in low[i] and _is_infinitive_with_zu(low[i]):
            tags[i] = "VVIZU"
        elif (
            tag == "VVFIN" and low[i].endswith("en") and 0 < i < len(tags) - 1 and tags[i + 1] in ("NN", "CARD", "ADJA")
        ):
            before = tags[i - 2] if tags[i - 1] == "ADV" and i > 1 else tags[i - 1]
            if before in ("ART", "APPRART", "PPOSAT", "PDAT"):
                tags[i] = "ADJA"


def _ends_long_attribute(tags: list[str], words: list[str], i: int) -> bool:
    """Does a phrase begin before i with an article and a preposition, so that what stands before its noun is no verb?"""
    if not words[i].endswith(("e", "en", "er", "em", "es")):
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


def _doubtful(tags: list[str], words: list[str]) -> list[int]:
    """Verbs, and words whose case or ending does not go with their tag: only these are looked at closely."""
    return [
        i
        for i, (tag, word) in enumerate(zip(tags, words, strict=True))
        if tag in _OFTEN_WRONG and (tag in _VERBS or _is_doubtful(i, tag, word, tags, words))
    ]


def _is_conditional(word: str) -> bool:
    """Is a word with a capital a verb in Konjunktiv II: "Würden die Preise …", "Fiele der Preis …"?"""
    return word in _CONDITIONAL or word[0].isupper() and is_past_subjunctive(word.lower())


def _is_doubtful(i: int, tag: str, word: str, tags: list[str], words: list[str]) -> bool:
    small, ends_in_e = word[0].islower(), word[-1] == "e"
    if tag in _NO_VERBS:
        return small or _starts_sentence(i, words) and (tag == "NE" or _is_conditional(word))
    if tag == "ADJD":
        return not small or ends_in_e
    if tag == "PIS":
        return ends_in_e and len(word) > 5
    if tag == "APPR":
        return not small and len(word) > 3
    if tag == "ADJA" and (word[0].isdigit() or small and not word.endswith(_ATTRIBUTE_ENDINGS) or word in _SUBJUNCTIVE):
        return True
    return ends_in_e and i > 0 and (tags[i - 1] in _SUBJECTS or tags[i + 1 : i + 2] == ["$."])  # ADJA, ADV


def _starts_sentence(i: int, words: list[str]) -> bool:
    """Does what stands before say so? Tags are mended before sentences are cut."""
    return i == 0 or words[i - 1] in ".!?\n"


_folded = Memo(fold)


@lru_cache(maxsize=1 << 13)
def _features(morph: str) -> dict[str, str]:
    return dict(feature.split("=", 1) for feature in morph.split("|") if "=" in feature)
