"""Quotes without a cue of their own: Konjunktiv that goes on, "sollen", and "Das teilte X mit" behind a sentence."""

from __future__ import annotations

from newskit.quotes.clauses import FRAGMENT, INFINITIVE, MAIN, RELATIVE, SUB, Clause, Sentence
from newskit.quotes.cues import Cue
from newskit.quotes.lexicon import words
from newskit.quotes.model import Found
from newskit.quotes.speakers import behind_preposition, speaker_of, subject
from newskit.quotes.tokens import Tokens

_REPORTS = words(
    "mitteilen berichten melden vermelden erklären bekanntgeben bestätigen verkünden verlautbaren schreiben angeben "
    "ankündigen ergeben feststellen behaupten vermuten beschließen entscheiden schätzen"
) | {"bekannt geben", "bekannt machen"}
_POINTING = words("das dies dieses so")
_REASONS = words("weil da obwohl obgleich obschon wenn falls sofern solange nachdem zumal während bevor")
_PERSONS = words("ich du wir mir mich dir")
# Konjunktiv II stands for a Konjunktiv I that would look like the indicative; in the plural that is its main use.
_SECOND = words(
    "wäre hätte würde könnte müsste dürfte sollte wollte möchte gäbe käme ginge stünde läge bräuchte wüsste"
)
_PLURAL = words("hätten wären würden müssten liessen gäben kämen")


def pointing_quote(
    tokens: Tokens, sentence: Sentence, number: int, cues: dict[int, Cue], before: Sentence
) -> Found | None:
    """ "[Satz.] Das teilte die Polizei mit.": the sentence before is the quote."""
    cue = cues.get(0)
    if cue is None:
        return None
    clause = sentence.clauses[0]
    if cue.lemma == "hervorgehen" and tokens.low[clause.first] in _POINTING:
        return Found(before.start, before.end, "indirect", "pointing back", number).announced_by(
            cue, behind_preposition(tokens, clause, "aus")
        )
    if clause.kind != MAIN or cue.refused or cue.lemma not in _REPORTS:
        return None
    if tokens.low[clause.first] not in _POINTING or clause.finite != clause.first + 1 or len(sentence.clauses) > 2:
        return None
    if before.paragraph != sentence.paragraph and sentence.paragraph - before.paragraph > 2:
        return None
    speaker = speaker_of(tokens, sentence, cue)
    if speaker is None and not cue.passive:
        return None
    return Found(before.start, before.end, "indirect", "pointing back", number).announced_by(cue, speaker)


def free_quote(
    tokens: Tokens,
    sentence: Sentence,
    number: int,
    last: Found | None,
    voiced: bool,
    inside: list[int],
    found: list[Found],
) -> Found | None:
    """A sentence in Konjunktiv goes on with what somebody said before; one with "sollen" does so near a quote.

    `found` are the quotes that hang on words of the sentence; where there are any, its main clause must be free of them.
    """
    clause = next((c for c in sentence.clauses if c.kind == MAIN), None)
    if clause is None or inside[clause.finite] >= 0:
        return None
    if found and (not clause.subjunctive or any(quote.start <= clause.finite < quote.end for quote in found)):
        return None
    whole = (sentence.start, sentence.clauses[-1].end)
    if clause.subjunctive:
        if clause.verb_first and clause is sentence.clauses[0]:
            return None  # "Möge …", "Sei …"
        near = last is not None and number - last.sentence <= 1
        if tokens.low[clause.finite] in _PLURAL:
            if not (near or voiced):
                return None
        elif not _is_first_konjunktiv(tokens.low[clause.finite]) and not (near and _shows_konjunktiv(tokens, last)):
            return None
        if any(tokens.low[i] in _PERSONS for i in range(sentence.start, min(sentence.end, sentence.start + 40))):
            return None
        return Found(*whole, "indirect", "Konjunktiv", number, inherits=True)
    for behind in sentence.clauses:
        if behind.separator == ":" and behind.kind == MAIN and behind.subjunctive and inside[behind.finite] < 0:
            k = sentence.clauses.index(clause)
            speaker = subject(tokens, sentence, k)  # "Die Chefin gab ihm recht: Man werde bauen."
            place = (behind.start, sentence.clauses[-1].end)
            return Found(*place, "indirect", "colon, Konjunktiv", number, speaker=speaker, inherits=speaker is None)
    reach = 3 if _is_perfect(tokens, clause) else 1  # "soll … getan haben" always reports
    if tokens.low[clause.finite] in ("soll", "sollen") and last is not None and number - last.sentence <= reach:
        return Found(*whole, "indirect", "sollen", number, inherits=True)
    return None


def _is_perfect(tokens: Tokens, clause: Clause) -> bool:
    """Does the clause end in a participle and "haben" or "sein"?"""
    end = clause.end
    return end - clause.finite > 2 and tokens.low[end - 1] in ("haben", "sein") and tokens.tags[end - 2].startswith("V")


def _is_first_konjunktiv(form: str) -> bool:
    return form.endswith(("e", "sei", "seien")) and form not in _SECOND


def _shows_konjunktiv(tokens: Tokens, quote: Found) -> bool:
    return any(tokens.is_subjunctive(i) for i in range(quote.start, quote.end))


def dependent_quotes(
    tokens: Tokens, sentence: Sentence, number: int, found: list[Found], inside: list[int]
) -> list[Found]:
    """Reasons and details in Konjunktiv: "Sie lehnte ab, weil das Dach zu schwach sei."

    The mood alone shows whose words the clause gives: those of the subject of the main clause before it.
    """
    quotes: list[Found] = []
    for k, clause in enumerate(sentence.clauses):
        if not k or clause.kind not in (SUB, RELATIVE) or not clause.subjunctive or inside[clause.finite] >= 0:
            continue
        if clause.kind == SUB and tokens.low[clause.intro] not in _REASONS:
            continue
        if not _is_first_konjunktiv(tokens.low[clause.finite]):
            continue
        if any(quote.start < clause.end and clause.start < quote.end for quote in (*found, *quotes)):
            continue
        main = next((m for m in range(k - 1, -1, -1) if sentence.clauses[m].kind == MAIN), -1)
        if main < 0:
            continue
        end = clause.end
        for later in sentence.clauses[k + 1 : k + 6]:
            if later.kind not in (SUB, RELATIVE, INFINITIVE, FRAGMENT) and not later.subjunctive:
                break
            end = later.end
        speaker = subject(tokens, sentence, main)
        quotes.append(
            Found(
                clause.start,
                end,
                "indirect",
                "Konjunktiv, dependent",
                number,
                speaker=speaker,
                inherits=speaker is None,
            )
        )
    return quotes
