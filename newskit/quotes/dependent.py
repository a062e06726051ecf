"""Reasons and details in Konjunktiv: the mood alone tells that a clause gives somebody's words."""

from __future__ import annotations

from newskit.german.lists import word_list
from newskit.quotes.cases import Phrase
from newskit.quotes.clauses import MAIN, RELATIVE
from newskit.quotes.free import Mood
from newskit.quotes.model import Found
from newskit.quotes.reading import Reading
from newskit.quotes.rules import decide
from newskit.quotes.spans import with_dependents
from newskit.quotes.subjects import subject

_STATES = word_list("states")


def dependent_quotes(reading: Reading, number: int, found: list[Found]) -> list[Found]:
    """Reasons and details in Konjunktiv: "Sie lehnte ab, weil das Dach zu schwach sei", "…, das Dach sei zu schwach".

    The mood alone shows whose words the clause gives: those of the subject of the main clause before it.
    """
    clauses = reading.sentences[number].clauses
    quotes: list[Found] = []
    for k, clause in enumerate(clauses):
        if not k or not clause.subjunctive or reading.inside[clause.finite] >= 0:
            continue
        main = next((m for m in range(k - 1, -1, -1) if clauses[m].kind == MAIN), -1)
        rule = decide("dependent", Mood(reading, number, k, None)) if main >= 0 else None
        if rule is None or clause.kind == MAIN and clauses[main].subjunctive:
            continue
        if any(quote.start < clause.end and clause.start < quote.end for quote in (*found, *quotes)):
            continue
        speaker = _whose(reading, number, k, main)
        end = with_dependents(clauses, k)
        quotes.append(Found(clause.start, end, rule.type, rule.id, number, speaker=speaker, inherits=speaker is None))
    return quotes


def _whose(reading: Reading, number: int, k: int, main: int) -> Phrase | None:
    """Whose words a dependent clause k gives; None if the view of who spoke before goes on."""
    tokens, sentence, cues = reading.tokens, reading.sentences[number], reading.cues[number]
    clause, governing = sentence.clauses[k], sentence.clauses[main]
    speaker = subject(tokens, sentence, k - 1 if k - 1 in cues and clause.kind == RELATIVE else main)
    # "Der Betrag ist begrenzt, weil die Kasse leer sei"
    return None if tokens.low[governing.finite] in _STATES else speaker
