"""Whose saying a noun is: "der Vorwurf der Stadt", "seine Freude", "die von Moser geäußerte Hoffnung"."""

from newskit.german.lists import word_list
from newskit.german.tokens import Tokens
from newskit.quotes.appositions import apposition
from newskit.quotes.cases import Phrase
from newskit.quotes.clauses import Clause, Sentence
from newskit.quotes.cues import Cue
from newskit.quotes.lexicon import words
from newskit.quotes.phrases import noun_phrase
from newskit.quotes.speakers import after_preposition
from newskit.quotes.subjects import subject, subject_of_main_before

_THERE_IS = words("gibt gab gebe gäbe besteht bestand bestehe herrscht herrschte")
_COMES = words("kommt kommen kam kamen gibt gab")
_BEFORE_NOUN = words("ART PPOSAT PDAT PIAT ADJA CARD")
_GENITIVES = words("der des eines einer dieser dieses")
_BY = word_list("by")


def owner(tokens: Tokens, sentence: Sentence, cue: Cue, rejected: bool = False) -> Phrase | None:
    """Whose saying a cue noun is: its genitive, "von …", possessive pronoun or a name in front of it."""
    clause, noun = sentence.clauses[cue.clause], cue.main
    at = noun - 1
    while at > clause.start and tokens.tags[at] in ("ADJA", "CARD"):
        at -= 1
    after = _owner_after(tokens, clause, noun + 1)
    if after:
        phrase = noun_phrase(tokens, after, clause.end)
        return phrase and apposition(tokens, phrase, min(sentence.end, phrase.end + 20))
    giver = _owner_before(tokens, clause, at) or _giver(tokens, clause, noun)
    if giver or rejected:
        return giver or Phrase(at, noun + 1, noun)
    if clause.finite < 0 and tokens.low[at - 1] == "mit" and not tokens.tags[at].startswith("APPR"):
        return subject_of_main_before(tokens, sentence, cue.clause)  # "wies den Einwand, …, mit dem Hinweis zurück"
    phrase = subject(tokens, sentence, cue.clause) if 0 <= clause.finite < noun else None  # "stellten die Theorie auf"
    # "Es gibt Zweifel daran" and "Kritik kam auf" name nobody
    return None if phrase is None or phrase.start <= noun < phrase.end else phrase


def _owner_before(tokens: Tokens, clause: Clause, at: int) -> Phrase | None:
    """The name in the genitive that ends at a token: "Jana Mosers Vorwurf"."""
    if at < clause.start or tokens.tags[at] != "NE" or tokens.words[at][-1] not in "s'’":
        return None
    first = at
    while first > clause.start and tokens.tags[first - 1] == "NE":
        first -= 1
    return Phrase(first, at + 1, at)


def _owner_after(tokens: Tokens, clause: Clause, i: int) -> int:
    """Where the genitive or the noun of "von …" begins that follows a cue noun at i; 0 if there is none."""
    if i >= clause.end:
        return 0
    if tokens.low[i] in _BY:
        return i + 1
    is_genitive = tokens.low[i] in _GENITIVES or tokens.tags[i] == "PPOSAT"
    return i if is_genitive or tokens.tags[i] == "NE" and tokens.words[i].endswith("s") else 0


def _giver(tokens: Tokens, clause: Clause, noun: int) -> Phrase | None:
    """ "Von der Polizei kam die Information", "die von Moser geäußerte Hoffnung": who gives, before the noun."""
    for at in range(clause.start, noun - 1):
        if tokens.low[at] in _BY and (at == clause.first or tokens.tags[at - 1] in ("ART", "VAFIN", "ADV")):
            return noun_phrase(tokens, at + 1, noun)
    if clause.finite < 0 or tokens.low[clause.finite] not in _COMES:
        return None
    if tokens.low[clause.first] == "aus" and clause.finite < noun:  # "Aus der Fraktion kam die Forderung"
        return noun_phrase(tokens, clause.first + 1, clause.finite)
    return (
        after_preposition(tokens, clause, "von", "vom") if clause.finite > noun else None
    )  # "Kritik kam von der Kirche"


def whole_noun(tokens: Tokens, clause: Clause, cue: Cue) -> Phrase | None:
    """ "Der Vorschlag, zu bauen, kam an": nobody's, so the noun stands for the speaker; not so in "Es gibt Zweifel"."""
    if clause.finite >= 0 and tokens.low[clause.finite] in _THERE_IS:
        return None
    first = cue.main
    while first > clause.start and tokens.tags[first - 1] in _BEFORE_NOUN:
        first -= 1
    return Phrase(first, cue.main + 1, cue.main)
