"""Hand a Corpus over to the notebook's kernel: a folder with the articles, their annotations, and what made them.

The kernel so works on the very annotations of the caller, whatever pipeline they come from and whether or not the
cache is in use.
"""

import json
from pathlib import Path

import pandas as pd
import pyarrow as pa
import spacy

from newskit import frames
from newskit.annotation import Corpus, Section
from newskit.cache import AnnotationCache
from newskit.errors import InputError, ReportError
from newskit.pipelines import describe_pipeline, load_pipeline
from newskit.quotes.table import extract_both
from newskit.stored import StoredDocs
from newskit.texts import Texts

_DOCS = "docs.sqlite"
_ALL = 2**62  # bytes: nothing is removed from it


def write_corpus(corpus: Corpus, folder: Path, progress: bool = False, coding: pd.DataFrame | None = None) -> None:
    """Write a Corpus into a folder, which is made, with the names and quotes that are found in it.

    They are found here and not in the notebook, so that the caller is told on which articles the search failed.

    Raises
    ------
    InputError
        If a column of the user's own holds values that Parquet cannot keep.
    """
    folder.mkdir(parents=True, exist_ok=True)
    articles = frames.conform(corpus.articles, frames.Articles)
    try:
        articles.to_parquet(folder / "articles.parquet", index=False)
    except (pa.ArrowException, TypeError) as error:
        raise InputError(f"these articles cannot be handed to the report: {error}. Drop the column") from error
    layouts = []
    docs = AnnotationCache(folder / _DOCS, limit=_ALL)
    for row, (packed, layout) in enumerate(corpus.packed()):
        docs.write(str(row), packed)
        layouts.append(layout)
    if docs.flush():
        raise ReportError(f"the annotations cannot be written into {folder}: is there room on the disk?")
    entities, quotes = extract_both(corpus, progress)
    entities.to_parquet(folder / "entities.parquet", index=False)
    quotes.to_parquet(folder / "quotes.parquet", index=False)
    if coding is not None:
        coding.astype("string").to_parquet(folder / "coding.parquet", index=False)
    about = {
        "pipeline": corpus.pipeline,
        "problems": [
            {key: None if pd.isna(value) else str(value) for key, value in p.items()} for p in corpus.problems
        ],
        "sections": layouts,
    }
    (folder / "corpus.json").write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")


def read_corpus(folder: str | Path) -> Corpus:
    """Read the Corpus that a report works on; the first line of a report's notebook.

    Parameters
    ----------
    folder : path
        What the notebook's parameter ``corpus_folder`` names.

    Raises
    ------
    InputError
        If there is no such folder, for instance because a notebook was moved away from it.
    """
    folder = Path(folder)
    if not (folder / "corpus.json").is_file():
        raise InputError(
            f"{folder} is no corpus of a report. Run this notebook by newskit.build_report(articles, template=...), "
            "or put a corpus of your own here: corpus = newskit.annotate(newskit.load_articles(...))"
        )
    about = json.loads((folder / "corpus.json").read_text(encoding="utf-8"))
    articles = pd.read_parquet(folder / "articles.parquet")
    layouts = [[Section(*place) for place in places] for places in about["sections"]]
    keys, cache = list(map(str, range(len(articles)))), AnnotationCache(folder / _DOCS, limit=_ALL)
    docs = StoredDocs(spacy.blank("de"), articles, keys, {}, cache, layouts)
    # `stored` makes the report compare this pipeline with that of today.
    return Corpus(articles, docs, {**about["pipeline"], "stored": True}, about["problems"])


def read_tables(folder: str | Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The Entities and Quotes of a report's Corpus, with their problems; `newskit.build_report` has found them already.

    Parameters
    ----------
    folder : path
        As for `read_corpus`.
    """
    return pd.read_parquet(Path(folder, "entities.parquet")), pd.read_parquet(Path(folder, "quotes.parquet"))


def read_coding_sheet(folder: str | Path) -> pd.DataFrame | None:
    """The hand coding that `newskit.build_report` was given, if any; all of it as text.

    Parameters
    ----------
    folder : path
        As for `read_corpus`.
    """
    path = Path(folder, "coding.parquet")
    return pd.read_parquet(path) if path.is_file() else None


def other_pipeline(corpus: Corpus, say: Texts) -> str:
    """What to say where a stored corpus was annotated by another pipeline than it would be today; else nothing."""
    if not corpus.pipeline.get("stored"):
        return ""
    today = describe_pipeline(load_pipeline())
    before, now = (f"{one['name']} {one['version']}" for one in (corpus.pipeline, today))
    text = (
        "Careful: these articles were annotated earlier, by the pipeline {before}. Today it would be {now}; numbers of "
        "the two are not comparable."
    )
    return "" if before == now else say(text, before=before, now=now)
