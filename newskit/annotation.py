"""Articles -> Corpus: spaCy runs once over each article, in batches, and its results are kept on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd
from spacy.language import Language
from spacy.tokens import Doc
from tqdm.auto import tqdm

from newskit import frames
from newskit.cache import AnnotationCache, entry_key, fingerprint
from newskit.dispatch import call_above
from newskit.docs import remember_text, text_of
from newskit.door import takes
from newskit.errors import InputError
from newskit.pipelines import describe_pipeline, load_pipeline
from newskit.problems import check_errors, origin_of, raise_or_record, warn
from newskit.processing import annotate_texts

if TYPE_CHECKING:
    from newskit.display import View

_SECTIONS = "newskit.sections"
_JOINT = "\n\n"


class Section(NamedTuple):
    """A field of an article as a span of characters of its Doc."""

    field: str
    start: int
    end: int


class Place(NamedTuple):
    """Characters within a field of an article: ``article[field][start:end]``."""

    field: str
    start: int
    end: int


class Corpus:
    """Articles together with their spaCy Docs.

    It exists so that spaCy runs once while entities, quotes and comparisons read the same Docs.

    Attributes
    ----------
    articles : DataFrame
        The Articles, one row an article.
    pipeline : dict
        What annotated them (`newskit.describe_pipeline`).
    problems : list of dict
        Articles that could not be annotated as a whole: ``{"article_id", "origin", "step", "reason", "error",
        "where"}``. `newskit.load_problems` lists them after what could not be read.

    Examples
    --------
    >>> import newskit as nk
    >>> articles = nk.load_articles(pd.DataFrame({"text": ["Der Pegel steigt.", "Die Brücke ist gesperrt."]}))
    >>> corpus = nk.annotate(articles, progress=False)
    >>> len(corpus)
    2
    >>> [doc[1].text for article, doc in corpus]
    ['Pegel', 'Brücke']
    """

    @takes(articles=frames.Articles)
    def __init__(self, articles: pd.DataFrame, docs: Sequence[Doc], pipeline: dict, problems: Sequence[dict] = ()):
        if len(articles) != len(docs):
            raise InputError(f"{len(articles)} articles but {len(docs)} Docs: a Corpus needs one Doc an article")
        self.articles = articles
        self.pipeline = pipeline
        self.problems = list(problems)
        self._docs = list(docs)
        self._rows = {article_id: row for row, article_id in enumerate(articles["article_id"])}

    def __len__(self) -> int:
        return len(self._docs)

    def __iter__(self) -> Iterator[tuple[NamedTuple, Doc]]:
        """Yield each article (a named tuple of its row) with its Doc, in the order of the table."""
        return zip(self.articles.itertuples(index=False, name="Article"), self._docs, strict=True)

    def __repr__(self) -> str:
        sources = self.articles["source"].nunique()
        return f"<Corpus: {len(self)} articles of {sources} sources, annotated by {self.pipeline['name']}>"

    @property
    def docs(self) -> list[Doc]:
        """The Docs, in the order of the articles."""
        return list(self._docs)

    def doc(self, article_id: str) -> Doc:
        """The Doc of one article.

        Raises
        ------
        InputError
            If no article of the corpus has this id.
        """
        return self._docs[self._row(article_id)]

    def article(self, article_id: str) -> pd.Series:
        """The row of one article."""
        return self.articles.iloc[self._row(article_id)]

    def show(self, article_id: str) -> View:
        """Show one article in Jupyter, its entities and quotes highlighted and its text escaped."""
        return call_above("newskit.articleview", "article_view", self, article_id)

    def _row(self, article_id: str) -> int:
        if not isinstance(article_id, str) or article_id not in self._rows:
            raise InputError(f"no article {article_id!r} in this corpus; see corpus.articles")
        return self._rows[article_id]


@takes(articles=frames.Articles)
def annotate(
    articles: pd.DataFrame,
    pipeline: str | Language | None = None,
    cache: bool = True,
    n_process: int = 1,
    progress: bool = True,
    errors: str = "record",
) -> Corpus:
    """Annotate articles with a German spaCy pipeline: sentences, tags, lemmas, morphology and entities.

    An article that was annotated before, by the same version of the same pipeline, is read from the cache on disk.

    Parameters
    ----------
    articles : DataFrame
        Articles, as `newskit.load_articles` gives them.
    pipeline : str, path or Language, optional
        Which pipeline; see `newskit.load_pipeline` for the order of choice.
    cache : bool
        Keep results on disk and use those that are there. `newskit cache info` tells where.
    n_process : int
        Processes to annotate with. Worth its start-up time from about 1,000 articles.
    progress : bool
        Show a progress bar.
    errors : {"record", "raise"}
        What to do about an article on which the pipeline fails: keep it without annotation and list it in
        `load_problems`, or stop.

    Returns
    -------
    Corpus

    Raises
    ------
    InputError
        If `articles` is no table of Articles.
    AnalysisError
        If the pipeline fails on an article and ``errors="raise"``.
    PipelineError
        If the pipeline is missing or lacks a layer.

    Examples
    --------
    >>> import newskit as nk
    >>> articles = nk.load_articles(pd.DataFrame({"text": ["Die Stadt Kassel baut eine Brücke."]}))
    >>> [ent.text for ent in nk.annotate(articles, progress=False).docs[0].ents]
    ['Kassel']
    """
    check_errors(errors)
    nlp = load_pipeline(pipeline)
    texts, layouts = zip(*map(_compose, articles.itertuples()), strict=True) if len(articles) else ((), ())
    kept = AnnotationCache() if cache else None

    def record(row: int, failed: dict) -> dict:
        about = {"article_id": str(articles["article_id"].iloc[row]), "origin": origin_of(articles, row)}
        return raise_or_record({**about, **failed}, errors)

    docs, problems = _annotate_texts(nlp, texts, kept, n_process, progress, record)
    limit = nlp.max_length
    for doc, text, layout in zip(docs, texts, layouts, strict=True):
        remember_text(doc, text[:limit])
        doc.user_data[_SECTIONS] = [Section(f, s, min(e, limit)) for f, s, e in layout if s < limit]
    warn(problems, ["annotate"])
    return Corpus(articles, docs, describe_pipeline(nlp), problems)


def as_corpus(articles: Corpus | pd.DataFrame, progress: bool = True, errors: str = "record") -> Corpus:
    """Give a Corpus back as it is, and annotate Articles: so every function takes both."""
    return articles if isinstance(articles, Corpus) else annotate(articles, progress=progress, errors=errors)


def sections(doc: Doc) -> list[Section]:
    """The fields of an article as spans of its Doc; a Doc made elsewhere is one "text"."""
    return doc.user_data.get(_SECTIONS) or [Section("text", 0, len(text_of(doc)))]


def locate(doc: Doc, start: int, end: int) -> Place | None:
    """Map characters of a Doc to a field of its article; None for a span that lies in no single field.

    Examples
    --------
    >>> import spacy
    >>> doc = spacy.blank("de")("Pegel steigt\\n\\nDer Fluss steigt.")
    >>> doc.user_data["newskit.sections"] = [Section("title", 0, 12), Section("text", 14, 31)]
    >>> locate(doc, 18, 23)
    Place(field='text', start=4, end=9)
    """
    for section in sections(doc):
        if section.start <= start and end <= section.end:
            return Place(section.field, start - section.start, end - section.start)
    return None


def _compose(article: NamedTuple) -> tuple[str, list[Section]]:
    """Join title, teaser and text by blank lines and remember where each begins."""
    parts: list[str] = []
    layout: list[Section] = []
    position = 0
    for field in frames.FIELDS:
        value = getattr(article, field)
        if pd.isna(value) or not value:
            continue
        if parts:
            position += len(_JOINT)
        parts.append(value)
        layout.append(Section(field, position, position + len(value)))
        position += len(value)
    return _JOINT.join(parts), layout


def _annotate_texts(
    nlp: Language,
    texts: Sequence[str],
    cache: AnnotationCache | None,
    n_process: int,
    progress: bool,
    record: Callable[[int, dict], dict],
) -> tuple[list[Doc], list[dict]]:
    """Annotate texts in order; a text that fails gets a Doc of bare tokens, and what `record` makes of its number and reason."""
    keys = _keys(nlp, [text[: nlp.max_length] for text in texts])
    wanted = {key: text[: nlp.max_length] for key, text in zip(keys, texts, strict=True)}
    rows: dict[str, list[int]] = {}
    for row, key in enumerate(keys):
        rows.setdefault(key, []).append(row)
    limit = f"{nlp.max_length:,}"
    cut = {"step": "annotate", "reason": f"longer than {limit} characters: only the first {limit} were annotated"}
    problems = {row: record(row, cut) for row, text in enumerate(texts) if len(text) > nlp.max_length}
    with tqdm(total=len(wanted), desc="Annotating", unit=" articles", disable=not progress) as bar:
        docs = cache.read(nlp.vocab, list(wanted), bar.update) if cache else {}
        new = {key: text for key, text in wanted.items() if key not in docs}
        done = annotate_texts(nlp, list(new.values()), n_process)
        try:
            for key, (doc, packed, failed) in zip(new, done, strict=True):
                docs[key] = doc
                if failed:
                    problems |= {row: record(row, failed) for row in rows[key]}
                elif cache:
                    cache.write(key, doc, packed)
                bar.update()  # last, so that what is shown is kept
        finally:  # what was done before Ctrl-C is kept
            done.close()
            if cache:
                cache.flush()
    return _one_doc_each(keys, docs), [problems[row] for row in sorted(problems)]


def _keys(nlp: Language, texts: Sequence[str]) -> list[str]:
    pipeline = fingerprint(nlp)
    return [entry_key(text, pipeline) for text in texts]


def _one_doc_each(keys: Sequence[str], docs: dict[str, Doc]) -> list[Doc]:
    """Articles of equal text share an annotation but not a Doc, since each has its own fields."""
    given: set[str] = set()
    ordered = []
    for key in keys:
        ordered.append(docs[key].copy() if key in given else docs[key])
        given.add(key)
    return ordered
