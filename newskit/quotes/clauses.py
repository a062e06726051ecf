"""Clauses, told apart by their first words and their finite verb.

German puts the finite verb second in main clauses and last in subordinate ones, and
begins the latter with a conjunction, a relative or a question word. That is all that is used here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import compress

from newskit.german.roles import person_noun
from newskit.pipelines.gazetteer import is_last_name, is_person_word
from newskit.pipelines.lemmas import dictionary_lemma
from newskit.quotes.lexicon import is_finite_form, is_participle_form, words
from newskit.quotes.tokens import Tokens

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

CONJUNCTIONS = frozenset(
    "dass daß ob weil da wenn falls als nachdem bevor ehe während obwohl obgleich sofern solange sobald indem damit "
    "sodass bis seit seitdem wohingegen zumal obschon wogegen".replace("ß", "ss").split()
)
_QUESTION_WORDS = words(
    "was wer wen wem wessen wann wo wohin woher warum weshalb wieso wieviel wie welcher welche welches welchen "
    "welchem inwieweit inwiefern woran wovon worüber worum"
)
_RELATIVES = words("der die das dem den dessen deren denen welcher welche welches welchem welchen was wo")
_LOOSE_RELATIVES = words("wobei wodurch womit worauf woraufhin wogegen wozu wofür woraus weswegen wonach")
_SOFT = words("und oder aber sondern denn doch auch nur vor allem so erst selbst sowie sowohl zwar eben sogar")
JOINERS = words("und oder aber sondern doch jedoch sowie")
_JOINERS_ONLY = words("und oder aber sondern denn sowie")
SEPARATORS = words(", ; : – — -- -")
DASHES = words("– — -")
ENDINGS = words(". ! ? … ...")
_AMBIGUOUS = words("da als seit bis während damit")  # conjunctions that are something else, too
_COMPLETE = ("NN", "NE", "PDS", "PPER")
_ONE_PHRASE = frozenset(("ART", "PPOSAT", "PDAT", "PIAT", "ADJA", *_COMPLETE))
_DISGUISES = words("VVINF VVPP ADJD ADJA NN NE FM XY")
_ATTRIBUTED = words("ART APPRART APPR PPOSAT PDAT PIAT PIDAT ADJA CARD ADV ADJD KON")
_VERB_BEHIND = words("VVPP VVINF VAINF VMINF VAPP VMPP VVIZU PTKVZ PTKZU")


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


def classify(tokens: Tokens, inside: list[int], start: int, end: int, separator: str) -> Clause:
    """Tell the kind of a clause by its first words and its verb."""
    low, tags = tokens.low, tokens.tags
    first = start
    while first < end - 1 and not tokens.words[first][0].isalnum() and inside[first] >= 0:
        first += 1  # "erklärte, „dass …“"
    while first < end - 1 and low[first] in _SOFT and not tokens.finite[first]:
        first += 1
    if (
        low[first] in ("nicht", "noch")
        and first + 2 < end
        and low[first + 1] in CONJUNCTIONS
        and tags[first + 1] == "KOUS"
    ):
        first += 1  # "nicht weil …"
    soft_so = low.index("so", start, first) if "so" in low[start:first] else -1
    if first > start and tokens.finite[first] and low[first - 1] not in _JOINERS_ONLY:
        first -= 1  # "Auch habe sich …", "So seien …": the adverb is the first constituent
    finites = list(compress(range(start, end), tokens.finite[start:end]))
    finites = [i for i in finites if inside[i] < 0] or finites or _disguised_verb(tokens, first, end)
    if len(finites) > 1 and finites[1] == finites[0] + 1 and low[finites[0]].endswith("en"):
        del finites[0]  # "Ändern wollen habe er nichts": the first of them is an infinitive
    clause = Clause(start, end, FRAGMENT, first=first, separator=separator)
    word = low[first] if first < end else ""
    if finites:
        clause.finite = finites[0]
    if word == "dass" and soft_so >= 0:
        word = "sodass"
    # "Als Kern das Ziel erreichte"
    told_when = word == "als" and end - first > 4 and finites and finites[-1] == end - 1
    if word in CONJUNCTIONS and (told_when or tags[first] not in ("APPR", "ADV", "PTKVZ", "KOKOM", "PROAV")):
        last = finites[-1] if finites else -1
        second = word in _AMBIGUOUS and finites and not verb_last(tokens, last, end) and tokens.words[last + 1] != "("
        if not second:  # "Bis dahin könnten Jahre vergehen": a preposition or adverb
            clause.kind, clause.intro, clause.finite = SUB, soft_so if word == "sodass" else first, last
    elif word == "wie" and finites and verb_last(tokens, finites[-1], end):
        clause.kind, clause.intro, clause.finite = AS, first, finites[-1]
    elif soft_so >= 0 and not finites and not _is_infinitive(tokens, start, end):
        clause.kind, clause.intro = SO, soft_so
    elif finites and verb_last(tokens, finites[-1], end) and finites[-1] > first:
        opener = _opener(tokens, first, end)
        if opener < 0 and len(finites) == 1 and finites[0] == end - 1 and tags[first].startswith("APPR"):
            # "eine Feier, bei der rote Fahnen wehen": no main clause has its verb last
            opener = first + 1 if low[first + 1] in _RELATIVES and end - first > 4 else -1
        if opener >= 0 and separator:
            clause.kind, clause.intro, clause.finite = RELATIVE, opener, finites[-1]
        elif word in _QUESTION_WORDS or (tags[first].startswith("APPR") and low[first + 1] in _QUESTION_WORDS):
            clause.kind, clause.intro, clause.finite = QUESTION, first, finites[-1]
    elif not finites and _is_infinitive(tokens, start, end):
        clause.kind = INFINITIVE
        clause.intro = first if tags[first] == "KOUI" or low[first] in ("um", "ohne", "statt", "anstatt") else -1
    if clause.kind == FRAGMENT and separator and tags[first].startswith("PREL") and not finites and end - first > 2:
        clause.kind, clause.intro, clause.finite = RELATIVE, first, end - 1  # its verb was not recognised
    if (
        low[first] in ("um", "ohne", "statt", "anstatt")
        and tags[first] == "KOUI"
        and _is_infinitive(tokens, start, end)
    ):
        clause.kind, clause.intro, clause.finite = INFINITIVE, first, -1
    elif clause.kind == FRAGMENT and finites:
        clause.kind = MAIN
        if tags[first] == "PRELS" and first + 1 < end and tags[first + 1] in ("NN", "NE", "ADJA"):
            tags[first] = "ART"  # "…, die FDP sprach von …": with its verb second this is no relative clause
    if clause.kind == SUB and not finites and word in ("bis", "seit", "während") and _is_infinitive(tokens, start, end):
        clause.kind, clause.intro = INFINITIVE, -1  # "bis zum Herbst eine Leiterin zu berufen": a preposition
    if clause.finite >= 0:
        clause.subjunctive = tokens.is_subjunctive(clause.finite)
    return clause


def _opener(tokens: Tokens, first: int, end: int) -> int:
    """The relative pronoun that a relative clause begins with, behind a preposition as it may be."""
    if tokens.low[first] in _LOOSE_RELATIVES:
        return first
    governed = tokens.tags[first].startswith("APPR") or tokens.low[first] in ("laut", "gemäss")
    at = first + 1 if governed and first + 1 < end else first
    if tokens.tags[at].startswith("PREL"):
        return at
    is_article = (
        at + 1 < end and tokens.tags[at + 1] in ("NN", "NE", "ADJA") and tokens.feature(at, "PronType") != "Rel"
    )
    if (
        tokens.low[at] in _RELATIVES
        and tokens.tags[at] not in ("PWS", "PWAV", "PWAT")
        and not (is_article and tokens.tags[at] == "ART")
    ):
        return at
    return -1


def verb_last(tokens: Tokens, finite: int, end: int) -> bool:
    """Nothing but verbs, marks and a bracket or a short prepositional phrase behind the finite verb."""
    rest = range(finite + 1, end)
    return all(
        tokens.tags[i] in _VERB_BEHIND or tokens.tags[i].startswith("V") or not tokens.words[i][0].isalnum()
        for i in rest
    )


def _disguised_verb(tokens: Tokens, first: int, end: int) -> list[int]:
    """A known verb of saying that the tagger took for a participle or infinitive: "Sie argumentiert", "Beobachter betonen"."""
    for i in range(first, min(end, first + 40)):
        tag = tokens.tags[i]
        if tag not in _DISGUISES or not tokens.words[i][0].islower() or not is_finite_form(tokens.low[i]):
            continue
        if tag in ("VVINF", "VVPP"):
            if tokens.low[i - 1] != "zu" and not (i + 1 < end and tokens.tags[i + 1].startswith(("V", "PTKZU"))):
                return [i]
        elif tag == "ADJA":
            if (
                (i == first or tokens.tags[i - 1] not in _ATTRIBUTED)
                and i + 1 < end
                and (may_speak(tokens, i + 1) or _is_titled(tokens, i + 1))
            ):
                # "antwortete Wiebusch": taggers take an unknown name for a noun and its verb for an attribute
                return [i]
            if tokens.tags[i - 1] in _COMPLETE and _ONE_PHRASE.issuperset(tokens.tags[first:i]) and first < i:
                tokens.tags[i] = "VVFIN"  # "Der Konzern dementierte Berichte": no attribute behind a whole phrase
                return [i]
        elif tag != "ADJD" or not is_participle_form(tokens.low[i]):
            return [i]
    return []


def _is_titled(tokens: Tokens, i: int) -> bool:
    """ "begründete Ministerin Eva Holm": a title and a name without article, before which no attribute stands."""
    named = i + 1 < len(tokens) and (tokens.labels[i + 1] == "PER" or tokens.tags[i + 1] == "NE")
    return named and tokens.tags[i] == "NN" and person_noun(tokens.words[i]) is not None


def is_insertion(clauses: list[Clause], k: int) -> bool:
    """Does clause k stand between dashes: "Sie hatte – es gab Kuchen – geschworen, dass …"?"""
    return k + 1 < len(clauses) and clauses[k].separator in DASHES and clauses[k + 1].separator in DASHES


def may_speak(tokens: Tokens, i: int) -> bool:
    """Can the word at i begin a subject: an article, a pronoun, a name, also one that no dictionary has?"""
    tag = tokens.tags[i]
    if tag in ("ART", "PPER", "NE") or tokens.labels[i] in ("PER", "ORG") or is_person_word(tokens.words[i]):
        return True
    if tokens.low[i].endswith("innen"):
        return True  # "berichten Forscherinnen"
    return tag == "NN" and (is_last_name(tokens.words[i]) or dictionary_lemma(tokens.words[i]) is None)


def _is_infinitive(tokens: Tokens, start: int, end: int) -> bool:
    tags, low = tokens.tags[start:end], tokens.low[start:end]
    return "VVIZU" in tags or (
        "zu" in low and any(word == "zu" and tag.endswith("INF") for word, tag in zip(low, tags[1:], strict=False))
    )


def is_complete(tokens: Tokens, clause: Clause) -> bool:
    """Does a main clause have more behind its finite verb, and the participle or infinitive that an auxiliary waits for?"""
    if clause.kind != MAIN:
        return True
    behind = tokens.tags[clause.finite + 1 : clause.end]
    if tokens.tags[clause.finite].startswith(("VA", "VM")):
        return any(tag.startswith("V") or tag in ("ADJD", "NN", "PTKVZ") for tag in behind)
    return any(tag not in ("ADV", "PROAV", "PAV", "PRF") for tag in behind)
