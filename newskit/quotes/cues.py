"""Cues: the verbs, nouns and adjectives of a clause that announce speech or thought, as `lexicon.csv` lists them."""

from collections.abc import Iterable
from dataclasses import dataclass

from newskit.german.lists import word_list
from newskit.german.tokens import Tokens
from newskit.quotes import lexicon
from newskit.quotes.clauses import AS, DASHES, FRAGMENT, MAIN, QUESTION, RELATIVE, SO, SUB, Clause, Sentence
from newskit.quotes.lexicon import PARTICLES, Entry
from newskit.quotes.negation import ASIDES, is_negated, own_words
from newskit.quotes.phrases import is_mark

_BE, _BECOME = word_list("be"), word_list("become")
_CARRIERS = {
    form: verb
    for verb, name in {"sein": "be", "haben": "have", "werden": "become", "lassen": "let"}.items()
    for form in word_list(name)
}
_MODALS = word_list("modals")
_SUPPORT = word_list("support")
_DEGREES = word_list("degrees")
_PAGES = word_list("pages")
_GROUNDS = word_list("grounds")
_PARTICLES = frozenset(PARTICLES) | word_list("other_particles")
_MORE_OF_IT = ("weiter", "zurück", "fort", "mit")  # "sprach weiter" is "sprechen"
_NEAR = 60  # tokens before a verb where it may be said in what something is written
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
        """Does the lexicon list a complement of this letter?"""
        return complement in self.entry.takes

    def has(self, trait: str) -> bool:
        """Does the lexicon list this trait?"""
        return trait in self.entry.traits.split()


def word_cue(tokens: Tokens, i: int, clause: int) -> Cue:
    """A word that no lexicon has, as a cue: "so", "laut", "brummte"."""
    verb = tokens.tags[i].startswith("V")
    lemma = tokens.lemmas[i] if verb else tokens.low[i]
    return Cue("verb" if verb else "word", i, (i,), lemma, Entry(lemma, "word", "say", "", "", "", ""), clause)


def verb_cue(tokens: Tokens, sentence: Sentence, number: int, inside: list[int]) -> Cue | None:
    """The cue verb of a clause: the verb that its finite verb is or helps; none inside quotation marks."""
    clause = sentence.clauses[number]
    finite = clause.finite
    if finite < 0 or clause.kind not in _VERB_KINDS or inside[finite] >= 0 or not _may_announce(tokens, finite):
        return None
    helped = _helps(tokens, finite)
    span = [i for i in _reach(tokens, sentence, number) if inside[i] < 0]
    main = _lexical_verb(tokens, span, finite) if helped else finite
    found = _entry(tokens, main, helped, span)
    if found is None:
        return _adjective_cue(tokens, number, clause, span) or _phrase_cue(tokens, number, clause, span)
    entry, extra = found
    if entry.unless and any(tokens.low[i] in entry.unless.split() for i in span):  # "sich ergeben", "verfügen über"
        return _adjective_cue(tokens, number, clause, span)
    if not _says_something(tokens, entry, main, finite, span, sentence.start):
        return None
    if "a" in entry.takes:
        entry = _with_clause(tokens, span, entry)
    cue = Cue("verb", main, tuple(sorted({finite, main, *extra})), entry.lemma, entry, number)
    _tell_voice(tokens, sentence, cue, span)
    return cue


def _helps(tokens: Tokens, finite: int) -> bool:
    """Is it an auxiliary or a modal?"""
    return tokens.low[finite] in _CARRIERS or tokens.tags[finite].startswith("VM")


def _may_announce(tokens: Tokens, finite: int) -> bool:
    """Most verbs announce nothing: the rest of their clause need not be read."""
    low = tokens.low[finite]
    return low in lexicon.verb_forms() or low in _SUPPORT or _helps(tokens, finite)


def _says_something(tokens: Tokens, entry: Entry, main: int, finite: int, span: list[int], first: int) -> bool:
    """Is a verb one of saying here: "die Studie zeigt", "im Brief steht", "ist zu hören", not "ist zu befürchten"?"""
    low, traits = tokens.low, entry.traits.split()
    if low[finite] == "heisst" and low[finite - 1] == "das":
        return False  # "das heißt": the writer explains
    if "shown" in traits:
        return any(tokens.tags[i] == "NN" and _names_statement(low[i]) for i in span)
    before = range(max(first, finite - _NEAR), finite)  # "Im Brief, den …, steht, dass …"
    if "written" in traits and not any(_is_written(tokens, i) for i in (*before, *span)):
        return False
    gerund = low[finite] in _BE and (low[main - 1] == "zu" or tokens.tags[main] == "VVIZU")
    return gerund == ("heard" in traits)


def _names_statement(word: str) -> bool:
    return lexicon.compound_end(word, lexicon.sources()) is not None


def _is_written(tokens: Tokens, i: int) -> bool:
    """ "darin", "im Brief", "auf Seite 4"."""
    if tokens.low[i] not in ("in", "im", "auf"):
        return tokens.low[i] == "darin"
    return any(word in _PAGES or _names_statement(word) for word in tokens.low[i + 1 : i + 4])


def _tell_voice(tokens: Tokens, sentence: Sentence, cue: Cue, span: list[int]) -> None:
    """Passive, negated, refused, impersonal."""
    finite = sentence.clauses[cue.clause].finite
    near = {tokens.low[i] for i in span if abs(i - finite) < 4}
    cue.passive = _is_passive(tokens, cue, finite, span)
    cue.negated = is_negated(tokens, own_words(sentence, cue.clause, span))
    declines = tokens.low[finite] in _MODALS or cue.entry.kind in ("say", "judge")
    cue.refused = cue.negated and declines and not cue.has("denial")
    stated = "es" in near and (cue.passive or cue.lemma == "heißen")
    cue.impersonal = cue.has("heard") or cue.has("written") or stated


def _is_passive(tokens: Tokens, cue: Cue, finite: int, span: list[int]) -> bool:
    """ "wird erklärt", "ist erklärt worden"."""
    low, main = tokens.low[finite], cue.main
    participle = tokens.tags[main] in ("VVPP", "ADJD", "VVFIN")
    helped = low in _BECOME or low in _BE and not cue.has("sein")
    late = any(tokens.low[i] in ("worden", "werden") for i in span if main < i <= main + 3)
    return helped and participle and main != finite or late


def _with_clause(tokens: Tokens, span: list[int], entry: Entry) -> Entry:
    """A verb of judging takes a clause, too, where "es" or a reason stands for it.

    "sehen es als erwiesen an, dass", "nannte es falsch, dass", "Als Grund nannte sie, dass"
    """
    low = tokens.low
    here = {low[i] for i in span}
    if "es" in here and (not here.isdisjoint(("als", "für")) or tokens.tags[span[-1]] == "ADJD"):
        return entry._replace(takes=entry.takes + "dz")
    if any(low[i] == "als" and not _GROUNDS.isdisjoint(low[i + 1 : i + 4]) for i in span):
        return entry._replace(takes=entry.takes + "dzv")
    return entry


def _reach(tokens: Tokens, sentence: Sentence, number: int) -> list[int]:
    """Token indices of a clause and of what goes on after a relative clause in it ("teilte X, der …, mit")."""
    clauses = sentence.clauses
    clause = clauses[number]
    span = list(range(clause.start, min(clause.end, clause.start + 200)))
    if clause.kind != MAIN:
        return span
    # "soll vermieden werden, dass Tiere, die …, in Panik geraten": the verb has all its parts
    whole = tokens.tags[clause.finite][:2] in ("VA", "VM") and tokens.tags[clause.end - 1][:1] == "V"
    passed = ASIDES if whole else (*ASIDES, SUB)
    for k in range(number + 1, min(number + 4, len(clauses))):
        later = clauses[k]
        if later.kind == FRAGMENT and later.separator != ":":
            span += range(later.start, min(later.end, later.start + 60))
        elif later.kind not in passed:
            break
    return span


def _lexical_verb(tokens: Tokens, span: list[int], finite: int) -> int:
    """The participle or infinitive that an auxiliary or modal helps: the last one before further auxiliaries; or -1."""
    best = -1
    for i in span:
        tag = tokens.tags[i]
        disguised = tag in ("VVFIN", "ADJD", "ADV") and i != finite and lexicon.is_participle_form(tokens.low[i])
        if (disguised or tag in ("VVPP", "VVINF", "VVIZU")) and tokens.low[i - 1] != "wie":  # not "war wie berichtet"
            best = i
    known = tokens.low[best] == "bekannt" and tokens.low[best + 1 : best + 2] != ["geworden"]
    attitude = tokens.low[finite] in _BE and (known or tokens.low[best] in lexicon.adjectives())
    return -1 if attitude else best  # "ist überzeugt", "ist bekannt" is no passive


def _entry(tokens: Tokens, main: int, helped: bool, span: list[int]) -> tuple[Entry, list[int]] | None:
    """The lexicon's entry for a verb and the tokens that complete it (particle, noun of a phrase)."""
    shapes = ("participle", "infinitive") if helped else ("finite",)
    apart = -1 if helped else _particle(tokens, span, main)
    particle = tokens.low[apart] if apart >= 0 else ""
    forms = lexicon.verb_forms().get(tokens.low[main], ()) if main >= 0 else ()
    for base in (form.base for form in forms if form.shape in shapes):
        if particle and particle + base in lexicon.verbs():
            return lexicon.verbs()[particle + base], [apart]
        beside = _beside(tokens, lexicon.phrases().get(base, ()), span)
        if beside:
            return beside
        if base in lexicon.verbs() and (not particle or particle in _MORE_OF_IT):
            return lexicon.verbs()[base], []
    return None


def _beside(tokens: Tokens, phrases: Iterable[tuple[str, Entry]], span: list[int]) -> tuple[Entry, list[int]] | None:
    """The first phrase whose word stands beside the verb."""
    here = {tokens.low[i]: i for i in reversed(span)} if phrases else {}
    found = ((entry, [here[word]]) for word, entry in phrases if here.get(word, 0) > 0)
    return next((each for each in found if not _governs(tokens, each[1][0])), None)


def _governs(tokens: Tokens, i: int) -> bool:
    """Is "laut" at i a preposition: "wurden laut dem Amt verletzt", not "wurden Zweifel laut"?"""
    return tokens.low[i] == "laut" and tokens.tags[i + 1 : i + 2] not in ([], ["$,"], ["$."], ["$("], ["KON"], ["VVPP"])


def _particle(tokens: Tokens, span: list[int], main: int) -> int:
    """The separated particle of a finite verb: "teilte … mit"."""
    for i in [i for i in span if i > main and tokens.low[i] in _PARTICLES]:
        tag = tokens.tags[i]
        if tag == "PTKVZ":
            return i
        if tokens.low[i] == "wieder" and tag == "ADV":
            continue  # "immer wieder"
        dash = i + 1 < len(tokens) and tokens.words[i + 1] in DASHES
        if tag in ("APPR", "ADV", "ADJD") and (dash or i == span[-1] and not is_mark(tokens, i + 1)):
            return i
    return -1


_ATTITUDE = Entry("sein", "adjective", "think", "dvzq", "sub", "neutral", "")


def _adjective_cue(tokens: Tokens, number: int, clause: Clause, span: list[int]) -> Cue | None:
    """ "zeigte sich überzeugt", "ist sicher": an adjective of attitude with a verb that carries it."""
    low, finite = tokens.low, clause.finite
    if low[finite] not in _SUPPORT and low[finite] not in _BE:
        return None
    at = next((i for i in span if low[i] in lexicon.adjectives() and i != finite), -1)
    if at < 0 or low[at - 1] in _DEGREES:
        return None  # "so enttäuscht, dass sie ging": what follows, not what they say
    entry = _ATTITUDE._replace(lemma=low[at] + " sein")
    return Cue("verb", at, tuple(sorted({finite, at})), entry.lemma, entry, number, negated=is_negated(tokens, span))


def _phrase_cue(tokens: Tokens, number: int, clause: Clause, span: list[int]) -> Cue | None:
    """ "ist der Ansicht, dass", "hat die Hoffnung", "wird laut"."""
    verb = _CARRIERS.get(tokens.low[clause.finite], "")
    found = _beside(tokens, lexicon.phrases().get(verb, ()), span)
    if found is None:
        return None
    entry, (at,) = found
    both = tuple(sorted({clause.finite, at}))
    return Cue("verb", at, both, entry.lemma, entry, number, negated=is_negated(tokens, span))


def infinitive_cue(tokens: Tokens, number: int, clause: Clause) -> Cue | None:
    """A cue that is an infinitive with "zu": "ohne zu sagen, ob", "um mitzuteilen, dass"."""
    for i in range(clause.end - 1, max(clause.start, clause.end - 6) - 1, -1):
        if tokens.tags[i] in ("VVIZU", "VVINF"):
            found = _entry(tokens, i, True, [i])
            return Cue("verb", i, (i,), found[0].lemma, found[0], number) if found else None
    return None
