"""Articles that a corpus holds more than once: exact copies, the same text elsewhere, and near copies."""

import pandas as pd

from newskit import frames
from newskit.door import takes
from newskit.errors import InputError

_COLUMNS = ["article_id", "duplicate_of", "kind", "containment", "source", "title", "origin"]


@takes(articles=frames.Articles)
def report_duplicates(articles: pd.DataFrame, near: bool = False, min_containment: float = 0.9) -> pd.DataFrame:
    """List the articles that are in the table already; nothing is removed.

    An article's original is the earliest with the same text, by time of publication, then by row. To remove the copies:
    ``articles[~articles["article_id"].isin(report_duplicates(articles)["article_id"])]``.

    Parameters
    ----------
    articles : DataFrame
        Articles.
    near : bool
        Also look for near copies (a corrected typo, another headline) with `find_reuse`, which takes longer.
    min_containment : float
        Share of word shingles, 0..1, that near copies have in common, each of them with the other.

    Returns
    -------
    DataFrame
        One row a copy, in the order of the articles: article_id, duplicate_of (the original), kind ("exact": source,
        address, title and text are the same; "text": title and text are the same, from another source or address;
        "near"), containment (1.0 unless near), source, title, origin.

    Raises
    ------
    InputError
        If the table does not hold Articles, or `min_containment` is not in 0..1.

    Examples
    --------
    >>> import newskit as nk
    >>> text = "Der Fluss ist in der Nacht über die Ufer getreten."
    >>> table = pd.DataFrame({"source": ["Kurier", "Kurier", "Bote"], "title": ["Pegel"] * 3, "text": [text] * 3})
    >>> report_duplicates(nk.load_articles(table, progress=False))["kind"].tolist()
    ['exact', 'text']
    """
    if not 0 <= min_containment <= 1:
        raise InputError(f"min_containment is a share between 0 and 1, not {min_containment}")
    ordered = articles.reset_index(drop=True).sort_values("published", kind="stable", na_position="last")
    same_text = ordered[["title", "text"]].astype(object).fillna("")
    same = same_text.assign(**ordered[["source", "url"]].astype(object).fillna(""))
    originals = ordered["article_id"].groupby([same_text[name] for name in same_text], sort=False).transform("first")
    exact = same.duplicated()
    found = pd.DataFrame(
        {
            "article_id": ordered["article_id"],
            "duplicate_of": originals,
            "kind": exact.map({True: "exact", False: "text"}),
            "containment": 1.0,
        }
    )[originals != ordered["article_id"]]
    if near:
        found = pd.concat([found, _near(ordered, set(found["article_id"]), min_containment)])
    order = {article_id: row for row, article_id in enumerate(articles["article_id"])}
    found = found.sort_values("article_id", key=lambda ids: ids.map(order), kind="stable")
    shown = articles[["article_id", "source", "title", "origin"]]
    return found.merge(shown, on="article_id", how="left")[_COLUMNS].reset_index(drop=True)


def _near(ordered: pd.DataFrame, known: set[str], min_containment: float) -> pd.DataFrame:
    from newskit.comparison import find_reuse

    pairs = find_reuse(ordered[~ordered["article_id"].isin(known)], min_containment=min_containment)
    both = pairs[["containment_a", "containment_b"]].min(axis=1)
    rank = {article_id: row for row, article_id in enumerate(ordered["article_id"])}
    rows: dict[str, dict] = {}
    for pair, containment in zip(pairs.itertuples(), both, strict=True):
        first, second = sorted((pair.a, pair.b), key=rank.__getitem__)
        best = rows.get(second)
        if containment >= min_containment and (best is None or rank[first] < rank[best["duplicate_of"]]):
            rows[second] = {
                "article_id": second,
                "duplicate_of": first,
                "kind": "near",
                "containment": float(containment),
            }
    return pd.DataFrame(list(rows.values()), columns=["article_id", "duplicate_of", "kind", "containment"])
