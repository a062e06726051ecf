"""Quotes without a cue of their own: Konjunktiv that goes on, and "sollen"."""

from __future__ import annotations

import re
from itertools import pairwise

from newskit.pipelines.lemmas import dictionary_lemma
from newskit.pipelines.mood import is_past_subjunctive
from newskit.quotes.cases import Phrase
from newskit.quotes.clauses import ENDINGS, FRAGMENT, INFINITIVE, MAIN, RELATIVE, SUB, Clause, Sentence, is_complete
from newskit.quotes.cues import Cue, label_cue, noun_at
from newskit.quotes.lexicon import is_finite_form, words
from newskit.quotes.model import Found
from newskit.quotes.owners import owner
from newskit.quotes.phrases import is_mark, noun_phrase
from newskit.quotes.speakers import behind_man, is_somebody, subject
from newskit.quotes.tokens import Tokens

_REASONS = words("weil da obwohl obgleich obschon wenn falls sofern solange nachdem zumal während bevor")
_STOPS = ENDINGS | {":"}
_CONDITIONS = words("wenn falls sofern")
_PERSONS = words("ich du wir mir mich dir")
# Konjunktiv II stands for a Konjunktiv I that would look like the indicative; in the plural that is its main use.
_SECOND = words(
    "wäre hätte würde könnte müsste dürfte sollte wollte möchte gäbe käme ginge stünde läge bräuchte wüsste bedürfte"
)
# Verbs by which nobody acts.
_STATES = words(
    "ist sind war waren sei seien wäre wären wird werden wurde wurden würde würden gilt gelten galt galten besteht bestehen "
    "bestand bestanden bleibt bleiben blieb blieben liegt liegen lag lagen gibt gab"
)
# Plural forms of the past tense whose Konjunktiv II has an umlaut, and those that have none to take.
_UMLAUTED = words("hatten konnten mussten durften mochten wussten brachten dachten traten baten rieten boten hielten")
_PAST_IN_I = re.compile("i[^aeiouäöü]+en$|ie[^aeiouäöü]+en$")
_PLURAL = words("hätten wären würden müssten liessen gäben kämen")


def free_quote(
    tokens: Tokens,
    sentence: Sentence,
    number: int,
    last: Found | None,
    voiced: bool,
    inside: list[int],
    found: list[Found],
    cues: dict[int, Cue],
) -> Found | None:
    """A sentence in Konjunktiv goes on with what somebody said before; one with "sollen" does so near a quote.

    `found` are the quotes that hang on words of the sentence; where there are any, its main clause must be free of them.
    """
    mains = [(k, clause) for k, clause in enumerate(sentence.clauses) if clause.kind == MAIN]
    if len(mains) > 1 and inside[mains[0][1].finite] >= 0:
        # "„Nie“, rief Kolb; man gehe"
        mains = [(k, clause) for k, clause in mains if inside[clause.finite] < 0] or mains
    if not mains:
        return None
    k, clause = mains[0]
    near = last is not None and number - last.sentence <= 1
    if near and is_either_mood(tokens, clause.finite):
        if len(mains) > 1 and mains[1][1].separator in (",", ""):
            k, clause = mains[1]  # "Die Kunden sparten viel, und der Laden werde reich"
        elif (
            not found and k not in cues and any(c.kind == RELATIVE and c.subjunctive for c in sentence.clauses[k + 1 :])
        ):
            # "Dort brüteten Vögel, von denen keiner wisse"
            return Found(sentence.start, sentence.clauses[-1].end, "indirect", "Konjunktiv", number, inherits=True)
    if inside[clause.finite] >= 0:
        return None
    if clause.subjunctive and any(quote.start <= clause.finite < quote.end for quote in found):
        return None
    if clause.subjunctive:
        whole = (sentence.start, _end_before_marks(sentence, inside))
        if clause.verb_first and clause is sentence.clauses[0] or tokens.words[sentence.end - 1] == "!":
            return None  # "Möge …", "Sei …", "Es lebe …!"
        if tokens.low[clause.finite] in _PLURAL:
            if not (near or voiced):
                return None
        elif not _is_first_konjunktiv(tokens.low[clause.finite]) and not (
            near and _shows_konjunktiv(tokens, last) or voiced and not _is_supposed(tokens, sentence, clause)
        ):
            return None
        if clause.separator == ":" and (label := sentence.clauses[k - 1]).kind == FRAGMENT:
            if clause.start >= whole[1]:
                return None  # the marks begin before the clause does: "Moser: „ seien"
            noun = label_cue(tokens, k - 1, label)  # "Die Antwort der Stadt: Man werde bauen."
            quote = Found(clause.start, whole[1], "indirect", "colon, Konjunktiv", number)
            if noun:
                quote.announced_by(noun, owner(tokens, sentence, noun))
            quote.inherits = quote.speaker is None
            return quote
        tagged = _before_unlisted_verb(tokens, sentence, number, k, inside)
        if tagged:
            return tagged
        here = range(sentence.start, min(sentence.end, sentence.start + 40))
        if any(tokens.low[i] in _PERSONS and inside[i] < 0 for i in here):
            return None
        viewer = _viewer(tokens, clause)
        return Found(*whole, "indirect", "Konjunktiv", number, speaker=viewer, inherits=viewer is None)
    for at, behind in enumerate(sentence.clauses):
        if behind.separator not in (":", ";"):
            continue
        # "…: Wer klagen wolle, solle klagen"
        main = next((c for c in sentence.clauses[at : at + 8] if c.kind in (MAIN, INFINITIVE)), None)
        if main is None or main.kind != MAIN or not main.subjunctive or inside[main.finite] >= 0:
            continue
        if any(quote.start <= main.finite < quote.end for quote in found):
            continue
        if main.verb_first and tokens.low[main.finite] in _SECOND:
            continue  # "…: Wäre es misslungen, hätte man alles verloren"
        if tokens.low[main.finite] in _SECOND and "man" in tokens.low[main.finite - 1 : main.finite + 2]:
            continue  # "…: Man könnte meinen, …"
        if behind.separator == ":" or behind.separator == ";" and _is_first_konjunktiv(tokens.low[main.finite]):
            # "Die Chefin gab ihm recht: Man werde bauen.", "Beim Amt weiß man davon: Es werde geprüft."
            speaker = behind_man(tokens, clause) or subject(tokens, sentence, k)
            noun = noun_at(tokens, speaker.head, k) if speaker else None
            if noun:  # "Aus dem Rat kam Kritik: Man habe …"
                speaker = owner(tokens, sentence, noun)
            if behind.separator == ";" and not (
                speaker and (k in cues or any(tokens.labels[speaker.start : speaker.end]))
            ):
                speaker = None  # a semicolon only goes on
            place = (behind.start, sentence.clauses[-1].end)
            return Found(*place, "indirect", "colon, Konjunktiv", number, speaker=speaker, inherits=speaker is None)
    if last and not found and tokens.low[clause.finite] in ("soll", "sollen") and not _is_heading(tokens, sentence):
        reach = 3 if _is_perfect(tokens, clause) else 1  # "soll … getan haben" always reports
        if number - last.sentence <= reach:
            end = _end_before_marks(sentence, inside)
            return Found(sentence.start, end, "indirect", "sollen", number, inherits=True)
    return None


def is_either_mood(tokens: Tokens, i: int) -> bool:
    """Is a plural past tense or Konjunktiv II, which look alike: "tanzten", "gingen", "blieben", not "kamen"?"""
    form = tokens.words[i].lower()
    if (
        tokens.is_subjunctive(i)
        or tokens.low[i] in _UMLAUTED
        or not form.endswith("ten")
        and _PAST_IN_I.search(form) is None
    ):
        return False
    return dictionary_lemma(form) not in (None, form)  # "arbeiten" is present tense


def _is_heading(tokens: Tokens, sentence: Sentence) -> bool:
    """Does a sentence end without a full stop, as the headings between paragraphs do?"""
    last = sentence.end - 1
    while last > sentence.start and is_mark(tokens, last):
        last -= 1
    return tokens.words[last][-1].isalnum()


def _before_unlisted_verb(tokens: Tokens, sentence: Sentence, number: int, k: int, inside: list[int]) -> Found | None:
    """ "Das sei nicht fair, brummte die Rätin.": behind Konjunktiv any verb with somebody behind it may be one of saying."""
    clauses = sentence.clauses
    for m in range(k + 1, len(clauses)):
        clause = clauses[m]
        if not clause.verb_first or clause.subjunctive or clause.separator != "," or clauses[m - 1].kind == SUB:
            continue
        told = clauses[m - 1]
        if inside[clause.finite] >= 0 or inside[told.start] >= 0 and inside[told.end - 1] >= 0:
            return None  # "Er habe bezahlt. „Wann denn?“, brummte die Rätin"
        verb = clause.finite
        is_verb = tokens.tags[verb] == "VVFIN" or is_finite_form(tokens.low[verb])
        speaker = subject(tokens, sentence, m) if is_verb else None
        if speaker is None or speaker.start < verb or not is_somebody(tokens, speaker):
            continue
        end = told.end if is_complete(tokens, told) or m + 1 == len(clauses) else clauses[-1].end
        place = (sentence.start, end)  # "Er sei, brummte Kolb, zufrieden"
        lemma = tokens.doc[verb].lemma_
        return Found(*place, "indirect", "unlisted verb", number, speaker, (verb,), verb, lemma)
    return None


def _end_before_marks(sentence: Sentence, inside: list[int]) -> int:
    """Where a sentence ends, without a quotation behind a colon or full stop: "Er sei dankbar: „…“"."""
    clauses = sentence.clauses
    stops = (a.end for a, b in pairwise(clauses) if b.separator in _STOPS and inside[b.start] >= 0)
    return next(stops, clauses[-1].end)


def _viewer(tokens: Tokens, clause: Clause) -> Phrase | None:
    """ "Für die Wirtin Eva Holm sei das ein Trost": in whose eyes."""
    phrase = noun_phrase(tokens, clause.first + 1, clause.finite) if tokens.low[clause.first] == "für" else None
    return phrase if phrase and "PER" in tokens.labels[phrase.start : phrase.end] else None


def _is_perfect(tokens: Tokens, clause: Clause) -> bool:
    """Does the clause end in a participle and "haben" or "sein"?"""
    end = clause.end
    return end - clause.finite > 2 and tokens.low[end - 1] in ("haben", "sein") and tokens.tags[end - 2].startswith("V")


def _is_supposed(tokens: Tokens, sentence: Sentence, main: Clause) -> bool:
    """Is Konjunktiv II a condition or the writer's own guess: "Wenn es regnete, wäre …", "Es dürfte regnen"?"""
    return tokens.low[main.finite] == "dürfte" or any(
        c.kind == SUB and tokens.low[c.intro] in _CONDITIONS or c.verb_first for c in sentence.clauses
    )


def _is_first_konjunktiv(form: str) -> bool:
    return form.endswith(("e", "sei", "seien")) and form not in _SECOND


def _shows_konjunktiv(tokens: Tokens, quote: Found) -> bool:
    return any(tokens.is_subjunctive(i) for i in range(quote.start, quote.end))


def dependent_quotes(
    tokens: Tokens, sentence: Sentence, number: int, cues: dict[int, Cue], found: list[Found], inside: list[int]
) -> list[Found]:
    """Reasons and details in Konjunktiv: "Sie lehnte ab, weil das Dach zu schwach sei", "…, das Dach sei zu schwach".

    The mood alone shows whose words the clause gives: those of the subject of the main clause before it.
    """
    quotes: list[Found] = []
    for k, clause in enumerate(sentence.clauses):
        if not k or clause.kind not in (SUB, RELATIVE, MAIN) or not clause.subjunctive or inside[clause.finite] >= 0:
            continue
        if clause.kind == MAIN and (
            clause.verb_first or clause.separator not in (",", "", ";") or tokens.low[clause.start] == "als"
        ):
            continue  # "Sie tat, als sei nichts"
        if clause.kind == SUB and tokens.low[clause.intro] not in _REASONS:
            continue
        if tokens.low[clause.intro] in _CONDITIONS and is_past_subjunctive(tokens.low[clause.finite]):
            continue  # "Es wäre schön, wenn die Sonne schiene"
        reported = clause.kind == RELATIVE or tokens.low[clause.intro] in ("weil", "da")
        adds = clause.separator == ";" and clause.kind == MAIN and any(m in cues for m in range(k))
        if not _is_first_konjunktiv(tokens.low[clause.finite]) and not (
            (reported or adds) and tokens.low[clause.finite] in _PLURAL
        ):
            continue
        if any(quote.start < clause.end and clause.start < quote.end for quote in (*found, *quotes)):
            continue
        main = next((m for m in range(k - 1, -1, -1) if sentence.clauses[m].kind == MAIN), -1)
        if main < 0 or clause.kind == MAIN and sentence.clauses[main].subjunctive:
            continue
        end = clause.end
        for later in sentence.clauses[k + 1 : k + 6]:
            if later.kind not in (SUB, RELATIVE, INFINITIVE, FRAGMENT) and not later.subjunctive:
                break
            end = later.end
        speaker = subject(tokens, sentence, k - 1 if k - 1 in cues and clause.kind == RELATIVE else main)
        tells = clause.kind != MAIN and speaker is not None and is_somebody(tokens, speaker)
        if (
            clause.kind == MAIN
            and main not in cues
            and not (speaker and "PER" in tokens.labels[speaker.start : speaker.end])
        ):
            speaker = None  # "Wirte verdienten gut, und das Bier werde teurer": who spoke before goes on
        if tokens.low[sentence.clauses[main].finite] in _STATES and not tells:
            speaker = None  # "Der Betrag ist begrenzt, weil die Kasse leer sei": the view of who spoke before
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
