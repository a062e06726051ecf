"""The subject of a verb: the noun phrases of its clause, weighed by what sort of thing they name, case and order."""

from collections.abc import Iterator

from newskit.german.lists import word_list
from newskit.german.roles import person_noun
from newskit.german.tokens import Tokens
from newskit.pipelines.gazetteer import is_organisation_word
from newskit.quotes.appositions import apposition
from newskit.quotes.cases import Phrase, can_speak, is_feminine, is_nominative
from newskit.quotes.clauses import (
    AS,
    FRAGMENT,
    MAIN,
    QUESTION,
    RELATIVE,
    SO,
    SUB,
    Clause,
    Sentence,
    is_insertion,
    verb_last,
)
from newskit.quotes.cues import Cue
from newskit.quotes.lexicon import compound_end, noun_list
from newskit.quotes.phrases import is_in_marks, noun_phrase
from newskit.quotes.weights import NOBODY, Candidate, Features, rank

Rival = Candidate[Phrase | None]
RULED_OUT = float("-inf")
TIMES = word_list("times")
_DOCUMENTS = noun_list("documents")
VERB_LAST = frozenset((SUB, RELATIVE, AS, QUESTION))
_ADDING = word_list("adding")
_LOOSE = ("ADV", "PROAV", "PTKNEG")
_REACH = 12  # clauses back to a subject
_NEAR = 80  # tokens back to a quotation mark


def subject(tokens: Tokens, sentence: Sentence, number: int, cue: Cue | None = None) -> Phrase | None:
    """The subject of a clause's finite verb, which may be that of a cue."""
    phrases = phrases_of(tokens, sentence.clauses[number]) if cue else []
    if cue and any(phrase.start <= i < phrase.end for phrase in phrases for i in cue.words):
        return _best(tokens, sentence, number, cue)
    if number not in sentence.subjects:  # what does not hang on the cue is asked for again and again
        sentence.subjects[number] = _best(tokens, sentence, number)
    return sentence.subjects[number]


def _best(tokens: Tokens, sentence: Sentence, number: int, cue: Cue | None = None) -> Phrase | None:
    found = rivals(tokens, sentence, number, cue)[0].value
    return apposition(tokens, found, min(sentence.end, found.end + 30)) if found else None


def rivals(tokens: Tokens, sentence: Sentence, number: int, cue: Cue | None = None) -> list[Rival]:
    """The phrases that may be the subject of a clause's verb, the best first, and those that grammar rules out."""
    clause = sentence.clauses[number]
    phrases = phrases_of(tokens, clause)
    never = {phrase: why for phrase in phrases if (why := _barred(tokens, phrase, clause.start, cue))}
    found: list[Rival] = [
        Candidate(phrase, _kind(tokens, phrase) | _agreement(tokens, phrase, clause) | _order(clause, phrase))
        for phrase in phrases
        if phrase not in never
    ]
    elsewhere = _shared(tokens, sentence, number) or _cut_off(tokens, sentence, number)
    if elsewhere:
        found.insert(0, Candidate(elsewhere, {"before its clause": 1.0}))
    all_found, found = found, _grammatical(found)
    kept = [c.value for c in found]
    ruled_out = [Candidate(c.value, c.features, RULED_OUT) for c in all_found if c.value not in kept]
    ruled_out += [Candidate(phrase, why, RULED_OUT) for phrase, why in never.items()]
    if not found and (clause.finite == clause.first or tokens.tags[clause.first] in _LOOSE):
        left = subject_of_main_before(tokens, sentence, number)
        found = [Candidate(left, {"before its clause": 1.0})] if left else []
    found.append(Candidate(None, {NOBODY: 1.0, f"nobody, {_shape(clause)}": 1.0}))
    return rank("subject", found) + ruled_out


def subject_of_main_before(tokens: Tokens, sentence: Sentence, number: int) -> Phrase | None:
    """The subject of the main clause that a clause without one goes on from ("… und fügte hinzu")."""
    clauses = sentence.clauses
    before = (k for k in range(number - 1, max(-1, number - _REACH), -1) if clauses[k].kind == MAIN)
    before = (
        k for k in before if not is_in_marks(tokens, max(sentence.start, clauses[k].finite - _NEAR), clauses[k].finite)
    )
    told = (k for k in before if clauses[number].subjunctive or not clauses[k].subjunctive)
    main = next(told, None)
    return None if main is None else subject(tokens, sentence, main)


def _shared(tokens: Tokens, sentence: Sentence, number: int) -> Phrase | None:
    """The subject of the clause before that a clause goes on from: "… und fügte hinzu"."""
    clause = sentence.clauses[number]
    joined = clause.start < clause.first or clause.separator == "" or _ADDING & {*tokens.low[clause.finite + 1 :][:1]}
    return subject_of_main_before(tokens, sentence, number) if clause.verb_first and joined else None


def _cut_off(tokens: Tokens, sentence: Sentence, number: int) -> Phrase | None:
    """A subject that insertions part from its verb: "Der Sprecher, der …, sagte", "sagte, als sie kam, die Rätin"."""
    clauses, clause = sentence.clauses, sentence.clauses[number]
    if not clause.verb_first:
        return None
    first = _clause_cut_off(tokens, clauses, number)
    # No comma parts a subject from its verb, unless something stands between them: "Der Steg, sagt Kolb, sei offen".
    phrase = next(iter(phrases_of(tokens, clauses[first])), None) if abs(first - number) > 1 else None
    if phrase is None or any(
        tokens.tags[i] not in ("ADV", "KON", "$(") for i in range(clauses[first].start, phrase.start)
    ):
        return None
    agrees = _agreement(tokens, phrase, clause).keys().isdisjoint(("another number", "number differs"))
    return phrase if agrees and not _barred(tokens, phrase, phrase.start) else None


def _clause_cut_off(tokens: Tokens, clauses: list[Clause], number: int) -> int:
    """The clause that such a subject stands in, before or after clause `number`; that itself, if there is none."""
    clause, first = clauses[number], number
    for k in range(number - 1, max(-1, number - _REACH), -1):
        if clauses[k].kind == FRAGMENT:
            first = k
        elif not is_insertion(clauses, k) and not _goes_on_between(tokens, clauses[k]):
            break
    if clause.end == clause.finite + 1 and clauses[number + 1 : number + 2] and clauses[number + 1].kind == SUB:
        return next((k for k in range(number + 2, len(clauses)) if clauses[k].kind == FRAGMENT), first)
    return first


def _goes_on_between(tokens: Tokens, clause: Clause) -> bool:
    """Can a clause stand between a subject and its verb: a relative one or its end, "so Kolb", "verfasst von Kolb"?"""
    participle = clause.kind == MAIN and clause.verb_first and tokens.low[clause.finite + 1] in ("von", "vom")
    end = clause.kind == MAIN and not clause.verb_first and verb_last(tokens, clause.finite, clause.end)
    return clause.kind in (RELATIVE, QUESTION, SO, AS) or participle or end  # "das Land, wo …, teilte mit"


def _grammatical(found: list[Rival]) -> list[Rival]:
    """Without what does not agree with the verb, unless nothing does; what surely is a subject leaves nobody else."""
    may = [c for c in found if "another number" not in c.features] or found
    for feature in ("before its clause", "nominative pronoun", "nominative article", "relative pronoun"):
        sure = [c for c in may if feature in c.features]
        if sure and feature == "relative pronoun" and any("named" in c.features for c in may if c not in sure):
            continue  # "die Brücke, die Moser rügte"
        if sure:
            return sure
    return may


def _shape(clause: Clause) -> str:
    return "verb last" if clause.kind in VERB_LAST else "verb first" if clause.verb_first else "verb second"


def phrases_of(tokens: Tokens, clause: Clause) -> list[Phrase]:
    """The noun phrases of a clause, from left to right; a relative or demonstrative pronoun is one."""
    if clause.phrases is None:
        clause.phrases = list(_read_phrases(tokens, clause))
    return clause.phrases


def _read_phrases(tokens: Tokens, clause: Clause) -> Iterator[Phrase]:
    i = clause.start
    while i < clause.end:
        limit = clause.finite if i < clause.finite else clause.end
        phrase = None
        relative = i == clause.intro and clause.kind == RELATIVE and tokens.tags[i] not in ("PRELAT", "PWAV", "PROAV")
        if relative or tokens.tags[i] == "ART" and i + 1 == clause.finite:
            phrase = Phrase(i, i + 1, i)
        elif i not in (clause.intro, clause.finite):
            phrase = _noble_name(tokens, i, limit, clause) or noun_phrase(tokens, i, limit)
        if phrase and tokens.low[phrase.head] in TIMES:
            date = noun_phrase(tokens, i, limit, whole=False)  # "am Montag der Ermittler": no genitive
            i = date.end if date else i + 1
        elif phrase:
            yield phrase
            i = phrase.end
        else:
            i += 1


def _noble_name(tokens: Tokens, i: int, limit: int, clause: Clause) -> Phrase | None:
    """A name with its particle that begins a sentence, or follows a verb: "Von der Au sagte", "sagte von der Au"."""
    if tokens.tags[i] != "APPR":
        return None
    after = clause.verb_first and i == clause.finite + 1 and tokens.low[i] in ("von", "van", "de")
    named = tokens.labels[i] == "PER" and tokens.words[i][0].isupper() or after and "PER" in tokens.labels[i : i + 2]
    if not named:
        return None
    end = next((n for n in range(i + 1, limit) if tokens.labels[n] != "PER"), limit)
    return Phrase(i, end, end - 1)


def _barred(tokens: Tokens, phrase: Phrase, first: int, cue: Cue | None = None) -> Features:
    """Why a phrase can be no subject; `first` is where its clause begins."""
    start = phrase.start
    told = {
        "after a preposition": start > 0 and tokens.tags[start - 1].startswith("APPR"),
        "not nominative": not is_nominative(tokens, phrase),
        "es, man, nothing": not (_is_relative(tokens, phrase) or can_speak(tokens, phrase)),
        "in marks": is_in_marks(tokens, first, start),
        "part of the cue": cue is not None and any(start <= i < phrase.end for i in cue.words),  # "Kritik übte Kern"
    }
    return {name: 1.0 for name, is_so in told.items() if is_so}


def _is_relative(tokens: Tokens, phrase: Phrase) -> bool:
    return tokens.tags[phrase.start].startswith("PREL") and phrase.end == phrase.start + 1


def _kind(tokens: Tokens, phrase: Phrase) -> Features:
    """What sort of thing the phrase names."""
    head = phrase.head
    told = {
        "pronoun": tokens.tags[head] == "PPER",
        "nominative pronoun": tokens.low[head] in ("er", "wir", "ich"),
        "nominative article": _is_surely_nominative(tokens, phrase),
        "relative pronoun": _is_relative(tokens, phrase),
        "named": "PER" in tokens.labels[head : phrase.end],
        "somebody": is_somebody(tokens, phrase),
    }
    return {name: 1.0 for name, is_so in told.items() if is_so}


def _is_surely_nominative(tokens: Tokens, phrase: Phrase) -> bool:
    """ "Die Rätin lobte der Trainer": "der" before a man tells who does it."""
    if tokens.low[phrase.start] != "der":
        return False
    return person_noun(tokens.words[phrase.head]) is not None and not is_feminine(tokens, phrase)


def _agreement(tokens: Tokens, phrase: Phrase, clause: Clause) -> Features:
    """Does the phrase agree with the verb in number, as far as both tell theirs?"""
    start, head = phrase.start, phrase.head
    verb = tokens.feature(clause.finite, "Number") if clause.finite >= 0 else ""
    number = tokens.feature(head, "Number")
    if not verb or not number or number == verb:
        return {}
    inflected = tokens.tags[start] in ("ART", "PPOSAT", "PDAT", "ADJA", "PRELS")
    if number == "Plur":  # "Die Äußerungen nannte Moser falsch"
        sure = inflected and tokens.feature(start, "Number") == number
    else:  # "Einige haben Minister Kolb geschrieben"
        sure = number == "Sing" and tokens.tags[head] == "NN" and not _is_several(tokens, phrase)
    return {"another number" if sure else "number differs": 1.0}


def _is_several(tokens: Tokens, phrase: Phrase) -> bool:
    """Is a phrase, or what stands around it, joined with another: "die Rätin und ihr Mann", "eine Reihe von Gästen"?"""
    return not {"und", "sowie", "von"}.isdisjoint(tokens.low[max(0, phrase.start - 1) : phrase.end + 1])


def _order(clause: Clause, phrase: Phrase) -> Features:
    """Where the phrase stands in the clause of the verb."""
    told = {
        "opens the clause": phrase.start == clause.first,
        "after the verb": clause.kind not in VERB_LAST and phrase.start > clause.finite,
        "beside the verb": clause.kind not in VERB_LAST and clause.finite in (phrase.end, phrase.start - 1),
    }
    return {name: 1.0 for name, is_so in told.items() if is_so}


def is_somebody(tokens: Tokens, phrase: Phrase) -> bool:
    """Is the phrase a person, an organisation or something written?"""
    head = phrase.head
    return (
        tokens.tags[head] == "PPER"
        or not {"PER", "ORG"}.isdisjoint(tokens.labels[phrase.start : phrase.end])
        or is_document(tokens, head)
        or person_noun(tokens.words[head]) is not None
        or is_organisation_word(tokens.words[head])
    )


def is_thing(tokens: Tokens, phrase: Phrase) -> bool:
    """Is the phrase headed by a common noun for nobody, "das Fazit des Vereins"? Plurals of persons look like one."""
    alone = Phrase(phrase.start, phrase.head + 1, phrase.head)
    singular = tokens.tags[phrase.head] == "NN" and tokens.feature(phrase.head, "Number") == "Sing"
    return singular and not is_somebody(tokens, alone)


def is_document(tokens: Tokens, i: int) -> bool:
    """Does the word at i name something that is written or published?"""
    return tokens.tags[i] == "NN" and compound_end(tokens.low[i], _DOCUMENTS) is not None
