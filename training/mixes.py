"""Which corpora train which stage, how often each is repeated, and what is kept out for choosing.

News comes last: the recogniser learns from everything first and is fine-tuned on news articles at the end.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

from spacy.language import Language

from training.conventions import as_gsd, as_gsd_if_sure
from training.corpora import Token, iob, read_lines, read_texts, read_tokens
from training.documents import BREAK, cut_article, join_sentences, split_sentences

Document = list[Token]
KEEP_OUT_SENTENCES = 8  # every 8th sentence of UD GSD dev chooses the tagger's step
KEEP_OUT_ARTICLES = 10  # every 10th Wikinews article chooses between recognisers


def tagger_mix(corpora: Path, random: Random) -> tuple[list[Document], list[Document]]:
    """Documents for tags, morphology, lemmas and sentences: for training and for choosing."""
    gsd = list(read_tokens(corpora / "ud_gsd_dev.jsonl"))
    kept, gsd = gsd[::KEEP_OUT_SENTENCES], [s for i, s in enumerate(gsd) if i % KEEP_OUT_SENTENCES]
    pud = [[as_gsd(token) for token in s] for s in read_tokens(corpora / "ud_pud_hanta_tags.jsonl")]
    silver = [[as_gsd_if_sure(token) for token in s] for s in read_tokens(corpora / "silver_germeval_hanta.jsonl")]
    mix: list[Document] = []
    for sentences, times in ((gsd, 6), (pud, 4), (silver, 1)):
        for _ in range(times):
            mix += join_sentences(sentences, random)
    for article in read_tokens(corpora / "silver_wikinews_hanta.jsonl"):
        mix += cut_article(split_sentences([as_gsd_if_sure(token) for token in article]), random)
    random.shuffle(mix)
    return mix, list(join_sentences(kept, random))


def base_mix(corpora: Path, random: Random) -> list[Document]:
    """Documents for the first stage of the recogniser: GermEval, SmartData's news and EuroParl."""
    germeval = list(read_tokens(corpora / "ner_germeval_train.jsonl"))
    mix: list[Document] = []
    for _ in range(4):
        mix += join_sentences(germeval, random, largest=3)
    mix += join_sentences(read_tokens(corpora / "ner_europarl.jsonl"), random, largest=3)
    for article in read_tokens(corpora / "ner_smartdata_news.jsonl"):
        mix += cut_article(split_sentences(article), random)
    random.shuffle(mix)
    return mix


def news_mix(corpora: Path, random: Random, nlp: Language, everything: bool = False) -> list[Document]:
    """Documents for the second stage: Wikinews articles twice, GermEval once."""
    mix: list[Document] = []
    articles = news_articles(corpora, nlp)
    if not everything:
        articles = [article for i, article in enumerate(articles) if i % KEEP_OUT_ARTICLES]
    for _ in range(2):
        for article in articles:
            mix += cut_article(article, random)
    mix += join_sentences(read_tokens(corpora / "ner_germeval_train.jsonl"), random, largest=3)
    random.shuffle(mix)
    return mix


def kept_articles(corpora: Path, nlp: Language) -> list[Document]:
    """The Wikinews articles, without headlines, that choose between recognisers."""
    return [split_sentences(article) for article in read_texts(corpora / "ner_wikinews.jsonl", nlp)][
        ::KEEP_OUT_ARTICLES
    ]


def news_articles(corpora: Path, nlp: Language) -> list[Document]:
    """Wikinews articles under their headlines."""
    headlines = {
        record["id"].rsplit("-", 1)[-1]: _headline(record)
        for record in read_lines(corpora / "silver_wikinews_hanta.jsonl")
    }
    path = corpora / "ner_wikinews.jsonl"
    articles = []
    for record, body in zip(read_lines(path), read_texts(path, nlp), strict=True):
        tokens = [Token(t.text, bool(t.whitespace_)) for t in nlp.make_doc(headlines.get(record["id"], ""))]
        title = _project(tokens, body)
        articles.append(split_sentences([*title, BREAK, *body] if title else body))
    return articles


def _headline(record: dict) -> str:
    parts = []
    for word, space in zip(record["words"], record["sp"], strict=True):
        if "\n" in word:
            break
        parts.append(word + " " * int(space))
    return "".join(parts).strip()


def _project(title: Document, body: Document) -> Document:
    """Label names of the article in its headline; other capitalised words there stay missing annotation."""
    names: dict[tuple[str, ...], str] = {}
    start = None
    for i, token in enumerate([*body, Token("", ent="O")]):
        if start is not None and not (token.ent or "").startswith("I-"):
            names.setdefault(tuple(t.word for t in body[start:i]), body[start].ent[2:])
            start = None
        if (token.ent or "").startswith("B-"):
            start = i
    labelled = [token._replace(ent=None if token.word[0].isupper() else "O") for token in title]
    words = [token.word for token in title]
    for name, label in sorted(names.items(), key=lambda item: -len(item[0])):  # longer names go first
        for i in range(len(words) - len(name) + 1):
            here = slice(i, i + len(name))
            if tuple(words[here]) == name and all(t.ent in (None, "O") for t in labelled[here]):
                tags = iob(label, len(name))
                labelled[here] = [t._replace(ent=tag) for t, tag in zip(labelled[here], tags, strict=True)]
    return labelled
