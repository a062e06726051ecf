"""Counting with dictionaries: lists of patterns that stand for a topic or a frame."""

from collections.abc import Iterable, Mapping

import pandas as pd

from newskit import frames
from newskit.annotation import Corpus, as_corpus
from newskit.comparison.copies import CopiedText
from newskit.comparison.patterns import Finder, compile_pattern
from newskit.comparison.terms import WordUnit, hit_table, running_words
from newskit.comparison.wordforms import lexicon_of
from newskit.door import need, takes
from newskit.errors import InputError

Dictionary = Mapping[str, Iterable[str]]


@takes(articles=frames.Articles, without_copies=frames.Pairs)
def count_dictionary(
    articles: Corpus | pd.DataFrame,
    dictionary: Dictionary,
    by: str = "article_id",
    unit: WordUnit = "token",
    without_copies: bool | pd.DataFrame = False,
    progress: bool = True,
) -> pd.DataFrame:
    """Count how often the words of a dictionary's categories stand in each article, source or other group.

    Parameters
    ----------
    articles : Corpus or DataFrame
        Corpus or Articles.
    dictionary : mapping of str to list of str
        Category -> patterns: ``{"Klima": ["klima*", "erderwärmung", "erneuerbare* energie*"]}``. "*" is any rest of a
        word, "?" one character, a space parts words; case does not matter.
    by : str
        Column of the Articles to count by: "article_id", "source", "section" ...
    unit : {"token", "lemma"}
        What the patterns are matched against; with "lemma" both the word as written and its lemma.
    without_copies : bool or DataFrame
        Count each copied passage once, for who printed it first; Pairs of `find_reuse` save a second search.
    progress : bool
        Show a progress bar if articles have to be annotated.

    Returns
    -------
    DataFrame
        One row a group and category, none left out where the count is 0: the column `by`, (source and published, if
        `by` is "article_id"), category, hits, words (of the group, without numbers), per_1000 (hits per 1,000 words),
        articles (with a hit).

    Raises
    ------
    InputError
        If the dictionary is empty or a pattern would match every word.

    Notes
    -----
    Dictionaries count words, not meanings: look at the hits (`dictionary_hits`, `concordance`) before believing the
    counts, and validate them on a hand-coded sample (Grimmer & Stewart 2013, "Text as Data").

    Examples
    --------
    >>> import newskit as nk
    >>> articles = nk.load_articles(pd.DataFrame({
    ...     "source": ["Tagblatt", "Abendpost"], "text": ["Das Klima und der Klimaschutz.", "Der Trainer geht."]}))
    >>> nk.count_dictionary(articles, {"Klima": ["klima*"]}, by="source", progress=False)[["source", "hits", "words"]]
          source  hits  words
    0  Abendpost     0      3
    1   Tagblatt     2      5
    """
    corpus = as_corpus(articles, progress=progress)
    table = corpus.articles
    need(table, [by], f"by={by!r}: the table of articles")
    hits, words = _count(corpus, dictionary, unit, CopiedText.of(table, without_copies))
    groups = table[["article_id", by]].loc[:, lambda t: ~t.columns.duplicated()].assign(words=words)
    sizes = groups.groupby(by, sort=by != "article_id", dropna=False)["words"].sum()
    hits = hits.drop(columns=by if by != "article_id" else []).merge(
        table[["article_id", by]] if by != "article_id" else table[["article_id"]], on="article_id"
    )
    found = hits.groupby([by, "category"], dropna=False).agg(hits=("start", "size"), articles=("article_id", "nunique"))
    every = pd.MultiIndex.from_product([sizes.index, list(dictionary)], names=[by, "category"])
    counts = found.reindex(every, fill_value=0).reset_index()
    counts.insert(3, "words", counts[by].map(sizes).to_numpy())
    counts.insert(4, "per_1000", (1000 * counts["hits"] / counts["words"].where(counts["words"] > 0)).astype("Float64"))
    counts["category"] = counts["category"].astype("string")
    if by == "article_id":
        counts = counts.merge(table[["article_id", "source", "published"]], on="article_id", how="left")
        counts = counts[["article_id", "source", "published", "category", "hits", "words", "per_1000"]]
    return counts


@takes(articles=frames.Articles, without_copies=frames.Pairs)
def dictionary_hits(
    articles: Corpus | pd.DataFrame,
    dictionary: Dictionary,
    unit: WordUnit = "token",
    without_copies: bool | pd.DataFrame = False,
    progress: bool = True,
) -> pd.DataFrame:
    """List every hit of a dictionary, to look at what was counted.

    Parameters are those of `count_dictionary`.

    Returns
    -------
    DataFrame
        One row a hit, in the order of the articles: article_id, source, published, category, pattern, field, start,
        end, text (as written).

    Examples
    --------
    >>> import newskit as nk
    >>> table = pd.DataFrame({"source": ["Tagblatt"], "text": ["Die Erneuerbaren Energien wachsen."]})
    >>> articles = nk.load_articles(table)
    >>> nk.dictionary_hits(articles, {"Klima": ["erneuerbare* energie*"]}, progress=False)[["category", "text"]]
      category                   text
    0    Klima  Erneuerbaren Energien
    """
    corpus = as_corpus(articles, progress=progress)
    return _count(corpus, dictionary, unit, CopiedText.of(corpus.articles, without_copies))[0]


def _count(
    corpus: Corpus, dictionary: Dictionary, unit: WordUnit, ignored: CopiedText
) -> tuple[pd.DataFrame, list[int]]:
    """All hits, and the words of each article."""
    if not dictionary or isinstance(dictionary, str) or any(isinstance(words, str) for words in dictionary.values()):
        raise InputError('a dictionary maps categories to lists of patterns, as in {"Klima": ["klima*"]}')
    lexicon = lexicon_of(corpus)
    compiled = {category: [compile_pattern(text) for text in texts] for category, texts in dictionary.items()}
    finders = {category: Finder(patterns, lexicon.words) for category, patterns in compiled.items()}
    about = list(frames.rows(corpus.articles, "article_id", "source", "published"))
    lemmas = running_words(corpus, "lemma", ignored, lexicon) if unit == "lemma" else None
    records, numbers = [], []
    for row, (_, words) in enumerate(running_words(corpus, "token", ignored, lexicon)):
        keys = [words.key, *([next(lemmas)[1].key] if lemmas else [])]
        numbers.append(len(words.key))
        for category, finder in finders.items():
            for first, stop, pattern in finder.find(*keys):
                if place := words.span(first, stop):
                    text = corpus.articles[place[0]].iat[row][place[1] : place[2]]
                    records.append((*about[row], category, pattern.text, *place, text))
    columns = ["article_id", "source", "published", "category", "pattern", "field", "start", "end", "text"]
    return hit_table(records, columns), numbers
