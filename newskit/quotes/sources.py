"""The phrase that names a statement or its source, after or before a preposition: laut X, nach Angaben von X."""

from newskit.german.lists import endings, word_list
from newskit.german.tokens import Tokens
from newskit.quotes import lexicon
from newskit.quotes.appositions import apposition
from newskit.quotes.cases import Phrase
from newskit.quotes.clauses import MAIN, Clause, Sentence
from newskit.quotes.phrases import is_mark, noun_phrase
from newskit.quotes.subjects import TIMES

# With an article these nouns are events ("nach der Entscheidung"), without one they are statements.
_EVENTS = word_list("events")
# "nach langen Untersuchungen": an event, too
_LONG = word_list("lasting")
_POSTPOSED = word_list("postposed")
# "gemäß" before these says what holds, not who says so.
_LAWS = endings("laws")
_DIRECTIONS = word_list("directions")
_VIEWS = word_list("views")


def source_phrase(tokens: Tokens, sentence: Sentence, i: int, k: int) -> tuple[Phrase | None, int, int]:
    """The phrase that the preposition at i goes with, and the stretch of both."""
    clause, low = sentence.clauses[k], tokens.low[i]
    postposed = low == "zufolge" or low in ("nach", "gemäss", "entsprechend") and _ends_source(tokens, clause.start, i)
    phrase = _phrase_ending_at(tokens, clause.start, i) if postposed else _phrase_after(tokens, i, sentence.end)
    if phrase is None or _is_of_two_who_talk(tokens, phrase.start):
        return None, 0, 0
    if postposed:
        return phrase, phrase.start, i + 1
    if not _names_source(tokens, i, phrase, clause):
        return None, 0, 0
    if clause.kind == MAIN and phrase.end < clause.finite:
        phrase = _up_to_verb(tokens, phrase, clause.finite)
    if phrase.end < sentence.end and tokens.words[phrase.end] == ",":
        phrase = apposition(tokens, phrase, min(sentence.end, phrase.end + 25))
    return phrase, i, phrase.end


def _phrase_after(tokens: Tokens, i: int, limit: int) -> Phrase | None:
    """The phrase that the preposition at i governs: "nach bisher bestätigten Angaben"."""
    if i + 1 >= limit:
        return None
    graded = tokens.tags[i + 1] in ("ADV", "ADJD") and tokens.tags[i + 2 : i + 3] == ["ADJA"]
    own = tokens.low[i + 1].startswith("eigen")  # "nach eigenen Angaben von dem Geschäft nichts gewusst"
    return noun_phrase(tokens, i + 1 + graded, limit, whole=not own)


def _names_source(tokens: Tokens, i: int, phrase: Phrase, clause: Clause) -> bool:
    """Does the phrase after the preposition at i name a statement or who makes it?"""
    low = tokens.low[i]
    if low in ("laut", "gemäss") or tokens.low[phrase.head].endswith(_LAWS):
        return low == "laut" or not tokens.low[phrase.head].endswith(_LAWS)
    if low == "aus":
        return _is_view(tokens, phrase)
    head = _source_head(tokens, phrase)
    if low != "nach" or head is None:  # "nach Seepost Online sei …"
        told = clause.subjunctive and {"ORG", "PER"} >= set(tokens.labels[phrase.start : phrase.end])
        return head is not None or low == "nach" and told
    return clause.subjunctive and clause.kind == MAIN or not _is_event(tokens, i + 1, head)


def _is_view(tokens: Tokens, phrase: Phrase) -> bool:
    """ "aus Sicht der Stadt", "aus ihrer Sicht", not "aus juristischer Sicht"."""
    noun = next((n for n in range(phrase.start, phrase.end) if tokens.tags[n] == "NN"), phrase.head)
    told_whose = tokens.tags[phrase.start] in ("ART", "PPOSAT", "NE") or phrase.end > noun + 1
    return tokens.low[noun] in _VIEWS and told_whose


def _is_of_two_who_talk(tokens: Tokens, i: int) -> bool:
    """ "Ist das Ihrer Meinung nach klug?", "aus unserer Sicht": somebody speaks for himself, nobody is reported."""
    word = tokens.words[i]
    own = tokens.tags[i] == "PPOSAT" and tokens.low[i].startswith(("mein", "unser"))
    return own or word.startswith("Ihre") and i > 0 and tokens.words[i - 1] not in '.!?„“"\n'


def _is_event(tokens: Tokens, i: int, head: str) -> bool:
    """Does the phrase at i name something that happened: "(nach) der Entscheidung", "langen Untersuchungen"?"""
    lasted = tokens.low[i] in _LONG and head.removesuffix("en") in _EVENTS
    return lasted or tokens.tags[i] in ("ART", "PDAT") and head in _EVENTS


def _up_to_verb(tokens: Tokens, phrase: Phrase, finite: int) -> Phrase:
    """Add the place, number or rest of a name before the verb: "Angaben der Wehr in Kassel", "Plan vom Mai 2024"."""
    at = phrase.end
    if tokens.tags[at] == "CARD" and at + 1 == finite:
        return phrase._replace(end=finite)
    if tokens.low[at] in ("in", "im", "für", "ohne"):
        inner = noun_phrase(tokens, at + 1, finite)
        if inner and inner.end == finite and tokens.low[inner.head] not in TIMES:
            return phrase._replace(end=finite)
    return phrase


def is_source_noun(tokens: Tokens, i: int) -> bool:
    """Does the word at i name a statement: "Angaben", "Polizeiangaben", "Meinung"?"""
    return tokens.tags[i] in ("NN", "NE") and lexicon.compound_end(tokens.low[i], lexicon.sources()) is not None


def _source_head(tokens: Tokens, phrase: Phrase) -> str | None:
    """The source noun that the phrase is headed by: the first noun of it that is no name ("nach Gurtis Ansicht")."""
    nouns = (i for i in range(phrase.start, phrase.end) if tokens.tags[i] == "NN" and tokens.labels[i] != "PER")
    in_marks = is_mark(tokens, phrase.start)  # "„Seepost“-Recherchen"
    i = phrase.head if in_marks else next(nouns, phrase.head)
    return lexicon.compound_end(tokens.low[i].lstrip("-"), lexicon.sources())


def _ends_source(tokens: Tokens, start: int, i: int) -> bool:
    """ "seiner Meinung nach": a source noun right before a "nach" with nothing after it that it governs."""
    if i <= start or lexicon.compound_end(tokens.low[i - 1], lexicon.sources()) is None:
        return False
    if i + 1 < len(tokens) and tokens.low[i + 1] in _DIRECTIONS:
        return False  # "gute Sicht nach oben"
    at = i - 1
    if lexicon.compound_end(tokens.low[at], _POSTPOSED) is None:
        return False
    return at > start and tokens.tags[at - 1] in ("PPOSAT", "ADJA", "ART", "PDAT", "NE") or tokens.tags[i] == "APPO"


def _phrase_ending_at(tokens: Tokens, start: int, end: int) -> Phrase | None:
    """The longest noun phrase that ends right before `end`."""
    if end - 2 > start and tokens.tags[end - 2] == "PPOSAT" and is_source_noun(tokens, end - 1):
        start = end - 2  # "die [ihrer Meinung] nach falschen Pläne"
    for s in range(max(start, end - 14), end):
        phrase = noun_phrase(tokens, s, end)
        if phrase and phrase.end == end and not any(tokens.is_finite(x) for x in range(s, end)):
            return phrase
    return None
