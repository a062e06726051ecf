"""Any text, odd marks, long sentences: nothing raises, offsets hold, time grows with the text."""

import sys

import pytest
import spacy
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from newskit.german.tokens import Tokens
from newskit.quotes import find_quotes
from newskit.quotes.marks import match_marks
from newskit.quotes.phrases import noun_phrase

VOCAB = spacy.blank("de").vocab
TAGS = ["NN", "NE", "ART", "VVFIN", "VAFIN", "VMFIN", "VVPP", "VVINF", "VVIZU", "PTKZU", "PTKVZ", "PPER", "PRELS",
        "KOUS", "KON",
        "APPR", "APPO", "ADJA", "ADJD", "ADV", "PROAV", "PPOSAT", "PIS", "PDS", "PWAV", "CARD", "FM", "$,", "$.", "$(",
        "_SP", ""]  # fmt: skip
WORDS = ["gemäß", "langen", "vielen", "bis", "während", "als", "für", "von", "der", "zeigte", "sagte", "teilte", "mit",
         "laut", "nach", "Angaben", "zufolge", "so", "wie", "dass", "ob", "demnach", "wonach", "Moser", "Stadt",
         "sei", "habe", "er", "sie", "die", "der", "Sorge", "zu", "heißt", "es", ",", ".", ":", ";", "–", "?", "„", "“",
         '"', "»", "«",
         "‚", "‘", "'", "(", ")", "und", "\n\n", " ", "ist", "wurde", "soll", "'s", "…", "Das"]  # fmt: skip


def check(doc):
    quotes = find_quotes(doc, mentions=[], types=("direct", "indirect", "reported"))
    for n, quote in enumerate(quotes):
        spans = [(quote.start, quote.end), *quote.cue, *([quote.speaker] if quote.speaker else [])]
        assert all(0 <= start < end <= len(doc.text) for start, end in spans)
        assert quote.parent is None or quote.parent < n
        assert 0 <= quote.confidence <= 1
    assert quotes == sorted(quotes, key=lambda quote: (quote.start, -quote.end))


@settings(max_examples=200, deadline=None)
@example(["APPR", "CARD", "KON", "CARD", "NN", "VAFIN"])  # "mit 23 zu 20 Stimmen hat"
@given(st.lists(st.sampled_from(TAGS), min_size=1, max_size=12))
def test_a_phrase_ends_after_its_beginning(tags):
    tokens = Tokens(Doc(VOCAB, words=["Moser"] * len(tags), tags=tags))
    for i in range(len(tags)):
        for limit in (i, (i + len(tags)) // 2, len(tags)):
            phrase = noun_phrase(tokens, i, limit)
            assert phrase is None or i <= phrase.head < phrase.end <= max(limit, i + 1) and phrase.start == i


@pytest.mark.slow
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(TAGS), st.booleans(), st.booleans()), max_size=60))
def test_any_sequence_of_words_and_tags(tokens):
    words, tags, spaces, starts = ([row[i] for row in tokens] for i in range(4))
    check(Doc(VOCAB, words=words, spaces=spaces, tags=tags, sent_starts=starts))


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_without_annotation(text):
    check(spacy.blank("de")(text))


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="„“”\"»«›‹‚‘’'` \n.aB:,", max_size=80))
def test_any_sequence_of_marks(text):
    marks = match_marks(text)
    assert all(0 <= m.start < m.inner_start < m.inner_end <= m.end <= len(text) for m in marks)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "„", "“„", ".", "“" * 50, "„" * 50, "((((", "–"])
def test_next_to_nothing(nlp, text):
    assert find_quotes(nlp(text)) == []


@pytest.mark.parametrize("text", ["Gemäß langen Traditionen wird getanzt.", "Nach Langen sei der Zug gefahren."])
def test_a_preposition_before_what_names_no_statement(nlp, text):
    check(nlp(text))


@pytest.mark.parametrize("words", [["Gut", "\n\n", ","], ["„", "Gut", "“", "\n\n", ","], ["\n\n", ","]])
def test_a_paragraph_without_words(words):
    check(Doc(VOCAB, words=words, tags=["NN"] * len(words)))


def calls(words, tags):
    """How many functions are called to find the quotes: a measure of work that no busy machine changes."""
    doc = Doc(VOCAB, words=words, tags=tags)
    count = 0

    def tell(frame, event, argument):
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(tell)
    try:
        find_quotes(doc, mentions=[])
    finally:
        sys.setprofile(None)
    return count


UNITS = {
    "one sentence of commas": (["Er", "sei", "da", ","], ["PPER", "VAFIN", "ADV", "$,"]),
    "one sentence of cues": (["sagte", "die", "Stadt", ","], ["VVFIN", "ART", "NN", "$,"]),
    "one sentence of sources": (["nach", "Angaben", "der", "Stadt"], ["APPR", "NN", "ART", "NN"]),
    "nouns only": (["Haus"], ["NN"]),
    "opening marks": (["„", "Haus"], ["$(", "NN"]),
    "quotes": (["„", "Das", "ist", "gut", "“", ",", "sagte", "er", "."], ["$(", "PDS", "VAFIN", "ADJD", "$(", "$,",
    "VVFIN", "PPER", "$."]),
    "brackets": (["("], ["$("]),
    "relative clauses": (["die", "Stadt", ",", "die", "sagt", ","], ["ART", "NN", "$,", "PRELS", "VVFIN", "$,"]),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("unit", UNITS)
def test_work_grows_with_the_text(unit):
    words, tags = UNITS[unit]
    calls(words * 100, tags * 100)  # the lexicon is read once
    assert calls(words * 2000, tags * 2000) < 12 * calls(words * 250, tags * 250)  # 8 times the text
