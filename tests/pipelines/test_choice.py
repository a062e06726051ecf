"""Which pipeline is loaded, and what every pipeline gets."""

import subprocess
import sys

import pytest
import spacy

import newskit
from newskit.errors import NewskitError, PipelineError
from newskit.pipelines import EMBEDDED, choice, describe_pipeline, load_pipeline

LOAD = spacy.load
TEXT = "Anna Weber leitet das Bauamt in Kassel.Die Kund:innen warten.\n\n„Das sei gut“, sagte sie."


@pytest.fixture(autouse=True)
def no_variable(monkeypatch):
    monkeypatch.delenv(choice.VARIABLE, raising=False)


def official(**overrides):
    """A pipeline built like the official ones: with a parser, a disabled senter and no steps of newskit."""
    nlp = LOAD(EMBEDDED, exclude=["newskit_sentences", "newskit_lemmas", "newskit_mood", "newskit_names"])
    nlp.add_pipe("parser", first=True)  # never run: newskit takes it out
    nlp.add_pipe("sentencizer", name="senter", first=True)
    nlp.disable_pipe("senter")
    nlp.tokenizer = spacy.blank("de", vocab=nlp.vocab).tokenizer
    nlp.meta.update({"name": "core_news_sm", "version": "3.8.0", "license": "MIT", **overrides})
    return nlp


def test_five_layers(nlp):
    doc = nlp(TEXT)
    assert describe_pipeline(nlp)["layers"] == ["sentences", "tags", "morphology", "lemmas", "entities"]
    for layer in ("SENT_START", "TAG", "POS", "MORPH", "LEMMA", "ENT_IOB"):
        assert doc.has_annotation(layer)
    assert not doc.has_annotation("DEP")
    assert [sent.text.strip() for sent in doc.sents] == [
        "Anna Weber leitet das Bauamt in Kassel.",
        "Die Kund:innen warten.",
        "„Das sei gut“, sagte sie.",
    ]
    assert all(token.lemma_ and token.tag_ for token in doc)


def test_labels(nlp):
    assert set(nlp.get_pipe("newskit_encoder").labels) == {"PER", "LOC", "ORG", "MISC"}


def test_same_text_same_annotation(nlp):
    assert nlp(TEXT).to_bytes(exclude=["user_data"]) == nlp(TEXT).to_bytes(exclude=["user_data"])


def test_empty_and_blank_texts(nlp):
    assert [len(doc) for doc in nlp.pipe(["", " ", "\n\n"])] == [0, 1, 1]


def test_embedded_is_the_default(monkeypatch, capsys):
    monkeypatch.setattr(choice, "is_package", lambda name: False)
    monkeypatch.setattr(choice, "_announced", set())
    nlp = load_pipeline()
    assert nlp is load_pipeline()
    assert describe_pipeline(nlp)["name"] == "de_newskit_md"
    assert "embedded" in describe_pipeline(nlp)["reason"]
    assert "spacy download de_core_news_sm" in describe_pipeline(nlp)["advice"]
    announced = capsys.readouterr().err.splitlines()
    assert len(announced) == 1
    assert "de_newskit_md" in announced[0]


def test_official_goes_first(monkeypatch):
    monkeypatch.setattr(choice, "is_package", lambda name: name == "de_core_news_sm")
    monkeypatch.setattr(choice.spacy, "load", lambda target, **options: official())
    choice._load.cache_clear()
    try:
        info = describe_pipeline(load_pipeline())
    finally:
        choice._load.cache_clear()
    assert (info["name"], info["reason"], info["advice"]) == ("de_core_news_sm", "installed", "")


def test_environment_variable(monkeypatch):
    monkeypatch.setenv(choice.VARIABLE, str(EMBEDDED))
    assert choice.VARIABLE in describe_pipeline(load_pipeline())["reason"]


def test_argument_goes_before_the_variable(monkeypatch):
    monkeypatch.setenv(choice.VARIABLE, "de_core_news_lg")
    assert describe_pipeline(load_pipeline("de_newskit_md"))["reason"] == "chosen by name"


def test_directory(tmp_path):
    spacy.load(EMBEDDED).to_disk(tmp_path / "mine")
    assert describe_pipeline(load_pipeline(tmp_path / "mine"))["layers"] == list(choice.LAYERS)


@pytest.mark.parametrize("name", ["de_core_news_md", "de_core_news_lg"])
def test_missing_pipeline_names_the_command(name, monkeypatch):
    monkeypatch.setattr(choice, "is_package", lambda name: False)
    with pytest.raises(PipelineError, match=f"spacy download {name}") as caught:
        load_pipeline(name)
    assert isinstance(caught.value, NewskitError)
    assert f"spacy-model-{name}" in str(caught.value)


def test_no_pipeline_of_that_name():
    with pytest.raises(PipelineError, match="de_newskit_md"):
        load_pipeline("no-such-pipeline")


def test_broken_directory(tmp_path):
    with pytest.raises(PipelineError, match="cannot be loaded"):
        load_pipeline(tmp_path)


@pytest.mark.parametrize("layer", ["tagger", "morphologizer", "trainable_lemmatizer", "senter", "ner"])
def test_missing_layer(layer):
    nlp = spacy.blank("de")
    for factory in ("tagger", "morphologizer", "trainable_lemmatizer", "senter", "ner"):
        if factory != layer:
            nlp.add_pipe(factory)
    with pytest.raises(PipelineError, match="has no"):
        load_pipeline(nlp)


def test_official_pipelines_get_rules_and_steps(nlp):
    other = load_pipeline(official())
    assert "parser" not in other.pipe_names
    assert "senter" in other.pipe_names
    ours, theirs = nlp(TEXT), other(TEXT)
    assert [t.text for t in ours] == [t.text for t in theirs]
    assert [t.is_sent_start for t in ours] == [t.is_sent_start for t in theirs]
    assert [str(t.morph) for t in ours] == [str(t.morph) for t in theirs]
    before = list(other.pipe_names)
    assert load_pipeline(other).pipe_names == before


def test_two_processes(nlp):
    texts = [TEXT, "Kassel baut.", "Das Amt in Fulda sucht Personal."] * 4
    one = [[(t.text, t.tag_, t.lemma_, t.ent_type_) for t in doc] for doc in nlp.pipe(texts)]
    two = [[(t.text, t.tag_, t.lemma_, t.ent_type_) for t in doc] for doc in nlp.pipe(texts, n_process=2, batch_size=4)]
    assert one == two


@pytest.mark.slow
def test_plain_spacy_loads_the_directory():
    """Without importing newskit: spaCy finds the steps and the word lists through entry points."""
    code = f"import spacy; doc = spacy.load({str(EMBEDDED)!r})({TEXT!r}); print([e.text for e in doc.ents])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=EMBEDDED)
    assert "'Anna Weber'" in done.stdout


def test_public_names():
    assert newskit.load_pipeline is load_pipeline
    assert newskit.describe_pipeline is describe_pipeline


@pytest.mark.slow
def test_plain_spacy_loads_it_by_name():
    command = "import spacy; nlp = spacy.load('de_newskit_md'); print(nlp.meta['name'], nlp('Kassel baut.').ents)"
    done = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "newskit_md (Kassel,)", done.stderr
