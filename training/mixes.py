"""Which corpora train which stage, how often each is repeated, and what is kept out for watching.

News comes last: the network learns from everything first and ends with news articles.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from spacy.language import Language

from training.conventions import as_gsd, as_gsd_if_sure
from training.corpora import Token, iob, read_lines, read_texts, read_tokens
from training.documents import BREAK, cut_article, join_sentences, split_sentences
from training.gold import read_articles
from training.substitution import Substitution

GOLD = Path(__file__).parent / "gold"
KEEP_OUT_SENTENCES = 8  # every 8th sentence of UD GSD dev is watched
KEEP_OUT_ARTICLES = 20  # every 20th Wikinews article too
KEEP_OUT_OWN = 10  # every 10th of our own articles is for measuring
FOR_EVIDENCE = {"economy": 155, "politics": 149, "sport": 153}  # from these numbers on, for `training.evidence` alone
LAYERS = ("tag", "pos", "morph", "lemma")


@dataclass
class Document:
    """A training document; `no_misc` if its corpus marks no MISC, so that its "O" may hide one."""

    tokens: list[Token]
    no_misc: bool = False


class Corpora:
    """The corpora of a folder, each read once."""

    def __init__(self, folder: Path, gold: Path, nlp: Language):
        gsd = list(read_tokens(folder / "ud_gsd_dev.jsonl"))
        self.gsd = [s for i, s in enumerate(gsd) if i % KEEP_OUT_SENTENCES]
        self.gsd_kept = gsd[::KEEP_OUT_SENTENCES]
        self.pud = [[as_gsd(token) for token in s] for s in read_tokens(folder / "ud_pud_hanta_tags.jsonl")]
        self.germeval = list(_germeval(folder))
        self.europarl = list(read_tokens(folder / "ner_europarl.jsonl"))
        self.smartdata = [split_sentences(article) for article in read_tokens(folder / "ner_smartdata_news.jsonl")]
        wikinews = list(_wikinews(folder, nlp))
        self.wikinews = [article for i, article in enumerate(wikinews) if i % KEEP_OUT_ARTICLES]
        self.wikinews_kept = wikinews[::KEEP_OUT_ARTICLES]
        own = read_articles(gold) if gold.is_dir() else []
        learnt = [a for i, a in enumerate(own) if i % KEEP_OUT_OWN and not is_for_evidence(a.article_id)]
        self.own = [own_article(article, nlp) for article in learnt]
        self.own_kept = [own_article(article, nlp) for article in own[::KEEP_OUT_OWN]]
        self.exchange_names = Substitution(nlp, [*self.own, *self.wikinews, *self.smartdata, *self.germeval])

    def everything(self) -> Iterator[list[Token]]:
        """All documents once, to collect labels and word pieces."""
        for part in (self.gsd, self.pud, self.germeval, self.europarl, self.smartdata, self.wikinews, self.own):
            yield from part

    def renamed(self, documents: list[list[Token]], random: Random) -> list[list[Token]]:
        """The documents with other names in them."""
        return [self.exchange_names(document, random) for document in documents]


def general_stage(corpora: Corpora, random: Random) -> list[Document]:
    """All corpora; the hand-made treebanks several times, since they are small."""
    return _mixed(
        random,
        _joined(corpora.gsd, random, times=4),
        _joined(corpora.pud, random, times=3),
        _joined(corpora.germeval, random, largest=3),
        _joined(corpora.europarl[::2], random, largest=3),
        _cut(corpora.smartdata, random, no_misc=True),
        _cut(corpora.wikinews, random),
    )


def news_stage(corpora: Corpora, random: Random) -> list[Document]:
    """News articles, with enough of the treebanks that grammar is not forgotten; without the automatic layers."""
    return _mixed(
        random,
        _joined(corpora.gsd, random, times=8),
        _joined(corpora.pud, random, times=4),
        _joined(_without_layers(corpora.germeval[::2]), random, largest=3),
        _cut(corpora.smartdata[::3], random, no_misc=True),
        _cut(_without_layers(corpora.wikinews), random, times=2),
        _cut(corpora.own, random, times=3),
    )


def polish_stage(corpora: Corpora, random: Random) -> list[Document]:
    """Names in news once more, our own articles most of all: they have the organisations of today."""
    return _mixed(
        random,
        _joined(corpora.gsd, random, times=4),
        _joined(corpora.pud, random, times=2),
        _joined(_without_layers(corpora.germeval[1::2]), random, largest=3),
        _cut(_without_layers(corpora.wikinews), random),
        _cut(corpora.own, random, times=4),
    )


def substitution_stage(corpora: Corpora, random: Random) -> list[Document]:
    """News in which other organisations, persons and places take the place of those that were learnt by heart."""
    return _mixed(
        random,
        _joined(corpora.gsd, random, times=4),
        _joined(corpora.pud, random, times=2),
        _joined(corpora.renamed(_without_layers(corpora.germeval[::2]), random), random, largest=3),
        _cut(corpora.renamed(corpora.smartdata[::3], random), random, no_misc=True),
        _cut(corpora.renamed(_without_layers(corpora.wikinews), random), random),
        _cut(corpora.renamed(corpora.own * 3, random), random),
        _cut(corpora.own, random),
    )


def own_stage(corpora: Corpora, random: Random) -> list[Document]:
    """Our own articles, twice as they are and once renamed, and a little of the others."""
    return _mixed(
        random,
        _joined(corpora.gsd, random, times=3),
        _joined(corpora.pud, random),
        _joined(corpora.renamed(_without_layers(corpora.germeval[1::4]), random), random, largest=3),
        _cut(corpora.renamed(_without_layers(corpora.wikinews[::3]), random), random),
        _cut(corpora.renamed(corpora.own, random), random),
        _cut(corpora.own, random, times=2),
    )


def is_for_evidence(article_id: str) -> bool:
    """Is this article of `training/gold` one of the last, which train nothing?"""
    theme, _, number = article_id.partition("-")
    return theme in FOR_EVIDENCE and int(number) >= FOR_EVIDENCE[theme]


def own_article(article, nlp: Language) -> list[Token]:
    """An article of `training/gold` under its title."""
    title = _marked(article.title, article.title_mentions, nlp)
    return split_sentences([*title, BREAK, *_marked(article.text, article.mentions, nlp)])


def _mixed(random: Random, *parts: Iterable[Document]) -> list[Document]:
    documents = [document for part in parts for document in part]
    random.shuffle(documents)
    return documents


def _without_layers(documents: list[list[Token]]) -> list[list[Token]]:
    """Keep names and sentences, and leave tags, features and lemmas open."""
    return [
        [token._replace(tag=None, pos=None, morph=None, lemma=None) for token in document] for document in documents
    ]


def _joined(sentences: list[list[Token]], random: Random, times: int = 1, largest: int = 5) -> Iterator[Document]:
    for _ in range(times):
        yield from (Document(tokens) for tokens in join_sentences(sentences, random, largest))


def _cut(articles: list[list[Token]], random: Random, times: int = 1, no_misc: bool = False) -> Iterator[Document]:
    for _ in range(times):
        for article in articles:
            yield from (Document(tokens, no_misc) for tokens in cut_article(article, random))


def _marked(text: str, mentions: list, nlp: Language) -> list[Token]:
    doc = nlp.make_doc(text)
    ents: list[str | None] = ["O"] * len(doc)
    for start, end, label, _ in mentions:
        span = doc.char_span(start, end, alignment_mode="expand")
        exact = (span.start_char, span.end_char) == (start, end)
        ents[span.start : span.end] = iob(label, len(span)) if exact else [None] * len(span)
    return [Token(token.text, bool(token.whitespace_), ent=ents[token.i]) for token in doc]


def _germeval(folder: Path) -> Iterator[list[Token]]:
    """GermEval's sentences with names and with the layers of automatic annotation."""
    silver = read_tokens(folder / "silver_germeval_hanta.jsonl")
    for names, layers in zip(read_tokens(folder / "ner_germeval_train.jsonl"), silver, strict=True):
        yield [
            as_gsd_if_sure(layer)._replace(ent=name.ent, start=name.start)
            for name, layer in zip(names, layers, strict=True)
        ]


def _wikinews(folder: Path, nlp: Language) -> Iterator[list[Token]]:
    """Wikinews articles under their headlines, with names and with the layers of automatic annotation."""
    path = folder / "ner_wikinews.jsonl"
    silver_path = folder / "silver_wikinews_hanta.jsonl"
    silver = {
        record["id"].rsplit("-", 1)[-1]: (_headline(record), tokens)
        for record, tokens in zip(read_lines(silver_path), read_tokens(silver_path), strict=True)
    }
    for record, body in zip(read_lines(path), read_texts(path, nlp), strict=True):
        headline, layers = silver.get(record["id"], ("", []))
        title = _project([Token(t.text, bool(t.whitespace_)) for t in nlp.make_doc(headline)], body)
        article = [*title, BREAK, *body] if title else body
        yield split_sentences(_with_layers(article, [as_gsd_if_sure(token) for token in layers]))


def _with_layers(article: list[Token], layers: list[Token]) -> list[Token]:
    """Give tokens the layers of another tokenisation's tokens that cover the same letters."""
    theirs = dict(zip(_places(layers), layers, strict=True))
    found = []
    for place, token in zip(_places(article), article, strict=True):
        same = theirs.get(place)
        if same is not None and same.word == token.word:
            token = token._replace(**{layer: getattr(same, layer) for layer in LAYERS})
        found.append(token)
    return found


def _places(tokens: list[Token]) -> list[tuple[int, int]]:
    """Where each token stands, counted in letters that are no white space."""
    places, at = [], 0
    for token in tokens:
        length = 0 if token.word.isspace() else len(token.word)
        places.append((at, at + length))
        at += length
    return places


def _headline(record: dict) -> str:
    parts = []
    for word, space in zip(record["words"], record["sp"], strict=True):
        if "\n" in word:
            break
        parts.append(word + " " * int(space))
    return "".join(parts).strip()


def _project(title: list[Token], body: list[Token]) -> list[Token]:
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
