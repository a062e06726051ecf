"""Who speaks: the subject of the cue verb, found by word order and case, or the complement of "von"."""

from __future__ import annotations

from functools import lru_cache, partial

from newskit.german.roles import person_noun
from newskit.pipelines.gazetteer import is_last_name, is_organisation_word
from newskit.pipelines.lemmas import dictionary_lemma
from newskit.quotes.appositions import apposition, noble_name
from newskit.quotes.cases import Phrase, can_speak, is_nominative
from newskit.quotes.clauses import AS, FRAGMENT, MAIN, QUESTION, RELATIVE, SO, SUB, Clause, Sentence, is_insertion
from newskit.quotes.cues import Cue
from newskit.quotes.lexicon import compound_end, is_finite_form, noun_forms, words
from newskit.quotes.phrases import is_mark, noun_phrase
from newskit.quotes.tokens import Tokens

_SKIPPED = words("ADV ADJD PROAV PAV PRF PTKNEG PTKVZ PTKA KON VVPP VVINF VAINF VAPP CARD ITJ $( APZR")
_PLACES = words("in im aus von vom bei beim seitens auf")
_JOINERS = words("und aber doch")
# Behind a verb that begins a clause these show that it goes on from the one before: "…, begrüßte aber die Idee".
ADDING = words("aber jedoch zugleich gleichzeitig allerdings hingegen zudem")
_VERB_LAST = frozenset((SUB, RELATIVE, AS, QUESTION))
# "Im Gegenzug, so heißt es, …": nobody speaks there.
_NO_PLACES = words(
    "gegenzug gegenteil gegensatz grunde vorfeld anschluss nachhinein fall falle rahmen zuge zusammenhang hinblick durchschnitt "
    "schnitt vergleich ernstfall zweifel gegenwart zukunft vergangenheit hintergrund mittelpunkt regel folge zeit"
)
TIMES = words(
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar jänner februar märz april "
    "mai juni juli august september oktober november dezember tag tage woche wochen monat monate jahr jahre "
    "stunde stunden uhr abend kurzem langem jahren monaten tagen wochen minuten sekunden stunde morgen nachmittag vormittag "
    "mittag nacht mal ende anfang mitte beginn euro dollar"
)


def speaker_of(tokens: Tokens, sentence: Sentence, cue: Cue) -> Phrase | None:
    """The phrase that names the speaker of a verb cue, or None."""
    if cue.passive and cue.lemma == "zitieren":
        return subject(tokens, sentence, cue.clause)
    if cue.passive:
        return _agent(tokens, sentence, cue)
    if cue.lemma == "hervorgehen":
        clauses = sentence.clauses[: cue.clause + 1]  # "Aus einem Brief, der …, geht hervor": it may stand before
        found = (behind_preposition(tokens, clause, "aus") for clause in reversed(clauses[-3:]))
        return next(filter(None, found), None)
    if cue.lemma == "verlauten":
        return subject(tokens, sentence, cue.clause) or _place(tokens, sentence, cue)
    if cue.impersonal or cue.lemma == "die Rede sein":
        return _place(tokens, sentence, cue)
    clause = sentence.clauses[cue.clause]
    if _is_man(tokens, clause):
        return behind_man(tokens, clause)
    found = subject(tokens, sentence, cue.clause)
    noun = next((i for i in cue.words if tokens.tags[i] == "NN" and found and found.start <= i < found.end), -1)
    if noun < 0:
        return found
    if found.start < clause.finite and clause.kind == MAIN:
        found = phrase_after_verb(tokens, clause.finite + 1, clause.end)  # "Scharfe Kritik übte Kern"
        return apposition(tokens, found, min(sentence.end, found.end + 30)) if found else None
    # "denen der Dienst zur Last legt": the noun belongs to the verb
    end = next((i for i in range(noun, found.start, -1) if tokens.tags[i].startswith("APPR")), -1)
    return found._replace(end=end) if end > found.head else None


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


def subject(tokens: Tokens, sentence: Sentence, number: int) -> Phrase | None:
    """The subject of a clause's finite verb."""
    clause = sentence.clauses[number]
    finite, end = clause.finite, sentence.end
    if clause.kind in _VERB_LAST:
        return _subject_of_verb_last(tokens, sentence, number)
    if clause.verb_first and number:
        adds = tokens.low[finite + 1] in ADDING if finite + 1 < len(tokens) else False
        if clause.start < clause.first or clause.separator == "" or adds:
            shared = subject_of_main_before(tokens, sentence, number)  # "… und fügte hinzu"
            if shared:
                return shared
        else:
            cut_off = _subject_before(tokens, sentence, number)  # "Der Sprecher, der …, sagte"
            if cut_off and not _disagrees(tokens, cut_off, finite):
                return cut_off
    before = _first_phrase(tokens, clause.first, finite) if finite > clause.first else None
    if before and not (is_nominative(tokens, before) and can_speak(tokens, before)):
        before = None
    after = phrase_after_verb(tokens, finite + 1, clause.end)
    if before and after and _is_surely_nominative(tokens, after) and _is_thing(tokens, before, after):
        plural = tokens.feature(finite, "Number") == "Plur" and after.end - after.start < 4
        singular = tokens.low[after.start] == "der" or "PER" in tokens.labels[after.start : after.end]
        if not (plural and singular):  # "Kritiker werfen Moser vor", "Die Eltern warfen der Schule vor"
            before = None
    if before and after and _disagrees(tokens, before, finite):
        before = None
    if before:
        return apposition(tokens, before, finite)
    if after:
        return apposition(tokens, after, min(end, after.end + 30))
    if finite == clause.first or tokens.tags[clause.first] in ("ADV", "PROAV", "PTKNEG"):
        return _subject_before(tokens, sentence, number, alone=True) or subject_of_main_before(tokens, sentence, number)
    return None


def _first_phrase(tokens: Tokens, start: int, limit: int) -> Phrase | None:
    """The phrase that a clause begins with, behind adverbs and marks, but not behind a preposition."""
    i = start
    while i < limit:
        tag = tokens.tags[i]
        if tag.startswith("APPR"):
            return noble_name(tokens, i, limit)
        if tag in ("ADV", "$(", "KON", "ITJ") and not tokens.labels[i]:
            i += 1
            continue
        if tag == "ART" and i + 1 == limit and tokens.is_finite(limit):
            return Phrase(i, i + 1, i)  # "Der brummt, …"
        phrase = noun_phrase(tokens, i, limit)
        if phrase and tokens.low[phrase.head] in TIMES:
            return None
        return phrase
    return None


def phrase_after_verb(tokens: Tokens, start: int, limit: int) -> Phrase | None:
    """The first nominative phrase behind the finite verb; objects and prepositional phrases are passed over."""
    i = start
    while i < limit:
        tag, low = tokens.tags[i], tokens.low[i]
        if tag.startswith("APPR") or low == "als":
            at = i + 1
            while at < limit and tokens.tags[at] in ("ADV", "APPR"):
                at += 1
            inner = noun_phrase(tokens, at, limit)
            if inner and tokens.low[inner.head] in TIMES:
                inner = noun_phrase(tokens, at, limit, whole=False)  # "sagte am Montag der Ermittler": no genitive
            i = inner.end if inner else i + 1
            if inner and i < limit and tokens.tags[i - 1] == "NN" and _is_place_name(tokens, i):
                i += 1  # "schimpfte am Bahnhof Kassel eine Frau"
            continue
        if (
            tag in _SKIPPED
            and tokens.labels[i] == ""
            and not (tag == "CARD" and i + 1 < limit and tokens.tags[i + 1] == "NN")
        ):
            i += 1
            continue
        phrase = noun_phrase(tokens, i, limit)
        if phrase is None:
            i += 1
        elif tokens.low[phrase.head] in TIMES or not is_nominative(tokens, phrase) or not can_speak(tokens, phrase):
            i = phrase.end
        else:
            return phrase
    return None


def _is_place_name(tokens: Tokens, i: int) -> bool:
    """May the word at i be a place's name rather than a person's, or a noun?"""
    unknown = tokens.tags[i] == "NN" and dictionary_lemma(tokens.words[i]) is None
    return (unknown or tokens.tags[i] == "NE") and tokens.labels[i] != "PER" and not is_last_name(tokens.words[i])


def _is_surely_nominative(tokens: Tokens, phrase: Phrase) -> bool:
    low = tokens.low[phrase.start]
    if tokens.tags[phrase.start] == "PPER":
        return low in ("er", "wir", "ich", "sie")
    if low == "der" and is_mark(tokens, phrase.start + 1):
        return False  # "sagte der „Seepost“": the dative of a newspaper
    return low == "der" or "PER" in tokens.labels[phrase.head : phrase.end]  # not "Mosers Sieg"


def _disagrees(tokens: Tokens, phrase: Phrase, finite: int) -> bool:
    """ "Die Äußerungen nannte Moser falsch", "Berichte, die …, nannte sie falsch": a plural, and a verb in the singular."""
    bare = phrase.start == phrase.head and tokens.tags[phrase.head] == "NN"
    bare = bare and tokens.low[phrase.head].endswith("e") and person_noun(tokens.words[phrase.head]) is None
    return (
        (bare or tokens.tags[phrase.start] in ("ART", "PPOSAT", "PDAT", "ADJA"))
        and tokens.feature(phrase.start, "Number") == tokens.feature(phrase.head, "Number") == "Plur"
        and tokens.feature(finite, "Number") == "Sing"
    )


def _is_thing(tokens: Tokens, phrase: Phrase, other: Phrase) -> bool:
    if tokens.low[other.start] == "er":
        return tokens.tags[phrase.start] != "PPER"
    labels = tokens.labels[phrase.start : phrase.end]
    if person_noun(tokens.words[phrase.head]) is not None:
        return False  # "Ein Anrufer sagte der Polizei"
    return not (
        "PER" in labels or "ORG" in labels or tokens.tags[phrase.start] == "PPER" or tokens.low[phrase.start] == "der"
    )


def _subject_of_verb_last(tokens: Tokens, sentence: Sentence, number: int) -> Phrase | None:
    clause = sentence.clauses[number]
    start = clause.intro + 1 if clause.intro >= 0 else clause.start
    if clause.kind == RELATIVE and tokens.tags[clause.intro] == "PRELAT" and clause.intro > clause.first:
        governed = noun_phrase(tokens, start, clause.finite, whole=False)  # "in dessen Verlauf das Amt sagte"
        start = governed.end if governed else start
    if clause.kind == RELATIVE and tokens.low[clause.intro] in ("deren", "dessen"):
        thing = noun_phrase(tokens, start, clause.finite, whole=False)
        other = phrase_after_verb(tokens, thing.end, clause.finite) if thing else None
        if other and not is_somebody(tokens, thing) and tokens.tags[other.start] in ("ART", "NE", "PPER"):
            return other  # "die Brücke, deren Pfeiler das Amt rügte"
    if clause.kind == RELATIVE:
        pronoun = Phrase(clause.intro, clause.intro + 1, clause.intro)
        other = phrase_after_verb(tokens, start, clause.finite)
        if tokens.low[clause.intro] in ("der", "die", "das", "welcher", "welche", "welches") and (
            clause.intro == clause.first and not (other and _is_surely_nominative(tokens, other))
        ):
            return pronoun
        return other
    found = phrase_after_verb(tokens, start, clause.finite)
    if found is None and clause.finite < 0:
        found = phrase_after_verb(tokens, start, clause.end)
    return apposition(tokens, found, clause.end) if found else None


def _subject_before(tokens: Tokens, sentence: Sentence, number: int, alone: bool = False) -> Phrase | None:
    """The subject of a verb that stands behind a relative clause or apposition ("Der Sprecher, der …, sagte")."""
    clauses = sentence.clauses
    clause = clauses[number]
    first = None
    for k in range(number - 1, max(-1, number - 12), -1):
        if clauses[k].kind == FRAGMENT:
            first = k
        elif is_insertion(clauses, k):
            continue  # "Die Chefin – sie kam spät – sagte"
        elif clauses[k].kind not in (RELATIVE, SO, AS):
            joined = first is not None and tokens.low[clauses[first].start] in _JOINERS
            if clauses[k].kind == MAIN and first is not None and not (joined or alone):
                return None  # the fragment belongs to that clause: "Sie habe Alter, Einkommen geprüft, sagte sie"
            break
        if clauses[k].separator == ":":
            break
    # No comma parts a subject from its verb, unless something stands between them: "Der Steg, sagt Kolb, sei offen".
    if first is None or (first == number - 1 and not alone) or is_mark(tokens, clauses[first].start):
        return None
    phrase = _first_phrase(tokens, clauses[first].first, clauses[first].end)
    if phrase is None or not is_nominative(tokens, phrase) or not can_speak(tokens, phrase):
        return None
    return apposition(tokens, phrase, clause.finite)


def subject_of_main_before(tokens: Tokens, sentence: Sentence, number: int) -> Phrase | None:
    """The subject of the main clause that a clause without one goes on from ("… und fügte hinzu")."""
    subjunctive = sentence.clauses[number].subjunctive
    for k in range(number - 1, max(-1, number - 12), -1):
        clause = sentence.clauses[k]
        if clause.kind == MAIN and (subjunctive or not clause.subjunctive):
            return subject(tokens, sentence, k)
    return None


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


def behind_preposition(tokens: Tokens, clause: Clause, *prepositions: str) -> Phrase | None:
    """The phrase that a preposition governs: "geht aus dem Bericht hervor"."""
    for i in range(clause.start, clause.end - 1):
        if tokens.low[i] in prepositions:
            return noun_phrase(tokens, i + 1, clause.end)
    return None


def _place(tokens: Tokens, sentence: Sentence, cue: Cue, documents_only: bool = False) -> Phrase | None:
    """ "heißt es im Bericht", "hieß es aus dem Ministerium", "In dem Brief, der …, wird gefordert": where it is said."""
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
        "Bericht Mitteilung Erklärung Resolution Studie Brief Schreiben Antrag Papier Artikel Interview Entwurf Urteil Text "
        "Stellungnahme Gutachten Kommentar Beitrag Protokoll Buch Meldung Analyse Medium Medien Presse Zeitung Rede Ansprache "
        "Kreise Blog Forum Netzwerk Broschüre Petition Anklage Begründung Beschluss Anordnung Ausgabe Programm Aufruf Appell"
    )
    return frozenset(form for noun in kinds.split() for form in noun_forms(noun))
