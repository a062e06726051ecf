"""Sentences and their clauses, cut by punctuation and told apart by their first words and their finite verb.

German marks nearly every clause by a comma, puts the finite verb second in main clauses and last in subordinate ones, and
begins the latter with a conjunction, a relative or a question word. That is all that is used here.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from newskit.quotes.lexicon import is_finite_form, is_participle_form, words
from newskit.quotes.marks import Marked
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

_CONJUNCTIONS = frozenset(
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
_JOINERS = words("und oder aber sondern doch jedoch sowie")
_JOINERS_ONLY = words("und oder aber sondern denn sowie")
_SEPARATORS = words(", ; : – — -- -")
_ENDINGS = words(". ! ? … ...")
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


def read_sentences(tokens: Tokens, marked: list[Marked]) -> tuple[list[Sentence], list[int]]:
    """Cut a text into sentences with clauses; also, for every token, the outermost marked stretch it lies in (or -1)."""
    inside = _inside(tokens, marked)
    sentences = []
    start = 0
    paragraph = 0
    for i in range(1, len(tokens) + 1):
        if i < len(tokens) and not _sentence_starts(tokens, inside, i):
            continue
        begin, end = start, i
        start = i
        while begin < end and not tokens.words[begin].strip():
            paragraph += "\n" in tokens.words[begin]
            begin += 1
        breaks = 0
        while end > begin and not tokens.words[end - 1].strip():
            end -= 1
            breaks += "\n" in tokens.words[end]
        if begin < end:
            sentences.append(Sentence(begin, end, cut_clauses(tokens, begin, end, inside), paragraph))
        paragraph += breaks
    return sentences, inside


def _inside(tokens: Tokens, marked: list[Marked]) -> list[int]:
    inside = [-1] * len(tokens)
    i = 0
    for number, mark in enumerate(marked):
        if mark.depth:
            continue
        while i < len(tokens) and tokens.starts[i] < mark.start:
            i += 1
        while i < len(tokens) and tokens.ends[i] <= mark.end:
            inside[i] = number
            i += 1
    return inside


def _sentence_starts(tokens: Tokens, inside: list[int], i: int) -> bool:
    """Does a sentence start at token i, once marks and line breaks are respected?"""
    if inside[i] >= 0 and inside[i] == inside[i - 1]:
        return False
    before = tokens.words[i - 1]
    if "\n" in before:
        return True
    if not tokens.sent_starts[i]:
        # A sentence that ends within its quotation marks, and another behind it.
        return (
            inside[i - 1] >= 0
            and i > 1
            and tokens.words[i - 2] in _ENDINGS
            and (inside[i] >= 0 or tokens.words[i][:1].isupper())
            and not tokens.is_finite(i)
        )
    word = tokens.words[i]
    if word[:1].islower() or word in _SEPARATORS or word in _ENDINGS or word == ")":
        # "„Wirklich?“, fragte sie": no sentence starts with a comma or in lower case, whatever the pipeline says
        return False
    return not (tokens.is_finite(i) and before in _SEPARATORS)


def cut_clauses(tokens: Tokens, start: int, end: int, inside: list[int]) -> list[Clause]:
    """Cut a sentence at commas, colons, semicolons and dashes, and before "und" with a new finite verb."""
    words = tokens.words
    clauses: list[Clause] = []
    brackets = 0
    begin, separator = start, ""
    for i in range(start, end):
        word = words[i]
        if word in "([" and len(word) == 1:
            brackets += 1
        elif word in ")]" and len(word) == 1:
            brackets = max(0, brackets - 1)
        if inside[i] >= 0 or (brackets and word not in ";"):
            if _verb_behind_marks(tokens, inside, begin, i, end):
                clauses.append(_classify(tokens, inside, begin, i + 1, separator))
                begin, separator = i + 1, ","
            continue
        if word in _SEPARATORS:
            if i > begin:
                clauses.append(_classify(tokens, inside, begin, i, separator))
            begin, separator = i + 1, word
        elif word in _ENDINGS and i + 1 < end and i > begin:
            clauses.append(_classify(tokens, inside, begin, i, separator))
            begin, separator = i + 1, word
        elif tokens.low[i] in _JOINERS and i > begin and _new_clause_behind(tokens, begin, i, end, inside):
            clauses.append(_classify(tokens, inside, begin, i, separator))
            begin, separator = i, ""
    if begin < end:
        last = end
        while last > begin + 1 and words[last - 1] in _ENDINGS:
            last -= 1
        clauses.append(_classify(tokens, inside, begin, last, separator))
    return _mend(tokens, clauses)


def _mend(tokens: Tokens, clauses: list[Clause]) -> list[Clause]:
    """Join a subordinate clause that appositions or relative clauses cut from its verb ("Wie X, Chef der Y, mitteilte")."""
    mended: list[Clause] = []
    k = 0
    while k < len(clauses):
        clause = clauses[k]
        if clause.finite < 0 and clause.kind in (SUB, FRAGMENT) and _opens_verb_last(tokens, clause):
            for m in range(k + 1, min(len(clauses), k + 6)):
                later = clauses[m]
                if (
                    later.kind == MAIN
                    and not later.verb_first | (later.end - later.start > 25)
                    and _verb_last(tokens, later.finite, later.end)
                    or (later.kind == MAIN and later.end - later.start == 1 and tokens.tags[clause.end - 1][0] != "V")
                ):
                    kind = AS if tokens.low[clause.first] == "wie" else SUB if clause.kind == SUB else RELATIVE
                    clause = Clause(
                        clause.start,
                        later.end,
                        kind,
                        clause.first,
                        later.finite,
                        later.subjunctive,
                        clause.first,
                        clause.separator,
                    )
                    k = m
                    break
                if later.kind not in (FRAGMENT, RELATIVE):
                    break
        if (
            clause.finite < 0
            and clause.kind == FRAGMENT
            and (clause.separator == "," or _opens_infinitive(tokens, clause))
        ):
            m = _infinitive_behind(tokens, clauses, k)
            if m > k:
                intro = clause.first if _opens_infinitive(tokens, clause) else -1
                clause = Clause(
                    clause.start, clauses[m].end, INFINITIVE, intro, first=clause.first, separator=clause.separator
                )
                k = m
        mended += _part_main_clauses(tokens, clause)
        k += 1
    return mended


def _part_main_clauses(tokens: Tokens, clause: Clause) -> list[Clause]:
    """Part "A habe geklagt und B fordert Hilfe": a new subject and an indicative verb behind "und" are another clause."""
    if clause.kind != MAIN or not clause.subjunctive or clause.end - clause.finite > 120:
        return [clause]
    cut = -1
    for i in range(clause.finite + 2, clause.end - 2):
        if tokens.low[i] in _JOINERS and tokens.tags[i + 1] in ("ART", "NE", "PPER", "NN", "PPOSAT", "PDAT"):
            cut = i
        elif (
            tokens.is_finite(i)
            and 0 < cut > i - 7
            and tokens.tags[i - 1] in ("NN", "NE", "PPER")
            and not tokens.is_subjunctive(i)
        ):
            first = Clause(clause.start, cut, MAIN, -1, clause.finite, True, clause.first, clause.separator)
            return [first, Clause(cut, clause.end, MAIN, -1, i, False, cut + 1, "")]
        elif tokens.tags[i].startswith("V"):
            cut = -1
    return [clause]


def _opens_infinitive(tokens: Tokens, clause: Clause) -> bool:
    return tokens.low[clause.first] in ("um", "ohne", "statt", "anstatt")


def _infinitive_behind(tokens: Tokens, clauses: list[Clause], k: int) -> int:
    """The end of an infinitive clause that a relative clause or a list cuts ("sich in den Streit, der …, einzumischen")."""
    opened = _opens_infinitive(tokens, clauses[k])
    relative = False
    for m in range(k + 1, min(len(clauses), k + 5)):
        later = clauses[m]
        if later.kind == INFINITIVE and later.intro < 0 and later.separator == ",":
            return m if opened or relative else k
        if later.kind == RELATIVE:
            relative = True
        elif later.kind != FRAGMENT:
            return k
    return k


def _opens_verb_last(tokens: Tokens, clause: Clause) -> bool:
    if clause.kind == SUB or tokens.low[clause.first] == "wie" and clause.first == clause.start:
        return True
    return bool(clause.separator) and tokens.tags[clause.first].startswith("PREL")


def _new_clause_behind(tokens: Tokens, begin: int, i: int, end: int, inside: list[int]) -> bool:
    """Does "und" at i begin a clause with a verb of its own? Behind a clause that is complete, before a finite verb."""
    if i + 2 >= end or inside[i + 1] >= 0 or not tokens.is_finite(i + 1) or tokens.is_subjunctive(i + 1):
        return False
    before = tokens.tags[i - 1]
    behind = tokens.words[i + 2]
    verb_final = before.startswith("V") or any(tokens.is_finite(k) for k in range(begin, i))
    if tokens.low[begin] not in _CONJUNCTIONS and not tokens.tags[begin].startswith(("PREL", "PW", "KO")):
        return verb_final
    return verb_final and behind not in _SEPARATORS and behind not in _ENDINGS


def _verb_behind_marks(tokens: Tokens, inside: list[int], begin: int, i: int, end: int) -> bool:
    """Does a quote that a clause begins with end at i, with "sagte X" right behind it though no comma parts them?"""
    if i + 1 >= end or inside[i] < 0 or inside[i + 1] == inside[i] or inside[begin] != inside[i]:
        return False
    return (tokens.is_finite(i + 1) or tokens.low[i + 1] == "so") and (i - begin > 5 or tokens.words[i - 1] in ".!?")


def _classify(tokens: Tokens, inside: list[int], start: int, end: int, separator: str) -> Clause:
    """Tell the kind of a clause by its first words and its verb."""
    low, tags = tokens.low, tokens.tags
    first = start
    while first < end - 1 and low[first] in _SOFT and not tokens.is_finite(first):
        first += 1
    soft_so = next((i for i in range(start, first) if low[i] == "so"), -1)
    if first > start and tokens.is_finite(first) and low[first - 1] not in _JOINERS_ONLY:
        first -= 1  # "Auch habe sich …", "So seien …": the adverb is the first constituent
    finites = [i for i in range(start, end) if tokens.is_finite(i)]
    finites = [i for i in finites if inside[i] < 0] or finites or _disguised_verb(tokens, first, end)
    clause = Clause(start, end, FRAGMENT, first=first, separator=separator)
    word = low[first] if first < end else ""
    if finites:
        clause.finite = finites[0]
    if word == "dass" and soft_so >= 0:
        word = "sodass"
    if word in _CONJUNCTIONS and tags[first] not in ("APPR", "ADV", "PTKVZ", "KOKOM"):
        last = finites[-1] if finites else -1
        if not (word in ("da", "als", "seit", "bis", "während", "damit") and clause.finite == first + 1):
            clause.kind, clause.intro, clause.finite = SUB, soft_so if word == "sodass" else first, last
    elif word == "wie" and finites and _verb_last(tokens, finites[-1], end):
        clause.kind, clause.intro, clause.finite = AS, first, finites[-1]
    elif soft_so >= 0 and not finites and not _is_infinitive(tokens, start, end):
        clause.kind, clause.intro = SO, soft_so
    elif finites and _verb_last(tokens, finites[-1], end) and finites[-1] > first:
        opener = _opener(tokens, first, end)
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
    if clause.finite >= 0:
        clause.subjunctive = tokens.is_subjunctive(clause.finite)
    return clause


def _opener(tokens: Tokens, first: int, end: int) -> int:
    """The relative pronoun that a relative clause begins with, behind a preposition as it may be."""
    if tokens.low[first] in _LOOSE_RELATIVES:
        return first
    at = first + 1 if tokens.tags[first].startswith("APPR") and first + 1 < end else first
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


def _verb_last(tokens: Tokens, finite: int, end: int) -> bool:
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
        if not tokens.words[i][0].islower() or not is_finite_form(tokens.low[i]):
            continue
        if tag in ("VVINF", "VVPP"):
            if tokens.low[i - 1] != "zu" and not (i + 1 < end and tokens.tags[i + 1].startswith(("V", "PTKZU"))):
                return [i]
        elif tag in ("NN", "NE", "FM", "XY") or tag == "ADJD" and not is_participle_form(tokens.low[i]):
            return [i]
    return []


def _is_infinitive(tokens: Tokens, start: int, end: int) -> bool:
    for i in range(start, end):
        tag = tokens.tags[i]
        if tag == "VVIZU" or (tokens.low[i] == "zu" and i + 1 < end and tokens.tags[i + 1].endswith("INF")):
            return True
    return False


def is_complete(tokens: Tokens, clause: Clause) -> bool:
    """Does a main clause have more behind its finite verb, and the participle or infinitive that an auxiliary waits for?"""
    if clause.kind != MAIN:
        return True
    behind = tokens.tags[clause.finite + 1 : clause.end]
    if tokens.tags[clause.finite].startswith(("VA", "VM")):
        return any(tag.startswith("V") or tag in ("ADJD", "NN", "PTKVZ") for tag in behind)
    return len(behind) > 0
