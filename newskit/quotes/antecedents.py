"""Which name a phrase without a name refers to: the names around it, what speaks for each, and the choice."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import compress
from math import log2
from typing import NamedTuple

from newskit.german.roles import person_noun
from newskit.german.tokens import Tokens
from newskit.names import Mention, person_genders
from newskit.quotes.cases import Phrase
from newskit.quotes.clauses import MAIN, Sentence
from newskit.quotes.model import Found
from newskit.quotes.references import Reference, is_word_for_a_person, kind_of_organisation, reference
from newskit.quotes.subjects import subject
from newskit.quotes.weights import NOBODY, Candidate, Features, rank

_FAR = 60  # mentions that the search looks back over
_MOST = 25  # names that are compared
_OPENING = 5  # tokens from the start of a sentence in which subjects stand
_WINDOW = 6  # tokens before a mention
_BESIDE = 12  # characters between a name and its relative pronoun
_LABELS = {"person": ("PER",), "organisation": ("ORG",), "document": ("PER", "ORG")}
_GENDERS = {"Masc": "m", "Fem": "f", "Neut": "n"}


class Voice(NamedTuple):
    """A name that spoke, and where."""

    at: int  # token
    name: str
    label: str


class Antecedents:
    """The names of one article as candidates for what its pronouns and descriptions refer to."""

    def __init__(
        self, tokens: Tokens, mentions: Sequence[Mention], sentences: Sequence[Sentence], quotes: Sequence[Found]
    ):
        self._tokens = tokens
        self._mentions = list(mentions)
        self._firsts = [bisect_left(tokens.starts, mention.start) for mention in self._mentions]
        self._sentences = [sentence.start for sentence in sentences]
        self._read = sentences
        self._quoted = {i for quote in quotes for i in range(quote.start, quote.end)}
        self._subjects: dict[int, list[Phrase]] = {}
        self._genders: dict[str, str] | None = None

    def candidates(self, wanted: Reference, voices: Sequence[Voice]) -> list[Candidate[Mention | None]]:
        """Every name that may be meant, by its last mention, with its features and score; the best first."""
        unnamed, described = self._described_before(wanted, voices) if wanted.kind == "pronoun" else (False, None)
        by_name = self._names_before(wanted)
        may = (name == described or self._may_be(wanted, places, voices) for name, places in by_name.items())
        kept = list(compress(by_name.values(), may))
        found: list[Candidate[Mention | None]] = [
            Candidate(self._mentions[places[0]], self._features(wanted, places, voices)) for places in kept[:_MOST]
        ]
        traits = (*wanted.traits, "unnamed before") if unnamed and not described else wanted.traits
        told = {f"{NOBODY}, {trait}": 1.0 for trait in traits}
        if not found or wanted.kind != "relative":  # a name right before it is meant
            found.append(Candidate(None, {NOBODY: 1.0, **told}))
        return rank(wanted.kind, found)

    def _names_before(self, wanted: Reference) -> dict[str, list[int]]:
        """The names before a reference, with the numbers of their mentions, the last first."""
        at = bisect_left(self._firsts, wanted.at)
        by_name: dict[str, list[int]] = {}
        for n in range(at - 1, max(-1, at - 1 - _FAR), -1):
            by_name.setdefault(self._mentions[n].name, []).append(n)
        return by_name

    def _may_be(self, wanted: Reference, places: list[int], voices: Sequence[Voice]) -> bool:
        """Can words of this kind refer to a name of this label at all?"""
        mention = self._mentions[places[0]]
        if wanted.kind == "thereby":
            return any(voice.name == mention.name for voice in voices[-6:])
        if wanted.kind == "relative":
            return 0 <= self._tokens.starts[wanted.at] - mention.end <= _BESIDE
        if wanted.kind == "pronoun":
            return (
                mention.label == "PER" or mention.label == "ORG" and self._organisation_gender(places) == wanted.gender
            )
        if wanted.kind == "organisation" and not self._says_kind(wanted, places):
            return "any noun" in wanted.traits and mention.label == "ORG" and self._may_be_called(wanted, places)
        return mention.label in _LABELS[wanted.kind]

    def _described_before(self, wanted: Reference, voices: Sequence[Voice]) -> tuple[bool, str | None]:
        """ "Die Bank dementierte. Sie …": is the last subject before a pronoun described only, and as whom?"""
        tokens, here = self._tokens, self._sentence_of(wanted.at) - 1
        subjects = (self._last_subject(n, wanted.at) for n in (here, here - 1) if n >= 0)
        last = next((p for p in subjects if p and tokens.tags[p.head] != "PPER"), None)
        if last is None or not {"PER", "ORG"}.isdisjoint(tokens.labels[last.start : last.end]):
            return False, None
        word, gender = tokens.words[last.head], _GENDERS.get(tokens.feature(last.head, "Gender"))
        meant = reference(tokens, last)
        if gender != wanted.gender or not (meant or is_word_for_a_person(word)):
            return False, None
        best = self.candidates(meant, voices)[0].value if meant and meant.kind in ("person", "organisation") else None
        return True, best and best.name

    def _subjects_of(self, number: int) -> list[Phrase]:
        """The subjects of the main clauses of a sentence."""
        if number not in self._subjects:
            sentence = self._read[number]
            mains = (k for k, clause in enumerate(sentence.clauses) if clause.kind == MAIN)
            found = (subject(self._tokens, sentence, k) for k in mains)
            self._subjects[number] = sorted(phrase for phrase in found if phrase)
        return self._subjects[number]

    def _last_subject(self, number: int, at: int) -> Phrase | None:
        """The last of them that starts before a token."""
        found = bisect_left(self._subjects_of(number), (at,))
        return self._subjects[number][found - 1] if found else None

    def _sentence_of(self, i: int) -> int:
        return bisect_right(self._sentences, i)

    def _features(self, wanted: Reference, places: list[int], voices: Sequence[Voice]) -> Features:
        tokens, mention, first = self._tokens, self._mentions[places[0]], self._firsts[places[0]]
        here, there = self._sentence_of(wanted.at), self._sentence_of(first)
        spoke = [n for n, voice in enumerate(reversed(voices[-6:])) if voice.name == mention.name]
        last = bool(spoke) and spoke[0] == 0
        told = {
            mention.label: True,
            "same sentence": here == there,
            "sentence before": here - there == 1,
            "opens its sentence": first - self._sentences[max(0, there - 1)] < _OPENING,
            "genitive": is_genitive(tokens, mention),
            "in a quote": first in self._quoted,
            "other paragraph": "\n" in tokens.text[mention.end : tokens.starts[wanted.at]],
            "spoke last": last,
            "spoke before": bool(spoke),
            "goes on speaking": last and here - self._sentence_of(voices[-1].at) <= 1,
            "governed": self._is_governed(first),
            **self._agreement(wanted, mention, places),
        }
        return {"mentions": log2(len(places)), **{name: 1.0 for name, is_so in told.items() if is_so}}

    def _agreement(self, wanted: Reference, mention: Mention, places: list[int]) -> dict[str, bool]:
        """Do gender, office and kind of organisation go together?"""
        is_person = mention.label == "PER"
        gender = self._person_gender(mention) if is_person else self._organisation_gender(places)
        told = bool(wanted.gender and gender)
        return {
            "gender fits, person": told and is_person and gender == wanted.gender,
            "gender differs, person": told and is_person and gender != wanted.gender,
            "gender fits, organisation": told and not is_person and gender == wanted.gender,
            "kind fits": bool(wanted.noun) and not is_person and self._says_kind(wanted, places),
            "office fits": bool(wanted.noun) and is_person and self._has_office(wanted.noun, places),
        }

    def _has_office(self, noun: str, places: list[int]) -> bool:
        """Does the noun name the office that stands beside the name?"""
        roles = {word for n in places for word in (self._mentions[n].role or "").casefold().split()}
        return any(_same_office(word, noun) for word in roles)

    def _may_be_called(self, wanted: Reference, places: list[int]) -> bool:
        """A union is no "Unternehmen", and a party in brackets only says whose member somebody is."""
        text, own = self._tokens.text, kind_of_organisation(wanted.noun)
        in_brackets = all(text[max(0, self._mentions[n].start - 1)] == "(" for n in places)
        kinds = {kind_of_organisation(word) for n in places for word in self._written(n).split()} - {None}
        return not in_brackets and (not kinds or own in kinds)

    def _says_kind(self, wanted: Reference, places: list[int]) -> bool:
        """Does a name, or the noun before it, say that it is such an organisation: "die Gewerkschaft Schiene"?"""
        name = self._mentions[places[0]].name.casefold()
        return _says(name, wanted.noun) or any(_says(self._written(n), wanted.noun) for n in places[:6])

    def _written(self, n: int) -> str:
        """A mention with the word before it."""
        first = self._firsts[n]
        mention = self._mentions[n]
        return self._tokens.text[self._tokens.starts[max(0, first - 1)] : mention.end].casefold()

    def _person_gender(self, mention: Mention) -> str | None:
        if self._genders is None:
            self._genders = {**person_genders(self._tokens.text, self._mentions)}
        return self._genders.get(mention.name)

    def _organisation_gender(self, places: list[int]) -> str | None:
        """The gender of its article: "die FMA", "der Landesverband Nord", "die staatliche Reederei Nordlicht"."""
        tokens = self._tokens
        for n in places:
            before = self._before_phrase(self._firsts[n])
            if before >= 0 and tokens.tags[before] == "ART" and tokens.feature(before, "Number") == "Sing":
                return _GENDERS.get(tokens.feature(before, "Gender"))
        return None

    def _is_governed(self, first: int) -> bool:
        """Does a preposition govern a name: "neben ihrer Anwältin Eva Holm"?"""
        tokens, before = self._tokens, self._before_phrase(first)
        before -= before >= 0 and tokens.tags[before] in ("ART", "PPOSAT", "PDAT")
        return before >= 0 and tokens.tags[before].startswith("APPR")

    def _before_phrase(self, first: int) -> int:
        """The token before the nouns and adjectives that stand before a name."""
        before = first - 1
        while before >= 0 and self._tokens.tags[before] in ("NN", "ADJA") and first - before < _WINDOW:
            before -= 1
        return before


def is_genitive(tokens: Tokens, mention: Mention) -> bool:
    """Is a name written with an ending that it has not by itself: "Mosers"?"""
    written = tokens.text[mention.start : mention.end]
    return written.endswith(("s", "'", "’")) and not mention.name.endswith(written.split()[-1])


def _same_office(word: str, noun: str) -> bool:
    """ "SPD-Chef" and "Chef", "Bundesministerin" and "Ministerin" may be one; "CDU-Chef" and "SPD-Chef" are not."""
    if noun.rpartition("-")[2][-5:] not in word:  # true of most words
        return False
    word = (person_noun(word.capitalize()) or word).casefold()
    (group, _, word), (other, _, noun) = word.rpartition("-"), noun.rpartition("-")
    if group and other and group != other:
        return False
    return word == noun or len(noun) > 4 and len(word) > 4 and (word.endswith(noun) or noun.endswith(word))


def _says(name: str, noun: str) -> bool:
    """Does a name say that it is such an organisation: "Verband der Wirte" and "der Verband" or "der Fachverband"?"""
    stem = noun.rstrip("s") if len(noun) > 5 else noun
    return len(stem) > 3 and stem[:12] in name
