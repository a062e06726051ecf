"""The words that announce speech and thought: `lexicon.csv`, and the inflected forms made from it.

The forms are made here rather than looked up in the lemmas of a pipeline, because pipelines differ in how they
lemmatise rare verbs and old spellings, and a form that is known is known in every one of them.
"""

import csv
from collections import defaultdict
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

import pandas as pd

from newskit.german.lists import word_list, word_set

words = word_set


class Entry(NamedTuple):
    """One line of the lexicon.

    `takes` lists complements by letter: d "dass", w "ob" and questions, v verb-second clause, z infinitive with "zu",
    q direct speech, a short evaluation ("nannte … „…“"), p a sentence pointed back to ("Das teilte … mit."), n object
    only. `mood` is "any" where a verb-second clause may be in the indicative. With a word of `unless` beside it the
    verb says nothing ("sich ergeben"). `traits`: denial, sein (perfect), heard, written, shown, naming, shout, of,
    finding.
    """

    lemma: str
    pos: str
    kind: str
    takes: str
    mood: str
    connotation: str
    parts: str
    unless: str = ""
    traits: str = ""


class Form(NamedTuple):
    """What an inflected form can be: the verb without its separable particle, and how it is inflected."""

    base: str
    shape: str  # "finite", "participle", "infinitive"


# Separable particles, longest first, so that "vorhersagen" is vorher + sagen.
PARTICLES = sorted(word_list("particles"), key=lambda particle: (-len(particle), particle))
_INSEPARABLE = {"antworten", "einigen", "hinterfragen", "beichten", "befinden", "anerkennen"}
_NO_GE = ("be", "emp", "ent", "er", "ge", "ver", "zer", "miss", "wider", "wieder", "unter", "über", "hinter", "um")
_ALWAYS_INSEPARABLE = ("be", "emp", "ent", "er", "ver", "zer")


@lru_cache(maxsize=1)
def entries() -> tuple[Entry, ...]:
    """All lines of the lexicon."""
    with files("newskit.quotes").joinpath("lexicon.csv").open(encoding="utf-8") as lines:
        return tuple(Entry(**row) for row in csv.DictReader(lines))


def cue_lexicon() -> pd.DataFrame:
    """The lexicon of verbs, nouns and phrases of saying, thinking, asking, ordering and deciding.

    Returns
    -------
    DataFrame
        One row a word: `lemma`, `pos` (verb, noun, adjective, phrase), `kind` (say, judge, ask, order, promise,
        decide, think), `takes` (complements by letter: d "dass", w "ob" and questions, v verb-second clause,
        z infinitive with "zu", q direct speech, a evaluation in quotation marks, p a sentence before it), `mood` (of a
        verb-second clause: "sub" Konjunktiv, "any" either), `connotation` (neutral, distancing, endorsing).

    Examples
    --------
    >>> lexicon = cue_lexicon().set_index("lemma")
    >>> lexicon.loc[["sagen", "behaupten", "einräumen"], "connotation"].tolist()
    ['neutral', 'distancing', 'endorsing']
    """
    table = pd.DataFrame(entries()).query("pos not in ['strong', 'source']")
    return table.drop(columns=["parts", "unless", "traits"]).reset_index(drop=True)


def split_particle(lemma: str) -> tuple[str, str]:
    """Part a verb into separable particle and base: "mitteilen" -> ("mit", "teilen")."""
    if lemma not in _INSEPARABLE and (
        not lemma.startswith(_ALWAYS_INSEPARABLE) or lemma.startswith(("bei", "bekannt"))
    ):
        for particle in PARTICLES:
            base = lemma[len(particle) :]
            if lemma.startswith(particle) and len(base) > 3 and base.endswith("n"):
                return particle, base
    return "", lemma


@lru_cache(maxsize=1)
def verbs() -> dict[str, Entry]:
    """Verbs by folded lemma."""
    return {entry.lemma.casefold(): entry for entry in entries() if entry.pos == "verb"}


@lru_cache(maxsize=1)
def phrases() -> dict[str, list[tuple[str, Entry]]]:
    """Phrases by the folded base of their verb: "bekannt geben" under "geben", with the word it needs beside it."""
    found = defaultdict(list)
    for entry in entries():
        if entry.pos == "phrase":
            verb, word = entry.parts.split()
            found[verb.casefold()].append((word.casefold(), entry))
    return dict(found)


@lru_cache(maxsize=1)
def nouns() -> dict[str, Entry]:
    """Nouns that take a clause, by folded form, singular and plural."""
    return {form: entry for entry in entries() if entry.pos == "noun" for form in noun_forms(entry.lemma)}


@lru_cache(maxsize=1)
def noun_words() -> frozenset[str]:
    """The folded forms of `nouns`."""
    return frozenset(nouns())


@lru_cache(maxsize=1)
def sources() -> frozenset[str]:
    """Folded forms of nouns that name a statement after "nach": "nach Angaben der Polizei"."""
    return frozenset(form for entry in entries() if entry.pos == "source" for form in noun_forms(entry.lemma))


@lru_cache(maxsize=1)
def adjectives() -> frozenset[str]:
    """Adjectives of attitude: "zeigte sich überzeugt, dass"."""
    return frozenset(entry.lemma.casefold() for entry in entries() if entry.pos == "adjective")


_LONG_ENOUGH = 6  # letters of a word that may be the end of a compound: "Polizeiangaben", "Regierungskritik"


@lru_cache(maxsize=1 << 13)
def compound_end(word: str, known: frozenset[str]) -> str | None:
    """The longest word of `known` that `word` is or ends in: "polizeiangaben" -> "angaben"."""
    if word in known:
        return word
    for cut in range(2, len(word) - _LONG_ENOUGH + 1):
        if word[cut:].lstrip("-") in known:
            return word[cut:].lstrip("-")
    return None


def noun_forms(lemma: str) -> set[str]:
    """Inflected forms of a noun, folded; too many rather than too few, since the wrong ones do not occur."""
    word = lemma.casefold()
    forms = {word + ending for ending in ("", "s", "es", "e", "n", "en", "er", "ern", "nen")}
    if word.endswith("e"):
        forms |= {word + "ns"}
    if word.endswith("nis"):
        forms |= {word + "se", word + "sen", word + "ses"}
    umlauted = _umlaut(word)
    if umlauted:
        forms |= {umlauted, umlauted + "e", umlauted + "en", umlauted + "er", umlauted + "n"}
    return forms


def noun_list(name: str) -> frozenset[str]:
    """The folded forms of the nouns of a list of `lists.toml`."""
    return frozenset(form for noun in word_list(name) for form in noun_forms(noun))


def _umlaut(word: str) -> str | None:
    """The word with its last stem vowel umlauted: "vorwurf" -> "vorwürf"."""
    at = max(word.rfind(vowel) for vowel in "aou")
    if at < 1 or "e" in word[at:]:
        return None
    if word[at - 1 : at + 1] == "au":
        at -= 1
    return word[:at] + {"a": "ä", "o": "ö", "u": "ü"}[word[at]] + word[at + 1 :]


@lru_cache(maxsize=1)
def verb_forms() -> dict[str, tuple[Form, ...]]:
    """Inflected forms of all verbs of the lexicon and of the verbs of its phrases, folded.

    A separable verb appears twice: joined ("mitteilte", "mitgeteilt", "mitzuteilen") under its whole lemma and apart
    ("teilte" … "mit") under its base.
    """
    strong = {entry.lemma: entry.parts.split() for entry in entries() if entry.pos == "strong"}
    table: dict[str, set[Form]] = defaultdict(set)
    bases = set()
    for entry in entries():
        lemmas = [entry.lemma] if entry.pos == "verb" else [entry.parts.split()[0]] if entry.pos == "phrase" else []
        for lemma in lemmas:
            particle, base = split_particle(lemma)
            if base in ("sein", "haben", "werden"):
                continue  # auxiliaries: `cues` knows them
            bases.add(base)
            if particle:
                for form, shape in _conjugate(base, strong):
                    joined = particle + form
                    table[joined.casefold()].add(Form(lemma.casefold(), shape))
                    if shape == "infinitive":
                        table[(particle + "zu" + form).casefold()].add(Form(lemma.casefold(), shape))
    for base in bases:
        for form, shape in _conjugate(base, strong):
            table[form.casefold()].add(Form(base.casefold(), shape))
    # Sorted, since the order of a set differs from run to run. "gelobt" is of "loben" rather than "geloben",
    # "führe" of "führen" rather than "fahren".
    return {
        word: tuple(sorted(found, key=lambda form: (len(form.base), form.base[:2] != word[:2], form)))
        for word, found in table.items()
    }


@lru_cache(maxsize=3)
def _words_of_shape(shape: str) -> frozenset[str]:
    return frozenset(word for word, forms in verb_forms().items() if any(form.shape == shape for form in forms))


def is_finite_form(word: str) -> bool:
    """Can the folded word be a finite form of a verb of the lexicon?"""
    return word in _words_of_shape("finite")


def is_participle_form(word: str) -> bool:
    """Can the folded word be the participle of a verb of the lexicon?"""
    return word in _words_of_shape("participle")


def is_cue_form(word: str) -> bool:
    """Can the folded word be a finite form of a verb of the lexicon, without a particle or with it joined?"""
    return any(form.shape == "finite" and form.base in verbs() for form in verb_forms().get(word, ()))


def _conjugate(infinitive: str, strong: dict[str, list[str]]) -> list[tuple[str, str]]:
    """First and third persons of all tenses and moods, participle and infinitive, of a verb without particle."""
    prefix, parts = _principal_parts(infinitive, strong)
    stem = infinitive[:-2] if infinitive.endswith("en") else infinitive[:-1]
    e = "e" if stem.endswith(("t", "d", "chn", "ffn", "gn", "dn")) else ""
    # "sammle": a verb in -eln loses its e in the Konjunktiv; "handele" is heard, too.
    konjunktiv = {stem + "e", stem[:-2] + stem[-1] + "e" if stem.endswith(("el", "er")) else stem + "e"}
    finite = {infinitive, *konjunktiv}
    if parts:
        present, past, participle, second = parts
        finite |= {prefix + form for form in (present, past, past + "en", past + "n", second, second + "n")}
        participle = prefix + participle.removeprefix("ge") if prefix else participle
        if participle == stem:
            participle = infinitive
    else:
        finite |= {stem + e + ending for ending in ("t", "te", "ten")}
        participle = stem + e + "t"
        if not infinitive.startswith(_NO_GE) and not infinitive.endswith("ieren"):
            participle = "ge" + participle
    return [(form, "finite") for form in sorted(finite)] + [(participle, "participle"), (infinitive, "infinitive")]


def _principal_parts(infinitive: str, strong: dict[str, list[str]]) -> tuple[str, list[str]]:
    if infinitive in strong:
        return "", strong[infinitive]
    for prefix in _NO_GE:
        base = infinitive.removeprefix(prefix)
        if base != infinitive and base in strong:
            return prefix, strong[base]
    return "", []
