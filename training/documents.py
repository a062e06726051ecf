"""Sentences and articles -> training documents that look like scraped news.

Sentences are joined by a space, by nothing ("begrüßt.Die") or by a line break; articles are cut into pieces, some of
their sentences glued and some of their paragraphs run together; quotation marks take every German style.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from random import Random

from training.corpora import Token

SENTENCE_ENDS = frozenset(".!?…")
CLOSING = frozenset("“”\"«»›‹’‘')]")
BREAK = Token("\n\n", False, "_SP", "SPACE", "", "\n\n", "O", False)
LINE = BREAK._replace(word="\n", lemma="\n")
QUOTE_STYLES = ["„“", "„“", '""', "»«", "«»", "“”", "„”"]


def split_sentences(tokens: list[Token]) -> list[Token]:
    """Mark sentence starts by rule where a corpus has none: line breaks, and final marks before a capital.

    Examples
    --------
    >>> words = ["„", "Wir", "warten", ".", "“", "Das", "sagte", "Yildiz", "."]
    >>> [token.word for token in split_sentences([Token(word, word not in "„.") for word in words]) if token.start]
    ['„', 'Das']
    """
    marked, ended, opens = [], True, False
    for token in tokens:
        if token.word.isspace():
            ended = ended or "\n" in token.word
            marked.append(token._replace(start=False))
            continue
        closes = ended and bool(marked) and token.word in CLOSING and not _spaced(marked[-1])
        opens = ended and not closes and not token.word[0].islower()
        marked.append(token._replace(start=opens))
        ended = token.word in SENTENCE_ENDS or (ended and closes)
    return marked


def sentences_of(tokens: list[Token]) -> list[list[Token]]:
    """Cut a document at its sentence starts."""
    starts = [i for i, token in enumerate(tokens) if token.start] or [0]
    return [tokens[a:b] for a, b in pairwise([0, *starts[1:], len(tokens)])]


def join_sentences(sentences: Iterable[list[Token]], random: Random, largest: int = 5) -> Iterator[list[Token]]:
    """Join single sentences into documents of up to `largest`, in random order."""
    left = list(sentences)
    random.shuffle(left)
    while left:
        size = random.randint(1, largest)
        group, left = left[:size], left[size:]
        document: list[Token] = []
        for sentence in group:
            document = [*_end(document, random.choices("sgbl", [72, 12, 8, 8])[0]), *sentence]
        yield requote(document, random)


def cut_article(tokens: list[Token], random: Random, largest: int = 12) -> Iterator[list[Token]]:
    """Cut an article into pieces of up to `largest` sentences, some of them glued or without their paragraphs."""
    sentences = sentences_of(tokens)
    while sentences:
        size = random.randint(max(1, largest // 2), largest)
        group, sentences = sentences[:size], sentences[size:]
        flat = random.random() < 0.15
        document: list[Token] = []
        for sentence in group:
            if document and document[-1].word.isspace():
                if flat and document[-2].word in SENTENCE_ENDS:  # a heading has no full stop: its line must end
                    document = _end(document[:-1], "g" if random.random() < 0.2 else "s")
            elif document and document[-1].word in SENTENCE_ENDS and random.random() < 0.1:
                document = _end(document, "g")
            document = [*document, *sentence]
        yield requote(document, random)


def requote(tokens: list[Token], random: Random) -> list[Token]:
    """Write the quotation marks of a document in another German style, every second time."""
    if random.random() < 0.5:
        return tokens
    opening, closing = random.choice(QUOTE_STYLES)
    style = {"„": opening, "“": closing, "«": opening, "»": closing}
    return [_rewrite(token, style[token.word]) if token.word in style else token for token in tokens]


def _rewrite(token: Token, word: str) -> Token:
    return token._replace(word=word, lemma=None if token.lemma is None else word)


def _end(document: list[Token], how: str) -> list[Token]:
    """End a document so that a sentence can follow: (s)pace, (g)lued, paragraph (b)reak or (l)ine."""
    if not document:
        return []
    *rest, last = document
    if how == "g" and last.word not in SENTENCE_ENDS:
        how = "s"
    if how in "bl":
        return [*rest, last._replace(space=False), BREAK if how == "b" else LINE]
    return [*rest, last._replace(space=how != "g")]


def _spaced(token: Token) -> bool:
    return token.space or token.word.isspace()
