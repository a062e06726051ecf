"""Cues: the verbs, nouns, adjectives and prepositions of a clause that announce speech or thought."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from newskit.quotes import lexicon
from newskit.quotes.clauses import (
    AS,
    DASHES,
    FRAGMENT,
    MAIN,
    QUESTION,
    RELATIVE,
    SO,
    SUB,
    Clause,
    Sentence,
    is_insertion,
)
from newskit.quotes.lexicon import PARTICLES, Entry, words
from newskit.quotes.phrases import is_mark, noun_phrase
from newskit.quotes.tokens import Tokens

_BE = words("ist sind war waren sei seien wäre wären bin gewesen")
_BECOME = words("wird werden wurde wurden werde würde würden worden")
_HAVE = words("hat haben hatte hatten habe hätte hätten")
_LET = words("lässt lassen liess liessen lasse")
_CARRIERS = {
    form: verb
    for verb, forms in {"sein": _BE, "haben": _HAVE, "werden": _BECOME, "lassen": _LET}.items()
    for form in forms
}
_HELPERS = _BE | _BECOME | _HAVE | _LET
_MODALS = words(
    "will wollen wollte wollten kann können konnte konnten könne könnte mag mochte mochten möchte möchten darf durfte"
)
# With "zu" and an infinitive these say how far somebody comes with it: "begann zu begreifen, dass".
_ASPECTS = words(
    "begann begannen beginnt beginnen fing fingen fängt fangen versuchte versuchten versucht versuchen scheint scheinen schien "
    "schienen pflegt pflegte pflegten"
)
_NEGATIONS = words("nicht nie niemals kein keine keinen keinerlei weder nichts keiner niemand")
_SUPPORT = words(
    "zeigte zeigten zeigt zeigen gab gaben gibt geben äusserte äusserten äussert erklärte erklärten erklärt"
)
# "sich befinden", "sich erklären": the reflexive verb says nothing.
_NOT_REFLEXIVE = words(
    "befinden finden halten ergeben zeigen sehen denken setzen melden stellen darstellen schätzen "
    "herausstellen aufklären bewegen anbieten bestätigen bewahrheiten"
)
_DEGREES = words("so derart dermassen derartig solchermassen zu")
_PERFECT_WITH_BE = words("ausgehen hervorgehen übereinkommen fortfahren eintreten")
# Their negation says something: "bestritt nicht, dass".
_DENIALS = words("ausschließen bestreiten leugnen dementieren abstreiten verhehlen") | {"in Abrede stellen"}
# Somebody else's words only as "ist zu hören", "war zu lesen".
_HEARD = words("hören lesen vernehmen")
_PAGES = words("seite website webseite homepage zettel brief schreiben blog aushang")
_OTHERWISE = {"verfügen": "über", "denken": "an"}  # with this preposition they mean something else
_GROUNDS = words("grund gründe begründung ursache ziel bedingung voraussetzung argument motiv anlass aufgabe beispiel")
_TO = words("zu zum zur")
# Also particles that no verb of the lexicon has: with them a verb is another one ("hielten … hoch", "findet … statt").
_PARTICLES = frozenset(PARTICLES) | words(
    "hoch her herum herunter herein hinaus hinauf hinein hinunter statt um über unter vorbei vorüber wieder entgegen fern "
    "voran empor davon durch bereit heim los nieder still tot wahr wett zurecht zusammen bloss inne auseinander"
)
_VERB_KINDS = frozenset((MAIN, SUB, RELATIVE, AS, SO, QUESTION))


@dataclass(slots=True)
class Cue:
    """A word that announces a quote, with its helpers.

    `words` are the token indices of the cue in order (auxiliary, verb, particle); `main` is the one that carries the
    meaning; `clause` is the number of its clause in the sentence.
    """

    kind: str  # "verb", "noun"
    main: int
    words: tuple[int, ...]
    lemma: str
    entry: Entry
    clause: int
    passive: bool = False
    refused: bool = False
    negated: bool = False
    impersonal: bool = False  # "es heißt", "es wird vermutet"

    def takes(self, complement: str) -> bool:
        return complement in self.entry.takes


def verb_cue(tokens: Tokens, sentence: Sentence, number: int, inside: list[int]) -> Cue | None:
    """The cue verb of a clause: the verb that its finite verb is or helps; none inside quotation marks."""
    clause = sentence.clauses[number]
    finite = clause.finite
    if finite < 0 or clause.kind not in _VERB_KINDS or inside[finite] >= 0:
        return None
    low = tokens.low
    helper = low[finite] in _HELPERS or tokens.tags[finite].startswith("VM")
    helper = helper or low[finite] in _ASPECTS and _with_infinitive(tokens, clause)
    if not helper and low[finite] not in lexicon.verb_forms() and low[finite] not in _SUPPORT:
        return None  # as most verbs: the rest of the clause need not be read
    if low[clause.start] == "anders" and low[clause.start + 1] == "als":
        return None  # "anders als das Amt behauptet": nobody's words
    if clause.separator in ("", ":") and clause.kind == QUESTION and low[clause.first] == "wer":
        return None  # "Wer glaubt, dass …, irrt": nobody, or whoever it may be
    if clause.finite == clause.start + 1 and low[clause.start] == "als" and clause.subjunctive:
        return None  # "nickte, als würde sie rechnen"
    if low[finite] == "heisst" and low[finite - 1] == "das":
        return None  # "das heißt": the writer explains
    reach = _reach(tokens, sentence, number)
    span = [i for i in reach if inside[i] < 0]
    main, shapes = finite, ("finite",)
    if helper:
        main = _lexical_verb(tokens, span, finite)
        shapes = ("participle", "infinitive")
        if main < 0 or low[finite] in _BE and low[main] in lexicon.adjectives():
            return _adjective_cue(tokens, sentence, number, reach) or _be_phrase(tokens, number, clause, span)
    found = _entry(tokens, main, shapes, span, finite)
    if found is None:
        return _adjective_cue(tokens, sentence, number, reach) or _be_phrase(tokens, number, clause, span)
    entry, extra = found
    if entry.lemma in ("raten", "bekennen") and low[finite] in _BE:
        return None  # "ist in Not geraten", "ist bekannt für"
    if entry.lemma in _OTHERWISE and any(low[i] == _OTHERWISE[entry.lemma] for i in span):
        return None
    if entry.lemma in _NOT_REFLEXIVE and any(low[i] in ("sich", "mich", "uns") and abs(i - finite) < 12 for i in span):
        return _adjective_cue(tokens, sentence, number, reach)
    if "a" in entry.takes:
        entry = _with_clause(tokens, span, entry)
    if entry.lemma == "zeigen" and not any(
        tokens.tags[i] == "NN" and lexicon.compound_end(low[i], lexicon.sources()) for i in span
    ):
        return _adjective_cue(tokens, sentence, number, reach)  # a study says something by showing it, a case does not
    if entry.lemma == "stehen" and not _stands_written(tokens, span):
        return None
    heard = entry.lemma in _HEARD
    if heard and not (low[finite] in _BE and low[main - 1] == "zu"):
        return None
    if not heard and low[finite] in _BE and (low[main - 1] == "zu" or tokens.tags[main] == "VVIZU"):
        return None  # "Es ist zu befürchten, dass …", "So ist zu sehen, wie …": nobody does it
    words = tuple(sorted({finite, main, *extra}))
    passive = low[finite] in _BECOME and _is_participle(tokens, main)
    passive = passive or (low[finite] in _BE and _is_participle(tokens, main) and entry.lemma not in _PERFECT_WITH_BE)
    passive = passive or any(low[i] in ("worden", "werden") and i > main for i in span if i <= main + 3)
    negated = _is_negated(tokens, _own_words(sentence, number, span))
    declines = low[finite] in _MODALS or entry.kind in ("say", "judge")
    refused = negated and declines and entry.lemma not in _DENIALS
    near = {low[i] for i in span if abs(i - finite) < 4}
    # "Man könnte meinen, …", "sollte man sagen, …"
    refused = refused or "man" in near and tokens.tags[finite].startswith("VM") and low[finite] != "müsse"
    impersonal = heard or entry.lemma == "stehen" or "es" in near and (passive or entry.lemma == "heißen")
    return Cue("verb", main, words, entry.lemma, entry, number, passive, refused, negated, impersonal)


def _with_infinitive(tokens: Tokens, clause: Clause) -> bool:
    """Does a clause end in an infinitive with "zu"?"""
    last = clause.end - 1
    return tokens.tags[last] == "VVIZU" or tokens.tags[last] == "VVINF" and tokens.low[last - 1] == "zu"


def _stands_written(tokens: Tokens, span: list[int]) -> bool:
    """ "Im Bericht steht, dass …", not "Es steht außer Frage, dass …": does a paper of some kind say where?"""
    return any(
        tokens.tags[i].startswith("APPR")
        and tokens.low[i] in ("in", "im", "auf")
        and any(low in _PAGES or lexicon.compound_end(low, lexicon.sources()) for low in tokens.low[i + 1 : i + 4])
        for i in span
    )


def _own_words(sentence: Sentence, number: int, span: list[int]) -> list[int]:
    """What can negate a verb: its clause, and the rest of it behind a relative clause.

    In "Sie sagte, dass es halte, nicht aber, wie lange" the negation is none of hers.
    """
    clauses = sentence.clauses
    end = clauses[number].end
    for before, clause in pairwise(clauses[number:]):
        if clause.kind not in (RELATIVE, AS, SO) and (clause.kind != FRAGMENT or before.kind not in (RELATIVE, AS, SO)):
            break
        end = clause.end
    return [i for i in span if i < end]


def _is_negated(tokens: Tokens, span: list[int]) -> bool:
    return any(_negates_clause(tokens, i) for i in span if tokens.low[i] in _NEGATIONS)


def _negates_clause(tokens: Tokens, i: int) -> bool:
    """Does the negation at i negate the clause, and not an attribute in it: "aus nicht genannten Quellen"?"""
    if tokens.low[i] != "nicht":
        return True
    behind = i + 1
    if behind < len(tokens) and tokens.low[behind] in ("nur", "als", "zuletzt"):
        return False  # "nicht nur", "nicht als Minister"
    while behind < len(tokens) and tokens.tags[behind] in ("ADV", "ADJD"):
        behind += 1
    return behind == len(tokens) or tokens.tags[behind] != "ADJA"


def _with_clause(tokens: Tokens, span: list[int], entry: Entry) -> Entry:
    """A verb of judging takes a clause, too, where "es" or a reason stands for it.

    "sehen es als erwiesen an, dass", "nannte es falsch, dass", "Als Grund nannte sie, dass"
    """
    low = tokens.low
    evaluated = any(low[i] in ("als", "für") for i in span) or tokens.tags[span[-1]] == "ADJD"
    if any(low[i] == "es" for i in span) and evaluated:
        return entry._replace(takes=entry.takes + "dz")
    if any(low[i] == "als" and any(word in _GROUNDS for word in low[i + 1 : i + 4]) for i in span):
        return entry._replace(takes=entry.takes + "dzv")
    return entry


def _reach(tokens: Tokens, sentence: Sentence, number: int) -> list[int]:
    """Token indices of a clause and of what goes on behind a relative clause in it ("teilte X, der …, mit")."""
    clause = sentence.clauses[number]
    span = list(range(clause.start, min(clause.end, clause.start + 200)))
    if clause.kind == MAIN:
        # "soll vermieden werden, dass Tiere, die …, in Panik geraten": the verb has all its parts
        whole = tokens.tags[clause.finite][:2] in ("VA", "VM") and tokens.tags[clause.end - 1][:1] == "V"
        passed = (RELATIVE, AS, SO) if whole else (RELATIVE, AS, SO, SUB)
        for k in range(number + 1, min(number + 4, len(sentence.clauses))):
            later = sentence.clauses[k]
            if is_insertion(sentence.clauses, k) and sentence.clauses[k + 1].kind == FRAGMENT:
                continue  # "Sie hatte – es gab Kuchen – geschworen, dass …"
            if later.kind == FRAGMENT and later.separator != ":":
                span += range(later.start, min(later.end, later.start + 60))
            elif later.kind not in passed:
                break
    return span


def _lexical_verb(tokens: Tokens, span: list[int], finite: int) -> int:
    """The participle or infinitive that an auxiliary or modal helps: the last one before further auxiliaries."""
    best = -1
    for i in span:
        if tokens.tags[i] in ("VVPP", "VVINF", "VVIZU") or (
            tokens.tags[i] in ("VVFIN", "ADJD", "ADV") and i != finite and _has_shape(tokens, i)
        ):
            best = i
    return best


def _has_shape(tokens: Tokens, i: int) -> bool:
    return lexicon.is_participle_form(tokens.low[i])


def _is_participle(tokens: Tokens, i: int) -> bool:
    return tokens.tags[i] in ("VVPP", "ADJD", "VVFIN") or _has_shape(tokens, i) and tokens.tags[i] != "VVINF"


def _entry(
    tokens: Tokens, main: int, shapes: tuple[str, ...], span: list[int], finite: int
) -> tuple[Entry, list[int]] | None:
    """The lexicon's entry for a verb and the tokens that complete it (particle, noun of a phrase)."""
    low = tokens.low
    forms = lexicon.verb_forms().get(low[main])
    if not forms:
        return None
    verbs, phrases = lexicon.verbs(), lexicon.phrases()
    apart = _particle(tokens, span, main) if main == finite else -1
    for form in forms:
        if form.shape not in shapes:
            continue
        if apart >= 0:
            joined = verbs.get(low[apart] + form.base)
            if joined:
                return joined, [apart]
        for word, entry in phrases.get(form.base, ()):
            at = next((i for i in span if low[i] == word), -1)
            if at < 0:
                continue
            unled = form.base in ("kommen", "gelangen") and low[at - 1] not in _TO and low[at - 2] not in _TO
            unled = unled or entry.lemma.startswith("in ") and low[at - 1] != "in"  # "stellt die Frage", "in Frage"
            if not unled and not _governs(tokens, at):
                return entry, [at]
        if form.base in verbs and (apart < 0 or low[apart] in ("weiter", "zurück", "fort", "mit")):
            return verbs[form.base], []
    return None


def _governs(tokens: Tokens, i: int) -> bool:
    """Is "laut" at i a preposition: "wurden laut dem Amt verletzt", not "wurden Zweifel laut"?"""
    return tokens.low[i] == "laut" and tokens.tags[i + 1 : i + 2] not in ([], ["$,"], ["$."], ["$("], ["KON"], ["VVPP"])


def _particle(tokens: Tokens, span: list[int], main: int) -> int:
    """The separated particle of a finite verb: "teilte … mit"."""
    for i in span:
        if i > main and tokens.low[i] in _PARTICLES:
            tag = tokens.tags[i]
            if tag == "PTKVZ":
                return i
            behind = tokens.tags[i + 1] if i + 1 < len(tokens) else "$."
            if tokens.low[i] == "wieder" and tag == "ADV" or tokens.tags[i - 1] == "PTKA":
                continue  # "immer wieder", "zu klein"
            dash = i + 1 < len(tokens) and tokens.words[i + 1] in DASHES
            closes = dash or i == span[-1] and not is_mark(tokens, i + 1)
            if tag in ("APPR", "ADV", "ADJD") and (closes or behind in ("$,", "$.", "KON")):
                return i
    return -1


_ATTITUDE = Entry("sein", "adjective", "think", "dvzq", "sub", "neutral", "")


def _adjective_cue(tokens: Tokens, sentence: Sentence, number: int, span: list[int]) -> Cue | None:
    """ "zeigte sich überzeugt", "ist sicher": an adjective of attitude with a verb that carries it."""
    clause = sentence.clauses[number]
    finite = clause.finite
    low = tokens.low
    if low[finite] not in _SUPPORT and low[finite] not in _BE:
        return None
    adjectives = lexicon.adjectives()
    found = [i for i in span if low[i] in adjectives and i != finite and tokens.tags[i] in ("ADJD", "VVPP", "ADV")]
    if not found:
        return None
    at = found[0]
    if low[at - 1] in _DEGREES:
        return None  # "so enttäuscht, dass sie ging": what follows, not what they say
    negated = _is_negated(tokens, span)
    entry = _ATTITUDE._replace(lemma=tokens.low[at] + " sein")
    return Cue("verb", at, tuple(sorted({finite, at})), entry.lemma, entry, number, False, False, negated)


def _be_phrase(tokens: Tokens, number: int, clause: Clause, span: list[int]) -> Cue | None:
    """ "ist der Ansicht, dass", "hat die Hoffnung", "wird laut"."""
    low = tokens.low
    finite = clause.finite
    verb = _CARRIERS.get(low[finite])
    if verb is None:
        return None
    here = {low[i] for i in span}
    for word, entry in lexicon.phrases().get(verb, ()):
        at = next(i for i in span if low[i] == word) if word in here else -1
        if at > 0 and not _governs(tokens, at) and (verb != "sein" or low[at - 1] in ("der", "die", "im")):
            negated = _is_negated(tokens, span)
            return Cue("verb", at, tuple(sorted({finite, at})), entry.lemma, entry, number, False, False, negated)
    return None


def infinitive_cue(tokens: Tokens, number: int, clause: Clause) -> Cue | None:
    """A cue that is an infinitive with "zu": "ohne zu sagen, ob", "um mitzuteilen, dass"."""
    for i in range(clause.end - 1, max(clause.start, clause.end - 6) - 1, -1):
        if tokens.tags[i] in ("VVIZU", "VVINF"):
            found = _entry(tokens, i, ("infinitive",), [i], -1)
            return Cue("verb", i, (i,), found[0].lemma, found[0], number) if found else None
    return None


def _ends_clause(tokens: Tokens, i: int, end: int) -> bool:
    """Does a noun stand last in its clause, with what belongs to it and the rest of the verb: "die Furcht von X geteilt"?"""
    at = i + 1
    while at < end:
        tag = tokens.tags[at]
        if tag.startswith("V") or tag in ("PTKVZ", "PTKNEG", "PTKZU", "PROAV", "PRF", "ADV", "$("):
            at += 1
            continue
        if tag.startswith("APPR"):
            at += 1
        phrase = noun_phrase(tokens, at, end)
        if phrase is None:
            return False
        at = phrase.end
    return True


def label_cue(tokens: Tokens, number: int, clause: Clause) -> Cue | None:
    """The noun of a label before a colon: "Die Antwort der Stadt: …"."""
    cue = noun_cue(tokens, number, clause) if clause.kind == FRAGMENT else None
    return cue if cue and "NN" not in tokens.tags[clause.start : cue.main] else None


def noun_cue(tokens: Tokens, number: int, clause: Clause) -> Cue | None:
    """A noun that a clause depends on: "die Sorge, dass …"; it stands last or before a genitive or "von …"."""
    for i in range(clause.end - 1, max(clause.start, clause.end - 12) - 1, -1):
        cue = noun_at(tokens, i, number)
        if cue:
            # "nach Angaben der Wehr so verletzt, dass …": what follows, not what the noun says
            so_much = clause.end > i + 2 and tokens.low[clause.end - 2] in _DEGREES
            return cue if not so_much and _ends_clause(tokens, i, clause.end) else None
    return None


def noun_at(tokens: Tokens, i: int, number: int) -> Cue | None:
    """The noun of saying or thinking at i, in clause `number`."""
    known = lexicon.noun_words()
    found = lexicon.compound_end(tokens.low[i], known) if tokens.tags[i] == "NN" else None
    if tokens.tags[i] == "NE" and tokens.low[i] in known:
        found = tokens.low[i]  # "Lob kam vom Bund": taggers take the first word for a name
    if found is None or found == "verfügung" and tokens.low[i - 1] == "zur" or tokens.low[i - 1] == "ausser":
        return None  # "steht zur Verfügung", "steht außer Frage"
    entry = lexicon.nouns()[found]
    return Cue("noun", i, (i,), entry.lemma, entry, number)
