"""Keywords: words are joined by hash among all workers, and only keywords are brought to one place."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from newskit.comparison.copies import CopiedText, copied_spans
from newskit.comparison.keyness import Measure, best_first, check_sides, measured_terms, sides_of
from newskit.comparison.terms import Unit, name_words, running_words
from newskit.comparison.wordcounts import TermCounts, count_terms, join_counts
from newskit.comparison.wordforms import FormCounts, Lexicon, Rules
from newskit.distributed.engine import load_dask, number_of_parts, spread, work_out
from newskit.distributed.extraction import chosen_pipeline, corpus_of, extract_entities
from newskit.distributed.reuse import about_articles, find_reuse
from newskit.errors import InputError
from newskit.options import check_options

if TYPE_CHECKING:
    from newskit.distributed.engine import Table


def keyness(
    articles: Table,
    target: str | Iterable[str],
    reference: str | Iterable[str] = "rest",
    by: str = "source",
    unit: Unit = "lemma",
    measure: Measure = "g2",
    min_articles: int = 2,
    min_count: int = 3,
    stop_words: bool = False,
    names: bool = True,
    prior_words: float | None = None,
    without_copies: bool | pd.DataFrame = False,
    progress: bool = True,
) -> pd.DataFrame:
    """Keywords of Articles in a Dask frame; see `newskit.keyness`.

    Each worker counts the words of some articles, then joins the counts of some words. In one place lie the keywords,
    and 100 bytes an article of what is known about it. With unit "name" the names are linked in one place.
    """
    check_options(keyness, {"unit": unit, "measure": measure})
    about = about_articles(articles, by)
    whole = pd.concat(about, ignore_index=True)
    if by not in whole.columns:
        raise InputError(f"by={by!r} is no column of these articles: {list(articles.columns)}")
    check_sides(whole[by], sides_of(whole[by], target, reference), target, reference)
    spans = spans_of_parts(about, articles, without_copies, progress)
    dask, number = load_dask(), number_of_parts(len(about))
    count = partial(_counted, number=number, stop_words=stop_words, names=names)
    sides = [sides_of(part[by], target, reference) for part in about]
    parts, pipeline = articles.to_delayed(), chosen_pipeline()
    if unit == "name":
        mentions = extract_entities(articles).to_delayed()
        words = [dask.delayed(_names)(part, found, of) for part, found, of in zip(parts, mentions, spans, strict=True)]
    else:
        forms = spread([dask.delayed(_forms)(part, pipeline, number) for part in parts], "Word forms", progress)
        rules = [dask.delayed(_rules)(forms, bucket) for bucket in range(number)]
        words = [dask.delayed(_words)(part, pipeline, unit, of, rules) for part, of in zip(parts, spans, strict=True)]
    counts = [dask.delayed(count)(found, of) for found, of in zip(words, sides, strict=True)]
    counts = spread(counts, "Words", progress)
    measured = partial(_measured, min_articles=min_articles, min_count=min_count, prior_words=prior_words)
    tables = [dask.delayed(measured)(counts, bucket) for bucket in range(number)]
    return best_first(pd.concat(work_out(tables, "Keywords", progress)), measure)


def spans_of_parts(
    about: list[pd.DataFrame], articles: Table, without_copies: bool | pd.DataFrame, progress: bool
) -> list[pd.DataFrame | None]:
    """The copied spans of the articles of each part; None where none are asked for."""
    if without_copies is False:
        return [None] * len(about)
    pairs = find_reuse(articles, progress=progress) if without_copies is True else without_copies
    spans = copied_spans(pd.concat(about, ignore_index=True).assign(text=pd.NA), pairs)  # texts stay away
    return [spans[spans["article_id"].isin(part["article_id"])] for part in about]


def ignored_text(articles: pd.DataFrame, spans: pd.DataFrame | None) -> CopiedText:
    """What to ignore of some articles."""
    return CopiedText.of(articles, False) if spans is None else CopiedText(spans)


def _forms(articles: pd.DataFrame, pipeline: str | None, number: int) -> list[FormCounts]:
    corpus = corpus_of(articles, pipeline)
    return Lexicon(layers for layers, _ in corpus.layers()).counts().split(number)


def _rules(forms: list[list[FormCounts]], bucket: int) -> Rules:
    return Rules.of(parts[bucket] for parts in forms)


def _words(
    articles: pd.DataFrame, pipeline: str | None, unit: Unit, spans: pd.DataFrame | None, rules: list[Rules]
) -> list:
    corpus = corpus_of(articles, pipeline)
    lexicon = Lexicon((layers for layers, _ in corpus.layers()), Rules.joined(rules))
    return [words for _, words in running_words(corpus, unit, ignored_text(articles, spans), lexicon)]


def _names(articles: pd.DataFrame, entities: pd.DataFrame, spans: pd.DataFrame | None) -> list:
    ids = articles["article_id"].tolist()
    return [words for _, words in name_words(ids, entities, ignored_text(articles, spans))]


def _counted(
    words: list, sides: np.ndarray, number: int, stop_words: bool, names: bool
) -> tuple[list[TermCounts], np.ndarray]:
    counts = count_terms(words, sides, stop_words, names)
    return counts.split(number), counts.sizes()


def _measured(
    counts: list[tuple[list[TermCounts], np.ndarray]],
    bucket: int,
    min_articles: int,
    min_count: int,
    prior_words: float | None,
) -> pd.DataFrame:
    found = join_counts([parts[bucket] for parts, _ in counts])
    return measured_terms(found, np.concatenate([sizes for _, sizes in counts]), min_articles, min_count, prior_words)
