"""Which name a speaker has: the name in the phrase, or the one that a pronoun or description refers to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from newskit.german.spelling import is_acronym
from newskit.names import Mention
from newskit.pipelines.gazetteer import is_organisation
from newskit.quotes.antecedents import Antecedents, Voice
from newskit.quotes.cases import Phrase
from newskit.quotes.lexicon import words
from newskit.quotes.model import Found
from newskit.quotes.nouns import has_article, is_name, says_what_somebody_is
from newskit.quotes.phrases import is_mark
from newskit.quotes.references import Reference, reference
from newskit.quotes.shapes import is_called_oddly
from newskit.quotes.sources import is_source_noun
from newskit.quotes.speakers import is_document
from newskit.quotes.tokens import Tokens
from newskit.quotes.weights import Candidate

_BEFORE_COMPLEMENT = words("von vom für der des beim bei aus zum zur im in dem den einer eines seitens durch")


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
        self, tokens: Tokens, mentions: Sequence[Mention], sentence_starts: list[int], quotes: Sequence[Found]
    ):
        self._tokens = tokens
        self._mentions = [m for m in sorted(mentions) if is_name(tokens, m)]
        self._starts = [mention.start for mention in self._mentions]
        self._antecedents = Antecedents(tokens, self._mentions, sentence_starts, quotes)
        self._full_names: dict[tuple[str, int], str] | None = None
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
        named = self._named(phrase)
        if named is not None and named[0] is not None:
            return Resolution(*named, "named")
        spelt = self._spelt_out(phrase) if named is None else None
        if spelt is not None:
            return Resolution(spelt, None, "spelt out")
        wanted = reference(self._tokens, phrase)
        if wanted is None:
            return Resolution(None, None, "unnamed")
        found = self._antecedents.candidates(wanted, self.voices)
        best = found[0].value
        return Resolution(best and best.name, best and best.label, "referring", wanted, found)

    def _spelt_out(self, phrase: Phrase) -> str | None:
        """A name that no mention covers: proper nouns that the phrase starts with or that follow its title; what stands
        in marks ("das Magazin „Börse“"); or the body in front of a hyphen ("OSZE-Bericht")."""
        tokens = self._tokens
        i = phrase.start
        marked = self._in_marks(phrase) or self._known_body(phrase)
        if marked:
            return marked
        if phrase.end == i + 1 and tokens.words[i][0].isupper():
            named = self._full_name(tokens.words[i], -1)
            if named:
                return named  # "sagte Moser", whatever a pipeline takes the word for
        if phrase.end == i + 2 and tokens.tags[i] == "ART":
            named = self._full_name(tokens.words[i + 1], 0)
            if named:
                return named  # "die Regiobahn" is the "Regiobahn Mitte"
        while (
            i < phrase.end
            and tokens.tags[i] in ("ART", "ADJA", "NN", "PDAT")
            and tokens.low[i - 1] not in ("des", "von")
        ):
            prefix, _, rest = tokens.words[i].partition("-")
            if rest and is_source_noun(tokens, i):
                known = next((m.name for m in self._mentions if tokens.text[m.start : m.end] == prefix), None)
                if known or prefix.isupper():
                    return known or prefix
            i += 1
            if i < phrase.end and tokens.tags[i - 1] == "NN" and tokens.tags[i] in ("ART", "APPR", "APPRART"):
                return None
        end = i
        while end < phrase.end and tokens.tags[end] == "NE":
            end += 1
        if end == i:
            return None
        name = " ".join(tokens.words[i:end])
        known = next((m.name for m in self._mentions if m.name.split()[-1] == tokens.words[end - 1]), None)
        if known is None and end == i + 1 and (has_article(tokens, i) or says_what_somebody_is(tokens, i, name)):
            # "der Koch", which taggers take for a name
            return name if is_organisation(name) or is_acronym(name) else None
        return known or name

    def _in_marks(self, phrase: Phrase) -> str | None:
        """The name in quotation marks that a phrase is or that follows its noun: "das Magazin „Börse“"."""
        tokens, opening = self._tokens, phrase.start
        if opening and is_mark(tokens, opening - 1) and is_mark(tokens, phrase.end):
            return tokens.text[tokens.starts[opening] : tokens.ends[phrase.end - 1]]
        while opening < phrase.end and tokens.tags[opening] in ("ART", "ADJA", "NN"):
            opening += 1
        closing = phrase.end - 1 - (tokens.words[phrase.end - 1][0] == "-")  # "„Seepost“-Recherchen"
        if not (opening < closing - 1 and is_mark(tokens, opening) and is_mark(tokens, closing)):
            return None
        first, last = opening + 1, closing
        is_one = not any(is_mark(tokens, i) for i in range(first, last))
        return tokens.text[tokens.starts[first] : tokens.ends[last - 1]] if is_one and last - first < 5 else None

    def _known_body(self, phrase: Phrase) -> str | None:
        """A body that everybody knows ("die EU-Kommission"), or one known by its acronym ("Angaben von AI")."""
        tokens, last = self._tokens, phrase.end - 1
        word = tokens.words[last]
        if (
            phrase.end == phrase.start + 2
            and tokens.tags[phrase.start] == "ART"
            and "-" in word
            and is_organisation(word)
        ):
            return word
        is_whose = (
            last - phrase.start == 2 and tokens.low[last - 1] in ("von", "der", "des") and self._is_source(phrase)
        )
        return word if is_whose and (is_acronym(word) or is_called_oddly(word)) else None

    def _full_name(self, word: str, place: int) -> str | None:
        """The name of several words that the word ends, if a person's (-1), or begins, if a body's or place's (0)."""
        if self._full_names is None:
            self._full_names = {}
            for mention in self._mentions:
                if " " in mention.name:
                    end = -1 if mention.label == "PER" else 0
                    self._full_names.setdefault((mention.name.split()[end], end), mention.name)
        return self._full_names.get((word, place))

    def _inside(self, phrase: Phrase) -> list[Mention]:
        start, end = self._tokens.starts[phrase.start], self._tokens.ends[phrase.end - 1]
        low = bisect_left(self._starts, start)
        if low and self._mentions[low - 1].end > start:
            low -= 1
        return self._mentions[low : bisect_left(self._starts, end)]

    def _is_source(self, phrase: Phrase) -> bool:
        return any(
            is_source_noun(self._tokens, i) or is_document(self._tokens, i)
            for i in range(phrase.start, min(phrase.end, phrase.start + 6))
        )

    def _named(self, phrase: Phrase) -> tuple[str | None, str | None] | None:
        """The name that a phrase is or contains as apposition; (None, None) where it only names whom an unnamed one
        speaks for; None where it contains no name."""
        inside = self._inside(phrase)
        if not inside:
            return None
        if self._is_source(phrase):
            best = [m for m in inside if m.label == "PER"] or [m for m in inside if m.label == "ORG"] or inside
            return best[0].name, best[0].label
        heads = [m for m in inside if not self._is_complement(m, phrase)]
        people = [m for m in heads if m.label == "PER"]
        if len(people) > 1 and self._is_genitive(people[0]) and not self._joined(people[0], people[1]):
            people = people[1:]  # "Mosers Berater Udo Kolb"
        chosen = people or heads
        if not chosen:
            return (None, None)
        if people and len(people) > 1 and self._joined(people[0], people[1]):
            names = list(dict.fromkeys(m.name for m in people[:4]))
            return " und ".join(names), "PER"
        if not people and len(heads) > 1 and self._joined(heads[0], heads[1]):
            return " und ".join(dict.fromkeys(m.name for m in heads[:4])), heads[0].label
        return chosen[0].name, chosen[0].label

    def _is_genitive(self, mention: Mention) -> bool:
        written = self._tokens.text[mention.start : mention.end]
        return written.endswith(("s", "'", "’")) and not mention.name.endswith(written.split()[-1])

    def _joined(self, one: Mention, other: Mention) -> bool:
        between = self._tokens.text[one.end : other.start]
        return len(between) < 60 and any(word in between.split() for word in ("und", "sowie"))

    def _is_complement(self, mention: Mention, phrase: Phrase) -> bool:
        """Does the mention only say whose or from where the speaker is ("ein Sprecher der Polizei Kassel")?"""
        tokens = self._tokens
        i = bisect_right(tokens.starts, mention.start) - 1
        if mention.label == "PER":
            if i > phrase.start and tokens.low[i - 1] in ("von", "vom", "für", "des", "bei", "beim"):
                return True
            behind = bisect_left(tokens.starts, mention.end)
            if behind == phrase.end or not tokens.words[behind - 1].endswith(("s", "'", "’")):
                return False
            is_noun = tokens.tags[behind] in ("NE", "FM", "XY") and self._is_genitive(mention)  # "Mosers Manager"
            return tokens.tags[behind] == "NN" or is_noun
        if i == phrase.start:
            behind = bisect_left(tokens.starts, mention.end)
            written = tokens.text[mention.start : mention.end]
            return behind < phrase.end and tokens.tags[behind] == "NN" and written.endswith(("s", "'", "’"))
        nouns = [k for k in range(phrase.start, i) if tokens.tags[k] == "NN"]
        if not nouns:
            return False
        # "die Nachrichtenagentur Reuters", "das Magazin „Bote“": the name stands right behind its noun
        return not (
            nouns[-1] >= i - 2 and not any(tokens.low[k] in _BEFORE_COMPLEMENT for k in range(nouns[-1] + 1, i))
        )
