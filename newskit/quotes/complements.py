"""Which clause depends on a verb or noun of saying, and by which rule: dass, ob, verb-second, infinitive."""

from __future__ import annotations

from newskit.quotes.clauses import (
    AS,
    FRAGMENT,
    INFINITIVE,
    MAIN,
    QUESTION,
    RELATIVE,
    SO,
    SUB,
    Clause,
    Sentence,
    is_insertion,
)
from newskit.quotes.cues import Cue
from newskit.quotes.extent import COORDINATORS
from newskit.quotes.lexicon import is_cue_form, words
from newskit.quotes.phrases import noun_phrase
from newskit.quotes.tokens import Tokens

# Verbs whose verb-second clause may be in the indicative: "Sie meint, das ist zu spät".
_PLAIN = words(
    "sagen erklären berichten melden mitteilen behaupten meinen glauben schreiben betonen versichern angeben argumentieren "
    "heißen hervorgehen denken finden hoffen vermuten schätzen erzählen fürchten befürchten begründen warnen ankündigen"
)
# Past tense or Konjunktiv II: behind a verb of saying the latter.
_EITHER_MOOD = words("wollte wollten sollte sollten möge mögen")
_SURE = ("überzeugt sein", "sicher sein", "zuversichtlich sein")  # "Er ist sicher: Das wird nichts."
_POINTERS = words("darüber daran davon dafür dagegen damit darauf dazu darin")


def forward(tokens: Tokens, sentence: Sentence, k: int, cue: Cue) -> tuple[int, str] | None:
    """The clause behind the cue that depends on it, and by which rule."""
    clauses = sentence.clauses
    if clauses[k].kind in (AS, SO):
        return None
    for j in range(k + 1, min(len(clauses), k + 6)):
        clause = clauses[j]
        if clause.separator == ";":
            return None
        if is_insertion(clauses, j):
            continue  # "hatte – es gab Kuchen – geschworen, dass …"
        if cue.takes("v") and _is_first_constituent(tokens, clauses, j):
            return j, "verb-second"
        # "kritisierte ihn dafür, zu schweigen": what takes "dass" takes an infinitive where a word points to it
        points = j == k + 1 and cue.takes("d") and pronominal(tokens, clauses[k].finite, clauses[k].end)
        rule = complement(tokens, clause, cue, points=points)
        if rule in ("ob", "question") and names_question(tokens, clauses[j - 1]):
            return None  # "sagte auf die Frage, ob er bleibe: …"
        if rule and not (rule == "verb-second, indicative" and j > k + 1):
            return j, rule
        if clause.kind == FRAGMENT and clause.separator == "," and cue.takes("v") and _begins_main_clause(clauses, j):
            return j, "verb-second"  # "meinte, der Sänger, der fehle, sei krank"
        if clause.kind == MAIN or clause.kind == SUB and (clause.subjunctive or tokens.low[clause.intro] == "während"):
            return None
        if clause.separator == ":":
            return None
    return None


def _is_first_constituent(tokens: Tokens, clauses: list[Clause], j: int) -> bool:
    """ "befürchtet, sobald er komme, werde …", "sagte, wer baue, müsse zahlen": does a main clause begin with clause j?"""
    clause = clauses[j]
    opens = clause.kind in (SUB, QUESTION) or clause.kind == RELATIVE and tokens.low[clause.intro] in ("was", "wer")
    behind = clauses[j + 1] if j + 1 < len(clauses) else None
    is_content = clause.kind == SUB and tokens.low[clause.intro] in ("dass", "ob")
    return bool(
        opens and not is_content and behind and behind.kind == MAIN and behind.verb_first and behind.subjunctive
    )


def names_question(tokens: Tokens, clause: Clause) -> bool:
    """Does a clause end in "auf die Frage" or "auf die Frage eines Gastes"?"""
    for i in range(max(clause.start, clause.end - 6), clause.end):
        if tokens.low[i] in ("frage", "nachfrage") and "auf" in tokens.low[max(clause.start, i - 3) : i]:
            phrase = noun_phrase(tokens, i, clause.end)
            return phrase is not None and phrase.end == clause.end
    return False


def _begins_main_clause(clauses: list[Clause], j: int) -> bool:
    """Is fragment j the first phrase that other clauses part from its verb in Konjunktiv?"""
    for later in clauses[j + 1 : j + 5]:
        if later.kind == MAIN:
            return later.verb_first and later.subjunctive and later.separator == "," and later is not clauses[j + 1]
        if later.kind not in (RELATIVE, FRAGMENT, INFINITIVE):
            return False
    return False


def complement(tokens: Tokens, clause: Clause, cue: Cue, is_noun: bool = False, points: bool = False) -> str | None:
    """The rule by which a clause is the complement of a cue, or None."""
    if clause.kind == SUB:
        intro = tokens.low[clause.intro]
        if intro in ("dass", "daß"):
            return "dass" if cue.takes("d") else None
        if intro == "ob":
            return "ob" if cue.takes("w") else None
        return None
    if clause.kind == QUESTION:
        place = tokens.low[clause.intro] == "wo" and tokens.tags[clause.start - 2] in ("NN", "NE", "XY", "FM")
        if place and cue.entry.kind != "ask":
            return None  # "schrieb sie auf der Seite, wo auch Bilder stehen"
        return "question" if cue.takes("w") and clause.separator == "," else None
    if clause.kind == AS and not is_cue_form(tokens.low[clause.finite]):
        of_degree = tokens.tags[clause.intro + 1] == "ADJD"  # "betonte, wie wichtig ihr das sei"
        takes = cue.takes("w") or of_degree and cue.takes("d")
        return "question" if takes and clause.separator == "," else None  # "erklärte, wie die Pumpe arbeitet"
    if clause.kind == INFINITIVE:
        return "infinitive" if (cue.takes("z") or points) and clause.intro < 0 else None
    if clause.kind == MAIN:
        if clause.separator == ":":
            return (
                "colon"
                if cue.takes("v")
                # "fand: …", not "fand Arbeit: …" or "hat Arbeit gefunden: …"
                and (cue.lemma != "finden" or len(cue.words) == 1 and cue.main + 2 == clause.start)
                and not cue.passive
                and cue.lemma not in ("sprechen", "bekannt werden")
                and (cue.entry.pos != "adjective" or cue.lemma in _SURE)
                else None
            )
        if (
            not cue.takes("v")
            or clause.verb_first
            or tokens.low[clause.start] in COORDINATORS
            or clause.separator != ","
        ):
            return None
        if clause.subjunctive or tokens.low[clause.finite] in _EITHER_MOOD:
            return "verb-second"
        named = cue.lemma == "heißen" and not cue.impersonal  # "Nord wird die Sparte heißen, …"
        if not is_noun and cue.lemma in _PLAIN and not cue.passive and not named:
            return "verb-second, indicative"
    return None


def pronominal(tokens: Tokens, start: int, end: int) -> bool:
    """Is there a "darüber", "daran", "davon", which points to the clause that follows?"""
    return any(tokens.tags[i] in ("PROAV", "PAV") and tokens.low[i] in _POINTERS for i in range(start, end))
