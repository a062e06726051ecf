"""Work grows with the text, not with its square, whatever an article is full of: counted in calls, not seconds."""

import sys
from itertools import product
from random import Random
from typing import NamedTuple

import pandas as pd
import pytest
import spacy
from spacy.tokens import Doc

import newskit as nk
from newskit import frames
from newskit.names import find_mentions
from newskit.quotes import find_quotes
from newskit.quotes.marks import match_marks

VOCAB = spacy.blank("de").vocab
SYLLABLES = ["ba", "ko", "lu", "mer", "nost", "pil", "ran", "sek", "tov", "wid", "zor", "hag"]
WORDS = ["".join(parts).title() for parts in product(SYLLABLES, repeat=3)]


def sentence(*tokens):
    """(word, tag, entity) of each token; a sentence ends with them."""
    return [*tokens, (".", "$.", "O")]


FULL_OF = {
    "organisations": lambda n, word: sentence((word, "NE", "B-ORG")),
    "long organisations": lambda n, word: sentence(("Bund", "NN", "B-ORG"), ("für", "APPR", "I-ORG"), (word, "NN",
    "I-ORG")),
    "firms": lambda n, word: sentence((word, "NE", "B-ORG"), (("AG", "NE", "I-ORG") if n % 2 else ("wächst", "VVFIN",
    "O"))),
    "acronyms": lambda n, word: sentence(
        ("Verband", "NN", "B-ORG"), (word, "NE", "I-ORG"), ("(", "$(", "O"), (f"V{word[:3].upper()}", "NE", "B-ORG"),
         (")", "$(", "O")
    ),
    "places": lambda n, word: sentence(("in", "APPR", "O"), (word, "NE", "B-LOC")),
    "persons": lambda n, word: sentence((WORDS[-n], "NE", "B-PER"), (word, "NE", "I-PER")),
    "a family": lambda n, word: sentence((word, "NE", "B-PER"), ("Moser", "NE", "I-PER")),
    "namesakes": lambda n, word: sentence(("Jana", "NE", "B-PER"), (word, "NE", "I-PER"), (word, "NE", "B-PER")),
    "surnames": lambda n, word: sentence((word, "NE", "B-PER"), ("lacht", "VVFIN", "O")),
    "short quotes": lambda n, word: sentence(
        (word, "NE", "B-PER"), ("sagt", "VVFIN", "O"), (":", "$.", "O"), ("„", "$(", "O"), (word, "NN", "O"), ("!",
         "$.", "O"), ("“", "$(", "O")
    ),
    "marked words": lambda n, word: [("„", "$(", "O"), (word, "NN", "O"), ("“", "$(", "O"), (",", "$,", "O")],
    "opening marks": lambda n, word: [("„‚»"[n % 3], "$(", "O")],
    "clauses": lambda n, word: [(word, "NE", "B-PER"), ("sagt", "VVFIN", "O"), (",", "$,", "O")],
}  # fmt: skip


def doc_of(kind, number):
    tokens = [token for n, word in enumerate(WORDS[:number]) for token in FULL_OF[kind](n, word)]
    words, tags, ents = (list(column) for column in zip(*tokens, strict=True))
    starts = [i == 0 or words[i - 1] == "." for i in range(len(words))]
    return Doc(VOCAB, words=words, tags=tags, ents=ents, sent_starts=starts)


def calls(work):
    count = 0

    def tell(frame, event, argument):
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(tell)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.slow
@pytest.mark.parametrize("kind", FULL_OF)
def test_names_and_quotes(kind):
    def read(number):
        doc = doc_of(kind, number)
        return calls(lambda: (find_mentions(doc), find_quotes(doc)))

    read(1700)  # the lists are read and the words looked up once
    assert read(1600) < 6 * read(400)  # 4 times the text


@pytest.mark.parametrize("text", ["„", "„ ", '"', "‚", "»„", "‘a ", "„a\n", "'a: "])
def test_marks(text):
    assert calls(lambda: match_marks(text * 4000)) < 6 * calls(lambda: match_marks(text * 1000))


def test_a_word_without_end_is_one_token(nlp):
    for word in ("„" * 1000, "a" * 1000, "„a" * 500):
        assert len(nlp.make_doc(f"Der Steg {word} hält.")) <= 6


TABLES = {
    "keyness": lambda corpus, found: nk.keyness(corpus, "Blatt 0", progress=False),
    "keyness without copies": lambda corpus, found: nk.keyness(
        corpus, "Blatt 0", without_copies=found.pairs, progress=False
    ),
    "find_stories": lambda corpus, found: nk.find_stories(corpus, progress=False),
    "story_table": lambda corpus, found: nk.story_table(
        corpus, found.stories, *found.tables, found.pairs, progress=False
    ),
    "compare_sources": lambda corpus, found: nk.compare_sources(corpus, *found.tables, pairs=found.pairs),
    "voices": lambda corpus, found: nk.voices(found.tables[1], corpus),
    "find_reuse": lambda corpus, found: nk.find_reuse(corpus),
    "describe_corpus": lambda corpus, found: nk.describe_corpus(corpus, found.pairs),
    "collocations": lambda corpus, found: nk.collocations(corpus, WORDS[7], progress=False),
    "count_dictionary": lambda corpus, found: nk.count_dictionary(corpus, {"a": [f"{WORDS[7]}*"]}, progress=False),
}


class Found(NamedTuple):
    tables: tuple
    pairs: pd.DataFrame
    stories: pd.DataFrame


def corpus_of(number):
    """Articles of 80 words, half of them from so large a vocabulary that each has its own; one in five is a copy."""
    random, rows, docs = Random(number), [], []
    for n in range(number):
        if n % 5 or not docs:
            words = [random.choice(WORDS[:40] if i % 2 else WORDS) for i in range(80)]
        doc = Doc(
            VOCAB,
            words=words,
            tags=["NN"] * 80,
            pos=["NOUN"] * 80,
            lemmas=words,
            sent_starts=[i % 10 == 0 for i in range(80)],
        )
        docs.append(doc)
        rows.append(
            {
                "article_id": f"{n:012x}", "source": f"Blatt {n % 3}", "text": doc.text,
                "published": pd.Timestamp("2025-01-01T06:00Z") + pd.Timedelta(n, "h"),
            }
        )  # fmt: skip
    corpus = nk.Corpus(frames.conform(rows, frames.Articles), docs, {"name": "none", "version": "0"})
    tables = nk.extract_entities(corpus, progress=False), nk.extract_quotes(corpus, progress=False)
    return corpus, Found(tables, nk.find_reuse(corpus), nk.find_stories(corpus, progress=False))


@pytest.fixture(scope="module")
def corpora():
    made = {number: corpus_of(number) for number in (100, 400)}
    assert len(made[400][1].pairs) > 50
    return made


@pytest.mark.slow
@pytest.mark.parametrize("table", TABLES)
def test_tables_grow_with_the_number_of_articles(table, corpora):
    TABLES[table](*corpora[100])  # modules and lists are read once
    few, many = (calls(lambda n=n: TABLES[table](*corpora[n])) for n in (100, 400))
    assert many < 4.5 * few


def test_the_same_text_again_and_again(nlp):
    """What is known of a table as a whole (each copy is listed) is not copied with each of its parts."""

    def read(number):
        articles = nk.load_articles(pd.DataFrame({"text": ["Der Steg in Kassel hält."] * number}), progress=False)
        return nk.extract_entities(nk.annotate(articles, nlp, progress=False), progress=False)

    read(10)
    assert calls(lambda: read(1200)) < 4.5 * calls(lambda: read(300))
