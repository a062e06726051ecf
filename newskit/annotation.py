"""Articles -> Corpus: spaCy runs once over each article, in batches, and its results are kept on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar, cast

import pandas as pd
from spacy.language import Language
from spacy.tokens import Doc
from tqdm.auto import tqdm

from newskit import frames
from newskit.cache import AnnotationCache, entry_key, fingerprint
from newskit.dispatch import call_above
from newskit.door import takes
from newskit.errors import InputError
from newskit.layers import AnyDoc
from newskit.packing import Layers, layers_of, pack
from newskit.pipelines import describe_pipeline, load_pipeline
from newskit.problems import origin_of, raise_or_record, warn
from newskit.processing import annotate_texts, number_of_processes
from newskit.sections import Place, Section, compose, locate, sections
from newskit.stored import StoredDocs

if TYPE_CHECKING:
    from newskit.display import View

__all__ = ["Corpus", "Place", "Section", "annotate", "as_corpus", "locate", "sections"]
Found = TypeVar("Found")
_AT_ONCE = 64  # texts that are composed together


class Corpus:
    """Articles together with their spaCy Docs.

    It exists so that spaCy runs once while entities, quotes and comparisons read the same Docs. They lie packed in the
    cache, or in memory without one, and are made when they are asked for: `docs` can be indexed, sliced and iterated.

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
        self._docs: Sequence[Doc] = docs if isinstance(docs, StoredDocs) else list(docs)
        self._made: dict[str, object] = {}

    def __len__(self) -> int:
        return len(self._docs)

    def __iter__(self) -> Iterator[tuple[NamedTuple, Doc]]:
        """Yield each article (a named tuple of its row) with its Doc, in the order of the table."""
        return zip(self.articles.itertuples(index=False, name="Article"), self._docs, strict=True)

    def __repr__(self) -> str:
        sources = self.articles["source"].nunique()
        return f"<Corpus: {len(self)} articles of {sources} sources, annotated by {self.pipeline['name']}>"

    @property
    def docs(self) -> Sequence[Doc]:
        """The Docs, in the order of the articles; those that `annotate` made are read when they are asked for."""
        return self._docs if isinstance(self._docs, StoredDocs) else list(self._docs)

    def stored(self) -> Iterator[AnyDoc]:
        """The Docs as they are stored, for who reads no more of them than the rules for names and quotes do."""
        return self._docs.stored() if isinstance(self._docs, StoredDocs) else iter(self._docs)

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

    def take(self, rows: Iterable[int]) -> Corpus:
        """Some of the articles, in this order.

        Parameters
        ----------
        rows : iterable of int
            Row numbers.

        Raises
        ------
        InputError
            If there is no such row.
        """
        try:
            rows = list(map(range(len(self)).__getitem__, rows))
        except (TypeError, IndexError) as error:
            raise InputError(f"rows are numbers of articles, of which there are {len(self)}: {error}") from None
        docs = self._docs.take(rows) if isinstance(self._docs, StoredDocs) else [self._docs[row] for row in rows]
        articles = self.articles.iloc[rows].reset_index(drop=True)
        articles.attrs = dict(self.articles.attrs)
        return Corpus(articles, docs, self.pipeline, self.problems)

    def layers(self) -> Iterator[tuple[Layers, list[Section]]]:
        """The layers of each Doc as columns, with its sections: for what counts words and needs no Doc."""
        if isinstance(self._docs, StoredDocs):
            return self._docs.layers()
        return ((layers_of(doc), sections(doc)) for doc in self._docs)

    def packed(self) -> Iterator[tuple[bytes, list[Section]]]:
        """Each Doc as bytes, with its sections: for who hands them on."""
        if isinstance(self._docs, StoredDocs):
            return self._docs.packed()
        return ((pack(doc), sections(doc)) for doc in self._docs)

    def show(self, article_id: str) -> View:
        """Show one article in Jupyter, its entities and quotes highlighted and its text escaped."""
        return call_above("newskit.articleview", "article_view", self, article_id)

    @cached_property
    def _rows(self) -> dict[str, int]:
        return {article_id: row for row, article_id in enumerate(self.articles["article_id"])}

    def _row(self, article_id: str) -> int:
        if not isinstance(article_id, str) or article_id not in self._rows:
            raise InputError(f"no article {article_id!r} in this corpus; see corpus.articles")
        return self._rows[article_id]


@takes(articles=frames.Articles)
def annotate(
    articles: pd.DataFrame,
    pipeline: str | Language | None = None,
    cache: bool = True,
    n_process: int | None = None,
    progress: bool = True,
    errors: Literal["record", "raise"] = "record",
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
    n_process : int, optional
        Processes to annotate with; the result is the same. By default one, and from 200 articles on that are not in
        the cache one for each core.
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
    nlp = load_pipeline(pipeline)
    kept = AnnotationCache() if cache else None

    def record(row: int, failed: dict) -> dict:
        about = {"article_id": str(articles["article_id"].iloc[row]), "origin": origin_of(articles, row)}
        return raise_or_record({**about, **failed}, errors)

    rows, too_long = _different_texts(articles, nlp)
    limit = f"{nlp.max_length:,}"
    cut = {"step": "annotate", "reason": f"longer than {limit} characters: only the first {limit} were annotated"}
    problems = {row: record(row, cut) for row in too_long}
    here: dict[str, bytes] = {}
    with tqdm(total=len(rows), desc="Annotating", unit=" articles", disable=not progress) as bar:
        known = kept.known(list(rows), bar.update) if kept else set()
        new = [key for key in rows if key not in known]
        texts = _texts(articles, [rows[key][0] for key in new], nlp.max_length)
        done = annotate_texts(nlp, texts, number_of_processes(n_process, len(new)))
        try:
            for key, (packed, failed) in zip(new, done, strict=True):
                if failed:
                    problems |= {row: record(row, failed) for row in rows[key]}
                here |= kept.write(key, packed) if kept and not failed else {key: packed}
                bar.update()  # last, so that what is shown is kept
        finally:  # what was done before Ctrl-C is kept
            done.close()
            here |= kept.flush() if kept else {}
    found = [problems[row] for row in sorted(problems)]
    warn(found, ["annotate"])
    key_of = {row: key for key, which in rows.items() for row in which}
    docs = StoredDocs(nlp, articles, [key_of[row] for row in range(len(articles))], here, kept)
    return Corpus(articles, docs, describe_pipeline(nlp), found)


def once_a_corpus(corpus: Corpus, name: str, make: Callable[[], Found]) -> Found:
    """What is worked out of a whole corpus, and kept as long as its Docs cannot change."""
    if not isinstance(corpus._docs, StoredDocs):
        return make()
    if name not in corpus._made:
        corpus._made[name] = make()
    return cast(Found, corpus._made[name])


def as_corpus(
    articles: Corpus | pd.DataFrame, progress: bool = True, errors: Literal["record", "raise"] = "record"
) -> Corpus:
    """Give a Corpus back as it is, and annotate Articles: so every function takes both."""
    return articles if isinstance(articles, Corpus) else annotate(articles, progress=progress, errors=errors)


def _different_texts(articles: pd.DataFrame, nlp: Language) -> tuple[dict[str, list[int]], list[int]]:
    """The rows of each text, by its key in the cache; the rows of texts that are too long."""
    pipeline = fingerprint(nlp)
    rows: dict[str, list[int]] = {}
    too_long = []
    for row, fields in enumerate(frames.rows(articles, *frames.FIELDS)):
        text, _ = compose(fields, nlp.max_length + 1)
        if len(text) > nlp.max_length:
            too_long.append(row)
        rows.setdefault(entry_key(text[: nlp.max_length], pipeline), []).append(row)
    return rows, too_long


def _texts(articles: pd.DataFrame, rows: Sequence[int], limit: int) -> Iterator[str]:
    """The texts of some articles, composed when they are due."""
    texts = articles[list(frames.FIELDS)]
    for start in range(0, len(rows), _AT_ONCE):
        part = texts.iloc[rows[start : start + _AT_ONCE]]
        yield from (compose(fields, limit)[0] for fields in frames.rows(part, *frames.FIELDS))
