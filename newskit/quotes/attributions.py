"""Indirect quotes that a phrase attributes: laut X, nach Angaben von X, X zufolge, so X, wie X mitteilte, demnach."""

from __future__ import annotations

from newskit.quotes import lexicon
from newskit.quotes.appositions import apposition
from newskit.quotes.cases import Phrase, can_speak, is_nominative
from newskit.quotes.clauses import (
    AS,
    DASHES,
    ENDINGS,
    FRAGMENT,
    INFINITIVE,
    MAIN,
    QUESTION,
    RELATIVE,
    SEPARATORS,
    SO,
    SUB,
    Clause,
    Sentence,
    is_complete,
)
from newskit.quotes.complements import names_question
from newskit.quotes.cues import Cue
from newskit.quotes.lexicon import words
from newskit.quotes.model import Found
from newskit.quotes.phrases import is_mark, noun_phrase
from newskit.quotes.sentences import all_inside
from newskit.quotes.sources import is_source_noun, source_phrase
from newskit.quotes.speakers import noun_before, speaker_of, subject
from newskit.quotes.tokens import Tokens

_DEPENDENT = frozenset((SUB, RELATIVE, QUESTION, INFINITIVE))
_REFERRING = words("demnach danach demzufolge hiernach")
ATTRIBUTING = words("laut nach zufolge gemäss entsprechend wonach derzufolge aus") | _REFERRING
_SOON = words("erst kurz bald lange unmittelbar tage wochen monate jahre stunden minuten")  # "kurz danach"
_JOINERS = words("und aber doch sondern oder")
_DEGREES = words("lange sehr viel viele oft weit stark hoch schwer wichtig gross wörtlich ernst")
_MANY = words("viel viele wenig wenige oft lange gross klein")


def attributed_quotes(
    tokens: Tokens, sentence: Sentence, number: int, cues: dict[int, Cue], inside: list[int], before: Sentence | None
) -> list[Found]:
    """All indirect quotes of a sentence that a preposition, "so", "wie" or "demnach" attributes."""
    found = []
    for k, clause in enumerate(sentence.clauses):
        if clause.kind == AS and k in cues and attributes(tokens, clause, cues[k]):
            cue = cues[k]
            host = sentence.clauses[k - 1]
            adds = k > 1 and inside[host.end - 1] >= 0 and all_inside(inside, host.start, host.end, tokens)
            # "Man hofft auf Ruhe – „im übertragenen Sinne“, wie Kern hinzufügt": only the direct quote is hers
            asked = k > 0 and (names_question(tokens, host) or tokens.low[clause.finite] in ("würde", "würden"))
            place = None if adds or asked or _compares(tokens, sentence, k) else _around(tokens, sentence, k)
            planned = tokens.low[clause.intro + 1] == "es" and cue.entry.kind != "say"  # "wie es vorgesehen ist"
            if place and cue.takes("d") and not planned:
                quote = Found(*place, "indirect", "wie", number).announced_by(cue, speaker_of(tokens, sentence, cue))
                quote.cue = (clause.intro, *quote.cue)
                found.append(quote)
        elif clause.kind == SO:
            phrase = so_speaker(tokens, clause.intro + 1, clause.end)
            place = _around(tokens, sentence, k)
            if phrase and place and (k > 0 or len(sentence.clauses) > 1):
                phrase = apposition(tokens, phrase, min(sentence.end, phrase.end + 20))
                found.append(_attributed(place, "so", number, phrase, (clause.intro,), "so"))
    if not ATTRIBUTING.isdisjoint(tokens.low[sentence.start : sentence.end]):
        found += _by_words(tokens, sentence, number, cues, inside, before)
    return [quote for quote in found if not _is_direct(tokens, quote, inside)]


def _is_direct(tokens: Tokens, quote: Found, inside: list[int]) -> bool:
    """Does all of it stand in marks but what attributes it: "„Das ist“, so Kern weiter, „genug“"?"""
    if quote.rule not in ("so", "wie"):
        return False  # "Laut Kern „ist das genug“": who speaks in the marks is told only here
    if not quote.start < quote.cue_main < quote.end or inside[quote.cue_main] >= 0 or not quote.speaker:
        return all_inside(inside, quote.start, quote.end, tokens)
    behind = range(quote.speaker.end, quote.end)
    own = range(quote.cue_main, next((i for i in behind if inside[i] >= 0 or tokens.words[i] in SEPARATORS), quote.end))
    rest = (i for i in range(quote.start, quote.end) if i not in own and tokens.words[i][0].isalnum())
    return all(inside[i] >= 0 for i in rest)


def attributes(tokens: Tokens, clause: Clause, cue: Cue) -> bool:
    """Does "wie X sagt" say who says it, not how ("wie lange es hält"), nor what something is called ("wie sie heißt")?"""
    named = cue.entry.lemma == "nennen" and cue.passive or cue.entry.lemma == "heißen" and not cue.impersonal
    of_degree = tokens.low[clause.intro + 1] in _DEGREES
    return not (cue.refused or cue.negated or named or of_degree)


def _compares(tokens: Tokens, sentence: Sentence, k: int) -> bool:
    """ "Es kam genau so, wie sie vermutet hatte", "Man hört, wie sie das lobt: …": does "wie" tell how, not who says it?"""
    clauses = sentence.clauses
    correlate = k > 0 and tokens.low[clauses[k - 1].end - 1] in ("so", "genauso", "ebenso")
    return correlate or k + 1 < len(clauses) and clauses[k + 1].separator == ":" and k > 0


def _by_words(
    tokens: Tokens, sentence: Sentence, number: int, cues: dict[int, Cue], inside: list[int], before: Sentence | None
) -> list[Found]:
    """The quotes of a sentence that its attributing words ("laut", "nach", "demnach") mark."""
    found = []
    # "…, sagte Kim nach Angaben der Agentur": Kim speaks, and the quote has its cue
    told = {
        i
        for k, clause in enumerate(sentence.clauses)
        if k and (clause.kind == SO or k in cues and _is_appended(clause))
        for i in range(clause.start, clause.end)
    }
    for i in range(sentence.start, sentence.end):
        if tokens.low[i] in ATTRIBUTING and i not in told:
            found += _at(tokens, sentence, number, i, cues, inside, before)
    return found


def _is_appended(clause: Clause) -> bool:
    """ "…, sagte Kim": does a clause begin with its verb behind a comma?"""
    return clause.verb_first and clause.separator == "," and clause.start == clause.finite


def _attributed(
    place: tuple[int, int], rule: str, number: int, speaker: Phrase | None, cue: tuple[int, ...], lemma: str
) -> Found:
    return Found(*place, "indirect", rule, number, speaker=speaker, cue=cue, cue_main=cue[0], cue_lemma=lemma)


def _at(
    tokens: Tokens,
    sentence: Sentence,
    number: int,
    i: int,
    cues: dict[int, Cue],
    inside: list[int],
    before: Sentence | None,
) -> list[Found]:
    """The quote that the word at i attributes, if it does."""
    low = tokens.low[i]
    if inside[i] >= 0:
        return []
    k = _clause_of(sentence, i)
    if k < 0:
        return []
    if low in _REFERRING:
        return _referring(tokens, sentence, number, i, k, _names_source(tokens, before))
    if low in ("wonach", "derzufolge"):
        place = (i + 1, _end_of_dependent(sentence, k))
        speaker = _noun_before(tokens, sentence, k)
        return [_attributed(place, "wonach", number, speaker, (i,), low)] if place[0] < place[1] else []
    clause = sentence.clauses[k]
    whose = tokens.low[i + 1 : i + 2] in (["dessen"], ["deren"]) and i + 3 < clause.end
    if low == "nach" and whose and is_source_noun(tokens, i + 2):
        place = (i + 3, _end_of_dependent(sentence, k))  # "Kern, nach dessen Ansicht …"
        return [_attributed(place, "nach", number, Phrase(i + 1, i + 3, i + 2), (i,), "nach")]
    if low == "zufolge" and clause.kind == RELATIVE and clause.intro == i - 1:
        place = (i + 1, _end_of_dependent(sentence, k))  # "Kern, dem zufolge …"
        return [_attributed(place, "zufolge", number, Phrase(i - 1, i, i - 1), (i,), low)]
    if clause.kind == RELATIVE and clause.intro == i + 1 and low in ("nach", "laut", "gemäss"):
        if low == "nach" and not clause.subjunctive and not _statement_before(tokens, sentence, k):
            return []
        place = (i + 2, _end_of_dependent(sentence, k))  # "Studien, nach denen …"
        speaker = Phrase(i + 1, i + 2, i + 1)
        return [_attributed(place, "wonach", number, speaker, (i,), low)] if place[0] < place[1] else []
    phrase, first, last = source_phrase(tokens, sentence, i, k)
    if phrase is None:
        return []
    before = tokens.tags[first - 1] if first else ""
    if (
        last < sentence.end
        and tokens.tags[last] == "CARD"
        and (before == "ART" or clause.finite < 0 and before == "$,")
    ):
        return []  # "der nach Angaben der Wehr 40 Gäste", "80, nach anderen Angaben 90 Boote"
    if before == "ART" and last < sentence.end and tokens.tags[last] == "ADJA":
        attribute = noun_phrase(tokens, last, clause.end) if low != "aus" else None
        # "die ihrer Meinung nach falschen Pläne"
        return [_attributed((last, attribute.end), low, number, phrase, (i,), low)] if attribute else []
    place = _host(tokens, sentence, k, first, last, cues)
    if place is None or place[1] - place[0] < 2:
        return []
    return [_attributed(place, low, number, phrase, (i,), low)]


def _clause_of(sentence: Sentence, i: int) -> int:
    clauses = sentence.clauses
    low, high = 0, len(clauses)
    while low < high:
        middle = (low + high) // 2
        if clauses[middle].end <= i:
            low = middle + 1
        else:
            high = middle
    return low if low < len(clauses) and clauses[low].start <= i else -1


def _end_of_dependent(sentence: Sentence, k: int) -> int:
    end, complete = sentence.clauses[k].end, sentence.clauses[k].finite >= 0
    for clause in sentence.clauses[k + 1 : k + 20]:
        # "wonach Eva Holm, die Chefin, gewinnt": the verb may stand behind an apposition
        if complete and clause.kind not in (RELATIVE, SUB, INFINITIVE, QUESTION) and not clause.subjunctive:
            break
        if complete and clause.kind == MAIN and clause.verb_first:
            break  # "Die Auskunft, wonach alles gut sei, habe ihn überrascht"
        end = clause.end
        complete = complete or clause.finite >= 0
    return end


def _host(
    tokens: Tokens, sentence: Sentence, k: int, first: int, last: int, cues: dict[int, Cue]
) -> tuple[int, int] | None:
    """The stretch that a phrase in clause k attributes, the phrase cut off where it stands at the rim."""
    clauses = sentence.clauses
    clause = clauses[k]
    if clause.kind == FRAGMENT and clause.separator in DASHES and first == clause.start and last < clause.end:
        return last, clause.end  # "Das Fest fällt aus – laut Kern aus Mangel an Geld"
    if clause.kind in _DEPENDENT:
        start = clause.start
        if clause.kind == SUB and first == clause.start:
            start = clause.start
        end = clause.end
        for later in clauses[k + 1 : k + 10]:
            if later.kind not in (RELATIVE, FRAGMENT, SUB, INFINITIVE):
                break
            end = later.end
    else:
        begin = k
        if not (clause.kind == MAIN and tokens.low[clause.start] in _JOINERS and k):
            has_main = clause.kind == MAIN
            for m in range(k - 1, max(-1, k - 30), -1):
                earlier = clauses[m]
                if clauses[m + 1].separator in (";", ":"):
                    break
                if earlier.kind == MAIN:
                    if has_main:
                        break
                    has_main = True
                begin = m
        start = clauses[begin].start
        end = clause.end
        for m in range(k + 1, min(len(clauses), k + 40)):
            later = clauses[m]
            if later.separator == ";" and not (later.subjunctive and clause.subjunctive):
                break
            if (
                later.separator == ":"
                and later.kind == MAIN
                and not (later.subjunctive or is_mark(tokens, later.start))
            ):
                break  # "Laut Amt gibt es 90 Höfe: Viele sind klein": the writer goes on
            if m in cues and (_says_other(tokens, later) or _says_all(clauses[k:m], later, cues[m])):
                break
            end = later.end
        end = max(end, last)
    if start >= first:
        start = max(last, first)
        if clause.kind == MAIN and start < clause.finite < start + 8:
            start = (
                clause.finite
            )  # whatever stands before the verb is one phrase: "Nach Angaben der Wehr in Kassel war"
        for m in range(k + 1, min(len(clauses), k + 6)):  # "Nach Angaben der Polizei, die …, war …"
            if clauses[m].start >= last and clauses[m].kind not in (RELATIVE, FRAGMENT):
                if clauses[m].verb_first and clauses[m].start < end and clause.finite < 0:
                    start = clauses[m].start
                break
        while start < end and tokens.words[start] in (",", ":", "–", ")"):
            start += 1
    elif end <= last:
        end = first
        while end > start and tokens.words[end - 1] in (",", "–", "("):
            end -= 1
    return (start, end) if start < end else None


def _ends_verb(tokens: Tokens, clause: Clause) -> bool:
    """ "…, so die Stadt, nicht möglich gewesen": the rest of a verb that stands before it."""
    return clause.kind == FRAGMENT and tokens.tags[clause.end - 1] in ("VVPP", "VAPP", "VVINF", "VAINF", "PTKVZ")


def _says_other(tokens: Tokens, clause: Clause) -> bool:
    """ "Laut Verein kamen 500, die Polizei zählte 300": does a main clause with a cue of its own begin with its speaker?"""
    if clause.kind != MAIN or clause.verb_first or clause.subjunctive or clause.separator not in (",", "–"):
        return False
    phrase = noun_phrase(tokens, clause.first, clause.finite)
    is_subject = phrase is not None and phrase.end == clause.finite and is_nominative(tokens, phrase)
    return is_subject and tokens.tags[phrase.head] in ("NN", "NE")


def _says_all(told: list[Clause], clause: Clause, cue: Cue) -> bool:
    """ "Aus Sicht der Eltern sei das klug, findet auch Kern": does a clause with who says it follow what is `told`?"""
    verb_first = clause.finite == clause.start and clause.separator in (",", "–") and not clause.subjunctive
    return verb_first and cue.takes("v") and not cue.refused and any(c.kind == MAIN for c in told)


def _around(tokens: Tokens, sentence: Sentence, k: int) -> tuple[int, int] | None:
    """What a "so X" or "wie X sagte" at clause k attributes: the clauses before it, or behind it, or all."""
    clauses = sentence.clauses
    begin = max(0, k - 40)
    for m in range(k, begin, -1):
        if clauses[m].separator in (";", ":") or clauses[m].separator in ENDINGS:
            begin = m
            break
    end = min(len(clauses), k + 40)
    for m in range(k + 1, end):
        told = clauses[m].subjunctive and any(c.subjunctive for c in clauses[begin:k])
        if clauses[m].separator in (";", ":") and not told:
            end = m
            break
    before = clauses[begin:k]
    after = clauses[k + 1 : end]
    aside = clauses[k].kind == AS and len(before) > 1 and before[-1].kind == FRAGMENT and not after
    if aside and before[-1].separator in DASHES and not _ends_verb(tokens, before[-1]):
        return before[-1].start, before[-1].end  # "Er bot einen Euro – zu wenig, wie die Belegschaft findet"
    opened = before[-1] if before and before[-1].kind in (SUB, RELATIVE) and before[-1].finite < 0 else None
    if opened and after and after[0].finite >= 0:
        return opened.start, after[0].end  # "…, weil ihm, wie er sagte, das Geld fehlte"
    if not any(clause.finite >= 0 for clause in before):
        if not any(clause.finite >= 0 for clause in after):
            return None if not before else (before[0].start, before[-1].end)
        start = before[0].start if before else after[0].start
        return start, after[-1].end
    if not is_complete(tokens, before[-1]) or after and _ends_verb(tokens, after[0]):
        return before[0].start, (after or before)[-1].end  # "Der Steg ist, so die Stadt, offen"
    goes_on = after and after[0].kind == FRAGMENT and tokens.tags[after[0].start].startswith("APPR")
    if goes_on and clauses[k].kind == AS and before[-1].kind == MAIN:
        return before[0].start, after[-1].end  # "Man fand ihn, wie Kern erklärte, durch eine Spange"
    while after and after[0].kind in (RELATIVE, FRAGMENT):
        of_speaker = after[0].kind == RELATIVE and len(after) > 1 and after[1].kind in (INFINITIVE, SUB)
        after = after[1 + of_speaker :]  # "so Kern, die dem Amt vorwirft, geschwiegen zu haben"
    if (
        after
        and before[-1].finite >= 0
        and not (after[0].subjunctive or after[0].separator == "" or after[0].kind in (SUB, INFINITIVE))
        and not (before[-1].subjunctive and tokens.low[after[0].finite] in ("sollte", "sollten", "wollten"))
    ):
        after = []
    return before[0].start, (
        after[-1].end if after and any(c.finite >= 0 or c.kind in (SUB, INFINITIVE) for c in after) else before[-1].end
    )


def so_speaker(tokens: Tokens, start: int, end: int) -> Phrase | None:
    """The phrase behind "so", adverbs passed over: "so am Ende auch die Ministerin"."""
    i = start
    if i < end and tokens.low[i] in ("auch", "zum", "etwa", "doch"):
        return None  # "so auch die Nachbarn", "wenn kein Sieg, so doch ein Erfolg": a comparison
    while i < end and (
        tokens.tags[i] in ("ADV", "PTKVZ", "ADJD") and not tokens.labels[i] or lexicon.is_finite_form(tokens.low[i])
    ):
        i += 1
    phrase = noun_phrase(tokens, i, end)
    if phrase is None or tokens.tags[phrase.head] == "CARD" or tokens.low[phrase.start] in _MANY:
        return None  # "so viele wie selten"
    if tokens.low[phrase.start] != "der" and not is_nominative(tokens, phrase):
        return None
    return phrase if can_speak(tokens, phrase) else None


def _names_source(tokens: Tokens, sentence: Sentence | None) -> bool:
    """Does the sentence name a report, a study, a plan that "danach" can mean?"""
    return sentence is not None and any(
        tokens.tags[i] == "NN" and is_source_noun(tokens, i)
        for i in range(sentence.start, min(sentence.end, sentence.start + 80))
    )


def _referring(tokens: Tokens, sentence: Sentence, number: int, i: int, k: int, source_before: bool) -> list[Found]:
    """ "Demnach sei …": what follows reports what was named before."""
    clause = sentence.clauses[k]
    if clause.kind != MAIN or i > clause.finite + 3 or clause.finite < 0 or tokens.low[i - 1] in _SOON:
        return []
    if (
        tokens.low[i] != "demnach"
        and not (source_before and i == sentence.start)
        and not clause.subjunctive
        and tokens.low[clause.finite] not in ("soll", "sollen")
    ):
        return []
    if tokens.low[i] == "danach" and i != clause.first and not source_before:
        return []  # "Ihm seien danach die Gäste ausgeblieben": a time
    start, end = i + 1 if i == clause.first else clause.start, sentence.clauses[-1].end
    speaker = Phrase(i, i + 1, i)
    return [_attributed((start, end), "demnach", number, speaker, (i,), tokens.low[i])] if start < end else []


def _statement_before(tokens: Tokens, sentence: Sentence, k: int) -> bool:
    """Does the clause before k end in a noun that names a statement: "Studien, nach denen", "die Idee, nach der"?"""
    clause = sentence.clauses[k - 1]
    noun = next((i for i in range(clause.end - 1, clause.start - 1, -1) if tokens.tags[i] == "NN"), -1)
    return noun >= 0 and (
        is_source_noun(tokens, noun) or lexicon.compound_end(tokens.low[noun], lexicon.noun_words()) is not None
    )


def _noun_before(tokens: Tokens, sentence: Sentence, k: int) -> Phrase | None:
    """The phrase that a "wonach" clause belongs to."""
    main_before = k > 0 and sentence.clauses[k - 1].kind == MAIN
    return noun_before(tokens, sentence, k) or (subject(tokens, sentence, k - 1) if main_before else None)
