"""Which pipeline suits these articles? The names and quotes on which two or more of them differ, side by side."""

from collections.abc import Sequence

import pandas as pd
from spacy.language import Language
from spacy.util import is_package

from newskit import frames
from newskit.annotation import Corpus, annotate
from newskit.door import takes
from newskit.errors import InputError
from newskit.names import extract_entities
from newskit.pipelines import EMBEDDED
from newskit.quotes import extract_quotes

CANDIDATES = (EMBEDDED.name, "de_core_news_sm", "de_core_news_md", "de_core_news_lg")
_PLACE = ["article_id", "source", "field", "start", "end"]


def installed_pipelines() -> list[str]:
    """The German pipelines that newskit knows and this environment has.

    Examples
    --------
    >>> "de_newskit_md" in installed_pipelines()
    True
    """
    return [name for name in CANDIDATES if name == EMBEDDED.name or is_package(name)]


@takes(articles=frames.Articles)
def compare_pipelines(
    articles: pd.DataFrame,
    pipelines: Sequence[str | Language] | None = None,
    *,
    sample: int | None = None,
    seed: int = 1,
    progress: bool = True,
) -> pd.DataFrame:
    """List the names and quotes on which pipelines differ, with the sentence to judge them by.

    A pipeline is better for *your* articles if it is right in more of the rows that you judge; figures measured on
    other people's articles say little about that.

    Parameters
    ----------
    articles : DataFrame
        Articles; a few dozen are enough for a first look.
    pipelines : sequence of str or Language, optional
        Two or more names, directories or loaded pipelines; all that are installed if left out.
    sample : int, optional
        Give only this many rows, drawn at random.
    seed : int
        Seed of the draw.
    progress : bool
        Show a progress bar.

    Returns
    -------
    DataFrame
        One row a place on which they differ, in the order of the articles: ``kind`` ("name", "quote"), ``article_id``,
        ``source``, ``field``, ``start``, ``end``, ``text``; one column a pipeline with what it found there (a name's
        label, or a quote's type and speaker; missing = nothing); ``sentence``.

    Raises
    ------
    InputError
        If fewer than two pipelines are named or installed.
    PipelineError
        If one that is named cannot be loaded.

    Examples
    --------
    >>> import newskit as nk
    >>> articles = nk.load_articles(pd.DataFrame({"text": ["Die Linde AG baut in Pullach."]}), progress=False)
    >>> other = nk.load_pipeline("de_newskit_md")
    >>> len(compare_pipelines(articles, ["de_newskit_md", other], progress=False))
    0
    """
    chosen = list(pipelines) if pipelines is not None else installed_pipelines()
    if len(chosen) < 2:
        raise InputError(
            f"a comparison needs two pipelines, and there is {'only ' + str(chosen[0]) if chosen else 'none'} here; "
            "install another one (python -m spacy download de_core_news_sm) or name two with pipelines="
        )
    found: dict[str, pd.DataFrame] = {}
    for pipeline in chosen:
        corpus = annotate(articles, pipeline, progress=progress)
        found[_free_name(corpus.pipeline["name"], found)] = _answers(corpus, progress)
    table = _differences(found, articles)
    if sample is not None and sample < len(table):
        table = table.sample(sample, random_state=seed).sort_index()
    return table.reset_index(drop=True)


def _free_name(name: str, taken: dict) -> str:
    """The same pipeline twice (two versions, say) gets a number."""
    return name if name not in taken else f"{name} ({len(taken) + 1})"


def _answers(corpus: Corpus, progress: bool) -> pd.DataFrame:
    names = extract_entities(corpus, progress=progress)
    quotes = extract_quotes(corpus, progress=progress)
    answers = [
        names.assign(kind="name", answer=names["label"]),
        quotes.assign(
            kind="quote", answer=quotes["type"] + ": " + quotes["speaker_name"].fillna(quotes["speaker"]).fillna("?")
        ),
    ]
    columns = ["kind", *_PLACE, "text", "sentence", "answer"]
    return pd.concat([table[columns] for table in answers], ignore_index=True)


def _differences(found: dict[str, pd.DataFrame], articles: pd.DataFrame) -> pd.DataFrame:
    key = ["kind", *_PLACE, "text"]
    answers = [table.assign(pipeline=name) for name, table in found.items()]
    whole = pd.concat(answers, ignore_index=True).drop_duplicates([*key, "pipeline"])
    sentences = whole.drop_duplicates(key).set_index(key)["sentence"]
    wide = whole.set_index([*key, "pipeline"])["answer"].unstack("pipeline").reindex(columns=list(found))
    differ = wide[wide.isna().any(axis=1) | (wide.nunique(axis=1) > 1)]
    table = differ.join(sentences).reset_index()
    order = pd.Series(range(len(articles)), index=articles["article_id"])
    field = table["field"].map({name: place for place, name in enumerate(frames.FIELDS)})
    place = pd.DataFrame({"article": table["article_id"].map(order), "field": field})
    place = place.assign(start=table["start"], end=table["end"], kind=table["kind"])
    return table.loc[place.sort_values(list(place.columns), kind="stable").index].reset_index(drop=True)
