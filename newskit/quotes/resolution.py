"""Which name a speaker has: the name in the phrase, or the one that a pronoun or description refers to."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from newskit.german.roles import person_noun
from newskit.german.spelling import is_acronym
from newskit.german.tokens import Tokens
from newskit.names import Mention
from newskit.pipelines.gazetteer import is_organisation, is_organisation_word
from newskit.quotes.antecedents import Antecedents, Voice, is_genitive
from newskit.quotes.cases import Phrase
from newskit.quotes.clauses import Sentence
from newskit.quotes.lexicon import words
from newskit.quotes.model import Found
from newskit.quotes.nouns import has_article, is_name, says_what_somebody_is
from newskit.quotes.phrases import NOUNS, is_mark
from newskit.quotes.references import Reference, reference
from newskit.quotes.sources import is_source_noun
from newskit.quotes.subjects import is_document, is_thing, subject
from newskit.quotes.weights import Candidate

_OF = words("von vom für des bei beim")
_BEFORE_COMPLEMENT = _OF | words("der aus zum zur im in am an dem den einer eines seitens durch")
_BEFORE_NAME = words("ART ADJA NN PDAT")


class Resolution(NamedTuple):
    """The name of a speaker and how it was found; `candidates` only where a pronoun or description was resolved."""

    name: str | None
    label: str | None
    how: str  # "named", "spelt out", "referring", "unnamed"
    wanted: Reference | None = None
    candidates: Sequence[Candidate[Mention | None]] = ()


class Names:
    """Resolves the speakers of one article to its names."""

    def __init__(
        self, tokens: Tokens, mentions: Sequence[Mention], sentences: Sequence[Sentence], quotes: Sequence[Found]
    ):
        self._tokens = tokens
        self._mentions = [m for m in sorted(mentions) if is_name(tokens, m)]
        self._starts = [mention.start for mention in self._mentions]
        self._sentences = sentences
        self._antecedents = Antecedents(tokens, self._mentions, sentences, quotes)
        self._known: dict[Phrase, Resolution] = {}
        self.voices: list[Voice] = []  # who spoke, in order

    def name_of(self, phrase: Phrase | None) -> Resolution:
        """The name of a speaker; the quotes of an article are asked for in the order of the text."""
        if phrase is None:
            return Resolution(None, None, "unnamed")
        if phrase not in self._known:
            self._known[phrase] = self.resolve(phrase)
        found = self._known[phrase]
        if found.name is not None and found.label is not None:
            self.voices.append(Voice(phrase.start, found.name, found.label))
        return found

    def resolve(self, phrase: Phrase) -> Resolution:
        """The name in a phrase, else the name that it refers to."""
        lone = phrase.end == phrase.start + 1 and self._tokens.low[phrase.start] in ("quelle", "quellen")
        named = (None, None) if lone else self._named(phrase)  # "laut Quelle"
        if named is not None and named[0] is not None:
            return Resolution(*named, "named")
        spelt = self._spelt_out(phrase) if named is None else None
        if spelt is not None:
            return Resolution(spelt, None, "spelt out")
        wanted = reference(self._tokens, phrase)
        if wanted is None:
            return Resolution(None, None, "unnamed")
        if wanted.kind == "own":  # "nach eigenen Angaben": the subject's
            whose = self._subject_at(wanted.at)
            return self.resolve(whose) if whose and whose.start != wanted.at else Resolution(None, None, "unnamed")
        found = self._antecedents.candidates(wanted, self.voices)
        best = found[0].value
        return Resolution(best and best.name, best and best.label, "referring", wanted, found)

    def _subject_at(self, i: int) -> Phrase | None:
        """The subject of the clause around a token."""
        sentence = self._sentences[bisect_right(self._sentences, i, key=attrgetter("start")) - 1]
        return subject(self._tokens, sentence, sentence.clause_at(i))

    def _spelt_out(self, phrase: Phrase) -> str | None:
        """A name that no mention covers."""
        tokens, last = self._tokens, self._tokens.words[phrase.end - 1]
        # "sagte Moser", whatever a pipeline takes the word for; "die Regiobahn" is the "Regiobahn Mitte"
        name = self._in_marks(phrase) or self._full_names.get((last, phrase.end - phrase.start))
        if name or self._ends_in_organisation(phrase):
            return name or last
        places = range(phrase.start, phrase.end)
        start = next((i for i in places if tokens.tags[i] not in _BEFORE_NAME), phrase.end)
        for i in range(phrase.start, start):
            prefix = tokens.words[i].partition("-")[0]
            if prefix.isupper() and is_source_noun(tokens, i):
                return prefix  # "OSZE-Bericht"
        end = next((i for i in places[start - phrase.start :] if tokens.tags[i] != "NE"), phrase.end)
        return self._proper_nouns(start, end) if start < end else None

    def _ends_in_organisation(self, phrase: Phrase) -> bool:
        """ "die EU-Kommission", "Angaben von AI", not "ein Sprecher der EU-Kommission"."""
        if not self._is_source(phrase) and phrase.head != phrase.end - 1:
            return False
        last = self._tokens.words[phrase.end - 1]
        joined = "-" in last and (is_organisation(last) or is_organisation_word(last))
        return joined or is_acronym(last) and self._tokens.low[phrase.end - 2] in _OF

    def _proper_nouns(self, start: int, end: int) -> str | None:
        """The name in these words, which a tagger takes for one: "der Koch" is none."""
        tokens, name = self._tokens, " ".join(self._tokens.words[start:end])
        known = next((m.name for m in self._mentions if m.name.split()[-1] == tokens.words[end - 1]), None)
        is_noun = end == start + 1 and (has_article(tokens, start) or says_what_somebody_is(tokens, start, name))
        return known or (name if not is_noun or is_organisation(name) or is_acronym(name) else None)

    def _in_marks(self, phrase: Phrase) -> str | None:
        """The name in quotation marks that a phrase is or that follows its noun: "das Magazin „Börse“"."""
        tokens = self._tokens
        marks = [i for i in range(max(0, phrase.start - 1), phrase.end + 1) if is_mark(tokens, i)]
        if len(marks) < 2 or any(tokens.tags[i] not in _BEFORE_NAME for i in range(phrase.start, marks[0])):
            return None
        return tokens.text[tokens.ends[marks[0]] : tokens.starts[marks[1]]] or None

    @cached_property
    def _full_names(self) -> dict[tuple[str, int], str]:
        """Names of several words by their last word, if a person's (1), or by their first, if another's (2)."""
        names: dict[tuple[str, int], str] = {}
        for mention in self._mentions:
            words = mention.name.split()
            if len(words) > 1:
                names.setdefault((words[-1], 1) if mention.label == "PER" else (words[0], 2), mention.name)
        return names

    def _inside(self, phrase: Phrase) -> list[Mention]:
        start, end = self._tokens.starts[phrase.start], self._tokens.ends[phrase.end - 1]
        low = bisect_left(self._starts, start)
        if low and self._mentions[low - 1].end > start:
            low -= 1
        return self._mentions[low : bisect_left(self._starts, end)]

    def _is_source(self, phrase: Phrase) -> bool:
        return is_thing(self._tokens, phrase) or any(
            is_source_noun(self._tokens, i) or is_document(self._tokens, i)
            for i in range(phrase.start, min(phrase.end, phrase.start + 6))
        )

    def _named(self, phrase: Phrase) -> tuple[str | None, str | None] | None:
        """The name that a phrase is or contains as apposition; (None, None) where it only names whom an unnamed one
        speaks for; None where it contains no name."""
        inside = self._inside(phrase)
        if not inside:
            return None
        is_source = self._is_source(phrase)
        heads = inside if is_source else [m for m in inside if not self._is_complement(m, phrase)]
        if not heads:
            return (None, None)
        heads = _persons(heads) or heads
        many = len(heads) > 1 and not is_source
        joined = many and self._joined(heads[0], heads[1])
        if many and not joined and is_genitive(self._tokens, heads[0]):
            heads = heads[1:]  # "Mosers Berater Udo Kolb"
        names = dict.fromkeys(m.name for m in heads[: 4 if joined else 1])
        return " und ".join(names), heads[0].label

    def _joined(self, one: Mention, other: Mention) -> bool:
        between = self._tokens.text[one.end : other.start].split()
        return "und" in between or "sowie" in between

    def _is_complement(self, mention: Mention, phrase: Phrase) -> bool:
        """Does the mention only say whose or from where the speaker is ("ein Sprecher der Polizei Kassel")?"""
        tokens = self._tokens
        first = bisect_right(tokens.starts, mention.start) - 1
        after = bisect_left(tokens.starts, mention.end)
        is_owner = (  # "Mosers Manager"
            after < phrase.end and tokens.tags[after] in NOUNS and tokens.words[after - 1].endswith(("s", "'", "’"))
        )
        if mention.label == "PER" or first == phrase.start:
            before = first - 1 - (person_noun(tokens.words[first - 1]) is not None)  # "Sprecher von Ministerin Holm"
            return is_owner or before > phrase.start and tokens.low[before] in _OF
        # not "die Nachrichtenagentur Reuters": the name stands right after the noun that it belongs to
        return any(tokens.low[k] in _BEFORE_COMPLEMENT for k in range(phrase.head + 1, first))


def _persons(mentions: list[Mention]) -> list[Mention]:
    return [mention for mention in mentions if mention.label == "PER"]
