"""A Doc as plain lists: every later step reads them many times, and a spaCy attribute costs far more than a list."""

from functools import cached_property
from itertools import takewhile

import numpy as np

from newskit.docs import Memo, text_of
from newskit.german.lists import word_list, word_set
from newskit.german.shapes import shape_of
from newskit.layers import AnyDoc, StoredDoc, places_of, read_layers
from newskit.pipelines.mood import is_present_in_e, may_be_either
from newskit.sections import sections

_TOKENS = "newskit.tokens"
_UMLAUTS = frozenset("äöü")
_FINITE = word_set("VVFIN VAFIN VMFIN")
_FIRST_PERSON = frozenset(("ich", "mich", "mir"))
# Forms that are nothing but Konjunktiv: they show the mood where a pipeline does not tell it.
_SUBJUNCTIVE = word_list("only_konjunktiv")
_OUTSIDE_MARKS = frozenset('„“”"»«‚‘›‹').isdisjoint


class Tokens:
    """Words, tags and features of a Doc, by token index; "" where the pipeline tells none."""

    def __init__(self, doc: AnyDoc):
        self.text = text_of(doc)
        self.sections = sections(doc)  # which of its characters are which field of the article
        layers = read_layers(doc)
        strings = np.array(layers.strings, dtype=object)
        self.words, self.tags, self._morphs, self.lemmas, self.labels = strings[layers.codes.T].tolist()
        low = np.array(list(map(str.casefold, layers.strings)), dtype=object)
        self.low = low[layers.of("ORTH")].tolist()  # without case, "ss" for "ß", too
        self.starts, self.ends = (places.tolist() for places in places_of(doc))  # in characters of the Doc
        self.sent_starts = (layers.of("SENT_START") == 1).tolist()
        self.iob = layers.of("ENT_IOB").tolist()  # 3 where an entity begins, 1 where it goes on
        self.finite = list(map(_FINITE.__contains__, self.tags))  # a finite verb by its tag?

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def shape(self) -> str:
        """A letter for each token, as `shapes` gives it."""
        return shape_of(self.words, self.low, self.tags, self.labels)

    def before(self, position: int) -> str:
        """The token left of a position, "" at the start and across a line break."""
        return self.after(position - 1) if position else ""

    def after(self, position: int) -> str:
        """The token at a position, "" at the end and at a line break."""
        return self.words[position] if position < len(self.words) and "\n" not in self.words[position] else ""

    def feature(self, i: int, name: str) -> str:
        """A feature of the morphology: "Nom", "Masc", "Sing" ...; "" where the pipeline does not tell it."""
        return _features[self._morphs[i]].get(name, "")

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
        # a form in -e that is its infinitive without -n is first person or Konjunktiv I: "laufe"
        is_either = self.tags[i] == "VVFIN" and is_present_in_e(self.words[i].lower())
        is_konjunktiv = is_either or "Mood=Sub" in self._morphs[i] or low in _SUBJUNCTIVE
        return is_konjunktiv and not self._first_person_near(i)

    def may_be_either(self, i: int) -> bool:
        """Is this a plural preterite whose Konjunktiv II is the same form: "stiegen", but not "kamen"?"""
        return self.is_finite(i) and may_be_either(self.words[i].lower(), _features[self._morphs[i]])

    def _first_person_near(self, i: int) -> bool:
        before = list(takewhile(_OUTSIDE_MARKS, self.low[max(0, i - 6) : i][::-1]))
        after = list(takewhile(_OUTSIDE_MARKS, self.low[i + 1 : i + 7]))
        return not _FIRST_PERSON.isdisjoint(before) or not _FIRST_PERSON.isdisjoint(after)


def tokens_of(doc: AnyDoc) -> Tokens:
    """The Tokens of a Doc; of a stored one, which nobody changes, names and quotes share them."""
    if not isinstance(doc, StoredDoc):
        return Tokens(doc)
    if _TOKENS not in doc.user_data:
        doc.user_data[_TOKENS] = Tokens(doc)
    return doc.user_data[_TOKENS]


def _read_features(morph: str) -> dict[str, str]:
    return dict(feature.split("=", 1) for feature in morph.split("|") if "=" in feature)


_features = Memo(_read_features)
