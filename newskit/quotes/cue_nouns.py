"""Nouns that a clause may depend on: "die Sorge, dass …", "Zweifel daran, ob …"."""

from newskit.german.lists import word_list
from newskit.german.tokens import Tokens
from newskit.quotes import lexicon
from newskit.quotes.clauses import MAIN, Clause
from newskit.quotes.cues import Cue

_DEGREES, _NO = word_list("degrees"), word_list("no")


def noun_cue(tokens: Tokens, number: int, clause: Clause) -> Cue | None:
    """A noun that a clause depends on: "die Sorge, dass …"; it stands last or before a genitive or "von …"."""
    for i in range(clause.end - 1, max(clause.start, clause.end - 12) - 1, -1):
        if tokens.tags[i] in ("PROAV", "PAV") and i < clause.end - 1:
            return None  # "macht die Zusage davon abhängig, dass …"
        cue = noun_at(tokens, i, number)
        if cue and clause.kind == MAIN and i < clause.finite and tokens.tags[clause.finite].startswith("VV"):
            return None  # "Im Ergebnis bedeutet dies, dass …"
        if cue:
            # "nach Angaben der Wehr so verletzt, dass …": what follows, not what the noun says
            so_much = clause.end > i + 2 and tokens.low[clause.end - 2] in _DEGREES
            denied = not _NO.isdisjoint(tokens.low[i - 2 : i]) or tokens.low[i + 1 : i + 2] == ["zufolge"]
            return cue if not (so_much or denied) else None
    return None


def noun_at(tokens: Tokens, i: int, number: int) -> Cue | None:
    """The noun of saying or thinking at i, in clause `number`."""
    found = lexicon.compound_end(tokens.low[i], lexicon.noun_words()) if tokens.tags[i] == "NN" else None
    if found is None or tokens.low[i - 1 : i + 1] in (["zur", "verfügung"], ["ausser", "frage"]):
        return None
    entry = lexicon.nouns()[found]
    return Cue("noun", i, (i,), entry.lemma, entry, number)
