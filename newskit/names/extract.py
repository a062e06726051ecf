"""Articles -> the table of Entities."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Literal

import pandas as pd

from newskit import frames
from newskit.annotation import Corpus, as_corpus, sections
from newskit.dispatch import also_on_dask
from newskit.docs import text_of
from newskit.door import takes
from newskit.errors import InputError
from newskit.layers import AnyDoc, sentence_starts
from newskit.names.find import find_mentions
from newskit.names.linking import link_checked
from newskit.problems import article_by_article, warn


@also_on_dask
@takes(articles=frames.Articles)
def extract_entities(
    articles: Corpus | pd.DataFrame,
    fields: Sequence[str] = frames.FIELDS,
    aliases: Mapping[str, str] | pd.DataFrame | None = None,
    progress: bool = True,
    errors: Literal["record", "raise"] = "record",
) -> pd.DataFrame:
    """Find persons, places and organisations, one row a mention, each under the one name that it can be counted by.

    Parameters
    ----------
    articles : Corpus or DataFrame
        A Corpus, or Articles, which are annotated first.
    fields : sequence of str
        Which of "title", "teaser" and "text" to give mentions of. Names are resolved over all fields in any case.
    aliases : mapping or DataFrame, optional
        Your own table of names, see `newskit.link_names`.
    progress : bool
        Show a progress bar.
    errors : {"record", "raise"}
        What to do about an article on which the search fails: leave its rows out and list it in `load_problems`,
        or stop.

    Returns
    -------
    DataFrame
        Entities: article_id, source, published, field, start, end, text (as written), label ("PER", "LOC", "ORG",
        "MISC"), name (canonical), role (office as written beside the name), sentence; in the order of the articles and
        of their text. `start` and `end` count characters of the field: ``article[field][start:end]`` is the mention.

    Raises
    ------
    InputError
        If a field is not known, or `aliases` lacks its columns.
    AnalysisError
        If the search fails on an article and ``errors="raise"``.

    Warns
    -----
    LoadWarning
        Once, with the number of articles on which the search failed, if there are any.

    See Also
    --------
    newskit.count_entities, newskit.cooccurrence, newskit.ambiguous_names

    Examples
    --------
    >>> import newskit as nk
    >>> articles = nk.load_articles(pd.DataFrame({"text": ["Bürgermeisterin Jana Moser kommt. Mosers Rede ist kurz."]}))
    >>> entities = extract_entities(articles, progress=False)
    >>> entities["text"].tolist(), entities["name"].tolist(), entities["role"][0]
    (['Jana Moser', 'Mosers'], ['Jana Moser', 'Jana Moser'], 'Bürgermeisterin')
    """
    unknown = set(fields) - set(frames.FIELDS)
    if isinstance(fields, str) or unknown:
        raise InputError(f"fields must be a list out of {list(frames.FIELDS)}, not {fields!r}")
    corpus = as_corpus(articles, progress=progress, errors=errors)
    table = link_checked(tabulate_mentions(corpus, fields, progress, errors), aliases)
    warn(table.attrs["problems"], ["entities"])
    return table


def tabulate_mentions(
    corpus: Corpus,
    fields: Sequence[str] = frames.FIELDS,
    progress: bool = True,
    errors: Literal["record", "raise"] = "record",
) -> pd.DataFrame:
    """The table of Entities before names are linked across articles: what can be told of each article alone."""
    finder = {"entities": lambda doc, _: mentions_of(doc, fields)}
    return article_by_article(corpus, finder, errors, progress)["entities"]


def mentions_of(doc: AnyDoc, fields: Sequence[str]) -> list[tuple]:
    """field, start, end, text, label, name, role and sentence of every mention in these fields."""
    text, found = text_of(doc), find_mentions(doc)
    sentences = [*sentence_starts(doc), len(text)]
    rows = []
    for part in (part for part in sections(doc) if part.field in fields):
        for mention in found:
            if part.start <= mention.start and mention.end <= part.end:
                i = bisect_right(sentences, mention.start)
                sentence = text[max(sentences[i - 1], part.start) : min(sentences[i], part.end)].strip()
                start, end = mention.start - part.start, mention.end - part.start
                written = text[mention.start : mention.end]
                rows.append((part.field, start, end, written, mention.label, mention.name, mention.role, sentence))
    return rows
