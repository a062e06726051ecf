"""How far an indirect quote reaches behind the clause that it begins with."""

from __future__ import annotations

from newskit.quotes.clauses import AS, DASHES, ENDINGS, FRAGMENT, INFINITIVE, MAIN, SO, SUB, Clause, Sentence
from newskit.quotes.cues import Cue
from newskit.quotes.lexicon import words
from newskit.quotes.speakers import ADDING
from newskit.quotes.tokens import Tokens

COORDINATORS = words("und aber doch sondern oder jedoch sowie")
# Clauses with these words comment on an infinitive from outside.
_NO_PART = words("wobei was womit woraufhin nachdem während obwohl obgleich")
_OUGHT = words("soll sollen möge mögen")
_PROVIDED = words("vorausgesetzt angenommen")
FAR = 40  # clauses that a quote or the search for one may reach over


def extent(tokens: Tokens, sentence: Sentence, j: int, cues: dict[int, Cue], embedded: bool = False) -> tuple[int, int]:
    """From the first word of clause j to the last word of what belongs to it.

    An `embedded` clause hangs on a noun, and the clause of the noun may go on behind it.
    """
    clauses = sentence.clauses
    head = told = clauses[j]
    end = head.end
    aside = -1  # the clause that an insertion between dashes ends before
    for m in range(j + 1, min(len(clauses), j + FAR)):
        clause = clauses[m]
        if m < aside:
            continue
        if clause.separator in DASHES and told.finite < 0:
            aside = next((n for n in range(m + 1, min(len(clauses), m + 5)) if clauses[n].separator in DASHES), -1)
            if aside > 0:
                continue  # "dass der Plan – sie lachte – gelungen sei"
        if clause.separator in ENDINGS:
            break
        if clause.separator == ";" and (not clause.subjunctive or head.kind in (INFINITIVE, SUB)):
            break
        if clause.separator == ":" and head.kind in (INFINITIVE, SUB) and clause.subjunctive:
            break  # "Sie drohte, zu klagen: Man habe sie betrogen"
        if is_parenthesis(tokens, sentence, m, cues):
            if embedded and clause.kind == MAIN:
                break  # "Auf den Vorwurf, sie irre, entgegnete sie, …"
            continue
        if tokens.low[clause.start] in _PROVIDED and clause.end == clause.start + 1:
            end = clauses[m + 1].end if m + 1 < len(clauses) else clause.end
            continue  # "man gehe, vorausgesetzt, es regne nicht"
        if clause.kind == FRAGMENT and all(tag.startswith("V") for tag in tokens.tags[clause.start : clause.end]):
            break  # the verb of the clause around: "Die Ankündigung, zu bauen, überrascht"
        if clause.kind == FRAGMENT and j and _shares_auxiliary(tokens, clauses[j - 1], head, clause):
            break  # "hatte erklärt, man prüfe das, und um Geduld gebeten"
        if embedded and head.kind == MAIN and clause.finite == clause.start and clause.separator == ",":
            break  # "Der Vorwurf, man habe getrickst, entbehre jeder Grundlage"
        if embedded and m == j + 1 and clause.kind == FRAGMENT and _goes_on_outside(tokens, clause):
            break  # "trat dem Vorwurf, sie sei befangen, mit Nachdruck entgegen"
        if head.kind == INFINITIVE and clause.verb_first and clause.separator == ",":
            break  # "Wenn sie ankündigt, zu gehen, könnte es knapp werden"
        comments = (
            clause.intro >= 0 and tokens.low[clause.intro] == "was" and head.subjunctive and not clause.subjunctive
        )
        if comments:
            break  # "Er sagte, er sehe nichts, was für Ärger sorgte"
        if head.kind == INFINITIVE and clause.intro >= 0 and tokens.low[clause.intro] in _NO_PART:
            break
        if clause.kind == MAIN and not clause.subjunctive and not (head.kind == MAIN and not head.subjunctive):
            reports = told.subjunctive and tokens.low[clause.finite] in _OUGHT  # "er sei krank, sie soll ihn vertreten"
            shares = (
                clause.finite == clause.start + 1 and j > 0 and _shares_subject(tokens, clauses[j - 1], told, clause)
            )
            if not (reports or shares or _continues_list(tokens, head, clause)):
                break
        end = clause.end
        told = clause if clause.kind == MAIN and clause.subjunctive else told
    return head.start, end


def _continues_list(tokens: Tokens, head: Clause, clause: Clause) -> bool:
    """ "dass zwar der Kuchen reicht, der Kaffee aber knapp wird": the second half of a subordinate clause.

    A main clause behind a subordinate one begins with its verb, or with "und" or "aber".
    """
    joined = tokens.low[clause.start] in COORDINATORS
    return head.kind == SUB and clause.separator == "," and not clause.verb_first and not joined


def _shares_subject(tokens: Tokens, around: Clause, head: Clause, clause: Clause) -> bool:
    """ "Kern sagte, die Pläne hätten Tradition und gingen weit zurück": a plural that goes with the quote's subject only."""
    numbers = [tokens.feature(c.finite, "Number") if c.finite >= 0 else "" for c in (around, head, clause)]
    return head.subjunctive and clause.separator == "" and numbers == ["Sing", "Plur", "Plur"]


def _shares_auxiliary(tokens: Tokens, around: Clause, head: Clause, clause: Clause) -> bool:
    """Is a fragment with "und" and a participle the second half of the perfect tense around a quote?"""
    if tokens.low[clause.start] not in COORDINATORS or tokens.tags[clause.end - 1] != "VVPP" or around.finite < 0:
        return False
    perfect = tokens.tags[around.finite] == "VAFIN" and tokens.tags[around.end - 1] == "VVPP"
    return perfect and (head.finite < 0 or tokens.tags[head.finite] != "VAFIN")


def _goes_on_outside(tokens: Tokens, clause: Clause) -> bool:
    """Does a fragment begin like the rest of a main clause, with a preposition or an adverb?"""
    tag = tokens.tags[clause.start]
    return tag.startswith("APPR") or tag in ("ADV", "PTKNEG", "PAV", "PROAV")


def is_parenthesis(tokens: Tokens, sentence: Sentence, m: int, cues: dict[int, Cue]) -> bool:
    """Is clause m a "sagte X", "so X" or "wie X sagte" that stands in or behind a quote?"""
    clause = sentence.clauses[m]
    if clause.kind == SO or (clause.kind == AS and m in cues):
        return True
    cue = cues.get(m)
    if cue and not ADDING.isdisjoint(tokens.low[clause.finite + 1 : min(clause.end, clause.finite + 5)]):
        return False  # "gab zu, sie gekannt zu haben, bestritt aber …"
    return bool(
        cue and clause.finite == clause.start and cue.takes("v") and not clause.subjunctive and clause.separator == ","
    )
