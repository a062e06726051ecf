"""Clauses, told apart by their first words and their finite verb.

German puts the finite verb second in main clauses and last in subordinate ones, and begins the latter with a
conjunction, a relative or a question word. That is all that is used here.
"""

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import compress
from operator import attrgetter

from newskit.german.lists import word_list
from newskit.german.roles import person_noun
from newskit.german.tokens import Tokens
from newskit.pipelines.gazetteer import is_last_name, is_person_word
from newskit.pipelines.lemmas import dictionary_lemma
from newskit.quotes.cases import Phrase
from newskit.quotes.lexicon import is_finite_form, is_participle_form, words

MAIN, SUB, RELATIVE, QUESTION, INFINITIVE, AS, SO, FRAGMENT = (
    "main",  # finite verb first or second
    "sub",  # conjunction, verb last
    "relative",
    "question",  # indirect question: question word, verb last
    "infinitive",  # zu + infinitive
    "as",  # wie X mitteilte
    "so",  # so X
    "fragment",  # no verb: apposition, part of a list, adverbial
)

CONJUNCTIONS = word_list("conjunctions")
JOINERS = word_list("joiners")
SEPARATORS = words(", ; : – — -- -")
DASHES = words("– — -")
PAUSES = DASHES | {","}
ENDINGS = words(". ! ? … ...")
FAR = 40  # clauses that a quote or the search for one may reach over
_AMBIGUOUS = word_list("ambiguous_conjunctions")
_QUESTION_WORDS = word_list("question_words")
_RELATIVES = word_list("relatives")
_LOOSE_RELATIVES = word_list("loose_relatives")
_SOFT = word_list("soft_openers")
_JOINERS_ONLY = word_list("bare_joiners")
_INFINITIVE_OPENERS = words("um ohne statt anstatt")
_DISGUISES = words("VVINF VVPP ADJD ADJA NN NE FM XY")
_ATTRIBUTED = words("ART APPRART APPR PPOSAT PDAT PIAT PIDAT ADJA CARD ADV ADJD KON")
_VERB_BEHIND = words("VVPP VVINF VAINF VMINF VAPP VMPP VVIZU PTKVZ PTKZU")
_NO_CONJUNCTION = words("APPR ADV PTKVZ KOKOM PROAV")


@dataclass(slots=True)
class Clause:
    """A stretch between separators; `start` and `end` are token indices, the separators left out."""

    start: int
    end: int
    kind: str
    intro: int = -1  # conjunction, relative or question word
    finite: int = -1
    subjunctive: bool = False
    first: int = -1  # first token that is no "und", "aber", "auch"
    separator: str = ""  # what stands before it
    phrases: list[Phrase] | None = field(default=None, init=False, compare=False)  # once somebody has asked for them

    @property
    def verb_first(self) -> bool:
        return self.kind == MAIN and self.finite == self.first


@dataclass(slots=True)
class Sentence:
    """A sentence as the reader sees it: what stands in quotation marks does not end it."""

    start: int
    end: int
    clauses: list[Clause] = field(default_factory=list)
    paragraph: int = 0
    subjects: dict[int, Phrase | None] = field(default_factory=dict, init=False, compare=False)  # asked for so far

    def clause_at(self, i: int) -> int:
        """The number of the last clause that begins before token i or with it, -1 if none does."""
        return bisect_right(self.clauses, i, key=attrgetter("start")) - 1


def classify(tokens: Tokens, inside: list[int], start: int, end: int, separator: str) -> Clause:
    """Tell the kind of a clause by its first words and its verb."""
    first, so = _opening(tokens, inside, start, end)
    finites = list(compress(range(start, end), tokens.finite[start:end]))
    finites = [i for i in finites if inside[i] < 0] or finites or _disguised_verb(tokens, first, end)
    if len(finites) > 1 and finites[1] == finites[0] + 1 and tokens.low[finites[0]].endswith("en"):
        del finites[0]  # "Ändern wollen habe er nichts": the first of them is an infinitive
    clause = Clause(start, end, FRAGMENT, -1, finites[0] if finites else -1, False, first, separator)
    by_first_word = so >= 0 or tokens.low[first] in _FIRST_WORDS
    for tell in (*_TOLD_BY_FIRST_WORD, *_TOLD_BY_VERB) if by_first_word else _TOLD_BY_VERB:
        told = tell(tokens, clause, finites, so)
        if told is not None:
            clause.kind, clause.intro, clause.finite = told
            break
    if clause.finite >= 0:
        clause.subjunctive = tokens.is_subjunctive(clause.finite)
    return clause


def _opening(tokens: Tokens, inside: list[int], start: int, end: int) -> tuple[int, int]:
    """The first word that tells the kind of a clause, and the "so" among the soft words before it (or -1)."""
    low, first = tokens.low, start
    while first < end - 1 and not tokens.words[first][0].isalnum():
        first += 1  # "erklärte, „dass …“"
    while first < end - 1 and low[first] in _SOFT and not tokens.finite[first]:
        first += 1
    so = low.index("so", start, first) if "so" in low[start:first] else -1
    if first > start and tokens.finite[first] and low[first - 1] not in _JOINERS_ONLY:
        first -= 1  # "Auch habe sich …", "So seien …": the adverb is the first constituent
    return first, so


_Told = tuple[str, int, int] | None  # kind, introducing word, finite verb


def _purpose(tokens: Tokens, clause: Clause, finites: list[int], so: int) -> _Told:
    """ "um zu bauen", "ohne zu fragen"."""
    first = clause.first
    if tokens.low[first] not in _INFINITIVE_OPENERS or tokens.tags[first] != "KOUI":
        return None
    return (INFINITIVE, first, -1) if _has_infinitive(tokens, clause) else None


def _conjunction(tokens: Tokens, clause: Clause, finites: list[int], so: int) -> _Told:
    """ "dass es hält", "weil es regnet"; not "Bis dahin könnten Jahre vergehen"."""
    first, end, word = clause.first, clause.end, tokens.low[clause.first]
    if word not in CONJUNCTIONS:
        return None
    last = finites[-1] if finites else -1
    told_when = word == "als" and end - first > 4 and last == end - 1  # "Als Kern das Ziel erreichte"
    if tokens.tags[first] in _NO_CONJUNCTION and not told_when:
        return None
    if word in _AMBIGUOUS and finites and not verb_last(tokens, last, end):
        return None
    return SUB, so if word == "dass" and so >= 0 else first, last


def _attribution(tokens: Tokens, clause: Clause, finites: list[int], so: int) -> _Told:
    """ "wie X mitteilte", "so X"."""
    if tokens.low[clause.first] == "wie" and finites and verb_last(tokens, finites[-1], clause.end):
        return AS, clause.first, finites[-1]
    if so >= 0 and not finites and not _has_infinitive(tokens, clause):
        return SO, so, -1
    return None


def _verb_at_end(tokens: Tokens, clause: Clause, finites: list[int], so: int) -> _Told:
    """A relative clause or an indirect question."""
    first, end = clause.first, clause.end
    if not finites or finites[-1] <= first or not verb_last(tokens, finites[-1], end):
        return None
    opener = _opener(tokens, first, end)
    governed = tokens.tags[first].startswith("APPR")
    if opener < 0 and governed and finites == [end - 1] and tokens.low[first + 1] in _RELATIVES and end - first > 4:
        opener = first + 1  # "eine Feier, bei der rote Fahnen wehen": no main clause has its verb last
    if opener >= 0 and clause.separator:
        return RELATIVE, opener, finites[-1]
    if tokens.low[first + governed] in _QUESTION_WORDS:
        return QUESTION, first, finites[-1]
    return None


def _infinitive(tokens: Tokens, clause: Clause, finites: list[int], so: int) -> _Told:
    if finites or not _has_infinitive(tokens, clause):
        return None
    return INFINITIVE, clause.first if tokens.low[clause.first] in _INFINITIVE_OPENERS else -1, -1


def _verbless(tokens: Tokens, clause: Clause, finites: list[int], so: int) -> _Told:
    """A relative clause whose verb was not recognised; else what has a verb is a main clause."""
    if finites:
        return MAIN, -1, finites[0]
    if clause.separator and tokens.tags[clause.first].startswith("PREL") and clause.end - clause.first > 2:
        return RELATIVE, clause.first, clause.end - 1
    return None


_TOLD_BY_FIRST_WORD = (_purpose, _conjunction, _attribution)
_FIRST_WORDS = CONJUNCTIONS | _INFINITIVE_OPENERS | {"wie"}
_TOLD_BY_VERB = (_verb_at_end, _infinitive, _verbless)


def _opener(tokens: Tokens, first: int, end: int) -> int:
    """The relative pronoun that a relative clause begins with, alone or after a preposition."""
    if tokens.low[first] in _LOOSE_RELATIVES:
        return first
    governed = tokens.tags[first].startswith("APPR") or tokens.low[first] in ("laut", "gemäss")
    at = first + (governed and first + 1 < end)
    if tokens.tags[at].startswith("PREL"):
        return at
    if tokens.low[at] not in _RELATIVES or tokens.tags[at].startswith("PW"):
        return -1
    is_article = tokens.tags[at] == "ART" and tokens.feature(at, "PronType") != "Rel"
    return -1 if is_article and at + 1 < end and tokens.tags[at + 1] in ("NN", "NE", "ADJA") else at


def verb_last(tokens: Tokens, finite: int, end: int) -> bool:
    """Does nothing but verbs and marks follow the finite verb?"""
    return all(
        tokens.tags[i] in _VERB_BEHIND or tokens.tags[i].startswith("V") or not tokens.words[i][0].isalnum()
        for i in range(finite + 1, end)
    )


def _disguised_verb(tokens: Tokens, first: int, end: int) -> list[int]:
    """A known verb of saying that the tagger took for something else: "Sie argumentiert", "Beobachter betonen"."""
    for i in range(first, min(end, first + 40)):
        if (
            tokens.tags[i] in _DISGUISES
            and tokens.words[i][0].islower()
            and is_finite_form(tokens.low[i])
            and _may_be_finite(tokens, i, first, end)
        ):
            return [i]
    return []


def _may_be_finite(tokens: Tokens, i: int, first: int, end: int) -> bool:
    tag, after = tokens.tags[i], tokens.tags[i + 1] if i + 1 < end else ""
    if tag in ("VVINF", "VVPP"):
        return tokens.low[i - 1] != "zu" and not after.startswith(("V", "PTKZU"))
    if tag == "ADJA":  # "antwortete Wiebusch": taggers take an unknown name for a noun and its verb for an attribute
        attributed = i > first and tokens.tags[i - 1] in _ATTRIBUTED
        return bool(after) and not attributed and may_speak(tokens, i + 1)
    return tag != "ADJD" or not is_participle_form(tokens.low[i])


def may_speak(tokens: Tokens, i: int) -> bool:
    """Can the word at i begin a subject: an article, a pronoun, a title, a name, also one that no dictionary has?"""
    tag, word = tokens.tags[i], tokens.words[i]
    if tag in ("ART", "PPER", "NE") or tokens.labels[i] in ("PER", "ORG") or is_person_word(word):
        return True
    if tag != "NN":
        return False
    return is_last_name(word) or dictionary_lemma(word) is None or person_noun(word) is not None


def is_insertion(clauses: list[Clause], k: int) -> bool:
    """Does clause k stand between dashes: "Sie hatte – es gab Kuchen – geschworen, dass …"?"""
    return k + 1 < len(clauses) and clauses[k].separator in DASHES and clauses[k + 1].separator in DASHES


def _has_infinitive(tokens: Tokens, clause: Clause) -> bool:
    tags, low = tokens.tags[clause.start : clause.end], tokens.low[clause.start : clause.end]
    return "VVIZU" in tags or (
        "zu" in low and any(word == "zu" and tag.endswith("INF") for word, tag in zip(low, tags[1:], strict=False))
    )


def is_complete(tokens: Tokens, clause: Clause) -> bool:
    """Does more follow the finite verb of a main clause, and the participle or infinitive that an auxiliary needs?"""
    if clause.kind != MAIN:
        return True
    after = tokens.tags[clause.finite + 1 : clause.end]
    if tokens.tags[clause.finite].startswith(("VA", "VM")):
        return any(tag.startswith("V") or tag in ("ADJD", "NN", "PTKVZ") for tag in after)
    return any(tag not in ("ADV", "PROAV", "PAV", "PRF") for tag in after)


def is_content(tokens: Tokens, clause: Clause) -> bool:
    """Is it a clause with "dass" or "ob", or an indirect question?"""
    return clause.kind == SUB and tokens.low[clause.intro] in ("dass", "ob") or clause.kind == QUESTION


def has_konjunktiv(clauses: list[Clause]) -> bool:
    """Is one of the last of them a main clause in Konjunktiv?"""
    return any(clause.kind == MAIN and clause.subjunctive for clause in clauses[-FAR:])
