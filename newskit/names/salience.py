"""How much an article is about a name."""

from collections.abc import Sequence

import pandas as pd

from newskit import frames
from newskit.annotation import Corpus
from newskit.door import takes
from newskit.errors import InputError
from newskit.names.counts import as_entities, choose


@takes(entities=(frames.Entities, frames.Articles), articles=frames.Articles)
def entity_salience(
    entities: pd.DataFrame | Corpus,
    articles: pd.DataFrame | Corpus | None = None,
    label: str | Sequence[str] | None = None,
) -> pd.DataFrame:
    """Tell the names that an article is about from those that it only mentions.

    A name is salient that stands in the title, in the lead (the teaser, or the first paragraph of the text) and often;
    these are the strongest simple signs of Dunietz and Gillick (2014), A New Entity Salience Task with Millions of
    Training Examples. The score is their plain mean, for ranking within an article, not a probability.

    Parameters
    ----------
    entities : DataFrame or Corpus
        Entities; or a Corpus or Articles.
    articles : DataFrame or Corpus, optional
        The Articles of the entities; their line breaks tell where the first paragraph ends.
    label : str or list of str, optional
        Only these kinds of name. Default: "PER", "LOC" and "ORG".

    Returns
    -------
    DataFrame
        One row an article and name: article_id, source, published, name, label, mentions, in_title, in_lead,
        first_field, first_start (the first mention), salience (0..1); articles in the order of the table,
        most salient names first.

    Raises
    ------
    InputError
        If the Articles are missing, or lack articles of the entities.

    Examples
    --------
    >>> from newskit import frames
    >>> article = {"article_id": "1", "title": "Kassel baut", "text": "Eine Brücke.\\nAuch Fulda baut."}
    >>> articles = frames.conform([article], frames.Articles)
    >>> columns = ["field", "start", "end", "name"]
    >>> rows = pd.DataFrame([("title", 0, 6, "Kassel"), ("text", 18, 23, "Fulda")], columns=columns)
    >>> entities = frames.conform(rows.assign(article_id="1", text=rows["name"], label="LOC"), frames.Entities)
    >>> entity_salience(entities, articles)[["name", "in_title", "salience"]].round(2).values.tolist()
    [['Kassel', True, 0.67], ['Fulda', False, 0.33]]
    """
    entities, articles = as_entities(entities, articles)
    if articles is None:
        raise InputError("entity_salience needs articles=: the text tells where the first paragraph ends")
    chosen = choose(entities, label)
    lost = set(chosen["article_id"]) - set(articles["article_id"])
    if lost:
        raise InputError(f"{len(lost)} articles of the entities are not among the Articles, the first: {min(lost)}")
    first_paragraphs = articles["text"].fillna("").str.split("\n", n=1).str[0].str.len()
    ends = chosen["article_id"].map(dict(zip(articles["article_id"], first_paragraphs, strict=True)))
    in_lead = chosen["field"].eq("teaser") | chosen["field"].eq("text") & (chosen["end"] <= ends)
    marked = chosen.assign(in_title=chosen["field"].eq("title"), in_lead=in_lead)
    keys = ["article_id", "source", "published", "name", "label"]
    table = marked.groupby(keys, sort=False, dropna=False, observed=True).agg(
        mentions=("name", "size"),
        in_title=("in_title", "any"),
        in_lead=("in_lead", "any"),
        first_field=("field", "first"),
        first_start=("start", "first"),
    )
    table = table.reset_index()
    frequency = table["mentions"] / table.groupby("article_id")["mentions"].transform("max")
    table["salience"] = (table["in_title"].astype(float) + table["in_lead"].astype(float) + frequency) / 3
    order = table.assign(article=pd.factorize(table["article_id"])[0])
    order = order.sort_values(["article", "salience", "name"], ascending=[True, False, True], ignore_index=True)
    return order.drop(columns="article")
