"""Which name a speaker has: mentions inside the phrase, and for pronouns and descriptions the nearest that fits."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from newskit.german.roles import person_noun
from newskit.german.spelling import is_acronym
from newskit.names import Mention, person_genders
from newskit.pipelines.gazetteer import is_organisation
from newskit.quotes.cases import Phrase
from newskit.quotes.lexicon import fold, words
from newskit.quotes.nouns import has_article, is_name, says_what_somebody_is
from newskit.quotes.phrases import is_called_oddly, is_mark
from newskit.quotes.sources import is_source_noun
from newskit.quotes.speakers import is_document
from newskit.quotes.tokens import Tokens

_HE = words("er dieser jener letzterer derselbe")
_SHE = words("sie diese jene letztere dieselbe")
_POSSESSIVES = {"sein": "m", "ihr": "f"}
_BEFORE_COMPLEMENT = words("von vom für der des beim bei aus zum zur im in dem den einer eines seitens durch")
_DEFINITE = words("der die das dieser diese")
_DEFINITE_BODY = words("das des dem der die dieser dieses diesem")
_BODIES = ("unternehmen", "konzern", "firma", "verein", "klub", "club", "verband", "behörde", "stiftung", "gewerkschaft",
           "gesellschaft", "betreiber", "hersteller")  # fmt: skip
_KINDS = ("gewerkschaft", "partei", "ministerium", "polizei", "universität", "hochschule", "verein", "verband", "stiftung",
          "gericht", "anwaltschaft", "feuerwehr", "zeitung", "agentur")  # fmt: skip
_NEAR_BODY = 8  # sentences
_FAR = 60  # mentions that the search for an antecedent looks back over


def _forms(stem: str) -> set[str]:
    return {stem + ending for ending in ("", "e", "er", "em", "en", "es")}


# Ends of nouns for persons, who are called so with an article and nothing else where they were named before; and the
# bodies and papers that end so, too.
_MEN = tuple(
    sorted(
        words(
            "er ist ent ant or oge mann haber chef jährige vorsitzende abgeordnete beauftragte könig papst bischof arzt anwalt"
        )
    )
)
_WOMEN = tuple(
    sorted(
        words(
            "erin istin entin antin orin ogin frau chefin jährige vorsitzende abgeordnete beauftragte königin ärztin anwältin rätin kratin"
        )
    )
)
_ANYBODY = words("mann frau")  # who has an office is not called so
# In the same story these are somebody else, unless the name came with the office.
_OTHERS = tuple(
    words(
        "richter richterin anwalt anwältin verteidiger verteidigerin zeuge zeugin sprecher sprecherin gutachter gutachterin "
        "ermittler ermittlerin polizist polizistin reporter reporterin moderator moderatorin anrufer anruferin "
        "bruder schwester vater mutter sohn tochter witwe witwer"
    )
)
# Two words for one office: "Verteidigerin Eva Holm …, sagte die Anwältin".
_SAME = {"anwalt": "verteidiger", "anwältin": "verteidigerin", "verteidiger": "anwalt", "verteidigerin": "anwältin"}
_NATIONALS = words(
    "franzose brite däne schwede finne pole russe türke grieche chinese ire schotte tscheche slowake kroate serbe portugiese "
    "rumäne bulgare deutsche französin britin dänin schwedin finnin polin russin türkin griechin chinesin irin schottin tschechin "
    "slowakin kroatin serbin portugiesin rumänin bulgarin"
)
_NO_PERSONS = words(
    "stadtrat gemeinderat sender hersteller betreiber anbieter versicherer dienstleister betriebsrat vorstand bundesrat verleger computer"
)


def _can_be(name: str, noun: str) -> bool:
    """May the body be called so? A union is no "Unternehmen": a name that says its kind must say this one."""
    kinds = [kind for kind in _KINDS if kind in name]
    return not kinds or noun.startswith(tuple(kinds))


class Names:
    """Resolves the speakers of one article to its names."""

    def __init__(self, tokens: Tokens, mentions: Sequence[Mention], sentence_starts: list[int]):
        self._tokens = tokens
        self._mentions = [m for m in sorted(mentions) if is_name(tokens, m)]
        self._starts = [mention.start for mention in self._mentions]
        self._sentences = [tokens.starts[i] for i in sentence_starts]
        self._genders: dict[str, str] | None = None
        self._full_names: dict[tuple[str, int], str] | None = None
        self._known: dict[Phrase, tuple[str | None, str | None]] = {}
        self._voices: list[tuple[int, str, str]] = []  # where a name spoke, in order

    def name_of(self, phrase: Phrase | None, at: int) -> tuple[str | None, str | None]:
        """Name and label of a speaker whose quote or cue stands at character `at`; (None, None) if the text is silent."""
        if phrase is None:
            return None, None
        if phrase not in self._known:
            self._known[phrase] = self._resolve(phrase)
        name, label = self._known[phrase]
        if name is not None and label is not None:
            self._voices.append((self._tokens.starts[phrase.start], name, label))
        return name, label

    def _resolve(self, phrase: Phrase) -> tuple[str | None, str | None]:
        tokens = self._tokens
        if phrase.end == phrase.start + 1 and tokens.tags[phrase.start] in (
            "PPER",
            "PDS",
            "PRELS",
            "PPOSAT",
            "PROAV",
            "PAV",
            "PIS",
            "ART",
        ):
            return self._of_pronoun(phrase.start)
        if tokens.low[phrase.start] in ("demnach", "danach", "demzufolge", "hiernach", "wonach"):
            return self._last_voice(phrase.start)
        named = self._named(phrase)
        if named is not None:
            return named
        spelt = self._spelt_out(phrase)
        if spelt is not None:
            return spelt, None
        first = tokens.low[phrase.start]
        for stem, gender in _POSSESSIVES.items():
            if first in _forms(stem) and self._is_source(phrase):
                return self._antecedent(phrase.start, gender)
        if "eigen" in first and self._is_source(phrase):
            return self._antecedent(phrase.end, None)
        body = self._body(phrase)
        if body is not None:
            return body
        if first in _DEFINITE and self._is_singular(phrase):
            return self._by_role(phrase)
        return None, None

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
        """The name in quotation marks that a phrase is, or that follows its noun: "die „Seepost“", "das Magazin „Börse“"."""
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
        """A body that everybody knows ("die EU-Kommission"), or whose acronym tells whose words these are ("Angaben von AI")."""
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

    def _body(self, phrase: Phrase) -> tuple[str, str] | None:
        """ "das Unternehmen", "Angaben des Vereins": the body named last; a party in brackets does not count."""
        tokens = self._tokens
        i = phrase.end - 1
        if tokens.low[i - 1] not in _DEFINITE_BODY or i - 1 < phrase.start or not tokens.low[i].startswith(_BODIES):
            return None
        if i - 1 > phrase.start and not self._is_source(phrase):
            return None  # "der Sprecher des Unternehmens"
        start = tokens.starts[i]
        at, here = bisect_left(self._starts, start), bisect_right(self._sentences, start)
        for mention in reversed(self._mentions[max(0, at - _FAR) : at]):
            if here - bisect_right(self._sentences, mention.start) > _NEAR_BODY:
                break
            bracketed = tokens.text[max(0, mention.start - 1) : mention.start] == "("
            before = tokens.words[max(0, bisect_left(tokens.starts, mention.start) - 1)]  # "Gewerkschaft Schiene"
            called = f"{before} {mention.name}" if before[0].isupper() else mention.name
            if mention.label == "ORG" and not bracketed and _can_be(fold(called), tokens.low[i]):
                return mention.name, "ORG"
        return None

    def _is_singular(self, phrase: Phrase) -> bool:
        first = self._tokens.low[phrase.start]
        if first in ("der", "das", "dieser"):
            return True
        return self._tokens.feature(phrase.head, "Number") != "Plur"

    def _by_role(self, phrase: Phrase) -> tuple[str | None, str | None]:
        """ "der Minister", "die Politikerin": the nearest person before whose role is that word or ends in it."""
        noun = fold(self._tokens.words[phrase.head]).replace("-", "")
        if len(noun) < 4 or phrase.end - phrase.start > 4:
            return None, None
        at = bisect_left(self._starts, self._tokens.starts[phrase.start])
        for mention in reversed(self._mentions[max(0, at - _FAR) : at]):
            if mention.label == "PER" and mention.role:
                role = fold(mention.role).replace("-", " ").split()
                if any(
                    word in (noun, _SAME.get(noun))
                    or (len(noun) > 5 and (word.endswith(noun) or noun.endswith(word) and len(word) > 5))
                    for word in role
                ):
                    return mention.name, "PER"
        return self._by_voice(phrase, noun)

    def _by_voice(self, phrase: Phrase, noun: str) -> tuple[str | None, str | None]:
        """ "der Machthaber", "die 42-Jährige": a person without role of that word is the one who spoke last, if the
        gender fits."""
        first = self._tokens.low[phrase.start]
        gender = "m" if first in ("der", "dieser") else "f" if first in ("die", "diese") else None
        if gender is None or noun in _NO_PERSONS or not self._is_person(phrase, noun, gender):
            return None, None
        return self._antecedent(phrase.start, gender, reach=4, in_office=noun not in _ANYBODY)

    def _is_person(self, phrase: Phrase, noun: str, gender: str) -> bool:
        """May a person be called by this noun: by its ending, or since it says what a person is ("der Kandidat")?"""
        if noun.endswith(_OTHERS):
            return False
        if noun.endswith(_MEN if gender == "m" else _WOMEN):
            return True
        if noun in _NATIONALS:
            return noun.endswith("in") == (gender == "f") or noun == "deutsche"
        return noun.endswith("in") == (gender == "f") and person_noun(self._tokens.words[phrase.head]) is not None

    def _of_pronoun(self, i: int) -> tuple[str | None, str | None]:
        tokens = self._tokens
        low, tag = tokens.low[i], tokens.tags[i]
        if tag == "PRELS" or (low in ("der", "die", "welcher", "welche") and tag in ("ART", "PDS")):
            return self._before_relative(i)
        if tag == "PPOSAT":
            gender = next((g for stem, g in _POSSESSIVES.items() if low.startswith(stem)), None)
            return self._antecedent(i, gender) if gender else (None, None)
        if low in _HE:
            person = self._antecedent(i, "m", nearest=low != "er")
            return self._body_before(i, "der") if person[0] is None and low == "er" else person
        if low in _SHE:
            if self._is_plural(i):
                return None, None
            person = self._antecedent(i, "f", nearest=low != "sie")
            return self._body_before(i, "die") if person[0] is None and low == "sie" else person
        return None, None

    def _body_before(self, i: int, article: str) -> tuple[str | None, str | None]:
        """ "Die Firma Nordöl klagt. Sie …": the body that the same sentence or the one before begins with."""
        tokens, start = self._tokens, self._tokens.starts[i]
        here = bisect_right(self._sentences, start)
        at = bisect_left(self._starts, start)
        for mention in reversed(self._mentions[max(0, at - 6) : at]):
            sentence = bisect_right(self._sentences, mention.start)
            if here - sentence > 1:
                break
            first = bisect_left(tokens.starts, self._sentences[sentence - 1])
            words = tokens.low[first : bisect_left(tokens.starts, mention.end)]
            if mention.label == "ORG" and words[:1] == [article] and len(words) < 6:
                return mention.name, "ORG"
        return None, None

    def _is_plural(self, i: int) -> bool:
        """Is "sie" more than one? The finite verb beside it tells."""
        tokens = self._tokens
        for k in (i + 1, i - 1, i + 2, i - 2):
            if 0 <= k < len(tokens) and tokens.is_finite(k):
                number = tokens.feature(k, "Number")
                return number == "Plur" or (not number and tokens.low[k].endswith("en"))
        return tokens.feature(i, "Number") == "Plur"

    def _before_relative(self, i: int) -> tuple[str | None, str | None]:
        start = self._tokens.starts[i]
        at = bisect_left(self._starts, start)
        if at and start - self._mentions[at - 1].end <= 12:
            mention = self._mentions[at - 1]
            return mention.name, mention.label
        return None, None

    def _last_voice(self, i: int) -> tuple[str | None, str | None]:
        start = self._tokens.starts[i]
        for at, name, label in reversed(self._voices[-8:]):
            if at < start and start - at < 700:
                return name, label
        return None, None

    def _gender(self, mention: Mention) -> str | None:
        if self._genders is None:
            self._genders = person_genders(self._tokens.doc, list(self._mentions))
        return self._genders.get(mention.name)

    def _antecedent(
        self, i: int, gender: str | None, nearest: bool = False, reach: int = 8, in_office: bool = True
    ) -> tuple[str | None, str | None]:
        """The person that a pronoun at token i means: the last who spoke or acted and whose gender fits.

        Without `in_office` nobody whose office is named.
        """
        start = self._tokens.starts[i]
        at = bisect_left(self._starts, start)
        here = bisect_right(self._sentences, start)
        spoke = next(((name, place) for place, name, label in reversed(self._voices[-6:]) if place < start), None)
        best, score = None, -1.0
        for mention in reversed(self._mentions[max(0, at - _FAR) : at]):
            if mention.label != "PER" or mention.role and not in_office:
                continue
            found = self._gender(mention)
            if gender and found and found != gender:
                continue
            if nearest:  # "dieser" is the one named last
                return mention.name, mention.label
            sentence = bisect_right(self._sentences, mention.start)
            distance = here - sentence
            if distance > reach:
                break
            points = 6.0 - distance + (1.0 if found else 0.0)
            points += 1.5 if self._begins_sentence(mention, sentence) else 0.0
            points += 2.0 if spoke and spoke[0] == mention.name else 0.0
            points -= 1.5 if distance == 0 else 0.0
            if points > score:
                best, score = mention, points
        return (best.name, best.label) if best else (None, None)

    def _begins_sentence(self, mention: Mention, sentence: int) -> bool:
        """Does the mention stand near the start of its sentence, where subjects do?"""
        return mention.start - self._sentences[sentence - 1] < 40
