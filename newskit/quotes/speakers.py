"""Who speaks: the subject of a verb of saying, the agent of its passive, or where it is said."""

from newskit.german.lists import word_list
from newskit.german.tokens import Tokens
from newskit.pipelines.gazetteer import is_organisation_word
from newskit.quotes.cases import Phrase
from newskit.quotes.clauses import FRAGMENT, RELATIVE, Clause, Sentence
from newskit.quotes.cues import Cue
from newskit.quotes.phrases import is_in_marks, noun_phrase
from newskit.quotes.subjects import TIMES, VERB_LAST, is_document, subject

_BY, _WHERE = word_list("by"), word_list("where_said")
_THERE = word_list("there")
_SEEN, _CONDITIONS = word_list("seen"), word_list("conditions")
_LONGEST = 14  # tokens of a phrase that is sought from its end


def speaker_of(tokens: Tokens, sentence: Sentence, cue: Cue) -> Phrase | None:
    """The phrase that names the speaker of a verb cue, or None."""
    clause = sentence.clauses[cue.clause]
    if cue.passive and cue.lemma != "zitieren":
        return _place(tokens, sentence, cue, documents_only=True) or after_preposition(tokens, clause, *_BY)
    if cue.lemma == "hervorgehen":
        clauses = sentence.clauses[: cue.clause + 1]  # "Aus einem Brief, der …, geht hervor": it may stand before
        found = (after_preposition(tokens, clause, "aus") for clause in reversed(clauses[-3:]))
        return next(filter(None, found), None)
    if cue.impersonal or cue.lemma == "die Rede sein":
        return _place(tokens, sentence, cue)
    if _is_man(tokens, clause):
        return speaks_as_man(tokens, clause)
    found_subject = subject(tokens, sentence, cue.clause, cue)
    return found_subject or (_place(tokens, sentence, cue) if cue.lemma == "verlauten" else None)


def speaks_as_man(tokens: Tokens, clause: Clause) -> Phrase | None:
    """Which organisation "man" is: "Bei der Bahn weist man das zurück", "Im Ministerium zweifelt man daran"."""
    may = _is_man(tokens, clause) and clause.kind != RELATIVE
    place = after_preposition(tokens, clause, "bei", "beim", "in", "im") if may else None
    speaks = place and (is_organisation_word(tokens.words[place.head]) or tokens.labels[place.head] in ("LOC", "ORG"))
    return place if speaks or place and tokens.low[place.start - 1].startswith("bei") else None


def is_anybody(tokens: Tokens, sentence: Sentence, cue: Cue) -> bool:
    """ "Man könnte meinen, …", "Da sieht man, dass …", "Wenn man weiß, …": anybody may, and nobody is said to."""
    clause = sentence.clauses[cue.clause]
    if not _is_man(tokens, clause) or speaks_as_man(tokens, clause):
        return False
    supposed = tokens.tags[clause.finite].startswith("VM") or tokens.words[sentence.end - 1] == "?"
    if_so = tokens.low[clause.first] in _CONDITIONS or clause.verb_first and clause is sentence.clauses[0]
    return supposed or if_so or cue.entry.kind == "ask" or cue.entry.pos != "verb" or cue.lemma in _SEEN


def _is_man(tokens: Tokens, clause: Clause) -> bool:
    """Is "man" the subject of a clause?"""
    finite = clause.finite
    near = tokens.low[max(clause.start, finite - 1) : min(clause.end, finite + 2)] if finite >= 0 else ()
    return "man" in near or clause.kind in VERB_LAST and "man" in tokens.low[clause.start : clause.start + 4]


def _place(tokens: Tokens, sentence: Sentence, cue: Cue, documents_only: bool = False) -> Phrase | None:
    """ "heißt es im Bericht", "hieß es aus dem Ministerium", "In dem Brief wird gefordert": where it is said."""
    clause = sentence.clauses[cue.clause]
    start = clause.start
    for before in reversed(sentence.clauses[max(0, cue.clause - 3) : cue.clause]):
        if before.kind not in (FRAGMENT, RELATIVE):
            break
        start = before.start
    # What stands before the clause of the cue may be the quote itself.
    for i in (*range(clause.start, clause.end - 1), *range(start, clause.start)):
        about = cue.lemma == "die Rede sein" and tokens.low[i] in ("von", "vom")
        phrase = None if about or is_in_marks(tokens, clause.start, i) else _said_in(tokens, sentence, cue.clause, i)
        if phrase and (
            not documents_only or any(tokens.tags[n] == "PDS" or is_document(tokens, n) for n in range(*phrase[:2]))
        ):
            return phrase
    return _there(tokens, clause)


def _there(tokens: Tokens, clause: Clause) -> Phrase | None:
    """ "heißt es dort", "steht darin"."""
    return next((Phrase(i, i + 1, i) for i in range(clause.start, clause.end) if tokens.low[i] in _THERE), None)


def _said_in(tokens: Tokens, sentence: Sentence, k: int, i: int) -> Phrase | None:
    """What the preposition at i governs, if something can be said there: not "am Montag", "auf Nachfrage"."""
    clause = sentence.clauses[k]
    phrase = noun_phrase(tokens, i + 1, clause.end) if tokens.low[i] in _WHERE else None
    if phrase and clause.kind == RELATIVE and clause.intro == i + 1:
        phrase = noun_before(tokens, sentence, k) or phrase  # "ein Brief, in dem es heißt"
    head = tokens.low[phrase.head] if phrase else ""
    return None if head in TIMES or head.endswith(("frage", "fragen")) else phrase


def after_preposition(tokens: Tokens, clause: Clause, *prepositions: str) -> Phrase | None:
    """The phrase that a preposition governs: "geht aus dem Bericht hervor"."""
    for i in range(clause.start, clause.end - 1):
        of_noun = clause.start < i < clause.finite and tokens.tags[i - 1] in ("NN", "NE", "CARD")  # "12 von 19 Stimmen"
        if tokens.low[i] in prepositions and not of_noun:
            phrase = noun_phrase(tokens, i + 1 + (tokens.low[i + 1] == "seiten"), clause.end)  # "von Seiten der Stadt"
            if phrase is None or tokens.low[phrase.head] not in TIMES:
                return phrase
    return None


def noun_before(tokens: Tokens, sentence: Sentence, k: int) -> Phrase | None:
    """The phrase that clause k belongs to: the last one of the clause before it."""
    if k == 0:
        return None
    clause = sentence.clauses[k - 1]
    end = clause.end - (tokens.tags[clause.end - 1] == "PTKVZ")  # "baute auf den Brief auf, in dem es heißt"
    phrases = (noun_phrase(tokens, start, end) for start in range(max(clause.start, end - _LONGEST), end))
    return next((phrase for phrase in phrases if phrase and phrase.end == end), None)
