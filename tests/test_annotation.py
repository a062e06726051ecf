"""Articles -> Corpus: each article once, in order, whatever stands in it."""

import gc
import os
import signal
import sys
import types

import pandas as pd
import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

import newskit as nk
from newskit import annotation, docs, frames, processing
from newskit.annotation import Corpus, annotate, as_corpus, locate, sections
from newskit.cache import AnnotationCache
from newskit.docs import once_a_doc
from newskit.errors import InputError


def articles(*rows, **columns):
    records = [{"article_id": f"{i:012x}", "source": "Morgenkurier", **row} for i, row in enumerate(rows)]
    return frames.conform(records, frames.Articles).assign(**columns)


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("NEWSKIT_CACHE", str(tmp_path))


@pytest.fixture
def three():
    return articles(
        {"title": "Kassel baut", "teaser": "Die Brücke kommt.", "text": "Die Stadt Kassel baut eine Brücke."},
        {"text": "Der Pegel der Fulda steigt."},
        {"title": "Ohne Text"},
    )


@pytest.fixture
def counted(nlp, monkeypatch):
    """The texts that really went through spaCy."""
    seen = []
    make_doc = Language.make_doc
    monkeypatch.setattr(Language, "make_doc", lambda self, text: seen.append(text) or make_doc(self, text))
    return seen


def test_a_doc_covers_title_teaser_and_text(three, nlp):
    corpus = annotate(three, nlp, cache=False, progress=False)
    assert corpus.docs[0].text == "Kassel baut\n\nDie Brücke kommt.\n\nDie Stadt Kassel baut eine Brücke."
    assert [section.field for section in sections(corpus.docs[0])] == ["title", "teaser", "text"]
    assert [section.field for section in sections(corpus.docs[1])] == ["text"]


def test_sections_map_back_to_fields(three, nlp):
    for article, doc in annotate(three, nlp, cache=False, progress=False):
        for section in sections(doc):
            assert doc.text[section.start : section.end] == getattr(article, section.field)


def test_every_layer_is_there(three, nlp):
    doc = annotate(three, nlp, cache=False, progress=False).docs[0]
    for layer in ("TAG", "POS", "MORPH", "LEMMA", "SENT_START"):
        assert doc.has_annotation(layer), layer
    assert "Kassel" in {ent.text for ent in doc.ents}


def test_a_section_begins_a_sentence(three, nlp):
    doc = annotate(three, nlp, cache=False, progress=False).docs[0]
    starts = {sent.start_char for sent in doc.sents}
    assert {section.start for section in sections(doc)} <= starts


def test_second_call_does_no_nlp(three, nlp, counted):
    first = annotate(three, nlp, progress=False)
    assert len(counted) == 3
    again = annotate(three, nlp, progress=False)
    assert len(counted) == 3
    for one, two in zip(first.docs, again.docs, strict=True):
        assert one.to_json() == two.to_json()
        assert sections(one) == sections(two)


def test_only_new_articles_are_annotated(nlp, counted):
    annotate(articles({"text": "Der erste Artikel über Fulda."}), nlp, progress=False)
    both = articles({"text": "Der erste Artikel über Fulda."}, {"text": "Der zweite Artikel über Fulda."})
    annotate(both, nlp, progress=False)
    assert counted == ["Der erste Artikel über Fulda.", "Der zweite Artikel über Fulda."]


def test_equal_texts_share_the_work_not_the_doc(nlp, counted):
    same = articles({"title": "Ein Titel", "text": "x"}, {"teaser": "Ein Titel", "text": "x"})
    one, two = annotate(same, nlp, cache=False, progress=False).docs
    assert len(counted) == 1
    assert [sections(doc)[0].field for doc in (one, two)] == ["title", "teaser"]


def test_input_is_unchanged_and_order_is_kept(three, nlp):
    before = three.copy(deep=True)
    corpus = annotate(three, nlp, progress=False)
    pd.testing.assert_frame_equal(three, before)
    assert [article.article_id for article, _ in corpus] == list(three["article_id"])
    assert corpus.doc(three["article_id"].iloc[1]).to_json() == corpus.docs[1].to_json()


@pytest.mark.parametrize("cache", [True, False])
def test_docs_are_a_sequence(three, nlp, cache):
    docs = annotate(three, nlp, cache=cache, progress=False).docs
    texts = [doc.text for doc in docs]
    assert [docs[i].text for i in (0, 1, 2, -1)] == [*texts, texts[-1]]
    assert [doc.text for doc in docs[1:]] == [docs[1:][i].text for i in (0, 1)] == texts[1:]
    assert [doc.text for doc in docs[::-1]] == texts[::-1]
    assert len(docs) == 3
    assert len(docs[:0]) == 0
    with pytest.raises(IndexError):
        docs[3]


@pytest.mark.parametrize("cache", [True, False])
def test_docs_are_read_when_they_are_asked_for(nlp, cache):
    many = articles(*({"text": f"Der {n}. Pegel steigt."} for n in range(150)))
    corpus = annotate(many, nlp, cache=cache, progress=False)
    gc.freeze()  # what is there already is not looked through again and again
    try:
        for _, doc in corpus:
            assert alive() <= 3
            assert doc[1].lemma_
    finally:
        gc.unfreeze()


def test_tables_leave_no_words_of_the_corpus_in_the_pipeline(three, nlp):
    again = spacy.blank("de")
    corpus = Corpus(three, annotate(three, nlp, progress=False).docs, {"name": "de"})
    corpus._docs._nlp, before = again, len(again.vocab.strings)
    assert nk.extract_entities(corpus, progress=False)["text"].tolist() == ["Kassel", "Kassel", "Fulda"]
    assert len(again.vocab.strings) == before


def alive():
    return sum(isinstance(thing, Doc) for thing in gc.get_objects())


def test_what_the_cache_has_lost_is_annotated_again(three, nlp, counted):
    corpus = annotate(three, nlp, progress=False)
    before = [doc.to_json() for doc in corpus.docs]
    AnnotationCache().clear()
    counted.clear()
    assert [doc.to_json() for doc in corpus.docs] == before
    assert [doc.to_json() for doc in corpus.docs] == before
    assert len(counted) == 3


@pytest.mark.parametrize("held", [True, False])
def test_some_of_the_articles_in_another_order(three, nlp, held):
    corpus = annotate(three, nlp, progress=False)
    corpus = Corpus(three, list(corpus.docs), corpus.pipeline) if held else corpus
    part = corpus.take([2, 0])
    assert part.articles["title"].tolist() == ["Ohne Text", "Kassel baut"]
    assert [doc.text for doc in part.docs] == [corpus.docs[2].text, corpus.docs[0].text]
    assert [doc.text for doc in part.take([1]).docs] == [corpus.docs[0].text]
    for doc, (layers, layout) in zip(part.docs, part.layers(), strict=True):
        assert layout == sections(doc)
        assert [layers.strings[code] for code in layers.of("LEMMA")] == [token.lemma_ for token in doc]
        assert layers.of("POS").tolist() == [token.pos for token in doc]


def test_what_was_found_in_a_doc_outlives_it(three, nlp):
    calls = []

    @once_a_doc
    def find(doc):
        calls.append(doc.text)
        return [len(doc)]

    corpus = annotate(three, nlp, progress=False)
    first = [find(doc) for doc in corpus.docs]
    assert [find(doc) for doc in corpus.docs] == [find(doc) for doc in corpus.take([0, 1, 2]).docs] == first
    assert len(calls) == 3


@pytest.mark.parametrize(("asked", "texts", "expected"), [(None, 3, 1), (None, 200, "cores"), (2, 3, 2), (1, 500, 1)])
def test_many_articles_go_to_all_cores(asked, texts, expected, monkeypatch):
    monkeypatch.setattr(processing.multiprocessing, "get_start_method", lambda: "fork")
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    assert processing.number_of_processes(asked, texts) == (cores if expected == "cores" else expected)


@pytest.mark.parametrize(("script", "expected"), [("my_script.py", False), ("bin/newskit", True), (None, True)])
def test_a_script_that_processes_would_begin_again_gets_one(script, expected, monkeypatch):
    monkeypatch.setattr(processing.multiprocessing, "get_start_method", lambda: "spawn")
    monkeypatch.setattr(os, "sched_getaffinity", lambda pid: {0, 1}, raising=False)
    main = types.ModuleType("__main__")
    if script:
        main.__file__ = script
    monkeypatch.setitem(sys.modules, "__main__", main)
    assert (processing.number_of_processes(None, 500) > 1) is expected


@pytest.fixture
def stumbling(nlp, monkeypatch):
    """The embedded pipeline with a component that cannot read one of the texts."""

    def stumble(doc):
        if "Pegel" in doc.text:
            raise ValueError("cannot read this")
        return doc

    monkeypatch.setattr(nlp, "_components", [*nlp._components, ("stumble", stumble)])
    return nlp


@pytest.mark.parametrize("n_process", [1, 2])
def test_one_broken_article_stops_nothing(three, stumbling, n_process, monkeypatch):
    monkeypatch.setattr(processing, "BATCH", 2)
    with pytest.warns(UserWarning, match="1 article could not be annotated"):
        corpus = annotate(three, stumbling, cache=False, n_process=n_process, progress=False)
    (problem,) = corpus.problems
    assert (problem["article_id"], problem["step"]) == (three["article_id"].iloc[1], "annotate")
    assert problem["reason"] == "the pipeline failed: ValueError: cannot read this"
    assert problem["where"].startswith("processing.py:")
    assert corpus.docs[1].text == "Der Pegel der Fulda steigt."
    assert "Kassel" in {ent.text for ent in corpus.docs[0].ents}


@pytest.mark.parametrize("n_process", [1, 2])
def test_the_first_broken_article_stops_all_if_asked_to(three, stumbling, n_process, monkeypatch):
    monkeypatch.setattr(processing, "BATCH", 2)
    with pytest.raises(nk.AnalysisError, match="000000000001: the pipeline failed: ValueError: cannot read this"):
        annotate(three, stumbling, cache=False, n_process=n_process, progress=False, errors="raise")


def test_a_text_of_which_not_even_tokens_can_be_made(three, nlp, monkeypatch):
    make_doc = nlp.make_doc
    monkeypatch.setattr(nlp, "make_doc", lambda text: make_doc(text if "Pegel" not in text else None))
    with pytest.warns(nk.LoadWarning, match="1 article "):
        corpus = annotate(three, nlp, cache=False, progress=False)
    assert [len(doc) > 0 for doc in corpus.docs] == [True, False, True]
    assert set(nk.extract_entities(corpus, progress=False)["article_id"]) <= {"000000000000", "000000000002"}


@pytest.mark.parametrize("error", [MemoryError, KeyboardInterrupt])
@pytest.mark.parametrize("alone", [True, False])
def test_what_tells_nothing_of_an_article_passes(three, nlp, error, alone, monkeypatch):
    def stop(doc):
        raise error

    monkeypatch.setattr(nlp, "_components", [*nlp._components, ("stop", stop)])
    with pytest.raises(error):
        annotate(three[:1] if alone else three, nlp, cache=False, progress=False)


def test_a_text_beyond_the_limit_is_cut_and_told(nlp, monkeypatch):
    monkeypatch.setattr(nlp, "max_length", 40)
    with pytest.warns(UserWarning, match="1 article could not be annotated as a whole"):
        corpus = annotate(articles({"title": "Kurz", "text": "Kassel baut. " * 10}), nlp, progress=False)
    assert len(corpus.docs[0].text) == 40
    assert sections(corpus.docs[0])[-1].end == 40
    assert "only the first 40" in corpus.problems[0]["reason"]


def test_no_articles_make_an_empty_corpus(nlp):
    assert len(annotate(frames.empty(frames.Articles), nlp, progress=False)) == 0


def test_two_processes_give_the_same(three, nlp, monkeypatch):
    monkeypatch.setattr(processing, "BATCH", 1)
    one = annotate(three, nlp, cache=False, progress=False)
    two = annotate(three, nlp, cache=False, n_process=2, progress=False)
    assert [doc.to_json() for doc in one.docs] == [doc.to_json() for doc in two.docs]


def test_what_other_processes_annotated_is_kept(three, nlp, monkeypatch, counted):
    monkeypatch.setattr(processing, "BATCH", 1)
    two = annotate(three, nlp, n_process=2, progress=False)
    counted.clear()
    again = annotate(three, nlp, progress=False)
    assert counted == []
    assert [doc.to_json() for doc in again.docs] == [doc.to_json() for doc in two.docs]


def test_a_process_that_is_killed_costs_no_article(three, nlp, monkeypatch):
    monkeypatch.setattr(processing, "BATCH", 1)
    here, work = os.getpid(), processing._annotate

    def killed(nlp, texts):
        if os.getpid() != here and "Pegel" in texts[0]:
            os.kill(os.getpid(), signal.SIGKILL)
        return work(nlp, texts)

    monkeypatch.setattr(processing, "_annotate", killed)
    with pytest.warns(UserWarning, match="was killed"):
        corpus = annotate(three, nlp, cache=False, n_process=2, progress=False)
    assert [doc[0].text for doc in corpus.docs] == ["Kassel", "Der", "Ohne"]


@pytest.mark.parametrize("given", [None, "Text", pd.DataFrame({"text": ["Nur Text."]})])
def test_what_is_not_a_table_of_articles_is_reported(given, nlp):
    with pytest.raises(InputError, match="Articles"):
        annotate(given, nlp, progress=False)


def test_unknown_article_is_reported(three, nlp):
    corpus = annotate(three, nlp, progress=False)
    with pytest.raises(InputError, match="no article 'zzz' in this corpus"):
        corpus.doc("zzz")
    with pytest.raises(InputError, match="3 articles but 2 Docs"):
        Corpus(three, corpus.docs[:2], corpus.pipeline)


def test_as_corpus_takes_both(three, nlp):
    corpus = annotate(three, nlp, progress=False)
    assert as_corpus(corpus) is corpus
    assert len(as_corpus(three, progress=False)) == 3


def test_the_progress_bar_ends_full(three, nlp, monkeypatch):
    bars = []
    real = annotation.tqdm
    monkeypatch.setattr(annotation, "tqdm", lambda **options: bars.append(real(**options)) or bars[-1])
    for _ in range(2):  # cold and warm
        annotate(three, nlp, progress=True)
    assert [(bar.n, bar.total) for bar in bars] == [(3, 3), (3, 3)]


FIELD = st.one_of(st.none(), st.text(max_size=60))


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(FIELD, FIELD, FIELD), min_size=1, max_size=3))
def test_any_text_is_annotated_and_mapped_back(nlp, rows):
    table = articles(*({"title": a, "teaser": b, "text": c} for a, b, c in rows))
    for article, doc in annotate(table, nlp, cache=False, progress=False):
        for section in sections(doc) if doc.text else ():
            assert doc.text[section.start : section.end] == getattr(article, section.field)
        for token in doc:
            place = locate(doc, token.idx, token.idx + len(token))
            if place is not None:
                assert getattr(article, place.field)[place.start : place.end] == token.text


def test_a_process_that_may_start_none_annotates_alone(monkeypatch):
    monkeypatch.setattr(processing.multiprocessing, "current_process", lambda: types.SimpleNamespace(daemon=True))
    assert processing.number_of_processes(None, 500) == 1


def test_words_of_a_batch_go_with_it_once_there_are_many(nlp, monkeypatch):
    words = [f"Der Wasserstand{n} der Fulda{n} steigt, sagte Jana Moser{n}." for n in range(6)]
    before = [packed for packed, _ in processing.annotate_texts(nlp, words)]
    monkeypatch.setattr(processing, "BATCH", 2)
    monkeypatch.setattr(processing, "_MANY_WORDS", 0)
    others = [text.replace("stand", "menge") for text in words]
    strings = len(nlp.vocab.strings)
    for _ in range(2):
        monkeypatch.setattr(docs, "_strings", {})
        assert [packed for packed, _ in processing.annotate_texts(nlp, words)] == before
        found = list(processing.annotate_texts(nlp, others))
        assert len(nlp.vocab.strings) == strings
    assert [packed for packed, _ in found] == [packed for packed, _ in processing.annotate_texts(nlp, others, 2)]
    assert "Wassermenge3" not in nlp.vocab.strings
