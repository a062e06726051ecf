"""Sentences that point at another one, which is the quote: "Das teilte X mit", "Zu diesem Ergebnis kommt X"."""

from __future__ import annotations

from newskit.quotes.clauses import FRAGMENT, MAIN, RELATIVE, Clause, Sentence
from newskit.quotes.cues import Cue
from newskit.quotes.lexicon import words
from newskit.quotes.model import Found
from newskit.quotes.speakers import behind_preposition, speaker_of, subject
from newskit.quotes.tokens import Tokens

_REPORTS = words(
    "mitteilen berichten melden vermelden erklären bekanntgeben bestätigen verkünden verlautbaren schreiben angeben "
    "ankündigen ergeben feststellen behaupten vermuten beschließen entscheiden schätzen urteilen klarstellen bekräftigen "
    "ermitteln herausfinden prognostizieren"
) | {"bekannt geben", "bekannt machen", "deutlich machen"}
# "Davon geht der Verband aus.", "Zu diesem Schluss kommt die Studie."
_POINTED_AT = {
    "davon": words("ausgehen berichten"),
    "darauf": words("hinweisen verweisen") | {"aufmerksam machen"},
    "davor": words("warnen"),
}
_CONCLUDING = words(": – ; -")
_COMES_TO = words("kommt kommen kam kamen gelangt gelangen gelangte gelangten")
_FOUND = words("ergebnis schluss fazit befund urteil einschätzung")
# "Das sagte X" points back, "So sagte X" begins an example.
_SAYING = words("sagen betonen versichern einräumen erläutern")
_POINTING = words("das dies dieses so")


def pointing_quote(
    tokens: Tokens, sentence: Sentence, number: int, cues: dict[int, Cue], before: Sentence
) -> Found | None:
    """ "[Satz.] Das teilte die Polizei mit.": the sentence before is the quote."""
    cue = cues.get(0)
    if cue is None:
        return None
    clause = sentence.clauses[0]
    if cue.lemma == "hervorgehen" and tokens.low[clause.first] in _POINTING and clause.finite == clause.first + 1:
        return Found(before.start, before.end, "indirect", "pointing back", number).announced_by(
            cue, behind_preposition(tokens, clause, "aus")
        )
    if clause.kind != MAIN or cue.refused or not _points_back(tokens, clause, cue):
        return None
    behind = sentence.clauses[1:]
    if any(c.separator == ":" for c in behind):
        return None  # "Das sagte sie so: …"
    whose = next((n for n, c in enumerate(behind) if c.kind == RELATIVE), len(behind))  # what hangs on it may follow
    if len(behind) > 1 and any(c.kind not in (FRAGMENT, RELATIVE) for c in behind[:whose]):
        return None
    if before.paragraph != sentence.paragraph and sentence.paragraph - before.paragraph > 2:
        return None
    speaker = speaker_of(tokens, sentence, cue)
    if speaker is None and not cue.passive:
        return None
    return Found(before.start, before.end, "indirect", "pointing back", number).announced_by(cue, speaker)


def _points_back(tokens: Tokens, clause: Clause, cue: Cue) -> bool:
    """Does a clause begin with "das", "so" or "davon", which stand for the sentence before, and its verb?"""
    pointer = tokens.low[clause.first]
    if clause.finite != clause.first + 1 or tokens.tags[clause.finite] == "VMFIN":
        return False
    if pointer in _POINTED_AT:
        return cue.lemma in _POINTED_AT[pointer] and not cue.negated
    if pointer not in _POINTING:
        return False
    return cue.lemma in _REPORTS or cue.lemma in _SAYING and pointer != "so"


def _concludes(tokens: Tokens, clause: Clause) -> bool:
    """Does a clause begin with "zu diesem Ergebnis kommt"?"""
    first = clause.first
    if clause.finite != first + 3 or tokens.low[clause.finite] not in _COMES_TO:
        return False
    return tokens.low[first : first + 2] == ["zu", "diesem"] and tokens.low[first + 2] in _FOUND


def concluding_quote(tokens: Tokens, sentence: Sentence, number: int, before: Sentence | None) -> Found | None:
    """ "[Satz.] Zu diesem Ergebnis kommt eine Studie.": the sentence before, or what stands before the colon, is the quote."""
    k = next((k for k, clause in enumerate(sentence.clauses) if _concludes(tokens, clause)), -1)
    speaker = subject(tokens, sentence, k) if k >= 0 else None
    if speaker is None or (sentence.clauses[k].separator not in _CONCLUDING if k else before is None):
        return None
    place = (sentence.clauses[0].start, sentence.clauses[k - 1].end) if k else (before.start, before.end)
    first, finite = sentence.clauses[k].first, sentence.clauses[k].finite
    quote = Found(*place, "indirect", "pointing back", number, speaker, (first, first + 2, finite), first + 2)
    quote.cue_lemma = "zu dem Ergebnis kommen"
    return quote
