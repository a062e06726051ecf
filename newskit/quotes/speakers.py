"""Who speaks: the phrases that may be the subject of a verb or the complement of "von", weighed by their features."""

from __future__ import annotations

from functools import lru_cache, partial

from newskit.german.roles import person_noun
from newskit.pipelines.gazetteer import is_organisation_word
from newskit.quotes.appositions import apposition, noble_name
from newskit.quotes.cases import Phrase, can_speak, is_nominative
from newskit.quotes.clauses import AS, FRAGMENT, MAIN, QUESTION, RELATIVE, SO, SUB, Clause, Sentence, is_insertion
from newskit.quotes.cues import Cue
from newskit.quotes.lexicon import compound_end, is_finite_form, noun_forms, words
from newskit.quotes.phrases import is_mark, noun_phrase
from newskit.quotes.tokens import Tokens
from newskit.quotes.weights import NOBODY, Candidate, Features, rank

Rival = Candidate[Phrase | None]
_VERB_LAST = frozenset((SUB, RELATIVE, AS, QUESTION))
RULED_OUT = float("-inf")
_RELATIVES = words("der die das welcher welche welches was wer")
_LOOSE = ("ADV", "PROAV", "PTKNEG")
_VON = words("von vom durch seitens vonseiten")
_IN = words("in im auf bei beim")
# After a verb that begins a clause these show that it goes on from the one before: "…, begrüßte aber die Idee".
ADDING = words("aber jedoch zugleich gleichzeitig allerdings hingegen zudem")
_NEVER = frozenset(("not nominative", "after a preposition", "es, man, nothing", "part of the cue"))
_HARDLY = frozenset(("another number", "in marks"))  # unless there is nobody else
_PLACES = words("in im aus von vom bei beim seitens auf")
# "Im Gegenzug, so heißt es, …": nobody speaks there.
_NO_PLACES = words(
    "gegenzug gegenteil gegensatz grunde vorfeld anschluss nachhinein fall falle rahmen zuge zusammenhang hinblick "
    "durchschnitt schnitt vergleich ernstfall zweifel gegenwart zukunft vergangenheit hintergrund mittelpunkt "
    "regel folge zeit"
)
TIMES = words(
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar jänner februar märz april "
    "mai juni juli august september oktober november dezember tag tage woche wochen monat monate jahr jahre "
    "stunde stunden uhr abend kurzem langem jahren monaten tagen wochen minuten sekunden stunde morgen nachmittag "
    "vormittag mittag nacht mal ende anfang mitte beginn euro dollar"
)


def speaker_of(tokens: Tokens, sentence: Sentence, cue: Cue) -> Phrase | None:
    """The phrase that names the speaker of a verb cue, or None."""
    clause = sentence.clauses[cue.clause]
    if cue.passive and cue.lemma != "zitieren":
        return _agent(tokens, sentence, cue)
    if cue.lemma == "hervorgehen":
        clauses = sentence.clauses[: cue.clause + 1]  # "Aus einem Brief, der …, geht hervor": it may stand before
        found = (behind_preposition(tokens, clause, "aus") for clause in reversed(clauses[-3:]))
        return next(filter(None, found), None)
    if cue.impersonal or cue.lemma == "die Rede sein":
        return _place(tokens, sentence, cue)
    if _is_man(tokens, clause):
        return behind_man(tokens, clause)
    return subject(tokens, sentence, cue.clause, cue) or (
        _place(tokens, sentence, cue) if cue.lemma == "verlauten" else None
    )


def subject(tokens: Tokens, sentence: Sentence, number: int, cue: Cue | None = None) -> Phrase | None:
    """The subject of a clause's finite verb, which may be that of a cue."""
    found = rivals(tokens, sentence, number, cue)[0].value
    return apposition(tokens, found, min(sentence.end, found.end + 30)) if found else None


def rivals(tokens: Tokens, sentence: Sentence, number: int, cue: Cue | None = None) -> list[Rival]:
    """The phrases that may be the subject of a clause's verb, the best first, and those that grammar rules out."""
    clause = sentence.clauses[number]
    found: list[Rival] = []
    elsewhere = _shared(tokens, sentence, number) or _cut_off(tokens, sentence, number)
    if elsewhere:
        found.append(Candidate(elsewhere, {"before its clause": 1.0}))
    phrases = _phrases(tokens, clause)
    for nth, phrase in enumerate(phrases):
        features = {
            **_kind(tokens, phrase, clause.start),
            **_case(tokens, phrase, clause),
            **_order(clause, phrase, phrases, nth),
        }
        if cue and any(phrase.start <= i < phrase.end for i in cue.words):
            features["part of the cue"] = 1.0  # "Scharfe Kritik übte Kern"
        found.append(Candidate(phrase, features))
    candidates, found = found, _grammatical(found)
    ruled_out = [c._replace(score=RULED_OUT) for c in candidates if c not in found]
    if not found and clause.finite >= 0 and (clause.finite == clause.first or tokens.tags[clause.first] in _LOOSE):
        left = _cut_off(tokens, sentence, number, alone=True) or subject_of_main_before(tokens, sentence, number)
        found = [Candidate(left, {"before its clause": 1.0})] if left else []
    found.append(Candidate(None, {NOBODY: 1.0, f"nobody, {_shape(clause)}": 1.0}))
    return rank("subject", found) + ruled_out


def _shared(tokens: Tokens, sentence: Sentence, number: int) -> Phrase | None:
    """The subject of the clause before that a clause goes on from: "… und fügte hinzu"."""
    clause = sentence.clauses[number]
    if not clause.verb_first or not number:
        return None
    adds = tokens.low[clause.finite + 1] in ADDING if clause.finite + 1 < len(tokens) else False
    joined = clause.start < clause.first or clause.separator == "" or adds
    return subject_of_main_before(tokens, sentence, number) if joined else None


def _cut_off(tokens: Tokens, sentence: Sentence, number: int, alone: bool = False) -> Phrase | None:
    """A subject that insertions part from its verb: "Der Sprecher, der …, sagte"."""
    clauses, clause = sentence.clauses, sentence.clauses[number]
    if not (clause.verb_first or alone) or not number:
        return None
    first = None
    for k in range(number - 1, max(-1, number - 12), -1):
        if clauses[k].kind == FRAGMENT:
            first = k
        elif not is_insertion(clauses, k) and clauses[k].kind not in (RELATIVE, SO, AS):
            break
        if clauses[k].separator == ":":
            break
    # No comma parts a subject from its verb, unless something stands between them: "Der Steg, sagt Kolb, sei offen".
    if first is None or (first == number - 1 and not alone) or is_mark(tokens, clauses[first].start):
        return None
    phrase = next(iter(_phrases(tokens, clauses[first])), None)
    told = {**_kind(tokens, phrase, phrase.start), **_case(tokens, phrase, clause)} if phrase else {}
    if phrase is None or not told.keys().isdisjoint(_NEVER | {"another number", "number differs"}):
        return None
    opens = all(tokens.tags[i] in ("ADV", "KON", "$(") for i in range(clauses[first].start, phrase.start))
    return phrase if opens else None


def _grammatical(found: list[Rival]) -> list[Rival]:
    """Without what can be no subject; what surely is one leaves nobody else."""
    may = [c for c in found if c.features.keys().isdisjoint(_NEVER)]
    may = [c for c in may if c.features.keys().isdisjoint(_HARDLY)] or may
    for feature in ("before its clause", "nominative pronoun", "relative pronoun"):
        sure = [c for c in may if feature in c.features]
        others = (c.features.keys() for c in may if c not in sure)
        if feature == "relative pronoun" and any({"named", "surely nominative"} & told for told in others):
            continue  # "die Brücke, die Moser rügte"
        if sure:
            return sure
    return may


def _shape(clause: Clause) -> str:
    return "verb last" if clause.kind in _VERB_LAST else "verb first" if clause.verb_first else "verb second"


def _phrases(tokens: Tokens, clause: Clause) -> list[Phrase]:
    """The noun phrases of a clause, from left to right; a relative pronoun is one."""
    found = []
    i = clause.start
    while i < clause.end:
        if i == clause.intro and clause.kind == RELATIVE and tokens.low[i] in _RELATIVES:
            found.append(Phrase(i, i + 1, i))
            i += 1
            continue
        if tokens.tags[i] == "ART" and i + 1 == clause.finite:
            found.append(Phrase(i, i + 1, i))  # "Der brummt, …"
        if i == clause.intro or i == clause.finite:
            i += 1
            continue
        limit = clause.finite if i < clause.finite else clause.end
        phrase = noble_name(tokens, i, limit) if i + 1 < limit and tokens.tags[i] == "APPR" else None
        phrase = phrase or noun_phrase(tokens, i, limit)
        if phrase and tokens.low[phrase.head] in TIMES:
            date = noun_phrase(tokens, i, limit, whole=False)  # "am Montag der Ermittler": no genitive
            i = max(i + 1, date.end if date else 0)
        elif phrase:
            found.append(phrase)
            i = phrase.end
        else:
            i += 1
    return found


def _kind(tokens: Tokens, phrase: Phrase, first: int) -> Features:
    """What sort of thing the phrase names."""
    start, head = phrase.start, phrase.head
    labels = set(tokens.labels[start : phrase.end])
    word, relative = tokens.words[head], tokens.tags[start].startswith("PREL")
    told = {
        "pronoun": tokens.tags[head] == "PPER",
        "nominative pronoun": tokens.tags[head] == "PPER" and tokens.low[head] in ("er", "wir", "ich"),
        "relative pronoun": relative,
        "es, man, nothing": not relative and not can_speak(tokens, phrase),
        "PER": "PER" in labels,
        "named": "PER" in tokens.labels[head : phrase.end],
        "ORG": "ORG" in labels,
        "LOC": "LOC" in labels,
        "person": person_noun(word) is not None,
        "body": is_organisation_word(word),
        "written": is_document(tokens, head),
        "in marks": sum(is_mark(tokens, n) for n in range(first, start)) % 2 == 1,
    }
    features = {name: 1.0 for name, is_so in told.items() if is_so}
    return features or {"thing": 1.0}


def _case(tokens: Tokens, phrase: Phrase, clause: Clause) -> Features:
    """Case, as far as it is told, what governs the phrase, and whether it agrees with the verb in number."""
    before = tokens.low[phrase.start - 1] if phrase.start else ""
    governed = phrase.start > 0 and tokens.tags[phrase.start - 1].startswith("APPR")
    features: Features = {}
    if governed or before == "vonseiten" or before == "als" and phrase.start - 1 != clause.intro:
        features["after a preposition"] = 1.0
    elif not is_nominative(tokens, phrase):
        features["not nominative"] = 1.0
    numbers = (
        tokens.feature(phrase.head, "Number"),
        tokens.feature(clause.finite, "Number") if clause.finite >= 0 else "",
    )
    if _disagrees(tokens, phrase, clause.finite):
        features["another number"] = 1.0
    elif all(numbers) and not any(word in ("und", "sowie") for word in tokens.low[phrase.start : phrase.end]):
        features["number fits" if numbers[0] == numbers[1] else "number differs"] = 1.0
    return features


def _disagrees(tokens: Tokens, phrase: Phrase, finite: int) -> bool:
    """ "Die Äußerungen nannte Moser falsch": surely a plural, and a verb in the singular."""
    told = finite >= 0 and tokens.tags[phrase.start] in ("ART", "PPOSAT", "PDAT", "ADJA")
    plural = tokens.feature(phrase.start, "Number") == tokens.feature(phrase.head, "Number") == "Plur"
    return told and plural and tokens.feature(finite, "Number") == "Sing"


def _order(clause: Clause, phrase: Phrase, phrases: list[Phrase], nth: int) -> Features:
    """Where the phrase stands in the clause of the verb."""
    shape = _shape(clause)
    if clause.finite < 0:
        return {"no verb": 1.0}
    before = phrase.start < clause.finite
    if shape == "verb last":
        return {f"verb last, {'first' if nth == 0 else 'second' if nth == 1 else 'later'}": 1.0}
    after = [p for p in phrases if p.start > clause.finite]
    side = "before" if before else "after"
    features = {f"{side} the verb": 1.0, f"{shape}, {side}": 1.0}
    if phrase.end == clause.finite or phrase.start == clause.finite + 1:
        features["beside the verb"] = 1.0
    if after and phrase == after[0]:
        features["first after the verb"] = 1.0
    if phrase.start == clause.first:
        features["opens the clause"] = 1.0
    return features


def subject_of_main_before(tokens: Tokens, sentence: Sentence, number: int) -> Phrase | None:
    """The subject of the main clause that a clause without one goes on from ("… und fügte hinzu")."""
    subjunctive = sentence.clauses[number].subjunctive
    for k in range(number - 1, max(-1, number - 12), -1):
        clause = sentence.clauses[k]
        if clause.kind == MAIN and (subjunctive or not clause.subjunctive):
            return subject(tokens, sentence, k)
    return None


def behind_man(tokens: Tokens, clause: Clause) -> Phrase | None:
    """Which body "man" is: "Bei der Bahn weist man das zurück", "Im Ministerium zweifelt man daran"."""
    if clause.kind == RELATIVE or not _is_man(tokens, clause):
        return None
    body = behind_preposition(tokens, clause, "bei", "beim")
    place = None if body else behind_preposition(tokens, clause, "in", "im")
    speaks = place and (is_organisation_word(tokens.words[place.head]) or tokens.labels[place.head] in ("LOC", "ORG"))
    return body or (place if speaks else None)


def _is_man(tokens: Tokens, clause: Clause) -> bool:
    """Is "man" the subject of a clause?"""
    finite = clause.finite
    near = tokens.low[max(clause.start, finite - 1) : min(clause.end, finite + 2)] if finite >= 0 else ()
    return "man" in near or clause.kind in _VERB_LAST and "man" in tokens.low[clause.start : clause.start + 4]


def _agent(tokens: Tokens, sentence: Sentence, cue: Cue) -> Phrase | None:
    """ "von …" beside a passive."""
    clause = sentence.clauses[cue.clause]
    place = _place(tokens, sentence, cue, documents_only=True)
    for i in range(clause.start, clause.end - 1):
        if place and place.start <= i < place.end:
            continue  # "In einem Bericht von Nordpress wird gefordert"
        if clause.start < i < clause.finite and tokens.tags[i - 1] in ("NN", "NE", "CARD"):
            continue  # "Freunde von Mitgliedern wurden … aufgefordert": only one phrase stands before the verb
        agent = tokens.low[i] in ("von", "vom", "seitens", "durch") and tokens.tags[i].startswith("APPR")
        if agent or tokens.low[i] == "vonseiten":
            sides = tokens.low[i + 1] == "seiten"  # "von Seiten der Stadt"
            phrase = noun_phrase(tokens, i + 1 + sides, clause.end)
            if phrase and tokens.low[phrase.head] not in TIMES:
                return phrase
    return place


def _place(tokens: Tokens, sentence: Sentence, cue: Cue, documents_only: bool = False) -> Phrase | None:
    """ "heißt es im Bericht", "hieß es aus dem Ministerium", "In dem Brief wird gefordert": where it is said."""
    clause = sentence.clauses[cue.clause]
    start = clause.start
    for k in range(cue.clause - 1, max(-1, cue.clause - 4), -1):
        if sentence.clauses[k].kind not in (FRAGMENT, RELATIVE):
            break
        start = sentence.clauses[k].start
    # What stands before the clause of the cue may be the quote itself.
    for i in (*range(clause.start, clause.end - 1), *range(start, clause.start)):
        if sum(is_mark(tokens, n) for n in range(clause.start, i)) % 2:
            continue  # within quotation marks
        if cue.lemma == "die Rede sein" and tokens.low[i] in ("von", "vom"):
            continue  # what it is about
        if tokens.tags[i].startswith("APPR") and tokens.low[i] in _PLACES or tokens.low[i] == "vonseiten":
            phrase = noun_phrase(tokens, i + 1, clause.end)
            if (
                phrase is None
                or tokens.low[phrase.head] in TIMES
                or tokens.low[phrase.head] in _NO_PLACES
                or tokens.low[phrase.head].endswith(("frage", "fragen"))
            ):
                continue  # "am Montag", "auf Nachfrage"
            if clause.kind == RELATIVE and clause.intro == i + 1:
                phrase = noun_before(tokens, sentence, cue.clause) or phrase  # "ein Brief, in dem es heißt"
            is_written = tokens.tags[phrase.head] == "PDS" or any(map(partial(is_document, tokens), range(*phrase[:2])))
            if is_written or not documents_only:
                return phrase
    return None


def behind_preposition(tokens: Tokens, clause: Clause, *prepositions: str) -> Phrase | None:
    """The phrase that a preposition governs: "geht aus dem Bericht hervor"."""
    for i in range(clause.start, clause.end - 1):
        if tokens.low[i] in prepositions:
            return noun_phrase(tokens, i + 1, clause.end)
    return None


def noun_before(tokens: Tokens, sentence: Sentence, k: int) -> Phrase | None:
    """The phrase that clause k belongs to: the last one of the clause before it."""
    if k == 0:
        return None
    clause = sentence.clauses[k - 1]
    end = clause.end - (tokens.tags[clause.end - 1] == "PTKVZ")  # "baute auf den Brief auf, in dem es heißt"
    for s in range(max(clause.start, end - 14), end):
        verb = tokens.tags[s] == "ADJA" and is_finite_form(tokens.low[s])  # "dementierte Berichte"
        phrase = None if verb else noun_phrase(tokens, s, end)
        if phrase and phrase.end == end:
            return phrase
    return None


def is_somebody(tokens: Tokens, phrase: Phrase) -> bool:
    """Is the phrase a person, a body or something written?"""
    labels = tokens.labels[phrase.start : phrase.end]
    is_pronoun = tokens.tags[phrase.head] == "PPER" and tokens.low[phrase.head] != "es"
    if is_pronoun or not {"PER", "ORG"}.isdisjoint(labels) or is_document(tokens, phrase.head):
        return True
    head = tokens.words[phrase.head]
    return person_noun(head) is not None or is_organisation_word(head)


def is_document(tokens: Tokens, i: int) -> bool:
    """Does the word at i name something that is written or published?"""
    return tokens.tags[i] == "NN" and compound_end(tokens.low[i], _documents()) is not None


@lru_cache(maxsize=1)
def _documents() -> frozenset[str]:
    """Folded forms of nouns of what is written and published."""
    kinds = (
        "Bericht Mitteilung Erklärung Resolution Studie Brief Schreiben Antrag Papier Artikel Interview Entwurf "
        "Urteil Text Stellungnahme Gutachten Kommentar Beitrag Protokoll Buch Meldung Analyse Medium Medien Presse "
        "Zeitung Rede Ansprache Kreise Blog Forum Netzwerk Broschüre Petition Anklage Begründung Beschluss Anordnung "
        "Ausgabe Programm Aufruf Appell"
    )
    return frozenset(form for noun in kinds.split() for form in noun_forms(noun))
