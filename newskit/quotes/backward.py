"""Indirect quotes before, and around, a "sagte X": "Der Steg sei offen, sagte die Stadt, und bleibe es"."""

from __future__ import annotations

from newskit.quotes.clauses import (
    ENDINGS,
    FRAGMENT,
    INFINITIVE,
    MAIN,
    QUESTION,
    RELATIVE,
    SUB,
    Clause,
    Sentence,
    is_complete,
)
from newskit.quotes.complements import complement
from newskit.quotes.cues import Cue, noun_cue
from newskit.quotes.extent import COORDINATORS, FAR
from newskit.quotes.lexicon import is_cue_form, words
from newskit.quotes.model import Found
from newskit.quotes.sentences import all_inside
from newskit.quotes.speakers import speaker_of
from newskit.quotes.tokens import Tokens

_CONTRASTS = words("aber jedoch zugleich gleichzeitig")
PAUSES = (",", "–", "-", "—")


def backward(tokens: Tokens, sentence: Sentence, number: int, k: int, cue: Cue, inside: list[int]) -> Found | None:
    """The clauses before (and around) a "sagte X"."""
    clauses = sentence.clauses
    speaker = speaker_of(tokens, sentence, cue)
    follows = speaker is not None and speaker.start > clauses[k].finite
    if speaker and tokens.low[speaker.start] in ("niemand", "keiner"):
        return None  # "Ob es regnet, weiß niemand"
    if cue.entry.kind == "decide" and clauses[k - 1].kind == SUB and tokens.low[clauses[k - 1].intro] == "ob":
        return None  # "Ob gebaut wird, entscheidet der Rat im Mai": nobody has said so yet
    if k + 1 < len(clauses) and clauses[k + 1].separator == ":" and not has_konjunktiv(clauses[:k]):
        return None  # "Gefragt, ob sie bleibe, sagte sie: „…“"
    if follows and tokens.low[clauses[k].finite + 2 : clauses[k].finite + 3] == ["doch"]:
        return None  # "Sie sah wohl wenig, schrieb sie doch von …"
    if follows and tokens.low[clauses[k].finite + 1] in _CONTRASTS:
        return None  # "Der Wirt kommt mit 20 aus, erwartet aber mehr"
    if cue.entry.pos == "adjective" and clauses[k - 1].kind == SUB and not is_content(tokens, clauses[k - 1]):
        return None  # "Als er ankam, war er überrascht"
    if clauses[k].subjunctive:
        return None  # "Sie sagte, über den Plan, zu bauen, sei sie enttäuscht", "Dass es fehle, bedaure sie"
    if cue.lemma == "finden" and follows and speaker.start > clauses[k].finite + 1:
        return None  # "Sie lernte Köchin, fand dann eine Anstellung"
    if not follows and not cue.impersonal and "man" not in tokens.low[clauses[k].finite + 1 : clauses[k].end]:
        return None
    begin = max(0, k - FAR)
    for m in range(k - 1, begin - 1, -1):
        label = clauses[m].separator == ":" and not has_konjunktiv(
            clauses[:m]
        )  # "Lob kam aus Bern: Das sei gut, sagte sie"
        parts = clauses[m].separator == ";" and not (clauses[m].subjunctive and has_konjunktiv(clauses[:m]))
        if label or parts or clauses[m].separator in ENDINGS:
            begin = m
            break
    before = clauses[begin:k]
    noun = noun_cue(tokens, begin, before[0]) if before[0].kind == FRAGMENT and len(before) > 1 else None
    if (
        noun
        and not any(c.kind == MAIN and c.verb_first for c in before[2:])
        and before[1].separator == ","
        and complement(tokens, before[1], noun, is_noun=True)
    ):
        return None  # "Auf den Vorwurf, sie irre, entgegnete sie, …"
    other = before[0].kind == SUB and tokens.low[before[0].intro] in ("während", "obwohl") and not before[0].subjunctive
    if other and len(before) > 1 and is_cue_form(tokens.low[before[0].finite]):
        return None  # "Während Kern beteuert, es sei falsch, will der Rat davon wissen"
    reports = any(c.kind == MAIN and c.subjunctive and inside[c.finite] < 0 for c in before)
    if not reports and (
        all_inside(inside, before[-1].start, before[-1].end, tokens)
        or inside[before[-1].end - 1] >= 0
        and (tokens.words[before[-1].end - 2] in ".!?…")
    ):
        return None  # „…“, sagte X: what stands in marks is a direct quote
    first = before[0]
    conditional = first.verb_first and not first.subjunctive and inside[first.start] < 0
    asked = cue.entry.kind == "ask" or cue.lemma == "lauten" or tokens.words[before[-1].end] in "?!"
    if conditional and not asked:
        return None  # "Fehlten gestern zwei, sind heute zehn gemeldet": a condition
    whole = [clause for clause in before if clause.kind in (MAIN, INFINITIVE) or is_content(tokens, clause)]
    after = k + 1
    skipped = (RELATIVE, FRAGMENT) if is_complete(tokens, before[-1]) else (RELATIVE,)
    while after < len(clauses) and clauses[after].kind in skipped and whole and not _adds(tokens, clauses[after]):
        after += 1
    rest = clauses[after : after + FAR]
    if rest and rest[0].kind == MAIN and not rest[0].subjunctive and tokens.low[rest[0].start] in COORDINATORS:
        rest = []  # "Zwei Stunden, meint Kolb, und er hat recht"
    last = clauses[after - 1]
    if after > k + 1 and last.kind == RELATIVE and is_cue_form(tokens.low[last.finite]):
        rest = []  # "Es fehle viel, klagt Kolb, der fürchtet, dass …": that hangs on the relative clause
    goes_on = (
        bool(rest)
        and rest[0].separator in PAUSES
        and (
            not whole
            or not is_complete(tokens, before[-1])
            or any(clause.subjunctive and clause.kind == MAIN for clause in rest)
            or any(is_content(tokens, clause) or _adds(tokens, clause) for clause in rest[:1])
            or rest[0].kind == SUB
            and (rest[0].subjunctive or tokens.low[rest[0].intro] not in ("nachdem", "während", "bevor", "als"))
        )
    )
    if not whole and not (goes_on and any(clause.kind == MAIN for clause in rest)):
        return None
    start = clauses[begin].start
    end = clauses[k - 1].end
    if goes_on:
        end = rest[-1].end
    return Found(start, end, "indirect", "cue behind", number).announced_by(cue, speaker)


def has_konjunktiv(clauses: list[Clause]) -> bool:
    return any(clause.kind == MAIN and clause.subjunctive for clause in clauses[-FAR:])


def _adds(tokens: Tokens, clause: Clause) -> bool:
    """ "Er kenne die Pläne, sagte er, und ihre Folgen": the rest of the quote."""
    return clause.kind == FRAGMENT and clause.separator == "," and tokens.low[clause.start] in COORDINATORS


def is_content(tokens: Tokens, clause: Clause) -> bool:
    return clause.kind == SUB and tokens.low[clause.intro] in ("dass", "daß", "ob") or clause.kind == QUESTION
